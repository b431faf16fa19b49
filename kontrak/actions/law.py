"""What the tables and papers of the law need: the assessment of a month, and how last year ended in the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess
from kontrak.actions.comparing import differences
from kontrak.actions.lookup import find_opd
from kontrak.actions.question import opened
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.horizon import TahunLalu
from kontrak.scoring.memo import year_of
from kontrak.scoring.quarters import result_of_year
from kontrak.store.declared import load_opd_names
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kontrak.actions.question import Question
    from kontrak.model.declared import Indikator
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta

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
