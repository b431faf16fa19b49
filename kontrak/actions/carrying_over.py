"""Next year's contracts from this year's: plans kept, results as ``tahun_lalu``, the unfinished marked (SPEC §5)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.actions.question import choose_period
from kontrak.actions.starting import write_new
from kontrak.clock import now
from kontrak.contracts.emit import write_contracts
from kontrak.errors import DataError
from kontrak.model.declared import Hasil
from kontrak.model.words import Arah, Sifat
from kontrak.months import format_month, month_name
from kontrak.named import NamedTuple
from kontrak.numbers import MAX_DIGITS, format_percent, format_score, format_value
from kontrak.scoring.detail import detail_contract
from kontrak.store.declared import load_opds, load_tajuk
from kontrak.store.facts import load_facts
from kontrak.store.fingerprints import HEADER, declared_opds, prove
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kontrak.model.declared import Indikator, Kontrak, Opd
    from kontrak.model.detail import Rincian, RincianIndikator, RincianPekerjaan
    from kontrak.model.words import Value

DECEMBER = 12


class CarriedOver(NamedTuple):
    """The new file: its year, and how many commitments of the old year it marks as unfinished."""

    berkas: Path
    tahun: int
    belum_tuntas: int
    sampai: str


class _Results(NamedTuple):
    """How the old year ended, or stands so far: by code of contract, indikator and pekerjaan."""

    tahun: int
    bulan: int
    kontrak: Mapping[str, Rincian]
    indikator: Mapping[str, RincianIndikator]
    pekerjaan: Mapping[str, RincianPekerjaan]

    @property
    def sampai(self) -> str:
        """The year once it is over, else up to which month: ``2022`` or ``s.d. Oktober 2022``."""
        return str(self.tahun) if self.bulan == DECEMBER else f"s.d. {format_month(self.tahun, self.bulan)}"


def carry_over(folder: Path, db: Path, tahun: int) -> CarriedOver:
    """Write the contracts of the year after ``tahun`` into a new file of the folder.

    Contracts are not signed yet: number and date are empty. Pekerjaan that are finished are left out, unless all of
    an indikator are; then they stay, marked. Raises DataError when the year is not in the database or the file is
    there already, AccessError when it cannot be written.
    """
    with open_store(db) as store:
        store.connection.execute("BEGIN")
        period = choose_period(load_years(store), now().date(), tahun)
        tajuk, seal = load_tajuk(store, tahun), head(store)
        prove(store, tahun, [HEADER, *declared_opds(store, tahun)])
        opds, facts = load_opds(store, tahun), load_facts(store, tahun)
    if tajuk is None:
        raise DataError(f"Tahun {tahun} tidak ada dalam berkas {db}.")
    results = _collect({fakta.kontrak.kode: detail_contract(fakta, period.bulan) for fakta in facts}, *period)
    notes = dict(_notes(opds, results))
    text = write_contracts(
        tajuk._replace(tahun=tahun + 1),
        [_next_opd(opd, results) for opd in opds.values()],
        _preamble(tajuk.daerah, results, str(seal)),
        notes,
    )
    missed = sum(rincian.ringkasan.jumlah_meleset for rincian in results.kontrak.values())
    return CarriedOver(write_new(folder, text), tahun + 1, missed, results.sampai)


def _collect(details: Mapping[str, Rincian], tahun: int, bulan: int) -> _Results:
    rows = {row.indikator.kode: row for rincian in details.values() for row in rincian.indikator}
    works = {work.kode: work for row in rows.values() for work in row.pekerjaan}
    return _Results(tahun, bulan, details, rows, works)


def _preamble(daerah: str, results: _Results, seal: str) -> list[str]:
    lines = [
        f"Kontrak kinerja {daerah} tahun {results.tahun + 1}, dibawa dari tahun {results.tahun} (segel {seal}).",
        "",
        "Sesuaikan target, rencana, pagu, dan pejabat; isi nomor dan tanggal sesudah kontrak ditandatangani.",
        "Lalu: kontrak periksa contracts.yaml, kemudian kontrak impor contracts.yaml",
        f"'belum tuntas {results.sampai}' menandai komitmen yang belum terpenuhi.",
    ]
    if results.bulan == DECEMBER:
        return [*lines, f"tahun_lalu adalah realisasi {results.tahun}."]
    unfinished = f"Tahun {results.tahun} belum selesai saat berkas ini dibuat: hasilnya baru {results.sampai}, dan"
    return [*lines, f"{unfinished} tahun_lalu belum diisi. Sesudah Desember dilaporkan, buatlah lagi."]


# --- what is carried over ------------------------------------------------------------------------------


def _next_opd(opd: Opd, results: _Results) -> Opd:
    bidang = tuple(_next_contract(kontrak, results) for kontrak in opd.bidang)
    return opd._replace(kontrak=_next_contract(opd.kontrak, results), bidang=bidang)


def _next_contract(kontrak: Kontrak, results: _Results) -> Kontrak:
    indikator = tuple(_next_indikator(item, results) for item in kontrak.indikator)
    return kontrak._replace(nomor=None, tanggal=None, indikator=indikator)


def _next_indikator(item: Indikator, results: _Results) -> Indikator:
    last_year = _result(item, results) if results.bulan == DECEMBER else None
    item = _with_horizon(item, results.tahun)
    kept = tuple(work for work in item.pekerjaan if not _finished(work.kode, results))
    if not kept or len(kept) == len(item.pekerjaan):
        return item._replace(tahun_lalu=last_year)
    target = sum((work.volume for work in kept), start=Decimal(0))
    return item._replace(tahun_lalu=last_year, pekerjaan=kept, target=target)


def _with_horizon(item: Indikator, tahun: int) -> Indikator:
    """What it says of other years, seen from the next one: this year's target and ``tahun_lalu`` join them."""
    known = {result.tahun for result in item.riwayat}
    before = () if item.tahun_lalu is None or tahun - 1 in known else (Hasil(tahun - 1, item.tahun_lalu),)
    over = item.target_akhir_tahun is not None and item.target_akhir_tahun <= tahun
    return item._replace(
        target_lalu=item.target,
        riwayat=(*item.riwayat, *before),
        target_akhir=None if over else item.target_akhir,
        target_akhir_tahun=None if over else item.target_akhir_tahun,
    )


def _result(item: Indikator, results: _Results) -> Value | None:
    """Return the realisasi of the year, where it was reported and may stand in a file as ``tahun_lalu``.

    An indikator that is belum lapor has none, unless it is a sum that should rise: what was reported is then no less.
    """
    row = results.indikator.get(item.kode)
    if row is None or row.indikator.arah is not item.arah or row.indikator.skala != item.skala:
        return None
    if row.belum_lapor and not _is_rising_sum(item):
        return None
    value = row.realisasi
    if isinstance(value, Decimal):
        value = value.normalize()
        if len(value.as_tuple().digits) > MAX_DIGITS or (value < 0 and item.arah is not Arah.RENTANG):
            return None
    return value


def _is_rising_sum(item: Indikator) -> bool:
    return item.sifat is Sifat.AKUMULASI and item.arah is Arah.NAIK


def _finished(kode: str, results: _Results) -> bool:
    work = results.pekerjaan.get(kode)
    return work is not None and work.fisik == Decimal(100)


# --- what is noted beside it ---------------------------------------------------------------------------


def _notes(opds: Mapping[str, Opd], results: _Results) -> Iterator[tuple[str, str]]:
    for opd in opds.values():
        for kontrak in opd.contracts:
            rincian = results.kontrak.get(kontrak.kode)
            if rincian is not None and rincian.ringkasan.nilai_akhir is not None:
                yield kontrak.kode, _contract_note(rincian, results)
            for item in kontrak.indikator:
                yield from _indikator_notes(item, rincian, results)


def _contract_note(rincian: Rincian, results: _Results) -> str:
    item = rincian.ringkasan
    met = f"{item.jumlah_terpenuhi} dari {item.jumlah_jatuh_tempo} komitmen terpenuhi"
    return f"{results.sampai}: nilai akhir {format_score(item.nilai_akhir)} ({item.predikat}), {met}"


def _indikator_notes(item: Indikator, rincian: Rincian | None, results: _Results) -> Iterator[tuple[str, str]]:
    row = results.indikator.get(item.kode)
    if row is None:
        return
    done = [work for work in item.pekerjaan if _finished(work.kode, results)]
    parts = [_standing(row, rincian, results)]
    if done and len(done) < len(item.pekerjaan):
        volume = format_value(sum((work.volume for work in done), start=Decimal(0)), item.satuan)
        codes = ", ".join(work.kode.rpartition(".")[2] for work in done)
        parts.append(f"sudah selesai, tidak dibawa: {codes} ({volume})")
    if any(parts):
        yield item.kode, "; ".join(part for part in parts if part)
    for work in item.pekerjaan:
        found = results.pekerjaan.get(work.kode)
        if found is not None and (note := _work_standing(found, results)):
            yield work.kode, note


def _standing(row: RincianIndikator, rincian: Rincian | None, results: _Results) -> str:
    """Return how a commitment that was not met ended; nothing for one that was met or not due."""
    if row.ditangguhkan:
        grounds = {entry.kode: entry.dasar for entry in rincian.fakta.penangguhan} if rincian else {}
        basis = grounds.get(row.indikator.kode)
        return f"ditangguhkan {results.sampai}" + (f", dasar {basis}" if basis else "")
    if row.terpenuhi is not False:
        return ""
    note = f"belum tuntas {results.sampai}: {format_percent(row.capaian)}"
    if not row.belum_lapor:
        return note
    missing = ", ".join(map(month_name, row.bulan_belum_lapor))
    last = "" if _is_rising_sum(row.indikator) else f"; terakhir {format_value(row.realisasi, row.indikator.satuan)}"
    return f"{note} (belum lapor: {missing}{last})"


def _work_standing(work: RincianPekerjaan, results: _Results) -> str:
    if work.fisik == Decimal(100):
        return f"selesai {results.tahun}; ganti dengan pekerjaan baru"
    if work.ditangguhkan:
        return f"ditangguhkan {results.sampai}"
    if work.terpenuhi is not False:
        return ""
    return f"belum tuntas {results.sampai}: " + (
        "belum pernah dilaporkan" if work.fisik is None else f"fisik {format_percent(work.fisik)}"
    )
