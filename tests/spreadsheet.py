"""A workbook opened by a program that knows nothing of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from pathlib import Path


def open_book(path: Path) -> Any:
    """Open it in openpyxl; without the borders of merged cells, which take longer than all the rest."""
    from openpyxl import load_workbook
    from openpyxl.worksheet.merge import MergedCellRange

    with patch.object(MergedCellRange, "format", lambda _range: None):
        return load_workbook(path)
