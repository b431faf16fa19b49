"""What an import would change: added, changed and removed, and which contracts' scores it touches (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kontrak.contracts.changes import Change, Diff, Log, text_of
from kontrak.model.declared import RELEASE, SCORED, Aturan, Indikator, Komponen
from kontrak.model.fields import LIST, fields_of
from kontrak.model.kepala import Kepala
from kontrak.months import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from kontrak.contracts.declared import Existing
    from kontrak.model.dasar import Ciri, Pengampu, Prioritas
    from kontrak.model.declared import Kegiatan, Kontrak, Opd, Pekerjaan, Pembanding, Program, SubKegiatan, Tajuk

__all__ = ["ATURAN", "Change", "Diff", "diff"]

C = TypeVar("C", "Prioritas", "Ciri", "Pengampu", "Kontrak", "Program", "Pekerjaan")
ATURAN = "aturan"
"""The code of the rules of the year."""

_INDIKATOR_TEXTS = tuple(
    name
    for name in Indikator._fields
    if name not in {*SCORED, *RELEASE, "kode", "rencana", "pagu", "pekerjaan", "ciri", "riwayat", "pembanding"}
)
_UNSCORED_RULES = ("acuan",)
_SIGNED = ("nomor", "tanggal", "pakta_integritas", "kesediaan_mundur")


def diff(existing: Existing, tajuk: Tajuk, opds: Iterable[Opd]) -> Diff:
    """Compare a complete header and the OPDs of the files with what the database holds for the year.

    OPDs that the files do not have are not touched.
    """
    log = Log()
    _compare_tajuk(existing.tajuk, tajuk, log)
    for opd in opds:
        old = existing.opd.get(opd.kode)
        if old is None:
            _add_opd(opd, log)
        else:
            _compare_opd(old, opd, log)
    return log.result()


# --- the header ------------------------------------------------------------------------------------


def _compare_tajuk(old: Tajuk | None, new: Tajuk, log: Log) -> None:
    if old is None:
        log.add(str(new.tahun))
        return
    log.compare("daerah", "daerah", old.daerah, new.daerah)
    log.compare("pihak_kedua", "nama", old.pihak_kedua.nama, new.pihak_kedua.nama)
    log.compare("pihak_kedua", "jabatan", old.pihak_kedua.jabatan, new.pihak_kedua.jabatan)
    _compare_listed("prioritas", ("nama",), old.prioritas, new.prioritas, log)
    _compare_listed("ciri", ("nama",), old.ciri, new.ciri, log)
    _compare_listed("pengampu", ("jabatan", "nama", "urutan"), old.pengampu, new.pengampu, log)
    _compare_aturan(old.aturan, new.aturan, log)


def _compare_listed(group: str, columns: Sequence[str], old: Iterable[C], new: Iterable[C], log: Log) -> None:
    """Compare what the header lists by code; nothing of it is ever removed."""
    for code, was, item in _matched(old, new):
        if was and item:
            log.compare_all(f"{group}.{code}", columns, (was, item))
        elif item:
            log.add(f"{group}.{code}")


def _compare_aturan(old: Aturan, new: Aturan, log: Log) -> None:
    """All of the rules is read by scoring but the name of their source; a new scale changes no score yet."""
    for key, kind in fields_of(Aturan).items():
        pair = getattr(old, key), getattr(new, key)
        if kind.nama == LIST:
            log.compare(ATURAN, key, *map(_listed, pair), kontrak=ATURAN)
        elif key == "komponen":
            log.compare_all(ATURAN, Komponen._fields, pair, "komponen.", kontrak=ATURAN)
        elif kind.isi is None:
            log.compare(ATURAN, key, *pair, kontrak=None if key in _UNSCORED_RULES else ATURAN)
    for name, grades in new.skala.items():
        before = old.skala.get(name)
        touched = None if before is None else ATURAN
        log.compare(ATURAN, f"skala.{name}", before and _grades(before), _grades(grades), kontrak=touched)


def _grades(grades: Mapping[str, Decimal]) -> str:
    return _listed(sorted(grades.items(), key=lambda pair: (pair[1], pair[0])))


def _listed(pairs: Iterable[tuple[object, object]]) -> str:
    return ", ".join(f"{text_of(name)}: {text_of(value)}" for name, value in pairs)


# --- an OPD ----------------------------------------------------------------------------------------


def _add_opd(opd: Opd, log: Log) -> None:
    log.add(opd.kode)
    for program in opd.program:
        log.add(f"{opd.kode}.{program.kode}")
    for kontrak in opd.contracts:
        if kontrak is not opd.kontrak:
            log.add(kontrak.kode)
        for indikator in kontrak.indikator:
            for kode in indikator.codes:
                log.add(kode)


def _compare_opd(old: Opd, new: Opd, log: Log) -> None:
    log.compare_all(new.kode, ("nama", "kelompok", "pengampu", "urutan"), (old, new))
    log.compare(new.kode, "alias", ", ".join(sorted(old.alias)) or None, ", ".join(sorted(new.alias)) or None)
    _compare_programs(old, new, log)
    _compare_signed(old.kontrak, new.kontrak, log)
    for kode, was, bidang in _matched(old.bidang, new.bidang):
        if was and bidang:
            log.compare(kode, "nama", was.nama, bidang.nama)
            _compare_signed(was, bidang, log)
        else:
            log.come_or_go(kode, bidang, kode)
    _compare_indikators(old, new, log)


def _compare_programs(old: Opd, new: Opd, log: Log) -> None:
    """A program that comes or goes with a pagu changes the pagu of the OPD, which needs a reason (SPEC §4)."""
    for code, was, program in _matched(old.program, new.program):
        kode = f"{new.kode}.{code}"
        if was and program:
            log.compare_all(kode, ("nama", "kode_resmi"), (was, program))
            log.compare(kode, "kegiatan", *map(_activities, (was, program)))
        else:
            log.come_or_go(kode, program)
        log.compare(kode, "pagu", was and was.pagu, program and program.pagu, uang=True)


def _compare_signed(old: Kontrak, new: Kontrak, log: Log) -> None:
    log.compare_all(new.kode, Kepala._fields, (old.kepala, new.kepala), "kepala.")
    log.compare_all(new.kode, _SIGNED, (old, new), "kontrak.")


# --- indikators ------------------------------------------------------------------------------------


def _compare_indikators(old: Opd, new: Opd, log: Log) -> None:
    """Compare by code: an indikator may have moved from one contract of the OPD to another."""
    before, after = _by_code(old), _by_code(new)
    for kode, (kontrak, indikator) in after.items():
        if kode not in before:
            for code in indikator.codes:
                log.add(code, kontrak)
            continue
        earlier_kontrak, earlier = before[kode]
        if kontrak != earlier_kontrak:
            log.compare(kode, "kontrak", earlier_kontrak, kontrak, kontrak=kontrak)
            log.touch(earlier_kontrak)
        _compare_indikator(earlier, indikator, kontrak, log)
    for kode, (kontrak, indikator) in before.items():
        if kode not in after:
            for code in indikator.codes:
                log.remove(code, kontrak)


def _compare_indikator(old: Indikator, new: Indikator, kontrak: str, log: Log) -> None:
    log.compare_all(new.kode, _INDIKATOR_TEXTS, (old, new))
    log.compare(new.kode, "ciri", *map(_labels, (old, new)))
    log.compare_all(new.kode, SCORED, (old, new), kontrak=kontrak)
    _compare_horizon(old, new, log)
    log.compare(new.kode, "pagu", old.pagu, new.pagu, uang=True)
    if not (old.pekerjaan and new.pekerjaan):  # of pekerjaan the plan only follows
        for month, (was, becomes) in enumerate(zip(old.rencana, new.rencana, strict=True), 1):
            log.compare(new.kode, f"rencana.{SHORT[month - 1]}", was, becomes, kontrak=kontrak)
    _compare_release(old, new, kontrak, log)
    _compare_works(old, new, kontrak, log)


def _compare_release(old: Indikator, new: Indikator, kontrak: str, log: Log) -> None:
    """Whether it is due this year is read by scoring; of one released this year the month too, as its plan says."""
    later = old.terbit_kemudian is not new.terbit_kemudian
    log.compare(new.kode, "rilis.tahun", old.rilis_tahun, new.rilis_tahun, kontrak=kontrak if later else None)
    months = (SHORT[item.rilis_bulan - 1] if item.rilis_bulan else None for item in (old, new))
    log.compare(new.kode, "rilis.bulan", *months)
    log.compare(new.kode, "rilis.penerbit", old.penerbit, new.penerbit)


def _compare_works(old: Indikator, new: Indikator, kontrak: str, log: Log) -> None:
    for kode, was, work in _matched(old.pekerjaan, new.pekerjaan):
        if was and work:
            log.compare(kode, "nama", was.nama, work.nama)
            log.compare(kode, "volume", was.volume, work.volume, kontrak=kontrak)
            log.compare(kode, "jatuh_tempo", *(SHORT[one.jatuh_tempo - 1] for one in (was, work)), kontrak=kontrak)
            log.compare(kode, "pagu", was.pagu, work.pagu, uang=True)
            log.compare(kode, "ciri", *map(_labels, (was, work)))
        else:
            log.come_or_go(kode, work, kontrak)


def _labels(item: Indikator | Pekerjaan) -> str | None:
    return ", ".join(item.ciri) if item.ciri else None


def _by_code(opd: Opd) -> dict[str, tuple[str, Indikator]]:
    return {indikator.kode: (kontrak.kode, indikator) for kontrak in opd.contracts for indikator in kontrak.indikator}


# --- shared ----------------------------------------------------------------------------------------


def _matched(old: Iterable[C], new: Iterable[C]) -> Iterator[tuple[str, C | None, C | None]]:
    """What has a code, old beside new: first all that is in the new one, in its order, then what is gone."""
    before: dict[str, C] = {item.kode: item for item in old}
    after: dict[str, C] = {item.kode: item for item in new}
    for kode in (*after, *(kode for kode in before if kode not in after)):
        yield kode, before.get(kode), after.get(kode)


# --- what is scored nowhere --------------------------------------------------------------------------


def _compare_horizon(old: Indikator, new: Indikator, log: Log) -> None:
    """Note each earlier year that changed, and the comparisons as one text."""
    before, after = ({result.tahun: result.nilai for result in one.riwayat} for one in (old, new))
    for year in sorted(before.keys() | after.keys()):
        log.compare(new.kode, f"riwayat.{year}", before.get(year), after.get(year))
    log.compare(new.kode, "pembanding", *("; ".join(map(_other, one.pembanding)) or None for one in (old, new)))


def _other(item: Pembanding) -> str:
    source = item.sumber if item.tahun is None else f"{item.sumber} {item.tahun}"
    return f"{item.nama}: {text_of(item.nilai)} ({source})"


def _activities(program: Program) -> str | None:
    """The activities of a programme as one text: their pagu counts nowhere, so it needs no reason."""
    texts = (text for item in program.kegiatan for text in (_activity(item), *map(_activity, item.sub_kegiatan)))
    return "; ".join(texts) or None


def _activity(item: Kegiatan | SubKegiatan) -> str:
    parts = (item.kode_resmi, item.nama, text_of(item.pagu))
    return " ".join(part for part in parts if part is not None)
