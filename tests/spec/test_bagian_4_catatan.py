"""SPEC §4: events and records, corrections, locks, amendments, suspensions, money, values that come back as typed."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.contract_text import berkas, ind, naik, opd
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

A = naik("A", 20, "bobot: 60, rencana: {mar: 10, jun: 10}")
B = naik("B", 10, "bobot: 40, jatuh_tempo: sep", sifat="posisi")


@pytest.fixture
@made_once
def year(kantor: Workplace) -> Workplace:
    """X with A (akumulasi, percent), B (work P) and its contract dated; the clock stands at 5 April 2022."""
    kantor.impor(
        opd(
            naik("A", 20, "satuan: persen, rencana: {mar: 10, jun: 10}"),
            ind("B", "sifat: akumulasi, arah: naik, pekerjaan: {P: {nama: p, volume: 2, jatuh_tempo: mar}}"),
            naik("C", 5, "jatuh_tempo: mar"),
        )
    )
    kantor.at("2022-04-05")
    return kantor


def events(kantor: Workplace, *code: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = kantor.do("riwayat", *code, "--json").json["peristiwa"]
    return found


# --- events and the file ---------------------------------------------------------------------------


def test_every_change_is_one_event_with_time_actor_kind_and_object(year: Workplace) -> None:
    year.do("catat", "X.A", "5", "--bulan", "mar", "--oleh", "Budidaya Data")
    (_, event) = events(year)
    assert (event["nomor"], event["waktu"], event["oleh"]) == (2, "2022-04-05T09:00:00+07:00", "Budidaya Data")
    assert (event["jenis"], event["objek"], event["bulan"]) == ("catat", "X.A", 3)
    seal = year.do("segel", "--json").json
    assert (seal["utuh"], seal["peristiwa"], seal["masalah"]) == (True, 2, [])
    assert re.fullmatch(r"2(-[0-9a-f]{4}){8}", seal["segel"])
    assert re.fullmatch(r"2-[0-9a-f]{64}", seal["segel_lengkap"])


def test_nobody_may_update_or_delete(year: Workplace) -> None:
    year.do("catat", "X.A", "5", "--bulan", "mar")
    with closing(sqlite3.connect(year.folder / "kontrak.db")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] != 0
        assert connection.execute("PRAGMA user_version").fetchone()[0] >= 1
        for table in ("riwayat", "laporan", "indikator", "rencana"):
            with pytest.raises(sqlite3.DatabaseError):
                connection.execute(f"DELETE FROM {table}")
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute("UPDATE riwayat SET pelaku = 'x'")


def test_a_changed_table_is_named(year: Workplace) -> None:
    year.do("catat", "X.A", "5", "--bulan", "mar")
    with closing(sqlite3.connect(year.folder / "kontrak.db")) as connection:
        triggers = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'laporan'"
        ).fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE laporan SET realisasi = '50'")
        connection.commit()
    result = year.run("segel", "--json")
    assert result.code == 3
    assert result.json["utuh"] is False
    assert any("laporan" in problem for problem in result.json["masalah"])


def test_time_never_runs_backwards(year: Workplace) -> None:
    year.do("catat", "X.A", "5", "--bulan", "mar")
    year.at("2022-03-20")
    result = year.do("catat", "X.C", "5", "--bulan", "mar")
    assert "Peringatan" in result.err
    assert [event["waktu"] for event in events(year)][1:] == ["2022-04-05T09:00:00+07:00"] * 2
    assert year.do("segel").code == 0


def test_foreign_newer_and_missing_files(kantor: Workplace) -> None:
    assert "kontrak.db" in kantor.refuse("status")
    kantor.write("versi: 1\n", "bukan.db")
    kantor.refuse("status", "--db", "bukan.db")
    kantor.impor(opd(A, B))
    with closing(sqlite3.connect(kantor.folder / "kontrak.db")) as connection:
        connection.execute("PRAGMA user_version = 9999")
        connection.commit()
    kantor.refuse("status")
    with closing(sqlite3.connect(kantor.folder / "lain.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.commit()
    kantor.refuse("status", "--db", "lain.db")


def test_importing_twice_changes_nothing_and_says_so(kantor: Workplace) -> None:
    kantor.impor(opd(A, B))
    before = kantor.content()
    assert "Tidak ada perubahan" in kantor.do("impor").out
    assert kantor.content() == before


# --- records ---------------------------------------------------------------------------------------


def test_the_future_and_reports_dated_outside_are_refused(year: Workplace) -> None:
    assert "belum mulai" in year.refuse("catat", "X.A", "1", "--bulan", "mei")
    year.do("catat", "X.A", "1", "--bulan", "apr")
    year.refuse("catat", "X.A", "1", "--bulan", "mar", "--tanggal-lapor", "2022-04-06")
    year.refuse("catat", "X.A", "1", "--bulan", "mar", "--tanggal-lapor", "2022-02-28")
    year.do("catat", "X.A", "1", "--bulan", "mar", "--tanggal-lapor", "2022-03-01")
    year.refuse("catat", "X.A", "1", "--bulan", "13", code=2)
    year.refuse("catat", "X.A", "1", "--bulan", "2021-03")


def test_a_correction_needs_leave_and_a_reason(year: Workplace) -> None:
    year.do("catat", "X.A", "5", "--bulan", "mar", "--kendala", "hujan")
    said = year.refuse("catat", "X.A", "6", "--bulan", "mar")
    assert "None" not in said
    year.refuse("catat", "X.A", "6", "--bulan", "mar", "--koreksi", code=2)
    year.do("catat", "X.A", "6", "--bulan", "mar", "--koreksi", "--alasan", "salah ketik")
    assert year.indikator("A", "mar")["realisasi"] == 6
    event = events(year, "X.A")[-1]
    assert (event["jenis"], event["alasan"]) == ("koreksi", "salah ketik")
    assert event["ubah"] == [{"kode": "X.A", "kolom": "realisasi", "lama": "5", "baru": "6"}]
    # Fields not given keep their value.
    assert year.row("X.A", "mar")["kendala"] == "hujan"


def test_filling_an_empty_field_needs_no_leave(year: Workplace) -> None:
    (year.folder / "ba.pdf").write_text("isi")
    year.do("catat", "X.A", "5", "--bulan", "mar")
    year.do("catat", "X.A", "--bulan", "mar", "--anggaran", "Rp500.000", "--kendala", "hujan", "--bukti", "ba.pdf")
    year.refuse("catat", "X.A", "--bulan", "mar", "--kendala", "banjir")
    year.refuse("catat", "X.A", "--bulan", "mar", "--anggaran", "1")
    assert year.opd("mar")["realisasi_anggaran"] == 500000


def test_nothing_new_is_skipped(year: Workplace) -> None:
    year.do("catat", "X.A", "5,0", "--bulan", "mar")
    before = year.content()
    year.do("catat", "X.A", "5", "--bulan", "mar")
    assert year.content() == before
    year.write("kode,bulan,realisasi\nX.A,mar,5\nX.C,mar,2\n", "r.csv")
    assert "1" in year.do("catat", "--dari", "r.csv").out
    assert len(events(year)) == 3


def test_a_line_without_realisasi_is_no_report(year: Workplace) -> None:
    year.do("catat", "X.A", "--bulan", "mar", "--anggaran", "1000", "--tanggal-lapor", "2022-04-01")
    a = year.indikator("A", "mar")
    assert (a["realisasi"], a["belum_lapor"]) == (None, True)
    assert year.opd("mar")["realisasi_anggaran"] == 1000
    for blank in ("", "-", "n/a", "belum rilis", "belum lapor"):
        year.do("catat", "X.C", blank, "--bulan", "mar", "--catatan", "menunggu")
    assert year.indikator("C", "mar")["belum_lapor"] is True
    year.do("catat", "X.C", "0", "--bulan", "mar")
    c = year.indikator("C", "mar")
    assert (c["realisasi"], c["belum_lapor"]) == (0, False)


def test_batalkan_cancels_all_records_of_the_month(year: Workplace) -> None:
    year.do("catat", "X.A", "5", "--bulan", "mar")
    year.do("catat", "X.A", "6", "--bulan", "mar", "--koreksi", "--alasan", "x")
    year.refuse("batalkan", "X.A", "--bulan", "mar", code=2)
    year.do("batalkan", "X.A", "--bulan", "mar", "--alasan", "salah OPD")
    assert year.indikator("A", "mar")["realisasi"] is None
    year.refuse("batalkan", "X.A", "--bulan", "mar", "--alasan", "lagi")
    year.do("catat", "X.A", "7", "--bulan", "mar")
    assert year.indikator("A", "mar")["realisasi"] == 7


def test_pekerjaan_are_reported_in_percent_and_never_fall(year: Workplace) -> None:
    assert "X.B.P" in year.refuse("catat", "X.B", "50", "--bulan", "mar")
    for wrong in ("101", "-1", "100,1"):
        year.refuse("catat", "X.B.P", wrong, "--bulan", "mar")
    year.do("catat", "X.B.P", "50%", "--bulan", "mar")
    said = year.refuse("catat", "X.B.P", "40", "--bulan", "apr")
    assert "Maret" in said
    year.refuse("catat", "X.B.P", "60", "--bulan", "feb")
    year.do("catat", "X.B.P", "40", "--bulan", "apr", "--koreksi", "--alasan", "bongkar ulang")
    # mar: 2·0.5 = 1 of 2; apr: 2·0.4 = 0.8 of 2.
    assert year.indikator("B", "mar")["realisasi"] == 1
    assert year.indikator("B", "apr")["realisasi"] == 0.8


def test_a_fraction_for_percent(year: Workplace) -> None:
    # 36743/39834 = 0.922402972…; both numbers are kept, the percentage is rounded half-up to 6 decimals.
    said = year.do("catat", "X.A", "36743/39834", "--bulan", "mar").out
    assert "36743" in said
    assert "39834" in said
    assert year.indikator("A", "mar")["realisasi"] == 92.240297
    year.refuse("catat", "X.C", "1/2", "--bulan", "mar")
    year.refuse("catat", "X.A", "1/0", "--bulan", "apr")


@pytest.mark.parametrize("typed", ["0,1", "123456789,123456", "999999999999999", "0,000001"])
def test_values_come_back_as_typed(year: Workplace, typed: str) -> None:
    year.do("catat", "X.C", typed, "--bulan", "mar")
    out = year.do("nilai", "--opd", "X", "--bulan", "mar", "--json").out
    assert f'"realisasi": {typed.replace(",", ".")},' in out


def test_what_is_no_value(year: Workplace) -> None:
    for wrong in ("abc", "1.234", "12 km", ".5", "5.", "1e3", "1_000", "1 000", "1.520.64", "12.34,5", "0,1234567"):
        year.refuse("catat", "X.C", wrong, "--bulan", "mar")
    year.refuse("catat", "X.C", "1234567890123456", "--bulan", "mar")
    year.refuse("catat", "X.C", "5%", "--bulan", "mar")
    year.refuse("catat", "X.C", "-5", "--bulan", "mar")
    for wrong in ("1,5", "1.234,567", "lima", "12.34.567"):
        year.refuse("catat", "X.C", "1", "--bulan", "mar", "--anggaran", wrong)
    for number, right in enumerate(("Rp500.000", "500,000", "Rp 500.000,00", "500000.00", "500000")):
        year.do("catat", "X.C", "1", "--bulan", "mar", "--anggaran", right)
        assert len(events(year)) == 2, number


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_csv(year: Workplace, separator: str, encoding: str) -> None:
    rows = [
        ["realisasi", "kode", "bulan", "anggaran", "kendala", "tanggal_lapor"],
        ['"5,5"', "X.A", "2022-03", "Rp1.000", '"hujan; deras, sekali"', "1 April 2022"],
        ["3", "x.c", "tw1", "", "", "02/04/2022"],
        ["belum rilis", "X.A", "feb", "", "", ""],
    ]
    (year.folder / "r.csv").write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    year.do("catat", "--dari", "r.csv")
    assert year.indikator("A", "mar")["realisasi"] == 5.5
    assert year.indikator("C", "mar")["realisasi"] == 3
    assert year.row("X.A", "mar")["kendala"] == "hujan; deras, sekali"


def test_csv_is_all_or_nothing_per_file(year: Workplace) -> None:
    year.write("kode,bulan,realisasi\nX.A,mar,5\nX.Q,mar,1\nX.C,xx,1\nX.C,mar,abc\n", "salah.csv")
    said = year.refuse("catat", "--dari", "salah.csv")
    for line in ("salah.csv:3", "salah.csv:4", "salah.csv:5"):
        assert line in said
    year.write("kode,bulan,realisasi\nX.C,mar,5\n", "benar.csv")
    result = year.run("catat", "--dari", "benar.csv", "salah.csv")
    assert (result.code, result.out) == (1, "")
    assert year.indikator("C", "mar")["realisasi"] == 5
    assert year.indikator("A", "mar")["realisasi"] is None
    year.write("kode,bulan,realisasi\nX.C,mar,6\n", "benar.csv")
    year.refuse("catat", "--dari", "benar.csv")
    year.do("catat", "--dari", "benar.csv", "--koreksi", "--alasan", "revisi")
    year.refuse("catat", "--dari", "tidakada.csv")
    year.write("kode,bulan,realisasi,foo\nX.C,mar,6,x\n", "kolom.csv")
    assert "foo" in year.do("catat", "--dari", "kolom.csv").err
    year.write("kode,bulan,realisai\nX.C,mar,6\n", "kolom.csv")
    assert "maksudnya 'realisasi'?" in year.refuse("catat", "--dari", "kolom.csv")


# --- verification, suspension, lock -----------------------------------------------------------------


def test_verification(year: Workplace) -> None:
    year.refuse("verifikasi", "X.A", "--bulan", "mar", "--terima", "--catatan", "ok")
    year.do("catat", "X.A", "12", "--bulan", "mar")
    year.refuse("verifikasi", "X.A", "--bulan", "mar", "--catatan", "ok", code=2)
    year.refuse("verifikasi", "X.A", "--bulan", "mar", "--terima", code=2)
    year.refuse("verifikasi", "X.A", "--bulan", "mar", "--terima", "--tolak", "--catatan", "ok", code=2)
    year.do("verifikasi", "X.A", "--bulan", "mar", "--realisasi", "8", "--catatan", "ukur ulang")
    assert year.indikator("A", "mar")["realisasi"] == 8
    year.do("verifikasi", "X.A", "--bulan", "mar", "--tolak", "--catatan", "tanpa bukti")
    assert year.indikator("A", "mar")["belum_lapor"] is True
    assert "ditolak" in year.do("nilai", "--opd", "X", "--bulan", "mar").out
    year.do("verifikasi", "X.A", "--bulan", "mar", "--terima", "--catatan", "bukti menyusul")
    assert year.indikator("A", "mar")["realisasi"] == 12
    # A cancellation ends it: what is recorded anew is unchecked.
    year.do("batalkan", "X.A", "--bulan", "mar", "--alasan", "x")
    year.do("catat", "X.A", "9", "--bulan", "mar")
    assert year.indikator("A", "mar")["realisasi"] == 9
    assert year.opd("mar")["terverifikasi"] == 0.0


def test_a_sample_is_reproducible(year: Workplace) -> None:
    for code in ("X.A", "X.B.P", "X.C"):
        year.do("catat", code, "5", "--bulan", "mar")
    draw = ("verifikasi", "--bulan", "mar", "--contoh", "2", "--benih", "rapat", "--json")
    assert year.do(*draw).out == year.do(*draw).out
    assert len(year.do(*draw).json["belum_diperiksa"]) == 2
    assert len(year.do("verifikasi", "--bulan", "mar", "--json").json["belum_diperiksa"]) == 3


def test_locks(year: Workplace) -> None:
    year.do("catat", "X.A", "5", "--bulan", "mar")
    year.refuse("kunci", "--bulan", "apr")  # not ended
    year.refuse("kunci", "--bulan", "mar")  # earlier months first
    for month in ("jan", "feb", "mar"):
        year.do("kunci", "--bulan", month)
    year.refuse("kunci", "--bulan", "mar")
    found = year.opd("mar")
    # A 5/10 = 50, B 0, C 0: 50/3 = 16.67.
    assert (found["nilai_akhir"], found["nilai_resmi"]) == (16.67, 16.67)
    assert year.do("nilai", "--bulan", "mar", "--json").json["terkunci"] is True
    assert year.opd("apr")["nilai_resmi"] is None
    year.refuse("catat", "X.C", "5", "--bulan", "mar")
    year.refuse("batalkan", "X.A", "--bulan", "mar", "--alasan", "x")
    year.refuse("verifikasi", "X.A", "--bulan", "mar", "--terima", "--catatan", "x")
    year.do("catat", "X.C", "5", "--bulan", "mar", "--koreksi", "--alasan", "susulan")
    found = year.opd("mar")
    # (50 + 0 + 100)/3 = 50; the official number stays.
    assert (found["nilai_akhir"], found["nilai_resmi"]) == (50.0, 16.67)
    assert "16,67" in year.do("rapor", "--opd", "X", "--bulan", "mar").out
    year.do("verifikasi", "X.A", "--bulan", "mar", "--terima", "--catatan", "x", "--koreksi", "--alasan", "y")
    year.do("batalkan", "X.A", "--bulan", "mar", "--koreksi", "--alasan", "x")
    year.refuse("buka", "--bulan", "feb", "--alasan", "x")  # backwards from the latest
    year.refuse("buka", "--bulan", "mar", code=2)
    year.do("buka", "--bulan", "mar", "--alasan", "x")
    assert year.opd("mar")["nilai_resmi"] is None
    year.do("buka", "--bulan", "feb", "--alasan", "x")


# --- amendments ------------------------------------------------------------------------------------


def write(kantor: Workplace, *indikator: str, aturan: str = "{}", **more: Any) -> None:
    kantor.write(berkas(opd(*indikator, **more), aturan=aturan))


def trial(kantor: Workplace) -> dict[str, Any]:
    found: dict[str, Any] = kantor.do("impor", "--coba", "--json").json
    return found


AMENDED = (A.replace("target: 20", "target: 25").replace("jun: 10", "jun: 15"), B)


def test_trial_in_json(kantor: Workplace) -> None:
    write(kantor, A, B)
    assert trial(kantor) == {"tambah": ["X", "X.A", "X.B"], "ubah": [], "hapus": [], "perlu_perubahan": False}
    assert not (kantor.folder / "kontrak.db").exists()
    kantor.impor(opd(A, B))
    write(kantor, *AMENDED)
    assert trial(kantor) == {
        "tambah": [],
        "ubah": [
            {"kode": "X.A", "kolom": "target", "lama": "20", "baru": "25"},
            {"kode": "X.A", "kolom": "rencana.jun", "lama": "10", "baru": "15"},
        ],
        "hapus": [],
        "perlu_perubahan": True,
    }
    write(kantor, A.replace("bobot: 60, ", ""))
    assert trial(kantor)["hapus"] == ["X.B"]


def test_undated_contracts_just_change_and_a_date_stays(kantor: Workplace) -> None:
    kantor.impor(opd(A, B, kontrak="{nomor: 1/2022}"))
    write(kantor, *AMENDED, kontrak="{nomor: 1/2022}")
    assert trial(kantor)["perlu_perubahan"] is False
    kantor.do("impor")
    write(kantor, *AMENDED)
    kantor.do("impor")
    write(kantor, *AMENDED, kontrak="{nomor: 1/2022}")
    assert "tanggal" in kantor.refuse("impor")


@pytest.mark.parametrize(
    "change",
    [
        (A.replace("bobot: 60", "bobot: 55"), B.replace("bobot: 40", "bobot: 45")),
        (A, B.replace("sep", "okt")),
        (A, B.replace("target: 10", "target: 11")),
        (A, B.replace("sifat: posisi", "sifat: rata_rata")),
        (A, B.replace("arah: naik", "arah: turun")),
        (A, B.replace("target: 10", "target: [10, 11]")),
        (A, B.replace("bobot: 40", "bobot: 30"), naik("C", 1, "bobot: 10")),
    ],
)
def test_what_scoring_reads_is_an_amendment(kantor: Workplace, change: tuple[str, ...]) -> None:
    kantor.impor(opd(A, B))
    write(kantor, *change)
    assert trial(kantor)["perlu_perubahan"] is True
    assert "--berlaku" in kantor.refuse("impor")
    kantor.refuse("impor", "--berlaku", "jul", code=2)
    kantor.do("impor", "--berlaku", "jul", "--alasan", "refocusing", "--nomor", "2/2022")
    assert "perubahan ke-1" in kantor.do("jelaskan", "X", "--bulan", "jul").out
    assert "kontrak induk" in kantor.do("jelaskan", "X", "--bulan", "jun").out


def test_names_just_change_and_pagu_needs_a_reason(kantor: Workplace) -> None:
    kantor.impor(opd(A, B))
    write(kantor, A.replace("Indikator A", "Jalan"), B, kepala="jabatan: Kepala, nama: Pejabat Baru")
    assert trial(kantor)["perlu_perubahan"] is False
    kantor.do("impor")
    write(kantor, A.replace("Indikator A", "Jalan"), B.replace("bobot", "pagu: 500, bobot"))
    assert trial(kantor)["perlu_perubahan"] is False
    kantor.refuse("impor")
    kantor.do("impor", "--alasan", "DPA")
    assert kantor.opd("des")["pagu"] == 500
    # Shown as awal and perubahan.
    write(kantor, A.replace("Indikator A", "Jalan"), B.replace("bobot", "pagu: 900, bobot"))
    kantor.do("impor", "--alasan", "DPPA")
    text = kantor.do("rapor", "--opd", "X", "--bulan", "des").out
    assert "Rp900" in text
    assert "awal Rp500" in text


def test_limits_of_an_amendment(kantor: Workplace) -> None:
    kantor.impor(opd(A, B))
    kantor.at("2022-05-10")
    # Neither planned values nor due months before BULAN; a trial says so too.
    write(kantor, A.replace("mar: 10, jun: 10", "mar: 8, jun: 12"), B)
    kantor.refuse("impor", "--berlaku", "apr", "--alasan", "x")
    kantor.refuse("impor", "--berlaku", "apr", "--alasan", "x", "--coba")
    assert "Memerlukan" in kantor.do("impor", "--coba").out
    assert "Memerlukan" not in kantor.do("impor", "--berlaku", "mar", "--alasan", "x", "--coba").out
    write(kantor, A, B.replace("sep", "feb"))
    kantor.refuse("impor", "--berlaku", "apr", "--alasan", "x")
    # Before the current month: berlaku surut.
    write(kantor, *AMENDED)
    assert "surut" in kantor.do("impor", "--berlaku", "apr", "--alasan", "refocusing").err
    assert "surut" in kantor.do("rapor", "--opd", "X", "--bulan", "apr").out
    # Not earlier than the previous perubahan.
    write(kantor, A, B)
    kantor.refuse("impor", "--berlaku", "mar", "--alasan", "x")
    # Nor in a locked month.
    for month in ("jan", "feb", "mar", "apr"):
        kantor.do("kunci", "--bulan", month)
    kantor.refuse("impor", "--berlaku", "apr", "--alasan", "x")
    assert "surut" not in kantor.do("impor", "--berlaku", "mei", "--alasan", "x").err


def test_rules_of_the_year_are_amended_from_a_month_on(kantor: Workplace) -> None:
    kantor.impor(opd(A, B))
    kantor.lapor("A,mar,9", "A,jun,9")
    write(kantor, A, B, aturan="{ambang_terpenuhi: 90}")
    assert trial(kantor)["ubah"] == [{"kode": "aturan", "kolom": "ambang_terpenuhi", "lama": "100", "baru": "90"}]
    kantor.refuse("impor")
    kantor.do("impor", "--berlaku", "jun", "--alasan", "kebijakan")
    assert kantor.indikator("A", "mei")["terpenuhi"] is False
    assert kantor.indikator("A", "jun")["terpenuhi"] is True
    # Each month is judged by the rules in force at that month: March not met, June met.
    assert kantor.indikator("A", "mar")["terpenuhi"] is False
    assert kantor.opd("jun")["kecepatan"] == 50.0


def test_an_import_touches_only_the_opds_of_its_files(kantor: Workplace) -> None:
    kantor.impor(opd(A, B), opd(naik("A", 1), kode="Y"))
    kantor.write(berkas(opd(naik("A", 1, "satuan: km"), kode="Y")))
    assert trial(kantor)["hapus"] == []
    kantor.do("impor")
    assert [item["kode"] for item in kantor.do("daftar", "--json").json["opd"]] == ["X", "Y"]


def test_tenure(kantor: Workplace) -> None:
    kantor.impor(opd(A, B, kepala="jabatan: Kepala, nama: Pejabat Satu, sejak: 2021-01-01"))
    kantor.at("2022-06-20")
    write(kantor, A, B, kepala="jabatan: Plt Kepala, nama: Pejabat Dua, status: plt, sejak: 2022-06-15")
    kantor.do("impor")
    # Each month prints the head in office at its end.
    assert kantor.opd("mei")["kepala"]["nama"] == "Pejabat Satu"
    assert kantor.opd("jun")["kepala"] == {
        "jabatan": "Plt Kepala",
        "nama": "Pejabat Dua",
        "status": "plt",
        "sejak": "2022-06-15",
    }
