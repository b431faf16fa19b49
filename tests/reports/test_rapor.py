from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kontrak.model.declared import Pekerjaan, Program
from kontrak.model.missed import KomitmenMeleset
from kontrak.model.recorded import Bukti, Fakta, LaporanBulan, Penangguhan, Versi
from kontrak.model.segel import NO_HASH, Segel
from kontrak.model.summary import Warna
from kontrak.model.tindak_lanjut import TindakLanjut
from kontrak.model.words import Keadaan, Putusan
from kontrak.reports.cetak.lembar import Grafik
from kontrak.reports.rapor import Rapor, make_rapor, rapor_sheet, render_rapor
from kontrak.reports.rapor_rows import SIGNS, Peringkat
from kontrak.scoring.detail import curves, detail_contract
from kontrak.scoring.horizon import Laju, pace_of, pace_of_work
from kontrak.scoring.printed import AlasanWarna, reason_of_warna
from tests.golden_file import assert_golden
from tests.reports.markdown import tables
from tests.reports.sample import ATURAN, BIDANG, INDIKATOR, OPD, D, check, dasar, month, report

if TYPE_CHECKING:
    from pathlib import Path

MARET = 3


def paper(fakta: Fakta = OPD, bulan: int = MARET, bidang: tuple[Fakta, ...] = (BIDANG,)) -> Rapor:
    ground = dasar()._replace(bulan=bulan)
    return make_rapor(
        detail_contract(fakta, bulan, bidang),
        ground,
        nama_opd=fakta.kontrak.nama,
        peringkat=Peringkat(5, 32),
        kurva=curves(fakta, bulan),
    )


def lines_with(text: str, words: str) -> list[str]:
    return [line for line in text.splitlines() if words in line]


def without_trace(text: str) -> str:
    return text.partition("## Lampiran")[0]


# --- the whole paper ------------------------------------------------------------------------------


def test_the_paper_of_an_opd() -> None:
    assert_golden("reports/rapor-opd.md", render_rapor(paper()))


def test_a_chart_is_drawn_when_a_form_of_the_paper_looks_at_it() -> None:
    drawn: list[str] = []
    charts = Grafik({name: partial(_draw, drawn, name) for name in ("nilai", "kurva-1")})
    assert ("nilai" in charts, "kurva-2" in charts, list(charts)) == (True, False, ["nilai", "kurva-1"])
    assert drawn == []
    assert (charts["nilai"], charts["nilai"]) == ("<nilai>", "<nilai>")
    assert drawn == ["nilai"]
    sheet = rapor_sheet(paper())._replace(grafik=charts).drawn()
    assert (sheet.grafik, drawn) == ({"nilai": "<nilai>", "kurva-1": "<kurva-1>"}, ["nilai", "kurva-1"])


def _draw(drawn: list[str], name: str) -> str:
    drawn.append(name)
    return f"<{name}>"


def test_the_paper_of_an_opd_names_the_silence_of_its_bidang() -> None:
    said = "- Di luar angka di atas, yang hanya dari kontrak OPD, belum lapor: Bidang Bina Marga, 1 komitmen."
    assert not lines_with(render_rapor(paper()), "Di luar angka di atas")
    assert lines_with(render_rapor(paper(bidang=(BIDANG._replace(laporan={}),))), "Di luar angka") == [said]


def test_the_paper_of_a_bidang() -> None:
    rapor = make_rapor(detail_contract(BIDANG, MARET), dasar(), nama_opd=OPD.kontrak.nama, atasan=OPD.kontrak.kepala)
    assert_golden("reports/rapor-bidang.md", without_trace(render_rapor(rapor)))


def test_the_paper_of_an_opd_with_nothing_due_and_nothing_known() -> None:
    kontrak = OPD.kontrak._replace(nomor=None, tanggal=None, indikator=INDIKATOR[-1:])
    empty = OPD._replace(
        kontrak=kontrak,
        pengampu=None,
        versi=(Versi(0, 1, INDIKATOR[-1:]),),
        laporan={},
        penangguhan=(),
        pagu=None,
        pagu_awal=None,
        belanja={},
    )
    rincian = detail_contract(empty, 1)
    ground = dasar()._replace(bulan=1, segel=Segel(0, NO_HASH, ""))
    rapor = make_rapor(rincian, ground, nama_opd=kontrak.nama, peringkat=Peringkat(None, 31))
    assert_golden("reports/rapor-kosong.md", without_trace(render_rapor(rapor)))


def test_the_paper_of_an_amended_contract_in_a_locked_month() -> None:
    amended = OPD._replace(
        versi=(Versi(0, 1, INDIKATOR), Versi(1, 3, INDIKATOR[:4], nomor="188/77/2022", alasan="refocusing")),
        aturan=(*OPD.aturan, OPD.aturan[0]._replace(ke=1, berlaku=2, aturan=ATURAN._replace(batas_capaian=None))),
        resmi={MARET: D("71.25")},
        pagu_awal=60_000_000_000,
    )
    rapor = make_rapor(
        detail_contract(amended, MARET),
        dasar(terkunci=True),
        nama_opd=OPD.kontrak.nama,
        peringkat=Peringkat(1, 1),
        tindak_lanjut=(
            TindakLanjut(40, "PUPR", "Rapat lapangan", "Sekretaris", date(2022, 3, 15), 2022, 2, date(2022, 3, 14)),
            TindakLanjut(41, "PUPR", "Surat ke rekanan", None, date(2022, 5, 15), 2022, 2),
            TindakLanjut(42, "PUPR", "Baru diputuskan Maret", None, None, 2022, 3),
        ),
    )
    assert_golden("reports/rapor-perubahan.md", without_trace(render_rapor(rapor)))


def test_a_paper_never_says_what_must_happen_to_a_head() -> None:
    text = render_rapor(paper()).lower()
    assert "usulan, bukan putusan" in text
    for verdict in ("mundur", "diberhentikan", "dicopot", "sanksi"):
        assert verdict not in text


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render_rapor(paper()) == render_rapor(paper())


def test_files_sort_by_month_and_opd() -> None:
    assert rapor_sheet(paper()).nama == "rapor-2022-03-PUPR"
    rapor = make_rapor(detail_contract(BIDANG, MARET), dasar(), nama_opd="")
    assert rapor_sheet(rapor).nama == "rapor-2022-03-PUPR.BM"


def test_a_part_of_the_paper_may_be_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates" / "bagian").mkdir(parents=True)
    (tmp_path / "templates" / "bagian" / "tanda-tangan.md").write_text("Ditandatangani elektronik.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = render_rapor(paper())
    assert "\nDitandatangani elektronik.\n" in text
    assert "| Yang dinilai |" not in text
    assert "## Cara hitung" in text


# --- single statements ------------------------------------------------------------------------------


def test_silence_is_told_with_what_it_costs() -> None:
    (line,) = lines_with(render_rapor(paper()), "ADUAN): 0 karena")
    assert line.endswith("0 karena belum lapor: Maret; dengan nilai terakhir yang dilaporkan, capaiannya 110,71%.")


def test_a_last_known_value_that_counts_is_marked() -> None:
    rules = OPD.aturan[0]._replace(aturan=ATURAN._replace(belum_lapor="nilai_terakhir"))
    (line,) = lines_with(render_rapor(paper(OPD._replace(aturan=(rules,)))), "ADUAN): belum lapor")
    assert line.endswith("belum lapor: Maret; dinilai dari nilai terakhir yang dilaporkan.")


def test_a_sum_that_nobody_reported_is_not_told_as_a_penalty() -> None:
    facts = OPD._replace(laporan={"PUPR.JALAN": {2: month(report("PUPR.JALAN", 2, D(0)))}})
    assert lines_with(render_rapor(paper(facts)), "(JALAN): belum lapor: Maret.")


def test_a_rejected_report_that_nothing_required_is_still_told() -> None:
    records = {**OPD.laporan, "PUPR.KONDISI": {2: month(report("PUPR.KONDISI", 2, D(70)), verifikasi=REJECTED)}}
    assert lines_with(render_rapor(paper(OPD._replace(laporan=records))), "(KONDISI): laporan Februari *ditolak*.")


REJECTED = check(Putusan.TOLAK, None, "Tanpa data dukung")


def test_a_suspended_pekerjaan_is_listed() -> None:
    suspended = OPD._replace(penangguhan=(Penangguhan("PUPR.JEMBATAN.B", 3, None, "ND-8/2022", "banjir"),))
    text = render_rapor(paper(suspended))
    assert lines_with(text, "ditangguhkan sejak Maret, dasar ND-8/2022: banjir; seandainya dinilai")
    (row,) = lines_with(text, "(JEMBATAN.B) | 1 unit")
    assert row.endswith("| ditangguhkan |")


def test_an_ended_suspension_is_not_listed() -> None:
    ended = OPD._replace(penangguhan=(Penangguhan("PUPR.SAKIP", 2, 3, "ND-8/2022", "banjir"),))
    assert "ditangguhkan" not in render_rapor(paper(ended))


def test_a_cancelled_report_is_told_unless_reported_again() -> None:
    gone = LaporanBulan((), None, (report("PUPR.JALAN", 2, D(4)),))
    again = LaporanBulan((report("PUPR.JALAN", 3, D(9)),), None, (report("PUPR.JALAN", 3, D(8)),))
    text = render_rapor(paper(OPD._replace(laporan={"PUPR.JALAN": {2: gone, 3: again}})))
    assert lines_with(text, "laporan Februari dibatalkan.")
    assert not lines_with(text, "laporan Maret dibatalkan.")


def test_a_changed_report_shows_both_values() -> None:
    changed = month(report("PUPR.JALAN", 3, D(9)), verifikasi=check(Putusan.UBAH, D(7), "Dua km belum diaspal."))
    text = render_rapor(paper(OPD._replace(laporan={"PUPR.JALAN": {3: changed}})))
    assert lines_with(text, "laporan 9 km diubah menjadi 7 km. Dua km belum diaspal.")


def test_evidence_of_months_to_come_is_not_counted() -> None:
    proof = (Bukti("a.pdf", None, None), Bukti("b.pdf", None, None))
    records = {"PUPR.JALAN": {n: month(report("PUPR.JALAN", n, D(5), bukti=proof)) for n in (2, 3, 4)}}
    rapor = paper(OPD._replace(laporan=records))
    assert rapor.indikator[0].bukti == 4


def test_an_obstacle_of_an_earlier_month_stays_while_the_commitment_is_missed() -> None:
    records = {"PUPR.JALAN": {2: month(report("PUPR.JALAN", 2, D(1), kendala="Lelang gagal"))}}
    assert lines_with(render_rapor(paper(OPD._replace(laporan=records))), "| Lelang gagal |")


def test_a_deadline_is_past_as_of_the_months_end_as_on_the_paper_of_the_meeting() -> None:
    """SPEC §8.20: a screen counts as of today, so the paper names its day."""
    for day, shown in ((30, "30 Maret 2022 **lewat** |"), (31, "31 Maret 2022 |")):
        said = report(
            "PUPR.JALAN", 3, D(1), kendala="Lelang gagal", tindak_lanjut="Lelang ulang", batas=date(2022, 3, day)
        )
        text = render_rapor(paper(OPD._replace(laporan={"PUPR.JALAN": {3: month(said)}})))
        (line,) = lines_with(text, "| Lelang gagal |")
        assert line.endswith(shown)


def test_a_follow_up_that_was_done_long_ago_is_no_longer_listed() -> None:
    agreed = [
        TindakLanjut(1, "PUPR", "Selesai lama", None, None, 2022, 1, date(2022, 2, 1)),
        TindakLanjut(2, "PUPR", "Selesai bulan ini", None, None, 2022, 1, date(2022, 3, 1)),
        TindakLanjut(3, "PUPR", "Dari tahun lalu", None, date(2021, 12, 31), 2021, 12),
        TindakLanjut(4, "PUPR", "Rapat bulan ini", None, None, 2022, 3),
    ]
    rincian = detail_contract(OPD, MARET)
    rapor = make_rapor(rincian, dasar(), nama_opd="", tindak_lanjut=agreed)
    shown = {row.uraian: row.keadaan for row in rapor.tindak_lanjut_lalu if row.asal == "Rapat evaluasi"}
    assert shown == {"Selesai bulan ini": "selesai", "Dari tahun lalu": "batas sudah lewat"}


def test_deviation_counts_points_from_the_due_month_on() -> None:
    works = {row.rincian.kode: (row.deviasi, row.keadaan) for row in paper().buku_kerja}
    assert works == {
        "PUPR.JEMBATAN.A": (D(0), "selesai"),
        "PUPR.JEMBATAN.B": (D(-40), "meleset"),
        "PUPR.JEMBATAN.C": (None, "belum jatuh tempo"),
    }
    silent = {row.rincian.kode: (row.deviasi, row.keadaan) for row in paper(OPD._replace(laporan={})).buku_kerja}
    assert silent["PUPR.JEMBATAN.A"] == (D(-100), "belum lapor")


def test_an_integrity_finding_stands_apart_from_the_commitments() -> None:
    row = KomitmenMeleset(
        "PUPR.INTEGRITAS", "Pakta integritas", None, None, None, None, None, None, belum_lapor=False,
        sejak=None, berturut=None, kendala=None, tindak_lanjut=None,
    )  # fmt: skip
    rincian = detail_contract(OPD, MARET)
    text = render_rapor(make_rapor(rincian._replace(meleset=(row,)), dasar(), nama_opd=""))
    assert "**Temuan integritas, di luar semua angka:**\n\n- Pakta integritas\n" in text
    assert "## Meleset" not in text
    both = render_rapor(make_rapor(rincian._replace(meleset=(*rincian.meleset, row)), dasar(), nama_opd=""))
    (missed,) = [table for table in tables(both) if "Kendala" in table[0]]
    assert len(missed) == len(rincian.meleset) + 1


def _worst(fakta: Fakta) -> str:
    (line,) = lines_with(render_rapor(paper(fakta)), "**Terberat: ")
    return line


def _aduan(*reports: tuple[int, str | None, date | None]) -> Fakta:
    """Complaints missed, with what was promised in which month and until when."""
    kode = "PUPR.ADUAN"
    made = (
        report(kode, bulan, D(14), tindak_lanjut=said, pic="Sekretaris", batas=batas) for bulan, said, batas in reports
    )
    return OPD._replace(laporan={**OPD.laporan, kode: {one.bulan: month(one) for one in made}})


def test_the_box_names_the_worst_miss_by_weight_and_what_was_promised_last_time() -> None:
    begins = "**Terberat: Rata-rata hari penyelesaian aduan (ADUAN)**, "
    asked = "; tanya Sekretaris; dijanjikan: "
    silent = _worst(OPD)
    assert silent.startswith(f"{begins}belum lapor, capaian 0,00%, bobot 20, sejak Mar (1 kali")
    assert silent.endswith("; tanya Plt. Kepala Dinas PUPR; tindak lanjut belum dijanjikan.")
    put_off = _aduan((2, "Tambah regu", date(2022, 3, 10)), (3, "Tambah regu", date(2022, 5, 10)))
    assert _worst(put_off).endswith(f"{asked}Tambah regu (batas 10 Mei 2022, mundur dari 10 Maret 2022).")
    other = _aduan((2, "Tambah regu", date(2022, 3, 10)), (3, "Sewa alat", date(2022, 5, 10)))
    assert _worst(other).endswith(f"{asked}Tambah regu (batas 10 Maret 2022, **lewat**).")
    assert _worst(_aduan((3, "Sewa alat", None))).endswith(f"{asked}Sewa alat.")


def test_a_head_who_missed_nothing_has_no_worst_miss() -> None:
    rincian = detail_contract(OPD, MARET)
    assert "Terberat" not in render_rapor(make_rapor(rincian._replace(meleset=()), dasar(), nama_opd=""))


def test_a_near_miss_is_the_worst_only_where_nothing_else_was_missed() -> None:
    rincian = detail_contract(OPD, MARET)
    first, *rest = (row for row in rincian.meleset)
    near = first._replace(nyaris=True)
    both = make_rapor(rincian._replace(meleset=(*rest, near)), dasar(), nama_opd="").terberat
    alone = make_rapor(rincian._replace(meleset=(near,)), dasar(), nama_opd="").terberat
    assert both is not None
    assert both.baris in rest
    assert alone is not None
    assert alone.baris == near


def test_the_chart_begins_with_the_first_nilai() -> None:
    late = paper(OPD._replace(versi=(Versi(0, 1, INDIKATOR[:2]),)))
    assert [point.bulan for point in late.grafik] == [2, 3]


@pytest.mark.parametrize(
    ("lowest", "said"),
    [
        ("40", "Kuning, bukan hijau, karena nilai akhir 75,00 di bawah 90 dan A di bawah ambang kritis 50%."),
        ("60", "Kuning, bukan hijau, karena nilai akhir 75,00 di bawah 90."),
    ],
)
def test_the_front_says_why_the_colour_is_not_the_better_one(lowest: str, said: str) -> None:
    rincian = detail_contract(OPD, MARET)
    figures = rincian.ringkasan._replace(nilai_akhir=D("75.00"), warna=Warna.KUNING)
    row = rincian.indikator[0]
    row = row._replace(indikator=row.indikator._replace(kode="PUPR.A"), capaian=D(lowest))
    rapor = make_rapor(rincian._replace(ringkasan=figures, indikator=(row,)), dasar(), nama_opd="")
    assert said in render_rapor(rapor)


def test_a_colour_held_by_one_indikator_names_it_alone() -> None:
    reason = reason_of_warna(D("95.00"), {"PUPR.A": D(10), "PUPR.B": D(120)}, ATURAN)
    assert reason == AlasanWarna(Warna.HIJAU, D(90), kurang=False, kritis=("PUPR.A",))
    assert reason_of_warna(D("100.01"), {"PUPR.A": D(50)}, ATURAN) is None
    assert reason_of_warna(None, {}, ATURAN) is None
    assert reason_of_warna(D("69.99"), {"PUPR.A": D(10)}, ATURAN) == AlasanWarna(Warna.KUNING, D(70), True, ())


def test_over_twelve_indikators_the_front_has_the_missed_and_the_heaviest() -> None:
    many = tuple(INDIKATOR[0]._replace(kode=f"PUPR.I{n}", nama=f"Indikator {n}", bobot=D(n)) for n in range(1, 21))
    records = {f"PUPR.I{n}": {2: month(report(f"PUPR.I{n}", 2, D(99)))} for n in range(1, 21) if n != 3}
    rapor = paper(OPD._replace(versi=(Versi(0, 1, many),), laporan=records, penangguhan=()), bidang=())
    front = [row.rincian.indikator.kode for row in rapor.indikator if row.depan]
    assert front == ["PUPR.I3", *(f"PUPR.I{n}" for n in range(16, 21))]
    text = render_rapor(rapor)
    assert "6 dari 20" in text
    assert "## Semua indikator" in text
    assert "## Semua indikator" not in render_rapor(paper())


def test_what_is_left_shows_the_pace_it_needs() -> None:
    rincian = detail_contract(OPD, MARET)
    paces = {row.indikator.kode: pace_of(row, MARET) for row in rincian.indikator}
    assert paces["PUPR.JALAN"] == Laju(D("36.5"), 1, D("36.50"), D("4.50"))
    assert {kode for kode, pace in paces.items() if pace} == {"PUPR.JALAN"}
    works = {work.kode: pace_of_work(work, MARET) for row in rincian.indikator for work in row.pekerjaan}
    assert works == {
        "PUPR.JEMBATAN.A": None,
        "PUPR.JEMBATAN.B": None,
        "PUPR.JEMBATAN.C": Laju(D(100), 7, D("14.29"), D(0)),
    }
    (line,) = lines_with(render_rapor(paper()), "dalam 1 bulan")
    assert line.endswith("| sisa 36,5 km dalam 1 bulan = 36,5/bulan; sejauh ini 4,5/bulan |")


def test_every_state_has_its_sign() -> None:
    assert set(SIGNS) == set(Keadaan)


def test_the_money_of_a_programme_is_what_was_spent_on_it_and_on_what_names_it() -> None:
    """Of the bidang too; what names no programme has a row of its own, and the rows add up to the OPD."""
    first, second = INDIKATOR[0]._replace(program="P-A"), INDIKATOR[1]
    naming = BIDANG.versi[0].indikator[0]._replace(program="P-A")
    programs = (Program("P-A", "Program A", 1000, "1.03.10"), Program("P-B", "Program B", None))
    records = {
        "PUPR.P-A": {2: LaporanBulan((report("PUPR.P-A", 2, None)._replace(anggaran=100),))},
        first.kode: {3: LaporanBulan((report(first.kode, 3, D(1))._replace(anggaran=20),))},
        second.kode: {3: LaporanBulan((report(second.kode, 3, D(1))._replace(anggaran=7),))},
    }
    below = BIDANG._replace(
        versi=(BIDANG.versi[0]._replace(indikator=(naming,)),),
        laporan={
            naming.kode: {
                month: LaporanBulan((report(naming.kode, month, D(1))._replace(anggaran=money),))
                for month, money in ((3, 3), (4, 1000))
            }
        },
    )
    own = OPD._replace(
        versi=(OPD.versi[0]._replace(indikator=(first, second)),),
        laporan=records,
        program=programs,
        pagu=1000,
        belanja={2: 100, 3: 30},
    )
    (table,) = [rows for rows in tables(render_rapor(paper(own, bidang=(below,)))) if rows[0][0] == "Program"]
    assert table[1:] == [
        ["Program A (1.03.10)", "Rp1.000", "Rp123", "12,30%"],
        ["Program B (P-B)", "–", "–", "–"],
        ["Tanpa program", "–", "Rp7", "–"],
        ["Jumlah", "Rp1.000", "Rp130", "13,00%"],
    ]


def test_of_many_unfinished_works_the_back_has_the_first_due_and_counts_the_rest() -> None:
    one = INDIKATOR[1]
    works = tuple(Pekerjaan(f"{one.kode}.W{n}", f"Ruas {n}", D(1), 12 - n % 12) for n in range(20))
    own = OPD._replace(versi=(OPD.versi[0]._replace(indikator=(one._replace(pekerjaan=works, target=D(20)),)),))
    text = render_rapor(paper(own, bidang=()))
    (table,) = [rows for rows in tables(text) if rows[0][0] == "Pekerjaan"]
    assert len(table) == 11
    assert [row[2] for row in table[1:4]] == ["Januari", "Februari", "Maret"]
    assert lines_with(text, "10 pekerjaan lagi yang belum selesai")


def test_the_appendix_has_each_formula_once_and_no_single_record() -> None:
    rapor = paper()
    assert "## Lampiran" not in render_rapor(rapor), "only when asked for"
    trace = render_rapor(rapor._replace(lampiran=True)).partition("## Lampiran")[2]
    assert trace.count("Yang berlaku pada") == 1
    assert "tanggal lapor" not in trace
    assert "Capaian: 13,5 / 10 × 100 = 135,00%." in trace
    records = [line for row in rapor.indikator for line in row.rincian.langkah if "tanggal lapor" in line]
    assert len(records) == 8  # of the sample: the filter above has something to leave out
