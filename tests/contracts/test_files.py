"""Several files in one command, and files over what the database holds (SPEC §2, last paragraphs)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from kontrak.contracts.read import Existing, read_contracts
from kontrak.model.dasar import Pengampu, Pihak, Prioritas
from kontrak.model.declared import Aturan, Kontrak, Opd, Tajuk
from kontrak.model.kepala import Kepala
from tests.contracts.builder import HEADER, KM, NOTHING, indikator_text, messages, opd_text, read, read_sound, year_text

YEAR = "versi: 1\ntahun: 2022\n"
HELD = Tajuk(
    tahun=2022,
    daerah="Kabupaten Lama",
    pihak_kedua=Pihak("Bupati Lama", "Bupati"),
    aturan=Aturan()._replace(batas_lapor=5, skala={"ZI": {"A": Decimal(1)}}),
    prioritas=(Prioritas("RB", "Reformasi birokrasi"), Prioritas("EKONOMI", "Ekonomi")),
    pengampu=(Pengampu("AST2", "Asisten", None),),
)


def held_opd(kode: str, *alias: str) -> Opd:
    return Opd(kode, f"Dinas {kode}", "dinas", alias, None, Kontrak(kode, f"Dinas {kode}", Kepala("Kepala")))


def test_the_header_may_stand_in_one_file(tmp_path: Path) -> None:
    reading = read_sound(
        tmp_path, year_text(opd_text(), header=""), HEADER, year_text(opd_text(kode="SETDA"), header=YEAR)
    )
    assert reading.berkas == tuple(str(tmp_path / f"{name}.yaml") for name in ("satu", "dua", "tiga"))
    assert [opd.kode for opd in reading.opd] == ["PUPR", "SETDA"]
    assert reading.tajuk is not None
    assert reading.tajuk.daerah == "Kabupaten Contoh"


def test_identical_headers_are_no_mistake_however_they_are_written(tmp_path: Path) -> None:
    one = HEADER + "aturan: {skala: {ZI: {A: 1, B: 2}}, batas_lapor: 10}\nprioritas: {RB: Birokrasi}\n"
    two = HEADER + "aturan: {batas_lapor: 10, skala: {ZI: {B: 2.0, A: 1}}}\nprioritas: {'RB': \"Birokrasi\"}\n"
    read_sound(tmp_path, one, two)


def test_different_headers_name_both_places(tmp_path: Path) -> None:
    one = HEADER + "prioritas: {RB: Birokrasi}\naturan: {batas_lapor: 10}\n"
    two = HEADER.replace("2022", "2023").replace("Contoh", "Lain") + "prioritas: {KES: Kesehatan}\n"
    reading = read(tmp_path, one, two + "aturan: {batas_lapor: 11}\n")
    found = [(problem.berkas, problem.baris, problem.jalur) for problem in reading.galat]
    second = str(tmp_path / "dua.yaml")
    assert found == [(second, 2, "tahun"), (second, 3, "daerah"), (second, 5, "prioritas"), (second, 6, "aturan")]
    assert "satu.yaml:3;" in messages(reading)[1]


def test_an_opd_in_two_files_names_both_places(tmp_path: Path) -> None:
    reading = read(
        tmp_path, year_text(opd_text()), year_text(opd_text(kode="SETDA"), opd_text("alias: [DPUPR]"), header=YEAR)
    )
    (problem,) = reading.galat
    assert (problem.berkas, problem.baris) == (str(tmp_path / "dua.yaml"), 8)
    assert f"OPD PUPR sudah ada di {tmp_path / 'satu.yaml'}:6;" in problem.pesan


def test_the_same_file_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(year_text(opd_text()), encoding="utf-8")
    reading = read_contracts([path, path], lambda _year: NOTHING)
    assert (reading.berkas, reading.galat, len(reading.opd)) == ((str(path),), (), 1)


def test_errors_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    broken = opd_text(indikator_text(KM + "target: lima\nbobot: 0"), kode="SETDA")
    reading = read(tmp_path, year_text(opd_text("pengampu: X")), "a: [", year_text(broken, header=YEAR))
    assert [Path(problem.berkas).name for problem in reading.galat] == ["dua.yaml", "tiga.yaml", "tiga.yaml"]


def test_a_file_that_cannot_be_read_is_not_taken_for_a_missing_header(tmp_path: Path) -> None:
    reading = read(tmp_path, year_text(opd_text("pengampu: AST9"), header=""), HEADER + "\tpengampu: 1\n")
    assert len(reading.galat) == 1
    assert "tab" in messages(reading)[0]


@pytest.mark.parametrize("key", ["versi", "tahun"])
def test_versi_and_tahun_are_always_needed(tmp_path: Path, key: str) -> None:
    text = "".join(line for line in YEAR.splitlines(keepends=True) if not line.startswith(key)) + "daerah: X\n"
    reading = read(tmp_path, text, existing=Existing(HELD, {}))
    assert [problem.jalur for problem in reading.galat] == [key]


def test_an_absent_header_keeps_what_the_database_holds(tmp_path: Path) -> None:
    assert read_sound(tmp_path, YEAR, existing=Existing(HELD, {})).tajuk == HELD


def test_the_database_is_asked_for_the_year_of_the_files(tmp_path: Path) -> None:
    asked: list[int] = []

    def existing(year: int) -> Existing:
        asked.append(year)
        return NOTHING

    path = tmp_path / "a.yaml"
    path.write_text(HEADER, encoding="utf-8")
    read_contracts([path], existing)
    assert asked == [2022]
    path.write_text(HEADER.replace("2022", "dua ribu"), encoding="utf-8")
    read_contracts([path], existing)
    assert asked == [2022], "no year, no question"


def test_the_file_stands_over_the_database_key_by_key(tmp_path: Path) -> None:
    text = YEAR + (
        "daerah: Kabupaten Baru\naturan: {ambang_kritis: 40, skala: {ZI: {A: 2}, OPINI: {WTP: 4}}}\n"
        "prioritas: {KES: Kesehatan, RB: Birokrasi}\npengampu: {AST1: {jabatan: Asisten Satu}}\n"
    )
    tajuk = read_sound(tmp_path, text, existing=Existing(HELD, {})).tajuk
    assert tajuk == HELD._replace(
        daerah="Kabupaten Baru",
        aturan=HELD.aturan._replace(
            ambang_kritis=Decimal(40), skala={"ZI": {"A": Decimal(2)}, "OPINI": {"WTP": Decimal(4)}}
        ),
        prioritas=(Prioritas("RB", "Birokrasi"), Prioritas("EKONOMI", "Ekonomi"), Prioritas("KES", "Kesehatan")),
        pengampu=(Pengampu("AST2", "Asisten", None), Pengampu("AST1", "Asisten Satu", None)),
    )


def test_a_new_year_adds_its_scales_to_the_defaults(tmp_path: Path) -> None:
    tajuk = read_sound(tmp_path, HEADER + "aturan: {skala: {ZI: {WBK: 1, WBBM: 2}}}\n").tajuk
    assert tajuk is not None
    assert list(tajuk.aturan.skala) == ["SAKIP", "OPINI", "ZI"]


def test_codes_may_be_declared_in_the_database(tmp_path: Path) -> None:
    predikat = "satuan: predikat\nsifat: posisi\narah: predikat\nskala: ZI\ntarget: A\nprioritas: EKONOMI"
    text = year_text(opd_text("pengampu: AST2\n" + indikator_text(predikat)), header=YEAR)
    read_sound(tmp_path, text, existing=Existing(HELD, {}))
    assert len(read(tmp_path, text.replace(YEAR, HEADER)).galat) == 3


def test_codes_may_be_declared_in_another_file(tmp_path: Path) -> None:
    text = year_text(opd_text("pengampu: AST2\n"), header=YEAR)
    read_sound(tmp_path, text, HEADER + "pengampu: {AST2: {jabatan: Asisten}}\n")


@pytest.mark.parametrize(
    ("body", "kode", "message"),
    [
        ("alias: [setda]", "PUPR", "alias 'setda' sama dengan kode OPD SETDA; hapus atau ganti"),
        ("alias: ['dinas  air']", "PUPR", "alias 'dinas  air' sudah menjadi alias SETDA; hapus atau ganti"),
        ("alias: [PU, pu]", "PUPR", "alias 'pu' ditulis dua kali; hapus atau ganti"),
        ("", "SEKDA", "kode SEKDA sudah menjadi alias SETDA; pakai kode lain"),
        ("alias: [pupr]", "PUPR", None),
        ("alias: [Sekda]", "SETDA", None),
    ],
)
def test_aliases_are_unique_with_those_of_the_database(
    tmp_path: Path, body: str, kode: str, message: str | None
) -> None:
    held = {"SETDA": held_opd("SETDA", "Sekda", "Dinas Air"), "PUPR": held_opd("PUPR", "PU")}
    reading = read(tmp_path, year_text(opd_text(body, kode), header=YEAR), existing=Existing(HELD, held))
    assert messages(reading) == ([message] if message else [])


def test_a_code_that_is_used_twice_in_one_indikator_is_a_duplicate_key(tmp_path: Path) -> None:
    works = "pekerjaan:\n  A: {nama: A, volume: 1, jatuh_tempo: jul}\n  A: {nama: B, volume: 1, jatuh_tempo: agu}"
    assert "kunci ganda 'A'" in messages(read(tmp_path, year_text(opd_text(indikator_text(KM + works)))))[0]


def test_pekerjaan_of_two_indikators_may_share_a_code(tmp_path: Path) -> None:
    works = KM + "pekerjaan:\n  A: {nama: A, volume: 1, jatuh_tempo: jul}"
    two = indikator_text(works) + indikator_text(works, "JALAN-2").removeprefix("indikator:\n")
    read_sound(tmp_path, year_text(opd_text(two)))


def test_references_to_a_part_that_cannot_be_read_are_not_reported_too(tmp_path: Path) -> None:
    text = HEADER + "pengampu: [AST2]\nprioritas: {RB: [x]}\naturan: {skala: {ZI: [A]}}\n"
    predikat = "satuan: x\nsifat: posisi\narah: predikat\nskala: ZI\ntarget: A\nprioritas: RB"
    reading = read(tmp_path, year_text(opd_text("pengampu: AST2\n" + indikator_text(predikat)), header=text))
    assert [problem.jalur for problem in reading.galat] == ["pengampu", "prioritas.RB", "aturan.skala.ZI"]
