"""The sheet of a pengampu: what stands on it, in which order, and that it stays one sheet."""

from __future__ import annotations

from decimal import Decimal

from kontrak.model.detail import JatuhTempo, Rincian
from kontrak.model.summary import Warna
from kontrak.reports.cetak.typst import to_pdf
from kontrak.reports.pengampu import listed, make_sheet, supervisor_sheet
from tests.reports.cetak.test_pdf import pages
from tests.reports.papers import Tahun, watched

WATCHED = watched(Tahun())
(ONE,) = WATCHED.rincian


def scored(kode: str, score: str | None) -> Rincian:
    figures = ONE.ringkasan._replace(kode=kode, nilai_akhir=None if score is None else Decimal(score))
    return ONE._replace(ringkasan=figures)


def test_the_worst_opd_stands_first_and_the_one_without_a_nilai_last() -> None:
    ranked = [scored("A", "99"), scored("B", "80"), scored("C", "60"), scored("D", None)]
    sheet = make_sheet(WATCHED._replace(rincian=ranked))
    assert [row.rincian.ringkasan.kode for row in sheet.opd] == ["C", "B", "A", "D"]


def test_works_come_first_the_least_finished_on_top_and_what_is_met_is_only_counted() -> None:
    sheet = make_sheet(WATCHED)
    assert [tempo.bulan for tempo in sheet.tempo] == [3, 4]
    for tempo in sheet.tempo:
        assert [row.fisik for row in tempo.baris] == sorted((row.fisik for row in tempo.baris), reverse=True)
        assert not any(row.tempo.terpenuhi for row in tempo.baris)
        works = [row.kini if isinstance(row.kini, Decimal) else Decimal(0) for row in tempo.baris if row.fisik]
        assert works == sorted(works)


def test_december_has_no_next_month() -> None:
    december = WATCHED._replace(dasar=WATCHED.dasar._replace(bulan=12), rincian=[ONE._replace(bulan=12)])
    assert [tempo.bulan for tempo in make_sheet(december).tempo] == [12]


def test_what_finds_no_room_is_counted_by_opd() -> None:
    due = tuple(JatuhTempo(f"PUPR.X{n}", "Nama", 3, Decimal(10), "km") for n in range(listed(1)[0] + 5))
    sheet = make_sheet(WATCHED._replace(rincian=[ONE._replace(jatuh_tempo=due, bidang=())]))
    assert len(sheet.tempo[0].baris) == listed(1)[0]
    assert sheet.tempo[0].sisa == (("PUPR", 5),)


def test_it_is_one_sheet_however_much_is_due() -> None:
    """Front and back, also where everything is missed, unreported and due next month."""
    due = tuple(JatuhTempo(f"PUPR.X{n}", "Nama yang cukup panjang", 3, Decimal(10), "km") for n in range(60))
    for opds in (1, 15):
        names = [ONE.ringkasan._replace(kode=f"OPD{n}", warna=Warna.MERAH) for n in range(opds)]
        many = [ONE._replace(ringkasan=one, jatuh_tempo=due, jatuh_tempo_berikut=due, bidang=()) for one in names]
        assert pages(to_pdf(supervisor_sheet(WATCHED._replace(rincian=many)))) == 2, opds
