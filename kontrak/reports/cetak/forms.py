"""The forms of a document by name: ``md``, ``html``, ``docx``, ``pdf``, and ``txt`` of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.reports.cetak.markup import plain_lines, without_directives

if TYPE_CHECKING:
    from kontrak.reports.cetak.lembar import Lembar

MESSAGE = "txt"
"""Plain lines to paste into a message: no markup, no tables."""


def to_bytes(lembar: Lembar, bentuk: str) -> bytes:
    """Return the document in a form. Raises DataError for a faulty template, or a program that is missing."""
    if bentuk == "html":
        from kontrak.reports.cetak.html import to_html

        return to_html(lembar).encode()
    if bentuk == "docx":
        from kontrak.reports.cetak.docx import to_docx

        return to_docx(lembar)
    if bentuk == "pdf":
        from kontrak.reports.cetak.typst import to_pdf

        return to_pdf(lembar)
    if bentuk == MESSAGE:
        return "".join(f"{line}\n" for line in plain_lines(lembar.teks)).encode()
    return without_directives(lembar.teks).encode()


def check_tools(bentuk: str) -> None:
    """Raise DataError when the program that makes the form is not installed."""
    if bentuk == "docx":
        from kontrak.reports.cetak.docx import require_pandoc

        require_pandoc()
    elif bentuk == "pdf":
        from kontrak.reports.cetak.typst import require_typst

        require_typst()
