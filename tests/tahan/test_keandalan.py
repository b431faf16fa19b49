"""docs/keandalan.md holds what the campaign found, and the campaign writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.tahan import fuzzing, kampanye
from tests.tahan.outcome import Outcome, Trial, summed_up
from tests.tahan.process import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "keandalan.md"


def rows() -> dict[str, tuple[int, int, str]]:
    """Fault → trials, violations, remarks."""
    table = PAGE.read_text(encoding="utf-8").partition(kampanye.START)[2].partition(kampanye.END)[0]
    found = re.findall(r"^\| ([^|]+) \| [A-E ]+ \| ([0-9.]+) \| ([0-9.]+) \| (.*) \|$", table, re.MULTILINE)
    return {name: (int(trials.replace(".", "")), int(broken), remark) for name, trials, broken, remark in found}


def test_no_promise_was_broken() -> None:
    assert rows()
    assert {name: row[1] for name, row in rows().items() if row[1]} == {}


def test_ten_thousand_power_losses_and_a_thousand_kills_and_errors() -> None:
    found = rows()
    losses = sum(row[0] for name, row in found.items() if name.startswith("mati listrik"))
    others = sum(row[0] for name, row in found.items() if "ke-n" in name or "kill -9" in name or "RLIMIT" in name)
    assert losses >= 10_000
    assert others >= 1_000


def test_ten_minutes_of_fuzzing_for_each_reader() -> None:
    for name in fuzzing.readers():
        trials, broken, remark = rows()[kampanye.FUZZED + name]
        minutes = re.match(r"([0-9]+) menit", remark)
        assert minutes, remark
        assert (int(minutes[1]) >= 10, trials > 10_000, broken) == (True, True, 0), name


def test_the_table_is_written_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "halaman.md"
    page.write_text(f"atas\n{kampanye.START}\nlama\n{kampanye.END}\nbawah\n", encoding="utf-8")
    outcome = summed_up("uji", "A B", [Trial((), "kode 0"), Trial(("A: hilang",), "mati")], "catatan")
    assert outcome == Outcome("uji", "A B", 2, ("A: hilang",), "kode 0 1×, mati 1×; catatan")
    kampanye.write_table(page, [outcome])
    text = page.read_text(encoding="utf-8")
    assert "| uji | A B | 2 | 1 | kode 0 1×, mati 1×; catatan |" in text
    assert text.startswith("atas\n")
    assert text.endswith("bawah\n")
    assert "lama" not in text
