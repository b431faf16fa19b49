"""How complete the file is for each OPD: pure counts, in no score (SPEC §5 kelengkapan)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.arsip import signed
from kontrak.model.declared import KAMUS
from kontrak.months import month_name
from kontrak.named import NamedTuple
from kontrak.scoring.capaian import percent
from kontrak.scoring.indices import not_in_time, punctuality
from kontrak.scoring.memo import year_of
from kontrak.scoring.plan import version_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kontrak.model.arsip import Arsip
    from kontrak.model.declared import Indikator
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.model.tindak_lanjut import TindakLanjut

BUTIR = {
    "bertanggal": "Bertanggal",
    "kepala": "Kepala",
    "rencana": "Rencana",
    "kamus": "Kamus",
    "laporan": "Laporan",
    "belanja": "Belanja",
    "bukti": "Bukti",
    "verifikasi": "Verifikasi",
    "arsip": "Arsip",
    "tindak_lanjut": "Tindak lanjut",
}
"""What is looked at, in the order of every output, with its title."""


class Hitung(NamedTuple):
    """``n`` of ``dari`` are there; nothing to have is complete."""

    n: int
    dari: int

    @property
    def lengkap(self) -> bool:
        """Whether nothing is missing."""
        return self.n >= self.dari

    @property
    def teks(self) -> str:
        """``3 dari 5``, ``lengkap``, or ``–`` where there is nothing to have."""
        if not self.dari:
            return "–"
        return "lengkap" if self.lengkap else f"{self.n} dari {self.dari}"


class Kurang(NamedTuple):
    """One thing that is missing: which of ``BUTIR``, of which code, of which month (None: of the year), and what."""

    butir: str
    kode: str
    bulan: int | None
    apa: str

    @property
    def kalimat(self) -> str:
        """``laporan tanpa bukti, Juni``."""
        return self.apa if self.bulan is None else f"{self.apa}, {month_name(self.bulan)}"


class Kelengkapan(NamedTuple):
    """One OPD with its bidang. ``hitung`` has each of ``BUTIR``; ``bagian`` is Σ n / Σ dari in percent, unrounded."""

    kode: str
    nama: str
    hitung: dict[str, Hitung]
    kurang: tuple[Kurang, ...]
    bagian: Decimal

    @property
    def ringkas(self) -> str:
        """What is not complete: ``kamus 0 dari 9; arsip 0 dari 2``."""
        lacking = [(BUTIR[name].lower(), count) for name, count in self.hitung.items() if not count.lengkap]
        return "; ".join(f"{title} {count.teks}" for title, count in lacking) or "lengkap"


DECEMBER = 12
Found = tuple[int, list[Kurang]]
"""How many there should be, and what of it is missing."""


def completeness(penilaian: Penilaian, hari: date | None = None) -> list[Kelengkapan]:
    """Return the OPDs of an assessment that has their facts, the least complete first, then by kode.

    Follow-ups stand as they are recorded, or with ``hari`` as they stood at the end of that day.
    """
    items = [item if hari is None else item.pada(hari) for item in penilaian.tindak_lanjut]
    until = penilaian.dasar.tahun, penilaian.dasar.bulan
    found = [
        completeness_of(
            penilaian.contracts_of(item.kode),
            item.nama,
            penilaian.dasar.bulan,
            penilaian.arsip,
            [one for one in items if one.opd == item.kode and one.rapat <= until],
        )
        for item in penilaian.ringkasan
    ]
    return sorted(found, key=lambda item: (item.bagian, item.kode))


def completeness_of(
    facts: Sequence[Fakta], nama: str, bulan: int, arsip: Sequence[Arsip], tindak_lanjut: Sequence[TindakLanjut]
) -> Kelengkapan:
    """Return what is there and what is missing of one OPD (its own contract first, then those of its bidang)."""
    own: dict[str, Found] = {
        "bertanggal": _each(facts, "bertanggal", _undated),
        "kepala": _each(facts, "kepala", lambda fakta: None if fakta.head_at(bulan).nama else "kepala belum bernama"),
        "rencana": _indikators(facts, bulan, "rencana", _unplanned),
        "kamus": _indikators(facts, bulan, "kamus", _without_dictionary),
        "laporan": _reports(facts, bulan),
        "belanja": _spending(facts[0], bulan),
        "bukti": _records(facts, bulan, "bukti", lambda record: bool(record.laporan[-1].bukti)),
        "verifikasi": _records(facts, bulan, "verifikasi", lambda record: record.verifikasi is not None),
        "arsip": _each(facts, "arsip", lambda fakta: _unsigned(fakta, bulan, arsip)),
        "tindak_lanjut": _follow_ups(tindak_lanjut),
    }
    counts = {name: Hitung(own[name][0] - len(own[name][1]), own[name][0]) for name in BUTIR}
    whole = sum(count.dari for count in counts.values())
    there = sum(count.n for count in counts.values())
    return Kelengkapan(
        facts[0].opd,
        nama,
        counts,
        tuple(item for name in BUTIR for item in own[name][1]),
        percent(Decimal(there), Decimal(whole)),
    )


def _each(facts: Sequence[Fakta], butir: str, lacking: Callable[[Fakta], str | None]) -> Found:
    """One of each contract."""
    said = [(fakta.kontrak.kode, lacking(fakta)) for fakta in facts]
    return len(facts), [Kurang(butir, kode, None, text) for kode, text in said if text]


def _undated(fakta: Fakta) -> str | None:
    absent = [word for word in ("nomor", "tanggal") if not getattr(fakta.kontrak, word)]
    return f"kontrak tanpa {' dan '.join(absent)}" if absent else None


def _unsigned(fakta: Fakta, bulan: int, arsip: Sequence[Arsip]) -> str | None:
    version = version_at(fakta, bulan)
    if version.ke < 0 or signed(arsip, fakta.kontrak.kode, version.ke):
        return None
    return f"perubahan ke-{version.ke} belum diarsipkan" if version.ke else "perjanjian belum diarsipkan"


def _indikators(facts: Sequence[Fakta], bulan: int, butir: str, lacking: Callable[[Indikator], str | None]) -> Found:
    own = [indikator for fakta in facts for indikator in version_at(fakta, bulan).indikator]
    said = [(item.kode, lacking(item)) for item in own]
    return len(own), [Kurang(butir, kode, None, text) for kode, text in said if text]


def _unplanned(item: Indikator) -> str | None:
    """A plan by month has more than December, pekerjaan, or the month of a release."""
    planned = item.pekerjaan or item.rilis_bulan or any(month < DECEMBER for month in item.bulan_rencana)
    return None if planned else "hanya jatuh tempo Desember"


def _without_dictionary(item: Indikator) -> str | None:
    absent = [name.replace("_", " ") for name in KAMUS if not getattr(item, name)]
    return f"tanpa {', '.join(absent)}" if absent else None


def _reports(facts: Sequence[Fakta], bulan: int) -> Found:
    years = [year_of(fakta) for fakta in facts]
    missing = [late for year in years for late in not_in_time(year, bulan) if late.hari is None]
    return sum(len(punctuality(year, bulan)) for year in years), [
        Kurang("laporan", late.kode, late.bulan, "laporan belum ada") for late in missing
    ]


def _spending(fakta: Fakta, bulan: int) -> Found:
    """Of an OPD with a pagu each month up to this one has spending, whichever code it was recorded on."""
    if not fakta.pagu_at(bulan):
        return 0, []
    absent = [month for month in range(1, bulan + 1) if month not in fakta.belanja]
    return bulan, [Kurang("belanja", fakta.opd, month, "belanja belum dicatat") for month in absent]


def _records(facts: Sequence[Fakta], bulan: int, butir: str, there: Callable[[LaporanBulan], bool]) -> Found:
    """The reports that count, each of which should have something."""
    lacking = {"bukti": "laporan tanpa bukti", "verifikasi": "laporan belum diperiksa"}[butir]
    own = [
        (kode, month, record)
        for fakta in facts
        for kode, months in sorted(fakta.laporan.items())
        for month, record in sorted(months.items())
        if month <= bulan and record.klaim is not None
    ]
    return len(own), [Kurang(butir, kode, month, lacking) for kode, month, record in own if not there(record)]


def _follow_ups(items: Sequence[TindakLanjut]) -> Found:
    return len(items), [
        Kurang("tindak_lanjut", item.opd, item.bulan, f"nomor {item.nomor} masih terbuka: {item.uraian}")
        for item in items
        if item.selesai is None
    ]
