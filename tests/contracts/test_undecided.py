"""PERIKSA and suggestions that were filled in (SPEC §2): told at their place, and nothing else because of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.contracts.read import comment_of
from tests.contracts.builder import messages, opd_text, read, year_text

if TYPE_CHECKING:
    from pathlib import Path

INDIKATOR = {
    "nama": "Jalan", "satuan": "km", "sifat": "akumulasi", "arah": "naik", "target": "5", "bobot": "100",
    "rencana": "{jun: 5}", "tahun_lalu": "4", "sasaran": "S", "prioritas": "null", "program": "P", "pagu": "1",
}  # fmt: skip
PREDIKAT = INDIKATOR | {"arah": "predikat", "sifat": "posisi", "skala": "SAKIP", "target": "BB", "tahun_lalu": "B"}
WORK = {"nama": "X", "volume": "5", "jatuh_tempo": "jul", "pagu": "1"}


def opd_with(fields: dict[str, str], extra: str = "") -> str:
    lines = "".join(f"      {key}: {value}\n" for key, value in fields.items())
    return year_text(opd_text(f"program:\n  P: {{nama: Program}}\nindikator:\n  A:\n{lines}{extra}"))


@pytest.mark.parametrize("key", INDIKATOR)
def test_an_undecided_value_is_the_only_error(tmp_path: Path, key: str) -> None:
    (problem,) = read(tmp_path, opd_with(INDIKATOR | {key: "PERIKSA  # saran: ini, sebab itu"})).galat
    assert problem.jalur == f"opd.PUPR.indikator.A.{key}"
    assert problem.pesan == f"{key} belum diputuskan (PERIKSA); saran: ini, sebab itu"


@pytest.mark.parametrize("key", ["arah", "skala", "target", "tahun_lalu"])
def test_of_a_grade_too(tmp_path: Path, key: str) -> None:
    fields = {name: value for name, value in PREDIKAT.items() if name != "rencana"} | {key: "PERIKSA"}
    (problem,) = read(tmp_path, opd_with(fields)).galat
    assert problem.pesan.startswith(f"{key} belum diputuskan")


@pytest.mark.parametrize("key", WORK)
def test_of_a_pekerjaan_too(tmp_path: Path, key: str) -> None:
    fields = {name: value for name, value in INDIKATOR.items() if name not in ("rencana", "target")}
    work = "".join(f"          {name}: {value}\n" for name, value in (WORK | {key: "PERIKSA"}).items())
    (problem,) = read(tmp_path, opd_with(fields, f"      pekerjaan:\n        W:\n{work}")).galat
    assert problem.jalur == f"opd.PUPR.indikator.A.pekerjaan.W.{key}"


def test_one_month_of_a_plan(tmp_path: Path) -> None:
    fields = INDIKATOR | {"rencana": '\n        mar: PERIKSA  # tertulis "1.234"\n        jun: 5'}
    assert messages(read(tmp_path, opd_with(fields))) == ['mar belum diputuskan (PERIKSA); tertulis "1.234"']


def test_quoted_it_is_a_text_and_in_a_header_too(tmp_path: Path) -> None:
    reading = read(tmp_path, opd_with(INDIKATOR | {"nama": '"PERIKSA"'}).replace("Kabupaten Contoh", "PERIKSA"))
    assert messages(reading) == []
    assert reading.opd[0].kontrak.indikator[0].nama == "PERIKSA"


def test_a_suggestion_is_warned_about_until_its_comment_is_gone(tmp_path: Path) -> None:
    fields = INDIKATOR | {"nama": "'A # saran'", "arah": "naik  # saran: kata", "sifat": "akumulasi # saran"}
    warned = [problem for problem in read(tmp_path, opd_with(fields)).peringatan if "masih saran" in problem.pesan]
    assert [problem.jalur.rpartition(".")[2] for problem in warned] == ["sifat", "arah"]


@pytest.mark.parametrize(
    ("line", "comment"),
    [
        ('arah: naik  # saran: kata "a # b"', 'saran: kata "a # b"'),
        ('nama: "A # b"', ""),
        ("nama: 'A # b'  # c", "c"),
        ("nama: Jum'at # hari", "hari"),
        ("nama: A#b", ""),
        ("# semua", "semua"),
    ],
)
def test_where_a_comment_begins(line: str, comment: str) -> None:
    assert comment_of(line) == comment
