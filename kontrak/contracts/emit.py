"""Contracts back into contracts.yaml: readable like a file written by hand, and read back as exactly the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kontrak.contracts.yaml_text import comment, flow, leaf, number, scalar, value_text
from kontrak.model.declared import KAMUS, Komponen, Pita
from kontrak.months import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator, Kegiatan, Kontrak, Opd, Pekerjaan, Program, SubKegiatan, Tajuk
    from kontrak.model.kepala import Kepala


def write_contracts(tajuk: Tajuk, opds: Iterable[Opd], kepala: Sequence[str], catatan: Mapping[str, str]) -> str:
    """Return a file of a whole year.

    ``kepala`` are the comment lines on top; ``catatan`` puts a comment above the OPD, bidang, indikator or pekerjaan
    of that full code. Numbers and dates of contracts are written as they are, null where there is none.
    """
    lines = [comment(text) for text in kepala]
    lines += ["", "versi: 1", f"tahun: {tajuk.tahun}", f"daerah: {scalar(tajuk.daerah)}"]
    lines.append(f"pihak_kedua: {flow({'nama': tajuk.pihak_kedua.nama, 'jabatan': tajuk.pihak_kedua.jabatan})}")
    lines += ["", "aturan:", *_indented(_rules(tajuk.aturan))]
    if tajuk.prioritas:
        lines += ["", "prioritas:", *(f"  {scalar(item.kode)}: {scalar(item.nama)}" for item in tajuk.prioritas)]
    if tajuk.ciri:
        lines += ["", "ciri:", *(f"  {scalar(item.kode)}: {scalar(item.nama)}" for item in tajuk.ciri)]
    if tajuk.pengampu:
        lines += ["", "pengampu:"]
        for item in tajuk.pengampu:
            place = {} if item.urutan is None else {"urutan": item.urutan}
            lines.append(f"  {scalar(item.kode)}: {flow({'jabatan': item.jabatan, 'nama': item.nama, **place})}")
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


def _note(kode: str, catatan: Mapping[str, str]) -> list[str]:
    return [comment(catatan[kode])] if kode in catatan else []


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" if line else line for line in lines]


def _rules(aturan: Aturan) -> Iterator[str]:
    for key in aturan._fields:
        yield from _rule(key, getattr(aturan, key))


def _rule(key: str, value: Any) -> Iterator[str]:
    """Yield one rule, whatever kind it is; what lists nothing is left out."""
    if isinstance(value, Komponen):
        yield f"{key}: {_numbers(value._asdict())}"
    elif not isinstance(value, tuple | Mapping):
        yield f"{key}: {leaf(value)}"
    elif isinstance(value, tuple) and all(isinstance(item, Pita) for item in value):
        yield f"{key}: {_numbers(dict(value))}"
    elif value:
        yield f"{key}:"
        for name, inner in value.items() if isinstance(value, Mapping) else value:
            yield f"  {leaf(name)}: {_numbers(inner) if isinstance(inner, Mapping) else leaf(inner)}"


def _numbers(fields: Mapping[str, Decimal]) -> str:
    return "{" + ", ".join(f"{scalar(key)}: {number(value)}" for key, value in fields.items()) + "}"


def _opd(opd: Opd, catatan: Mapping[str, str]) -> Iterator[str]:
    yield f"nama: {scalar(opd.nama)}"
    yield f"kelompok: {scalar(opd.kelompok)}"
    if opd.alias:
        yield f"alias: [{', '.join(map(scalar, opd.alias))}]"
    yield from _texts(opd, "pengampu")
    if opd.urutan is not None:
        yield f"urutan: {opd.urutan}"
    yield f"kepala: {_head(opd.kontrak.kepala)}"
    yield f"kontrak: {_signed(opd.kontrak, None)}"
    if opd.program:
        yield "program:"
        for item in opd.program:
            yield from _indented(_program(item))
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
    return flow({key: fields[key] for key in fields if fields[key] is not None or key == "nama"})


def _signed(kontrak: Kontrak, induk: Kontrak | None) -> str:
    """Return number, date and pledges; a bidang leaves out what it takes from its OPD."""
    fields: dict[str, str | date | None] = {"nomor": kontrak.nomor, "tanggal": kontrak.tanggal}
    if induk is not None:
        fields = {key: fields[key] for key in fields if fields[key] != getattr(induk, key)}
    pledges = {"pakta_integritas": kontrak.pakta_integritas, "kesediaan_mundur": kontrak.kesediaan_mundur}
    inner = [flow(fields)[1:-1]] if fields else []
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
    yield from _texts(item, "kode_resmi", "sasaran", "prioritas", "program")
    if item.ciri:
        yield f"ciri: {_labels(item.ciri)}"
    yield f"satuan: {scalar(item.satuan)}"
    yield f"sifat: {item.sifat.value}"
    yield f"arah: {item.arah.value}"
    yield from _texts(item, "skala", "rumus_turun")
    yield f"target: {value_text(item.target)}"
    if item.tahun_lalu is not None:
        yield f"tahun_lalu: {value_text(item.tahun_lalu)}"
    if item.bobot is not None:
        yield f"bobot: {number(item.bobot)}"
    if item.pagu is not None:
        yield f"pagu: {item.pagu}"
    if item.mendukung:
        yield f"mendukung: {_local(item.mendukung)}"
    yield from _horizon(item)
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
        yield f"rilis: {flow(fields)}"
        return
    planned = [(SHORT[place], value) for place, value in enumerate(item.rencana) if value is not None]
    if [value for _, value in planned] == [item.target]:
        yield f"jatuh_tempo: {planned[0][0]}"
    else:
        yield "rencana: {" + ", ".join(f"{month}: {value_text(value)}" for month, value in planned) + "}"


def _work(work: Pekerjaan) -> str:
    pagu = "" if work.pagu is None else f", pagu: {work.pagu}"
    due = SHORT[work.jatuh_tempo - 1]
    ciri = f", ciri: {_labels(work.ciri)}" if work.ciri else ""
    return f"{{nama: {scalar(work.nama)}, volume: {number(work.volume)}, jatuh_tempo: {due}{pagu}{ciri}}}"


def _texts(item: object, *keys: str) -> Iterator[str]:
    """Yield each of these keys that says something."""
    for key in keys:
        if text := getattr(item, key):
            yield f"{key}: {scalar(text)}"


def _labels(ciri: Sequence[str]) -> str:
    return f"[{', '.join(map(scalar, ciri))}]"


def _local(kode: str) -> str:
    return scalar(kode.partition(".")[2])


# --- what is scored nowhere --------------------------------------------------------------------------


def _horizon(item: Indikator) -> Iterator[str]:
    """Yield what the dictionary says of an indikator, then what it says of other years and other bodies."""
    yield from _texts(item, *KAMUS)
    if item.target_lalu is not None:
        yield f"target_lalu: {value_text(item.target_lalu)}"
    if item.target_akhir is not None:
        yield f"target_akhir: {{tahun: {item.target_akhir_tahun}, nilai: {value_text(item.target_akhir)}}}"
    if item.riwayat:
        years = ", ".join(f"{result.tahun}: {value_text(result.nilai)}" for result in item.riwayat)
        yield f"riwayat: {{{years}}}"
    if item.pembanding:
        yield "pembanding:"
        for other in item.pembanding:
            year = f", tahun: {other.tahun}" if other.tahun is not None else ""
            value = value_text(other.nilai)
            yield f"  - {{nama: {scalar(other.nama)}, nilai: {value}{year}, sumber: {scalar(other.sumber)}}}"


def _program(item: Program) -> Iterator[str]:
    """Yield a programme: on one line where it has no activities."""
    official = {"kode_resmi": item.kode_resmi} if item.kode_resmi else {}
    if not item.kegiatan:
        yield f"{scalar(item.kode)}: {flow({'nama': item.nama, **official, 'pagu': item.pagu})}"
        return
    yield f"{scalar(item.kode)}:"
    yield f"  nama: {scalar(item.nama)}"
    if item.kode_resmi:
        yield f"  kode_resmi: {scalar(item.kode_resmi)}"
    yield f"  pagu: {'null' if item.pagu is None else item.pagu}"
    yield "  kegiatan:"
    for activity in item.kegiatan:
        yield from _activity_lines(activity)


def _activity_lines(item: Kegiatan) -> Iterator[str]:
    """An activity as an item of a list; with sub-activities these stand below it, one on a line."""
    if not item.sub_kegiatan:
        yield f"    - {flow(_fields(item))}"
        return
    for place, (key, value) in enumerate(_fields(item).items()):
        yield f"    {'  ' if place else '- '}{key}: {leaf(value)}"
    yield "      sub_kegiatan:"
    yield from (f"        - {flow(_fields(below))}" for below in item.sub_kegiatan)


def _fields(item: Kegiatan | SubKegiatan) -> dict[str, str | int | None]:
    """What was said of an activity, in the order in which papers have it."""
    given = {"kode_resmi": item.kode_resmi, "nama": item.nama, "pagu": item.pagu}
    return {key: value for key, value in given.items() if value is not None}
