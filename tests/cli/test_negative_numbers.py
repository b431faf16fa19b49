"""``kontrak catat X.INFLASI -0,5``: a negative figure is a value, wherever it stands (SPEC §5, §6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pytest
import typer

from kontrak.cli.lazy import make_command
from tests.cli.process import run

if TYPE_CHECKING:
    from pathlib import Path

GOT: list[object] = []


def take(
    words: Annotated[list[str] | None, typer.Argument()] = None,
    *,
    bulan: Annotated[str | None, typer.Option("--bulan")] = None,
    bukti: Annotated[list[str] | None, typer.Option("--bukti")] = None,
    koreksi: Annotated[bool, typer.Option("--koreksi")] = False,
    nol: Annotated[bool, typer.Option("-0")] = False,
) -> None:
    GOT.append((words, bulan, bukti, koreksi, nol))


@pytest.mark.parametrize(
    ("line", "got"),
    [
        ("X -0,5 --bulan mar", (["X", "-0,5"], "mar", None, False, False)),
        ("--bulan mar X -0,5", (["X", "-0,5"], "mar", None, False, False)),
        ("X --bulan mar -1.250,5", (["X", "-1.250,5"], "mar", None, False, False)),
        ("X --koreksi -5%", (["X", "-5%"], None, None, True, False)),
        ("X --bulan=mar -5", (["X", "-5"], "mar", None, False, False)),
        ("X --bulan -5", (["X"], "-5", None, False, False)),
        ("X -5 --bukti a --bukti -6", (["X", "-5"], None, ["a", "-6"], False, False)),
        ("X -- -5", (["X", "-5"], None, None, False, False)),
        ("X -5 -- --koreksi", (["X", "-5", "--koreksi"], None, None, False, False)),
        ("X 5 --bulan mar", (["X", "5"], "mar", None, False, False)),
        ("X -", (["X", "-"], None, None, False, False)),
        ("X -0 -5", (["X", "-5"], None, None, False, True)),
        ("", (None, None, None, False, False)),
    ],
)
def test_a_negative_number_is_an_argument(line: str, got: object) -> None:
    GOT.clear()
    make_command("ambil", take, "Uji.").main(line.split(), prog_name="ambil", standalone_mode=False)
    assert [got] == GOT


def test_through_the_program(year: Path, tmp_path: Path) -> None:
    (tmp_path / "kontrak.db").write_bytes(year.read_bytes())
    done = run("catat", "PUPR.JALAN", "-0,5", "--bulan", "apr", cwd=tmp_path, env={"KONTRAK_OLEH": "a"})
    assert done.code == 1
    assert "'-0,5' negatif; angka negatif hanya untuk arah rentang" in done.err


def test_another_unknown_option_is_still_one(tmp_path: Path) -> None:
    done = run("catat", "PUPR.JALAN", "-x", "-5", cwd=tmp_path)
    assert (done.code, "Opsi -x tidak ada" in done.err) == (2, True)
