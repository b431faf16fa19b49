"""What a column is, by the words above it: titles of one to three rows, as these annexes print them.

The words are those of real annexes (layouts of eight regions); a title that is in none of the lists is no column of
ours, and is named as not read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kontrak.months import LONG, SHORT
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

BULAN, TRIWULAN, SEMESTER = "bulan", "triwulan", "semester"
PERIODS = (BULAN, TRIWULAN, SEMESTER)


class Kolom(NamedTuple):
    """What a column holds: its part, the month at whose end its period ends, and the year that its title names."""

    peran: str
    bulan: int = 0
    tahun: int | None = None


_INDIKATOR_WORDS = (
    "INDIKATOR|NAMA|URAIAN|KINERJA|UTAMA|SASARAN|PROGRAM|KEGIATAN|SUB|TUJUAN|STRATEGIS|INDIVIDU|OUTPUT|OUTCOME|HASIL"
    "|KELUARAN|KUNCI|DAERAH|OPD|PERANGKAT|DAN|IKU|IKK|IKP|IKI|I|II|III|IV|V|LEVEL|ESELON|[0-9]{1,2}"
)
_LAST_YEAR = (
    r"(REALISASI|CAPAIAN)( KINERJA)? (TAHUN LALU|TAHUN SEBELUMNYA|TAHUN [0-9]{4}|[0-9]{4})|BASELINE( .*)?"
    r"|(KONDISI|DATA|KINERJA) AWAL( .*)?"
)
_PARTS = (
    ("no", r"NO|NOMOR|NO URUT|NR"),
    ("kode", r"KODE( .*)?|NO KODE"),
    ("indikator", rf"(IKU|IKK|IKP|IKI)|(?=.*\bINDIKATOR\b)(({_INDIKATOR_WORDS}) ?)+"),
    ("sasaran", r"(TUJUAN|SASARAN|KINERJA UTAMA|RHK|RENCANA HASIL KERJA)\b.*"),
    ("satuan", r"SATUAN( .*)?|SAT"),
    ("bobot", r"BOBOT( .*)?"),
    ("arah", r"POLARISASI|POLARITAS|ARAH( .*)?|(JENIS|TIPE) INDIKATOR"),
    ("sifat", r"SIFAT( .*)?|ASPEK|(JENIS|TIPE)( PERHITUNGAN| PENGHITUNGAN)?|(CARA|METODE) (PERHITUNGAN|PENGHITUNGAN)"),
    ("definisi", r"DEFINISI( OPERASIONAL)?( INDIKATOR)?|PENJELASAN( INDIKATOR)?"),
    ("formula", r"(FORMULA|FORMULASI|RUMUS)( INDIKATOR| PENGUKURAN| PERHITUNGAN| PENGHITUNGAN| CARA PENGUKURAN)*"),
    ("sumber_data", r"SUMBER DATA( INDIKATOR)?"),
    ("penanggung_jawab_data", r"PENANGGUNG JAWAB (DATA|PENYEDIA DATA)|PENYEDIA DATA"),
    ("tahun_lalu", _LAST_YEAR),
    ("anggaran", r"(JUMLAH |ALOKASI )?(ANGGARAN|PAGU|DANA)( .*)?"),
    ("program", r"PROGRAM( .*)?"),
    ("target", r"(TARGET|VOLUME)( KINERJA)?( TAHUNAN| SETAHUN| AKHIR TAHUN| TAHUN)?( [0-9]{4})?( SESUAI .*)?"),
)  # fmt: skip
_MONTH_WORDS = {name.upper(): number for number, name in enumerate(LONG, 1)}
_MONTH_WORDS |= {name.upper(): number for number, name in enumerate(SHORT, 1)}
_MONTH_WORDS |= {"PEBRUARI": 2, "PEB": 2, "AGT": 8, "AGS": 8, "AGUST": 8, "AUG": 8, "SEPT": 9, "OCT": 10, "OKTOBER": 10}
_MONTH_WORDS |= {"NOPEMBER": 11, "NOP": 11, "DEC": 12}
_COUNT = {"I": 1, "II": 2, "III": 3, "IV": 4} | {str(number): number for number in range(1, 13)}
_TARGET = r"(?:(?:TARGET|RENCANA)(?: KINERJA)? )?"
_QUARTER = _TARGET + r"(?:TW|TWL|TRIW|TRI ?WULAN|TRIBULAN|Q|KUARTAL)(?: KE)? ?(IV|I{1,3}|[1-4])(?: [0-9]{4})?"
_HALF = _TARGET + r"(?:SMT|SEM|SEMESTER)(?: KE)? ?(II?|[12])(?: [0-9]{4})?"
_OF_ACTIVITIES = r"\b(KEGIATAN|AKSI|URAIAN|AKTIVITAS|AKTIFITAS|ANGGARAN|KEUANGAN|REALISASI|CAPAIAN)\b"
_NUMERAL = r"(IV|I{1,3}|[1-9]|1[0-2])"
_PHYSICAL = ("KINERJA", "TARGET", "FISIK", "K", "T", "VOLUME", "OUTPUT")
_YEARLY = r"(?:1 TAHUN|SETAHUN|TAHUNAN|TAHUN)?(?: ?([0-9]{4}))?"


def normal(title: str) -> str:
    """Return a title as it is compared: ``TARGET TAHUN 2026`` of ``Target  (Tahun 2026)``."""
    return " ".join(re.findall(r"[^\W_]+", title.upper()))


@lru_cache(maxsize=4096)
def kolom_of(*stack: str) -> Kolom | None:
    """Return what a column is by its titles, from the top row down; None when they say nothing that is known."""
    titles = [normal(title) for title in stack]
    titles = [title for number, title in enumerate(titles) if title and title not in titles[:number]]
    if not titles:
        return None
    *above, last = titles
    period = _period(last, above)
    outer = period or next((found for title in reversed(above) if (found := _period(title, above))), None)
    if outer is not None:
        of_others = re.search(_OF_ACTIVITIES, " ".join(above))  # what is planned there is not the indikator's
        return None if of_others or (period is None and last not in _PHYSICAL) else outer
    part = _part(last)
    if part is not None:
        return part
    if any(title.startswith("TARGET") for title in above):
        yearly = re.fullmatch(_YEARLY, last)
        return Kolom("target", tahun=_year(last)) if yearly else None
    return next((part for title in reversed(above) if (part := _part(title)) and part.peran != "target"), None)


def kolom_named(name: str) -> Kolom | None:
    """Return the column that ``--kolom NAME=…`` means: a part, a month or ``tw1`` to ``tw4``."""
    word = name.strip().casefold()
    if word in PARTS:
        return Kolom(word)
    return _period(normal(word), [])


PARTS = tuple(part for part, _ in _PARTS if part != "no")
"""The parts that a column may be, beside months and quarters."""


def _part(title: str) -> Kolom | None:
    if len(title) > 80:
        return None
    for part, pattern in _PARTS:
        if re.fullmatch(pattern, title):
            return Kolom(part, tahun=_year(title))
    return None


def _year(title: str) -> int | None:
    years = re.findall(r"\b(20[0-9]{2})\b", title)
    return int(years[0]) if len(years) == 1 else None


def _period(title: str, above: Sequence[str]) -> Kolom | None:
    """Return the period that a title names by itself, or as a bare numeral below ``TRIWULAN`` or ``BULAN``."""
    month = re.fullmatch(_TARGET + r"(?:BULAN )?([A-Z]+)(?: [0-9]{4})?", title)
    if month and month[1] in _MONTH_WORDS:
        return Kolom(BULAN, _MONTH_WORDS[month[1]])
    if found := re.fullmatch(_QUARTER, title):
        return Kolom(TRIWULAN, _COUNT[found[1]] * 3)
    if found := re.fullmatch(_HALF, title):
        return Kolom(SEMESTER, _COUNT[found[1]] * 6)
    if not re.fullmatch(_NUMERAL, title) or not above:
        return None
    outer, number = " ".join(above), _COUNT[title]
    if re.search(r"\b(TW|TRI ?WULAN|TRIWULANAN|KUARTAL)\b", outer) and number <= 4:
        return Kolom(TRIWULAN, number * 3)
    return Kolom(BULAN, number) if re.search(r"\b(BULAN|BULANAN)\b", outer) else None
