"""Who has not reported, since when, how many days late, and the reminder (SPEC §3 Belum lapor, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.workplace import Workplace


def owed(office: Workplace, month: str, *more: str) -> dict[str, list[tuple[str, int]]]:
    """OPD → (code, month) of each missing report."""
    document = office.do("belum-lapor", "--bulan", month, "--json", *more).json
    return {opd["kode"]: [(row["kode"], row["bulan"]) for row in opd["laporan"]] for opd in document["opd"]}


def first(office: Workplace, month: str) -> Any:
    return office.do("belum-lapor", "--bulan", month, "--json").json["opd"][0]


def test_every_required_report_of_the_opd_and_its_bidang(office: Workplace) -> None:
    office.at("2022-05-15")
    assert owed(office, "apr") == {
        "PUPR": [
            ("PUPR.ADUAN", 3),
            ("PUPR.JEMBATAN.A", 3),
            ("PUPR.PAKET", 3),
            ("PUPR.JALAN", 4),
            ("PUPR.PAKET", 4),
        ]
    }


def test_the_oldest_debt_comes_first_then_the_most_then_the_code(office: Workplace) -> None:
    rows = "kode,bulan,realisasi\nPUPR.ADUAN,mar,7\nPUPR.JEMBATAN.A,mar,100\nPUPR.JALAN,apr,5\nPUPR.GIS,mei,ya\n"
    office.write(f"{rows}PUPR.PAKET,mar,4\nPUPR.PAKET,apr,8\nPUPR.JALAN,mei,5\nPUPR.ADUAN,jun,7\n", "a.csv")
    office.do("catat", "--dari", "a.csv")
    assert {opd: len(rows) for opd, rows in owed(office, "jun").items()} == {"DINKES": 2, "PUPR": 2}
    assert [*owed(office, "jun")] == ["DINKES", "PUPR"]  # as old and as many
    office.do("catat", "DINKES.INFLASI", "0", "--bulan", "jun")
    assert [*owed(office, "jun")] == ["PUPR", "DINKES"]  # as old, but more
    office.do("batalkan", "PUPR.JALAN", "--bulan", "apr", "--alasan", "keliru")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "jun")
    office.do("catat", "PUPR.MANTAP", "70", "--bulan", "jun")
    office.do("batalkan", "DINKES.INFLASI", "--bulan", "jun", "--alasan", "keliru")
    assert {opd: len(rows) for opd, rows in owed(office, "jun").items()} == {"PUPR": 1, "DINKES": 2}
    assert [*owed(office, "jun")] == ["PUPR", "DINKES"]  # fewer, but older


def test_as_many_as_the_scoring_counts(office: Workplace) -> None:
    for month in ("mar", "apr", "jun", "sep", "des"):
        for opd, rows in owed(office, month).items():
            codes = {kode for kode, _ in rows if kode != "PUPR.PAKET"}
            assert len(codes) == office.opd(month, kode=opd)["jumlah_belum_lapor"]


@pytest.mark.parametrize(("day", "late"), [("2022-04-09", 0), ("2022-04-10", 0), ("2022-04-11", 1), ("2022-05-15", 35)])
def test_days_late_count_from_the_deadline(office: Workplace, day: str, late: int) -> None:
    office.at(day)
    found = first(office, "mar")
    assert (found["sejak"], found["hari_terlambat"]) == (3, late)
    assert found["laporan"][0]["batas"] == "2022-04-10"


def test_per_fixes_the_day(office: Workplace) -> None:
    document = office.do("belum-lapor", "--bulan", "mar", "--per", "2022-04-30", "--json").json
    assert (document["per_tanggal"], document["opd"][0]["hari_terlambat"]) == ("2022-04-30", 20)
    assert office.do("belum-lapor", "--bulan", "mar", "--per", "1", "--json").json["per_tanggal"] == "2022-02-17"


def test_what_has_come_in_is_owed_no_more(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "50", "--bulan", "apr")
    office.do("catat", "PUPR.JEMBATAN.A", "30", "--bulan", "apr")
    office.do("catat", "PUPR.PAKET", "12", "--bulan", "mar")
    assert owed(office, "jun")["PUPR"] == [
        ("PUPR.ADUAN", 3),
        ("PUPR.GIS", 5),
        ("PUPR.MANTAP", 6),
        ("PUPR.ADUAN", 6),
    ]


def test_a_suspended_line_is_not_owed_and_a_rejected_one_is(office: Workplace) -> None:
    office.do("tangguhkan", "PUPR.ADUAN", "--bulan", "mar", "--dasar", "005/1", "--alasan", "Sistem mati")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    office.do("verifikasi", "PUPR.JALAN", "--bulan", "apr", "--tolak", "--catatan", "Bukti tidak ada")
    rows = {row["kode"]: row for row in first(office, "apr")["laporan"]}
    assert "PUPR.ADUAN" not in rows
    assert rows["PUPR.JALAN"]["ditolak"] is True
    assert "ditolak, mohon diperbaiki" in office.do("belum-lapor", "--bulan", "apr", "--pesan").out


def test_the_screen(office: Workplace) -> None:
    office.at("2022-05-15")
    office.do("catat", "PUPR.PAKET", "3", "--bulan", "mar")
    said = office.do("belum-lapor", "--bulan", "apr").out
    assert "1 dari 2 OPD dan 1 bidang belum lapor: 4 laporan wajib, dihitung per 15 Mei 2022." in said
    assert "1. PUPR · Kepala Dinas PUPR · sejak Maret · terlambat 35 hari" in said
    row = next(line for line in said.splitlines() if line.startswith("PUPR.PAKET"))
    assert "8 paket" in row, "what is planned for April, like the report of March beside it"
    assert row.endswith("3 paket (Maret)")
    assert "angka bulan itu saja" in said


def test_a_bidang_stands_under_its_own_head(office: Workplace) -> None:
    office.at("2022-04-15")
    office.do("catat", "PUPR.ADUAN", "7", "--bulan", "mar")
    office.do("catat", "PUPR.JEMBATAN.A", "100", "--bulan", "mar")
    said = office.do("belum-lapor", "--bulan", "mar").out
    assert "0 dari 2 OPD dan 1 bidang belum lapor: 1 laporan wajib" in said
    title, row = said.partition("1. PUPR")[2].splitlines()[1:3]
    assert title.strip() == "Bidang: PUPR.BM · Bidang Bina Marga · Kepala Bidang Bina Marga"
    assert row.startswith("PUPR.PAKET")


def test_nobody_is_told_too(office: Workplace) -> None:
    office.at("2022-02-20")
    said = office.do("belum-lapor", "--bulan", "jan").out
    assert "Semua laporan wajib s.d. Januari 2022 sudah masuk (2 OPD, 20 Februari 2022)." in said
    assert office.do("belum-lapor", "--bulan", "jan", "--pesan").out == said


def test_the_reminder_is_ready_to_paste(office: Workplace) -> None:
    office.at("2022-05-15")
    assert office.do("belum-lapor", "--bulan", "apr", "--opd", "pupr", "--pesan").out == (
        "Yth. Kepala Dinas PUPR\n"
        "\n"
        "Sampai dengan 15 Mei 2022, laporan kinerja Dinas Pekerjaan Umum dan Penataan Ruang berikut belum kami "
        "terima:\n"
        "\n"
        "Maret 2022 (batas 10 April 2022, terlambat 35 hari)\n"
        "- PUPR.ADUAN Rata-rata hari penyelesaian aduan (satuan hari)\n"
        "- PUPR.JEMBATAN.A Jembatan ruas A (satuan persen)\n"
        "- PUPR.PAKET Paket terkontrak (satuan paket; Bidang Bina Marga)\n"
        "\n"
        "April 2022 (batas 10 Mei 2022, terlambat 5 hari)\n"
        "- PUPR.JALAN Panjang jalan yang diperbaiki (satuan km)\n"
        "- PUPR.PAKET Paket terkontrak (satuan paket; Bidang Bina Marga)\n"
        "\n"
        "Mohon dikirim dengan formulir bulan itu. Yang jatuh tempo dan tidak dilaporkan tidak menambah nilai.\n"
        "\n"
        "Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.\n"
        "\n"
        "Sekretariat Daerah Kabupaten Contoh\n"
    )


def test_a_reminder_for_each_opd_with_a_rule_between(office: Workplace) -> None:
    said = office.do("belum-lapor", "--bulan", "jun", "--pesan").out
    assert said.count("Yth. ") == 2
    assert said.count("\n----------\n") == 1


def test_filters_and_clashes(office: Workplace) -> None:
    assert set(owed(office, "jun", "--pengampu", "AST2")) == {"PUPR"}
    assert set(owed(office, "jun", "--opd", "dinas kesehatan")) == {"DINKES"}
    office.refuse("belum-lapor", "--opd", "PUPR", "--kelompok", "dinas", code=2)
    office.refuse("belum-lapor", "--pesan", "--json", code=2)
    assert "tidak dikenal" in office.refuse("belum-lapor", "--opd", "XYZ")


def test_a_silent_month_before_an_indikator_moved_to_a_bidang(office: Workplace) -> None:
    aduan = """\
      ADUAN: {nama: Rata-rata hari penyelesaian aduan, satuan: hari, sifat: rata_rata, arah: turun, target: 7,
              bobot: 10, rencana: {triwulan: [7, 7, 7, 7]}}
"""
    paket = "          PAKET: {nama"
    office.change(aduan, "")
    office.change("target: 50, bobot: 40", "target: 50, bobot: 50")
    office.change(paket, aduan.replace("bobot: 10, ", "").replace("      ", "          ", 1) + paket)
    office.do("impor", "--berlaku", "agu", "--alasan", "SOTK")
    missing = office.do("belum-lapor", "--bulan", "sep", "--json").json["opd"]
    silent = [item["bulan"] for opd in missing for item in opd["laporan"] if item["kode"] == "PUPR.ADUAN"]
    assert silent == [3, 6, 9]
    office.do("formulir", "--bulan", "sep", "--keluar", "isian")
