"""The one word for how an indikator or a pekerjaan stands, which every output shows (SPEC §3, "Keadaan")."""

from __future__ import annotations

from kontrak.model.words import Keadaan


def state_of(
    *, suspended: bool, finished: bool, due: bool, met: bool | None, missing: bool, released: bool = False
) -> Keadaan:
    """Return the first word that fits.

    ``released`` says that an outside body releases the figure, which waits for that until it is due; ``finished`` is a
    pekerjaan at 100, also before it is due; ``missing`` says that a report is.
    """
    words = (
        (Keadaan.DITANGGUHKAN, suspended),
        (Keadaan.MENUNGGU_RILIS, released and not due),
        (Keadaan.SELESAI, finished),
        (Keadaan.BELUM_JATUH_TEMPO, not due),
        (Keadaan.TERPENUHI, bool(met)),
        (Keadaan.BELUM_LAPOR, missing),
    )
    return next((word for word, fits in words if fits), Keadaan.MELESET)
