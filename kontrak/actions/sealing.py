"""Verify that a file is untouched, or that a printed seal belongs to it; back it up and restore it (SPEC §4, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.appending import check_derived, renew
from kontrak.actions.permission import check_permission
from kontrak.clock import now
from kontrak.errors import DataError, UsageError, reason
from kontrak.months import format_month, format_time
from kontrak.named import NamedTuple
from kontrak.store.backup import backup, refuse_unsound
from kontrak.store.connection import transaction
from kontrak.store.contents import FILE, IsiPulih, content_of
from kontrak.store.declared import load_tajuk
from kontrak.store.events import Draft, append, read_events
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.per import SHORT_SEAL, SegelTercetak, parse_seal
from kontrak.store.restoring import Restored, restore
from kontrak.store.seal import check, check_evidence
from kontrak.store.shape import SchemaError
from kontrak.store.years import load_years, locked_months

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kontrak.actions.lines import Act
    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store
    from kontrak.store.events import Peristiwa
    from kontrak.store.restoring import Comparison

MOST_OF_A_LIST = 1_000_000
"""Bytes of a list of seals; room for fourteen thousand."""


class FoundSeal(NamedTuple):
    """A printed seal that was asked for: whether it is of this file, and the events recorded since."""

    segel: SegelTercetak
    milik: bool
    sesudah: tuple[Peristiwa, ...]


class SealResult(NamedTuple):
    """What the check found: ``segel`` is that of the file, None where the schema is none of ours: nothing was read.

    ``catatan`` are notes on what is no fault, ``jam`` those on the clocks that events were written by. ``tercetak`` is
    None where no printed seal was asked for, or the file does not hold and nothing can be said of it; ``daftar`` how
    many of a list of seals fit (None: none was given), up to the first that does not, ``tercetak``. ``bukti`` says
    whether evidence files were checked, ``turunan`` that only what follows from the records is damaged (and perhaps
    evidence).
    """

    segel: Segel | None
    masalah: tuple[str, ...]
    catatan: tuple[str, ...] = ()
    tercetak: FoundSeal | None = None
    bukti: bool = False
    turunan: bool = False
    daftar: int | None = None
    jam: tuple[str, ...] = ()

    @property
    def utuh(self) -> bool:
        """Whether nothing is wrong, and the printed seal, if any, belongs to the file."""
        return not self.masalah and (self.tercetak is None or self.tercetak.milik)


class Witness(NamedTuple):
    """What a witness outside keeps of a file: the regency, the last locked month (None: none yet), and the seal."""

    daerah: str
    terkunci: tuple[int, int] | None
    segel: Segel

    @property
    def bulan(self) -> str:
        """The last locked month, in words."""
        return format_month(*self.terkunci) if self.terkunci else "belum ada bulan yang dikunci"


def check_file(
    db: Path,
    printed: Sequence[SegelTercetak] = (),
    *,
    listed: bool = False,
    evidence: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> SealResult:
    """Check the whole file, and its evidence when asked; with printed seals also whether they are of this file.

    The stored summaries and fingerprints are compared where all else fits: they follow from it. Of a list of seals
    (``listed``) the first that does not fit ends the search.
    """
    try:
        with open_store(db, inspect=True) as store:
            store.connection.execute("BEGIN")  # what others record meanwhile is no damage
            result = _check(store, evidence=evidence, progress=progress)
            return result if result.masalah else _with_printed(store, result, printed, listed=listed)
    except SchemaError as error:
        return SealResult(None, error.problems, bukti=evidence)


def _check(store: Store, *, evidence: bool, progress: Callable[[int, int], None] | None) -> SealResult:
    problems, notes, clocks, derived = check(store, progress), [], [], False
    if not problems:
        permission = check_permission(store, progress, derived=lambda own: check_derived(own, progress))
        problems, notes, clocks = [*permission.masalah, *permission.turunan], permission.catatan, permission.jam
        derived = bool(permission.turunan) and not permission.masalah
    if evidence:
        problems += check_evidence(store, progress)
    return SealResult(head(store), tuple(problems), tuple(notes), bukti=evidence, turunan=derived, jam=tuple(clocks))


def _with_printed(store: Store, result: SealResult, printed: Sequence[SegelTercetak], *, listed: bool) -> SealResult:
    fitting, short = 0, False
    for seal in printed:
        result = result._replace(tercetak=_find(store, seal))
        if result.tercetak is None or not result.tercetak.milik:
            break
        fitting, short = fitting + 1, short or seal.pendek
    notes = (*result.catatan, SHORT_SEAL) if short else result.catatan
    return result._replace(catatan=notes, daftar=fitting if listed else None)


def _find(store: Store, printed: SegelTercetak) -> FoundSeal:
    at = head(store, printed.nomor)
    own = printed.fits(at)
    return FoundSeal(printed, own, tuple(read_events(store, sesudah=at.nomor)) if own else ())


def never_written(db: Path) -> str | None:
    """The first event of a file that the program would never have written, as a sentence; None where there is none."""
    with open_store(db, inspect=True) as store:
        return next(iter(check_permission(store).masalah), None)


def read_seals(file: Path) -> list[SegelTercetak]:
    """The seals of a file, one a line, what follows a ``#`` left out. Raises DataError naming file and line."""
    try:
        if file.exists() and not file.is_file():  # a device or a pipe would never end
            raise DataError(f"{file} bukan berkas biasa.", "Sebutkan berkas teks berisi segel.")
        with file.open("rb") as stream:
            content = stream.read(MOST_OF_A_LIST + 1)
        if len(content) > MOST_OF_A_LIST:
            raise DataError(f"{file}: lebih dari {MOST_OF_A_LIST // 1_000_000} MB.", "Pecah menjadi beberapa daftar.")
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise DataError(f"{file}: bukan teks UTF-8.", "Simpan ulang sebagai UTF-8.") from None
    except OSError as error:
        raise DataError(f"{file}: tidak dapat dibaca ({reason(error)}).", "Periksa namanya.") from None
    found = []
    for number, line in enumerate(lines, 1):
        word = line.partition("#")[0].strip()
        if word:
            try:
                found.append(parse_seal(word))
            except UsageError as error:
                raise DataError(f"{file}:{number}: {error.message}", error.hint) from None
    if not found:
        raise DataError(f"{file}: tidak memuat segel.", "Tulis satu segel tiap baris.")
    return found


def witness(db: Path) -> Witness:
    """What a witness of the file keeps. Raises DataError for a file without a year."""
    with open_store(db) as store:
        return witness_of(store)


def witness_of(store: Store) -> Witness:
    """What a witness keeps of an open file."""
    years = load_years(store)
    locked = [(year, max(months)) for year in years if (months := locked_months(store, year))]
    tajuk = load_tajuk(store, years[-1]) if years else None
    if tajuk is None:
        raise DataError("Berkas data belum memuat kontrak.", "Mulai dengan: kontrak impor contracts.yaml")
    return Witness(tajuk.daerah, locked[-1] if locked else None, head(store))


MOST_LISTED = 20


def back_up(db: Path, target: Path | None, *, overwrite: bool) -> tuple[Path, Segel]:
    """Write a consistent copy; without a name it is called after the day and the seal, beside the file."""
    with open_store(db) as store:
        if target is None:
            target = db.with_name(f"{db.stem}-{now():%Y-%m-%d}-{head(store).pendek}{db.suffix}")
        elif target.is_dir():
            target = target / f"{db.stem}-{now():%Y-%m-%d}-{head(store).pendek}{db.suffix}"
        return target, backup(store, target, overwrite=overwrite)


def restore_backup(source: Path, act: Act, *, alasan: str | None = None, bercabang: bool = False) -> Restored:
    """Put a backup in the place of the file, which is kept under another name, and record that.

    What follows from the records is made anew where it does not fit them. Raises DataError when events would be lost
    without a reason, or others stand in their place and that was not asked for.
    """

    def finish(store: Store, found: Comparison, kept: Path | None) -> None:
        with transaction(store):
            refuse_unsound(check_permission(store, derived=_made_anew).masalah)
            _permit(found, alasan, bercabang=bercabang)
            if not found.sama:
                head_then = found.kepala.lengkap if found.kepala else None
                name = kept.name if kept else None
                content = IsiPulih(head_then, name, len(found.hilang), found.bercabang, alasan)
                append(store, [Draft("pulih", FILE, content_of(content))], pelaku=act.pelaku, waktu=act.waktu)
                renew(store)

    return restore(source, act.db, waktu=act.waktu, finish=finish)


def _made_anew(store: Store) -> list[str]:
    """Let the stored summaries and fingerprints be those of the records."""
    if check_derived(store):
        renew(store)
    return []


def _permit(found: Comparison, alasan: str | None, *, bercabang: bool) -> None:
    lost = len(found.hilang)
    if not lost:
        return
    said = f"mundur {lost} peristiwa, yang tidak ada dalam cadangan:\n{_listed(found.hilang)}"
    if found.bercabang and not bercabang:
        raise DataError(
            f"Cadangan bercabang dari berkas data: {said}\nCadangan memuat {found.baru} peristiwa lain.",
            'Bila memang cadangan ini yang benar, ulangi dengan --bercabang --alasan "…".',
        )
    if not alasan:
        raise DataError(f"Berkas data akan {said}", 'Sebutkan sebabnya: --alasan "…".')


def _listed(events: Sequence[Peristiwa]) -> str:
    lines = [
        f"  {event.nomor}. {format_time(event.waktu)}  {event.jenis} {event.objek}" for event in events[:MOST_LISTED]
    ]
    if len(events) > MOST_LISTED:
        lines.append(f"  … dan {len(events) - MOST_LISTED} lagi")
    return "\n".join(lines)
