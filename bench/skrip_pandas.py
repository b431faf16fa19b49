"""The plain script that somebody would write with pandas: the nilai of each OPD at December, rounded, as JSON.

Run as ``python bench/skrip_pandas.py FOLDER`` by a Python that has pandas and PyYAML.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")


def main(folder: Path) -> None:
    """Read the contracts and reports of a generated year, and print OPD → nilai."""
    pandas, yaml = importlib.import_module("pandas"), importlib.import_module("yaml")
    with (folder / "contracts-2022.yaml").open(encoding="utf-8") as file:
        tree = yaml.load(file, yaml.CSafeLoader)
    plans = pandas.DataFrame(
        [
            {"kode": f"{opd}.{kode}", "opd": opd, "bobot": item["bobot"], "sifat": item["sifat"], "arah": item["arah"]}
            | {month: item["rencana"][month] for month in MONTHS}
            for opd, own in tree["opd"].items()
            for kode, item in own["indikator"].items()
        ]
    ).set_index("kode")
    reports = pandas.read_csv(folder / "realisasi-2022.csv")
    reported = reports.pivot_table(index="kode", columns="bulan", values="realisasi").reindex(plans.index)

    def to_date(table: Any) -> Any:
        months = table[list(MONTHS)]
        last = months["des"].where(plans["sifat"] != "rata_rata", months.mean(axis=1))
        return last.where(plans["sifat"] != "akumulasi", months.sum(axis=1))

    target, actual = to_date(plans), to_date(reported)
    falling = (2 * target - actual) / target
    result = (actual / target).where(plans["arah"] != "turun", falling).clip(lower=0) * 100
    weighted = (result.clip(upper=120) * plans["bobot"]).groupby(plans["opd"]).sum()
    scores = (weighted / plans["bobot"].groupby(plans["opd"]).sum()).round(2)
    print(scores.to_json())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
