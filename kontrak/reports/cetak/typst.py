"""A document as PDF: its blocks as calls of the functions in ``dokumen.typ``, set by Typst (extra ``dokumen``).

Only the fonts inside Typst and those in the user's templates folder are used, so every machine makes the same bytes.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.reports.cetak.blok import (
    Daftar,
    Grafik,
    Judul,
    Kode,
    Kolom,
    Kutipan,
    Paragraf,
    Tabel,
    Tanda,
    plain,
)
from kontrak.reports.cetak.lembar import read_picture
from kontrak.reports.cetak.markup import parse, table_texts
from kontrak.reports.cetak.widths import DENSE, SIZES, measure
from kontrak.reports.environment import MEND, OVERRIDES, read_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from kontrak.reports.cetak.blok import Blok, Isi
    from kontrak.reports.cetak.lembar import Lembar

TEMPLATE = "dokumen.typ"
INSTALL = (
    "Pasang sekali saja: pip install pypandoc_binary typst, dengan pipx: pipx inject kontrak pypandoc_binary typst "
    "(uv dan lainnya: docs/dokumen.md)."
)
PAGE_WIDTH = {False: 178.0 / 25.4 * 72, True: 265.0 / 25.4 * 72}
"""Points between the margins of an A4 page, upright and lying, as ``dokumen.typ`` sets them."""

CHART_PPI = 220.0
_WHOLE_LINES = 14
"""Lines of a table up to which it is kept on one page."""

_LONG_CELL = 1200
"""Letters from which a row may be broken over two pages: it might not fit on one."""

_PICTURE = re.compile(r"SVG|image|decode", re.IGNORECASE)
_CALLS = {"tebal": "strong", "miring": "emph", "coret": "strike"}
_MARKS = {
    "garis": "#line(length: 100%, stroke: 0.5pt)",
    "isian": "#isian()",
    "isian-lekat": "#isian(lekat: true)",
    "halaman-baru": "#pagebreak(weak: true)",
}


def find_typst() -> ModuleType | None:
    """Return Typst, None where it is not installed."""
    try:
        import typst
    except ImportError:
        return None
    return typst


def require_typst() -> None:
    """Raise DataError, with how to install it, where Typst is missing."""
    if find_typst() is None:
        raise DataError("PDF memerlukan Typst, yang belum terpasang.", INSTALL)


def to_pdf(lembar: Lembar) -> bytes:
    """Return the document as PDF. Raises DataError without Typst, and for a faulty template or picture."""
    require_typst()
    naskah = parse(lembar.teks)
    path, shell = read_template(TEMPLATE)
    for number, line in enumerate(shell.splitlines(), 1):
        if '"@' in line.partition("//")[0]:  # Typst would fetch it from the network; nothing here ever does
            raise DataError(f"Templat {path}:{number} meminta paket Typst dari internet.", MEND)
    pictures: dict[str, bytes] = {}
    writer = TypstWriter(lembar.grafik, pictures, lying=naskah.mendatar, dense=naskah.padat)
    day = lembar.tanggal
    made = "none" if day is None else f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"
    head = (
        f'#import "{TEMPLATE}": *\n'
        f"#set document(title: {quote(lembar.judul)}, date: {made})\n"
        f"#show: lembar.with(judul: {quote(lembar.judul)}, kaki: {quote(lembar.kaki)}, "
        f"mendatar: {_bool(value=naskah.mendatar)}, padat: {_bool(value=naskah.padat)})\n"
    )
    letterhead = f"#kop[{writer.blocks(naskah.kop)}]\n" if naskah.kop else ""
    source = f"{head}{letterhead}{writer.blocks(naskah.badan)}\n"
    return _compile({"utama.typ": source.encode(), TEMPLATE: shell.encode(), **pictures}, path)


def draw_png(svg: str) -> bytes | None:
    """Return a chart as PNG for programs that know no SVG, None without Typst."""
    if find_typst() is None:
        return None
    source = '#set page(width: auto, height: auto, margin: 0pt)\n#image("grafik.svg")\n'
    return _compile({"utama.typ": source.encode(), "grafik.svg": svg.encode()}, Path(TEMPLATE), picture=True)


def _compile(files: Mapping[str, bytes], template: Path, *, picture: bool = False) -> bytes:
    import typst

    fonts = [folder] if (folder := Path.cwd() / OVERRIDES).is_dir() else []
    with tempfile.TemporaryDirectory(prefix="kontrak-") as place:
        for name, content in files.items():
            (Path(place) / name).write_bytes(content)
        main, root = Path(place) / "utama.typ", Path(place)
        try:
            if picture:
                return typst.compile(
                    main, root=root, font_paths=fonts, ignore_system_fonts=True, format="png", ppi=CHART_PPI
                )
            return typst.compile(main, root=root, font_paths=fonts, ignore_system_fonts=True, format="pdf")
        except typst.TypstError as error:
            raise _template_error(error, template) from error


def _template_error(error: Exception, template: Path) -> DataError:
    """Name file and line of the template, which alone can be wrong: the rest is written here."""
    found = re.search(rf"{re.escape(TEMPLATE)}:(\d+)", str(getattr(error, "diagnostic", "")))
    place = f"{template}:{found[1]}" if found else str(template)
    message = str(getattr(error, "message", error))
    if found is None and _PICTURE.search(message):
        return DataError(
            f"Satu gambar atau grafik dalam templat rusak (Typst: {message}).", f"Periksa gambar di folder {OVERRIDES}."
        )
    return DataError(f"Templat {place} tidak dapat disusun menjadi PDF (Typst: {message}).", MEND)


def _bool(*, value: bool) -> str:
    return "true" if value else "false"


def quote(text: str) -> str:
    """Return a string literal of Typst: nothing in it can become markup or code."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


class TypstWriter:
    """Writes blocks as Typst markup; pictures are collected as files beside it."""

    def __init__(
        self, charts: Mapping[str, str], pictures: dict[str, bytes], *, lying: bool, dense: bool = False
    ) -> None:
        self._charts = charts
        self._pictures = pictures
        self._width = PAGE_WIDTH[lying]
        self._largest = DENSE[lying] if dense else SIZES[0]
        self._abreast = False

    def blocks(self, blocks: Iterable[Blok]) -> str:
        """Return the blocks, one under the other."""
        return "\n".join(self.block(block) for block in blocks)

    def block(self, block: Blok) -> str:
        """Return one block."""
        match block:
            case Judul(level, pieces):
                return f"#heading(level: {level})[{self.inline(pieces)}]"
            case Paragraf(pieces, style):
                return f"#paragraf(gaya: {quote(style)})[{self.inline(pieces)}]"
            case Daftar():
                return self._list(block)
            case Tabel():
                return self._table(block)
            case Grafik():
                return self._chart(block)
            case Kolom():
                return self._columns(block)
            case Kutipan(inner):
                return f"#quote(block: true)[{self.blocks(inner)}]"
            case Kode(text):
                return f"#raw(block: true, {quote(text)})"
            case Tanda(kind):
                return _MARKS[kind]

    def inline(self, pieces: Iterable[Isi]) -> str:
        """Return running text."""
        return "".join(map(self._piece, pieces))

    def _piece(self, piece: Isi) -> str:
        if piece.jenis == "baris":
            return "#linebreak();"
        if piece.jenis == "kode":
            return f"#raw({quote(piece.teks)});"
        if piece.jenis == "gambar":
            suffix, content = read_picture(piece.teks)
            file = f"gambar-{len(self._pictures)}{suffix}"
            self._pictures[file] = content
            return f"#gambar({quote(file)});"
        inner = (f"#{quote(piece.teks)};" if piece.teks else "") + self.inline(piece.anak)
        call = _CALLS.get(piece.jenis)
        return f"#{call}[{inner}];" if call else inner

    def _list(self, block: Daftar) -> str:
        items = ", ".join(f"[{self._item(item)}]" for item in block.butir)
        if block.mulai is None:
            return f"#daftar(gaya: {quote(block.gaya)}, lekat: {_bool(value=block.lekat)}, {items})"
        return f"#daftar(gaya: {quote(block.gaya)}, lekat: {_bool(value=block.lekat)}, mulai: {block.mulai}, {items})"

    def _item(self, blocks: tuple[Blok, ...]) -> str:
        return "\n".join(self.inline(one.isi) if isinstance(one, Paragraf) else self.block(one) for one in blocks)

    def _table(self, table: Tabel) -> str:
        rows = table_texts(table)
        size = measure(rows, self._width, largest=self._largest, fixed=table.lebar)
        head = ", ".join(f"[{self.inline(cell)}]" for cell in table.kepala)
        lettered = table.gaya == "peta"  # its cells are plain texts, which the layout shades by their letter
        cells = (quote(plain(cell)) if lettered else f"[{self.inline(cell)}]" for row in table.baris for cell in row)
        body = ",\n".join(cells)
        tall = any(len(cell) > _LONG_CELL for row in rows for cell in row)
        whole = not tall and size.lines(rows, self._width) <= _WHOLE_LINES
        return (
            f"#tabel(gaya: {quote(table.gaya)}, ukuran: {size.huruf}pt, "
            f"lebar: ({''.join(f'{share:.4f}fr, ' for share in size.bagian)}), "
            f"rata: ({''.join(f'{aligned}, ' for aligned in table.rata)}), "
            f"patah: {_bool(value=tall)}, utuh: {_bool(value=whole)}, "
            f"lekat: {_bool(value=table.lekat)}, kepala: ({head},), {body})"
        )

    def _columns(self, columns: Kolom) -> str:
        whole, parts = self._width, []
        self._abreast = True
        for share, part in zip(columns.bagian, columns.isi, strict=False):
            self._width = whole * share / sum(columns.bagian)
            parts.append(f"[{self.blocks(part)}]")
        self._width, self._abreast = whole, False
        return f"#kolom(({''.join(f'{share}fr, ' for share in columns.bagian)}), {', '.join(parts)})"

    def _chart(self, chart: Grafik) -> str:
        if any(name not in self._charts for name in chart.nama):
            return self.blocks(chart.pengganti)
        names = []
        for name in chart.nama:
            file = f"grafik-{len(self._pictures)}.svg"
            self._pictures[file] = self._charts[name].encode()
            names.append(quote(file))
        return f"#grafik(penuh: {_bool(value=self._abreast)}, {', '.join(names)})"
