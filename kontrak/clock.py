"""The one place that reads the clock. Scores never do (SPEC §0.4, §4)."""

from __future__ import annotations

import os
from datetime import datetime

from kontrak.errors import DataError, UsageError

VARIABLE = "KONTRAK_SEKARANG"

MOST_DAYS_AHEAD = 400
"""Of the last event: a clock that is further ahead is taken for a wrong one."""

REPLACED, VOUCHED = "diganti", "dibenarkan"
"""What an event keeps of the clock that it was written by."""

_vouched = False


def now() -> datetime:
    """Return the local time with its UTC offset, whole seconds; ``KONTRAK_SEKARANG`` (ISO) replaces it.

    Raises UsageError when the variable does not hold an ISO time that this system knows, DataError for a clock that
    stands outside all days.
    """
    text = os.environ.get(VARIABLE)
    if not text:
        return _local()
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.astimezone()
    except (ValueError, OverflowError, OSError):  # its offset would lie before year 1, or before Windows' 1970
        raise UsageError(
            f"Isi {VARIABLE} bukan waktu: {text!r}.", f"Tulis seperti {VARIABLE}=2022-03-05T09:00:00+07:00."
        ) from None
    return moment.replace(microsecond=0)


def _local() -> datetime:
    """What the computer's clock says, as far as its system can tell a day from it."""
    try:
        return datetime.now().astimezone().replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        raise DataError("Jam komputer ini tidak dapat dibaca.", "Setel tanggal dan jam komputernya.") from None


def is_replaced() -> bool:
    """Whether the time is that of the variable."""
    return bool(os.environ.get(VARIABLE))


def vouch(given: bool) -> None:
    """Keep whether ``--jam-benar`` was given to this command."""
    global _vouched  # noqa: PLW0603 (one command a process)
    _vouched = given


def is_vouched() -> bool:
    """Whether whoever runs this command says that the clock is right."""
    return _vouched
