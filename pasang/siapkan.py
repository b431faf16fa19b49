"""Make the folder that installs kontrak where there is no internet: ``.venv/bin/python pasang/siapkan.py usb``.

It holds the wheel of this checkout, the wheels of all it needs in the versions of ``constraints.txt``, for Windows and
Linux on ordinary processors and for every Python named below, and the installer beside this file. Word and PDF come
along with ``--dokumen`` (some 300 MB).
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.parser import Parser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HERE = Path(__file__).parent
ROOT = HERE.parent
WHEELS = "roda"
INSTALLER = ("pasang.py", "pasang.bat", "pasang.sh", "BACA.txt")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


class Sistem(NamedTuple):
    """A kind of laptop: the tags of the wheels that fit, and what markers of requirements ask about it."""

    tags: tuple[str, ...]
    facts: Mapping[str, str]


SYSTEMS = {
    "windows": Sistem(("win_amd64",), {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}),
    "linux": Sistem(
        ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    ),
}
MACHINES = {"windows": "AMD64", "linux": "x86_64"}


def environment(system: str, python: str) -> dict[str, str]:
    """What the markers of requirements ask, answered for a laptop instead of for this machine."""
    return {
        **SYSTEMS[system].facts,
        "platform_machine": MACHINES[system],
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }


def locked(constraints: str) -> dict[str, str]:
    """The version of each distribution that ``constraints.txt`` names."""
    found = re.findall(r"^([\w.-]+)==([^\s;]+)", constraints, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def needs(wheel: Path, extras: Iterable[str], facts: Mapping[str, str]) -> Iterator[Requirement]:
    """What a wheel asks for on such a laptop, by the words of its own metadata."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(entry for entry in archive.namelist() if entry.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode("utf-8"))
    for line in metadata.get_all("Requires-Dist", []):
        asked = Requirement(line)
        if asked.marker is None or any(asked.marker.evaluate({**facts, "extra": extra}) for extra in ("", *extras)):
            yield asked


def gather(own: Path, extras: tuple[str, ...], system: str, python: str, versions: Mapping[str, str]) -> list[Path]:
    """Fetch what the wheel needs on such a laptop, and what that needs in turn, beside it; return the files."""
    facts = environment(system, python)
    got: dict[str, Path] = {}
    waiting = list(needs(own, extras, facts))
    with tempfile.TemporaryDirectory() as place:
        while fresh := {
            canonicalize_name(asked.name): asked for asked in waiting if canonicalize_name(asked.name) not in got
        }:
            got |= fetch({name: versions.get(name) for name in fresh}, Path(place), system, python)
            waiting = [more for name, asked in fresh.items() for more in needs(got[name], asked.extras, facts)]
        return [Path(shutil.move(path, own.parent / path.name)) for path in got.values()]


def fetch(wanted: Mapping[str, str | None], folder: Path, system: str, python: str) -> dict[str, Path]:
    """Let pip fetch wheels for such a laptop, the latest where no version is given; return the file of each."""
    tags = [word for tag in SYSTEMS[system].tags for word in ("--platform", tag)]
    options = ["--quiet", "--no-deps", "--only-binary=:all:", "--implementation", "cp", "--python-version", python]
    names = [f"{name}=={version}" if version else name for name, version in wanted.items()]
    pip("download", *options, *tags, "--dest", str(folder), *names)
    return {name: path for path in folder.glob("*.whl") if (name := parse_wheel_filename(path.name)[0]) in wanted}


def pip(*words: str) -> None:
    """Run pip of this environment; its own complaint is shown."""
    if subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *words], check=False).returncode:
        raise SystemExit("pip gagal; folder belum lengkap.")


def own_wheel(folder: Path) -> Path:
    """Build the wheel of this checkout into the folder."""
    pip("wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    return next(folder.glob("kontrak-*.whl"))


def main() -> None:
    """Fill the folder that is named on the command line."""
    parser = argparse.ArgumentParser(description="Siapkan folder pemasangan tanpa internet, untuk dibawa di USB.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder tujuan; isinya yang lama diganti")
    parser.add_argument("--python", nargs="+", default=PYTHONS, metavar="VERSI", help="misalnya 3.11 3.12")
    parser.add_argument("--sistem", nargs="+", default=list(SYSTEMS), choices=list(SYSTEMS), help="jenis laptopnya")
    parser.add_argument("--dokumen", action="store_true", help="ikutkan pembuat Word dan PDF (sekitar 300 MB)")
    wanted = parser.parse_args()
    wheels: Path = wanted.folder / WHEELS
    shutil.rmtree(wheels, ignore_errors=True)
    wheels.mkdir(parents=True)
    own = own_wheel(wheels)
    versions = locked((ROOT / "constraints.txt").read_text(encoding="utf-8"))
    for system in wanted.sistem:
        for python in wanted.python:
            count = len(gather(own, ("dokumen",) if wanted.dokumen else (), system, python, versions))
            print(f"{system}, Python {python}: {count} pustaka", flush=True)
    for name in INSTALLER:
        shutil.copy(HERE / name, wanted.folder / name)
    size = sum(path.stat().st_size for path in wheels.iterdir()) / 1_000_000
    print(f"{wanted.folder} siap ({size:.0f} MB). Salin ke USB; lalu di laptop: pasang.bat (Linux: sh pasang.sh).")


if __name__ == "__main__":
    main()
