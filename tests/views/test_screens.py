"""The screens as people see them, at 80 and 120 columns and in a pipe."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kontrak.model.outlook import Berikut, Mendatang
from kontrak.model.recorded import Penangguhan
from kontrak.scoring.pooling import RerataKelompok
from kontrak.views.meleset_view import missed_screen
from kontrak.views.nilai_view import detail_screen, explanation_screen
from kontrak.views.ranked_view import ranking_screen, scores_screen
from kontrak.views.status_view import NamedMean, status_screen
from kontrak.views.table import Block, render
from tests.golden_file import assert_golden
from tests.views.sample import BKD, DASAR, MELESET, PUPR, RANKED, RINCIAN, RINCIAN_INDIKATOR, ringkasan

BERIKUT = [
    Berikut(
        2,
        1,
        (
            Mendatang("PUPR.JEMBATAN.B", "Jembatan ruas B", Decimal("10.00"), baru=True),
            Mendatang("PUPR.JALAN", "Panjang jalan kabupaten yang diperbaiki", Decimal("40.00"), baru=False),
        ),
    ),
    Berikut(1, 1, (Mendatang("DINKES.STUNTING", "Prevalensi stunting", Decimal("30.00"), baru=True),)),
    Berikut(0, 0, ()),
]
GROUPS = [
    NamedMean(
        "AST2 – Asisten Perekonomian dan Pembangunan",
        RerataKelompok("AST2", Decimal("81.25"), 9, 7, ("DINKES", "PUPR")),
    ),
    NamedMean("Tanpa pengampu", RerataKelompok(None, None, 3, 0, ("BKD",))),
]
PRIORITAS = [
    NamedMean("Infrastruktur", RerataKelompok("INFRASTRUKTUR", Decimal("90.00"), 4, 4, ("PUPR",))),
    NamedMean("Kesehatan", RerataKelompok("KESEHATAN", Decimal("70.10"), 5, 3, ("DINKES", "PUPR"))),
    NamedMean("Tanpa prioritas", RerataKelompok(None, None, 3, 0, ("BKD",))),
]


def status(**changes: object) -> list[Block]:
    return status_screen(DASAR, RANKED, berikut=BERIKUT, **changes)  # type: ignore[arg-type] # passed on


SCREENS = {
    "status": status(ditangguhkan=["PUPR.SOP"]),
    "status-menurut": status(groups=GROUPS, scope=" (kelompok dinas)"),
    "status-prioritas": status(groups=PRIORITAS),
    "nilai": scores_screen(DASAR._replace(terkunci=True), [PUPR._replace(nilai_resmi=Decimal("86.00")), *RANKED[1:]]),
    "nilai-komponen": scores_screen(DASAR, [PUPR._replace(nilai_akhir=Decimal("81.20"), nilai_induk=Decimal("79.05"))]),
    "nilai-opd": detail_screen(DASAR, RINCIAN, 2),
    "meleset": missed_screen(DASAR, [MELESET], 3),
    "meleset-kosong": missed_screen(DASAR, [], 3),
    "peringkat": ranking_screen(DASAR, RANKED, ["DINKES"]),
    "jelaskan": explanation_screen(DASAR, "PUPR.JALAN", Decimal("94.17"), ("28,25/30 × 100 = 94,17", "Bobot 33,33")),
}


@pytest.mark.parametrize("width", [80, 120, None], ids=["80", "120", "pipa"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, width: int | None) -> None:
    assert_golden(f"views/{name}-{width or 'pipa'}.txt", render(SCREENS[name], width))


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_runs_over_the_edge(name: str, width: int) -> None:
    assert max(map(len, render(SCREENS[name], width).splitlines())) <= width


def test_long_codes_and_full_figures_still_fit_80_columns() -> None:
    big = ringkasan("KEC-PAMEKASAN", "Kecamatan Pamekasan", "120.00", peringkat=32, predikat="Sangat Rendah")
    big = big._replace(tren=Decimal("-100.00"), bobot_jatuh_tempo=Decimal("100.00"), serapan=Decimal("100.00"))
    screen = render(status_screen(DASAR, [big], berikut=[]), 80)
    assert max(map(len, screen.splitlines())) <= 80
    for figure in ("KEC-PAMEKASAN", "120,00", "-100,00", "100,00%", "Sangat R"):
        assert figure in screen


def test_a_locked_month_shows_the_official_number_where_it_differs() -> None:
    def shown(resmi: str) -> str:
        item = PUPR._replace(nilai_resmi=Decimal(resmi))
        status_ = status_screen(DASAR, [item], berikut=[])
        return render(status_) + render(ranking_screen(DASAR, [item]))

    assert "resmi" not in shown("87.50")
    assert shown("86.25").count("86,25") == 2


def test_the_count_of_reports_says_that_it_leaves_bidang_out() -> None:
    """As every figure of an OPD does (SPEC §3 Bidang); belum-lapor counts the bidang too."""
    assert "Laporan OPD (tanpa bidang) masuk " in render(status())


def test_a_suspension_names_the_ground_of_the_month() -> None:
    """Of three in a row, that of July, not the last one there is."""
    first = Penangguhan("PUPR.SOP", 3, 6, "ND-1", "banjir")
    now, later = first._replace(mulai=7, sampai=9, dasar="ND-2"), first._replace(mulai=10, sampai=None, dasar="ND-3")
    fakta = RINCIAN.fakta._replace(penangguhan=(first, now, later))
    text = render(detail_screen(DASAR, RINCIAN._replace(fakta=fakta), 2))
    assert "SOP: ditangguhkan atas dasar ND-2" in text


def test_a_reported_zero_is_not_put_down_to_silence() -> None:
    """Akumulasi: 0 in February, nothing in March. It is belum lapor, and 0 for what was reported."""
    silent = RINCIAN_INDIKATOR[0]._replace(belum_lapor=True, bulan_belum_lapor=(7,), capaian=Decimal("0.00"))

    def note(realisasi: Decimal | None, otherwise: Decimal | None) -> str:
        row = silent._replace(realisasi=realisasi, capaian_seandainya=otherwise)
        text = render(detail_screen(DASAR, RINCIAN._replace(indikator=(row,), bidang=()), 2))
        return next(line for line in text.splitlines() if line.startswith("JALAN: "))

    assert note(Decimal(0), None) == "JALAN: belum lapor: Juli."
    assert note(None, None) == "JALAN: 0 karena belum lapor: Juli."
    assert note(Decimal(5), Decimal(80)).startswith("JALAN: 0 karena belum lapor: Juli; menurut nilai terakhir")


def test_nothing_is_said_of_rules_that_no_nilai_shows() -> None:
    assert "sama dengan" not in render(scores_screen(DASAR, [BKD]))
    assert "Nilai akhir setiap OPD sama dengan nilai capaiannya." in render(scores_screen(DASAR, [PUPR, BKD]))


def test_a_head_with_a_finding_alone_is_listed_but_not_counted() -> None:
    alone = MELESET._replace(opd="BKD", komitmen=MELESET.komitmen[-1:], bidang=())
    text = render(missed_screen(DASAR, [MELESET, alone], 3))
    assert "1 kepala, 2 komitmen; di luar itu 2 temuan integritas, 1 kepala tanpa komitmen meleset." in text
    assert "2. BKD" in text


def test_nobody_is_called_when_all_is_well() -> None:
    well = PUPR._replace(jumlah_meleset=0, jumlah_belum_lapor=0)
    screen = render(status_screen(DASAR, [well], berikut=[]))
    assert "Hubungi" not in screen
    assert "tidak ada yang meleset" in screen


def test_a_filter_that_fits_nobody_says_so() -> None:
    screens = (
        status_screen(DASAR, [], berikut=[]),
        scores_screen(DASAR, []),
        ranking_screen(DASAR, []),
        missed_screen(DASAR, [], 0),
    )
    for screen in screens:
        assert render(screen).splitlines()[-1] == "Tidak ada OPD yang cocok."


def test_december_has_no_next_month() -> None:
    december = DASAR._replace(bulan=12)
    screen = render(status_screen(december, RANKED, berikut=BERIKUT))
    assert "Jatuh tempo Januari" not in screen


def test_every_screen_tells_month_state_and_seal() -> None:
    for screen in SCREENS.values():
        text = render(screen)
        assert "Juli 2022" in text
        assert "128-1a2b-3c4d-5e6f" in text
        assert "terkunci" in text or "belum dikunci" in text


def test_scores_name_the_source_of_predikat_and_warna() -> None:
    line = "Predikat menurut Permendagri 86/2017; warna menurut kebijakan daerah."
    for name in ("status", "nilai", "nilai-opd", "meleset", "peringkat"):
        assert line in render(SCREENS[name])


def test_an_opd_without_a_nilai_is_listed_unranked() -> None:
    text = render(ranking_screen(DASAR, [PUPR, BKD]))
    assert "–  BKD" in text
    assert "belum berperingkat" in text


@pytest.mark.parametrize("letters", ["Jumlah dokumen ", "x"], ids=["words", "word"])
@pytest.mark.parametrize("width", [80, 100, 200])
def test_names_of_300_letters_sixty_indikators_and_no_name_keep_to_the_width(width: int, letters: str) -> None:
    long = (letters * 300)[:300]
    (first, *_) = RINCIAN_INDIKATOR
    rows = tuple(
        first._replace(indikator=first.indikator._replace(kode=f"PUPR.I{number:02}", nama=long)) for number in range(60)
    )
    head = PUPR.kepala._replace(nama=None)
    detail = RINCIAN._replace(indikator=rows, ringkasan=RINCIAN.ringkasan._replace(nama=long, kepala=head))
    missed = MELESET._replace(
        komitmen=tuple(row._replace(nama=long, kendala=long, pic=long) for row in MELESET.komitmen)
    )
    nothing = PUPR._replace(nama=long, kepala=head, nilai_akhir=None, nilai=None, predikat=None, tren=None)
    for screen in (
        detail_screen(DASAR, detail, 2),
        missed_screen(DASAR, [missed], 3),
        ranking_screen(DASAR, [nothing, *RANKED]),
        status_screen(DASAR, [nothing, *RANKED], berikut=[]),
        status_screen(DASAR, [nothing] * 60, berikut=[]),
    ):
        assert max(map(len, render(screen, width).splitlines())) <= width
    shown = render(detail_screen(DASAR, detail, 2), width)
    assert all(f"I{number:02} " in shown for number in range(60))
