"""What a wrong command line is told: exit code 2, Indonesian, with the way to mend it."""

from __future__ import annotations

import pytest

from kontrak.cli import app, commands
from tests.golden_file import assert_golden

LINES = {
    "perintah-salah-eja": ["statsu"],
    "perintah-awalan": ["ver"],
    "perintah-tak-mirip": ["xyzzy"],
    "perintah-huruf-besar": ["STATUS"],
    "perintah-kosong": [""],
    "opsi-umum-tak-ada": ["--versi"],
    "opsi-tak-ada": ["status", "--bulna", "3"],
    "opsi-tak-mirip": ["status", "--xyzzy"],
    "opsi-angka-negatif": ["status", "-5"],
    "opsi-tanpa-nilai": ["status", "--bulan"],
    "opsi-dengan-nilai-lebih": ["status", "--json=ya"],
    "opsi-wajib": ["rusak", "data"],
    "argumen-wajib": ["jelaskan"],
    "argumen-lebih": ["status", "PUPR", "JALAN"],
    "opd-tanpa-opsi": ["nilai", "DISTAN"],
    "bulan-13": ["status", "--bulan", "13"],
    "bulan-kata": ["status", "--bulan", "januarri"],
    "tahun": ["status", "--tahun", "22"],
    "kelompok": ["status", "--kelompok", "desa"],
    "menurut": ["status", "--menurut", "warna"],
    "teratas": ["peringkat", "--teratas", "0"],
    "bilangan": ["rusak", "data", "--jumlah", "dua", "--wajib", "ya"],
    "opd-dan-saringan": ["nilai", "--opd", "PUPR", "--kelompok", "dinas"],
    "meleset-opd-dan-saringan": ["meleset", "--opd", "PUPR", "--pengampu", "AST1"],
    "petik-tunggal": ["batalkan", "PUPR.JALAN", "--bulan", "mar", "--alasan", "'Salah'"],
    "petik-tunggal-opsi": ["batalkan", "PUPR.JALAN", "--bulan", "mar", "--alasan='Salah'"],
    "petik-tunggal-terbelah": ["batalkan", "PUPR.JALAN", "--bulan", "mar", "--alasan", "'Salah", "ketik'"],
    "petik-tunggal-perintah": ["'status'"],
    "teks-tanpa-petik": ["batalkan", "PUPR.JALAN", "--bulan", "mar", "--alasan", "Salah", "ketik"],
    "tanda-pisah": ["status", "—bulan", "mar"],
    "tanda-pisah-dengan-nilai": ["status", "–bulan=mar"],
    "tanda-pisah-umum": ["–-help"],
    "catat-petik-tunggal": ["catat", "PUPR.JALAN", "5", "--bulan", "mar", "--kendala", "'Hujan", "lebat", "sekali'"],
    "jalur-kosong": ["catat", "--dari", ""],
    "jalur-kosong-sama-dengan": ["formulir", "--bulan", "mar", "--keluar="],
    "jalur-kosong-data": ["status", "--db", ""],
    "pelengkapan": ["--pelengkapan", "csh"],
}
ENGLISH = ("option", "argument", "usage", "error", "missing", "invalid", "unexpected", "try", "not one of", "required")


@pytest.fixture(autouse=True)
def _with_the_faulty_command(monkeypatch: pytest.MonkeyPatch) -> None:
    row = commands.Row("Data", "tests.cli.faulty", "rusak", "Perintah uji.")
    monkeypatch.setattr(commands, "COMMANDS", {**commands.COMMANDS, "rusak": row})


@pytest.mark.parametrize("name", LINES)
def test_usage_error(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = app.main(LINES[name])
    shown = capsys.readouterr()
    assert (code, shown.out) == (2, "")
    assert_golden(f"cli/galat/{name}.txt", f"$ kontrak {' '.join(LINES[name])}\n{shown.err}")
    assert not [word for word in ENGLISH if word in shown.err.lower()]


def test_a_mistake_in_an_environment_variable_is_told_like_an_option(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KONTRAK_DB", "tidak-ada.db")
    assert app.main(["status"]) == 1
    assert "tidak-ada.db" in capsys.readouterr().err
