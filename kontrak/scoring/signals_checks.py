"""The signals about how things were recorded: corrections, evidence, who checked, and how fast (SPEC §5 isyarat)."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.words import Arah, Putusan
from kontrak.months import format_date, month_name
from kontrak.numbers import format_value
from kontrak.scoring.memo import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model.recorded import Laporan, LaporanBulan
    from kontrak.model.words import Value
    from kontrak.scoring.year import ContractYear

Look = tuple[str | None, str | None, str | None, dict[str, Decimal | int]]
"""One thing looked at: code, OPD, the sentence where it fires (else None), and its numbers by name."""

MANY, WITHIN = 20, timedelta(minutes=10)
"""More than so many reports accepted by one person within this time."""


def _lines(years: Sequence[ContractYear], bulan: int) -> Iterator[tuple[ContractYear, str, int, LaporanBulan]]:
    return ((year, *line) for year in years for line in _told(year) if line[1] <= bulan)


@kept
def _told(year: ContractYear) -> list[tuple[str, int, LaporanBulan]]:
    """The lines that were corrected or checked, or have evidence: all that is looked at here, and few."""
    return [
        (kode, month, line)
        for kode, months in sorted(year.fakta.laporan.items())
        for month, line in sorted(months.items())
        if line.laporan and (len(line.laporan) > 1 or line.verifikasi is not None or line.laporan[-1].bukti)
    ]


def late_corrections(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """Yield every value corrected after the cut-off day; it fires where it became better without new evidence."""
    for year, kode, month, line in _lines(years, bulan):
        for old, new in zip(line.laporan, line.laporan[1:], strict=False):
            if old.realisasi is None or new.realisasi in (None, old.realisasi) or not new.waktu:
                continue
            day = datetime.fromisoformat(new.waktu).date()
            if day <= year.deadline(month):
                continue
            fires = _is_better(year, kode, month, old.realisasi, new.realisasi) and not _has_new_evidence(old, new)
            was, now = (format_value(value) for value in (old.realisasi, new.realisasi))
            said = f"{month_name(month)}: {was} → {now} pada {format_date(day)}, tanpa bukti baru"
            numbers: dict[str, Decimal | int] = {"bulan": month}
            if isinstance(old.realisasi, Decimal) and isinstance(new.realisasi, Decimal):
                numbers |= {"lama": old.realisasi, "baru": new.realisasi}
            yield kode, year.fakta.opd, said if fires else None, numbers


def _has_new_evidence(old: Laporan, new: Laporan) -> bool:
    return bool({(item.jalur, item.sha256) for item in new.bukti} - {(item.jalur, item.sha256) for item in old.bukti})


def _is_better(year: ContractYear, kode: str, month: int, old: Value | None, new: Value | None) -> bool:
    era = year.era(month)
    item = era.indikator.get(kode)
    if isinstance(old, bool) and isinstance(new, bool):
        return new and not old
    if isinstance(old, str) and isinstance(new, str):
        grades = era.aturan.skala.get(item.skala or "", {}) if item else {}
        return grades.get(new, Decimal(0)) > grades.get(old, Decimal(0))
    if not isinstance(old, Decimal) or not isinstance(new, Decimal) or isinstance(old, bool):
        return False
    if item is not None and item.arah == Arah.TURUN:
        return new < old
    return new > old and (item is None or item.arah != Arah.RENTANG)


def same_evidence(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """Yield every evidence file in force; it fires where several commitments name it."""
    users: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for year, kode, _, line in _lines(years, bulan):
        for item in line.terakhir.bukti if line.terakhir else ():
            if item.sha256 is not None:
                users.setdefault(item.sha256, {})[kode] = year.fakta.opd
                names.setdefault(item.sha256, item.jalur)
    for digest, codes in sorted(users.items(), key=lambda pair: names[pair[0]]):
        opds = set(codes.values())
        said = f"berkas {names[digest]} dipakai {', '.join(sorted(codes))}"
        opd = next(iter(opds)) if len(opds) == 1 else None
        yield min(codes), opd, said if len(codes) > 1 else None, {"komitmen": len(codes)}


def same_person(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """Yield every checked report; it fires where the one who recorded it checked it."""
    for year, kode, month, line in _lines(years, bulan):
        check, record = line.verifikasi, line.terakhir
        if check is None or record is None:
            continue
        same = check.pelaku.casefold() == record.pelaku.casefold()
        said = f"{month_name(month)}: dicatat dan diperiksa oleh {check.pelaku}"
        yield kode, year.fakta.opd, said if same else None, {"bulan": month}


def fast_checks(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """Yield everybody who accepted reports; it fires with the most that were accepted within ten minutes."""
    times: dict[str, list[datetime]] = {}
    for _, _, _, line in _lines(years, bulan):
        check = line.verifikasi
        if check is not None and check.putusan is Putusan.TERIMA and check.waktu:
            times.setdefault(check.pelaku, []).append(datetime.fromisoformat(check.waktu))
    for name, moments in sorted(times.items()):
        moments.sort()
        most = max(sum(start <= other <= start + WITHIN for other in moments) for start in moments)
        said = f"{name} menerima {most} laporan dalam 10 menit"
        yield None, None, said if most > MANY else None, {"laporan": most}
