"""The sample year keeps its promises: read, imported, recorded and judged by the real program, as a user would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kontrak.model.words import Arah, Sifat
from tests.cli.process import Done, call
from tests.docs.console import Session

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = ROOT / "contracts.yaml"
TANGGA = {
    "Catatan dalam rapat evaluasi",
    "Surat peringatan I",
    "Surat peringatan II",
    "Surat peringatan III",
}


def run(folder: Path, *args: str) -> Done:
    """Run the program in the folder, on 1 February 2023 at nine in the morning."""
    when = {"KONTRAK_SEKARANG": "2023-02-01T09:00:00+07:00", "KONTRAK_OLEH": "Bagian Organisasi"}
    return call(*args, cwd=folder, env={**when, "KONTRAK_DB": str(folder / "kontrak.db")})


def read(sample: Path, *args: str) -> dict[str, Any]:
    """Run a read command with --json and return its document."""
    return decode(run_well(sample, *args, "--json"))


def run_well(sample: Path, *args: str) -> str:
    done = run(sample, *args)
    assert done.code == 0, done.err
    return done.out


def decode(text: str) -> dict[str, Any]:
    import json

    document: dict[str, Any] = json.loads(text)
    return document


def find(rows: list[dict[str, Any]], kode: str) -> dict[str, Any]:
    return next(row for row in rows if row["kode"] == kode)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample imported and recorded."""
    folder = tmp_path_factory.mktemp("contoh")
    with pytest.MonkeyPatch.context() as patch:
        Session(folder, patch).with_reports()
    return folder


@pytest.fixture(scope="module")
def desember(sample: Path) -> dict[str, Any]:
    return read(sample, "status", "--bulan", "des")


@pytest.fixture(scope="module")
def meleset(sample: Path) -> dict[str, Any]:
    return read(sample, "meleset", "--bulan", "des")


def test_periksa_finds_no_errors_and_a_few_warnings(tmp_path: Path) -> None:
    done = run(tmp_path, "periksa", str(CONTRACTS), "--json")
    document = decode(done.out)
    assert done.code == 0, done.err
    assert document["galat"] == []
    jalur = {problem["jalur"] for problem in document["peringatan"] if not problem["jalur"].endswith("kepala.nama")}
    assert "opd.BAPPEDA.indikator" in jalur  # more than half of the weight due only in December
    assert len(jalur) <= 5


def test_every_sifat_and_arah_that_makes_sense_is_there() -> None:
    import yaml

    tree = yaml.safe_load(CONTRACTS.read_text(encoding="utf-8"))
    rows = [
        row
        for opd in tree["opd"].values()
        for unit in (opd, *opd.get("bidang", {}).values())
        for row in unit["indikator"].values()
    ]
    assert 240 <= len(rows) <= 270
    posisi_only = {(Sifat.POSISI, Arah.BINER), (Sifat.POSISI, Arah.PREDIKAT)}
    wanted = {(sifat, arah) for sifat in Sifat for arah in (Arah.NAIK, Arah.TURUN, Arah.RENTANG)} | posisi_only
    assert {(Sifat(row["sifat"]), Arah(row["arah"])) for row in rows} == wanted
    ranges = {row["arah"] for row in rows if isinstance(row.get("target"), list)}
    assert ranges == {"naik", "turun", "rentang"}
    assert {row["skala"] for row in rows if row["arah"] == "predikat"} >= {"SAKIP", "OPINI"}
    assert any("pekerjaan" in row for row in rows)
    assert sum("mendukung" in row for row in rows) > 10


def test_all_32_agencies_are_ranked_in_december(desember: dict[str, Any]) -> None:
    opd = desember["opd"]
    assert len(opd) == 32
    assert all(row["nilai"] is not None for row in opd)
    assert all(55 <= row["serapan"] <= 100 for row in opd)
    ranks = [row["peringkat"] for row in opd]
    assert ranks[:15] == list(range(1, 16))


def test_every_warna_appears(sample: Path, desember: dict[str, Any]) -> None:
    maret = read(sample, "status", "--bulan", "mar")
    warna = [row["warna"] for row in desember["opd"]]
    assert set(warna) == {"biru", "hijau", "kuning", "merah"}
    assert 5 <= warna.count("biru") <= 9
    assert warna.count("hijau") > warna.count("kuning") > warna.count("merah") > 0
    assert {row["warna"] for row in maret["opd"]} == {"biru", "hijau", "kuning", "merah", "abu-abu"}


def test_spending_may_be_high_where_results_are_low(desember: dict[str, Any]) -> None:
    assert any(row["serapan"] > 90 and row["nilai"] < 70 for row in desember["opd"])


@pytest.mark.berat
def test_recording_the_same_file_again_says_nothing_new(sample: Path) -> None:
    before = read(sample, "segel")["segel"]
    again = run(sample, "catat", "--dari", "contoh/realisasi-2022.csv")
    assert again.code == 0, again.err
    assert read(sample, "segel")["segel"] == before


def test_new_entrepreneurs_exceed_the_contract(sample: Path) -> None:
    naker = read(sample, "nilai", "--opd", "NAKER", "--bulan", "des")["opd"][0]
    wub = find(naker["indikator"], "NAKER.WUB")
    assert (wub["target"], wub["realisasi"], wub["capaian"]) == (3250, 3375, 103.85)


def test_scholarships_and_roads_have_their_targets(sample: Path) -> None:
    setda = read(sample, "nilai", "--opd", "SETDA", "--bulan", "des")["opd"][0]
    assert find(setda["indikator"], "SETDA.BEASISWA")["realisasi"] == 1000
    pupr = read(sample, "nilai", "--opd", "PUPR", "--bulan", "des")["opd"][0]
    jalan = find(pupr["indikator"], "PUPR.JALAN")
    assert jalan["target_tahun"] == 50
    assert sum(row["volume"] for row in jalan["pekerjaan"]) == 50


def test_the_tobacco_estate_is_missed_in_december(meleset: dict[str, Any]) -> None:
    head = next(row for row in meleset["kepala"] if row["opd"] == "DISPERINDAG")
    fisik = find(head["komitmen"], "DISPERINDAG.KIHT.FISIK")
    assert (fisik["bulan_jatuh_tempo"], fisik["sejak"], fisik["berturut"]) == (6, 6, 7)
    assert fisik["realisasi"] < 100
    assert fisik["kendala"]
    assert find(head["komitmen"], "DISPERINDAG.KIHT.LUNCUR")["realisasi"] == 0


def test_every_step_of_the_tangga_has_a_head(meleset: dict[str, Any]) -> None:
    assert {head["tangga"] for head in meleset["kepala"]} == {None, *TANGGA}
    runs = {max(row["berturut"] for row in head["komitmen"]) for head in meleset["kepala"]}
    assert {1, 2, 3, 4, 5, 6} <= runs
    assert len(meleset["kepala"]) < 32


def test_the_steps_tell_the_heads_apart(meleset: dict[str, Any]) -> None:
    """With every miss counted, 15 of 26 heads stood at the highest step."""
    steps = [head["tangga"] for head in meleset["kepala"]]
    assert steps.count("Surat peringatan III") * 3 <= len(steps)


def test_a_new_head_answers_for_his_own_months_only(meleset: dict[str, Any]) -> None:
    head = next(row for row in meleset["kepala"] if row["opd"] == "DISHUB")
    assert head["kepala"]["sejak"] == "2022-11-01"
    assert max(row["berturut"] for row in head["komitmen"]) > 4
    assert head["tangga"] == "Surat peringatan I"


def test_silence_late_reports_and_zero_are_there(meleset: dict[str, Any], desember: dict[str, Any]) -> None:
    rows = [row for head in meleset["kepala"] for row in head["komitmen"]]
    assert any(row["belum_lapor"] for row in rows)
    assert any(row["konsistensi"] < 90 for row in desember["opd"])
    assert any(row["konsistensi"] == 100 for row in desember["opd"])
    assert any(row["realisasi"] == 0 and not row["belum_lapor"] for row in rows)


def test_the_signals_of_december_are_few_enough_to_ask(sample: Path) -> None:
    document = read(sample, "isyarat", "--bulan", "des")
    assert 5 <= len(document["isyarat"]) <= 40
    for counts in document["jumlah"].values():
        assert 5 * counts["n"] <= counts["dari"] or counts["n"] <= 1
