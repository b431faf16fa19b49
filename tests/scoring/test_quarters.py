"""K of a quarter against a naive reading of SPEC §5, in fractions; quarters of a sum add up to the year."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kontrak.months import SHORT
from kontrak.scoring.horizon import QUARTERS, known_months, quarter_of, quarter_result, result_before, result_to_date
from kontrak.scoring.memo import year_of
from tests.examples import examples
from tests.scoring.build import fakta, ind, reports

MONTHS = st.dictionaries(st.sampled_from(SHORT), st.integers(1, 40), max_size=12)
PLANS = st.dictionaries(st.sampled_from(SHORT), st.integers(1, 40), min_size=1, max_size=12)


@examples(25)
@given(st.sampled_from(("akumulasi", "posisi", "rata_rata")), PLANS, MONTHS, st.integers(1, 12))
def test_k_is_what_the_page_says(sifat: str, plan: dict[str, int], given: dict[str, int], bulan: int) -> None:
    plan = {month: plan[month] for month in SHORT if month in plan}
    item = ind(sifat=sifat, rencana=plan)
    year = year_of(fakta(item, laporan={item.kode: reports(given)}))
    found = [quarter_result(year, item, known_months(quarter, bulan), bulan) for quarter in QUARTERS]
    for quarter, k in zip(QUARTERS, found, strict=True):
        months = [month for month in SHORT[3 * quarter - 3 : 3 * quarter] if SHORT.index(month) < bulan]
        own = [given[month] for month in months if month in given and (sifat != "rata_rata" or month in plan)]
        if not own:
            assert k is None
        elif sifat == "posisi":
            assert k == own[-1]
        else:
            mean = Fraction(sum(own), 1 if sifat == "akumulasi" else len(own))
            assert isinstance(k, Decimal)
            assert abs(Fraction(k) - mean) < Fraction(1, 10**20)
        row = quarter_of(year, item, quarter, bulan)
        planned = [plan[month] for month in months if month in plan]
        assert (row.target is None) is (not planned)
        missing = [month for month in months if month in plan and month not in given]
        if planned and sifat == "rata_rata" and missing:
            assert row.realisasi is None
            assert row.capaian == 0
    if sifat == "akumulasi":
        total = sum(value for month, value in given.items() if SHORT.index(month) < bulan)
        assert sum((k for k in found if isinstance(k, Decimal)), Decimal(0)) == total


def test_positions_are_never_added() -> None:
    """3.750 % in a published table came from adding them."""
    position, total = (ind(sifat=sifat, rencana={"des": 80}) for sifat in ("posisi", "akumulasi"))
    years = {2020: Decimal(70), 2021: Decimal(75)}
    assert (result_before(position, years), result_before(total, years)) == (75, 145)
    assert result_to_date(position, Decimal(75), Decimal(78)) == 78
    assert result_to_date(total, Decimal(145), Decimal(78)) == 223
    assert result_to_date(position, Decimal(75), None) == 75
    assert result_to_date(total, None, Decimal(78)) == 78
