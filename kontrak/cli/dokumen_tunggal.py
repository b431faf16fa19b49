"""Papers of ``dokumen`` on the file as a whole, one each: the award list, and the handing over (SPEC §5, §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kontrak.actions.question import Question
    from kontrak.reports.cetak.lembar import Lembar


def award(question: Question, teratas: int) -> Lembar:
    """Make the award list of the month, in general or of a label."""
    from kontrak.actions.assessing import assess
    from kontrak.actions.overview import label_meant
    from kontrak.cli.answering import require_opds, scope
    from kontrak.reports.penghargaan import award_of

    penilaian = assess(question)
    require_opds(penilaian.potret)
    code = label_meant(question.ciri, penilaian.dasar)
    label = next((item for item in penilaian.dasar.ciri if item.kode == code), None)
    return award_of(penilaian, teratas, scope(question._replace(ciri=None)), label, question.kelompok)


def handing_over(question: Question, others: Mapping[str, object]) -> Lembar:
    """Make the paper for whoever takes over; ``others`` are options that it does not have."""
    given = [name for name, value in others.items() if value]
    if given:
        raise UsageError(
            f"Serah terima menyangkut seluruh berkas; tidak memakai {', '.join(given)}.", "Hapus opsi itu."
        )
    from kontrak.actions.handing_over import hand_over
    from kontrak.reports.serah_terima import hand_over_sheet

    penilaian, found = hand_over(question)
    return hand_over_sheet(penilaian.dasar, penilaian.versi_aturan, found)
