"""No file outside what the command names, no formula, no personal number, no open file (D)."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import stat
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from kontrak.actions.appending import append_events
from kontrak.actions.evidence import EvidenceError, read_evidence
from kontrak.clock import now
from kontrak.contracts.read import Existing, read_contracts
from kontrak.formulas import defused
from kontrak.store.connection import transaction
from kontrak.store.events import Draft
from kontrak.store.opening import open_store
from tests.tahan.desk import Desk, fingerprint
from tests.tahan.process import ROOT, call, command

if TYPE_CHECKING:
    from collections.abc import Callable

NIP = "197001011990031001"
NASTY = """
versi: 1
tahun: 2022
daerah: Kabupaten Contoh
pihak_kedua: {nama: null, jabatan: Bupati Contoh}
opd:
  UJI:
    nama: "=HYPERLINK(\\"http://jahat\\")<script>alert(1)</script>|*_[x](y)../../../tmp"
    kelompok: dinas
    kepala: {jabatan: "+1+1 Kepala", nama: "@SUM(A1)", nip: "197001011990031001"}
    kontrak: {nomor: "-2+3", tanggal: 2022-02-17}
    indikator:
      A: {nama: "=cmd|' /C calc'!A0", satuan: "=1+1", sifat: akumulasi, arah: naik, target: 4, jatuh_tempo: jun}
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder behind ``nasty``, made once."""
    desk = Desk(tmp_path_factory.mktemp("buruk"))
    (desk.folder / "contracts.yaml").write_text(NASTY, encoding="utf-8")
    assert desk.call("impor").code == 0
    words = ("--catatan", "=2+3", "--kendala", "=IMPORTXML(1)")
    assert desk.call("catat", "UJI.A", "2", "--bulan", "jun", *words).code == 0
    return desk.folder


@pytest.fixture
def nasty(prepared: Path, tmp_path: Path) -> Desk:
    """A desk whose names look like formulas, tags and paths."""
    return Desk(shutil.copytree(prepared, tmp_path / "meja"))


CLIMBING = ("../LUAR", "/tmp/LUAR", "..", ".", "A/B", "A\\B", "C:X", "a", "CON.", "~", "A B", "A" * 300)
HEAD, _, BODY = NASTY.partition("opd:\n")
PLACES: dict[str, Callable[[str], str]] = {
    "opd": lambda code: BODY.replace("  UJI:", f"  {code}:"),
    "indikator": lambda code: BODY.replace("      A:", f"      {code}:"),
    "bidang": lambda code: f"{BODY}    bidang:\n      {code}: {{nama: B, kepala: {{jabatan: Kabid}}}}\n",
}


@pytest.mark.parametrize("place", PLACES)
def test_a_code_cannot_climb_out_of_a_folder(tmp_path: Path, place: str) -> None:
    for number, code in enumerate(CLIMBING):
        text = f"{HEAD}opd:\n{PLACES[place](json.dumps(code))}"
        (tmp_path / f"{number:02}.yaml").write_text(text, encoding="utf-8")
        found = read_contracts([tmp_path / f"{number:02}.yaml"], lambda _year: Existing(None, {}))
        assert any("tidak sah" in problem.pesan for problem in found.galat), code
    done = call("impor", "00.yaml", cwd=tmp_path)
    assert done.code == 1
    assert not (tmp_path / "kontrak.db").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("rapor", "--semua", "--keluar", "keluar"),
        ("formulir", "--bulan", "jun", "--keluar", "keluar"),
        ("papan", "--keluar", "keluar/papan.html"),
        ("ekspor", "--keluar", "keluar/nilai.xlsx"),
        ("ekspor", "--tabel", "laporan", "--keluar", "keluar/laporan.csv"),
    ],
    ids=lambda words: words[0],
)
def test_documents_stay_in_the_folder_that_was_named(nasty: Desk, words: tuple[str, ...]) -> None:
    before = fingerprint(nasty.folder)
    done = nasty.call(*words)
    assert done.code == 0, done
    new = fingerprint(nasty.folder).keys() - before.keys()
    assert new
    assert all(Path(name).parent == Path("keluar") for name in new)
    assert before.items() <= fingerprint(nasty.folder).items()


@pytest.mark.parametrize("table", ["kontrak", "indikator", "laporan"])
def test_a_csv_starts_no_formula(nasty: Desk, table: str) -> None:
    done = nasty.call("ekspor", "--format", "csv", "--tabel", table)
    assert done.code == 0, done
    cells = [cell for row in csv.reader(io.StringIO(done.out.lstrip("\ufeff"))) for cell in row]
    assert any("=" in cell for cell in cells) or table == "kontrak"
    for cell in cells:
        assert not cell.startswith(("=", "@", "\t", "\r")), cell
        assert not cell.startswith(("+", "-")) or _is_number(cell), cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("words", [("ekspor", "--keluar", "a.xlsx"), ("formulir", "--bulan", "jun", "--keluar", "f")])
def test_a_workbook_starts_no_formula_of_the_data(nasty: Desk, words: tuple[str, ...]) -> None:
    assert nasty.call(*words).code == 0
    (book,) = nasty.folder.rglob("*.xlsx")
    with zipfile.ZipFile(book) as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if "worksheets" in name)
        others = [name for name in archive.namelist() if "external" in name.lower() or "vba" in name.lower()]
    assert b"<f>" not in sheets
    assert b"<hyperlink" not in sheets
    assert others == []


@pytest.mark.parametrize(
    "words",
    [
        ("ekspor", "--keluar", "a.xlsx"),
        ("formulir", "--bulan", "jun", "--keluar", "f"),
        ("formulir", "--kontrak", "--opd", "UJI", "--keluar", "f"),
    ],
    ids=["ekspor", "formulir", "formulir --kontrak"],
)
def test_a_cell_that_begins_like_a_formula_is_marked_as_text(nasty: Desk, words: tuple[str, ...]) -> None:
    """Else an Excel in which somebody edits the cell, or only goes through it, would run what it says."""
    done = nasty.call(*words)
    assert done.code == 0, done
    (path,) = nasty.folder.rglob("*.xlsx")
    book = load_workbook(path)
    cells = [cell for sheet in book.worksheets if sheet.sheet_state == "visible" for row in sheet for cell in row]
    nasty_cells = [cell for cell in cells if isinstance(cell.value, str) and defused(cell.value) != cell.value]
    assert nasty_cells
    assert [cell.coordinate for cell in nasty_cells if not cell.quotePrefix and cell.data_type != "f"] == []


def test_a_receipt_starts_no_formula_of_its_sender(nasty: Desk) -> None:
    (nasty.folder / "a.csv").write_text("kode,bulan,realisasi,kendala\nUJI.A,mei,1,lihat;=1+1\n", encoding="utf-8")
    done = nasty.call("catat", "--dari", "a.csv", "--tanda-terima", "t", "--coba")
    assert done.code == 0, done
    said = (nasty.folder / "t" / "a.csv.tanda-terima.md").read_text(encoding="utf-8")
    assert "lihat;'=1+1" in said.replace("\\", "")


def test_the_board_runs_nothing_of_the_data(nasty: Desk) -> None:
    assert nasty.call("papan", "--keluar", "papan.html").code == 0
    page = (nasty.folder / "papan.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert 'http://jahat")<' not in page


PUBLIC = (
    ("papan", "--keluar", "keluar.html"),
    ("ekspor", "--keluar", "keluar.xlsx"),
    ("ekspor", "--format", "json", "--keluar", "keluar.json"),
    ("ekspor", "--tabel", "kontrak", "--keluar", "keluar.csv"),
    ("status", "--json"),
    ("nilai", "--json"),
    ("peringkat", "--json"),
    ("meleset", "--json"),
)


@pytest.mark.parametrize("words", PUBLIC, ids=" ".join)
def test_the_nip_is_in_no_public_output(nasty: Desk, words: tuple[str, ...]) -> None:
    done = nasty.call(*words)
    assert done.code == 0, done
    assert NIP not in done.out
    for path in nasty.folder.glob("keluar.*"):
        texts = [path.read_bytes()]
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                texts = [archive.read(name) for name in archive.namelist()]
        assert not any(NIP.encode() in text for text in texts)


def test_the_nip_is_exported_when_it_is_asked_for(nasty: Desk) -> None:
    assert NIP in nasty.call("ekspor", "--format", "csv", "--tabel", "kontrak", "--dengan-nip").out


@pytest.mark.parametrize(("mask", "mode"), [("000", 0o660), ("022", 0o640), ("077", 0o600)])
def test_a_database_is_for_owner_and_group(tmp_path: Path, mask: str, mode: int) -> None:
    (tmp_path / "contracts.yaml").write_text(NASTY, encoding="utf-8")
    before = os.umask(int(mask, 8))
    try:
        assert call("impor", cwd=tmp_path).code == 0
        assert call("cadangkan", "salinan.db", cwd=tmp_path).code == 0
        assert call("pulihkan", "salinan.db", "--db", "pulih.db", cwd=tmp_path).code == 0
    finally:
        os.umask(before)
    for name in ("kontrak.db", "salinan.db", "pulih.db"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode, name


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../../rahasia.txt", "bukti/../../../rahasia.txt", "../ba.txt", "tautan.txt"]
)
def test_a_received_file_cannot_name_evidence_elsewhere(laporan: Desk, path: str) -> None:
    (laporan.folder.parent / "rahasia.txt").write_text("rahasia", encoding="utf-8")
    inbox = laporan.folder / "masuk"
    inbox.mkdir()
    (inbox / "bukti").mkdir()
    (inbox / "tautan.txt").symlink_to("/etc/passwd")
    (inbox / "a.csv").write_text(f"kode,bulan,realisasi,bukti\nPUPR.JALAN,jun,5,{path}\n", encoding="utf-8")
    before = laporan.events()
    done = laporan.call("catat", "--dari", "masuk/a.csv")
    assert done.code == 1, done
    assert "di luar folder" in done.err
    assert laporan.events() == before


@pytest.mark.parametrize(
    "path",
    [
        r"\\server\share\x.jpg",
        "//server/share/x.jpg",
        r"\\?\UNC\server\share\x.jpg",
        r"\\.\COM1",
        r"C:\x.jpg",
        "C:x.jpg",
        "c:/x.jpg",
        r"\x.jpg",
        r"sub\..\..\x.jpg",
        "../x.jpg",
        "/x.jpg",
    ],
)
def test_evidence_elsewhere_is_refused_before_the_disk_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    r"""On Windows a look at ``\\server`` opens a connection with the user's credentials."""

    def ask(*_words: object, **_named: object) -> None:
        raise AssertionError("the disk was asked")

    for name in ("resolve", "stat", "lstat", "exists", "is_dir", "is_file", "open"):
        monkeypatch.setattr(Path, name, ask)
    with pytest.raises(EvidenceError, match="di luar folder"):
        read_evidence(path, tmp_path / "masuk", tmp_path, confined=True)


@pytest.mark.parametrize("path", ["ba.txt", "sub/ba.txt"])
def test_a_received_file_names_evidence_beside_it_or_the_database(laporan: Desk, path: str) -> None:
    inbox = laporan.folder / "masuk"
    (inbox / "sub").mkdir(parents=True)
    for place in (inbox / "ba.txt", inbox / "sub" / "ba.txt"):
        place.write_text("bukti", encoding="utf-8")
    (inbox / "a.csv").write_text(f"kode,bulan,realisasi,bukti\nPUPR.JALAN,jun,5,{path}\n", encoding="utf-8")
    assert laporan.call("catat", "--dari", "masuk/a.csv").code == 0
    assert laporan.call("segel", "--bukti").code == 0


def test_nothing_is_imported_from_the_working_folder(laporan: Desk) -> None:
    for name in ("typer.py", "json.py", "sqlite3.py", "kontrak.py"):
        (laporan.folder / name).write_text("raise SystemExit('dimuat dari folder kerja')\n", encoding="utf-8")
    assert command("status")[1] == "-P"  # as the console script does
    done = laporan.run("status")
    assert (done.code, "dimuat" in done.err) == (0, False)


def test_the_program_opens_no_network_connection() -> None:
    words = ("socket", "urllib.request", "http.client", "requests", "ftplib", "smtplib")
    for path in (ROOT / "kontrak").rglob("*.py"):
        imports = [line for line in path.read_text(encoding="utf-8").splitlines() if "import " in line]
        for line in imports:
            assert not any(f"import {word}" in line or f"from {word}" in line for word in words), (path, line)


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in project["dependencies"]:
        assert ">=" in name, name


def test_a_variable_of_the_environment_cannot_start_a_program(laporan: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = laporan.folder / "jerat"
    for name in ("PAGER", "EDITOR", "SHELL", "BROWSER", "PYTHONBREAKPOINT"):
        monkeypatch.setenv(name, f"touch {trap}")
    for words in (("status",), ("rapor", "--opd", "PUPR"), ("--help",)):
        assert laporan.call(*words).code == 0
    assert not trap.exists()


ESCAPE = "\x1b]0;judul\x07\x1b[2J"


@pytest.mark.parametrize("field", ["kendala", "tindak_lanjut", "pic", "catatan"])
def test_a_received_file_cannot_steer_the_terminal(laporan: Desk, field: str) -> None:
    (laporan.folder / "a.csv").write_text(
        f"kode,bulan,realisasi,{field}\nPUPR.JALAN,jun,5,{ESCAPE}\n", encoding="utf-8"
    )
    before = laporan.events()
    done = laporan.call("catat", "--dari", "a.csv")
    assert done.code == 1
    assert "karakter kendali" in done.err
    assert "\x1b" not in done.out + done.err
    assert laporan.events() == before


def test_a_message_shows_control_characters_instead_of_sending_them(laporan: Desk) -> None:
    (laporan.folder / "a.csv").write_text(f"kode,bulan,realisasi\nPUPR.{ESCAPE},{ESCAPE},{ESCAPE}\n", encoding="utf-8")
    for words in (("catat", "--dari", "a.csv"), ("catat", ESCAPE, "5", "--bulan", "jun"), ("jelaskan", ESCAPE)):
        done = laporan.call(*words)
        assert done.code in (1, 2)
        assert "\x1b" not in done.out + done.err
        assert "\x07" not in done.out + done.err


@pytest.mark.parametrize(
    "words",
    [
        ("tindak-lanjut", "tambah", "PUPR", ESCAPE),
        ("tindak-lanjut", "tambah", "PUPR", "apa", "--pic", ESCAPE),
        ("tindak-lanjut", "selesai", "1", "--keterangan", ESCAPE),
        ("tangguhkan", "PUPR.JALAN", "--bulan", "jun", "--dasar", ESCAPE, "--alasan", "x"),
        ("tangguhkan", "PUPR.JALAN", "--bulan", "jun", "--dasar", "x", "--alasan", ESCAPE),
        ("integritas", "PUPR", "--dasar", ESCAPE, "--tanggal", "2022-03-01", "--uraian", "x"),
        ("integritas", "PUPR", "--dasar", "x", "--tanggal", "2022-03-01", "--uraian", ESCAPE),
        ("batalkan", "PUPR.JALAN", "--bulan", "jun", "--alasan", ESCAPE),
        ("verifikasi", "PUPR.JALAN", "--bulan", "jun", "--terima", "--catatan", ESCAPE),
        ("buka", "--bulan", "jun", "--alasan", ESCAPE),
        ("catat", "PUPR.JALAN", "5", "--bulan", "jun", "--koreksi", "--alasan", ESCAPE),
        ("catat", "PUPR.JALAN", "5", "--bulan", "jun", "--oleh", ESCAPE),
        ("kunci", "--bulan", "jun", "--oleh", "a\x9b2Jb"),
        ("impor", "--berlaku", "jul", "--alasan", ESCAPE),
    ],
    ids=" ".join,
)
def test_what_people_type_cannot_steer_the_terminal_of_a_reader(laporan: Desk, words: tuple[str, ...]) -> None:
    before = laporan.events()
    done = laporan.call(*words)
    assert done.code == 2
    assert "memuat karakter kendali" in done.err
    assert not {"\x1b", "\x07", "\x9b"} & set(done.out + done.err)
    assert laporan.events() == before


def test_a_received_database_cannot_steer_the_terminal(laporan: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONTRAK_SEKARANG", "2022-07-20T09:00:00+07:00")
    seal = laporan.call("segel").out.partition("segel ")[2].partition("\n")[0].rstrip(".")
    content = {"tahun": "2022", "opd": "PUPR", "bulan": "3", "uraian": ESCAPE, "pic": ESCAPE, "batas": None}
    with open_store(laporan.db, write=True) as store, transaction(store):
        (event,) = append_events(store, [Draft("tindak_lanjut", "PUPR", content)], pelaku=ESCAPE, waktu=now())
    for words in (
        ("segel", seal),
        ("riwayat",),
        ("tindak-lanjut", "daftar"),
        ("tindak-lanjut", "selesai", str(event.nomor)),
        ("rapat", "--bulan", "mar"),
    ):
        done = laporan.call(*words)
        assert done.code == 0, (words, done.err)
        assert not {"\x1b", "\x07"} & set(done.out + done.err), words


def test_a_text_of_several_lines_is_kept(laporan: Desk) -> None:
    (laporan.folder / "a.csv").write_bytes(b'kode,bulan,realisasi,kendala\r\nPUPR.JALAN,jun,5,"satu\r\ndua"\r\n')
    assert laporan.call("catat", "--dari", "a.csv").code == 0
    assert "satu" in laporan.call("riwayat", "PUPR.JALAN").out
