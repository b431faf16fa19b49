"""The seal: recompute the chain, replay the log, compare every table, the schema and the evidence (SPEC §4, §5 segel).

Cutting events off the end leaves a valid chain; only a seal printed earlier shows it (``find_seal``).
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING

from kontrak.errors import SealError
from kontrak.model.arsip import counting
from kontrak.model.segel import NO_HASH, Segel
from kontrak.named import NamedTuple
from kontrak.store.events import MANY_HASHES, Peristiwa, hash_fields, read_events
from kontrak.store.log import head
from kontrak.store.projection import Difference, Slices, difference
from kontrak.store.records import archived
from kontrak.store.schema import TABLES
from kontrak.store.shape import schema_problems
from kontrak.store.views import line_that_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kontrak.store.connection import Store

_EVIDENCE = f"""\
SELECT l.tahun, l.kode, l.bulan, b.jalur, b.sha256, b.ukuran FROM laporan l JOIN bukti b ON b.peristiwa = l.peristiwa
WHERE b.sha256 IS NOT NULL AND {line_that_counts()}
ORDER BY l.tahun, l.kode, l.bulan, b.urutan"""


def check(store: Store, progress: Callable[[int, int], None] | None = None) -> list[str]:
    """Return what does not fit, as Indonesian sentences: the first event and the first row of each table.

    Empty when the file is whole. ``progress`` is called with the steps done and their number.
    """
    steps = [check_pages, lambda own: schema_problems(own.connection), _check_chain, *_table_checks()]
    problems: list[str] = []
    with _any_text(store.connection):
        for done, step in enumerate(steps, 1):
            try:
                problems += step(store)
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter: a damaged name of a column
                problems.append(f"Berkas rusak atau tidak terbaca: {error}.")
            if progress:
                progress(done, len(steps))
    return list(dict.fromkeys(problems))


def check_pages(store: Store) -> list[str]:
    """What SQLite itself finds: damaged pages, broken constraints and references."""
    problems = [
        f"Pemeriksaan SQLite: {row[0]}."
        for row in store.connection.execute("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]
    for table, row, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
        problems.append(f"Tabel {table}: baris {row} merujuk ke baris {parent} yang tidak ada.")
        break
    return problems


def chain_problem(store: Store, sampai: int | None = None) -> str | None:
    """Recompute the chain up to an event; return what is wrong with the first one that does not fit."""
    last = Segel(0, NO_HASH, "")
    many = head(store, sampai).nomor > MANY_HASHES
    for event in read_events(store, sampai):
        problem = _link_problem(last, event, many=many)
        if problem is not None:
            return problem
        last = Segel(event.nomor, event.segel, event.waktu)
    return None


def shown_problem(store: Store, events: Sequence[Peristiwa], sampai: int | None = None) -> str | None:
    """Recompute some events and the last one up to ``sampai``; return what is wrong with the first that does not fit.

    Each must fit its own hash and continue the event before it, and no number may be missing: what that costs follows
    from what is shown, not from the length of the log.
    """
    at = head(store, sampai)
    if store.connection.execute("SELECT COUNT(*) FROM riwayat").fetchone()[0] != head(store).nomor:
        return chain_problem(store, sampai)
    shown = {event.nomor for event in events}
    last = () if at.nomor in shown else read_events(store, at.nomor, sesudah=at.nomor - 1)
    problems = (_link_problem(head(store, event.nomor - 1), event) for event in (*events, *last))
    return next(filter(None, problems), None)


def _link_problem(last: Segel, event: Peristiwa, *, many: bool = False) -> str | None:
    """What is wrong with an event behind the last one before it."""
    if event.nomor != last.nomor + 1:
        return f"Rantai: peristiwa {last.nomor + 1} hilang (berikutnya {event.nomor})."
    if event.sebelum != last.hash:
        return f"Rantai: {_named(event)} tidak menyambung ke peristiwa {last.nomor}."
    if hash_fields(event[:-1], many=many) != event.segel:
        return f"Rantai: {_named(event)} tidak cocok dengan segelnya."
    return None


def check_evidence(store: Store, progress: Callable[[int, int], None] | None = None) -> list[str]:
    """Return which files are missing or no longer the same: evidence of the records, and archived papers, that count.

    Their paths are relative to the folder of the database. Links have no hash and are not followed.
    """
    kept = [*_kept_files(store)]
    digests: dict[tuple[str, int | None], str | None] = {}
    problems = []
    for done, file in enumerate(kept, 1):
        found = (file.jalur, file.ukuran)
        if file.jalur.replace("\\", "/").startswith("//"):  # asking a server for it would hand the user's name over
            problems.append(f"{file.milik}: {file.jalur} ada di komputer lain; tidak diperiksa.")
            continue
        if found not in digests:
            digests[found] = _digest(store.path.parent / file.jalur, file.ukuran)
        if digests[found] is None:
            problems.append(f"{file.milik}: berkas {file.jalur} tidak ada atau tidak terbaca.")
        elif digests[found] != file.sha256:
            problems.append(f"{file.milik}: isi berkas {file.jalur} sudah berubah.")
        if progress:
            progress(done, len(kept))
    return problems


class _Kept(NamedTuple):
    """A file beside the database: whose it is, and what it was when it was recorded."""

    milik: str
    jalur: str
    sha256: str
    ukuran: int | None


def _kept_files(store: Store) -> Iterator[_Kept]:
    for tahun, kode, bulan, jalur, sha256, ukuran in store.connection.execute(_EVIDENCE).fetchall():
        yield _Kept(f"Bukti {kode} bulan {bulan} {tahun}", jalur, sha256, ukuran)
    for (tahun,) in store.connection.execute("SELECT DISTINCT tahun FROM arsip ORDER BY tahun").fetchall():
        try:
            papers = counting(archived(store, tahun))
        except SealError:  # a row that holds no paper; the comparison with the log has named it
            continue
        for paper in papers:
            month = f" bulan {paper.bulan}" if paper.bulan else ""
            whose = f"Arsip {paper.jenis} {paper.kontrak or ''}".rstrip()
            yield _Kept(f"{whose}{month} {tahun}", paper.jalur, paper.sha256, paper.ukuran)


def _check_chain(store: Store) -> list[str]:
    problem = chain_problem(store)
    return [problem] if problem else []


def _table_checks() -> Iterator[Callable[[Store], list[str]]]:
    """A step for each table."""
    slices = cache(Slices)

    def step(store: Store, name: str) -> list[str]:
        found = difference(store.connection, name, slices(store.connection))
        return [_sentence(found)] if found else []

    return (partial(step, name=table.nama) for table in TABLES)


def _sentence(found: Difference) -> str:
    where = f"Tabel {found.tabel}: baris {', '.join(f'{name} {value}' for name, value in found.kunci)}"
    if found.kolom is not None:
        by_log, in_table = _shown(found.menurut_riwayat), _shown(found.dalam_tabel)
        return f"{where}: {found.kolom} tertulis {in_table}, menurut riwayat {by_log}."
    if found.dalam_tabel is None:
        return f"{where} hilang."
    if found.menurut_riwayat is None:
        return f"{where} tidak berasal dari riwayat."
    return f"Tabel {found.tabel}: {found.dalam_tabel} baris, menurut riwayat {found.menurut_riwayat}."


def _shown(value: object) -> str:
    return "kosong" if value is None else repr(value) if isinstance(value, str) else str(value)


def _named(event: Peristiwa) -> str:
    return f"peristiwa {event.nomor} ({event.jenis} {event.objek})"


def _digest(path: Path, size: int | None) -> str | None:
    """The SHA-256 of a file, "" for one that is not of that size any more, None where there is no plain file."""
    import hashlib

    try:
        if not path.is_file():  # a device or a pipe would never end
            return None
        if size is not None and path.stat().st_size != size:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


@contextmanager
def _any_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Read text that is no UTF-8 too, so that a damaged cell is named instead of stopping the check."""
    before = connection.text_factory
    connection.text_factory = lambda raw: raw.decode(errors="replace")
    try:
        yield
    finally:
        connection.text_factory = before
