"""SPEC §3 "Menunggu rilis": figures that an outside body releases, this year or the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.model.recorded import LaporanBulan, Verifikasi
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.indices import konsistensi, not_in_time
from kontrak.scoring.summary import score_contract
from kontrak.scoring.year import ContractYear
from tests.scoring.build import D, Spec, check, fakta, ind, record, reports, suspend

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator
    from kontrak.model.recorded import Fakta


def released(when: str, bulan: int = 5) -> Indikator:
    """BPK's opinion: a score of 4."""
    plan = {"mei": 4} if when == "ini" else {}
    one = ind("PUPR.OPINI", sifat="posisi", target=4, rencana=plan, bobot=30)
    return one._replace(rilis_bulan=bulan, rilis_tahun=when, penerbit="BPK")


def year(when: str, months: dict[str, Spec] | None = None, verifikasi: Verifikasi | None = None) -> Fakta:
    """The opinion (30) beside a sum (70) that is met in March."""
    other = ind("PUPR.JALAN", rencana={"mar": 10}, bobot=70)
    own = {
        month: LaporanBulan(item.laporan, verifikasi)
        for month, item in reports(months or {}, kode="PUPR.OPINI").items()
    }
    return fakta(released(when), other, laporan={"PUPR.JALAN": reports({"mar": 10}), "PUPR.OPINI": own})


@pytest.mark.parametrize(
    ("bulan", "months", "keadaan", "nilai", "share"),
    [
        pytest.param(3, {}, "menunggu rilis", 100, 30, id="before December"),
        pytest.param(12, {}, "menunggu rilis", 100, 30, id="no release in the year is no fault"),
        pytest.param(11, {"des": 4}, "menunggu rilis", 100, 30, id="the report stands for December only"),
        pytest.param(12, {"des": 4}, "terpenuhi", 100, 0, id="released: due in December"),
        pytest.param(12, {"des": 3}, "meleset", "92.50", 0, id="released: judged like any posisi"),
    ],
)
def test_a_figure_of_the_next_year(
    bulan: int, months: dict[str, Spec], keadaan: str, nilai: str | int, share: int
) -> None:
    facts = year("berikut", months)
    row = detail_contract(facts, bulan).indikator[0]
    assert (row.keadaan.value, row.jatuh_tempo, row.menunggu_rilis) == (keadaan, not share, bool(share))
    summary = score_contract(facts, bulan)
    assert (summary.nilai, summary.bobot_menunggu_rilis) == (D(nilai), D(share))
    assert summary.bobot_jatuh_tempo == 100 - share
    assert summary.jumlah_belum_lapor == 0


def test_a_figure_of_the_next_year_is_in_no_konsistensi() -> None:
    for facts in (year("berikut"), year("berikut", {"des": 3})):
        assert konsistensi(ContractYear(facts), 12) == 100
        assert not_in_time(ContractYear(facts), 12) == []


@pytest.mark.parametrize(
    ("putusan", "keadaan", "missing"), [("tolak", "belum lapor", 1), ("terima", "meleset", 0), ("ubah", "terpenuhi", 0)]
)
def test_a_check_of_the_release(putusan: str, keadaan: str, missing: int) -> None:
    """A rejected one stays due and belum lapor."""
    verdict = check(putusan, 4 if putusan == "ubah" else None)
    facts = year("berikut", {"des": 3}, verdict)
    assert detail_contract(facts, 12).indikator[0].keadaan.value == keadaan
    assert score_contract(facts, 12).jumlah_belum_lapor == missing


def test_a_cancelled_report_returns_it_to_waiting() -> None:
    facts = year("berikut")
    laporan = {**facts.laporan, "PUPR.OPINI": {12: LaporanBulan((), None, (record(12, 4, kode="PUPR.OPINI"),))}}
    row = detail_contract(facts._replace(laporan=laporan), 12).indikator[0]
    assert (row.keadaan.value, row.menunggu_rilis) == ("menunggu rilis", True)


def test_a_suspended_one_counts_as_suspended() -> None:
    facts = year("berikut")._replace(penangguhan=(suspend("PUPR.OPINI", "jan"),))
    row = detail_contract(facts, 12).indikator[0]
    assert (row.keadaan.value, row.ditangguhkan, row.menunggu_rilis) == ("ditangguhkan", True, False)
    assert score_contract(facts, 12).bobot_menunggu_rilis == 0


@pytest.mark.parametrize(
    ("bulan", "months", "keadaan"),
    [
        pytest.param(4, {}, "menunggu rilis", id="before its month"),
        pytest.param(5, {}, "belum lapor", id="from its month on demanded like any due month"),
        pytest.param(5, {"mei": 4}, "terpenuhi", id="reported"),
        pytest.param(9, {"jul": 3}, "meleset", id="late and less"),
    ],
)
def test_a_figure_of_this_year_waits_until_its_month(bulan: int, months: dict[str, Spec], keadaan: str) -> None:
    facts = year("ini", months)
    row = detail_contract(facts, bulan).indikator[0]
    assert (row.keadaan.value, row.menunggu_rilis) == (keadaan, False), "menunggu_rilis speaks of the next year only"
    assert score_contract(facts, bulan).bobot_menunggu_rilis == 0


def test_the_trace_says_what_it_waits_for() -> None:
    rincian = detail_contract(year("berikut"), 12)
    assert "Menunggu rilis Mei (BPK) tahun berikutnya pada Desember 2022: belum jatuh tempo, tidak dinilai." in (
        rincian.indikator[0].langkah
    )
    assert any("menunggu rilis Mei (BPK)" in line for line in rincian.langkah)
