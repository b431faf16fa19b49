"""One contract at one month as the overviews show it, and the months of a year as they are stored (SPEC §4)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kontrak.model.outlook import UTAMA, Bagian, Berikut, Mendatang
from kontrak.model.summary import Potret
from kontrak.rounding import round2
from kontrak.scoring.indices import reports_of_month, weighted_sum
from kontrak.scoring.integrity import with_findings
from kontrak.scoring.memo import kept, year_of
from kontrak.scoring.missed import head_of
from kontrak.scoring.plan import share_of_work
from kontrak.scoring.ranking import urgency
from kontrak.scoring.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from decimal import Decimal

    from kontrak.model.declared import Indikator
    from kontrak.model.recorded import Fakta
    from kontrak.scoring.year import ContractYear

ALL_PARTS = ("berikut", "bagian", "meleset")
"""The fields of a Potret that are filled in only where they are asked for."""


def potret_at(fakta: Fakta, bulan: int, parts: Collection[str] = ()) -> Potret:
    """Return a contract at a month with its figures and the ``parts`` that are named."""
    return with_findings(_potret(year_of(fakta), bulan, parts), fakta.integritas, fakta.tahun, bulan)


def potret_months(fakta: Fakta, sejak: int = 1, sampai: int = 12) -> list[Potret]:
    """Return a contract at each month from ``sejak`` to ``sampai``, in full: what is stored of it.

    Findings are not: one may be of another OPD or year, so they are put beside what is stored when it is read.
    """
    year = year_of(fakta)
    return [_potret(year, bulan, ALL_PARTS) for bulan in range(sejak, sampai + 1)]


def _potret(year: ContractYear, bulan: int, parts: Collection[str]) -> Potret:
    fakta = year.fakta
    required, here = reports_of_month(year, bulan)
    return Potret(
        ringkasan=summarise(year, bulan),
        ditangguhkan=tuple(sorted(entry.kode for entry in fakta.penangguhan if entry.lasts_at(bulan))),
        prioritas=tuple(sorted({item.prioritas for item in fakta.versi[-1].indikator if item.prioritas})),
        berikut=_next(year, bulan) if "berikut" in parts else None,
        bagian=parts_of(year, bulan) if "bagian" in parts else None,
        meleset=head_of(year, bulan) if "meleset" in parts else None,
        laporan_wajib=required,
        laporan_masuk=here,
    )


def _next(year: ContractYear, bulan: int) -> Berikut:
    """What falls due in the month to come, by the version that will be in force then."""
    if bulan == 12:
        return Berikut(0, 0, ())
    era, shares = year.era(bulan + 1), _printed_shares(year, bulan + 1)
    found: list[Mendatang] = []
    for kode, indikator in era.indikator.items():
        months = era.rencana[kode]
        if bulan + 1 in months and not indikator.terbit_kemudian and not year.suspended_itself(kode, bulan + 1):
            if indikator.pekerjaan:
                found.extend(_works(year, indikator, era.bagian[kode], bulan + 1))
            else:
                found.append(Mendatang(kode, indikator.nama, shares[kode], months[0] == bulan + 1))
    found.sort(key=urgency)
    return Berikut(len(found), sum(item.baru for item in found), tuple(found[:UTAMA]))


@kept
def _printed_shares(year: ContractYear, bulan: int) -> dict[str, Decimal]:
    """The share of each indikator in the weight, as printed; that of the month before where the version is the same."""
    era = year.era(bulan)
    if bulan > 1 and era is year.era(bulan - 1):
        return _printed_shares(year, bulan - 1)
    return {kode: round2(share) for kode, share in era.bagian.items()}


def _works(year: ContractYear, indikator: Indikator, share: Decimal, month: int) -> Iterator[Mendatang]:
    for work in indikator.pekerjaan:
        if work.jatuh_tempo == month and not year.suspended_itself(work.kode, month):
            yield Mendatang(work.kode, work.nama, round2(share_of_work(share, indikator, work)), baru=True)


def parts_of(year: ContractYear, bulan: int) -> tuple[Bagian, ...]:
    """Return what the indikators of a contract bring into such means, by their prioritas, none last."""
    era = year.era(bulan)
    counts = Counter(indikator.prioritas for indikator in era.indikator.values())
    due: dict[str | None, list[tuple[Decimal, Decimal]]] = {key: [] for key in counts}
    for indikator, _, standing in year.due_at(bulan):
        due[indikator.prioritas].append((era.bagian[indikator.kode], standing.dinilai))
    return tuple(
        Bagian(key, counts[key], len(own), *weighted_sum(own))
        for key, own in sorted(due.items(), key=lambda item: (item[0] is None, item[0] or ""))
    )
