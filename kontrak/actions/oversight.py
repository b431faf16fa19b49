"""Cancel a report, verify it, suspend a commitment, record an integrity finding (SPEC §3, §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.lines import append_event, check_unlocked, find_line, period_meant
from kontrak.actions.lookup import find_opd
from kontrak.actions.question import has_begun
from kontrak.actions.values import TypedValueError, read_fisik, read_value
from kontrak.errors import DataError
from kontrak.model.words import INTEGRITAS, Putusan
from kontrak.months import format_date, format_month, month_name
from kontrak.named import NamedTuple
from kontrak.store.connection import transaction
from kontrak.store.contents import IsiBatal, IsiIntegritas, IsiSelesai, IsiTangguh, IsiTindakLanjut, IsiVerifikasi
from kontrak.store.declared import load_opd_names
from kontrak.store.follow_ups import follow_ups
from kontrak.store.opening import open_store
from kontrak.store.years import load_years, locked_months

if TYPE_CHECKING:
    from datetime import date

    from kontrak.actions.lines import Act, RecordLine, When
    from kontrak.model.recorded import Laporan
    from kontrak.model.segel import Segel
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.model.words import Value
    from kontrak.store.connection import Store


class Done(NamedTuple):
    """What an action did: the line it concerned, the seal it left, the value it concerned, and warnings."""

    line: RecordLine
    segel: Segel
    nilai: Value | None
    peringatan: tuple[str, ...]


class Check(NamedTuple):
    """A supervisor's check as typed; ``realisasi`` only with the verdict UBAH."""

    putusan: Putusan
    realisasi: str | None
    catatan: str


class Suspension(NamedTuple):
    """A suspension as typed; ``cabut`` ends it. ``dasar`` is the number of the letter it rests on."""

    dasar: str | None
    alasan: str
    cabut: bool


def cancel_report(text: str, when: When, alasan: str, act: Act) -> Done:
    """Cancel all records of (kode, month). Raises DataError when there is none or the month is locked."""
    with open_store(act.db, write=True) as store, transaction(store):
        line = find_line(store, text, when, act)
        record = _standing(line)
        check_unlocked(line, act)
        content = IsiBatal(line.tahun, line.kode, line.bulan, alasan)
        segel = append_event(store, "batal", line.kode, content, act)
        return Done(line, segel, record.realisasi, tuple(store.warnings))


def verify_report(text: str, when: When, check: Check, act: Act) -> Done:
    """Record a supervisor's check of the report that stands.

    Raises DataError when nothing was reported, the month is locked, or the value is none of the indikator's.
    """
    with open_store(act.db, write=True) as store, transaction(store):
        line = find_line(store, text, when, act)
        record = _standing(line)
        if record.realisasi is None:
            raise DataError(f"{line.kode} {line.nama_bulan} belum melaporkan realisasi; belum ada yang diperiksa.")
        check_unlocked(line, act)
        value = _checked_value(line, check)
        note = check.catatan if act.koreksi is None else f"{check.catatan} (sesudah dikunci: {act.koreksi})"
        content = IsiVerifikasi(line.tahun, line.kode, line.bulan, record.peristiwa, check.putusan, value, note)
        segel = append_event(store, "verifikasi", line.kode, content, act)
        return Done(line, segel, value, tuple(store.warnings))


def suspend(text: str, when: When, suspension: Suspension, act: Act) -> Done:
    """Take a commitment out of the due set from the month on, or end that (SPEC §4 ``tangguhkan``).

    Raises DataError when it is (not) suspended already, or the month is locked.
    """
    with open_store(act.db, write=True) as store, transaction(store):
        line = find_line(store, text, when, act)
        locked = locked_months(store, line.tahun)
        if locked and line.bulan <= max(locked):
            last = month_name(max(locked))
            raise DataError(
                f"Penangguhan tidak dapat mulai atau berakhir dalam bulan yang sudah dikunci (s.d. {last}).",
                "Pakai bulan sesudahnya.",
            )
        _check_suspension(line, cabut=suspension.cabut)
        content = IsiTangguh(line.tahun, line.kode, line.bulan, suspension.dasar, suspension.alasan)
        kind = "cabut" if suspension.cabut else "tangguh"
        segel = append_event(store, kind, line.kode, content, act)
        return Done(line, segel, None, tuple(store.warnings))


def _standing(line: RecordLine) -> Laporan:
    record = line.laporan.terakhir if line.laporan else None
    if record is None:
        raise DataError(
            f"{line.kode} {line.nama_bulan} belum dilaporkan.", f"Lihat yang tercatat: kontrak riwayat {line.kode}"
        )
    return record


def _checked_value(line: RecordLine, check: Check) -> Value | None:
    """The value that the supervisor puts in the place of the reported one."""
    if check.putusan is not Putusan.UBAH:
        return None
    target = line.target
    try:
        typed = (
            read_fisik(check.realisasi)
            if target.pekerjaan
            else read_value(check.realisasi, target.indikator, line.skala)
        )
    except TypedValueError as error:
        raise DataError(f"realisasi {line.kode}: {error}.") from None
    if typed is None:
        raise DataError(f"realisasi {line.kode}: nilai kosong.", "Bila laporannya tidak diterima, pakai --tolak.")
    return typed.nilai


def _check_suspension(line: RecordLine, *, cabut: bool) -> None:
    """Raise DataError when it is suspended already, or has no suspension at the month that could still be ended."""
    if line.target.belanja:
        raise DataError(
            f"{line.kode} adalah program, bukan komitmen; yang ditangguhkan ialah indikator atau pekerjaan."
        )
    active = [span for span in line.fakta.penangguhan if span.kode == line.kode and span.lasts_at(line.bulan)]
    if not cabut and active:
        raise DataError(
            f"{line.kode} sudah ditangguhkan sejak {month_name(active[0].mulai)} (dasar {active[0].dasar}).",
            "Akhiri dahulu dengan --cabut bila dasarnya berganti.",
        )
    if cabut and not active:
        raise DataError(f"{line.kode} tidak sedang ditangguhkan pada {line.nama_bulan}.")
    if cabut and all(span.sampai for span in active):
        raise DataError(
            f"Penangguhan {line.kode} yang berlaku pada {line.nama_bulan} sudah diakhiri: dari "
            f"{month_name(active[0].mulai)} sampai sebelum {month_name(active[0].sampai or 0)}.",
            f"Lihat yang tercatat: kontrak riwayat {line.kode}",
        )


class Finding(NamedTuple):
    """What was recorded: the OPD and its name, the seal, and warnings."""

    opd: str
    nama: str
    segel: Segel
    peringatan: tuple[str, ...]


def record_finding(text: str, dasar: str, tanggal: date, uraian: str, act: Act) -> Finding:
    """Record a final finding against the head of an OPD in office on its date.

    Raises DataError when the OPD is unknown, the date lies in the future or in a year that the file does not hold.
    """
    if tanggal > act.waktu.date():
        raise DataError(f"Tanggal temuan {format_date(tanggal)} ada di masa depan.")
    with open_store(act.db, write=True) as store, transaction(store):
        years = load_years(store)
        if tanggal.year not in years:
            known = ", ".join(map(str, years)) or "–"
            raise DataError(f"Tahun {tanggal.year} tidak ada dalam berkas.", f"Tahun yang ada: {known}.")
        opd = find_opd(text, load_opd_names(store, tanggal.year))
        content = IsiIntegritas(tanggal.year, opd.kode, dasar, tanggal, uraian)
        segel = append_event(store, "integritas", f"{opd.kode}.{INTEGRITAS}", content, act)
        return Finding(opd.kode, opd.nama, segel, tuple(store.warnings))


LIST = "Lihat nomornya dengan: kontrak tindak-lanjut daftar"


class Agreement(NamedTuple):
    """What a meeting agreed: what is to be done, by whom (a post), until when."""

    uraian: str
    pic: str | None
    batas: date | None


class FollowUpDone(NamedTuple):
    """What was recorded: the follow-up as it now stands, the seal, and warnings."""

    tindak_lanjut: TindakLanjut
    segel: Segel
    peringatan: tuple[str, ...]


def add_follow_up(text: str, agreement: Agreement, when: When, act: Act) -> FollowUpDone:
    """Record a follow-up of an OPD, agreed at the meeting on a month.

    Raises DataError when the OPD or the year is unknown, the month has not begun, or the deadline lies before it.
    """
    with open_store(act.db, write=True) as store, transaction(store):
        period = period_meant(store, when, act)
        name = format_month(period.tahun, period.bulan)
        if not has_begun(period, act.waktu.date()):
            raise DataError(f"{name} belum mulai, jadi belum ada rapatnya.")
        if agreement.batas and (agreement.batas.year, agreement.batas.month) < period:
            raise DataError(f"Batas {format_date(agreement.batas)} mendahului {name}, bulan yang dirapatkan.")
        opd = find_opd(text, load_opd_names(store, period.tahun))
        content = IsiTindakLanjut(
            *(period.tahun, opd.kode, period.bulan), agreement.uraian, agreement.pic, agreement.batas
        )
        segel = append_event(store, "tindak_lanjut", opd.kode, content, act)
        found = next(item for item in follow_ups(store, period.tahun) if item.nomor == segel.nomor)
        return FollowUpDone(found, segel, tuple(store.warnings))


def finish_follow_up(nomor: int, tanggal: date, keterangan: str | None, act: Act) -> FollowUpDone:
    """Record that a follow-up was done on a day.

    Raises DataError when there is none of that number, it is done already, or the day lies in the future.
    """
    if tanggal > act.waktu.date():
        raise DataError(f"Tanggal {format_date(tanggal)} ada di masa depan (hari ini {format_date(act.waktu.date())}).")
    with open_store(act.db, write=True) as store, transaction(store):
        found = _find(store, nomor)
        if found.selesai is not None:
            raise DataError(f"Tindak lanjut {nomor} sudah selesai pada {format_date(found.selesai)}: {found.uraian}")
        content = IsiSelesai(found.tahun, found.opd, nomor, tanggal, keterangan)
        segel = append_event(store, "tindak_lanjut_selesai", found.opd, content, act)
        return FollowUpDone(_find(store, nomor), segel, tuple(store.warnings))


def _find(store: Store, nomor: int) -> TindakLanjut:
    for year in load_years(store):
        for item in follow_ups(store, year):
            if item.nomor == nomor:
                return item
    raise DataError(f"Tindak lanjut nomor {nomor} tidak ada.", LIST)
