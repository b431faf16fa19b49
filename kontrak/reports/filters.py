"""What stands between the data and a document: Markdown escaping of every text, Indonesian numbers and dates.

A template writes ``{{ indikator.nama }}``; ``finalize`` escapes whatever such an expression gives, so nothing
from the data becomes markup. Only text that passed the filter ``markdown`` goes through as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from kontrak.computed import printed_curve, printed_indikator, printed_row, realisasi_text
from kontrak.model.recorded import is_retroactive
from kontrak.model.words import local_code
from kontrak.months import LONG, format_date, format_month, format_time, month_name
from kontrak.numbers import (
    format_due,
    format_money,
    format_number,
    format_percent,
    format_score,
    format_signed,
    format_value,
    is_percent,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kontrak.model.recorded import Versi, VersiAturan
    from kontrak.scoring.horizon import Laju

BLANK = "." * 24
"""A line to write on, for a name that nobody has recorded yet."""

BAR_POINTS = 10
"""Points of a capaian per block of a bar: ten blocks up to the mark of 100 %."""

BAR_END = Decimal(120)
"""A bar ends there, however high the capaian is."""

_STATUS = {"plt": "pelaksana tugas", "plh": "pelaksana harian", "pj": "penjabat"}
_INLINE = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=#?\w+;)")
_LINE_START = re.compile(r"[=:]|[-+](?![0-9])|[0-9]{1,9}(?=[.)](?:\s|$))")
_BIDI = frozenset("\u200e\u200f\u061c" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))))
_DROPPED = ("Cc", "Cs")
_REPEATED = 120
"""Letters of a text that papers print again and again: a name, a number, a state."""


class Markdown(str):
    """Text that is Markdown already and goes into the document as it stands."""

    __slots__ = ()


def one_line(text: str) -> str:
    """Return the text on one line: any run of blanks and newlines is one space.

    Control characters (a terminal obeys some of them), marks that turn the reading direction and code points that
    are no characters (XML, and so Word, refuses them) go away.
    """
    spaced = " ".join(text.split())
    if spaced.isprintable():  # nothing to drop
        return spaced
    return " ".join("".join(ch for ch in spaced if not _is_dropped(ch)).split())


def escape(text: str) -> Markdown:
    r"""Return the text so that any CommonMark or GFM viewer shows exactly it, in a line, a list or a table cell.

    A backslash becomes an entity: one that stood right before the ``|`` of a table would eat the border.
    """
    line = one_line(text)
    escaped = _INLINE.sub(_escape_character, line)
    start = _LINE_START.match(line)
    if start is None:
        return Markdown(escaped)
    head = start[0]
    return Markdown(f"{head}\\{escaped[len(head) :]}" if head[0].isdigit() else f"\\{escaped}")


_escape_again = lru_cache(maxsize=4096)(escape)


def finalize(value: object) -> object:
    """Turn what a template expression gave into document text: the last gate before the paper (SPEC §7).

    Anything unforeseen is shown as text and escaped; an undefined name raises here.
    """
    if isinstance(value, Markdown):
        return value
    if type(value) is str:
        return _escape_again(value) if len(value) <= _REPEATED else escape(value)
    return escape(str(_plain(value)))


def finalize_xml(value: object) -> object:
    """Turn what an expression of an HTML page or a picture gave into text for it; ``markdown`` passes as it stands."""
    if isinstance(value, Markdown):
        return value
    return Markdown(escape_xml(one_line(str(_plain(value)))))


def escape_xml(text: str) -> str:
    """Return the text for the inside of an element or of a quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escape_css(text: str) -> Markdown:
    """Return the text for the inside of a quoted string of a style sheet."""
    safe = re.compile(r"[^\w .,:/·–-]")
    return Markdown(safe.sub(lambda found: f"\\{ord(found[0]):x} ", one_line(text)))


def _is_dropped(char: str) -> bool:
    code = ord(char)
    nothing = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # the noncharacters of Unicode
    return nothing or char in _BIDI or unicodedata.category(char) in _DROPPED


def _plain(value: object) -> object:
    """Return what people read for a value: Indonesian numbers and dates, a dash for nothing."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return format_number(value)
    return format_date(value) if isinstance(value, date) else value


def join_words(words: Iterable[object]) -> str:
    """``a``, ``a dan b``, ``a, b, dan c``: the list of an Indonesian sentence."""
    items = [str(word) for word in words]
    if len(items) < 3:
        return " dan ".join(items)
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


def month_list(months: Iterable[int]) -> str:
    """``(1, 2, 3)`` is ``Januari, Februari, dan Maret``."""
    return join_words(month_name(month) for month in months)


def short_month(month: int | None) -> str:
    """``3`` is ``Mar``; ``–`` when there is none."""
    return "–" if month is None else LONG[month - 1][:3]


def weight(number: Decimal) -> str:
    """A bobot: as promised, or a share like 33,33 where no indikator has one."""
    return format_score(number).rstrip("0").rstrip(",")


def bar(number: Decimal | None) -> str:
    """A capaian as a bar of blocks, half blocks included, with the mark of 100 %: ``███████▌░░│``; empty for None."""
    if number is None:
        return ""
    halves = int(min(number, BAR_END) * 2 / BAR_POINTS)
    blocks = "█" * (halves // 2) + "▌" * (halves % 2)
    return f"{blocks[:10]:░<10}│{blocks[10:]}"


def letterhead(kop: object) -> Markdown:
    """The text of ``kop.md`` above a document, nothing where it is empty."""
    text = str(kop).strip()
    return Markdown(f"{text}\n\n" if text else "")


def _escape_character(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\\":
        return "&#92;"
    return "&amp;" if character == "&" else f"\\{character}"


def version_text(versi: Versi | VersiAturan, tahun: int) -> str:
    """``perjanjian awal (belum diubah)``, or ``perubahan ke-1 nomor 188/77, berlaku sejak Maret 2022 (berlaku surut)``.

    One that is not in force from January on says so; before it there is no contract yet.
    """
    if versi.ke < 0:
        return "belum berlaku"
    if versi.ke == 0 and versi.berlaku == 1:
        return "perjanjian awal (belum diubah)"
    which = (
        f"perubahan ke-{versi.ke}{f' nomor {versi.nomor}' if versi.nomor else ''}" if versi.ke else "perjanjian awal"
    )
    backwards = " (berlaku surut)" if is_retroactive(versi, tahun) else ""
    return f"{which}, berlaku sejak {format_month(tahun, versi.berlaku)}{backwards}"


def place_of(daerah: str) -> str:
    """Where papers are signed unless the letterhead says otherwise: ``Pamekasan`` of ``Kabupaten Pamekasan``."""
    kind, _, name = daerah.partition(" ")
    return name if name and kind.lower() in ("kabupaten", "kota", "kab.") else daerah


def distance(number: Decimal | None, satuan: str | None) -> str:
    """How far a value is from its target: of percentages it is points (``20 poin``), else it has the unit itself."""
    return format_value(number, "poin" if satuan and is_percent(satuan) else satuan)


def pace(laju: Laju, satuan: str | None) -> str:
    """``sisa 798 unit dalam 3 bulan = 266/bulan; sejauh ini 201/bulan``."""
    needed = f"sisa {distance(laju.sisa, satuan)} dalam {laju.bulan} bulan = {format_value(laju.perlu)}/bulan"
    return f"{needed}; sejauh ini {format_value(laju.sejauh_ini)}/bulan"


FILTERS: Mapping[str, Callable[..., object]] = {
    "nilai": format_score,
    "persen": format_percent,
    "jatuh_tempo": format_due,
    "cetak": printed_row,
    "cetak_indikator": printed_indikator,
    "cetak_kurva": printed_curve,
    "hasil": realisasi_text,
    "selisih": format_signed,
    "rupiah": format_money,
    "besaran": format_value,
    "jarak": distance,
    "laju": pace,
    "bulan": month_name,
    "bulan_pendek": short_month,
    "daftar_bulan": month_list,
    "daftar": join_words,
    "periode": lambda month, year: format_month(year, month),
    "bobot": weight,
    "batang": bar,
    "cap": lambda warna: Markdown(f"`{warna.upper()}`"),
    "huruf_warna": lambda warna: "·" if warna is None or warna == "abu-abu" else warna[0].upper(),
    "lokal": local_code,
    "status_kepala": lambda status: _STATUS.get(status, status),
    "versi": version_text,
    "tempat": place_of,
    "tanggal": format_date,
    "waktu": format_time,
    "sifat": lambda sifat: str(sifat).replace("_", "-"),
    "isian": lambda text: text or BLANK,
    "css": escape_css,
    "kop": letterhead,
    "markdown": Markdown,
}
"""The filters of a template, by the name it calls them."""
