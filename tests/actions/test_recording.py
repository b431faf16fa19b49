"""``catat``: what is recorded, what is refused, and that a refusal leaves no trace (SPEC §4, §5, §6)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.workplace import Workplace


def test_a_value_comes_back_as_it_was_typed(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "4,75", "--bulan", "apr")
    assert office.indikator("PUPR.JALAN", "apr")["realisasi"] == 4.75


def test_code_in_small_letters_and_by_alias(office: Workplace) -> None:
    said = office.do("catat", "dpupr.jalan", "5", "--bulan", "2022-04").out
    assert "PUPR.JALAN April 2022: realisasi 5 km" in said


def test_the_default_month_is_the_last_that_ended(office: Workplace) -> None:
    office.at("2022-05-03")
    assert "April 2022" in office.do("catat", "PUPR.JALAN", "5").out


def test_a_fraction_keeps_both_numbers(office: Workplace) -> None:
    said = office.do("catat", "PUPR.MANTAP", "36743/39834", "--bulan", "jun").out
    assert "92,240297% = 36743 dari 39834" in said
    assert office.indikator("PUPR.MANTAP", "jun")["realisasi"] == 92.240297


@pytest.mark.parametrize(
    ("kode", "typed", "kept"),
    [
        ("PUPR.MANTAP", "70,5%", 70.5),
        ("PUPR.SAKIP", "bb", "BB"),
        ("PUPR.GIS", "Ya", True),
        ("PUPR.GIS", "tidak", False),
        ("PUPR.JALAN", "0", 0),
        ("PUPR.JALAN", "1.250.000", 1250000),
    ],
)
def test_each_kind_of_value(office: Workplace, kode: str, typed: str, kept: object) -> None:
    office.do("catat", kode, typed, "--bulan", "agu")
    assert office.indikator(kode, "agu")["realisasi"] == kept


def test_blank_is_not_zero(office: Workplace) -> None:
    office.do("catat", "PUPR.ADUAN", "belum rilis", "--bulan", "mar", "--kendala", "Sistem aduan mati")
    line = office.indikator("PUPR.ADUAN", "mar")
    assert (line["realisasi"], line["belum_lapor"]) == (None, True)
    office.do("catat", "PUPR.ADUAN", "0", "--bulan", "mar")
    assert office.indikator("PUPR.ADUAN", "mar")["belum_lapor"] is False


def test_all_that_was_recorded_is_said_and_a_line_without_realisasi_is_no_report(office: Workplace) -> None:
    said = office.do("catat", "PUPR.JALAN", "--bulan", "apr", "--pic", "Kabid", "--batas", "2022-05-31").out
    assert said.startswith("Tercatat: PUPR.JALAN April 2022: PIC: Kabid; batas: 31 Mei 2022.")
    assert "dilaporkan" not in said
    (office.folder / "belanja.csv").write_text("kode,bulan,realisasi,anggaran\nPUPR.MANTAP,apr,,500000\n")
    assert "1 baris tanpa realisasi tercatat" in office.do("catat", "--dari", "belanja.csv").out


def test_what_a_file_says_is_echoed_whole(office: Workplace) -> None:
    header = "kode,bulan,realisasi,tindak_lanjut,pic,batas,tanggal_lapor"
    office.write(f"{header}\nPUPR.JALAN,apr,5,Lembur,Kabid,30 Juni 2022,2022-05-09\n", "a.csv")
    said = office.do("catat", "--dari", "a.csv", "--coba").out
    assert "tindak lanjut: Lembur; PIC: Kabid; batas: 30 Juni 2022; dilaporkan 9 Mei 2022" in said


def test_a_refusal_tells_how_to_write_it(office: Workplace) -> None:
    said = office.refuse("catat", "PUPR.JALAN", "abc", "--bulan", "apr", "--anggaran", "310jt", "--bukti", "x.pdf")
    assert "'abc' bukan angka; tulis angkanya saja, misalnya 85,5" in said
    assert "'310jt' bukan jumlah rupiah; tulis 310000000" in said


def test_evidence_keeps_its_hash(office: Workplace) -> None:
    (office.folder / "ba.txt").write_bytes(b"berita acara")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--bukti", "ba.txt", "--bukti", "https://contoh.go.id/ba")
    digest = hashlib.sha256(b"berita acara").hexdigest()
    assert digest[:12] in office.do("jelaskan", "PUPR.JALAN", "--bulan", "apr").out
    assert "Semua berkas bukti cocok" in office.do("segel", "--bukti").out
    (office.folder / "ba.txt").write_bytes(b"diubah")
    result = office.run("segel", "--bukti")
    assert result.code == 3
    assert "ba.txt" in result.out


@pytest.mark.parametrize(
    "words", ["terlampir", "Naskah PKS No. 12", "drive.google.com/abc", "BA/188/432.301/2022", "x " * 200]
)
def test_evidence_in_words_is_kept_as_such(office: Workplace, words: str) -> None:
    done = office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--bukti", words)
    assert f"bukti (keterangan) {words.strip()}" in done.out
    assert done.err == ""
    assert "(keterangan, tanpa berkas)" in office.do("jelaskan", "PUPR.JALAN", "--bulan", "apr").out
    office.write(f"kode,bulan,realisasi,bukti\nPUPR.MANTAP,apr,5,{words}\n", "a.csv")
    assert "bukti (keterangan)" in office.do("catat", "--dari", "a.csv").out
    office.do("segel", "--bukti")


def test_a_path_that_does_not_exist_is_kept_with_a_warning(office: Workplace) -> None:
    said = office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--bukti", "x.pdf").err
    assert "Bukti x.pdf tidak ada di folder tempat perintah ini dijalankan; dicatat sebagai keterangan" in said
    for wrong in ("../x.pdf", "/etc/passwd", r"\\server\x.jpg", "C:x.jpg"):
        office.write(f"kode,bulan,realisasi,bukti\nPUPR.MANTAP,apr,5,{wrong}\n", "a.csv")
        assert "di luar folder" in office.refuse("catat", "--dari", "a.csv")


def test_spending_adds_up_over_all_codes_of_the_opd(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--anggaran", "Rp1.000.000")
    office.do("catat", "PUPR.PAKET", "4", "--bulan", "mar", "--anggaran", "500.000")
    opd = office.opd("apr", kode="PUPR")
    assert (opd["pagu"], opd["realisasi_anggaran"], opd["serapan"]) == (58_000_000_000, 1_500_000, 0.0)
    assert opd["bidang"][0]["realisasi_anggaran"] == 500_000


def test_what_was_empty_may_be_filled_without_leave(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    office.do("catat", "PUPR.JALAN", "--bulan", "apr", "--kendala", "Hujan", "--anggaran", "1000000")
    line = office.do("meleset", "--opd", "PUPR", "--bulan", "mei", "--json").json["kepala"][0]["komitmen"]
    assert next(row["kendala"] for row in line if row["kode"] == "PUPR.JALAN") == "Hujan"
    assert office.indikator("PUPR.JALAN", "apr")["realisasi"] == 5


def test_what_helped_is_told_on_every_way(office: Workplace) -> None:
    """``pendorong`` beside kendala: option, CSV, receipts, log, JSON, export and rapor."""
    said = office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--pendorong", "Alat baru").out
    assert "; pendorong: Alat baru; " in said
    (office.folder / "a.csv").write_text("kode,bulan,realisasi,pendorong\nPUPR.PAKET,apr,3,Lelang dini\n", "utf-8")
    (record,) = office.do("catat", "--dari", "a.csv", "--json").json["berkas"][0]["tercatat"]
    assert (record["pendorong"], record["kendala"]) == ("Lelang dini", None)
    assert "pendorong: Alat baru" in office.do("riwayat", "PUPR.JALAN").out
    rows = {row["kode"]: row for row in office.do("ekspor", "--bulan", "apr", "--format", "json").json["indikator"]}
    assert (rows["PUPR.JALAN"]["pendorong"], rows["PUPR.PAKET"]["pendorong"]) == ("Alat baru", "Lelang dini")
    assert "(JALAN): Alat baru" in office.do("rapor", "--opd", "PUPR", "--bulan", "apr").out


def test_the_first_value_dates_the_report(office: Workplace) -> None:
    """A line that held only spending was no report: filling in the value later is late."""
    office.at("2022-05-05")
    office.do("catat", "PUPR.JALAN", "--bulan", "apr", "--anggaran", "1000000")
    office.at("2022-06-20")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    assert office.opd("apr", kode="PUPR")["konsistensi"] == 0


def test_the_same_again_is_skipped(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    before = office.content()
    assert "Tidak ada yang baru" in office.do("catat", "PUPR.JALAN", "5,0", "--bulan", "apr").out
    assert office.content() == before


def test_another_value_needs_leave_and_a_reason(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--catatan", "awal")
    said = office.refuse("catat", "PUPR.JALAN", "6", "--bulan", "apr")
    assert "realisasi 5 km → 6 km" in said
    office.refuse("catat", "PUPR.JALAN", "6", "--bulan", "apr", "--koreksi", code=2)
    office.refuse("catat", "PUPR.JALAN", "6", "--bulan", "apr", "--alasan", "salah ketik", code=2)
    said = office.do("catat", "PUPR.JALAN", "6", "--bulan", "apr", "--koreksi", "--alasan", "salah ketik").out
    assert "realisasi 6 km (semula 5 km)" in said
    assert "catatan: awal" in said
    history = office.do("riwayat", "PUPR.JALAN").out
    assert "realisasi: 5 → 6" in history
    assert "alasan: salah ketik" in history


@pytest.mark.parametrize("field", [("--anggaran", "1000", "2000"), ("--kendala", "a", "b"), ("--pic", "x", "y")])
def test_every_recorded_field_is_protected(office: Workplace, field: tuple[str, str, str]) -> None:
    option, first, second = field
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", option, first)
    assert "sudah tercatat" in office.refuse("catat", "PUPR.JALAN", "--bulan", "apr", option, second)


def test_progress_never_falls_without_leave(office: Workplace) -> None:
    office.do("catat", "PUPR.JEMBATAN.A", "60", "--bulan", "feb")
    assert "tidak turun" in office.refuse("catat", "PUPR.JEMBATAN.A", "50", "--bulan", "mar")
    assert "tidak turun" in office.refuse("catat", "PUPR.JEMBATAN.A", "70", "--bulan", "jan")
    office.do("catat", "PUPR.JEMBATAN.A", "50", "--bulan", "mar", "--koreksi", "--alasan", "ukur ulang")


def test_the_reason_for_falling_progress_is_kept(office: Workplace) -> None:
    office.do("catat", "PUPR.JEMBATAN.A", "60", "--bulan", "apr")
    office.do("catat", "PUPR.JEMBATAN.A", "40", "--bulan", "mei", "--koreksi", "--alasan", "Ambruk karena banjir")
    assert "alasan: Ambruk karena banjir" in office.do("riwayat", "PUPR.JEMBATAN.A").out
    office.do("catat", "PUPR.JEMBATAN.A", "70", "--bulan", "jun", "--koreksi", "--alasan", "tidak perlu")
    assert "tidak perlu" not in office.do("riwayat", "PUPR.JEMBATAN.A").out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("PUPR.JALAN", "1.234", "--bulan", "apr"), "1234 (ribuan)"),
        (("PUPR.JALAN", "12 ha", "--bulan", "apr"), "bukan angka"),
        (("PUPR.JEMBATAN.A", "101", "--bulan", "apr"), "di luar 0–100"),
        (("PUPR.JEMBATAN", "1", "--bulan", "apr"), "PUPR.JEMBATAN.A"),
        (("PUPR.SAKIP", "AAA", "--bulan", "apr"), "tidak ada dalam skala"),
        (("PUPR.GIS", "100", "--bulan", "apr"), "bukan ya atau tidak"),
        (("PUPR.JALN", "1", "--bulan", "apr"), "Maksud Anda PUPR.JALAN?"),
        (("PUPX.JALAN", "1", "--bulan", "apr"), "OPD 'PUPX' tidak dikenal"),
        (("PUPR", "1", "--bulan", "apr"), "tidak dikenal"),
        (("PUPR.BM", "1", "--bulan", "apr"), "tidak dikenal"),
        (("PUPR.JALAN", "1", "--bulan", "apr", "--anggaran", "1,5"), "rupiah"),
        (("PUPR.JALAN", "1", "--bulan", "apr", "--bukti", "."), "folder"),
        (("PUPR.JALAN", "1", "--bulan", "apr", "--tanggal-lapor", "2023-02-01"), "masa depan"),
        (("PUPR.JALAN", "1", "--bulan", "apr", "--tanggal-lapor", "2022-03-31"), "mendahului"),
        (("PUPR.JALAN", "1", "--bulan", "2021-04"), "2021"),
    ],
)
def test_refuses_in_one_sentence(office: Workplace, args: tuple[str, ...], says: str) -> None:
    assert says in office.refuse("catat", *args)


@pytest.mark.parametrize(
    "args",
    [
        ("PUPR.JALAN", "1", "--bulan", "13"),
        ("PUPR.JALAN", "--bulan", "apr"),
        ("PUPR.JALAN", "1", "2", "3"),
        ("PUPR.JALAN", "1", "--dari", "a.csv", "--kendala", "x"),
        ("PUPR.JALAN", "1", "--batas", "besok"),
    ],
)
def test_wrong_use(office: Workplace, args: tuple[str, ...]) -> None:
    office.refuse("catat", *args, code=2)


def test_a_month_that_has_not_begun(office: Workplace) -> None:
    office.at("2022-04-30")
    assert "belum mulai" in office.refuse("catat", "PUPR.JALAN", "5", "--bulan", "mei")
    office.at("2022-05-01")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "mei")


def test_negative_numbers_only_with_rentang(office: Workplace) -> None:
    assert "hanya untuk arah rentang" in office.refuse("catat", "--bulan", "apr", "--", "PUPR.JALAN", "-5")
    office.do("catat", "--bulan", "jun", "--", "DINKES.INFLASI", "-1,5")
    assert office.indikator("DINKES.INFLASI", "jun")["realisasi"] == -1.5


class TestFile:
    def test_all_rows_or_none(self, office: Workplace) -> None:
        office.write("kode,bulan,realisasi\nPUPR.JALAN,apr,5\nPUPR.JALN,apr,5\nPUPR.MANTAP,jun,1.234\n", "a.csv")
        said = office.refuse("catat", "--dari", "a.csv")
        assert "a.csv:3:" in said
        assert "a.csv:4:" in said
        assert "1 dari 1 berkas ditolak" in said

    def test_semicolons_bom_and_spreadsheet_habits(self, office: Workplace) -> None:
        header = "\ufeffkode;bulan;realisasi;anggaran;tanggal_lapor\r\n"
        office.write(header + "PUPR.JALAN;2022-04;4,5;Rp1.250.000,00;5/5/2022\r\n;;;;\r\n", "b.csv")
        assert "1 laporan tercatat" in office.do("catat", "--dari", "b.csv").out
        assert office.indikator("PUPR.JALAN", "apr")["realisasi"] == 4.5

    def test_the_second_run_records_nothing(self, office: Workplace) -> None:
        office.write("kode,bulan,realisasi\nPUPR.JALAN,apr,5\nPUPR.MANTAP,jun,70\n", "a.csv")
        office.do("catat", "--dari", "a.csv")
        before = office.content()
        assert "tidak ada yang baru; 2 baris" in office.do("catat", "--dari", "a.csv").out
        assert office.content() == before

    def test_another_value_for_a_recorded_month(self, office: Workplace) -> None:
        office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
        office.write("kode,bulan,realisasi\nPUPR.JALAN,apr,6\n", "a.csv")
        assert "realisasi 5 km → 6 km" in office.refuse("catat", "--dari", "a.csv")
        office.do("catat", "--dari", "a.csv", "--koreksi", "--alasan", "rekonsiliasi")
        assert office.indikator("PUPR.JALAN", "apr")["realisasi"] == 6

    def test_the_order_of_rows_never_matters(self, office: Workplace) -> None:
        office.write("kode,bulan,realisasi\nPUPR.JEMBATAN.A,mar,100\nPUPR.JEMBATAN.A,feb,60\n", "a.csv")
        office.do("catat", "--dari", "a.csv")

    def test_rows_of_one_file_are_judged_like_two_files(self, office: Workplace) -> None:
        """Filling the kendala of March leaves its check, by which April's progress does not fall."""
        office.do("catat", "PUPR.JEMBATAN.A", "60", "--bulan", "mar")
        office.do("verifikasi", "PUPR.JEMBATAN.A", "--bulan", "mar", "--realisasi", "50", "--catatan", "Ukur ulang")
        rows = "kode,bulan,realisasi,kendala\nPUPR.JEMBATAN.A,mar,,Hujan\nPUPR.JEMBATAN.A,apr,55,\n"
        office.write(rows, "a.csv")
        assert "2 laporan tercatat" in office.do("catat", "--dari", "a.csv").out

    def test_a_correction_inside_a_file_ends_the_check_of_its_line(self, office: Workplace) -> None:
        """March stands at 70 from then on, not at the 50 of the check, so 55 in April is a fall with its reason."""
        office.do("catat", "PUPR.JEMBATAN.A", "60", "--bulan", "mar")
        office.do("verifikasi", "PUPR.JEMBATAN.A", "--bulan", "mar", "--realisasi", "50", "--catatan", "Ukur ulang")
        office.write("kode,bulan,realisasi\nPUPR.JEMBATAN.A,mar,70\nPUPR.JEMBATAN.A,apr,55\n", "a.csv")
        office.do("catat", "--dari", "a.csv", "--koreksi", "--alasan", "rekonsiliasi")
        assert office.do("riwayat", "PUPR.JEMBATAN.A").out.count("alasan: rekonsiliasi") == 2

    def test_a_line_named_twice(self, office: Workplace) -> None:
        office.write("kode,bulan,realisasi\nPUPR.JALAN,apr,5\ndpupr.jalan,4,6\n", "a.csv")
        assert "sudah ada di a.csv:2" in office.refuse("catat", "--dari", "a.csv")

    def test_a_refused_file_does_not_keep_the_others_out(self, office: Workplace) -> None:
        office.write("kode,bulan,realisasi\nPUPR.JALAN,apr,x\n", "a.csv")
        office.write("kode,bulan,realisasi\nPUPR.MANTAP,jun,70\n", "b.csv")
        result = office.run("catat", "--dari", "a.csv", "b.csv")
        assert (result.code, result.out) == (1, "")
        assert "b.csv: 1 laporan tercatat" in result.err
        assert office.indikator("PUPR.MANTAP", "jun")["realisasi"] == 70

    def test_spending_of_a_few_rupiah_is_worth_a_second_look(self, office: Workplace) -> None:
        """Below a thousand rupiah."""
        office.write('kode,bulan,realisasi,anggaran\nPUPR.JALAN,apr,"2","8"\n', "a.csv")
        assert "anggaran Rp8" in office.do("catat", "--dari", "a.csv").err

    def test_a_decimal_comma_never_becomes_two_figures(self, office: Workplace) -> None:
        """``2,8`` without quotes fills two cells, also where the row is no longer than the header."""
        office.write("kode,bulan,realisasi,anggaran\nPUPR.JALAN,apr,2,8\n", "a.csv")
        said = office.refuse("catat", "--dari", "a.csv")
        assert "a.csv:2: realisasi bisa dibaca 2 dan 8 dalam dua kolom, atau satu angka 2,8;" in said
        for row in ('"2","8"', '"2,8",', "2,", "2,Rp8", "2,1250000", "2.5,80"):
            office.write(f"kode,bulan,realisasi,anggaran\nPUPR.JALAN,apr,{row}\n", "a.csv")
            office.do("catat", "--dari", "a.csv", "--koreksi", "--alasan", "lagi")

    @pytest.mark.parametrize("amount", ["0", "1000", "Rp2.500.000"])
    def test_other_spending_is_not(self, office: Workplace, amount: str) -> None:
        office.write(f'kode,bulan,realisasi,anggaran\nPUPR.JALAN,apr,"2",{amount}\n', "a.csv")
        assert "anggaran" not in office.do("catat", "--dari", "a.csv").err

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "berkas kosong"),
            (b"kode,nilai\n", "kolom 'nilai' tidak dikenal"),
            (b"kode,realisasi\nA,1\n", "kolom bulan tidak ada"),
            (b"kode,bulan,kode\n", "ada dua kali"),
            (b"kode,bulan,realisasi\nPUPR.JALAN,apr,4,5\n", "4 isian untuk 3 kolom"),
            (b'kode,bulan,catatan\nPUPR.JALAN,apr,"x\n', "tanda kutip tidak ditutup"),
            (b"kode,bulan,catatan\nPUPR.JALAN,apr,pr\x81\n", "UTF-8"),
            (b"kode,bulan,realisasi\n,apr,5\n", "kode belum diisi"),
            (b"kode,bulan,realisasi\nPUPR.JALAN,,5\n", "bulan belum diisi"),
            (b"kode,bulan,realisasi\nPUPR.JALAN,2023-04,5\n", "2023"),
        ],
    )
    def test_a_file_that_cannot_be_read(self, office: Workplace, content: bytes, says: str) -> None:
        (office.folder / "a.csv").write_bytes(content)
        assert says in office.refuse("catat", "--dari", "a.csv")

    def test_a_missing_file(self, office: Workplace) -> None:
        assert "tidak ada" in office.refuse("catat", "--dari", "tidak-ada.csv")

    def test_evidence_is_found_beside_the_file(self, office: Workplace) -> None:
        folder = office.folder / "april"
        folder.mkdir()
        (folder / "ba.txt").write_text("ba", encoding="utf-8")
        (folder / "a.csv").write_text("kode,bulan,realisasi,bukti\nPUPR.JALAN,apr,5,ba.txt\n", encoding="utf-8")
        office.do("catat", "--dari", "april/a.csv")
        assert "april/ba.txt" in office.do("jelaskan", "PUPR.JALAN", "--bulan", "apr").out
        office.do("segel", "--bukti")
