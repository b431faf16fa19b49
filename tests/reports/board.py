"""Boards of a few OPDs that show everything; with texts as an attacker, or a copied document, would write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kontrak.model.dasar import Prioritas
from kontrak.model.tindak_lanjut import TindakLanjut
from kontrak.reports.papan_data import BarisPapan, Papan
from kontrak.scoring.detail import curves, detail_contract
from kontrak.scoring.ranking import rank
from kontrak.scoring.summary import score_contract
from tests.reports.sample import ATURAN, BIDANG, MARET, OPD, dasar
from tests.scoring.build import group_means, missed_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.recorded import Fakta

HOSTILE = '</script><script>alert(1)</script><b onclick="x()">&amp; "kutip" \u2028\u202e\x07 \'|*🏛️' + "x" * 300
NIP = "197001012000031001"
SEAL = "128-1a2b-3c4d-5e6f-0000-0000-0000-0000-0000"
PROMISE = TindakLanjut(40, "PUPR", "Rapat dengan penyedia", "Sekda", date(2022, 3, 20), 2022, 2)


def renamed(fakta: Fakta, kode: str, nama: str) -> Fakta:
    """The same contract as that of another OPD, every text of it the given one where there was one."""
    kontrak = fakta.kontrak
    head = kontrak.kepala._replace(jabatan=nama, nama=nama, nip=NIP)
    indikator = tuple(
        item._replace(
            kode=item.kode.replace("PUPR.", f"{kode}."),
            nama=nama,
            satuan=nama,
            sasaran=nama,
            prioritas="RB",
            pekerjaan=tuple(
                work._replace(kode=work.kode.replace("PUPR.", f"{kode}."), nama=nama) for work in item.pekerjaan
            ),
        )
        for item in fakta.versi[-1].indikator
    )
    return fakta._replace(
        opd=kode,
        kelompok="kecamatan",
        pengampu=None,
        kontrak=kontrak._replace(kode=kode, nama=nama, kepala=head, nomor=nama, indikator=indikator),
        kepala=(head,),
        versi=(fakta.versi[-1]._replace(indikator=indikator),),
        laporan={
            code.replace("PUPR.", f"{kode}."): {
                bulan: line._replace(
                    laporan=tuple(
                        record._replace(kendala=nama, tindak_lanjut=nama, pic=nama) if record.kendala else record
                        for record in line.laporan
                    )
                )
                for bulan, line in months.items()
            }
            for code, months in fakta.laporan.items()
        },
        penangguhan=(),
        resmi={},
    )


def board(facts: Sequence[Fakta], bidang: Sequence[Fakta] = (BIDANG,), bulan: int = MARET) -> Papan:
    """Put OPDs on a board, ranked."""
    own = {fakta.opd: fakta for fakta in facts}
    ranked = rank([score_contract(fakta, bulan) for fakta in facts])
    rows = []
    for item in ranked:
        parts = [part for part in bidang if part.opd == item.kode]
        rincian = detail_contract(own[item.kode], bulan, parts)
        rincian = rincian._replace(ringkasan=rincian.ringkasan._replace(peringkat=item.peringkat))
        months = [score_contract(own[item.kode], month) for month in range(1, bulan + 1)]
        promises = [PROMISE] if item.kode == "PUPR" else []
        rows.append(BarisPapan(rincian, months, promises, curves(own[item.kode], bulan)))
    return Papan(
        dasar=dasar()._replace(
            bulan=bulan, prioritas=(Prioritas("RB", "Reformasi birokrasi"), Prioritas("EKONOMI", "Ekonomi"))
        ),
        aturan=ATURAN,
        opd=rows,
        meleset=missed_heads(facts, bulan),
        rerata=group_means(facts, bulan, "prioritas"),
        diperingkat=sum(item.peringkat is not None for item in ranked),
    )


def hostile_board() -> Papan:
    """A board of an ordinary OPD and one whose every text is hostile; hostile are the region and the names too."""
    papan = board([OPD, renamed(OPD, "JAHAT", HOSTILE)])
    ground = papan.dasar._replace(daerah=HOSTILE, pihak_kedua=papan.dasar.pihak_kedua._replace(jabatan=HOSTILE))
    return papan._replace(
        dasar=ground._replace(
            prioritas=(Prioritas("RB", HOSTILE),),
            pengampu=tuple(item._replace(jabatan=HOSTILE) for item in ground.pengampu),
        ),
    )
