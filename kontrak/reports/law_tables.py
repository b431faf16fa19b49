"""The tables that the law asks for: their layouts as forms (field-tested), the rows of each OPD in them, and as JSON.

``pengukuran``, ``e81``, ``lkjip``, ``iku`` and ``rencana-aksi``; a column finds its value in a row by a path of keys.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.words import encode_value
from kontrak.months import SHORT
from kontrak.named import NamedTuple
from kontrak.reports.export_rows import TabelEkspor
from kontrak.reports.law_rows import (
    accountability_row,
    dictionary_row,
    evaluation_row,
    mean_of_end,
    measurement_row,
    plan_row,
    rows_of,
)
from kontrak.rounding import round6
from kontrak.scoring.printed import predikat_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.penilaian import Penilaian
    from kontrak.reports.export_rows import Cell
    from kontrak.reports.law_rows import Baris, Row
    from kontrak.scoring.horizon import TahunLalu


class Kolom(NamedTuple):
    """A column: its title, where its value stands in a row, its width, and the head that it shares with neighbours.

    ``nomor`` says whether it begins a number of the numbering row: K and Rp of one column of a form share one.
    """

    judul: str
    jalur: tuple[str | int, ...]
    lebar: float = 11
    kepala: str = ""
    nomor: bool = True

    @property
    def uang(self) -> bool:
        """Whether it holds rupiah."""
        return self.jalur[-1] in ("rp", "pagu", "realisasi_anggaran")


class Opdlembar(NamedTuple):
    """The rows of one OPD, as the documents have them and as they came about; ``rata_rata`` of e81 only."""

    kode: str
    nama: str
    baris: Sequence[Row]
    asal: Sequence[Baris]
    rata_rata: Decimal | None = None
    predikat: str | None = None


def _k_rp(title: str, *path: str | int) -> tuple[Kolom, Kolom]:
    return Kolom("K", (*path, "k"), 7, title), Kolom("Rp", (*path, "rp"), 13.5, title, nomor=False)


def _promise(width: float = 34) -> tuple[Kolom, Kolom]:
    return Kolom("Indikator kinerja", ("indikator",), width), Kolom("Satuan", ("satuan",), 10)


def _achieved(head: str, suffix: str = "") -> Iterator[Kolom]:
    for title, key in (("Target", "target"), ("Realisasi", "realisasi"), ("Capaian (%)", "capaian")):
        yield Kolom(title, (f"{key}{suffix}",), 10, head)


LAYOUTS: Mapping[str, tuple[str, tuple[Kolom, ...]]] = {
    "pengukuran": (
        "PENGUKURAN KINERJA",
        (
            Kolom("Kode", ("kode",), 16),
            *_promise(),
            *_achieved("Triwulan ini"),
            *_achieved("Sampai dengan triwulan ini", "_sd"),
            Kolom("Program", ("program",), 28),
            Kolom("Pagu (Rp)", ("pagu",), 16, "Anggaran"),
            Kolom("Realisasi (Rp)", ("realisasi_anggaran",), 16, "Anggaran"),
            Kolom("%", ("serapan",), 8, "Anggaran"),
        ),
    ),
    "e81": (
        "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH (lazim disebut E.81)",
        (
            Kolom("No", ("no",), 4),
            Kolom("Sasaran", ("sasaran",), 20),
            Kolom("Program/Kegiatan", ("program",), 20),
            Kolom("Indikator kinerja program (outcome)/kegiatan (output)", ("indikator",), 24),
            Kolom("Satuan", ("satuan",), 8, nomor=False),
            *_k_rp("Target Renstra pada akhir periode", "target_akhir"),
            *_k_rp("Realisasi capaian kinerja Renstra s.d. Renja tahun lalu", "realisasi_lalu"),
            *_k_rp("Target kinerja dan anggaran Renja tahun berjalan", "target_tahun"),
            *(
                column
                for place, name in enumerate(("I", "II", "III", "IV"))
                for column in _k_rp(f"Realisasi triwulan {name}", "tw", place)
            ),
            *_k_rp("Realisasi capaian kinerja dan anggaran Renja tahun berjalan", "realisasi_tahun"),
            *_k_rp("Realisasi kinerja dan anggaran Renstra s.d. tahun berjalan", "realisasi_sd"),
            *_k_rp("Tingkat capaian kinerja dan realisasi anggaran Renstra (%)", "capaian_akhir"),
            Kolom("Unit penanggung jawab", ("unit",), 18),
        ),
    ),
    "lkjip": (
        "CAPAIAN KINERJA (LKjIP BAB III)",
        (
            *_promise(),
            *_achieved("Tahun ini"),
            *_achieved("Tahun lalu", "_lalu"),
            Kolom("Realisasi tahun-tahun sebelumnya", ("riwayat",), 22),
            Kolom("Target", ("target_akhir",), 10, "Akhir Renstra/RPJMD"),
            Kolom("Capaian (%)", ("capaian_akhir",), 10, "Akhir Renstra/RPJMD"),
            Kolom("Pembanding", ("pembanding",), 26),
            Kolom("Serapan (%)", ("serapan",), 10, "Efisiensi"),
            Kolom("Capaian − serapan", ("efisiensi",), 10, "Efisiensi"),
        ),
    ),
    "iku": (
        "INDIKATOR KINERJA UTAMA",
        (
            Kolom("Sasaran", ("sasaran",), 26),
            Kolom("Kode", ("kode",), 16),
            Kolom("Indikator kinerja utama", ("indikator",), 30),
            Kolom("Definisi operasional", ("definisi",), 32),
            Kolom("Formula", ("formula",), 28),
            Kolom("Satuan", ("satuan",), 10),
            Kolom("Realisasi tahun-tahun sebelumnya", ("riwayat",), 22),
            Kolom("Tahun lalu", ("target_lalu",), 10, "Target"),
            Kolom("Tahun ini", ("target",), 10, "Target"),
            Kolom("Akhir", ("target_akhir",), 10, "Target"),
            Kolom("Tahun akhir", ("target_akhir_tahun",), 8, "Target"),
            Kolom("Sumber data", ("sumber_data",), 24),
            Kolom("Penanggung jawab data", ("penanggung_jawab_data",), 24),
        ),
    ),
    "rencana-aksi": (
        "RENCANA AKSI",
        (
            Kolom("Sasaran", ("sasaran",), 26),
            Kolom("Kode", ("kode",), 16),
            *_promise(30),
            Kolom("Target", ("target",), 10),
            *(Kolom(name.capitalize(), ("rencana", place), 8, "Rencana bulan") for place, name in enumerate(SHORT)),
            Kolom("Program", ("program",), 26),
            Kolom("Kegiatan", ("kegiatan",), 26),
            Kolom("Pagu (Rp)", ("pagu",), 16),
            Kolom("Penanggung jawab", ("unit",), 22),
        ),
    ),
}
"""Name of a table → its title and its columns."""


def value_at(row: Row, path: Iterable[str | int]) -> Any:
    """Return what stands at a path of a row."""
    found: Any = row
    for step in path:
        found = found[step]
    return found


def flat_table(nama: str, sheets: Sequence[Opdlembar]) -> TabelEkspor:
    """Return a table for CSV: code and name of the OPD, then every key, joined with ``_`` where it holds others."""
    rows: list[Sequence[Cell]] = []
    names: list[str] = []
    for sheet in sheets:
        for row in sheet.baris:
            pairs = dict(_flat(row))
            names = names or [*pairs]
            rows.append([sheet.kode, sheet.nama, *(pairs[name] for name in names)])
    return TabelEkspor(nama, ["opd_kode", "opd_nama", *names], rows)


def _flat(row: Row) -> Iterator[tuple[str, Cell]]:
    for key, value in row.items():
        if key == "tw":
            for number, quarter in enumerate(value, 1):
                yield from ((f"tw_{number}_{name}", inner) for name, inner in quarter.items())
        elif key == "rencana":
            yield from ((f"rencana_{name}", inner) for name, inner in zip(SHORT, value, strict=True))
        elif isinstance(value, dict) and value.keys() == {"k", "rp"}:
            yield from ((f"{key}_{name}", inner) for name, inner in value.items())
        else:
            yield key, listed(value, encode_value) if isinstance(value, list | dict) else value


def listed(value: object, shown: Callable[[Any], str]) -> str | None:
    """Return years, comparisons or activities on one line: ``2019: 61.2; 2020: 63``."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {shown(inner)}" for key, inner in value.items()) or None
    if not isinstance(value, list):
        return None
    return "; ".join(item if isinstance(item, str) else _other(item, shown) for item in value) or None


def _other(item: Mapping[str, Any], shown: Callable[[Any], str]) -> str:
    source = " ".join(str(part) for part in (item["sumber"], item["tahun"]) if part is not None)
    return f"{item['nama']}: {shown(item['nilai'])} ({source})"


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
