"""Who acts: ``--oleh``, else ``KONTRAK_OLEH``, else the user of the operating system (SPEC §4)."""

from __future__ import annotations

from kontrak.actions.typed_text import typed_text
from kontrak.errors import UsageError


def actor(oleh: str | None) -> str:
    """Return the name that an event carries; ``oleh`` already holds the option or the variable. Raises UsageError."""
    if oleh is not None:
        name = typed_text(oleh, "--oleh")
        if name is None:
            raise UsageError("--oleh kosong.", 'Sebutkan nama pencatat, misalnya --oleh "Bagian Organisasi".')
        return " ".join(name.split())
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("Nama pencatat tidak diketahui.", "Sebutkan dengan --oleh NAMA.") from None
