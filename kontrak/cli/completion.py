"""What the shell offers for OPD, indikator and pengampu codes: from the database, and silent when it cannot (SPEC §5).

Somebody who presses the tabulator wants a word or nothing: no message, whatever is wrong with the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kontrak.store.connection import Store

    Words = Iterable[tuple[str, str]]


def complete_opd(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """OPD codes with their names."""
    return _offer(ctx, incomplete, _opds)


def complete_kode(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Codes that can be reported on: indikators without pekerjaan, and pekerjaan."""
    if ctx.params.get("isian"):
        return []  # what follows the code is a value
    return _offer(ctx, incomplete, _lines)


def complete_any(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Codes of OPDs and of everything inside them."""
    return _offer(ctx, incomplete, _all)


def complete_pengampu(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Codes of the supervisors with their posts."""
    return _offer(ctx, incomplete, _supervisors)


def complete_prioritas(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Codes of the regent's priorities with their names."""
    return _offer(ctx, incomplete, _priorities)


def complete_ciri(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Codes of the region's labels with their names."""
    return _offer(ctx, incomplete, _labels)


def _offer(ctx: typer.Context, incomplete: str, words: Callable[[Store, int], Words]) -> list[tuple[str, str]]:
    """The words that begin with what was typed, in small letters where it was typed so; nothing on any failure."""
    import os

    from kontrak.places import DB_DEFAULT
    from kontrak.store.opening import open_store
    from kontrak.store.years import load_years

    db = ctx.params.get("db") or os.environ.get("KONTRAK_DB") or DB_DEFAULT
    small = incomplete.islower()
    try:
        from pathlib import Path

        with open_store(Path(db)) as store:
            tahun = ctx.params.get("tahun") or max(load_years(store))
            found = list(words(store, tahun))
    except Exception:  # noqa: BLE001 (whatever it is, the shell is no place for a message)
        return []
    return [
        (kode.lower() if small else kode, name)
        for kode, name in found
        if kode.casefold().startswith(incomplete.casefold())
    ]


def _opds(store: Store, tahun: int) -> Words:
    from kontrak.store.declared import load_opd_names

    return [(opd.kode, opd.nama) for opd in load_opd_names(store, tahun).values()]


def _lines(store: Store, tahun: int) -> Words:
    from kontrak.actions.lookup import contracts_of
    from kontrak.store.declared import load_opds

    for opd in load_opds(store, tahun).values():
        for kontrak in contracts_of(opd):
            for indikator in kontrak.indikator:
                for line in indikator.pekerjaan or (indikator,):
                    yield line.kode, line.nama


def _all(store: Store, tahun: int) -> Words:
    from kontrak.actions.lookup import contracts_of
    from kontrak.store.declared import load_opds

    for opd in load_opds(store, tahun).values():
        for kontrak in contracts_of(opd):
            yield kontrak.kode, kontrak.nama
            for indikator in kontrak.indikator:
                yield indikator.kode, indikator.nama
                yield from ((work.kode, work.nama) for work in indikator.pekerjaan)


def _supervisors(store: Store, tahun: int) -> Words:
    from kontrak.store.declared import load_tajuk

    tajuk = load_tajuk(store, tahun)
    return [(item.kode, item.jabatan) for item in tajuk.pengampu] if tajuk else []


def _priorities(store: Store, tahun: int) -> Words:
    from kontrak.store.declared import load_tajuk

    tajuk = load_tajuk(store, tahun)
    return [(item.kode, item.nama) for item in tajuk.prioritas] if tajuk else []


def _labels(store: Store, tahun: int) -> Words:
    from kontrak.store.declared import load_tajuk

    tajuk = load_tajuk(store, tahun)
    return [(item.kode, item.nama) for item in tajuk.ciri] if tajuk else []
