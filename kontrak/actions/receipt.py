"""What recording is asked for, what came of it, how its lines then stand, and what is doubtful in them (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.model.meanings import codes_held
from kontrak.model.words import Sifat
from kontrak.named import NamedTuple
from kontrak.scoring.doubts import spending_doubts, value_doubts
from kontrak.scoring.memo import year_of
from kontrak.scoring.plan import HUNDRED
from kontrak.scoring.printed import shown
from kontrak.store.reports import spending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from decimal import Decimal
    from pathlib import Path

    from kontrak.actions.line_rules import NewRecord
    from kontrak.forms.form import TandaFormulir
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.model.words import Value
    from kontrak.scoring.doubts import Janggal
    from kontrak.scoring.year import ContractYear


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
    rows came out of one. ``keadaan`` says how each line then stands, ``janggal`` what is doubtful.
    """

    tahun: int
    tercatat: tuple[NewRecord, ...]
    dilewati: int
    peringatan: tuple[str, ...]
    tanda: TandaFormulir | None = None
    kosong: int = 0
    keadaan: Standing | None = None
    janggal: tuple[Janggal, ...] = ()

    def angka(self, record: NewRecord) -> Angka | None:
        """How the line of a record then stands; None for a programme."""
        return self.keadaan.figure(record.laporan.kode, record.laporan.bulan) if self.keadaan else None


class Angka(NamedTuple):
    """Target and realisasi to date of a line and its capaian as printed; None where there is none.

    ``diam`` says that the capaian is 0 because other reports are missing, ``hitungan`` that both are means.
    """

    target: Value | None
    realisasi: Value | None
    capaian: Decimal | None
    diam: bool = False
    hitungan: bool = False


class Standing:
    """The contracts of a year as they stand with new records in them."""

    def __init__(self, facts: Iterable[Fakta]) -> None:
        self._years: dict[str, list[ContractYear]] = {}
        for fakta in facts:
            year = year_of(fakta)
            for kode in year.fakta.laporan:
                self._years.setdefault(kode, []).append(year)

    def figure(self, kode: str, bulan: int) -> Angka | None:
        """How the line stands at the end of its month; None for a programme."""
        year = self._year(kode, bulan)
        if year is None:
            return None
        era = year.era(bulan)
        if kode in era.pekerjaan:
            fisik = year.work(era.pekerjaan[kode][1], bulan).fisik
            return Angka(HUNDRED, fisik, fisik)
        indikator = era.indikator[kode]
        standing, mean = year.standing(indikator, bulan), indikator.sifat == Sifat.RATA_RATA
        return Angka(shown(standing.target), shown(standing.realisasi), standing.tercetak, standing.diam, mean)

    def doubts(self, record: NewRecord) -> Iterator[Janggal]:
        """Yield what is doubtful in what the record says anew."""
        new, old = record.laporan, record.sebelumnya
        year = self._year(new.kode, new.bulan) or next(iter(self._years.get(new.kode, ())), None)
        if year is None:
            return
        if new.realisasi is not None and (old is None or old.realisasi != new.realisasi):
            yield from value_doubts(year, new.kode, new.bulan)
        if new.anggaran is not None and (old is None or old.anggaran != new.anggaran):
            yield from spending_doubts(year, new.kode, new.bulan)

    def _year(self, kode: str, bulan: int) -> ContractYear | None:
        """The contract that holds the code in the month."""
        for year in self._years.get(kode, ()):
            era = year.era(bulan)
            if kode in era.indikator or kode in era.pekerjaan:
                return year
        return None


def with_lines(fakta: Fakta, lines: Mapping[str, Mapping[int, LaporanBulan]]) -> Fakta:
    """The facts of a contract with the lines that it holds, and the spending that follows from them."""
    held = codes_held(fakta.versi) | {f"{fakta.opd}.{program.kode}" for program in fakta.program}
    own = {kode: dict(months) for kode, months in lines.items() if kode in held}
    is_opd = fakta.kontrak.kode == fakta.opd
    spent = {k: dict(m) for k, m in lines.items() if k.partition(".")[0] == fakta.opd} if is_opd else own
    return fakta._replace(laporan=own, belanja=spending(spent))
