"""The forms of a month: which OPDs they are made for (SPEC §5 ``formulir``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess, assess_opd
from kontrak.forms.monthly import form_of

if TYPE_CHECKING:
    from kontrak.actions.question import Question
    from kontrak.forms.form import Formulir
    from kontrak.model.penilaian import Penilaian


def make_forms(question: Question, opd: str | None = None) -> tuple[Penilaian, list[Formulir]]:
    """Return the form of each OPD asked for, in order of code. Raises DataError when the OPD is unknown."""
    if opd is not None:
        penilaian, kode = assess_opd(question, opd)
        return penilaian, [form_of(penilaian, kode)]
    penilaian = assess(question)
    return penilaian, [form_of(penilaian, kode) for kode in sorted(fakta.opd for fakta in penilaian.fakta)]
