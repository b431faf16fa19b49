"""Who recorded what, when, why, and what it replaced: the log as people read it (SPEC §5 riwayat)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.actions.amendments import ATURAN
from kontrak.actions.changes import flatten_opd, flatten_rules
from kontrak.actions.lookup import codes_of, split_kode, unknown_kode
from kontrak.actions.question import opened
from kontrak.store.declared import load_opd_names, load_opds
from kontrak.store.events import read_events
from kontrak.store.log import head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kontrak.actions.question import Question
    from kontrak.store.events import Peristiwa

RECORDS = ("catat", "koreksi")
FIELDS = ("realisasi", "pecahan", "anggaran", "kendala", "tindak_lanjut", "pic", "batas", "catatan", "tanggal_lapor")


class Change(NamedTuple):
    """A field that an event set: what it was (None: nothing) and what it is since."""

    kode: str
    kolom: str
    lama: str | None
    baru: str | None


class HistoryRow(NamedTuple):
    """One event as people read it; ``alasan`` its reason, ``ubah`` what it changed."""

    nomor: int
    waktu: str
    pelaku: str
    jenis: str
    objek: str
    bulan: int | None
    alasan: str | None
    ubah: tuple[Change, ...]


class History(NamedTuple):
    """The events of a file, or of one code, oldest first."""

    segel: str
    kode: str | None
    baris: tuple[HistoryRow, ...]


def read_history(question: Question, text: str | None) -> History:
    """Return the log, of one code when ``text`` names one (an OPD: with everything under it).

    A code that no contract holds any more keeps its history. Raises DataError for a code that was never there.
    """
    with opened(question) as (store, period, batas):
        kode = split_kode(text, load_opd_names(store, period.tahun, batas))[1] if text is not None else None
        rows = tuple(_rows(read_events(store, batas, kode), kode))
        if kode is not None and not any(_names(row, kode) for row in rows):
            opds = load_opds(store, period.tahun, batas, (kode.partition(".")[0],))
            raise unknown_kode(kode, [known for opd in opds.values() for known in codes_of(opd)])
        return History(str(head(store, batas)), kode, rows)


def _rows(events: Iterable[Peristiwa], kode: str | None) -> Iterator[HistoryRow]:
    import json

    before = _Before({}, {})
    for event in events:
        content: dict[str, Any] = json.loads(event.isi)
        changes = before.changes(event, content)
        if kode is not None and event.jenis == "impor":
            changes = [change for change in changes if _concerns(change, kode)]
            if not changes:
                continue
        month = content.get("bulan")
        yield HistoryRow(
            event.nomor,
            event.waktu,
            event.pelaku,
            event.jenis,
            event.objek,
            int(month) if month else None,
            content.get("alasan"),
            tuple(changes),
        )


def _concerns(change: Change, kode: str) -> bool:
    """What is under the code; an amendment of the year's rules concerns every code."""
    return _is_under(change.kode, kode) or (change.kode == ATURAN and change.lama is not None)


def _names(row: HistoryRow, kode: str) -> bool:
    return _is_under(row.objek, kode) or any(_is_under(change.kode, kode) for change in row.ubah)


def _is_under(other: str, kode: str) -> bool:
    return other == kode or other.startswith(f"{kode}.")


class _Before(NamedTuple):
    """How lines and contracts stood before an event."""

    lines: dict[tuple[str, str, str], Mapping[str, Any]]
    declared: dict[tuple[str, str], Mapping[tuple[str, str], str]]

    def changes(self, event: Peristiwa, content: Mapping[str, Any]) -> list[Change]:
        """What the event changed; remembers how things stand after it."""
        if event.jenis in RECORDS:
            return self._record(content)
        if event.jenis == "batal":
            old = self.lines.pop((content["tahun"], content["kode"], content["bulan"]), {})
            return [Change(content["kode"], "realisasi", old.get("realisasi"), None)]
        if event.jenis == "impor":
            return self._import(content)
        return _stated(event, content)

    def _record(self, content: Mapping[str, Any]) -> list[Change]:
        key = (content["tahun"], content["kode"], content["bulan"])
        old = self.lines.get(key, {})
        self.lines[key] = content
        changed = [
            Change(content["kode"], field, old.get(field), content[field])
            for field in FIELDS
            if old.get(field) != content[field]
        ]
        evidence = [", ".join(item["jalur"] for item in side.get("bukti", [])) or None for side in (old, content)]
        if old.get("bukti", []) != content["bukti"]:
            changed.append(Change(content["kode"], "bukti", *evidence))
        return changed

    def _import(self, content: Mapping[str, Any]) -> list[Change]:
        changed: list[Change] = []
        year = content["tahun"]
        parts = {opd: flatten_opd(opd, declared) for opd, declared in content["opd"].items()}
        if content.get("tajuk"):
            parts[ATURAN] = flatten_rules(content["tajuk"]["aturan"])
        for name, fields in parts.items():
            old = self.declared.get((year, name), {})
            self.declared[year, name] = fields
            keys = [*fields, *(key for key in old if key not in fields)]
            changed += [Change(*key, old.get(key), fields.get(key)) for key in keys if old.get(key) != fields.get(key)]
        return changed


def _stated(event: Peristiwa, content: Mapping[str, Any]) -> list[Change]:
    """The events that set something new: each field as it stands in the content, those that place it left out."""
    left_out = {"tahun", "kode", "bulan", "alasan", "laporan", "opd", "nilai_resmi"}
    kode = content.get("kode") or content.get("opd") or event.objek
    return [
        Change(kode, name, None, str(value))
        for name, value in content.items()
        if name not in left_out and value is not None
    ]
