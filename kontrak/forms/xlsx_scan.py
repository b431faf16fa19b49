"""What an Excel reader does not tell of a sheet: how far it reaches, and which cells hold no value of their own.

The reader (python-calamine) gives an empty text both for a blank cell and for ``#DIV/0!`` or a formula that was never
calculated, and a bare 0.855 for what the OPD sees as 85,5%. Blank means "not reported", so these must be told apart;
and a single cell in row 1.048.576 would make it lay out a million rows.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import TYPE_CHECKING
from xml.parsers import expat

from kontrak.errors import DataError
from kontrak.forms.number_format import built_in, percent_signs, read_format
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kontrak.forms.number_format import Section

MAX_ROW = 3000
MAX_COLUMN = 60
MAX_ROWS_WRITTEN = 20_000
MAX_CELLS_WRITTEN = 200_000
_HIDDEN_BY_FORMAT = "#####"
_LONGEST_ERROR = 20
_BOAST = re.compile(rb"""<[^<>]*[cC]ount\s*=\s*["'][^"'<>]*(?:&|[0-9]{7})""")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Place = tuple[int, int]
"""Row and column, both from 0."""


class SheetFacts(NamedTuple):
    """The cells with an error or no finite number, with a formula that has no value, and those shown as a percentage.

    ``persen`` says how often the number of such a cell is multiplied by 100 before it is shown. ``terlalu_besar`` is
    the refusal of a sheet that reaches beyond any form, raised only where the table is looked for in it.
    """

    galat: Mapping[Place, str]
    tanpa_nilai: frozenset[Place]
    persen: Mapping[Place, int]
    terlalu_besar: DataError | None = None


class DoctypeError(ValueError):
    """The XML of a workbook never declares a document type; one that does is made to harm."""


def scan_sheets(where: str, parts: Mapping[str, bytes]) -> dict[str, SheetFacts]:
    """Return the facts of every sheet by its name.

    ``where`` is the file, for messages. Raises DataError when its XML is broken.
    """
    try:
        if any(_BOAST.search(content) for content in parts.values()):  # room for them is made before they are counted
            raise ValueError("count")
        percent = _percent_styles(parts.get("xl/styles.xml", b""))
        return {
            name: _scan_sheet(f"{where}, lembar {name}", parts[part], percent)
            for name, part in _sheet_parts(parts).items()
        }
    except (expat.ExpatError, DoctypeError, LookupError, ValueError):  # LookupError: an encoding that does not exist
        raise DataError(f"{where}: berkas rusak; isinya tidak dapat dibaca.") from None


def cell_name(place: Place) -> str:
    """``(11, 4)`` is ``E12``."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _parse(data: bytes, start: Callable[[str, dict[str, str]], None], **handlers: Callable[..., None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.buffer_text = True
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    parser.Parse(data, True)


def refuse_doctype(*_: object) -> None:
    """Raise DoctypeError, as the handler of a parser."""
    raise DoctypeError


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Name of each worksheet → the part that holds it."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes["Target"]
            _once(attributes["Id"], targets)
            targets[attributes["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet" and "name" in attributes:
            found = [value for key, value in attributes.items() if _local(key) == "id"]
            if len(found) > 1:
                raise ValueError(found)
            if found and found[0] in targets:
                _once(attributes["name"], sheets)
                sheets[attributes["name"]] = targets[found[0]]

    _parse(parts["xl/_rels/workbook.xml.rels"], relation)
    _parse(parts["xl/workbook.xml"], sheet)
    return sheets


def _once(name: str, known: Mapping[str, str]) -> None:
    """Refuse a second sheet of one name: what is scanned would not be what the reader of the values opens."""
    if name in known:
        raise ValueError(name)


def _percent_styles(data: bytes) -> dict[int, Sequence[Section]]:
    """The cell styles that can show a number as a percentage, by their number, with the sections of their format."""
    formats: dict[int, str] = {}
    styles: list[int] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = _local(name)
        if tag == "numFmt":
            formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            styles.append(int(attributes.get("numFmtId", "0")))

    def end(name: str) -> None:
        nonlocal inside
        inside = inside and _local(name) != "cellXfs"

    if data:
        _parse(data, start, EndElementHandler=end)
    read = {number: read_format(formats.get(number, built_in(number))) for number in set(styles)}
    return {number: read[code] for number, code in enumerate(styles) if any(section.persen for section in read[code])}


def _scan_sheet(where: str, data: bytes, percent: Mapping[int, Sequence[Section]]) -> SheetFacts:
    scan = _Scan(where, percent)
    try:
        _parse(data, scan.start, EndElementHandler=scan.end, CharacterDataHandler=scan.text)
    except DataError as error:
        return SheetFacts({}, frozenset(), {}, error)
    return SheetFacts(scan.errors, frozenset(scan.uncalculated), scan.percentages)


class _Scan:
    """Follows the cells of one sheet; refuses as soon as one with a value lies beyond any form."""

    def __init__(self, where: str, percent: Mapping[int, Sequence[Section]]) -> None:
        self.errors: dict[Place, str] = {}
        self.uncalculated: set[Place] = set()
        self.percentages: dict[Place, int] = {}
        self._where = where
        self._percent = percent
        self._row = self._column = -1
        self._rows = self._cells = 0
        self._kind = ""
        self._style = 0
        self._formula = self._collecting = self._filled = False
        self._value: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = _local(name)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self._rows += 1
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if self._rows > MAX_ROWS_WRITTEN:
                raise DataError(f"{self._where}: lebih dari {MAX_ROWS_WRITTEN} baris, terlalu panjang untuk formulir.")
        elif tag == "f":
            self._formula = self._filled = True
        elif tag in ("v", "t"):
            self._collecting = self._filled = True

    def end(self, name: str) -> None:
        tag = _local(name)
        if tag in ("v", "t"):
            self._collecting = False
        elif tag == "c":
            self._end_cell()

    def text(self, data: str) -> None:
        if self._collecting:
            self._value.append(data)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS_WRITTEN:
            raise DataError(f"{self._where}: lebih dari {MAX_CELLS_WRITTEN} sel, terlalu besar untuk dibaca.")
        if "r" in attributes:
            found = _REFERENCE.fullmatch(attributes["r"])
            if found is None:  # the reader of the values would make a place of its own of it, however far away
                raise ValueError(attributes["r"])
            self._row = int(found[2]) - 1
            self._column = column_of(found[1])
        else:
            self._column += 1
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s", "0"))
        self._formula = self._filled = False
        self._value.clear()

    def _end_cell(self) -> None:
        value = "".join(self._value).strip()
        place = (self._row, self._column)
        # Even with an empty text, up to which the reader of the values would lay out all rows.
        if self._filled and (place[0] >= MAX_ROW or place[1] >= MAX_COLUMN):
            raise DataError(
                f"{self._where}, sel {cell_name(place)}: ada isian jauh di luar formulir.",
                "Hapus baris dan kolom kosong di luar tabel, lalu simpan lagi.",
            )
        if not value:
            if self._formula and self._kind != "str":  # "str" is a formula that gave an empty text
                self.uncalculated.add(place)
            return
        if self._kind == "e":
            self.errors[place] = value
        elif self._kind == "n":
            self._note_number(place, value)

    def _note_number(self, place: Place, value: str) -> None:
        """Keep what the reader of the values does not tell of a number: that it is none, or shown as a percentage."""
        number = _finite(value)
        if number is None:
            self.errors[place] = value[:_LONGEST_ERROR]
        elif sections := self._percent.get(self._style):
            signs = percent_signs(sections, number)
            if signs is None:
                self.errors[place] = _HIDDEN_BY_FORMAT
            elif signs:
                self.percentages[place] = signs


def _finite(text: str) -> float | None:
    """The number of a cell; None where its text is none (``NaN``, ``INF``, ``1e400``)."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def column_of(letters: str) -> int:
    """``E`` is 4."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
