"""The rows of the tables that the law asks for, from the same facts as the nilai (SPEC §5 ``ekspor --tabel``)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.words import sum_known
from kontrak.named import NamedTuple
from kontrak.rounding import round2
from kontrak.scoring.capaian import percent
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.horizon import (
    QUARTERS,
    TahunLalu,
    against,
    known_months,
    quarter_of,
    quarter_result,
    result_before,
    result_of_year,
    result_to_date,
    results_before,
    share_of_end,
)
from kontrak.scoring.memo import year_of
from kontrak.scoring.printed import printed
from kontrak.scoring.summary import priced, spent_by_program, spent_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kontrak.model.declared import Indikator, Program
    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.recorded import Fakta, Laporan
    from kontrak.model.words import Value

    Row = dict[str, Any]

DECEMBER = 12


class Belanja(NamedTuple):
    """The money of a row: that of its programme in the first row of it, of an indikator without one its own."""

    pagu: int | None
    sampai: tuple[int, ...]

    def realisasi(self, bulan: int) -> int | None:
        """Return what was spent up to a month; None where nothing is known of money."""
        spent = self.sampai[bulan - 1]
        return spent if spent or self.pagu is not None else None

    def triwulan(self, nomor: int, bulan: int) -> int | None:
        """Return what was spent in a quarter, as far as it lies before the month; None for one that has not begun."""
        months = known_months(nomor, bulan)
        if not months or self.realisasi(months[-1]) is None:
            return None
        return self.sampai[months[-1] - 1] - (self.sampai[months[0] - 2] if months[0] > 1 else 0)

    def serapan(self, bulan: int) -> Decimal | None:
        """Return spending in percent of the pagu."""
        return round2(percent(Decimal(self.sampai[bulan - 1]), Decimal(self.pagu))) if self.pagu else None


NO_MONEY = Belanja(None, (0,) * DECEMBER)


class Baris(NamedTuple):
    """An indikator of an OPD or its bidang at the month, with all that a table says of it.

    ``belanja`` is that of its programme in the first row of it, else empty (ruled so that columns add up to the OPD).
    """

    rincian: Rincian
    row: RincianIndikator
    program: Program | None
    pertama: bool
    belanja: Belanja
    lalu: TahunLalu | None

    @property
    def indikator(self) -> Indikator:
        """The promise."""
        return self.row.indikator

    @property
    def nama_program(self) -> str | None:
        """The name of its programme, in the first row of it."""
        return self.program.nama if self.program and self.pertama else None

    @property
    def unit(self) -> str:
        """The bidang that promised it, else the OPD."""
        return self.rincian.fakta.kontrak.nama

    @property
    def sebelum(self) -> dict[int, Value]:
        """The results of earlier years."""
        return results_before(self.indikator, self.rincian.fakta.tahun, self.lalu)

    @property
    def tahun_ini(self) -> Value | None:
        """The result of the year up to the month."""
        return result_of_year(year_of(self.rincian.fakta), self.indikator, self.rincian.bulan)

    @property
    def sampai_ini(self) -> Value | None:
        """The result up to this year."""
        return result_to_date(self.indikator, result_before(self.indikator, self.sebelum), self.tahun_ini)

    def laporan(self) -> Iterator[tuple[str, int, Laporan]]:
        """Yield code, month and record of what counts of it up to the month, by code, then by month."""
        for kode in self.indikator.codes:
            for month, line in sorted(self.rincian.fakta.laporan.get(kode, {}).items()):
                if line.terakhir is not None and month <= self.rincian.bulan:
                    yield kode, month, line.terakhir

    @property
    def capaian_akhir(self) -> Decimal | None:
        """The share of the end target that is reached, unrounded."""
        return share_of_end(self.indikator, self.sampai_ini, self.rincian.aturan)


def rows_of(facts: Sequence[Fakta], bulan: int, lalu: Mapping[str, TahunLalu]) -> list[Baris]:
    """Return the rows of an OPD, then those of its bidang, in the order of the contracts; none for pekerjaan."""
    spent = [spent_by_program(facts, month) for month in range(1, DECEMBER + 1)]
    budgeted = any(program.pagu is not None for fakta in facts for program in fakta.program_at(bulan))
    programs = {program.kode: program for fakta in facts for program in fakta.program_at(bulan)}
    found: list[Baris] = []
    seen: set[str] = set()
    for number, fakta in enumerate(facts):
        rincian = detail_contract(fakta, bulan)
        for row in rincian.indikator:
            kode = row.indikator.program
            program = programs.get(kode or "")
            first = program is not None and program.kode not in seen
            money = NO_MONEY
            if program is None:
                own = tuple(sum(spent_on(fakta, code, month) for code in row.indikator.codes) for month in range(1, 13))
                money = Belanja(None if budgeted or number else row.indikator.own_pagu, own)
            elif first:
                seen.add(program.kode)
                full = f"{fakta.opd}.{program.kode}"
                pagu = program.pagu
                if not budgeted:  # what the OPD's own indikators of it have together
                    items = [item for item in year_of(facts[0]).era(bulan).versi.indikator if item.program == kode]
                    pagu = sum_known(priced(facts[0], item, bulan).own_pagu for item in items)
                money = Belanja(pagu, tuple(by_program[full] for by_program in spent))
            found.append(Baris(rincian, row, program, first, money, lalu.get(row.indikator.kode)))
    return found


def _promise(item: Indikator, *keys: str) -> Row:
    """Keys of a row that say what the contract says; the name of the indikator stands under ``indikator``."""
    return {key: getattr(item, "nama" if key == "indikator" else key) for key in keys}


# --- the tables -------------------------------------------------------------------------------------


def measurement_row(baris: Baris, triwulan: int) -> Row:
    """Return a row of ``pengukuran``: the quarter, to date, and the programme with its money."""
    fakta, bulan, row = baris.rincian.fakta, baris.rincian.bulan, baris.row
    quarter = quarter_of(year_of(fakta), baris.indikator, triwulan, bulan)
    return {
        **_promise(row.indikator, "kode", "indikator", "satuan"),
        "target": quarter.target,
        "realisasi": quarter.realisasi,
        "capaian": quarter.capaian,
        "target_sd": row.target,
        "realisasi_sd": row.realisasi,
        "capaian_sd": row.capaian,
        "program": baris.nama_program,
        "pagu": baris.belanja.pagu,
        "realisasi_anggaran": baris.belanja.realisasi(bulan),
        "serapan": baris.belanja.serapan(bulan),
    }


def evaluation_row(baris: Baris, number: int) -> Row:
    """Return a row of ``e81``, each figure with K and Rp."""
    item, bulan, money = baris.indikator, baris.rincian.bulan, baris.belanja
    year = year_of(baris.rincian.fakta)
    quarters = [
        {"k": quarter_result(year, item, known_months(place, bulan), bulan), "rp": money.triwulan(place, bulan)}
        for place in QUARTERS
    ]
    return {
        "no": number,
        "sasaran": item.sasaran,
        "program": baris.nama_program,
        **_promise(item, "kode", "indikator", "satuan"),
        "target_akhir": _pair(item.target_akhir),
        "realisasi_lalu": _pair(result_before(item, baris.sebelum)),
        "target_tahun": _pair(item.target, money.pagu),
        "tw": quarters,
        "realisasi_tahun": _pair(baris.tahun_ini, money.realisasi(bulan)),
        "realisasi_sd": _pair(baris.sampai_ini),
        "capaian_akhir": _pair(printed(baris.capaian_akhir)),
        "unit": baris.unit,
    }


def mean_of_end(rows: Sequence[Baris]) -> Decimal | None:
    """Return the mean of the capped shares of the OPD's own rows; None where none has an end target."""
    own = [baris for baris in rows if "." not in baris.rincian.fakta.kontrak.kode]
    shares = [share for baris in own if (share := baris.capaian_akhir) is not None]
    if not shares:
        return None
    cap = own[0].rincian.aturan.batas_capaian
    capped = [share if cap is None else min(share, cap) for share in shares]
    return round2(sum(capped, Decimal(0)) / len(capped))


def accountability_row(baris: Baris) -> Row:
    """Return a row of ``lkjip``: this year, last year, earlier years, the end, comparisons, efficiency."""
    item, bulan, row = baris.indikator, baris.rincian.bulan, baris.row
    lalu = last_year(baris)
    result = row.capaian if bulan == DECEMBER else row.capaian_tahun
    serapan = baris.belanja.serapan(bulan)
    return {
        **_promise(item, "indikator", "satuan", "target"),
        "realisasi": baris.tahun_ini,
        "capaian": result,
        "target_lalu": lalu.target,
        "realisasi_lalu": lalu.realisasi,
        "capaian_lalu": lalu.capaian,
        "riwayat": {str(year): value for year, value in baris.sebelum.items()},
        "target_akhir": item.target_akhir,
        "capaian_akhir": printed(baris.capaian_akhir),
        "pembanding": [one._asdict() for one in item.pembanding],
        "serapan": serapan,
        "efisiensi": None if result is None or serapan is None else result - serapan,
    }


def last_year(baris: Baris) -> TahunLalu:
    """Return last year: as the file has it, else as the keys say."""
    item, tahun = baris.indikator, baris.rincian.fakta.tahun
    if baris.lalu is not None:
        return baris.lalu
    result = baris.sebelum.get(tahun - 1)
    reached = against(item, item.target_lalu, result, baris.rincian.aturan)
    return TahunLalu(item.target_lalu, result, printed(reached))


def dictionary_row(baris: Baris) -> Row:
    """Return a row of ``iku``: what is measured, how, by whom, and its targets."""
    item, tahun = baris.indikator, baris.rincian.fakta.tahun
    return {
        **_promise(item, "sasaran", "kode", "indikator", "definisi", "formula", "satuan"),
        "riwayat": {str(year): value for year, value in baris.sebelum.items()},
        "target_lalu": last_year(baris).target,
        "tahun": tahun,
        **_promise(item, "target", "target_akhir_tahun", "target_akhir", "sumber_data", "penanggung_jawab_data"),
    }


def plan_row(baris: Baris) -> Row:
    """Return a row of ``rencana-aksi``: the plan by month, the programme and who is to do it."""
    item = baris.indikator
    return {
        **_promise(item, "sasaran", "kode", "indikator", "satuan", "target"),
        "rencana": list(item.rencana),
        "program": baris.nama_program,
        "kegiatan": [one.nama for one in baris.program.kegiatan] if baris.program and baris.pertama else [],
        "pagu": baris.belanja.pagu,
        "unit": baris.unit,
    }


def notes_of(rows: Sequence[Baris]) -> Iterator[tuple[str, list[str]]]:
    """Yield the four footer rows of E.81, each with what was reported up to the month; nothing is invented."""
    said: dict[str, list[str]] = {"pendorong": [], "kendala": [], "tindak_lanjut": []}
    for baris in rows:
        for _, _, record in baris.laporan():
            for name, texts in said.items():
                text = getattr(record, name)
                if text and text not in texts:
                    texts.append(text)
    yield "Faktor pendorong keberhasilan", said["pendorong"]
    yield "Faktor penghambat", said["kendala"]
    yield "Tindak lanjut yang diperlukan dalam triwulan berikutnya", said["tindak_lanjut"]
    yield "Tindak lanjut yang diperlukan dalam Renja berikutnya", []


def _pair(k: Value | None, rp: int | None = None) -> Row:
    return {"k": k, "rp": rp}
