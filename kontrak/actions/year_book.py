"""What recording needs of a year: its OPDs, what each code means, the lines that stand as rows pass."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kontrak.actions.line_rules import YearRecords
from kontrak.actions.lookup import looks_official, meaning_of_opds, meant_officially, official_codes
from kontrak.model.meanings import meanings_of_year, program_meanings
from kontrak.model.recorded import Laporan
from kontrak.named import NamedTuple
from kontrak.store.contents import IsiLaporan, content_of
from kontrak.store.declared import load_opd_names, load_opds
from kontrak.store.events import Draft
from kontrak.store.facts import load_facts
from kontrak.store.years import locked_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kontrak.actions.line_rules import NewRecord
    from kontrak.actions.lookup import Named
    from kontrak.forms.rows import BarisLaporan
    from kontrak.model.meanings import Makna
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.store.connection import Store


class YearBook(NamedTuple):
    """The facts of the OPDs that rows name, and what the rows are judged by."""

    facts: tuple[Fakta, ...]
    records: YearRecords

    def page(self, opds: set[str]) -> YearRecords:
        """What the rows of one file are judged by: its own copy of the lines; a refused file leaves no trace."""
        lines = self.records.lines.items()
        copy = {kode: dict(months) for kode, months in lines if kode.partition(".")[0] in opds}
        return self.records._replace(lines=copy)

    def keep(self, page: YearRecords) -> None:
        """Take over the lines of a file that will be recorded."""
        self.records.lines.update(page.lines)


def open_year(store: Store, tahun: int, opds: Mapping[str, Named], named: set[str]) -> YearBook:
    """Load the versions and reports of the OPDs that rows name."""
    facts = load_facts(store, tahun, opd=named)
    lines: dict[str, dict[int, LaporanBulan]] = {
        kode: dict(months) for fakta in facts for kode, months in fakta.laporan.items()
    }
    programs: dict[str, Makna] = {}
    for fakta in facts:
        programs |= program_meanings(fakta.opd, fakta.program)
    versions = {fakta.kontrak.kode: fakta.versi for fakta in facts}
    found = meanings_of_year(versions, facts[0].aturan if facts else ())
    declared = cache(lambda: load_opds(store, tahun))
    locked = frozenset(locked_months(store, tahun))
    records = YearRecords(tahun, opds, [programs | month for month in found], lines, locked, declared)
    return YearBook(tuple(facts), records)


def named_opds(store: Store, tahun: int, rows: Iterable[BarisLaporan]) -> set[str]:
    """The OPDs that the rows name; a row that names none is refused later, with its address."""
    opds = load_opd_names(store, tahun)
    texts = {text for row in rows if (text := row.teks("kode"))}
    meaning = meaning_of_opds(opds)
    meant = {text: meaning(text.partition(".")[0]) for text in texts}
    named = {found[0].kode for found in meant.values() if len(found) == 1}
    official = [text for text, found in meant.items() if looks_official(text) or len(found) != 1]
    codes = official_codes(load_opds(store, tahun)) if official else {}
    found = (meant_officially(text, codes) for text in official)  # of several items: refused later
    return named | {kode.partition(".")[0] for kode in found if kode}


_SAID = tuple(name for name in Laporan._fields if name in IsiLaporan._fields)
"""What an event holds of a record."""


def draft_of(record: NewRecord, tahun: int) -> Draft:
    """The event of a record: what it says is all that an event holds of it, and the year."""
    laporan = record.laporan
    said = {name: getattr(laporan, name) for name in _SAID}
    content = content_of(IsiLaporan(tahun=tahun, **said))
    return Draft("koreksi" if record.koreksi else "catat", laporan.kode, content)
