"""The result of a seal check as lines and as JSON (SPEC §5 segel)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.errors import visible
from kontrak.months import format_time
from kontrak.views.history_view import KINDS

if TYPE_CHECKING:
    from kontrak.actions.sealing import SealResult
    from kontrak.store.events import Peristiwa

_SHOWN = 30
_RENEWAL = (
    "Catatannya utuh; yang rusak hanya tabel turunan, yang disusun ulang dengan: kontrak cadangkan SALINAN.db, "
    "lalu kontrak pulihkan SALINAN.db"
)


def seal_lines(result: SealResult, *, whole: bool = False) -> list[str]:
    """The verdict, what does not fit, and what came after a printed seal; ``whole``: with the seal in full."""
    lines = [_verdict(result), *(f"- {problem}" for problem in result.masalah), *_printed_lines(result)]
    if whole and result.segel is not None:
        lines.append(f"Segel lengkap: {result.segel.lengkap}")
    return [visible(line) for line in (*lines, *(f"Catatan: {note}" for note in (*result.catatan, *result.jam)))]


def seal_json(result: SealResult) -> dict[str, Any]:
    """The document of ``segel --json``; what makes ``utuh`` false is always told under ``masalah``."""
    foreign = result.tercetak is not None and not result.tercetak.milik
    own = result.segel
    document: dict[str, Any] = {
        "utuh": result.utuh,
        "segel": None if own is None else str(own),
        "segel_lengkap": None if own is None else own.lengkap,
        "peristiwa": None if own is None else own.nomor,
        "masalah": [*result.masalah, *(_printed_lines(result) if foreign else ())],
        "catatan": [*result.catatan, *result.jam],
    }
    if result.daftar is not None:
        document["cocok"] = result.daftar
    if result.tercetak is not None and (result.daftar is None or foreign):
        document["tercetak"] = {
            "segel": str(result.tercetak.segel),
            "milik": result.tercetak.milik,
            "sesudah": len(result.tercetak.sesudah),
        }
    return document


def _verdict(result: SealResult) -> str:
    if result.segel is None:
        return f"TIDAK UTUH: {len(result.masalah)} hal tidak cocok. Isinya tidak dibaca."
    if result.masalah:
        renewal = f" {_RENEWAL}" if result.turunan else ""
        return f"TIDAK UTUH: {len(result.masalah)} hal tidak cocok. Segel berkas {result.segel}.{renewal}"
    files = " Semua berkas bukti cocok." if result.bukti else ""
    return f"Utuh: {result.segel.nomor} peristiwa, segel {result.segel}.{files}"


def _printed_lines(result: SealResult) -> list[str]:
    printed = result.tercetak
    if printed is None:
        return []
    if result.daftar is not None and printed.milik:
        return [f"Semua {result.daftar} segel dalam daftar berasal dari berkas ini."]
    if not printed.milik:
        before = f" {result.daftar} segel sebelumnya dalam daftar cocok." if result.daftar else ""
        return [f"Segel {printed.segel} BUKAN dari berkas ini.{before}"]
    if not printed.sesudah:
        return [f"Segel {printed.segel} berasal dari berkas ini; tidak ada yang dicatat sesudahnya."]
    shown = [_event_line(event) for event in printed.sesudah[:_SHOWN]]
    if len(printed.sesudah) > _SHOWN:
        shown.append(f"  … dan {len(printed.sesudah) - _SHOWN} lagi; selengkapnya: kontrak riwayat")
    count = len(printed.sesudah)
    return [f"Segel {printed.segel} berasal dari berkas ini; {count} peristiwa dicatat sesudahnya:", *shown]


def _event_line(event: Peristiwa) -> str:
    kind = KINDS.get(event.jenis, event.jenis)
    return f"  {event.nomor}. {format_time(event.waktu)}  {event.pelaku}  {kind} {event.objek}"
