"""The tabulator: codes from the database, quick, and silent whatever is wrong (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.process import call, run

if TYPE_CHECKING:
    from pathlib import Path


def complete(words: str, folder: Path, **variables: str) -> list[str]:
    """What bash is offered at the end of a line."""
    count = len(words.split(" ")) - 1
    setting = {"COMP_WORDS": words, "COMP_CWORD": str(count), "_KONTRAK_COMPLETE": "complete_bash", **variables}
    done = call(cwd=folder, env=setting)
    assert done.err == ""
    return done.out.split()


def test_a_process_answers_too(year: Path) -> None:
    words = f"kontrak nilai --db {year.as_posix()} --opd P"  # bash eats a backslash
    setting = {"COMP_WORDS": words, "COMP_CWORD": "5", "_KONTRAK_COMPLETE": "complete_bash"}
    done = run(cwd=year.parent, env=setting)
    assert (done.code, done.out.split(), done.err) == (0, ["PUPR"], "")


def test_opd_codes(year: Path) -> None:
    assert complete(f"kontrak nilai --db {year.as_posix()} --opd P", year.parent) == ["PUPR"]
    assert "DINKES" in complete(f"kontrak rapor --db {year.as_posix()} --opd ", year.parent)
    assert complete(f"kontrak daftar --db {year.as_posix()} DIN", year.parent) == ["DINKES"]


def test_codes_to_report_on_are_the_lines_not_the_sums(year: Path) -> None:
    assert complete(f"kontrak catat --db {year.as_posix()} PUPR.J", year.parent) == [
        "PUPR.JALAN",
        "PUPR.JEMBATAN.A",
        "PUPR.JEMBATAN.B",
    ]
    assert complete(f"kontrak batalkan --db {year.as_posix()} PUPR.PAK", year.parent) == ["PUPR.PAKET"]


def test_codes_to_explain_are_all_of_them(year: Path) -> None:
    offered = complete(f"kontrak jelaskan --db {year.as_posix()} PUPR", year.parent)
    assert {"PUPR", "PUPR.BM", "PUPR.JEMBATAN", "PUPR.JEMBATAN.A"} <= set(offered)


def test_small_letters_stay_small(year: Path) -> None:
    assert complete(f"kontrak catat --db {year.as_posix()} pupr.jal", year.parent) == ["pupr.jalan"]


def test_what_follows_the_code_is_a_value(year: Path) -> None:
    assert complete(f"kontrak catat --db {year.as_posix()} PUPR.JALAN ", year.parent) == []


def test_supervisors_and_priorities(year: Path) -> None:
    assert complete(f"kontrak status --db {year.as_posix()} --pengampu ", year.parent) == ["AST1", "AST2"]
    assert "KESEHATAN" in complete(f"kontrak status --db {year.as_posix()} --prioritas ", year.parent)


def test_the_commands_inside_a_command(year: Path) -> None:
    assert complete("kontrak tindak-lanjut ", year.parent) == ["tambah", "selesai", "daftar"]
    assert complete(f"kontrak tindak-lanjut tambah --db {year.as_posix()} PU", year.parent) == ["PUPR"]


def test_the_database_of_the_environment_and_of_the_folder(year: Path, tmp_path: Path) -> None:
    assert complete("kontrak nilai --opd P", tmp_path, KONTRAK_DB=str(year)) == ["PUPR"]
    (tmp_path / "kontrak.db").write_bytes(year.read_bytes())
    assert complete("kontrak nilai --opd P", tmp_path) == ["PUPR"]


@pytest.mark.parametrize("content", [None, b"", b"bukan basis data" * 100, b"SQLite format 3\0" + b"\xff" * 2000])
def test_silent_when_the_file_is_wrong(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "kontrak.db").write_bytes(content)
    assert complete("kontrak nilai --opd P", tmp_path) == []
    assert complete("kontrak catat P", tmp_path) == []
    assert list(tmp_path.iterdir()) == ([] if content is None else [tmp_path / "kontrak.db"])


@pytest.mark.parametrize(
    ("shell", "variables", "offered"),
    [
        ("zsh", {"_TYPER_COMPLETE_ARGS": "kontrak nilai --opd PU"}, '"PUPR"'),
        (
            "fish",
            {"_TYPER_COMPLETE_ARGS": "kontrak nilai --opd PU", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
            "PUPR\t",
        ),
        (
            "powershell",
            {"_TYPER_COMPLETE_ARGS": "kontrak nilai --opd PU", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "PU"},
            "PUPR:::",
        ),
    ],
)
def test_every_shell_is_offered_codes_with_their_names(
    year: Path, shell: str, variables: dict[str, str], offered: str
) -> None:
    setting = {"_KONTRAK_COMPLETE": f"complete_{shell}", "KONTRAK_DB": str(year), **variables}
    done = call(cwd=year.parent, env=setting)
    assert offered in done.out
    assert "Dinas Pekerjaan Umum" in done.out
