"""What the records that count name: reports row by row (``ekspor``), where evidence and papers lie (SPEC §5, §7)."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kontrak.model.arsip import counting
from kontrak.model.recorded import CONTENT
from kontrak.model.serah_terima import Tempat
from kontrak.named import NamedTuple
from kontrak.store.header import read_header
from kontrak.store.log import limit
from kontrak.store.records import archived
from kontrak.store.views import check_of_line, line_that_counts
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kontrak.store.connection import Store

_RECORD = (*(name for name in CONTENT if name != "bukti"), "tanggal_lapor")
REPORT_COLUMNS = (
    *("tahun", "bulan", "opd", "kode", *_RECORD),
    *("jumlah_bukti", "putusan", "realisasi_verifikasi", "catatan_verifikasi", "pelaku", "waktu", "peristiwa"),
)

_UNTIL = " AND {0}.peristiwa <= :upto"

_REPORTS = f"""\
SELECT l.tahun, l.bulan, substr(l.kode, 1, instr(l.kode, '.') - 1) AS opd, l.kode,
  {", ".join(f"l.{name}" for name in _RECORD)},
  (SELECT COUNT(*) FROM bukti b WHERE b.peristiwa = l.peristiwa) AS jumlah_bukti,
  v.putusan, v.realisasi AS realisasi_verifikasi, v.catatan AS catatan_verifikasi, r.pelaku, r.waktu, l.peristiwa
FROM laporan l
JOIN riwayat r ON r.nomor = l.peristiwa
LEFT JOIN verifikasi v ON v.peristiwa = {check_of_line(_UNTIL)}
WHERE l.tahun = :tahun AND l.bulan <= :bulan AND {line_that_counts(_UNTIL)}
ORDER BY l.kode, l.bulan"""


def list_reports(
    store: Store, tahun: int, bulan: int, upto: int | None = None
) -> Iterator[Mapping[str, str | int | None]]:
    """Yield the latest record of each (kode, month) that is not cancelled, up to a month, with its check.

    ``realisasi`` is the canonical text as recorded; keys are ``REPORT_COLUMNS``.
    """
    from sqlite_utils import Database

    database = Database(store.connection, execute_plugins=False)
    yield from database.query(_REPORTS, {"tahun": tahun, "bulan": bulan, "upto": limit(upto)})


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
