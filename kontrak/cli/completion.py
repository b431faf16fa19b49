"""What the shell offers for OPD, indikator and pengampu codes: from the database, and silent when it cannot (SPEC §5).

Somebody who presses the tabulator wants a word or nothing: no message, whatever is wrong with the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kontrak.model.declared import Kontrak
    from kontrak.store.connection import Store

    Words = Iterable[tuple[str, str]]


def _completing(words: Callable[[Store, int], Words]) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """What completes an option with these words, as Typer calls it."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        return _offer(ctx, incomplete, words)

    return complete


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


def _inside(store: Store, tahun: int) -> Iterator[Kontrak]:
    """The contracts of the OPDs and of their bidang."""
    from kontrak.store.declared import load_opds

    for opd in load_opds(store, tahun).values():
        yield from opd.contracts


def _lines(store: Store, tahun: int) -> Words:
    for kontrak in _inside(store, tahun):
        for indikator in kontrak.indikator:
            for line in indikator.pekerjaan or (indikator,):
                yield line.kode, line.nama


def _all(store: Store, tahun: int) -> Words:
    for kontrak in _inside(store, tahun):
        yield kontrak.kode, kontrak.nama
        for indikator in kontrak.indikator:
            yield indikator.kode, indikator.nama
            yield from ((work.kode, work.nama) for work in indikator.pekerjaan)


def _of_year(group: str, name: str) -> Callable[[Store, int], Words]:
    """The codes of a group that the head of the year declares, with their names."""

    def words(store: Store, tahun: int) -> Words:
        from kontrak.store.declared import load_tajuk

        return [(item.kode, getattr(item, name)) for item in getattr(load_tajuk(store, tahun), group, ())]

    return words


complete_opd = _completing(_opds)
complete_any = _completing(_all)
"""Codes of OPDs and of everything inside them."""
complete_pengampu = _completing(_of_year("pengampu", "jabatan"))
complete_prioritas = _completing(_of_year("prioritas", "nama"))
complete_ciri = _completing(_of_year("ciri", "nama"))


def complete_kode(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Codes that can be reported on: indikators without pekerjaan, and pekerjaan."""
    if ctx.params.get("isian"):
        return []  # what follows the code is a value
    return _offer(ctx, incomplete, _lines)
