"""Were a record, its cancellation, its check and a suspension allowed? The rules of ``line_rules`` and ``checking``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.actions.permission_state import Fault, object_faults, of_a_year, take_line
from kontrak.model.recorded import CONTENT
from kontrak.model.words import Arah
from kontrak.months import format_month
from kontrak.numbers import MAX_DECIMALS, MAX_DIGITS, NumberError, parse_fraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kontrak.actions.permission_state import Log, Seen, Year
    from kontrak.model.meanings import Makna

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?", re.ASCII)
_SHA = re.compile(r"[0-9a-f]{64}")
_AFTER_LOCK = "(sesudah dikunci: "
_NOTHING: Mapping[str, Any] = {}


@of_a_year
def record_faults(log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``catat`` and ``koreksi``. Nearly every event of a file is one of these, so what costs is asked only of some."""
    kode, bulan = isi["kode"], int(isi["bulan"])
    makna = year.meaning(kode, bulan)
    if seen.objek != kode or makna is None or not makna.ada or not year.has_begun(bulan, seen.hari):
        yield from _place_faults(year, seen, makna, kode, bulan)
    elif makna.pekerjaan is None and makna.indikator.pekerjaan:
        yield Fault(f"{kode} dilaporkan per pekerjaan")
    own = year.lines(kode)
    line = own.get(bulan)
    old: Mapping[str, Any] = log.content(line.nomor) if line else _NOTHING
    changed = [name for name in CONTENT if (value := isi.get(name)) and value != old.get(name)]
    emptied, replaced = ([], []) if line is None else _replaced(old, isi, changed)
    if emptied and emptied != ["pecahan"]:  # a plain number may replace one
        yield Fault(f"{', '.join(name for name in emptied if name != 'pecahan')} dihapus")
    if not changed and not emptied:
        dated = line is not None and isi["tanggal_lapor"] != old["tanggal_lapor"]
        if not dated:
            yield Fault("tidak mencatat hal baru")
        replaced = ["tanggal_lapor"] if dated and old["realisasi"] is not None else []
    if makna is not None:
        yield from _value_faults(makna, isi, changed, bulan)
        falls = makna.pekerjaan is not None and _falls(year, kode, bulan, isi["realisasi"])
        yield from _leave_faults(year, seen, isi, replaced, falls=falls)
    take_line(own, seen.nomor, seen.jenis, isi)
    log.touch(seen.nomor, year.tahun, kode.partition(".")[0], bulan)


@of_a_year
def cancel_faults(log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``batal``."""
    kode, bulan = isi["kode"], int(isi["bulan"])
    yield from object_faults(seen, kode, "kodenya")
    if year.lines(kode).pop(bulan, None) is None:
        yield Fault("tidak ada laporan yang dapat dibatalkan")
    if not isi["alasan"]:
        yield Fault("tanpa alasan")
    log.touch(seen.nomor, year.tahun, kode.partition(".")[0], bulan)


@of_a_year
def check_faults(log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``verifikasi``."""
    kode, bulan = isi["kode"], int(isi["bulan"])
    yield from object_faults(seen, kode, "kodenya")
    line, makna = year.lines(kode).get(bulan), year.meaning(kode, bulan)
    if line is None or makna is None or str(line.nomor) != isi["laporan"] or line.dicatat is None:
        yield Fault("laporan yang diperiksa tidak ada, atau bukan yang berlaku saat itu")
        return
    if bulan in year.locked and _AFTER_LOCK not in isi["catatan"]:
        yield Fault(f"{format_month(year.tahun, bulan)} sudah dikunci")
    if (isi["putusan"] == "ubah") != (isi["realisasi"] is not None):
        yield Fault("putusan dan nilainya tidak sesuai")
    if isi["realisasi"] is not None and (wrong := value_fault(makna, isi["realisasi"])):
        yield Fault(wrong)
    if not isi["catatan"].strip():
        yield Fault("tanpa catatan")
    take_line(year.lines(kode), seen.nomor, seen.jenis, isi)
    log.touch(seen.nomor, year.tahun, kode.partition(".")[0], bulan)


@of_a_year
def suspension_faults(log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``tangguh`` and ``cabut``."""
    kode, bulan = isi["kode"], int(isi["bulan"])
    yield from object_faults(seen, kode, "kodenya")
    makna = year.meaning(kode, bulan)
    reported = bulan in year.lines(kode)
    if makna is None or makna.belanja or not (makna.ada or reported or makna.berlaku > bulan):
        yield Fault("kodenya tidak ada dalam kontrak")
    if year.locked and bulan <= max(year.locked):
        yield Fault("mulai atau berakhir dalam bulan yang sudah dikunci")
    if not isi["alasan"] or (seen.jenis == "tangguh" and not isi["dasar"]):
        yield Fault("tanpa dasar atau alasan")
    spans = year.spans.setdefault(kode, [])
    active = [end for start, end in spans if start <= bulan and (end is None or bulan < end)]
    if seen.jenis == "tangguh":
        if active:
            yield Fault("sudah ditangguhkan")
        first = spans.pop()[0] if spans and spans[-1][1] is None else bulan
        spans.append((min(bulan, first), None))
    else:
        if None not in active:
            yield Fault("tidak sedang ditangguhkan")
        spans[:] = [
            (start, bulan if start <= bulan and (end is None or bulan < end) else end)
            for start, end in spans
            if start != bulan
        ]
    log.touch(seen.nomor, year.tahun, kode.partition(".")[0])


def value_fault(makna: Makna, text: str) -> str | None:
    """Why a text is no value of its indikator or pekerjaan, None where it is one."""
    arah = makna.indikator.arah
    if makna.pekerjaan is None and arah is Arah.BINER:
        return None if text in ("ya", "tidak") else f"realisasi {text!r} bukan ya atau tidak"
    if makna.pekerjaan is None and arah is Arah.PREDIKAT:
        return None if text in makna.skala else f"realisasi {text!r} tidak ada dalam skalanya"
    if not _NUMBER.fullmatch(text) or text == "-0":
        return f"realisasi {text!r} bukan angka baku"
    if len(text) > MAX_DECIMALS:  # a shorter one has neither too many decimals nor too many digits
        whole, _, decimals = text.lstrip("-").partition(".")
        if len(decimals) > MAX_DECIMALS or len(whole + decimals) > MAX_DIGITS + 1:
            return f"realisasi {text!r} terlalu panjang"
    if makna.pekerjaan is not None:
        return None if 0 <= Decimal(text) <= 100 else f"fisik {text} di luar 0–100"
    if text.startswith("-") and arah is not Arah.RENTANG:
        return f"realisasi {text} negatif"
    return None


def _replaced(old: Mapping[str, Any], isi: Mapping[str, Any], changed: list[str]) -> tuple[list[str], list[str]]:
    """The fields that a record empties, and those of its fields that said something else before."""
    emptied = [name for name in CONTENT if old.get(name) and not isi.get(name)]
    return emptied, [name for name in (*changed, *emptied) if old.get(name)]


def _place_faults(year: Year, seen: Seen, makna: Makna | None, kode: str, bulan: int) -> Iterator[Fault]:
    yield from object_faults(seen, kode, "kodenya")
    if makna is None or not makna.ada:
        yield Fault(f"{kode} tidak ada dalam kontrak yang berlaku pada {format_month(year.tahun, bulan)}")
    if not year.has_begun(bulan, seen.hari):
        yield Fault(f"{format_month(year.tahun, bulan)} belum mulai")


def _value_faults(makna: Makna, isi: Mapping[str, Any], changed: list[str], bulan: int) -> Iterator[Fault]:
    value = isi["realisasi"]
    if makna.belanja and value is not None:
        yield Fault("realisasi untuk program, yang hanya dicatat belanjanya")
    if value is not None and "realisasi" in changed:
        if wrong := value_fault(makna, value):
            yield Fault(wrong)
        if makna.indikator.terbit_kemudian and bulan != 12:
            yield Fault("hasilnya baru dilaporkan untuk Desember", lama=True)
    if isi["pecahan"] is not None and "pecahan" in changed and not _is_fraction_of(isi["pecahan"], value):
        yield Fault("pecahannya bukan nilai realisasinya")
    if isi["anggaran"] is not None and isi["anggaran"].startswith("-"):
        yield Fault("anggarannya negatif")
    if isi["bukti"]:
        yield from _evidence_faults(isi["bukti"])
    if "" in isi.values() or (not changed and not any(map(isi.get, CONTENT))):
        yield Fault("teksnya kosong, atau tidak melaporkan apa pun")


def _leave_faults(
    year: Year, seen: Seen, isi: Mapping[str, Any], replaced: list[str], *, falls: bool
) -> Iterator[Fault]:
    """A change, falling progress, and anything in a locked month need a reason; nothing else has one."""
    bulan = int(isi["bulan"])
    if not year.starts[bulan - 1] <= isi["tanggal_lapor"] <= seen.hari:
        yield Fault(
            f"tanggal lapor {isi['tanggal_lapor']} di luar {format_month(year.tahun, bulan)} sampai hari pencatatan"
        )
    if (seen.jenis == "koreksi") != bool(replaced):
        yield Fault(
            f"mengubah {', '.join(replaced)} tanpa koreksi" if replaced else "koreksi yang tidak mengubah apa pun"
        )
    used = bool(replaced) or falls or bulan in year.locked
    if used and not isi["alasan"]:
        why = "koreksi" if replaced else "kemajuan fisik turun" if falls else "bulannya sudah dikunci"
        yield Fault(f"tanpa alasan, padahal {why}")
    if not used and isi["alasan"] is not None:
        yield Fault("beralasan, padahal tidak mengubah apa pun")


def _falls(year: Year, kode: str, bulan: int, text: str | None) -> bool:
    if text is None or not _NUMBER.fullmatch(text):
        return False
    value = Decimal(text)
    for month, line in year.lines(kode).items():
        other = line.realisasi
        if month != bulan and other is not None and _NUMBER.fullmatch(other):
            found = Decimal(other)
            if (month < bulan and found > value) or (month > bulan and found < value):
                return True
    return False


def _is_fraction_of(text: str, value: str | None) -> bool:
    try:
        return value is not None and parse_fraction(text)[1] == Decimal(value)
    except (NumberError, ArithmeticError):
        return False


def _evidence_faults(evidence: list[Mapping[str, Any]]) -> Iterator[Fault]:
    for item in evidence:
        digest, size = item["sha256"], item["ukuran"]
        if (digest is None) != (size is None) or (digest is not None and not _SHA.fullmatch(digest)):
            yield Fault("sidik buktinya bukan SHA-256")
