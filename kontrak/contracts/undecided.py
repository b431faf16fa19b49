"""What is not decided yet: ``PERIKSA`` as a value, and suggestions that nobody has looked at (SPEC §2).

``kontrak rangka`` writes both. The suggestion stands in the comment of the line: ``arah: PERIKSA  # saran: turun, …``;
one that was filled in is known by its comment ``# saran``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.contracts.reader import PERIKSA
from kontrak.contracts.shape import NOT_GUESSED
from kontrak.contracts.tree import Deret, Peta, Problem, Section, Teks, Undecided, problem_at, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kontrak.contracts.reader import ReadFile
    from kontrak.contracts.tree import Simpul

SARAN = "saran"
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'")
_SUGGESTED = re.compile(rf"{SARAN}\b:?\s*(.*)$")


def undecided_problems(file: ReadFile) -> Iterator[Problem]:
    """Yield an error for each ``PERIKSA`` below ``opd``, with the suggestion of its line."""
    below = file.akar.child("opd") if file.akar is not None and PERIKSA in file.teks else None
    if below is None:
        return
    lines = file.teks.splitlines()
    for jalur, value in _leaves(below):
        if isinstance(value, Undecided):
            note = comment_of(lines[value.mark.line]) if value.mark.line < len(lines) else ""
            yield problem_at(file.berkas, value.mark, jalur, _sentence(_key_of(jalur), note))


def suggestion_warnings(file: ReadFile) -> Iterator[Problem]:
    """Yield a warning for each line whose value is a suggestion that was filled in: ``arah: turun  # saran``."""
    if file.akar is None or SARAN not in file.teks:
        return
    lines = file.teks.splitlines()
    marked = {number for number, line in enumerate(lines) if PERIKSA not in line and _SUGGESTED.match(comment_of(line))}
    for jalur, value in _leaves(file.akar) if marked else ():
        if value.mark.line in marked:
            marked.remove(value.mark.line)
            shown = f"{_key_of(jalur)} {quoted(value)}"
            pesan = f"{shown} masih saran; periksa, lalu hapus keterangan '# {SARAN}' di baris ini"
            yield problem_at(file.berkas, value.mark, jalur, pesan)


def without_consequences(galat: Iterable[Problem], undecided: Sequence[Problem]) -> list[Problem]:
    """Return all errors; where a value is undecided, only that."""
    places = {_place(problem) for problem in undecided}
    return [*(problem for problem in galat if _place(problem) not in places), *undecided]


def comment_of(line: str) -> str:
    """Return the comment of a source line, without its ``#``; a ``#`` inside quotes begins none."""
    start = 0
    for found in _QUOTED.finditer(line):
        place = _hash(line, start, found.start())
        if place is not None:
            return line[place + 1 :].strip()
        start = found.end()
    place = _hash(line, start, len(line))
    return "" if place is None else line[place + 1 :].strip()


def _hash(line: str, start: int, end: int) -> int | None:
    for place in range(start, end):
        if line[place] == "#" and (place == 0 or line[place - 1] in " \t"):
            return place
    return None


def _sentence(key: str, note: str) -> str:
    suggested = _SUGGESTED.match(note)
    what = f"{key} belum diputuskan (PERIKSA)"
    if suggested and suggested[1]:
        return f"{what}; saran: {suggested[1]}"
    return f"{what}; {note or NOT_GUESSED.get(key, 'ganti PERIKSA dengan isinya')}"


def _key_of(jalur: str) -> str:
    """The last key of a path that is a word: of ``rencana.3`` it is ``rencana``."""
    steps = jalur.split(".")
    words = [step for step in steps if not step.isdigit()]
    return words[-1] if words else jalur


def _leaves(section: Section) -> Iterator[tuple[str, Teks]]:
    """Every text below a section with its path, in the order of the file."""
    waiting: list[tuple[str, Simpul]] = [(section.jalur, section.peta)]
    while waiting:
        jalur, node = waiting.pop()
        if isinstance(node, Teks):
            yield jalur, node
        elif isinstance(node, Peta):
            waiting += [(f"{jalur}.{key}" if jalur else key, value) for key, value in reversed(node.items())]
        elif isinstance(node, Deret):
            waiting += [(f"{jalur}.{number}", value) for number, value in reversed(list(enumerate(node, 1)))]


def _place(problem: Problem) -> tuple[str, str, int, int]:
    return problem.berkas, problem.lembar, problem.baris, problem.kolom
