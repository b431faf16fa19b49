"""``kode_resmi`` (SPEC §2): kept with programs and indikators, taken where codes are typed if it means one item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rangka.layouts import FOLDER
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

YEAR = (
    (FOLDER / "tahun-kecil.yaml")
    .read_text(encoding="utf-8")
    .replace("P-JALAN: {nama: Program Jalan,", "P-JALAN: {nama: Program Jalan, kode_resmi: 1.03.10,")
    .replace("JALAN: {nama: Jalan diperbaiki,", "JALAN: {nama: Jalan diperbaiki, kode_resmi: 1.03.10.2.01,")
    .replace("SAKIP: {nama: SAKIP,", "SAKIP: {nama: SAKIP, kode_resmi: IKU 7,")
    .replace("LPPD: {nama: LPPD,", "LPPD: {nama: LPPD, kode_resmi: 9.9,")
    .replace("SUHU: {nama: Suhu gudang,", "SUHU: {nama: Suhu gudang, kode_resmi: 9.9,")
)


@pytest.fixture
@made_once
def office(desk: Workplace) -> Workplace:
    desk.write(YEAR)
    desk.do("impor")
    return desk


def test_on_the_command_line(office: Workplace) -> None:
    assert "PUPR.JALAN" in office.do("catat", "1.03.10.2.01", "20", "--bulan", "2022-04").out
    assert office.do("jelaskan", "1.03.10.2.01", "--bulan", "2022-12", "--json").json["kode"] == "PUPR.JALAN"
    assert "PUPR.SAKIP" in office.do("catat", "iku 7", "BB", "--bulan", "2022-11").out
    assert office.do("riwayat", "1.03.10.2.01", "--json").json["kode"] == "PUPR.JALAN"


def test_in_a_csv(office: Workplace) -> None:
    (office.folder / "a.csv").write_text("kode;bulan;realisasi\n1.03.10.2.01;apr;20\nIKU 7;nov;B\n", encoding="utf-8")
    office.do("catat", "--dari", "a.csv")
    assert office.do("jelaskan", "PUPR.JALAN", "--bulan", "2022-04", "--json").json["nilai"] is not None


def test_several_items_are_none(office: Workplace) -> None:
    said = office.refuse("catat", "9.9", "20", "--bulan", "2022-06")
    assert "Kode resmi '9.9' dipakai PUPR.SUHU, PUPR.LPPD" in said
    office.refuse("catat", "9.8", "20", "--bulan", "2022-06")


def test_a_change_is_no_amendment(office: Workplace) -> None:
    office.write(YEAR.replace("1.03.10.2.01", "1.03.10.2.02").replace("kode_resmi: 1.03.10,", "kode_resmi: 1.03.11,"))
    changes = office.do("impor", "--coba", "--json").json
    assert [(change["kode"], change["kolom"]) for change in changes["ubah"]] == [
        ("PUPR.P-JALAN", "kode_resmi"),
        ("PUPR.JALAN", "kode_resmi"),
    ]
    assert changes["perlu_perubahan"] is False


def test_it_goes_through_the_form_and_into_the_next_year(office: Workplace) -> None:
    office.do("formulir", "--kontrak", "--tahun", "2022", "--keluar", ".")
    assert "Tidak ada perubahan" in office.do("impor", "kontrak-2022-PUPR.xlsx").out
    office.do("mulai", "2023", "--dari", "2022")
    text = (office.folder / "2023" / "contracts.yaml").read_text(encoding="utf-8")
    assert 'kode_resmi: "1.03.10.2.01"' in text
    assert 'kode_resmi: "1.03.10"' in text
