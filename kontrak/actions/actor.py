"""Who acts: ``--oleh``, else ``KONTRAK_OLEH``, else the user of the operating system (SPEC §4)."""

from __future__ import annotations

from kontrak.errors import UsageError, has_controls


def typed_text(text: str | None, option: str) -> str | None:
    """Return the text of an option, None when it says nothing.

    Raises UsageError for control characters: they could take over the terminal of whoever reads the file back.
    """
    words = (text or "").strip()
    if has_controls(words):
        raise UsageError(f"{option} memuat karakter kendali.", "Hapus karakter itu; tulis sebagai teks biasa.")
    return words or None


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
