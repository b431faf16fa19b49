"""What the commands that print documents share: format, destination, and the ground of every paper (SPEC §5, §7)."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.options import Timpa
from kontrak.errors import DataError, UsageError, print_done
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kontrak.actions.question import Question
    from kontrak.model.penilaian import Penilaian
    from kontrak.reports.cetak.lembar import Lembar


class BentukDokumen(StrEnum):
    """What a document can be written as; the value is also the suffix of its file."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


TEXTS = (BentukDokumen.MD, BentukDokumen.HTML)
"""Formats that may go to standard output."""

Keluar = Annotated[
    str | None, typer.Option("--keluar", metavar="BERKAS", help="Berkas atau folder tujuan, bukan layar.")
]
Bentuk = Annotated[
    BentukDokumen | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="Bentuk dokumen: md, html, docx, atau pdf (dua terakhir perlu --keluar). Tanpa ini: menurut akhiran "
        "--keluar, selain itu md.",
        show_default=False,
    ),
]


class Tujuan(NamedTuple):
    """Where documents go, as what, and whether over existing files."""

    keluar: str | None
    bentuk: str
    timpa: bool

    @property
    def suffix(self) -> str:
        """``.pdf``."""
        return f".{self.bentuk}"


Pesan = Annotated[bool, typer.Option("--pesan", help="Sepuluh baris polos untuk ditempel ke pesan.")]


class Output(NamedTuple):
    """The options of a command that writes documents: where, over existing files or not, and as what."""

    keluar: Keluar = None
    timpa: Timpa = False
    bentuk: Bentuk = None


def choose_message(output: Output, many: str | None = None) -> Tujuan:
    """Return where a message goes: to the screen, a file of any name, or one ``.txt`` each into a folder.

    Raises UsageError with ``--format``: a message has one form.
    """
    from kontrak.reports.cetak.forms import MESSAGE

    if output.bentuk is not None:
        raise UsageError("--pesan tidak dapat dipakai bersama --format.", "Pesan selalu teks polos; hapus --format.")
    if many is not None:
        _check_folder(output.keluar, many)
    return Tujuan(output.keluar, MESSAGE, output.timpa)


def choose_target(output: Output, many: str | None = None) -> Tujuan:
    """Return where documents go and as what: without ``bentuk`` as the suffix of the file says, else as Markdown.

    ``many`` names what goes into a folder. What cannot be written as asked is refused before any file is opened:
    raises UsageError, and DataError where the program that makes the format is not installed.
    """
    keluar, timpa, bentuk = output
    tujuan = Tujuan(keluar, bentuk or (keluar and many is None and _named_after(keluar)) or BentukDokumen.MD, timpa)
    _check_target(tujuan, many)
    return tujuan


def _named_after(keluar: str) -> BentukDokumen | None:
    """Return the format that a file is named after; None of a folder, and of any other name."""
    suffix = Path(keluar).suffix.lower().removeprefix(".")
    return BentukDokumen(suffix) if suffix in list(BentukDokumen) and not Path(keluar).is_dir() else None


def _check_target(tujuan: Tujuan, many: str | None) -> None:
    """Refuse what cannot be written as asked."""
    keluar, bentuk = tujuan.keluar, tujuan.bentuk
    if many is not None:
        _check_folder(keluar, many)
    if bentuk not in TEXTS and keluar is None:
        raise UsageError(
            f"--format {bentuk} tidak dapat dicetak ke layar.", f"Tambahkan --keluar, misalnya --keluar hasil.{bentuk}"
        )
    if keluar is not None and many is None and _named_after(keluar) not in (None, bentuk):
        raise UsageError(  # a name like ``hasil.pdf`` with ``--format docx`` is a slip
            f"Berkas {keluar} tidak berakhiran .{bentuk}.",
            f"Hapus --format, atau pakai nama seperti {Path(keluar).with_suffix(f'.{bentuk}')}.",
        )
    if bentuk not in TEXTS:
        from kontrak.reports.cetak.forms import check_tools

        check_tools(bentuk)


def _check_folder(keluar: str | None, many: str) -> None:
    """Refuse to write many documents anywhere but into a folder."""
    if keluar is None:
        raise UsageError("--semua memerlukan --keluar FOLDER.", f"Misalnya: kontrak {many} --semua --keluar {many}")
    if Path(keluar).suffix.lower() in [f".{one}" for one in (*BentukDokumen, "txt")]:
        raise UsageError(
            f"--semua menulis satu berkas per OPD; {keluar} adalah nama berkas.", "Sebutkan nama folder pada --keluar."
        )


def put(tujuan: Tujuan, lembar: Lembar, what: str) -> None:
    """Print a document, or write it where it goes and say so on standard error."""
    from kontrak.files import target_path, write_files
    from kontrak.reports.cetak.forms import to_bytes

    content = to_bytes(lembar, tujuan.bentuk)
    if tujuan.keluar is None:
        sys.stdout.write(content.decode())
        return
    path = target_path(tujuan.keluar, f"{lembar.nama}{tujuan.suffix}", tujuan.suffix)
    write_files({path: content}, replace=tujuan.timpa)
    print_done(f"{what} ditulis: {path}")


def show_card(lembar: Lembar) -> None:
    """Print the front of a document on the terminal, as wide as it is."""
    from rich.console import Console

    from kontrak.reports.cetak.card import print_card
    from kontrak.views.table import screen_width

    print_card(lembar, Console(width=screen_width(terminal=True)))


def put_all(tujuan: Tujuan, sheets: Sequence[Callable[[], Lembar]], what: str, named: str) -> None:
    """Write documents into a folder, with a progress bar, and say so; nothing is written before all are made."""
    from kontrak.files import write_files
    from kontrak.reports.cetak.forms import press_all
    from kontrak.views.progress import ProgressBar

    folder = Path(tujuan.keluar or "")
    documents: dict[Path, bytes] = {}
    with ProgressBar(what) as bar:
        for done, (nama, content) in enumerate(press_all(sheets, tujuan.bentuk), 1):
            documents[folder / f"{nama}{tujuan.suffix}"] = content
            bar.update(done, len(sheets))
    write_files(documents, replace=tujuan.timpa)
    print_done(f"{len(documents)} {named} ditulis ke folder {tujuan.keluar}")


def assess_named(question: Question, opd: str, bidang: str | None) -> tuple[Penilaian, str]:
    """Assess the OPD or bidang that was named; a bidang named as ``--opd PUPR.BM`` is told how to be named."""
    from kontrak.actions.assessing import assess_opd

    try:
        return assess_opd(question, opd, bidang)
    except DataError as error:
        found = re.fullmatch(r"([\w-]+)\.([\w-]+)", opd)
        if bidang is not None or found is None or repr(opd) not in error.message:
            raise
        raise DataError(error.message, f"Untuk bidang, tulis: --opd {found[1]} --bidang {found[2]}") from error
