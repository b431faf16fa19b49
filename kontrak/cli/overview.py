"""From an assessment to what the screens need besides the figures: heading, deadline, groups, what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kontrak.views.figures import Kop

if TYPE_CHECKING:
    from collections.abc import Sized
    from datetime import date

    from kontrak.actions.overview import Overview
    from kontrak.cli.options import Menurut
    from kontrak.model.agreed import TindakLanjut
    from kontrak.views.status_view import Kelompok


class Month(Protocol):
    """What an overview and an assessment have in common."""

    @property
    def daerah(self) -> str:
        """The regency."""

    @property
    def tahun(self) -> int:
        """The year."""

    @property
    def bulan(self) -> int:
        """The month."""

    @property
    def segel(self) -> str:
        """The seal of the data."""

    @property
    def terkunci(self) -> bool:
        """Whether the month is locked."""

    @property
    def waktu_data(self) -> str:
        """The time of the latest event."""

    @property
    def acuan(self) -> str:
        """The source of the rules in force."""

    @property
    def deadline(self) -> date:
        """The last day on which a report of the month is in time."""

    @property
    def tindak_lanjut(self) -> tuple[TindakLanjut, ...]:
        """The follow-ups."""


def make_kop(month: Month) -> Kop:
    """Return the heading of the screens of this month."""
    return Kop(
        daerah=month.daerah,
        tahun=month.tahun,
        bulan=month.bulan,
        segel=month.segel,
        terkunci=month.terkunci,
        tanggal_data=month.waktu_data[:10],
        acuan=month.acuan,
    )


def require_opds(listed: Sized) -> None:
    """Raise DataError when the filters leave no OPD: there would be nothing to write, and no file to show for it."""
    from kontrak.errors import DataError
    from kontrak.views.figures import NOBODY

    if not listed:
        raise DataError(NOBODY, "Ubah atau hapus --pengampu, --prioritas, atau --kelompok.")


def groups(overview: Overview, menurut: Menurut) -> list[Kelompok]:
    """Return the groups with their names and means, as SPEC §3 "By prioritas or pengampu" has them."""
    from kontrak.scoring.pooling import potret_means
    from kontrak.views.status_view import Kelompok

    names = _group_names(overview, menurut)
    without = f"Tanpa {menurut.value}"
    means = potret_means(overview.potret, menurut.value)
    return [Kelompok(names.get(mean.kode, mean.kode) if mean.kode else without, mean) for mean in means]


def suspended_codes(overview: Overview) -> list[str]:
    """Return the codes whose suspension lasts at the month, of the OPDs' own contracts."""
    return sorted(kode for item in overview.potret for kode in item.ditangguhkan)


def open_follow_ups(month: Month) -> list[TindakLanjut]:
    """Return the follow-ups of meetings up to the month that are still open."""
    return [item for item in month.tindak_lanjut if item.selesai is None and item.bulan <= month.bulan]


def barred_codes(overview: Overview) -> list[str]:
    """Return the OPDs whose head an integrity finding bars from the award list."""
    return [item.ringkasan.kode for item in overview.potret if item.terhalang]


def scope(pengampu: str | None, prioritas: str | None, kelompok: str | None) -> str:
    """Return what the list is limited to, for its title."""
    words = {"pengampu": pengampu, "prioritas": prioritas, "kelompok": kelompok}
    named = [f"{word} {code.upper() if word != 'kelompok' else code}" for word, code in words.items() if code]
    return f" ({', '.join(named)})" if named else ""


def _group_names(overview: Overview, menurut: Menurut) -> dict[str, str]:
    if menurut == "pengampu":
        return {kode: f"{kode} – {jabatan}" for kode, jabatan in overview.kepala.pengampu.items()}
    return overview.kepala.prioritas if menurut == "prioritas" else {}
