"""What independent readings of SPEC §3 and §4 found: sentences that the page now has, held through the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.numbers import format_score
from tests.contract_text import berkas, ind, naik, opd
from tests.scoring.build import D
from tests.scoring.test_penilaian_doc import table

if TYPE_CHECKING:
    from tests.workplace import Workplace


@pytest.mark.parametrize("row", table("perubahan berlaku"), ids=" ".join)
def test_nilai_induk_reads_a_record_as_the_contract_first_stood(kantor: Workplace, row: list[str]) -> None:
    berlaku, now, first = row
    other = naik("H", 10, "jatuh_tempo: des")
    grade = ind("G", "sifat: posisi, arah: predikat, skala: SAKIP, target: B, jatuh_tempo: jun")
    kantor.impor(opd(grade, other))
    kantor.do("catat", "X.G", "A", "--bulan", "apr")
    kantor.write(berkas(opd(ind("G", "sifat: posisi, arah: naik, target: 70, jatuh_tempo: jun"), other)))
    kantor.at("2022-07-15")
    kantor.do("impor", "--berlaku", berlaku, "--alasan", "kini angka")
    kantor.at("2023-01-20")
    june = kantor.opd("jun")
    assert [format_score(D(str(june[key]))) for key in ("nilai_akhir", "nilai_induk")] == [now, first]


def test_a_suspended_pekerjaan_leaves_kecepatan_while_it_lasts(kantor: Workplace) -> None:
    works = "P: {nama: p, volume: 1, jatuh_tempo: apr}, Q: {nama: q, volume: 1, jatuh_tempo: apr}"
    kantor.impor(opd(ind("A", f"sifat: akumulasi, arah: naik, pekerjaan: {{{works}}}")))
    kantor.lapor("A.Q,apr,100")
    steps = {
        "–": (),
        "sejak mei": ("--bulan", "mei", "--dasar", "ND", "--alasan", "banjir"),
        "mei s.d. jun": ("--bulan", "jul", "--cabut", "--dasar", "ND", "--alasan", "surut"),
    }
    for suspended, bulan, share in table("P ditangguhkan"):
        if steps[suspended]:
            kantor.do("tangguhkan", "X.A.P", *steps[suspended])
        assert format_score(D(str(kantor.opd(bulan)["kecepatan"]))) == share, suspended
    assert kantor.opd("jun")["kecepatan"] == 100.0


def test_before_the_first_tenure_only_the_post_is_known(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "jatuh_tempo: jan"), kepala="jabatan: Kepala, nama: Budi, sejak: 2022-05-10"))
    assert kantor.opd("apr")["kepala"] == {"jabatan": "Kepala", "nama": None, "status": None, "sejak": None}
    assert kantor.opd("mei")["kepala"]["status"] == "definitif"
    assert "(definitif" not in kantor.do("rapor", "--opd", "X", "--bulan", "apr").out


def money(pagu: int) -> str:
    return opd(naik("A", 10, f"jatuh_tempo: mar, pagu: {pagu}"), naik("H", 10, "jatuh_tempo: des"))


def test_serapan_uses_the_pagu_in_force_in_the_month(kantor: Workplace) -> None:
    kantor.impor(money(1_000_000))
    kantor.do("catat", "X.A", "1", "--bulan", "jan", "--anggaran", "50000")
    kantor.do("kunci", "--bulan", "jan")
    kantor.write(berkas(money(100_000)))
    kantor.do("impor", "--alasan", "refocusing")
    assert [kantor.opd(month)["serapan"] for month in ("jan", "feb")] == [5.0, 50.0]
    assert [kantor.opd(month)["pagu"] for month in ("jan", "feb")] == [1_000_000, 100_000]


def test_a_pagu_that_comes_with_an_amendment_counts_from_its_month(kantor: Workplace) -> None:
    kantor.impor(money(1_000_000))
    kantor.do("catat", "X.A", "1", "--bulan", "jan", "--anggaran", "50000")
    kantor.write(berkas(money(100_000).replace("target: 10, jatuh_tempo: des", "target: 11, jatuh_tempo: des")))
    kantor.do("impor", "--berlaku", "agu", "--alasan", "perubahan")
    assert [kantor.opd(month)["serapan"] for month in ("jan", "jul", "agu")] == [5.0, 5.0, 50.0]


@pytest.mark.parametrize("program", [False, True])
def test_a_pagu_that_alone_changes_counts_from_the_month_that_is_said(kantor: Workplace, program: bool) -> None:
    def text(pagu: int) -> str:
        if not program:
            return money(pagu)
        return opd(naik("A", 10, "jatuh_tempo: mar"), more=[f"program: {{P: {{nama: Program, pagu: {pagu}}}}}"])

    kantor.impor(text(1_000_000))
    kantor.do("catat", "X.A", "1", "--bulan", "jan", "--anggaran", "50000")
    kantor.write(berkas(text(100_000)))
    kantor.do("impor", "--berlaku", "agu", "--alasan", "pergeseran", "--nomor", "9/2022")
    assert [kantor.opd(month)["serapan"] for month in ("jan", "jul", "agu")] == [5.0, 5.0, 50.0]
    event = kantor.do("riwayat", "--json").json["peristiwa"][-1]
    assert (event["berlaku"], event["nomor_perubahan"], event["perubahan"]) == (8, "9/2022", [])
    assert "berlaku mulai Agustus 2022" in kantor.do("riwayat").out
    for month, pagu in (("jul", "1.000.000"), ("agu", "100.000")):
        if program:
            assert f"| Rp{pagu} |" in kantor.do("rapor", "--opd", "X", "--bulan", month).out
            assert f"| Rp{pagu} |" in kantor.do("dokumen", "perjanjian", "--opd", "X", "--bulan", month).out
        rows = kantor.do("ekspor", "--format", "json", "--tabel", "indikator", "--bulan", "agu").json["indikator"]
        (row,) = [row for row in rows if row["kode"] == "X.A" and row["bulan"] == (7 if month == "jul" else 8)]
        assert row["pagu"] == (None if program else int(pagu.replace(".", "")))
    kantor.do("kunci", "--bulan", "jan")
    kantor.write(berkas(text(200_000)))
    assert "Januari sudah dikunci" in kantor.refuse("impor", "--berlaku", "jan", "--alasan", "keliru")
    kantor.do("impor", "--alasan", "pergeseran kedua")
    assert [kantor.opd(month)["serapan"] for month in ("jan", "feb", "des")] == [5.0, 25.0, 25.0]
    assert kantor.do("segel").out.startswith("Utuh")


@pytest.mark.parametrize(
    ("how", "locked", "shares"), [(how, locked, row) for how, locked, *row in table("impor pagu baru")]
)
def test_the_pagu_of_the_page_on_scoring(kantor: Workplace, how: str, locked: str, shares: list[str]) -> None:
    kantor.impor(money(1_000_000))
    kantor.do("catat", "X.A", "1", "--bulan", "jan", "--anggaran", "50000")
    if locked != "–":
        kantor.do("kunci", "--bulan", locked)
    kantor.write(berkas(money(500_000)))
    kantor.do("impor", *(("--berlaku", how.split()[1]) if how.startswith("berlaku") else ()), "--alasan", "refocusing")
    assert [format_score(D(str(kantor.opd(month)["serapan"]))) for month in ("jan", "jul", "agu")] == shares


def test_spending_on_a_code_that_left_the_file_stays_in_its_bidang(kantor: Workplace) -> None:
    def text(*items: str) -> str:
        below = ["B1:", "  nama: Bidang", "  kepala: {jabatan: Kabid, nama: null}", "  indikator:"]
        return opd(naik("T", 1), kontrak="{nomor: 1}", bidang=[*below, *(f"    {item}" for item in items)])

    kept = naik("C", 10, "jatuh_tempo: mar, pagu: 500000")
    kantor.impor(text(naik("A", 10, "jatuh_tempo: mar, pagu: 500000"), kept))
    kantor.do("catat", "X.A", "1", "--bulan", "feb", "--anggaran", "100000")
    kantor.write(berkas(text(kept)))
    kantor.do("impor")
    whole = kantor.opd("mar")
    assert whole["realisasi_anggaran"] == whole["bidang"][0]["realisasi_anggaran"] == 100_000
    assert whole["bidang"][0]["serapan"] == 20.0


def test_a_plain_import_leaves_locked_months_alone(kantor: Workplace) -> None:
    def text(target: int) -> str:
        return opd(naik("A", target, "jatuh_tempo: jan"), naik("H", 10, "jatuh_tempo: des"), kontrak="{nomor: 1}")

    kantor.impor(text(10))
    kantor.do("catat", "X.A", "10", "--bulan", "jan")
    kantor.do("kunci", "--bulan", "jan")
    kantor.write(berkas(text(20)))
    refused = kantor.refuse("impor")
    assert "Januari" in refused
    assert "--koreksi --alasan" in refused
    assert kantor.opd("jan")["nilai"] == 100.0
    kantor.refuse("impor", "--koreksi", code=2)
    kantor.do("impor", "--koreksi", "--alasan", "salah ketik")
    assert (kantor.opd("jan")["nilai"], kantor.opd("jan")["nilai_resmi"]) == (50.0, 100.0)
    kantor.write(berkas(text(20).replace("Dinas X", "Dinas Baru")))
    kantor.do("impor")
