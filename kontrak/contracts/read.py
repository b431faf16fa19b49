"""Contract files in, domain values or all their mistakes out (SPEC §2).

What is not decided yet is named first: ``PERIKSA`` as a value, and suggestions that nobody has looked at, both written
by ``kontrak rangka``. The suggestion stands in the comment of the line: ``arah: PERIKSA  # saran: turun, …``; one that
was filled in is known by its comment ``# saran``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.collector import paused_collector
from kontrak.contracts import warnings
from kontrak.contracts.checks_header import check_grades_kept, header_problems
from kontrak.contracts.checks_opd import check_alias, check_once, opd_problems
from kontrak.contracts.declared import Existing, Scope
from kontrak.contracts.header import merged, read_header, scope_of
from kontrak.contracts.opd import read_opd
from kontrak.contracts.reader import PERIKSA, read_file
from kontrak.contracts.shape import NOT_GUESSED, shape_problems
from kontrak.contracts.tree import Deret, Peta, Problem, Section, Teks, Undecided, problem_at, quoted
from kontrak.contracts.warnings import last_year_warnings, stored_indikators, stored_warnings
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kontrak.contracts.reader import ReadFile
    from kontrak.contracts.tree import Simpul
    from kontrak.model.declared import Opd, Tajuk

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


__all__ = ["Existing", "Problem", "Reading", "read_contracts"]


class Reading(NamedTuple):
    """What the files say. With ``galat`` there is neither tajuk nor opd: nothing of it may be imported.

    ``tajuk`` is complete: the files over the database over the defaults. ``opd`` is in the order of the files.
    ``galat`` and ``peringatan`` are in the order of files, lines and columns.
    """

    berkas: tuple[str, ...]
    tajuk: Tajuk | None
    opd: tuple[Opd, ...]
    galat: tuple[Problem, ...]
    peringatan: tuple[Problem, ...]


def read_contracts(
    paths: Sequence[Path], existing: Callable[[int], Existing], read: Callable[[Path], ReadFile] = read_file
) -> Reading:
    """Read and check contract files; ``existing`` tells what the database holds for the year they name.

    ``read`` makes a tree of one file.

    Mistakes are returned, all of them, never raised. Raises only what ``existing`` raises.
    """
    with paused_collector():
        return _read([read(path) for path in dict.fromkeys(paths)], existing)


def _read(files: Sequence[ReadFile], existing: Callable[[int], Existing]) -> Reading:
    galat = [problem for file in files for problem in file.galat if not problem.lembar]
    undecided = [problem for file in files for problem in (*undecided_problems(file), *_cells(file))]
    roots = [file.akar for file in files if file.akar is not None]
    complete = len(roots) == len(files)
    for akar in roots:
        galat += shape_problems(akar)
    headers = [read_header(akar, galat) for akar in roots]
    tahun = next((header.isi["tahun"] for header in headers if "tahun" in header.isi), None)
    held = Existing(None, {}) if tahun is None else existing(tahun)
    opds = [read_opd(kode, section, tahun, galat) for akar in roots for kode, section in akar.children("opd")]
    scope = scope_of(headers, held.tajuk, complete=complete)._replace(tersimpan=stored_indikators(held.opd))
    galat += header_problems(headers, held.tajuk, complete=complete)
    written = {opd.opd.kode for opd in opds}
    galat += check_grades_kept(headers, [opd for kode, opd in held.opd.items() if kode not in written], scope)
    galat += check_once(opds)
    galat += check_alias(opds, held.opd)
    peringatan = list(warnings.warn_no_opd(roots if complete else (), held.opd))
    for file in files:
        peringatan += suggestion_warnings(file)
    for opd in opds:
        galat += opd_problems(opd, scope)
        peringatan += warnings.opd_warnings(opd, scope)
        peringatan += stored_warnings(opd, held.opd.get(opd.opd.kode), scope)
    peringatan += last_year_warnings(opds, held, tahun)
    berkas = tuple(file.berkas for file in files)
    found = _in_order(without_consequences(galat, undecided), berkas)
    return Reading(
        berkas=berkas,
        tajuk=None if found else merged(headers, held.tajuk),
        opd=() if found else tuple(item.opd for item in opds),
        galat=found,
        peringatan=_in_order(peringatan, berkas),
    )


def _in_order(problems: Iterable[Problem], berkas: Sequence[str]) -> tuple[Problem, ...]:
    number = {name: index for index, name in enumerate(berkas)}
    return tuple(sorted(problems, key=lambda found: (number[found.berkas], found.baris, found.kolom)))


def _cells(file: ReadFile) -> list[Problem]:
    """The cells of a form that could not be read: of them nothing else is said."""
    return [problem for problem in file.galat if problem.lembar]


def read_alone(file: ReadFile) -> tuple[tuple[Opd, ...], tuple[Problem, ...]]:
    """Read and check the OPDs of one file by itself: without a header, and whatever its codes may refer to."""
    galat = [problem for problem in file.galat if not problem.lembar]
    if file.akar is None:
        return (), file.galat
    galat += shape_problems(file.akar)
    header = read_header(file.akar, galat)
    opds = [read_opd(kode, section, header.isi.get("tahun"), galat) for kode, section in file.akar.children("opd")]
    for opd in opds:
        galat += opd_problems(opd, Scope(header.isi.get("tahun"), None, None, None, None))
    found = _in_order(without_consequences(galat, _cells(file)), (file.berkas,))
    return () if found else tuple(item.opd for item in opds), found
