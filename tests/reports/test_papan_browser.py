"""The board in a real browser: drawn, filtered, sorted, clicked, used by keyboard, printed (Debian: chromium)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.model.kepala import Kepala
from kontrak.numbers import format_score
from kontrak.reports.filters import one_line
from kontrak.reports.papan import render_papan
from kontrak.rounding import printed_mean
from tests.reports.board import HOSTILE, board, hostile_board, renamed
from tests.reports.browser import Browser, running_browser
from tests.reports.sample import BIDANG, INDIKATOR, OPD, D, plan
from tests.scoring.build import temuan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kontrak.model.recorded import Fakta
    from kontrak.reports.papan_data import Papan

pytestmark = pytest.mark.berat

ROWS = "[...document.querySelectorAll('#tabel tbody tr')]"
SHOWN = f"{ROWS}.map((row) => row.dataset.kode)"
DETAIL = "document.getElementById('rincian')"
FOCUSED = "document.activeElement.dataset.kode || document.activeElement.id"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with running_browser(tmp_path_factory.mktemp("chromium")) as found:
        yield found


def regency() -> list[Fakta]:
    """Four OPDs of two kinds; one reported less, one has nothing due."""
    arsip, camat, baru = (renamed(OPD, kode, f"Nama {kode}") for kode in ("ARSIP", "KEC-KOTA", "BARU"))
    silent = {kode: months for kode, months in camat.laporan.items() if "JALAN" not in kode}
    contract = baru.kontrak._replace(indikator=INDIKATOR[-1:])
    version = baru.versi[0]._replace(indikator=(INDIKATOR[-1]._replace(kode="BARU.KONDISI"),))
    return [
        OPD,
        arsip._replace(kelompok="dinas", pengampu="AST2"),
        camat._replace(laporan=silent),
        baru._replace(kontrak=contract, versi=(version,), laporan={}, belanja={}, pagu=None),
    ]


@pytest.fixture(scope="module")
def papan() -> Papan:
    return board(regency())


@pytest.fixture(scope="module")
def page(papan: Papan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(papan, tmp_path_factory.mktemp("papan"))


def write(papan: Papan, folder: Path) -> Path:
    path = folder / "papan.html"
    path.write_text(render_papan(papan), encoding="utf-8")
    return path


def choose(browser: Browser, name: str, value: str) -> None:
    browser.ask(
        f"(() => {{ const box = document.getElementById('saring-{name}'); box.value = '{value}';"
        "box.dispatchEvent(new Event('change')); })()"
    )


def card(browser: Browser, title: str) -> str:
    text = browser.ask(
        f"[...document.querySelectorAll('.kartu')].find((one) => one.innerText.startsWith('{title}')).innerText"
    )
    return re.sub(r"\n+", " | ", text)


def test_the_page_draws_itself_and_asks_for_nothing(browser: Browser, page: Path, papan: Papan) -> None:
    browser.open(page, "#tampilan=peta")
    assert browser.complaints() == []
    ranked = [row.rincian.ringkasan for row in papan.opd]
    assert browser.ask(SHOWN) == [item.kode for item in ranked]
    shown = browser.ask(f"{ROWS}.map((row) => row.querySelector('.utama').innerText)")
    assert shown == [format_score(item.nilai_akhir) for item in ranked]
    heat = browser.ask(f"{ROWS}.map((row) => [...row.querySelectorAll('.panas')].map((cell) => cell.innerText))")
    assert heat == [[format_score(item.nilai_akhir) for item in row.bulanan] for row in papan.opd]
    words = browser.ask(f"{ROWS}.map((row) => row.querySelector('.warna-kata').innerText)")
    assert words == [item.warna.value for item in ranked]


def test_totals_are_those_of_the_other_papers(browser: Browser, page: Path, papan: Papan) -> None:
    browser.open(page, "#tampilan=peta")
    ranked = [row.rincian.ringkasan for row in papan.opd]
    assert format_score(printed_mean(item.nilai_akhir for item in ranked)) in card(browser, "Rata-rata nilai akhir")
    due = sum(item.jumlah_jatuh_tempo for item in ranked)
    missing = sum(item.jumlah_belum_lapor for item in ranked)
    assert card(browser, "Laporan OPD masuk").startswith(f"Laporan OPD masuk | {due - missing} dari {due}")
    missed = sum(item.jumlah_meleset for item in ranked)
    assert f"{missed} meleset pada {len(papan.meleset)} kepala" in card(browser, "Komitmen jatuh tempo")
    order = browser.ask("[...document.querySelectorAll('#meleset > li b')].map((one) => one.innerText)")
    assert [code for code in order if "," not in code] == [head.opd for head in papan.meleset]


@pytest.mark.parametrize("size", [(1280, 720), (1366, 650), (1366, 768), (1920, 1080)])
def test_the_detail_opens_with_curves_and_the_needed_pace(
    browser: Browser, page: Path, papan: Papan, size: tuple[int, int]
) -> None:
    browser.open(page, "#opd=PUPR", size=size)
    assert browser.complaints() == []
    assert browser.ask(f"{DETAIL}.querySelector('h3').textContent").startswith("Target dan realisasi")
    drawn = min(4, len(next(row.kurva for row in papan.opd if row.rincian.ringkasan.kode == "PUPR")))
    assert browser.ask(f"{DETAIL}.querySelectorAll('.kurva svg .target').length") == drawn
    first = browser.ask(f"{DETAIL}.querySelector('.kurva li').innerText")
    assert "sejauh ini" in first
    assert "meleset" in first
    assert browser.ask(f"{DETAIL}.querySelector('.kurva').getBoundingClientRect().bottom <= innerHeight") is True
    assert browser.ask(f"{DETAIL}.scrollWidth <= {DETAIL}.clientWidth") is True


def test_a_head_with_a_finding_alone_is_listed_but_not_counted(browser: Browser, tmp_path: Path) -> None:
    finding = temuan(date(2022, 3, 1), "BERSIH", Kepala("Kepala Dinas PUPR"), dasar="LHP-3")
    clean = renamed(OPD, "BERSIH", "Bersih")
    promise = clean.versi[0].indikator[0]._replace(rencana=plan(feb=D(1)))
    clean = clean._replace(versi=(clean.versi[0]._replace(indikator=(promise,)),))
    browser.open(write(board([OPD, clean._replace(integritas=(finding,))]), tmp_path), "#tampilan=peta")
    count = board([OPD]).opd[0].rincian.ringkasan.jumlah_meleset
    assert f"{count} meleset pada 1 kepala" in card(browser, "Komitmen jatuh tempo")
    title = browser.ask("document.getElementById('judul-meleset').textContent")
    assert title == f"1 kepala meleset, {count} komitmen; 1 temuan integritas"
    assert "LHP-3" in browser.ask("document.querySelector('#meleset .temuan').textContent")
    browser.open(write(board([clean._replace(integritas=(finding,))]), tmp_path), "#tampilan=peta")
    title = browser.ask("document.getElementById('judul-meleset').textContent")
    assert title == "Tidak ada kepala yang meleset; 1 temuan integritas"


def test_a_bidang_that_is_silent_is_counted_beside_the_opds(browser: Browser, tmp_path: Path) -> None:
    browser.open(write(board([OPD], [BIDANG]), tmp_path), "#tampilan=peta")
    assert "bidang belum" not in card(browser, "Laporan OPD masuk")
    browser.open(write(board([OPD], [BIDANG._replace(laporan={})]), tmp_path), "#tampilan=peta")
    assert card(browser, "Laporan OPD masuk").endswith("dari 1 OPD; 1 bidang belum")


def test_filters_limit_everything_and_are_kept_in_the_address(browser: Browser, page: Path) -> None:
    browser.open(page)
    choose(browser, "pengampu", "AST2")
    assert sorted(browser.ask(SHOWN)) == ["ARSIP", "PUPR"]
    assert "2 OPD" in card(browser, "2 OPD menurut warna")
    assert browser.ask("document.getElementById('kabar').textContent") == "2 dari 4 OPD tampil"
    assert browser.ask("location.hash") == "#pengampu=AST2"
    choose(browser, "kelompok", "kecamatan")
    assert browser.ask(f"{ROWS}[0].innerText") == "Tidak ada OPD yang cocok dengan saringan ini."
    browser.click("document.getElementById('saring-semua')")
    assert len(browser.ask(SHOWN)) == 4
    browser.press("t")
    browser.click("document.querySelector('.bidang-prioritas button')")
    assert sorted(browser.ask(SHOWN)) == ["ARSIP", "KEC-KOTA"]  # BARU has a priority no more, PUPR never had
    assert browser.ask("document.getElementById('saring-prioritas').value") == "RB"
    assert browser.complaints() == []


def test_columns_sort_both_ways_and_what_has_no_number_stays_last(browser: Browser, page: Path) -> None:
    browser.open(page, "#tampilan=peta")

    def head(name: str) -> str:
        return f"[...document.querySelectorAll('#tabel th')].find((one) => one.innerText.startsWith('{name}'))"

    browser.click(f"{head('Nilai')}.firstChild")
    best = browser.ask(SHOWN)
    assert best[-1] == "BARU"
    assert browser.ask(f"{head('Nilai')}.getAttribute('aria-sort')") == "descending"
    browser.click(f"{head('Nilai')}.firstChild")
    assert browser.ask(f"{head('Nilai')}.getAttribute('aria-sort')") == "ascending"
    assert browser.ask(SHOWN)[-1] == "BARU"
    assert browser.ask(SHOWN)[0] == "KEC-KOTA"
    browser.click(f"{head('OPD')}.firstChild")
    assert browser.ask(SHOWN) == ["ARSIP", "BARU", "KEC-KOTA", "PUPR"]
    assert browser.ask("location.hash") == "#tampilan=peta&urut=opd"


def test_a_click_opens_an_opd_and_escape_closes_it(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.click(f"{ROWS}.find((row) => row.dataset.kode === 'PUPR')")
    text = browser.ask(f"{DETAIL}.innerText")
    for part in (
        "PUPR · Dinas Pekerjaan Umum dan Penataan Ruang",
        "Plt. Kepala Dinas PUPR, sejak 24 Desember 2021",
        "Panjang jalan kabupaten yang diperbaiki JALAN",
        "0 karena belum lapor: Maret",
        "ditangguhkan",
        "Kendala: Banjir di lokasi | material terlambat",
        "(Kepala Bidang Bina Marga), paling lambat 30 April 2022",
        "Rapat evaluasi: Rapat dengan penyedia (Sekda), paling lambat 20 Maret 2022",
        "Bidang Bina Marga",
    ):
        assert part in text
    assert browser.ask(f"[...{DETAIL}.childNodes].every((node) => node.nodeType === 1)") is True
    assert browser.ask("location.hash") == "#opd=PUPR"
    browser.press("Escape")
    assert browser.ask(f"{DETAIL}.hidden") is True
    assert browser.ask(FOCUSED) == "PUPR"


def test_the_keyboard_is_enough(browser: Browser, page: Path) -> None:
    browser.open(page)
    order = browser.ask(SHOWN)
    browser.press("ArrowDown")
    assert browser.ask(FOCUSED) == order[0]
    browser.press("ArrowDown")
    assert browser.ask(FOCUSED) == order[1]
    browser.press("Enter")
    assert browser.ask(f"{DETAIL}.innerText").startswith(order[1])
    browser.press("ArrowRight")
    assert browser.ask(f"{DETAIL}.innerText").startswith(order[2])
    browser.press("ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert browser.ask(f"{DETAIL}.innerText").startswith(order[0])
    browser.press("Escape")
    assert browser.ask(FOCUSED) == order[0]
    browser.press("End", "Enter")
    assert browser.ask(f"{DETAIL}.innerText").startswith(order[-1])
    browser.press("Escape", "/")
    assert browser.ask(FOCUSED) == "saring-pengampu"
    assert browser.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert browser.complaints() == []


def test_an_address_opens_the_board_as_it_was(browser: Browser, page: Path) -> None:
    browser.open(page, "#opd=KEC-KOTA&kelompok=kecamatan&urut=-nilai")
    assert sorted(browser.ask(SHOWN)) == ["BARU", "KEC-KOTA"]
    assert browser.ask(f"{DETAIL}.innerText").startswith("KEC-KOTA")
    browser.open(page, "#opd=PALSU&kelompok=%3Cb%3E&urut=__proto__&x=1")
    assert len(browser.ask(SHOWN)) == 4
    assert browser.ask(f"{DETAIL}.hidden") is True
    assert browser.complaints() == []


def test_hostile_texts_are_shown_as_text(browser: Browser, tmp_path: Path) -> None:
    browser.open(write(hostile_board(), tmp_path), "#opd=JAHAT")
    assert browser.complaints() == []
    assert browser.ask("document.scripts.length") == 2
    assert browser.ask("document.querySelectorAll('[onclick]').length") == 0
    assert one_line(HOSTILE) in browser.ask("document.getElementById('rincian-judul').textContent")
    assert browser.ask("document.documentElement.scrollWidth <= innerWidth") is True
    assert browser.ask(f"{DETAIL}.scrollWidth <= {DETAIL}.clientWidth") is True


def test_a_room_sees_the_worst_first_and_no_steps(browser: Browser, page: Path, papan: Papan) -> None:
    browser.open(page)
    ranked = [row.rincian.ringkasan for row in papan.opd]
    scored = [item.kode for item in ranked if item.nilai_akhir is not None]
    assert browser.ask(SHOWN) == [*reversed(scored), "BARU"]
    seen = browser.ask(f"{ROWS}[0].innerText.split('\\t').map((text) => text.trim()).filter(Boolean)")
    worst = ranked[len(scored) - 1]
    assert seen[:4] == [str(worst.peringkat), worst.nama, format_score(worst.nilai_akhir), worst.warna.value]
    steps = "[...document.querySelectorAll('.usul')].filter((one) => one.offsetParent).length"
    browser.press("t")
    assert browser.ask(steps) == 0
    browser.press("l")
    assert browser.ask(steps) == len([head for head in papan.meleset if head.tangga])
    browser.press("t", "l")
    assert browser.ask("location.hash") == ""
    assert browser.complaints() == []


SIZES = [(1280, 720), (1366, 650), (1366, 768), (1920, 1080)]
SEEN = f"{ROWS}.filter((row) => row.offsetParent)"
CUT = (
    "((end) => "
    + SEEN
    + ".filter((row) => row.getBoundingClientRect().bottom > end).length)"
    + "(Math.min(document.getElementById('gulung').getBoundingClientRect().bottom, innerHeight) + .5)"
)


def many(count: int, *, suspended: bool = False) -> Papan:
    facts = [renamed(OPD, f"KEC-NOMOR-{n:02}", f"Kecamatan Nomor {n}") for n in range(count)]
    if not suspended:
        facts = [item._replace(penangguhan=()) for item in facts]
    return board(facts, bulan=12)


@pytest.mark.parametrize("suspended", [False, True], ids=["", "suspensions"])
@pytest.mark.parametrize("size", [(1024, 768), *SIZES])
def test_no_row_is_cut(browser: Browser, tmp_path: Path, size: tuple[int, int], suspended: bool) -> None:
    path = write(many(32, suspended=suspended), tmp_path)
    browser.open(path, size=size)
    assert 12 <= browser.ask(f"{SEEN}.length") <= 16
    assert browser.ask(CUT) == 0
    names = browser.ask(f"{SEEN}.map((row) => row.querySelector('.opd').innerText.trim())")
    assert all(name.startswith("Kecamatan Nomor") for name in names)
    font = "Math.min(..." + SEEN + ".flatMap((row) => [...row.cells]).filter((cell) => cell.offsetParent)"
    assert browser.ask(font + ".map((cell) => parseFloat(getComputedStyle(cell).fontSize)))") >= 0.02 * size[0]
    assert browser.ask("document.documentElement.scrollHeight <= innerHeight") is True
    last = browser.ask(SHOWN)[-1]
    browser.press("ArrowDown", "End")
    assert browser.ask(FOCUSED) == last
    assert browser.ask(f"{SEEN}.at(-1).dataset.kode") == last
    assert browser.ask(CUT) == 0


@pytest.mark.parametrize("suspended", [False, True], ids=["", "suspensions"])
@pytest.mark.parametrize("size", [(1024, 768), *SIZES, (3840, 2160)])
def test_32_opds_and_twelve_months_fit_on_the_screen(
    browser: Browser, tmp_path: Path, size: tuple[int, int], suspended: bool
) -> None:
    browser.open(write(many(32, suspended=suspended), tmp_path), "#tampilan=peta", size=size)
    assert browser.ask("document.documentElement.scrollWidth <= innerWidth") is True
    assert browser.ask("document.documentElement.scrollHeight <= innerHeight") is True
    clipped = browser.ask(
        "[...document.querySelectorAll('#tabel td.panas, #tabel td.utama')]"
        ".filter((cell) => cell.scrollWidth > cell.clientWidth + 1).length"
    )
    assert clipped == 0
    assert browser.ask(CUT) == 0
    if size[0] >= 1280:
        assert browser.ask(f"{SEEN}.length") == 32


def test_60_opds_go_on_on_a_next_page(browser: Browser, tmp_path: Path) -> None:
    browser.open(write(many(60), tmp_path), "#tampilan=peta", size=(1280, 720))
    first = browser.ask(f"{SEEN}.length")
    assert 25 < first < 60
    assert browser.ask(CUT) == 0
    assert browser.ask("document.getElementById('halaman-teks').textContent") == f"1–{first} dari 60"
    browser.click("document.getElementById('halaman-turun')")
    browser.click("document.getElementById('halaman-turun')")
    assert browser.ask(f"{SEEN}.at(-1).dataset.kode") == browser.ask(SHOWN)[-1]
    assert browser.ask("document.getElementById('halaman-turun').disabled") is True


def pages_of(pdf: bytes) -> list[Any]:
    """The size of each page in points."""
    return [tuple(map(round, map(float, box.split()))) for box in re.findall(rb"/MediaBox \[([0-9. ]+)\]", pdf)]


def test_it_prints_on_a4_landscape(browser: Browser, page: Path, tmp_path: Path) -> None:
    facts = [renamed(OPD, f"KEC-NOMOR-{n:02}", f"Kecamatan Nomor {n}") for n in range(32)]
    browser.open(write(board(facts, bulan=12), tmp_path))
    sizes = pages_of(browser.print_pdf())
    assert set(sizes) == {(0, 0, 842, 595)}
    assert len(sizes) >= 2  # the board, then who missed what
    browser.open(page, "#opd=PUPR")
    assert len(pages_of(browser.print_pdf())) == 1  # the opened OPD alone
