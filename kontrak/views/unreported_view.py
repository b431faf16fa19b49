"""Reports that are missing (``belum-lapor``: who owes which, since when), and those that nobody has checked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from kontrak.model.outlook import due_text
from kontrak.months import SHORT, format_date, format_month, month_name
from kontrak.numbers import format_value
from kontrak.views.figures import DOT, NOBODY, heading
from kontrak.views.json_out import ground_json, point_json, record_json, releases_json
from kontrak.views.table import Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kontrak.actions.unchecked import OpdBelumLapor, Tagihan, Unchecked
    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Kontrak
    from kontrak.model.words import Value
    from kontrak.scoring.missing import Tunggakan
    from kontrak.views.table import Block, Row

COLUMNS = (
    Column("Kode"),
    Column("Nama", least=20, drop=3, wraps=True, below=True),
    Column("Bulan"),
    Column("Batas lapor", drop=1),
    Column("Terlambat", right=True),
    Column("Rencana", right=True, drop=4),
    Column("Terakhir", right=True, drop=2),
)
REQUEST = "Mohon dikirim dengan formulir bulan itu. Yang jatuh tempo dan tidak dilaporkan tidak menambah nilai."
CLOSE = "Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."
MONTHLY = "Rencana dan laporan terakhir: angka bulan itu saja, bukan jumlah sejak Januari."


def unreported_screen(
    dasar: Dasar, tagihan: Tagihan, listed: int, bidang: Mapping[str, Kontrak], scope: str = ""
) -> list[Block]:
    """Return the OPDs in the order given, each with the reports it owes, those of a bidang under its own head.

    ``listed`` is how many OPDs were looked at; ``bidang`` are the contracts of their bidang by code, each with the
    head in office.
    """
    blocks: list[Block] = [*heading(dasar, f"Belum lapor{scope}"), Line()]
    if not listed:
        return [*blocks, Line(NOBODY)]
    today = format_date(tagihan.hari)
    if released := due_text(tagihan.penilaian.terbit):
        blocks += [Line(f"{released[0].upper()}{released[1:]}.", indent=2), Line()]
    if not tagihan.opd:
        return [*blocks, Line(f"Semua laporan wajib s.d. {dasar.periode} sudah masuk ({listed} OPD, {today}).")]
    count = sum(len(opd.tunggakan) for opd in tagihan.opd)
    rows: list[Row | Line] = []
    for number, opd in enumerate(tagihan.opd, 1):
        since = f"sejak {month_name(opd.sejak)}{DOT}{_late(opd.days_late(tagihan.hari))}"
        rows.append(Line(f"{number}. {opd.kode}{DOT}{opd.kepala.lengkap}{DOT}{since}", Tone.TITLE, indent=3))
        rows += [_row(item, tagihan.hari) for item in opd.tunggakan if item.kontrak == opd.kode]
        for part, owed in _by_bidang(opd).items():
            own = bidang[part]
            rows.append(Line(f"   Bidang: {part}{DOT}{own.nama}{DOT}{own.kepala.lengkap}", Tone.TITLE, indent=6))
            rows += [_row(item, tagihan.hari) for item in owed]
        rows.append(Line())
    owing = sum(any(item.kontrak == opd.kode for item in opd.tunggakan) for opd in tagihan.opd)
    parts = sum(len(_by_bidang(opd)) for opd in tagihan.opd)
    who = f"{owing} dari {listed} OPD{f' dan {parts} bidang' if parts else ''}"
    summary = f"{who} belum lapor: {count} laporan wajib, dihitung per {today}."
    return [
        *blocks,
        Line(summary),
        Line(),
        Table(COLUMNS, tuple(rows[:-1])),
        Line(),
        Line(MONTHLY, Tone.FAINT),
        Line("Teks pengingat siap salin: kontrak belum-lapor --pesan", Tone.FAINT),
    ]


def reminders(dasar: Dasar, tagihan: Tagihan, bidang: Mapping[str, Kontrak]) -> str:
    """Return a message for each OPD, ready to paste, with a rule between them."""
    return "\n----------\n\n".join(reminder(dasar, opd, tagihan.hari, bidang) for opd in tagihan.opd)


def reminder(dasar: Dasar, opd: OpdBelumLapor, today: date, bidang: Mapping[str, Kontrak]) -> str:
    """Return the message to one head: facts and dates, no threat."""
    lines = [
        f"Yth. {opd.kepala.lengkap}",
        "",
        f"Sampai dengan {format_date(today)}, laporan kinerja {opd.nama} berikut belum kami terima:",
    ]
    for month, items in groupby(opd.tunggakan, key=lambda item: item.bulan):
        owed = list(items)
        late = owed[0].days_late(today)
        state = f"terlambat {late} hari" if late else "belum lewat"
        title = f"{format_month(dasar.tahun, month)} (batas {format_date(owed[0].batas)}, {state})"
        lines += ["", title, *(_owed(item, bidang) for item in owed)]
    lines += ["", REQUEST, "", CLOSE, "", f"Sekretariat Daerah {dasar.daerah}"]
    return "".join(f"{line}\n" for line in lines)


def unreported_json(dasar: Dasar, tagihan: Tagihan, bidang: Mapping[str, Kontrak]) -> dict[str, Any]:
    """The document of ``belum-lapor --json``."""
    return {
        **ground_json(dasar),
        "per_tanggal": tagihan.hari.isoformat(),
        "waktunya_terbit": releases_json(tagihan.penilaian),
        "opd": [_opd_json(dasar, opd, tagihan.hari, bidang) for opd in tagihan.opd],
    }


def _opd_json(dasar: Dasar, opd: OpdBelumLapor, today: date, bidang: Mapping[str, Kontrak]) -> dict[str, Any]:
    return {
        **record_json(opd, ("kode", "nama", "kepala", "pengampu", "sejak")),
        "hari_terlambat": opd.days_late(today),
        "laporan": [_item_json(item, today) for item in opd.tunggakan],
        "pesan": reminder(dasar, opd, today, bidang),
    }


def _item_json(item: Tunggakan, today: date) -> dict[str, Any]:
    what = record_json(item, ("kode", "nama", "kontrak", "bulan", "batas"))
    return {**what, "hari_terlambat": item.days_late(today), "ditolak": item.ditolak}


def _row(item: Tunggakan, today: date) -> Row:
    name = f"{item.nama} (ditolak)" if item.ditolak else item.nama
    return (
        item.kode,
        name,
        month_name(item.bulan),
        format_date(item.batas),
        _late(item.days_late(today)).removeprefix("terlambat "),
        format_value(planned(item), item.line.satuan),
        last_text(item),
    )


def planned(item: Tunggakan) -> Value | None:
    """Return what the contract says of that month alone, as the reports do; of a pekerjaan the finished work."""
    return item.target if item.line.pekerjaan else item.line.indikator.rencana[item.bulan - 1]


def _by_bidang(opd: OpdBelumLapor) -> dict[str, list[Tunggakan]]:
    """The reports owed under the contracts of bidang, by their codes in order."""
    parts = sorted({item.kontrak for item in opd.tunggakan} - {opd.kode})
    return {part: [item for item in opd.tunggakan if item.kontrak == part] for part in parts}


def last_text(item: Tunggakan) -> str:
    """The latest report before the missing one: ``5 km (Februari)``."""
    if item.terakhir is None:
        return "–"
    month, value = item.terakhir
    return f"{format_value(value, item.line.satuan)} ({month_name(month)})"


def _late(days: int) -> str:
    return f"terlambat {days} hari" if days else "belum lewat batas"


def _owed(item: Tunggakan, bidang: Mapping[str, Kontrak]) -> str:
    part = f"; {bidang[item.kontrak].nama}" if item.kontrak in bidang else ""
    what = " – laporan sebelumnya ditolak, mohon diperbaiki" if item.ditolak else ""
    return f"- {item.kode} {item.nama} (satuan {item.line.satuan}{part}){what}"


_COLUMNS = (
    Column("Kode"),
    Column("Nama", least=14, drop=2),
    Column("Bulan"),
    Column("Realisasi", right=True),
    Column("Pencatat", least=8, drop=1),
)


def unchecked_blocks(dasar: Dasar, total: int, rows: Sequence[Unchecked], benih: str | None) -> list[Block]:
    """A heading with the counts, then a table per pengampu."""
    title = f"Belum diperiksa s.d. {dasar.periode}: {total} laporan"
    if benih is not None:
        title = f"Contoh {len(rows)} dari {total} laporan yang belum diperiksa s.d. {dasar.periode}, benih {benih!r}"
    blocks: list[Block] = [Line(title, Tone.TITLE), Line(f"{dasar.daerah} · segel {dasar.segel}")]
    for code in dict.fromkeys(row.pengampu for row in rows):
        own = [row for row in rows if row.pengampu == code]
        known = dasar.find_pengampu(code)
        name = f"{code} {known.jabatan if known else ''}".rstrip() if code else "Tanpa pengampu"
        cells = tuple(
            (row.kode, row.nama, SHORT[row.bulan - 1], format_value(row.realisasi, row.satuan), row.pelaku)
            for row in own
        )
        blocks += [Line(), Line(f"{name}: {len(own)} laporan", Tone.TITLE), Table(_COLUMNS, cells)]
    return blocks


def unchecked_json(dasar: Dasar, total: int, rows: Sequence[Unchecked]) -> dict[str, Any]:
    """The document of ``verifikasi --json``."""
    told = ("kode", "nama", "opd", "pengampu", "bulan", "realisasi")
    unchecked = [{**record_json(row, told), "oleh": row.pelaku} for row in rows]
    return {**point_json(dasar), "jumlah": total, "belum_diperiksa": unchecked}
