"""Power loss without pulling a plug: record what the program asks of the disk, then build every disk it could leave.

The model is that of SQLite's own crash tests, on a whole folder: a write or a change of length is durable once its file
is synced; until then each sector of it may have reached the disk, not reached it, or hold garbage. Names (create, link,
rename, unlink) reach the disk in their order, as on journalling file systems, and for certain once the folder is
synced. A name and what it names are two things: the deleted journal is another file than the next one of that name.
"""

from __future__ import annotations

import codecs
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.tahan.desk import DB, STEPS, Step, inspect
from tests.tahan.kills import MEMORY_FOLDER, fresh_desk
from tests.tahan.outcome import Outcome
from tests.tahan.process import command, variables

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

SECTOR = 512
TRACED = "openat,creat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat"
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


class Write(NamedTuple):
    """Bytes handed over at a place of a file (``berkas`` is its number, whatever its name)."""

    berkas: int
    mulai: int
    data: bytes


class Length(NamedTuple):
    """A file is given a length."""

    berkas: int
    panjang: int


class Synced(NamedTuple):
    """All of a file so far is on the disk."""

    berkas: int


class Named(NamedTuple):
    """A name in the folder now means a file, or nothing (None)."""

    nama: str
    berkas: int | None


class FolderSynced(NamedTuple):
    """All names so far are on the disk."""


class Acknowledged(NamedTuple):
    """The program said that it was done."""


Operation = Write | Length | Synced | Named | FolderSynced | Acknowledged


class Recording(NamedTuple):
    """What a step asked of the disk, and the folder before it: names, and contents by number."""

    langkah: Step
    nama: dict[str, int]
    isi: dict[int, bytes]
    operasi: tuple[Operation, ...]
    sebelum: int


class _Recorder:
    """Follows the names of the folder through the calls, and turns them into operations on numbered files."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)
        self.names = {path.name: number for number, path in enumerate(sorted(folder.iterdir())) if path.is_file()}
        self.contents = {number: (folder / name).read_bytes() for name, number in self.names.items()}
        self.start = dict(self.names)
        self.count = len(self.names)
        self.position: dict[int, int] = {}
        self.operations: list[Operation] = []

    def note(self, call: str, arguments: str, result: int) -> None:
        texts = [codecs.escape_decode(found)[0] for found in _TEXT.findall(arguments)]
        if call in ("openat", "creat"):
            self._opened(arguments, _path(texts[0]))
        elif call in ("unlink", "unlinkat"):
            self._renamed(_path(texts[0]), None)
        elif call.startswith(("rename", "link")):
            self._renamed(_path(texts[0]), _path(texts[1]), keep=call.startswith("link"))
        else:
            self._on_descriptor(call, arguments, texts, result)

    def _inside(self, path: str) -> str | None:
        """The name in the folder, when it is one; relative paths start there."""
        parent, _, name = path.rpartition("/")
        return name if name and parent in ("", ".", self.folder) else None

    def _opened(self, arguments: str, path: str) -> None:
        name = self._inside(path)
        if name is None or "O_DIRECTORY" in arguments:
            return
        if name not in self.names and "O_CREAT" in arguments:
            self.names[name] = self.count
            self.operations.append(Named(name, self.count))
            self.count += 1
        if name in self.names:
            self.position[self.names[name]] = 0
            if "O_TRUNC" in arguments:
                self.operations.append(Length(self.names[name], 0))

    def _renamed(self, path: str, to: str | None, *, keep: bool = False) -> None:
        name, new = self._inside(path), self._inside(to) if to else None
        if name not in self.names or name is None:
            return
        if new is not None:
            self.names[new] = self.names[name]
            self.operations.append(Named(new, self.names[name]))
        if not keep:
            del self.names[name]
            self.operations.append(Named(name, None))

    def _on_descriptor(self, call: str, arguments: str, texts: list[bytes], result: int) -> None:
        found = re.match(r"(\d+)<([^>]*)>", arguments)
        if found is None:
            return
        path = codecs.escape_decode(found[2])[0].decode("utf-8", "replace").removesuffix(" (deleted)")
        if call == "write" and found[1] == "1" and texts and texts[0].strip():
            self.operations.append(Acknowledged())
        elif call in ("fsync", "fdatasync") and path == self.folder:
            self.operations.append(FolderSynced())
        elif (name := self._inside(path)) in self.names and path.startswith(self.folder):
            self._on_file(call, self.names[name], arguments, texts, result)

    def _on_file(self, call: str, number: int, arguments: str, texts: list[bytes], result: int) -> None:
        if call == "pwrite64":
            self.operations.append(Write(number, int(arguments.rpartition(",")[2]), texts[-1][:result]))
        elif call == "write":
            place = self.position.get(number, 0)
            self.position[number] = place + result
            self.operations.append(Write(number, place, texts[-1][:result]))
        elif call == "ftruncate":
            self.operations.append(Length(number, int(arguments.rpartition(",")[2])))
        else:
            self.operations.append(Synced(number))


def _path(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def record(step: Step, *, synchronous: str | None = None) -> Recording:
    """Run a step under strace and return everything it asked of its folder."""
    with fresh_desk(step.mulai, in_memory=False) as desk, tempfile.TemporaryDirectory() as logs:
        before = desk.events()
        recorder = _Recorder(desk.folder)
        log = Path(logs, "log")
        strace = ["strace", "-f", "-y", "-xx", "-s", "2000000", "-o", str(log), "-e", f"trace={TRACED}"]
        subprocess.run(
            [*strace, *command(*step.kata, synchronous=synchronous)],
            cwd=desk.folder,
            env=variables(),
            check=True,
            capture_output=True,
        )
        for line in log.read_text(encoding="ascii", errors="replace").splitlines():
            if found := _LINE.match(line):
                recorder.note(found[1], found[2], int(found[3]))
        assert desk.events() == before + step.peristiwa
    return Recording(step, recorder.start, recorder.contents, tuple(recorder.operations), before)


# --- the disks that a cut could leave ---------------------------------------------------------------


class Disk(NamedTuple):
    """The files of a folder after the power came back, and whether the step had been acknowledged before the cut."""

    berkas: dict[str, bytes]
    diakui: bool


def disk_after(recording: Recording, cut: int, rnd: random.Random, *, garbage: bool) -> Disk:
    """The disk when the power fails just before operation ``cut``: what was synced, and any part of what was not."""
    contents = {number: bytearray(data) for number, data in recording.isi.items()}
    names, late_names = dict(recording.nama), []
    late: list[Write | Length] = []
    acknowledged = False
    for operation in recording.operasi[:cut]:
        match operation:
            case Acknowledged():
                acknowledged = True
            case Named():
                late_names.append(operation)
            case FolderSynced():
                _give_names(names, late_names)
                late_names = []
            case Synced(number):
                for change in late:
                    if change.berkas == number:
                        _reach(contents, change)
                late = [change for change in late if change.berkas != number]
            case _:
                late.append(operation)
    _give_names(names, late_names[: rnd.randint(0, len(late_names))])
    for change in late:
        _reach_partly(contents, change, rnd, garbage=garbage)
    return Disk({name: bytes(contents.get(number, b"")) for name, number in names.items()}, acknowledged)


def _give_names(names: dict[str, int], changes: Iterable[Named]) -> None:
    for name, number in changes:
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def _reach(contents: dict[int, bytearray], change: Write | Length) -> None:
    content = contents.setdefault(change.berkas, bytearray())
    if isinstance(change, Length):
        del content[change.panjang :]
        content.extend(bytes(change.panjang - len(content)))
    else:
        _put(content, change.mulai, change.data)


def _reach_partly(contents: dict[int, bytearray], change: Write | Length, rnd: random.Random, *, garbage: bool) -> None:
    if isinstance(change, Length):
        if rnd.random() < 0.5:
            _reach(contents, change)
        return
    content = contents.setdefault(change.berkas, bytearray())
    for start in range(0, len(change.data), SECTOR):
        sector = change.data[start : start + SECTOR]
        chance = rnd.random()
        if garbage and chance > 0.9:
            sector = rnd.randbytes(len(sector))
        elif chance >= 0.5:
            continue
        _put(content, change.mulai + start, sector)


def _put(content: bytearray, place: int, data: bytes) -> None:
    content.extend(bytes(max(0, place + len(data) - len(content))))
    content[place : place + len(data)] = data


# --- the judgement ----------------------------------------------------------------------------------


def judge(recording: Recording, disk: Disk) -> str | None:
    """Start the computer again on that disk; return which promise was broken."""
    step, before = recording.langkah, recording.sebelum
    folder = Path(tempfile.mkdtemp(prefix="kontrak-disk-", dir=MEMORY_FOLDER if MEMORY_FOLDER.is_dir() else None))
    try:
        for name, content in disk.berkas.items():
            (folder / name).write_bytes(content)
        found = inspect(folder / DB)
        if found.masalah:
            return f"E: {found.masalah[0]}"
        if disk.diakui and found.peristiwa != before + step.peristiwa:
            return f"A: {found.peristiwa} peristiwa sesudah diakui {before + step.peristiwa}"
        if found.peristiwa not in (before, before + step.peristiwa):
            return f"B: {found.peristiwa} peristiwa, sebelumnya {before}"
        return None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def replay(recording: Recording, times: int, rnd: random.Random) -> Iterator[str | None]:
    """Judge the disks of every cut, several of each; the cut after the last operation counts most."""
    cuts = len(recording.operasi) + 1
    for cut in range(cuts):
        for number in range(times if cut + 1 < cuts else times * 4):
            disk = disk_after(recording, cut, rnd, garbage=number % 2 == 1)
            broken = judge(recording, disk)
            yield broken and f"{recording.langkah.nama}, potongan {cut}: {broken}"


def power_loss(times: int, rnd: random.Random, steps: Iterable[Step] = STEPS) -> Outcome:
    """Every step, cut at every operation, ``times`` disks each."""
    results: list[str | None] = []
    notes = []
    for step in steps:
        recording = record(step)
        results += replay(recording, times, rnd)
        notes.append(f"{step.nama} {len(recording.operasi)} operasi")
    broken = tuple(result for result in results if result)
    return Outcome("mati listrik (disk dibangun ulang)", "A B E", len(results), broken, ", ".join(notes))
