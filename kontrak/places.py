"""Where the file and what comes with kontrak lie."""

from __future__ import annotations

from pathlib import Path

DB_DEFAULT = Path("kontrak.db")
"""The file that is meant where none is named."""


def package_templates() -> Path:
    """Return the templates that came with kontrak: beside the package (wheel), else beside its folder (checkout)."""
    package = Path(__file__).resolve().parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
