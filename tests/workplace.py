"""A folder of its own at a time of its own, and the program as its users call it."""

from __future__ import annotations

import json
import os
import sqlite3
from functools import cache, wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from kontrak.cli.app import main
from kontrak.clock import VARIABLE
from kontrak.store.schema import create_schema
from tests.contract_text import berkas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

PERSON = "KONTRAK_OLEH"
F = TypeVar("F", bound="Callable[..., Any]")


@cache
def _empty() -> sqlite3.Connection:
    """An empty file of ours, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_schema(connection)
    return connection


def _begin(connection: sqlite3.Connection) -> None:
    """Begin a file with the pages of an empty one: its 130 statements, tried in tests/store, take long."""
    _empty().backup(connection)


class Result(NamedTuple):
    """What a command left: its exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Packed(NamedTuple):
    """What lay on a desk, by its path and with its mode, and who sat there when."""

    files: dict[Path, tuple[bytes, int]]
    moment: str
    person: str


class Begun(NamedTuple):
    """What a first import left: the file with its mode, and what was said."""

    content: bytes
    mode: int
    result: Result


_begun: dict[tuple[object, ...], Begun] = {}


class Workplace:
    """Where somebody runs commands; what they print is caught. Its OPD is X where a test names none."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._patch = patch
        self._capture = capture
        patch.chdir(folder)
        patch.setattr("kontrak.store.opening._create", _begin)
        self.by("Bagian Organisasi")
        for name in ("KONTRAK_DB", "COLUMNS"):
            patch.delenv(name, raising=False)
        self.at("2023-01-20")

    def at(self, moment: str) -> None:
        """Set the clock: a day (nine in the morning) or a full time."""
        self._patch.setenv(VARIABLE, moment if "T" in moment else f"{moment}T09:00:00+07:00")

    def by(self, name: str) -> None:
        """Let somebody else sit down at the keyboard."""
        self._patch.setenv(PERSON, name)

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

    def change(self, old: str, new: str) -> None:
        """Edit the contract file."""
        path = self.folder / "contracts.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def impor(self, *opds: str, aturan: str = "{}", day: str = "2022-02-01", options: Sequence[str] = ()) -> Result:
        """Import a contract file of these OPDs on a day; the clock then stands at 20 January 2023."""
        self.write(berkas(*opds, aturan=aturan))
        result = self.import_once(day, *options)
        self.at("2023-01-20")
        return result

    def import_once(self, day: str, *options: str) -> Result:
        """Import the contract file on a day; what such an import leaves in an empty folder is made once per process."""
        self.at(day)
        path, before = self.folder / "kontrak.db", {*self.folder.iterdir()}
        key = (self.content(), (self.folder / "contracts.yaml").read_bytes(), day, os.environ[PERSON], options)
        if key in _begun:
            path.write_bytes(_begun[key].content)
            path.chmod(_begun[key].mode)
            return _begun[key].result
        result = self.do("impor", *options)
        if {*self.folder.iterdir()} - before == {path}:
            _begun[key] = Begun(path.read_bytes(), path.stat().st_mode, result)
        return result

    def lapor(self, *rows: str, kode: str = "X") -> None:
        """Record rows ``A,mar,5`` or ``A,mar,5,2022-04-10``: local code, month, realisasi, day of the report."""
        lines = ["kode,bulan,realisasi,tanggal_lapor"]
        for row in rows:
            local, bulan, realisasi, *day = row.split(",")
            lines.append(f'{kode}.{local},{bulan},"{realisasi}",{day[0] if day else ""}')
        path = self.write("\n".join(lines) + "\n", "laporan.csv")
        self.do("catat", "--dari", str(path))

    def opd(self, bulan: str, *more: str, kode: str = "X") -> Any:
        """The object of ``nilai --opd`` as JSON."""
        (found,) = self.do("nilai", "--opd", kode, "--bulan", bulan, "--json", *more).json["opd"]
        return found

    def indikator(self, kode: str, bulan: str, *more: str, opd: str = "X") -> Any:
        """One indikator of ``nilai --opd`` as JSON, by its code in the OPD or its whole code."""
        opd, _, local = kode.rpartition(".") if "." in kode else (opd, "", kode)
        whole = self.opd(bulan, *more, kode=opd)
        everywhere = whole["indikator"] + [item for bidang in whole["bidang"] for item in bidang["indikator"]]
        (found,) = [item for item in everywhere if item["kode"] == f"{opd}.{local}"]
        return found

    def meleset(self, bulan: str, *more: str) -> Any:
        """The heads of ``meleset`` as JSON."""
        return self.do("meleset", "--bulan", bulan, "--json", *more).json["kepala"]

    def row(self, kode: str, bulan: str) -> Any:
        """The row of one missed commitment, or None."""
        rows = [row for head in self.meleset(bulan) for row in head["komitmen"] if row["kode"] == kode]
        return rows[0] if rows else None

    def pack(self) -> Packed:
        """All that lies here, who works here, and when."""
        files = {path.relative_to(self.folder): path for path in self.folder.rglob("*") if path.is_file()}
        kept = {name: (path.read_bytes(), path.stat().st_mode) for name, path in files.items()}
        return Packed(kept, os.environ[VARIABLE], os.environ[PERSON])

    def unpack(self, packed: Packed) -> None:
        """Lay it all here."""
        for name, (content, mode) in packed.files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(mode)
        self.at(packed.moment)
        self.by(packed.person)

    def content(self) -> bytes | None:
        path = self.folder / "kontrak.db"
        return path.read_bytes() if path.exists() else None


def made_once(make: F) -> F:
    """Of a fixture that prepares a desk: do the work for the first test that asks; the next find the same on theirs."""
    kept: list[Packed] = []

    @wraps(make)
    def ready(*args: Workplace, **named: Workplace) -> Workplace:
        if not kept:
            place: Workplace = make(*args, **named)
            kept.append(place.pack())
            return place
        (desk,) = (*args, *named.values())
        desk.unpack(kept[0])
        return desk

    return cast("F", ready)
