"""``catat --dari``: many reports from files and folders, each file whole or not at all, with answers to the senders."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kontrak.cli.answering import command, month_words, tell_next
from kontrak.errors import DataError, KontrakError, print_error, print_warnings
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kontrak.actions.delivery import Outcome
    from kontrak.actions.receipt import Entry, Recorded
    from kontrak.cli.answering import Step
    from kontrak.cli.lembaran import BentukDokumen
    from kontrak.forms.reading import Kumpulan, Lewat, Sumber
    from kontrak.reports.tanda_terima import TandaTerima


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
        from kontrak.views.json_out import delivery_document

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


class Penerima(NamedTuple):
    """Where the answers go, as what (None: plain text), and whether over existing ones."""

    folder: Path
    bentuk: BentukDokumen | None
    timpa: bool

    def check(self, found: Kumpulan) -> None:
        """Refuse before anything is recorded where an answer exists already. Raises DataError."""
        taken = [path for path in self._paths(_names(found)).values() if path.exists()]
        if self.folder.exists() and not self.folder.is_dir():
            raise DataError(f"{self.folder} adalah berkas, bukan folder.", "Sebutkan folder untuk --tanda-terima.")
        if taken and not self.timpa:
            raise DataError(f"{len(taken)} tanda terima sudah ada, antara lain {taken[0]}.", "Ganti dengan --timpa.")

    def write(self, outcomes: Sequence[Outcome], found: Kumpulan, entry: Entry) -> None:
        """Write the answer to each file, and say so on standard error."""
        from kontrak.files import write_files

        daerah = _region(entry)
        answers = [_answer(daerah, one, entry) for one in outcomes]
        answers += [_skipped(daerah, one, entry) for one in found.dilewati if one.ditolak]
        paths = self._paths(_names(found))
        documents = {path: self._content(answer, path) for path, answer in zip(paths.values(), answers, strict=True)}
        write_files(documents, replace=self.timpa)
        print(f"{len(documents)} tanda terima ditulis: folder {self.folder}", file=sys.stderr)

    def _paths(self, names: Iterable[str]) -> dict[int, Path]:
        """The file of each answer: the relative path of what it answers, separators as ``-``."""
        suffix = self.bentuk.value if self.bentuk else "txt"
        paths: dict[int, Path] = {}
        for number, name in enumerate(names):
            stem = "-".join(part for part in name.split("/") if part not in ("", "..", "."))
            path, again = self.folder / f"{stem}.tanda-terima.{suffix}", 2
            while path in paths.values():
                path, again = self.folder / f"{stem}-{again}.tanda-terima.{suffix}", again + 1
            paths[number] = path
        return paths

    def _content(self, answer: TandaTerima, path: Path) -> bytes:
        from kontrak.reports.tanda_terima import receipt_message, receipt_sheet

        if self.bentuk is None:
            return receipt_message(answer).encode()
        from kontrak.reports.cetak.forms import to_bytes

        return to_bytes(receipt_sheet(answer, path.stem), self.bentuk)


def _names(found: Kumpulan) -> list[str]:
    return [*(one.nama for one in found.berkas), *(one.path.name for one in found.dilewati if one.ditolak)]


def _region(entry: Entry) -> str:
    from kontrak.store.declared import load_tajuk
    from kontrak.store.opening import open_store
    from kontrak.store.years import load_years

    with open_store(entry.db) as store:
        years = load_years(store)
        tajuk = load_tajuk(store, years[-1]) if years else None
        return tajuk.daerah if tajuk else ""


def _base(daerah: str, name: str, entry: Entry) -> TandaTerima:
    from kontrak.months import format_time
    from kontrak.reports.tanda_terima import TandaTerima

    moment = format_time(entry.waktu.isoformat())
    return TandaTerima(daerah, name, "–", moment, "", entry.waktu.date(), entry.coba)


def _skipped(daerah: str, one: Lewat, entry: Entry) -> TandaTerima:
    base = _base(daerah, one.path.name, entry)
    return base._replace(hasil="ditolak, tidak ada isinya yang tercatat", perbaikan=[f"{one.alasan}."])


def _answer(daerah: str, one: Outcome, entry: Entry) -> TandaTerima:
    base = _base(daerah, one.sumber.nama, entry)._replace(catatan=_without_path(one.peringatan, one.sumber))
    if one.hasil is None:
        message = one.galat.message.split("\n") if one.galat else []
        hint = [one.galat.hint] if one.galat and one.galat.hint else []
        faults = [*_without_path(message, one.sumber), *hint]
        return base._replace(hasil="ditolak, tidak ada isinya yang tercatat", perbaikan=faults)
    return _recorded(base, one.hasil, one.sumber)


def _recorded(base: TandaTerima, done: Recorded, source: Sumber) -> TandaTerima:
    from kontrak.months import format_month
    from kontrak.reports.tanda_terima import BarisTerima
    from kontrak.views.record_view import content_text, doubt_text, file_lines, standing_text

    rows = []
    for record in done.tercatat:
        new = record.laporan
        angka = done.angka(record)
        stands = standing_text(angka, record.satuan) if angka and new.realisasi is not None else ""
        rows.append(BarisTerima(new.kode, format_month(done.tahun, new.bulan), content_text(record), stands))
    counts = file_lines("", done, coba=base.coba, listed=False)[0].partition(": ")[2]
    mark = done.tanda
    what = f"formulir {mark.opd} {format_month(mark.tahun, mark.bulan)}" if mark else f"tabel {source.path.suffix}"
    doubts = [doubt_text(item, done.tahun) for item in done.janggal]
    return base._replace(laporan=what, hasil=counts.rstrip("."), baris=rows, janggal=doubts)


def _without_path(texts: Iterable[str], source: Sumber) -> list[str]:
    """The sentences without the folder of the file, which says nothing to its sender."""
    return [text.replace(f"{source.path}", source.path.name) for text in texts]
