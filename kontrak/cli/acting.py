"""What the commands that record have in common: who acts and when, and whether a correction is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.actions.lines import Act


def make_act(db: Path, oleh: str | None, koreksi: str | None = None) -> Act:
    """The act of now; ``koreksi`` is the reason of a correction."""
    from kontrak.actions.actor import actor
    from kontrak.actions.lines import Act
    from kontrak.clock import now

    return Act(db, actor(oleh), now(), koreksi)


def read_leave(*, koreksi: bool, alasan: str | None) -> str | None:
    """The reason of a correction, None when none is meant."""
    from kontrak.actions.typed_text import typed_text

    text = typed_text(alasan, "--alasan")
    if koreksi and not text:
        raise UsageError("--koreksi memerlukan --alasan.", 'Sebutkan sebab koreksinya: --alasan "…"')
    if text and not koreksi:
        raise UsageError("--alasan hanya dipakai bersama --koreksi.", "Tambahkan --koreksi bila nilai lama diganti.")
    return text
