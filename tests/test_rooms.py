"""The rooms of the house and the direction of flow between them: an import against it fails here."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import kontrak
from tests.source import parsed

PACKAGE = Path(kontrak.__file__).parent
MAY_USE = {
    "model": {"months"},
    "rounding": set[str](),
    "months": set(),
    "errors": set(),
    "places": set(),
    "versions": set(),
    "formulas": set(),
    "named": set(),
    "collector": set(),
    "system": {"errors"},
    "files": {"errors", "system"},
    "numbers": {"model", "rounding"},
    "computed": {"model", "months", "numbers", "rounding"},
    "clock": {"errors"},
    "contracts": {"model", "numbers", "months", "errors", "collector"},
    "scoring": {"model", "rounding", "numbers", "computed", "months"},
    "store": {"model", "versions", "months", "errors", "files", "clock"},
    "forms": {"model", "scoring", "numbers", "months", "errors", "formulas"},
    "rangka": {"model", "numbers", "months", "rounding", "errors", "contracts", "forms"},
    "actions": {
        "collector",
        "rangka",
        "model",
        "numbers",
        "months",
        "rounding",
        "errors",
        "clock",
        "contracts",
        "scoring",
        "store",
        "forms",
        "places",
        "versions",
        "files",
        "system",
    },
    "views": {"model", "scoring", "numbers", "computed", "months", "rounding", "errors", "system"},
    "reports": {"model", "scoring", "numbers", "computed", "months", "rounding", "errors", "places", "formulas"},
}


FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in FILES}
"""Every module with its file; a room itself stands under ``kontrak.ROOM.__init__``."""


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports_at_run_time(path: Path) -> set[str]:
    """The kontrak modules a file imports, those for type checkers only left out."""
    return set().union(*(imported(node) for node in parsed(path).body if not _for_type_checkers(node)))


def _for_type_checkers(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imported(tree: ast.AST) -> set[str]:
    """The kontrak modules that are imported anywhere in the tree, inside functions and for type checkers too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names |= {
                name if (name := f"{node.module}.{alias.name}") in MODULES else node.module for alias in node.names
            }
        elif isinstance(node, ast.ImportFrom):
            names.add("relative import")
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.partition(".")[0] in ("kontrak", "relative import")}


def test_no_arrow_runs_against_the_plan() -> None:
    wrong = []
    for path in FILES:
        room = path.relative_to(PACKAGE).with_suffix("").parts[0]
        for module in imports_at_run_time(path):
            target = room_of(module)
            if room in ("cli", "__main__") or target in ("", "named", room):
                continue
            if target not in MAY_USE[room]:
                wrong.append(f"{path.name}: {room} may not use {target}")
    assert wrong == []


def test_no_module_needs_itself() -> None:
    """No circle of imports, inside a room neither: those in functions and for type checkers count too."""
    uses = {module: imported(parsed(path)) for module, path in MODULES.items()}
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_every_room_is_on_the_plan() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert rooms == MAY_USE.keys() - {
        "formulas",
        "named",
        "collector",
        "computed",
        "rounding",
        "months",
        "errors",
        "numbers",
        "clock",
        "places",
        "versions",
        "system",
        "files",
    } | {"cli"}


def test_a_module_has_one_job() -> None:
    """One that needs more than 300 lines has two."""
    long = {path.name: count for path in FILES if (count := len(path.read_text(encoding="utf-8").splitlines())) > 300}
    assert long == {}
