"""The folder that installs without internet: what goes into it, and that it asks for nothing else (pasang/)."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from pasang.siapkan import HERE, INSTALLER, PYTHONS, SYSTEMS, WHEELS, environment, locked, needs
from tests.docs.console import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def wheel(folder: Path, name: str, *needed: str, source: str = "") -> Path:
    """A small wheel with a module, a command, and what it asks for."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    lines = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {need}" for need in needed)]
    files = {
        f"{name}/__init__.py": "",
        f"{name}/__main__.py": source,
        f"{info}/METADATA": "\n".join(lines) + "\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tes\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": f"[console_scripts]\n{name} = {name}.__main__:run\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for place, text in files.items():
            archive.writestr(place, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{place},,\n" for place in [*files, f"{info}/RECORD"]))
    return path


def test_what_is_needed_is_asked_for_the_laptop_not_for_this_machine(tmp_path: Path) -> None:
    path = wheel(
        tmp_path,
        "kontrak",
        "typer>=0.28",
        "colorama; sys_platform == 'win32'",
        "uvloop; sys_platform != 'win32'",
        "tomli; python_version < '3.12'",
        "typst; extra == 'dokumen'",
    )

    def names(system: str, python: str, *extras: str) -> set[str]:
        return {asked.name for asked in needs(path, extras, environment(system, python))}

    assert names("windows", "3.12") == {"typer", "colorama"}
    assert names("linux", "3.11", "dokumen") == {"typer", "uvloop", "tomli", "typst"}


def test_every_dependency_of_the_program_is_locked() -> None:
    import tomllib

    versions = locked((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dokumen"]]
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    assert {canonicalize_name(Requirement(line).name) for line in asked} <= versions.keys()
    assert versions["typer"].startswith("0.28")


def test_the_folder_is_for_the_laptops_of_an_office() -> None:
    assert list(SYSTEMS) == ["windows", "linux"]
    assert PYTHONS[0] == "3.11"  # the oldest that pyproject.toml allows


def test_the_installer_is_what_command_prompt_and_sh_can_read() -> None:
    for name in INSTALLER:
        assert (HERE / name).is_file()
    batch = (HERE / "pasang.bat").read_bytes()
    assert batch.isascii()
    assert batch.count(b"\n") == batch.count(b"\r\n")
    assert b"\r" not in (HERE / "pasang.sh").read_bytes()


@pytest.mark.berat
@pytest.mark.parametrize("words", [[], ["--tanpa-venv"]], ids=["venv", "target"])
def test_it_installs_from_its_own_folder_alone(tmp_path: Path, words: list[str]) -> None:
    """A stand-in for the program that needs one other wheel: pip would fail if it looked anywhere else."""
    usb = tmp_path / "usb dua kata"
    (usb / WHEELS).mkdir(parents=True)
    source = "import sys, bantu\ndef run(): print('kontrak', *sys.argv[1:])\nif __name__ == '__main__': run()\n"
    wheel(usb / WHEELS, "bantu")
    wheel(usb / WHEELS, "kontrak", "bantu", source=source)
    for name in INSTALLER:
        (usb / name).write_bytes((HERE / name).read_bytes())
    outside = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PIP_INDEX_URL": "http://127.0.0.1:9/"}
    place = ["--ke", str(tmp_path / "program saya"), "--kerja", str(tmp_path / "kerja")]

    def said(*command: str) -> str:
        return subprocess.run(command, env=outside, capture_output=True, text=True, check=True).stdout

    told = said(sys.executable, str(usb / "pasang.py"), *place, *words)
    starter = next(line.removeprefix("Terpasang: ") for line in told.splitlines() if line.startswith("Terpasang: "))
    assert said(starter, "status", "dua kata") == "kontrak status dua kata\n"
    assert (tmp_path / "kerja").is_dir()
