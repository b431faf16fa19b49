"""Which OPD, bidang or code is meant, and what is said when it is none or could be several (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.clock import VARIABLE, now
from kontrak.errors import UsageError
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

BIDANG = """\
      CK:
        nama: Bidang Cipta Karya
        kepala: {jabatan: Kepala Bidang, nama: null}
        indikator:
          AIR: {nama: Sambungan air, satuan: unit, sifat: akumulasi, arah: naik, target: 5, jatuh_tempo: des}
  DINKES:
"""


@pytest.fixture
@made_once
def two_bidang(empty_office: Workplace) -> Workplace:
    empty_office.change("  DINKES:\n", BIDANG)
    empty_office.do("impor")
    return empty_office


def test_a_part_of_a_name_that_several_bidang_have(two_bidang: Workplace) -> None:
    said = two_bidang.refuse("rapor", "--opd", "PUPR", "--bidang", "bidang", "--bulan", "jun")
    assert "'bidang' bisa berarti beberapa bidang PUPR." in said
    assert "Maksud Anda BM (Bidang Bina Marga), CK (Bidang Cipta Karya)? Sebutkan kodenya." in said


def test_a_part_of_one_name_and_a_name_that_is_none(two_bidang: Workplace) -> None:
    assert "Bidang Bina Marga" in two_bidang.do("rapor", "--opd", "PUPR", "--bidang", "marga", "--bulan", "jun").out
    said = two_bidang.refuse("rapor", "--opd", "PUPR", "--bidang", "gizi", "--bulan", "jun")
    assert "Bidang 'gizi' tidak ada di PUPR." in said


@pytest.mark.parametrize(
    "args",
    [
        ("catat", "stunting", "10", "--bulan", "jun"),
        ("batalkan", "stunting", "--alasan", "x", "--bulan", "jun"),
        ("jelaskan", "stunting", "--bulan", "jun"),
        ("riwayat", "stunting"),
    ],
)
def test_a_code_without_its_opd(office: Workplace, args: tuple[str, ...]) -> None:
    said = office.refuse(*args)
    assert "Kode 'stunting' belum menyebut OPD-nya." in said
    assert "Maksud Anda DINKES.STUNTING?" in said


def test_a_pekerjaan_without_its_opd_and_in_a_file(office: Workplace) -> None:
    office.write("kode,bulan,realisasi\nJEMBATAN.A,mar,10\nZZZ,mar,1\n", "a.csv")
    said = office.refuse("catat", "--dari", "a.csv")
    assert "Maksud Anda PUPR.JEMBATAN.A?" in said
    assert "OPD 'ZZZ' tidak dikenal" in said


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00", "kemarin"])
def test_a_clock_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(VARIABLE, text)
    with pytest.raises(UsageError, match="bukan waktu"):
        now()


def test_the_list_prints_the_weight_of_an_indikator_without_one(office: Workplace) -> None:
    """``nilai`` and the rapor print 100 / n (docs/penilaian.md, 14); a dash would say that it weighs nothing."""
    rows = {line.split()[0]: line.split()[-1] for line in office.do("daftar", "DINKES").out.splitlines()[1:] if line}
    assert rows["DINKES.STUNTING"] == rows["DINKES.INFLASI"] == "50"
    rows = {line.split()[0]: line.split()[-1] for line in office.do("daftar", "PUPR").out.splitlines()[1:] if line}
    assert (rows["PUPR.JALAN"], rows["PUPR.PAKET"]) == ("40", "100")
