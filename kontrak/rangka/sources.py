"""Which reader takes a file, by its kind; its tables as grids."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import DataError, reason

if TYPE_CHECKING:
    from kontrak.rangka.grid import Lembar

STDIN = "-"
KINDS = ".xlsx, .xls, .ods, .docx, atau .csv"


def read_grids(name: str) -> list[Lembar]:
    """Return the sheets or tables of a file; ``-`` is what was pasted into standard input. Raises DataError."""
    if name == STDIN:
        from kontrak.rangka.text_grid import MAX_BYTES, read_text

        return read_text("teks tempelan", sys.stdin.buffer.read(MAX_BYTES + 1), pasted=True)
    path = Path(name)
    kind = path.suffix.lower()
    if path.name.startswith("~$"):
        raise DataError(
            f"{path} bukan tabel, melainkan tanda bahwa berkasnya sedang dibuka.", "Berikan berkas aslinya."
        )
    if kind in (".xlsx", ".xlsm"):
        from kontrak.rangka.xlsx_grid import read_workbook

        return read_workbook(path)
    if kind == ".docx":
        from kontrak.rangka.docx_grid import read_document

        return read_document(path)
    if kind == ".ods":
        from kontrak.rangka.ods_grid import read_ods

        return read_ods(path)
    if kind == ".xls":
        from kontrak.rangka.xls_grid import read_xls

        return read_xls(path)
    if kind in (".csv", ".txt", ".tsv"):
        return _read_text(path)
    hint = (
        "Buka berkasnya, lalu simpan sebagai .docx atau .xlsx." if kind in (".doc", ".rtf", ".odt", ".xlsb") else None
    )
    if kind in (".pdf", ".jpg", ".jpeg", ".png"):
        hint = "Minta berkas Word atau Excel aslinya, atau salin tabelnya dan tempelkan: kontrak rangka - --opd KODE"
    raise DataError(f"{path}: jenis {kind or 'tanpa akhiran'} tidak dibaca; yang dibaca {KINDS}.", hint)


def _read_text(path: Path) -> list[Lembar]:
    from kontrak.rangka.text_grid import MAX_BYTES, read_text

    try:
        with path.open("rb") as file:
            return read_text(str(path), file.read(MAX_BYTES + 1))
    except FileNotFoundError:
        raise DataError(f"{path}: berkas tidak ada.") from None
    except OSError as error:
        raise DataError(f"{path}: tidak dapat dibaca ({reason(error)}).") from None
