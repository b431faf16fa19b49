"""Gather what a colleague who takes over has to know (SPEC §7 serah-terima)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess
from kontrak.actions.history import read_history
from kontrak.actions.question import opened
from kontrak.model.arsip import signed
from kontrak.model.outlook import waiting_text
from kontrak.model.serah_terima import BulanKerja, Koreksi, Letak, SerahTerima
from kontrak.months import month_name
from kontrak.scoring.indices import reports_of_month
from kontrak.scoring.memo import year_of
from kontrak.scoring.missing import releases_awaited
from kontrak.scoring.plan import version_at
from kontrak.scoring.ranking import order_heads
from kontrak.store.listing import copies_beside, kept_files
from kontrak.store.years import deadlines_of, load_years, locked_months

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kontrak.actions.history import HistoryRow
    from kontrak.actions.question import Question
    from kontrak.model.penilaian import Penilaian

CORRECTING = {"koreksi": "koreksi", "batal": "pembatalan", "buka": "kunci dibuka", "verifikasi": "pemeriksaan"}
"""Events that change what stood, as the paper calls them."""
DAYS = 31
MOST_COPIES = 6


def hand_over(question: Question) -> tuple[Penilaian, SerahTerima]:
    """Return the assessment of the month that is judged, and what there is to hand over.

    Raises DataError as ``assess``.
    """
    penilaian = assess(question, ["meleset"])
    dasar = penilaian.dasar
    today = dasar.hari or dasar.akhir_bulan
    with opened(question) as (store, _, upto):
        locked = {year: locked_months(store, year, upto) for year in load_years(store, upto)}
        files = kept_files(store, upto)
        deadlines = deadlines_of(store, dasar.tahun, upto)
        copies = copies_beside(store.path)
        place = store.path.resolve()
    history = read_history(question, None).baris
    letak = Letak(
        place.name,
        str(place.parent),
        tuple(copies[-MOST_COPIES:]),
        max(0, len(copies) - MOST_COPIES),
        *(files.bukti, files.tautan, files.arsip),
    )
    since = today - timedelta(days=DAYS)
    found = SerahTerima(
        letak=letak,
        segel=dasar.segel,
        pencatat=history[-1].pelaku if history else "",
        terkunci=tuple((year, tuple(months)) for year, months in locked.items() if months),
        tindak_lanjut=tuple(sorted(penilaian.open_follow_ups, key=lambda item: (item.batas or date.max, item.nomor))),
        belum_diputus=tuple(_undecided(penilaian, deadlines, locked.get(dasar.tahun, {}), today)),
        koreksi=tuple(_corrections(history, since, today)),
        koreksi_sejak=since,
        kalender=tuple(_calendar(penilaian, deadlines, locked.get(dasar.tahun, {}), today)),
    )
    return penilaian, found


def _corrections(history: Sequence[HistoryRow], since: date, until: date) -> Iterator[Koreksi]:
    """The events of the last month that changed what stood, the latest first; accepted checks are none."""
    for row in reversed(history):
        day = date.fromisoformat(row.waktu[:10])
        if row.jenis not in CORRECTING or not since <= day <= until:
            continue
        changes = {item.kolom: (item.lama, item.baru) for item in row.ubah}
        if row.jenis == "verifikasi" and changes.get("putusan", (None, ""))[1] == "terima":
            continue
        value = changes.get("realisasi")
        told = f": {value[0] or '–'} → {value[1] or '–'}" if value and row.jenis == "koreksi" else ""
        month = f" {month_name(row.bulan)}" if row.bulan and row.jenis != "buka" else ""
        note = row.alasan or changes.get("catatan", (None, None))[1]
        yield Koreksi(row.nomor, row.waktu, row.pelaku, f"{CORRECTING[row.jenis]} {row.objek}{month}{told}", note)


def _undecided(
    penilaian: Penilaian, deadlines: Sequence[date], locked: Mapping[int, int], today: date
) -> Iterator[str]:
    """What waits for somebody's decision, a sentence each."""
    waiting = [month for month, last in enumerate(deadlines, 1) if last < today and month not in locked]
    if waiting:
        yield f"Bulan yang masa lapornya sudah lewat dan belum dikunci: {', '.join(map(month_name, waiting))}"
    order = {step.langkah: step.berturut for step in penilaian.versi_aturan.aturan.tangga}
    steps: dict[str, list[str]] = {}
    for head in order_heads(item.meleset for item in penilaian.potret if item.meleset):
        if head.tangga:
            steps.setdefault(head.tangga, []).append(head.opd)
    for step, heads in sorted(steps.items(), key=lambda pair: order.get(pair[0], 0), reverse=True):
        yield f"{step}, langkah yang diusulkan tangga bagi {len(heads)} kepala: {', '.join(heads)}"
    yield from _standing(penilaian)
    yield from _of_contracts(penilaian)


def _standing(penilaian: Penilaian) -> Iterator[str]:
    """What waits for an event from outside."""
    if penilaian.ditangguhkan:
        yield f"Ditangguhkan dan belum dicabut: {', '.join(penilaian.ditangguhkan)}"
    if penilaian.terhalang:
        yield f"Terhalang temuan integritas dari daftar penghargaan: {', '.join(penilaian.terhalang)}"
    later = waiting_text(releases_awaited(penilaian.fakta, penilaian.dasar.bulan))
    if later:
        yield f"{later[0].upper()}{later[1:]}"


def _of_contracts(penilaian: Penilaian) -> Iterator[str]:
    """What contracts and reports still lack."""
    bulan = penilaian.dasar.bulan
    own = [fakta for item in penilaian.ringkasan for fakta in penilaian.contracts_of(item.kode)]
    undated = sorted(fakta.kontrak.kode for fakta in own if fakta.kontrak.tanggal is None)
    if undated:
        yield f"Kontrak belum bertanggal, jadi masih dapat berubah tanpa perubahan resmi: {', '.join(undated)}"
    versions = [(fakta.kontrak.kode, version_at(fakta, bulan).ke) for fakta in own]
    unsigned = sum(signed(penilaian.arsip, kode, ke) is None for kode, ke in versions if ke >= 0)
    if unsigned:
        yield f"Perjanjian yang berlaku dan belum diarsipkan dengan tanda tangan: {unsigned} dari {len(versions)}"
    unchecked = sum(
        record.klaim is not None and record.verifikasi is None
        for fakta in own
        for months in fakta.laporan.values()
        for month, record in months.items()
        if month <= bulan
    )
    if unchecked:
        yield f"Laporan yang belum diperiksa pengampu: {unchecked} (kontrak verifikasi)"


def _calendar(
    penilaian: Penilaian, deadlines: Sequence[date], locked: Mapping[int, int], today: date
) -> Iterator[BulanKerja]:
    """The twelve months; reports are counted over the OPDs' own contracts, as in ``status``."""
    years = [year_of(fakta) for fakta in penilaian.fakta]
    for month, last in enumerate(deadlines, 1):
        counts = [reports_of_month(year, month) for year in years]
        yield BulanKerja(
            month,
            last,
            sum(required for required, _ in counts),
            sum(here for _, here in counts),
            _state((penilaian.dasar.tahun, month), last, today, is_locked=month in locked),
        )


def _state(month: tuple[int, int], last: date, today: date, *, is_locked: bool) -> str:
    if is_locked:
        return "dikunci"
    if last < today:
        return "lewat batas lapor, belum dikunci"
    return "belum mulai" if (today.year, today.month) < month else "masa lapor berjalan"
