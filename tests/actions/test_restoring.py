"""Restoring is an event, migrating is one, and a wrong clock stamps nothing (SPEC §5 pulihkan, §4 clock)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kontrak.actions.appending import append_events
from kontrak.clock import now
from kontrak.store.connection import transaction
from kontrak.store.events import Draft
from kontrak.store.opening import open_store
from kontrak.versions import SCHEMA_VERSION
from tests.store.older import as_version_1
from tests.workplace import made_once

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workplace import Workplace


@pytest.fixture
@made_once
def kept(office: Workplace) -> Workplace:
    """An office that made a backup and went on."""
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    office.do("cadangkan", "lama.db")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "mei")
    office.do("catat", "PUPR.JALAN", "9", "--bulan", "jun")
    return office


def test_going_back_names_what_is_lost_and_wants_a_reason(kept: Workplace) -> None:
    whole = kept.do("segel", "--json").json["segel_lengkap"]
    said = kept.refuse("pulihkan", "lama.db")
    assert "mundur 2 peristiwa" in said
    assert "catat PUPR.JALAN" in said
    kept.do("pulihkan", "lama.db", "--alasan", "salah berkas", "--oleh", "Sekretariat")
    last = kept.do("riwayat", "--json").json["peristiwa"][-1]
    assert (last["jenis"], last["oleh"], last["alasan"]) == ("pulih", "Sekretariat", "salah berkas")
    told = kept.do("riwayat").out
    assert whole in told
    assert "mundur 2 peristiwa" in told
    assert kept.do("segel", "--json").json["peristiwa"] == 3


def test_a_fork_is_refused_unless_asked_for(kept: Workplace) -> None:
    shutil.copy(kept.folder / "lama.db", kept.folder / "cabang.db")
    kept.do("catat", "PUPR.ADUAN", "7", "--bulan", "mar", "--db", "cabang.db")
    assert "bercabang" in kept.refuse("pulihkan", "cabang.db", "--alasan", "x")
    kept.refuse("pulihkan", "cabang.db", "--bercabang")
    kept.do("pulihkan", "cabang.db", "--bercabang", "--alasan", "laptop tertukar")
    assert "bercabang" in kept.do("riwayat").out
    assert kept.do("segel", "--json").json["utuh"] is True


def test_an_identical_file_leaves_no_event_and_a_lost_one_does(kept: Workplace) -> None:
    kept.do("cadangkan", "kini.db")
    before = kept.do("segel", "--json").json["segel"]
    kept.do("pulihkan", "kini.db")
    assert kept.do("segel", "--json").json["segel"] == before
    for content in (b"", b"SQLite format 3\0" + b"x" * 3000, None):
        if content is None:
            (kept.folder / "kontrak.db").unlink()
        else:
            whole = (kept.folder / "kini.db").read_bytes()
            (kept.folder / "kontrak.db").write_bytes(content and whole[:100] + content)
        kept.do("pulihkan", "kini.db")
        last = kept.do("riwayat", "--json").json["peristiwa"][-1]
        assert last["jenis"] == "pulih"
        assert "tidak ada, kosong, atau tidak terbaca" in kept.do("riwayat").out


def forge(kept: Workplace) -> None:
    """Let the backup hold a cancellation of what was never reported, well chained."""
    content = {"tahun": "2022", "kode": "PUPR.JALAN", "bulan": "9", "alasan": None}
    with open_store(kept.folder / "lama.db", write=True) as store, transaction(store):
        append_events(store, [Draft("batal", "PUPR.JALAN", content)], pelaku="X", waktu=now())


@pytest.mark.parametrize("older", [False, True], ids=["of this release", "of the first release"])
def test_a_backup_with_a_forged_event_is_refused(kept: Workplace, older: bool) -> None:
    forge(kept)
    if older:
        as_version_1(kept.folder / "lama.db")
    before = (kept.folder / "kontrak.db").read_bytes()
    said = kept.refuse("pulihkan", "lama.db", "--alasan", "x", "--bercabang", code=3)
    assert "tidak ada laporan yang dapat dibatalkan" in said
    assert (kept.folder / "kontrak.db").read_bytes() == before


def test_an_honest_backup_of_the_first_release_is_restored_with_both_events(kept: Workplace) -> None:
    as_version_1(kept.folder / "lama.db")
    before = (kept.folder / "lama.db").read_bytes()
    assert "mundur 2 peristiwa" in kept.refuse("pulihkan", "lama.db")
    kept.do("pulihkan", "lama.db", "--alasan", "salah berkas")
    kinds = [event["jenis"] for event in kept.do("riwayat", "--json").json["peristiwa"]]
    assert kinds[-2:] == ["migrasi", "pulih"]
    assert kept.do("segel", "--json").json["utuh"] is True
    assert (kept.folder / "lama.db").read_bytes() == before


def test_the_event_takes_the_place_of_the_file_together_with_the_backup(
    kept: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash leaves the file as it was, or the restored one with its event: the exchange is the last step."""
    before, drafts = (kept.folder / "kontrak.db").read_bytes(), []

    def crash(draft: Path, _target: Path, *, replace: bool) -> None:
        drafts.append((draft.read_bytes(), replace))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kontrak.files.put_in_place", crash)
        kept.refuse("pulihkan", "lama.db", "--alasan", "x", code=130)
    assert (kept.folder / "kontrak.db").read_bytes() == before
    assert sorted(path.name for path in kept.folder.glob("*.db")) == ["kontrak.db", "lama.db"]
    (kept.folder / "kontrak.db").write_bytes(drafts[0][0])
    assert kept.do("riwayat", "--json").json["peristiwa"][-1]["jenis"] == "pulih"
    assert kept.do("segel", "--json").json["utuh"] is True


def test_migration_is_an_event_and_the_old_file_stays_whole(kept: Workplace) -> None:
    kept.do("kunci", "--bulan", "jan")
    as_version_1(kept.folder / "kontrak.db")
    kept.do("status", "--bulan", "jun")
    last = kept.do("riwayat", "--json").json["peristiwa"][-1]
    assert last["jenis"] == "migrasi"
    assert f"skema 1 menjadi {SCHEMA_VERSION}" in kept.do("riwayat").out
    assert kept.do("segel", "--json").json["utuh"] is True


def test_a_clock_that_is_years_ahead_needs_a_word(kept: Workplace) -> None:
    kept.at("2099-01-01")
    said = kept.refuse("catat", "PUPR.JALAN", "9", "--bulan", "jul")
    assert "--jam-benar" in said
    for words in (("kunci", "--bulan", "jan"), ("batalkan", "PUPR.JALAN", "--bulan", "apr", "--alasan", "x")):
        kept.refuse(*words)
    kept.at("2024-01-20")
    kept.do("catat", "PUPR.JALAN", "9", "--bulan", "jul")
    kept.at("2026-01-20")
    kept.do("catat", "PUPR.JALAN", "9", "--bulan", "agu", "--jam-benar")
    clocks = [event["jam"] for event in kept.do("riwayat", "--json").json["peristiwa"]]
    assert clocks[-2:] == ["diganti", "diganti, dibenarkan"]
    assert "jam dibenarkan" in kept.do("riwayat").out
    assert any("--jam-benar" in note for note in kept.do("segel", "--json").json["catatan"])


def test_the_clock_of_the_computer_leaves_no_word(office: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KONTRAK_SEKARANG")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--jam-benar")
    assert [event["jam"] for event in office.do("riwayat", "--json").json["peristiwa"]] == ["diganti", "dibenarkan"]
