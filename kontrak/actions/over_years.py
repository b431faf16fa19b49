"""One indikator over all the years that the file, or what it says of earlier ones, knows (SPEC §5 lintas-tahun)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess_opd
from kontrak.actions.comparing import differences, rows_of
from kontrak.actions.lookup import codes_of, contracts_of, split_kode, unknown_kode
from kontrak.actions.question import opened
from kontrak.errors import DataError
from kontrak.model.lintas_tahun import BERKAS, RIWAYAT, TAHUN_LALU, HasilTahun, LintasTahun
from kontrak.named import NamedTuple
from kontrak.scoring.horizon import pace_over_years
from kontrak.store.declared import load_opds
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kontrak.actions.question import Question
    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Indikator, Opd


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
    own = (item for kontrak in contracts_of(opds[opd]) for item in kontrak.indikator)
    return next((item for item in own if item.kode == kode), None)


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
