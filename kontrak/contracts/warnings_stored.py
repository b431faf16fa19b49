"""Warnings about what the files say beside what the database already holds (SPEC §2). Never fatal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.checks_plan import is_stored, zeros_before_more
from kontrak.contracts.yaml_text import scalar, value_text
from kontrak.model.words import encode_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kontrak.contracts.declared import DeclaredOpd, Existing, Scope
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


def last_year_warnings(opds: Iterable[DeclaredOpd], held: Existing, tahun: int | None) -> Iterator[Problem]:
    """Warn of a result of last year that is another one than the file's, which counts (SPEC §2)."""
    if held.tahun_lalu is None or tahun is None:
        return
    given = [item for opd in opds for _, item in opd.indikators() if item.indikator.tahun_lalu is not None]
    results = held.tahun_lalu() if given else {}
    for item in given:
        now = item.indikator
        before, value = results.get(now.kode, (None, None))
        if before is None or value is None or now.tahun_lalu is None or not item.has("tahun_lalu", "riwayat", "arah"):
            continue
        same = (before.satuan, before.sifat, before.arah, before.skala) == (now.satuan, now.sifat, now.arah, now.skala)
        if same and encode_value(value) != encode_value(now.tahun_lalu):
            key = "tahun_lalu" if item.section.get("tahun_lalu") is not None else "riwayat"
            said = f"hasil {tahun - 1} {value_text(now.tahun_lalu)} berbeda dari yang tercatat dalam berkas data"
            yield item.section.problem(key, f"{said} ({value_text(value)}); yang dipakai yang tercatat")


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
