"""Is a form that came back still the right one? Its month, year, OPD, and the version of the contract behind it.

A report is a fact, so a form from before an amendment is read, with a sentence; but where the amendment gave a row
another unit or another way to fill it in, the number in it would mean something else: that row is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.actions.typed_row import Fault, RowError
from kontrak.errors import DataError
from kontrak.forms.form import form_versions, measure_of
from kontrak.months import format_month

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from kontrak.actions.question import Period
    from kontrak.forms.form import TandaFormulir
    from kontrak.forms.rows import BarisLaporan
    from kontrak.model.meanings import Target
    from kontrak.model.recorded import Fakta

NEW_FORM = "Buat formulir baru dengan: kontrak formulir"
_FILE_NAME = re.compile(r"formulir-([0-9]{4})-([0-9]{2})-([A-Z0-9-]+?)(?: *\([0-9]+\)| - .*)?\.xlsx", re.IGNORECASE)


def check_mark(file: Path, mark: TandaFormulir, daerah: str, opds: Collection[str], wanted: Period | None) -> None:
    """Raise DataError when the form cannot be of this file or is not of the month that is being collected."""
    if mark.daerah not in ("", daerah):  # "": a form saved as CSV that lost its last line
        raise DataError(f"{file}: formulir ini milik {mark.daerah}, bukan {daerah}.", NEW_FORM)
    if mark.opd not in opds:
        raise DataError(f"{file}: formulir ini untuk OPD {mark.opd}, yang tidak ada pada {mark.tahun}.", NEW_FORM)
    if wanted is not None and (mark.tahun, mark.bulan) != wanted:
        raise DataError(
            f"{file}: formulir {_month_of(mark)}, bukan {format_month(*wanted)}.",
            "Mintalah formulir bulan yang benar, atau catat tanpa --bulan bila memang bulan itu yang dilaporkan.",
        )


def mark_warnings(file: Path, mark: TandaFormulir, facts: Sequence[Fakta], current: Period) -> Iterator[str]:
    """Say what an officer should know of a form that is read all the same. ``current`` is the month being collected."""
    if (mark.tahun, mark.bulan) != current:
        ended = format_month(*current)
        yield f"{file} adalah formulir {_month_of(mark)}, sedangkan bulan yang terakhir berakhir ialah {ended}."
    named = _FILE_NAME.fullmatch(file.name)
    if named and (int(named[1]), int(named[2]), named[3].upper()) != (mark.tahun, mark.bulan, mark.opd):
        yield f"{file}: nama berkasnya lain dari isinya, yaitu formulir {mark.opd} {_month_of(mark)}."
    made: Mapping[str, int] = dict(mark.versi)
    if not made:  # a form saved as CSV no longer says by which versions it was made
        return
    for kode, ke in form_versions([fakta for fakta in facts if fakta.opd == mark.opd], mark.bulan):
        if made.get(kode) != ke:
            yield (
                f"{file}: formulir ini dibuat menurut {_version_text(made.get(kode))} {kode}; yang berlaku bagi "
                f"{_month_of(mark)} sekarang {_version_text(ke)}. Target yang dilihat OPD mungkin sudah lain."
            )


def check_row(row: BarisLaporan, target: Target, bulan: int, mark: TandaFormulir) -> None:
    """Raise RowError when the row is of another OPD or month than its form, or its number now means something else."""
    faults = []
    if target.kode.partition(".")[0] != mark.opd:
        faults.append(Fault("kode", f"kode {target.kode} bukan milik {mark.opd}, padahal ini formulir {mark.opd}"))
    if bulan != mark.bulan:
        faults.append(Fault("bulan", f"bulan {row.teks('bulan')} lain dari bulan formulirnya, {_month_of(mark)}"))
    made, now = mark.ukuran.get(target.kode), measure_of(target)
    if made not in (None, now):
        faults.append(
            Fault("realisasi", f"{target.kode}: formulir ini menanyakan {made!r}, kontrak sekarang {now!r}. {NEW_FORM}")
        )
    if faults:
        raise RowError("; ".join(fault.pesan for fault in faults), faults=faults)


def _month_of(mark: TandaFormulir) -> str:
    return format_month(mark.tahun, mark.bulan)


def _version_text(ke: int | None) -> str:
    if ke is None:
        return "kontrak tanpa"
    return "kontrak induk" if ke == 0 else f"perubahan ke-{ke}"
