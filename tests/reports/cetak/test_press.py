"""Many documents on every core: the same bytes in the same order as one by one, and the first fault ends it."""

from __future__ import annotations

from functools import partial

import pytest

from kontrak.errors import DataError
from kontrak.reports.cetak import forms
from kontrak.reports.cetak.forms import press_all, to_bytes
from kontrak.reports.cetak.lembar import Lembar
from tests.reports.cetak.sheets import SAMPLE

RAPOR = SAMPLE["peringatan"]


@pytest.mark.parametrize("bentuk", ["md", "pdf", "docx"])
def test_pressed_at_once_is_pressed_one_by_one(bentuk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "cores", lambda: 2)
    count = 3 if bentuk == "docx" else 7
    sheets = [RAPOR._replace(nama=f"rapor-{number}", judul=f"Rapor {number}") for number in range(count)]
    made = list(press_all([partial(Lembar, *sheet) for sheet in sheets], bentuk))
    assert made == [(sheet.nama, to_bytes(sheet, bentuk)) for sheet in sheets]


def test_a_document_that_cannot_be_made_ends_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "cores", lambda: 2)
    asked: list[int] = []

    def make(number: int) -> Lembar:
        asked.append(number)
        return RAPOR if number else RAPOR._replace(teks="![kop](/etc/kop.png)")

    with pytest.raises(DataError):
        list(press_all([partial(make, number) for number in range(40)], "pdf"))
    assert len(asked) < 40
