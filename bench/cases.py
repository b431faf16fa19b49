"""What is measured, and against which target."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from bench import lembar_kerja
from bench.data import ROOT, program
from bench.measure import Case, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from bench.measure import Figures

FLOOR = "B"
COMMANDS = ("status", "nilai", "peringkat", "meleset")
COMPLETION = {"_KONTRAK_COMPLETE": "complete_bash", "COMP_WORDS": "kontrak st", "COMP_CWORD": "1"}
YAML = "import yaml\nwith open('contracts-2022.yaml', 'rb') as f: yaml.load(f, yaml.CSafeLoader)"
Places = dict[str, "Path"]


class Row(NamedTuple):
    """A line of a table; ``ratio`` is processor time against the floor of the same run, ``target`` its bound."""

    name: str
    figures: Figures | None
    ratio: float | None
    target: str
    met: bool | None


class Table(NamedTuple):
    """A table of the document."""

    title: str
    rows: list[Row]


def overviews(places: Places, rounds: int) -> Table:
    """The four commands from stored summaries."""
    rows: list[Row] = []
    years: dict[str, dict[str, Figures]] = {}
    for name, bound in (("sample", 1.2), ("regency", 1.3), ("large", 1.3), ("twenty", None)):
        if name in places:
            cases = {FLOOR: _floor(places[name])}
            cases |= {command: _kontrak(places[name], command, "--bulan", "2022-12") for command in COMMANDS}
            years[name] = measure(cases, rounds)
            rows += [_against(name, command, years[name], FLOOR, bound) for command in COMMANDS]
    if "twenty" in years:
        # the same year alone and among twenty, each against the floor of its own run
        for command in COMMANDS:
            alone, among = (years[name][command].cpu / years[name][FLOOR].cpu for name in ("regency", "twenty"))
            rows.append(
                Row(f"{command}: dua puluh tahun / satu tahun", None, among / alone, "≤ 1,1", among / alone <= 1.1)
            )
    return Table("Ikhtisar dari ringkasan tersimpan (Desember)", rows)


def live(places: Places, rounds: int) -> Table:
    """The same where nothing is stored: as of the event before the last."""
    folder = places["regency"]
    cases = {FLOOR: _floor(folder)}
    cases |= {f"{name} --per": _kontrak(folder, name, "--bulan", "2022-12", "--per", "23040") for name in COMMANDS}
    found = measure(cases, max(3, rounds // 3))
    return Table(
        "Dihitung langsung (regency)", [_against("regency", name, found, FLOOR, 2.2) for name in cases if name != FLOOR]
    )


def start(places: Places, rounds: int) -> Table:
    """Help and completion."""
    folder = places["sample"]
    found = measure(
        {
            FLOOR: _floor(folder),
            "--help": _kontrak(folder, "--help"),
            "status --help": _kontrak(folder, "status", "--help"),
            "pelengkapan shell": _kontrak(folder)._replace(env=COMPLETION),
        },
        rounds,
    )
    return Table("Mulai", [_against("sample", name, found, FLOOR, 1.2) for name in found if name != FLOOR])


def papers(places: Places, rounds: int) -> Table:
    """Report cards and the seal."""
    folder = places["regency"]
    out = folder / "rapor"
    clear = _clear(out)
    found = measure(
        {
            FLOOR: _floor(folder),
            "rapor --opd": _kontrak(folder, "rapor", "--opd", "OPD05", "--bulan", "2022-12"),
            "rapor --semua": _kontrak(
                folder, "rapor", "--semua", "--keluar", str(out), "--bulan", "2022-12", before=clear
            ),
            "segel": _kontrak(folder, "segel"),
        },
        rounds,
    )
    each = (found["rapor --semua"].cpu - found["rapor --opd"].cpu) / 31
    return Table(
        "Dokumen dan segel (regency)",
        [
            _against("regency", "rapor --opd", found, FLOOR, 2.2),
            _plain("rapor --semua", found["rapor --semua"]),
            Row(f"tiap rapor berikutnya: {_number(each)} ms", None, None, "≤ 8 ms", each <= 8),
            Row("segel", found["segel"], None, "≤ 1 s", found["segel"].cpu <= 1000),
        ],
    )


def writing(places: Places, rounds: int) -> Table:
    """Contracts and reports in."""
    folder = places["regency"]
    database = folder / "tulis.db"
    one = ("catat", "OPD05.A07", "7", "--bulan", "2022-12", "--koreksi", "--alasan", "uji", "--db", str(database))
    many = ("catat", "--dari", "realisasi-2022.csv", "--tahun", "2022", "--db", str(database))
    found = measure(
        {
            FLOOR: _floor(folder),
            "yaml.load": Case([sys.executable, "-c", YAML], folder),
            "periksa": _kontrak(folder, "periksa", "contracts-2022.yaml", "--db", "tidak-ada.db"),
            "impor": _kontrak(folder, "impor", "contracts-2022.yaml", "--db", str(database), before=_clear(database)),
            "catat": _kontrak(folder, *one, before=lambda: shutil.copy(folder / "kontrak.db", database)),
            "catat --dari": _kontrak(folder, *many, before=_import(folder, database)),
            "catat --dari --coba": _kontrak(folder, *many, "--coba", before=_import(folder, database)),
        },
        rounds,
    )
    adds = found["catat"].cpu - found[FLOOR].cpu
    rates = {
        name: 23_040 / (found[name].cpu - found[FLOOR].cpu) * 1000 for name in ("catat --dari", "catat --dari --coba")
    }
    return Table(
        "Kontrak dan laporan masuk (regency)",
        [
            _plain("yaml.load(…, CSafeLoader)", found["yaml.load"]),
            _against("regency", "periksa", found, "yaml.load", 1.2),
            _against("regency", "impor", found, "yaml.load", 2.0),
            Row("catat satu nilai", found["catat"], None, "B + 20 ms", adds <= 20),
            Row(f"— tambahan atas B: {_number(adds)} ms", None, None, "", None),
            Row("catat --dari, 23.040 laporan", found["catat --dari"], None, "", None),
            Row(f"— dengan ringkasan: {rates['catat --dari']:.0f} laporan/s", None, None, "", None),
            Row(
                f"— membaca dan memeriksa saja (--coba): {rates['catat --dari --coba']:.0f} laporan/s",
                None,
                None,
                "≥ 20000/s tanpa ringkasan",
                rates["catat --dari --coba"] >= 20_000,
            ),
        ],
    )


def growth(places: Places, rounds: int) -> Table:
    """How cost grows with the data: 1, 10 and 100 times the sample in one year."""
    rows = []
    for name, times in (("sample", 1), ("sample10", 10), ("sample100", 100)):
        folder = places[name]
        last = str(_events(folder) - 1)
        found = measure(
            {
                FLOOR: _floor(folder),
                "status": _kontrak(folder, "status", "--bulan", "2022-12"),
                "status --per": _kontrak(folder, "status", "--bulan", "2022-12", "--per", last),
                "rapor --opd": _kontrak(folder, "rapor", "--opd", "PUPR", "--bulan", "2022-12"),
            },
            rounds,
        )
        rows += [_against(f"{times} ×", command, found, FLOOR, None) for command in found if command != FLOOR]
    return Table("Pertumbuhan: 1, 10, 100 × data contoh dalam satu tahun", rows)


def spreadsheet(places: Places, rounds: int) -> Table:
    """The same regency in a workbook that LibreOffice opens, recalculates and ranks."""
    title = "Lembar kerja dengan rumus (LibreOffice tanpa layar) dan status"
    office = lembar_kerja.office()
    if office is None:
        return Table(title, [Row("LibreOffice tidak terpasang: perbandingan ini dilewati", None, None, "", None)])
    folder = places["regency"]
    code = "import sys, pathlib; from bench import lembar_kerja as b; b.write_workbook(pathlib.Path(sys.argv[1]), 2022)"
    # in a process of its own, so that this one stays small: a child's memory is never reported below its parent's
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True)
    book = folder / lembar_kerja.BOOK
    found = measure(
        {
            "status": _kontrak(folder, "status", "--bulan", "2022-12"),
            "LibreOffice": Case(lembar_kerja.recalculate(office, book), folder),
        },
        rounds,
    )
    scores = lembar_kerja.scores(book)
    if scores != _scores(folder):
        raise SystemExit("the workbook and kontrak nilai do not agree: what they cost cannot be compared")
    return Table(
        title,
        [
            _plain("status", found["status"]),
            _plain(f"LibreOffice: buka, hitung, baca peringkat ({len(scores)} OPD)", found["LibreOffice"]),
            Row("LibreOffice / status", None, found["LibreOffice"].cpu / found["status"].cpu, "", None),
        ],
    )


def _scores(folder: Path) -> dict[str, float]:
    """Code of each OPD → nilai, as the program scores it."""
    import json

    words = [program(), "nilai", "--bulan", "2022-12", "--json"]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=True)
    return {row["kode"]: row["nilai"] for row in json.loads(done.stdout)["opd"]}


def _floor(folder: Path) -> Case:
    return Case([sys.executable, "-c", "import typer, sqlite3"], folder)


def _kontrak(folder: Path, *arguments: str, before: Callable[[], object] | None = None) -> Case:
    return Case([program(), *arguments], folder, before)


def _against(group: str, name: str, found: Mapping[str, Figures], floor: str, bound: float | None) -> Row:
    ratio = found[name].cpu / found[floor].cpu
    met = None if bound is None else ratio <= bound
    target = "" if bound is None else f"≤ {_number(bound)}"
    return Row(f"{group}: {name}", found[name], ratio, target, met)


def _plain(name: str, figures: Figures) -> Row:
    return Row(name, figures, None, "", None)


def _clear(path: Path) -> Callable[[], None]:
    def clear() -> None:
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)

    return clear


def _import(folder: Path, database: Path) -> Callable[[], object]:
    """Put a file with contracts and no report in place; it is made once."""
    from bench.data import kontrak

    kept = folder / "tanpa-laporan.db"
    if not kept.exists():
        kontrak(folder, "impor", "contracts-2022.yaml", "--db", kept.name)
    return lambda: shutil.copy(kept, database)


def _events(folder: Path) -> int:
    import sqlite3

    with sqlite3.connect(folder / "kontrak.db") as connection:
        return int(connection.execute("SELECT MAX(nomor) FROM riwayat").fetchone()[0])


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
