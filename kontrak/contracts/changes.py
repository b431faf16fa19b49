"""What differs between two versions of contracts, as data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.words import encode_value
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Change(NamedTuple):
    """One column of one code, old and new as canonical text.

    ``kontrak`` is the contract whose scores it touches (``aturan`` for the rules of the year), None where scoring does
    not read it; ``uang`` marks a pagu.
    """

    kode: str
    kolom: str
    lama: str | None
    baru: str | None
    kontrak: str | None = None
    uang: bool = False


class Diff(NamedTuple):
    """All codes that are added or removed and all changes, in the order of the files; the order there is no matter.

    ``menyentuh``: the contracts (and ``aturan``) whose scores change, among them those that gain or lose an indikator
    or a pekerjaan.
    """

    tambah: tuple[str, ...]
    ubah: tuple[Change, ...]
    hapus: tuple[str, ...]
    menyentuh: tuple[str, ...]


class Log:
    """Collects what differs."""

    def __init__(self) -> None:
        self.added: list[str] = []
        self.changes: list[Change] = []
        self.removed: list[str] = []
        self.touched: dict[str, None] = {}

    def compare(
        self, kode: str, kolom: str, old: object, new: object, *, kontrak: str | None = None, uang: bool = False
    ) -> None:
        """Note a change of a column, if it is one; texts are compared, for ``ya`` and 1 are equal in Python."""
        lama, baru = text_of(old), text_of(new)
        if lama != baru:
            self.changes.append(Change(kode, kolom, lama, baru, kontrak, uang))
            self.touch(kontrak)

    def compare_all(
        self,
        kode: str,
        columns: Iterable[str],
        pair: tuple[object, object],
        prefix: str = "",
        *,
        kontrak: str | None = None,
    ) -> None:
        """Note the changes of these columns between two objects of a kind."""
        for column in columns:
            self.compare(kode, prefix + column, *(getattr(one, column) for one in pair), kontrak=kontrak)

    def add(self, kode: str, kontrak: str | None = None) -> None:
        """Note a new code; ``kontrak`` is the contract that gains a commitment by it."""
        self.added.append(kode)
        self.touch(kontrak)

    def remove(self, kode: str, kontrak: str | None = None) -> None:
        """Note a code that is gone; ``kontrak`` is the contract that loses a commitment by it."""
        self.removed.append(kode)
        self.touch(kontrak)

    def come_or_go(self, kode: str, new: object, kontrak: str | None = None) -> None:
        """Note a code that only one of the two has: added where the new one does, else gone."""
        (self.add if new else self.remove)(kode, kontrak)

    def touch(self, kontrak: str | None) -> None:
        """Note that the scores of a contract change."""
        if kontrak is not None:
            self.touched[kontrak] = None

    def result(self) -> Diff:
        """Return all that was noted."""
        return Diff(tuple(self.added), tuple(self.changes), tuple(self.removed), tuple(self.touched))


def text_of(value: Any) -> str | None:
    """Return a value as canonical text."""
    if value is None:
        return None
    if isinstance(value, bool | Decimal | tuple):
        return encode_value(value)
    return value.isoformat() if isinstance(value, date) else str(value)
