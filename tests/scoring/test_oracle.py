"""Whole random years, scored twice: by kontrak and by the naive second implementation in fractions."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from kontrak.model.detail import RincianIndikator
from kontrak.model.missed import KomitmenMeleset
from kontrak.model.summary import Ringkasan
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.ranking import rank
from kontrak.scoring.summary import potret_at, score_contract
from tests.examples import examples
from tests.scoring import oracle
from tests.scoring.build import group_means, missed_heads
from tests.scoring.years import random_year

if TYPE_CHECKING:
    from kontrak.model.recorded import Fakta

SEEDS = st.integers(min_value=0, max_value=2**48)
MONTHS = st.integers(min_value=1, max_value=12)
SETTINGS = examples(50)


def compare(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    for key, expected in theirs.items():
        found = oracle.exact(ours[key])
        assert found == expected, f"{key}: {found} instead of {expected}"


def check_year(facts: Fakta, bulan: int) -> None:
    """Everything of one contract and month, ours against theirs."""
    rincian, naive = detail_contract(facts, bulan), oracle.Oracle(facts)
    summary = score_contract(facts, bulan)
    assert rincian.ringkasan == summary
    compare(summary._asdict(), oracle.summary(facts, bulan))
    expected_rows = oracle.indikator_rows(facts, bulan)
    assert len(expected_rows) == len(rincian.indikator)
    for row, expected in zip(rincian.indikator, expected_rows, strict=True):
        compare({**row._asdict(), "kode": row.indikator.kode}, expected)
        for work, promise in zip(row.pekerjaan, row.indikator.pekerjaan, strict=True):
            assert work.keadaan == naive.keadaan(row.indikator, promise, bulan), work.kode
    assert [row.nama.split()[3] for row in rincian.meleset if row.temuan] == oracle.finding_rows(facts, bulan)
    assert potret_at(facts, bulan).terhalang is oracle.barred(facts, bulan)
    commitments = [row for row in rincian.meleset if not row.kode.endswith(".INTEGRITAS")]
    expected_missed = oracle.missed_rows(facts, bulan)
    assert [row.kode for row in commitments] == [row["kode"] for row in expected_missed]
    for missed, expected in zip(commitments, expected_missed, strict=True):
        compare(missed._asdict(), expected)
    assert rincian.runtun == naive.tenure_run(bulan)
    assert rincian.tangga == naive.step(bulan)
    assert [oracle.exact(number) for number in rincian.nilai_bulanan] == [
        oracle.two(naive.nilai_akhir(month)) for month in range(1, bulan + 1)
    ]


TAKEN_OVER = {
    Ringkasan: {"kode", "nama", "kepala", "kelompok", "pengampu", "pagu"},
    RincianIndikator: {"indikator", "langkah", "pekerjaan"},
    KomitmenMeleset: {"nama", "satuan", "kendala", "tindak_lanjut", "pic", "batas"},
}
"""What no figure is: it is what was declared or reported."""
ELSEWHERE = {
    Ringkasan: {"peringkat"},  # of a list: ``oracle.ranks``, below
    RincianIndikator: {"ditangguhkan", "bulan_ditolak", "capaian_seandainya"},  # truth tables in this room
    KomitmenMeleset: set[str](),
}


def test_every_figure_has_its_second_implementation() -> None:
    """Whoever adds a figure to one of these records adds it to the oracle, or says here where it is tested."""
    facts = random_year(Random(1))
    made: dict[Any, set[str]] = {
        Ringkasan: set(oracle.summary(facts, 12)),
        RincianIndikator: {key for row in oracle.indikator_rows(facts, 12) for key in row},
        KomitmenMeleset: {
            key for seed in range(20) for row in oracle.missed_rows(random_year(Random(seed)), 12) for key in row
        },
    }
    for record, keys in made.items():
        assert set(record._fields) - keys == TAKEN_OVER[record] | ELSEWHERE[record], record.__name__


@SETTINGS
@given(seed=SEEDS, bulan=MONTHS)
def test_every_figure_of_a_random_year_equals_the_naive_one(seed: int, bulan: int) -> None:
    check_year(random_year(Random(seed)), bulan)


@examples(15)
@given(seed=SEEDS, bulan=MONTHS)
def test_ranks_heads_and_groups_of_a_random_regency_equal_the_naive_ones(seed: int, bulan: int) -> None:
    rng = Random(seed)
    regency = [random_year(rng, f"OPD{number}") for number in range(5)]
    twin = regency[0]._replace(kontrak=regency[0].kontrak._replace(kode="OPD0B"), opd="OPD0B")
    facts = [*regency, twin]
    rng.shuffle(facts)

    summaries = [score_contract(item, bulan) for item in facts]
    ranked = rank(summaries)
    assert {item.kode: item.peringkat for item in ranked} == oracle.ranks(summaries)
    assert sorted(ranked, key=lambda item: (item.peringkat or 99, item.kode)) == ranked

    heads = missed_heads(facts, bulan)
    order = []
    for item in facts:
        rows = oracle.missed_rows(item, bulan)
        finding = oracle.finding_rows(item, bulan)
        if rows or finding:
            weight = oracle.summary(item, bulan)["bobot_meleset"] or Fraction(0)
            order.append((-weight, -oracle.Oracle(item).tenure_run(bulan), item.opd))
    assert [head.opd for head in heads] == [opd for _, _, opd in sorted(order)]

    means = {item.kode: item.nilai for item in group_means(facts, bulan, "prioritas")}
    assert {kode: oracle.exact(mean) for kode, mean in means.items()} == _prioritas_means(facts, bulan)


def _prioritas_means(facts: list[Fakta], bulan: int) -> dict[str | None, Fraction | None]:
    pairs: dict[str | None, list[tuple[Fraction, Fraction]]] = {}
    for item in facts:
        naive = oracle.Oracle(item)
        whole = sum(naive.weight(one, bulan) for one in naive.indikators(bulan))
        for one in naive.indikators(bulan):
            counted = naive.dinilai(one, bulan)
            group = pairs.setdefault(one.prioritas, [])
            if counted is not None:
                group.append((naive.weight(one, bulan) / whole, counted))
    return {
        kode: oracle.two(sum((w * x for w, x in found), Fraction(0)) / sum(w for w, _ in found)) if found else None
        for kode, found in pairs.items()
    }
