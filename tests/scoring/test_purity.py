"""SPEC §0.4: a pure function of contracts, records and month; no order of entry, no ambient precision."""

from __future__ import annotations

from decimal import ROUND_DOWN, Context, localcontext
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given

from kontrak.model.recorded import Verifikasi
from kontrak.model.words import Putusan
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.missing import missing_reports
from kontrak.scoring.summary import score_contract
from tests.examples import examples
from tests.scoring.test_oracle import MONTHS, SEEDS
from tests.scoring.years import random_year

if TYPE_CHECKING:
    from kontrak.model.recorded import Fakta

ACCEPTED = Verifikasi(1, "2022-12-31T09:00:00+07:00", "asisten", Putusan.TERIMA, None, "sesuai")
SETTINGS = examples(15)


def _shuffled(facts: Fakta, rng: Random) -> Fakta:
    """The same reports, in another order of codes and months."""
    codes = list(facts.laporan)
    rng.shuffle(codes)
    laporan = {}
    for kode in codes:
        months = list(facts.laporan[kode])
        rng.shuffle(months)
        laporan[kode] = {month: facts.laporan[kode][month] for month in months}
    return facts._replace(laporan=laporan)


@SETTINGS
@given(seed=SEEDS, bulan=MONTHS)
def test_the_order_of_entry_changes_nothing(seed: int, bulan: int) -> None:
    facts = random_year(Random(seed))
    other = _shuffled(facts, Random(seed + 1))
    assert detail_contract(facts, bulan)._replace(fakta=facts) == detail_contract(other, bulan)._replace(fakta=facts)


@SETTINGS
@given(seed=SEEDS, bulan=MONTHS)
def test_the_ambient_decimal_context_changes_nothing(seed: int, bulan: int) -> None:
    facts = random_year(Random(seed))
    expected = repr(detail_contract(facts, bulan))
    with localcontext(Context(prec=6, rounding=ROUND_DOWN)):
        found = repr(detail_contract(facts._replace(), bulan))  # a copy: nothing is remembered of it
    assert found == expected


@SETTINGS
@given(seed=SEEDS, bulan=MONTHS)
def test_later_months_change_nothing(seed: int, bulan: int) -> None:
    facts = random_year(Random(seed))
    laporan = {
        kode: {month: item for month, item in months.items() if month <= bulan}
        for kode, months in facts.laporan.items()
    }
    cut = facts._replace(laporan=laporan)
    assert detail_contract(cut, bulan)._replace(fakta=facts) == detail_contract(facts, bulan)


@SETTINGS
@given(seed=SEEDS, bulan=MONTHS)
def test_accepting_every_report_changes_only_terverifikasi(seed: int, bulan: int) -> None:
    facts = random_year(Random(seed))
    plain = {
        kode: {month: item._replace(verifikasi=None) for month, item in months.items()}
        for kode, months in facts.laporan.items()
    }
    accepted = {
        kode: {
            month: item._replace(verifikasi=ACCEPTED) if item.klaim is not None else item
            for month, item in months.items()
        }
        for kode, months in plain.items()
    }
    before = score_contract(facts._replace(laporan=plain), bulan)
    after = score_contract(facts._replace(laporan=accepted), bulan)
    assert after._replace(terverifikasi=before.terverifikasi) == before
    assert after.nilai_klaim == after.nilai


@SETTINGS
@given(seed=SEEDS, bulan=MONTHS)
def test_who_owes_reports_is_known_by_the_count_of_the_summary(seed: int, bulan: int) -> None:
    """``belum-lapor`` reads the facts only of those whose stored summary counts a commitment as belum lapor."""
    facts = random_year(Random(seed))
    assert bool(missing_reports([facts], bulan)) == bool(score_contract(facts, bulan).jumlah_belum_lapor)
