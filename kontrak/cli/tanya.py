"""``catat`` without arguments, on a terminal: asks for what is still unreported, one by one (SPEC §5).

Each answer is recorded at once, so one may stop at any question and go on another day.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from kontrak.errors import DataError, print_error, print_warning, print_warnings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kontrak.actions.recording import Entry
    from kontrak.actions.unreported import OpdBelumLapor, Tagihan
    from kontrak.scoring.missing import Tunggakan

STOP = "q"


class _Question(NamedTuple):
    """A missing report to ask for: its OPD, its place in the list, and how many there are."""

    opd: OpdBelumLapor
    item: Tunggakan
    number: int
    total: int


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask_all(entry: Entry, bulan: tuple[int | None, int] | None, given: dict[str, str | date]) -> None:
    """Ask for every missing report up to the month; ``given`` goes into each record (``--tanggal-lapor``)."""
    from kontrak.actions.question import Question
    from kontrak.actions.unreported import list_unreported
    from kontrak.months import format_month

    tagihan = list_unreported(Question(entry.db, entry.tahun, bulan))
    month = format_month(tagihan.penilaian.dasar.tahun, tagihan.penilaian.dasar.bulan)
    questions = list(_questions(tagihan, entry))
    left_out = sum(len(opd.tunggakan) for opd in tagihan.opd) - len(questions)
    if left_out:
        print_warning(
            f"{left_out} laporan tidak ditanyakan karena ditolak pengampu atau bulannya terkunci; "
            'mengisinya perlu --koreksi --alasan "…".'
        )
    if not questions:
        print(f"Tidak ada yang perlu ditanyakan: laporan wajib s.d. {month} sudah masuk.")
        return
    print(f"{len(questions)} laporan wajib s.d. {month} belum masuk. Enter = lewati, {STOP} = berhenti.")
    recorded = _ask_each(questions, entry, tagihan.penilaian.dasar.tahun, given)
    rest = len(questions) - recorded
    print(f"\n{recorded} laporan tercatat, {rest} belum." + (" Lanjutkan kapan saja: kontrak catat" if rest else ""))


def _questions(tagihan: Tagihan, entry: Entry) -> Iterator[_Question]:
    """The missing reports in the order of the list; what needs a correction only where there is leave for one."""
    from kontrak.store.opening import open_store
    from kontrak.store.years import locked_months

    with open_store(entry.db) as store:
        locked = locked_months(store, tagihan.penilaian.dasar.tahun)
    asked = [
        (opd, item)
        for opd in tagihan.opd
        for item in opd.tunggakan
        if entry.alasan is not None or not (item.ditolak or item.bulan in locked)
    ]
    for number, (opd, item) in enumerate(asked, 1):
        yield _Question(opd, item, number, len(asked))


def _ask_each(questions: list[_Question], entry: Entry, tahun: int, given: dict[str, str | date]) -> int:
    """Ask until the end or until somebody stops; return how many were recorded."""
    recorded = 0
    last = None
    for question in questions:
        if question.opd is not last:
            last = question.opd
            print(f"\n{last.kode} · {last.nama}")
        print(_text(question, tahun))
        answer = _ask_one(question.item, entry, tahun, given)
        if answer is None:
            break
        recorded += answer
    return recorded


def _read_answer(prompt: str) -> str | None:
    """What is typed, None at the end of input. Not ``input``: it loses an interrupt that strikes while it flushes."""
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None


def _ask_one(item: Tunggakan, entry: Entry, tahun: int, given: dict[str, str | date]) -> bool | None:
    """Ask until the answer can be recorded; True when it was, False when skipped, None to stop."""
    from kontrak.actions.recording import record_typed
    from kontrak.numbers import is_blank
    from kontrak.views.record_view import record_line

    while True:
        text = _read_answer(f"  Realisasi ({item.line.satuan}): ")
        if text is None or text == STOP:
            return None
        if is_blank(text):
            return False
        try:
            done = record_typed(entry, item.kode, (tahun, item.bulan), {**given, "realisasi": text})
        except DataError as error:
            print_error(error)
            continue
        print_warnings(done.peringatan)
        for record in done.tercatat:
            print(f"  {record_line(record, done.tahun)}")
        return bool(done.tercatat)


def _text(question: _Question, tahun: int) -> str:
    """The line above a question: what, for which month, against which target, and what came last."""
    from kontrak.months import format_month
    from kontrak.numbers import format_value
    from kontrak.views.unreported_view import last_text, planned

    item = question.item
    plan, target = (format_value(value, item.line.satuan, typable=True) for value in (planned(item), item.target))
    to_date = "" if plan == target else f", target s.d. bulan itu {target}"
    return (
        f"[{question.number}/{question.total}] {item.kode} – {item.nama}\n"
        f"  {format_month(tahun, item.bulan)}; rencana bulan itu {plan}{to_date}; terakhir {last_text(item)}"
        f"{_choices(item)}"
    )


def _choices(item: Tunggakan) -> str:
    """The words that may be typed, where it is not a number."""
    from kontrak.model.words import Arah

    if item.line.pekerjaan is None and item.line.indikator.arah == Arah.BINER:
        return "; jawab ya atau tidak"
    return ""
