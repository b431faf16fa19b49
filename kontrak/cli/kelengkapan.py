"""The command ``kelengkapan``: what the file lacks, OPD by OPD (SPEC §5)."""

from __future__ import annotations

from functools import partial

from kontrak.cli.options import ArgumenOpdBila, Asked, Json

KETERANGAN = {
    "kelengkapan": """Berapa yang ada dari yang seharusnya ada, yang paling kurang di atas: kontrak bertanggal dan
bernomor, kepala bernama, rencana bulanan, kamus indikator, laporan masuk, belanja, bukti, pemeriksaan, perjanjian
diarsipkan, tindak lanjut selesai. Tidak mengubah nilai. Dengan OPD: apa saja yang kurang.

\b
Contoh:
  kontrak kelengkapan --bulan des
  kontrak kelengkapan PUPR""",
}


def kelengkapan(
    opd: ArgumenOpdBila = None,
    *,
    asked: Asked,
    as_json: Json = False,
) -> None:
    """Count what is there of what should be, or list what one OPD lacks."""
    from kontrak.actions.assessing import assess, assess_opd
    from kontrak.cli.answering import answer, refuse_filters, scope
    from kontrak.scoring.completeness import completeness
    from kontrak.views.completeness_view import completeness_json, completeness_screen, lacking_screen

    question = asked.question()
    refuse_filters(opd, question)
    if opd is None:
        penilaian = assess(question)
        items = completeness(penilaian)
        screen = partial(completeness_screen, penilaian.dasar, items, scope(question))
    else:
        penilaian, kode = assess_opd(question, opd)
        items = [item for item in completeness(penilaian.only(kode)) if item.kode == kode]
        screen = partial(lacking_screen, penilaian.dasar, items[0])
    answer(lambda: completeness_json(penilaian.dasar, items, lacking=opd is not None), screen, as_json=as_json)
