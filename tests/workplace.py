"""A folder of its own at a time of its own, and the program as its users call it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.cli.app import main
from kontrak.clock import VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Result(NamedTuple):
    """What a command left: its exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Workplace:
    """Where somebody runs commands; what they print is caught."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._patch = patch
        self._capture = capture
        patch.chdir(folder)
        self.by("Bagian Organisasi")
        for name in ("KONTRAK_DB", "COLUMNS"):
            patch.delenv(name, raising=False)
        self.at("2023-01-20")

    def at(self, moment: str) -> None:
        """Set the clock: a day (nine in the morning) or a full time."""
        self._patch.setenv(VARIABLE, moment if "T" in moment else f"{moment}T09:00:00+07:00")

    def by(self, name: str) -> None:
        """Let somebody else sit down at the keyboard."""
        self._patch.setenv("KONTRAK_OLEH", name)

    def write(self, text: str, name: str = "contracts.yaml") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *args: str) -> Result:
        code = main(list(args))
        out, err = self._capture.readouterr()
        assert "Traceback" not in err
        return Result(code, out, err)

    def do(self, *args: str) -> Result:
        """Run a command that must succeed."""
        result = self.run(*args)
        assert result.code == 0, result.err
        return result

    def refuse(self, *args: str, code: int = 1) -> str:
        """Run a command that must be refused without any output; return what it says. The data stay as they were."""
        before = self.content()
        result = self.run(*args)
        assert (result.code, result.out) == (code, ""), result
        assert self.content() == before
        assert result.err
        return result.err

    def content(self) -> bytes | None:
        path = self.folder / "kontrak.db"
        return path.read_bytes() if path.exists() else None
