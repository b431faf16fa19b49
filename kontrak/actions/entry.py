"""What recording is asked for and what came of it: the words that one report and a whole delivery share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from kontrak.actions.line_rules import NewRecord
    from kontrak.actions.receipt import Angka
    from kontrak.forms.form import TandaFormulir
    from kontrak.scoring.doubts import Janggal


class RowProblem(NamedTuple):
    """Why a row is refused; ``urutan`` is its place in the file."""

    urutan: int
    pesan: str


class RowsError(DataError):
    """One or more rows cannot be recorded, and so nothing of their file was."""

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(problem.pesan for problem in self.problems))


class Entry(NamedTuple):
    """Into which file and year, by whom and when, and the leave to correct (None: no correction meant).

    Of files: ``bulan`` is the one month that is accepted (None: any), ``tanggal_lapor`` the day they were received, for
    rows that name none. ``coba`` judges without recording anything.
    """

    db: Path
    tahun: int | None
    pelaku: str
    waktu: datetime
    alasan: str | None
    bulan: tuple[int | None, int] | None = None
    tanggal_lapor: date | None = None
    coba: bool = False


class Recorded(NamedTuple):
    """What was recorded, in the order of its events, how many rows said nothing new, and warnings.

    ``kosong`` of the rows that said nothing new were not filled in at all. ``tanda`` is the mark of the form, where the
    rows came out of one. ``hasil`` says by (kode, month) how each line then stands, ``janggal`` what is doubtful.
    """

    tahun: int
    tercatat: tuple[NewRecord, ...]
    dilewati: int
    peringatan: tuple[str, ...]
    tanda: TandaFormulir | None = None
    kosong: int = 0
    hasil: Mapping[tuple[str, int], Angka] = {}
    janggal: tuple[Janggal, ...] = ()
