"""Many documents at once: what is slow about Word and PDF is done on every core (SPEC §5 ``--semua``)."""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING

from kontrak.reports.cetak.forms import to_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from kontrak.reports.cetak.lembar import Lembar

PRESSED = ("docx", "pdf")
"""The forms that a press makes: pandoc, a process of its own, and typst, which lets go of the interpreter."""

WAITING = 2
"""How many documents wait for each core at most, so that memory does not grow with their number."""


def press_all(sheets: Iterable[Callable[[], Lembar]], bentuk: str) -> Iterator[tuple[str, bytes]]:
    """Make documents one after the other, and yield name and bytes of each in their order. Raises as ``to_bytes``."""
    cores = os.cpu_count() or 1
    if bentuk not in PRESSED or cores == 1:
        for make in sheets:
            lembar = make()
            yield lembar.nama, to_bytes(lembar, bentuk)
        return
    from concurrent.futures import ThreadPoolExecutor

    jobs: deque[tuple[str, Future[bytes]]] = deque()
    pool = ThreadPoolExecutor(cores)
    try:
        for make in sheets:
            lembar = make()
            jobs.append((lembar.nama, pool.submit(to_bytes, lembar, bentuk)))
            if len(jobs) > WAITING * cores:
                nama, job = jobs.popleft()
                yield nama, job.result()
        for nama, job in jobs:
            yield nama, job.result()
    finally:  # of a document that failed, or an interrupt, the others that wait are not made
        pool.shutdown(cancel_futures=True)
