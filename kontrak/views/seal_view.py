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


def seal_lines(result: SealResult) -> list[str]:
    """The verdict, what does not fit, and what came after a printed seal."""
    if result.masalah:
        own = "Isinya tidak dibaca" if result.segel is None else f"Segel berkas {result.segel}"
        head = f"TIDAK UTUH: {len(result.masalah)} hal tidak cocok. {own}."
        if result.turunan:
            head += f" {_RENEWAL}"
    else:
        files = " Semua berkas bukti cocok." if result.bukti else ""
        head = f"Utuh: {result.peristiwa} peristiwa, segel {result.segel}.{files}"
    return [visible(line) for line in (head, *(f"- {problem}" for problem in result.masalah), *_printed_lines(result))]


def seal_json(result: SealResult) -> dict[str, Any]:
    """The document of ``segel --json``; what makes ``utuh`` false is always told under ``masalah``."""
    foreign = result.tercetak is not None and not result.tercetak.milik
    document: dict[str, Any] = {
        "utuh": result.utuh,
        "segel": result.segel,
        "peristiwa": result.peristiwa,
        "masalah": [*result.masalah, *(_printed_lines(result) if foreign else ())],
    }
    if result.tercetak is not None:
        document["tercetak"] = {
            "segel": result.tercetak.segel,
            "milik": result.tercetak.milik,
            "sesudah": len(result.tercetak.sesudah),
        }
    return document


def _printed_lines(result: SealResult) -> list[str]:
    printed = result.tercetak
    if printed is None:
        return []
    if not printed.milik:
        return [f"Segel {printed.segel} BUKAN dari berkas ini."]
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
