"""One slip in a sound file is answered with one problem, at the place of the slip."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.contracts.read import Reading, read_contracts
from kontrak.contracts.reader import read_tree
from kontrak.contracts.tree import Deret, Peta
from tests.contracts.builder import NOTHING, opd_text, read, year_text
from tests.examples import berat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLE = Path(__file__).with_name("contoh.yaml")
Steps = tuple[str | int, ...]

# What refers to a code: it is not at fault when the code is gone, but it has to be named too.
REFERRED = ("PRIORITAS", "INFRASTRUKTUR", "AST2", "P-JALAN", "JALAN")


def plain(node: object) -> Any:
    """The example as plain lists and dicts of text."""
    if isinstance(node, Peta):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, Deret):
        return [plain(value) for value in node]
    return None if node is None else str(node)


@cache
def example_text() -> str:
    """The example as JSON, which is YAML too and quickly read and written."""
    akar = read_tree(EXAMPLE.read_bytes(), "contoh.yaml").akar
    assert akar is not None
    return json.dumps(plain(akar.peta))


def example() -> Any:
    """The example, to be changed at will."""
    return json.loads(example_text())


def paths(node: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Every path of the tree."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, below in pairs:
        yield (*steps, step)
        yield from paths(below, (*steps, step))


def read_changed(folder: Path, steps: Steps, change: Callable[[Any, Any], None]) -> Reading:
    """Read the example after a change of what holds the last step."""
    tree = example()
    holder = tree
    for step in steps[:-1]:
        holder = holder[step]
    change(holder, steps[-1])
    path = folder / "slip.yaml"
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    return read_contracts([path], lambda _year: NOTHING)


def put(value: Any) -> Callable[[Any, Any], None]:
    def change(holder: Any, step: Any) -> None:
        holder[step] = value

    return change


def mistype(holder: Any, step: Any) -> None:
    if isinstance(holder, dict):
        items = [(key + "q" if key == step else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)


def lower(holder: Any, step: Any) -> None:
    if isinstance(holder, dict):
        items = [(key.lower() if key == step else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)


def remove(holder: Any, step: Any) -> None:
    del holder[step]


ALL = list(paths(example()))


SLIPS = {
    "null": put(None),
    "text": put("q!"),
    "list": put(["a", ["b"], "c"]),
    "removed": remove,
    "mistyped": mistype,
    "lower case": lower,
}
EVERY = 4
"""Of the places of the example, one in so many is tried with each slip, another of them with the next slip."""


@pytest.mark.parametrize("every", [EVERY, *berat([1])])
@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_one_problem(tmp_path: Path, name: str, every: int) -> None:
    several: list[tuple[Steps, list[str]]] = []
    found, change = 0, SLIPS[name]
    for steps in ALL[list(SLIPS).index(name) % every :: every]:
        galat = read_changed(tmp_path, steps, change).galat
        found += bool(galat)
        if len(galat) > 1 and not (change in (remove, mistype) and steps[-1] in REFERRED):
            several.append((steps, [str(problem) for problem in galat]))
    assert several == []
    assert found > 10 // every


MANDATORY = [
    ("versi",), ("tahun",), ("daerah",), ("pihak_kedua",), ("pihak_kedua", "jabatan"),
    ("pengampu", "AST2", "jabatan"), ("opd", "PUPR", "nama"), ("opd", "PUPR", "kelompok"), ("opd", "PUPR", "kepala"),
    ("opd", "PUPR", "kepala", "jabatan"), ("opd", "PUPR", "program", "P-JALAN", "nama"),
    *(("opd", "PUPR", "indikator", "JALAN", key) for key in ("nama", "satuan", "sifat", "arah", "target")),
    *(("opd", "PUPR", "indikator", "JEMBATAN", "pekerjaan", "A", key) for key in ("nama", "volume", "jatuh_tempo")),
    *(("opd", "PUPR", "bidang", "BM", key) for key in ("nama", "kepala")),
    ("opd", "PUPR", "bidang", "BM", "kepala", "jabatan"),
    *(("opd", "PUPR", "indikator", "KONDISI", "target_akhir", key) for key in ("tahun", "nilai")),
]  # fmt: skip


@pytest.mark.parametrize("steps", MANDATORY, ids=".".join)
@pytest.mark.parametrize("change", [put(None), put(""), remove], ids=["null", "blank", "removed"])
def test_a_mandatory_key_is_missed(tmp_path: Path, steps: Steps, change: Callable[[Any, Any], None]) -> None:
    (problem,) = read_changed(tmp_path, steps, change).galat
    assert problem.jalur == ".".join(map(str, steps))


def test_every_other_key_may_be_left_out_or_null(tmp_path: Path) -> None:
    needed = {steps[:end] for steps in MANDATORY for end in range(1, len(steps) + 1)}
    held_by_codes = {"prioritas", "pengampu", "program", "skala", "predikat", "warna", "tangga", "rencana", "pekerjaan"}
    for steps in ALL:
        inside = isinstance(steps[-1], int) or (len(steps) > 1 and steps[-2] in held_by_codes | {"SAKIP", "OPINI"})
        mandatory = (
            steps in needed
            or steps[-1] in ("nama", "satuan", "sifat", "arah", "target", "jabatan", "kepala", "volume")
            or ("pekerjaan" in steps[:-1] and steps[-1] == "jatuh_tempo")
            or ("pembanding" in steps[:-1] and steps[-1] in ("nilai", "sumber"))
        )
        weighed = steps[-1] in ("bobot", "capaian", "rencana") or "triwulan" in steps
        code = str(steps[-1]).isupper() or steps[-1] in held_by_codes or steps[-1] in ("indikator", "bidang")
        if not (inside or mandatory or weighed or code):
            assert read_changed(tmp_path, steps, remove).galat == (), steps
            assert read_changed(tmp_path, steps, put(None)).galat == (), steps


def test_beyond_a_thousand_slips_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "banyak.yaml"
    path.write_text(
        EXAMPLE.read_text(encoding="utf-8") + "".join(f"kunci-{n}: 1\n" for n in range(1003)), encoding="utf-8"
    )
    galat = read_contracts([path], lambda _year: NOTHING).galat
    assert len(galat) == 1001
    assert galat[-1].pesan.startswith("dan 3 kesalahan susunan lain")


WEIGHED = "nama: X, satuan: km, sifat: akumulasi, arah: naik, target: 5"
WORKS = "nama: X, satuan: unit, sifat: akumulasi, arah: naik, target: 3"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"  A: {{{WEIGHED}, bobot: 70}}\n  A: {{{WEIGHED}, bobot: 30}}\n",
            id="an indikator: the weights of the rest",
        ),
        pytest.param(
            f"  A: {{{WEIGHED}, bobot: 70}}\nindikator:\n  B: {{{WEIGHED}, bobot: 30}}\n", id="all indikators"
        ),
        pytest.param(f"  A: {{{WEIGHED}, bobot: 10, bobot: 100}}\n", id="a weight"),
        pytest.param(f"  A: {{{WEIGHED}, rencana: {{jan: 2, jan: 5}}}}\n", id="a month: the sum of the plan"),
        pytest.param(f"  A: {{{WEIGHED}, rencana: {{jan: 2}}, rencana: {{jan: 5}}}}\n", id="a plan"),
        pytest.param(
            f"  A: {{{WORKS}, pekerjaan: {{P: {{nama: P, volume: 1, jatuh_tempo: mar}},"
            " P: {nama: Q, volume: 2, jatuh_tempo: mar}}}\n",
            id="a pekerjaan: the sum of the volumes",
        ),
        pytest.param(
            f"  A: {{{WORKS}, pekerjaan: {{P: {{nama: P, volume: 1, volume: 3, jatuh_tempo: mar}}}}}}\n", id="a volume"
        ),
    ],
)
def test_a_key_that_stands_twice_has_no_consequences(tmp_path: Path, body: str) -> None:
    """Only the key is reported, not what no longer adds up because one of its values was left out."""
    (problem,) = read(tmp_path, year_text(opd_text("indikator:\n" + body))).galat
    assert problem.pesan.startswith("kunci ganda")
