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
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kontrak.actions.question import Question
    from kontrak.model.detail import KontrakBulan
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta
    from kontrak.model.summary import Ringkasan


def each_month(question: Question, *, rows: bool = True) -> tuple[Penilaian, Iterator[KontrakBulan]]:
    """Return the assessment of the month asked for, and its contracts for January up to that month.

    With ``rows`` they have their indikators.
    By month, then by code, a bidang after its OPD; ranks are those of each month. Raises DataError as ``assess``.
    """
    penilaian = assess(question)
    everyone = penilaian
    if any((question.pengampu, question.prioritas, question.ciri)):
        everyone = assess(question._replace(pengampu=None, prioritas=None, ciri=None))
    return penilaian, _each_month(penilaian, everyone.fakta, question.kelompok, rows=rows)


def recorded(db: Path, penilaian: Penilaian) -> list[Mapping[str, str | int | None]]:
    """Return the reports that count at the point of the assessment, as recorded, of its OPDs up to its month."""
    listed = {fakta.opd for fakta in penilaian.fakta}
    with open_store(db) as store:
        rows = list(list_reports(store, penilaian.dasar.tahun, penilaian.dasar.bulan, penilaian.dasar.segel.nomor))
    return [row for row in rows if row["opd"] in listed]


def _each_month(
    penilaian: Penilaian, everyone: Sequence[Fakta], kelompok: str | None, *, rows: bool
) -> Iterator[KontrakBulan]:
    own = sorted(penilaian.fakta, key=lambda fakta: fakta.opd)
    listed = {fakta.opd for fakta in own}
    others = [fakta for fakta in everyone if fakta.opd not in listed]
    for bulan in range(1, penilaian.dasar.bulan + 1):
        details = [contract_month(fakta, bulan, rows=rows) for fakta in own]
        summaries = [item.ringkasan for item in details] + [score_contract(fakta, bulan) for fakta in others]
        ranked = {item.kode: item for item in rank(summaries, kelompok)}
        for item in details:
            yield item._replace(ringkasan=_with_rank(item.ringkasan, ranked))
            for fakta in penilaian.bidang.get(item.fakta.opd, ()):
                yield contract_month(fakta, bulan, rows=rows)


def _with_rank(ringkasan: Ringkasan, ranked: Mapping[str, Ringkasan]) -> Ringkasan:
    return ringkasan._replace(peringkat=ranked[ringkasan.kode].peringkat)
