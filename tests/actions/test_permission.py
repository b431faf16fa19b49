"""What the program would never have written is named, however well its hashes fit (SPEC §4 "Izin")."""

from __future__ import annotations

import json
import random
import re
import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from kontrak.actions.permission import RULES, check_permission
from kontrak.cli.app import main
from kontrak.model.declared import HORIZON, KAMUS
from kontrak.model.segel import NO_HASH
from kontrak.store.canonical import canonical_json
from kontrak.store.connection import Store
from kontrak.store.contents import KINDS_OF_EVENT
from kontrak.store.events import Peristiwa, hash_fields, read_events
from kontrak.store.opening import open_store
from kontrak.store.projection import project, rebuild
from kontrak.store.schema import create_schema
from kontrak.versions import SCORING_VERSION
from tests.examples import berat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.workplace import Workplace

THIS = str(SCORING_VERSION)
NOW = "2023-01-20T09:00:00+07:00"
Event = dict[str, Any]


@pytest.fixture
def honest(recorded: Workplace) -> list[Event]:
    """A year with every kind of act, as events whose content can be changed."""
    if not _ready:
        recorded.do("kunci", "--bulan", "feb")
        recorded.do("verifikasi", "PUPR.PAKET", "--bulan", "mar", "--terima", "--catatan", "cocok")
        for month in ("mar", "apr"):
            recorded.do("kunci", "--bulan", month)
        recorded.do("catat", "PUPR.JALAN", "8", "--bulan", "apr", "--koreksi", "--alasan", "salah hitung")
        assert recorded.do("segel").code == 0
        with open_store(recorded.folder / "kontrak.db") as store:
            events = [event._asdict() | {"isi": json.loads(event.isi)} for event in read_events(store)]
        with log_of(events) as store:
            _ready.append(Begun(events, events[-1]["segel"], store.connection.serialize()))
    return _ready[0].events


class Begun(NamedTuple):
    """A log that others begin with: its events, its last seal, and the file."""

    events: list[Event]
    segel: str
    content: bytes


_ready: list[Begun] = []


@cache
def _empty() -> Begun:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        create_schema(connection)
        return Begun([], NO_HASH, connection.serialize())


@contextmanager
def log_of(events: Sequence[Event]) -> Iterator[Store]:
    """A file in memory with these events, chained anew, and the tables that follow from them: a perfect forgery."""
    begun = next((known for known in _ready if events[: len(known.events)] == known.events), _empty())
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(begun.content)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    done, before = len(begun.events), begun.segel
    for nomor, event in enumerate(events[done:], done + 1):
        isi = event["isi"] if isinstance(event["isi"], str) else canonical_json(event["isi"])
        fields = (nomor, event["waktu"], event["pelaku"], event["jenis"], event["objek"], isi, before)
        before = hash_fields(fields)
        connection.execute(
            "INSERT INTO riwayat (nomor, waktu, pelaku, jenis, objek, isi, sebelum, segel) VALUES (?,?,?,?,?,?,?,?)",
            Peristiwa(*fields, before),
        )
    try:
        if done:
            project(connection, done + 1, len(events), {event["jenis"] for event in events})
        else:
            rebuild(connection)
        yield Store(Path("kontrak.db"), connection)
    finally:
        connection.close()


def problems(events: Sequence[Event]) -> list[str]:
    with log_of(events) as store:
        return check_permission(store).masalah


def catat(kode: str, bulan: str, realisasi: str | None, **more: Any) -> Event:
    content: dict[str, Any] = dict.fromkeys(
        ("pecahan", "anggaran", "pendorong", "kendala", "tindak_lanjut", "pic", "batas", "catatan", "alasan")
    )
    content |= {"tahun": "2022", "kode": kode, "bulan": bulan, "realisasi": realisasi, "bukti": []}
    jenis, waktu = more.pop("jenis", "catat"), more.pop("waktu", NOW)
    pelaku, objek = more.pop("pelaku", "Bagian Organisasi"), more.pop("objek", kode)
    content |= {"tanggal_lapor": "2023-01-20", **more}
    return {"waktu": waktu, "pelaku": pelaku, "jenis": jenis, "objek": objek, "isi": content}


def event(jenis: str, objek: str, **isi: Any) -> Event:
    return {
        "waktu": isi.pop("waktu", NOW), "pelaku": isi.pop("pelaku", "X"), "jenis": jenis, "objek": objek,
        "isi": {"tahun": "2022", **isi},
    }  # fmt: skip


def on(jenis: str, kode: str, bulan: str, **isi: Any) -> Event:
    return event(jenis, kode, kode=kode, bulan=bulan, **isi)


def cut_target(events: list[Event]) -> Event:
    """The last import again, with a target cut in place."""
    last = next(found for found in reversed(events) if found["jenis"] == "impor")
    isi = json.loads(json.dumps(last["isi"]))
    jalan = isi["opd"]["PUPR"]["kontrak"]["indikator"][0]
    jalan["target"], jalan["rencana"] = "5", [None, None, None, "5", *[None] * 8]
    isi |= {"tajuk": None, "aturan": None}
    return {**last, "isi": isi, "waktu": NOW}


def first_paper(events: list[Event]) -> int:
    return next(number for number, found in enumerate(events, 1) if found["jenis"] == "arsip")


def paper(events: list[Event], *, twice: bool = False, **isi: Any) -> Event:
    """The first archived paper once more, of another file unless ``twice``."""
    old = events[first_paper(events) - 1]
    objek = isi.pop("objek", old["objek"])
    content = old["isi"] | ({} if twice else {"jalur": "lain.pdf"}) | isi
    return {**old, "objek": objek, "isi": content, "waktu": NOW}


def last_nilai(events: list[Event]) -> dict[str, str | None]:
    found: dict[str, str | None] = next(e for e in reversed(events) if e["jenis"] == "kunci")["isi"]["nilai_resmi"]
    return found


def verified(events: list[Event], **isi: Any) -> Event:
    number = max(n for n, e in enumerate(events, 1) if e["objek"] == "DINKES.INFLASI")
    base = {"laporan": str(number), "putusan": "terima", "realisasi": None, "catatan": "cocok"}
    return on("verifikasi", "DINKES.INFLASI", "6", **(base | isi))


FORGERIES: dict[str, tuple[Callable[[list[Event]], Event], str]] = {
    "a report in a locked month": (lambda _: catat("PUPR.ADUAN", "3", "5"), "sudah dikunci"),
    "fisik above 100": (lambda _: catat("PUPR.JEMBATAN.A", "7", "500"), "di luar 0–100"),
    "fisik that falls": (lambda _: catat("PUPR.JEMBATAN.A", "7", "40"), "fisik turun"),
    "a target cut in place": (cut_target, "rusak|rencana|Impor sebagai perubahan|yang dinilai"),
    "a check by nobody": (lambda e: verified(e, pelaku=" "), "pelaku kosong"),
    "a check of no report": (lambda e: verified(e, laporan="1"), "laporan yang diperiksa"),
    "a check without a note": (lambda e: verified(e, catatan=" "), "tanpa catatan"),
    "a verdict without its value": (lambda e: verified(e, putusan="ubah"), "tidak sesuai"),
    "a value that no verdict put": (lambda e: verified(e, realisasi="1"), "tidak sesuai"),
    "an unknown verdict": (lambda e: verified(e, putusan="lulus"), "bentuk bakunya"),
    "a check in a locked month": (
        lambda e: on("verifikasi", "PUPR.PAKET", "3", laporan="3", putusan="terima", realisasi=None, catatan="ok"),
        "sudah dikunci",
    ),
    "an unknown code": (lambda _: catat("PUPR.TIDAKADA", "6", "5"), "tidak ada dalam kontrak"),
    "an unknown OPD": (lambda _: catat("DISHUB.X", "6", "5"), "tidak ada dalam kontrak"),
    "an indikator of works": (lambda _: catat("PUPR.JEMBATAN", "6", "50"), "per pekerjaan"),
    "a month that has not begun": (
        lambda _: {**catat("PUPR.JALAN", "12", "5"), "isi": catat("PUPR.JALAN", "12", "5")["isi"] | {"tahun": "2029"}},
        "tahunnya belum ada",
    ),
    "a report dated tomorrow": (lambda _: catat("PUPR.JALAN", "6", "5", tanggal_lapor="2023-02-20"), "tanggal lapor"),
    "a report dated before": (lambda _: catat("PUPR.JALAN", "6", "5", tanggal_lapor="2022-01-20"), "tanggal lapor"),
    "a change that is no correction": (lambda _: catat("DINKES.INFLASI", "6", "-1"), "tanpa koreksi"),
    "a correction without reason": (lambda _: catat("DINKES.INFLASI", "6", "-1", jenis="koreksi"), "tanpa alasan"),
    "a correction of nothing": (
        lambda _: catat("PUPR.JALAN", "7", "5", jenis="koreksi", alasan="x"), "koreksi yang tidak mengubah",
    ),
    "a record that says nothing new": (lambda _: catat("DINKES.INFLASI", "6", "-1.5"), "tidak mencatat hal baru"),
    "a record that empties": (lambda _: catat("DINKES.INFLASI", "6", None), "dihapus"),
    "a blank record": (lambda _: catat("PUPR.JALAN", "7", None), "tidak"),
    "a negative length": (lambda _: catat("PUPR.JALAN", "7", "-5"), "negatif"),
    "a grade of no scale": (lambda _: catat("PUPR.SAKIP", "12", "AAA"), "skalanya"),
    "neither yes nor no": (lambda _: catat("PUPR.GIS", "6", "mungkin"), "bukan ya atau tidak"),
    "a fraction of another value": (lambda _: catat("PUPR.MANTAP", "9", "50", pecahan="1/3"), "pecahannya"),
    "negative spending": (lambda _: catat("PUPR.JALAN", "7", "5", anggaran="-5"), "negatif"),
    "evidence without a hash": (
        lambda _: catat("PUPR.JALAN", "7", "5", bukti=[{"jalur": "a", "sha256": None, "ukuran": "3"}]), "SHA-256",
    ),
    "another object": (lambda _: catat("PUPR.JALAN", "7", "5", objek="PUPR.MANTAP"), "objeknya"),
    "a cancelled nothing": (lambda _: on("batal", "PUPR.JALAN", "7", alasan="x"), "tidak ada laporan"),
    "a cancellation without reason": (lambda _: on("batal", "DINKES.INFLASI", "6", alasan=None), "tanpa alasan"),
    "a suspension in a locked month": (
        lambda _: on("tangguh", "PUPR.JALAN", "3", dasar="S", alasan="x"), "sudah dikunci",
    ),
    "a suspension without letter": (lambda _: on("tangguh", "PUPR.JALAN", "6", dasar=None, alasan="x"), "tanpa dasar"),
    "an end of no suspension": (
        lambda _: on("cabut", "PUPR.JALAN", "6", dasar=None, alasan="x"), "tidak sedang ditangguhkan",
    ),
    "a lock out of order": (
        lambda e: event("kunci", "2022-12", bulan="12", nilai_resmi=last_nilai(e), versi=THIS), "sebelumnya belum",
    ),
    "a lock with another nilai": (
        lambda e: event("kunci", "2022-05", bulan="5", nilai_resmi=dict.fromkeys(last_nilai(e), "99.99"), versi=THIS),
        "nilai resmi .* tertulis 99.99, menurut catatan",
    ),
    "a lock by a scoring to come": (
        lambda e: event("kunci", "2022-05", bulan="5", nilai_resmi=last_nilai(e), versi="99"), "versi penilaiannya",
    ),
    "a lock of some contracts": (
        lambda e: event("kunci", "2022-05", bulan="5", nilai_resmi={}, versi=THIS), "bukan dari semua kontrak",
    ),
    "an unlock of an earlier month": (
        lambda _: event("buka", "2022-03", bulan="3", alasan="x"), "terkunci yang terakhir",
    ),
    "an unlock without reason": (lambda _: event("buka", "2022-04", bulan="4", alasan=None), "tanpa alasan"),
    "a finding of tomorrow": (
        lambda _: event("integritas", "PUPR.INTEGRITAS", opd="PUPR", dasar="X", tanggal="2024-01-01", uraian="x"),
        "masa depan",
    ),
    "a finding against nobody": (
        lambda _: event("integritas", "X.INTEGRITAS", opd="X", dasar="X", tanggal="2022-01-01", uraian="x"), "OPD-nya",
    ),
    "a follow-up that is late already": (
        lambda _: event("tindak_lanjut", "PUPR", opd="PUPR", bulan="6", uraian="x", pic=None, batas="2022-05-31"),
        "mendahului",
    ),
    "a follow-up done twice": (
        lambda _: event(
            "tindak_lanjut_selesai", "PUPR", opd="PUPR", nomor="16", tanggal="2023-01-19", keterangan=None
        ),
        "sudah selesai",
    ),
    "a migration to nowhere": (
        lambda _: {**event("migrasi", "berkas"), "isi": {"dari": "3", "ke": "3", "penilaian": "2"}}, "skemanya",
    ),
    "a paper of nobody": (lambda e: paper(e, opd="X", objek="X"), "OPD atau bidangnya"),
    "a paper of another object": (lambda e: paper(e, objek="DINKES"), "objeknya"),
    "a paper without an OPD": (lambda e: paper(e, opd=None, objek="2022"), "tanpa OPD"),
    "a paper of tomorrow": (lambda e: paper(e, tanggal="2024-01-01"), "masa depan"),
    "a paper of no file": (lambda e: paper(e, sha256="0"), "berkasnya"),
    "a paper of another version": (lambda e: paper(e, jenis="perubahan", ke="7"), "bukan dari versi"),
    "a paper with a seal of another file": (lambda e: paper(e, segel="3-" + "a" * 32), "segelnya"),
    "a paper archived twice": (lambda e: paper(e, twice=True), "sudah diarsipkan"),
    "minutes of a month to come": (
        lambda e: {
            **paper(e, jenis="notulen", opd=None, bulan="12", objek="2029-12"),
            "isi": paper(e, jenis="notulen", opd=None, bulan="12")["isi"] | {"tahun": "2029"},
        },
        "tahunnya",
    ),
    "a withdrawal of nothing": (
        lambda _: event("arsip_cabut", "PUPR", opd="PUPR", arsip="1", alasan="x"), "arsipnya tidak ada",
    ),
    "a withdrawal without reason": (
        lambda e: event("arsip_cabut", "PUPR", opd="PUPR", arsip=str(first_paper(e)), alasan=" "), "tanpa alasan",
    ),
    "a restore that lost events without reason": (
        lambda _: {
            **event("pulih", "berkas"),
            "isi": {"kepala": None, "disimpan": None, "mundur": "3", "bercabang": False, "alasan": None},
        },
        "tanpa alasan",
    ),
    "a time before its predecessor": (
        lambda _: catat("PUPR.JALAN", "7", "5", waktu="2022-12-01T09:00:00+07:00"), "mendahului",
    ),
    "a time without offset": (lambda _: catat("PUPR.JALAN", "7", "5", waktu="2023-02-01T09:00:00"), "bentuk bakunya"),
    "a key too many": (lambda _: catat("PUPR.JALAN", "7", "5", tambahan="x"), "tidak dikenal"),
    "a number of another script": (lambda _: catat("PUPR.JALAN", "7", "٥"), "bentuk bakunya|angka baku"),
    "an exponent": (lambda _: catat("PUPR.JALAN", "7", "1e2"), "bentuk bakunya"),
    "an underscore": (lambda _: catat("PUPR.JALAN", "7", "1_00"), "bentuk bakunya"),
    "a plus sign": (lambda _: catat("PUPR.JALAN", "7", "+5"), "bentuk bakunya"),
    "a blank around a number": (lambda _: catat("PUPR.JALAN", "7", " 5"), "bentuk bakunya"),
    "a month with decimals": (lambda _: catat("PUPR.JALAN", "6.9", "5"), "bentuk bakunya"),
    "a month with letters": (lambda _: catat("PUPR.JALAN", "6abc", "5"), "bentuk bakunya"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_named(honest: list[Event], name: str) -> None:
    make, words = FORGERIES[name]
    number = len(honest) + 1
    with log_of([*honest, make(honest)]) as store:
        found = check_permission(store).masalah
        assert check_permission(store, sejak=len(honest)).masalah == found  # as kunci asks, of what came since the last
    assert any(text.startswith(f"Peristiwa {number}") for text in found), found
    assert any(re.search(words, text, re.IGNORECASE) for text in found), found


def test_what_was_judged_before_is_taken_over_as_it_stood(honest: list[Event]) -> None:
    with log_of(honest) as store:
        for number in range(0, len(honest), 3):
            assert check_permission(store, sejak=number).masalah == []


TEXTS: dict[str, Callable[[str], str]] = {
    "two equal keys": lambda isi: isi.replace('"realisasi":"5"', '"realisasi":"5","realisasi":"9"'),
    "an escape": lambda isi: isi.replace("PUPR", "PUP\\u0052", 1),
    "a blank": lambda isi: isi.replace(":", ": ", 1),
    "another order": lambda isi: '{"tahun":"2022",' + isi[1:].replace(',"tahun":"2022"', ""),
    "text after the end": lambda isi: f"{isi} ",
    "a number": lambda isi: isi.replace('"bulan":"7"', '"bulan":7'),
    "a surrogate": lambda isi: isi.replace('"kendala":null', '"kendala":"\\ud800"'),
    "not normalised": lambda isi: isi.replace('"kendala":null', '"kendala":"e\u0301"'),
    "NUL": lambda isi: isi.replace('"kendala":null', '"kendala":"a\\u0000b"'),
}


@pytest.mark.parametrize("name", TEXTS)
def test_no_content_has_two_readings(honest: list[Event], name: str) -> None:
    made = catat("PUPR.JALAN", "7", "5")
    text = canonical_json(made["isi"])
    changed = TEXTS[name](text)
    assert changed != text
    found = problems([*honest, {**made, "isi": changed}])[0]
    assert "bukan JSON baku" in found or "bukan bentuk bakunya" in found


def test_an_honest_year_passes(honest: list[Event]) -> None:
    assert problems(honest) == []
    assert {event["jenis"] for event in honest} == KINDS_OF_EVENT.keys() - {"pulih", "migrasi"}
    assert RULES.keys() == KINDS_OF_EVENT.keys()


FREE = {
    *("realisasi", "anggaran", "kendala", "tindak_lanjut", "pic", "batas", "catatan", "dasar", "uraian", "keterangan"),
    *(
        "alasan",
        "nama",
        "jabatan",
        "nip",
        "pangkat",
        "status",
        "sejak",
        "nomor",
        "tanggal",
        "acuan",
        "daerah",
        "sasaran",
    ),
    *(
        "sasaran",
        "satuan",
        "langkah",
        "nomor_perubahan",
        "tanggal_lapor",
        "pagu",
        "pic",
        "tahun_lalu",
        "prioritas",
        "program",
    ),
    *("jalur", "ukuran", "kode_resmi", "penerbit", "pendorong", *KAMUS, *HORIZON, "kegiatan"),
    *("kelompok", "alias", "pengampu", "pakta_integritas", "kesediaan_mundur", "mendukung", "rumus_turun", "tajuk"),
}
"""Keys whose value is anybody's: with another one the log is that of another office, and none that was forged."""


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from leaves(inner, (*path, key))
    if not isinstance(value, dict | list):
        yield path


def mutated(draw: random.Random, value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if value is None:
        return draw.choice(["0", "x", "7"])
    if value.isdigit():
        return draw.choice([str(int(value) + draw.randrange(1, 9)), f"0{value}", f"{value}.0", None, f" {value}"])
    return draw.choice([f"{value}x", value.lower() if value != value.lower() else f"X{value}", None, value[:-1]])


def stands_alone(events: list[Event], number: int) -> bool:
    """Whether it is a suspension or a report that nothing refers to: of another month it is another office's."""
    jenis, isi = events[number]["jenis"], events[number]["isi"]
    bound = {
        (found["isi"]["kode"], found["isi"]["bulan"])
        for found in events
        if found["jenis"] in ("koreksi", "verifikasi", "batal")
    }
    return jenis == "tangguh" or (jenis == "catat" and (isi["kode"], isi["bulan"]) not in bound)


@pytest.mark.parametrize("seed", [0, *berat(range(1, 12))])
def test_a_random_mutation_of_what_binds_is_named(honest: list[Event], seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(20):
        events = json.loads(json.dumps(honest))
        number = draw.randrange(1, len(events))
        isi = events[number]["isi"]
        free = FREE | ({"bulan"} if stands_alone(events, number) else set())
        places = [path for path in leaves(isi) if not free & set(path)]
        path = draw.choice(places)
        inner = isi
        for key in path[:-1]:
            inner = inner[key]
        before = inner[path[-1]]
        inner[path[-1]] = mutated(draw, before)
        try:
            found = problems(events)
        except sqlite3.DatabaseError:
            continue  # such a log has no tables at all
        assert found, (events[number]["jenis"], path, before, inner[path[-1]])


@pytest.mark.parametrize("change", ["lost", "swapped", "doubled"])
def test_events_that_are_lost_swapped_or_doubled(honest: list[Event], change: str) -> None:
    for number, found in enumerate(honest):
        if found["jenis"] not in ("koreksi", "verifikasi", "kunci", "cabut", "buka"):
            continue
        events = list(honest)
        if change == "lost":
            before = events.pop(number)
            if before["jenis"] in ("verifikasi", "koreksi") or before["isi"]["bulan"] == "4":
                continue  # an office that had not done this
        elif change == "doubled":
            events.insert(number, events[number])
            if found["jenis"] == "verifikasi":
                continue  # may be said twice
        else:
            events[number - 1], events[number] = events[number], events[number - 1]
            if events[number]["objek"] != events[number - 1]["objek"]:
                continue
        try:
            assert problems(events), (change, number, found["jenis"])
        except sqlite3.DatabaseError:
            continue


def test_a_lock_of_an_older_scoring_is_a_note(honest: list[Event]) -> None:
    events = json.loads(json.dumps(honest))
    place = max(number for number, found in enumerate(events) if found["jenis"] == "kunci")
    events[place]["isi"] |= {"versi": "1", "nilai_resmi": dict.fromkeys(last_nilai(events), "1.23")}
    with log_of(events) as store:
        said = check_permission(store)
    assert said.masalah == []
    assert "menurut aturan versi 1" in said.catatan[0]


def test_lax_rules_hold_before_the_migration_only(honest: list[Event]) -> None:
    moves = [
        {**event("migrasi", "berkas", waktu=NOW), "isi": {"dari": dari, "ke": ke, "penilaian": "2"}}
        for dari, ke in (("1", "2"), ("2", "3"))
    ]
    events = json.loads(json.dumps(honest))
    for found in events:
        if found["jenis"] == "kunci":
            del found["isi"]["versi"]
    with log_of([*events, *moves]) as store:
        said = check_permission(store)
    assert said.masalah == []
    assert all("menurut aturan versi 1" in note for note in said.catatan)
    assert any("versi" in text for text in problems(events))
    assert any("versi" in text for text in problems([*events, moves[1]]))  # the second release had strict rules
    assert any("migrasi yang kedua" in text for text in problems([*events, moves[1], moves[0]]))


def test_the_time_is_that_of_the_machine(honest: list[Event]) -> None:
    assert datetime.fromisoformat(NOW) >= datetime.fromisoformat(honest[-1]["waktu"])


@pytest.mark.parametrize(
    "forged",
    [
        event("integritas", "X.INTEGRITAS", opd="X", dasar="X", tanggal="2022-01-01", uraian="x"),
        catat("PUPR.JALAN", "6", "9" * 300),
        catat("PUPR.JALAN", "6", "5", waktu="kemarin"),
    ],
    ids=["a finding against nobody", "a number of 300 digits", "a time that is none"],
)
def test_what_no_command_foresees_is_the_fault_of_the_file(
    honest: list[Event], forged: Event, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "salah"
    folder.mkdir()
    with log_of([*honest, forged]) as store, closing(sqlite3.connect(folder / "kontrak.db")) as file:
        store.connection.backup(file)
    assert main(["status", "--bulan", "jun", "--db", str(folder / "kontrak.db")]) == 3
    assert f"Peristiwa {len(honest) + 1}" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["kontrak.db"]  # and no log of a fault of the program
