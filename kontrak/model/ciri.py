"""What carries a label of the region (``ciri``), at a month: in one contract, and over many (SPEC §3, "By ciri")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kontrak.model.dasar import Ciri
    from kontrak.model.words import Score


class BagianCiri(NamedTuple):
    """What the labelled items of one contract bring into a mean, unrounded.

    An item is a labelled indikator, whole, or a pekerjaan that is labelled alone. ``bobot`` is the sum of the shares of
    the due ones, ``tertimbang`` that of share times dinilai, ``tepat`` that of share times kecepatan over
    ``bobot_tepat``.
    """

    ciri: str
    jumlah: int
    jumlah_jatuh_tempo: int
    jumlah_terpenuhi: int
    bobot: Decimal
    tertimbang: Decimal
    bobot_tepat: Decimal
    tepat: Decimal


class RerataCiri(NamedTuple):
    """One label over some contracts; ``nilai`` and ``kecepatan`` are None while nothing is due.

    ``opd`` are the codes of those that carry it.
    """

    kode: str
    nilai: Score | None
    kecepatan: Score | None
    jumlah: int
    jumlah_jatuh_tempo: int
    jumlah_terpenuhi: int
    opd: tuple[str, ...]


class CiriBernama(NamedTuple):
    """A label with its name, and how it stands."""

    nama: str
    rerata: RerataCiri


def with_names(means: Iterable[RerataCiri], declared: Iterable[Ciri]) -> tuple[CiriBernama, ...]:
    """The labels in the order in which they are declared."""
    found = {mean.kode: mean for mean in means}
    return tuple(CiriBernama(item.nama, found[item.kode]) for item in declared if item.kode in found)
