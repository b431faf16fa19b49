"""SPEC §3 "Explain": the trace reads like an official's sum and is true to the numbers."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kontrak.model.declared import Komponen
from kontrak.model.kepala import Kepala
from kontrak.model.recorded import Bukti, LaporanBulan, Verifikasi, Versi, VersiAturan
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.trace import explain
from tests.examples import examples
from tests.golden_file import assert_golden
from tests.scoring.build import ATURAN, D, Spec, check, fakta, ind, record, reports, suspend, work
from tests.scoring.test_oracle import MONTHS, SEEDS
from tests.scoring.years import random_year

if TYPE_CHECKING:
    from kontrak.model.detail import Rincian
    from kontrak.model.recorded import Fakta

WORDS = re.compile(
    r"\b(dinilai|bobot terpenuhi|bobot (?:komitmen )?jatuh tempo|bobot|nilai|kecepatan|konsistensi|komitmen) "
)
CHAIN = r"\(?-?\d[\d.]*(?:,\d+)?%?\)?(?: [×/+−] \(?-?\d[\d.]*(?:,\d+)?%?\)?)*"
TRAILING = re.compile(CHAIN + "$")
LEADING = re.compile(CHAIN)


def sample() -> Fakta:
    """One of everything; the events are numbered by hand so that the golden text stands still."""
    promises = [
        ind("PUPR.JALAN", rencana={"apr": 5, "mei": 5, "jun": 10, "jul": 10, "agu": 10, "sep": 10}, bobot=35),
        ind("PUPR.KONDISI", "posisi", target="72.5", bobot=20, satuan="persen"),
        ind("PUPR.ADUAN", "rata_rata", "turun", 7, {"mar": 7, "jun": 7, "sep": 7}, bobot=10, satuan="hari"),
        ind(
            "PUPR.JEMBATAN", pekerjaan=[work("PUPR.JEMBATAN.A", 1, "jul"), work("PUPR.JEMBATAN.B", 1, "okt")], bobot=15
        ),
        ind("PUPR.SAKIP", "posisi", "predikat", "A", {"jul": "A"}, bobot=5, satuan="predikat"),
        ind("PUPR.IZIN", "posisi", "turun", (7, 8), {"jun": (7, 8)}, bobot=5, satuan="hari"),
        ind("PUPR.LAPORAN", "posisi", "biner", True, {"mar": True}, bobot=5, satuan="dokumen"),
        ind("PUPR.AIR", "posisi", rencana={"mar": 60, "agu": 80}, bobot=5, satuan="persen"),
    ]
    april = record(4, "3.5", tanggal=date(2022, 5, 9))._replace(peristiwa=11)
    corrected = record(4, 4, tanggal=date(2022, 5, 20), alasan="salah ukur")._replace(peristiwa=12)
    evidence = (Bukti("bukti/ukur.pdf", "1a2b3c4d5e6f7a8b", 120), Bukti("https://contoh.go.id/foto", None, None))
    accepted = Verifikasi(13, "2022-05-22T10:00:00+07:00", "asisten2", check("terima").putusan, None, "sesuai ukur")
    rejected = Verifikasi(15, "2022-07-01T10:00:00+07:00", "asisten2", check("tolak").putusan, None, "tanpa bukti")
    facts = fakta(
        *promises,
        laporan={
            "PUPR.JALAN": {
                4: LaporanBulan((april, corrected._replace(bukti=evidence)), accepted),
                5: LaporanBulan((record(5, 6)._replace(peristiwa=14),)),
                6: LaporanBulan((record(6, 9)._replace(peristiwa=14),), rejected),
                7: LaporanBulan((record(7, "12.5")._replace(peristiwa=16),)),
            },
            **{kode: _numbered(kode, months) for kode, months in _SINGLE.items()},
        },
        penangguhan=[suspend("PUPR.IZIN", "jul")],
        kepala=[Kepala("Kepala Dinas PUPR")],
        resmi={8: D("61.00")},
    )
    rules = ATURAN._replace(komponen=Komponen(D(70), D(10), D(10), D(10)))
    return facts._replace(aturan=(VersiAturan(0, 1, ATURAN), VersiAturan(1, 6, rules, "188/77")))


_SINGLE: dict[str, dict[str, Spec]] = {
    "PUPR.KONDISI": {"jun": 70},
    "PUPR.ADUAN": {"mar": 8, "jun": "6.5"},
    "PUPR.JEMBATAN.A": {"jun": 40, "jul": 80},
    "PUPR.SAKIP": {"jul": "BB"},
    "PUPR.IZIN": {"jun": 9},
    "PUPR.LAPORAN": {"feb": True},
    "PUPR.AIR": {"mar": 66},
}


def _numbered(kode: str, months: dict[str, Spec]) -> dict[int, LaporanBulan]:
    found = reports(months, kode=kode, grade=kode == "PUPR.SAKIP")
    return {month: LaporanBulan((item.laporan[0]._replace(peristiwa=100 + month),)) for month, item in found.items()}


def whole_trace(rincian: Rincian) -> str:
    codes = [rincian.ringkasan.kode]
    for item in rincian.indikator:
        codes += [item.indikator.kode, *(one.kode for one in item.pekerjaan)]
    blocks = []
    for kode in codes:
        number, lines = explain(rincian, kode)
        blocks.append("\n".join([f"{kode}: {number}", *(f"  {line}" for line in lines)]))
    return "\n\n".join(blocks) + "\n"


def test_the_trace_reads_as_it_should() -> None:
    assert_golden("scoring/jelaskan.txt", whole_trace(detail_contract(sample(), 8)))


def test_the_trace_of_an_amended_contract_reads_as_it_should() -> None:
    facts = sample()
    amended = tuple(one for one in facts.versi[0].indikator if one.kode in ("PUPR.JALAN", "PUPR.KONDISI"))
    even = tuple(one._replace(bobot=None) for one in amended)
    second = facts.versi[0]._replace(ke=1, berlaku=7, indikator=even, nomor="188/90", alasan="refocusing")
    rincian = detail_contract(facts._replace(versi=(*facts.versi, second)), 8)
    assert_golden("scoring/jelaskan-perubahan.txt", whole_trace(rincian))


def test_the_trace_before_anything_is_due() -> None:
    number, lines = explain(detail_contract(fakta(ind(rencana={"des": 5})), 1), "PUPR")
    assert number is None
    assert "Belum ada yang jatuh tempo: nilai belum ada." in lines


def test_explain_gives_the_number_that_the_papers_show() -> None:
    bidang = fakta(ind("PUPR.PAKET", rencana={"mar": 4}), kode="PUPR.BM", laporan={"PUPR.PAKET": reports({"mar": 3})})
    rincian = detail_contract(sample(), 8, [bidang])
    assert explain(rincian, "PUPR")[0] == rincian.ringkasan.nilai_akhir
    assert explain(rincian, "PUPR.JALAN")[0] == rincian.indikator[0].dinilai
    assert explain(rincian, "PUPR.JEMBATAN.A")[0] == 80
    assert explain(rincian, "PUPR.BM")[0] == explain(rincian, "PUPR.PAKET")[0] == 75
    with pytest.raises(KeyError):
        explain(rincian, "PUPR.TIDAK-ADA")


def _evaluate(text: str) -> Fraction:
    """Work out an Indonesian sum: ``(2 × 7 − 7,25) / 7 × 100``, ``1 × 80%``."""
    python = text.replace(".", "").replace(",", ".").replace("×", "*").replace("−", "-").replace("%", "/100")
    exact = re.sub(r"[0-9.]+", lambda found: f"Fraction('{found.group()}')", python)
    result = eval(exact, {"Fraction": Fraction})  # digits and operators only
    assert isinstance(result, Fraction)
    return result


def check_sums(line: str) -> int:
    """Every ``sum = sum = number`` of a line adds up to the decimals shown; return how many there were.

    Words inside a sum (months, codes, "bobot") are left out; means and sums over words only are not looked at.
    """
    bare = WORDS.sub("", line)
    capped = "(paling tinggi 200)" in bare
    bare = re.sub(r" ?\([^()]*[A-Za-z][^()]*\)", "", bare)
    parts = bare.split(" = ")
    checked = 0
    for left, right in pairwise(parts):
        summed, result = TRAILING.search(left), LEADING.match(right)
        before = left[: summed.start()].rstrip() if summed else ""
        if not summed or not result or not re.search(r"[×/+−]", summed.group()) or before.endswith(tuple("×/+−–")):
            continue
        shown = result.group().rstrip(".%") if result.group().count("(") else result.group().rstrip(".%)")
        found = _evaluate(summed.group())
        if capped:
            found = min(found, Fraction(200))
        assert abs(found - _evaluate(shown)) <= Fraction("0.0101"), line
        checked += 1
    return checked


@examples(20)
@given(seed=SEEDS, bulan=MONTHS)
def test_every_sum_in_the_trace_of_a_random_year_adds_up(seed: int, bulan: int) -> None:
    rincian = detail_contract(random_year(Random(seed)), bulan)
    for line in whole_trace(rincian).splitlines():
        check_sums(line)
    if rincian.ringkasan.nilai is not None:
        (mean,) = [line for line in rincian.langkah if line.startswith("Nilai = ")]
        assert check_sums(mean) == 2, mean


def test_the_check_of_sums_can_fail() -> None:
    assert check_sums("Capaian: 22,5 / 40 × 100 = 56,25%.") == 1
    assert check_sums("Target: 5 (April) + 5 (Mei) = 10 km.") == 1
    assert check_sums("Realisasi: 1 × 80% (PUPR.A.X) + 2 × 50% (PUPR.A.Y) = 1,8 unit.") == 1
    assert check_sums("Nilai = (2 × 80) / (2 + 1) = 160 / 3 = 53,33.") == 2
    assert check_sums("Target: rata-rata 7 (Maret), 7 (Juni) = 7 hari.") == 0
    with pytest.raises(AssertionError):
        check_sums("Capaian: (2 × 7 − 7,25) / 7 × 100 = 96,45%.")
    with pytest.raises(AssertionError):
        check_sums("PUPR.A: capaian 50,00%, dinilai 50 × bobot 40 = 2.001.")


def test_a_cancelled_report_is_named_and_counts_for_nothing() -> None:
    promise = ind(rencana={"mar": 10})
    old = record(3, 9)._replace(peristiwa=3)
    lines = explain(
        detail_contract(fakta(promise, laporan={promise.kode: {3: LaporanBulan((), None, (old,))}}), 3), promise.kode
    )[1]
    assert any(
        "Laporan Maret 2022 yang dibatalkan: 9 km" in line and line.endswith("tidak dihitung.") for line in lines
    )
    assert "Realisasi s.d. Maret 2022: belum ada laporan yang dihitung." in lines


def test_an_amendment_made_after_its_month_is_marked() -> None:
    promise = ind(rencana={"mar": 10})
    second = Versi(1, 3, (promise,), "188/5", "koreksi", waktu="2022-05-04T09:00:00+07:00")
    lines = detail_contract(fakta(promise, versi=[Versi(0, 1, (promise,)), second]), 4).langkah
    assert any("perubahan ke-1 (nomor 188/5) sejak Maret 2022 (berlaku surut)" in line for line in lines)


def test_the_trend_over_an_amendment_names_both_versions() -> None:
    """What changed from one month to the next may be the contract, not the work."""
    promise = ind(rencana={"feb": 10, "apr": 10})
    second = Versi(1, 3, (promise,), "188/5", "koreksi", waktu="2022-03-04T09:00:00+07:00")
    stricter = VersiAturan(1, 3, ATURAN, None, "lagi", waktu="2022-03-04T09:00:00+07:00")
    facts = fakta(promise, versi=[Versi(0, 1, (promise,)), second], laporan={promise.kode: reports({"feb": 8})})

    def trend(bulan: int, fact: Fakta = facts) -> str:
        return next(line for line in detail_contract(fact, bulan).langkah if line.startswith("Tren"))

    assert trend(3) == (
        "Tren = 80,00 − 80,00 = 0,00 terhadap Februari; Februari dinilai menurut kontrak induk, "
        "Maret menurut perubahan ke-1 (nomor 188/5) sejak Maret 2022."
    )
    assert trend(4) == "Tren = 40,00 − 80,00 = -40,00 terhadap Maret."
    ruled = trend(3, facts._replace(aturan=(*facts.aturan, stricter)))
    assert "kontrak induk dan aturan awal tahun" in ruled
    assert "dan aturan perubahan ke-1 sejak Maret 2022" in ruled


def test_an_indikator_whose_due_pekerjaan_are_suspended_is_named_as_suspended() -> None:
    promise = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "mar")])
    facts = fakta(promise, laporan={"PUPR.A.X": reports({"mar": 50})}, penangguhan=[suspend("PUPR.A.X", "mar")])
    assert (
        "PUPR.A (bobot 100): ditangguhkan (capaian akan 50,00%), tidak dihitung." in detail_contract(facts, 3).langkah
    )


def test_without_bobot_the_trace_weighs_as_the_papers_print() -> None:
    promises = [ind(f"PUPR.{name}", rencana={"mar": 10}) for name in "ABC"]
    done = {"PUPR.A": reports({"mar": 10}), "PUPR.B": reports({"mar": 5})}
    rincian = detail_contract(fakta(*promises, laporan=done), 3)
    assert rincian.indikator[0].bobot == D("33.33")
    assert any("dinilai 50 × bobot 33,333333 = 1.666,666667." in line for line in rincian.langkah)
    assert any(line.startswith("Bobot jatuh tempo = 100 / 100 × 100 = 100,00%") for line in rincian.langkah)
    assert any("bobot terpenuhi 33,333333 / bobot komitmen jatuh tempo 100 × 100" in line for line in rincian.langkah)
    assert "bobot sama untuk 3 indikator (100 / 3)" in rincian.indikator[0].langkah[0]


def test_only_one_indikator_without_bobot_weighs_100() -> None:
    promise = ind("PUPR.A", rencana={"mar": 10})
    lines = detail_contract(fakta(promise, laporan={"PUPR.A": reports({"mar": "7.5"})}), 3).langkah
    assert "Nilai = (7.500) / (100) = 7.500 / 100 = 75,00." in lines


def test_what_was_never_reported_is_told_at_the_contract() -> None:
    promises = [ind(f"PUPR.{name}", rencana={"mar": 10}) for name in "AB"]
    lines = detail_contract(fakta(*promises, laporan={"PUPR.B": reports({"mar": 0})}), 3).langkah
    assert any(line.startswith("PUPR.A: capaian 0,00% (belum lapor), dinilai") for line in lines)
    assert any(line.startswith("PUPR.B: capaian 0,00%, dinilai") for line in lines)


def test_the_reports_that_were_not_in_time_are_named() -> None:
    promises = [
        ind("PUPR.A", "rata_rata", target=10, rencana={"jan": 10, "feb": 10, "mar": 10}),
        ind("PUPR.B", pekerjaan=[work("PUPR.B.X", 1, "feb")]),
    ]
    first = LaporanBulan((record(1, 10, tanggal=date(2022, 2, 10)),))
    late = LaporanBulan((record(2, 10, tanggal=date(2022, 3, 15)),))
    lines = detail_contract(fakta(*promises, laporan={"PUPR.A": {1: first, 2: late}}), 3).langkah
    (told,) = [line for line in lines if line.startswith("Konsistensi")]
    assert told.endswith(
        "= 25,00 (terlambat: PUPR.A Februari 5 hari; tanpa laporan yang dihitung: PUPR.B.X Februari, PUPR.A Maret)."
    )
