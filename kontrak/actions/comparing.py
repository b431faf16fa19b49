"""Two years, or more, side by side at the same month, like for like (SPEC §5 ``banding``)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess
from kontrak.actions.lookup import find_opd
from kontrak.actions.overview import check_filters, is_wanted
from kontrak.actions.question import opened
from kontrak.errors import UsageError
from kontrak.model.outlook import waiting_text
from kontrak.model.words import encode_value
from kontrak.named import NamedTuple
from kontrak.scoring.detail import indikator_rows
from kontrak.scoring.missing import releases_awaited
from kontrak.store.declared import load_opd_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kontrak.actions.question import Question
    from kontrak.model.declared import Indikator
    from kontrak.model.detail import RincianIndikator
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.summary import Ringkasan


class PasanganIndikator(NamedTuple):
    """An indikator in both years, or in one of them; ``beda`` says why its values cannot be compared."""

    kode: str
    lalu: RincianIndikator | None
    kini: RincianIndikator | None
    beda: tuple[str, ...]

    @property
    def keadaan(self) -> str:
        """Whether it is new, gone, comparable or not."""
        return _apart(self.lalu, self.kini) or ("tidak sepadan" if self.beda else "sepadan")

    @property
    def selisih_realisasi(self) -> Decimal | None:
        """What the realisasi grew by; None where one of them is no number or they cannot be compared."""
        before, after = (row.realisasi if row else None for row in (self.lalu, self.kini))
        if self.beda or not (isinstance(before, Decimal) and isinstance(after, Decimal)):
            return None
        return Decimal(encode_value(after - before))

    @property
    def selisih_capaian(self) -> Decimal | None:
        """The difference of the printed capaian, in points; each is against its own year's target."""
        if self.beda or self.lalu is None or self.kini is None:
            return None
        return _difference(self.lalu.capaian, self.kini.capaian)


class PasanganOpd(NamedTuple):
    """An OPD in both years, or in one of them, with its indikators and those of its bidang."""

    kode: str
    lalu: Ringkasan | None
    kini: Ringkasan | None
    indikator: tuple[PasanganIndikator, ...]

    @property
    def nama(self) -> str:
        """Its name, the later one."""
        item = self.kini or self.lalu
        return item.nama if item else self.kode

    @property
    def keadaan(self) -> str:
        """Whether it is new, gone, or there in both years."""
        return _apart(self.lalu, self.kini) or "ada"

    @property
    def selisih(self) -> Decimal | None:
        """The difference of the printed nilai akhir."""
        if self.lalu is None or self.kini is None:
            return None
        return _difference(self.lalu.nilai_akhir, self.kini.nilai_akhir)


class Perbandingan(NamedTuple):
    """Two years at the same month; ``aturan_beda`` are the rules that the two years do not share.

    ``menunggu`` says of each year what is not released yet.
    """

    lalu: Penilaian
    kini: Penilaian
    opd: tuple[PasanganOpd, ...]
    aturan_beda: tuple[str, ...]
    menunggu: tuple[str, ...] = ()


def compare_years(question: Question, lalu: int, kini: int, opd: str | None = None) -> Perbandingan:
    """Compare two years at the month of ``question.bulan``, else at the last month that has ended in ``kini``.

    OPDs in the order of the later year, those that are gone last; ``opd`` and the filters choose which. Raises
    UsageError for twice the same year or a month of a third one, DataError for an unknown year or OPD.
    """
    if lalu == kini:
        raise UsageError(f"Tahun {lalu} disebut dua kali.", "Sebutkan dua tahun, misalnya kontrak banding 2021 2022")
    month = question.bulan
    if month is not None and month[0] not in (None, lalu, kini):
        raise UsageError(
            f"Bulan {month[0]}-{month[1]:02d} bukan dari tahun {lalu} atau {kini}.", "Sebutkan bulannya saja."
        )
    plain = _unfiltered(question)
    later = assess(plain._replace(tahun=kini, bulan=(None, month[1]) if month else None))
    earlier = each_year(question, lalu, later.dasar.bulan)
    check_filters(question, earlier.dasar, later.dasar)
    wanted = _wanted(question, earlier, later) if opd is None else {_find(plain, lalu, kini, opd)}
    waiting = (waiting_text(releases_awaited(year.fakta, year.dasar.bulan)) for year in (earlier, later))
    return Perbandingan(
        earlier,
        later,
        tuple(_pairs(earlier, later, wanted)),
        _rules_apart(earlier, later),
        tuple(filter(None, waiting)),
    )


def each_year(question: Question, tahun: int, bulan: int) -> Penilaian:
    """The OPDs of one of the years, at the month that all are compared at."""
    return assess(_unfiltered(question)._replace(tahun=tahun, bulan=(None, bulan)))


def _unfiltered(question: Question) -> Question:
    return question._replace(pengampu=None, prioritas=None, ciri=None)


def _find(question: Question, lalu: int, kini: int, text: str) -> str:
    """The code of an OPD of either year."""
    with opened(question._replace(tahun=kini, bulan=None)) as (store, _, upto):
        return find_opd(text, load_opd_names(store, lalu, upto) | load_opd_names(store, kini, upto)).kode


def _wanted(question: Question, earlier: Penilaian, later: Penilaian) -> set[str]:
    """The OPDs that the filters leave: as they are in the later year, of those that are gone in the earlier one."""
    standing = {item.ringkasan.kode: item for item in (*earlier.potret, *later.potret)}
    return {kode for kode, potret in standing.items() if is_wanted(potret, question)}


def _pairs(earlier: Penilaian, later: Penilaian, wanted: Iterable[str]) -> Iterator[PasanganOpd]:
    before = {item.kode: item for item in earlier.ringkasan}
    after = {item.kode: item for item in later.ringkasan}
    for kode in (*after, *(kode for kode in sorted(before) if kode not in after)):
        if kode in wanted:
            old = rows_of(earlier, kode) if kode in before else {}
            new = rows_of(later, kode) if kode in after else {}
            codes = (*new, *(code for code in old if code not in new))
            pairs = tuple(_pair(code, old.get(code), new.get(code)) for code in codes)
            yield PasanganOpd(kode, before.get(kode), after.get(kode), pairs)


def rows_of(penilaian: Penilaian, kode: str) -> Mapping[str, RincianIndikator]:
    """The indikators of the OPD, then those of its bidang, by full code."""
    bulan = penilaian.dasar.bulan
    return {row.indikator.kode: row for fakta in penilaian.contracts_of(kode) for row in indikator_rows(fakta, bulan)}


def _pair(kode: str, old: RincianIndikator | None, new: RincianIndikator | None) -> PasanganIndikator:
    if old is None or new is None:
        return PasanganIndikator(kode, old, new, ())
    return PasanganIndikator(kode, old, new, differences(old.indikator, new.indikator))


def differences(old: Indikator, new: Indikator) -> tuple[str, ...]:
    """Return why values of two years cannot be compared: what is measured, or how, has changed."""
    apart = []
    for word in ("satuan", "sifat", "arah", "skala"):
        before, after = getattr(old, word), getattr(new, word)
        if _folded(before) != _folded(after):
            apart.append(f"{word} {before or '–'} → {after or '–'}")
    return tuple(apart)


def _folded(word: str | None) -> str:
    """The same unit is often typed in other letters; ``%`` is persen."""
    text = " ".join((word or "").split()).casefold()
    return "persen" if text == "%" else text


def _rules_apart(earlier: Penilaian, later: Penilaian) -> tuple[str, ...]:
    """Name the rules that differ: two nilai under other rules are no like for like."""
    old, new = earlier.versi_aturan.aturan, later.versi_aturan.aturan
    return tuple(name for name in old._fields if name != "acuan" and getattr(old, name) != getattr(new, name))


def _apart(before: object, after: object) -> str | None:
    """What is to be said of what only one of the years has."""
    return "baru" if before is None else "tidak ada lagi" if after is None else None


def _difference(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    return None if before is None or after is None else after - before


# --- more than two years -----------------------------------------------------------------------------


class DeretIndikator(NamedTuple):
    """An indikator in each year, None where it was not; ``ujung`` compares the first with the last year."""

    kode: str
    tahunan: tuple[RincianIndikator | None, ...]
    ujung: PasanganIndikator


class DeretOpd(NamedTuple):
    """An OPD in each year, None where it was not; ``ujung`` compares the first with the last year."""

    kode: str
    tahunan: tuple[Ringkasan | None, ...]
    indikator: tuple[DeretIndikator, ...]
    ujung: PasanganOpd


class Deret(NamedTuple):
    """Several years at the same month, ascending; ``ujung`` compares the first with the last."""

    tahunan: tuple[Penilaian, ...]
    opd: tuple[DeretOpd, ...]
    ujung: Perbandingan


def compare_span(question: Question, years: Sequence[int], opd: str | None = None) -> Deret:
    """Compare three or more years, at the month of ``question.bulan`` or the last one of the latest year.

    What is only in years between is left out: there is nothing to compare. Raises as ``compare_years``.
    """
    ends = compare_years(question, years[0], years[-1], opd)
    between = [each_year(question, year, ends.kini.dasar.bulan) for year in years[1:-1]]
    assessed = (ends.lalu, *between, ends.kini)
    return Deret(assessed, tuple(_opd(pair, assessed) for pair in ends.opd), ends)


def _opd(pair: PasanganOpd, assessed: Sequence[Penilaian]) -> DeretOpd:
    scored = [{item.kode: item for item in year.ringkasan} for year in assessed]
    rows = [
        rows_of(year, pair.kode) if pair.kode in known else {} for year, known in zip(assessed, scored, strict=True)
    ]
    return DeretOpd(
        pair.kode,
        tuple(known.get(pair.kode) for known in scored),
        tuple(DeretIndikator(one.kode, tuple(own.get(one.kode) for own in rows), one) for one in pair.indikator),
        pair,
    )
