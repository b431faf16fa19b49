"""The contract form: prefilled, filled in by a program of its own, read back with every mistake at its cell."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kontrak.actions.importing import check_files
from kontrak.contracts import schema
from kontrak.rangka.form_keys import keys_of, opd_keys, sheets
from tests.cli.process import environment
from tests.rangka.filling import Filler, fill
from tests.rangka.layouts import FOLDER
from tests.workplace import Workplace, made_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.model.declared import Opd

SAMPLE = Path(__file__).parents[2] / "contracts.yaml"
HEADER = ("versi", "tahun", "daerah", "pihak_kedua", "aturan", "prioritas", "ciri", "pengampu")
YEAR = (FOLDER / "tahun-kecil.yaml").read_text(encoding="utf-8")


@pytest.fixture
@made_once
def office(desk: Workplace) -> Workplace:
    """A folder with the small year imported."""
    desk.write(YEAR)
    desk.do("impor")
    return desk


@pytest.fixture
def form(office: Workplace) -> Path:
    """The prefilled form of the small year."""
    office.do("formulir", "--kontrak", "--opd", "pu", "--tahun", "2022", "--keluar", ".")
    return office.folder / "kontrak-2022-PUPR.xlsx"


def test_as_it_was_prefilled_it_changes_nothing(office: Workplace, form: Path) -> None:
    assert "Tidak ada perubahan" in office.do("impor", form.name).out
    written = form.with_suffix(".yaml")
    assert written.read_text(encoding="utf-8").startswith("# Kontrak PUPR, dari formulir kontrak-2022-PUPR.xlsx.")
    assert "Tidak ada perubahan" in office.do("impor", written.name).out


def test_what_was_changed_is_imported_and_its_yaml_written(office: Workplace, form: Path) -> None:
    Filler(form).put("Indikator", 1, {"apr": "20", "mei": 30}).opd("kepala nama", "Ir. Sari, M.T.").save()
    tried = office.do("impor", form.name, "--coba", "--json").json
    assert {change["kolom"] for change in tried["ubah"]} == {"rencana.apr", "rencana.mei", "kepala.nama"}
    office.do("periksa", form.name)
    assert not form.with_suffix(".yaml").exists()
    office.do("impor", form.name)
    assert 'nama: "Ir. Sari, M.T."' in form.with_suffix(".yaml").read_text(encoding="utf-8")
    Filler(form).opd("kepala nama", "Ir. Sari").save()
    said = office.refuse("impor", form.name)
    assert "sudah ada dan isinya lain" in said
    office.do("impor", form.name, "--timpa")
    assert "nama: Ir. Sari\n" in form.with_suffix(".yaml").read_text(encoding="utf-8").replace(",", "\n")


def test_rangka_gives_the_complete_yaml_or_every_mistake(office: Workplace, form: Path) -> None:
    done = office.do("rangka", form.name, "--opd", "PUPR")
    assert "PERIKSA" not in done.out
    assert "adalah formulir kontrak PUPR, bukan DKP" in office.refuse("rangka", form.name, "--opd", "DKP")
    Filler(form).put("Indikator", 1, {"arah": "ke atas", "satuan": None}).put("Pekerjaan", 1, {"volume": "x"}).save()
    said = office.refuse("rangka", form.name, "--opd", "PUPR", "--keluar", "x.yaml")
    assert "lembar Indikator, sel E6: galat: 'satuan' belum diisi; isi selnya" not in said  # the title row is 5
    assert "lembar Indikator, sel F6: galat: arah 'ke atas' tidak dikenal" in said
    assert "'satuan' belum diisi; isi selnya" in said
    assert "lembar Pekerjaan, sel D6: galat: volume 'x' bukan angka" in said
    assert "3 galat" in said
    assert not (office.folder / "x.yaml").exists()


MISTAKES: dict[str, tuple[Callable[[Filler], Any], str]] = {
    "code twice": (
        lambda f: f.put("Indikator", 2, {"kode": "JALAN"}),
        "kode 'JALAN' sudah ada di lembar Indikator, sel A6",
    ),
    "unknown bidang": (lambda f: f.put("Indikator", 5, {"bidang": "CK"}), "bidang 'CK' tidak ada di lembar Bidang"),
    "pekerjaan of nobody": (
        lambda f: f.put("Pekerjaan", 2, {"indikator": "Q", "nama": "B"}),
        "indikator 'Q' tidak ada",
    ),
    "way of the plan": (lambda f: f.put("Indikator", 1, {"cara rencana": "acak"}), "cara rencana 'acak' tidak dikenal"),
    "falling sums": (
        lambda f: f.put("Indikator", 1, {"cara rencana": "kumulatif", "apr": "60", "mei": "50"}),
        "rencana kumulatif turun dari 60 ke 50",
    ),
    "error value": (lambda f: f.put("Indikator", 1, {"bobot": "#REF!"}), "sel berisi #REF!"),
    "long number": (lambda f: f.opd("kepala nip", 197001011990031001), "diubah Excel; ketik sebagai teks"),
    "date as month": (lambda f: f.put("Indikator", 4, {"jatuh tempo": date(2022, 3, 15)}), "2022-03-15 bukan bulan"),
    "sum": (lambda f: f.put("Indikator", 1, {"apr": "21"}), "menjumlah 50.8750, sedangkan target 50"),
    "weight": (lambda f: f.put("Indikator", 1, {"bobot": "41"}), "menjumlah 101, bukan 100"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_sheet_and_cell(office: Workplace, form: Path, name: str) -> None:
    change, said = MISTAKES[name]
    change(Filler(form)).save()
    done = office.run("periksa", form.name, "--json")
    (problem,) = done.json["galat"]
    assert said in problem["pesan"]
    assert problem["lembar"] in ("OPD", "Indikator", "Pekerjaan", "Bidang")
    assert problem["baris"] > 1
    assert done.code == 1


def test_sums_so_far_dates_and_numbers_mean_the_same(office: Workplace, form: Path) -> None:
    filler = Filler(form)
    filler.put("Indikator", 1, {"cara rencana": "kumulatif", "apr": 20.125, "mei": 50, "target": 50, "bobot": 0.4})
    filler.cell("Indikator", 1, "bobot").number_format = "0%"
    filler.put("Indikator", 2, {"target": "[-5, 5]"}).put("Indikator", 4, {"jatuh tempo": date(2022, 3, 1)})
    filler.opd("kepala sejak", date(2021, 12, 24)).opd("alias", "DPUPR\nPU").save()
    assert "Tidak ada perubahan" in office.do("impor", form.name).out


def test_a_row_without_a_code_gets_one_out_of_its_name(office: Workplace, form: Path) -> None:
    row = {
        "nama": "Persentase drainase berfungsi",
        "satuan": "persen",
        "sifat": "posisi",
        "arah": "naik",
        "target": "80",
    }
    Filler(form).put("Indikator", 6, {**row, "bidang": "BM"}).save()
    assert "PUPR.DRAINASE-BERFUNGSI" in office.do("impor", form.name, "--coba", "--json").json["tambah"]


def test_a_blank_form_for_an_opd_that_is_unknown(office: Workplace) -> None:
    office.do("formulir", "--kontrak", "--opd", "dkp", "--nama", "Dinas Kelautan", "--tahun", "2022", "--keluar", ".")
    path = office.folder / "kontrak-2022-DKP.xlsx"
    filler = Filler(path).opd("kelompok", "dinas").opd("kepala jabatan", "Kepala Dinas Kelautan")
    row = {
        "nama": "Produksi ikan",
        "satuan": "ton",
        "sifat": "akumulasi",
        "arah": "naik",
        "target": 10,
        "jun": 4,
        "des": 6,
    }
    filler.put("Indikator", 1, row).save()
    assert set(office.do("impor", path.name, "--coba", "--json").json["tambah"]) == {"DKP", "DKP.PRODUKSI-IKAN"}


def test_without_a_database_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Workplace(tmp_path, monkeypatch, capsys)
    place.do("formulir", "--kontrak", "--opd", "DKP", "--nama", "Dinas Kelautan")
    assert (tmp_path / "formulir" / "kontrak-2023-DKP.xlsx").exists()
    assert place.content() is None


@pytest.mark.parametrize(
    "options",
    [("--kontrak", "--bulan", "mar"), ("--kontrak", "--nama", "X"), ("--nama", "X"), ("--opd", "A", "--opd", "B")],
)
def test_wrong_use(office: Workplace, options: tuple[str, ...]) -> None:
    office.refuse("formulir", *options, code=2)


def test_other_workbooks_and_reports(office: Workplace, form: Path) -> None:
    assert "adalah formulir kontrak, bukan laporan" in office.run("catat", "--dari", form.name).err
    office.do("formulir", "--bulan", "2022-03", "--keluar", ".")
    assert "bukan formulir kontrak" in office.run("periksa", "formulir-2022-03-PUPR.xlsx").out


def test_what_is_listed_below_an_item_comes_back(office: Workplace, form: Path) -> None:
    """Comparisons, activities and years are rows and cells; older forms lack their sheets."""
    filler = Filler(form)
    filler.put("Pembanding", 3, {"indikator": "Jalan diperbaiki", "nama": "Provinsi", "nilai": 12.5, "sumber": "BPS"})
    filler.put("Kegiatan", 5, {"program": "P-JALAN", "nama": "Pemeliharaan", "pagu": "58.000.000.000"})
    filler.put("Kegiatan", 6, {"program": "P-JALAN", "bagian dari": "pemeliharaan", "nama": "Rutin"})
    filler.put("Indikator", 1, {"riwayat": "2019: 40,5; 2020: 41"}).save()
    changes = office.do("impor", form.name, "--coba", "--json").json["ubah"]
    assert {(row["kode"], row["kolom"], row["baru"]) for row in changes} == {
        ("PUPR.JALAN", "riwayat.2019", "40.5"),
        ("PUPR.JALAN", "riwayat.2020", "41"),
        ("PUPR.JALAN", "pembanding", "Provinsi: 12.5 (BPS)"),
        ("PUPR.P-JALAN", "kegiatan", "Pemeliharaan 58000000000; Rutin"),
    }
    filler.put("Kegiatan", 6, {"bagian dari": "Lain"}).put("Pembanding", 3, {"indikator": "X", "sumber": None}).save()
    said = office.run("periksa", form.name).out
    assert "kegiatan 'Lain' tidak ada di atasnya pada program ini" in said
    assert "indikator 'X' tidak ada di lembar Indikator; tulis kodenya" in said
    for name in ("Kegiatan", "Pembanding"):
        del filler.book[name]
    filler.save()
    office.do("periksa", form.name)


def test_every_key_of_the_schema_has_a_column() -> None:
    """A new key appears by itself: only groups below codes, which have sheets, and the months of rencana do not."""
    columns = {key.jalur[0] for key in opd_keys()}
    assert columns | {"program", "indikator", "bidang"} == set(schema.Opd.model_fields)
    for own in sheets():
        kind = getattr(schema, own.nama)
        below = {
            "Indikator": {"rencana", "pekerjaan", "pembanding"},
            "Bidang": {"indikator"},
            "Program": {"kegiatan"},
            "Kegiatan": {"sub_kegiatan"},
        }.get(own.nama, set())
        assert {key.jalur[0] for key in own.kunci} | below == set(kind.model_fields)
        assert len({key.kunci for key in own.kunci}) == len(own.kunci)
    assert keys_of(schema.Program)[0].wajib


def opds_of(files: list[Path], db: Path) -> dict[str, Opd]:
    reading = check_files(files, db)
    assert [str(problem) for problem in reading.galat] == []
    return {opd.kode: opd for opd in reading.opd}


def sample_forms(folder: Path, codes: list[str], place: Workplace) -> list[Path]:
    """Blank forms of the sample's OPDs, filled in from its plain YAML, behind its header."""
    whole = yaml.load(SAMPLE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    header = folder / "tajuk.yaml"
    header.write_text(
        yaml.dump({key: whole[key] for key in HEADER}, Dumper=yaml.CSafeDumper, sort_keys=False), encoding="utf-8"
    )
    paths = [header]
    for code in codes:
        place.do("formulir", "--kontrak", "--opd", code, "--nama", "X", "--tahun", "2022", "--keluar", ".")
        paths.append(fill(folder / f"kontrak-2022-{code}.xlsx", whole["opd"][code]))
    return paths


def check_sample(place: Workplace, codes: list[str]) -> None:
    none = place.folder / "tidak-ada.db"
    expected = opds_of([SAMPLE], none)
    found = opds_of(sample_forms(place.folder, codes, place), none)
    assert found == {code: expected[code] for code in codes}


def test_the_sample_filled_in_by_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    check_sample(Workplace(tmp_path, monkeypatch, capsys), ["PUPR", "SETDA", "DINKES"])


@pytest.mark.berat
def test_the_whole_sample_filled_in_by_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = list(yaml.load(SAMPLE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)["opd"])
    check_sample(Workplace(tmp_path, monkeypatch, capsys), codes)


@pytest.mark.berat
def test_the_formulas_add_up_while_typing(office: Workplace, form: Path) -> None:
    """Another office program computes them: the sum of the weights, of each plan, and its last value."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", "hitung", form.name],
        cwd=office.folder, env=environment(HOME=str(office.folder)), capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    from openpyxl import load_workbook

    sheet = load_workbook(office.folder / "hitung" / form.name, data_only=True)["Indikator"]
    values = {sheet.cell(5, column).value: sheet.cell(6, column).value for column in range(1, sheet.max_column + 1)}
    assert (values["jumlah rencana"], values["rencana terakhir"]) == (50, "29,8750")
    weight = next(column for column in range(1, 40) if sheet.cell(5, column).value == "bobot")
    assert sheet.cell(4, weight).value == 100


def test_json_of_a_yaml_file_has_no_sheet(office: Workplace) -> None:
    office.write("versi: 1\ntahun: 22\n", "a.yaml")
    document = json.loads(office.run("periksa", "a.yaml", "--json").out)
    assert "lembar" not in document["galat"][0]
