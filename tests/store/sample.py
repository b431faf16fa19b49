"""The events that the year of tahun.py is recorded by."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kontrak.model.declared import (
    Opd,
    Tajuk,
)
from kontrak.store.connection import Store, transaction
from kontrak.store.contents import content_of
from kontrak.store.events import Draft, Peristiwa, append
from kontrak.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kontrak.model.declared import Opd, Tajuk

WIB = timezone(timedelta(hours=7))
START = datetime(2022, 1, 3, 9, 0, tzinfo=WIB)


def impor_content(opd: Opd, versions: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """An OPD as an import writes it: each contract with the version that it belongs to."""
    content = content_of(opd)
    for contract in (content["kontrak"], *content["bidang"]):
        ke, berlaku = versions.get(contract["kode"], (0, 1))
        contract |= {"ke": str(ke), "berlaku": str(berlaku)}
        contract |= {"nomor_perubahan": f"P/{ke}" if ke else None, "alasan": "APBD perubahan" if ke else None}
    return content


def impor(
    opds: Iterable[Opd] = (),
    tajuk: Tajuk | None = None,
    rules: tuple[int, int] | None = None,
    versions: Mapping[str, tuple[int, int]] | None = None,
    tahun: int = 2022,
) -> Draft:
    """An import; ``versions`` maps a contract to (ke, berlaku), ``rules`` those of the aturan."""
    content = {
        "tahun": str(tahun),
        "tajuk": content_of(tajuk) if tajuk else None,
        "aturan": {"ke": str(rules[0]), "berlaku": str(rules[1]), "nomor": None, "alasan": None} if rules else None,
        "opd": {opd.kode: impor_content(opd, versions or {}) for opd in opds},
        "berlaku": None,
        "alasan": None,
        "nomor": None,
        "baru": [opd.kode for opd in opds] if tajuk else [],
    }
    return Draft("impor", str(tahun), content)


def first_import(tahun: int = 2022) -> Draft:
    from tests.store.tahun import PUPR, SETDA, TAJUK

    return impor((PUPR, SETDA), TAJUK._replace(tahun=tahun), (0, 1), tahun=tahun)


def catat(
    kode: str, bulan: int, realisasi: str | None, *, jenis: str = "catat", tahun: int = 2022, **more: Any
) -> Draft:
    content: dict[str, Any] = {
        "tahun": str(tahun),
        "kode": kode,
        "bulan": str(bulan),
        "realisasi": realisasi,
        "pecahan": None,
        "anggaran": None,
        "bukti": [],
        "kendala": None,
        "tindak_lanjut": None,
        "pic": None,
        "batas": None,
        "catatan": None,
        "tanggal_lapor": f"{tahun}-{bulan:02}-28",
        "alasan": None,
    }
    assert more.keys() <= content.keys()
    return Draft(jenis, kode, content | more)


def on_code(jenis: str, kode: str, bulan: int, *, tahun: int = 2022, **more: Any) -> Draft:
    """An event on a code and month: batal, verifikasi, tangguh, cabut."""
    return Draft(jenis, kode, {"tahun": str(tahun), "kode": kode, "bulan": str(bulan), **more})


def lock(bulan: int, scores: Mapping[str, str | None], *, tahun: int = 2022) -> Draft:
    content = {"tahun": str(tahun), "bulan": str(bulan), "nilai_resmi": dict(scores)}
    return Draft("kunci", f"{tahun}-{bulan:02}", content)


def unlock(bulan: int, *, tahun: int = 2022) -> Draft:
    return Draft("buka", f"{tahun}-{bulan:02}", {"tahun": str(tahun), "bulan": str(bulan), "alasan": "salah hitung"})


def record(store: Store, *drafts: Draft, at: datetime = START) -> list[Peristiwa]:
    with transaction(store):
        return append(store, drafts, pelaku="tester", waktu=at)


@contextmanager
def scratch(begun: Path | None = None) -> Iterator[Path]:
    """A path for a file that many examples make anew, or begin with a copy; in memory where there is such a folder."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        path = Path(folder) / "kontrak.db"
        if begun:
            shutil.copy(begun, path)
        yield path


def make_file(path: Path, *drafts: Draft) -> Path:
    """A file with these events."""
    with open_store(path, write=True, create=True) as store:
        record(store, *drafts)
    return path
