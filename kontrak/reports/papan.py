"""The board for the screen of the meeting room: one self-contained page (SPEC §5 ``papan``).

The page carries its data as JSON and draws itself with its own script; nothing is loaded from anywhere, and its
content security policy forbids it. All figures come from the scoring as printed; the script only counts, sorts and
averages the printed ones of the OPDs that a filter leaves. A NIP never gets here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.reports.environment import render
from kontrak.reports.filters import Markdown, one_line
from kontrak.reports.papan_data import BarisPapan, Papan, board_data
from kontrak.scoring.detail import curves, detail_of
from kontrak.scoring.pooling import group_means
from kontrak.scoring.ranking import order_heads

if TYPE_CHECKING:
    from kontrak.model.dasar import Dasar
    from kontrak.model.penilaian import Penilaian
    from kontrak.reports.papan_data import Json

PAGE, STYLE, SCRIPT = "papan.html", "papan.css", "papan.js"
SUFFIX = ".html"


PARTS = ("bagian", "meleset", "bulanan")
"""What the board needs besides the figures of the month."""


def make_papan(penilaian: Penilaian, cakupan: str = "") -> Papan:
    """Put an assessment with the ``PARTS`` of each Potret on the board, with the figures of every month so far."""
    return Papan(
        dasar=penilaian.dasar,
        aturan=penilaian.versi_aturan.aturan,
        opd=[
            BarisPapan(
                detail_of(penilaian, fakta.opd),
                penilaian.bulanan[fakta.opd],
                [item for item in penilaian.tindak_lanjut if item.opd == fakta.opd],
                curves(fakta, penilaian.dasar.bulan),
            )
            for fakta in penilaian.fakta
        ],
        meleset=order_heads(item.meleset for item in penilaian.potret if item.meleset),
        rerata=group_means(penilaian.potret, "prioritas"),
        diperingkat=penilaian.diperingkat,
        cakupan=cakupan,
    )


def render_papan(papan: Papan) -> str:
    """Return the page. Raises DataError for a faulty template."""
    style, script = render(STYLE), render(SCRIPT)
    policy = (
        f"default-src 'none'; style-src '{_fingerprint(style)}'; script-src '{_fingerprint(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    dasar = papan.dasar
    return render(
        PAGE,
        judul=f"Papan kinerja {dasar.daerah} {dasar.periode}",
        kebijakan=Markdown(policy),
        gaya=Markdown(style),
        naskah=Markdown(script),
        data=Markdown(embed(board_data(papan))),
    )


def file_name(dasar: Dasar) -> str:
    """Return a name that sorts by month: ``papan-2022-03.html``."""
    return f"papan-{dasar.tahun}-{dasar.bulan:02d}{SUFFIX}"


def embed(data: Json) -> str:
    """Return JSON that is safe inside a ``<script>`` element: neither ``</script>`` nor a line separator ends it."""
    from json import dumps

    text = dumps(_cleaned(data), ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _cleaned(value: Any) -> Any:
    """Put every text on one line, without control characters and marks that turn the reading direction."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


def _fingerprint(text: str) -> str:
    """Return what a content security policy names an inline style or script by."""
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
