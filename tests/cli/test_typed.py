"""What shells leave of a command line, and what other systems say of a closed pipe; Windows is pretended."""

from __future__ import annotations

import errno
import io
import sys
from datetime import datetime
from pathlib import Path

import pytest

from kontrak.cli import app
from kontrak.cli.typed import check_dashes, check_quotes, expand, meant_option
from kontrak.errors import DataError, UsageError
from kontrak.views.table import screen_width

# --- quotes and dashes -----------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["'Salah", "ketik'", "'", "--alasan='Salah"])
def test_a_quote_on_one_side_is_taken_with_a_warning(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    check_quotes([word])
    said = capsys.readouterr().err
    assert said.startswith(f"Peringatan: {word} di")
    assert "petik ganda" in said


@pytest.mark.parametrize("word", ["Jum'at", "", "--alasan=", "5'x", '"a"'])
def test_other_words_pass_in_silence(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    check_quotes([word])
    assert not capsys.readouterr().err


@pytest.mark.parametrize(
    ("word", "meant"), [("'a'", 'Jadi: "a"'), ("--oleh='a b'", 'Jadi: --oleh="a b"'), ("''", '""')]
)
def test_a_word_between_quotes_is_refused(word: str, meant: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_quotes([word])
    assert meant in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("–bulan", "--bulan"),
        ("—bulan=mar", "--bulan=mar"),
        ("–-bulan", "--bulan"),
        ("-–bulan", "--bulan"),
        ("−h", "-h"),
        ("--bulan", None),
        ("–", None),
        ("– lihat nota", None),
        ("–5", None),
        ("−1,5", None),
    ],
)
def test_a_dash_is_known_again_before_an_option_only(word: str, meant: str | None) -> None:
    assert meant_option(word, ["--bulan", "-h", "--help"]) == meant
    if meant:
        with pytest.raises(UsageError, match="tanda pisah"):
            check_dashes([word], ["--bulan", "-h", "--help"])


# --- patterns --------------------------------------------------------------------------------------


def test_patterns_are_expanded_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "opd").mkdir()
    for name in ("b.yaml", "a.yaml", "a[1].yaml", "a.txt", "~$a.yaml", ".a.yaml"):
        (tmp_path / "opd" / name).touch()
    found = expand([Path("lain.yaml"), Path("opd/*.yaml"), Path("opd/?.txt")])
    assert [path.as_posix() for path in found] == [
        *("lain.yaml", "opd/a.yaml", "opd/a[1].yaml", "opd/b.yaml", "opd/a.txt")
    ]
    assert [path.as_posix() for path in expand([Path("opd/a[1]*")])] == ["opd/a[1].yaml"]


def test_a_file_of_that_very_name_is_no_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda self: self.name == "apa?.csv")
    assert expand([Path("apa?.csv")]) == [Path("apa?.csv")]


def test_a_pattern_that_nothing_fits_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="Tidak ada berkas yang cocok"):
        expand([tmp_path / "*.yaml"])


def test_commands_that_take_files_expand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for line in (
        ["periksa", "*.yaml"],
        ["impor", "*.yaml"],
        ["rangka", "*.docx", "--opd", "PUPR"],
        ["catat", "--dari", "kirim/*.xlsx"],
    ):
        assert app.main(line) == 1
        assert "Tidak ada berkas yang cocok" in capsys.readouterr().err


# --- the reader of standard output, and the clock ----------------------------------------------------


class Gone(io.StringIO):
    """Standard output of which the reader went away, as Windows tells it."""

    def write(self, text: str) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")


def test_a_closed_pipe_is_no_fault_on_windows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kontrak.cli.streams.on_windows", lambda: True)
    monkeypatch.setattr(sys, "stdout", Gone())
    assert app.main(["skema"]) == 0
    assert not capsys.readouterr().err


def test_what_says_the_same_elsewhere_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kontrak.cli.streams.on_windows", lambda: True)
    monkeypatch.setattr("kontrak.contracts.shape.schema_text", refuse)
    assert app.main(["skema"]) == 70
    assert "gangguan tak terduga" in capsys.readouterr().err


def test_a_time_that_the_system_does_not_know_is_a_wrong_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Windows knows no local time before 1970, and says EINVAL."""

    class Clock(datetime):
        def astimezone(self, tz: object = None) -> Clock:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kontrak.cli.streams.on_windows", lambda: True)
    monkeypatch.setattr("kontrak.clock.datetime", Clock)
    monkeypatch.setenv("KONTRAK_SEKARANG", "1960-01-01T00:00")
    assert app.main(["impor"]) == 2
    assert "bukan waktu" in capsys.readouterr().err
    monkeypatch.delenv("KONTRAK_SEKARANG")
    assert app.main(["impor"]) == 1
    assert "Jam komputer" in capsys.readouterr().err


# --- the console -------------------------------------------------------------------------------------


def test_the_last_column_of_a_windows_console_stays_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "platform", "linux")
    assert screen_width(terminal=True) == 80
    monkeypatch.setattr(sys, "platform", "win32")
    assert screen_width(terminal=True) == 79
