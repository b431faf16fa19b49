"""The forms of a document by name: ``md``, ``html``, ``docx``, ``pdf``, and ``txt`` of a message; many at once."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING

from kontrak.reports.cetak.markup import plain_lines, without_directives

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

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


PRESSED = ("docx", "pdf")
"""The forms that a press makes: pandoc, a process of its own, and typst, which lets go of the interpreter."""

WAITING = 2
"""How many documents wait for each core at most, so that memory does not grow with their number."""


def press_all(sheets: Iterable[Callable[[], Lembar]], bentuk: str) -> Iterator[tuple[str, bytes]]:
    """Make documents one after the other, and yield name and bytes of each in their order. Raises as ``to_bytes``."""
    count = cores()
    if bentuk not in PRESSED or count == 1:
        for make in sheets:
            lembar = make()
            yield lembar.nama, to_bytes(lembar, bentuk)
        return
    from concurrent.futures import ThreadPoolExecutor

    jobs: deque[tuple[str, Future[bytes]]] = deque()
    pool = ThreadPoolExecutor(count)
    try:
        for make in sheets:
            lembar = make().drawn()
            jobs.append((lembar.nama, pool.submit(to_bytes, lembar, bentuk)))
            if len(jobs) > WAITING * count:
                nama, job = jobs.popleft()
                yield nama, job.result()
        for nama, job in jobs:
            yield nama, job.result()
    finally:  # of a document that failed, or an interrupt, the others that wait are not made
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Return how many cores this process may use: on Linux those it was bound to, elsewhere all."""
    bound = getattr(os, "sched_getaffinity", None)
    return len(bound(0)) if bound else os.cpu_count() or 1
