"""The trace of the fisik of a pekerjaan, in Indonesian lines (SPEC §3, "Explain")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Keadaan
from kontrak.months import format_month, month_name
from kontrak.numbers import format_number
from kontrak.rounding import EXACT
from kontrak.scoring.keadaan import pekerjaan_state
from kontrak.scoring.plan import HUNDRED, share_of_work, volume_of
from kontrak.scoring.trace_basis import basis_text, progress_lines, suspension_lines
from kontrak.scoring.words import exact_text, value_text

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.scoring.year import ContractYear


def pekerjaan_lines(year: ContractYear, indikator: Indikator, work: Pekerjaan, bulan: int) -> tuple[str, ...]:
    """Return the trace of the fisik of a pekerjaan."""
    state, tahun = year.work(work, bulan), year.fakta.tahun
    bobot, volume = year.era(bulan).bobot[indikator.kode], volume_of(indikator.pekerjaan)
    share = share_of_work(bobot, indikator, work)
    promise = f"volume {value_text(work.volume, indikator.satuan)}, jatuh tempo {format_month(tahun, work.jatuh_tempo)}"
    weight = f"{format_number(bobot)} × {format_number(work.volume)} / {exact_text(volume)} = {exact_text(share)}"
    lines = [
        f"{work.nama} ({work.kode}), pekerjaan dari {indikator.nama} ({indikator.kode}); {promise}.",
        f"Bobot komitmen: bobot indikator × volume / jumlah volume = {weight}.",
        basis_text(year, bulan),
        *suspension_lines(year, indikator.kode, bulan),
        *suspension_lines(year, work.kode, bulan),
        *progress_lines(year, work, bulan),
    ]
    if state.fisik is None:
        lines.append(f"Fisik s.d. {format_month(tahun, bulan)}: belum ada laporan.")
    else:
        done = EXACT.divide(EXACT.multiply(work.volume, state.fisik), HUNDRED)
        lines.append(
            f"Fisik s.d. {format_month(tahun, bulan)}: {value_text(state.fisik, 'persen')}; volume yang terlaksana "
            f"{format_number(work.volume)} × {format_number(state.fisik)}% = {value_text(done, indikator.satuan)}."
        )
    lines.append(_work_verdict(year, work, bulan))
    return tuple(lines)


def _work_verdict(year: ContractYear, work: Pekerjaan, bulan: int) -> str:
    word = pekerjaan_state(year, work, bulan)
    if word is Keadaan.DITANGGUHKAN:
        return f"Keadaan {word}: tidak dihitung sebagai komitmen."
    if work.jatuh_tempo > bulan:
        return f"Keadaan {word}: belum dihitung sampai {month_name(work.jatuh_tempo)}."
    since = f", tanpa laporan sejak {month_name(work.jatuh_tempo)}" if word is Keadaan.BELUM_LAPOR else ""
    return f"Keadaan {word}: fisik harus 100%{since}."
