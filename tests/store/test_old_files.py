"""Files that earlier versions wrote, as they wrote them: opened, kept beside, whole, and saying the same."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError
from kontrak.store.opening import open_store
from kontrak.store.seal import check
from kontrak.versions import SCHEMA_VERSION
from tests.store.sample import first_import, make_file
from tests.workplace import Workplace

if TYPE_CHECKING:
    from typing import Any

GOLDEN = Path(__file__).parent.parent / "golden" / "store"
VERSIONS = [*range(1, SCHEMA_VERSION)]


def figures(document: Any) -> Any:
    """The nilai of each OPD; the seal is another one, since migration is an event of its own."""
    return [(opd["kode"], opd["nilai"], opd["nilai_akhir"]) for opd in document["opd"]]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_an_earlier_version_says_what_it_said(
    version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``berkas-vN.sql`` has every kind of event of its version, ``berkas-vN.json`` what ``status`` then said."""
    db, office = tmp_path / "kontrak.db", Workplace(tmp_path, monkeypatch, capsys)
    with closing(sqlite3.connect(db)) as raw:
        raw.executescript((GOLDEN / f"berkas-v{version}.sql").read_text(encoding="utf-8"))
    said = json.loads((GOLDEN / f"berkas-v{version}.json").read_text(encoding="utf-8"))
    assert figures(office.do("status", "--bulan", "2022-03", "--json").json) == figures(said)
    with closing(sqlite3.connect(tmp_path / f"kontrak.sebelum-v{SCHEMA_VERSION}.db")) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == version
    assert office.do("segel").out.startswith("Utuh")
    assert "berasal dari berkas ini" in office.do("segel", said["segel"]).out  # as it was printed then
    office.do("catat", "SETDA.WEB", "--bulan", "2022-06", "ya")
    assert office.do("segel").out.startswith("Utuh")


def test_a_file_of_this_version_is_refused_by_the_former(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_file(tmp_path / "k.db", first_import())
    whole = path.read_bytes()
    with open_store(path) as store:
        assert check(store) == []
    monkeypatch.setattr("kontrak.store.opening.SCHEMA_VERSION", SCHEMA_VERSION - 1)
    monkeypatch.setattr("kontrak.store.connection.SCHEMA_VERSION", SCHEMA_VERSION - 1)
    with pytest.raises(DataError, match=r"lebih baru \(skema"), open_store(path):
        pass
    assert path.read_bytes() == whole
