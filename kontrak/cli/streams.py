"""Standard output and error: UTF-8 whatever the console says, and a reader that went away is no fault (SPEC §8.24)."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO, cast

from kontrak.system import on_windows

if TYPE_CHECKING:
    from collections.abc import Iterator


def speak_utf8() -> None:
    """Let both streams write UTF-8, whatever the console's code page; a stray byte becomes a question mark.

    What goes into a file or a pipe ends its lines as on every other system. A stream that the caller closed is
    replaced by one that goes nowhere.
    """
    from io import TextIOWrapper

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
        elif isinstance(stream := getattr(sys, name), TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
            if not stream.isatty():
                stream.reconfigure(newline="\n")


def discard_output() -> None:
    """Point standard output at nothing, so that the interpreter does not complain when it ends."""
    with contextlib.suppress(OSError, ValueError):  # a stream that is no file has nothing to complain about
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextlib.contextmanager
def closed_pipe_named() -> Iterator[None]:
    """Raise BrokenPipeError inside the block when the reader of standard output went away, on Windows too.

    There the system says EINVAL, which it says of many other things as well: only of a write to standard output it
    means the pipe.
    """
    if not on_windows():
        yield
        return
    before = sys.stdout
    sys.stdout = cast("TextIO", _Output(before))
    try:
        yield
    finally:
        sys.stdout = before


class _Output:
    """Standard output, of which EINVAL means a closed pipe."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with _named():
            return self._stream.write(text)

    def flush(self) -> None:
        with _named():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextlib.contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
        raise
