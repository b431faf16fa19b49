"""The header of a file as domain values, and the headers of several files over what the database holds."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from kontrak.contracts.declared import DeclaredTajuk, Scope
from kontrak.contracts.leaves import Fields, FormError, clean_text, number_of, sentence
from kontrak.contracts.tree import Teks, quoted
from kontrak.model.dasar import Ciri, Pengampu, Pihak, Prioritas
from kontrak.model.declared import Aturan, Komponen, Langkah, Pita, Tajuk
from kontrak.model.fields import LIST, Kind, fields_of
from kontrak.numbers import NumberError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kontrak.contracts.tree import Problem, Section

N = TypeVar("N", Prioritas, Ciri)
HEADER_KEYS = ("versi", "tahun", "daerah", "pihak_kedua", "aturan", "prioritas", "ciri", "pengampu")
FIRST_YEAR, LAST_YEAR = 2000, 2100
_RULES = fields_of(Aturan)
_CODED = ("prioritas", "ciri", "pengampu")
"""What a header lists by code."""
_MANDATORY = ("daerah", "pihak_kedua")
_UNREADABLE = (FormError, NumberError)


def read_header(akar: Section, problems: list[Problem]) -> DeclaredTajuk:
    """Read everything of a file that is not an OPD; the rules of SPEC §2 are checked later."""
    fields = Fields(akar, problems)
    rules = akar.child("aturan")
    isi = {
        "versi": fields.text("versi"),
        "tahun": _read_year(fields),
        "daerah": fields.text("daerah"),
        "pihak_kedua": _read_pihak(akar.child("pihak_kedua"), problems),
        "aturan": _read_aturan(Fields(rules, problems), fields.broken) if rules else None,
        "prioritas": _read_named(fields, "prioritas", Prioritas),
        "ciri": _read_named(fields, "ciri", Ciri),
        "pengampu": _read_pengampu(fields),
    }
    given = {key: value for key, value in isi.items() if value is not None}
    lost = {key for key in HEADER_KEYS if akar.get(key) is not None and key not in given}
    return DeclaredTajuk(akar, given, frozenset(fields.broken | lost))


def _read_year(fields: Fields) -> int | None:
    text = fields.text("tahun")
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    fields.fail("tahun", f"tahun {quoted(text)} bukan tahun kontrak; tulis empat angka, misalnya 2022")
    return None


def _read_pihak(section: Section | None, problems: list[Problem]) -> Pihak | None:
    if section is None:
        return None
    fields = Fields(section, problems)
    nama, jabatan = fields.text("nama"), fields.text("jabatan")
    return Pihak(nama, jabatan) if jabatan else None


def _read_named(fields: Fields, key: str, kind: Callable[[str, str], N]) -> tuple[N, ...] | None:
    """Codes with their names."""
    section = fields.section.child(key)
    if section is None:
        return None
    names = Fields(section, fields.problems)
    return tuple(kind(kode, names.text(kode) or "") for kode in map(str, section.peta))


def _read_pengampu(fields: Fields) -> tuple[Pengampu, ...] | None:
    if fields.section.child("pengampu") is None:
        return None
    read = []
    for kode, section in fields.section.children("pengampu"):
        own = Fields(section, fields.problems)
        read.append(Pengampu(kode, own.text("jabatan") or "", own.text("nama"), own.whole("urutan")))
    return tuple(read)


# --- aturan ----------------------------------------------------------------------------------------


def _read_aturan(fields: Fields, broken: set[str]) -> dict[str, Any]:
    """Return the rules that are given; a null says something where there may be none, any other is not given."""
    peta = fields.section.peta
    given: dict[str, Any] = {key: _READERS[_item(kind)](fields, key) for key, kind in _RULES.items()}
    given = {key: value for key, value in given.items() if value is not None}
    given |= {key: None for key, kind in _RULES.items() if kind.kosong and key in peta and peta[key] is None}
    lost = {key for key, node in peta.items() if node is not None and key not in given}
    broken.update(f"aturan.{key}" for key in fields.broken | lost)
    return given


def _item(kind: Kind) -> str:
    return kind.isi.nama if kind.nama == LIST and kind.isi else kind.nama


def _read_komponen(fields: Fields, key: str) -> Komponen | None:
    section = fields.section.child(key)
    if section is None:
        return None
    parts = Fields(section, fields.problems)
    read = Komponen(*(parts.number(part, percent=True) or Decimal(0) for part in Komponen._fields))
    if parts.broken or not set(section.peta) <= set(Komponen._fields):
        fields.broken.add(key)
    return read


def _numbers(fields: Fields, key: str, section: Section) -> Iterator[tuple[str, Decimal]]:
    """The (name, number) pairs of a mapping, in its order; names as they are stored."""
    for name, node in section.peta.items():
        try:
            if isinstance(node, Teks):
                yield clean_text(name), number_of(node, percent=True)
            else:
                fields.broken.add(key)
        except _UNREADABLE as error:
            fields.problems.append(section.problem(name, sentence(name, error)))
            fields.broken.add(key)


def _read_bands(fields: Fields, key: str) -> tuple[Pita, ...] | None:
    section = fields.section.child(key)
    if section is None:
        return None
    return tuple(Pita(name, bound) for name, bound in _numbers(fields, key, section))


def _read_tangga(fields: Fields, key: str) -> tuple[Langkah, ...] | None:
    section = fields.section.child(key)
    if section is None:
        return None
    steps = []
    texts = Fields(section, fields.problems)
    for months in section.peta:
        if months.isascii() and months.isdigit() and len(months) <= 2 and not months.startswith("0"):
            steps.append(Langkah(int(months), texts.text(months) or ""))
        else:
            pesan = f"{quoted(months)} bukan lama meleset; tulis jumlah bulan, misalnya 1, 2, 3"
            fields.problems.append(section.problem_of_key(months, pesan))
            fields.broken.add(key)
    return tuple(steps)


def _read_skala(fields: Fields, key: str) -> dict[str, dict[str, Decimal]] | None:
    group = fields.section.child(key)
    if group is None:
        return None
    scales = list(fields.section.children(key))
    if len(scales) < len(group.peta):
        fields.broken.add(key)
    return {unicodedata.normalize("NFC", name): dict(_numbers(fields, key, section)) for name, section in scales}


_READERS: Mapping[str, Callable[[Fields, str], Any]] = {
    "str": Fields.text,
    "int": Fields.number,
    "Decimal": Fields.number,
    "Percent": lambda fields, key: fields.number(key, percent=True),
    "Komponen": _read_komponen,
    "Pita": _read_bands,
    "Langkah": _read_tangga,
    "Mapping": _read_skala,
}
"""The reader of each kind of rule, or of the items that it lists; whole numbers are checked and made so later."""


# --- several headers over the database -------------------------------------------------------------


def merged(headers: Sequence[DeclaredTajuk], held: Tajuk | None) -> Tajuk | None:
    """Return the header of the year: the files over the database over the defaults; None where it lacks a part.

    Each absent key keeps what the database holds, inside ``aturan`` too; prioritas, ciri, pengampu and skala are added
    to what it holds.
    """
    given: dict[str, Any] = {}
    for header in reversed(headers):
        given |= header.isi
    tahun = given.get("tahun")
    base: dict[str, Any] = {"daerah": held.daerah, "pihak_kedua": held.pihak_kedua} if held else {}
    whole = base | {key: given[key] for key in _MANDATORY if key in given}
    if tahun is None or len(whole) < len(_MANDATORY):
        return None
    whole |= {key: _merged_by_code(getattr(held, key, ()), given.get(key, ())) for key in _CODED}
    return Tajuk(
        tahun=tahun,
        aturan=_merged_aturan(given.get("aturan", {}), held.aturan if held else Aturan()),
        **whole,
    )


def _merged_aturan(given: Mapping[str, Any], base: Aturan) -> Aturan:
    changed = dict(given)
    changed |= {key: int(value) for key, value in given.items() if _RULES[key].nama == "int"}
    if "skala" in changed:
        changed["skala"] = {**base.skala, **changed["skala"]}
    return base._replace(**changed)


def _merged_by_code(held: Sequence[Any], given: Sequence[Any]) -> tuple[Any, ...]:
    """Those of the database in their order, each as the file has it, then the new ones."""
    return tuple(({item.kode: item for item in held} | {item.kode: item for item in given}).values())


def scope_of(headers: Sequence[DeclaredTajuk], held: Tajuk | None, *, complete: bool) -> Scope:
    """Return which codes are declared; unknown where a file could not be read, or a part of a header."""
    lost = {key for header in headers for key in header.rusak}
    aturan: list[Mapping[str, Any]] = [header.isi["aturan"] for header in headers if "aturan" in header.isi]
    skala = dict(held.aturan.skala if held else Aturan().skala)
    for rules in aturan:
        skala |= rules.get("skala", {})
    codes: dict[str, Any] = {key: _codes(key, headers, getattr(held, key, ())) if complete else None for key in _CODED}
    return Scope(
        tahun=next((header.isi["tahun"] for header in headers if "tahun" in header.isi), None),
        **codes,
        skala=skala if complete and lost.isdisjoint(("aturan", "aturan.skala")) else None,
    )


def _codes(key: str, headers: Sequence[DeclaredTajuk], held: Sequence[Any]) -> frozenset[str] | None:
    """The codes declared under a key, those included that lack something; None when that cannot be told."""
    codes = {item.kode for item in held}
    for header in headers:
        written = header.section.codes(key)
        if written is None:
            return None
        codes.update(written)
    return frozenset(codes)
