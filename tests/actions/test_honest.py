"""Whatever an office does, in whatever order, its file is whole: nothing that an action writes is called a forgery."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.examples import berat

if TYPE_CHECKING:
    from tests.workplace import Workplace

MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
VALUES = {
    "PUPR.JALAN": ("0", "5", "7,25", "-"),
    "PUPR.MANTAP": ("70", "1/3", "72,5", "66,666667"),
    "PUPR.ADUAN": ("7", "9,5"),
    "PUPR.JEMBATAN.A": ("0", "40", "100"),
    "PUPR.JEMBATAN.B": ("20", "60"),
    "PUPR.SAKIP": ("B", "bb", "A"),
    "PUPR.GIS": ("ya", "tidak"),
    "PUPR.PAKET": ("4", "8"),
    "DINKES.STUNTING": ("18,25", "14"),
    "DINKES.INFLASI": ("-1,5", "2"),
}
REASON = ("--koreksi", "--alasan", "salah ketik")


def act(draw: random.Random) -> list[str]:
    """A command that may be refused."""
    kode = draw.choice([*VALUES])
    line = [kode, "--bulan", draw.choice(MONTHS)]
    value = draw.choice(VALUES[kode])
    fields = [("--anggaran", "1000000"), ("--kendala", "hujan"), ("--catatan", "x"), ("--tindak-lanjut", "y")]
    some = [word for pair in draw.sample(fields, draw.randrange(3)) for word in pair]
    leave = list(draw.choice([(), (), REASON]))
    day = draw.choice([[], [], ["--tanggal-lapor", "2022-12-30"]])
    kind = draw.randrange(12)
    if kind < 6:
        return ["catat", kode, *([] if draw.random() < 0.2 else [value]), *line[1:], *some, *leave, *day]
    verdict = draw.choice([["--terima"], ["--tolak"], ["--realisasi", value]])
    bulan = line[1:]
    return [
        ["verifikasi", *line, *verdict, "--catatan", "dicek", *leave],
        ["batalkan", *line, "--alasan", "keliru", *(leave[:1] if leave else [])],
        ["tangguhkan", *line, "--dasar", "S/1", "--alasan", "banjir", *draw.choice([[], ["--cabut"]])],
        ["kunci", *bulan],
        ["buka", *bulan, "--alasan", "susulan"],
        draw.choice(
            [
                ["tindak-lanjut", "tambah", "PUPR", "percepat", *bulan],
                ["tindak-lanjut", "selesai", str(draw.randrange(2, 30))],
                ["integritas", "DINKES", "--dasar", "X/1", "--tanggal", "2022-08-05", "--uraian", "gratifikasi"],
            ]
        ),
    ][kind - 6]


@pytest.mark.parametrize("seed", berat(range(12)))
def test_a_random_history_passes(office: Workplace, seed: int) -> None:
    draw = random.Random(seed)
    locks = iter(MONTHS)
    amended = False
    for turn in range(60):
        if turn % 12 == 11:
            office.run("kunci", "--bulan", next(locks))
        if turn == 40:
            office.at("2023-01-19")  # the clock is behind
        if turn == 50:
            office.change("des: 72.5}}", "des: 75}}")
            office.change("target: 72.5", "target: 75")
            amended = office.run("impor", "--berlaku", "des", "--alasan", "refocusing").code == 0
        office.run(*act(draw))
    office.change("Dinas Kesehatan", "Dinas Kesehatan Masyarakat")
    assert office.run("impor").code == 0 or not amended
    result = office.do("segel", "--json").json
    assert result["masalah"] == []
    assert all("KONTRAK_SEKARANG" in note for note in result["catatan"])
    assert result["peristiwa"] > 15
