"""SPEC §3 "Nilai of a contract", "Nilai akhir", "Predikat", "Warna", "Tren", spending; bands on printed numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kontrak.model.declared import Komponen, Pita
from kontrak.model.kepala import Kepala
from kontrak.model.summary import Ringkasan, Warna
from kontrak.scoring.summary import score_contract
from tests.scoring.build import ATURAN, D, Num, fakta, ind, month_number, reports, work

if TYPE_CHECKING:
    from kontrak.model.recorded import Fakta


def contract(results: dict[str, Num], *, bobot: dict[str, Num] | None = None, due: str = "mar") -> Fakta:
    """Indikators A, B, … with a target of 100 due in one month, and what they achieved by then."""
    weights = bobot or {}
    promises = [
        ind(f"PUPR.{name}", "posisi", rencana={due: 100, "des": 100}, bobot=weights.get(name)) for name in results
    ]
    laporan = {f"PUPR.{name}": reports({due: result}, kode=f"PUPR.{name}") for name, result in results.items()}
    return fakta(*promises, laporan=laporan)


def score(facts: Fakta, bulan: str = "mar") -> Ringkasan:
    return score_contract(facts, month_number(bulan))


@pytest.mark.parametrize(
    ("results", "bobot", "expected"),
    [
        pytest.param({"A": 50, "B": 100}, {"A": 40, "B": 60}, "80.00", id="by bobot"),
        pytest.param({"A": 50, "B": 100}, None, "75.00", id="without bobot all weigh the same"),
        pytest.param({"A": 100, "B": 100, "C": 0}, None, "66.67", id="a third each, exactly"),
        pytest.param({"A": 200, "B": 80}, None, "100.00", id="dinilai is capped in the mean"),
        pytest.param({"A": "66.665", "B": "66.665"}, None, "66.67", id="rounded once, half-up"),
        pytest.param({"A": "33.333", "B": "33.336"}, None, "33.33", id="capaian is not rounded before the mean"),
    ],
)
def test_nilai_is_the_weighted_mean_of_dinilai(
    results: dict[str, Num], bobot: dict[str, Num] | None, expected: str
) -> None:
    assert score(contract(results, bobot=bobot)).nilai == D(expected)


def test_only_due_indikators_count() -> None:
    early = ind("PUPR.A", rencana={"mar": 10}, bobot=30)
    late = ind("PUPR.B", rencana={"des": 10}, bobot=70)
    facts = fakta(early, late, laporan={"PUPR.A": reports({"mar": 8}, kode="PUPR.A")})
    summary = score(facts)
    assert (summary.nilai, summary.bobot_jatuh_tempo) == (D(80), D(30))
    assert score(facts, "des").nilai == 24


def test_bobot_jatuh_tempo_counts_an_indikator_from_its_first_pekerjaan_on() -> None:
    works = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "mar"), work("PUPR.A.Y", 9, "des")], bobot=30)
    other = ind("PUPR.B", rencana={"des": 10}, bobot=70)
    assert score(fakta(works, other), "feb").bobot_jatuh_tempo == 0
    assert score(fakta(works, other), "mar").bobot_jatuh_tempo == 30
    assert score(fakta(works, other), "des").bobot_jatuh_tempo == 100


def test_without_a_due_indikator_there_is_no_nilai_never_0_never_100() -> None:
    summary = score(fakta(ind(rencana={"des": 10})))
    assert (summary.nilai, summary.nilai_akhir, summary.predikat) == (None, None, None)
    assert summary.warna is Warna.ABU_ABU
    assert (summary.komitmen, summary.bobot_meleset, summary.kecepatan) == (None, None, None)
    assert (summary.konsistensi, summary.terverifikasi, summary.nilai_klaim) == (None, None, None)
    assert summary.bobot_jatuh_tempo == 0
    assert (summary.jumlah_jatuh_tempo, summary.jumlah_meleset) == (0, 0)


def test_a_contract_without_indikators_has_no_nilai() -> None:
    summary = score(fakta())
    assert summary.nilai is None
    assert summary.bobot_jatuh_tempo == 0


def test_silence_lowers_the_nilai() -> None:
    facts = contract({"A": 100, "B": 100})
    silent = facts._replace(laporan={"PUPR.A": facts.laporan["PUPR.A"]})
    assert (score(facts).nilai, score(silent).nilai) == (D(100), D(50))


# --- nilai akhir ---------------------------------------------------------------------------------


def _with_komponen(facts: Fakta, *parts: Num) -> Fakta:
    rules = ATURAN._replace(komponen=Komponen(*map(D, parts)))
    return facts._replace(aturan=(facts.aturan[0]._replace(aturan=rules),))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param((100, 0, 0, 0), "80.00", id="by default the nilai"),
        pytest.param((60, 10, 10, 20), "70.50", id="80·60 + 25·10 + 100·10 + 50·20"),
        pytest.param((0, 0, 0, 100), "50.00", id="komitmen alone"),
    ],
)
def test_nilai_akhir_weighs_nilai_and_indices_by_komponen(parts: tuple[Num, ...], expected: str) -> None:
    promises = [ind("PUPR.A", rencana={"mar": 50}), ind("PUPR.B", rencana={"jan": 50, "mar": 50})]
    laporan = {
        "PUPR.A": reports({"mar": 30}, kode="PUPR.A"),
        "PUPR.B": reports({"jan": 10, "mar": 90}, kode="PUPR.B"),
    }
    summary = score(_with_komponen(fakta(*promises, laporan=laporan), *parts))
    assert (summary.nilai, summary.kecepatan, summary.konsistensi, summary.komitmen) == (D(80), D(25), D(100), D(50))
    assert summary.nilai_akhir == D(expected)


def _finished_early() -> Fakta:
    """Nothing was ever required: the target was reached before the only plan month."""
    return fakta(ind("PUPR.A", rencana={"mar": 10}), laporan={"PUPR.A": reports({"feb": 12}, kode="PUPR.A")})


def test_a_komponen_that_is_null_leaves_the_mean() -> None:
    summary = score(_with_komponen(_finished_early(), 50, 0, 50, 0))
    assert summary.konsistensi is None
    assert summary.nilai_akhir == 120


def test_when_every_weighted_komponen_is_null_the_nilai_stands() -> None:
    assert score(_with_komponen(_finished_early(), 0, 0, 100, 0)).nilai_akhir == 120


def test_nilai_akhir_is_rounded_once_from_unrounded_parts() -> None:
    """33,345 / 2 is 16,6725; from the printed 33,35 it would be 16,68."""
    summary = score(_with_komponen(contract({"A": "33.345"}), 50, 0, 0, 50))
    assert (summary.nilai, summary.komitmen) == (D("33.35"), D(0))
    assert summary.nilai_akhir == D("16.67")


# --- bands ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "predikat"),
    [
        (120, "Sangat Tinggi"),
        (91, "Sangat Tinggi"),
        ("90.995", "Sangat Tinggi"),
        ("90.994", "Tinggi"),
        ("90.99", "Tinggi"),
        (76, "Tinggi"),
        ("75.99", "Sedang"),
        (66, "Sedang"),
        ("65.99", "Rendah"),
        (51, "Rendah"),
        ("50.99", "Sangat Rendah"),
        (0, "Sangat Rendah"),
    ],
)
def test_predikat_bands_the_printed_nilai_akhir_by_lower_bound(result: Num, predikat: str) -> None:
    assert score(contract({"A": result})).predikat == predikat


@pytest.mark.parametrize(
    ("result", "warna"),
    [
        ("100.01", Warna.BIRU),
        ("100.005", Warna.BIRU),
        (100, Warna.HIJAU),
        (90, Warna.HIJAU),
        ("89.99", Warna.KUNING),
        (70, Warna.KUNING),
        ("69.99", Warna.MERAH),
        (0, Warna.MERAH),
    ],
)
def test_warna_bands_the_printed_nilai_akhir_by_lower_bound(result: Num, warna: Warna) -> None:
    assert score(contract({"A": result})).warna is warna


@pytest.mark.parametrize(
    ("weak", "warna"),
    [
        pytest.param("49.99", Warna.KUNING, id="below ambang kritis caps at kuning"),
        pytest.param("49.995", Warna.BIRU, id="the printed capaian counts: 50.00"),
        pytest.param(50, Warna.BIRU, id="at ambang kritis does not"),
    ],
)
def test_a_critical_capaian_caps_the_warna_at_kuning(weak: Num, warna: Warna) -> None:
    summary = score(contract({"A": 110, "B": weak}, bobot={"A": 95, "B": 5}))
    assert summary.warna is warna
    assert summary.predikat == "Sangat Tinggi", "the predikat does not care"


def test_the_cap_at_kuning_never_lifts_a_merah() -> None:
    assert score(contract({"A": 10, "B": 60})).warna is Warna.MERAH


def test_an_indikator_that_is_not_due_does_not_cap_the_warna() -> None:
    weak = ind("PUPR.B", "posisi", rencana={"des": 100})
    facts = contract({"A": 100})
    both = fakta(*facts.versi[0].indikator, weak, laporan={**facts.laporan, "PUPR.B": reports({"mar": 1})})
    assert score(both).warna is Warna.HIJAU


def test_bands_of_the_rules_are_used() -> None:
    rules = ATURAN._replace(predikat=(Pita("Baik", D(80)), Pita("Kurang", D(0))))
    facts = contract({"A": 80})
    assert score(facts._replace(aturan=(facts.aturan[0]._replace(aturan=rules),))).predikat == "Baik"


# --- tren, spending, the rest --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "bulan", "expected"),
    [
        pytest.param({"jan": 50}, "jan", None, id="none in January"),
        pytest.param({"mar": 50}, "mar", None, id="none where the month before has none"),
        pytest.param({"jan": 50, "feb": 66}, "feb", "16.00", id="up"),
        pytest.param({"jan": 50, "feb": 33}, "feb", "-17.00", id="down"),
        pytest.param({"jan": "33.335", "feb": "33.344"}, "feb", "0.00", id="difference of the printed numbers"),
    ],
)
def test_tren_is_the_difference_to_the_month_before(months: dict[str, Num], bulan: str, expected: str | None) -> None:
    start = next(iter(months))
    promise = ind("PUPR.A", "posisi", rencana={start: 100, "des": 100})
    facts = fakta(promise, laporan={"PUPR.A": reports(dict(months), kode="PUPR.A")})
    assert score(facts, bulan).tren == (None if expected is None else D(expected))


@pytest.mark.parametrize(
    ("pagu", "spent", "serapan"),
    [
        pytest.param(3000, 1000, "33.33", id="a third"),
        pytest.param(1000, 2500, "250.00", id="never capped"),
        pytest.param(1000, 0, "0.00", id="nothing spent"),
        pytest.param(None, 1000, None, id="no pagu"),
        pytest.param(0, 1000, None, id="a pagu of 0"),
    ],
)
def test_serapan_is_spending_up_to_the_month_by_pagu(pagu: int | None, spent: int, serapan: str | None) -> None:
    facts = fakta(ind(rencana={"mar": 1}), pagu=pagu, belanja={1: spent, 4: 999})
    summary = score(facts)
    assert summary.realisasi_anggaran == spent
    assert summary.serapan == (None if serapan is None else D(serapan))


def test_nilai_resmi_is_that_of_the_locked_month_only() -> None:
    facts = contract({"A": 50})._replace(resmi={3: D("49.00"), 4: None})
    assert score(facts).nilai_resmi == 49
    assert score(facts, "apr").nilai_resmi is None
    assert score(facts, "mei").nilai_resmi is None


@pytest.mark.parametrize(
    ("heads", "bulan", "expected"),
    [
        pytest.param([("A", None)], "jan", "A", id="without a date always in office"),
        pytest.param([("A", None), ("B", date(2022, 6, 30))], "jun", "B", id="in office at the month's end"),
        pytest.param([("A", None), ("B", date(2022, 7, 1))], "jun", "A", id="not yet in office"),
        pytest.param([("A", date(2022, 3, 1)), ("A", date(2022, 1, 3))], "jan", "A", id="a corrected date"),
        pytest.param([("A", date(2022, 2, 1))], "jan", None, id="nobody known: only the office"),
        pytest.param(
            [("A", date(2021, 1, 1)), ("B", date(2022, 5, 1)), ("C", date(2022, 8, 1))], "jul", "B", id="the middle one"
        ),
    ],
)
def test_the_head_in_office_at_the_months_end(
    heads: list[tuple[str, date | None]], bulan: str, expected: str | None
) -> None:
    facts = contract({"A": 1})._replace(
        kepala=tuple(Kepala("Kepala Dinas", name, sejak=since) for name, since in heads)
    )
    head = score(facts, bulan).kepala
    assert (head.nama, head.jabatan) == (expected, "Kepala Dinas")


def test_the_contract_carries_its_head_when_none_was_recorded() -> None:
    facts = contract({"A": 1})._replace(kepala=())
    assert score(facts).kepala == facts.kontrak.kepala
