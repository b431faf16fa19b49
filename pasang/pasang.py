"""Install kontrak from the folder in which this file lies, and from nothing else: no internet is asked.

Started by pasang.bat and pasang.sh. Uses a virtual environment; where this Python cannot make one, a folder of its own
(``pip install --target``) with a small starter beside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = (3, 11)
WINDOWS = sys.platform.startswith("win")


def main() -> None:
    """Install, prove that it starts, and say how to go on."""
    if sys.version_info < OLDEST:
        stop(f"Python di laptop ini {sys.version.split()[0]}; diperlukan {'.'.join(map(str, OLDEST))} atau lebih baru.")
    if run([sys.executable, "-m", "pip", "--version"]):
        stop("Python di laptop ini tanpa pip; pasang ulang Python dari python.org dengan pip tercentang.")
    parser = argparse.ArgumentParser(description="Pasang kontrak dari folder ini, tanpa internet.")
    parser.add_argument("--ke", type=Path, default=home() / "kontrak", metavar="FOLDER", help="folder program")
    parser.add_argument("--kerja", type=Path, default=Path.home() / "kontrak", metavar="FOLDER", help="folder kerja")
    parser.add_argument("--tanpa-venv", action="store_true", help="pakai pip --target saja")
    wanted = parser.parse_args()
    target, desk = wanted.ke.absolute(), wanted.kerja.absolute()
    for path in (target, desk):
        path.mkdir(parents=True, exist_ok=True)
    folder = (None if wanted.tanpa_venv else into_venv(target)) or into_folder(target)
    starter = folder / ("kontrak.bat" if (folder / "kontrak.bat").exists() else "kontrak.exe" if WINDOWS else "kontrak")
    if run([str(starter), "--version"]):
        stop(f"kontrak terpasang di {target}, tetapi tidak dapat dijalankan; salin layar ini ke pembuatnya.")
    print(f"Terpasang: {starter}")
    print(f"Mulai dengan: {shortcut(folder, desk)}" if WINDOWS else f'Mulai dengan: export PATH="{folder}:$PATH"')


def home() -> Path:
    """Where programs of one user live on this system."""
    return Path(os.environ.get("LOCALAPPDATA") or Path.home()) if WINDOWS else Path.home() / ".local" / "share"


def asked() -> str:
    """What to install: with the makers of Word and PDF where they came along."""
    return "kontrak[dokumen]" if list((HERE / "roda").glob("typst-*.whl")) else "kontrak"


def options() -> list[str]:
    """Keep pip to the folder, whatever its configuration says."""
    wheels = ["--no-index", "--find-links", str(HERE / "roda"), "--disable-pip-version-check", "--quiet"]
    return ["--isolated", *wheels, "--no-warn-script-location", "--upgrade"]


def into_venv(target: Path) -> Path | None:
    """Install into a virtual environment; return the folder of its programs, None where none can be made."""
    place = target / "venv"
    shutil.rmtree(place, ignore_errors=True)
    programs = place / ("Scripts" if WINDOWS else "bin")
    python = programs / ("python.exe" if WINDOWS else "python")
    made = [[sys.executable, "-m", "venv", "--without-pip", str(place)], [str(python), "-c", ""]]
    if any(run(words, quiet=True) for words in made):
        shutil.rmtree(place, ignore_errors=True)
        return None
    install(["--python", str(python)], [])
    return programs


def into_folder(target: Path) -> Path:
    """Install into a plain folder with a starter; return where the starter is."""
    place = target / "pustaka"
    shutil.rmtree(place, ignore_errors=True)
    install([], ["--target", str(place)])
    if WINDOWS:
        words = f'@echo off\r\nsetlocal\r\nset "PYTHONPATH={place}"\r\n"{sys.executable}" -P -m kontrak %*\r\n'
        (target / "kontrak.bat").write_text(words, encoding="oem", newline="")
        return target
    starter = target / "kontrak"
    starter.write_text(
        f'#!/bin/sh\nPYTHONPATH="{place}" exec "{sys.executable}" -P -m kontrak "$@"\n', encoding="utf-8"
    )
    starter.chmod(0o755)
    return target


def install(before: list[str], after: list[str]) -> None:
    """Let pip install from the folder."""
    print("Memasang ...", flush=True)
    if run([sys.executable, "-m", "pip", *before, "install", *options(), *after, asked()]):
        stop("Pemasangan gagal; folder ini mungkin tidak memuat pustaka untuk Python di laptop ini.")


def shortcut(programs: Path, desk: Path) -> Path:
    """Write the file that opens a Command Prompt in the working folder; onto the desktop, where there is one."""
    desktops = [Path(os.environ[name]) / "Desktop" for name in ("OneDrive", "USERPROFILE") if os.environ.get(name)]
    folder = next((path for path in desktops if path.is_dir()), desk)
    words = f'@echo off\r\nset "PATH={programs};%PATH%"\r\ncd /d "{desk}"\r\ntitle Kontrak\r\ncmd /k kontrak --help\r\n'
    (folder / "Kontrak.bat").write_text(words, encoding="oem", newline="")
    return folder / "Kontrak.bat"


def run(words: list[str], *, quiet: bool = False) -> int:
    """Run a program; its exit code. What it says is shown when it fails, unless that is no fault."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    except OSError as error:
        done = subprocess.CompletedProcess(words, 1, "", str(error))
    if done.returncode and not quiet:
        print(f"{done.stdout}{done.stderr}".strip(), file=sys.stderr)
    return done.returncode


def stop(sentence: str) -> None:
    """End with a sentence."""
    raise SystemExit(f"Galat: {sentence}")


if __name__ == "__main__":
    main()
