"""The horizon of an indikator and the activities of a programme as lines of contracts.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.yaml_text import flow, leaf, scalar, value_text
from kontrak.model.declared import KAMUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.model.declared import Indikator, Program
    from kontrak.model.kamus import Kegiatan, SubKegiatan


def horizon_lines(item: Indikator) -> Iterator[str]:
    """Yield what the dictionary says of an indikator, then what it says of other years and other bodies."""
    for key in KAMUS:
        if text := getattr(item, key):
            yield f"{key}: {scalar(text)}"
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


def program_lines(item: Program) -> Iterator[str]:
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
