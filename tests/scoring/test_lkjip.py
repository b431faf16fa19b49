"""Rows of real performance reports (tests/data/lkjip, each with its source): stated inputs give the printed percentage.

``WRONG`` lists the rows that do not, with the reason why the document is wrong or states no single input.
"""

from __future__ import annotations

import csv
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kontrak.months import QUARTER_ENDS, SHORT
from kontrak.numbers import NumberError, is_blank, parse_fraction, parse_number
from kontrak.scoring.summary import score_contract
from tests.scoring.build import ATURAN, D, Spec, assess, fakta, ind, reports

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator
    from kontrak.model.detail import RincianIndikator

DATA = Path(__file__).parents[1] / "data" / "lkjip"

WRONG = {
    "bondowoso-disdikbud-2021-tw1.csv:5": "arah kosong dan tanpa realisasi, tetapi borang mencetak 200% Sangat Tinggi",
    "dumai-2016.csv:4": "rasio tercetak 1:32 dan 1:17,9, bukan satu angka; persentasenya dihitung terhadap 1:17",
    "dumai-2016.csv:5": "rasio tercetak 1:34 dan 1:17,5, bukan satu angka; persentasenya dihitung terhadap 1:16",
    "permenpanrb-contoh-rentang.csv:2": "92/90 tercetak 113%, salah cetak untuk 102,22%",
    "sampang-inspektorat-2019.csv:2": "belum ada realisasi (n/a), jadi tidak ada persentase",
    "tanah-datar-2015.csv:4": "rata-rata dua baris (110,66) tercetak 110: dipotong, bukan dibulatkan",
}


def load() -> dict[str, dict[str, str]]:
    rows = {}
    for path in sorted(DATA.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), 2):
                rows[f"{path.name}:{line}"] = row
    return rows


ROWS = load()


def number(text: str) -> Decimal:
    """A number as printed; of ``1,49 (21 km)`` the one that the printed percentage was worked out from."""
    inner = re.search(r"\(([0-9.,]+) km\)", text)
    digits = inner[1] if inner else text.removesuffix("%")
    if re.fullmatch(r"[0-9]{1,2},[0-9]{3}", digits):  # 25,478 km: a decimal comma, as the note of the row says
        return Decimal(digits.replace(",", "."))
    return parse_number(digits)


def target_of(row: dict[str, str]) -> Spec:
    bounds = re.fullmatch(r"([0-9,]+) ?[-–] ?([0-9,]+).*", row["target"])
    return (number(bounds[1]), number(bounds[2])) if bounds else number(row["target"])


def months_of(row: dict[str, str]) -> dict[str, Spec]:
    """The reports: by quarter where the row has them (a blank quarter is none), else one in December."""
    quarters = re.search(r"TW I-IV (?:K=)?=?([0-9.,|]*)", row["catatan"])
    if quarters and quarters[1].strip("|"):
        values = zip(QUARTER_ENDS, quarters[1].split("|"), strict=True)
        return {SHORT[month - 1]: number(value) for month, value in values if value}
    return {} if is_blank(row["realisasi"]) else {"des": number(row["realisasi"])}


def promise_of(row: dict[str, str]) -> Indikator:
    """Additions per quarter or ``karakter absolut`` are akumulasi, all else posisi; due in December."""
    adds = " K=" in row["catatan"] or "karakter=absolut" in row["catatan"]
    return ind(sifat="akumulasi" if adds else "posisi", arah=row["arah"] or "naik", target=target_of(row))


def scored(row: dict[str, str]) -> RincianIndikator:
    return assess(promise_of(row), months_of(row))


def as_printed(result: Decimal, text: str) -> Decimal:
    """Our number to the decimals that the document shows, at most the two that we show."""
    places = len(text.removesuffix("%").replace(",", ".").partition(".")[2])
    return result.quantize(Decimal(1).scaleb(-min(places, 2)), ROUND_HALF_UP)


@pytest.mark.parametrize("place", [place for place in ROWS if place not in WRONG])
def test_a_real_row_gives_the_printed_percentage(place: str) -> None:
    row = ROWS[place]
    result = scored(row).capaian_tahun
    assert result is not None
    text = row["capaian_tercetak"]
    assert as_printed(result, text) == as_printed(Decimal(text.removesuffix("%").replace(",", ".")), text)


@pytest.mark.parametrize("place", [place for place in ROWS if place.startswith("jember") and place not in WRONG])
def test_quarters_that_add_up_give_the_same_capaian_to_date(place: str) -> None:
    found = scored(ROWS[place])
    assert found.capaian == found.capaian_tahun
    assert found.realisasi == number(ROWS[place]["realisasi"])


@pytest.mark.parametrize(
    ("place", "predikat"),
    [
        ("bondowoso-dinsos-2021-tw1.csv:5", "Sangat Rendah"),
        ("bondowoso-disdikbud-2021-tw1.csv:6", "Sangat Rendah"),
        ("jember-rkpd-2022-tw4.csv:2", "Sedang"),
        ("jember-rkpd-2022-tw4.csv:3", "Sangat Tinggi"),
    ],
)
def test_a_real_row_falls_in_its_band(place: str, predikat: str) -> None:
    row = ROWS[place]
    assert row["predikat_tercetak"] in ("", predikat)
    assert scored(row).predikat == predikat


def test_the_list_of_wrong_rows_names_real_rows_only() -> None:
    assert set(WRONG) <= set(ROWS)
    assert len(ROWS) == 148
    assert all(row["sumber_url"].strip() for row in ROWS.values())


def test_an_empty_direction_without_a_report_is_no_200_percent() -> None:
    row = ROWS["bondowoso-disdikbud-2021-tw1.csv:5"]
    assert (row["arah"], row["realisasi"], row["capaian_tercetak"]) == ("", "", "200")
    found = scored(row)
    assert (found.capaian, found.capaian_tahun, found.belum_lapor) == (D(0), None, True)


@pytest.mark.parametrize("place", ["dumai-2016.csv:4", "dumai-2016.csv:5"])
def test_a_ratio_in_words_is_no_number(place: str) -> None:
    with pytest.raises(NumberError):
        number(ROWS[place]["target"])


def test_the_misprint_of_the_regulation() -> None:
    row = ROWS["permenpanrb-contoh-rentang.csv:2"]
    assert row["capaian_tercetak"] == "113%"
    assert scored(row).capaian_tahun == D("102.22")


def test_a_row_that_was_never_measured_has_no_percentage() -> None:
    assert scored(ROWS["sampang-inspektorat-2019.csv:2"]).capaian_tahun is None


def test_a_mean_is_rounded_not_cut_off() -> None:
    rows = [ROWS["tanah-datar-2015.csv:2"], ROWS["tanah-datar-2015.csv:3"]]
    promises = [promise_of(row)._replace(kode=f"PU.I{place}") for place, row in enumerate(rows)]
    laporan = {one.kode: reports(months_of(row)) for one, row in zip(promises, rows, strict=True)}
    facts = fakta(*promises, opd="PU", laporan=laporan, aturan=ATURAN._replace(batas_capaian=None))
    assert ROWS["tanah-datar-2015.csv:4"]["capaian_tercetak"] == "110"
    assert score_contract(facts, 12).nilai == D("110.66")


def test_a_printed_fraction_contradicts_its_printed_percentage() -> None:
    """36.743/39.834 is 92,24, printed 92,22; with the fraction the capaian is 101,49 instead of 101,46."""
    row = ROWS["tanah-datar-2016.csv:2"]
    _, share = parse_fraction("36743/39834")
    assert as_printed(share, "92,24") == D("92.24") != number(row["realisasi"])
    assert assess(promise_of(row), {"des": share}).capaian_tahun == D("101.49")
