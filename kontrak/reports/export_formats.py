"""Tables as CSV, JSON and Excel: text stays text whatever it begins with, and the same tables give the same bytes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.formulas import defused
from kontrak.model.words import encode_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from kontrak.reports.export_rows import Cell, TabelEkspor

LONGEST_CELL = 32_767
"""What a cell of Excel can hold."""

_WIDE, _NARROW = 36, 12


def to_csv(tabel: TabelEkspor, pemisah: str = ",") -> bytes:
    """Return a table as CSV: commas, decimal points, ``ya``/``tidak``, ranges ``80..90``, ISO dates.

    With semicolons it is what an Indonesian Excel opens by double-click: decimal commas, a byte order mark.
    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    import csv
    import io

    stream = io.StringIO(newline="")
    local = pemisah == ";"
    writer = csv.writer(stream, delimiter=pemisah, lineterminator="\r\n" if local else "\n")
    writer.writerow(tabel.kolom)
    writer.writerows([_csv_text(cell, decimal="," if local else ".") for cell in row] for row in tabel.baris)
    return stream.getvalue().encode("utf-8-sig" if local else "utf-8")


def to_json(head: Mapping[str, str | int], tables: Sequence[TabelEkspor]) -> bytes:
    """Return one document: the head, then an array per table with one object a line (SPEC §5 JSON)."""
    from json import dumps

    parts = [f"{dumps(key)}: {dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    for tabel in tables:
        keys = [dumps(name) for name in tabel.kolom]
        rows = [
            "{" + ", ".join(f"{key}: {_json_text(cell)}" for key, cell in zip(keys, row, strict=True)) + "}"
            for row in tabel.baris
        ]
        inner = ",\n    ".join(rows)
        parts.append(f"{dumps(tabel.nama)}: [\n    {inner}\n  ]" if rows else f"{dumps(tabel.nama)}: []")
    return ("{\n  " + ",\n  ".join(parts) + "\n}\n").encode()


def to_xlsx(title: str, seal: str, moment: datetime, tables: Sequence[TabelEkspor]) -> bytes:
    """Return a workbook with a sheet per table; ``moment`` is that of the data, so that the bytes don't change."""
    import io

    from xlsxwriter import Workbook

    stream = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(stream, options)
    book.set_properties({"title": title, "comments": f"Segel {seal}", "created": moment})
    looks = {"head": {"bold": True}, "date": {"num_format": "yyyy-mm-dd"}, "quoted": {"quote_prefix": True}}
    formats = {name: book.add_format(look) for name, look in looks.items()}
    for tabel in tables:
        _write_sheet(book.add_worksheet(tabel.nama), tabel, formats)
    book.close()
    return stream.getvalue()


def _write_sheet(sheet: Any, tabel: TabelEkspor, formats: Mapping[str, Any]) -> None:
    for place, name in enumerate(tabel.kolom):
        longest = max((len(cell) for row in tabel.baris[:200] if isinstance(cell := row[place], str)), default=0)
        sheet.set_column(place, place, _WIDE if longest > _NARROW else max(_NARROW, len(name) + 2))
        sheet.write_string(0, place, name, formats["head"])
    for number, row in enumerate(tabel.baris, 1):
        for place, cell in enumerate(row):
            _write_cell(sheet, number, place, cell, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(tabel.baris), len(tabel.kolom) - 1)


def _write_cell(sheet: Any, row: int, place: int, cell: Cell, formats: Mapping[str, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, place, cell, formats["date"])
    elif isinstance(cell, Decimal | int) and not isinstance(cell, bool):
        sheet.write_number(row, place, float(cell))
    else:
        text = cell if isinstance(cell, str) else encode_value(cell)
        quoted = formats["quoted"] if defused(text) != text else None  # else an Excel that edits the cell would run it
        sheet.write_string(row, place, text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…", quoted)


def _csv_text(cell: Cell, *, decimal: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return defused(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", decimal)
    if isinstance(cell, tuple):
        return "..".join(encode_value(bound).replace(".", decimal) for bound in cell)
    return encode_value(cell) if isinstance(cell, bool) else str(cell)


def _json_text(cell: Cell) -> str:
    from json import dumps

    if isinstance(cell, tuple):
        return f"[{cell[0]:f}, {cell[1]:f}]"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return dumps(cell.isoformat() if isinstance(cell, date) else cell, ensure_ascii=False)
