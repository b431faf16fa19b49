"""``catat --dari``: many reports from files and folders, each file whole or not at all (SPEC §5)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kontrak.cli.next_step import command, month_words, tell_next
from kontrak.errors import KontrakError, print_error, print_warnings
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kontrak.actions.delivery import Outcome
    from kontrak.actions.entry import Entry
    from kontrak.cli.next_step import Step
    from kontrak.cli.tanda_terima import Penerima
    from kontrak.forms.sources import Kumpulan


class FilesRefusedError(KontrakError):
    """Some files were refused; each has been explained already."""

    def __init__(self, refused: int, files: int) -> None:
        super().__init__(
            f"{refused} dari {files} berkas ditolak seluruhnya; tidak ada isinya yang tercatat.",
            "Perbaiki menurut keterangan di atas, lalu jalankan lagi; yang sudah tercatat dilewati.",
        )


class Cara(NamedTuple):
    """How the outcome is told: as JSON, with answers to the senders (None: none), and the command that then records."""

    json: bool
    tanda_terima: Penerima | None
    lagi: str


def record_files(entry: Entry, paths: Sequence[Path], cara: Cara) -> None:
    """Record each file; a refused one does not keep the others from being recorded. Raises FilesRefusedError then."""
    from kontrak.forms.reading import collect_files
    from kontrak.store.opening import open_store

    found = collect_files(paths)
    with open_store(entry.db):
        pass  # what is wrong with the database is said once, not for each file
    if cara.tanda_terima:
        cara.tanda_terima.check(found)
    outcomes = _deliver(entry, found)
    refused = [one for one in outcomes if one.galat is not None]
    if cara.json:
        from kontrak.views.record_json import delivery_document

        sys.stdout.write(delivery_document(outcomes, found, coba=entry.coba))
    else:
        _tell(outcomes, found, coba=entry.coba)
    if cara.tanda_terima:
        cara.tanda_terima.write(outcomes, found, entry)
    count = len(refused) + sum(one.ditolak for one in found.dilewati)
    if count:
        raise FilesRefusedError(count, len(outcomes) + len(found.dilewati))
    if not cara.json:
        tell_next(_after_recording(entry, outcomes, cara.lagi))


def _after_recording(entry: Entry, outcomes: Sequence[Outcome], again: str) -> Iterator[Step]:
    """Record what was only tried; else ask who has not reported in the latest month of what came."""
    done = [one.hasil for one in outcomes if one.hasil is not None]
    if entry.coba:
        if any(item.tercatat for item in done):
            yield "untuk mencatatnya", again
        return
    months = {(item.tahun, record.laporan.bulan) for item in done for record in item.tercatat}
    months |= {(item.tanda.tahun, item.tanda.bulan) for item in done if item.tanda}
    if done:
        when = month_words(*max(months)) if months else ("--tahun", str(max(item.tahun for item in done)))
        yield "yang belum lapor", command(entry.db, "belum-lapor", *when)


def _deliver(entry: Entry, found: Kumpulan) -> list[Outcome]:
    """Record file by file under one progress bar: over the rows of a single file, else over the files."""
    from kontrak.actions.delivery import deliver
    from kontrak.views.progress import ProgressBar

    if not found.berkas:
        return []
    with ProgressBar(found.berkas[0].path.name if len(found.berkas) == 1 else "Membaca berkas") as bar:
        return deliver(entry, found.berkas, bar.update)


def _tell(outcomes: Sequence[Outcome], found: Kumpulan, *, coba: bool) -> None:
    from kontrak.views.record_view import LISTED, doubt_lines, file_lines, run_line

    done = [(one.sumber, one.hasil) for one in outcomes if one.hasil is not None]
    skipped = [one for one in found.dilewati if one.ditolak]
    refused = any(one.galat for one in outcomes) or bool(skipped)
    for one in outcomes:
        print_warnings(one.peringatan)
        if one.galat is not None:
            print_error(one.galat)
        elif one.hasil is not None:
            print_warnings(doubt_lines(one.hasil, str(one.sumber.path)))
    listed = sum(len(item.tercatat) for _, item in done) <= LISTED
    lines = [line for source, item in done for line in file_lines(str(source.path), item, coba=coba, listed=listed)]
    if len(done) > 1:
        lines.append(run_line([item for _, item in done], coba=coba))
    for line in lines:
        print(line, file=sys.stderr if refused else sys.stdout)
    if found.dilewati:
        print_warnings([f"{one.pesan}." for one in found.dilewati])
        count = f"{len(done)} dari {len(outcomes) + len(found.dilewati)} berkas"
        print(f"{count} {'akan dicatat' if coba else 'tercatat'}, {len(found.dilewati)} tidak dibaca.", file=sys.stderr)
