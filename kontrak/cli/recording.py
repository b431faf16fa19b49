"""The options of the commands that record: by whom, why, and at a time that is vouched for or not (SPEC §5).

They stand apart from those of the commands that read, which load nothing of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.options import DB_DEFAULT, Db
from kontrak.errors import UsageError
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from kontrak.actions.lines import Act


def _vouch(given: bool) -> bool:
    """Tell the clock that it is right; events keep that."""
    from kontrak.clock import vouch

    vouch(given)
    return given


Oleh = Annotated[
    str | None,
    typer.Option(
        "--oleh",
        metavar="NAMA",
        envvar="KONTRAK_OLEH",
        help="Nama pencatat dalam riwayat. Tanpa ini: nama pengguna komputer.",
    ),
]
AlasanWajib = Annotated[str, typer.Option("--alasan", metavar="TEKS", help="Alasan, dicatat dalam riwayat.")]
Alasan = Annotated[str | None, typer.Option("--alasan", metavar="TEKS", help="Alasan, dicatat dalam riwayat.")]
Koreksi = Annotated[bool, typer.Option("--koreksi", help="Ganti yang sudah tercatat atau terkunci; perlu --alasan.")]
JamBenar = Annotated[
    bool,
    typer.Option(
        "--jam-benar",
        callback=_vouch,
        help="Jam komputer memang benar, walau jauh sesudah peristiwa terakhir; dicatat dalam riwayat.",
    ),
]


def read_leave(*, koreksi: bool, alasan: str | None) -> str | None:
    """The reason of a correction, None when none is meant."""
    from kontrak.actions.actor import typed_text

    text = typed_text(alasan, "--alasan")
    if koreksi and not text:
        raise UsageError("--koreksi memerlukan --alasan.", 'Sebutkan sebab koreksinya: --alasan "…"')
    if text and not koreksi:
        raise UsageError("--alasan hanya dipakai bersama --koreksi.", "Tambahkan --koreksi bila nilai lama diganti.")
    return text


class Recorder(NamedTuple):
    """The options of a command that records: in which file, by whom, at a time that is vouched for or not."""

    db: Db = DB_DEFAULT
    oleh: Oleh = None
    jam_benar: JamBenar = False

    def act(self, koreksi: str | None = None) -> Act:
        """The act of now; ``koreksi`` is the reason of a correction."""
        from kontrak.actions.actor import actor
        from kontrak.actions.lines import Act
        from kontrak.clock import now

        return Act(self.db, actor(self.oleh), now(), koreksi)
