"""The same regency as staff keep it now: a workbook with formulas, opened and recalculated by LibreOffice."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING

from bench.data import INDIKATOR, MONTHS

if TYPE_CHECKING:
    from pathlib import Path

BOOK = "lembar.xlsx"
OFFICES = ("soffice", "libreoffice")


def office() -> str | None:
    """The program of LibreOffice, None when it is not installed."""
    return next((path for name in OFFICES if (path := shutil.which(name))), None)


def write_workbook(folder: Path, tahun: int) -> Path:
    """Write the contracts and reports of a generated year as a workbook; return it.

    One row an indikator: sifat, arah, bobot, twelve planned and twelve reported values, then the formulas for target,
    realisasi, capaian and what counts of it at the chosen month; a second sheet has nilai and rank of each OPD.
    """
    from xlsxwriter import Workbook

    path = folder / BOOK
    reports = _reports(folder / f"realisasi-{tahun}.csv")
    plans = _plans(folder / f"contracts-{tahun}.yaml")
    book = Workbook(str(path))
    ranking, data = book.add_worksheet("Peringkat"), book.add_worksheet("Data")  # the first is converted to CSV
    data.write_row(0, 0, ["bulan", 12])
    for row, (kode, sifat, arah, bobot, plan) in enumerate(plans, 2):
        data.write_row(row, 0, [kode.partition(".")[0], kode, sifat, arah, bobot, *plan, *reports[kode]])
        at = row + 1
        target = f"OFFSET(F{at},0,0,1,$B$1)"
        actual = f"OFFSET(R{at},0,0,1,$B$1)"
        data.write_formula(row, 29, _to_date(target, f"INDEX(F{at}:Q{at},$B$1)", at))
        data.write_formula(row, 30, _to_date(actual, f"INDEX(R{at}:AC{at},$B$1)", at))
        data.write_formula(row, 31, f'=MAX(0,IF(D{at}="turun",(2*AD{at}-AE{at})/AD{at},AE{at}/AD{at})*100)')
        data.write_formula(row, 32, f"=MIN(AF{at},120)*E{at}")
    last = len(plans) + 2
    codes = sorted({kode.partition(".")[0] for kode, *_ in plans})
    for row, kode in enumerate(codes):
        at = row + 1
        ranking.write(row, 0, kode)
        weights = f"SUMIF(Data!$A$3:$A${last},A{at},Data!$E$3:$E${last})"
        ranking.write_formula(row, 1, f"=ROUND(SUMIF(Data!$A$3:$A${last},A{at},Data!$AG$3:$AG${last})/{weights},2)")
        ranking.write_formula(row, 2, f"=RANK(B{at},B$1:B${len(codes)})")
    book.close()
    return path


def recalculate(program: str, book: Path) -> list[str]:
    """The command that opens the workbook, recalculates it and writes the ranking beside it as CSV."""
    profile = f"-env:UserInstallation=file://{book.parent}/profil-lo"
    return [program, profile, "--headless", "--convert-to", "csv", "--outdir", str(book.parent), str(book)]


def scores(book: Path) -> dict[str, float]:
    """Code of each OPD → nilai, as LibreOffice worked it out."""
    (found,) = book.parent.glob("lembar*.csv")
    with found.open(encoding="utf-8", newline="") as file:
        return {row[0]: round(float(row[1].replace(",", ".")), 2) for row in csv.reader(file) if row}


def _to_date(values: str, latest: str, at: int) -> str:
    return f'=IF(C{at}="akumulasi",SUM({values}),IF(C{at}="rata_rata",AVERAGE({values}),{latest}))'


def _reports(path: Path) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["kode"], []).append(float(row["realisasi"]))
    return found


def _plans(path: Path) -> list[tuple[str, str, str, float, list[float]]]:
    import yaml

    with path.open(encoding="utf-8") as file:
        tree = yaml.load(file, yaml.CSafeLoader)
    return [
        (f"{opd}.{kode}", item["sifat"], item["arah"], item["bobot"], [item["rencana"][month] for month in MONTHS])
        for opd, own in tree["opd"].items()
        for kode, item in list(own["indikator"].items())[:INDIKATOR]
    ]
