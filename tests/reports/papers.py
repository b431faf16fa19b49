"""Every document there is, made of one year of facts as the commands make them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.unchecked import draw_sample, unchecked_of
from kontrak.model.serah_terima import BulanKerja, Koreksi, Letak, SerahTerima, Tempat
from kontrak.months import report_deadline
from kontrak.reports.contract_papers import (
    perjanjian_sheet,
    plan_sheet,
    pledge_sheet,
    resignation_sheet,
    warning_sheet,
    workbook_sheet,
)
from kontrak.reports.law_papers import Kertas, accountability_sheet, by_sasaran, measurement_sheet
from kontrak.reports.law_rows import rows_of
from kontrak.reports.pengampu import SAMPLE, Pengawasan, supervisor_sheet
from kontrak.reports.penghargaan import Calon, Penghargaan, award_sheet, hand_over_sheet
from kontrak.reports.pokok import make_pokok
from kontrak.reports.rapat import Bahan, make_rapat, rapat_sheet
from kontrak.reports.rapor import make_rapor, rapor_sheet
from kontrak.reports.rapor_rows import Peringkat
from kontrak.scoring.detail import curves, detail_contract
from kontrak.scoring.ranking import rank
from kontrak.scoring.summary import score_contract
from tests.reports import sample
from tests.reports.sample import BIDANG, OPD
from tests.scoring.build import group_means, missed_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Program
    from kontrak.model.recorded import Fakta
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.reports.cetak.lembar import Lembar


class Tahun(NamedTuple):
    """What the documents are made of: an OPD and a bidang of it."""

    fakta: Fakta = OPD
    bidang: Fakta = BIDANG
    dasar: Dasar = sample.dasar()
    program: tuple[Program, ...] = ()
    tindak_lanjut: tuple[TindakLanjut, ...] = ()


def papers(tahun: Tahun) -> dict[str, Lembar]:
    """Every document by its name."""
    return dict(_papers(tahun))


@cache
def sample_papers() -> Mapping[str, Lembar]:
    """Those of the sample, made once for all tests."""
    return papers(Tahun())


def meeting(tahun: Tahun) -> Bahan:
    """What the paper of the meeting is made of."""
    bulan, facts = tahun.dasar.bulan, [tahun.fakta]
    ranked = rank([score_contract(fakta, bulan) for fakta in facts])
    details = [detail_contract(fakta, bulan, (tahun.bidang,))._replace(ringkasan=ranked[0]) for fakta in facts]
    before = bulan - 1
    return Bahan(
        dasar=tahun.dasar,
        versi_aturan=tahun.fakta.aturan[-1],
        cakupan="",
        rincian=details,
        meleset=missed_heads(facts, bulan),
        lalu={fakta.opd: score_contract(fakta, before) for fakta in facts} if before else {},
        meleset_lalu=missed_heads(facts, before) if before else [],
        rerata_pengampu=group_means(facts, bulan, "pengampu"),
        rerata_prioritas=group_means(facts, bulan, "prioritas"),
        tindak_lanjut=tahun.tindak_lanjut,
        bulanan={fakta.opd: [score_contract(fakta, month) for month in range(1, bulan + 1)] for fakta in facts},
    )


def _papers(tahun: Tahun) -> Iterator[tuple[str, Lembar]]:
    fakta, part, ground = tahun.fakta, tahun.bidang, tahun.dasar
    bulan, nama = ground.bulan, fakta.kontrak.nama
    rincian = detail_contract(fakta, bulan, (part,))
    pokok = make_pokok(rincian, ground, nama_opd=nama)
    below = detail_contract(part, bulan)
    kabid = make_pokok(below, ground, nama_opd=nama, atasan=rincian.ringkasan.kepala)
    yield (
        "rapor",
        rapor_sheet(
            make_rapor(
                rincian,
                ground,
                nama_opd=nama,
                peringkat=Peringkat(1, 1),
                tindak_lanjut=tahun.tindak_lanjut,
                kurva=curves(fakta, bulan),
            )
        ),
    )
    yield "rapor-bidang", rapor_sheet(make_rapor(below, ground, nama_opd=nama, atasan=rincian.ringkasan.kepala))
    yield "rapat", rapat_sheet(make_rapat(meeting(tahun)))
    yield "perjanjian", perjanjian_sheet(pokok, rincian, tahun.program)
    yield "perjanjian-bidang", perjanjian_sheet(kabid, below, ())
    yield "pakta-integritas", pledge_sheet(pokok)
    yield "rencana-aksi", plan_sheet(pokok, rincian)
    yield "buku-kerja", workbook_sheet(pokok, rincian)
    yield "peringatan", warning_sheet(pokok, rincian)
    yield "pengunduran-diri", resignation_sheet(pokok, rincian)
    first = Calon(rank([rincian.ringkasan])[0], fakta.kontrak, rincian.versi, fakta.integritas)
    award = Penghargaan(15, "", [first], [first] if fakta.integritas else [], [rincian.ringkasan])
    yield "penghargaan", award_sheet(ground, fakta.aturan[-1], award)
    yield "pengampu", supervisor_sheet(watched(tahun))
    rows = rows_of((fakta, part), bulan, {})
    of_opd = Kertas(ground, fakta.aturan[-1], pokok.unit, fakta.opd, by_sasaran(rows), pokok)
    regional = Kertas(ground, fakta.aturan[-1], ground.daerah, "daerah", {"Infrastruktur": rows}, None)
    yield "lkjip", accountability_sheet(of_opd)
    yield "lkjip-daerah", accountability_sheet(regional)
    yield "pengukuran", measurement_sheet(of_opd, 1)
    yield "pengukuran-daerah", measurement_sheet(regional, 1)
    yield "serah-terima", hand_over_sheet(ground, fakta.aturan[-1], handed_over(tahun))


def handed_over(tahun: Tahun) -> SerahTerima:
    """What the paper for a colleague who takes over is made of."""
    ground, name = tahun.dasar, tahun.fakta.kontrak.nama
    folder = Tempat("bukti", 3)
    states = ["dikunci", "dikunci", "lewat batas lapor, belum dikunci", *["belum mulai"] * 9]
    return SerahTerima(
        Letak("kontrak.db", "D:/kontrak", ("kontrak-2022-04-01-9-abc.db",), 2, (folder,), 1, ()),
        ground.segel,
        name,
        ((ground.tahun, (1, 2)),),
        tahun.tindak_lanjut,
        (f"Surat peringatan I, langkah yang diusulkan tangga bagi 1 kepala: {name}",),
        (Koreksi(7, "2022-04-02T09:00:00+07:00", name, f"koreksi {name} Maret: 4 → 5", name),),
        date(2022, 3, 12),
        tuple(
            BulanKerja(month, report_deadline(ground.tahun, month, 10), 4, 3, state)
            for month, state in enumerate(states, 1)
        ),
    )


def watched(tahun: Tahun) -> Pengawasan:
    """What the sheet of the OPD's pengampu is made of."""
    ground = tahun.dasar
    rows = list(unchecked_of((tahun.fakta, tahun.bidang), ground.bulan))
    (pengampu,) = (one for one in ground.pengampu if one.kode == tahun.fakta.pengampu)
    return Pengawasan(
        dasar=ground,
        versi_aturan=tahun.fakta.aturan[-1],
        pengampu=pengampu,
        rincian=[detail_contract(tahun.fakta, ground.bulan, (tahun.bidang,))],
        tindak_lanjut=tahun.tindak_lanjut,
        belum_diperiksa=rows,
        contoh=draw_sample(rows, SAMPLE, str(ground.segel)),
    )
