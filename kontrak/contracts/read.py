"""Contract files in, domain values or all their mistakes out (SPEC §2)."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kontrak.contracts import warnings
from kontrak.contracts.checks_header import check_grades_kept, header_problems
from kontrak.contracts.checks_opd import check_alias, check_once, opd_problems
from kontrak.contracts.declared import Existing, Scope
from kontrak.contracts.header import merged, read_header, scope_of
from kontrak.contracts.opd import read_opd
from kontrak.contracts.reader import read_file
from kontrak.contracts.shape import shape_problems
from kontrak.contracts.tree import Problem
from kontrak.contracts.undecided import suggestion_warnings, undecided_problems, without_consequences
from kontrak.contracts.warnings import last_year_warnings, stored_indikators, stored_warnings
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kontrak.contracts.reader import ReadFile
    from kontrak.model.declared import Opd, Tajuk

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
    with _paused_collector():
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


@contextmanager
def _paused_collector() -> Iterator[None]:
    """The tree has no cycles; looking for some in its hundred thousand objects takes a third of the reading time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
