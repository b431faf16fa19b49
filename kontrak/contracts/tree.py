"""The tree of a YAML file in which every text, mapping and list knows its place, and what is wrong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yaml import Mark

SHOWN = 60
"""So much of an offending value is repeated in a message."""


class Problem(NamedTuple):
    """One mistake: file, line and column (from 1), path of keys, and what is wrong and how to mend it.

    ``jalur`` is ``opd.PUPR.indikator.JALAN.target``; it is empty for what concerns the whole file. In a workbook
    ``lembar`` names the sheet, and line and column are those of its cell.
    """

    berkas: str
    baris: int
    kolom: int
    jalur: str
    pesan: str
    lembar: str = ""

    def __str__(self) -> str:
        """``file:line:column: message``, which editors turn into a link; of a workbook sheet and cell."""
        return f"{self.tempat}: {self.pesan}"

    @property
    def tempat(self) -> str:
        """``contracts.yaml:12:5``, or ``kontrak-2022-PUPR.xlsx, lembar Indikator, sel E7``."""
        if self.lembar:
            return f"{self.berkas}, lembar {self.lembar}, sel {cell_name(self.baris, self.kolom)}"
        return f"{self.berkas}:{self.baris}:{self.kolom}"


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell by row and column from 1: ``(7, 5)`` is ``E7``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def quoted(text: str) -> str:
    """Return an offending text between quotes, shortened."""
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def nearest(word: str, known: list[str]) -> str | None:
    """Return the known word nearest to a mistyped one, in any case; None when none is near."""
    from difflib import get_close_matches

    by_case = {item.casefold(): item for item in known}
    found = get_close_matches(word[:SHOWN].strip().casefold(), list(by_case), n=1, cutoff=0.6)
    return by_case[found[0]] if found else None


class Teks(str):
    """A scalar, always text: what it means is decided by the key it belongs to."""

    __slots__ = ("mark",)
    mark: Mark


class Undecided(Teks):
    """The unquoted word ``PERIKSA`` as a value: somebody has yet to decide what stands here."""

    __slots__ = ()


class Peta(dict[str, "Simpul"]):
    """A mapping; its keys are ``Teks``. ``twice`` are those that were written more than once: the first one counts.

    ``flow`` says that it is written inside ``{ }``.
    """

    __slots__ = ("flow", "mark", "places", "twice")
    flow: bool
    mark: Mark
    places: dict[str, Mark]
    twice: frozenset[str]

    def __init__(self, *, flow: bool = False) -> None:
        self.flow = flow
        self.twice = frozenset()

    def place_of(self, key: str) -> Mark | None:
        """Return the place of a key as written; None when it is absent."""
        if not hasattr(self, "places"):
            self.places = {own: own.mark for own in self if isinstance(own, Teks)}
        return self.places.get(key)

    def rename(self, names: Mapping[str, str]) -> None:
        """Give keys another name, each at its place; a key that is taken already keeps its value."""
        items = list(self.items())
        self.clear()
        for key, value in items:
            renamed = Teks(names.get(key, key))
            renamed.mark = key.mark if isinstance(key, Teks) else self.mark
            self.setdefault(renamed, value)
        if hasattr(self, "places"):
            del self.places


class Deret(list["Simpul"]):
    """A list."""

    __slots__ = ("mark",)
    mark: Mark


Simpul = Teks | Peta | Deret | None


class Section(NamedTuple):
    """A mapping of a file and where it stands; ``mark`` is the place of its own key."""

    berkas: str
    jalur: str
    peta: Peta
    mark: Mark

    def path(self, *keys: str) -> str:
        """Return the path of a key below this section."""
        return ".".join((self.jalur, *keys) if self.jalur else keys)

    def get(self, key: str) -> Simpul:
        """Return the value of a key; None when it is absent, null or blank."""
        return self.peta.get(key)

    def child(self, key: str) -> Section | None:
        """Return the mapping under a key; None when there is none."""
        value = self.get(key)
        return Section(self.berkas, self.path(key), value, self.mark_of(key)) if isinstance(value, Peta) else None

    def children(self, key: str) -> Iterator[tuple[str, Section]]:
        """Return (code, section) of each mapping in the mapping under a key, in the order of the file."""
        group = self.get(key)
        if isinstance(group, Peta):
            for code, value in group.items():
                if isinstance(value, Peta) and isinstance(code, Teks):
                    yield str(code), Section(self.berkas, self.path(key, code), value, code.mark)

    def items(self, key: str) -> Iterator[Section]:
        """Return the section of each mapping in the list under a key, in the order of the file; paths count from 1."""
        group = self.get(key)
        for place, value in enumerate(group if isinstance(group, Deret) else ()):
            if isinstance(value, Peta):
                yield self._item(key, place, value)

    def item(self, key: str, place: int) -> Section | None:
        """Return the mapping at a place, from 0, of the list under a key; None when there is none."""
        group = self.get(key)
        value = group[place] if isinstance(group, Deret) and place < len(group) else None
        return self._item(key, place, value) if isinstance(value, Peta) else None

    def _item(self, key: str, place: int, value: Peta) -> Section:
        return Section(self.berkas, self.path(key, str(place + 1)), value, value.mark)

    def codes(self, key: str) -> list[str] | None:
        """Return the codes under a key, none when the key is absent; None when something else stands there."""
        group = self.get(key)
        if group is None:
            return []
        return [str(code) for code in group] if isinstance(group, Peta) else None

    def mark_of(self, key: str) -> Mark:
        """Return the place of a key as written; of the section itself when the key is absent."""
        return self.peta.place_of(key) or self.mark

    def place(self, key: str | None = None, *, item: int | None = None) -> tuple[int, int]:
        """Return line and column, from 1: of the section, of the value of a key, or of an item of its list.

        A mapping stands where its key stands, and so does a null; an absent key stands where the section does.
        """
        mark = self._mark(key, item)
        return mark.line + 1, mark.column + 1

    def _mark(self, key: str | None, item: int | None) -> Mark:
        if key is None:
            return self.mark
        value = self.get(key)
        if isinstance(value, Deret) and item is not None and item < len(value):
            value = value[item] or value
        return self.mark_of(key) if value is None or isinstance(value, Peta) else value.mark

    def problem(self, key: str | None, pesan: str, *, item: int | None = None) -> Problem:
        """Return a problem with the value of a key, with an item of its list, or with the section itself."""
        steps = [] if key is None else [key]
        if item is not None:
            steps.append(str(item + 1))
        return problem_at(self.berkas, self._mark(key, item), self.path(*steps), pesan)

    def problem_of_key(self, key: str, pesan: str) -> Problem:
        """Return a problem with a key itself, rather than with its value."""
        return problem_at(self.berkas, self.mark_of(key), self.path(key), pesan)


_CELL_ADVICE = (
    ("tulis isinya sesudah titik dua", "isi selnya"),
    ("hapus kunci ini", "kosongkan selnya"),
    ("hapus kuncinya", "kosongkan selnya"),
    ("rentang ditulis [80, 90]", "rentang ditulis 80 s.d. 90"),
    ("tulis target: [bawah, atas]", "tulis target seperti 80 s.d. 90"),
)
"""What is advised for a file, and what that means in a form."""


def problem_at(berkas: str, mark: Mark, jalur: str, pesan: str) -> Problem:
    """Return a problem at a place of a file; a cell of a workbook also has its sheet, and advice for cells."""
    lembar = getattr(mark, "lembar", "")
    for of_file, of_cell in _CELL_ADVICE if lembar else ():
        pesan = pesan.replace(of_file, of_cell)
    return Problem(berkas, mark.line + 1, mark.column + 1, jalur, pesan, lembar)
