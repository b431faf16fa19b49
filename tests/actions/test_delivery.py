"""A folder or .zip is one delivery: nothing is lost from it, and nothing in it contradicts itself (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.forms.sample import Filler

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workplace import Workplace

HEAD = "kode;bulan;realisasi;anggaran;kendala\n"


@pytest.fixture
def inbox(office: Workplace) -> Path:
    office.at("2022-05-05")
    folder = office.folder / "masuk"
    folder.mkdir()
    return folder


def form(office: Workplace, inbox: Path, name: str = "a.xlsx", **values: object) -> Filler:
    """A form of PUPR for April with a realisasi of JALAN and of PAKET."""
    office.do("formulir", "--bulan", "apr", "--opd", "PUPR", "--timpa")
    filler = Filler(office.folder / "formulir" / "formulir-2022-04-PUPR.xlsx")
    filler.fill("PUPR.JALAN", realisasi="5", **values)
    (inbox / name).parent.mkdir(exist_ok=True)
    filler.save(inbox / name)
    return filler


def test_sub_folders_are_read_and_what_is_skipped_is_named_and_counted(office: Workplace, inbox: Path) -> None:
    form(office, inbox, "dinas/a.xlsx")
    (inbox / "b.csv").write_text(f"{HEAD}DINKES.STUNTING;apr;15;;\n", encoding="utf-8")
    (inbox / "foto.jpg").write_bytes(b"x")
    (inbox / "~$a.xlsx").write_bytes(b"x")
    done = office.do("catat", "--dari", "masuk")
    assert "2 berkas: 2 laporan tercatat" in done.out
    assert done.err.partition("Berikutnya")[0].rstrip().endswith("2 dari 4 berkas tercatat, 2 tidak dibaca.")
    assert "foto.jpg dilewati: bukan .xlsx atau .csv." in done.err
    assert "sedang dibuka di Excel" in done.err


def test_an_old_workbook_is_refused_with_the_remedy_and_keeps_none_from_being_read(
    office: Workplace, inbox: Path
) -> None:
    form(office, inbox)
    (inbox / "lama.ods").write_bytes(b"x")
    (inbox / "rusak.xlsx").write_bytes(b"PKx")
    done = office.run("catat", "--dari", "masuk")
    assert done.code == 1
    assert "lama.ods ditolak: jenis .ods tidak dibaca; simpan sebagai .xlsx" in done.err
    assert "2 dari 3 berkas ditolak" in done.err
    assert office.indikator("PUPR.JALAN", "apr")["realisasi"] == 5


def test_a_zip_is_opened(office: Workplace, inbox: Path) -> None:
    form(office, inbox)
    with ZipFile(office.folder / "kirim.zip", "w") as archive:
        archive.write(inbox / "a.xlsx", "dinas/../a.xlsx")
        archive.writestr("foto.jpg", b"x")
        archive.writestr("lain.zip", b"x")
    done = office.run("catat", "--dari", "kirim.zip")
    assert done.code == 1
    assert "zip di dalam zip tidak dibuka" in done.err
    assert office.indikator("PUPR.JALAN", "apr")["realisasi"] == 5


def test_identical_forms_count_once_and_a_blank_merges(office: Workplace, inbox: Path) -> None:
    form(office, inbox, "a.xlsx")
    form(office, inbox, "b.xlsx")
    (inbox / "c.csv").write_text(f"{HEAD}PUPR.JALAN;apr;;1.000.000;\n", encoding="utf-8")
    assert "1 laporan dan 1 baris tanpa" not in office.do("catat", "--dari", "masuk", "--coba").out
    office.do("catat", "--dari", "masuk")
    assert office.indikator("PUPR.JALAN", "apr")["realisasi"] == 5
    assert office.opd("apr", kode="PUPR")["realisasi_anggaran"] == 1_000_000


def test_differing_forms_are_both_refused_with_the_cells(office: Workplace, inbox: Path) -> None:
    filler = form(office, inbox, "a.xlsx")
    filler.fill("PUPR.JALAN", realisasi="6").save(inbox / "b.xlsx")
    (inbox / "c.csv").write_text(f"{HEAD}DINKES.STUNTING;apr;15;;\n", encoding="utf-8")
    done = office.run("catat", "--dari", "masuk")
    cell = filler.cell("PUPR.JALAN", "realisasi").coordinate
    assert done.code == 1
    assert f"a.xlsx, lembar Laporan, sel {cell}: PUPR.JALAN April, realisasi 5 km, tetapi 6 km di" in done.err
    assert f"b.xlsx, lembar Laporan, sel {cell}: PUPR.JALAN April, realisasi 6 km, tetapi 5 km di" in done.err
    assert "2 dari 3 berkas ditolak" in done.err
    assert office.indikator("PUPR.JALAN", "apr")["realisasi"] is None
    assert office.indikator("DINKES.STUNTING", "apr")["realisasi"] == 15


def test_a_cell_blanked_in_a_form_sent_again_is_named_and_keeps_its_value(office: Workplace, inbox: Path) -> None:
    filler = form(office, inbox, kendala="hujan")
    office.do("catat", "--dari", "masuk")
    cell = filler.cell("PUPR.JALAN", "realisasi").coordinate
    filler.fill("PUPR.JALAN", realisasi=None).save(inbox / "a.xlsx")
    said = office.do("catat", "--dari", "masuk").err
    assert f"sel {cell}: realisasi PUPR.JALAN April dikosongkan, yang tercatat tetap: 5 km." in said
    assert 'kontrak batalkan PUPR.JALAN --bulan 4 --alasan "…"' in said
    assert office.indikator("PUPR.JALAN", "apr")["realisasi"] == 5
    form(office, inbox)  # one that was made since tells what is recorded, so its blanks take nothing back
    assert "dikosongkan" not in office.do("catat", "--dari", "masuk").err


def test_trying_says_exactly_what_the_real_run_then_does(office: Workplace, inbox: Path) -> None:
    form(office, inbox, "a.xlsx")
    (inbox / "b.csv").write_text(f"{HEAD}PUPR.JALAN;apr;;2.000.000;hujan\nPUPR.PAKET;apr;400;;\n", encoding="utf-8")
    tried = office.do("catat", "--dari", "masuk", "--coba")
    done = office.do("catat", "--dari", "masuk")
    assert tried.out.replace("akan dicatat", "tercatat") == done.out
    assert tried.err.partition("Berikutnya")[0] == done.err.partition("Berikutnya")[0]


def test_every_receipt_prints_value_target_and_capaian(office: Workplace, inbox: Path) -> None:
    office.do("catat", "PUPR.PAKET", "3", "--bulan", "mar")
    done = office.do("catat", "PUPR.PAKET", "4,5", "--bulan", "apr")
    assert "PUPR.PAKET April: 4,5 paket → 7,5 dari 12 paket (62,50%); janggal: desimal-satuan" in done.out
    assert "PUPR.PAKET April 2022 janggal (desimal-satuan): 4,5 paket" in done.err
    form(office, inbox)
    assert "PUPR.JALAN April: 5 km → 5 dari 5 km (100,00%)" in office.do("catat", "--dari", "masuk").out


def test_doubts_in_json(office: Workplace) -> None:
    done = office.do("catat", "PUPR.MANTAP", "0,7", "--bulan", "jun", "--json").json
    assert done["janggal"] == [
        {
            "kode_aturan": "persen-pecahan",
            "kode": "PUPR.MANTAP",
            "bulan": 6,
            "kalimat": "0,7%, target 72,5%; pecahan dari 70%?",
            "angka": {"nilai": 0.7},
        }
    ]
    assert (done["tercatat"][0]["target_sd"], done["tercatat"][0]["capaian"]) == (70, 1.0)


def test_answers_to_the_senders(office: Workplace, inbox: Path) -> None:
    filler = form(office, inbox, "dinas/a.xlsx")
    filler.fill("PUPR.JALAN", realisasi="lima").save(inbox / "b.xlsx")
    done = office.run("catat", "--dari", "masuk", "--tanda-terima", "jawab")
    assert done.code == 1
    good = (office.folder / "jawab" / "dinas-a.xlsx.tanda-terima.md").read_text(encoding="utf-8")
    assert "5 dari 5 km (100,00%)" in good
    bad = (office.folder / "jawab" / "b.xlsx.tanda-terima.md").read_text(encoding="utf-8")
    assert "perlu diperbaiki" in bad
    assert f"sel {filler.cell('PUPR.JALAN', 'realisasi').coordinate}" in bad
    assert "sudah ada" in office.refuse("catat", "--dari", "masuk", "--tanda-terima", "jawab")
    office.run("catat", "--dari", "masuk", "--tanda-terima", "jawab", "--timpa", "--pesan", "--coba")
    text = (office.folder / "jawab" / "b.xlsx.tanda-terima.txt").read_text(encoding="utf-8")
    assert "Percobaan: belum ada yang dicatat." in text


def test_spending_of_a_programme(office: Workplace, inbox: Path) -> None:
    office.at("2022-05-05")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--anggaran", "1.000.000")
    office.do("catat", "pupr.p-jalan", "--anggaran", "2.500.000", "--bulan", "apr", "--kendala", "lelang ulang")
    opd = office.opd("apr", kode="PUPR")
    assert opd["realisasi_anggaran"] == 3_500_000
    assert opd["bidang"][0]["realisasi_anggaran"] in (0, None)
    assert "sudah tercatat" in office.refuse("catat", "PUPR.P-JALAN", "--anggaran", "3.000.000", "--bulan", "apr")
    assert "hanya dicatat belanjanya" in office.refuse("catat", "PUPR.P-JALAN", "5", "--bulan", "mar")
    filler = form(office, inbox)
    filler.fill("PUPR.JALAN", realisasi=None).fill("PUPR.P-JALAN", anggaran="Rp750.000")
    filler.save(inbox / "a.xlsx")
    office.do("catat", "--dari", "masuk", "--koreksi", "--alasan", "salah jumlah")
    (inbox / "a.xlsx").unlink()
    (inbox / "p.csv").write_text(f"{HEAD}PUPR.P-JALAN;mar;;1.000.000;\n", encoding="utf-8")
    office.do("catat", "--dari", "masuk")
    assert office.opd("apr", kode="PUPR")["realisasi_anggaran"] == 1_000_000 + 750_000 + 1_000_000
    office.do("batalkan", "PUPR.P-JALAN", "--bulan", "mar", "--alasan", "salah bulan")
    assert office.opd("apr", kode="PUPR")["realisasi_anggaran"] == 1_750_000
    said = office.refuse("tangguhkan", "PUPR.P-JALAN", "--bulan", "mei", "--dasar", "1", "--alasan", "uji")
    assert "adalah program, bukan komitmen" in said
    office.do("segel")


def test_a_delivery_of_too_many_files_is_refused(office: Workplace, inbox: Path) -> None:
    for number in range(2001):
        (inbox / f"{number}.txt").touch()
    assert "lebih dari 2000 berkas" in office.refuse("catat", "--dari", "masuk")
