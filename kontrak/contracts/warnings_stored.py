"""Warnings about what the files say beside what the database already holds (SPEC §2). Never fatal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.checks_plan import is_stored, zeros_before_more
from kontrak.contracts.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kontrak.contracts.declared import DeclaredOpd, Scope
    from kontrak.contracts.problems import Problem
    from kontrak.model.declared import Indikator, Opd


def stored_indikators(opds: Mapping[str, Opd]) -> dict[str, Indikator]:
    """The indikators that the database holds, those of bidang too, by full code."""
    contracts = (kontrak for opd in opds.values() for kontrak in (opd.kontrak, *opd.bidang))
    return {item.kode: item for kontrak in contracts for item in kontrak.indikator}


def stored_warnings(opd: DeclaredOpd, held: Opd | None, scope: Scope) -> Iterator[Problem]:
    """Warn of what an older release accepted, and of a head who changes without a date."""
    for _, item in opd.indikators():
        if is_stored(item.indikator, scope.tersimpan.get(item.indikator.kode)):
            yield from zeros_before_more(item)
    if held is not None:
        yield from _heads(opd, held, scope.tahun)


def _heads(opd: DeclaredOpd, held: Opd, tahun: int | None) -> Iterator[Problem]:
    """A head of another name whose ``sejak`` is the old one: he would stand on all earlier papers."""
    before = {kontrak.kode: kontrak.kepala for kontrak in (held.kontrak, *held.bidang)}
    for item in opd.kontrak:
        old, new, section = before.get(item.kontrak.kode), item.kontrak.kepala, item.section.child("kepala")
        if old is None or section is None or None in (old.nama, new.nama):
            continue
        if old.nama != new.nama and old.sejak == new.sejak:
            change = f"kepala {item.kontrak.kode} berganti dari {old.nama} menjadi {new.nama}, 'sejak' tidak"
            line = f"kepala: {{jabatan: {scalar(new.jabatan)}, nama: {scalar(new.nama)}, sejak: {tahun or 2022}-07-01}}"
            pesan = f"{change}: nama baru itu akan tercetak pada semua bulan yang lalu"
            yield section.problem("nama", f"{pesan}; tulis sejak kapan ia menjabat, seperti {line}")
