"""Names that want to be markup, and a year in which every text is one of them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from kontrak.model.dasar import Pengampu, Prioritas
from kontrak.model.declared import Langkah, Program
from kontrak.model.recorded import Bukti, LaporanBulan, Penangguhan, TemuanIntegritas, Versi
from kontrak.model.tindak_lanjut import TindakLanjut
from tests.reports.papers import Tahun
from tests.reports.sample import ATURAN, BIDANG, INDIKATOR, OPD, D, dasar

HOSTILE = [
    "|",
    "<script>alert(1)</script>",
    "*_`~",
    "a\nb",
    "\r\n| x |",
    "😀",
    "n" * 300,
    "\\",
    "[a](b)",
    "# -",
    "&amp;",
    '#"] ) $x$ //',
    "<!-- cetak: halaman-baru -->",
    "{{ 1 + 1 }}",
]
FEW = ["# -", "\r\n| x |", "<script>alert(1)</script>[a](b)*_`~"]
AT_ONCE = (
    '| <script>x</script> <img src="http://contoh.id/a.png"> *_`~ # $x$ @a <l> "] ) #panic() \\ // /* {{ }} ]]> <!-- '
    "😀 漢字 مرحبا " + "n" * 300
)
"""All that markup of any kind could take for its own; long as well."""
names = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=1, max_size=4).map("".join).filter(bool)


def hostile_year(name: str) -> Tahun:
    """The sample year with the name in the place of every text."""
    pekerjaan = INDIKATOR[1].pekerjaan
    indikator = tuple(
        one._replace(
            nama=name,
            satuan=name,
            sasaran=name,
            prioritas="P",
            pekerjaan=tuple(work._replace(nama=name) for work in pekerjaan) if one.pekerjaan else (),
        )
        for one in INDIKATOR
    )
    kepala = OPD.kontrak.kepala._replace(jabatan=name, nama=name, nip=name, pangkat=name)
    kontrak = OPD.kontrak._replace(nama=name, nomor=name, kepala=kepala, indikator=indikator, kesediaan_mundur=True)
    proof = (Bukti(name, None, None),)
    records = {
        kode: {
            bulan: LaporanBulan(
                tuple(
                    one._replace(kendala=name, tindak_lanjut=name, pic=name, alasan=name, bukti=proof)
                    for one in record.laporan
                ),
                record.verifikasi._replace(catatan=name) if record.verifikasi else None,
            )
            for bulan, record in months.items()
        }
        for kode, months in OPD.laporan.items()
    }
    rules = ATURAN._replace(
        acuan=name, tangga=(Langkah(1, name),), predikat=(ATURAN.predikat[0]._replace(nama=name, batas=D(0)),)
    )
    fakta = OPD._replace(
        kontrak=kontrak,
        kepala=(kepala,),
        versi=(Versi(1, 1, indikator, nomor=name, alasan=name),),
        aturan=(OPD.aturan[0]._replace(aturan=rules),),
        laporan=records,
        penangguhan=(Penangguhan("PUPR.SAKIP", 3, None, name, name),),
        integritas=(TemuanIntegritas(7, "PUPR", name, date(2022, 3, 1), name, kepala, 12),),
    )
    part = BIDANG._replace(
        kontrak=BIDANG.kontrak._replace(nama=name, pakta_integritas=True),
        kepala=(kepala,),
        laporan={"PUPR.PAKET": {3: LaporanBulan(())}},
    )
    ground = dasar()._replace(
        prioritas=(Prioritas("P", name),),
        daerah=name,
        pihak_kedua=dasar().pihak_kedua._replace(nama=name, jabatan=name),
        pengampu=(Pengampu("AST2", name, name),),
    )
    return Tahun(
        fakta=fakta,
        bidang=part,
        dasar=ground,
        program=(Program("P", name, 1), Program("Q", name, None)),
        tindak_lanjut=(TindakLanjut(1, "PUPR", name, name, date(2022, 3, 2), 2022, 2),),
    )
