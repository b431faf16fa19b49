"""A file of contracts as a tree with places, from libyaml's events.

Plain loading turns ``1.000`` into 1, ``010`` into 8 and ``no`` into False, loses duplicate keys and crashes on a
hundred thousand brackets. Here every scalar stays text, and what contracts.yaml does not use (aliases, anchors,
tags, merge keys, a second document) is refused while streaming, before anything is expanded. A blank text, quoted or
not, is null.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.contracts.slips import MAX_MENDS, explain, mend
from kontrak.contracts.tree import Deret, Peta, Problem, Section, Simpul, Teks, Undecided, quoted
from kontrak.errors import reason
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from yaml import Mark, YAMLError

MAX_BYTES = 20_000_000
MAX_DEPTH = 20
MAX_TRIES = 20
"""So many crowded lines are looked at one by one; no contract file has a single one."""

MAX_PROBLEMS = 100
"""A file with more faults of this kind is hostile or no contract file; reading it stops."""

_TOO_DEEP = f"susunan lebih dalam dari {MAX_DEPTH} tingkat"
_BRACKET = re.compile(r"""[\[\]{}]|"(?:[^"\\]|\\.)*+"?|'[^']*+'?""")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
PERIKSA = "PERIKSA"
"""The value that ``kontrak rangka`` writes where a person has to decide."""
_NULL = ("", "~", "null", "Null", "NULL")
_RESAVE = "simpan ulang sebagai UTF-8 (Notepad: Save As, Encoding: UTF-8)"


class ReadFile(NamedTuple):
    """What a file gave: its tree (None when it cannot be trusted as a whole) and the faults found while reading.

    ``teks`` is the source, whose comments carry suggestions; empty for what has none.
    """

    berkas: str
    akar: Section | None
    galat: tuple[Problem, ...]
    teks: str = ""


class _StopReading(Exception):  # noqa: N818 - ends a stream, is no error of ours
    """What follows cannot be read."""


def read_file(path: Path) -> ReadFile:
    """Read a file; whatever is wrong with it comes back as a problem, nothing is raised."""
    berkas = str(path)
    try:
        if path.is_dir():
            return _refused(berkas, "ini folder, bukan berkas; sebutkan nama berkas YAML-nya")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return _refused(berkas, _not_found(path))
    except OSError as error:
        return _refused(berkas, f"berkas tidak dapat dibaca ({reason(error)}); periksa izin baca berkas itu")
    return read_tree(data, berkas)


def _not_found(path: Path) -> str:
    """What to do where a file is missing; Windows hides that Notepad called it ``contracts.yaml.txt``."""
    near = [path.with_name(f"{path.name}.txt"), path.with_suffix(".yml"), path.with_suffix(".txt")]
    found = next((other for other in near if other != path and other.is_file()), None)
    if found is not None:
        return f"berkas tidak ditemukan, tetapi ada {found.name}; ganti namanya menjadi {path.name}"
    return 'berkas tidak ditemukan; periksa namanya, atau buat yang baru dengan "kontrak mulai"'


def read_tree(data: bytes, berkas: str) -> ReadFile:
    """Build the tree of a file's bytes."""
    if len(data) > MAX_BYTES:
        return _refused(berkas, "berkas lebih besar dari 20 MB; bagi menjadi beberapa berkas, misalnya satu per OPD")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _refused(berkas, f"berkas ini tersimpan sebagai UTF-16; {_RESAVE}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return ReadFile(berkas, None, (_not_utf8(data, error.start, berkas),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as YAML reads them; Notepad writes the former
    for place in _crowded_places(text):
        read = _Builder(berkas).build(text[:place])
        if any(_TOO_DEEP in problem.pesan for problem in read.galat):
            return read
    return _build_mended(text, berkas)


def _build_mended(text: str, berkas: str) -> ReadFile:
    """Build the tree; slips that are known are told and mended in memory, so that what follows is read too."""
    builder = _Builder(berkas)
    file = builder.build(text)
    slips: list[Problem] = []
    for _ in range(MAX_MENDS):
        text, found = mend(text, berkas, builder.error, bare=builder.bare)
        if not found:
            break
        slips += found
        builder = _Builder(berkas)
        file = builder.build(text)
    return file._replace(galat=(*slips, *file.galat)) if slips else file


def _crowded_places(text: str) -> Iterator[int]:
    """Where a line may open its bracket too many; read up to there, libyaml is never asked to go deeper.

    libyaml looks up to 1,024 characters ahead on a line before it tells the first bracket, and each version of it
    gives up at a depth of its own. What stands between quotes opens nothing; whether the rest does, the reader tells.
    """
    tries, start = 0, 0
    for line in text.split("\n"):
        if line.count("[") + line.count("{") > MAX_DEPTH:
            depth = 0
            for found in _BRACKET.finditer(line):
                depth = max(depth + _STEP.get(found[0], 0), 0)
                if depth > MAX_DEPTH:
                    yield start + found.end()
                    tries += 1
                    break
            if tries == MAX_TRIES:
                return
        start += len(line) + 1


def _refused(berkas: str, pesan: str) -> ReadFile:
    return ReadFile(berkas, None, (Problem(berkas, 1, 1, "", pesan),))


def _not_utf8(data: bytes, start: int, berkas: str) -> Problem:
    before = data[:start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    pesan = f"bita 0x{data[start]:02X} bukan UTF-8; {_RESAVE}"
    return Problem(berkas, before.count(b"\n") + 1, column, "", pesan)


class _Builder:
    """Builds the tree of one file, event by event, without recursion."""

    def __init__(self, berkas: str) -> None:
        self.berkas = berkas
        self.problems: list[Problem] = []
        self.sound = True  # False: the tree lacks something, so what it lacks must not be reported
        self.root: Simpul = None
        self.node: Peta | Deret | None = None
        self.key: Teks | None = None
        self.stack: list[tuple[Peta | Deret | None, Teks | None]] = []
        self.error: YAMLError | None = None
        self.bare = False  # whether some key inside { } has no value, not even null

    def build(self, text: str) -> ReadFile:
        """Read the whole text."""
        from yaml import YAMLError

        try:
            self._consume(text)
        except YAMLError as error:
            self.error = error
            self.problems.append(explain(error, text, self.berkas))
            self.sound = False
        except _StopReading:
            self.sound = False
        akar = None
        if self.sound and self.root is None:
            self.problems.append(Problem(self.berkas, 1, 1, "", "berkas kosong; isi dengan versi, tahun dan opd"))
        elif self.sound and not isinstance(self.root, Peta):
            pesan = "isi berkas bukan kunci dan nilai; awali dengan 'versi: 1' dan 'tahun: …'"
            self.problems.append(Problem(self.berkas, 1, 1, "", pesan))
        elif self.sound and isinstance(self.root, Peta):
            akar = Section(self.berkas, "", self.root, self.root.mark)
        return ReadFile(self.berkas, akar, tuple(self.problems), text)

    def _consume(self, text: str) -> None:
        import yaml

        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        documents = 0
        for event in _events(text):
            kind = type(event)
            if kind is scalar:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                self._scalar(event.value, event.style, event.start_mark)
            elif kind is mapping or kind is sequence:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                self._open(Peta(flow=event.flow_style) if kind is mapping else Deret(), event.start_mark)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.node, self.key = self.stack.pop()[0], None
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop(event.start_mark, "dokumen kedua ('---') dalam satu berkas; pindahkan ke berkas lain")

    def _scalar(self, raw: str, style: str | None, mark: Mark) -> None:
        if self.key is None and type(self.node) is Peta:
            self._take_key(raw, style, mark)
        elif (raw in _NULL) if not style else not raw.strip():
            self.bare = self.bare or (not raw and isinstance(self.node, Peta) and self.node.flow)
            self._put(None)
        else:
            value = Undecided(raw) if raw == PERIKSA and not style else Teks(raw)
            value.mark = mark
            self._put(value)

    def _take_key(self, raw: str, style: str | None, mark: Mark) -> None:
        key = Teks(raw)
        key.mark = mark
        if not raw.strip():
            self._fault(mark, "kunci kosong di depan titik dua; tulis nama kuncinya")
            self.sound = False
        elif raw == "<<" and not style:
            self._fault(mark, "kunci gabungan '<<' tidak dipakai dalam berkas ini; tulis isinya lengkap")
            self.sound = False
        elif isinstance(self.node, Peta) and raw in self.node:
            line = next(own.mark.line for own in self.node if own == raw and isinstance(own, Teks)) + 1
            self._fault(mark, f"kunci ganda {quoted(raw)}, sudah ada di baris {line}; hapus atau ganti salah satu", raw)
            self.node.twice |= {raw}
        self.key = key

    def _open(self, value: Peta | Deret, mark: Mark) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(mark, f"{_TOO_DEEP}; periksa kurung dan lekuknya")
        if self.key is None and type(self.node) is Peta:
            self._stop(mark, "kunci harus berupa teks, bukan daftar atau kelompok; apit dengan tanda kutip ganda")
        value.mark = mark
        self.stack.append((self.node, self.key))
        self._put(value)
        self.node = value

    def _put(self, value: Simpul) -> None:
        """Put a value where the stream stands: the first of two equal keys keeps its value."""
        if type(self.node) is Peta:
            if self.key is not None:
                self.node.setdefault(self.key, value)
            self.key = None
        elif type(self.node) is Deret:
            self.node.append(value)
        else:
            self.root = value

    def _alias(self, event: Any) -> None:
        name = quoted(f"*{event.anchor}")
        if self.key != "<<":  # a merge key has been refused already
            self._fault(event.start_mark, f"alias {name} tidak dipakai dalam berkas ini; tulis isinya lengkap")
        self.sound = False
        if self.key is None and type(self.node) is Peta:
            self._take_key(name, "'", event.start_mark)
        else:
            self._put(None)

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            name = quoted("&" + str(event.anchor))
            self._fault(event.start_mark, f"jangkar {name} tidak dipakai dalam berkas ini; hapus tanda itu")
        if event.tag is not None:
            name = quoted(str(event.tag).replace("tag:yaml.org,2002:", "!!"))
            self._fault(event.start_mark, f"tag {name} tidak dipakai dalam berkas ini; hapus tanda '!' itu")

    def _fault(self, mark: Mark, pesan: str, key: str | None = None) -> None:
        self.problems.append(Problem(self.berkas, mark.line + 1, mark.column + 1, self._path(key), pesan))
        if len(self.problems) >= MAX_PROBLEMS:
            self._stop(mark, f"sudah {MAX_PROBLEMS} galat seperti di atas; sisa berkas tidak dibaca")

    def _stop(self, mark: Mark, pesan: str) -> None:
        self.problems.append(Problem(self.berkas, mark.line + 1, mark.column + 1, self._path(None), pesan))
        raise _StopReading

    def _path(self, key: str | None) -> str:
        steps: list[str | None] = [own or str(len(node)) for node, own in self.stack if node is not None]
        steps.append(str(len(self.node) + 1) if isinstance(self.node, Deret) else key or self.key)
        return ".".join(step for step in steps if step)


def _events(text: str) -> Iterator[Any]:
    """The events of libyaml; its stubs do not say which event has which attributes."""
    import yaml

    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()
