"""Begin a year: a folder with a commented contracts.yaml, ready to fill in and import."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from kontrak.contracts.shape import schema_text
from kontrak.errors import DataError
from kontrak.files import make_folder, remove, write_file
from kontrak.places import package_templates

if TYPE_CHECKING:
    from pathlib import Path

NAME = "contracts.yaml"
SCHEMA_NAME = "contracts.schema.json"
EDITOR_LINE = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"
"""Tells editors with a YAML language server where the schema lies: checks, completion and hover while typing."""
_MARK = "tahun: 2022"


def year_of(folder: Path, default: int) -> int:
    """The year that the name of the folder holds (``kontrak-2023``), if it is exactly one of this century."""
    named = set(re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", folder.absolute().resolve().name))
    return int(named.pop()) if len(named) == 1 else default


def start_year(folder: Path, tahun: int) -> Path:
    """Write the commented starter file for the year into the folder and return its path. Raises as ``write_new``."""
    return write_new(
        folder, (package_templates() / "mulai" / NAME).read_text(encoding="utf-8").replace(_MARK, f"tahun: {tahun}", 1)
    )


def write_new(folder: Path, text: str) -> Path:
    """Write a contracts.yaml into the folder (made if missing), the schema for editors beside it; return its path.

    The schema of this version replaces one that is there already. Raises DataError when the file is there already
    or the folder is a file, AccessError when it cannot be written; nothing half written is left then.
    """
    path = folder / NAME
    if os.path.lexists(path):
        raise DataError(f"{path} sudah ada; tidak ditimpa.", "Pilih folder lain: kontrak mulai FOLDER")
    make_folder(folder)
    write_file(path, (EDITOR_LINE + text).encode(), replace=False)
    try:
        write_file(folder / SCHEMA_NAME, schema_text().encode(), replace=True)
    except BaseException:
        remove(path)
        raise
    return path
