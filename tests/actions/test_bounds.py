"""What a single file, a single piece of evidence or a single name may cost, and where files may be written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kontrak.actions.evidence import MAX_BYTES
from kontrak.actions.recording import MAX_PROBLEMS
from tests.posix import needs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workplace import Workplace

ESCAPE = "\x1b[31m"


def test_twenty_thousand_unknown_opds_are_told_up_to_a_thousand(office: Workplace) -> None:
    rows = "".join(f"DINAS{number}.JALAN,apr,5\n" for number in range(20_000))
    office.write(f"kode,bulan,realisasi\n{rows}", "salah.csv")
    start = time.process_time()
    said = office.refuse("catat", "--dari", "salah.csv")
    assert time.process_time() - start < 20  # 20.000 searches for what was meant took minutes
    assert said.count("tidak dikenal") == MAX_PROBLEMS
    assert "19000 baris lain belum diperiksa" in said


def test_a_cell_of_a_megabyte_is_quoted_up_to_eighty_characters(office: Workplace) -> None:
    for row in (f"{'X' * 1_000_000},apr,5", f"PUPR.JALAN,{'9' * 1_000_000},5", f"PUPR.JALAN,apr,{'a' * 1_000_000}"):
        office.write(f"kode,bulan,realisasi\n{row}\n", "panjang.csv")
        assert len(office.refuse("catat", "--dari", "panjang.csv")) < 600, row[:20]


def test_evidence_that_is_too_large_is_refused_unread(office: Workplace) -> None:
    with (office.folder / "film.mp4").open("wb") as file:
        file.truncate(40_000_000_000)
    said = office.refuse("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--bukti", "film.mp4")
    assert f"lebih dari {MAX_BYTES // 1_000_000} MB" in said


def test_evidence_that_grew_is_not_read_again(office: Workplace) -> None:
    (office.folder / "foto.jpg").write_bytes(b"foto")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--bukti", "foto.jpg")
    with (office.folder / "foto.jpg").open("wb") as file:
        file.truncate(40_000_000_000)
    assert "sudah berubah" in office.run("segel", "--bukti").out


def test_evidence_on_another_computer_is_not_asked_for(office: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    from kontrak.store import seal

    (office.folder / "foto.jpg").write_bytes(b"foto")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--bukti", "foto.jpg")
    monkeypatch.setattr(seal, "_digest", lambda *_: pytest.fail("asked for"))
    with closing(sqlite3.connect(office.folder / "kontrak.db")) as raw:
        raw.execute("DROP TRIGGER bukti_tak_diubah")
        raw.execute("UPDATE bukti SET jalur = '\\\\jahat\\bagi\\foto.jpg'")
        raw.commit()
    assert "ada di komputer lain" in office.run("segel", "--bukti").out


@needs("names")
def test_the_name_of_a_file_is_shown_and_not_obeyed(office: Workplace) -> None:
    for words in (("rapat",), ("papan",), ("ekspor",), ("rapor", "--semua")):
        name = f"{ESCAPE}{words[0]}" + {"papan": ".html", "ekspor": ".csv", "rapat": ".md"}.get(words[0], "")
        result = office.do(*words, "--bulan", "jun", "--keluar", name)
        assert ESCAPE not in result.out + result.err
        assert "\\x1b" in result.err


@pytest.mark.parametrize("name", [".kontrak.db.{pid}.sementara", "kontrak.db-journal", ".salinan.db.{pid}.sementara"])
def test_a_planted_link_is_never_written_through(office: Workplace, name: str) -> None:
    """The names were those of the file and the process: whoever knew them chose what was overwritten."""
    precious = office.folder / "milik-orang.txt"
    precious.write_text("penting", encoding="utf-8")
    office.do("cadangkan", "asal.db")
    (office.folder / name.format(pid=os.getpid())).symlink_to(precious)
    office.run("cadangkan", "salinan.db")
    office.run("pulihkan", "asal.db")
    assert precious.read_text(encoding="utf-8") == "penting"
    assert not (office.folder / "kontrak.db").is_symlink()


def test_a_module_in_the_working_folder_is_not_run(tmp_path: Path) -> None:
    (tmp_path / "sqlite3.py").write_text("print('JAHAT')", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kontrak", "status"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "JAHAT" not in done.stdout + done.stderr
    assert "kontrak.db tidak ada" in done.stderr
