"""The signed papers that were archived and not withdrawn (SPEC §4, §5 arsip)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.arsip import Arsip
from kontrak.store.by_name import read
from kontrak.store.faults import readable
from kontrak.store.log import limit

if TYPE_CHECKING:
    from kontrak.store.connection import Store

_STANDING = """\
arsip WHERE tahun = ? AND peristiwa <= ?
AND NOT EXISTS (SELECT 1 FROM arsip_cabut c WHERE c.arsip = arsip.peristiwa AND c.peristiwa <= ?)
ORDER BY peristiwa"""


@readable
def archived(store: Store, tahun: int, upto: int | None = None) -> tuple[Arsip, ...]:
    """The papers of the year, in order of event."""
    return read(store, Arsip, _STANDING, (tahun, limit(upto), limit(upto)))
