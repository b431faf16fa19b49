"""What an import would change: printable texts, and what is needed to refuse or allow an amendment (SPEC §4)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kontrak.contracts.diff import Change, Diff, diff
from kontrak.contracts.read import Existing, Reading, read_contracts
from tests.contracts.builder import HEADER, NOTHING, opd_text, read_sound, year_text

if TYPE_CHECKING:
    from kontrak.model.declared import Tajuk

ACTIVITIES = (
    "1.03.10.2.01 Penyelenggaraan Jalan Kabupaten/Kota 41000000000; "
    "1.03.10.2.01.0005 Pembangunan Jalan 24000000000; 1.03.10.2.01.0009 Rehabilitasi Jalan 17000000000"
)
EXAMPLE = Path(__file__).with_name("contoh.yaml").read_text(encoding="utf-8")


def held(reading: Reading) -> Existing:
    return Existing(reading.tajuk, {opd.kode: opd for opd in reading.opd})


def tajuk_of(reading: Reading) -> Tajuk:
    assert reading.tajuk is not None
    return reading.tajuk


def diff_of(folder: Path, old: str, new: str) -> Diff:
    """Import the old text, then compare the new one with it."""
    existing = held(read_sound(folder, old))
    reading = read_sound(folder, new, existing=existing)
    return diff(existing, tajuk_of(reading), reading.opd)


def changed(folder: Path, *pairs: tuple[str, str]) -> Diff:
    """Compare the example with itself after replacements, each of which must hit."""
    text = EXAMPLE
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return diff_of(folder, EXAMPLE, text)


def test_a_new_year_adds_every_code(tmp_path: Path) -> None:
    reading = read_sound(tmp_path, EXAMPLE)
    found = diff(NOTHING, tajuk_of(reading), reading.opd)
    assert found == Diff(
        tambah=(
            "2022",
            "PUPR",
            "PUPR.P-JALAN",
            "PUPR.JALAN",
            "PUPR.KONDISI",
            "PUPR.ADUAN",
            "PUPR.JEMBATAN",
            "PUPR.JEMBATAN.A",
            "PUPR.JEMBATAN.B",
            "PUPR.BM",
            "PUPR.PAKET",
        ),
        ubah=(),
        hapus=(),
        menyentuh=(),
    )


def test_the_same_file_changes_nothing(tmp_path: Path) -> None:
    assert changed(tmp_path) == Diff((), (), (), ())


def test_the_order_in_the_file_is_no_change(tmp_path: Path) -> None:
    jalan, rest = EXAMPLE.split("      KONDISI:")
    head, jalan = jalan.split("      JALAN:")
    kondisi, tail = rest.split("      ADUAN:")
    swapped = f"{head}      KONDISI:{kondisi}      JALAN:{jalan}      ADUAN:{tail}"
    swapped = swapped.replace("{D: 1, C: 2,", "{C: 2, D: 1,").replace("alias: [DPUPR]", "alias: [PU, DPUPR]")
    old = EXAMPLE.replace("alias: [DPUPR]", "alias: [DPUPR, PU]")
    assert diff_of(tmp_path, old, swapped) == Diff((), (), (), ())


def test_another_spelling_is_no_change(tmp_path: Path) -> None:
    spelled = (
        ("target: 72.5\n", "target: 72,50%\n"),
        ("jatuh_tempo: des", "rencana: {des: 72.5}"),
        ("tanggal: 2022-02-17", "tanggal: 17/02/2022"),
        ("pagu: 58000000000", "pagu: Rp58.000.000.000"),
        ("triwulan: [7, 7, 7, 7]", "mar: 7, jun: 7, sep: 7, des: 7"),
    )
    assert changed(tmp_path, *spelled) == Diff((), (), (), ())


@pytest.mark.parametrize(
    ("pairs", "changes"),
    [
        (
            [("daerah: Kabupaten Contoh", "daerah: Kabupaten Lain"), ("jabatan: Bupati Contoh", "jabatan: Pj. Bupati")],
            [
                Change("daerah", "daerah", "Kabupaten Contoh", "Kabupaten Lain"),
                Change("pihak_kedua", "jabatan", "Bupati Contoh", "Pj. Bupati"),
            ],
        ),
        (
            [("RB: Reformasi birokrasi", "RB: Birokrasi"), ("Pembangunan, nama: null", "Pembangunan, nama: Ani")],
            [
                Change("prioritas.RB", "nama", "Reformasi birokrasi", "Birokrasi"),
                Change("pengampu.AST2", "nama", None, "Ani"),
            ],
        ),
        (
            [("alias: [DPUPR]", "alias: [PU, DPUPR]"), ("kelompok: dinas ", "kelompok: badan ")],
            [Change("PUPR", "kelompok", "dinas", "badan"), Change("PUPR", "alias", "DPUPR", "DPUPR, PU")],
        ),
        (
            [("status: definitif, sejak: 2021-12-24", "status: plt, sejak: 2022-03-01")],
            [
                Change("PUPR", "kepala.status", "definitif", "plt"),
                Change("PUPR", "kepala.sejak", "2021-12-24", "2022-03-01"),
            ],
        ),
        (
            [("tanggal: 2022-02-17, pakta_integritas: true", "pakta_integritas: tidak")],
            [
                Change("PUPR", "kontrak.tanggal", "2022-02-17", None),
                Change("PUPR", "kontrak.pakta_integritas", "ya", "tidak"),
                Change("PUPR.BM", "kontrak.tanggal", "2022-02-17", None),
            ],
        ),
        (
            [("pagu: 58000000000", "pagu: 60000000000")],
            [Change("PUPR.P-JALAN", "pagu", "58000000000", "60000000000", uang=True)],
        ),
        (
            [("volume: 1, jatuh_tempo: jul, pagu: 2400000000", "volume: 1, jatuh_tempo: jul, pagu: 1")],
            [Change("PUPR.JEMBATAN.A", "pagu", "2400000000", "1", uang=True)],
        ),
        (
            [("satuan: km", "satuan: kilometer"), ("tahun_lalu: 39.32", "tahun_lalu: 40")],
            [
                Change("PUPR.JALAN", "satuan", "km", "kilometer"),
                Change("PUPR.JALAN", "tahun_lalu", "39.32", "40"),
            ],
        ),
        (
            [("riwayat: {2019: 61.2, 2020: 63}", "riwayat: {2020: 63.5, 2021: 66}"), ("nilai: 80}", "nilai: 81}")],
            [
                Change("PUPR.KONDISI", "tahun_lalu", None, "66"),
                Change("PUPR.KONDISI", "target_akhir", "80", "81"),
                Change("PUPR.KONDISI", "riwayat.2019", "61.2", None),
                Change("PUPR.KONDISI", "riwayat.2020", "63", "63.5"),
                Change("PUPR.KONDISI", "riwayat.2021", None, "66"),
            ],
        ),
        (
            [(", nilai: 72.5, tahun: 2021, sumber: BPS", ", nilai: 72.5, sumber: BPS Jatim")],
            [
                Change(
                    *("PUPR.KONDISI", "pembanding"),
                    "Provinsi Jawa Timur: 72.5 (BPS 2021)",
                    "Provinsi Jawa Timur: 72.5 (BPS Jatim)",
                )
            ],
        ),
        (
            [("          - {nama: Penyelenggaraan Jembatan, pagu: 17000000000}\n", "")],
            [
                Change(
                    *("PUPR.P-JALAN", "kegiatan"),
                    f"{ACTIVITIES}; Penyelenggaraan Jembatan 17000000000",
                    ACTIVITIES,
                )
            ],
        ),
        ([("acuan: Permendagri 86/2017; PermenPANRB 53/2014", "acuan: Perbup")], [
            Change("aturan", "acuan", "Permendagri 86/2017; PermenPANRB 53/2014", "Perbup")
        ]),
    ],
)  # fmt: skip
def test_what_scoring_does_not_read(tmp_path: Path, pairs: list[tuple[str, str]], changes: list[Change]) -> None:
    found = changed(tmp_path, *pairs)
    assert list(found.ubah) == changes
    assert not any(change.kontrak for change in found.ubah)
    assert (found.tambah, found.hapus, found.menyentuh) == ((), (), ())


@pytest.mark.parametrize(
    ("pairs", "changes", "touched"),
    [
        (
            [("target: 50", "target: 52"), ("jun: 10, jul", "jun: 11, jul"), ("agu: 10", "agu: 11")],
            [
                Change("PUPR.JALAN", "target", "50", "52", "PUPR"),
                Change("PUPR.JALAN", "rencana.jun", "10", "11", "PUPR"),
                Change("PUPR.JALAN", "rencana.agu", "10", "11", "PUPR"),
            ],
            ("PUPR",),
        ),
        (
            [("jatuh_tempo: des", "jatuh_tempo: nov")],
            [
                Change("PUPR.KONDISI", "rencana.nov", None, "72.5", "PUPR"),
                Change("PUPR.KONDISI", "rencana.des", "72.5", None, "PUPR"),
            ],
            ("PUPR",),
        ),
        (
            [("bobot: 40", "bobot: 30"), ("bobot: 10", "bobot: 20")],
            [Change("PUPR.JALAN", "bobot", "40", "30", "PUPR"), Change("PUPR.ADUAN", "bobot", "10", "20", "PUPR")],
            ("PUPR",),
        ),
        (
            [("arah: turun\n", "arah: turun\n        rumus_turun: t/r\n")],
            [Change("PUPR.ADUAN", "rumus_turun", None, "t/r", "PUPR")],
            ("PUPR",),
        ),
        (
            [("volume: 1, jatuh_tempo: jul", "volume: 1, jatuh_tempo: sep")],
            [Change("PUPR.JEMBATAN.A", "jatuh_tempo", "jul", "sep", "PUPR")],
            ("PUPR",),
        ),
        (
            [("target: 12, rencana: {mar: 4", "target: 13, rencana: {mar: 5")],
            [
                Change("PUPR.PAKET", "target", "12", "13", "PUPR.BM"),
                Change("PUPR.PAKET", "rencana.mar", "4", "5", "PUPR.BM"),
            ],
            ("PUPR.BM",),
        ),
        (
            [("batas_lapor: 10 ", "batas_lapor: 5 "), ("{capaian: 100, kecepatan: 0,", "{capaian: 90, kecepatan: 10,")],
            [
                Change("aturan", "batas_lapor", "10", "5", "aturan"),
                Change("aturan", "komponen.capaian", "100", "90", "aturan"),
                Change("aturan", "komponen.kecepatan", "0", "10", "aturan"),
            ],
            ("aturan",),
        ),
        (
            [("hijau: 90", "hijau: 91"), ("OPINI: {TMP: 1, TW: 2", "OPINI: {TMP: 1, TW: 1.5")],
            [
                Change(
                    "aturan",
                    "warna",
                    "biru: 100.01, hijau: 90, kuning: 70, merah: 0",
                    "biru: 100.01, hijau: 91, kuning: 70, merah: 0",
                    "aturan",
                ),
                Change(
                    "aturan",
                    "skala.OPINI",
                    "TMP: 1, TW: 2, WDP: 3, WTP: 4",
                    "TMP: 1, TW: 1.5, WDP: 3, WTP: 4",
                    "aturan",
                ),
            ],
            ("aturan",),
        ),
        (
            [("3: Surat peringatan II\n", "3: Teguran\n")],
            [
                Change(
                    "aturan",
                    "tangga",
                    "1: Catatan dalam rapat evaluasi, 2: Surat peringatan I, 3: Surat peringatan II, "
                    "4: Surat peringatan III",
                    "1: Catatan dalam rapat evaluasi, 2: Surat peringatan I, 3: Teguran, 4: Surat peringatan III",
                    "aturan",
                )
            ],
            ("aturan",),
        ),
    ],
)  # fmt: skip
def test_what_scoring_reads(
    tmp_path: Path, pairs: list[tuple[str, str]], changes: list[Change], touched: tuple[str, ...]
) -> None:
    found = changed(tmp_path, *pairs)
    assert list(found.ubah) == changes
    assert all(change.kontrak for change in found.ubah)
    assert found.menyentuh == touched


def test_indikators_and_pekerjaan_that_come_and_go_touch_their_contract(tmp_path: Path) -> None:
    jalan = EXAMPLE.replace("      JALAN:\n", "      JALAN-BARU:\n").replace(
        "mendukung: JALAN", "mendukung: JALAN-BARU"
    )
    found = diff_of(tmp_path, EXAMPLE, jalan)
    assert (found.tambah, found.hapus, found.menyentuh) == (("PUPR.JALAN-BARU",), ("PUPR.JALAN",), ("PUPR",))
    assert [change.kolom for change in found.ubah] == ["mendukung"]
    found = changed(tmp_path, ("          B: {nama", "          C: {nama"))
    assert (found.tambah, found.hapus, found.menyentuh) == (("PUPR.JEMBATAN.C",), ("PUPR.JEMBATAN.B",), ("PUPR",))
    assert found.ubah == ()
    found = changed(tmp_path, ("          PAKET:", "          PAKET-2:"))
    assert (found.tambah, found.hapus, found.menyentuh) == (("PUPR.PAKET-2",), ("PUPR.PAKET",), ("PUPR.BM",))


def test_bidang_and_programs_that_come_and_go(tmp_path: Path) -> None:
    without = EXAMPLE.split("    bidang:")[0]
    found = diff_of(tmp_path, EXAMPLE, without)
    assert (found.tambah, found.hapus, found.menyentuh) == ((), ("PUPR.BM", "PUPR.PAKET"), ("PUPR.BM",))
    found = diff_of(tmp_path, without, EXAMPLE)
    assert (found.tambah, found.hapus, found.menyentuh) == (("PUPR.BM", "PUPR.PAKET"), (), ("PUPR.BM",))
    found = changed(tmp_path, ("      P-JALAN:", "      P-LAIN:"), ("program: P-JALAN", "program: P-LAIN"))
    assert (found.tambah, found.hapus, found.menyentuh) == (("PUPR.P-LAIN",), ("PUPR.P-JALAN",), ())
    assert [change for change in found.ubah if change.uang] == [
        Change("PUPR.P-LAIN", "pagu", None, "58000000000", uang=True),
        Change("PUPR.P-JALAN", "pagu", "58000000000", None, uang=True),
    ]


def test_an_indikator_that_moves_to_a_bidang_touches_both_contracts(tmp_path: Path) -> None:
    body = "indikator:\n  A: {nama: A, satuan: km, sifat: posisi, arah: naik, target: 1}\n"
    bidang = "bidang:\n  BM:\n    nama: BM\n    kepala: {jabatan: Kabid}\n"
    moved = bidang + "".join(f"    {line}\n" for line in body.splitlines())
    found = diff_of(tmp_path, year_text(opd_text(body + bidang)), year_text(opd_text(moved)))
    assert found.ubah == (Change("PUPR.A", "kontrak", "PUPR", "PUPR.BM", "PUPR.BM"),)
    assert sorted(found.menyentuh) == ["PUPR", "PUPR.BM"]


def test_a_plan_that_replaces_pekerjaan_names_its_months(tmp_path: Path) -> None:
    start = EXAMPLE.index("        pekerjaan:")
    end = EXAMPLE.index("    bidang:")
    planned = EXAMPLE[:start] + "        rencana: {jul: 1, sep: 1}\n" + EXAMPLE[end:]
    found = diff_of(tmp_path, EXAMPLE, planned)
    assert found.hapus == ("PUPR.JEMBATAN.A", "PUPR.JEMBATAN.B")
    assert [change.kolom for change in found.ubah] == ["rencana.sep", "rencana.okt"]


def test_yes_and_one_are_not_the_same(tmp_path: Path) -> None:
    body = "indikator: {A: {nama: A, satuan: x, sifat: posisi, arah: biner, target: ya}}"
    found = diff_of(
        tmp_path, year_text(opd_text(body)), year_text(opd_text(body.replace("biner, target: ya", "naik, target: 1")))
    )
    assert [(change.kolom, change.lama, change.baru) for change in found.ubah] == [
        ("arah", "biner", "naik"),
        ("target", "ya", "1"),
        ("rencana.des", "ya", "1"),
    ]


def test_a_header_alone_and_additions_to_it(tmp_path: Path) -> None:
    more = "prioritas: {RB: Birokrasi}\npengampu: {AST1: {jabatan: Asisten}}\naturan: {skala: {ZI: {WBK: 1}}}\n"
    found = diff_of(tmp_path, HEADER, HEADER + more)
    assert found.tambah == ("prioritas.RB", "pengampu.AST1")
    assert found.ubah == (Change("aturan", "skala.ZI", None, "WBK: 1"),)
    assert found.menyentuh == (), "a scale that nobody uses yet changes no score"


def test_opds_that_the_files_do_not_have_stay(tmp_path: Path) -> None:
    both = read_sound(tmp_path, year_text(opd_text(), opd_text(kode="SETDA")))
    path = tmp_path / "setda.yaml"
    path.write_text("versi: 1\ntahun: 2022\nopd:\n" + opd_text("alias: [SEKDA]", "SETDA"), encoding="utf-8")
    reading = read_contracts([path], lambda _year: held(both))
    found = diff(held(both), tajuk_of(reading), reading.opd)
    assert found == Diff((), (Change("SETDA", "alias", None, "SEKDA"),), (), ())


def test_no_cap_is_a_change_of_the_rules(tmp_path: Path) -> None:
    found = changed(tmp_path, ("batas_capaian: 120 ", "batas_capaian: null "))
    assert found.ubah == (Change("aturan", "batas_capaian", "120", None, "aturan"),)
