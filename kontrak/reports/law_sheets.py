"""The tables that the law asks for, filled in: a sheet per OPD, and the one document that JSON prints (SPEC §5)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.words import encode_value
from kontrak.reports.law_rows import (
    accountability_row,
    dictionary_row,
    evaluation_row,
    mean_of_end,
    measurement_row,
    plan_row,
    rows_of,
)
from kontrak.reports.law_tables import Opdlembar
from kontrak.rounding import round6
from kontrak.scoring.printed import predikat_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.penilaian import Penilaian
    from kontrak.reports.law_rows import Baris, Row
    from kontrak.scoring.horizon import TahunLalu

PENGUKURAN, E81 = "pengukuran", "e81"

_ROWS: Mapping[str, Callable[[Baris], Row]] = {
    "lkjip": accountability_row,
    "iku": dictionary_row,
    "rencana-aksi": plan_row,
}


def law_sheets(
    nama: str, penilaian: Penilaian, lalu: Mapping[str, TahunLalu], triwulan: int | None = None
) -> list[Opdlembar]:
    """Return a table of the listed OPDs in order of code; ``pengukuran`` needs its quarter."""
    sheets = []
    for fakta in sorted(penilaian.fakta, key=lambda one: one.opd):
        rows = rows_of(penilaian.contracts_of(fakta.opd), penilaian.dasar.bulan, lalu)
        if nama == PENGUKURAN:
            assert triwulan is not None
            built = [measurement_row(row, triwulan) for row in rows]
        elif nama == E81:
            built = [evaluation_row(row, number) for number, row in enumerate(rows, 1)]
        else:
            built = [_ROWS[nama](row) for row in rows]
        sheet = Opdlembar(fakta.opd, fakta.kontrak.nama, [shortened(row) for row in built], rows)
        if nama == E81:
            mean = mean_of_end(rows)
            sheet = sheet._replace(rata_rata=mean, predikat=predikat_of(mean, penilaian.versi_aturan.aturan))
        sheets.append(sheet)
    return sheets


def law_document(nama: str, dasar: Dasar, sheets: Sequence[Opdlembar], triwulan: int | None = None) -> dict[str, Any]:
    """Return the document of a table: year, quarter of ``pengukuran``, seal, and its rows by OPD."""
    opd = []
    for sheet in sheets:
        own: dict[str, Any] = {"kode": sheet.kode, "nama": sheet.nama, "baris": [plain(row) for row in sheet.baris]}
        if nama == E81:
            own |= {"rata_rata": sheet.rata_rata, "predikat": sheet.predikat}
        opd.append(own)
    quarter = {"triwulan": triwulan} if nama == PENGUKURAN else {}
    return {"tahun": dasar.tahun, **quarter, "segel": str(dasar.segel), "opd": opd}


def plain(value: Any) -> Any:
    """Return a value, or all in it, as JSON has it: ranges are lists, numbers without zeros behind their decimals."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return Decimal(encode_value(value)) if isinstance(value, Decimal) else value


def shortened(value: Any) -> Any:
    """Return a value, or all in it, with six decimals at most, half up: a mean may have fifty (SPEC §5 JSON)."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(shortened, value))
    if not isinstance(value, Decimal):
        return value
    exponent = value.as_tuple().exponent
    return round6(value) if isinstance(exponent, int) and exponent < -6 else value
