"""``riwayat``: who recorded what, when, and what it replaced (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.store.events import Peristiwa, read_events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.store.connection import Store

Content = dict[str, Any]
"""The content of an event, or the part of it that concerns a code."""

_SUBJECTS = {
    "catat": "laporan",
    "koreksi": "laporan",
    "batal": "laporan",
    "verifikasi": "verifikasi",
    "tangguh": "penangguhan",
    "cabut": "penangguhan",
    "kunci": "kunci",
    "buka": "kunci",
    "tindak_lanjut": "tindak lanjut",
    "tindak_lanjut_selesai": "tindak lanjut",
}
"""A later event on the same subject replaces an earlier one; an integrity finding stands by itself."""

_ENDINGS = ("batal", "cabut", "buka")
"""They replace something and leave nothing to be replaced."""


class HistoryRow(NamedTuple):
    """One event as ``riwayat`` shows it.

    ``isi`` is its content. Of an import: without a code asked for, {tahun, tajuk (whether it changed), opd (codes),
    alasan, nomor}; with one, only what it says of that code, and {} when it took the code out. ``mengganti`` is the
    number of the event that it replaced and ``lama`` that event's content (None: it replaced nothing).
    """

    peristiwa: Peristiwa
    isi: Content
    mengganti: int | None
    lama: Content | None


def load_history(
    store: Store, kode: str | None = None, batas: int | None = None, tahun: int | None = None
) -> Iterator[HistoryRow]:
    """Yield the events in their order with what each replaced.

    ``kode`` may be an OPD, a bidang, an indikator or a pekerjaan: then its own events and those of the codes under it,
    and the imports that changed what they say of it. ``tahun`` leaves out other years.
    """
    import json

    last: dict[tuple[str, ...], tuple[int | None, Content]] = {}
    for event in read_events(store, batas, kode):
        content = json.loads(event.isi)
        if tahun is not None and content["tahun"] != str(tahun):
            continue
        if event.jenis == "impor" and kode is None:
            yield HistoryRow(event, _summary(content), None, None)
            continue
        shown = _part_of(content, kode or "") if event.jenis == "impor" else content
        key = _subject(event, content)
        number, old = last.get(key, (None, {}))
        if event.jenis == "impor" and shown == old:
            continue
        last[key] = (None if event.jenis in _ENDINGS else event.nomor, shown)
        yield HistoryRow(event, shown, *((number, old) if number and old else (None, None)))


def _subject(event: Peristiwa, content: Content) -> tuple[str, ...]:
    """What an event is about."""
    year = str(content["tahun"])
    subject = _SUBJECTS.get(event.jenis, event.jenis)
    if subject == "impor":
        return (subject, year)
    if subject == "verifikasi":
        return (subject, str(content["laporan"]))
    if subject in ("laporan", "kunci"):
        return (subject, year, event.objek, str(content["bulan"]))
    if subject == "penangguhan":
        return (subject, year, event.objek)
    return (subject, str(content.get("nomor", event.nomor)))


def _summary(content: Content) -> Content:
    return {
        "tahun": content["tahun"],
        "tajuk": content["tajuk"] is not None,
        "opd": sorted(content["opd"]),
        "alasan": content["alasan"],
        "nomor": content["nomor"],
    }


def _part_of(content: Content, kode: str) -> Content:
    """What an import says of a code: the OPD, a contract, an indikator or a pekerjaan; {} when it has none."""
    opd: Content = content["opd"].get(kode.partition(".")[0], {})
    if not opd or "." not in kode:
        return opd
    contracts = (opd["kontrak"], *opd["bidang"])
    indikators = [indikator for contract in contracts for indikator in contract["indikator"]]
    works = [work for indikator in indikators for work in indikator["pekerjaan"]]
    return next((dict(part) for part in (*contracts, *indikators, *works) if part["kode"] == kode), {})
