"""How the lines that were recorded then stand, and what is doubtful in them: what every receipt prints (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.meanings import codes_held
from kontrak.model.words import Sifat
from kontrak.named import NamedTuple
from kontrak.scoring.doubts import spending_doubts, value_doubts
from kontrak.scoring.plan import HUNDRED
from kontrak.scoring.printed import shown
from kontrak.scoring.year import ContractYear
from kontrak.store.reports import spending

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from kontrak.actions.line_rules import NewRecord
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.model.words import Value
    from kontrak.scoring.doubts import Janggal


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

    def __init__(self, facts: Sequence[Fakta], lines: Mapping[str, Mapping[int, LaporanBulan]]) -> None:
        self._years: dict[str, list[ContractYear]] = {}
        for fakta in facts:
            year = ContractYear(_with_lines(fakta, lines))
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


def _with_lines(fakta: Fakta, lines: Mapping[str, Mapping[int, LaporanBulan]]) -> Fakta:
    """The facts of a contract with the lines that it holds, and the spending that follows from them."""
    held = codes_held(fakta.versi) | {f"{fakta.opd}.{program.kode}" for program in fakta.program}
    own = {kode: dict(months) for kode, months in lines.items() if kode in held}
    is_opd = fakta.kontrak.kode == fakta.opd
    spent = {k: dict(m) for k, m in lines.items() if k.partition(".")[0] == fakta.opd} if is_opd else own
    return fakta._replace(laporan=own, belanja=spending(spent))
