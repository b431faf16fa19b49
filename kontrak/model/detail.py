"""What the scoring says of one contract in full, and of a group of OPDs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.recorded import Fakta, TemuanIntegritas, Versi
    from kontrak.model.summary import Ringkasan
    from kontrak.model.words import Keadaan, Score, Value


T = TypeVar("T")


class Later(Sequence[T]):
    """What is worked out when it is first looked at, which most who hold one never do: the lines of a trace."""

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make = make
        self._items: tuple[T, ...] | None = None

    @property
    def items(self) -> tuple[T, ...]:
        """All of it."""
        if self._items is None:
            self._items = self._make()
        return self._items

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self.items[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __eq__(self, other: object) -> bool:
        return self.items == (other.items if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self.items)

    def __repr__(self) -> str:
        return repr(self.items)


class RincianPekerjaan(NamedTuple):
    """A pekerjaan at one month: ``fisik`` in percent (None: never reported), ``terpenuhi`` None when not due.

    ``keadaan`` is the word for how it stands, ``langkah`` is the trace of its fisik in Indonesian, one text a line.
    """

    kode: str
    nama: str
    volume: Decimal
    bulan_jatuh_tempo: int
    fisik: Decimal | None
    jatuh_tempo: bool
    belum_lapor: bool
    ditangguhkan: bool
    terpenuhi: bool | None
    keadaan: Keadaan
    pagu: int | None
    langkah: Sequence[str] = ()


class RincianIndikator(NamedTuple):
    """One indikator at one month, with the trace that explains its number.

    ``bobot`` is as promised, or 100/n where no indikator has one. ``target`` is the target to date T (None before
    the first plan month), ``realisasi`` R to date (the last known value where silence scores 0; None where nothing
    was reported, also of a sum). ``capaian`` is against T (None when not due), ``capaian_tahun`` against the year's
    target (None when nothing was reported). ``keadaan`` is the word for how it stands.
    ``bulan_belum_lapor`` names the missing months. ``capaian_seandainya`` is the nilai it would give: of a suspended
    one, without the suspension; of one that is scored 0 for silence, by its last known value; None where it makes no
    difference or nothing is known.
    ``realisasi_bulan`` is the month of the last value of one that is belum lapor. ``langkah`` is the trace in
    Indonesian, one text a line. ``menunggu_rilis`` says that its figure is released in the
    next year and not here yet.
    """

    indikator: Indikator
    bobot: Score
    jatuh_tempo: bool
    belum_lapor: bool
    ditangguhkan: bool
    target: Value | None
    realisasi: Value | None
    capaian: Score | None
    capaian_tahun: Score | None
    dinilai: Score | None
    predikat: str | None
    terpenuhi: bool | None
    keadaan: Keadaan
    bulan_belum_lapor: tuple[int, ...]
    bulan_ditolak: tuple[int, ...]
    capaian_seandainya: Score | None
    kecepatan: Score | None
    pekerjaan: tuple[RincianPekerjaan, ...]
    langkah: Sequence[str]
    menunggu_rilis: bool = False
    realisasi_bulan: int | None = None

    @property
    def nol_karena_diam(self) -> bool:
        """Whether it is 0 for silence, not for a value: nothing was reported, or the last value would give more."""
        silent = self.realisasi is None or self.capaian_seandainya is not None
        return self.belum_lapor and self.capaian == 0 and silent


class JatuhTempo(NamedTuple):
    """A commitment that falls due in a given month, and how it stands.

    ``target`` is the target to date at that month (100 of a pekerjaan). Of a month that is still to come
    ``terpenuhi`` is True and ``keadaan`` given when the year's target has already been reached, else None.
    """

    kode: str
    nama: str
    bulan: int
    target: Value | None
    satuan: str
    terpenuhi: bool | None = None
    keadaan: Keadaan | None = None


class Kurva(NamedTuple):
    """Promised and achieved to date of an indikator that adds up, month by month, as the contract stands at m.

    ``target`` has the twelve months of the year (None before the first plan month), ``realisasi`` the months 1 to m
    (None while nothing was reported or due).
    """

    indikator: Indikator
    target: tuple[Decimal | None, ...]
    realisasi: tuple[Decimal | None, ...]


class KontrakBulan(NamedTuple):
    """One contract at one month as tables of numbers need it: its figures and, where wanted, its indikators."""

    fakta: Fakta
    bulan: int
    versi: Versi
    ringkasan: Ringkasan
    indikator: tuple[RincianIndikator, ...]


class Rincian(NamedTuple):
    """One contract in full at one month. Built only for the contract asked for.

    ``nilai_bulanan`` has the nilai akhir of the months 1 to m; ``langkah`` the trace of the contract's nilai;
    ``tangga`` the text of the step the head has reached, ``runtun`` the length of his longest run of missed
    months within his own tenure. ``temuan`` are the integrity findings against the head in office; a finding against
    a predecessor is only among the rows of ``meleset``, which name the official.
    """

    fakta: Fakta
    bulan: int
    versi: Versi
    aturan: Aturan
    ringkasan: Ringkasan
    indikator: tuple[RincianIndikator, ...]
    meleset: tuple[KomitmenMeleset, ...]
    jatuh_tempo: tuple[JatuhTempo, ...]
    jatuh_tempo_berikut: tuple[JatuhTempo, ...]
    nilai_bulanan: Sequence[Decimal | None]
    tangga: str | None
    runtun: int
    langkah: Sequence[str]
    bidang: tuple[Rincian, ...] = ()
    temuan: tuple[TemuanIntegritas, ...] = ()

    @property
    def rangkaian(self) -> str | None:
        """The run that the step of the head follows from, in words."""
        from kontrak.model.missed import step_text

        return step_text(self.meleset)
