"""The tables: every command against the floor, on each data set, piped and on a terminal (docs/kinerja.md)."""

from __future__ import annotations

import shlex
import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from bench import lembar_kerja
from bench.data import ROOT, kontrak, program
from bench.measure import Case, measure
from bench.perintah import BACA, DUA_TAHUN, KERTAS, TULIS, Perintah

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from bench.measure import Figures

FLOOR = "B"
COMPLETION = {"_KONTRAK_COMPLETE": "complete_bash", "COMP_WORDS": "kontrak nilai --opd O", "COMP_CWORD": "3"}
YAML = "import yaml\nwith open('contracts-2022.yaml', 'rb') as f: yaml.load(f, yaml.CSafeLoader)"
NAMES = {"sample": ("PUPR", "PUPR.MANTAP")}
SAMPLE_BOUND = 2.5
"""What a command on the sample year may cost at most against the floor, papers in bulk left out."""
COPY = "tulis.db"
IN_JANUARY = {"KONTRAK_SEKARANG": "2022-01-20T09:00:00+07:00"}
"""When a year's contracts are imported: summaries are stored of the months that have begun."""


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


def commands(folder: Path, rounds: int) -> list[Table]:
    """Every command on one data set: what is read, printed and recorded; and what is read on a terminal."""
    name = folder.name
    parts = (("dibaca", BACA), ("kertas dan tabel", KERTAS), ("dicatat", TULIS))
    tables = [Table(f"{name}: {title}", _rows(folder, chosen, rounds)) for title, chosen in parts]
    tables.append(
        Table(f"{name}: pada terminal", _rows(folder, [one for one in BACA if one.layar], rounds, layar=True))
    )
    return tables


def five_years(folder: Path, rounds: int) -> Table:
    """The same year among five."""
    return Table("five: satu tahun di antara lima", _rows(folder, DUA_TAHUN, rounds))


def looking_back(folder: Path, rounds: int) -> Table:
    """``--per``: ten OPDs touched since, and all of them."""
    database = folder / "per.db"
    first = _events(folder / "kontrak.db")
    if not database.exists():
        shutil.copy(folder / "kontrak.db", database)
        for number in range(1, 11):
            words = (f"OPD{number:02}.A07", "7", "--bulan", "2022-12", "--koreksi", "--alasan", "uji")
            kontrak(folder, "catat", *words, "--db", database.name)
    rows = []
    for what, point, bound in (("sepuluh OPD tersentuh", first, 2.0), ("semua tersentuh", first // 2, 6.0)):
        for word in ("status", "nilai", "meleset"):
            one = Perintah(f"{word} --bulan 12 --per {point} --db per.db", bound, berat=bound > 2)
            rows += [row._replace(name=f"{word} --per, {what}") for row in _rows(folder, [one], rounds)]
    return Table("regency: keadaan pada suatu titik", rows)


def start(folder: Path, rounds: int) -> Table:
    """Help and completion."""
    found = measure(
        {
            FLOOR: _floor(folder),
            "--help": _kontrak(folder, "--help"),
            "status --help": _kontrak(folder, "status", "--help"),
            "pelengkapan shell": _kontrak(folder)._replace(env=COMPLETION),
        },
        rounds,
    )
    return Table("Mulai", [_against(name, found, FLOOR, 1.3) for name in found if name != FLOOR])


def intake(folder: Path, rounds: int) -> Table:
    """Contracts and reports in: whole files, and 32 forms that came back filled in."""
    many = ("catat", "--dari", "realisasi-2022.csv", "--tahun", "2022", "--db", COPY)
    forms = ("catat", "--dari", str(_filled(folder)), "--bulan", "2022-12", "--db", COPY)
    empty = _before(folder, _empty(folder))
    found = measure(
        {
            FLOOR: _floor(folder),
            "yaml.load": Case([sys.executable, "-c", YAML], folder),
            "periksa": _kontrak(folder, "periksa", "contracts-2022.yaml", "--db", "tidak-ada.db"),
            "impor": _kontrak(folder, "impor", "contracts-2022.yaml", "--db", COPY)._replace(
                before=_clear(folder / COPY), env=IN_JANUARY
            ),
            "catat --dari": _kontrak(folder, *many)._replace(before=empty),
            "catat --dari --coba": _kontrak(folder, *many, "--coba")._replace(before=empty),
            "32 formulir": _kontrak(folder, *forms)._replace(before=empty),
        },
        max(1, rounds // 3),
    )
    rate = 23_040 / (found["catat --dari"].cpu - found[FLOOR].cpu) * 1000
    return Table(
        "regency: kontrak dan laporan masuk",
        [
            Row("yaml.load(…, CSafeLoader)", found["yaml.load"], None, "", None),
            _against("periksa", found, "yaml.load", 1.2),
            _against("impor", found, "yaml.load", 2.0),
            _against("catat --dari", found, FLOOR, 40.0),
            Row(f"— {rate:.0f} laporan/s dengan ringkasan", None, None, "≥ 10000/s", rate >= 10_000),
            _against("catat --dari --coba", found, FLOOR, None),
            _against("32 formulir", found, FLOOR, 25.0),
        ],
    )


def presses(folder: Path, rounds: int) -> Table:
    """Many papers: on every core, against one core alone (wall time), and what one more Markdown rapor costs."""
    words = ("rapor", "--semua", "--bulan", "2022-12", "--timpa", "--keluar", "rapor")
    # bound to one core: Typst has threads of its own, which know nothing of ours
    lone = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\nfrom kontrak.cli.app import run\nrun()"
    cases = {"satu rapor": _kontrak(folder, "rapor", "--opd", "OPD05", "--bulan", "2022-12")}
    cases["32 rapor md"] = _kontrak(folder, *words)
    for kind in ("pdf", "docx"):
        cases[f"32 {kind}"] = _kontrak(folder, *words, "--format", kind)
        cases[f"32 {kind}, satu inti"] = Case([sys.executable, "-c", lone, *words, "--format", kind], folder)
    found = measure(cases, max(1, rounds // 5))
    each = (found["32 rapor md"].cpu - found["satu rapor"].cpu) / 31
    rows = [Row(name, found[name], None, "", None) for name in cases]
    rows.append(Row(f"tiap rapor Markdown berikutnya: {_number(each)} ms", None, None, "≤ 20 ms", each <= 20))
    for kind, bound in (("pdf", 0.65), ("docx", 0.6)):
        ratio = found[f"32 {kind}"].wall / found[f"32 {kind}, satu inti"].wall
        rows.append(Row(f"waktu jam 32 {kind} / satu inti", None, ratio, f"≤ {_number(bound)}", ratio <= bound))
    return Table("regency: banyak kertas", rows)


def others(folder: Path, rounds: int, pandas: str) -> Table:
    """The same regency in a workbook that LibreOffice recalculates, and in a plain pandas script; the same nilai."""
    scores = _scores(folder)
    cases = {
        "kontrak status": _kontrak(folder, "status", "--bulan", "2022-12"),
        "kontrak nilai": _kontrak(folder, "nilai", "--bulan", "2022-12"),
        "kontrak ekspor csv": _kontrak(
            folder, "ekspor", "--bulan", "12", "--format", "csv", "--keluar", "e.csv", "--timpa"
        ),
        "kontrak, 32 rapor PDF": _kontrak(
            folder, "rapor", "--semua", "--bulan", "12", "--format", "pdf", "--keluar", "rapor", "--timpa"
        ),
    }
    notes = []
    office = lembar_kerja.office()
    if office is not None:
        code = (
            "import sys, pathlib as p; from bench import lembar_kerja as b; b.write_workbook(p.Path(sys.argv[1]), 2022)"
        )
        # in a process of its own, so that this one stays small: a child's memory is never reported below its parent's
        subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True)
        cases["LibreOffice: buka, hitung, tulis peringkat"] = Case(
            lembar_kerja.recalculate(office, folder / lembar_kerja.BOOK), folder
        )
    else:
        notes.append(Row("LibreOffice tidak terpasang: dilewati", None, None, "", None))
    if subprocess.run([pandas, "-c", "import pandas, yaml"], capture_output=True, check=False).returncode == 0:
        script = [pandas, str(ROOT / "bench" / "skrip_pandas.py"), str(folder)]
        said = _json(subprocess.run(script, capture_output=True, check=True).stdout)
        _same(said, scores, "the pandas script")
        cases["skrip pandas: baca, hitung nilai"] = Case(script, folder)
    else:
        notes.append(Row("pandas tidak terpasang (--pandas PYTHON): dilewati", None, None, "", None))
    found = measure({FLOOR: _floor(folder), **cases}, max(1, rounds // 3))
    if office is not None:
        _same(lembar_kerja.scores(folder / lembar_kerja.BOOK), scores, "the workbook")
    return Table("regency: pembanding", [*(_against(name, found, FLOOR, None) for name in cases), *notes])


def _json(text: bytes) -> Any:
    from json import loads

    return loads(text)


def _same(said: Mapping[str, float], scores: Mapping[str, float], what: str) -> None:
    if said != scores:
        raise SystemExit(f"{what} and kontrak nilai do not agree: what they cost cannot be compared")


def _rows(folder: Path, chosen: Sequence[Perintah], rounds: int, *, layar: bool = False) -> list[Row]:
    """Measure commands, each beside its floor; on the sample year all have the same bound."""
    rows = []
    for one in chosen:
        case = _case(folder, one, layar=layar)
        found = measure({FLOOR: _floor(folder), one.kata: case}, max(1, rounds // 3) if one.berat else rounds)
        bound = one.layar if layar else one.target
        if folder.name == "sample":
            bound = None if "--semua" in one.kata or "formulir" in one.kata or layar else SAMPLE_BOUND
        rows.append(_against(one.kata.replace("{luar}/", ""), found, one.kata, bound, FLOOR))
    return rows


def _case(folder: Path, one: Perintah, *, layar: bool) -> Case:
    opd, kode = NAMES.get(folder.name, ("OPD05", "OPD05.A07"))
    out = folder / "luar"
    out.mkdir(exist_ok=True)
    text = one.kata.format(opd=opd, kode=kode, luar=out, akhir=_events(folder / "kontrak.db") - 1)
    words = shlex.split(text)
    if one.menulis:
        return _kontrak(folder, *words, "--db", COPY)._replace(before=_before(folder, folder / "kontrak.db"))
    before = _clear(out / "baru", out / "cadangan.db") if words[0] in ("mulai", "cadangkan") else None
    return _kontrak(folder, *words)._replace(before=before, layar=layar)


def _scores(folder: Path) -> dict[str, float]:
    """Code of each OPD → nilai, as the program scores it."""
    words = Case([program(), "nilai", "--bulan", "2022-12", "--json"], folder).command
    done = subprocess.run(words, cwd=folder, capture_output=True, check=True)
    return {row["kode"]: row["nilai"] for row in _json(done.stdout)["opd"]}


def _floor(folder: Path) -> Case:
    return Case([sys.executable, "-c", "import typer, sqlite3"], folder)


def _kontrak(folder: Path, *arguments: str, before: Callable[[], object] | None = None) -> Case:
    return Case([program(), *arguments], folder, before)


def _before(folder: Path, source: Path) -> Callable[[], object]:
    return lambda: shutil.copy(source, folder / COPY)


def _against(name: str, found: Mapping[str, Figures], of: str, bound: float | None, floor: str | None = None) -> Row:
    """A row of the case ``of`` against ``floor``; with three words ``name`` is the case and ``of`` its floor."""
    case, base = (of, floor) if floor is not None else (name, of)
    ratio = found[case].cpu / found[base].cpu
    met = None if bound is None else ratio <= bound
    return Row(name, found[case], ratio, "" if bound is None else f"≤ {_number(bound)}", met)


def _clear(*paths: Path) -> Callable[[], None]:
    def clear() -> None:
        for path in paths:
            if path.is_dir():
                shutil.rmtree(path)
            path.unlink(missing_ok=True)

    return clear


def _empty(folder: Path) -> Path:
    """A file with contracts and no report; made once."""
    kept = folder / "tanpa-laporan.db"
    if not kept.exists():
        kontrak(folder, "impor", "contracts-2022.yaml", "--db", kept.name)
    return kept


def _filled(folder: Path) -> Path:
    """A folder with a form of each OPD for December, filled in; made once."""
    from tests.forms.sample import Filler

    place = folder / "terisi"
    if not place.exists():
        kontrak(folder, "formulir", "--bulan", "12", "--keluar", place.name, "--db", _empty(folder).name)
        for path in place.glob("*.xlsx"):
            form = Filler(path)
            form.fill_all({kode: {"realisasi": 7} for kode in form.rows if "." in kode}).save()
    return place


def _events(database: Path) -> int:
    with sqlite3.connect(database) as connection:
        return int(connection.execute("SELECT MAX(nomor) FROM riwayat").fetchone()[0])


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
