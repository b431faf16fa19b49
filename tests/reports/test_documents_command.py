"""``rapat`` and ``dokumen`` from the command line: what goes where, and what is said when it cannot."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from kontrak.cli import app
from kontrak.cli.dokumen import Jenis
from tests.cli.process import environment, run
from tests.cost import PATIENCE
from tests.posix import needs
from tests.reports.markdown import tables
from tests.reports.test_command import CONTRACTS, REPORTS

NOW = "2022-04-12T09:00:00+07:00"
APART = (Jenis.PERINGATAN, Jenis.PENGHARGAAN, Jenis.PENGAMPU, Jenis.PENGUKURAN, Jenis.SERAH_TERIMA)
KINDS = [kind for kind in Jenis if kind not in APART]
"""Those that PUPR can have: it has missed nothing."""


class Shown:
    """Runs a command in this process and keeps what it said."""

    def __init__(self, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.db = db
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> int:
        code = app.main([*arguments, "--db", str(self.db)])
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small year: one head has a pledge, one missed, one has nothing due."""
    folder = tmp_path_factory.mktemp("kerja")
    contracts = CONTRACTS.replace("tanggal: 2022-02-17}", "tanggal: 2022-02-17, pakta_integritas: ya}")
    (folder / "contracts.yaml").write_text(contracts, encoding="utf-8")
    (folder / "realisasi.csv").write_text(REPORTS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("KONTRAK_SEKARANG", NOW)
        patch.setenv("KONTRAK_OLEH", "petugas")
        assert app.main(["impor", "contracts.yaml"]) == 0
        assert app.main(["catat", "--dari", "realisasi.csv"]) == 0
    return folder


@pytest.fixture
def kontrak(
    recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shown:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
    capsys.readouterr()
    return Shown(recorded / "kontrak.db", capsys)


# --- rapat -----------------------------------------------------------------------------------------


def test_the_meetings_paper_has_the_figures_of_status(kontrak: Shown) -> None:
    assert kontrak("status", "--json") == 0
    figures = json.loads(kontrak.out)["opd"]
    assert kontrak("rapat") == 0
    assert (kontrak.err, kontrak.out.startswith("# Bahan Rapat Evaluasi Kinerja s.d. Maret 2022\n")) == ("", True)
    (full,) = [table for table in tables(kontrak.out) if "Konsistensi" in table[0]]
    shown = [(row[1].rpartition("(")[2].rstrip(")"), row[full[0].index("Nilai akhir")]) for row in full[1:]]
    expected = [
        (item["kode"], "–" if item["nilai"] is None else f"{item['nilai']:.2f}".replace(".", ",")) for item in figures
    ]
    assert shown == expected


def test_the_meeting_of_one_supervisor(kontrak: Shown) -> None:
    assert kontrak("rapat", "--pengampu", "AST2") == 0
    assert "(pengampu AST2)" in kontrak.out
    assert "BAPPEDA" not in kontrak.out


def test_the_scope_is_told_a_blank_behind_what_it_limits(kontrak: Shown) -> None:
    assert kontrak("rapat", "--kelompok", "badan") == 0
    assert "**Kabupaten Contoh (kelompok badan); data" in kontrak.out
    assert kontrak("dokumen", "penghargaan", "--kelompok", "badan") == 0
    assert "**15 OPD terbaik (kelompok badan), Kabupaten Contoh" in kontrak.out


def test_an_award_list_of_barred_heads_says_so(succeeded: Shown) -> None:
    own = ["--dasar", "LHP-5", "--tanggal", "2022-03-20", "--uraian", "Temuan final"]
    assert succeeded("integritas", "BAPPEDA", *own) == 0
    assert succeeded("dokumen", "penghargaan", "--kelompok", "badan") == 0
    assert "Semua OPD yang mempunyai nilai terhalang oleh temuan integritas." in succeeded.out
    assert "Belum ada OPD" not in succeeded.out


@pytest.mark.parametrize(
    "command",
    [
        ["rapat"],
        ["rapor", "--semua", "--keluar", "hasil"],
        ["dokumen", "penghargaan"],
        ["formulir", "--keluar", "hasil"],
        ["papan", "--keluar", "papan.html"],
    ],
    ids=lambda command: command[0],
)
def test_nothing_is_written_where_a_filter_leaves_no_opd(kontrak: Shown, tmp_path: Path, command: list[str]) -> None:
    assert kontrak(*command, "--kelompok", "rsud") == 1
    assert (kontrak.out, "Tidak ada OPD yang cocok." in kontrak.err) == ("", True)
    assert list(tmp_path.iterdir()) == []


def test_nobody_owes_a_report_is_not_said_of_no_opd(kontrak: Shown) -> None:
    assert kontrak("belum-lapor", "--kelompok", "rsud") == 0
    assert "Tidak ada OPD yang cocok." in kontrak.out
    assert "sudah masuk" not in kontrak.out


def test_january_has_nothing_to_compare_with(kontrak: Shown) -> None:
    assert kontrak("rapat", "--bulan", "jan") == 0
    assert "Belum ada komitmen yang jatuh tempo s.d. Januari 2022." in kontrak.out
    assert "belum ada bulan pembanding" in kontrak.out


def test_the_names_of_files_sort(kontrak: Shown, tmp_path: Path) -> None:
    for form in ("md", "html", "docx", "pdf"):
        assert kontrak("rapat", "--format", form, "--keluar", "hasil") == 0
        assert kontrak.err == f"Bahan rapat ditulis: {Path('hasil', f'rapat-2022-03.{form}')}\n"
        assert kontrak("dokumen", "perjanjian", "--opd", "PUPR", "--format", form, "--keluar", "hasil") == 0
    names = sorted(path.name for path in (tmp_path / "hasil").iterdir())
    assert names == [
        f"{kind}.{form}" for kind in ("perjanjian-2022-PUPR", "rapat-2022-03") for form in ("docx", "html", "md", "pdf")
    ]


@pytest.mark.parametrize(
    ("name", "begins"), [("a.pdf", b"%PDF-"), ("a.DOCX", b"PK"), ("a.html", b"<!"), ("a.md", b"# "), ("a.txt", b"# ")]
)
def test_the_suffix_of_the_file_is_its_form(kontrak: Shown, tmp_path: Path, name: str, begins: bytes) -> None:
    commands = (["rapat"], ["rapor", "--opd", "PUPR"], ["dokumen", "perjanjian", "--opd", "PUPR"])
    for command in commands:
        if name == "a.txt":
            assert kontrak(*command, "--keluar", name) == 2
            continue
        assert kontrak(*command, "--keluar", name, "--timpa") == 0
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_folder_is_no_form_whatever_its_name(kontrak: Shown, tmp_path: Path) -> None:
    (tmp_path / "arsip.pdf").mkdir()
    assert kontrak("rapat", "--keluar", "arsip.pdf") == 0
    assert [path.name for path in (tmp_path / "arsip.pdf").iterdir()] == ["rapat-2022-03.md"]


# --- dokumen ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_goes_to_standard_output(kontrak: Shown, kind: str) -> None:
    assert kontrak("dokumen", kind, "--opd", "pupr") == 0
    assert kontrak.out.startswith("# ")
    assert kontrak.err == ""
    assert "Dinas Pekerjaan Umum \\| Penataan Ruang" in kontrak.out


def test_the_contract_of_a_head_of_division_is_with_the_head_of_the_agency(kontrak: Shown) -> None:
    assert kontrak("dokumen", "perjanjian", "--opd", "PUPR", "--bidang", "bm") == 0
    assert "| Plt. Kepala Dinas PUPR | Kepala Bidang Bina Marga |" in kontrak.out
    assert "Program dan anggaran" not in kontrak.out


def test_the_pledges_stand_in_the_contract_only_when_it_says_so(kontrak: Shown) -> None:
    kontrak("dokumen", "perjanjian", "--opd", "PUPR")
    assert "# PAKTA INTEGRITAS" in kontrak.out
    assert "KESEDIAAN MUNDUR" not in kontrak.out
    kontrak("dokumen", "perjanjian", "--opd", "BAPPEDA")
    assert "PAKTA INTEGRITAS" not in kontrak.out


def test_all_papers_of_a_kind_go_into_a_folder(kontrak: Shown, tmp_path: Path) -> None:
    assert kontrak("dokumen", "rencana-aksi", "--semua", "--keluar", "rencana") == 0
    assert kontrak.err == "3 dokumen rencana-aksi ditulis ke folder rencana\n"
    assert sorted(path.name for path in (tmp_path / "rencana").iterdir())[0] == "rencana-aksi-2022-ARSIP.md"
    assert kontrak("dokumen", "pakta-integritas", "--semua", "--keluar", "pakta") == 0
    assert [path.name for path in (tmp_path / "pakta").iterdir()] == ["pakta-integritas-2022-PUPR.md"]


def test_the_sheet_of_one_supervisor_or_of_all(kontrak: Shown, tmp_path: Path) -> None:
    assert kontrak("dokumen", "pengampu", "--pengampu", "ast2") == 0
    assert kontrak.out.startswith("# Lembar Pengampu: Asisten Perekonomian dan Pembangunan\n")
    assert kontrak("dokumen", "pengampu", "--semua", "--keluar", "lembar") == 0
    assert kontrak.err == "1 dokumen pengampu ditulis ke folder lembar\n"
    assert [path.name for path in (tmp_path / "lembar").iterdir()] == ["pengampu-2022-03-AST2.md"]


def test_the_draw_of_the_sheet_is_repeated_by_the_command_that_it_prints(kontrak: Shown) -> None:
    import shlex

    assert kontrak("dokumen", "pengampu", "--pengampu", "AST2") == 0
    (drawn,) = [table for table in tables(kontrak.out) if "Yang ditemukan di lapangan" in table[0]]
    (command,) = re.findall(r"`kontrak (verifikasi --contoh [^`]+)`", kontrak.out)
    assert kontrak(*shlex.split(command), "--json") == 0
    rows = json.loads(kontrak.out)["belum_diperiksa"]
    assert [f"{row['nama']} ({row['kode']})" for row in rows] == [row[1] for row in drawn[1:]]
    assert rows


def test_a_follow_up_that_names_the_supervisor_stands_first(succeeded: Shown) -> None:
    for opd, pic in (("PUPR", "Kabid"), ("BAPPEDA", "asisten perekonomian dan pembangunan")):
        agreed = [opd, f"Tugas {opd}", "--pic", pic, "--batas", "2022-03-20"]
        assert succeeded("tindak-lanjut", "tambah", *agreed, "--bulan", "feb") == 0
    assert succeeded("dokumen", "pengampu", "--pengampu", "AST2") == 0
    part = succeeded.out.partition("## Tindak lanjut")[2].partition("## Catatan")[0]
    lines = [line for line in part.splitlines() if line.startswith("- ")]
    assert [("Atas nama pengampu" in line, "**lewat 11 hari**" in line) for line in lines] == [
        (True, True),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ([], 2, "--pengampu KODE, atau --semua --keluar FOLDER"),
        (["--pengampu", "AST2", "--semua", "--keluar", "x"], 2, "Pilih salah satu"),
        (["--opd", "PUPR"], 2, "tidak memakai --opd"),
        (["--pengampu", "AST2", "--teratas", "3"], 2, "tidak memakai --teratas"),
        (["--semua"], 2, "--semua memerlukan --keluar FOLDER"),
        (["--pengampu", "AST9"], 1, "Yang ada: AST2"),
    ],
)
def test_what_a_supervisors_sheet_does_not_take(kontrak: Shown, options: list[str], code: int, said: str) -> None:
    assert kontrak("dokumen", "pengampu", *options) == code
    assert said in kontrak.err
    assert kontrak.out == ""


def test_a_warning_states_what_was_missed(kontrak: Shown) -> None:
    assert kontrak("dokumen", "peringatan", "--opd", "BAPPEDA", "--format", "html", "--keluar", "surat.html") == 0
    assert kontrak("dokumen", "peringatan", "--opd", "BAPPEDA") == 0
    (missed,) = [table for table in tables(kontrak.out) if "Kekurangan" in table[0]]
    assert missed[1][1:7] == ["Nilai perencanaan (SAKIP)", "Mar", "80 nilai", "60 nilai", "20 nilai", "75,00%"]


@pytest.mark.parametrize(
    ("opd", "why"),
    [("PUPR", "semua 1 komitmen yang jatuh tempo terpenuhi"), ("ARSIP", "belum ada komitmen yang jatuh tempo")],
)
def test_no_warning_without_a_fact(kontrak: Shown, opd: str, why: str) -> None:
    assert kontrak("dokumen", "peringatan", "--opd", opd) == 1
    assert kontrak.out == ""
    assert f"Surat peringatan untuk {opd} tidak dibuat: s.d. Maret 2022 {why}." in kontrak.err


def test_a_finding_is_no_missed_commitment_in_a_letter(succeeded: Shown) -> None:
    own = ["--dasar", "LHP-4", "--tanggal", "2022-03-20", "--uraian", "Yang baru"]
    assert succeeded("integritas", "PUPR", *own) == 0
    assert succeeded("dokumen", "peringatan", "--opd", "PUPR") == 1
    assert "semua 1 komitmen yang jatuh tempo terpenuhi" in succeeded.err
    assert "Temuan integritas bukan komitmen yang meleset" in succeeded.err
    assert succeeded("dokumen", "pengunduran-diri", "--opd", "PUPR") == 0
    assert "Semua komitmen yang telah jatuh tempo terpenuhi." in succeeded.out
    assert "- LHP-4, tanggal 20 Maret 2022: Yang baru" in succeeded.out
    assert "LHP-3" not in succeeded.out


def test_a_warning_names_the_heads_own_finding_apart(succeeded: Shown) -> None:
    own = ["--dasar", "LHP-5", "--tanggal", "2022-03-20", "--uraian", "Temuan final"]
    assert succeeded("integritas", "BAPPEDA", *own) == 0
    assert succeeded("dokumen", "peringatan", "--opd", "BAPPEDA") == 0
    (missed,) = [table for table in tables(succeeded.out) if "Kekurangan" in table[0]]
    assert [row[1] for row in missed[1:]] == ["Nilai perencanaan (SAKIP)"]
    heading = "**Temuan integritas atas nama yang bersangkutan, di luar hitungan komitmen**"
    assert f"{heading}\n\n- LHP-5, tanggal 20 Maret 2022: Temuan final\n" in succeeded.out


def test_a_resignation_may_be_drafted_for_any_head_and_states_the_facts(kontrak: Shown) -> None:
    kontrak("dokumen", "pengunduran-diri", "--opd", "ARSIP")
    assert "Belum ada komitmen yang jatuh tempo." in kontrak.out
    kontrak("dokumen", "pengunduran-diri", "--opd", "PUPR")
    assert "Semua komitmen yang telah jatuh tempo terpenuhi." in kontrak.out
    assert "tidak memuat pernyataan kesediaan mundur" in kontrak.out


def test_the_award_list_and_who_is_barred(kontrak: Shown, tmp_path: Path) -> None:
    assert kontrak("dokumen", "penghargaan", "--teratas", "1") == 0
    assert "**1 OPD terbaik, Kabupaten Contoh" in kontrak.out
    (best,) = [table for table in tables(kontrak.out) if "Uang pembinaan" in table[0]]
    assert [row[2] for row in best[1:]] == ["Dinas Pekerjaan Umum | Penataan Ruang (PUPR)"]
    assert "tanpa peringkat: ARSIP" in kontrak.out
    copy = tmp_path / "salinan.db"
    copy.write_bytes(kontrak.db.read_bytes())
    finding = ["--dasar", "LHP-3/2022", "--tanggal", "2022-03-01", "--uraian", "Temuan final"]
    own = Shown(copy, kontrak._capsys)
    assert own("integritas", "PUPR", *finding) == 0
    assert own("dokumen", "penghargaan", "--teratas", "1") == 0
    (best, barred) = [table for table in tables(own.out) if "Kepala" in table[0]]
    assert best[1][2] == "Badan Perencanaan Pembangunan Daerah (BAPPEDA)"
    assert barred[1] == [
        "1",
        "Dinas Pekerjaan Umum | Penataan Ruang (PUPR)",
        "Plt. Kepala Dinas PUPR",
        "100,00",
        "LHP-3/2022, 1 Maret 2022: Temuan final",
    ]


@pytest.fixture
def succeeded(kontrak: Shown, recorded: Path, tmp_path: Path) -> Shown:
    """The same year in which a finding names the head of PUPR, who then had a successor with one of his own."""
    (tmp_path / "salinan.db").write_bytes(kontrak.db.read_bytes())
    own = Shown(tmp_path / "salinan.db", kontrak._capsys)
    assert own("integritas", "PUPR", "--dasar", "LHP-3", "--tanggal", "2022-03-01", "--uraian", "Yang lama") == 0
    contracts = (recorded / "contracts.yaml").read_text(encoding="utf-8")
    changed = contracts.replace("nama: null, status: plt}", "nama: null, status: plt, sejak: 2022-03-10}")
    (tmp_path / "contracts.yaml").write_text(changed, encoding="utf-8")
    assert own("impor", "contracts.yaml") == 0
    return own


def test_a_head_is_barred_by_his_own_findings_only(succeeded: Shown) -> None:
    assert succeeded("dokumen", "penghargaan", "--teratas", "1") == 0
    (best,) = [table for table in tables(succeeded.out) if "Kepala" in table[0]]
    assert best[1][2] == "Dinas Pekerjaan Umum | Penataan Ruang (PUPR)"
    own = ["--dasar", "LHP-4", "--tanggal", "2022-03-20", "--uraian", "Yang baru"]
    assert succeeded("integritas", "PUPR", *own) == 0
    assert succeeded("dokumen", "penghargaan", "--teratas", "1") == 0
    (_, barred) = [table for table in tables(succeeded.out) if "Kepala" in table[0]]
    assert barred[1][-1] == "LHP-4, 20 Maret 2022: Yang baru"


def test_ties_at_the_last_place_all_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
    opds = "".join(
        f"  {kode}: {{nama: Dinas {kode}, kelompok: dinas, kepala: {{jabatan: Kepala {kode}}}, indikator: {{X: "
        "{nama: X, satuan: unit, sifat: akumulasi, arah: naik, target: 1, jatuh_tempo: mar}}}\n"
        for kode in ("A", "B", "C")
    )
    header = "versi: 1\ntahun: 2022\ndaerah: Kabupaten Contoh\npihak_kedua: {nama: null, jabatan: Bupati}\nopd:\n"
    (tmp_path / "contracts.yaml").write_text(header + opds, encoding="utf-8")
    shown = Shown(tmp_path / "kontrak.db", capsys)
    assert shown("impor", "contracts.yaml") == 0
    for kode in ("A", "B", "C"):
        assert shown("catat", f"{kode}.X", "1", "--bulan", "mar", "--tanggal-lapor", "2022-04-01") == 0
    assert shown("dokumen", "penghargaan", "--teratas", "2") == 0
    (best,) = [table for table in tables(shown.out) if "Uang pembinaan" in table[0]]
    assert [(row[0], row[1]) for row in best[1:]] == [("1", "1"), ("2", "1"), ("3", "1")]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["rapat", "--format", "pdf"], 2, "--keluar hasil.pdf"),
        (
            ["rapat", "--format", "pdf", "--keluar", "rapat.docx"],
            2,
            "Hapus --format, atau pakai nama seperti rapat",
        ),
        (["rapat", "--tahun", "2020"], 1, "2020"),
        (["dokumen"], 2, "JENIS"),
        (["dokumen", "piagam", "--opd", "PUPR"], 2, "perjanjian"),
        (["dokumen", "perjanjian"], 2, "--opd KODE, atau --semua"),
        (["dokumen", "perjanjian", "--semua"], 2, "--keluar FOLDER"),
        (["dokumen", "perjanjian", "--semua", "--keluar", "x.docx"], 2, "satu berkas per OPD"),
        (["dokumen", "perjanjian", "--semua", "--opd", "PUPR", "--keluar", "x"], 2, "Pilih salah satu"),
        (["dokumen", "perjanjian", "--opd", "PUPR", "--teratas", "3"], 2, "--teratas hanya untuk"),
        (["dokumen", "perjanjian", "--opd", "PUPR", "--kelompok", "dinas"], 2, "--kelompok hanya"),
        (["dokumen", "perjanjian", "--opd", "PUPX"], 1, "Maksud Anda PUPR?"),
        (["dokumen", "perjanjian", "--opd", "PUPR", "--bidang", "ZZ"], 1, "BM"),
        (["dokumen", "peringatan"], 2, "Sebutkan --opd KODE."),
        (["dokumen", "peringatan", "--semua", "--keluar", "x"], 2, "satu per satu"),
        (["dokumen", "pengunduran-diri", "--semua", "--keluar", "x"], 2, "satu per satu"),
        (["dokumen", "penghargaan", "--opd", "PUPR"], 2, "satu daftar"),
        (["dokumen", "penghargaan", "--teratas", "0"], 2, "dari 1 ke atas"),
        (["dokumen", "pakta-integritas", "--opd", "BAPPEDA"], 1, "tidak memuat pakta integritas"),
    ],
)
def test_wrong_use_is_told_and_leaves_nothing(
    kontrak: Shown, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    assert kontrak(*arguments) == code
    assert kontrak.out == ""
    assert kontrak.err.startswith("Galat: ")
    assert words in kontrak.err
    assert not list(tmp_path.iterdir())


# --- what can go wrong while writing ------------------------------------------------------------------


@pytest.mark.parametrize(("form", "module"), [("pdf", "typst"), ("docx", "pypandoc")])
def test_a_missing_program_is_a_sentence_and_no_file(
    kontrak: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setenv("PATH", str(tmp_path / "kosong"))
    for arguments in (["rapat"], ["dokumen", "perjanjian", "--opd", "PUPR"], ["rapor", "--semua"]):
        assert kontrak(*arguments, "--format", form, "--keluar", "hasil") == 1
        assert "pipx inject kontrak pypandoc_binary typst" in kontrak.err
        assert not (tmp_path / "hasil").exists()


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_a_faulty_template_leaves_no_file(kontrak: Shown, tmp_path: Path, form: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "rapat.md").write_text("a\n{% for x in range(9**9) %}{% endfor %}", encoding="utf-8")
    assert kontrak("rapat", "--format", form, "--keluar", "hasil") == 1
    assert "rapat.md:2 " in kontrak.err
    (tmp_path / "templates" / "rapat.md").write_text("a\n\n{{ ''.__class__ }}", encoding="utf-8")
    assert kontrak("rapat", "--format", form, "--keluar", "hasil") == 1
    assert "rapat.md:3 meminta hal yang tidak diizinkan" in kontrak.err
    (tmp_path / "templates" / "rapat.md").write_text("<!-- cetak: terbalik -->\n", encoding="utf-8")
    assert kontrak("rapat", "--format", form, "--keluar", "hasil") == 1
    assert "rapat.md:1 memuat perintah cetak yang tidak dikenal: terbalik." in kontrak.err
    assert not (tmp_path / "hasil").exists()


def test_a_faulty_letterhead_is_named(kontrak: Shown, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "kop.md").write_text("PEMKAB\n{{ salah }}\n", encoding="utf-8")
    assert kontrak("dokumen", "perjanjian", "--opd", "PUPR") == 1
    assert "kop.md:2 memakai nama yang tidak ada" in kontrak.err


def test_a_picture_that_is_not_there_is_told_as_missing(kontrak: Shown, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "kop.md").write_text("![L](templates/lambang.png)\n\n**PEMKAB**\n", encoding="utf-8")
    for form in ("html", "docx", "pdf"):
        assert kontrak("rapat", "--format", form, "--keluar", "hasil") == 1
        assert "Gambar templates/lambang.png dalam templat tidak ada." in kontrak.err
    (tmp_path / "templates" / "kop.md").write_text("![L](lambang.png)\n\n**PEMKAB**\n", encoding="utf-8")
    assert kontrak("rapat", "--format", "html") == 1
    assert "Gambar lambang.png dalam templat tidak dapat dipakai." in kontrak.err


def test_the_folder_of_the_templates_is_told(kontrak: Shown) -> None:
    assert kontrak("dokumen", "--folder-templat") == 0
    assert (Path(kontrak.out.strip()) / "rapor.md").is_file()


def test_the_letterhead_stands_on_every_paper_and_says_who_signs_where(kontrak: Shown, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "kop.md").write_text(
        '{% set tempat = "Kota Contoh" %}\n'
        '{% set mengetahui = {"jabatan": "Sekretaris Daerah", "nama": none, "nip": ""} %}\n'
        "**PEMERINTAH KABUPATEN CONTOH**\n",
        encoding="utf-8",
    )
    papers = [
        ["rapat"],
        ["rapor", "--opd", "PUPR"],
        ["dokumen", "penghargaan"],
        ["dokumen", "peringatan", "--opd", "BAPPEDA"],
    ]
    papers += [["dokumen", kind, "--opd", "PUPR"] for kind in KINDS]
    for arguments in papers:
        assert kontrak(*arguments) == 0, arguments
        assert kontrak.out.startswith("**PEMERINTAH KABUPATEN CONTOH**\n\n# "), arguments
        assert "Kota Contoh, " in kontrak.out, arguments
    kontrak("rapor", "--opd", "PUPR")
    assert "| Sekretaris Daerah |" in kontrak.out
    assert "| Mengetahui |" in kontrak.out


def test_who_confirms_may_be_a_post_alone(kontrak: Shown, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    letterhead = tmp_path / "templates" / "kop.md"
    letterhead.write_text('{% set mengetahui = {"jabatan": "Sekretaris Daerah"} %}\n', encoding="utf-8")
    for arguments in (["rapat"], ["rapor", "--opd", "PUPR"], ["dokumen", "penghargaan"]):
        assert kontrak(*arguments) == 0, arguments
        assert "| Sekretaris Daerah |" in kontrak.out
    letterhead.write_text('{% set mengetahui = {"nama": "A"} %}\n', encoding="utf-8")
    assert kontrak("rapor", "--opd", "PUPR") == 1
    assert "lengkapi yang di sana" in kontrak.err
    assert "hapus dari folder" not in kontrak.err


def test_a_folder_that_is_a_file_and_a_file_in_the_way(kontrak: Shown, tmp_path: Path) -> None:
    (tmp_path / "hasil").write_text("berkas", encoding="utf-8")
    assert kontrak("rapat", "--format", "pdf", "--keluar", "hasil/") == 1
    assert "bukan folder" in kontrak.err
    assert kontrak("dokumen", "perjanjian", "--opd", "PUPR", "--format", "pdf", "--keluar", "p.pdf") == 0
    before = (tmp_path / "p.pdf").read_bytes()
    assert kontrak("dokumen", "perjanjian", "--opd", "BAPPEDA", "--format", "pdf", "--keluar", "p.pdf") == 1
    assert "--timpa" in kontrak.err
    assert (tmp_path / "p.pdf").read_bytes() == before
    assert kontrak("dokumen", "perjanjian", "--opd", "BAPPEDA", "--format", "pdf", "--keluar", "p.pdf", "--timpa") == 0
    assert (tmp_path / "p.pdf").read_bytes() != before


@pytest.mark.berat
def test_all_rapors_as_pdf_show_their_progress(recorded: Path, tmp_path: Path) -> None:
    """The same bytes in another process, and one file for each OPD."""
    arguments = ["rapor", "--semua", "--format", "pdf", "--db", str(recorded / "kontrak.db"), "--bulan", "mar"]
    for folder in ("a", "b"):
        done = run(
            *arguments, "--keluar", folder, cwd=tmp_path, env={"KONTRAK_SEKARANG": NOW, "TZ": f"UTC{len(folder)}"}
        )
        assert (done.code, done.out, done.err) == (0, "", f"3 rapor Maret 2022 ditulis ke folder {folder}\n")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.berat
@needs("terminal")
def test_long_work_draws_a_bar_on_a_terminal(recorded: Path, tmp_path: Path) -> None:
    import pty
    import subprocess

    slow = (
        "import time, sys\nimport kontrak.reports.cetak.forms as forms\nmake = forms.to_bytes\n"
        "def late(sheet, form):\n    time.sleep(0.6)\n    return make(sheet, form)\n"
        "forms.to_bytes = late\nfrom kontrak.cli.app import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    ours, theirs = pty.openpty()
    arguments = ["rapor", "--semua", "--keluar", "r", "--db", str(recorded / "kontrak.db"), "--bulan", "mar"]
    with subprocess.Popen(
        [sys.executable, "-c", slow, *arguments],
        cwd=tmp_path,
        env=environment(TERM="xterm", KONTRAK_SEKARANG=NOW),
        stderr=theirs,
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        assert process.wait(PATIENCE) == 0
    os.close(ours)
    assert b"/3" in seen
    assert b"3 rapor Maret 2022" in seen
