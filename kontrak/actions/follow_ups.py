"""Follow-ups of the meeting: agree on one, record that it is done, know which are open (SPEC §5 tindak-lanjut)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.lines import append_event, period_meant
from kontrak.actions.lookup import find_opd
from kontrak.actions.question import has_begun
from kontrak.errors import DataError
from kontrak.months import format_date, format_month
from kontrak.named import NamedTuple
from kontrak.store.connection import transaction
from kontrak.store.contents import IsiSelesai, IsiTindakLanjut
from kontrak.store.declared import load_opd_names
from kontrak.store.follow_ups import follow_ups
from kontrak.store.opening import open_store
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from datetime import date

    from kontrak.actions.lines import Act, When
    from kontrak.model.segel import Segel
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.store.connection import Store

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
