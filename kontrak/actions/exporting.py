"""The figures of every month so far, contract by contract, for ``ekspor`` (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess
from kontrak.scoring.detail import contract_month
from kontrak.scoring.ranking import rank
from kontrak.scoring.summary import score_contract
from kontrak.store.listing import list_reports
from kontrak.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kontrak.actions.question import Question
    from kontrak.model.detail import KontrakBulan
    from kontrak.model.penilaian import Penilaian


def each_month(question: Question, *, rows: bool = True) -> tuple[Penilaian, Iterator[KontrakBulan]]:
    """Return the assessment of the month asked for, and its contracts for January up to that month.

    With ``rows`` they have their indikators.
    By month, then by code, a bidang after its OPD; ranks are those of each month. Raises DataError as ``assess``.
    """
    penilaian = assess(question, ["bulanan"])
    return penilaian, _each_month(penilaian, question.kelompok, rows=rows)


def recorded(db: Path, penilaian: Penilaian) -> list[Mapping[str, str | int | None]]:
    """Return the reports that count at the point of the assessment, as recorded, of its OPDs up to its month."""
    listed = {fakta.opd for fakta in penilaian.fakta}
    with open_store(db) as store:
        rows = list(list_reports(store, penilaian.dasar.tahun, penilaian.dasar.bulan, penilaian.dasar.segel.nomor))
    return [row for row in rows if row["opd"] in listed]


def _each_month(penilaian: Penilaian, kelompok: str | None, *, rows: bool) -> Iterator[KontrakBulan]:
    own = sorted(penilaian.fakta, key=lambda fakta: fakta.opd)
    for bulan in range(1, penilaian.dasar.bulan + 1):
        everyone = [months[bulan - 1] for months in penilaian.bulanan.values()]
        ranked = {item.kode: item for item in rank(everyone, kelompok)}
        for fakta in own:
            yield contract_month(fakta, bulan, ranked[fakta.opd], rows=rows)
            for below in penilaian.bidang.get(fakta.opd, ()):
                yield contract_month(below, bulan, score_contract(below, bulan), rows=rows)
