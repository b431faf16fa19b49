"""Who recorded what, when, why, and what it replaced: the log as people read it (SPEC §5 riwayat)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.actions.amendments import ATURAN
from kontrak.actions.changes import carries_reason, flatten_header, flatten_opd
from kontrak.actions.lookup import codes_of, split_kode, unknown_kode
from kontrak.actions.question import opened
from kontrak.model.recorded import CONTENT
from kontrak.named import NamedTuple
from kontrak.store.declared import load_opd_names, load_opds
from kontrak.store.events import read_events
from kontrak.store.log import head
from kontrak.store.seal import chain_problem, shown_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kontrak.actions.question import Question
    from kontrak.store.events import Peristiwa

RECORDS = ("catat", "koreksi")
HEADER = "tajuk"
_RULES_VERSION = ((ATURAN, "ke"), (ATURAN, "berlaku"))
FIELDS = (*(name for name in CONTENT if name != "bukti"), "tanggal_lapor")


class Difference(NamedTuple):
    """A field that an event set: what it was (None: nothing) and what it is since.

    ``beralasan``: the reason and the number of its event are those of this change, not of another one beside it.
    """

    kode: str
    kolom: str
    lama: str | None
    baru: str | None
    beralasan: bool = True


class Amended(NamedTuple):
    """A contract, or ``aturan``, that an import put into a new version, in force from ``berlaku`` on.

    ``ke`` 0 is the induk of a bidang that joined later.
    """

    kode: str
    ke: int
    berlaku: int


class HistoryRow(NamedTuple):
    """One event as people read it; ``alasan`` its reason, ``ubah`` what it changed.

    Of an amendment ``berlaku`` is the month from which it is in force, ``nomor_perubahan`` the number of its letter,
    ``perubahan`` the contracts that it amended.
    """

    nomor: int
    waktu: str
    pelaku: str
    jenis: str
    objek: str
    bulan: int | None
    alasan: str | None
    ubah: tuple[Difference, ...]
    berlaku: int | None = None
    nomor_perubahan: str | None = None
    perubahan: tuple[Amended, ...] = ()
    jam: str | None = None
    keterangan: tuple[str, ...] = ()


class History(NamedTuple):
    """The events of a file, or of one code, oldest first; ``rantai`` is what is wrong with their chain, if anything."""

    segel: str
    kode: str | None
    baris: tuple[HistoryRow, ...]
    rantai: str | None = None


def read_history(question: Question, text: str | None) -> History:
    """Return the log, of one code when ``text`` names one (an OPD: with everything under it).

    A code that no contract holds any more keeps its history. Raises DataError for a code that was never there.
    """
    with opened(question, inspect=True) as (store, period, upto):
        kode = None
        if text is not None:
            names = load_opd_names(store, period.tahun, upto)
            kode = split_kode(text, names, lambda: load_opds(store, period.tahun, upto))[1]
        events = tuple(read_events(store, upto, kode))
        rows = tuple(_rows(events, kode))
        if kode is not None and not any(_names(row, kode) for row in rows):
            opds = load_opds(store, period.tahun, upto, (kode.partition(".")[0],))
            raise unknown_kode(kode, [known for opd in opds.values() for known in codes_of(opd)])
        problem = chain_problem(store, upto) if kode is None else shown_problem(store, events, upto)
        return History(str(head(store, upto)), kode, rows, problem)


def _rows(events: Iterable[Peristiwa], kode: str | None) -> Iterator[HistoryRow]:
    import json

    before = _Before({}, {}, None if kode is None else kode.partition(".")[0])
    for event in events:
        content: dict[str, Any] = json.loads(event.isi)
        changes = before.changes(event, content)
        versions = before.amended(content, changes, kode) if event.jenis == "impor" else ()
        if kode is not None and event.jenis == "impor":
            changes = [change for change in changes if _concerns(change, kode)]
            if not changes:
                continue
        carried = event.jenis != "impor" or any(change.beralasan for change in changes)
        versions = versions if carried else ()
        month = content.get("bulan")
        yield HistoryRow(
            *(event.nomor, event.waktu, event.pelaku, event.jenis, event.objek),
            int(month) if month else None,
            content.get("alasan") if carried else None,
            tuple(changes),
            versions[0].berlaku if versions else _since(content, carried=carried),
            content.get("nomor") if event.jenis == "impor" and carried else None,
            versions,
            content.get("jam"),
            tuple(_told(event, content)),
        )


def _since(content: Mapping[str, Any], *, carried: bool) -> int | None:
    """The month from which a pagu counts that an import changed, where one was said."""
    return int(content["berlaku"]) if carried and content.get("berlaku") else None


def _told(event: Peristiwa, content: Mapping[str, Any]) -> Iterator[str]:
    """What an event that concerns the file as a whole says."""
    if event.jenis == "pulih":
        replaced = content["kepala"] or "tidak ada, kosong, atau tidak terbaca"
        yield f"menggantikan berkas bersegel {replaced}" if content["kepala"] else f"berkas sebelumnya {replaced}"
        if content["mundur"] != "0":
            yield f"mundur {content['mundur']} peristiwa" + (", bercabang" if content["bercabang"] else "")
        if content["disimpan"]:
            yield f"disimpan sebagai {content['disimpan']}"
    elif event.jenis == "migrasi":
        yield f"skema {content['dari']} menjadi {content['ke']}; penilaian versi {content['penilaian']}"


def _concerns(change: Difference, kode: str) -> bool:
    """What is under the code; an amendment of the year's rules concerns every code."""
    return _is_under(change.kode, kode) or (change.kode == ATURAN and change.lama is not None)


def _names(row: HistoryRow, kode: str) -> bool:
    return _is_under(row.objek, kode) or any(_is_under(change.kode, kode) for change in row.ubah)


def _is_under(other: str, kode: str) -> bool:
    return other == kode or other.startswith(f"{kode}.")


class _Before(NamedTuple):
    """How lines and contracts stood before an event; ``opd`` is the one that is asked about, None: all."""

    lines: dict[tuple[str, str, str], Mapping[str, Any]]
    declared: dict[tuple[str, str], Mapping[tuple[str, str], str]]
    opd: str | None

    def changes(self, event: Peristiwa, content: Mapping[str, Any]) -> list[Difference]:
        """What the event changed; remembers how things stand after it."""
        if event.jenis in RECORDS:
            return self._record(content)
        if event.jenis == "batal":
            old = self.lines.pop((content["tahun"], content["kode"], content["bulan"]), {})
            return list(_differences(content["kode"], old, {}))
        if event.jenis == "impor":
            return self._import(content)
        return _stated(event, content)

    def _record(self, content: Mapping[str, Any]) -> list[Difference]:
        key = (content["tahun"], content["kode"], content["bulan"])
        old = self.lines.get(key, {})
        self.lines[key] = content
        return list(_differences(content["kode"], old, content))

    def _import(self, content: Mapping[str, Any]) -> list[Difference]:
        changed: list[Difference] = []
        year = content["tahun"]
        parts = {opd: flatten_opd(opd, declared) for opd, declared in content["opd"].items() if self.opd in (None, opd)}
        if content.get("tajuk"):
            version = content["aturan"] or {}  # none: rules that stay as they are
            told = {(ATURAN, name): version[name] for name in ("ke", "berlaku") if name in version}
            known = {key: text for key, text in self.declared.get((year, HEADER), {}).items() if key in _RULES_VERSION}
            parts[HEADER] = flatten_header(content["tajuk"]) | (told or known)
        for name, fields in parts.items():
            old = self.declared.get((year, name), {})
            self.declared[year, name] = fields
            keys = [*fields, *(key for key in old if key not in fields)]
            carries = carries_reason(old, fields)
            changed += [
                Difference(*key, old.get(key), fields.get(key), carries(*key))
                for key in keys
                if old.get(key) != fields.get(key)
            ]
        return changed

    def amended(
        self, content: Mapping[str, Any], changes: Iterable[Difference], kode: str | None
    ) -> tuple[Amended, ...]:
        """The contracts that the changes of an import put into a new version; of one code those of its OPD."""
        fields: dict[tuple[str, str], str] = {}
        for name in (*content["opd"], HEADER):
            fields |= self.declared.get((content["tahun"], name), {})
        return tuple(
            Amended(change.kode, int(change.baru), month)
            for change in changes
            if change.kolom == "ke" and change.baru is not None
            for month in [int(fields[change.kode, "berlaku"])]
            if (change.lama is not None or month > 1)
            and (kode is None or change.kode == ATURAN or _is_under(change.kode, kode.partition(".")[0]))
        )


def _differences(kode: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    """What differs between two states of a line."""
    for field in FIELDS:
        if old.get(field) != new.get(field):
            yield Difference(kode, field, old.get(field), new.get(field))
    if old.get("bukti", []) != new.get("bukti", []):
        before, after = (", ".join(item["jalur"] for item in side.get("bukti", [])) or None for side in (old, new))
        yield Difference(kode, "bukti", before, after)


def _stated(event: Peristiwa, content: Mapping[str, Any]) -> list[Difference]:
    """The events that set something new: each field as it stands in the content, those that place it left out."""
    left_out = {"tahun", "kode", "bulan", "alasan", "laporan", "opd", "nilai_resmi"}
    kode = content.get("kode") or content.get("opd") or event.objek
    return [
        Difference(kode, name, None, str(value))
        for name, value in content.items()
        if name not in left_out and value is not None
    ]
