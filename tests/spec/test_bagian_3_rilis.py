"""SPEC §3 "Menunggu rilis": figures that an outside body releases, through the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contract_text import berkas, ind, naik, opd

if TYPE_CHECKING:
    from tests.workplace import Workplace

LATER = "rilis: {bulan: mei, tahun: berikut, penerbit: BPK}"


def opini(rilis: str = LATER) -> str:
    return ind("OPINI", f"sifat: posisi, arah: naik, target: 4, bobot: 30, {rilis}")


def contract(rilis: str = LATER) -> str:
    return opd(opini(rilis), naik("A", 10, "bobot: 70, jatuh_tempo: mar"))


def test_it_waits_beside_the_weight_that_is_due(kantor: Workplace) -> None:
    kantor.impor(contract())
    kantor.lapor("A,mar,10")
    whole = kantor.opd("des")
    assert (whole["nilai"], whole["bobot_jatuh_tempo"], whole["bobot_menunggu_rilis"]) == (100.0, 70.0, 30.0)
    row = kantor.indikator("OPINI", "des")
    assert (row["keadaan"], row["menunggu_rilis"], row["jatuh_tempo"]) == ("menunggu rilis", True, False)


PAPERS = (
    ("status",), ("nilai",), ("nilai", "--opd", "X"), ("peringkat",), ("rapor", "--opd", "X"), ("rapat",),
    ("rapor", "--opd", "X", "--pesan"), ("dokumen", "penghargaan"),
)  # fmt: skip


def test_what_waits_is_printed_beside_the_weight_that_is_due(kantor: Workplace) -> None:
    kantor.impor(contract())
    kantor.lapor("A,mar,10")
    for words in PAPERS:
        said = kantor.do(*words, "--bulan", "des").out
        assert "30,00%" in said, words
        assert "menunggu rilis" in " ".join(said.lower().split()) or "menunggu\n" in said.lower(), words
    kantor.do("papan", "--bulan", "des", "--keluar", "papan.html")
    assert '"bobot_menunggu_rilis":30' in (kantor.folder / "papan.html").read_text("utf-8").replace(" ", "")


def test_its_report_is_for_december_from_december_on(kantor: Workplace) -> None:
    kantor.impor(contract())
    kantor.at("2022-11-30")
    assert "Desember 2022" in kantor.refuse("catat", "X.OPINI", "4", "--bulan", "des")
    kantor.at("2023-02-20")
    refused = kantor.refuse("catat", "X.OPINI", "4", "--bulan", "nov")
    assert "X.OPINI menunggu rilis Mei (BPK) tahun 2023; hasilnya dilaporkan untuk Desember 2022" in refused
    kantor.do("catat", "X.OPINI", "3", "--bulan", "des")
    row = kantor.indikator("OPINI", "des")
    assert (row["keadaan"], row["capaian"], row["menunggu_rilis"]) == ("meleset", 75.0, False)
    assert kantor.indikator("OPINI", "nov")["keadaan"] == "menunggu rilis"
    kantor.do("batalkan", "X.OPINI", "--bulan", "des", "--alasan", "salah")
    assert kantor.indikator("OPINI", "des")["keadaan"] == "menunggu rilis"


def test_one_of_this_year_is_due_in_its_month(kantor: Workplace) -> None:
    kantor.impor(contract("rilis: {bulan: mei, penerbit: BPK}"))
    states = {bulan: kantor.indikator("OPINI", bulan) for bulan in ("apr", "mei")}
    assert {bulan: row["keadaan"] for bulan, row in states.items()} == {"apr": "menunggu rilis", "mei": "belum lapor"}
    assert not any(row["menunggu_rilis"] for row in states.values())


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [
        (LATER, LATER.replace("BPK", "BPS"), False),
        (LATER, LATER.replace("mei", "jun"), False),
        (LATER, "rilis: {bulan: mei, penerbit: BPK}", True),
        (LATER, "jatuh_tempo: des", True),
        ("rilis: {bulan: mei, penerbit: BPK}", "rilis: {bulan: jun, penerbit: BPK}", True),
        ("rilis: {bulan: mei, penerbit: BPK}", "rilis: {bulan: mei, penerbit: BPS}", False),
    ],
)
def test_what_of_it_is_an_amendment(kantor: Workplace, before: str, after: str, needed: bool) -> None:
    kantor.impor(contract(before))
    kantor.write(berkas(contract(after)))
    if needed:
        assert "--berlaku" in kantor.refuse("impor")
        kantor.do("impor", "--berlaku", "apr", "--alasan", "terbitnya lain")
    else:
        kantor.do("impor")


def test_what_should_have_been_released_by_now_is_not_forgotten(kantor: Workplace) -> None:
    kantor.impor(contract())
    kantor.write(berkas(contract(), tahun=2023))
    kantor.at("2023-02-01")
    kantor.do("impor")
    kantor.at("2023-06-20")
    words = "hasil 2022 yang sudah waktunya terbit: X.OPINI (BPK, Mei)"
    for command in ("status", "belum-lapor", "rapat"):
        assert words in kantor.do(command, "--bulan", "2023-05").out.replace("Hasil", "hasil"), command
        assert "waktunya terbit" not in kantor.do(command, "--bulan", "2023-04").out, command
    for command in ("status", "belum-lapor"):
        (item,) = kantor.do(command, "--bulan", "2023-05", "--json").json["waktunya_terbit"]
        assert (item["kode"], item["penerbit"], item["bulan"], item["tahun"]) == ("X.OPINI", "BPK", 5, 2022)
    waiting = "menunggu rilis, tidak dihitung: X.OPINI (BPK, Mei)"
    assert waiting in kantor.do("dokumen", "penghargaan", "--bulan", "2022-12").out
    assert waiting in " ".join(kantor.do("banding", "2022", "2023", "--bulan", "mei").out.split())
    kantor.do("catat", "X.OPINI", "4", "--bulan", "2022-12")
    assert "waktunya terbit" not in kantor.do("status", "--bulan", "2023-05").out


def test_next_year_keeps_the_release_without_a_result(kantor: Workplace) -> None:
    kantor.impor(contract())
    kantor.do("mulai", "baru-2023", "--dari", "2022")
    text = (kantor.folder / "baru-2023" / "contracts.yaml").read_text(encoding="utf-8")
    assert "rilis: {bulan: mei, tahun: berikut, penerbit: BPK}" in text
    assert "tahun_lalu" not in text[text.index("OPINI:") : text.index("penerbit: BPK")]
