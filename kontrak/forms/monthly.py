"""What stands in the form of an OPD for a month: from the contracts in force and what was reported so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.forms.form import (
    THIS_MONTH,
    BagianFormulir,
    BarisFormulir,
    Formulir,
    TandaFormulir,
    form_versions,
    measure_of,
    unit_text,
)
from kontrak.forms.mark import SEAL, TITLE
from kontrak.model.meanings import Target
from kontrak.model.outlook import due_text
from kontrak.model.words import Arah, Sifat
from kontrak.months import format_date, month_name
from kontrak.numbers import format_money, format_value, is_money, is_percent
from kontrak.scoring.memo import year_of
from kontrak.scoring.missing import line_state, missing_reports
from kontrak.scoring.plan import version_at
from kontrak.scoring.printed import shown
from kontrak.scoring.words import version_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model.declared import Indikator
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta
    from kontrak.scoring.missing import Tunggakan
    from kontrak.scoring.year import ContractYear

NONE = "–"


def form_of(penilaian: Penilaian, kode: str) -> Formulir:
    """Return the form of an OPD for the month of the assessment, which has its facts."""
    facts = penilaian.contracts_of(kode)
    bulan = penilaian.dasar.bulan
    missing = missing_reports(facts, bulan)
    due_now = {item.kode for item in missing if _is_mended_by(item, bulan)}
    due_now |= {line.kode for fakta in facts for line in _targets(fakta, bulan) if _is_overdue(fakta, line, bulan)}
    lines = [line for fakta in facts for line in _lines(fakta, bulan, due_now)]
    required = tuple(line for line in lines if line.wajib)
    others = tuple(line for line in lines if not line.wajib)
    return Formulir(
        tanda=TandaFormulir(
            penilaian.dasar.daerah,
            penilaian.dasar.tahun,
            bulan,
            kode,
            form_versions(facts, bulan),
            {line.kode: measure_of(line) for fakta in facts for line in _targets(fakta, bulan)},
        ),
        judul=f"{TITLE} {penilaian.dasar.periode.upper()}",
        kop=tuple(_head(penilaian, facts)),
        perhatian=(
            *_released(penilaian, kode),
            *_notices(required, [item for item in missing if not _is_mended_by(item, bulan)]),
        ),
        bagian=tuple(
            BagianFormulir(title, rows)
            for title, rows in (
                (f"A. WAJIB DILAPORKAN BULAN INI ({len(required)})", required),
                (f"B. BOLEH DILAPORKAN: kemajuan, belanja, atau kendala ({len(others)})", others),
                (
                    f"C. BELANJA PROGRAM, di luar baris di atas ({len(facts[0].program)})",
                    tuple(_programs(facts[0], bulan)),
                ),
            )
            if rows
        ),
        tindak_lanjut=tuple(_follow_ups(penilaian, kode)),
        kaki=(
            "Mengetahui,",
            penilaian.find(kode).kepala.sebutan,
            "",
            "",
            "(…………………………………………)",
            f"{penilaian.dasar.daerah}{SEAL}{penilaian.dasar.segel}.",
        ),
    )


def _is_mended_by(item: Tunggakan, bulan: int) -> bool:
    """Whether a report of this month makes up for what is missing: a sum or a mean needs the month itself."""
    standing = item.line.pekerjaan is not None or item.line.indikator.sifat == Sifat.POSISI
    return standing or item.bulan == bulan


def _is_overdue(fakta: Fakta, line: Target, bulan: int) -> bool:
    """Whether it is a pekerjaan that should be finished by this month: asked for until it is, also when reported."""
    work, year = line.pekerjaan, year_of(fakta)
    if work is None or work.jatuh_tempo > bulan or year.suspended(line.kode, bulan):
        return False
    return not year.work(work, bulan).finished


def _head(penilaian: Penilaian, facts: Sequence[Fakta]) -> Iterator[tuple[str, str]]:
    own, pengampu = facts[0], penilaian.dasar.find_pengampu(facts[0].pengampu)
    yield "OPD", f"{own.kontrak.nama} ({own.opd})"
    yield "Kepala", penilaian.find(own.opd).kepala.lengkap
    if own.pengampu:
        yield "Pengampu", pengampu.jabatan if pengampu else own.pengampu
    yield "Kontrak", "; ".join(_contract_text(fakta, penilaian.dasar.bulan) for fakta in facts)
    yield "Batas lapor", format_date(penilaian.dasar.deadline)


def _contract_text(fakta: Fakta, bulan: int) -> str:
    """``nomor 188/12/2022 tanggal 17 Februari 2022, kontrak induk``; of a bidang its name and version only."""
    version = version_text(version_at(fakta, bulan), fakta.tahun)
    kontrak = fakta.kontrak
    if kontrak.kode != fakta.opd:
        return f"{kontrak.nama}: {version}"
    number = f"nomor {kontrak.nomor}" if kontrak.nomor else "belum bernomor"
    day = f"tanggal {format_date(kontrak.tanggal)}" if kontrak.tanggal else "belum bertanggal"
    return f"{number}, {day}, {version}"


def _notices(required: Sequence[BarisFormulir], earlier: Sequence[Tunggakan]) -> Iterator[str]:
    if required:
        yield f"{len(required)} baris wajib diisi bulan ini (bagian A, sel kuning tua)."
    else:
        yield "Tidak ada yang wajib dilaporkan bulan ini; bagian B diisi bila ada kemajuan, belanja, atau kendala."
    if earlier:
        owed = ", ".join(f"{item.kode} ({month_name(item.bulan)})" for item in earlier)
        yield f"Masih belum dilaporkan dari bulan yang lalu, lewat formulir bulan itu: {owed}."


# --- rows --------------------------------------------------------------------------------------------


def _lines(fakta: Fakta, bulan: int, due_now: set[str]) -> Iterator[BarisFormulir]:
    year = year_of(fakta)
    for line in _targets(fakta, bulan):
        of_month, so_far = _target_texts(year, line, bulan)
        yield BarisFormulir(
            kode=line.kode,
            nama=line.nama,
            keterangan="; ".join(_remarks(year, line, bulan)),
            satuan=unit_text(line),
            target_bulan=of_month,
            target_sd=so_far,
            tercatat=_reported(year, line, bulan),
            petunjuk=_hint(line, bulan),
            pilihan=_choices(year, line.indikator, bulan),
            wajib=line.kode in due_now,
        )


def _programs(fakta: Fakta, bulan: int) -> Iterator[BarisFormulir]:
    """A line for the spending of each programme that no indikator's line has."""
    for program in fakta.program:
        kode = f"{fakta.opd}.{program.kode}"
        spent = {
            month: line.terakhir.anggaran
            for month, line in fakta.laporan.get(kode, {}).items()
            if line.terakhir and line.terakhir.anggaran is not None
        }
        before = sum(amount for month, amount in spent.items() if month < bulan)
        parts = [f"{format_money(before)}\ns.d. {month_name(bulan - 1)}"] if before else []
        parts += [f"{format_money(spent[bulan])}\n{THIS_MONTH}"] if bulan in spent else []
        yield BarisFormulir(
            kode=kode,
            nama=program.nama,
            keterangan=f"pagu {format_money(program.pagu)}" if program.pagu is not None else "",
            satuan="rupiah\n(anggaran saja)",
            target_bulan=NONE,
            target_sd=NONE,
            tercatat="\n".join(parts) or NONE,
            petunjuk="",
            belanja=True,
        )


def _targets(fakta: Fakta, bulan: int) -> Iterator[Target]:
    """What is reported on by the version in force at the month, in the order of the contract."""
    for indikator in version_at(fakta, bulan).indikator:
        if indikator.terbit_kemudian and bulan != 12:  # its result is reported for December only
            continue
        for work in indikator.pekerjaan or (None,):
            yield Target(indikator, work)


def _remarks(year: ContractYear, line: Target, bulan: int) -> Iterator[str]:
    """What the OPD should know of a line, below its name."""
    if year.fakta.kontrak.kode != year.fakta.opd:
        yield year.fakta.kontrak.nama
    if line.pekerjaan:
        yield line.indikator.nama
        yield f"jatuh tempo {month_name(line.pekerjaan.jatuh_tempo)}"
    else:
        months = year.era(bulan).rencana[line.kode]
        later = [month for month in months if month > bulan]
        if later and later[0] == months[0]:
            yield f"jatuh tempo pertama {month_name(later[0])}"
    yield line_state(year, line, bulan)
    report = year.fakta.laporan.get(line.kode, {}).get(bulan)
    if report and report.ditolak:
        yield "laporan bulan ini ditolak pengampu"


def _target_texts(year: ContractYear, line: Target, bulan: int) -> tuple[str, str]:
    """The target of the month, and the target up to it."""
    if line.pekerjaan:
        due = line.pekerjaan.jatuh_tempo
        return "100" if due == bulan else NONE, "100" if due <= bulan else NONE
    so_far = shown(year.state(line.indikator, bulan).target)
    return format_value(line.indikator.rencana[bulan - 1], typable=True), format_value(so_far, typable=True)


def _reported(year: ContractYear, line: Target, bulan: int) -> str:
    """What is known so far: up to last month, and of this month where it was recorded already."""
    reports = {month: report for month, report in year.fakta.laporan.get(line.kode, {}).items() if month <= bulan}
    parts = []
    known = [month for month, report in sorted(reports.items()) if month < bulan and report.realisasi is not None]
    if known:
        adds_up = line.pekerjaan is None and line.indikator.sifat == Sifat.AKUMULASI
        last = reports[known[-1]].realisasi
        value = shown(year.series(line.indikator, bulan)[bulan - 2].realisasi) if adds_up else last
        text = format_value(value, typable=True)
        parts.append(f"{text}\n{'s.d. ' if adds_up else ''}{month_name(known[-1])}")
    now = reports.get(bulan)
    if now and now.klaim is not None and not now.ditolak:
        parts.append(f"{format_value(now.realisasi, typable=True)}\n{THIS_MONTH}")
    return "\n".join(parts) or NONE


def _choices(year: ContractYear, indikator: Indikator, bulan: int) -> tuple[str, ...]:
    if indikator.arah == Arah.BINER:
        return ("ya", "tidak")
    if indikator.arah == Arah.PREDIKAT:
        return tuple(year.era(bulan).aturan.skala.get(indikator.skala or "", {}))
    return ()


def _hint(line: Target, bulan: int) -> str:
    month = month_name(bulan)
    indikator = line.indikator
    blank = "Kosongkan bila belum ada data; nol ditulis 0."
    if line.pekerjaan:
        return f"Kemajuan fisik sampai akhir {month} dalam persen, 0 sampai 100 (100 = selesai). {blank}"
    if indikator.arah in (Arah.BINER, Arah.PREDIKAT):
        return f"Pilih dari daftar: keadaan pada akhir {month}. Kosongkan bila belum ada."
    what = {
        Sifat.AKUMULASI: f"Tambahan bulan {month} saja, bukan jumlah sejak Januari.",
        Sifat.POSISI: f"Keadaan pada akhir {month}.",
        Sifat.RATA_RATA: f"Nilai bulan {month} saja, bukan rata-rata sejak Januari.",
    }[indikator.sifat]
    if is_percent(indikator.satuan):
        sample = "Contoh: 85,5 atau pecahan 36743/39834."
    elif is_money(indikator.satuan):
        sample = "Contoh: Rp1.250.000."
    else:
        sample = "Contoh: 12,5 atau 1250; ribuan tanpa titik."
    return f"{what} {sample} {blank}"


# --- follow-ups --------------------------------------------------------------------------------------


def _follow_ups(penilaian: Penilaian, kode: str) -> Iterator[str]:
    """The follow-ups that are still open, as lines below the table; overdue at the month's end (SPEC §8.20)."""
    today = penilaian.dasar.akhir_bulan
    items = [item for item in penilaian.open_follow_ups if item.opd == kode]
    if items:
        yield "D. TINDAK LANJUT RAPAT YANG MASIH TERBUKA; sampaikan kemajuannya kepada Sekretariat Daerah"
    for item in items:
        until = f"batas {format_date(item.batas)}" if item.batas else "tanpa batas waktu"
        late = " (LEWAT BATAS)" if item.lewat_batas(today) else ""
        yield f"• Nomor {item.nomor}: {item.uraian}; PIC {item.pic or NONE}; {until}{late}"


def _released(penilaian: Penilaian, kode: str) -> Iterator[str]:
    """Name the results of the year before that should be here by now; they have no row to fill."""
    text = due_text([item for item in penilaian.terbit if item.kode.partition(".")[0] == kode])
    if text:
        yield f"{text[0].upper()}{text[1:]}."
