"""Fill in a contract form with openpyxl, out of plain YAML: a program of its own that knows the titles only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.spreadsheet import open_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")


class Filler:
    """One form, open in a spreadsheet program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = open_book(path)

    def opd(self, title: str, value: Any) -> Filler:
        """Type a value beside its title on the sheet of the OPD."""
        sheet = self.book["OPD"]
        row = next(row for row in range(1, 60) if sheet.cell(row, 1).value == title)
        sheet.cell(row, 2).value = value
        return self

    def put(self, name: str, row: int, values: Mapping[str, Any]) -> Filler:
        """Type values into a row of a sheet (1 is the first below the titles)."""
        for title, value in values.items():
            self.cell(name, row, title).value = value
        return self

    def cell(self, name: str, row: int, title: str) -> Any:
        sheet = self.book[name]
        top = next(number for number in range(1, 12) if sheet.cell(number, 1).value in ("kode", "indikator", "program"))
        column = next(n for n in range(1, sheet.max_column + 1) if sheet.cell(top, n).value == title)
        return sheet.cell(top + row, column)

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


def fill(path: Path, opd: Mapping[str, Any]) -> Path:
    """Fill in the form of an OPD whole, from its mapping in a contract file."""
    filler = Filler(path)
    for title, value in flat(opd, ("program", "indikator", "bidang")):
        filler.opd(title, value)
    for row, (code, program) in enumerate(opd.get("program", {}).items(), 1):
        filler.put("Program", row, {"kode": code, **dict(flat(program, ("kegiatan",)))})
    for row, (code, bidang) in enumerate(opd.get("bidang", {}).items(), 1):
        filler.put("Bidang", row, {"kode": code, **dict(flat(bidang, ("indikator",)))})
    for row, values in enumerate(activities(opd.get("program", {})), 1):
        filler.put("Kegiatan", row, values)
    groups = [("", opd), *opd.get("bidang", {}).items()]
    items = [(name, code, item) for name, part in groups for code, item in part.get("indikator", {}).items()]
    works = others = 0
    for row, (name, code, item) in enumerate(items, 1):
        plan = dict(planned(item.get("rencana", {})))
        values = dict(flat(item, ("rencana", "pekerjaan", "riwayat", "pembanding")))
        filler.put("Indikator", row, {"kode": code, "bidang": name or None, **values, **plan})
        if "riwayat" in item:
            years = "; ".join(f"{year}: {typed(value)}" for year, value in item["riwayat"].items())
            filler.put("Indikator", row, {"riwayat": years})
        for other in item.get("pembanding", ()):
            others += 1
            filler.put("Pembanding", others, {"indikator": code, **dict(flat(other))})
        for kode, work in item.get("pekerjaan", {}).items():
            works += 1
            filler.put("Pekerjaan", works, {"indikator": code, "kode": kode, **dict(flat(work))})
    return filler.save()


def activities(programs: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of the activities, each followed by what is below it."""
    for code, program in programs.items():
        for item in program.get("kegiatan", ()):
            yield {"program": code, **dict(flat(item, ("sub_kegiatan",)))}
            for below in item.get("sub_kegiatan", ()):
                yield {"program": code, "bagian dari": item["nama"], **dict(flat(below))}


def flat(mapping: Mapping[str, Any], without: tuple[str, ...] = (), above: str = "") -> Iterator[tuple[str, Any]]:
    """Keys as titles: ``kepala: {nama: …}`` is ``kepala nama``."""
    for key, value in mapping.items():
        title = f"{above} {key}".strip().replace("_", " ")
        if key in without:
            continue
        if isinstance(value, dict):
            yield from flat(value, (), title)
        elif value not in ("null", "", "~"):
            yield title, typed(value)


def typed(value: Any) -> Any:
    """A list of two numbers as people type a range; other lists one after the other."""
    if not isinstance(value, list):
        return value
    numeric = len(value) == 2 and all(str(item).replace(".", "").isdigit() for item in value)
    return (" s.d. " if numeric else "; ").join(value)


def planned(plan: Any) -> Iterator[tuple[str, Any]]:
    """The months of a plan, in whatever form it was written."""
    if isinstance(plan, list):
        pairs = zip(MONTHS, plan, strict=True)
    elif "triwulan" in plan:
        pairs = zip(("mar", "jun", "sep", "des"), plan["triwulan"], strict=True)
    else:
        pairs = iter([(key[:3].lower(), value) for key, value in plan.items()])  # type: ignore[assignment]
    yield from ((month, typed(value)) for month, value in pairs if value not in ("null", ""))
