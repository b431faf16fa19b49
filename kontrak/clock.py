"""The one place that reads the clock. Scores never do (SPEC §0.4, §4)."""

from __future__ import annotations

import os
from datetime import datetime

from kontrak.errors import UsageError

VARIABLE = "KONTRAK_SEKARANG"


def now() -> datetime:
    """Return the local time with its UTC offset, whole seconds; ``KONTRAK_SEKARANG`` (ISO) replaces it.

    Raises UsageError when the variable does not hold an ISO time.
    """
    text = os.environ.get(VARIABLE)
    if not text:
        return datetime.now().astimezone().replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.astimezone()
    except (ValueError, OverflowError):  # the second: its offset would lie before year 1 or after 9999
        raise UsageError(
            f"Isi {VARIABLE} bukan waktu: {text!r}.", f"Tulis seperti {VARIABLE}=2022-03-05T09:00:00+07:00."
        ) from None
    return moment.replace(microsecond=0)
