"""Indikators over the years that the file knows: lintas-tahun, last year for the law and for imports (SPEC §5)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess, assess_opd
from kontrak.actions.comparing import differences, rows_of
from kontrak.actions.lookup import codes_of, find_opd, split_kode, unknown_kode
from kontrak.actions.question import opened
from kontrak.errors import DataError
from kontrak.named import NamedTuple
from kontrak.rounding import round6
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.horizon import (
    BERKAS,
    RIWAYAT,
    TAHUN_LALU,
    HasilTahun,
    LintasTahun,
    TahunLalu,
    pace_over_years,
    result_of_year,
)
from kontrak.scoring.memo import year_of
from kontrak.store.declared import load_opd_names, load_opds
from kontrak.store.facts import load_facts
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kontrak.actions.question import Question
    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Indikator, Opd
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta
    from kontrak.model.words import Value
    from kontrak.store.connection import Store


class OverYears(NamedTuple):
    """The answer on the ground of the latest year that holds the code."""

    dasar: Dasar
    lintas: LintasTahun


def over_years(question: Question, text: str) -> OverYears:
    """Return the results of an indikator by year; a year of the file goes before what contracts say of it.

    Raises DataError for an unknown code, and for one that is no indikator: only that is the same over the years.
    """
    with opened(question) as (store, _, upto):
        declared = {year: load_opds(store, year, upto) for year in load_years(store, upto)}
    kode, opd = _code(declared, text)
    own = {year: found for year, opds in declared.items() if (found := _indikator(opds, opd, kode))}
    if not own:
        raise _no_indikator(declared, opd, kode)
    latest = own[max(own)]
    results: dict[int, HasilTahun] = {}
    dasar = None
    for year in sorted(own):
        told = own[year]
        if told.tahun_lalu is not None:
            results[year - 1] = HasilTahun(year - 1, told.tahun_lalu, TAHUN_LALU)
        results |= {item.tahun: HasilTahun(item.tahun, item.nilai, RIWAYAT) for item in told.riwayat}
    for year in sorted(own):
        dasar, results[year] = _of_year(question, year, opd, kode, latest)
    assert dasar is not None
    hasil = tuple(results[year] for year in sorted(results))
    return OverYears(dasar, LintasTahun(latest, hasil, pace_over_years(latest, hasil)))


def _code(declared: Mapping[int, Mapping[str, Opd]], text: str) -> tuple[str, str]:
    """The full code and its OPD, as the latest year that knows it reads it."""
    error: DataError | None = None
    for year in sorted(declared, reverse=True):
        try:
            opd, kode = split_kode(text, declared[year], partial(declared.__getitem__, year))
        except DataError as refused:
            error = error or refused
        else:
            if _indikator(declared[year], opd.kode, kode) or year == min(declared):
                return kode, opd.kode
    raise error or DataError(f"Kode {text!r} tidak dikenal.")


def _indikator(opds: Mapping[str, Opd], opd: str, kode: str) -> Indikator | None:
    if opd not in opds:
        return None
    return next((item for item in opds[opd].indikators if item.kode == kode), None)


def _no_indikator(declared: Mapping[int, Mapping[str, Opd]], opd: str, kode: str) -> DataError:
    known = {code for opds in declared.values() if opd in opds for code in codes_of(opds[opd])}
    if kode in known or kode == opd:
        return DataError(
            f"{kode} bukan indikator; hanya indikator yang tetap dari tahun ke tahun.",
            f"Sebutkan kode indikator; OPD dibandingkan dengan: kontrak banding. Kodenya: kontrak daftar {opd}",
        )
    return unknown_kode(kode, known)


def _of_year(question: Question, year: int, opd: str, kode: str, latest: Indikator) -> tuple[Dasar, HasilTahun]:
    """The result of a year in the file, at its last month whose cut-off has passed."""
    penilaian, code = assess_opd(question._replace(tahun=year, bulan=None, menilai=True), opd)
    row = rows_of(penilaian, code).get(kode)
    bulan = penilaian.dasar.bulan
    if row is None:  # not in force at that month
        return penilaian.dasar, HasilTahun(year, None, BERKAS, bulan)
    apart = differences(row.indikator, latest)
    capaian: Decimal | None = row.capaian_tahun
    found = HasilTahun(year, row.realisasi, BERKAS, bulan, row.indikator.target, capaian, ", ".join(apart) or None)
    return penilaian.dasar, found


DECEMBER = 12


def assess_for_law(question: Question, opd: Sequence[str] = ()) -> tuple[Penilaian, dict[str, TahunLalu]]:
    """Return the assessment, of the OPDs named if any are, and last year of its indikators where the file has it.

    An indikator counts as the same one by code, satuan, sifat, arah and skala. Raises DataError as ``assess``, and for
    an unknown OPD.
    """
    penilaian = assess(question)
    tahun = penilaian.dasar.tahun
    if opd:
        with opened(question) as (store, period, upto):
            names = load_opd_names(store, period.tahun, upto)
        wanted = {find_opd(text, names).kode for text in opd}
        penilaian = penilaian._replace(fakta=tuple(one for one in penilaian.fakta if one.opd in wanted))
    with opened(question) as (store, _, upto):
        known = any(year == tahun - 1 for year in load_years(store, upto))
    if not known:
        return penilaian, {}
    plain = question._replace(pengampu=None, prioritas=None, kelompok=None, ciri=None)
    before = assess(plain._replace(tahun=tahun - 1, bulan=(None, DECEMBER)))
    now = {item.kode: item for fakta in _facts(penilaian) for item in fakta.versi[-1].indikator}
    return penilaian, _last_year(before, now)


def _facts(penilaian: Penilaian) -> Iterator[Fakta]:
    """The contracts of the listed OPDs and of their bidang."""
    for fakta in penilaian.fakta:
        yield from penilaian.contracts_of(fakta.opd)


def _last_year(before: Penilaian, now: Mapping[str, Indikator]) -> dict[str, TahunLalu]:
    found = {}
    for fakta in _facts(before):
        for row in detail_contract(fakta, DECEMBER).indikator:
            kept = now.get(row.indikator.kode)
            if kept is not None and not differences(row.indikator, kept):
                result = result_of_year(year_of(fakta), row.indikator, DECEMBER)
                found[row.indikator.kode] = TahunLalu(row.indikator.target, result, row.capaian)
    return found


_DECEMBER = 12


def results_of(store: Store, tahun: int) -> dict[str, tuple[Indikator, Value]]:
    """Return by full code each indikator of a year with its result of December; what was never reported has none.

    A number has six decimals, as a file may say it.
    """
    found = {}
    for fakta in load_facts(store, tahun):
        year = year_of(fakta)
        for item in year.era(_DECEMBER).versi.indikator:
            value = result_of_year(year, item, _DECEMBER)
            if value is not None:
                found[item.kode] = (item, round6(value) if isinstance(value, Decimal) else value)
    return found
