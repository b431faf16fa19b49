"""What carries a label of the region, and the means over it (SPEC §3, "By ciri")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.numbers import format_score
from kontrak.rounding import EXACT, round2
from kontrak.scoring.capaian import capped
from kontrak.scoring.indices import kecepatan_of
from kontrak.scoring.memo import year_of
from kontrak.scoring.missing import is_met
from kontrak.scoring.plan import HUNDRED, ZERO, add_all, share_of_work

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kontrak.model.dasar import Ciri, Dasar
    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta
    from kontrak.model.words import Score
    from kontrak.scoring.year import ContractYear


class BagianCiri(NamedTuple):
    """What the labelled items of one contract bring into a mean, unrounded.

    An item is a labelled indikator, whole, or a pekerjaan that is labelled alone. ``bobot`` is the sum of the shares of
    the due ones, ``tertimbang`` that of share times dinilai, ``tepat`` that of share times kecepatan over
    ``bobot_tepat``.
    """

    ciri: str
    jumlah: int
    jumlah_jatuh_tempo: int
    jumlah_terpenuhi: int
    bobot: Decimal
    tertimbang: Decimal
    bobot_tepat: Decimal
    tepat: Decimal


class RerataCiri(NamedTuple):
    """One label over some contracts; ``nilai`` and ``kecepatan`` are None while nothing is due.

    ``opd`` are the codes of those that carry it.
    """

    kode: str
    nilai: Score | None
    kecepatan: Score | None
    jumlah: int
    jumlah_jatuh_tempo: int
    jumlah_terpenuhi: int
    opd: tuple[str, ...]


class CiriBernama(NamedTuple):
    """A label with its name, and how it stands."""

    nama: str
    rerata: RerataCiri


def with_names(means: Iterable[RerataCiri], declared: Iterable[Ciri]) -> tuple[CiriBernama, ...]:
    """The labels in the order in which they are declared."""
    found = {mean.kode: mean for mean in means}
    return tuple(CiriBernama(item.nama, found[item.kode]) for item in declared if item.kode in found)


def label_parts(year: ContractYear, bulan: int) -> dict[str, BagianCiri]:
    """Return what the labelled items of a contract bring into the means, by label."""
    parts: dict[str, BagianCiri] = {}
    era = year.era(bulan)
    for indikator in era.indikator.values():
        share = era.bagian[indikator.kode]
        whole = indikator.ciri or ()
        for ciri in whole:
            parts[ciri] = _with_indikator(_part(parts, ciri), year, indikator, bulan)
        for work in indikator.pekerjaan:
            for ciri in work.ciri or ():
                if ciri not in whole:
                    part = _part(parts, ciri)
                    parts[ciri] = _with_work(part, year, work, bulan, share_of_work(share, indikator, work))
    return parts


def label_means(facts: Iterable[Fakta], bulan: int) -> list[RerataCiri]:
    """Return each label that the contracts carry, in order of code, over all of them."""
    found: dict[str, list[tuple[str, BagianCiri]]] = {}
    for fakta in facts:
        for ciri, part in label_parts(year_of(fakta), bulan).items():
            found.setdefault(ciri, []).append((fakta.kontrak.kode, part))
    return [_mean(ciri, found[ciri]) for ciri in sorted(found)]


def label_mean(fakta: Fakta, bulan: int, ciri: str) -> RerataCiri | None:
    """Return one label in one contract, None where it does not carry it."""
    return next((mean for mean in label_means([fakta], bulan) if mean.kode == ciri), None)


def named_means(penilaian: Penilaian) -> tuple[CiriBernama, ...]:
    """Return each declared label that the OPDs listed carry, over their contracts."""
    return with_names(label_means(penilaian.fakta, penilaian.dasar.bulan), penilaian.dasar.ciri)


def label_text(mean: RerataCiri) -> str:
    """``2 dari 3 terpenuhi, kecepatan 66,67``."""
    if not mean.jumlah_jatuh_tempo:
        return f"belum ada yang jatuh tempo dari {mean.jumlah}"
    pace = "" if mean.kecepatan is None else f", kecepatan {format_score(mean.kecepatan)}"
    return f"{mean.jumlah_terpenuhi} dari {mean.jumlah_jatuh_tempo} terpenuhi{pace}"


def label_sentences(facts: Iterable[Fakta], dasar: Dasar, *, count: bool = False) -> tuple[str, ...]:
    """``Inovasi: 2 dari 3 terpenuhi, kecepatan 66,67`` of each declared label, with ``count`` and how many OPDs."""
    return tuple(
        f"{item.nama}: {label_text(item.rerata)}" + (f" ({len(item.rerata.opd)} OPD)" if count else "")
        for item in with_names(label_means(facts, dasar.bulan), dasar.ciri)
    )


def _part(parts: dict[str, BagianCiri], ciri: str) -> BagianCiri:
    return parts.get(ciri, BagianCiri(ciri, 0, 0, 0, ZERO, ZERO, ZERO, ZERO))


def _with_indikator(part: BagianCiri, year: ContractYear, indikator: Indikator, bulan: int) -> BagianCiri:
    """A labelled indikator counts whole, its pekerjaan with it."""
    era = year.era(bulan)
    result = year.standing(indikator, bulan).capaian if year.due(indikator, bulan) else None
    if result is None:
        return part._replace(jumlah=part.jumlah + 1)
    pace = kecepatan_of(year, indikator.kode, bulan)
    share = era.bagian[indikator.kode]
    return _due(part, share, capped(result, era.aturan), pace, met=is_met(year, indikator, bulan))


def _with_work(part: BagianCiri, year: ContractYear, work: Pekerjaan, bulan: int, share: Decimal) -> BagianCiri:
    """A pekerjaan that is labelled alone: dinilai is its fisik, kecepatan 100 when it was finished by its due month."""
    if work.jatuh_tempo > bulan or year.suspended(work.kode, bulan):
        return part._replace(jumlah=part.jumlah + 1)
    state = year.work(work, bulan)
    timely = HUNDRED if year.work(work, work.jatuh_tempo).finished else ZERO
    pace = None if year.suspended(work.kode, work.jatuh_tempo) else timely  # that month is in no kecepatan
    return _due(part, share, state.fisik or ZERO, pace, met=state.finished)


def _due(part: BagianCiri, share: Decimal, dinilai: Decimal, pace: Decimal | None, *, met: bool) -> BagianCiri:
    timed = ZERO if pace is None else share
    return part._replace(
        jumlah=part.jumlah + 1,
        jumlah_jatuh_tempo=part.jumlah_jatuh_tempo + 1,
        jumlah_terpenuhi=part.jumlah_terpenuhi + met,
        bobot=EXACT.add(part.bobot, share),
        tertimbang=EXACT.fma(share, dinilai, part.tertimbang),
        bobot_tepat=EXACT.add(part.bobot_tepat, timed),
        tepat=EXACT.fma(timed, pace or ZERO, part.tepat),
    )


def _mean(ciri: str, shares: list[tuple[str, BagianCiri]]) -> RerataCiri:
    parts = [part for _, part in shares]
    return RerataCiri(
        kode=ciri,
        nilai=_divided(add_all(part.tertimbang for part in parts), add_all(part.bobot for part in parts)),
        kecepatan=_divided(add_all(part.tepat for part in parts), add_all(part.bobot_tepat for part in parts)),
        jumlah=sum(part.jumlah for part in parts),
        jumlah_jatuh_tempo=sum(part.jumlah_jatuh_tempo for part in parts),
        jumlah_terpenuhi=sum(part.jumlah_terpenuhi for part in parts),
        opd=tuple(sorted({kode for kode, _ in shares})),
    )


def _divided(above: Decimal, below: Decimal) -> Decimal | None:
    return round2(EXACT.divide(above, below)) if below else None
