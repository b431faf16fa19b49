"""The reader of YAML: hostile and damaged files, and the places of values."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kontrak.contracts.read import read_contracts
from kontrak.contracts.reader import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, read_file, read_tree
from kontrak.contracts.tree import Deret
from tests.contracts.builder import NOTHING, regency_text
from tests.cost import cpu_at_most
from tests.posix import needs

if TYPE_CHECKING:
    from kontrak.contracts.tree import Problem

TEMPLATE = Path(__file__).parents[2] / "templates" / "mulai" / "contracts.yaml"


def only(data: bytes) -> Problem:
    """The one problem of a file that cannot be read."""
    read = read_tree(data, "a.yaml")
    assert read.akar is None
    (problem,) = read.galat
    return problem


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"", (1, 1), "berkas kosong"),
        (b"# hanya keterangan\n", (1, 1), "berkas kosong"),
        (b"- a\n- b\n", (1, 1), "bukan kunci dan nilai"),
        (b"daerah: Kab\n  opd: x\xe9y\n", (2, 9), "0xE9 bukan UTF-8"),
        ("daerah: é".encode() + b"\xff", (1, 10), "0xFF bukan UTF-8"),
        ("daerah: Kab".encode("utf-16"), (1, 1), "UTF-16"),
        (b"opd:\n\tPUPR: 1\n", (2, 1), "tab tidak boleh"),
        (b"opd: 1\n  \tPUPR: 1\n", (2, 3), "tab tidak boleh"),
        (b"a: 1\nb: \x07\n", (2, 4), "U+0007"),
        (b"a: 1\x00", (1, 5), "U+0000"),
        (b"PK\x03\x04berkas excel", (1, 3), "U+0003"),
        (b"[" * 100_000, (1, MAX_DEPTH + 1), "lebih dalam dari 20"),
        (b"a: " + b"{a: " * 100_000, (1, 4 * MAX_DEPTH), "lebih dalam dari 20"),
        (b"- " * 100_000, (1, 2 * MAX_DEPTH + 1), "lebih dalam dari 20"),
        (b"a: {b: " + b"[" * 2_000, (1, MAX_DEPTH + 6), "lebih dalam dari 20"),
        (b"a: '" + b"[" * 30 + b"'\nb: {c: '" + b"{" * 30 + b"', d: " + b"[" * 2_000, (2, 63), "lebih dalam dari 20"),
        (b"a: 1\n---\nb: 2\n", (2, 1), "dokumen kedua"),
    ],
)
def test_a_file_that_cannot_be_read(data: bytes, place: tuple[int, int], words: str) -> None:
    with cpu_at_most(2):
        problem = only(data)
    assert (problem.baris, problem.kolom) == place
    assert words in problem.pesan


def test_depth_of_twenty_is_read() -> None:
    assert read_tree(b"a: " + b"[" * 19 + b"]" * 19, "a.yaml").akar is not None
    assert read_tree(b"a: " + b"[" * 20 + b"]" * 20, "a.yaml").akar is None


def test_brackets_in_a_text_open_nothing() -> None:
    many = "[" * 2_000
    for text in (f"a: '{many}'", f'a: "{many}"', f"a: x{many}", f"a: |\n  {many}", f"a: >\n  {many}", f"a: 1 # {many}"):
        assert read_tree(text.encode(), "a.yaml").akar is not None, text[:10]


def test_a_year_on_one_line_is_read() -> None:
    assert read_tree(b"{" + b", ".join(b"a%d: {b: [1, 2]}" % n for n in range(2_000)) + b"}", "a.yaml").akar is not None


def test_a_file_above_20_mb_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    path.write_bytes(b"nama: panjang\n" * (25_000_000 // 14))
    with cpu_at_most(2):
        (problem,) = read_file(path).galat
    assert "lebih besar dari 20 MB" in problem.pesan


def test_a_file_of_20_mb_is_read() -> None:
    text = (b"# " + b"x" * 997 + b"\n") * (MAX_BYTES // 1000)
    assert len(text) == MAX_BYTES
    assert "berkas kosong" in only(text).pesan
    assert "20 MB" in only(text + b"#").pesan


def test_an_alias_bomb_is_refused_without_expanding() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    with cpu_at_most(2):
        read = read_tree("\n".join(lines).encode(), "bom.yaml")
    assert read.akar is None
    assert len(read.galat) == 9 + 8 * 9


def test_a_hostile_file_does_not_answer_with_a_million_problems() -> None:
    read = read_tree(b"a: &x 1\n" + b"b: [" + b"*x," * 1_000_000 + b"]\n", "a.yaml")
    assert len(read.galat) == MAX_PROBLEMS + 1
    assert "tidak dibaca" in read.galat[-1].pesan


def test_all_faults_of_a_file_are_found_in_one_run() -> None:
    read = read_tree(b"a: 1\na: &x 2\nb: !!str 3\nc: {d: 1, d: 2}\n", "a.yaml")
    assert [(p.baris, p.kolom, p.jalur) for p in read.galat] == [(2, 1, "a"), (2, 4, "a"), (3, 4, "b"), (4, 11, "c.d")]
    assert read.akar is not None, "what is sound can still be checked"
    assert read.akar.get("a") == "1"


def test_an_alias_as_a_key_is_refused_like_any_other() -> None:
    read = read_tree(b"a: &x 1\n*x : 2\nb: 3\n", "a.yaml")
    assert read.akar is None
    assert [(p.baris, p.kolom) for p in read.galat] == [(1, 4), (2, 1)]


def test_a_regency_is_read_and_the_collector_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "kabupaten.yaml"
    path.write_text(regency_text(), encoding="utf-8")
    assert 550_000 < path.stat().st_size < 650_000
    reading = read_contracts([path], lambda _year: NOTHING)
    assert gc.isenabled()
    assert reading.galat == ()
    assert sum(len(opd.kontrak.indikator) for opd in reading.opd) == 32 * 60
    gc.disable()
    try:
        assert read_contracts([Path(__file__).with_name("contoh.yaml")], lambda _year: NOTHING).opd
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_missing_file_and_folder(tmp_path: Path) -> None:
    found = {path.name: read_file(path).galat[0].pesan for path in (tmp_path / "tiada.yaml", tmp_path)}
    assert "tidak ditemukan" in found["tiada.yaml"]
    assert "folder" in found[tmp_path.name]


@needs("modes")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    locked = tmp_path / "terkunci.yaml"
    locked.write_text("versi: 1\n")
    locked.chmod(0)
    if os.geteuid() != 0:
        assert "tidak dapat dibaca" in read_file(locked).galat[0].pesan
    else:
        loop = tmp_path / "lingkaran.yaml"
        loop.symlink_to(loop)
        assert "tidak dapat dibaca" in read_file(loop).galat[0].pesan


def test_scalars_stay_text_and_know_their_places() -> None:
    akar = read_tree("a: 0123\nb: no\nc: 1.000\nd: '~'\ne: ~\nf:\n  - 2022-01-02\n  - é: [x]\n".encode(), "a.yaml").akar
    assert akar is not None
    expected: dict[str, object] = {
        "a": "0123",
        "b": "no",
        "c": "1.000",
        "d": "~",
        "e": None,
        "f": ["2022-01-02", {"é": ["x"]}],
    }
    assert akar.peta == expected
    assert akar.place("a") == (1, 4)
    assert akar.place("e") == (5, 1)
    assert akar.place("f", item=0) == (7, 5)
    assert akar.place("tiada") == (1, 1)
    assert isinstance(akar.get("f"), Deret)


def test_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    akar = read_tree(b"\xef\xbb\xbfversi: 1\r\ntahun: 2022\r\n", "a.yaml").akar
    assert akar is not None
    assert list(akar.peta.items()) == [("versi", "1"), ("tahun", "2022")]
    assert akar.place("tahun") == (2, 8)


@pytest.mark.parametrize("step", [1, 17])
def test_a_file_cut_off_or_damaged_anywhere_never_raises(tmp_path: Path, step: int) -> None:
    data = TEMPLATE.read_bytes()
    path = tmp_path / "rusak.yaml"
    for cut in range(step, len(data), 211):
        path.write_bytes(data[:cut] if step == 1 else data[:cut] + bytes([cut % 256]) * 2 + data[cut + 1 :])
        reading = read_contracts([path], lambda _year: NOTHING)
        for problem in reading.galat:
            assert problem.baris >= 1
            assert problem.kolom >= 1
            assert problem.pesan
