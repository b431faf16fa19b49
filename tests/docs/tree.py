"""The lists of modules and of classes of errors, each with the first sentence of its docstring."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.docs.console import ROOT
from tests.docs.table import table
from tests.source import parsed

if TYPE_CHECKING:
    from tests.docs.console import Session

PACKAGE = ROOT / "kontrak"


def modules(session: Session) -> str:
    """A table per room."""
    rooms: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        folder = path.parent.relative_to(ROOT).as_posix()
        said = ast.get_docstring(parsed(path)) or ""
        assert said, f"{path} says nothing of itself"
        rooms.setdefault(folder, []).append((f"`{path.name}`", said.split("\n\n")[0]))
    return "\n".join(f"### {room}/\n\n{table(('module', 'job'), rows)}" for room, rows in rooms.items())


def errors(session: Session) -> str:
    """A table of every class of errors: what it is a kind of, and the exit code it ends in."""
    found: dict[str, tuple[str, str, str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and node.name.endswith("Error"):
                base = node.bases[0]
                assert isinstance(base, ast.Name)
                said = (ast.get_docstring(node) or "").split("\n\n")[0]
                found[node.name] = (base.id, path.relative_to(PACKAGE).with_suffix("").as_posix(), said)
    rows = [
        (f"`{name}`", f"`{base}`", code(name, found), f"`{module}`", said)
        for name, (base, module, said) in sorted(found.items())
    ]
    return table(("class", "kind of", "exit", "module", "meaning"), rows)


def code(name: str, found: dict[str, tuple[str, str, str]]) -> str:
    """The exit code of a class; one that never reaches the user by itself has none."""
    from kontrak import errors as told

    while name in found:
        kind = getattr(told, name, None)
        if kind is not None:
            return str(kind.exit_code)
        name = found[name][0]
    return "–"
