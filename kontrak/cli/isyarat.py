"""The command isyarat: what may be asked in the meeting, advice only (SPEC §5 Penilaian)."""

from __future__ import annotations

from kontrak.cli.options import DB_DEFAULT, BulanDinilai, Db, Filters, HanyaOpd, Json, Per, Tahun

KETERANGAN = {
    "isyarat": """Hal yang layak ditanyakan dalam rapat: angka janggal yang masih berlaku, target yang tercapai terlalu
awal atau tanpa belanja, koreksi sesudah batas lapor, bukti yang dipakai berkali-kali, pemeriksaan yang tergesa. Hanya
bahan bertanya; tidak mengubah nilai. Di samping tiap jenis tertulis berapa yang kena dari berapa yang dilihat.

\b
Contoh:
  kontrak isyarat --bulan des
  kontrak isyarat --opd PUPR --json"""
}


def isyarat(
    *,
    bulan: BulanDinilai = None,
    opd: HanyaOpd = None,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    per: Per = None,
    filters: Filters,
    as_json: Json = False,
) -> None:
    """List what is worth a question."""
    from kontrak.actions.question import Question
    from kontrak.actions.signalling import find_signals
    from kontrak.cli.answering import answer, refuse_filters
    from kontrak.views.signals_view import signal_document, signal_screen

    question = Question(db, tahun, bulan, per, *filters, menilai=True)
    refuse_filters(opd, question)
    dasar, kinds = find_signals(question, opd)
    answer(lambda: signal_document(dasar, kinds), lambda: signal_screen(dasar, kinds), as_json=as_json)
