"""Columns follow from the fields of a record, and an older event that lacks a field has its default."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from typing import NamedTuple

from kontrak.model.fields import Kind, fields_of
from kontrak.store.contents import PART_FIELDS
from kontrak.store.table import columns, create_table


class Uji(NamedTuple):
    nama: str
    bulan: int
    jumlah: int = 12
    kata: str = "hari Jum'at"
    ada: bool = True
    batas: Decimal = Decimal("7.50")
    catatan: str | None = "bawaan"
    daftar: tuple[str, ...] = ()


def test_a_field_is_a_column_with_its_kind() -> None:
    found = create_table(
        "uji", "Uji.", columns(fields_of(Uji), "isi", arti={"nama": "namanya"}), ("PRIMARY KEY (nama)",)
    )
    assert (
        found
        == """\
CREATE TABLE uji (
  -- Uji.
  nama TEXT NOT NULL,               -- namanya
  bulan INTEGER NOT NULL,
  jumlah INTEGER NOT NULL,
  kata TEXT NOT NULL,
  ada INTEGER NOT NULL CHECK (ada IN (0, 1)),
  batas TEXT NOT NULL,
  catatan TEXT,
  PRIMARY KEY (nama)
) STRICT, WITHOUT ROWID"""
    )


def test_what_an_older_event_lacks_is_its_default() -> None:
    wanted = ", ".join(column.sumber for column in columns(fields_of(Uji), "?1"))
    with closing(sqlite3.connect(":memory:")) as raw:
        old = raw.execute(f"SELECT {wanted}", ('{"nama": "a", "bulan": "3"}',)).fetchone()
        new = raw.execute(f"SELECT {wanted}", ('{"nama": "a", "bulan": "3", "jumlah": "0", "ada": false}',)).fetchone()
    assert old == ("a", 3, 12, "hari Jum'at", 1, "7.5", None)
    assert new == ("a", 3, 0, "hari Jum'at", 0, "7.5", None)


def test_a_kind_reads_lists_maps_and_what_may_be_empty() -> None:
    assert fields_of(Uji)["daftar"] == Kind("tuple", isi=Kind("str"), bawaan=())
    assert PART_FIELDS["Indikator"]["rencana"] == Kind("tuple", isi=Kind("Value", kosong=True))
    assert PART_FIELDS["Indikator"]["riwayat"] == Kind("tuple", isi=Kind("Hasil"), bawaan=())
    assert PART_FIELDS["Aturan"]["skala"] == Kind("Mapping", isi=Kind("Mapping", isi=Kind("Decimal")))
