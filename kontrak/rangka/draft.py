"""The contract as far as its tables say, and as contracts.yaml, where an open value is ``PERIKSA``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.read import SARAN
from kontrak.contracts.reader import PERIKSA
from kontrak.contracts.yaml_text import comment, scalar
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def write_draft(draft: Draf, *, saran: bool) -> str:
    """Return the file; with ``saran`` suggestions are filled in, each line marked ``# saran``."""
    lines = [comment(text) for text in _preamble(draft, saran=saran)]
    lines += ["", "versi: 1", f"tahun: {draft.tahun}"]
    if saran and draft.skala:
        lines += ["aturan:", "  skala:", *_indented(_scales(draft.skala), 2)]
    lines += ["", "opd:", f"  {scalar(draft.kode)}:"]
    own = dict(draft.isian)
    lines += _indented((_line(key, own[key], saran=saran) for key in ("nama", "kelompok")), 2)
    lines += ["    kepala:", f"      {_line('jabatan', own['kepala.jabatan'], saran=saran)}", "      nama: null"]
    for group, items in (("program", draft.program), ("indikator", draft.indikator)):
        if items:
            lines.append(f"    {group}:")
            for item in items:
                lines += _indented(_item(item, saran=saran), 3)
    return "\n".join(lines) + "\n"


def _preamble(draft: Draf, *, saran: bool) -> Iterator[str]:
    yield f"Kontrak {draft.kode} tahun {draft.tahun}, dibaca oleh kontrak rangka dari {', '.join(draft.asal)}."
    if saran:
        yield f"Yang bertanda '# {SARAN}' diisi menurut saran: periksa, lalu hapus tandanya."
    else:
        yield f"Ganti setiap {PERIKSA}; '# {SARAN}:' di belakangnya hanya usul, dengan alasan dan selnya."
    if not saran:
        for name, grades in draft.skala:
            yield f"Bila skala {name} dipakai, nyatakan dalam contracts.yaml, aturan.skala: {_scale(name, grades)}"


def _scales(scales: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    for name, grades in scales:
        yield f"{_scale(name, grades)}  # {SARAN}: urutannya menurut kelaziman"


def _scale(name: str, grades: Sequence[str]) -> str:
    inner = ", ".join(f"{scalar(grade)}: {score}" for score, grade in enumerate(grades, 1))
    return f"{scalar(name)}: {{{inner}}}"


def _item(item: Butir, *, saran: bool) -> Iterator[str]:
    yield f"{scalar(item.kode)}:"
    yield from _indented(_values(item, saran=saran), 1)


def _values(item: Butir, *, saran: bool) -> Iterator[str]:
    for key, value in item.isian:
        yield _line(key, value, saran=saran)
    if item.rencana and item.rencana[0][0] == "jatuh_tempo":
        yield _line(*item.rencana[0], saran=saran)
    elif any(value.terbuka for _, value in item.rencana):
        yield "rencana:"
        yield from _indented((_line(month, value, saran=saran) for month, value in item.rencana), 1)
    elif item.rencana:
        yield "rencana: {" + ", ".join(f"{month}: {value.nilai}" for month, value in item.rencana) + "}"


def _line(key: str, value: Isian, *, saran: bool) -> str:
    if value.nilai is not None:
        return f"{key}: {value.nilai}"
    if saran and value.saran is not None:
        return f"{key}: {value.saran}  {comment(f'{SARAN}: {value.sebab}')}"
    text = f"{SARAN}: {value.saran}, {value.sebab}" if value.saran is not None else value.sebab
    return f"{key}: {PERIKSA}  {comment(text)}".rstrip()


def _indented(lines: Iterable[str], steps: int) -> list[str]:
    return [f"{'  ' * steps}{line}" for line in lines]


class Isian(NamedTuple):
    """The value of a key as YAML: decided (``nilai``), or open, with a suggestion if there is one, and the reason."""

    nilai: str | None = None
    saran: str | None = None
    sebab: str = ""

    @property
    def terbuka(self) -> bool:
        """Whether somebody has to decide it."""
        return self.nilai is None


class Butir(NamedTuple):
    """An indikator or a program: its code, its values in the order of the file, and its plan by month."""

    kode: str
    nama: str
    tempat: str
    isian: tuple[tuple[str, Isian], ...]
    rencana: tuple[tuple[str, Isian], ...] = ()

    def terbuka(self) -> Iterator[tuple[str, Isian]]:
        """Yield what is open, with its key."""
        yield from ((key, value) for key, value in self.isian if value.terbuka)
        yield from ((f"rencana.{month}", value) for month, value in self.rencana if value.terbuka)


class Draf(NamedTuple):
    """The contract of an OPD as far as its tables say; ``skala`` are scales to declare, with their grades."""

    kode: str
    tahun: int
    isian: tuple[tuple[str, Isian], ...]
    program: tuple[Butir, ...]
    indikator: tuple[Butir, ...]
    skala: tuple[tuple[str, tuple[str, ...]], ...]
    asal: tuple[str, ...]

    def terbuka(self) -> Iterator[tuple[str, Isian]]:
        """Yield everything that is open, with its path below the OPD."""
        yield from ((key, value) for key, value in self.isian if value.terbuka)
        for group, items in (("program", self.program), ("indikator", self.indikator)):
            for item in items:
                yield from ((f"{group}.{item.kode}.{key}", value) for key, value in item.terbuka())
