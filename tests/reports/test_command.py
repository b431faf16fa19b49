from __future__ import annotations

from pathlib import Path

import pytest

from kontrak.cli import app
from tests.cli.process import run

CONTRACTS = """\
versi: 1
tahun: 2022
daerah: Kabupaten Contoh
pihak_kedua: {nama: null, jabatan: Bupati Contoh}
pengampu:
  AST2: {jabatan: Asisten Perekonomian dan Pembangunan, nama: null}
opd:
  PUPR:
    nama: Dinas Pekerjaan Umum | Penataan Ruang
    kelompok: dinas
    pengampu: AST2
    kepala: {jabatan: Kepala Dinas PUPR, nama: null, status: plt}
    kontrak: {nomor: 188/12, tanggal: 2022-02-17}
    indikator:
      JALAN: {nama: Panjang jalan, satuan: km, sifat: akumulasi, arah: naik, target: 10, rencana: {feb: 5, mar: 5}}
    bidang:
      BM:
        nama: Bidang Bina Marga
        kepala: {jabatan: Kepala Bidang Bina Marga, nama: null}
        indikator:
          PAKET: {nama: Paket terkontrak, satuan: paket, sifat: akumulasi, arah: naik, target: 4, rencana: {mar: 4}}
  BAPPEDA:
    nama: Badan Perencanaan Pembangunan Daerah
    kelompok: badan
    kepala: {jabatan: Kepala Bappeda, nama: null}
    indikator:
      SAKIP: {nama: Nilai perencanaan, satuan: nilai, sifat: posisi, arah: naik, target: 80, rencana: {mar: 80}}
  ARSIP:
    nama: Dinas Kearsipan
    kelompok: dinas
    kepala: {jabatan: Kepala Dinas Kearsipan, nama: null}
    indikator:
      TERTIB: {nama: Unit tertib arsip, satuan: unit, sifat: akumulasi, arah: naik, target: 3, jatuh_tempo: des}
"""
REPORTS = """\
kode,bulan,realisasi,tanggal_lapor
PUPR.JALAN,feb,4,2022-03-05
PUPR.JALAN,mar,6,2022-04-05
BAPPEDA.SAKIP,mar,60,2022-04-05
"""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small recorded year."""
    folder = tmp_path_factory.mktemp("kerja")
    (folder / "contracts.yaml").write_text(CONTRACTS, encoding="utf-8")
    (folder / "realisasi.csv").write_text(REPORTS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("KONTRAK_SEKARANG", "2022-04-12T09:00:00+07:00")
        patch.setenv("KONTRAK_OLEH", "petugas")
        assert app.main(["impor", "contracts.yaml"]) == 0
        assert app.main(["catat", "--dari", "realisasi.csv"]) == 0
    return folder


class Shown:
    """Runs a command in this process, in an empty working folder, and keeps what it said."""

    def __init__(self, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._db = db
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> int:
        code = app.main(["rapor", "--db", str(self._db), *arguments])
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture
def rapor(recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shown:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", "2022-04-12T09:00:00+07:00")
    capsys.readouterr()
    return Shown(recorded / "kontrak.db", capsys)


def test_a_rapor_goes_to_standard_output_and_nothing_else_does(rapor: Shown) -> None:
    assert rapor("--opd", "pupr") == 0
    assert rapor.out.startswith("# Rapor Kinerja Dinas Pekerjaan Umum \\| Penataan Ruang\n")
    assert "**Kabupaten Contoh, s.d. Maret 2022**" in rapor.out
    assert "| 100,00 |\n|:---:|\n| `HIJAU` |\n| Sangat Tinggi |\n| peringkat 1 dari 2 |" in rapor.out
    assert "- Bidang Bina Marga: " in rapor.out
    assert rapor.err == ""


def test_the_figures_are_those_of_nilai(rapor: Shown, recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["nilai", "--db", str(recorded / "kontrak.db"), "--opd", "BAPPEDA", "--json"]) == 0
    import json

    figures = json.loads(capsys.readouterr().out)
    rapor("--opd", "BAPPEDA")
    assert f"segel {figures['segel']}" in rapor.out
    assert f"\n| {figures['opd'][0]['nilai_akhir']:.2f} |\n".replace(".", ",") in rapor.out


def test_a_rapor_of_a_bidang(rapor: Shown) -> None:
    assert rapor("--opd", "PUPR", "--bidang", "bm") == 0
    assert rapor.out.startswith("# Rapor Kinerja Bidang Bina Marga\n")
    assert "| Kepala Bidang Bina Marga | Asisten Perekonomian dan Pembangunan | Plt. Kepala Dinas PUPR |" in rapor.out


def test_an_opd_with_nothing_due_has_no_rank(rapor: Shown) -> None:
    assert rapor("--opd", "ARSIP") == 0
    assert "| – |\n|:---:|\n| `ABU-ABU` |\n| belum ada yang jatuh tempo |\n| tren – |" in rapor.out


def test_per_takes_the_paper_back_to_an_earlier_state(rapor: Shown) -> None:
    rapor("--opd", "PUPR", "--per", "1")
    assert "segel 1-" in rapor.out
    assert "0 karena belum lapor: Februari dan Maret" in rapor.out


def test_a_file_is_written_and_not_replaced_unasked(rapor: Shown, tmp_path: Path) -> None:
    assert rapor("--opd", "PUPR", "--keluar", "hasil/pupr.md") == 0
    assert (rapor.out, rapor.err) == ("", f"Rapor ditulis: {Path('hasil/pupr.md')}\n")
    first = (tmp_path / "hasil" / "pupr.md").read_bytes()
    assert first.decode().startswith("# Rapor Kinerja")
    assert rapor("--opd", "BAPPEDA", "--keluar", "hasil/pupr.md") == 1
    assert (rapor.out, "--timpa" in rapor.err) == ("", True)
    assert (tmp_path / "hasil" / "pupr.md").read_bytes() == first
    assert rapor("--opd", "BAPPEDA", "--keluar", "hasil/pupr.md", "--timpa") == 0
    assert (tmp_path / "hasil" / "pupr.md").read_bytes() != first


def test_all_rapors_go_into_a_folder_one_file_each(rapor: Shown, tmp_path: Path) -> None:
    assert rapor("--semua", "--keluar", "rapor", "--bulan", "mar") == 0
    assert rapor.out == ""
    assert rapor.err == "3 rapor Maret 2022 ditulis ke folder rapor\n"
    names = sorted(path.name for path in (tmp_path / "rapor").iterdir())
    assert names == ["rapor-2022-03-ARSIP.md", "rapor-2022-03-BAPPEDA.md", "rapor-2022-03-PUPR.md"]
    single = tmp_path / "satu.md"
    assert rapor("--opd", "PUPR", "--keluar", str(single)) == 0
    assert single.read_bytes() == (tmp_path / "rapor" / "rapor-2022-03-PUPR.md").read_bytes()


def test_one_file_in_the_way_keeps_all_from_being_written(rapor: Shown, tmp_path: Path) -> None:
    folder = tmp_path / "rapor"
    folder.mkdir()
    (folder / "rapor-2022-03-PUPR.md").write_text("lama", encoding="utf-8")
    assert rapor("--semua", "--keluar", "rapor") == 1
    assert [path.name for path in folder.iterdir()] == ["rapor-2022-03-PUPR.md"]


def test_the_rank_within_a_group_names_the_group(rapor: Shown, tmp_path: Path) -> None:
    assert rapor("--semua", "--keluar", "rapor", "--kelompok", "badan") == 0
    (path,) = (tmp_path / "rapor").iterdir()
    assert "| peringkat 1 dari 1 badan |" in path.read_text(encoding="utf-8")


def test_the_rank_under_a_supervisor_is_still_that_among_all(rapor: Shown, tmp_path: Path) -> None:
    assert rapor("--semua", "--keluar", "rapor", "--pengampu", "AST2") == 0
    (path,) = (tmp_path / "rapor").iterdir()
    assert "| peringkat 1 dari 2 |" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "--opd KODE"),
        (["--semua"], 2, "--keluar FOLDER"),
        (["--semua", "--keluar", "rapor.md"], 2, "satu berkas per OPD"),
        (["--semua", "--opd", "PUPR", "--keluar", "x"], 2, "Pilih salah satu"),
        (["--semua", "--bidang", "BM", "--keluar", "x"], 2, "Pilih salah satu"),
        (["--bidang", "BM"], 2, "--opd KODE"),
        (["--opd", "PUPR", "--kelompok", "dinas"], 2, "hanya menyaring --semua"),
        (["--opd", "PUPR", "--format", "md", "--keluar", "rapor.pdf"], 2, "rapor.md"),
        (["--opd", "PUPR.BM"], 1, "tulis: --opd PUPR --bidang BM"),
        (["PUPR"], 2, "Maksud Anda: kontrak rapor --opd PUPR?"),
        (["--opd", "PUPR", "--format", "pdf"], 2, "--keluar hasil.pdf"),
        (["--opd", "PUPR", "--format", "docx"], 2, "--keluar hasil.docx"),
        (["--opd", "PUPR", "--format", "odt"], 2, "md, html, docx, pdf"),
        (["--opd", "PUPR", "--format", "pdf", "--keluar", "rapor.md"], 2, "Hapus --format"),
        (["--opd", "PUPX"], 1, "Maksud Anda PUPR?"),
        (["--opd", "PUPR", "--bidang", "ZZ"], 1, "BM"),
        (["--opd", "PUPR", "--tahun", "2020"], 1, "2020"),
        (["--semua", "--keluar", "x", "--pengampu", "AST9"], 1, "AST9"),
    ],
)
def test_wrong_use_is_told_with_the_way_to_mend_it(
    rapor: Shown, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    assert rapor(*arguments) == code
    assert rapor.out == ""
    assert rapor.err.startswith("Galat: ")
    assert words in rapor.err
    assert not list(tmp_path.iterdir())


def test_a_faulty_template_of_the_user_writes_nothing(rapor: Shown, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "rapor.md").write_text("{{ pokok.kontrak.nama }}\n{{ rapor.salah }}\n", encoding="utf-8")
    assert rapor("--semua", "--keluar", "rapor") == 1
    assert "rapor.md:2 " in rapor.err
    assert not (tmp_path / "rapor").exists()


def test_a_template_of_the_user_is_used(rapor: Shown, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "rapor.md").write_text("{{ pokok.kontrak.nama }}\n", encoding="utf-8")
    assert rapor("--opd", "PUPR") == 0
    assert rapor.out == "Dinas Pekerjaan Umum \\| Penataan Ruang\n"


def test_as_a_process_of_its_own(recorded: Path, tmp_path: Path) -> None:
    done = run("rapor", "--opd", "BAPPEDA", "--db", str(recorded / "kontrak.db"), "--bulan", "mar", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# Rapor Kinerja Badan Perencanaan")


def test_a_message_has_at_most_ten_plain_lines(rapor: Shown) -> None:
    assert rapor("--opd", "PUPR", "--pesan") == 0
    lines = rapor.out.splitlines()
    assert 5 <= len(lines) <= 10
    assert lines[0].startswith("Rapor Kinerja Dinas Pekerjaan Umum | Penataan Ruang, Kabupaten Contoh, s.d. Maret 2022")
    assert lines[-1].startswith("Data s.d. ")
    assert not any(mark in rapor.out for mark in ("**", "|:", "`", "cetak:", "\\"))


def test_messages_of_all_heads_are_text_files(rapor: Shown, tmp_path: Path) -> None:
    assert rapor("--semua", "--pesan", "--keluar", "pesan") == 0
    assert {path.suffix for path in (tmp_path / "pesan").iterdir()} == {".txt"}
    assert rapor("--opd", "PUPR", "--pesan", "--format", "md") == 2
    assert "--format" in rapor.err


def test_the_meeting_as_a_message(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["rapat", "--bulan", "3", "--pesan", "--db", str(recorded / "kontrak.db")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert 5 <= len(lines) <= 10
    assert lines[0].startswith("Evaluasi kinerja s.d. Maret 2022, Kabupaten Contoh")
