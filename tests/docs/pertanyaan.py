"""Questions to the file of the sample year, asked through sqlite-utils as the page says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.numbers import format_number
from tests.docs.table import table

if TYPE_CHECKING:
    from tests.docs.console import Session

_FIRST = 8


class Question(NamedTuple):
    """A question in words and in SQL."""

    words: str
    sql: str


QUESTIONS = (
    Question(
        "Kepala mana yang menjabat di OPD mana, dan kapan kontraknya ditandatangani?",
        """\
SELECT kode, nama, kepala_jabatan, kepala_status, tanggal
FROM v_opd_kini WHERE tahun = 2022 ORDER BY kode""",
    ),
    Question(
        "Pekerjaan mana yang sudah jatuh tempo tetapi fisiknya belum 100?",
        """\
SELECT p.kode, p.nama, p.jatuh_tempo, MAX(l.realisasi_angka) AS fisik
FROM v_pekerjaan_kini p
LEFT JOIN v_laporan_kini l ON l.tahun = p.tahun AND l.kode = p.kode
WHERE p.tahun = 2022
GROUP BY p.kode HAVING COALESCE(fisik, 0) < 100 ORDER BY p.jatuh_tempo, p.kode""",
    ),
    Question(
        "Berapa belanja yang dilaporkan tiap OPD tiap triwulan, rupiah?",
        """\
SELECT opd, (bulan + 2) / 3 AS triwulan, SUM(anggaran) AS belanja
FROM v_laporan_kini WHERE tahun = 2022 AND anggaran IS NOT NULL
GROUP BY opd, triwulan ORDER BY belanja DESC""",
    ),
    Question(
        "Berapa rata-rata nilai akhir OPD pada Desember menurut prioritas yang dipikulnya?",
        """\
SELECT i.prioritas, COUNT(DISTINCT i.opd) AS opd, ROUND(AVG(CAST(r.nilai_akhir AS REAL)), 2) AS rata_rata
FROM (SELECT DISTINCT tahun, opd, prioritas FROM v_indikator_kini WHERE kontrak = opd) i
JOIN ringkasan r ON r.tahun = i.tahun AND r.kode = i.opd AND r.bidang = 0 AND r.bulan = 12
WHERE i.tahun = 2022 AND i.prioritas IS NOT NULL
GROUP BY i.prioritas ORDER BY rata_rata DESC""",
    ),
    Question(
        "OPD mana yang paling sering melapor sesudah tanggal 10 bulan berikutnya?",
        """\
SELECT opd, COUNT(*) AS laporan,
  SUM(tanggal_lapor > date(printf('%d-%02d-10', tahun, bulan), '+1 month')) AS terlambat
FROM v_laporan_kini WHERE tahun = 2022
GROUP BY opd ORDER BY terlambat DESC, opd""",
    ),
)


def answers(session: Session) -> str:
    """A section per question with the first rows of its answer."""
    import sqlite_utils

    session.with_reports()
    database = sqlite_utils.Database("kontrak.db")
    parts = []
    for number, question in enumerate(QUESTIONS, 1):
        rows = list(database.query(question.sql))
        assert rows, question.words
        shown = table(tuple(rows[0]), ([text(value) for value in row.values()] for row in rows[:_FIRST]))
        more = f"\n… dan {len(rows) - _FIRST} baris lain.\n" if len(rows) > _FIRST else ""
        parts.append(f"### {number}. {question.words}\n\n```sql\n{question.sql}\n```\n\n{shown}{more}")
    database.close()
    return "\n".join(parts)


def text(value: object) -> str:
    from decimal import Decimal

    if isinstance(value, float):
        return format_number(Decimal(str(value)).normalize() if value % 1 else Decimal(int(value)))
    return "" if value is None else str(value)
