"""The list of modules, each with the first sentence of its docstring."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.docs.console import ROOT
from tests.docs.table import table

if TYPE_CHECKING:
    from tests.docs.console import Session

PACKAGE = ROOT / "kontrak"


def modules(session: Session) -> str:
    """A table per room."""
    rooms: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        folder = path.parent.relative_to(ROOT).as_posix()
        said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        assert said, f"{path} says nothing of itself"
        rooms.setdefault(folder, []).append((f"`{path.name}`", said.split("\n\n")[0]))
    return "\n".join(f"### {room}/\n\n{table(('module', 'job'), rows)}" for room, rows in rooms.items())
