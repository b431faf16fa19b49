"""What is shipped is whole, and the oldest dependencies that are promised are those that are tried."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
_BOUND = re.compile(r"(?P<name>[A-Za-z0-9_-]+)>=(?P<oldest>[0-9.]+)(?:,<[0-9.]+)?")


def padded(version: str) -> tuple[int, ...]:
    """``3`` and ``3.0.0`` are the same version."""
    parts = tuple(int(part) for part in version.split("."))
    return parts + (0,) * (3 - len(parts))


def test_the_oldest_dependencies_are_those_that_are_tried() -> None:
    project = PROJECT["project"]
    bounds = {}
    for text in [*project["dependencies"], *project["optional-dependencies"]["dokumen"]]:
        found = _BOUND.fullmatch(text)
        assert found, f"{text}: a dependency has a lower bound"
        bounds[found["name"]] = padded(found["oldest"])
    lines = (ROOT / "tests" / "terlama.txt").read_text("utf-8").splitlines()
    tried = dict(line.split("==") for line in lines if "==" in line)
    assert {name: padded(version) for name, version in tried.items()} == bounds


def test_every_page_and_folder_goes_into_the_sdist() -> None:
    included = set(PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    folders = {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()}
    others = {"/*.md", "LICENSE", "templates", "contoh", "docs", "contracts.yaml", "contracts.schema.json", ".ci"}
    assert folders | others <= included


def test_the_wheel_has_templates_and_types() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"templates": "kontrak/templates"}
    assert wheel["packages"] == ["kontrak"]
    assert (ROOT / "kontrak" / "py.typed").read_bytes() == b""
    assert "Typing :: Typed" in PROJECT["project"]["classifiers"]
