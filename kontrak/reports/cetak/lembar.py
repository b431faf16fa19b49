"""A finished document, before it takes one of its forms."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.months import format_month
from kontrak.named import NamedTuple
from kontrak.reports.environment import OVERRIDES, render
from kontrak.reports.filters import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from kontrak.model.dasar import Dasar
    from kontrak.model.recorded import VersiAturan

PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


class Grafik(Mapping[str, str]):
    """Charts by name, each drawn when it is first looked at: Markdown and messages print none."""

    def __init__(self, draw: Mapping[str, Callable[[], str]]) -> None:
        self._draw = draw
        self._drawn: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._drawn:
            self._drawn[name] = self._draw[name]()
        return self._drawn[name]

    def __contains__(self, name: object) -> bool:
        return name in self._draw

    def __iter__(self) -> Iterator[str]:
        return iter(self._draw)

    def __len__(self) -> int:
        return len(self._draw)


class Lembar(NamedTuple):
    """A document in Markdown with its charts (SVG by name).

    ``nama`` is that of its file without suffix, ``kaki`` the line at the foot of each printed page, ``tanggal`` the
    day of the data: files that carry a date inside carry this one, so that the same inputs give the same bytes.
    """

    nama: str
    judul: str
    teks: str
    kaki: str
    tanggal: date | None
    grafik: Mapping[str, str] = {}

    def drawn(self) -> Lembar:
        """The same with all its charts drawn, for a thread of its own: templates run in one thread only."""
        return self._replace(grafik=dict(self.grafik))


def make_lembar(dasar: Dasar, nama: str, judul: str, teks: str, grafik: Mapping[str, str] | None = None) -> Lembar:
    """Return a finished document with the line that stands at the foot of its printed pages."""
    periode = format_month(dasar.tahun, dasar.bulan)
    kaki = f"{_short(dasar.daerah, 40)} · {_short(judul, 80)} · s.d. {periode} · segel {dasar.segel}"
    return Lembar(nama, one_line(judul), teks, kaki, dasar.tanggal_data, grafik or {})


def month_paper(
    kind: str,
    dasar: Dasar,
    versi_aturan: VersiAturan,
    judul: str,
    parts: Mapping[str, object],
    *,
    whose: str = "",
    grafik: Mapping[str, str] | None = None,
) -> Lembar:
    """Return a paper about no one contract out of the template of its kind; ``whose`` ends the name of its file.

    Raises DataError for a faulty template.
    """
    text = render(f"{kind}.md", dasar=dasar, versi_aturan=versi_aturan, skala=(), **parts)
    name = f"{kind}-{dasar.tahun}-{dasar.bulan:02d}"
    return make_lembar(dasar, f"{name}-{whose}" if whose else name, judul, text, grafik)


def _short(text: str, letters: int) -> str:
    """Return a text that leaves room for the seal on the line at the foot."""
    line = one_line(text)
    return line if len(line) <= letters else f"{line[: letters - 1]}…"


def read_picture(address: str) -> tuple[str, bytes]:
    """Return suffix and content of a picture of a template. Raises DataError unless it lies in the user's templates.

    Markdown writes blanks and letters like é of an address as percent codes. Nothing is ever fetched from elsewhere.
    """
    from urllib.parse import unquote

    address = unquote(address)
    path = Path(address)
    suffix = path.suffix.lower()
    folder = (Path.cwd() / OVERRIDES).resolve()
    save = f"Simpan gambar (.png, .jpg, atau .svg) di folder {OVERRIDES} dan sebutkan sebagai {OVERRIDES}/nama.png"
    if suffix not in PICTURES or not path.resolve().is_relative_to(folder):
        raise DataError(f"Gambar {address} dalam templat tidak dapat dipakai.", f"{save}.")
    if not path.is_file():
        raise DataError(
            f"Gambar {address} dalam templat tidak ada.",
            f"{save}, atau hapus barisnya dari templat itu (misalnya kop.md).",
        )
    return suffix, path.read_bytes()
