"""Plans that contradict themselves, and what the files say beside what the database holds (SPEC §2)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kontrak.contracts.read import Existing
from tests.contracts.builder import indikator_text, messages, opd_text, read, read_sound, year_text

if TYPE_CHECKING:
    from pathlib import Path

POSISI = "satuan: hari\nsifat: posisi\n"


def one(body: str, head: str = "") -> str:
    return year_text(opd_text(head + indikator_text(body)))


@pytest.mark.parametrize(
    ("body", "months"),
    [
        ("arah: turun\ntarget: 90\nrencana: {jan: 0, feb: 0, des: 90}", "jan, feb"),
        ("arah: turun\ntarget: 0\nrencana: {mar: 5, jun: 0, sep: 3, des: 0}", "jun"),
        ("arah: turun\ntarget: 0\nrencana: {mar: 5, jun: 0, des: 0}", None),
        ("arah: turun\ntarget: 0", None),
        ("arah: naik\ntarget: 90\nrencana: {jan: 0, feb: 0, des: 90}", None),
    ],
)
def test_a_zero_before_a_larger_value(tmp_path: Path, body: str, months: str | None) -> None:
    found = read(tmp_path, one(POSISI + body)).galat
    assert [problem.pesan.partition(" 0 sebelum")[0] for problem in found] == ([f"rencana {months}"] if months else [])
    assert all("kosongkan (null) bulan yang memang tanpa target" in problem.pesan for problem in found)


def test_what_the_database_holds_only_warns(tmp_path: Path) -> None:
    """Files accepted by an older release are imported again without an error; a changed plan must be mended."""
    body = POSISI + "arah: turun\ntarget: 90\nrencana: {jan: 80, des: 90}"
    held = read_sound(tmp_path, one(body)).opd[0]
    indikator = held.kontrak.indikator[0]
    zeros = (Decimal(0), *indikator.rencana[1:])
    stored = held._replace(kontrak=held.kontrak._replace(indikator=(indikator._replace(rencana=zeros),)))
    existing = Existing(None, {"PUPR": stored})
    text = one(body.replace("jan: 80", "jan: 0"))
    warned = [item.pesan for item in read_sound(tmp_path, text, existing=existing).peringatan if "null" in item.pesan]
    assert len(warned) == 1
    assert read(tmp_path, text.replace("des: 90", "nov: 1, des: 90"), existing=existing).galat


@pytest.mark.parametrize(
    ("rencana", "advice"),
    [
        ("{mar: 25, jun: 50, des: 100}", "rencana: {mar: 25, jun: 25, des: 50}"),
        ("{triwulan: [25, 50, 75, 100]}", "rencana: {triwulan: [25, 25, 25, 25]}"),
        ("{triwulan: [null, 50, 50, 100]}", "rencana: {triwulan: [null, 50, 0, 50]}"),
        ("{jan: 0.5, des: 100}", "rencana: {jan: 0.5, des: 99.5}"),
    ],
)
def test_a_sum_planned_as_positions(tmp_path: Path, rencana: str, advice: str) -> None:
    text = one(f"satuan: km\nsifat: akumulasi\narah: naik\ntarget: 100\nrencana: {rencana}")
    (found,) = messages(read(tmp_path, text))
    assert f"tampak kumulatif: tulis tambahannya, {advice}, atau tulis sifat: posisi" in found
    assert messages(read(tmp_path, text.replace(f"rencana: {rencana}", advice))) == []


@pytest.mark.parametrize("rencana", ["{mar: 50, jun: 25, des: 100}", "{mar: 25, des: 90}", "{des: 90}"])
def test_any_other_sum_just_does_not_add_up(tmp_path: Path, rencana: str) -> None:
    (found,) = messages(
        read(tmp_path, one(f"satuan: km\nsifat: akumulasi\narah: naik\ntarget: 100\nrencana: {rencana}"))
    )
    assert found.endswith("samakan keduanya")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("arah: naik\ntarget: 8\nrencana: {triwulan: [9.5, 9, 8.5, 8]}", ("jun 9 ", "mar 9.5 ")),
        ("arah: turun\ntarget: 90\nrencana: {mar: 60, des: 90}", ("des 90 ", "mar 60 ")),
        ("arah: naik\ntarget: [7, 8]\nrencana: {mar: [8, 9], des: [7, 8]}", ("[7, 8]", "[8, 9]")),
        ("arah: naik\ntarget: [7, 9]\nrencana: {mar: [8, 9], des: [7, 9]}", ()),
        ("arah: naik\ntarget: 8\nrencana: {mar: 0, jun: 8, sep: 0, des: 8}", ()),
        ("arah: turun\ntarget: 5\nrencana: {mar: 9, jun: 5, des: 5}", ()),
        ("arah: rentang\ntarget: [7, 8]\nrencana: {mar: [8, 9], des: [7, 8]}", ()),
    ],
)
def test_a_plan_against_its_arah(tmp_path: Path, body: str, words: tuple[str, ...]) -> None:
    found = [item.pesan for item in read_sound(tmp_path, one(POSISI + body)).peringatan if "berlawanan" in item.pesan]
    assert len(found) == bool(words)
    assert all(word in pesan for pesan in found for word in words)


@pytest.mark.parametrize(
    ("body", "jalur"),
    [
        ("target: 0.85", "target"),
        ("target: 1", "target"),
        ("target: 1.01", None),
        ("target: 85\nrencana: {mar: 0.8, des: 85}", "rencana.mar"),
        ("target: 85\nrencana: {mar: 0, des: 85}", None),
        ("target: [0.8, 0.9]", "target"),
        ("target: [0.8, 1.1]", None),
        ("arah: rentang\ntarget: [-3, 1]", None),
    ],
)
def test_a_percentage_of_one_or_less(tmp_path: Path, body: str, jalur: str | None) -> None:
    text = one("satuan: persen\nsifat: posisi\n" + ("" if "arah" in body else "arah: naik\n") + body)
    found = [item.jalur for item in read_sound(tmp_path, text).peringatan if "1 atau kurang" in item.pesan]
    assert found == ([f"opd.PUPR.indikator.JALAN.{jalur}"] if jalur else [])


@pytest.mark.parametrize(
    ("satuan", "warned"),
    [
        ("Persentase", True),
        ("persen (%)", True),
        ("(%)", True),
        ("Persen", False),
        ("'%'", False),
        ("poin persen", False),
    ],
)
def test_a_unit_that_says_percent_in_other_words(tmp_path: Path, satuan: str, warned: bool) -> None:
    text = one(f"satuan: {satuan}\nsifat: posisi\narah: naik\ntarget: 85")
    found = [item.jalur for item in read_sound(tmp_path, text).peringatan if "satuan: persen" in item.pesan]
    assert found == (["opd.PUPR.indikator.JALAN.satuan"] if warned else [])


@pytest.mark.parametrize(
    ("before", "after", "warned"),
    [
        ("nama: Satu", "nama: Dua", True),
        ("nama: Satu, sejak: 2021-01-02", "nama: Dua, sejak: 2021-01-02", True),
        ("nama: Satu, sejak: 2021-01-02", "nama: Dua, sejak: 2022-07-01", False),
        ("nama: Satu", "nama: Dua, sejak: 2022-07-01", False),
        ("nama: null", "nama: Dua", False),
        ("nama: Satu", "nama: null", False),
    ],
)
def test_a_new_head_without_a_date(tmp_path: Path, before: str, after: str, warned: bool) -> None:
    def text(head: str) -> str:
        body = indikator_text("satuan: km\nsifat: posisi\narah: naik\ntarget: 5")
        return year_text(opd_text(body)).replace("jabatan: Kepala PUPR", f"jabatan: Kepala PUPR, {head}")

    held = read_sound(tmp_path, text(before))
    existing = Existing(held.tajuk, {"PUPR": held.opd[0]})
    found = [
        item for item in read_sound(tmp_path, text(after), existing=existing).peringatan if "berganti" in item.pesan
    ]
    assert len(found) == warned
    if found:
        assert found[0].jalur == "opd.PUPR.kepala.nama"
        assert "kepala: {jabatan: Kepala PUPR, nama: Dua, sejak: 2022-07-01}" in found[0].pesan
