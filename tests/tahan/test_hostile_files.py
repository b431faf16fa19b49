"""Files made to harm: each is refused within 2 s of CPU and 300 MB, in one sentence; nothing is recorded (B C D)."""

from __future__ import annotations

import io
import os
import re
import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.examples import berat
from tests.tahan.desk import DB, Desk, fingerprint
from tests.tahan.fuzzing import form_sample
from tests.tahan.process import HOSTILE, bad_manners

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MB = 1_000_000


def refused(desk: Desk, *arguments: str, dear: bool = True) -> str:
    """Run under the limits; the file must be refused and everything stay as it was. Returns what was said.

    What cannot be ``dear``, being small and plain, is refused without a process of its own.
    """
    before = fingerprint(desk.folder)
    done = desk.run(*arguments, limits=HOSTILE) if dear else desk.call(*arguments)
    assert bad_manners(done) is None
    assert done.code == 1, done
    assert fingerprint(desk.folder) == before
    return done.err


def anchors() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines)


YAML: dict[str, bytes] = {
    "nested": b"[" * 200_000,
    "nested maps": b"{a: " * 50_000,
    "billion laughs": anchors().encode(),
    "merge": b"versi: 1\nopd:\n  <<: {A: 1}\n",
    "python tag": b"versi: !!python/object/apply:os.system ['touch meretas']\n",
    "long key": b"a" * 5 * MB + b": 1\n",
    "many keys": b"".join(map(b"k%d: 1\n".__mod__, range(100_000))),
    "same key": b"versi: 1\n" * 50_000,
    "too large": b"# isi\n" * 4 * MB,
    "utf-16": "versi: 1\n".encode("utf-16"),
    "latin-1": "daerah: Café\n".encode("latin-1"),
    "zeros": bytes(1000),
    "control": b"versi: 1\x07\n",
    "empty": b"",
    "two documents": b"versi: 1\n---\nversi: 1\n",
    "tabs": b"opd:\n\tPUPR: 1\n",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50,
    "not a number": b"versi: 1e999\ntahun: .inf\n",
    "endless digits": b"versi: 1\ntahun: " + b"9" * 100_000 + b"\n",
}


@pytest.mark.parametrize("name", [*(name for name in YAML if name != "many keys"), *berat(["many keys"])])
def test_yaml(kontrak: Desk, name: str) -> None:
    (kontrak.folder / "jahat.yaml").write_bytes(YAML[name])
    refused(kontrak, "impor", "jahat.yaml", dear=name == "billion laughs" or len(YAML[name]) > 15_000)
    assert not (kontrak.folder / "meretas").exists()


@pytest.mark.berat
@pytest.mark.parametrize("name", YAML)
def test_yaml_is_only_looked_at_by_periksa(kontrak: Desk, name: str) -> None:
    (kontrak.folder / "jahat.yaml").write_bytes(YAML[name])
    done = kontrak.run("periksa", "jahat.yaml", limits=HOSTILE)
    assert (done.code, done.err) == (1, "")
    assert "jahat.yaml:" in done.out
    assert len(done.out) < 300_000


CSV: dict[str, bytes] = {
    "open quote": b'kode,bulan,realisasi\nPUPR.JALAN,apr,"5\n' + b"x" * MB,
    "one huge cell": b"kode,bulan,realisasi,kendala\nPUPR.JALAN,apr,5," + b"x" * MB + b"\n",
    "many columns": b"," * MB + b"\n",
    "too large": b"kode,bulan,realisasi\n" * MB,
    "utf-16 without its mark": "kode,bulan,realisasi\nPUPR.JALAN,apr,5\n".encode("utf-16-le"),
    "zeros": bytes(1000),
    "zero in text": b"kode,bulan,realisasi,kendala\nPUPR.JALAN,apr,5,a\0b\n",
    "endless digits": b"kode,bulan,anggaran\nPUPR.JALAN,apr," + b"9" * 5000 + b"\n",
    "endless month": b"kode,bulan,realisasi\nPUPR.JALAN," + b"9" * 5000 + b",5\n",
    "endless date": b"kode,bulan,realisasi,batas\nPUPR.JALAN,apr,5," + b"9" * 5000 + b"/12/2022\n",
    "endless fraction": b"kode,bulan,realisasi\nPUPR.KONDISI,apr," + b"9" * 5000 + b"/1\n",
    "unknown codes": b"kode,bulan,realisasi\n" + b"".join(b"X%d,apr,1\n" % n for n in range(2000)),
    "deep code": b"kode,bulan,realisasi\n" + b"PUPR" + b".A" * 10_000 + b",apr,1\n",
    "empty": b"",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50,
}


@pytest.mark.berat
@pytest.mark.parametrize("name", CSV)
def test_csv(kontrak: Desk, name: str) -> None:
    (kontrak.folder / "jahat.csv").write_bytes(CSV[name])
    refused(kontrak, "catat", "--dari", "jahat.csv")


def workbook(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """A good table of reports, changed inside."""
    with zipfile.ZipFile(io.BytesIO(form_sample())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return memory.getvalue()


def in_sheet(old: bytes, new: bytes) -> bytes:
    """The workbook with a piece of its sheet replaced."""

    def change(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        assert old in sheet
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(old, new, 1)

    return workbook(change)


def added_row(row: bytes) -> bytes:
    """The workbook with one more row at its end."""
    return in_sheet(b"</sheetData>", row + b"</sheetData>")


def second_sheet(parts: dict[str, bytes]) -> None:
    """Put a second sheet of the same name before the first, with a cell at the end of the world."""
    far = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", FAR % b"x" + b"</sheetData>")
    relation = (
        b'<Relationship Id="rId99" Target="worksheets/sheet9.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    )
    links, book = parts["xl/_rels/workbook.xml.rels"], parts["xl/workbook.xml"]
    parts["xl/worksheets/sheet9.xml"] = far
    parts["xl/_rels/workbook.xml.rels"] = links.replace(b"</Relationships>", relation)
    parts["xl/workbook.xml"] = book.replace(b"<sheets>", b'<sheets><sheet name="Laporan" sheetId="9" r:id="rId99"/>')


def boasting(parts: dict[str, bytes]) -> None:
    """Announce a thousand billion shared texts."""
    name = "xl/sharedStrings.xml"
    parts[name] = re.sub(rb'uniqueCount="[0-9]+"', b'uniqueCount="999999999999"', parts[name])
    assert b"999999999999" in parts[name]


FAR = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>%s</t></is></c></row>'
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
XLSX: dict[str, Callable[[], bytes]] = {
    "far cell": lambda: added_row(FAR % b"x"),
    "far blank": lambda: added_row(FAR % b""),
    "far beyond Excel": lambda: in_sheet(b'r="C2"', b'r="C4294967295"'),
    "lower case far": lambda: in_sheet(b'r="C2"', b'r="c9999999"'),
    "million rows": lambda: added_row(b"<row/>" * 1_000_000),
    "million cells": lambda: added_row(b"<row>" + b"<c><v>1</v></c>" * 1_000_000 + b"</row>"),
    "merged everywhere": lambda: in_sheet(b'ref="A10:C10"', b'ref="A1:XFD1048576"'),
    "unknown encoding": lambda: in_sheet(b'encoding="UTF-8"', b'encoding="UTB-8"'),
    "entities": lambda: workbook(lambda parts: parts.update({"xl/worksheets/sheet1.xml": ENTITIES})),
    "zip bomb": lambda: workbook(lambda parts: parts.update({"xl/media/a.bin": bytes(200 * MB)})),
    "many parts": lambda: workbook(lambda parts: parts.update({f"x/{n}": b"" for n in range(20_000)})),
    "a thousand billion texts": lambda: workbook(boasting),
    "two sheets of one name": lambda: workbook(second_sheet),
    "two parts of one name": lambda: workbook(lambda parts: parts.update({"XL/Workbook.xml": b"<workbook/>"})),
    "a part without name": lambda: workbook(lambda parts: parts.update({"QQQQ": b""})).replace(b"QQQQ", bytes(4)),
    "no sheet": lambda: workbook(lambda parts: parts.pop("xl/worksheets/sheet1.xml")),
    "cut": lambda: form_sample()[:3000],
    "empty": lambda: b"",
    "text": lambda: b"kode,bulan\n",
    "page": lambda: b"<html><table></table></html>",
    "old excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.berat
@pytest.mark.parametrize("name", XLSX)
def test_xlsx(kontrak: Desk, name: str) -> None:
    (kontrak.folder / "jahat.xlsx").write_bytes(XLSX[name]())
    refused(kontrak, "catat", "--dari", "jahat.xlsx")


COMMANDS = (("status",), ("segel",), ("catat", "PUPR.JALAN", "5", "--bulan", "jun"))


@pytest.mark.berat
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("name", ["text", "folder", "pipe", "device", "sqlite", "zeros", "huge header"])
def test_other_peoples_files_as_database(tmp_path: Path, name: str, words: tuple[str, ...]) -> None:
    path = tmp_path / DB
    match name:
        case "text":
            path.write_text("halo\n" * 999)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "sqlite":
            with sqlite3.connect(path) as connection:
                connection.execute("CREATE TABLE catatan (isi)")
            connection.close()
        case "zeros":
            path.write_bytes(bytes(4096))
        case _:
            path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4080)
    desk = Desk(tmp_path)
    done = desk.run(*words, limits=HOSTILE)
    assert bad_manners(done) is None
    assert done.code in (1, 3), done
    assert [item.name for item in tmp_path.iterdir()] == [DB]
    if name == "sqlite":
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone() == (1,)


ATTACKS = {
    "recursive view": "CREATE VIEW jahat AS SELECT * FROM jahat",
    "trigger": "CREATE TRIGGER jahat BEFORE INSERT ON riwayat BEGIN SELECT load_extension('x'); END",
    "endless rows": "CREATE VIEW z AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) SELECT x FROM n",
}


@pytest.mark.berat
@pytest.mark.parametrize("name", ATTACKS)
def test_a_database_with_foreign_parts(laporan: Desk, name: str) -> None:
    connection = sqlite3.connect(laporan.db)
    connection.execute(ATTACKS[name])
    connection.commit()
    connection.close()
    done = laporan.run("segel", limits=HOSTILE)
    assert done.code == 3
    assert "bukan bagian dari berkas kontrak" in done.err + done.out


TEMPLATES = {
    "endless loop": "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    "endless doubling": (
        "{% set ns = namespace(t='x' * 1000) %}"
        "{% for i in range(60) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}{{ ns.t }}"
    ),
    "huge product": "{{ 'x' * 10000000000 }}",
    "huge power": "{{ 9 ** 9 ** 9 }}",
    "huge padding": "{{ '%9999999999d' % 1 }}",
    "huge format": "{{ '{:>9999999999}'.format(1) }}",
    "huge centre": "{{ 'a'.center(9999999999) }}",
    "itself": "{% include 'rapor.md' %}",
    "other files": "{% include '../../../../etc/passwd' %}",
    "absolute": "{% include '/etc/passwd' %}",
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ rapor.__init__.__globals__ }}",
    "format escape": "{{ '{0.__class__}'.format(1) }}",
    "attribute filter": "{{ ''|attr('__class__') }}",
    "syntax": "{% for %}",
    "unknown": "{{ tidak_ada.sama_sekali }}",
}


@pytest.mark.berat
@pytest.mark.parametrize("name", TEMPLATES)
def test_templates(laporan: Desk, name: str) -> None:
    folder = laporan.folder / "templates"
    folder.mkdir()
    (folder / "rapor.md").write_text(TEMPLATES[name], encoding="utf-8")
    said = refused(laporan, "rapor", "--opd", "PUPR")
    assert "root:" not in said


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "pipa", "/proc/self/mem", "putar", "a\0b"])
def test_evidence_that_is_no_file(laporan: Desk, path: str) -> None:
    os.mkfifo(laporan.folder / "pipa")
    (laporan.folder / "putar").symlink_to("putar")
    if "\0" in path:
        (laporan.folder / "jahat.csv").write_bytes(b"kode,bulan,realisasi,bukti\nPUPR.JALAN,jun,5,a\0b\n")
        words: tuple[str, ...] = ("--dari", "jahat.csv")
    else:
        words = ("PUPR.JALAN", "5", "--bulan", "jun", "--bukti", path)
    before = laporan.events()
    dear = path in ("/dev/zero", "pipa")  # which have no end
    done = laporan.run("catat", *words, limits=HOSTILE) if dear else laporan.call("catat", *words)
    assert bad_manners(done) is None
    assert done.code == 1, done
    assert laporan.events() == before


@pytest.mark.berat
def test_a_sparse_evidence_file_of_a_gigabyte_is_refused_before_it_is_read(laporan: Desk) -> None:
    with (laporan.folder / "besar.bin").open("wb") as file:
        file.truncate(1 << 30)
    done = laporan.run("catat", "PUPR.JALAN", "5", "--bulan", "jun", "--bukti", "besar.bin", limits=HOSTILE)
    assert done.code == 1, done
    assert "lebih dari 200 MB" in done.err


@pytest.mark.berat
@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "folder"])
@pytest.mark.parametrize("words", [("impor",), ("periksa",), ("catat", "--dari")], ids=lambda words: words[0])
def test_inputs_that_are_no_files(kontrak: Desk, words: tuple[str, ...], name: str) -> None:
    (kontrak.folder / "folder").mkdir()
    done = kontrak.run(*words, name, limits=HOSTILE)
    assert done.code == 1, done
    assert "Traceback" not in done.err


@pytest.mark.berat
@pytest.mark.parametrize(
    "words",
    [
        ("periksa", "x" * 300),
        ("impor", "x" * 300),
        ("catat", "--dari", "x" * 300 + ".csv"),
        ("catat", "--dari", "x" * 300 + ".xlsx"),
        ("catat", "PUPR.JALAN", "5", "--bulan", "jun", "--bukti", "x" * 300),
        ("mulai", "x" * 300),
        ("cadangkan", "x" * 300),
        ("status", "--db", "x" * 300),
        ("rapor", "--opd", "PUPR", "--keluar", "x" * 300),
    ],
    ids=lambda words: words[0],
)
def test_a_name_that_is_too_long_is_refused_in_indonesian(laporan: Desk, words: tuple[str, ...]) -> None:
    done = laporan.run(*words, limits=HOSTILE)
    assert done.code in (1, 4), done
    said = done.err + done.out
    assert "File name too long" not in said
    assert "terlalu panjang" in said
