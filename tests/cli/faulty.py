"""A command that goes wrong in every way there is."""

from __future__ import annotations

import errno
import sys
import time
from pathlib import Path  # noqa: TC003 (Typer reads the annotations)
from typing import Annotated

import typer

from kontrak.cli.options import Bulan  # noqa: TC001 (Typer reads the annotations)
from kontrak.errors import AccessError, DataError, KontrakError, SealError, UsageError

ERRORS: dict[str, BaseException] = {
    "data": DataError("Kode 'X' tidak dikenal.", "Maksud Anda Y?"),
    "pemakaian": UsageError("Opsi bertentangan."),
    "segel": SealError("Segel tidak cocok."),
    "akses": AccessError("Berkas sedang dipakai."),
    "lain": KontrakError("Ada yang keliru."),
    "izin": PermissionError(errno.EACCES, "Permission denied", "/data/kontrak.db"),
    "penuh": OSError(errno.ENOSPC, "No space left on device", "rapor.md"),
    "aneh": OSError(errno.ENOTCONN, "Transport endpoint is not connected"),
    "gangguan": ZeroDivisionError("rahasia"),
    "memori": MemoryError(),
    "dalam": RecursionError("maximum recursion depth exceeded"),
    "henti": KeyboardInterrupt(),
    "akhir": EOFError(),
}


def rusak(
    cara: Annotated[str, typer.Argument(metavar="CARA", help="Cara rusak.")],
    banyak: Annotated[list[Path] | None, typer.Argument(metavar="BERKAS", help="Berkas.")] = None,
    *,
    bulan: Bulan = None,
    jumlah: Annotated[int, typer.Option("--jumlah", metavar="N", help="Jumlah.")] = 1,
    wajib: Annotated[str, typer.Option("--wajib", metavar="TEKS", help="Wajib ada.")] = ...,  # type: ignore[assignment] # Typer's mark
) -> int:
    """Go wrong as asked."""
    if cara == "tidur":
        print("mulai", flush=True)
        time.sleep(30)
    if cara == "terbungkus":  # as Python 3.11 does where an interrupt strikes while a class is built
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()
    if cara == "kode":
        return jumlah
    if cara == "keluar":
        raise typer.Exit(jumlah)
    if cara == "sistem":
        sys.exit(jumlah)
    if cara == "banyak":
        print("x" * 1_000_000)
        return 0
    if cara == "huruf":
        print("Rp1.000 – “Café” \udcff")
        return 0
    raise ERRORS[cara]
