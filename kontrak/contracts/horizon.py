"""The horizon of an indikator and the activities of a programme: earlier years, comparisons, kegiatan (SPEC §2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kontrak.contracts.leaves import Fields, FormError, sentence, value_of
from kontrak.contracts.problems import quoted
from kontrak.contracts.tree import Teks
from kontrak.model.kamus import Hasil, Kegiatan, Pembanding, SubKegiatan
from kontrak.numbers import NumberError

if TYPE_CHECKING:
    from kontrak.model.words import Arah, Value, Year

_YEAR = re.compile(r"[12][0-9]{3}")


class Horizon(NamedTuple):
    """What was, what is to be in the end, and what others reached."""

    target_lalu: Value | None
    target_akhir: Value | None
    target_akhir_tahun: Year | None
    riwayat: tuple[Hasil, ...]
    pembanding: tuple[Pembanding, ...]


def read_horizon(fields: Fields, arah: Arah | None, *, percent: bool) -> Horizon:
    """Read the keys of an indikator that are scored nowhere; values have the form that its arah asks for."""
    nilai, tahun = None, None
    below = fields.section.child("target_akhir")
    if below is not None:
        end = Fields(below, fields.problems)
        nilai, tahun = _value(end, arah, percent=percent, ranges=True), year_of(end, "tahun")
        if end.broken or nilai is None or tahun is None:
            fields.broken.add("target_akhir")
    return Horizon(
        fields.value("target_lalu", arah, percent=percent),
        nilai,
        tahun,
        _read_results(fields, arah, percent=percent),
        _read_comparisons(fields, arah, percent=percent),
    )


def _value(fields: Fields, arah: Arah | None, *, percent: bool, ranges: bool) -> Value | None:
    """Return ``nilai``, which may be of any form but not blank."""
    if "nilai" in fields.section.peta and fields.section.get("nilai") is None:
        fields.fail("nilai", "'nilai' belum diisi; tulis isinya sesudah titik dua")
        return None
    return fields.value("nilai", arah, percent=percent, ranges=ranges)


def year_of(fields: Fields, key: str) -> Year | None:
    """Return a year of four digits; what is none is reported."""
    node = fields.section.get(key)
    if node is None:
        return None
    if not isinstance(node, Teks) or not _YEAR.fullmatch(node.strip()):
        if isinstance(node, Teks):
            fields.fail(key, f"{key} {quoted(node)} bukan tahun; tulis misalnya 2024")
        return None
    return int(node)


def _read_results(fields: Fields, arah: Arah | None, *, percent: bool) -> tuple[Hasil, ...]:
    """The results of earlier years, oldest first."""
    section, found = fields.section.child("riwayat"), []
    for key, node in section.peta.items() if section else ():
        assert section is not None
        if not _YEAR.fullmatch(key.strip()):
            fields.problems.append(section.problem_of_key(key, f"{quoted(key)} bukan tahun; tulis misalnya 2019: 61.2"))
            fields.broken.add("riwayat")
        elif node is not None and arah is not None:
            try:
                found.append(Hasil(int(key), value_of(node, arah, percent=percent, ranges=False)))
            except (FormError, NumberError) as error:
                fields.problems.append(section.problem(key, sentence(f"riwayat {key}", error)))
                fields.broken.add("riwayat")
    if section is not None and section.peta.twice:
        fields.broken.add("riwayat")
    return tuple(sorted(found, key=lambda result: result.tahun))


def _read_comparisons(fields: Fields, arah: Arah | None, *, percent: bool) -> tuple[Pembanding, ...]:
    found = []
    for section in fields.section.items("pembanding"):
        own = Fields(section, fields.problems)
        nama, sumber = own.text("nama"), own.text("sumber")
        nilai, tahun = _value(own, arah, percent=percent, ranges=False), year_of(own, "tahun")
        if nama and sumber and nilai is not None and not own.broken:
            found.append(Pembanding(nama, nilai, tahun, sumber))
        else:
            fields.broken.add("pembanding")
    return tuple(found)


def read_activities(fields: Fields) -> tuple[Kegiatan, ...]:
    """Read the activities of a programme, each with its sub-activities."""
    found = []
    for section in fields.section.items("kegiatan"):
        own = Fields(section, fields.problems)
        below = tuple(_read_sub(Fields(sub, fields.problems)) for sub in section.items("sub_kegiatan"))
        found.append(Kegiatan(own.text("nama") or "", own.text("kode_resmi"), own.money("pagu"), below))
    return tuple(found)


def _read_sub(own: Fields) -> SubKegiatan:
    return SubKegiatan(own.text("nama") or "", own.text("kode_resmi"), own.money("pagu"))
