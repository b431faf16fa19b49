"""What a table of the file is: columns that say where each comes from, and so one DDL and one SELECT over the log.

The same SELECT projects new events (``{riwayat}`` is then the slice of the new ones), rebuilds a file and verifies
it, so projection, migration and seal can never disagree. Tables are append-only: every row carries the number of
its event, "as of" is ``peristiwa <= :upto``, and what counts now is the last in order of event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.fields import Kind
from kontrak.named import NamedTuple
from kontrak.store.kinds import cell, has_leaf, leaf_of, sql_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_COMMENT = 36
"""Where the meaning of a column stands, when the column leaves room."""


class SqlColumn(NamedTuple):
    """A column: the kind of what it holds, the expression over the log that it is read by, and its meaning.

    ``batasan`` is what SQL demands beside its kind: the row that it refers to, or a CHECK.
    """

    nama: str
    kind: Kind
    sumber: str = ""
    arti: str = ""
    batasan: str = ""

    @property
    def sql(self) -> str:
        """The column in a CREATE TABLE, without its comma."""
        kind, check = sql_of(self.kind)
        may_be_null = self.kind.kosong or "PRIMARY KEY" in self.batasan  # a row number is never NULL
        parts = [self.nama, kind, "" if may_be_null else "NOT NULL", self.batasan]
        parts.append(f"CHECK ({check.format(self.nama)})" if check else "")
        return " ".join(filter(None, parts))


def whole(nama: str, sumber: str, arti: str = "", batasan: str = "") -> SqlColumn:
    """A column of a number that the log has already, like that of its event."""
    return SqlColumn(nama, Kind("int"), sumber, arti, batasan)


def text(nama: str, sumber: str, arti: str = "") -> SqlColumn:
    """A column of a text."""
    return SqlColumn(nama, Kind("str"), sumber, arti)


def columns(
    fields: Mapping[str, Kind], value: str, path: str = "$", arti: Mapping[str, str] | None = None, awalan: str = ""
) -> tuple[SqlColumn, ...]:
    """A column for each field that one cell can hold: what stands under its name at the path in a JSON value.

    ``arti`` has the meaning of those that need one, ``awalan`` begins the names of all.
    """
    meanings = arti or {}
    return tuple(
        SqlColumn(awalan + name, kind, extract(value, f"{path}.{name}", kind), meanings.get(name, ""))
        for name, kind in fields.items()
        if kind.nama == "bool" or has_leaf(kind.nama)
    )


def extract(value: str, path: str, kind: Kind) -> str:
    """The SQL of what stands at a path in a JSON value, where older events lack it its default.

    Whole numbers are texts there.
    """
    found = f"json_extract({value}, '{path}')"
    if has_leaf(kind.nama) and leaf_of(kind.nama).sql == "INTEGER":
        found = f"CAST({found} AS INTEGER)"
    default = cell(kind.bawaan, kind)
    if default is None:
        return found
    literal = str(default) if isinstance(default, int) else "'" + default.replace("'", "''") + "'"
    return f"COALESCE({found}, {literal})"


class SqlTable(NamedTuple):
    """A table that follows from the events of some kinds.

    ``kunci`` is its primary key, which names a row in the messages of the seal. ``dari`` is the FROM of its SELECT,
    ``dengan`` a WITH before it; each key comes once. ``batasan`` are the constraints that concern several columns.
    """

    nama: str
    jenis: tuple[str, ...]
    kunci: tuple[str, ...]
    arti: str
    kolom: tuple[SqlColumn, ...]
    dari: str
    dengan: str = ""
    batasan: tuple[str, ...] = ()
    indeks: tuple[str, ...] = ()

    @property
    def ddl(self) -> str:
        """Its CREATE TABLE."""
        demands = (*self.batasan, *(column.batasan for column in self.kolom))
        own_key = any("PRIMARY KEY" in demand for demand in demands)
        key = () if own_key else (f"PRIMARY KEY ({', '.join(self.kunci)})",)
        return create_table(self.nama, self.arti, self.kolom, (*key, *self.batasan))

    @property
    def select(self) -> str:
        """The SELECT that makes its rows out of ``{riwayat}``."""
        return f"{self.dengan}SELECT {', '.join(column.sumber for column in self.kolom)}\nFROM {self.dari}"


def create_table(nama: str, arti: str, kolom: Sequence[SqlColumn], batasan: Iterable[str] = ()) -> str:
    """Return the CREATE TABLE, with its meanings as comments: whoever opens the file elsewhere reads them there."""
    meaning = [f"  -- {line}" for line in arti.split("\n")]
    body = "\n".join([*meaning, *_lines(kolom, [*batasan])])
    rowid = "" if any("PRIMARY KEY" in column.batasan for column in kolom) else ", WITHOUT ROWID"
    return f"CREATE TABLE {nama} (\n{body}\n) STRICT{rowid}"


def _lines(kolom: Sequence[SqlColumn], batasan: Sequence[str]) -> Iterator[str]:
    """Each column and constraint, with a comma behind all but the last."""
    for place, column in enumerate(kolom, 1):
        line = f"  {column.sql}" + ("," if place < len(kolom) or batasan else "")
        yield f"{line.ljust(_COMMENT - 2)}  -- {column.arti}" if column.arti else line
    if batasan:
        yield ",\n".join(f"  {constraint}" for constraint in batasan)
