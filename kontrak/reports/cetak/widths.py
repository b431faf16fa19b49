"""How wide the columns of a table become: by what stands in them, the same on every machine.

Browsers work this out themselves; Word and the PDF get it from here. Measures are in ems of a serif text face,
near enough to decide who gets how much.
"""

from __future__ import annotations

import unicodedata
from math import ceil
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

PADDING = 1.0
"""Ems of blank at both sides of a cell together."""

LONG = 45.0
"""Ems from which a text is broken over lines anyway: longer ones ask for no more."""

BOLD = 1.08
"""How much wider bold letters run."""

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Letter sizes of tables in points, the largest first."""

DENSE = {False: 8.0, True: 7.0}
"""The largest letter size of tables on a page that must hold much, upright and lying."""

WIDE = 600.0
"""Points from which a page is a wide one."""

_WIDE = frozenset("MWmw%@&█▌░–—")
_SLIM = frozenset("ijlIft.,:;'!|()[]/-` ")


class Ukuran(NamedTuple):
    """Letter size in points and the share of each column, which add up to 1."""

    huruf: float
    bagian: tuple[float, ...]

    def lines(self, rows: Sequence[Sequence[str]], width: float) -> int:
        """Return about how many lines of text the rows take."""
        room = [max(share * width / self.huruf - PADDING, 1.0) for share in self.bagian]
        return sum(max(ceil(extent(text) / ems) or 1 for text, ems in zip(row, room, strict=True)) for row in rows)


def measure(
    rows: Sequence[Sequence[str]],
    width: float,
    face: float = 1.0,
    largest: float = SIZES[0],
    fixed: Sequence[int] = (),
) -> Ukuran:
    """Return the largest letter size at which no word breaks in ``width`` points, and the columns' shares.

    Wide pages hold wide tables: they begin half a point smaller.

    The first row is the heading, set in bold; it may break over lines, so only what stands below it asks for room.
    ``face`` is how wide the letters run, ``largest`` the letter size to begin with. ``fixed`` are shares that the table
    asks for, kept unless a word would break at every size.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(_longest_word(column[0]) * BOLD, *map(_longest_word, column)) * face + PADDING for column in columns]
    lines = [[line for text in column[1:] for line in text.split("\n")] for column in columns]
    longest = [max(map(extent, texts), default=0.0) * face + PADDING for texts in lines]
    wanted = [max(need, min(want, LONG + PADDING)) for need, want in zip(least, longest, strict=True)]
    sizes = [size for size in (SIZES[1:] if width > WIDE else SIZES) if size <= largest]
    for size in sizes if fixed else ():
        if all(need * size * sum(fixed) <= share * width for need, share in zip(least, fixed, strict=True)):
            return Ukuran(size, _shares(fixed))
    size = next((size for size in sizes if sum(least) * size <= width), SIZES[-1])
    room = width / size
    if sum(least) >= room:
        return Ukuran(size, _shares(least))
    spare = room - sum(least)
    wishes = [want - need for want, need in zip(wanted, least, strict=True)]
    if sum(wishes) <= spare:
        extra = _spread(spare - sum(wishes), wishes if sum(wishes) else wanted)
        return Ukuran(size, _shares([want + more for want, more in zip(wanted, extra, strict=True)]))
    # The square root lets a long text give way to several short ones, whose rows it would otherwise make tall.
    given = [min(part, wish) for part, wish in zip(_spread(spare, [wish**0.5 for wish in wishes]), wishes, strict=True)]
    rest = _spread(spare - sum(given), [wish - part for wish, part in zip(wishes, given, strict=True)])
    return Ukuran(size, _shares([need + part + more for need, part, more in zip(least, given, rest, strict=True)]))


def _spread(amount: float, claims: Sequence[float]) -> list[float]:
    """Divide an amount by claims."""
    whole = sum(claims)
    return [amount * claim / whole if whole else 0.0 for claim in claims]


def _shares(parts: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(part / sum(parts), 4) for part in parts)


def _longest_word(text: str) -> float:
    return max(
        (extent(word) for word in text.replace("-", "- ").replace("–", "– ").replace("\u200b", " ").split()),
        default=0.0,
    )


def extent(text: str) -> float:
    """Return how wide a text runs on one line, in ems."""
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter == "\u200b":
        return 0.0
    if letter in _WIDE:
        return 0.85
    if letter in _SLIM:
        return 0.33
    if letter.isupper():
        return 0.68
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.52
