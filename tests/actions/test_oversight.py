"""Cancel, verify, suspend, lock, integrity finding, seal, ``--per``: nothing moves silently (SPEC §3, §4)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kontrak.actions.sealing import check_file

if TYPE_CHECKING:
    from tests.workplace import Workplace


class TestOptions:
    """An option that would do nothing is refused, not passed over."""

    @pytest.mark.parametrize(
        "extra", [("--json",), ("--pengampu", "AST2"), ("--kelompok", "dinas"), ("--prioritas", "X")]
    )
    def test_a_check_of_one_report_takes_no_filter(self, office: Workplace, extra: tuple[str, ...]) -> None:
        office.do("catat", "PUPR.MANTAP", "71", "--bulan", "jun")
        check = ("verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--terima", "--catatan", "x")
        assert f"{extra[0]} hanya untuk daftar, tanpa KODE." in office.refuse(*check, *extra, code=2)
        office.do(*check)

    def test_the_number_of_an_amendment_needs_its_month(self, office: Workplace) -> None:
        office.change("target: 14", "target: 13")
        assert "memerlukan --berlaku" in office.refuse("impor", "--nomor", "188/7", code=2)


class TestCancel:
    def test_the_month_counts_as_unreported_and_the_old_value_stays_visible(self, office: Workplace) -> None:
        office.do("catat", "PUPR.MANTAP", "71", "--bulan", "jun")
        said = office.do("batalkan", "PUPR.MANTAP", "--bulan", "jun", "--alasan", "Salah OPD").out
        assert "realisasi 71%" in said
        line = office.indikator("PUPR.MANTAP", "jun")
        assert (line["belum_lapor"], line["capaian"], line["realisasi"]) == (True, 0.0, None)
        assert "realisasi: 71 → kosong" in office.do("riwayat", "PUPR.MANTAP").out
        assert "batal" in office.do("jelaskan", "PUPR.MANTAP", "--bulan", "jun").out.lower()

    def test_recording_again_needs_no_leave(self, office: Workplace) -> None:
        office.do("catat", "PUPR.MANTAP", "71", "--bulan", "jun")
        office.do("batalkan", "PUPR.MANTAP", "--bulan", "jun", "--alasan", "x")
        office.do("catat", "PUPR.MANTAP", "70", "--bulan", "jun")
        assert office.indikator("PUPR.MANTAP", "jun")["realisasi"] == 70

    def test_nothing_to_cancel(self, office: Workplace) -> None:
        assert "belum dilaporkan" in office.refuse("batalkan", "PUPR.MANTAP", "--bulan", "jun", "--alasan", "x")
        office.refuse("batalkan", "PUPR.MANTAP", "--bulan", "jun", code=2)
        office.refuse("batalkan", "PUPR.MANTAP", "--bulan", "jun", "--alasan", " ", code=2)


class TestVerify:
    @pytest.fixture(autouse=True)
    def _reported(self, office: Workplace) -> None:
        office.do("catat", "PUPR.MANTAP", "70", "--bulan", "jun")

    def test_accepted(self, office: Workplace) -> None:
        before = office.opd("jun", kode="PUPR")
        office.do("verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--terima", "--catatan", "Cocok")
        after = office.opd("jun", kode="PUPR")
        assert (after["nilai"], after["nilai_klaim"]) == (before["nilai"], before["nilai"])
        assert after["terverifikasi"] > before["terverifikasi"] == 0

    def test_another_value(self, office: Workplace) -> None:
        claimed = office.opd("jun", kode="PUPR")["nilai"]
        office.by("Asisten Perekonomian")
        office.do("verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--realisasi", "35", "--catatan", "Ukur ulang")
        opd = office.opd("jun", kode="PUPR")
        assert opd["nilai_klaim"] == claimed > opd["nilai"]
        assert office.indikator("PUPR.MANTAP", "jun")["realisasi"] == 35
        trace = office.do("jelaskan", "PUPR.MANTAP", "--bulan", "jun").out
        assert "Asisten Perekonomian" in trace
        assert "Ukur ulang" in trace

    def test_rejected(self, office: Workplace) -> None:
        office.do("verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--tolak", "--catatan", "Tanpa bukti")
        line = office.indikator("PUPR.MANTAP", "jun")
        assert (line["belum_lapor"], line["capaian"]) == (True, 0.0)
        assert "ditolak" in office.do("rapor", "--opd", "PUPR", "--bulan", "jun").out

    def test_a_correction_ends_it(self, office: Workplace) -> None:
        office.do("verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--realisasi", "35", "--catatan", "x")
        office.do("catat", "PUPR.MANTAP", "69", "--bulan", "jun", "--koreksi", "--alasan", "y")
        assert office.indikator("PUPR.MANTAP", "jun")["realisasi"] == 69
        assert office.opd("jun", kode="PUPR")["terverifikasi"] == 0

    def test_filling_an_empty_field_does_not_end_it(self, office: Workplace) -> None:
        office.do("verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--realisasi", "35", "--catatan", "x")
        office.do("catat", "PUPR.MANTAP", "--bulan", "jun", "--kendala", "Hujan")
        assert office.indikator("PUPR.MANTAP", "jun")["realisasi"] == 35

    def test_not_even_in_a_locked_month(self, office: Workplace) -> None:
        office.do("verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--realisasi", "35", "--catatan", "x")
        for month in ("jan", "feb", "mar", "apr", "mei", "jun"):
            office.do("kunci", "--bulan", month)
        office.do("catat", "PUPR.MANTAP", "--bulan", "jun", "--kendala", "Hujan", "--koreksi", "--alasan", "Susulan")
        assert office.indikator("PUPR.MANTAP", "jun")["realisasi"] == 35
        assert office.opd("jun", kode="PUPR")["terverifikasi"] > 0
        assert "alasan: Susulan" in office.do("riwayat", "PUPR.MANTAP").out
        office.do("catat", "PUPR.MANTAP", "69", "--bulan", "jun", "--koreksi", "--alasan", "Salah")
        assert office.indikator("PUPR.MANTAP", "jun")["realisasi"] == 69

    def test_what_was_never_reported(self, office: Workplace) -> None:
        said = office.refuse("verifikasi", "PUPR.ADUAN", "--bulan", "mar", "--terima", "--catatan", "x")
        assert "belum dilaporkan" in said

    @pytest.mark.parametrize(
        "args",
        [
            ("--terima",),
            ("--terima", "--tolak", "--catatan", "x"),
            ("--catatan", "x"),
            ("--terima", "--catatan", "x", "--contoh", "2"),
        ],
    )
    def test_wrong_use(self, office: Workplace, args: tuple[str, ...]) -> None:
        office.refuse("verifikasi", "PUPR.MANTAP", "--bulan", "jun", *args, code=2)

    def test_a_value_of_another_kind(self, office: Workplace) -> None:
        assert "bukan angka" in office.refuse(
            "verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--realisasi", "bagus", "--catatan", "x"
        )

    def test_the_list_and_its_sample(self, office: Workplace) -> None:
        for month in ("apr", "mei", "jun"):
            office.do("catat", "PUPR.JALAN", "5", "--bulan", month)
        office.do("verifikasi", "PUPR.JALAN", "--bulan", "mei", "--terima", "--catatan", "x")
        listed = office.do("verifikasi", "--bulan", "jun", "--json").json
        assert [(row["kode"], row["bulan"]) for row in listed["belum_diperiksa"]] == [
            ("PUPR.JALAN", 4),
            ("PUPR.JALAN", 6),
            ("PUPR.MANTAP", 6),
        ]
        assert "AST2" in office.do("verifikasi", "--bulan", "jun").out
        drawn = office.do("verifikasi", "--bulan", "jun", "--contoh", "2", "--benih", "rapat", "--json").json
        assert drawn == office.do("verifikasi", "--bulan", "jun", "--contoh", "2", "--benih", "rapat", "--json").json
        assert (len(drawn["belum_diperiksa"]), drawn["jumlah"]) == (2, 3)
        seeds = {
            str(office.do("verifikasi", "--bulan", "jun", "--contoh", "1", "--benih", str(n), "--json").json)
            for n in range(12)
        }
        assert len(seeds) > 1


class TestSuspend:
    def test_takes_it_out_of_the_due_set_and_lists_it(self, office: Workplace) -> None:
        before = office.opd("jun", kode="PUPR")
        office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "jun", "--dasar", "360/1/2022", "--alasan", "Banjir")
        after = office.opd("jun", kode="PUPR")
        line = office.indikator("PUPR.MANTAP", "jun")
        assert (line["jatuh_tempo"], line["ditangguhkan"], line["terpenuhi"]) == (False, True, None)
        assert after["bobot_jatuh_tempo"] == before["bobot_jatuh_tempo"] - 20
        assert "360/1/2022" in office.do("rapor", "--opd", "PUPR", "--bulan", "jun").out

    def test_ends(self, office: Workplace) -> None:
        office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "jun", "--dasar", "360/1/2022", "--alasan", "Banjir")
        office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "sep", "--alasan", "Selesai", "--cabut")
        assert office.indikator("PUPR.MANTAP", "agu")["ditangguhkan"]
        assert not office.indikator("PUPR.MANTAP", "sep")["ditangguhkan"]

    def test_refused(self, office: Workplace) -> None:
        assert "tidak sedang" in office.refuse(
            "tangguhkan", "PUPR.MANTAP", "--bulan", "jun", "--alasan", "x", "--cabut"
        )
        office.refuse("tangguhkan", "PUPR.MANTAP", "--bulan", "jun", "--alasan", "x", code=2)
        office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "jun", "--dasar", "1", "--alasan", "x")
        assert "sudah ditangguhkan" in office.refuse(
            "tangguhkan", "PUPR.MANTAP", "--bulan", "agu", "--dasar", "2", "--alasan", "x"
        )

    def test_one_that_has_ended_cannot_be_ended_again_and_the_later_one_stays(self, office: Workplace) -> None:
        letter = ("--dasar", "360/1/2022", "--alasan", "Banjir")
        office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "feb", *letter)
        office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "mei", "--alasan", "Surut", "--cabut")
        office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "jul", *letter)
        said = office.refuse("tangguhkan", "PUPR.MANTAP", "--bulan", "mar", "--alasan", "x", "--cabut")
        assert "sudah diakhiri: dari Februari sampai sebelum Mei" in said
        assert "tidak sedang" in office.refuse(
            "tangguhkan", "PUPR.MANTAP", "--bulan", "jun", "--alasan", "x", "--cabut"
        )
        assert office.indikator("PUPR.MANTAP", "jul")["ditangguhkan"]
        office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "sep", "--alasan", "Surut", "--cabut")
        assert not office.indikator("PUPR.MANTAP", "sep")["ditangguhkan"]

    def test_one_pekerjaan(self, office: Workplace) -> None:
        office.do("tangguhkan", "PUPR.JEMBATAN.A", "--bulan", "mar", "--dasar", "1", "--alasan", "Banjir")
        assert office.opd("apr", kode="PUPR")["jumlah_jatuh_tempo"] == 2


class TestLock:
    def test_in_order_only_and_backwards_again(self, office: Workplace) -> None:
        assert "Januari" in office.refuse("kunci", "--bulan", "feb")
        office.do("kunci", "--bulan", "jan")
        assert "sudah dikunci" in office.refuse("kunci", "--bulan", "jan")
        office.do("kunci", "--bulan", "feb")
        assert "mulai dari Februari 2022" in office.refuse("buka", "--bulan", "jan", "--alasan", "x")
        office.do("buka", "--bulan", "feb", "--alasan", "Data susulan")
        assert "tidak terkunci" in office.refuse("buka", "--bulan", "feb", "--alasan", "x")

    def test_only_a_month_that_has_ended(self, office: Workplace) -> None:
        office.at("2022-01-31")
        assert "belum berakhir" in office.refuse("kunci", "--bulan", "jan")

    def test_a_locked_month_refuses_and_a_correction_shows_both_numbers(self, office: Workplace) -> None:
        office.do("catat", "PUPR.ADUAN", "7", "--bulan", "mar")
        office.do("catat", "PUPR.JEMBATAN.A", "100", "--bulan", "mar")
        for month in ("jan", "feb", "mar"):
            office.do("kunci", "--bulan", month)
        official = office.opd("mar", kode="PUPR")
        assert official["nilai_resmi"] == official["nilai_akhir"] == 100.0
        assert office.do("status", "--bulan", "mar", "--json").json["terkunci"] is True
        assert "dikunci" in office.refuse("catat", "PUPR.ADUAN", "--bulan", "mar", "--kendala", "x")
        assert "dikunci" in office.refuse("batalkan", "PUPR.ADUAN", "--bulan", "mar", "--alasan", "x")
        assert "dikunci" in office.refuse("verifikasi", "PUPR.ADUAN", "--bulan", "mar", "--terima", "--catatan", "x")
        assert "dikunci" in office.refuse("tangguhkan", "PUPR.ADUAN", "--bulan", "mar", "--dasar", "1", "--alasan", "x")
        office.do("catat", "PUPR.ADUAN", "8", "--bulan", "mar", "--koreksi", "--alasan", "Temuan")
        corrected = office.opd("mar", kode="PUPR")
        assert corrected["nilai_resmi"] == 100.0 > corrected["nilai_akhir"]
        rapor = office.do("rapor", "--opd", "PUPR", "--bulan", "mar").out
        assert "100,00" in rapor

    def test_a_locked_month_reprints_to_the_same_bytes(self, office: Workplace) -> None:
        office.at("2022-04-11")
        office.do("catat", "PUPR.ADUAN", "7", "--bulan", "mar")
        for month in ("jan", "feb", "mar"):
            office.do("kunci", "--bulan", month)
        march = office.do("rapor", "--opd", "PUPR", "--bulan", "mar")
        seal = office.do("status", "--bulan", "mar", "--json").json["segel"]
        office.at("2022-12-20")
        office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
        office.do("catat", "PUPR.ADUAN", "9", "--bulan", "mar", "--koreksi", "--alasan", "x")
        office.change("Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas PU")
        office.do("impor")
        for point in (seal, seal.partition("-")[0], "2022-04-11"):
            assert office.do("rapor", "--opd", "PUPR", "--bulan", "mar", "--per", point) == march
            assert office.do("rapor", "--opd", "PUPR", "--per", point) == march


class TestIntegrity:
    def test_counts_in_no_number_and_is_named(self, office: Workplace) -> None:
        before = office.opd("des", kode="PUPR")
        office.do("integritas", "PUPR", "--dasar", "700/1/2022", "--tanggal", "2022-09-10", "--uraian", "Gratifikasi")
        after = office.opd("des", kode="PUPR")
        assert {**after, "indikator": 0} == {**before, "indikator": 0}
        rows = office.do("meleset", "--opd", "PUPR", "--bulan", "des", "--json").json["kepala"][0]["komitmen"]
        row = next(row for row in rows if row["kode"] == "PUPR.INTEGRITAS")
        assert (row["target"], row["capaian"], row["kekurangan"]) == (None, None, None)
        august = office.do("meleset", "--opd", "PUPR", "--bulan", "agu", "--json").json["kepala"][0]["komitmen"]
        assert "PUPR.INTEGRITAS" not in [row["kode"] for row in august]
        assert "700/1/2022" in office.do("rapor", "--opd", "PUPR", "--bulan", "des").out

    def test_refused(self, office: Workplace) -> None:
        finding = ("--dasar", "1", "--uraian", "x")
        assert "masa depan" in office.refuse("integritas", "PUPR", *finding, "--tanggal", "2023-02-01")
        assert "2021" in office.refuse("integritas", "PUPR", *finding, "--tanggal", "2021-09-10")
        office.refuse("integritas", "PUPR", "--dasar", "1", "--tanggal", "2022-09-10", code=2)


class TestSeal:
    def test_nobody_records_between_two_steps_of_the_check(self, office: Workplace) -> None:
        with closing(sqlite3.connect(office.folder / "kontrak.db", isolation_level=None, timeout=0)) as other:
            tried = []

            def record(done: int, steps: int) -> None:
                other.execute("BEGIN IMMEDIATE")
                other.execute("DELETE FROM ringkasan")
                with pytest.raises(sqlite3.OperationalError, match="locked"):
                    other.execute("COMMIT")
                other.execute("ROLLBACK")
                tried.append((done, steps))

            assert check_file(office.folder / "kontrak.db", progress=record).utuh
        assert len(tried) > 10

    def test_holds_and_knows_a_printed_one(self, office: Workplace) -> None:
        old = office.do("status", "--bulan", "jan", "--json").json["segel"]
        office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
        result = office.do("segel", "--json").json
        assert (result["utuh"], result["masalah"], result["peristiwa"]) == (True, [], 2)
        printed = office.do("segel", old.upper()).out
        assert "berasal dari berkas ini; 1 peristiwa dicatat sesudahnya" in printed
        assert "PUPR.JALAN" in printed

    @pytest.mark.parametrize("text", ["abc", "12", "1-xyz", "", "1-1a2b3c4d5e6f7", "١-1a2b3c4d5e6f", "1-1a2b"])
    def test_form(self, office: Workplace, text: str) -> None:
        assert "bukan segel" in office.refuse("segel", text, code=2)

    def test_of_another_file(self, office: Workplace) -> None:
        for seal in ("1-1a2b3c4d5e6f", "99-1a2b3c4d5e6f"):
            result = office.run("segel", seal)
            assert result.code == 3
            assert "BUKAN dari berkas ini" in result.out

    def test_a_changed_cell_is_named(self, office: Workplace) -> None:
        office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
        with closing(sqlite3.connect(office.folder / "kontrak.db")) as db, db:
            for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
                db.execute(f"DROP TRIGGER {name}")
            db.execute("UPDATE laporan SET realisasi = '50'")
        result = office.run("segel")
        assert result.code == 3
        assert "TIDAK UTUH" in result.out
        assert "laporan" in result.out
        assert "realisasi" in result.out


class TestKeeping:
    def test_back_and_forth(self, office: Workplace) -> None:
        said = office.do("cadangkan").out
        office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
        copy = next(office.folder.glob("kontrak-2023-01-20-1-*.db"))
        assert copy.name in said
        restored = office.do("pulihkan", copy.name, "--alasan", "salah mengetik").out
        assert "disimpan sebagai" in restored
        assert office.do("segel", "--json").json["peristiwa"] == 2  # the import, and the restore itself

    def test_refused(self, office: Workplace) -> None:
        office.do("cadangkan", "a.db")
        assert "sudah ada" in office.refuse("cadangkan", "a.db")
        (office.folder / "rusak.db").write_bytes(b"bukan sqlite")
        office.refuse("pulihkan", "rusak.db")
        office.refuse("pulihkan", "tidak-ada.db")


class TestPer:
    def test_a_day_before_the_first_event(self, office: Workplace) -> None:
        assert "belum ada yang dicatat" in office.refuse("status", "--per", "2022-02-16")

    def test_a_point_that_is_none(self, office: Workplace) -> None:
        office.refuse("status", "--per", "kemarin", code=2)
        office.refuse("status", "--per", "99")
        office.refuse("status", "--per", "1-1a2b3c4d5e6f", code=3)

    def test_sets_the_default_month(self, office: Workplace) -> None:
        """The last month whose cut-off day, the tenth, had passed then."""
        assert office.do("status", "--per", "2022-05-10", "--json").json["bulan"] == 3
        assert office.do("status", "--per", "2022-05-11", "--json").json["bulan"] == 4


def test_a_clock_that_runs_backwards(office: Workplace) -> None:
    office.at("2022-05-10")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    office.at("2022-05-01")
    assert "tertinggal" in office.do("catat", "PUPR.JALAN", "5", "--bulan", "mei").err
    events = office.do("riwayat", "PUPR.JALAN", "--json").json["peristiwa"]
    assert [event["waktu"][:10] for event in events[-2:]] == ["2022-05-10", "2022-05-10"]


def test_what_is_suspended_is_not_announced_for_next_month(office: Workplace) -> None:
    assert "PUPR.MANTAP" in office.do("status", "--bulan", "mei").out
    office.do("tangguhkan", "PUPR.MANTAP", "--bulan", "jun", "--dasar", "1", "--alasan", "Banjir")
    assert "PUPR.MANTAP" not in office.do("status", "--bulan", "mei").out
