"""What shells and word processors do to a command line before the program sees it (SPEC §8.24).

Command Prompt knows no single quotes and does not expand ``*``; Word turns ``--`` into a dash.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import DataError, UsageError, print_warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QUOTE = "'"
QUOTE_HINT = 'Petik tunggal tidak mengapit kata di Command Prompt; pakai petik ganda, misalnya "Salah ketik".'
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


def check_quotes(words: Iterable[str]) -> None:
    """Refuse a word between single quotes, which no shell would have left there; warn of one on one side only.

    Raises UsageError.
    """
    for word in words:
        name, equals, rest = word.partition("=")
        value = rest if equals and name.startswith("--") and " " not in name else word
        if len(value) > 1 and value[0] == value[-1] == QUOTE:
            mended = f'{word.removesuffix(value)}"{value[1:-1]}"'
            raise UsageError(f"Kata {word} masih diapit petik tunggal.", f"{QUOTE_HINT} Jadi: {mended}")
        if value[:1] == QUOTE or value[-1:] == QUOTE:
            side = "diawali" if value[0] == QUOTE else "diakhiri"
            print_warning(f"{word} {side} petik tunggal, yang ikut terbaca; Command Prompt hanya mengenal petik ganda.")


def check_paths(words: Sequence[str], options: Iterable[str]) -> None:
    """Refuse an empty name of a file, as an unset variable of a script leaves it: it would mean this very folder.

    Raises UsageError.
    """
    for name in options:
        if f"{name}=" in words or (name, "") in pairwise(words):
            raise UsageError(f"Opsi {name} kosong.", "Sebutkan nama berkas atau foldernya.")


def has_stray_quote(words: Iterable[str]) -> bool:
    """Whether single quotes were meant to hold several words together."""
    return any(word[:1] == QUOTE or word[-1:] == QUOTE or f"={QUOTE}" in word for word in words)


def check_dashes(words: Iterable[str], options: Iterable[str]) -> None:
    """Refuse a typographic dash in the place of the hyphens of a known option. Raises UsageError."""
    known = set(options)
    for word in words:
        if meant := meant_option(word, known):
            raise UsageError(
                f"{word} diawali tanda pisah, bukan tanda hubung; Word dan WhatsApp menggantinya sendiri.",
                f"Ketik ulang: {meant}",
            )


def meant_option(word: str, options: Iterable[str]) -> str | None:
    """The option that a word with a typographic dash means, as it should have been typed; None if it means none."""
    bare = word.lstrip(f"{_DASHES}-")
    if bare == word or not any(dash in word[: len(word) - len(bare)] for dash in _DASHES):
        return None
    name, equals, value = bare.partition("=")
    found = next((option for option in options if option.lstrip("-") == name), None)
    return f"{found}{equals}{value}" if found else None


def expand(paths: Sequence[Path]) -> list[Path]:
    """Return the files that patterns such as ``opd/*.yaml`` mean, in the order of their names; others as they are.

    A name with ``*`` or ``?`` that is there is no pattern. The marks that Excel leaves beside an open file
    (``~$…``) are not meant. Raises DataError when nothing fits.
    """
    from glob import glob

    found: list[Path] = []
    for path in paths:
        if not {"*", "?"} & set(str(path)) or _is_there(path):
            found.append(path)
            continue
        names = sorted(glob(str(path).replace("[", "[[]")))  # noqa: PTH207 (keeps the path as it was typed)
        meant = [Path(name) for name in names if not Path(name).name.startswith("~$")]
        if not meant:
            raise DataError(f"Tidak ada berkas yang cocok dengan {path}.", "Periksa nama dan foldernya.")
        found += meant
    return found


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # Windows says so of every name with these characters
        return False
