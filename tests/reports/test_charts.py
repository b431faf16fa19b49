from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kontrak.model.detail import Kurva
from kontrak.model.words import Arah
from kontrak.reports.charts import BOTTOM, LEFT, RIGHT, SCORE_TOP, TOP, draw_curve, draw_scores
from tests.reports.sample import ATURAN, INDIKATOR, D

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
JALAN = INDIKATOR[0]
CURVE = Kurva(JALAN, (None, D(5), D(10), *(D(50),) * 9), (None, D("4.5"), D("13.5")))


def numbers(element: ET.Element, *names: str) -> list[int]:
    return [int(element.attrib[name]) for name in names]


def test_each_month_with_a_nilai_has_a_point_and_the_telling_ones_their_number() -> None:
    scores = (None, D("94.40"), D(0), D("65.00"), D("80.00"))
    tree = ET.fromstring(draw_scores(scores, ATURAN.warna))
    points = tree.findall(f"{SVG}circle")
    assert [point.attrib["fill"] for point in points] == ["#777", "#777", "#777", "#000"]
    texts = ["".join(text.itertext()) for text in tree.findall(f"{SVG}text")]
    assert {"94,40", "0,00", "80,00"} <= set(texts)
    assert "65,00" not in texts
    high, none, low, last = [numbers(point, "cy")[0] for point in points]
    assert high < last < low < none
    assert (none - low) / (none - high) == pytest.approx(65 / 94.4, rel=0.03)


def test_the_numbers_of_neighbouring_months_do_not_overlap() -> None:
    scores = (D("80.00"), D("80.13"), None, D("100.00"), D("99.00"))
    texts = ["".join(text.itertext()) for text in ET.fromstring(draw_scores(scores, ATURAN.warna)).iter(f"{SVG}text")]
    assert {"80,00", "99,00"} <= set(texts)
    assert {"80,13", "100,00"}.isdisjoint(texts)


def test_the_bounds_of_the_colours_are_named() -> None:
    text = "".join(ET.fromstring(draw_scores((D(90),), ATURAN.warna)).itertext())
    for bound in ("biru 100,01", "hijau 90", "kuning 70"):
        assert bound in text


def test_a_year_without_a_nilai_has_no_point() -> None:
    assert ET.fromstring(draw_scores((None, None), ATURAN.warna)).findall(f"{SVG}circle") == []


def test_the_curve_ends_with_the_number_of_the_table() -> None:
    tree = ET.fromstring(draw_curve(CURVE))
    plan, done = (line.attrib["points"].split() for line in tree.findall(f"{SVG}polyline"))
    assert (len(plan), len(done)) == (11, 2)
    assert plan[-1].endswith(f",{TOP}")
    texts = ["".join(text.itertext()) for text in tree.findall(f"{SVG}text")]
    assert {"13,5", "50", "0", "target", "realisasi"} <= set(texts)
    assert texts[0] == "Panjang jalan kabupaten yang diperbaiki (km)"
    less = CURVE._replace(indikator=JALAN._replace(arah=Arah.TURUN))
    assert "makin kecil makin baik" in " ".join("".join(ET.fromstring(draw_curve(less)).itertext()).split())


def test_a_curve_without_any_report_has_a_plan_alone() -> None:
    tree = ET.fromstring(draw_curve(CURVE._replace(realisasi=(None, None, None))))
    assert tree.findall(f"{SVG}polyline")[1].attrib["points"] == ""


@pytest.mark.parametrize("top", ["0.000001", "1", "999999999999999"])
def test_everything_stays_inside_the_picture(top: str) -> None:
    curve = Kurva(JALAN, (D(top),) * 12, (D(top),) * 12)
    tree = ET.fromstring(draw_curve(curve))
    for line in tree.findall(f"{SVG}polyline"):
        for point in line.attrib["points"].split():
            x, y = map(int, point.split(","))
            assert LEFT <= x <= RIGHT
            assert TOP <= y <= BOTTOM
    for x, y in (numbers(text, "x", "y") for text in tree.findall(f"{SVG}text")):
        assert 0 <= x <= 620
        assert 0 <= y <= 300


def test_a_nilai_far_above_hundred_stays_inside() -> None:
    tree = ET.fromstring(draw_scores((D("4000.00"), D(100)), ATURAN.warna))
    assert next(numbers(point, "cy")[0] for point in tree.findall(f"{SVG}circle")) == SCORE_TOP


@pytest.mark.parametrize("name", ["<script>&\"'", "a\nb", "n" * 300, "😀|*", "kata " * 60])
def test_no_name_breaks_the_picture(name: str) -> None:
    svg = draw_curve(CURVE._replace(indikator=JALAN._replace(nama=name, satuan=name)))
    tree = ET.fromstring(svg)
    assert "<script" not in svg
    assert len(tree.findall(f"{SVG}text")[0].text or "") <= 60


def test_a_picture_asks_for_nothing_from_outside() -> None:
    for svg in (draw_curve(CURVE), draw_scores((D(90),), ATURAN.warna)):
        assert not re.search(r"href|url\(|<image|<script", svg)


def test_the_users_own_picture_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates" / "grafik").mkdir(parents=True)
    (tmp_path / "templates" / "grafik" / "nilai.svg").write_text("<svg>{{ judul }} {{ 1.5 }}</svg>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert draw_scores((Decimal(90),), ATURAN.warna, "a & b") == "<svg>a &amp; b 1.5</svg>"
