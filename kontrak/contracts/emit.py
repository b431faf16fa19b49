"""Contracts back into contracts.yaml: readable like a file written by hand, and read back as exactly the same.

A text is quoted wherever YAML, in any dialect, could read something else; a number wherever SPEC §6 would see two
readings gets a zero behind it (``1.234`` becomes ``1.2340``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.declared import Komponen, Pita
from kontrak.model.words import encode_value
from kontrak.months import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kontrak.model.declared import Aturan, Indikator, Kontrak, Opd, Pekerjaan, Tajuk
    from kontrak.model.kepala import Kepala
    from kontrak.model.words import Value

_PLAIN = re.compile(r"[^\W\d_](?:[\w()/.&%+-]| (?=[\w(]))*")
_SPECIAL = ("null", "ya", "tidak", "true", "false", "yes", "no", "on", "off", "y", "n")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_UNREADABLE = ("\ufeff", "\ufffe", "\uffff")


def write_contracts(tajuk: Tajuk, opds: Iterable[Opd], kepala: Sequence[str], catatan: Mapping[str, str]) -> str:
    """Return a file of a whole year.

    ``kepala`` are the comment lines on top; ``catatan`` puts a comment above the OPD, bidang, indikator or pekerjaan
    of that full code. Numbers and dates of contracts are written as they are, null where there is none.
    """
    lines = [comment(text) for text in kepala]
    lines += ["", "versi: 1", f"tahun: {tajuk.tahun}", f"daerah: {scalar(tajuk.daerah)}"]
    lines.append(f"pihak_kedua: {_flow({'nama': tajuk.pihak_kedua.nama, 'jabatan': tajuk.pihak_kedua.jabatan})}")
    lines += ["", "aturan:", *_indented(_rules(tajuk.aturan))]
    if tajuk.prioritas:
        lines += ["", "prioritas:", *(f"  {scalar(item.kode)}: {scalar(item.nama)}" for item in tajuk.prioritas)]
    if tajuk.pengampu:
        lines += ["", "pengampu:"]
        for item in tajuk.pengampu:
            place = {} if item.urutan is None else {"urutan": item.urutan}
            lines.append(f"  {scalar(item.kode)}: {_flow({'jabatan': item.jabatan, 'nama': item.nama, **place})}")
    return "\n".join([*lines, *_opds(opds, catatan)]) + "\n"


def write_opds(tahun: int, opds: Iterable[Opd], kepala: Sequence[str]) -> str:
    """Return a file of OPDs without a header: it is imported beside or after one that has it."""
    lines = [*map(comment, kepala), "", "versi: 1", f"tahun: {tahun}"]
    return "\n".join([*lines, *_opds(opds, {})]) + "\n"


def _opds(opds: Iterable[Opd], catatan: Mapping[str, str]) -> Iterator[str]:
    yield from ("", "opd:")
    for opd in opds:
        yield ""
        yield from _indented([*_note(opd.kode, catatan), f"{scalar(opd.kode)}:", *_indented(_opd(opd, catatan))])


def scalar(text: str | None) -> str:
    """Return a text as a YAML scalar: plain where nothing can misread it, else in double quotes."""
    if text is None:
        return "null"
    if _PLAIN.fullmatch(text) and text.lower() not in _SPECIAL and text.isprintable():
        return text
    return '"' + "".join(map(_escape, text)) + '"'


def number(value: Decimal) -> str:
    """Return a number that the one parser of SPEC §6 reads back, and that stands in ``[ ]`` and ``{ }`` as well."""
    text = encode_value(value)
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def value_text(value: Value) -> str:
    """Return a target or planned value: ``50``, ``[80, 90]``, ``ya``, ``BB``."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return f"[{number(value[0])}, {number(value[1])}]"
    return number(value) if isinstance(value, Decimal) else scalar(value)


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() and character not in _UNREADABLE:
        return character
    point = ord(character)
    return f"\\U{point:08x}" if point > 0xFFFF else f"\\u{point:04x}"


def comment(text: str) -> str:
    """Return a comment of one line; what could end it or be refused is left out."""
    shown = "".join(char if char.isprintable() and char not in _UNREADABLE else " " for char in " ".join(text.split()))
    return f"# {shown}".rstrip()


def _note(kode: str, catatan: Mapping[str, str]) -> list[str]:
    return [comment(catatan[kode])] if kode in catatan else []


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" if line else line for line in lines]


def _flow(fields: Mapping[str, str | int | date | None]) -> str:
    """Return a mapping on one line; numbers and dates stand plain."""
    pairs = (f"{key}: {_leaf(text)}" for key, text in fields.items())
    return "{" + ", ".join(pairs) + "}"


def _leaf(value: str | Decimal | int | date | None) -> str:
    """Return a text, a number that stands by itself, or what stands plain."""
    if isinstance(value, Decimal):
        return number(value)
    return "null" if value is None else scalar(value) if isinstance(value, str) else str(value)


def _rules(aturan: Aturan) -> Iterator[str]:
    for key in aturan._fields:
        yield from _rule(key, getattr(aturan, key))


def _rule(key: str, value: Any) -> Iterator[str]:
    """Yield one rule, whatever kind it is; what lists nothing is left out."""
    if isinstance(value, Komponen):
        yield f"{key}: {_numbers(value._asdict())}"
    elif not isinstance(value, tuple | Mapping):
        yield f"{key}: {_leaf(value)}"
    elif isinstance(value, tuple) and all(isinstance(item, Pita) for item in value):
        yield f"{key}: {_numbers(dict(value))}"
    elif value:
        yield f"{key}:"
        for name, inner in value.items() if isinstance(value, Mapping) else value:
            yield f"  {_leaf(name)}: {_numbers(inner) if isinstance(inner, Mapping) else _leaf(inner)}"


def _numbers(fields: Mapping[str, Decimal]) -> str:
    return "{" + ", ".join(f"{scalar(key)}: {number(value)}" for key, value in fields.items()) + "}"


def _opd(opd: Opd, catatan: Mapping[str, str]) -> Iterator[str]:
    yield f"nama: {scalar(opd.nama)}"
    yield f"kelompok: {scalar(opd.kelompok)}"
    if opd.alias:
        yield f"alias: [{', '.join(map(scalar, opd.alias))}]"
    if opd.pengampu:
        yield f"pengampu: {scalar(opd.pengampu)}"
    if opd.urutan is not None:
        yield f"urutan: {opd.urutan}"
    yield f"kepala: {_head(opd.kontrak.kepala)}"
    yield f"kontrak: {_signed(opd.kontrak, None)}"
    if opd.program:
        yield "program:"
        for item in opd.program:
            official = {"kode_resmi": item.kode_resmi} if item.kode_resmi else {}
            yield f"  {scalar(item.kode)}: {_flow({'nama': item.nama, **official, 'pagu': item.pagu})}"
    yield from _indikators(opd.kontrak, catatan)
    if opd.bidang:
        yield "bidang:"
        for bidang in opd.bidang:
            yield from _indented(_note(bidang.kode, catatan))
            yield f"  {_local(bidang.kode)}:"
            yield from _indented(_indented(_bidang(bidang, opd.kontrak, catatan)))


def _bidang(bidang: Kontrak, induk: Kontrak, catatan: Mapping[str, str]) -> Iterator[str]:
    yield f"nama: {scalar(bidang.nama)}"
    yield f"kepala: {_head(bidang.kepala)}"
    yield f"kontrak: {_signed(bidang, induk)}"
    yield from _indikators(bidang, catatan)


def _head(kepala: Kepala) -> str:
    fields = kepala._asdict()
    return _flow({key: fields[key] for key in fields if fields[key] is not None or key == "nama"})


def _signed(kontrak: Kontrak, induk: Kontrak | None) -> str:
    """Return number, date and pledges; a bidang leaves out what it takes from its OPD."""
    fields: dict[str, str | date | None] = {"nomor": kontrak.nomor, "tanggal": kontrak.tanggal}
    if induk is not None:
        fields = {key: fields[key] for key in fields if fields[key] != getattr(induk, key)}
    pledges = {"pakta_integritas": kontrak.pakta_integritas, "kesediaan_mundur": kontrak.kesediaan_mundur}
    inner = [_flow(fields)[1:-1]] if fields else []
    inner += [f"{key}: {'ya' if given else 'tidak'}" for key, given in pledges.items()]
    return "{" + ", ".join(inner) + "}"


def _indikators(kontrak: Kontrak, catatan: Mapping[str, str]) -> Iterator[str]:
    if kontrak.indikator:
        yield "indikator:"
        for item in kontrak.indikator:
            yield from _indented(_note(item.kode, catatan))
            yield f"  {_local(item.kode)}:"
            yield from _indented(_indented(_indikator(item, catatan)))


def _indikator(item: Indikator, catatan: Mapping[str, str]) -> Iterator[str]:
    yield f"nama: {scalar(item.nama)}"
    for key in ("kode_resmi", "sasaran", "prioritas", "program"):
        if text := getattr(item, key):
            yield f"{key}: {scalar(text)}"
    yield f"satuan: {scalar(item.satuan)}"
    yield f"sifat: {item.sifat.value}"
    yield f"arah: {item.arah.value}"
    if item.skala:
        yield f"skala: {scalar(item.skala)}"
    if item.rumus_turun:
        yield f"rumus_turun: {scalar(item.rumus_turun)}"
    yield f"target: {value_text(item.target)}"
    if item.tahun_lalu is not None:
        yield f"tahun_lalu: {value_text(item.tahun_lalu)}"
    if item.bobot is not None:
        yield f"bobot: {number(item.bobot)}"
    if item.pagu is not None:
        yield f"pagu: {item.pagu}"
    if item.mendukung:
        yield f"mendukung: {_local(item.mendukung)}"
    yield from _plan(item, catatan)


def _plan(item: Indikator, catatan: Mapping[str, str]) -> Iterator[str]:
    """Yield the plan in the shortest form that says the same."""
    if item.pekerjaan:
        yield "pekerjaan:"
        for work in item.pekerjaan:
            yield from _indented(_note(work.kode, catatan))
            yield f"  {scalar(work.kode.rpartition('.')[2])}: {_work(work)}"
        return
    if item.rilis_bulan:
        fields = {"bulan": SHORT[item.rilis_bulan - 1], "tahun": item.rilis_tahun, "penerbit": item.penerbit}
        yield f"rilis: {_flow(fields)}"
        return
    planned = [(SHORT[place], value) for place, value in enumerate(item.rencana) if value is not None]
    if [value for _, value in planned] == [item.target]:
        yield f"jatuh_tempo: {planned[0][0]}"
    else:
        yield "rencana: {" + ", ".join(f"{month}: {value_text(value)}" for month, value in planned) + "}"


def _work(work: Pekerjaan) -> str:
    pagu = "" if work.pagu is None else f", pagu: {work.pagu}"
    due = SHORT[work.jatuh_tempo - 1]
    return f"{{nama: {scalar(work.nama)}, volume: {number(work.volume)}, jatuh_tempo: {due}{pagu}}}"


def _local(kode: str) -> str:
    return scalar(kode.partition(".")[2])
