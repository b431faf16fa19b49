"""Texts made to fit: harmless, measured in places of a terminal, shortened, or broken between words."""

from __future__ import annotations

from functools import cache

from kontrak.model.segel import PRINTED

ELLIPSIS = "…"
FIRST_COMBINING = "\u0300"
"""Below it every character takes one place."""
_NARROW = "\u2010\u2013\u2014\u2019\u2026\u2500"
"""And these above it, which texts and tables are full of."""

SEPARATOR = " · "
JOINED = 0.7
"""Share of the width up to which what stands between two separators is kept on one line."""

_HELD = "\u00a0"
"""A blank at which no line is broken; ``clean`` leaves none in a text."""
_SEAM = "\v"
"""A blank of no width at which a line may end; ``clean`` leaves none either."""


@cache
def clean(text: str) -> str:
    """Make one harmless line of a text from the data: no line breaks, no control characters."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text).rstrip()


@cache  # a cell is measured for its column and again when it is printed
def measure(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    if text.isascii() or max(text) < FIRST_COMBINING:
        return len(text)
    if all(char < FIRST_COMBINING or char in _NARROW for char in text):
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def shorten(text: str, width: int) -> str:
    """Cut a text that is wider than ``width``; an ellipsis stands for what is missing."""
    if measure(text) <= width:
        return text
    while text and measure(text) >= width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def break_paragraph(text: str, width: int, indent: int) -> list[str]:
    """Break a text that is too wide, between its parts rather than inside one; a word only where it is wider than that.

    A seal is broken only where it is wider than the screen, and between its groups. A separator at which a line is
    broken goes. Below the first line the indent is that of the text and ``indent``.
    """
    from textwrap import wrap

    start = text[: len(text) - len(text.lstrip())]
    joined = SEPARATOR.join(
        part.replace(" ", _HELD) if measure(part) <= JOINED * width else part for part in text.lstrip().split(SEPARATOR)
    )
    lines = wrap(
        _with_seams(joined, width - indent),
        max(width, 20),
        initial_indent=start,
        subsequent_indent=start + " " * indent,
        break_on_hyphens=False,
        replace_whitespace=False,
    )
    return [line.replace(_HELD, " ").replace(_SEAM, "").removesuffix(SEPARATOR.rstrip()) for line in lines]


def _with_seams(text: str, width: int) -> str:
    """Let a seal that is wider than a line be broken, between its groups."""
    import re

    def parted(seal: re.Match[str]) -> str:
        return seal[0].replace("-", f"-{_SEAM}") if len(seal[0]) + 2 > width else seal[0]

    return re.sub(PRINTED, parted, text)


def break_cell(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width``, inside a word only where it is wider than that."""
    if measure(text) <= width:
        return [text]
    from textwrap import wrap

    return [shorten(line, width) for line in wrap(text, width, break_on_hyphens=False)]
