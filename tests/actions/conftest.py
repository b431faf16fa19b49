from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.acts import record_all
from tests.actions.office import Office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def empty_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    """A folder with a contract file and nothing imported yet."""
    return Office(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="session")
def begun() -> dict[str, bytes]:
    """Databases that many tests begin with, made by the first that asks."""
    return {}


@pytest.fixture
def office(empty_office: Office, begun: dict[str, bytes]) -> Office:
    """A folder with the contracts imported on the day they were signed."""
    _begin(empty_office, begun, "impor", _import)
    return empty_office


@pytest.fixture
def recorded(office: Office, begun: dict[str, bytes]) -> Office:
    """A folder in which every kind of act was done."""
    (office.folder / "foto.txt").write_text("ruas A", encoding="utf-8")
    _begin(office, begun, "tahun", _act)
    return office


def _begin(office: Office, begun: dict[str, bytes], name: str, make: Callable[[Office], None]) -> None:
    db = office.folder / "kontrak.db"
    if name not in begun:
        make(office)
        begun[name] = db.read_bytes()
    else:
        db.write_bytes(begun[name])
        db.chmod(0o660)


def _import(office: Office) -> None:
    office.at("2022-02-17")
    office.do("impor")
    office.at("2023-01-20")


def _act(office: Office) -> None:
    for _ in record_all(office):
        pass
    office.do("catat", "PUPR.MANTAP", "70", "--bulan", "jun", "--bukti", "foto.txt")
    number = office.do("tindak-lanjut", "daftar", "--json").json["tindak_lanjut"][0]["nomor"]
    office.do("tindak-lanjut", "selesai", str(number), "--keterangan", "lelang diulang")
