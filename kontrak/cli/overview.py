"""From an assessment to what the screens need besides the figures: heading, deadline, groups, what is to come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.cli.options import Menurut
from kontrak.rounding import EXACT, round2
from kontrak.scoring.groups import group_means
from kontrak.scoring.integrity import is_barred
from kontrak.scoring.plan import add_all, plan_months, volume_of, weights
from kontrak.scoring.year import rules_at, version_at
from kontrak.views.figures import Kop
from kontrak.views.status_view import Kelompok, Mendatang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.actions.assessing import Penilaian
    from kontrak.model import Aturan, Fakta, Indikator, Tajuk, TindakLanjut

HUNDRED = Decimal(100)


def make_kop(penilaian: Penilaian) -> Kop:
    """Return the heading of the screens of this assessment."""
    return Kop(
        daerah=penilaian.daerah,
        tahun=penilaian.tahun,
        bulan=penilaian.bulan,
        segel=penilaian.segel,
        terkunci=penilaian.terkunci,
        tanggal_data=penilaian.waktu_data[:10],
        acuan=rules_of(penilaian).acuan,
    )


def report_deadline(penilaian: Penilaian) -> date:
    """Return the day up to which a report of the month is in time: day ``batas_lapor`` of the following month."""
    year, month = divmod(penilaian.tahun * 12 + penilaian.bulan, 12)
    return date(year, month + 1, rules_of(penilaian).batas_lapor)


def upcoming(penilaian: Penilaian) -> list[Mendatang]:
    """Return the commitments with a plan month in the month to come, by the version that will be in force then."""
    if penilaian.bulan == 12:
        return []
    return [item for fakta in penilaian.fakta for item in _upcoming(fakta, penilaian.bulan + 1)]


def groups(penilaian: Penilaian, menurut: Menurut) -> list[Kelompok]:
    """Return the groups with their names and means, as SPEC §3 "By prioritas or pengampu" has them."""
    names = _group_names(penilaian.tajuk, menurut)
    without = f"Tanpa {menurut.value}"
    means = group_means(penilaian.fakta, penilaian.bulan, menurut.value)
    return [Kelompok(names.get(mean.kode, mean.kode) if mean.kode else without, mean) for mean in means]


def suspended_codes(penilaian: Penilaian) -> list[str]:
    """Return the codes whose suspension lasts at the month, of the OPDs' own contracts."""
    return sorted(
        entry.kode
        for fakta in penilaian.fakta
        for entry in fakta.penangguhan
        if entry.mulai <= penilaian.bulan and (entry.sampai is None or penilaian.bulan < entry.sampai)
    )


def open_follow_ups(penilaian: Penilaian) -> list[TindakLanjut]:
    """Return the follow-ups of meetings up to the month that are still open."""
    return [item for item in penilaian.tindak_lanjut if item.selesai is None and item.bulan <= penilaian.bulan]


def barred_codes(penilaian: Penilaian) -> list[str]:
    """Return the OPDs whose head an integrity finding bars from the award list."""
    return [fakta.opd for fakta in penilaian.fakta if is_barred(fakta, penilaian.bulan)]


def rules_of(penilaian: Penilaian) -> Aturan:
    """Return the rules in force at the month."""
    if not penilaian.fakta:
        return penilaian.tajuk.aturan
    return rules_at(penilaian.fakta[0], penilaian.bulan).aturan


def scope(pengampu: str | None, prioritas: str | None, kelompok: str | None) -> str:
    """Return what the list is limited to, for its title."""
    words = {"pengampu": pengampu, "prioritas": prioritas, "kelompok": kelompok}
    named = [f"{word} {code.upper() if word != 'kelompok' else code}" for word, code in words.items() if code]
    return f" ({', '.join(named)})" if named else ""


def _upcoming(fakta: Fakta, month: int) -> Iterator[Mendatang]:
    indikators = version_at(fakta, month).indikator
    bobot = weights(indikators)
    whole = add_all(bobot.values())
    for indikator in indikators:
        share = EXACT.divide(EXACT.multiply(bobot[indikator.kode], HUNDRED), whole)
        if indikator.pekerjaan:
            yield from _upcoming_works(indikator, share, month)
        elif month in (months := plan_months(indikator)):
            yield Mendatang(indikator.kode, indikator.nama, round2(share), baru=months[0] == month)


def _upcoming_works(indikator: Indikator, share: Decimal, month: int) -> Iterator[Mendatang]:
    volume = volume_of(indikator.pekerjaan)
    for work in indikator.pekerjaan:
        if work.jatuh_tempo == month:
            part = EXACT.divide(EXACT.multiply(share, work.volume), volume)
            yield Mendatang(work.kode, work.nama, round2(part), baru=True)


def _group_names(tajuk: Tajuk, menurut: Menurut) -> dict[str, str]:
    if menurut is Menurut.PENGAMPU:
        return {item.kode: f"{item.kode} – {item.jabatan}" for item in tajuk.pengampu}
    if menurut is Menurut.PRIORITAS:
        return {item.kode: item.nama for item in tajuk.prioritas}
    return {}
