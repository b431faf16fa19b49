"""The command that the docstring of ``cli/commands.py`` shows to whoever adds one."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from kontrak.cli import commands, options

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_command_shown_as_a_model_works(year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"::\n\n(.+?)\n\n   \S", commands.__doc__ or "", re.DOTALL)
    assert found
    names: dict[str, Any] = vars(options).copy()
    exec(dedent(found[1]), names)
    names["peringkat"](asked=options.Asked(db=year))
    assert capsys.readouterr().out.startswith("Kabupaten Contoh · Peringkat OPD s.d. Juni 2022\n")
