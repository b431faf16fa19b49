"""SPEC §4 ``tangguhkan``: a commitment out of the due set, listed with the nilai it would give."""

from __future__ import annotations

import pytest

from kontrak.scoring.detail import detail_contract
from kontrak.scoring.summary import score_contract
from tests.scoring.build import D, Spec, fakta, ind, reports, suspend, work


@pytest.mark.parametrize(
    ("bulan", "due"),
    [
        pytest.param(4, True, id="the month before"),
        pytest.param(5, False, id="from its month"),
        pytest.param(7, False, id="while it lasts"),
        pytest.param(8, True, id="from the month it is lifted"),
    ],
)
def test_a_suspended_indikator_is_not_due_while_it_lasts(bulan: int, due: bool) -> None:
    promises = [ind("PUPR.A", rencana={"mar": 10}, bobot=60), ind("PUPR.B", rencana={"mar": 10}, bobot=40)]
    laporan = {"PUPR.A": reports({"mar": 5}), "PUPR.B": reports({"mar": 10})}
    facts = fakta(*promises, laporan=laporan, penangguhan=[suspend("PUPR.A", "mei", "agu")])
    summary, row = score_contract(facts, bulan), detail_contract(facts, bulan).indikator[0]
    assert summary.nilai == (D(70) if due else D(100))
    assert summary.bobot_jatuh_tempo == (D(100) if due else D(40))
    assert (summary.jumlah_jatuh_tempo, summary.jumlah_meleset) == ((2, 1) if due else (1, 0))
    assert (row.jatuh_tempo, row.ditangguhkan) == (due, not due)
    assert row.capaian == (D(50) if due else None)
    assert row.dinilai == (D(50) if due else None)
    assert row.capaian_seandainya == (None if due else D(50))
    assert row.terpenuhi == (False if due else None)
    assert (row.target, row.realisasi, row.capaian_tahun) == (D(10), D(5), D(50)), "still shown"


def test_an_open_suspension_lasts_to_the_end_of_the_year() -> None:
    facts = fakta(ind(rencana={"mar": 1}), penangguhan=[suspend("PUPR.JALAN", "mar")])
    assert score_contract(facts, 12).nilai is None


def test_a_suspended_silent_one_is_not_belum_lapor_and_would_give_0() -> None:
    promise = ind(sifat="posisi", rencana={"mar": 10})
    facts = fakta(promise, penangguhan=[suspend(promise.kode, "mar")])
    row = detail_contract(facts, 4).indikator[0]
    assert (row.belum_lapor, row.bulan_belum_lapor, row.capaian_seandainya) == (False, (), D(0))
    assert score_contract(facts, 4).jumlah_belum_lapor == 0


def test_one_that_is_suspended_before_it_falls_due_is_marked() -> None:
    promise = ind(rencana={"jun": 10})
    row = detail_contract(fakta(promise, penangguhan=[suspend(promise.kode, "mar")]), 4).indikator[0]
    assert (row.ditangguhkan, row.jatuh_tempo, row.capaian_seandainya) == (True, False, None)


def test_a_single_pekerjaan_may_be_suspended() -> None:
    works = [work("PUPR.A.X", 1, "mar"), work("PUPR.A.Y", 3, "mar")]
    laporan = {"PUPR.A.X": reports({"mar": 50}), "PUPR.A.Y": reports({"mar": 10})}
    facts = fakta(ind("PUPR.A", pekerjaan=works), laporan=laporan, penangguhan=[suspend("PUPR.A.Y", "mar")])
    row, summary = detail_contract(facts, 3).indikator[0], score_contract(facts, 3)
    assert (row.target, row.capaian, row.capaian_seandainya) == (D(1), D(50), D(20))
    assert row.capaian_tahun == 20, "over all pekerjaan"
    assert (row.jatuh_tempo, row.ditangguhkan) == (True, False)
    assert [(item.jatuh_tempo, item.ditangguhkan, item.terpenuhi) for item in row.pekerjaan] == [
        (True, False, False),
        (False, True, None),
    ]
    assert (summary.jumlah_jatuh_tempo, summary.komitmen) == (1, D(0))


def test_an_indikator_whose_due_pekerjaan_are_all_suspended_is_itself_suspended() -> None:
    works = [work("PUPR.A.X", 1, "mar"), work("PUPR.A.Y", 3, "des")]
    facts = fakta(
        ind("PUPR.A", pekerjaan=works),
        laporan={"PUPR.A.X": reports({"mar": 50})},
        penangguhan=[suspend("PUPR.A.X", "mar")],
    )
    row = detail_contract(facts, 4).indikator[0]
    assert (row.jatuh_tempo, row.ditangguhkan, row.capaian, row.capaian_seandainya) == (False, True, None, D(50))
    assert score_contract(facts, 4).nilai is None
    assert detail_contract(facts, 2).indikator[0].ditangguhkan is False


def test_a_suspended_indikator_suspends_its_pekerjaan() -> None:
    promise = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "mar")])
    facts = fakta(promise, penangguhan=[suspend("PUPR.A", "mar")])
    row = detail_contract(facts, 4).indikator[0]
    assert (row.ditangguhkan, row.pekerjaan[0].ditangguhkan, row.pekerjaan[0].terpenuhi) == (True, True, None)
    assert score_contract(facts, 4).jumlah_jatuh_tempo == 0


def test_a_suspended_month_enters_neither_kecepatan_nor_konsistensi() -> None:
    promise = ind(rencana={"mar": 10, "jun": 10, "sep": 10})
    months: dict[str, Spec] = {"mar": 10, "sep": 20}
    plain = fakta(promise, laporan={promise.kode: reports(months)})
    suspended = plain._replace(penangguhan=(suspend(promise.kode, "mei", "agu"),))
    assert (score_contract(plain, 9).kecepatan, score_contract(plain, 9).konsistensi) == (D("66.67"), D("66.67"))
    assert (score_contract(suspended, 9).kecepatan, score_contract(suspended, 9).konsistensi) == (D(100), D(100))


def test_after_the_suspension_its_months_are_owed_again() -> None:
    promise = ind(sifat="rata_rata", rencana={"mar": 10, "jun": 10, "sep": 10})
    facts = fakta(promise, laporan={promise.kode: reports({"mar": 10, "sep": 10})})
    facts = facts._replace(penangguhan=(suspend(promise.kode, "mei", "agu"),))
    row = detail_contract(facts, 9).indikator[0]
    assert (row.bulan_belum_lapor, row.capaian, row.capaian_seandainya) == ((6,), D(0), D(100))


def test_a_suspended_month_breaks_the_run() -> None:
    promise = ind(rencana={"mar": 10})
    facts = fakta(promise, penangguhan=[suspend(promise.kode, "mei", "jun")])
    (row,) = detail_contract(facts, 8).meleset
    assert (row.sejak, row.berturut) == (6, 3)
    assert detail_contract(facts, 5).meleset == ()


def test_a_suspended_indikator_does_not_cap_the_warna() -> None:
    promises = [ind("PUPR.A", rencana={"mar": 10}), ind("PUPR.B", rencana={"mar": 10})]
    laporan = {"PUPR.A": reports({"mar": 10}), "PUPR.B": reports({"mar": 1})}
    facts = fakta(*promises, laporan=laporan, penangguhan=[suspend("PUPR.B", "mar")])
    assert score_contract(facts, 3).warna == "hijau"


def test_what_falls_due_leaves_out_the_suspended() -> None:
    works = ind("PUPR.B", pekerjaan=[work("PUPR.B.X", 1, "apr"), work("PUPR.B.Y", 1, "apr")])
    facts = fakta(
        ind("PUPR.A", rencana={"apr": 10}),
        works,
        laporan={"PUPR.B.Y": reports({"mar": 100})},
        penangguhan=[suspend("PUPR.A", "apr"), suspend("PUPR.B.X", "apr")],
    )
    (coming,) = detail_contract(facts, 3).jatuh_tempo_berikut
    assert (coming.kode, coming.bulan, coming.target, coming.terpenuhi) == ("PUPR.B.Y", 4, D(100), True)
    assert [item.kode for item in detail_contract(facts, 4).jatuh_tempo] == ["PUPR.B.Y"]


@pytest.mark.parametrize(
    ("months", "now", "coming"),
    [
        pytest.param({"mar": 4}, False, None, id="missed now, nothing known of next month"),
        pytest.param({"mar": 5}, True, None, id="met now, nothing known of next month"),
        pytest.param({"mar": 15}, True, True, id="the year's target is already reached"),
    ],
)
def test_what_falls_due_now_and_next(months: dict[str, Spec], now: bool, coming: bool | None) -> None:
    promise = ind(rencana={"mar": 5, "apr": 10})
    rincian = detail_contract(fakta(promise, laporan={promise.kode: reports(months)}), 3)
    assert [(item.target, item.terpenuhi) for item in rincian.jatuh_tempo] == [(D(5), now)]
    assert [(item.target, item.terpenuhi) for item in rincian.jatuh_tempo_berikut] == [(D(15), coming)]
    assert detail_contract(fakta(promise), 12).jatuh_tempo_berikut == ()
