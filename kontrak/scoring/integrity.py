"""Integrity findings: a row beside the commitments, in no number; a bar from the award list (SPEC §3, "Meleset").

A finding stands from the month of its date on for ``masa_temuan`` months, over the turn of the year: as a row in the
OPD of the finding, and as a bar for the official whom it names, in whatever post he is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from kontrak.model.missed import KomitmenMeleset
from kontrak.model.words import INTEGRITAS
from kontrak.months import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kontrak.model.kepala import Kepala
    from kontrak.model.recorded import Fakta, TemuanIntegritas
    from kontrak.model.summary import Potret, Ringkasan


def stands_at(finding: TemuanIntegritas, tahun: int, bulan: int) -> bool:
    """Whether a finding still stands at a month: so many months are over since that of its date."""
    return 0 <= _months_since(finding, tahun, bulan) < finding.masa


def names(finding: TemuanIntegritas, kode: str, head: Kepala) -> bool:
    """Whether a finding is against the head of a contract, wherever it was: by NIP, else by name, else by tenure.

    Two NIP decide alone; names are compared without regard to case and blanks. Without these he is known by his
    tenure, and only in the OPD of the finding.
    """
    other = finding.pejabat
    if other.nip is not None and head.nip is not None:
        return other.nip == head.nip
    if other.nama is not None and head.nama is not None:
        return _folded(other.nama) == _folded(head.nama)
    return finding.opd == kode and other.sejak == head.sejak


def findings_against(
    findings: Iterable[TemuanIntegritas], kode: str, head: Kepala, tahun: int, bulan: int
) -> tuple[TemuanIntegritas, ...]:
    """Return the findings that stand at the month and name the head of a contract, not those against others."""
    return tuple(found for found in findings if stands_at(found, tahun, bulan) and names(found, kode, head))


def findings_after(
    findings: Iterable[TemuanIntegritas], listed: Sequence[Ringkasan], tahun: int, bulan: int
) -> tuple[TemuanIntegritas, ...]:
    """Return the findings of later months that name a head who is listed: they bar from no list of this month."""
    later = (found for found in findings if _months_since(found, tahun, bulan) < 0)
    return tuple(found for found in later if any(names(found, item.kode, item.kepala) for item in listed))


def findings_of(fakta: Fakta, bulan: int) -> tuple[TemuanIntegritas, ...]:
    """Return the findings that stand at the month against the head of a contract in office at its end."""
    return findings_against(fakta.integritas, fakta.kontrak.kode, fakta.head_at(bulan), fakta.tahun, bulan)


def with_rows(
    rows: Sequence[KomitmenMeleset], findings: Iterable[TemuanIntegritas], kode: str, tahun: int, bulan: int
) -> tuple[KomitmenMeleset, ...]:
    """Return the rows of a contract with one for each finding of its OPD that stands at the month, before near misses.

    A bidang has none: a finding is against the head of an OPD.
    """
    found = [_row(item) for item in findings if item.opd == kode and stands_at(item, tahun, bulan)]
    return (*(row for row in rows if not row.nyaris), *found, *(row for row in rows if row.nyaris))


def with_findings(potret: Potret, findings: Sequence[TemuanIntegritas], tahun: int, bulan: int) -> Potret:
    """Return a contract with what the findings mean for it at the month: its rows, and whether its head is barred."""
    summary, head = potret.ringkasan, potret.meleset
    if head is not None:
        head = head._replace(komitmen=with_rows(head.komitmen, findings, summary.kode, tahun, bulan))
    barred = bool(findings_against(findings, summary.kode, summary.kepala, tahun, bulan))
    return potret._replace(meleset=head, terhalang=barred)


def _months_since(finding: TemuanIntegritas, tahun: int, bulan: int) -> int:
    return 12 * (tahun - finding.tanggal.year) + bulan - finding.tanggal.month


def _row(finding: TemuanIntegritas) -> KomitmenMeleset:
    """The row of a finding, naming the official in office on its date; None for numbers."""
    head = finding.pejabat
    official = head.jabatan if head.nama is None else f"{head.nama}, {head.jabatan}"
    return KomitmenMeleset(
        kode=f"{finding.opd}.{INTEGRITAS}",
        nama=f"Pakta integritas: temuan {finding.dasar} tanggal {format_date(finding.tanggal)} ({official})",
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


def _folded(name: str) -> str:
    return " ".join(normalize("NFC", name).casefold().split())
