"""``mulai --dari``: next year's file, from what the old year left."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kontrak.contracts.read import read_contracts
from tests.contracts.builder import NOTHING
from tests.golden_file import assert_golden
from tests.workplace import made_once

if TYPE_CHECKING:
    from kontrak.contracts.read import Reading
    from tests.workplace import Workplace

REPORTS = """\
kode,bulan,realisasi,tanggal_lapor
PUPR.JALAN,apr,5,2022-05-04
PUPR.JALAN,mei,5,2022-06-04
PUPR.JALAN,jun,"10,1250",2022-07-04
PUPR.JALAN,jul,10,2022-08-04
PUPR.JALAN,agu,10,2022-09-04
PUPR.MANTAP,jun,70,2022-07-04
PUPR.MANTAP,des,"73,25",2023-01-04
PUPR.ADUAN,mar,7,2022-04-04
PUPR.ADUAN,jun,8,2022-07-04
PUPR.ADUAN,sep,7,2022-10-04
PUPR.ADUAN,des,"7,5",2023-01-04
PUPR.JEMBATAN.A,mar,100,2022-04-04
PUPR.JEMBATAN.B,okt,60,2022-11-04
PUPR.SAKIP,agu,B,2022-09-04
PUPR.GIS,mei,ya,2022-06-04
PUPR.PAKET,mar,4,2022-04-04
PUPR.PAKET,apr,8,2022-05-04
DINKES.STUNTING,jun,16,2022-07-04
DINKES.INFLASI,jun,"-1,5",2022-07-04
"""


@pytest.fixture
@made_once
def finished(office: Workplace) -> Workplace:
    """A year with some commitments met, some not, one suspended."""
    office.write(REPORTS, "laporan.csv")
    office.do("catat", "--dari", "laporan.csv")
    office.do("tangguhkan", "PUPR.SAKIP", "--bulan", "agu", "--dasar", "ND-7/2022", "--alasan", "terbit tahun depan")
    return office


def read_new(office: Workplace, folder: str = "2023") -> Reading:
    reading = read_contracts([office.folder / folder / "contracts.yaml"], lambda _year: NOTHING)
    assert reading.galat == ()
    return reading


def test_the_new_file_in_full(finished: Workplace) -> None:
    said = finished.do("mulai", "2023", "--dari", "2022").out
    assert said.startswith("Kontrak 2022 dibawa ke 2023; 4 komitmen belum tuntas 2022.\n")
    text = (finished.folder / "2023" / "contracts.yaml").read_text(encoding="utf-8")
    seal = finished.do("nilai", "--json").json["segel"]
    assert_golden("cli/mulai-dari.yaml", text.replace(seal, "22-xxxxxxxxxxxx"))


def test_results_become_last_years_values(finished: Workplace) -> None:
    finished.do("mulai", "2023", "--dari", "2022")
    opds = {opd.kode: opd for opd in read_new(finished).opd}
    last = {item.kode: item.tahun_lalu for opd in opds.values() for item in opd.kontrak.indikator}
    assert last == {
        "DINKES.INFLASI": Decimal("-1.5"),
        "DINKES.STUNTING": None,  # December is silent: what June said is not the year's result
        "PUPR.ADUAN": Decimal("7.375"),
        "PUPR.GIS": True,
        "PUPR.JALAN": Decimal("40.125"),
        "PUPR.JEMBATAN": Decimal("1.6"),
        "PUPR.MANTAP": Decimal("73.25"),
        "PUPR.SAKIP": "B",
    }


def test_contracts_are_unsigned_and_the_rest_is_kept(finished: Workplace) -> None:
    finished.do("mulai", "2023", "--dari", "2022")
    finished.do("impor", "2023/contracts.yaml")
    old = finished.do("daftar", "PUPR", "--tahun", "2022", "--json").json
    new = finished.do("daftar", "PUPR", "--tahun", "2023", "--json").json
    jembatan = next(item for item in new["indikator"] if item["kode"] == "PUPR.JEMBATAN")
    assert [work["kode"] for work in jembatan["pekerjaan"]] == ["PUPR.JEMBATAN.B"]  # A was finished
    for document in (old, new):
        for item in document["indikator"]:
            item["pekerjaan"] = []
    assert new == old
    (pupr,) = (opd for opd in read_new(finished).opd if opd.kode == "PUPR")
    assert (pupr.kontrak.nomor, pupr.kontrak.tanggal) == (None, None)
    assert (pupr.kontrak.pakta_integritas, pupr.kontrak.kesediaan_mundur) == (True, True)
    assert pupr.bidang[0].indikator[0].mendukung == "PUPR.JALAN"
    assert finished.do("impor", "2023/contracts.yaml").out.startswith("Tidak ada perubahan")


def test_an_indikator_whose_works_are_all_finished_keeps_them_marked(finished: Workplace) -> None:
    finished.do("catat", "PUPR.JEMBATAN.B", "100", "--bulan", "des", "--tanggal-lapor", "2023-01-05")
    finished.do("mulai", "2023", "--dari", "2022")
    text = (finished.folder / "2023" / "contracts.yaml").read_text(encoding="utf-8")
    assert text.count("# selesai 2022; ganti dengan pekerjaan baru") == 2
    jembatan = next(item for item in read_new(finished).opd[1].kontrak.indikator if item.kode == "PUPR.JEMBATAN")
    assert len(jembatan.pekerjaan) == 2


def test_a_year_that_is_not_over_gives_no_last_years_values(finished: Workplace) -> None:
    finished.at("2022-11-20")
    finished.do("mulai", "2023", "--dari", "2022")
    text = (finished.folder / "2023" / "contracts.yaml").read_text(encoding="utf-8")
    assert "Tahun 2022 belum selesai" in text
    assert "# belum tuntas s.d. Oktober 2022: 80,25% (belum lapor: September)" in text
    assert all(item.tahun_lalu is None for opd in read_new(finished).opd for item in opd.kontrak.indikator)


def test_refusals(finished: Workplace) -> None:
    assert "Tahun yang ada: 2022." in finished.refuse("mulai", "2023", "--dari", "2020")
    assert "contracts.yaml sudah ada" in finished.refuse("mulai", "--dari", "2022")
    finished.write("", "berkas")
    assert "adalah berkas, bukan folder" in finished.refuse("mulai", "berkas", "--dari", "2022")
    assert "tidak ada" in finished.refuse("mulai", "2023", "--dari", "2022", "--db", "lain.db")
    assert not (finished.folder / "2023").exists()
