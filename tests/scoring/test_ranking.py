"""SPEC §3 "Peringkat" and "By prioritas or pengampu"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.scoring.ranking import award_list, rank
from kontrak.scoring.summary import score_contract
from tests.scoring.build import D, Num, fakta, group_means, ind, reports, suspend

if TYPE_CHECKING:
    from kontrak.model.recorded import Fakta
    from kontrak.model.summary import Ringkasan
    from kontrak.scoring.pooling import Menurut

_EMPTY = score_contract(fakta(), 1)


def summary(
    kode: str, final: Num | None, missed: Num | None = 0, punctual: Num | None = 100, kelompok: str = "dinas"
) -> Ringkasan:
    return _EMPTY._replace(
        kode=kode,
        nilai_akhir=None if final is None else D(final),
        bobot_meleset=None if missed is None else D(missed),
        konsistensi=None if punctual is None else D(punctual),
        kelompok=kelompok,
    )


@pytest.mark.parametrize(
    ("summaries", "expected"),
    [
        pytest.param([summary("A", 80), summary("B", 90)], [("B", 1), ("A", 2)], id="higher nilai akhir first"),
        pytest.param(
            [summary("A", 80, 30), summary("B", 80, 20)], [("B", 1), ("A", 2)], id="then the smaller bobot_meleset"
        ),
        pytest.param(
            [summary("A", 80, 0, 90), summary("B", 80, 0, 95)], [("B", 1), ("A", 2)], id="then higher konsistensi"
        ),
        pytest.param(
            [summary("A", 80, 0, None), summary("B", 80, 0, 0)], [("B", 1), ("A", 2)], id="no konsistensi comes last"
        ),
        pytest.param(
            [summary("C", 70), summary("B", 80), summary("A", 80)],
            [("A", 1), ("B", 1), ("C", 3)],
            id="equals share a rank, by kode, and the next is skipped",
        ),
        pytest.param(
            [summary("A", None), summary("C", 0), summary("B", None)],
            [("C", 1), ("A", None), ("B", None)],
            id="without a nilai last and unranked",
        ),
        pytest.param(
            [summary("B", None, 0, 100), summary("A", None, 50, 10)],
            [("A", None), ("B", None)],
            id="the unranked by kode alone",
        ),
        pytest.param([], [], id="nobody"),
    ],
)
def test_rank(summaries: list[Ringkasan], expected: list[tuple[str, int | None]]) -> None:
    assert [(item.kode, item.peringkat) for item in rank(summaries)] == expected


def test_rank_within_a_group() -> None:
    everyone = [summary("A", 90), summary("B", 80, kelompok="badan"), summary("C", 70, kelompok="badan")]
    assert [(item.kode, item.peringkat) for item in rank(everyone, "badan")] == [("B", 1), ("C", 2)]


@pytest.mark.parametrize(
    ("teratas", "barred", "expected"),
    [
        pytest.param(1, (), "A", id="the best"),
        pytest.param(2, (), "ABC", id="ties at the last place all enter"),
        pytest.param(3, (), "ABC", id="three places for three"),
        pytest.param(4, (), "ABCD", id="more places"),
        pytest.param(9, (), "ABCD", id="more places than ranked OPDs"),
        pytest.param(0, (), "", id="no place"),
        pytest.param(1, ("A",), "BC", id="a barred head makes room for the next"),
    ],
)
def test_award_list(teratas: int, barred: tuple[str, ...], expected: str) -> None:
    ranked = rank([summary("A", 90), summary("B", 80), summary("C", 80), summary("D", 70), summary("E", None)])
    assert "".join(item.kode for item in award_list(ranked, teratas, barred)) == expected


def _opd(opd: str, pengampu: str | None, kelompok: str, *parts: tuple[str | None, Num, Num, str]) -> Fakta:
    """Parts: prioritas, bobot, realisasi of 100, due month."""
    promises, laporan = [], {}
    for number, (prioritas, bobot, result, due) in enumerate(parts):
        kode = f"{opd}.I{number}"
        promises.append(ind(kode, "posisi", rencana={due: 100}, bobot=bobot, prioritas=prioritas))
        laporan[kode] = reports({due: result}, kode=kode)
    return fakta(*promises, opd=opd, laporan=laporan, pengampu=pengampu, kelompok=kelompok)


REGENCY = [
    _opd("A", "AST1", "dinas", ("RB", 80, 50, "mar"), ("EKONOMI", 20, 200, "mar")),
    _opd("B", "AST1", "badan", ("RB", 5, 100, "mar"), (None, 15, 40, "mar"), ("RB", 20, 0, "des")),
    _opd("C", None, "dinas", ("KESEHATAN", 100, 90, "des")),
]


@pytest.mark.parametrize(
    ("menurut", "expected"),
    [
        pytest.param(
            "prioritas",
            [("EKONOMI", "120.00", 1, 1), ("KESEHATAN", None, 1, 0), ("RB", "56.76", 3, 2), (None, "40.00", 1, 1)],
            id="prioritas: 0,8·50 + 0,125·100 over 0,925",
        ),
        pytest.param(
            "pengampu", [("AST1", "61.00", 5, 4), (None, None, 1, 0)], id="pengampu: 40 + 24 + 12,5 + 15 over 1,5"
        ),
        pytest.param(
            "kelompok", [("badan", "55.00", 3, 2), ("dinas", "64.00", 3, 2)], id="kelompok: 12,5 + 15 over 0,5"
        ),
    ],
)
def test_group_means(menurut: Menurut, expected: list[tuple[str | None, str | None, int, int]]) -> None:
    found = [
        (item.kode, item.nilai, item.jumlah_indikator, item.jumlah_jatuh_tempo)
        for item in group_means(REGENCY, 3, menurut)
    ]
    assert found == [(kode, None if mean is None else D(mean), all_, due) for kode, mean, all_, due in expected]


def test_group_means_name_their_opds_and_leave_bidang_out() -> None:
    bidang = fakta(ind("A.PAKET", rencana={"mar": 1}, prioritas="RB"), opd="A", kode="A.BM")
    means = group_means([*REGENCY, bidang], 3, "prioritas")
    assert {item.kode: item.opd for item in means}["RB"] == ("A", "B")
    assert means == group_means(REGENCY, 3, "prioritas")


def test_group_means_leave_suspended_indikators_out() -> None:
    facts = REGENCY[0]._replace(penangguhan=(suspend("A.I0", "jan"),))
    (economy, reform) = group_means([facts], 3, "prioritas")
    assert (economy.nilai, reform.nilai) == (D(120), None)
