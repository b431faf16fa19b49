"""A progress bar on standard error, for work that turns out to take longer than a second."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

_PATIENCE = 1.0


class ProgressBar:
    """Counts steps; draws a bar once a second has passed, and only where standard error is a terminal."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._start = monotonic()
        self._bar: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> ProgressBar:
        return self

    def update(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` are finished."""
        if self._bar is None:
            if monotonic() - self._start < _PATIENCE or not sys.stderr.isatty():
                return
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            drawn = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            drawn.start()
            self._bar = drawn, drawn.add_task(self._title, total=total)
        progress, task = self._bar
        progress.update(task, completed=done, total=total)  # work in several parts counts each by itself

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar[0].stop()
