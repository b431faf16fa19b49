"""Chapter III of the LKjIP and the quarter's Pengukuran Kinerja as papers, of an OPD or of the region (SPEC §7).

Causes are quoted from what was reported, with their month; where a human must write, a blank says what. The words are
in the templates ``lkjip.md`` and ``pengukuran.md``; the layout is the usual one, not the regulations' own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.computed import printed_values, shortened
from kontrak.named import NamedTuple
from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.charts import draw_years
from kontrak.reports.environment import render
from kontrak.reports.law_rows import DECEMBER, last_year, measurement_row
from kontrak.rounding import round2
from kontrak.scoring.printed import predikat_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from kontrak.model.dasar import Dasar
    from kontrak.model.recorded import VersiAturan
    from kontrak.model.words import Score, Value
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.law_rows import Baris
    from kontrak.reports.pokok import Pokok
    from kontrak.scoring.horizon import TahunLalu

YEARS = 5
"""How many years a table compares, this one included."""


class Kutipan(NamedTuple):
    """What a report said: of which month and what, word for word; a follow-up has its PIC and deadline."""

    bulan: int
    kode: str
    nama: str
    teks: str
    pic: str | None = None
    batas: date | None = None


class BarisBab(NamedTuple):
    """An indikator in chapter III; ``tahun`` are its results of the table's years, ``kurva`` says it has a chart."""

    baris: Baris
    realisasi: Value | None
    capaian: Score | None
    predikat: str | None
    lalu: TahunLalu
    tahun: tuple[Value | None, ...]
    sampai_ini: Value | None
    capaian_akhir: Score | None
    kurva: bool

    @property
    def hasil(self) -> list[tuple[int, Value]]:
        """The years of the table with a result, each with it."""
        last = self.baris.rincian.fakta.tahun
        years = range(last - YEARS + 1, last + 1)
        return [(year, value) for year, value in zip(years, self.tahun, strict=True) if value is not None]


class Bagian(NamedTuple):
    """A sasaran, or of the region a prioritas: its indikators, what was reported of them, and what must be written."""

    judul: str
    baris: tuple[BarisBab, ...]
    pendorong: tuple[Kutipan, ...]
    kendala: tuple[Kutipan, ...]
    tindak_lanjut: tuple[Kutipan, ...]
    isian: tuple[str, ...]


class Bab(NamedTuple):
    """Chapter III; ``belanja`` are the rows that carry the money of a programme."""

    unit: str
    daerah: bool
    tahun: tuple[int, ...]
    bagian: tuple[Bagian, ...]
    belanja: tuple[BarisBab, ...]
    jumlah_isian: int


class Kertas(NamedTuple):
    """What a paper is made of: its ground and rules, its unit, and its rows by group; ``pokok`` of an OPD only."""

    dasar: Dasar
    versi_aturan: VersiAturan
    unit: str
    kode: str
    kelompok: Mapping[str, Sequence[Baris]]
    pokok: Pokok | None

    def context(self) -> dict[str, Any]:
        """What both templates may use."""
        skala = self.pokok.skala if self.pokok else ()
        found = {"dasar": self.dasar, "versi_aturan": self.versi_aturan, "pokok": self.pokok, "skala": skala}
        parts = (one.rincian for rows in self.kelompok.values() for one in rows)
        contracts = {part.fakta.kontrak.kode: (part.fakta.kontrak, part.versi) for part in parts}
        named = [(one.kode, one.nomor, one.tanggal, versi) for one, versi in contracts.values()]
        return found | {"kontrak_daerah": [] if self.pokok else named}


def by_sasaran(rows: Sequence[Baris]) -> dict[str, list[Baris]]:
    """Return the rows of an OPD by sasaran, in the order of its contract; those without one come last."""
    found: dict[str, list[Baris]] = {}
    for baris in sorted(rows, key=lambda one: one.indikator.sasaran is None):
        found.setdefault(baris.indikator.sasaran or "Tanpa sasaran", []).append(baris)
    return found


def by_prioritas(dasar: Dasar, rows: Sequence[Baris]) -> dict[str, list[Baris]]:
    """Return the rows of all OPDs by prioritas, in the order of the contracts; those without one support none."""
    found = {item.nama: [baris for baris in rows if baris.indikator.prioritas == item.kode] for item in dasar.prioritas}
    return {name: own for name, own in found.items() if own}


def accountability_sheet(kertas: Kertas) -> Lembar:
    """Return chapter III. Raises DataError for a faulty template."""
    dasar, regional = kertas.dasar, kertas.pokok is None
    years = tuple(range(dasar.tahun - YEARS + 1, dasar.tahun + 1))
    parts = tuple(_part(name, rows, years, regional=regional) for name, rows in kertas.kelompok.items())
    spent = tuple(
        one for part in parts for one in part.baris if one.baris.belanja.realisasi(one.baris.rincian.bulan) is not None
    )
    bab = Bab(kertas.unit, regional, years, parts, spent, sum(len(part.isian) for part in parts))
    charts = {}
    for baris in (one for part in bab.bagian for one in part.baris if one.kurva):
        item = baris.baris.indikator
        targets = {dasar.tahun - 1: baris.lalu.target, dasar.tahun: item.target}
        if item.target_akhir_tahun is not None:
            targets[item.target_akhir_tahun] = item.target_akhir
        results = {**baris.baris.sebelum, dasar.tahun: baris.realisasi}
        charts[f"tahun-{item.kode}"] = draw_years(item, _numbers(results), _numbers(targets))
    title = f"LKjIP Bab III {bab.unit} {dasar.tahun}"
    text = render("lkjip.md", bab=bab, **kertas.context())
    return make_lembar(dasar, f"lkjip-{dasar.tahun}-{kertas.kode}", title, text, charts)


def _printed(baris: Baris, row: dict[str, Any]) -> dict[str, Any]:
    """A row of the quarter as it is printed: means, and what pekerjaan add up to, with 2 decimals (SPEC §6)."""
    short: dict[str, Any] = {"unit": baris.rincian.fakta.opd}
    for target, done in (("target", "realisasi"), ("target_sd", "realisasi_sd")):
        short[target], short[done] = printed_values(baris.indikator, row[target], row[done])
    return row | short


def measurement_sheet(kertas: Kertas, triwulan: int) -> Lembar:
    """Return the Pengukuran Kinerja of a quarter, for signature. Raises DataError for a faulty template."""
    dasar = kertas.dasar
    groups = [
        (name, [_printed(one, measurement_row(one, triwulan)) for one in rows])
        for name, rows in kertas.kelompok.items()
    ]
    title = f"Pengukuran Kinerja {kertas.unit} triwulan {triwulan} {dasar.tahun}"
    text = render("pengukuran.md", kelompok=groups, unit=kertas.unit, triwulan=triwulan, **kertas.context())
    return make_lembar(dasar, f"pengukuran-{dasar.tahun}-tw{triwulan}-{kertas.kode}", title, text)


def _part(name: str, rows: Sequence[Baris], years: tuple[int, ...], *, regional: bool) -> Bagian:
    built = tuple(_row(one, years, needed=3 if regional else 2) for one in rows)
    said = {field: tuple(_quotes(rows, field)) for field in ("pendorong", "kendala", "tindak_lanjut")}
    return Bagian(name, built, **said, isian=tuple(_blanks(built, said)))


def _row(baris: Baris, years: tuple[int, ...], *, needed: int) -> BarisBab:
    row, bulan = baris.row, baris.rincian.bulan
    result = row.capaian if bulan == DECEMBER else row.capaian_tahun
    known = {**baris.sebelum, years[-1]: baris.tahun_ini}
    share = baris.capaian_akhir
    numbers = _numbers(known)
    return BarisBab(
        baris,
        shortened(baris.tahun_ini, row.indikator.target),
        result,
        predikat_of(result, baris.rincian.aturan),
        last_year(baris),
        tuple(shortened(known.get(year)) for year in years),
        shortened(baris.sampai_ini, row.indikator.target_akhir),
        None if share is None else round2(share),
        len(numbers) >= needed and years[-1] in numbers,
    )


def _numbers(values: Mapping[int, Value | None]) -> dict[int, Decimal]:
    return {year: value for year, value in values.items() if isinstance(value, Decimal)}


def _quotes(rows: Sequence[Baris], field: str) -> Iterator[Kutipan]:
    """What was reported in a field, by indikator and month; the same words again are told once."""
    for baris in rows:
        seen: set[str] = set()
        item = baris.indikator
        names = {item.kode: item.nama, **{work.kode: work.nama for work in item.pekerjaan}}
        for kode, month, record in baris.laporan():
            text = getattr(record, field)
            if not text or text in seen:
                continue
            seen.add(text)
            follow = (record.pic, record.batas) if field == "tindak_lanjut" else (None, None)
            yield Kutipan(month, kode, names[kode], text, *follow)


def _blanks(rows: Sequence[BarisBab], said: Mapping[str, Sequence[Kutipan]]) -> Iterator[str]:
    """What somebody has to write, because nobody reported it or the contract does not say it."""
    yield "analisis keberhasilan atau kegagalan dan alternatif solusinya"
    if not said["pendorong"]:
        yield "faktor pendorong; tidak ada yang dilaporkan"
    if not said["kendala"]:
        yield "faktor penghambat; tidak ada yang dilaporkan"
    for one in rows:
        item = one.baris.indikator
        if item.target_akhir is None:
            yield f"target akhir Renstra atau RPJMD {item.nama} ({item.kode})"
        if not item.pembanding:
            yield f"pembanding dan sumbernya untuk {item.nama} ({item.kode})"
