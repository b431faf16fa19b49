"""What the paper of the meeting works out: ends, spreads, groups, follow-ups, changes like for like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kontrak.model.dasar import Pengampu
from kontrak.model.declared import Kontrak
from kontrak.model.kepala import Kepala
from kontrak.model.recorded import Penangguhan, Versi
from kontrak.model.summary import Warna
from kontrak.model.tindak_lanjut import TindakLanjut
from kontrak.reports.rapat import Bahan, Rapat, make_rapat, rapat_sheet
from kontrak.reports.rapat_changes import compare
from kontrak.reports.rapat_rows import FEW, count_warna, spread
from kontrak.rounding import printed_mean
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.pooling import RerataKelompok
from kontrak.scoring.ranking import rank
from kontrak.scoring.summary import score_contract
from tests.reports.papers import Tahun, meeting
from tests.reports.sample import BIDANG, INDIKATOR, OPD, D, dasar, month, report
from tests.scoring.build import missed_heads, temuan

if TYPE_CHECKING:
    from kontrak.model.recorded import Fakta
    from kontrak.model.summary import Ringkasan

MARET = 3
BASE = score_contract(OPD, MARET)


def summary(kode: str, nilai: str | None, warna: Warna = Warna.HIJAU, serapan: str | None = None) -> Ringkasan:
    number = None if nilai is None else D(nilai)
    return BASE._replace(
        kode=kode,
        nama=kode,
        nilai=number,
        nilai_akhir=number,
        warna=Warna.ABU_ABU if nilai is None else warna,
        serapan=None if serapan is None else D(serapan),
    )


def paper(*summaries: Ringkasan, **changes: object) -> Rapat:
    """A paper whose OPDs have the given figures."""
    detail = detail_contract(OPD, MARET)
    bahan = meeting(Tahun())._replace(
        rincian=[detail._replace(ringkasan=one) for one in rank(summaries)],
        bulanan={one.kode: [one] * MARET for one in summaries},
    )
    return make_rapat(bahan._replace(**changes))  # type: ignore[arg-type]  # fields by name


def other(kode: str, nilai: str) -> Fakta:
    """Another OPD with one indikator: its number at March is the nilai."""
    promise = INDIKATOR[3]._replace(kode=f"{kode}.SPM", target=D(100), rencana=(None, D(100), D(100), *(None,) * 9))
    return OPD._replace(
        opd=kode,
        kontrak=Kontrak(kode, f"Dinas {kode}", OPD.kontrak.kepala, indikator=(promise,)),
        versi=(Versi(0, 1, (promise,)),),
        laporan={
            f"{kode}.SPM": {
                2: month(report(f"{kode}.SPM", 2, D(100))),
                3: month(report(f"{kode}.SPM", 3, D(nilai))),
            }
        },
        penangguhan=(),
    )


# --- the first page ---------------------------------------------------------------------------------


def test_the_spread_of_printed_numbers() -> None:
    found = spread([summary("A", "90.00"), summary("B", "80.01"), summary("C", None), summary("D", "60.00")])
    assert found is not None
    assert (found.rata_rata, found.tengah) == (D("76.67"), D("80.01"))
    assert (found.terendah, found.tertinggi) == (D("60.00"), D("90.00"))
    assert spread([summary("A", None)]) is None


def test_the_middle_of_an_even_number_is_between_the_two() -> None:
    found = spread([summary("A", "90.00"), summary("B", "80.01")])
    assert found is not None
    assert found.tengah == D("85.01")  # 85.005 half-up


def test_means_are_rounded_once_and_half_up() -> None:
    assert printed_mean([D("0.01"), D("0.02")]) == D("0.02")
    assert printed_mean([None, None]) is None


def test_every_colour_is_counted_also_the_absent() -> None:
    counts = dict(count_warna([summary("A", "95"), summary("B", None)]))
    assert counts == {Warna.BIRU: 0, Warna.HIJAU: 1, Warna.KUNING: 0, Warna.MERAH: 0, Warna.ABU_ABU: 1}


@pytest.mark.parametrize("count", [0, 1, 2, 3, 9, 10, 32])
def test_nobody_is_both_best_and_weakest(count: int) -> None:
    rapat = paper(*(summary(f"K{n:02d}", str(100 - n)) for n in range(count)), summary("TANPA", None))
    best = [one.kode for one, _ in rapat.ujung if one]
    weakest = [one.kode for _, one in rapat.ujung if one]
    assert not set(best) & set(weakest)
    assert len(best) == min(FEW, (count + 1) // 2)
    assert len(weakest) == min(FEW, count // 2)
    assert "TANPA" not in best + weakest
    if count > 1:
        assert (best[0], weakest[0]) == ("K00", f"K{count - 1:02d}")


def test_high_spending_with_low_results() -> None:
    rapat = paper(
        summary("BOROS", "80", Warna.KUNING, "60.00"),
        summary("MERAH", "50", Warna.MERAH, "55.00"),
        summary("BAIK", "95", Warna.HIJAU, "70.00"),
        summary("HEMAT", "60", Warna.MERAH, "10.00"),
        summary("TANPA", "60", Warna.MERAH),
    )
    assert rapat.rata_serapan == D("48.75")
    assert [item.kode for item in rapat.boros] == ["BOROS", "MERAH"]


def test_without_any_opd_the_paper_still_stands() -> None:
    rapat = paper(meleset=[], meleset_lalu=[], lalu={}, rerata_pengampu=[], rerata_prioritas=[])
    assert (rapat.ringkasan, rapat.sebaran, rapat.ujung, rapat.rata_bulanan) == ((), None, (), ())
    assert "Belum ada komitmen yang jatuh tempo" in rapat_sheet(rapat).teks


# --- follow-ups and groups ----------------------------------------------------------------------------


def test_follow_ups_past_their_deadline_come_first_and_count_days() -> None:
    agreed = (
        TindakLanjut(5, "PUPR", "Berjalan", None, date(2022, 4, 30), 2022, 2),
        TindakLanjut(6, "PUPR", "Lewat", None, date(2022, 3, 1), 2022, 2),
        TindakLanjut(7, "PUPR", "Selesai bulan ini", None, date(2022, 3, 1), 2022, 2, date(2022, 3, 9), "sudah"),
        TindakLanjut(8, "PUPR", "Selesai lama", None, None, 2022, 1, date(2022, 2, 9)),
        TindakLanjut(9, "PUPR", "Rapat mendatang", None, None, 2022, 4),
        TindakLanjut(3, "PUPR", "Tahun lalu", None, date(2021, 12, 31), 2021, 12),
    )
    rapat = make_rapat(meeting(Tahun(tindak_lanjut=agreed)))
    assert [(one.butir.nomor, one.lewat) for one in rapat.tindak_lanjut] == [(3, 90), (6, 30), (5, 0), (7, 0)]
    text = rapat_sheet(rapat).teks
    assert "- Tindak lanjut rapat yang lewat batas per 31 Maret 2022: PUPR (90 hari), PUPR (30 hari)." in text
    assert "selesai 9 Maret 2022: sudah" in text
    assert "2 tindak lanjut lewat batas per 31 Maret 2022." in text
    assert "\n## 4. Tindak lanjut rapat, keadaan per 31 Maret 2022\n" in text


def test_the_paper_of_a_past_month_does_not_tell_the_future() -> None:
    """A follow-up due on 15 March and finished in June was overdue at the end of March: in the rapor, and here."""
    agreed = TindakLanjut(6, "PUPR", "Lewat", None, date(2022, 3, 15), 2022, 2, date(2022, 6, 5), "sudah")
    rapat = make_rapat(meeting(Tahun(tindak_lanjut=(agreed,))))
    text = rapat_sheet(rapat).teks
    assert "| 6 | PUPR | Lewat | – | 15 Maret 2022 | lewat batas 16 hari |" in text
    assert "5 Juni 2022" not in text
    assert "- Tindak lanjut rapat yang lewat batas per 31 Maret 2022: PUPR (16 hari)." in text


def test_groups_have_their_names_and_what_belongs_to_none_says_so() -> None:
    means = [
        RerataKelompok("AST2", D("65.00"), 6, 4, ("PUPR",)),
        RerataKelompok("LAIN", None, 1, 0, ()),
        RerataKelompok(None, D("10.00"), 1, 1, ("PUPR",)),
    ]
    ground = dasar()._replace(pengampu=(Pengampu("AST2", "Asisten Perekonomian", None),))
    rapat = make_rapat(meeting(Tahun(dasar=ground))._replace(rerata_pengampu=means))
    assert [group.nama for group in rapat.pengampu] == ["Asisten Perekonomian", "LAIN", "Tanpa pengampu"]
    assert (rapat.pengampu[0].meleset, rapat.pengampu[1].meleset) == (1, 0)


def test_sixty_opds_leave_the_first_page_one_page() -> None:
    """Its lists name 24 codes and count the rest, which stands in the tables behind it."""
    bahan = meeting(Tahun())
    (one,), (head,) = bahan.rincian, bahan.meleset
    details = [one._replace(ringkasan=one.ringkasan._replace(kode=f"OPD-{n}"), bidang=()) for n in range(60)]
    heads = [head._replace(opd=f"OPD-{n}") for n in range(60)]
    text = rapat_sheet(make_rapat(bahan._replace(rincian=details, meleset=heads))).teks
    first = text.partition("<!-- cetak: halaman-baru -->")[0]
    (silent,) = [line for line in first.splitlines() if line.startswith("- Belum lapor: ")]
    assert (silent.count("OPD-"), silent.endswith(", dan 36 lagi.")) == (24, True)
    (others,) = [line for line in first.splitlines() if line.startswith("Kepala lain")]
    assert (others.count("OPD-"), others.endswith(", dan 26 lagi.")) == (24, True)


# --- who is silent ------------------------------------------------------------------------------------


def test_a_bidang_that_is_silent_is_named_beside_the_opds() -> None:
    """OPD figures leave bidang out (SPEC §3); the paper must not say that all reports are in for all that."""
    text = rapat_sheet(make_rapat(meeting(Tahun(bidang=BIDANG._replace(laporan={}))))).teks
    assert "; bidang, di luar hitungan OPD: PUPR.BM (1)." in text
    assert "| PUPR.BM | Kepala Bidang Bina Marga | Paket pekerjaan jalan terkontrak (PAKET) | Maret |" in text


def test_nobody_is_silent_only_when_no_bidang_is() -> None:
    reported = other("BAIK", "100")
    silent = changes(reported)
    (one,) = silent.rincian
    silent = silent._replace(rincian=[one._replace(bidang=(detail_contract(BIDANG._replace(laporan={}), MARET),))])
    text = rapat_sheet(make_rapat(silent)).teks
    assert "- Belum lapor: tidak ada; bidang, di luar hitungan OPD: PUPR.BM (1)." in text
    assert "Semua laporan wajib kontrak OPD sudah masuk; yang di atas dari kontrak bidang." in text
    assert "Semua laporan yang wajib sudah masuk" not in text
    assert "Semua laporan yang wajib sudah masuk, bidang termasuk." in rapat_sheet(make_rapat(changes(reported))).teks


# --- heads who missed --------------------------------------------------------------------------------


def test_a_head_with_a_finding_alone_is_listed_but_not_counted() -> None:
    finding = temuan(date(2022, 3, 1), "BERSIH", Kepala("Kepala Dinas PUPR"), dasar="LHP-3")
    rapat = make_rapat(changes(OPD, other("BERSIH", "100")._replace(integritas=(finding,))))
    assert [head.opd for head in rapat.meleset] == ["PUPR"]
    text = rapat_sheet(rapat).teks
    assert " 1 kepala meleset, " in text
    assert "- Temuan integritas, di luar hitungan komitmen: BERSIH.\n" in text
    section = text.partition("## 1.")[2].partition("## 2.")[0]
    assert not [line for line in section.splitlines() if line.startswith("| **BERSIH**")]
    assert "- BERSIH: Pakta integritas: temuan LHP-3 tanggal 1 Maret 2022 (Kepala Dinas PUPR); di luar" in section
    assert not [row for row in rapat.perubahan.komitmen if row.opd == "BERSIH"] if rapat.perubahan else False


def test_silence_is_counted_in_commitments() -> None:
    """Two pekerjaan of one indikator are two commitments: the number of ``status`` and of the table."""
    silent = OPD._replace(laporan={key: value for key, value in OPD.laporan.items() if "JEMBATAN" not in key})
    head = make_rapat(changes(silent)).belum_lapor[0]
    assert (len(head.komitmen), head.ringkasan.jumlah_belum_lapor) == (4, 4)
    assert [(butir.kode, months) for butir, months in head.komitmen if butir.kode.startswith("PUPR.JEMBATAN")] == [
        ("PUPR.JEMBATAN.A", (3,)), ("PUPR.JEMBATAN.B", (3,)),
    ]  # fmt: skip
    assert "- Belum lapor: PUPR (4)" in rapat_sheet(make_rapat(changes(silent))).teks


def test_the_scope_stands_a_blank_behind_the_region() -> None:
    text = rapat_sheet(paper(summary("A", "90.00"), cakupan=" (pengampu AST2)")).teks
    assert "**Kabupaten Contoh (pengampu AST2); data" in text


# --- changes like for like ----------------------------------------------------------------------------


def changes(*facts: Fakta, bulan: int = MARET) -> Bahan:
    """The paper's ground of several OPDs."""
    details = [detail_contract(fakta, bulan) for fakta in facts]
    return meeting(Tahun())._replace(
        rincian=details,
        meleset=missed_heads(facts, bulan),
        lalu={fakta.opd: score_contract(fakta, bulan - 1) for fakta in facts},
        meleset_lalu=missed_heads(facts, bulan - 1),
    )


def test_only_opds_with_a_nilai_in_both_months_are_compared() -> None:
    late = other("BARU", "90")._replace(laporan={})
    promise = late.versi[0].indikator[0]._replace(rencana=(None, None, D(100), *(None,) * 9))
    late = late._replace(versi=(Versi(0, 1, (promise,)),))
    bahan = changes(OPD, other("NAIK", "104"), other("TETAP", "100"), late)
    found = compare(bahan.rincian, bahan.lalu, bahan.meleset, bahan.meleset_lalu)
    assert {pair.ringkasan.kode: pair.selisih for pair in found.sebanding} == {
        "PUPR": D("-29.40"),
        "NAIK": D("4.00"),
        "TETAP": D("0.00"),
    }
    assert (found.rata_lalu, found.rata_kini) == (D("98.13"), D("89.67"))
    assert ([one.ringkasan.kode for one in found.naik], [one.ringkasan.kode for one in found.turun]) == (
        ["NAIK"],
        ["PUPR"],
    )
    assert (found.tetap, [one.kode for one in found.masuk], found.keluar) == (1, ["BARU"], ())
    assert [pair.ringkasan.kode for pair in found.pindah_warna] == ["PUPR", "NAIK"]


def test_an_opd_whose_nilai_went_away_is_named() -> None:
    gone = other("LEPAS", "90")._replace(penangguhan=(Penangguhan("LEPAS.SPM", 3, None, "ND", "banjir"),))
    bahan = changes(gone)
    found = compare(bahan.rincian, bahan.lalu, bahan.meleset, bahan.meleset_lalu)
    assert (found.sebanding, [one.kode for one in found.keluar], found.rata_kini) == ((), ["LEPAS"], None)
    assert "Tidak lagi mempunyai nilai: LEPAS." in rapat_sheet(make_rapat(bahan)).teks


def test_a_commitment_that_was_suspended_or_struck_out_is_not_told_as_met() -> None:
    bahan = changes(OPD)
    (row,) = compare(bahan.rincian, bahan.lalu, bahan.meleset, bahan.meleset_lalu).komitmen
    assert (row.baru, row.selesai) == (("JEMBATAN.B", "ADUAN", "SPM"), ("JALAN", "SAKIP (ditangguhkan)"))
    amended = OPD._replace(versi=(*OPD.versi, Versi(1, 3, INDIKATOR[1:], nomor="9", waktu="2022-04-01T08:00:00+07:00")))
    bahan = changes(amended)
    found = compare(bahan.rincian, bahan.lalu, bahan.meleset, bahan.meleset_lalu)
    assert "JALAN (tidak lagi dalam kontrak)" in found.komitmen[0].selesai
    text = rapat_sheet(make_rapat(bahan)).teks
    assert "Kontrak PUPR berubah bulan ini, jadi selisihnya tidak sebanding penuh" in text
    assert "perubahan ke-1 nomor 9, berlaku sejak Maret 2022 (berlaku surut)" in text


def test_official_numbers_and_those_by_the_first_contract_stand_beside() -> None:
    locked = OPD._replace(resmi={MARET: Decimal("71.25")})
    bahan = changes(locked)
    text = rapat_sheet(make_rapat(bahan)).teks
    assert "| Nilai akhir | Nilai resmi | Predikat |" in text
    assert "| 65,00 | 71,25 | Rendah |" in text
