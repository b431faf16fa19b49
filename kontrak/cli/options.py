"""The options that many commands share, spelled once, and the parsers behind them (SPEC §5, §6).

A parser raises ``typer.BadParameter`` with an Indonesian sentence (no full stop): exit code 2, because no file
is needed to see the mistake.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from kontrak import places
from kontrak.cli.completion import complete_ciri, complete_opd, complete_pengampu, complete_prioritas
from kontrak.errors import UsageError
from kontrak.months import MonthError, parse_date, parse_deadline, parse_month
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.actions.question import Question

DB_DEFAULT = places.DB_DEFAULT
T = TypeVar("T")


class PilihanBulan(NamedTuple):
    """A month as typed: ``2022-03`` has its year, ``mar`` has None."""

    tahun: int | None
    bulan: int


class Menurut(StrEnum):
    """What ``status`` may group by."""

    PENGAMPU = "pengampu"
    PRIORITAS = "prioritas"
    KELOMPOK = "kelompok"
    CIRI = "ciri"


class KelompokOpd(StrEnum):
    """The kinds of OPD a contract file may name (SPEC §2)."""

    DINAS = "dinas"
    BADAN = "badan"
    SEKRETARIAT = "sekretariat"
    INSPEKTORAT = "inspektorat"
    RSUD = "rsud"
    KECAMATAN = "kecamatan"
    BAGIAN = "bagian"
    LAINNYA = "lainnya"


def read_month(text: str) -> PilihanBulan:
    """Read a month option: ``3``, ``mar``, ``maret``, ``2022-03``, ``tw1``."""
    return PilihanBulan(*_told(parse_month, text))


def read_date(text: str) -> date:
    """Read a date option: ``2022-02-17``, ``17/02/2022``, ``17 Februari 2022``."""
    return _told(parse_date, text)


def read_deadline(text: str) -> date:
    """Read a date option that also takes a month with its year, for its last day: ``April 2022``."""
    return _told(parse_deadline, text)


def _told(parse: Callable[[str], T], text: str) -> T:
    try:
        return parse(text)
    except MonthError as error:
        raise typer.BadParameter(str(error)) from None


def read_year(text: str) -> int:
    """Read a year of four digits."""
    word = text.strip()
    if not (word.isascii() and word.isdigit() and len(word) == 4 and word >= "1900"):
        raise typer.BadParameter(f"{text!r} bukan tahun; tulis empat angka seperti 2022")
    return int(word)


def read_count(text: str) -> int:
    """Read a whole number from 1 on."""
    word = text.strip()
    if not (word.isascii() and word.isdigit() and len(word) <= 6 and int(word) > 0):
        raise typer.BadParameter(f"{text!r} bukan bilangan bulat dari 1 ke atas")
    return int(word)


def read_quarter(text: str) -> int:
    """Read a quarter, 1 to 4."""
    word = text.strip()
    if word not in ("1", "2", "3", "4"):
        raise typer.BadParameter(f"{text!r} bukan triwulan; tulis 1, 2, 3, atau 4")
    return int(word)


def month_of_quarter(
    triwulan: int | None, bulan: PilihanBulan | None, *, needed: bool, called: str
) -> PilihanBulan | None:
    """Return the last month of a quarter, else the month typed. Raises UsageError where they do not go together."""
    if triwulan is not None and not needed:
        raise UsageError(f"--triwulan hanya untuk {called}.", "Hilangkan --triwulan; bulannya dengan --bulan BULAN.")
    if needed and triwulan is None:
        raise UsageError(f"{called} memerlukan --triwulan.", "Tambahkan --triwulan 1, 2, 3, atau 4.")
    if triwulan is not None and bulan is not None:
        raise UsageError("--triwulan dan --bulan tidak dapat dipakai bersama.", "Hilangkan --bulan.")
    return bulan if triwulan is None else PilihanBulan(None, 3 * triwulan)


Db = Annotated[Path, typer.Option("--db", metavar="BERKAS", envvar="KONTRAK_DB", help="Berkas data kontrak.")]
Tahun = Annotated[
    int | None,
    typer.Option("--tahun", metavar="TAHUN", parser=read_year, help="Tahun kontrak; bulannya yang terakhir berakhir."),
]


def month_option(text: str) -> Any:
    """The option ``--bulan`` with its help, for an annotation."""
    return typer.Option("--bulan", metavar="BULAN", parser=read_month, help=text)


_MONTHS = "Bulan: 3, mar, maret, 2022-03, atau tw1."
Bulan = Annotated[PilihanBulan | None, month_option(f"{_MONTHS} Tanpa ini: bulan terakhir yang sudah berakhir.")]
BulanDinilai = Annotated[
    PilihanBulan | None, month_option(f"{_MONTHS} Tanpa ini: bulan terakhir yang masa lapornya sudah berakhir.")
]
"""The month that a command judges (SPEC §5)."""
BulanWajib = Annotated[PilihanBulan, month_option(_MONTHS)]
Triwulan = Annotated[
    int | None,
    typer.Option("--triwulan", metavar="N", parser=read_quarter, help="Triwulan 1 sampai 4; bulannya bulan ke-3N."),
]
Per = Annotated[
    str | None,
    typer.Option(
        "--per",
        metavar="TITIK",
        help="Keadaan data pada suatu titik: tanggal, nomor peristiwa, atau segel tercetak.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Cetak satu dokumen JSON, tanpa yang lain.")]


def opd_option(text: str) -> Any:
    """The option ``--opd`` with its help, for an annotation."""
    return typer.Option("--opd", metavar="OPD", autocompletion=complete_opd, help=text)


Opd = Annotated[str | None, opd_option("Kode, alias, atau bagian nama OPD.")]
HanyaOpd = Annotated[str | None, opd_option("Hanya OPD ini: kode, alias, atau bagian namanya.")]
_NAMED = typer.Argument(metavar="OPD", autocompletion=complete_opd, help="Kode, alias, atau bagian nama OPD.")
ArgumenOpd = Annotated[str, _NAMED]
ArgumenOpdBila = Annotated[str | None, _NAMED]
Timpa = Annotated[bool, typer.Option("--timpa", help="Ganti berkas yang sudah ada.")]


Pengampu = Annotated[
    str | None,
    typer.Option(
        "--pengampu", metavar="KODE", autocompletion=complete_pengampu, help="Hanya OPD di bawah pengampu ini."
    ),
]
Prioritas = Annotated[
    str | None,
    typer.Option(
        "--prioritas", metavar="KODE", autocompletion=complete_prioritas, help="Hanya OPD yang memikul prioritas ini."
    ),
]
Kelompok = Annotated[
    KelompokOpd | None,
    typer.Option("--kelompok", metavar="KELOMPOK", help="Hanya kelompok ini: dinas, badan, kecamatan, …"),
]
Ciri = Annotated[
    str | None,
    typer.Option("--ciri", metavar="KODE", autocompletion=complete_ciri, help="Hanya OPD yang membawa ciri ini."),
]


class Asked(NamedTuple):
    """The options of a command that judges a month: which file, month and state, and which OPDs."""

    db: Db = DB_DEFAULT
    tahun: Tahun = None
    bulan: BulanDinilai = None
    per: Per = None
    pengampu: Pengampu = None
    prioritas: Prioritas = None
    kelompok: Kelompok = None
    ciri: Ciri = None

    def question(self) -> Question:
        """What they ask of the database."""
        from kontrak.actions.question import Question

        return Question(*self, menilai=True)


class Filters(NamedTuple):
    """The options that say which OPDs, in the order of ``Question``."""

    pengampu: Pengampu = None
    prioritas: Prioritas = None
    kelompok: Kelompok = None
    ciri: Ciri = None
