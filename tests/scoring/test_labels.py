"""Means over the labels of the region (SPEC §3, "By ciri"): a truth table, and against the naive oracle."""

from __future__ import annotations

from fractions import Fraction as F
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given

from kontrak.scoring.labels import label_mean, label_means, label_text
from tests.examples import examples
from tests.scoring import oracle
from tests.scoring.build import D, fakta, ind, reports, suspend, work
from tests.scoring.test_oracle import MONTHS, SEEDS
from tests.scoring.years import random_year

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator
    from kontrak.model.recorded import Fakta

LABELS = ("inovasi", "layanan")
ROADS = ind(
    "PUPR.JEMBATAN",
    pekerjaan=[
        work("PUPR.JEMBATAN.A", 1, "feb")._replace(ciri=("inovasi",)),
        work("PUPR.JEMBATAN.B", 3, "mar")._replace(ciri=("inovasi",)),
    ],
    bobot=40,
)
MAPS = ind("PUPR.PETA", rencana={"jan": 2, "mar": 2}, bobot=60)._replace(ciri=("inovasi", "layanan"))
DONE = {
    "PUPR.JEMBATAN.A": reports({"feb": 100}, kode="PUPR.JEMBATAN.A"),
    "PUPR.JEMBATAN.B": reports({"mar": 50}, kode="PUPR.JEMBATAN.B"),
    "PUPR.PETA": reports({"jan": 2, "mar": 1}, kode="PUPR.PETA"),
}


def mean(facts: Fakta, bulan: int, ciri: str) -> tuple[object, ...] | None:
    found = label_mean(facts, bulan, ciri)
    return found and (found.nilai, found.kecepatan, found.jumlah, found.jumlah_jatuh_tempo, found.jumlah_terpenuhi)


def test_an_indikator_counts_whole_and_a_pekerjaan_by_its_volume() -> None:
    """60 × 75 + 10 × 100 + 30 × 50 over 100; kecepatan 60 × 50 + 10 × 100 + 30 × 0."""
    facts = fakta(ROADS, MAPS, laporan=DONE)
    assert mean(facts, 3, "inovasi") == (D("70.00"), D("40.00"), 3, 3, 1)
    assert mean(facts, 3, "layanan") == (D("75.00"), D("50.00"), 1, 1, 0)
    assert mean(facts, 2, "inovasi") == (D("100.00"), D("100.00"), 3, 2, 2)


def test_pekerjaan_of_a_labelled_indikator_do_not_count_again() -> None:
    facts = fakta(ROADS._replace(ciri=("inovasi",)), laporan=DONE)
    assert mean(facts, 3, "inovasi") == (D("62.50"), D("50.00"), 1, 1, 0)


def test_nothing_due_is_null_and_what_is_suspended_waits() -> None:
    late = ind("PUPR.PETA", rencana={"des": 2})._replace(ciri=("layanan",))
    assert mean(fakta(late), 3, "layanan") == (None, None, 1, 0, 0)
    assert mean(fakta(late), 3, "inovasi") is None
    facts = fakta(
        ROADS, MAPS, laporan=DONE, penangguhan=[suspend("PUPR.JEMBATAN.B", "mar"), suspend("PUPR.PETA", "feb")]
    )
    assert mean(facts, 3, "inovasi") == (D("100.00"), D("100.00"), 3, 1, 1)
    over = fakta(ROADS, laporan=DONE, penangguhan=[suspend("PUPR.JEMBATAN.A", "feb", "mar")])
    assert mean(over, 3, "inovasi") == (D("62.50"), D("0.00"), 2, 2, 1)  # its due month is in no kecepatan


def test_over_many_contracts_each_item_weighs_its_share_of_its_own() -> None:
    other = fakta(ind("X.A", rencana={"jan": 4})._replace(ciri=("layanan",)), opd="X", laporan={})
    (inovasi, layanan) = label_means([fakta(ROADS, MAPS, laporan=DONE), other], 3)
    assert (inovasi.kode, inovasi.opd) == ("inovasi", ("PUPR",))
    assert (layanan.nilai, layanan.opd, layanan.jumlah_terpenuhi) == (D("28.13"), ("PUPR", "X"), 0)  # 60 × 75 over 160
    assert label_text(layanan) == "0 dari 2 terpenuhi, kecepatan 18,75"


def labelled(rng: Random, one: Indikator) -> Indikator:
    def some() -> tuple[str, ...] | None:
        return tuple(label for label in LABELS if rng.random() < 0.4) or None

    return one._replace(ciri=some(), pekerjaan=tuple(work._replace(ciri=some()) for work in one.pekerjaan))


def labelled_year(rng: Random, opd: str) -> Fakta:
    facts = random_year(rng, opd)
    versions = tuple(
        versi._replace(indikator=tuple(labelled(rng, one) for one in versi.indikator)) for versi in facts.versi
    )
    return facts._replace(versi=versions)


@given(SEEDS, MONTHS)
@examples(20)
def test_labels_of_a_random_regency_equal_the_naive_ones(seed: int, bulan: int) -> None:
    rng = Random(seed)
    facts = [labelled_year(rng, f"OPD{number}") for number in range(3)]
    found = {
        item.kode: (
            oracle.exact(item.nilai),
            oracle.exact(item.kecepatan),
            item.jumlah_jatuh_tempo,
            item.jumlah_terpenuhi,
        )
        for item in label_means(facts, bulan)
    }
    assert found == naive(facts, bulan)


def naive(facts: list[Fakta], bulan: int) -> dict[str, tuple[F | None, F | None, int, int]]:
    found = {}
    for label in LABELS:
        items = [item for fakta_ in facts for item in _items(fakta_, bulan, label)]
        due = [item for item in items if item is not None]
        if items:
            results = [(weight, result) for weight, result, _, _ in due]
            paces = [(weight, pace) for weight, _, pace, _ in due if pace is not None]
            found[label] = (_mean(results), _mean(paces), len(due), sum(met for *_, met in due))
    return found


def _items(facts: Fakta, m: int, label: str) -> list[tuple[F, F, F | None, bool] | None]:
    """Weight, dinilai, kecepatan and whether it is met, of each labelled item; None for what is not due."""
    own, items = oracle.Oracle(facts), []
    whole = sum(own.weight(one, m) for one in own.indikators(m))
    for one in own.indikators(m):
        weight = own.weight(one, m) / whole
        if label in (one.ciri or ()):
            result = own.dinilai(one, m) if own.due(one, m) else None
            works = [w for w in one.pekerjaan if w.jatuh_tempo <= m and not own.suspended(w.kode, m)]
            met = all(own.met(w.kode, m) for w in works) if one.pekerjaan else own.met(one.kode, m)
            items.append(None if result is None else (weight, result, own.kecepatan_of(one.kode, m), met))
            continue
        for w in one.pekerjaan:
            if label not in (w.ciri or ()):
                continue
            if w.jatuh_tempo > m or own.suspended(w.kode, m):
                items.append(None)
                continue
            share = weight * F(w.volume) / sum(F(each.volume) for each in one.pekerjaan)
            pace = None if own.suspended(w.kode, w.jatuh_tempo) else F(100 * (own.fisik(w, w.jatuh_tempo)[0] == 100))
            items.append((share, own.fisik(w, m)[0] or F(0), pace, own.met(w.kode, m)))
    return items


def _mean(pairs: list[tuple[F, F]]) -> F | None:
    whole = sum(weight for weight, _ in pairs)
    return oracle.two(sum(weight * number for weight, number in pairs) / whole) if whole else None
