"""An indikator or program as it will stand in the file: what the table says, and what somebody has to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Isian(NamedTuple):
    """The value of a key as YAML: decided (``nilai``), or open, with a suggestion if there is one, and the reason."""

    nilai: str | None = None
    saran: str | None = None
    sebab: str = ""

    @property
    def terbuka(self) -> bool:
        """Whether somebody has to decide it."""
        return self.nilai is None


class Butir(NamedTuple):
    """An indikator or a program: its code, its values in the order of the file, and its plan by month."""

    kode: str
    nama: str
    tempat: str
    isian: tuple[tuple[str, Isian], ...]
    rencana: tuple[tuple[str, Isian], ...] = ()

    def terbuka(self) -> Iterator[tuple[str, Isian]]:
        """Yield what is open, with its key."""
        yield from ((key, value) for key, value in self.isian if value.terbuka)
        yield from ((f"rencana.{month}", value) for month, value in self.rencana if value.terbuka)


class Draf(NamedTuple):
    """The contract of an OPD as far as its tables say; ``skala`` are scales to declare, with their grades."""

    kode: str
    tahun: int
    isian: tuple[tuple[str, Isian], ...]
    program: tuple[Butir, ...]
    indikator: tuple[Butir, ...]
    skala: tuple[tuple[str, tuple[str, ...]], ...]
    asal: tuple[str, ...]

    def terbuka(self) -> Iterator[tuple[str, Isian]]:
        """Yield everything that is open, with its path below the OPD."""
        yield from ((key, value) for key, value in self.isian if value.terbuka)
        for group, items in (("program", self.program), ("indikator", self.indikator)):
            for item in items:
                yield from ((f"{group}.{item.kode}.{key}", value) for key, value in item.terbuka())
