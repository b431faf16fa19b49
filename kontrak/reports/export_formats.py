"""Tables as CSV, JSON and Excel: text stays text whatever it begins with, and the same tables give the same bytes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from types import NoneType
from typing import TYPE_CHECKING, Any

from kontrak.formulas import defused
from kontrak.model.words import encode_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from kontrak.reports.export_rows import TabelEkspor

LONGEST_CELL = 32_767
"""What a cell of Excel can hold."""

_WIDE, _NARROW = 36, 12
_MANY = 8192
"""How many texts are remembered: those that return come soon."""
_defused = lru_cache(_MANY)(defused)


def to_csv(tabel: TabelEkspor, pemisah: str = ",") -> bytes:
    """Return a table as CSV: commas, decimal points, ``ya``/``tidak``, ranges ``80..90``, ISO dates.

    With semicolons it is what an Indonesian Excel opens by double-click: decimal commas, a byte order mark.
    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    import csv
    import io

    stream = io.StringIO(newline="")
    local = pemisah == ";"
    texts = _csv_texts("," if local else ".")
    writer = csv.writer(stream, delimiter=pemisah, lineterminator="\r\n" if local else "\n")
    writer.writerow(tabel.kolom)
    writer.writerows([texts[type(cell)](cell) for cell in row] for row in tabel.baris)
    return stream.getvalue().encode("utf-8-sig" if local else "utf-8")


def to_json(head: Mapping[str, str | int], tables: Sequence[TabelEkspor]) -> bytes:
    """Return one document: the head, then an array per table with one object a line (SPEC §5 JSON)."""
    from json import dumps

    texts = _json_texts()
    parts = [f"{dumps(key)}: {dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    for tabel in tables:
        keys = ", ".join(f"{dumps(name).replace('%', '%%')}: %s" for name in tabel.kolom)
        line = f"{{{keys}}}"
        rows = [line % tuple([texts[type(cell)](cell) for cell in row]) for row in tabel.baris]
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
        sheet = book.add_worksheet(tabel.nama)
        _write_sheet(sheet, tabel, formats)
        _set_print(sheet, f"{title}: {tabel.nama}", seal)
    book.close()
    return stream.getvalue()


def _write_sheet(sheet: Any, tabel: TabelEkspor, formats: Mapping[str, Any]) -> None:
    for place, name in enumerate(tabel.kolom):
        longest = max((len(cell) for row in tabel.baris[:200] if isinstance(cell := row[place], str)), default=0)
        sheet.set_column(place, place, _WIDE if longest > _NARROW else max(_NARROW, len(name) + 2))
        sheet.write_string(0, place, name, formats["head"])
    write: dict[type, Callable[[int, int, Any], object]] = {
        NoneType: lambda *_: None,
        date: lambda row, place, cell: sheet.write_datetime(row, place, cell, formats["date"]),
        Decimal: lambda row, place, cell: sheet.write_number(row, place, float(cell)),
        int: sheet.write_number,
        str: partial(_write_text, sheet, formats),
        bool: lambda row, place, cell: _write_text(sheet, formats, row, place, encode_value(cell)),
        tuple: lambda row, place, cell: _write_text(sheet, formats, row, place, encode_value(cell)),
    }
    for number, row in enumerate(tabel.baris, 1):
        for place, cell in enumerate(row):
            write[type(cell)](number, place, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(tabel.baris), len(tabel.kolom) - 1)


def _set_print(sheet: Any, title: str, seal: str) -> None:
    """Print on lying A4 pages as wide as the table, its heading on each, with what it is and its seal at the foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    safe = title.replace("&", "&&")
    sheet.set_footer(f"&L&8{safe[:120]} · segel {seal}&R&8Halaman &P dari &N")


def _write_text(sheet: Any, formats: Mapping[str, Any], row: int, place: int, text: str) -> None:
    quoted = formats["quoted"] if _defused(text) != text else None  # else an Excel that edits the cell would run it
    sheet.write_string(row, place, text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…", quoted)


def _csv_texts(decimal: str) -> dict[type, Callable[[Any], str]]:
    """How a cell of each kind stands in a CSV file with this decimal sign; names and words return in many rows."""
    return {
        NoneType: lambda _: "",
        str: _defused,
        bool: encode_value,
        int: str,
        date: date.isoformat,
        Decimal: lambda cell: f"{cell:f}".replace(".", decimal),
        tuple: lambda cell: "..".join(encode_value(bound).replace(".", decimal) for bound in cell),
    }


def _json_texts() -> dict[type, Callable[[Any], str]]:
    """How a cell of each kind stands in a JSON document."""
    from json import JSONEncoder

    encode = lru_cache(_MANY)(JSONEncoder(ensure_ascii=False).encode)
    return {
        NoneType: lambda _: "null",
        str: encode,
        bool: lambda cell: "true" if cell else "false",
        int: str,
        date: lambda cell: encode(cell.isoformat()),
        Decimal: "{:f}".format,
        tuple: lambda cell: f"[{cell[0]:f}, {cell[1]:f}]",
    }
