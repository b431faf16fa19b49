"""Lock a month after the meeting, and unlock it (SPEC §4). Locking keeps the official nilai akhir of every contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.lines import append_event, period_meant
from kontrak.actions.question import has_ended
from kontrak.actions.sealing import witness_of
from kontrak.errors import DataError, SealError
from kontrak.months import SHORT, format_date, format_month, month_name
from kontrak.named import NamedTuple
from kontrak.scoring.summary import score_contract
from kontrak.store.connection import transaction
from kontrak.store.contents import IsiBuka, IsiKunci
from kontrak.store.facts import load_facts
from kontrak.store.opening import open_store
from kontrak.store.years import deadlines_of, load_years, locked_months
from kontrak.versions import SCORING_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from kontrak.actions.lines import Act, When
    from kontrak.actions.question import Period
    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store


class Locked(NamedTuple):
    """The month that was locked or unlocked, how many official nilai that left, the seal, and warnings.

    ``daerah`` is whose month it is.
    """

    period: Period
    kontrak: int
    segel: Segel
    peringatan: tuple[str, ...]
    daerah: str = ""


def lock_month(when: When, act: Act, progress: Callable[[int, int], None] | None = None) -> Locked:
    """Lock a month and keep its official nilai; ``progress`` is called as in ``sealing.check_file``.

    Raises DataError unless the month has ended and all earlier months are locked, SealError when the file does not
    hold: a number that cannot be trusted must not become official.
    """
    with open_store(act.db, write=True) as store, transaction(store):
        period = period_meant(store, when, act)
        name = format_month(period.tahun, period.bulan)
        if not has_ended(period, act.waktu.date()):
            raise DataError(f"{name} belum berakhir; belum dapat dikunci.")
        locked = locked_months(store, period.tahun)
        if period.bulan in locked:
            raise DataError(f"{name} sudah dikunci.")
        missing = [month for month in range(1, period.bulan) if month not in locked]
        if missing:
            names = ", ".join(month_name(month) for month in missing)
            raise DataError(
                f"Bulan sebelum {name} belum dikunci: {names}.",
                f"Kunci berurutan, mulai dari: kontrak kunci --bulan {SHORT[missing[0] - 1]}",
            )
        _refuse_damage(store, progress)
        scores = {
            fakta.kontrak.kode: score_contract(fakta, period.bulan).nilai_akhir
            for fakta in load_facts(store, period.tahun)
        }
        content = IsiKunci(period.tahun, period.bulan, scores, SCORING_VERSION)
        segel = append_event(store, "kunci", _objek(period), content, act)
        store.warnings += _early(store, period, act.waktu.date())
        return Locked(period, len(scores), segel, tuple(store.warnings), witness_of(store).daerah)


def unlock_month(when: When, alasan: str, act: Act) -> Locked:
    """Unlock the latest locked month. Raises DataError for any other."""
    with open_store(act.db, write=True) as store, transaction(store):
        period = period_meant(store, when, act)
        locked = locked_months(store, period.tahun)
        name = format_month(period.tahun, period.bulan)
        if period.bulan not in locked:
            raise DataError(f"{name} tidak terkunci.")
        if period.bulan != max(locked):
            last = format_month(period.tahun, max(locked))
            raise DataError(f"{name} bukan bulan terkunci yang terakhir.", f"Buka mundur, mulai dari {last}.")
        content = IsiBuka(period.tahun, period.bulan, alasan)
        segel = append_event(store, "buka", _objek(period), content, act)
        return Locked(period, 0, segel, tuple(store.warnings))


def _early(store: Store, period: Period, today: date) -> list[str]:
    """Warn where the calendar says to wait: reports still have time, or months of the year before are open."""
    found = []
    deadline = deadlines_of(store, period.tahun)[period.bulan - 1]
    if today <= deadline:
        name = format_month(period.tahun, period.bulan)
        found.append(f"masa lapor {name} belum berakhir (s.d. {format_date(deadline)}), tetapi bulannya dikunci.")
    if period.bulan == 1 and period.tahun - 1 in load_years(store):
        open_months = [month for month in range(1, 13) if month not in locked_months(store, period.tahun - 1)]
        if open_months:
            names = ", ".join(month_name(month) for month in open_months)
            found.append(f"bulan tahun {period.tahun - 1} belum dikunci: {names}.")
    return found


def _refuse_damage(store: Store, progress: Callable[[int, int], None] | None) -> None:
    from kontrak.actions.permission import check_permission
    from kontrak.store.seal import check

    row = store.connection.execute("SELECT MAX(nomor) FROM riwayat WHERE jenis = 'kunci'").fetchone()
    problems = check(store, progress) or check_permission(store, progress, sejak=row[0] or 0).masalah
    if problems:
        raise SealError(
            f"Bulan tidak dikunci, karena berkas datanya tidak utuh: {problems[0]}", "Periksa dengan: kontrak segel"
        )
    store.whole = True


def _objek(period: Period) -> str:
    return f"{period.tahun}-{period.bulan:02}"
