"""Two pages for a colleague who takes over tomorrow (SPEC §7 serah-terima). The words are in ``serah-terima.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.environment import render
from kontrak.reports.pokok import Penandatangan

if TYPE_CHECKING:
    from kontrak.model.dasar import Dasar
    from kontrak.model.recorded import VersiAturan
    from kontrak.model.serah_terima import SerahTerima
    from kontrak.reports.cetak.lembar import Lembar

MOST_FOLLOW_UPS, MOST_CORRECTIONS, MOST_MATTERS = 12, 8, 14
"""How many of each the two pages have room for; the rest is counted."""


def hand_over_sheet(dasar: Dasar, versi_aturan: VersiAturan, found: SerahTerima) -> Lembar:
    """Return the paper. Raises DataError for a faulty template."""
    signing = (
        Penandatangan("Yang menyerahkan", "", None, ""),
        Penandatangan("Yang menerima", "", None, ""),
        Penandatangan("Mengetahui", "", None, ""),
    )
    text = render(
        "serah-terima.md",
        dasar=dasar,
        versi_aturan=versi_aturan,
        skala=(),
        serah=found,
        muat={"tindak_lanjut": MOST_FOLLOW_UPS, "koreksi": MOST_CORRECTIONS, "perkara": MOST_MATTERS},
        penanda_tangan=signing,
    )
    return make_lembar(
        dasar, f"serah-terima-{dasar.tahun}-{dasar.bulan:02d}", "Serah Terima Berkas Kontrak Kinerja", text
    )
