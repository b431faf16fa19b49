"""The one place that reads the clock. Scores never do (SPEC §0.4, §4)."""

from __future__ import annotations

import os
from datetime import datetime

from kontrak.errors import DataError, UsageError

VARIABLE = "KONTRAK_SEKARANG"


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
