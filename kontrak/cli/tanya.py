"""What ``catat`` asks at a terminal (SPEC §4, §5): what is unreported, one by one, and whether a doubt is meant.

Each answer is recorded at once, so one may stop at any question and go on another day.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kontrak.errors import DataError, print_error, print_warning, print_warnings
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kontrak.actions.receipt import Entry, Recorded
    from kontrak.actions.unchecked import OpdBelumLapor, Tagihan
    from kontrak.scoring.missing import Tunggakan

STOP, BACK = "q", "kembali"
FIELDS = (
    ("anggaran", "Anggaran bulan ini, Rp"),
    ("pendorong", "Pendorong"),
    ("kendala", "Kendala"),
    ("bukti", "Bukti"),
)
"""What is asked besides the realisasi, one after the other; Enter leaves it out."""
_WIDEST = 100
_TIED = "\u00a0"
"""A blank at which no line is broken."""


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
    from kontrak.actions.unchecked import list_unreported
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
    print(f"Sesudah realisasi ditanyakan anggaran, pendorong, kendala, dan bukti; {BACK} = mundur satu.")
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
    recorded = place = 0
    last = None
    while place < len(questions):
        question = questions[place]
        if question.opd is not last:
            last = question.opd
            print(f"\n{last.kode} · {last.nama}")
        print(_text(question, tahun))
        answers = _Answers(question.item, entry, tahun, given)
        step = answers.ask()
        recorded += answers.record()
        if step == STOP:
            break
        place = max(0, place - 1) if step == BACK else place + 1
    return recorded


class _Answers:
    """The answers to one question, each tried as it is given and all recorded together."""

    def __init__(self, item: Tunggakan, entry: Entry, tahun: int, given: dict[str, str | date]) -> None:
        self._item, self._entry, self._tahun = item, entry, tahun
        self._given = given
        self._said: dict[str, str] = {}

    def ask(self) -> str:
        """Ask field by field; return how to go on: STOP, BACK (to the question before) or ""."""
        fields = (("realisasi", f"Realisasi ({self._item.line.satuan})"), *FIELDS)
        place = 0
        while place < len(fields):
            field, label = fields[place]
            step = self._ask_field(field, label)
            if step == STOP:
                return STOP
            if step == BACK:
                if place == 0:
                    return BACK
                place -= 1
                self._said.pop(fields[place][0], None)
            elif field == "realisasi" and field not in self._said:
                return ""
            else:
                place += 1
        return ""

    def _ask_field(self, field: str, label: str) -> str:
        """Ask until the answer can be recorded or is left out."""
        from kontrak.numbers import is_blank

        while True:
            text = read_answer(f"  {label}: ")
            if text is None or text == STOP:
                return STOP
            if text.lower() == BACK:
                return BACK
            if is_blank(text):
                return ""
            try:
                tried = self._record({**self._said, field: text}, coba=True)
            except DataError as error:
                print_error(error)
                continue
            doubtful = tried._replace(
                janggal=tuple(
                    one for one in tried.janggal if one.kode_aturan.startswith("belanja") == (field != "realisasi")
                )
            )
            if doubtful.janggal and field in ("realisasi", "anggaran") and not confirm(doubtful):
                continue
            self._said[field] = text
            return ""

    def record(self) -> bool:
        """Record what was answered; whether a report came of it."""
        from kontrak.views.record_view import record_lines

        if "realisasi" not in self._said:
            return False
        try:
            done = self._record(self._said, coba=False)
        except DataError as error:
            print_error(error)
            return False
        print_warnings(done.peringatan)
        for record in done.tercatat:
            print("\n".join(f"  {line}" for line in record_lines(record, done)))
        return bool(done.tercatat)

    def _record(self, said: dict[str, str], *, coba: bool) -> Recorded:
        from kontrak.actions.recording import record_typed

        month = self._tahun, self._item.bulan
        return record_typed(self._entry._replace(coba=coba), self._item.kode, month, {**self._given, **said})


def _text(question: _Question, tahun: int) -> str:
    """The line above a question: what, for which month, against which target, and what came last."""
    from kontrak.months import format_month
    from kontrak.numbers import format_value
    from kontrak.views.unreported_view import last_text, planned

    item = question.item
    plan, target = (format_value(value, item.line.satuan, typable=True) for value in (planned(item), item.target))
    to_date = "" if plan == target else f", target s.d. bulan itu {target}"
    last = last_text(item).replace(" ", _TIED)
    return _wrapped(
        f"[{question.number}/{question.total}] {item.kode} – {item.nama}",
        f"  {format_month(tahun, item.bulan)}; rencana bulan itu {plan}{to_date}; terakhir {last}{_choices(item)}",
    )


def _wrapped(*lines: str) -> str:
    """The lines broken between words where the terminal ends."""
    from shutil import get_terminal_size
    from textwrap import fill

    width = min(get_terminal_size().columns, _WIDEST)
    text = "\n".join(fill(line, width, subsequent_indent="  ", break_on_hyphens=False) for line in lines)
    return text.replace(_TIED, " ")


def _choices(item: Tunggakan) -> str:
    """The words that may be typed, where it is not a number."""
    from kontrak.model.words import Arah

    if item.line.pekerjaan is None and item.line.indikator.arah == Arah.BINER:
        return "; jawab ya atau tidak"
    return ""


YES = ("y", "ya")


def can_ask() -> bool:
    """Whether somebody reads standard error and can answer."""
    return sys.stdin is not None and sys.stderr is not None and sys.stdin.isatty() and sys.stderr.isatty()


def confirm(done: Recorded) -> bool:
    """Say what is doubtful in what would be recorded, and ask; anything but yes is no."""
    from kontrak.views.record_view import doubt_lines

    for line in doubt_lines(done):
        print(line, file=sys.stderr)
    answer = read_answer("Catat juga? [y/T] ", to_error=True)
    return answer is not None and answer.lower() in YES


def read_answer(prompt: str, *, to_error: bool = False) -> str | None:
    """What is typed, None at the end of input. Not ``input``: it loses an interrupt that strikes while it flushes."""
    print(prompt, end="", flush=True, file=sys.stderr if to_error else sys.stdout)
    line = sys.stdin.readline()
    return line.strip() if line else None
