"""Heads whose papers are full: many indikators, long names, everything missed, everything told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kontrak.model.declared import Pekerjaan, Program
from kontrak.model.recorded import Versi
from kontrak.model.tindak_lanjut import TindakLanjut
from kontrak.reports.rapor import make_rapor, rapor_sheet
from kontrak.reports.rapor_rows import Peringkat
from kontrak.scoring.detail import curves, detail_contract
from tests.reports.sample import BIDANG, INDIKATOR, OPD, D, dasar, month, plan, report

if TYPE_CHECKING:
    from kontrak.model.recorded import Fakta, Laporan
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.rapor import Rapor

MARET = 3
NAME = "Persentase satuan pendidikan dengan layanan sesuai standar pelayanan minimal"
SASARAN = "Meningkatnya mutu dan pemerataan layanan pendidikan dasar"
SAID = "Ketersediaan tenaga di wilayah kepulauan belum mencukupi; perekrutan menunggu formasi"
DONE = "Penugasan bergilir antarkecamatan dan pengadaan bersama dengan dinas terkait"


def crowded(indikators: int, *, missed: int, name: str = NAME, said: str = SAID, works: int = 10) -> Fakta:
    """A head with so many indikators, the first so many of them missed, and an indikator with pekerjaan behind them."""
    promise = INDIKATOR[0]._replace(rencana=plan(feb=D(5), mar=D(5), des=D(40)), bobot=None, program="P-1")
    own = [
        promise._replace(kode=f"PUPR.I{number:02}", nama=f"{name} {number}", sasaran=f"{SASARAN} {number // 3}")
        for number in range(1, indikators)
    ]
    if works:
        due = [
            Pekerjaan(f"PUPR.W.{number}", f"Ruas paket {number}, Kecamatan Batumarmar", D(1), 2 + number % 10)
            for number in range(works)
        ]
        own.append(INDIKATOR[1]._replace(kode="PUPR.W", bobot=None, target=D(works), pekerjaan=tuple(due), nama=name))
    records = {}
    for place, item in enumerate(own, 1):
        if not item.pekerjaan:
            value = D(3) if place <= missed else D(11)
            records[item.kode] = {
                2: month(_told(report(item.kode, 2, value), said, place <= missed)),
                3: month(_told(report(item.kode, 3, D(0)), said, place <= missed)),
            }
    return OPD._replace(
        versi=(Versi(0, 1, tuple(own)),),
        laporan=records,
        penangguhan=(),
        program=tuple(Program(f"P-{number}", f"Program penyelenggaraan urusan {number}", 10**9) for number in range(6)),
    )


def _told(record: Laporan, said: str, missed: bool) -> Laporan:
    deadline = date(2022, record.bulan, 25)
    return record._replace(kendala=said, tindak_lanjut=DONE, pic="Kepala Bidang", batas=deadline) if missed else record


def crowded_sheet(fakta: Fakta) -> Lembar:
    """Its rapor for March as a sheet."""
    return rapor_sheet(crowded_rapor(fakta))


def crowded_rapor(fakta: Fakta, bidang: int = 4, debts: int = 8) -> Rapor:
    """Its rapor for March, with so many bidang and follow-ups of meetings."""
    parts = [BIDANG._replace(kontrak=BIDANG.kontrak._replace(kode=f"PUPR.B{number}")) for number in range(bidang)]
    return make_rapor(
        detail_contract(fakta, MARET, parts),
        dasar(),
        nama_opd=fakta.kontrak.nama,
        peringkat=Peringkat(31, 32),
        tindak_lanjut=[
            TindakLanjut(number, "PUPR", f"{DONE} {number}", "Kepala Bidang", date(2022, 2, 20), 2022, 1)
            for number in range(debts)
        ],
        kurva=curves(fakta, MARET),
    )
