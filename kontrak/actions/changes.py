"""A declared OPD, or the header of a year, as flat (code, field) → text, so that two versions can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.actions.amendments import ATURAN
from kontrak.model.declared import SCORED
from kontrak.months import SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Flat = dict[tuple[str, str], str]
_AMENDED = {*SCORED, "rilis_tahun", "volume", "jatuh_tempo", "pagu", "ke", "berlaku", "nomor_perubahan"}
"""The columns that an amendment changes, or of a pagu a reason is asked for; of ``aturan`` all but ``acuan``."""

_BELOW = ("kode", "pekerjaan", "riwayat", "pembanding", "kegiatan")
"""What is no field of its own: the code itself, and lists that are flattened item by item."""


def flatten_opd(opd: str, declared: Mapping[str, Any]) -> Flat:
    """Flatten an OPD as an ``impor`` event holds it; what is absent has no key."""
    own = {key: declared.get(key) for key in ("nama", "kelompok", "pengampu", "urutan")}
    flat: Flat = dict(_fields(opd, own))
    flat |= dict(_fields(opd, {"alias": ", ".join(declared["alias"])}))
    for program in declared["program"]:
        flat |= dict(_fields(f"{opd}.{program['kode']}", program))
        flat |= dict(_activities(f"{opd}.{program['kode']}", program.get("kegiatan", ())))
    for kontrak in (declared["kontrak"], *declared["bidang"]):
        flat |= _flatten_contract(opd, kontrak)
    return flat


def carries_reason(
    old: Mapping[tuple[str, str], str], new: Mapping[tuple[str, str], str]
) -> Callable[[str, str], bool]:
    """Tell of a column of a code whether the reason of an import is that of its change: what it amends.

    Names, officials and texts just change beside it (SPEC §4), and an OPD that joins amends nothing.
    """
    before, after = {kode for kode, _ in old}, {kode for kode, _ in new}

    def carries(kode: str, kolom: str) -> bool:
        if kode == ATURAN:
            return bool(before) and kolom != "acuan"
        group = kode.partition(".")[0] in ("daerah", "pihak_kedua", "prioritas", "ciri", "pengampu")
        if not before or group:
            return False
        come_or_gone = kode not in before or kode not in after
        return come_or_gone or kolom in _AMENDED or kolom.startswith("rencana.")

    return carries


def flatten_header(header: Mapping[str, Any]) -> Flat:
    """Flatten the ``tajuk`` of a year: daerah, the regent, priorities, supervisors and rules."""
    flat: Flat = dict(_fields("daerah", {"daerah": header["daerah"]}))
    flat |= dict(_fields("pihak_kedua", header["pihak_kedua"]))
    for group in ("prioritas", "ciri", "pengampu"):
        for item in header.get(group, ()):
            flat |= dict(_fields(f"{group}.{item['kode']}", item))
    return flat | _flatten_rules(header["aturan"])


def _flatten_rules(rules: Mapping[str, Any]) -> Flat:
    flat: Flat = {}
    for name, value in rules.items():
        if isinstance(value, dict):
            flat |= {(ATURAN, f"{name}.{key}"): _listed(inner) for key, inner in value.items()}
        elif value is not None:
            flat[ATURAN, name] = _listed(value)
    return flat


def _listed(value: object) -> str:
    """Bands, steps and scales as one text: ``91 Sangat Tinggi; 76 Tinggi``."""
    if isinstance(value, dict):
        return "; ".join(f"{key} {inner}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(" ".join(map(str, item.values())) for item in value)
    return str(value)


def _activities(kode: str, items: Iterable[Mapping[str, Any]]) -> Iterator[tuple[tuple[str, str], str]]:
    """The activities of a programme as one text, each with what is below it."""
    rows = [row for item in items for row in (item, *item["sub_kegiatan"])]
    texts = [" ".join(row[key] for key in ("kode_resmi", "nama", "pagu") if row[key] is not None) for row in rows]
    yield from [((kode, "kegiatan"), "; ".join(texts))] if texts else []


def _horizon(kode: str, indikator: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    """The earlier results by year, and the comparisons as one text."""
    for result in indikator.get("riwayat", ()):
        yield (kode, f"riwayat.{result['tahun']}"), result["nilai"]
    others = [
        f"{one['nama']}: {one['nilai']} ({' '.join(filter(None, (one['sumber'], one['tahun'])))})"
        for one in indikator.get("pembanding", ())
    ]
    if others:
        yield (kode, "pembanding"), "; ".join(others)


def _flatten_contract(opd: str, kontrak: Mapping[str, Any]) -> Flat:
    """A contract without its reason, which is that of an event; the OPD's own has the name of the OPD."""
    kode = kontrak["kode"]
    left_out = ("indikator", "kepala", "alasan", "nama" if kode == opd else "")
    simple = {key: value for key, value in kontrak.items() if key not in left_out}
    flat: Flat = dict(_fields(kode, simple))
    flat |= {(kode, f"kepala.{key}"): str(value) for key, value in kontrak["kepala"].items() if value is not None}
    for indikator in kontrak["indikator"]:
        flat |= dict(_fields(indikator["kode"], indikator))
        flat |= dict(_horizon(indikator["kode"], indikator))
        for work in indikator["pekerjaan"]:
            flat |= dict(_fields(work["kode"], work))
    return flat


def _fields(kode: str, fields: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    for name, value in fields.items():
        if name == "rencana":
            for month, planned in zip(SHORT, value, strict=True):
                if planned is not None:
                    yield (kode, f"rencana.{month}"), str(planned)
        elif name not in _BELOW and value not in (None, "", False, []):
            yield (kode, name), ", ".join(value) if isinstance(value, list) else str(value)
