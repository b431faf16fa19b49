"""The reports that count, row by row, as other tools want them: read through sqlite-utils (``ekspor``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.recorded import CONTENT
from kontrak.store.log import limit
from kontrak.store.views import check_of_line, line_that_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
