"""The worked examples of docs/penilaian.md are recomputed from their own tables."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kontrak.actions.question import last_closed_month
from kontrak.months import format_month, month_name, report_deadline
from kontrak.numbers import format_score, format_value
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.integrity import stands_at
from tests.scoring.build import ATURAN, D, Spec, fakta, ind, month_number, reports, temuan, work

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator
    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.recorded import LaporanBulan

DOC = (Path(__file__).parents[2] / "docs" / "penilaian.md").read_text(encoding="utf-8")
JUNE = 6


def table(header: str) -> list[list[str]]:
    """The cells of the rows below the table header that begins with the given text."""
    lines = DOC[DOC.index(f"| {header}") :].splitlines()[2:]
    rows = []
    for line in map(str.strip, lines):
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def entries(cell: str) -> list[list[str]]:
    """``A jun 1; B okt 1`` as words."""
    return [item.split() for item in cell.split(";")] if cell else []


def spec(text: str) -> str:
    return text.replace(",", ".")


def by_month(cell: str) -> dict[str, Spec]:
    return {month: spec(value) for month, value in entries(cell)}


def promise(row: list[str]) -> tuple[Indikator, dict[str, dict[int, LaporanBulan]]]:
    """One row of the contract's table, and the reports it names."""
    name, satuan, sifat, arah, bobot, plan, reported = row
    kode = f"PUPR.{name}"
    if len(entries(plan)[0]) == 3:
        works = [work(f"{kode}.{part}", volume, month) for part, month, volume in entries(plan)]
        laporan = {f"{kode}.{part}": reports({month: value}) for part, month, value in entries(reported)}
        return ind(kode, bobot=bobot, satuan=satuan, pekerjaan=works), laporan
    made = ind(kode, sifat, arah, rencana=by_month(plan), bobot=bobot, satuan=satuan)
    return made, {kode: reports(by_month(reported), kode=kode, grade=arah == "predikat")}


@pytest.fixture(scope="module")
def rincian() -> Rincian:
    made = [promise(row) for row in table("kode | satuan")]
    laporan = {kode: months for _, found in made for kode, months in found.items()}
    return detail_contract(fakta(*(one for one, _ in made), laporan=laporan), JUNE)


def remark(row: RincianIndikator) -> str:
    if not row.jatuh_tempo:
        return "belum jatuh tempo"
    if row.belum_lapor:
        return "belum lapor"
    return "terpenuhi" if row.terpenuhi else "belum terpenuhi"


def test_the_table_of_results_is_what_the_table_of_the_contract_gives(rincian: Rincian) -> None:
    found = [
        [
            row.indikator.kode.removeprefix("PUPR."),
            format_value(row.target),
            format_value(row.realisasi),
            format_score(row.capaian),
            format_score(row.capaian_tahun),
            remark(row),
        ]
        for row in rincian.indikator
    ]
    assert found == table("kode | target s.d.")


def test_the_sentences_below_it_say_the_same_numbers(rincian: Rincian) -> None:
    summary, rows = rincian.ringkasan, {row.indikator.kode: row for row in rincian.indikator}
    text = " ".join(DOC[DOC.index("- ADUAN: ") : DOC.index("## Komitmen dan tiga indeks")].split())
    due, missed = format_score(summary.bobot_jatuh_tempo), format_score(summary.bobot_meleset)
    for sentence in (
        f"× 100 = {format_score(rows['PUPR.ADUAN'].capaian)}.",
        f"capaiannya akan 65 / 70 × 100 = {format_score(rows['PUPR.KONDISI'].capaian_seandainya)}.",
        f"(40 + 25 + 10 + 15) = {format_score(summary.nilai)}. Bobot jatuh tempo {due}.",
        f"Terpenuhi 47,5 dari 82,5, jadi {format_score(summary.komitmen)}; bobot meleset {missed}.",
        f"Menurut bobot: {format_score(summary.kecepatan)}.",
        f"6 dari 7 laporan wajib masuk tepat waktu, jadi {format_score(summary.konsistensi)}.",
        f"Predikat {summary.predikat}; warna {summary.warna}.",
    ):
        assert sentence in text


def test_the_parts_that_the_sentences_name_are_in_the_trace(rincian: Rincian) -> None:
    trace = "\n".join(rincian.langkah)
    assert "dinilai 96,428571 × bobot 10" in trace
    assert "bobot terpenuhi 47,5 / bobot komitmen jatuh tempo 82,5" in trace
    assert "PUPR.JALAN 3/3, PUPR.KONDISI 0/1, PUPR.ADUAN 0/2, PUPR.JEMBATAN 1/1" in trace
    assert "Konsistensi = 6 dari 7 laporan" in trace


def test_the_rules_and_kinds_that_the_page_names_exist() -> None:
    for name in re.findall(r"`([a-z_]+)`", DOC):
        assert name in {
            *("akumulasi", "posisi", "rata_rata", "naik", "turun", "rentang", "biner", "predikat"),
            *(
                "sifat",
                "batas_capaian",
                "komponen",
                "ambang_terpenuhi",
                "ambang_kritis",
                "ambang_tangga",
                "rilis",
                "batas_lapor",
                "masa_temuan",
                "tangga",
                "sejak",
            ),
        }, name


def test_the_month_that_is_judged() -> None:
    for day, cut_off, month in table("hari | batas_lapor"):
        deadlines = [report_deadline(2022, number, int(cut_off)) for number in range(1, 13)]
        assert month_name(last_closed_month(deadlines, date.fromisoformat(day)) or 1) == month, day


def test_the_runs_of_the_page() -> None:
    for sifat, plan, reported, since, run in table("sifat komitmen"):
        facts = fakta(ind(sifat=sifat, rencana=by_month(plan)), laporan={"PUPR.JALAN": reports(by_month(reported))})
        (row,) = detail_contract(facts, 8).meleset
        assert (month_name(row.sejak or 1), row.rangkaian) == (since, run), plan


def test_the_steps_of_the_page() -> None:
    for reported, run, counted, step in table("laporan tiap triwulan"):
        promised = ind(sifat="posisi", rencana=dict.fromkeys(("mar", "jun", "sep", "des"), 100))
        laporan = {"PUPR.JALAN": reports(by_month(reported))}
        rincian = detail_contract(fakta(promised, laporan=laporan, aturan=ATURAN._replace(ambang_tangga=D(90))), 12)
        (row,) = rincian.meleset
        assert [str(row.berturut), str(row.berturut_tangga), rincian.tangga or "–"] == [run, counted, step], reported


def test_the_releases_of_the_page() -> None:
    for when, month, reported, state, nilai, waits in table("rilis tahun"):
        plan: dict[str, Spec] = {"mei": 4} if when == "ini" else {}
        opinion = ind("PUPR.OPINI", sifat="posisi", target=4, rencana=plan, bobot=30)
        facts = fakta(
            opinion._replace(rilis_bulan=5, rilis_tahun=when, penerbit="BPK"),
            ind(rencana={"mar": 10}, bobot=70),
            laporan={"PUPR.JALAN": reports({"mar": 10}), "PUPR.OPINI": reports(by_month(reported), kode="PUPR.OPINI")},
        )
        rincian = detail_contract(facts, month_number(month))
        summary = rincian.ringkasan
        found = [
            rincian.indikator[0].keadaan.value,
            format_score(summary.nilai),
            format_score(summary.bobot_menunggu_rilis),
        ]
        assert found == [state, nilai, waits], (when, month)


def test_the_findings_of_the_page() -> None:
    for day, masa, first, last in table("tanggal temuan"):
        found = temuan(date.fromisoformat(day), masa=int(masa))
        stands = [format_month(*place) for place in product((2022, 2023), range(1, 13)) if stands_at(found, *place)]
        assert (stands[0] if stands else "–", stands[-1] if stands else "–") == (first, last), day
        assert len(stands) == int(masa)
