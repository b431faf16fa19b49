"""A month of forms filled in by somebody who only sees the sheet: twelve ways to type, and slips in one of five."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.forms.sample import Filler

if TYPE_CHECKING:
    from pathlib import Path

STYLES = 12
MONEY: tuple[tuple[Any, int | None], ...] = (
    ("Rp1.250.000,-", 1_250_000),
    ("1.250.000", 1_250_000),
    (1_250_000, 1_250_000),
    ("Rp 1.250.000,00", 1_250_000),
    ("1.250.000,50", 1_250_001),
    (1_250_000.4, 1_250_000),
    ("1,250,000", 1_250_000),
    ("nihil", 0),
    ("1250000", 1_250_000),
    ("–", None),
    ("1.250.000 rupiah", 1_250_000),
    (None, None),
)
SLIPS: tuple[tuple[str, Any, str], ...] = (
    ("realisasi", "1.970", "bisa dibaca 1970 (ribuan) atau 1,970 (desimal)"),
    ("realisasi", "lima", "bukan angka"),
    ("realisasi", "#DIV/0!", "berisi #DIV/0!"),
    ("realisasi", date(2022, 3, 31), "berisi tanggal"),
    ("target_sd", "999", "sel ini tidak untuk diubah"),
    ("bukti", r"C:\foto.jpg", "di luar"),
    ("anggaran", "310jt", "bukan jumlah rupiah; tulis 310000000"),
)
"""What somebody does wrong in a cell, and what is said of it."""


class Filled(NamedTuple):
    """A form as it was sent: the values meant by code, the cell of its slip and what is said of it."""

    path: Path
    meant: dict[str, tuple[Decimal | None, int | None]]
    sel: str | None = None
    pesan: str | None = None


def typed_number(style: int, satuan: str, *, percent: bool) -> tuple[Any, str | None, Decimal]:
    """What is typed in a style, the number format of its cell, and the number meant."""
    plain: tuple[tuple[Any, str | None, Decimal], ...] = (
        ("12,5", None, Decimal("12.5")),
        ("12.5", None, Decimal("12.5")),
        (12.5, "General", Decimal("12.5")),
        (f"45 {satuan}", None, Decimal(45)),
        ("85,5 %", None, Decimal("85.5")) if percent else ("1.250,5", None, Decimal("1250.5")),
        ("36743/39834", None, Decimal("92.240297")) if percent else ("1,250.5", None, Decimal("1250.5")),
        (45.5703441821774, "0.0", Decimal("45.570344")),
        ("nihil", None, Decimal(0)),
        (0.855, "0.0%", Decimal("85.5")) if percent else (45.5, "#,##0.00", Decimal("45.5")),
        ("  12,50 ", None, Decimal("12.5")),
        ("+12,5", None, Decimal("12.5")),
        (12, "0", Decimal(12)),
    )
    return plain[style]


def fill(path: Path, number: int, *, slip: bool) -> Filled:
    """Fill in every line that wants a number, each in the next style; with a slip in the first of them."""
    filler = Filler(path)
    meant: dict[str, tuple[Decimal | None, int | None]] = {}
    rows = [kode for kode in filler.rows if _wants_number(filler, kode)]
    for place, kode in enumerate(rows):
        unit, _, way = str(filler.cell(kode, "satuan").value).partition("\n")
        percent = unit in ("persen", "%")
        style = (number + place) % STYLES
        if "fisik" in way and style in (4, 5) and not percent:
            style = 0
        value, look, read = typed_number(style, unit, percent=percent)
        cell = filler.cell(kode, "realisasi")
        cell.value = value
        if look:
            cell.number_format = look
        money, rupiah = MONEY[(number + 2 * place) % len(MONEY)]
        filler.fill(kode, anggaran=money)
        meant[kode] = read, rupiah
    if not slip:
        filler.save()
        return Filled(path, meant)
    field, wrong, said = SLIPS[number % len(SLIPS)]
    filler.cell(rows[0], field).number_format = "General"
    filler.fill(rows[0], **{field: wrong}).save()
    return Filled(path, meant, filler.cell(rows[0], field).coordinate, said)


def _wants_number(filler: Filler, kode: str) -> bool:
    words = str(filler.cell(kode, "satuan").value)
    return not any(way in words for way in ("(ya atau tidak)", "(pilih dari daftar)", "(anggaran saja)", "rupiah\n"))
