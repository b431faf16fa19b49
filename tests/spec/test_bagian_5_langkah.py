"""SPEC §5 "Next step": what begins the work of others ends with the command that follows, and that command works."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.contract_text import berkas, naik, opd

if TYPE_CHECKING:
    from tests.workplace import Result, Workplace


def steps(done: Result) -> list[list[str]]:
    """The words of the commands that standard error ends with."""
    lines = done.err.splitlines()
    first = next((place for place, line in enumerate(lines) if line.startswith("Berikutnya")), len(lines))
    assert all(line.startswith("Berikutnya") for line in lines[first:]), lines
    words = [_words(line.partition(": ")[2]) for line in lines[first:]]
    assert all(command[0] == "kontrak" for command in words)
    return [command[1:] for command in words]


def _words(command: str) -> list[str]:
    """Split as both shells do: double quotes hold together, a backslash is a letter (of a Windows path)."""
    lexer = shlex.shlex(command, posix=True)
    lexer.whitespace_split, lexer.escape, lexer.commenters = True, "", ""
    return list(lexer)


def follow(kantor: Workplace, done: Result) -> list[Result]:
    return [kantor.do(*words) for words in steps(done)]


ITEM = naik("A", 20, "rencana: {mar: 10, jun: 10}")


@pytest.fixture
def db(kantor: Workplace) -> list[str]:
    """The words that name a file in a folder with blanks."""
    (kantor.folder / "data kantor").mkdir()
    return ["--db", "data kantor/kontrak tahun ini.db"]


def test_from_the_contract_to_the_lock_each_step_can_be_typed(kantor: Workplace, db: list[str]) -> None:
    kantor.at("2022-04-02")
    kantor.write(berkas(opd(ITEM, kontrak="{nomor: null}")), "kontrak dinas.yaml")
    tried = kantor.do("impor", "kontrak dinas.yaml", *db, "--coba")
    ((*words,),) = steps(tried)
    assert words == ["impor", "kontrak dinas.yaml", *db]
    imported = kantor.do(*words)
    agreement, forms = follow(kantor, imported)
    assert "PERJANJIAN KINERJA" in agreement.out
    assert "1 formulir Maret 2022" in forms.err
    (blank,) = follow(kantor, forms)
    assert "belum diisi" in blank.out
    kantor.write("kode,bulan,realisasi\nX.A,mar,10\n", "masuk.csv")
    tried = kantor.do("catat", "--dari", "masuk.csv", "--tanda-terima", "jawaban", "--coba", *db)
    (recorded,) = follow(kantor, tried)
    assert "1 laporan tercatat" in recorded.out
    (asked,) = follow(kantor, recorded)
    assert "Maret 2022" in asked.out
    again = kantor.do("catat", "--dari", "masuk.csv", *db)
    assert steps(again) == [["belum-lapor", "--tahun", "2022", "--db", str(Path(db[1]))]]
    follow(kantor, again)
    for bulan in ("jan", "feb"):
        kantor.do("kunci", "--bulan", bulan, *db)
    cards, _copy = follow(kantor, kantor.do("kunci", "--bulan", "mar", *db))
    assert "rapor-2022-03" in cards.err


def test_an_amendment_names_the_agreement_of_its_month(kantor: Workplace) -> None:
    kantor.impor(opd(ITEM), opd(ITEM, kode="Y"))
    changed = opd(naik("A", 30, "rencana: {mar: 10, jun: 20}"))
    kantor.write(berkas(changed, opd(ITEM, kode="Y")))
    assert not steps(kantor.do("impor", "--coba")), "the sentence says that it needs --berlaku"
    done = kantor.do("impor", "--berlaku", "jun", "--alasan", "Refocusing", "--koreksi")
    assert steps(done)[0] == ["dokumen", "perjanjian", "--opd", "X", "--bulan", "2022-06"]
    assert "PERUBAHAN" in follow(kantor, done)[0].out


def test_contract_forms_go_back_to_the_import(kantor: Workplace) -> None:
    kantor.impor(opd(ITEM), opd(ITEM, kode="Y"))
    done = kantor.do("formulir", "--kontrak", "--keluar", "kirim ke")
    assert steps(done) == [["impor", str(Path("kirim ke", "kontrak-*.xlsx"))]]
    follow(kantor, done)
    one = kantor.do("formulir", "--kontrak", "--opd", "X", "--keluar", "satu")
    assert steps(one) == [["impor", str(Path("satu", "kontrak-2022-X.xlsx"))]]


def test_json_is_alone_and_a_refusal_says_what_to_do(kantor: Workplace) -> None:
    kantor.impor(opd(ITEM))
    kantor.write("kode,bulan,realisasi\nX.A,mar,10\n", "a.csv")
    kantor.write("kode,bulan,realisasi\nX.Z,mar,10\n", "b.csv")
    assert "Berikutnya" not in kantor.do("catat", "--dari", "a.csv", "--json").err
    refused = kantor.run("catat", "--dari", "a.csv", "b.csv")
    assert "Berikutnya" not in refused.err
    assert refused.err.splitlines()[-1].startswith("Saran: ")


def test_the_file_of_the_environment_is_not_named_again(
    kantor: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONTRAK_DB", str(tmp_path / "lain.db"))
    imported = kantor.impor(opd(ITEM))
    assert len(steps(imported)) == 1
    assert "--db" not in steps(imported)[0]
