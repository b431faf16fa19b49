"""What the files declare, between reading and importing: domain values with the place they were written at.

A value that could not be read, or is missing though mandatory, has a placeholder in the domain object and its key in
``rusak``: it has been reported, and a check that needs it keeps silent. Such objects never leave this room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from kontrak.contracts.tree import Section
    from kontrak.model.declared import Indikator, Kontrak, Opd, Tajuk
    from kontrak.model.words import Value


class Existing(NamedTuple):
    """What the database holds for a year.

    ``tahun_lalu`` tells how each indikator of the year before ended, by full code, as far as it was reported; it is
    asked for only where a file says something else to compare with. None: that year is not in the file.
    """

    tajuk: Tajuk | None
    opd: Mapping[str, Opd]
    tahun_lalu: Callable[[], Mapping[str, tuple[Indikator, Value]]] | None = None


class DeclaredTajuk(NamedTuple):
    """The header of one file.

    ``isi`` has the top keys that it gives, as far as they could be read; in ``isi["aturan"]`` the same of the rules.
    ``rusak`` has those that could not be read whole, of the rules as ``aturan.komponen``.
    """

    section: Section
    isi: Mapping[str, Any]
    rusak: frozenset[str]

    def has(self, *keys: str) -> bool:
        """Whether all these, and with ``aturan`` each of its rules, could be read."""
        return not any(broken in keys or broken.partition(".")[0] in keys for broken in self.rusak)


class DeclaredIndikator(NamedTuple):
    """An indikator; ``bentuk`` is the key that gives its plan (rencana, jatuh_tempo, pekerjaan) or None."""

    section: Section
    indikator: Indikator
    bentuk: str | None
    rusak: frozenset[str]

    def has(self, *keys: str) -> bool:
        """Whether all these could be read."""
        return self.rusak.isdisjoint(keys)


class DeclaredKontrak(NamedTuple):
    """The contract of an OPD or bidang; ``section`` is that of the OPD or bidang."""

    section: Section
    kontrak: Kontrak
    indikator: tuple[DeclaredIndikator, ...]
    rusak: frozenset[str]


class DeclaredOpd(NamedTuple):
    """An OPD with all its contracts, its own first."""

    section: Section
    opd: Opd
    kontrak: tuple[DeclaredKontrak, ...]
    rusak: frozenset[str]

    def indikators(self) -> Iterator[tuple[DeclaredKontrak, DeclaredIndikator]]:
        """All indikators, those of its bidang included, each with its contract."""
        for kontrak in self.kontrak:
            for indikator in kontrak.indikator:
                yield kontrak, indikator


class Scope(NamedTuple):
    """What codes may refer to: the files over the database; None where the files leave it unknown.

    ``tersimpan`` are the indikators that the database holds, by full code.
    """

    tahun: int | None
    prioritas: frozenset[str] | None
    ciri: frozenset[str] | None
    pengampu: frozenset[str] | None
    skala: Mapping[str, Mapping[str, Decimal]] | None
    tersimpan: Mapping[str, Indikator] = {}
