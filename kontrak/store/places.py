"""Where the files lie that the records name: evidence and archived papers, folder by folder (SPEC §7 serah-terima)."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kontrak.model.arsip import counting
from kontrak.model.serah_terima import Tempat
from kontrak.named import NamedTuple
from kontrak.store.header import read_header
from kontrak.store.records import archived
from kontrak.store.views import line_that_counts
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kontrak.store.connection import Store

_EVIDENCE = f"""\
SELECT b.jalur, b.sha256 FROM laporan l JOIN bukti b ON b.peristiwa = l.peristiwa WHERE {line_that_counts()}"""


class KeptFiles(NamedTuple):
    """Folders of evidence and of archived papers of the records that count, and how many links there are."""

    bukti: tuple[Tempat, ...]
    tautan: int
    arsip: tuple[Tempat, ...]


def kept_files(store: Store, upto: int | None = None) -> KeptFiles:
    """Return where the files of the records lie, relative to the folder of the database."""
    rows = store.connection.execute(_EVIDENCE).fetchall()
    papers = [paper for year in load_years(store, upto) for paper in counting(archived(store, year, upto))]
    links = sum(sha256 is None and str(jalur).startswith(("http://", "https://")) for jalur, sha256 in rows)
    return KeptFiles(
        _folders(jalur for jalur, sha256 in rows if sha256 is not None), links, _folders(item.jalur for item in papers)
    )


def copies_beside(path: Path) -> list[str]:
    """The names of other files of ours in the folder that are called after this one: backups, newest name last."""
    found = [other for other in path.parent.glob(f"{path.stem}*{path.suffix}") if other.name != path.name]
    return sorted(other.name for other in found if _is_ours(other))


def _is_ours(path: Path) -> bool:
    header = read_header(path) if path.is_file() else None
    return header is not None and header.ours


def _folders(paths: Iterable[str]) -> tuple[Tempat, ...]:
    counted = Counter(str(PurePosixPath(path).parent) for path in paths)
    return tuple(Tempat(folder, counted[folder]) for folder in sorted(counted))
