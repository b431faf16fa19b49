"""Integrity findings: a row beside the commitments, in no number; a bar from the award list (SPEC §3, "Meleset")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.missed import KomitmenMeleset
from kontrak.model.words import INTEGRITAS
from kontrak.months import format_date
from kontrak.scoring.office import head_at, head_on

if TYPE_CHECKING:
    from kontrak.model.kepala import Kepala
    from kontrak.model.recorded import Fakta, TemuanIntegritas


def findings_until(fakta: Fakta, bulan: int) -> list[TemuanIntegritas]:
    """Return the findings against the head of an OPD from the month of their date on; none of a bidang's contract."""
    if fakta.kontrak.kode != fakta.opd:
        return []
    return [item for item in fakta.integritas if (item.tanggal.year, item.tanggal.month) <= (fakta.tahun, bulan)]


def integrity_rows(fakta: Fakta, bulan: int) -> list[KomitmenMeleset]:
    """Return a row for each finding, naming the official in office on its date; None for numbers."""
    return [
        KomitmenMeleset(
            kode=f"{fakta.opd}.{INTEGRITAS}",
            nama=_describe(finding, head_on(fakta, finding.tanggal)),
            satuan=None,
            bulan_jatuh_tempo=None,
            target=None,
            realisasi=None,
            kekurangan=None,
            capaian=None,
            belum_lapor=False,
            sejak=None,
            berturut=None,
            kendala=None,
            tindak_lanjut=None,
        )
        for finding in findings_until(fakta, bulan)
    ]


def findings_against(fakta: Fakta, bulan: int) -> tuple[TemuanIntegritas, ...]:
    """Return the findings until the month that name the official who is head at its end, not those of others."""
    head = head_at(fakta, bulan)
    until = findings_until(fakta, bulan)
    return tuple(finding for finding in until if _same_official(head_on(fakta, finding.tanggal), head))


def is_barred(fakta: Fakta, bulan: int) -> bool:
    """Whether a finding until the month names the official who is head at the month's end."""
    return bool(findings_against(fakta, bulan))


def _describe(finding: TemuanIntegritas, head: Kepala) -> str:
    official = head.jabatan if head.nama is None else f"{head.nama}, {head.jabatan}"
    return f"Pakta integritas: temuan {finding.dasar} tanggal {format_date(finding.tanggal)} ({official})"


def _same_official(one: Kepala, other: Kepala) -> bool:
    """Compare by nip, else by name, else by tenure."""
    if one.nip is not None and other.nip is not None:
        return one.nip == other.nip
    if one.nama is not None and other.nama is not None:
        return one.nama == other.nama
    return one.sejak == other.sejak
