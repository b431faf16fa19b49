"""What a sound file becomes: every key of SPEC §2 as a domain value, the plan as twelve months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.contracts.leaves import number_of
from kontrak.model.dasar import Pengampu, Pihak, Prioritas
from kontrak.model.declared import Aturan, Hasil, Kegiatan, Komponen, Langkah, Pekerjaan, Pembanding, SubKegiatan
from kontrak.model.kepala import Kepala
from kontrak.model.words import Arah, Sifat
from kontrak.numbers import NumberError, parse_number
from tests.contracts.builder import HEADER, KM, PERSEN, indikator_text, opd_text, read_indikator, read_sound, year_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.model.words import Value

D = Decimal
EXAMPLE = Path(__file__).with_name("contoh.yaml")
TEMPLATE = Path(__file__).parents[2] / "templates" / "mulai" / "contracts.yaml"


def plan(**months: Value) -> tuple[Value | None, ...]:
    names = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
    return tuple(months.get(name) for name in names)


def test_header_of_the_example(tmp_path: Path) -> None:
    tajuk = read_sound(tmp_path, EXAMPLE.read_text(encoding="utf-8")).tajuk
    assert tajuk is not None
    assert (tajuk.tahun, tajuk.daerah) == (2022, "Kabupaten Contoh")
    assert tajuk.pihak_kedua == Pihak(None, "Bupati Contoh")
    assert tajuk.aturan == Aturan(), "the example spells the defaults out"
    assert tajuk.prioritas[-1] == Prioritas("INFRASTRUKTUR", "Infrastruktur")
    assert tajuk.pengampu == (Pengampu("AST2", "Asisten Perekonomian dan Pembangunan", None),)


def test_opd_of_the_example(tmp_path: Path) -> None:
    (opd,) = read_sound(tmp_path, EXAMPLE.read_text(encoding="utf-8")).opd
    assert (opd.kode, opd.kelompok, opd.alias, opd.pengampu) == ("PUPR", "dinas", ("DPUPR",), "AST2")
    (program,) = opd.program
    assert program[:4] == ("P-JALAN", "Program Penyelenggaraan Jalan", 58_000_000_000, "1.03.10")
    below = (
        SubKegiatan("Pembangunan Jalan", "1.03.10.2.01.0005", 24_000_000_000),
        SubKegiatan("Rehabilitasi Jalan", "1.03.10.2.01.0009", 17_000_000_000),
    )
    assert program.kegiatan == (
        Kegiatan("Penyelenggaraan Jalan Kabupaten/Kota", "1.03.10.2.01", 41_000_000_000, below),
        Kegiatan("Penyelenggaraan Jembatan", None, 17_000_000_000),
    )
    own, (bidang,) = opd.kontrak, opd.bidang
    assert own.kepala == Kepala("Kepala Dinas PUPR", status="definitif", sejak=date(2021, 12, 24))
    assert (own.nomor, own.tanggal) == ("188/12/432.301/2022", date(2022, 2, 17))
    assert own.pakta_integritas
    assert own.kesediaan_mundur
    assert (bidang.kode, bidang.nomor, bidang.tanggal) == ("PUPR.BM", own.nomor, own.tanggal)
    assert not bidang.pakta_integritas


def test_indikators_of_the_example(tmp_path: Path) -> None:
    (opd,) = read_sound(tmp_path, EXAMPLE.read_text(encoding="utf-8")).opd
    jalan, kondisi, aduan, jembatan = opd.kontrak.indikator
    assert (jalan.kode, jalan.sifat, jalan.arah, jalan.target) == ("PUPR.JALAN", Sifat.AKUMULASI, Arah.NAIK, D(50))
    assert jalan.rencana == plan(apr=D(5), mei=D(5), jun=D(10), jul=D(10), agu=D(10), sep=D(10))
    assert (jalan.tahun_lalu, jalan.bobot, jalan.prioritas, jalan.program) == (
        D("39.32"),
        D(40),
        "INFRASTRUKTUR",
        "P-JALAN",
    )
    assert kondisi.rencana == plan(des=D("72.5"))
    assert (kondisi.target_lalu, kondisi.target_akhir, kondisi.target_akhir_tahun) == (D(70), D(80), 2023)
    assert kondisi.riwayat == (Hasil(2019, D("61.2")), Hasil(2020, D(63)))
    assert kondisi.tahun_lalu is None
    assert kondisi.pembanding == (Pembanding("Provinsi Jawa Timur", D("72.5"), 2021, "BPS"),)
    assert kondisi.definisi == "Panjang jalan kondisi baik dan sedang dibanding panjang seluruh jalan kabupaten"
    assert (kondisi.sumber_data, kondisi.penanggung_jawab_data) == (
        "Survei kondisi jalan",
        "Kepala Bidang Bina Marga",
    )
    assert aduan.rencana == plan(mar=D(7), jun=D(7), sep=D(7), des=D(7))
    assert jembatan.target == D(2)
    assert jembatan.rencana == plan(jul=D(1), okt=D(1))
    assert jembatan.pekerjaan[0] == Pekerjaan("PUPR.JEMBATAN.A", "Jembatan ruas A", D(1), 7, 2_400_000_000)
    (paket,) = opd.bidang[0].indikator
    assert (paket.kode, paket.mendukung) == ("PUPR.PAKET", "PUPR.JALAN")


def test_the_starter_file_is_sound_and_its_commented_rules_are_the_defaults(tmp_path: Path) -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    assert text.count("tahun: 2022\n") == 1, "kontrak mulai replaces this line"
    reading = read_sound(tmp_path, text)
    assert [opd.kode for opd in reading.opd] == ["PUPR", "SETDA"]
    head, rules, rest = text.partition("aturan:\n")
    commented, blank, rest = rest.partition("\n\n")
    opened = rules + "\n".join(
        line.replace("  # ", "  ", 1) if line.startswith("  # ") else line for line in commented.split("\n")
    )
    spelled_out = read_sound(tmp_path, head + opened + blank + rest)
    assert opened.count("\n") > 15
    assert spelled_out.tajuk == reading.tajuk
    assert spelled_out.tajuk is not None
    assert spelled_out.tajuk.aturan == Aturan()._replace(ambang_tangga=Decimal(90))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (KM + "target: 5", plan(des=D(5))),
        (KM + "target: 5\njatuh_tempo: agu", plan(agu=D(5))),
        (KM + "target: 5\njatuh_tempo: 3", plan(mar=D(5))),
        (KM + "target: 5\njatuh_tempo: Maret", plan(mar=D(5))),
        (KM + "target: 5\njatuh_tempo: 2022-03", plan(mar=D(5))),
        (KM + "target: 5\njatuh_tempo: tw2", plan(jun=D(5))),
        (KM + "target: 5\nrencana: {des: 2, jan: 3}", plan(jan=D(3), des=D(2))),
        (KM + "target: 5\nrencana: {Januari: 1, MEI: 2, agustus: 2}", plan(jan=D(1), mei=D(2), agu=D(2))),
        (KM + "target: 5\nrencana: {jan: 5, feb: null, mar: }", plan(jan=D(5))),
        (KM + "target: 5\nrencana:\n  jan: 2,5\n  feb: 2.5", plan(jan=D("2.5"), feb=D("2.5"))),
        (KM + f"target: 5\nrencana: [~, null, 2, {'null, ' * 8}3]", plan(mar=D(2), des=D(3))),
        (KM + "target: 5\nrencana: {triwulan: [null, 2, 3, null]}", plan(jun=D(2), sep=D(3))),
        (KM + "target: [5, 7.5]\nrencana: {jan: 0, jun: [5, 7.5]}", plan(jan=D(0), jun=(D(5), D("7.5")))),
        (PERSEN + "target: 72,5%\nrencana: {jun: 70%, des: 72.50}", plan(jun=D(70), des=D("72.5"))),
        (PERSEN + "target: [80, 90]\njatuh_tempo: nov", plan(nov=(D(80), D(90)))),
        ("satuan: x\nsifat: posisi\narah: turun\ntarget: 0\n", plan(des=D(0))),
        ("satuan: x\nsifat: rata_rata\narah: rentang\ntarget: [-1, 2]\nrencana: {jan: [-1, 2]}",
         plan(jan=(-D(1), D(2)))),
        ("satuan: x\nsifat: posisi\narah: biner\ntarget: ya\njatuh_tempo: mar", plan(mar=True)),
        ("satuan: x\nsifat: posisi\narah: biner\ntarget: TRUE", plan(des=True)),
        ("satuan: x\nsifat: posisi\narah: predikat\nskala: SAKIP\ntarget: BB\nrencana: {jun: B, des: BB}",
         plan(jun="B", des="BB")),
        (KM + "pekerjaan:\n  A: {nama: A, volume: 1, jatuh_tempo: jul}\n  B: {nama: B, volume: 2.5, jatuh_tempo: jul}\n"
         "  C: {nama: C, volume: 1, jatuh_tempo: 12}", plan(jul=D("3.5"), des=D(1))),
    ],
)  # fmt: skip
def test_plan_forms(tmp_path: Path, body: str, expected: tuple[Value | None, ...]) -> None:
    assert read_indikator(tmp_path, body).rencana == expected


def test_target_of_pekerjaan_is_their_sum(tmp_path: Path) -> None:
    works = "pekerjaan:\n  A: {nama: A, volume: 0.1, jatuh_tempo: jul}\n  B: {nama: B, volume: 0.2, jatuh_tempo: agu}"
    assert read_indikator(tmp_path, KM + works).target == D("0.3")
    assert read_indikator(tmp_path, KM + "target: 0.3\n" + works).target == D("0.3")


def test_sums_are_compared_exactly(tmp_path: Path) -> None:
    tenths = ", ".join(f"{month}: 0.1" for month in ("jan", "feb", "mar"))
    assert read_indikator(tmp_path, KM + f"target: 0.3\nrencana: {{{tenths}}}").target == D("0.3")


def test_numbers_money_and_dates_as_people_type_them(tmp_path: Path) -> None:
    body = (
        "kontrak: {tanggal: 17 Februari 2022, pakta_integritas: TRUE, kesediaan_mundur: Tidak}\n"
        "program:\n  P: {nama: Program, pagu: Rp58.000.000.000}\n  Q: {nama: Lain, pagu: '500.000,00'}\n"
        + indikator_text(KM + "target: 1.250.000,5\ntahun_lalu: 39,32\npagu: 1.250.000\nprogram: P")
    )
    (opd,) = read_sound(tmp_path, year_text(opd_text(body))).opd
    assert (opd.kontrak.tanggal, opd.kontrak.pakta_integritas, opd.kontrak.kesediaan_mundur) == (
        date(2022, 2, 17),
        True,
        False,
    )
    assert [program.pagu for program in opd.program] == [58_000_000_000, 500_000]
    (indikator,) = opd.kontrak.indikator
    assert (indikator.target, indikator.tahun_lalu, indikator.pagu) == (D("1250000.5"), D("39.32"), 1_250_000)


def test_null_and_blank_optional_keys_count_as_absent(tmp_path: Path) -> None:
    keys = ("alias", "pengampu", "kontrak", "program", "indikator", "bidang")
    bare = read_sound(tmp_path, year_text(opd_text())).opd
    assert read_sound(tmp_path, year_text(opd_text("".join(f"{key}: null\n" for key in keys)))).opd == bare
    texts = "pengampu: ''\nkontrak: {nomor: ' ', tanggal: '', pakta_integritas: null}\n"
    assert read_sound(tmp_path, year_text(opd_text(texts))).opd == bare
    optional = ("bobot", "rencana", "jatuh_tempo", "pekerjaan", "sasaran", "prioritas", "tahun_lalu", "pagu", "skala")
    plain = read_indikator(tmp_path, KM + "target: 5")
    assert read_indikator(tmp_path, KM + "target: 5\n" + "".join(f"{key}:\n" for key in optional)) == plain


def test_texts_keep_what_yaml_would_guess_at(tmp_path: Path) -> None:
    body = "kontrak: {nomor: 0123}\nalias: [no, 010, 1.000]\n"
    (opd,) = read_sound(tmp_path, year_text(opd_text(body))).opd
    assert opd.kontrak.nomor == "0123"
    assert opd.alias == ("no", "010", "1.000")


def test_texts_are_stored_in_composed_form(tmp_path: Path) -> None:
    reading = read_sound(tmp_path, HEADER.replace("Contoh", "Me\u0301rauke"))
    assert reading.tajuk is not None
    assert reading.tajuk.daerah == "Kabupaten M\u00e9rauke"
    assert type(reading.tajuk.daerah) is str


def test_bidang_takes_what_it_lacks_from_its_opd(tmp_path: Path) -> None:
    bidang = "bidang:\n  BM: {nama: Bina Marga, kepala: {jabatan: Kabid}, kontrak: {nomor: 7/BM}}\n"
    body = "kontrak: {nomor: 1/PUPR, tanggal: 2022-02-17}\n" + bidang
    (opd,) = read_sound(tmp_path, year_text(opd_text(body))).opd
    assert (opd.bidang[0].nomor, opd.bidang[0].tanggal) == ("7/BM", date(2022, 2, 17))


def test_mendukung_may_be_written_in_full(tmp_path: Path) -> None:
    below = "bidang:\n  BM:\n    nama: BM\n    kepala: {jabatan: Kabid}\n    indikator:\n      PAKET: {nama: P, "
    below += "satuan: paket, sifat: posisi, arah: naik, target: 1, mendukung: PUPR.JALAN}\n"
    (opd,) = read_sound(tmp_path, year_text(opd_text(indikator_text(KM + "target: 5") + below))).opd
    assert opd.bidang[0].indikator[0].mendukung == "PUPR.JALAN"


def test_rules_that_are_given_replace_defaults(tmp_path: Path) -> None:
    rules = "aturan: {batas_capaian: null, batas_lapor: 5, komponen: {capaian: 50, komitmen: 50}, tangga: {2: Surat}}\n"
    tajuk = read_sound(tmp_path, HEADER + rules).tajuk
    assert tajuk is not None
    assert tajuk.aturan == Aturan()._replace(
        batas_capaian=None, batas_lapor=5, komponen=Komponen(D(50), D(0), D(0), D(50)), tangga=(Langkah(2, "Surat"),)
    )
    assert type(tajuk.aturan.batas_lapor) is int


@given(st.from_regex(r"[0-9]{1,10}([.,][0-9]{1,3})?", fullmatch=True))
def test_the_short_way_to_a_number_is_the_long_way(text: str) -> None:
    def outcome(read: Callable[[str], Decimal]) -> str:
        try:
            return repr(read(text))
        except NumberError as error:
            return str(error)

    assert outcome(lambda typed: number_of(typed, percent=False)) == outcome(parse_number)
