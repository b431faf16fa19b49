"""Forms filled in by a program that knows nothing of ours, in one run: every slip named, every good form recorded."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.cli.process import ROOT
from tests.forms.kiriman import fill
from tests.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path


def deliver(office: Workplace, every: int) -> tuple[int, int]:
    """Fill in the forms of March, one of ``every`` with a slip, record them, and hold each to what was meant."""
    office.do("formulir", "--bulan", "mar", "--keluar", "masuk")
    paths = sorted((office.folder / "masuk").glob("*.xlsx"))
    sent = [fill(path, number, slip=number % every == every - 1) for number, path in enumerate(paths)]
    wrong = [one for one in sent if one.sel]
    done = office.run(
        "catat", "--dari", "masuk", "--bulan", "mar", "--tanda-terima", "jawab", "--koreksi", "--alasan", "uji"
    )
    assert done.code == (1 if wrong else 0), done.err
    for one in wrong:
        answer = (office.folder / "jawab" / f"{one.path.name}.tanda-terima.md").read_text(encoding="utf-8")
        assert f"sel {one.sel}" in answer
        assert one.pesan is not None
        assert f"{one.path.name}, lembar Laporan, sel {one.sel}: " in done.err
        assert one.pesan in done.err
    assert f"{len(wrong)} dari {len(sent)} berkas ditolak" in done.err
    rows = office.do("ekspor", "--format", "json", "--tabel", "laporan", "--bulan", "mar").json["laporan"]
    kept = {row["kode"]: row for row in rows if row["bulan"] == 3}
    for one in sent:
        for kode, (value, rupiah) in one.meant.items():
            if one.sel:
                assert kode not in kept
            else:
                assert Decimal(str(kept[kode]["realisasi"])) == value, kode
                assert kept[kode]["anggaran"] == rupiah, kode
    assert len(list((office.folder / "jawab").iterdir())) == len(sent)
    office.do("segel")
    return len(sent), len(wrong)


def test_a_small_delivery(office: Workplace) -> None:
    office.at("2022-04-12")
    assert deliver(office, 2) == (2, 1)


@pytest.mark.berat
def test_the_month_of_a_regency(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office = Workplace(tmp_path, monkeypatch, capsys)
    office.write((ROOT / "contracts.yaml").read_text(encoding="utf-8"))
    office.at("2022-02-01")
    office.do("impor")
    office.at("2022-04-12")
    assert deliver(office, 5) == (32, 6)
