"""Texts that people type on the command line: without the blanks around them, and harmless to who reads them back."""

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
