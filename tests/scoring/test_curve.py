"""The lines of the charts end with the numbers that the scoring gives for the month."""

from __future__ import annotations

from random import Random

import pytest

from kontrak.model.recorded import Penangguhan
from kontrak.model.words import Sifat
from kontrak.scoring.detail import curves, detail_contract
from tests.reports.sample import OPD, D
from tests.scoring.years import random_year


def test_promised_and_achieved_run_through_the_year() -> None:
    road, bridge, days, stable, *_ = curves(OPD, 3)
    assert (days.indikator.sifat, stable.indikator.sifat) == (Sifat.RATA_RATA, Sifat.POSISI)
    assert road.indikator.kode == "PUPR.JALAN"
    assert road.target == (None, D(5), D(10), *(D(50),) * 9)
    assert road.realisasi == (None, D("4.5"), D("13.5"))
    assert bridge.target[2:] == (*(D(2),) * 7, *(D(3),) * 3)
    assert bridge.realisasi == (None, None, D("1.6"))


def test_a_suspended_indikator_has_no_line_and_a_suspended_pekerjaan_counts_in_none() -> None:
    suspended = OPD._replace(
        penangguhan=(
            Penangguhan("PUPR.JALAN", 2, None, "ND-1", "banjir"),
            Penangguhan("PUPR.JEMBATAN.B", 3, None, "ND-2", "banjir"),
        )
    )
    bridge, *others = curves(suspended, 3)
    assert "PUPR.JALAN" not in [line.indikator.kode for line in others]
    assert (bridge.indikator.kode, bridge.target[2], bridge.target[11]) == ("PUPR.JEMBATAN", D(1), D(2))


@pytest.mark.parametrize("seed", range(40))
def test_the_last_points_are_the_numbers_of_the_paper(seed: int) -> None:
    rng = Random(seed)
    fakta, bulan = random_year(rng), rng.randint(1, 12)
    rows = {row.indikator.kode: row for row in detail_contract(fakta, bulan).indikator}
    for line in curves(fakta, bulan):
        row = rows[line.indikator.kode]
        assert len(line.target) == 12
        assert len(line.realisasi) == bulan
        if row.jatuh_tempo and not isinstance(row.target, tuple):
            assert line.target[bulan - 1] == row.target
            assert line.realisasi[-1] == row.realisasi or (row.belum_lapor and line.realisasi[-1] is None)


def test_the_lines_asked_for_are_those_among_all_of_them() -> None:
    road, _, days, *_ = curves(OPD, 3)
    assert curves(OPD, 3, {days.indikator.kode, road.indikator.kode}) == (road, days)
