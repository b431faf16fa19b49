"""Forms out, filled in by openpyxl, and in again: through the program, in the small regency (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.forms.sample import Filler

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workplace import Workplace


@pytest.fixture
def april(office: Workplace) -> Workplace:
    """The regency in early May, before anything of April has come in."""
    office.at("2022-05-05")
    return office


_made: dict[tuple[bytes | None, str, str], bytes] = {}


def form_of(office: Workplace, month: str = "apr", opd: str = "PUPR") -> Filler:
    """The form as the file stands; the same state gives the same bytes (below), which are made once."""
    number = {"mar": "03", "apr": "04", "mei": "05", "jun": "06"}[month]
    path = office.folder / "formulir" / f"formulir-2022-{number}-{opd}.xlsx"
    state = (office.content(), month, opd)
    if state not in _made:
        office.do("formulir", "--bulan", month, "--opd", opd, "--timpa")
        _made[state] = path.read_bytes()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(_made[state])
    return Filler(path)


def texts(filler: Filler, column: int = 1) -> list[str]:
    values = [filler.sheet.cell(row=row, column=column).value for row in range(1, filler.sheet.max_row + 1)]
    return [str(value) for value in values if value]


def order(filler: Filler) -> list[str]:
    return list(filler.rows)


def required(filler: Filler) -> set[str]:
    """The codes between the headings A and B."""
    titles = {str(filler.sheet.cell(row=row, column=1).value)[:2]: row for row in range(1, filler.sheet.max_row + 1)}
    start, end = titles.get("A.", 0), titles.get("B.", 10**6)
    return {kode for kode, row in filler.rows.items() if start < row < end} if "A." in titles else set()


class TestOut:
    def test_one_form_per_opd_with_names_that_sort(self, april: Workplace) -> None:
        said = april.do("formulir", "--bulan", "apr")
        assert "2 formulir April 2022 ditulis" in said.err
        assert said.out == ""
        names = sorted(path.name for path in (april.folder / "formulir").iterdir())
        assert names == ["formulir-2022-04-DINKES.xlsx", "formulir-2022-04-PUPR.xlsx"]

    def test_the_same_state_gives_the_same_bytes(self, april: Workplace) -> None:
        april.do("formulir", "--bulan", "apr", "--keluar", "a")
        april.at("2022-05-06")
        april.do("formulir", "--bulan", "apr", "--keluar", "b")
        for path in (april.folder / "a").iterdir():
            assert path.read_bytes() == (april.folder / "b" / path.name).read_bytes()

    def test_filled_forms_are_not_overwritten_unasked(self, april: Workplace) -> None:
        april.do("formulir", "--bulan", "apr")
        assert "sudah ada" in april.refuse("formulir", "--bulan", "apr")
        april.do("formulir", "--bulan", "apr", "--timpa")

    def test_what_must_be_reported_stands_on_top(self, april: Workplace) -> None:
        filler = form_of(april)
        assert required(filler) == {"PUPR.JALAN", "PUPR.JEMBATAN.A", "PUPR.PAKET"}
        assert set(order(filler)[:3]) == required(filler)
        assert "3 baris wajib diisi bulan ini (bagian A, sel kuning tua)." in texts(filler)

    def test_it_has_all_lines_of_the_opd_and_its_bidang(self, april: Workplace) -> None:
        assert set(order(form_of(april))) == {
            "PUPR.JALAN",
            "PUPR.MANTAP",
            "PUPR.ADUAN",
            "PUPR.JEMBATAN.A",
            "PUPR.JEMBATAN.B",
            "PUPR.SAKIP",
            "PUPR.GIS",
            "PUPR.PAKET",
            "PUPR.P-JALAN",
        }

    def test_targets_and_what_was_reported_so_far(self, april: Workplace) -> None:
        april.do("catat", "PUPR.PAKET", "3", "--bulan", "mar")
        april.do("catat", "PUPR.PAKET", "6", "--bulan", "apr")
        april.do("catat", "PUPR.JEMBATAN.A", "40", "--bulan", "mar")
        filler = form_of(april)

        def line(kode: str) -> list[Any]:
            return [filler.cell(kode, field).value for field in ("satuan", "target_bulan", "target_sd", "tercatat")]

        assert line("PUPR.PAKET") == ["paket\n(tambahan bulan ini)", "8", "12", "3\ns.d. Maret\n6\nbulan ini"]
        assert line("PUPR.JEMBATAN.A") == ["persen\n(fisik s.d. bulan ini)", "–", "100", "40\nMaret"]
        assert line("PUPR.MANTAP") == ["persen\n(keadaan akhir bulan)", "–", "–", "–"]
        assert "Bidang Bina Marga" in filler.cell("PUPR.PAKET", "nama").value
        assert "jatuh tempo pertama Juni" in filler.cell("PUPR.MANTAP", "nama").value
        assert "jatuh tempo Oktober" in filler.cell("PUPR.JEMBATAN.B", "nama").value

    def test_a_month_that_was_left_out_is_named_but_not_asked_again(self, april: Workplace) -> None:
        filler = form_of(april)
        assert "PUPR.ADUAN" not in required(filler)
        assert any("PUPR.ADUAN (Maret)" in text and "bulan yang lalu" in text for text in texts(filler))

    def test_reported_suspended_and_rejected_lines(self, april: Workplace) -> None:
        april.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
        april.do("catat", "PUPR.PAKET", "12", "--bulan", "apr")
        april.do("verifikasi", "PUPR.JALAN", "--bulan", "apr", "--tolak", "--catatan", "Bukti tidak ada")
        april.do("tangguhkan", "PUPR.JEMBATAN.A", "--bulan", "apr", "--dasar", "005/1", "--alasan", "Banjir")
        filler = form_of(april)
        assert required(filler) == {"PUPR.JALAN"}
        assert "ditolak pengampu" in filler.cell("PUPR.JALAN", "nama").value
        assert "ditangguhkan" in filler.cell("PUPR.JEMBATAN.A", "nama").value

    def test_an_overdue_pekerjaan_is_asked_for_until_it_is_done(self, april: Workplace) -> None:
        april.at("2022-07-05")
        april.do("catat", "PUPR.JEMBATAN.A", "60", "--bulan", "mei")

        def asked(bulan: str) -> bool:
            filler = form_of(april, bulan)
            kode = "PUPR.JEMBATAN.A"
            said = str(filler.cell(kode, "nama").value)
            late = "meleset" in said or "belum lapor" in said
            assert late == (kode in required(filler))
            return late

        assert [asked(bulan) for bulan in ("apr", "mei", "jun")] == [True, True, True]
        april.do("catat", "PUPR.JEMBATAN.A", "100", "--bulan", "jun")
        assert (asked("mei"), asked("jun")) == (True, False)
        april.do("tangguhkan", "PUPR.JEMBATAN.A", "--bulan", "mei", "--dasar", "005/1", "--alasan", "Banjir")
        assert not asked("mei")

    def test_lists_for_grades_and_yes_or_no(self, april: Workplace) -> None:
        filler = form_of(april, "mei")
        rules = {str(rule.sqref): rule for rule in filler.sheet.data_validations.dataValidation}
        grades = rules[filler.cell("PUPR.SAKIP", "realisasi").coordinate]
        assert grades.formula1 == '"D,C,CC,B,BB,A,AA"'
        assert rules[filler.cell("PUPR.GIS", "realisasi").coordinate].formula1 == '"ya,tidak"'

    def test_the_head_of_the_form(self, april: Workplace) -> None:
        labels = texts(form_of(april), 3)
        assert "Dinas Pekerjaan Umum dan Penataan Ruang (PUPR)" in labels
        assert "Kepala Dinas PUPR" in labels
        assert "Asisten Perekonomian dan Pembangunan" in labels
        assert "10 Mei 2022" in labels
        assert any("188/12/2022" in text and "kontrak induk" in text for text in labels)

    def test_an_opd_is_found_by_alias_and_filters_choose(self, april: Workplace) -> None:
        april.do("formulir", "--bulan", "apr", "--opd", "dpupr", "--keluar", "satu")
        april.do("formulir", "--bulan", "apr", "--pengampu", "AST2", "--keluar", "dua")
        for folder in ("satu", "dua"):
            assert [path.name for path in (april.folder / folder).iterdir()] == ["formulir-2022-04-PUPR.xlsx"]

    def test_clashing_options(self, april: Workplace) -> None:
        april.refuse("formulir", "--opd", "PUPR", "--kelompok", "dinas", code=2)
        assert "nama berkas" in april.refuse("formulir", "--keluar", "a.xlsx", code=2)

    def test_nothing_to_report_is_said(self, april: Workplace) -> None:
        filler = form_of(april, "apr", "DINKES")
        assert any("Tidak ada yang wajib" in text for text in texts(filler))

    def test_open_follow_ups_stand_below(self, april: Workplace) -> None:
        april.do("tindak-lanjut", "tambah", "PUPR", "Percepat lelang", "--pic", "Kabid", "--batas", "2022-04-20")
        april.do("tindak-lanjut", "tambah", "PUPR", "Lengkapi data", "--bulan", "mei")
        filler = form_of(april)
        below = [text for text in texts(filler, 3) if text.startswith("•")]
        assert len(below) == 1
        assert "Percepat lelang; PIC Kabid; batas 20 April 2022 (LEWAT BATAS)" in below[0]

    def test_a_follow_up_is_overdue_as_of_the_end_of_the_forms_month(self, office: Workplace) -> None:
        """As on papers: not as of the last event, which is no day that anybody chose (SPEC §8)."""
        office.at("2022-04-12")
        office.do("tindak-lanjut", "tambah", "PUPR", "Percepat lelang", "--batas", "2022-04-20")
        (line,) = [text for text in texts(form_of(office, "apr"), 3) if text.startswith("•")]
        assert line.endswith("batas 20 April 2022 (LEWAT BATAS)")
        (line,) = [text for text in texts(form_of(office, "mar"), 3) if text.startswith("•")]
        assert line.endswith("batas 20 April 2022")


class TestIn:
    def test_the_round_trip(self, april: Workplace) -> None:
        (april.folder / "formulir").mkdir()
        (april.folder / "formulir" / "ba.pdf").write_bytes(b"x")
        filler = form_of(april)
        filler.fill(
            "PUPR.JALAN",
            realisasi="4,75",
            anggaran="Rp1.250.000.000",
            bukti="ba.pdf",
            kendala="hujan",
            pendorong="alat",
        )
        filler.fill("PUPR.JALAN", tindak_lanjut="lembur", pic="Kabid", batas="31/05/2022", catatan="lancar")
        filler.fill("PUPR.JEMBATAN.A", realisasi=60).fill("PUPR.GIS", realisasi="ya").fill(
            "PUPR.PAKET", anggaran=500_000
        )
        filler.save()
        said = april.do("catat", "--dari", str(filler.path)).out
        assert "(PUPR, April 2022): 3 laporan dan 1 baris tanpa realisasi tercatat, 4 baris kosong." in said
        assert "PUPR.JALAN: realisasi 4,75 km; anggaran Rp1.250.000.000; bukti formulir/ba.pdf; " in said
        assert "; pendorong: alat; kendala: hujan" in said
        line = april.indikator("PUPR.JALAN", "apr")
        assert line["realisasi"] == 4.75
        assert april.indikator("PUPR.GIS", "mei")["realisasi"] is True
        assert april.indikator("PUPR.PAKET", "apr")["realisasi"] is None

    def test_the_second_time_nothing_is_new(self, april: Workplace) -> None:
        filler = form_of(april).fill("PUPR.JALAN", realisasi="5")
        filler.save()
        april.do("catat", "--dari", str(filler.path))
        before = april.content()
        said = april.do("catat", "--dari", str(filler.path)).out
        assert "tidak ada yang baru; 1 baris sudah tercatat, 7 baris kosong." in said
        assert april.content() == before

    def test_a_form_that_was_not_filled_in_is_told(self, april: Workplace) -> None:
        filler = form_of(april)
        assert "belum diisi, tidak ada yang dicatat" in april.do("catat", "--dari", str(filler.path)).out

    def test_a_dry_run_records_nothing(self, april: Workplace) -> None:
        filler = form_of(april).fill("PUPR.JALAN", realisasi="5")
        filler.save()
        before = april.content()
        assert "1 laporan akan dicatat" in april.do("catat", "--dari", str(filler.path), "--coba").out
        assert april.content() == before

    def test_a_folder_and_the_day_it_came_in(self, april: Workplace) -> None:
        april.at("2022-05-20")
        for opd, kode in (("PUPR", "PUPR.JALAN"), ("DINKES", "DINKES.STUNTING")):
            form_of(april, "apr", opd).fill(kode, realisasi="5").save()
        said = april.do("catat", "--dari", "formulir", "--tanggal-lapor", "2022-05-09")
        assert "2 berkas: 2 laporan tercatat" in said.out
        assert april.opd("apr", kode="PUPR")["konsistensi"] > 0

    def test_a_number_cell_has_the_limits_of_a_typed_one(self, april: Workplace) -> None:
        filler = form_of(april)
        filler.fill("PUPR.JALAN", realisasi=1e20, anggaran=1e20).fill("PUPR.PAKET", anggaran=999_999_999_999_999)
        filler.save()
        said = april.refuse("catat", "--dari", str(filler.path))
        assert "realisasi PUPR.JALAN: '1E+20' memakai lebih dari 15 angka" in said
        assert "anggaran 1E+20 lebih dari 15 angka" in said
        assert "PAKET" not in said
        assert "lebih dari 15 angka" in april.refuse("catat", "PUPR.JALAN", "1" + "0" * 20, "--bulan", "apr")

    def test_every_problem_has_its_cell_and_nothing_is_recorded(self, april: Workplace) -> None:
        filler = form_of(april)
        filler.fill("PUPR.JALAN", realisasi="lima km", anggaran="1,5 juta", batas="besok")
        filler.fill("PUPR.JEMBATAN.A", realisasi="#DIV/0!").fill("PUPR.PAKET", realisasi="=1+1")
        filler.fill("PUPR.GIS", realisasi="mungkin").fill("PUPR.SAKIP", realisasi="ZZ")
        filler.save()
        said = april.refuse("catat", "--dari", str(filler.path))
        for kode, field, text in (
            ("PUPR.JALAN", "realisasi", "'lima km' bukan angka"),
            ("PUPR.JALAN", "anggaran", "'1,5 juta' bukan jumlah rupiah"),
            ("PUPR.JALAN", "batas", "'besok' bukan tanggal"),
            ("PUPR.JEMBATAN.A", "realisasi", "berisi #DIV/0!"),
            ("PUPR.PAKET", "realisasi", "rumus yang belum pernah dihitung"),
            ("PUPR.GIS", "realisasi", "bukan ya atau tidak"),
            ("PUPR.SAKIP", "realisasi", "tidak ada dalam skala SAKIP"),
        ):
            cell = filler.cell(kode, field).coordinate
            assert any(f"lembar Laporan, sel {cell}: " in line and text in line for line in said.splitlines()), (
                kode,
                field,
            )

    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            ("1.234", "bisa dibaca 1234 (ribuan) atau 1,234 (desimal)"),
            ("12 ha", "bukan angka"),
            ("-3", "negatif"),
        ],
    )
    def test_what_people_type_into_number_cells(self, april: Workplace, typed: str, text: str) -> None:
        filler = form_of(april).fill("PUPR.JALAN", realisasi=typed)
        filler.save()
        assert text in april.refuse("catat", "--dari", str(filler.path))

    def test_a_date_where_a_number_belongs(self, april: Workplace) -> None:
        from datetime import date

        filler = form_of(april).fill("PUPR.JALAN", realisasi=date(2022, 4, 3))
        filler.save()
        assert "berisi tanggal 2022-04-03, bukan angka" in april.refuse("catat", "--dari", str(filler.path))

    @pytest.mark.parametrize(
        ("number", "look", "kept"), [(0.705, "0.0%", 70.5), (70.5, "0.0", 70.5), (0.7, "0.0", 0.7)]
    )
    def test_percentages(self, april: Workplace, number: float, look: str, kept: float) -> None:
        filler = form_of(april).fill("PUPR.MANTAP", realisasi=number)
        filler.cell("PUPR.MANTAP", "realisasi").number_format = look
        filler.save()
        april.do("catat", "--dari", str(filler.path))
        april.at("2022-07-05")
        assert april.indikator("PUPR.MANTAP", "jun")["realisasi"] == kept

    def test_a_percentage_of_kilometres_is_refused(self, april: Workplace) -> None:
        filler = form_of(april).fill("PUPR.JALAN", realisasi=0.5)
        filler.cell("PUPR.JALAN", "realisasi").number_format = "0%"
        filler.save()
        assert "50% berupa persen, padahal satuannya km" in april.refuse("catat", "--dari", str(filler.path))

    def test_a_code_twice_names_both_places(self, april: Workplace) -> None:
        filler = form_of(april).fill("PUPR.JALAN", realisasi="5")
        row = filler.rows["PUPR.PAKET"]
        filler.fill("PUPR.PAKET", kode="PUPR.JALAN", realisasi="6").save()
        said = april.refuse("catat", "--dari", str(filler.path))
        assert f"sel B{row}: PUPR.JALAN April sudah ada di" in said
        assert f"baris {filler.rows['PUPR.JALAN']};" in said

    def test_figures_without_a_code(self, april: Workplace) -> None:
        filler = form_of(april)
        filler.fill("PUPR.JALAN", kode=None, realisasi="5").save()
        assert f"sel B{filler.rows['PUPR.JALAN']}: kode belum diisi" in april.refuse(
            "catat", "--dari", str(filler.path)
        )

    def test_one_bad_file_does_not_keep_the_others_out(self, april: Workplace) -> None:
        form_of(april, "apr", "DINKES").fill("DINKES.STUNTING", realisasi="15").save()
        form_of(april).fill("PUPR.JALAN", realisasi="x").save()
        result = april.run("catat", "--dari", "formulir")
        assert (result.code, result.out) == (1, "")
        assert "1 laporan tercatat" in result.err
        assert "1 dari 2 berkas ditolak seluruhnya" in result.err
        assert april.run("catat", "--dari", "formulir").err.count("tidak ada yang baru") >= 1

    def test_a_correction_needs_leave_and_says_what_it_changes(self, april: Workplace) -> None:
        april.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
        filler = form_of(april).fill("PUPR.JALAN", realisasi="6")
        filler.save()
        said = april.refuse("catat", "--dari", str(filler.path))
        assert f"sel {filler.cell('PUPR.JALAN', 'realisasi').coordinate}: " in said
        assert "realisasi 5 km → 6 km" in said
        said = april.do("catat", "--dari", str(filler.path), "--koreksi", "--alasan", "salah ketik").out
        assert "PUPR.JALAN (koreksi): realisasi 6 km (semula 5 km)" in said


class TestOtherForms:
    def filled(self, office: Workplace, month: str = "apr") -> Path:
        return form_of(office, month).fill("PUPR.JALAN", realisasi="5").save()

    def test_of_another_month(self, april: Workplace) -> None:
        path = str(self.filled(april, "mar"))
        assert "formulir Maret 2022, bukan April 2022" in april.refuse("catat", "--dari", path, "--bulan", "apr")
        said = april.do("catat", "--dari", path)
        assert "adalah formulir Maret 2022, sedangkan bulan yang terakhir berakhir ialah April 2022" in said.err
        assert "(PUPR, Maret 2022): 1 laporan tercatat" in said.out

    def test_of_a_month_that_has_not_begun(self, april: Workplace) -> None:
        assert "Juni 2022 belum mulai" in april.refuse("catat", "--dari", str(self.filled(april, "jun")))

    def test_under_a_wrong_name(self, april: Workplace) -> None:
        path = self.filled(april).rename(april.folder / "formulir-2022-04-DINKES (1).xlsx")
        said = april.do("catat", "--dari", str(path))
        assert "nama berkasnya lain dari isinya, yaitu formulir PUPR April 2022" in said.err

    def test_rows_of_another_opd_or_month(self, april: Workplace) -> None:
        filler = form_of(april).fill("PUPR.JALAN", kode="DINKES.STUNTING", realisasi="15")
        filler.save()
        said = april.refuse("catat", "--dari", str(filler.path))
        assert "kode DINKES.STUNTING bukan milik PUPR" in said
        filler = form_of(april).fill("PUPR.JALAN", realisasi="5")
        filler.sheet.cell(row=filler.top, column=17).value = "Bulan"
        filler.sheet.cell(row=filler.rows["PUPR.JALAN"], column=17).value = "mar"
        filler.save()
        assert "lain dari bulan formulirnya, April 2022" in april.refuse("catat", "--dari", str(filler.path))

    def test_of_another_year_regency_or_opd(self, april: Workplace) -> None:
        for cell, value, said in (
            ("B3", "2021", "formulir tahun 2021; tahun yang ada dalam berkas data: 2022"),
            ("B2", "Kabupaten Lain", "milik Kabupaten Lain, bukan Kabupaten Contoh"),
            ("B5", "DINSOS", "untuk OPD DINSOS, yang tidak ada"),
        ):
            filler = form_of(april).fill("PUPR.JALAN", realisasi="5")
            filler.book["_kontrak"][cell] = value
            filler.save()
            assert said in april.refuse("catat", "--dari", str(filler.path))
        path = str(self.filled(april))
        assert "bukan 2021" in april.refuse("catat", "--dari", path, "--tahun", "2021")

    def test_from_before_an_amendment_is_read_with_a_sentence(self, april: Workplace) -> None:
        path = str(self.filled(april))
        april.change(
            "target: 50, bobot: 40,\n              rencana: {apr: 5, ",
            "target: 52, bobot: 40,\n              rencana: {apr: 7, ",
        )
        april.do("impor", "--berlaku", "apr", "--alasan", "adendum")
        said = april.do("catat", "--dari", path)
        assert "dibuat menurut kontrak induk PUPR; yang berlaku bagi April 2022 sekarang perubahan ke-1" in said.err
        assert april.indikator("PUPR.JALAN", "apr")["realisasi"] == 5

    def test_a_number_that_would_mean_something_else_is_refused(self, april: Workplace) -> None:
        path = str(self.filled(april))
        april.change("satuan: km,\n              sifat: akumulasi", "satuan: meter,\n              sifat: akumulasi")
        april.do("impor")
        said = april.refuse("catat", "--dari", path)
        assert "formulir ini menanyakan 'km akumulasi naik', kontrak sekarang 'meter akumulasi naik'" in said

    def test_lock_files_are_left_aside(self, april: Workplace) -> None:
        path = self.filled(april)
        (path.parent / f"~${path.name}").write_bytes(b"x")
        said = april.do("catat", "--dari", "formulir")
        assert f"{path.name} sedang dibuka di Excel" in said.err
        assert "sedang dibuka di Excel" in april.refuse("catat", "--dari", f"formulir/~${path.name}")

    def test_only_one_month_is_taken_from_a_table_too(self, april: Workplace) -> None:
        april.write("kode,bulan,realisasi\nPUPR.JALAN,apr,5\nPUPR.ADUAN,mar,6\n", "a.csv")
        said = april.refuse("catat", "--dari", "a.csv", "--bulan", "apr")
        assert "a.csv:3: bulan mar bukan April 2022" in said

    def test_options_that_clash(self, april: Workplace) -> None:
        april.refuse("catat", "--dari", "a.csv", "--anggaran", "5", code=2)
        april.refuse("catat", "PUPR.JALAN", "5", "--coba", code=2)
