"""What an import would change: added, changed and removed, and which contracts' scores it touches (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kontrak.contracts.changes import Change, Diff, Log, text_of
from kontrak.contracts.diff_horizon import LISTED, compare_activities, compare_horizon
from kontrak.model.declared import RELEASE, SCORED, Aturan, Indikator, Komponen
from kontrak.model.fields import LIST, fields_of
from kontrak.model.kepala import Kepala
from kontrak.months import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from kontrak.contracts.declared import Existing
    from kontrak.model.dasar import Ciri, Pengampu, Prioritas
    from kontrak.model.declared import Kontrak, Opd, Pekerjaan, Tajuk

__all__ = ["ATURAN", "Change", "Diff", "diff"]

C = TypeVar("C", "Prioritas", "Ciri", "Pengampu")
ATURAN = "aturan"
"""The code of the rules of the year."""

_INDIKATOR_TEXTS = tuple(
    name
    for name in Indikator._fields
    if name not in {*SCORED, *RELEASE, *LISTED, "kode", "rencana", "pagu", "pekerjaan", "ciri"}
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
    for prioritas_old, prioritas in _pairs(old.prioritas, new.prioritas, "prioritas", log):
        log.compare(f"prioritas.{prioritas.kode}", "nama", prioritas_old.nama, prioritas.nama)
    for ciri_old, ciri in _pairs(old.ciri, new.ciri, "ciri", log):
        log.compare(f"ciri.{ciri.kode}", "nama", ciri_old.nama, ciri.nama)
    for pengampu_old, pengampu in _pairs(old.pengampu, new.pengampu, "pengampu", log):
        log.compare_all(f"pengampu.{pengampu.kode}", ("jabatan", "nama", "urutan"), (pengampu_old, pengampu))
    _compare_aturan(old.aturan, new.aturan, log)


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
    for kontrak in (opd.kontrak, *opd.bidang):
        if kontrak is not opd.kontrak:
            log.add(kontrak.kode)
        for indikator in kontrak.indikator:
            for kode in _codes(indikator):
                log.add(kode)


def _compare_opd(old: Opd, new: Opd, log: Log) -> None:
    log.compare_all(new.kode, ("nama", "kelompok", "pengampu", "urutan"), (old, new))
    log.compare(new.kode, "alias", ", ".join(sorted(old.alias)) or None, ", ".join(sorted(new.alias)) or None)
    _compare_programs(old, new, log)
    _compare_signed(old.kontrak, new.kontrak, log)
    before = {bidang.kode: bidang for bidang in old.bidang}
    after = {bidang.kode: bidang for bidang in new.bidang}
    for kode, bidang in after.items():
        if kode in before:
            log.compare(kode, "nama", before[kode].nama, bidang.nama)
            _compare_signed(before[kode], bidang, log)
        else:
            log.add(kode, kode)
    for kode in before:
        if kode not in after:
            log.remove(kode, kode)
    _compare_indikators(old, new, log)


def _compare_programs(old: Opd, new: Opd, log: Log) -> None:
    """A program that comes or goes with a pagu changes the pagu of the OPD, which needs a reason (SPEC §4)."""
    before = {program.kode: program for program in old.program}
    after = {program.kode: program for program in new.program}
    for kode, program in after.items():
        full, earlier = f"{new.kode}.{kode}", before.get(kode)
        if earlier is None:
            log.add(full)
        else:
            log.compare_all(full, ("nama", "kode_resmi"), (earlier, program))
            compare_activities(full, (earlier, program), log)
        log.compare(full, "pagu", earlier.pagu if earlier else None, program.pagu, uang=True)
    for kode, program in before.items():
        if kode not in after:
            log.remove(f"{new.kode}.{kode}")
            log.compare(f"{new.kode}.{kode}", "pagu", program.pagu, None, uang=True)


def _compare_signed(old: Kontrak, new: Kontrak, log: Log) -> None:
    log.compare_all(new.kode, Kepala._fields, (old.kepala, new.kepala), "kepala.")
    log.compare_all(new.kode, _SIGNED, (old, new), "kontrak.")


# --- indikators ------------------------------------------------------------------------------------


def _compare_indikators(old: Opd, new: Opd, log: Log) -> None:
    """Compare by code: an indikator may have moved from one contract of the OPD to another."""
    before, after = _by_code(old), _by_code(new)
    for kode, (kontrak, indikator) in after.items():
        if kode not in before:
            for code in _codes(indikator):
                log.add(code, kontrak)
            continue
        earlier_kontrak, earlier = before[kode]
        if kontrak != earlier_kontrak:
            log.compare(kode, "kontrak", earlier_kontrak, kontrak, kontrak=kontrak)
            log.touch(earlier_kontrak)
        _compare_indikator(earlier, indikator, kontrak, log)
    for kode, (kontrak, indikator) in before.items():
        if kode not in after:
            for code in _codes(indikator):
                log.remove(code, kontrak)


def _compare_indikator(old: Indikator, new: Indikator, kontrak: str, log: Log) -> None:
    log.compare_all(new.kode, _INDIKATOR_TEXTS, (old, new))
    log.compare(new.kode, "ciri", *map(_labels, (old, new)))
    log.compare_all(new.kode, SCORED, (old, new), kontrak=kontrak)
    compare_horizon(old, new, log)
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
    before = {work.kode: work for work in old.pekerjaan}
    after = {work.kode: work for work in new.pekerjaan}
    for kode, work in after.items():
        earlier = before.get(kode)
        if earlier is None:
            log.add(kode, kontrak)
            continue
        due = SHORT[earlier.jatuh_tempo - 1], SHORT[work.jatuh_tempo - 1]
        log.compare(kode, "nama", earlier.nama, work.nama)
        log.compare(kode, "volume", earlier.volume, work.volume, kontrak=kontrak)
        log.compare(kode, "jatuh_tempo", *due, kontrak=kontrak)
        log.compare(kode, "pagu", earlier.pagu, work.pagu, uang=True)
        log.compare(kode, "ciri", *map(_labels, (earlier, work)))
    for kode in before:
        if kode not in after:
            log.remove(kode, kontrak)


def _labels(item: Indikator | Pekerjaan) -> str | None:
    return ", ".join(item.ciri) if item.ciri else None


def _by_code(opd: Opd) -> dict[str, tuple[str, Indikator]]:
    return {
        indikator.kode: (kontrak.kode, indikator)
        for kontrak in (opd.kontrak, *opd.bidang)
        for indikator in kontrak.indikator
    }


def _codes(indikator: Indikator) -> tuple[str, ...]:
    return (indikator.kode, *(work.kode for work in indikator.pekerjaan))


# --- shared ----------------------------------------------------------------------------------------


def _pairs(old: Sequence[C], new: Sequence[C], group: str, log: Log) -> Iterator[tuple[C, C]]:
    """What is in both, by code; what is only in the new one is added. Nothing of a header is ever removed."""
    before = {item.kode: item for item in old}
    for item in new:
        if item.kode in before:
            yield before[item.kode], item
        else:
            log.add(f"{group}.{item.kode}")
