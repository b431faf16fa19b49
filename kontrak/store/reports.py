"""The reports of an OPD and year: records grouped by (kode, month), their checks and cancellations (SPEC §3, §4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from kontrak.model.fields import fields_of
from kontrak.model.meanings import Makna
from kontrak.model.recorded import NOTES, Bukti, Laporan, LaporanBulan, Verifikasi
from kontrak.model.words import Arah, Putusan
from kontrak.named import maker_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.model.words import Value
    from kontrak.store.connection import Store

_STORED = tuple(name for name in Laporan._fields if name != "bukti")
_COLUMNS = ", ".join(f"{'r' if name in ('waktu', 'pelaku') else 'l'}.{name}" for name in _STORED)
_RECORDS = f"""\
SELECT {_COLUMNS}, r.jenis
FROM laporan l CROSS JOIN riwayat r ON r.nomor = l.peristiwa
WHERE l.tahun = ? AND l.kode >= ? AND l.kode < ? AND l.peristiwa <= ? ORDER BY l.kode, l.bulan, l.peristiwa"""
_FIRST_NOTE = _STORED.index("pecahan")
_DATES = tuple(place for place, name in enumerate(_STORED) if name in NOTES and fields_of(Laporan)[name].nama == "date")

_EVIDENCE = """\
SELECT b.peristiwa, b.jalur, b.sha256, b.ukuran FROM laporan l CROSS JOIN bukti b ON b.peristiwa = l.peristiwa
WHERE l.tahun = ? AND l.kode >= ? AND l.kode < ? AND l.peristiwa <= ? ORDER BY b.peristiwa, b.urutan"""

_CANCELLED = """\
SELECT kode, bulan, MAX(peristiwa) FROM pembatalan
WHERE tahun = ? AND kode >= ? AND kode < ? AND peristiwa <= ? GROUP BY kode, bulan"""

_CHECKS = """\
SELECT v.laporan, v.kode, v.bulan, v.peristiwa, r.waktu, r.pelaku, v.putusan, v.realisasi, v.catatan
FROM verifikasi v CROSS JOIN riwayat r ON r.nomor = v.peristiwa
WHERE v.tahun = ? AND v.kode >= ? AND v.kode < ? AND v.peristiwa <= ? ORDER BY v.peristiwa"""


Meanings = Sequence[Mapping[str, Makna]]
"""What each code means in each month, January first (``model.meanings_of_year``)."""


def read_value(makna: Makna | None, text: str | None) -> Value | None:
    """Return what a recorded text says by the meaning of its code.

    None for a text that no longer fits, as after an amendment of the arah, and for a code that no version holds: it is
    no report.
    """
    if text is None or makna is None:
        return None
    arah = Arah.NAIK if makna.pekerjaan else makna.indikator.arah
    if arah is Arah.PREDIKAT:
        return text if text in makna.skala else None
    if arah is Arah.BINER:
        return {"ya": True, "tidak": False}.get(text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


Lines = dict[str, dict[int, LaporanBulan]]
"""The reports by full code, then by month."""


def spending(lines: Lines, counts: Callable[[str, int], bool] | None = None) -> dict[int, int]:
    """Rupiah per month over all the codes, or those that ``counts`` says to count in a month.

    The latest record that is not cancelled counts.
    """
    total: dict[int, int] = {}
    for kode, months in lines.items():
        for bulan, line in months.items():
            record = line.terakhir
            if record is not None and record.anggaran is not None and (counts is None or counts(kode, bulan)):
                total[bulan] = total.get(bulan, 0) + record.anggaran
    return dict(sorted(total.items()))


def read_lines(store: Store, tahun: int, upto: int, kode: str, meanings: Meanings) -> Lines:
    """Read the reports of all codes of an OPD up to an event, or those of one code.

    A code that ``meanings`` does not know (it was removed from the contract) keeps its records without a value.
    """
    scope = (tahun, kode, f"{kode} ", upto) if "." in kode else (tahun, f"{kode}.", f"{kode}/", upto)
    evidence: dict[int, list[Bukti]] = {}
    for peristiwa, *item in store.connection.execute(_EVIDENCE, scope):
        evidence.setdefault(peristiwa, []).append(Bukti(*item))
    cancelled = {(code, month): number for code, month, number in store.connection.execute(_CANCELLED, scope)}
    checks = _read_checks(store, scope, meanings)
    lines: Lines = {}
    days: dict[str, date] = {}
    for row in store.connection.execute(_RECORDS, scope):
        record = _build_record(row, meanings, days, evidence)
        peristiwa, kode, bulan = record.peristiwa, record.kode, record.bulan
        months = lines.setdefault(kode, {})
        line = months.get(bulan)
        if line is None and not cancelled and peristiwa not in checks:  # as nearly all are
            months[bulan] = _alone(((record,), None, ()))
            continue
        line = line or _NOTHING
        if peristiwa < cancelled.get((kode, bulan), 0):
            months[bulan] = LaporanBulan((), None, (*line.dibatalkan, record))
        else:
            # filling an empty field leaves a check as it stands; a correction ends it (SPEC §4)
            check = checks.get(peristiwa, None if row[-1] == "koreksi" else line.verifikasi)
            months[bulan] = LaporanBulan((*line.laporan, record), check, line.dibatalkan)
    return lines


_NOTHING = LaporanBulan(())
_record, _alone = maker_of(Laporan), maker_of(LaporanBulan)


def _read_checks(store: Store, scope: tuple[int, str, str, int], meanings: Meanings) -> dict[int, Verifikasi]:
    """Event of a record → its latest check."""
    checks = {}
    for laporan, kode, bulan, peristiwa, waktu, pelaku, putusan, realisasi, catatan in store.connection.execute(
        _CHECKS, scope
    ):
        value = read_value(meanings[bulan - 1].get(kode), realisasi)
        checks[laporan] = Verifikasi(peristiwa, waktu, pelaku, Putusan(putusan), value, catatan)
    return checks


def _build_record(
    row: Sequence[Any],
    meanings: Meanings,
    days: dict[str, date],
    evidence: Mapping[int, Sequence[Bukti]],
) -> Laporan:
    """A record from a row of ``_RECORDS``; its columns are in the order of ``Laporan``.

    ``days`` keeps the dates that were read: a regency reports on few days.
    """
    peristiwa, waktu, pelaku, kode, bulan, text, reported, *notes, _ = row
    value = read_value(meanings[bulan - 1].get(kode), text)
    day = days.get(reported)
    if day is None:
        day = days[reported] = date.fromisoformat(reported)
    for place in _DATES:
        if row[place] is not None:
            notes[place - _FIRST_NOTE] = date.fromisoformat(row[place])
    bukti = tuple(evidence[peristiwa]) if peristiwa in evidence else ()
    return _record((peristiwa, waktu, pelaku, kode, bulan, value, day, *notes, bukti))
