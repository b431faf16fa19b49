"""What changed since last month, like for like: only OPDs with a nilai in both months are compared (SPEC §5 ``rapat``).

Those that entered, left, or whose contract was amended from this month on are named beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import local_code
from kontrak.named import NamedTuple
from kontrak.rounding import printed_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from kontrak.model.detail import Rincian
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.recorded import Versi
    from kontrak.model.summary import Ringkasan, Warna


class Gerak(NamedTuple):
    """An OPD in both months; ``selisih`` is the difference of its printed nilai akhir."""

    ringkasan: Ringkasan
    lalu: Decimal
    kini: Decimal
    selisih: Decimal
    warna_lalu: Warna


class KomitmenBerubah(NamedTuple):
    """Commitments of one OPD by local code: newly missed, and missed last month but no longer, with why if not met."""

    opd: str
    baru: tuple[str, ...]
    selesai: tuple[str, ...]


class PerubahanBulan(NamedTuple):
    """The comparison; ``rata_lalu`` and ``rata_kini`` are means over the same OPDs, None when there is none."""

    sebanding: tuple[Gerak, ...]
    rata_lalu: Decimal | None
    rata_kini: Decimal | None
    naik: tuple[Gerak, ...]
    turun: tuple[Gerak, ...]
    tetap: int
    pindah_warna: tuple[Gerak, ...]
    masuk: tuple[Ringkasan, ...]
    keluar: tuple[Ringkasan, ...]
    diubah: tuple[tuple[Ringkasan, Versi], ...]
    komitmen: tuple[KomitmenBerubah, ...]


def compare(
    details: Sequence[Rincian],
    before: Mapping[str, Ringkasan],
    missed: Iterable[KepalaMeleset],
    missed_before: Iterable[KepalaMeleset],
) -> PerubahanBulan:
    """Compare the month with the one before, whose summaries and misses are given by code."""
    now = [one.ringkasan for one in details]
    pairs = [pair for item in now if (pair := _pair(item, before.get(item.kode))) is not None]
    moved = sorted(pairs, key=lambda pair: (-pair.selisih, pair.ringkasan.kode))
    return PerubahanBulan(
        sebanding=tuple(pairs),
        rata_lalu=printed_mean(pair.lalu for pair in pairs),
        rata_kini=printed_mean(pair.kini for pair in pairs),
        naik=tuple(pair for pair in moved if pair.selisih > 0),
        turun=tuple(pair for pair in reversed(moved) if pair.selisih < 0),
        tetap=sum(1 for pair in pairs if pair.selisih == 0),
        pindah_warna=tuple(pair for pair in pairs if pair.ringkasan.warna != pair.warna_lalu),
        masuk=tuple(item for item in now if item.nilai_akhir is not None and _none(before.get(item.kode))),
        keluar=tuple(item for item in now if item.nilai_akhir is None and not _none(before.get(item.kode))),
        diubah=tuple(
            (one.ringkasan, one.versi) for one in details if one.versi.ke > 0 and one.versi.berlaku == one.bulan
        ),
        komitmen=_commitments(details, missed, missed_before),
    )


def _pair(item: Ringkasan, before: Ringkasan | None) -> Gerak | None:
    if item.nilai_akhir is None or before is None or before.nilai_akhir is None:
        return None
    return Gerak(item, before.nilai_akhir, item.nilai_akhir, item.nilai_akhir - before.nilai_akhir, before.warna)


def _none(before: Ringkasan | None) -> bool:
    return before is None or before.nilai_akhir is None


def _commitments(
    details: Iterable[Rincian], missed: Iterable[KepalaMeleset], missed_before: Iterable[KepalaMeleset]
) -> tuple[KomitmenBerubah, ...]:
    now = {head.opd: [row.kode for row in head.meleset] for head in missed}
    then = {head.opd: [row.kode for row in head.meleset] for head in missed_before}
    contracts = {one.ringkasan.kode: one for one in details}
    found = []
    for opd in sorted({*now, *then} & contracts.keys()):
        fresh = tuple(local_code(kode) for kode in now.get(opd, ()) if kode not in then.get(opd, ()))
        gone = tuple(
            f"{local_code(kode)}{_why_gone(contracts[opd], kode)}"
            for kode in then.get(opd, ())
            if kode not in now.get(opd, ())
        )
        if fresh or gone:
            found.append(KomitmenBerubah(opd, fresh, gone))
    return tuple(found)


def _why_gone(rincian: Rincian, kode: str) -> str:
    """Say why a commitment is no longer missed though it was not met: suspended, or no longer promised."""
    promised = {row.indikator.kode: row.ditangguhkan for row in rincian.indikator}
    promised |= {work.kode: work.ditangguhkan for row in rincian.indikator for work in row.pekerjaan}
    if kode not in promised:
        return " (tidak lagi dalam kontrak)"
    suspended = promised[kode] or promised.get(kode.rpartition(".")[0], False)
    return " (ditangguhkan)" if suspended else ""
