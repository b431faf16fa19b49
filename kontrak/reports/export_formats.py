"""Tables as CSV and JSON: text stays text whatever it begins with, and the same tables give the same bytes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import TYPE_CHECKING, Any

from kontrak.formulas import defused
from kontrak.model.words import encode_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kontrak.reports.export_rows import TabelEkspor

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
    decimal = "," if local else "."
    texts: dict[type, Callable[[Any], str]] = {
        NoneType: lambda _: "",
        str: _defused,
        bool: encode_value,
        int: str,
        date: date.isoformat,
        Decimal: lambda cell: f"{cell:f}".replace(".", decimal),
        tuple: lambda cell: "..".join(encode_value(bound).replace(".", decimal) for bound in cell),
    }
    writer = csv.writer(stream, delimiter=pemisah, lineterminator="\r\n" if local else "\n")
    writer.writerow(tabel.kolom)
    writer.writerows([texts[type(cell)](cell) for cell in row] for row in tabel.baris)
    return stream.getvalue().encode("utf-8-sig" if local else "utf-8")


def to_json(head: Mapping[str, str | int], tables: Sequence[TabelEkspor]) -> bytes:
    """Return one document: the head, then an array per table with one object a line (SPEC §5 JSON)."""
    from json import JSONEncoder, dumps

    encode = lru_cache(_MANY)(JSONEncoder(ensure_ascii=False).encode)
    texts: dict[type, Callable[[Any], str]] = {
        NoneType: lambda _: "null",
        str: encode,
        bool: lambda cell: "true" if cell else "false",
        int: str,
        date: lambda cell: encode(cell.isoformat()),
        Decimal: "{:f}".format,
        tuple: lambda cell: f"[{cell[0]:f}, {cell[1]:f}]",
    }
    parts = [f"{dumps(key)}: {dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    for tabel in tables:
        keys = ", ".join(f"{dumps(name).replace('%', '%%')}: %s" for name in tabel.kolom)
        line = f"{{{keys}}}"
        rows = [line % tuple([texts[type(cell)](cell) for cell in row]) for row in tabel.baris]
        inner = ",\n    ".join(rows)
        parts.append(f"{dumps(tabel.nama)}: [\n    {inner}\n  ]" if rows else f"{dumps(tabel.nama)}: []")
    return ("{\n  " + ",\n  ".join(parts) + "\n}\n").encode()
