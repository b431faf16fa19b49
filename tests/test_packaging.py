"""What is shipped is whole, and the oldest dependencies that are promised are those that are tried."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DEVELOPMENT = [line for line in PROJECT["project"]["optional-dependencies"]["dev"] if not line.startswith("kontrak[")]
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


def locked() -> dict[str, Requirement]:
    """The lines of constraints.txt by name; comments say who asks for each."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    lines = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in lines}


def test_the_lock_fits_the_ranges_and_names_one_version_each() -> None:
    lock = locked()
    project = PROJECT["project"]
    for text in [*project["dependencies"], *project["optional-dependencies"]["dokumen"], *DEVELOPMENT]:
        wanted = Requirement(text)
        (pin,) = lock[canonicalize_name(wanted.name)].specifier
        assert pin.operator == "=="
        assert wanted.specifier.contains(pin.version), f"{text}: make constraints.txt anew (CONTRIBUTING.md)"


def test_the_lock_holds_what_dependencies_depend_on() -> None:
    """But pip, which sqlite-utils asks for: whoever reads the lock has it, and on Windows it cannot replace itself."""
    needed = set(reached("kontrak", {"dokumen", "dev"}, set())) - {"kontrak", "pip"}
    assert needed <= set(locked()), "make constraints.txt anew (CONTRIBUTING.md)"


def reached(name: str, extras: set[str], seen: set[str]) -> Iterator[str]:
    """The installed distributions that a distribution asks for on this machine, and theirs."""
    for text in requires(name) or []:
        wanted = Requirement(text)
        marker = wanted.marker
        applies = marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})
        other = canonicalize_name(wanted.name)
        if applies and other not in seen:
            seen.add(other)
            yield other
            yield from reached(other, wanted.extras, seen)


def test_every_page_and_folder_goes_into_the_sdist() -> None:
    included = set(PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    folders = {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()}
    others = {
        "/*.md",
        "LICENSE",
        "templates",
        "contoh",
        "docs",
        "contracts.yaml",
        "contracts.schema.json",
        ".ci",
        "constraints.txt",
    }
    assert folders | others <= included


def test_the_wheel_has_templates_and_types() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"templates": "kontrak/templates"}
    assert wheel["packages"] == ["kontrak"]
    assert (ROOT / "kontrak" / "py.typed").read_bytes() == b""
    assert "Typing :: Typed" in PROJECT["project"]["classifiers"]
