"""Record a final integrity finding: it is listed and bars from the awards, and counts in no number (SPEC §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.lines import append_event
from kontrak.actions.lookup import find_opd
from kontrak.errors import DataError
from kontrak.model.words import INTEGRITAS
from kontrak.months import format_date
from kontrak.named import NamedTuple
from kontrak.store.connection import transaction
from kontrak.store.contents import IsiIntegritas
from kontrak.store.declared import load_opd_names
from kontrak.store.opening import open_store
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from datetime import date

    from kontrak.actions.lines import Act
    from kontrak.model.segel import Segel


class Finding(NamedTuple):
    """What was recorded: the OPD and its name, the seal, and warnings."""

    opd: str
    nama: str
    segel: Segel
    peringatan: tuple[str, ...]


def record_finding(text: str, dasar: str, tanggal: date, uraian: str, act: Act) -> Finding:
    """Record a final finding against the head of an OPD in office on its date.

    Raises DataError when the OPD is unknown, the date lies in the future or in a year that the file does not hold.
    """
    if tanggal > act.waktu.date():
        raise DataError(f"Tanggal temuan {format_date(tanggal)} ada di masa depan.")
    with open_store(act.db, write=True) as store, transaction(store):
        years = load_years(store)
        if tanggal.year not in years:
            known = ", ".join(map(str, years)) or "–"
            raise DataError(f"Tahun {tanggal.year} tidak ada dalam berkas.", f"Tahun yang ada: {known}.")
        opd = find_opd(text, load_opd_names(store, tanggal.year))
        content = IsiIntegritas(tanggal.year, opd.kode, dasar, tanggal, uraian)
        segel = append_event(store, "integritas", f"{opd.kode}.{INTEGRITAS}", content, act)
        return Finding(opd.kode, opd.nama, segel, tuple(store.warnings))
