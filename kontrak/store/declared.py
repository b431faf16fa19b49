"""What is declared, as it stands after an event: the header of a year, its OPDs and the versions of their contracts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.dasar import Ciri, Pengampu, Pihak, Prioritas
from kontrak.model.declared import Aturan, Komponen, Langkah, Opd, Pita, Tajuk
from kontrak.model.fields import fields_of
from kontrak.model.recorded import VersiAturan
from kontrak.named import NamedTuple
from kontrak.store.by_name import read
from kontrak.store.faults import readable
from kontrak.store.kinds import KINDS, from_cell
from kontrak.store.log import limit
from kontrak.store.opds import read_opd

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kontrak.store.connection import Store


_RULES = {
    **{name: kind for name, kind in fields_of(Aturan).items() if kind.nama in KINDS},
    **{f"komponen_{name}": kind for name, kind in fields_of(Komponen).items()},
}
"""The rules that one cell holds, with their kinds."""


FEW = 4
"""Codes up to which each is looked up by itself; beyond, all of the year are read at once."""


class OpdName(NamedTuple):
    """What is needed of an OPD to find it by a word that people type."""

    kode: str
    nama: str
    alias: tuple[str, ...]


class VersionInfo(NamedTuple):
    """One version of a contract without its content.

    ``peristiwa`` is the event that wrote it last, ``waktu`` the time of the event that made it.
    """

    kode: str
    ke: int
    berlaku: int
    nomor: str | None
    alasan: str | None
    peristiwa: int
    waktu: str


@readable
def load_tajuk(store: Store, tahun: int, upto: int | None = None) -> Tajuk | None:
    """The header of a year, None when the year is not in the file. Its ``aturan`` are those of the latest version."""
    row = store.connection.execute(
        "SELECT peristiwa, daerah, pihak_kedua_nama, pihak_kedua_jabatan FROM tajuk "
        "WHERE tahun = ? AND peristiwa <= ? ORDER BY peristiwa DESC LIMIT 1",
        (tahun, limit(upto)),
    ).fetchone()
    rules = load_rules(store, tahun, upto)
    if row is None or not rules:
        return None
    peristiwa, daerah, nama, jabatan = row
    latest = max(rules, key=lambda version: version.peristiwa)
    return Tajuk(
        tahun=tahun,
        daerah=daerah,
        pihak_kedua=Pihak(nama, jabatan),
        aturan=latest.aturan,
        prioritas=read(store, Prioritas, "prioritas WHERE peristiwa = ? ORDER BY letak", (peristiwa,)),
        ciri=read(store, Ciri, "ciri WHERE peristiwa = ? ORDER BY letak", (peristiwa,)),
        pengampu=read(store, Pengampu, "pengampu WHERE peristiwa = ? ORDER BY letak", (peristiwa,)),
    )


@readable
def load_rules(store: Store, tahun: int, upto: int | None = None) -> tuple[VersiAturan, ...]:
    """The versions of the rules of a year, the induk first; of each its latest text, its scales completed."""
    columns = ", ".join(f"a.{name}" for name in _RULES)
    rows = store.connection.execute(
        f"SELECT a.ke, a.berlaku, a.nomor, a.alasan, a.peristiwa, r.waktu, {columns} "
        "FROM (SELECT MAX(peristiwa) AS peristiwa, MIN(peristiwa) AS pertama FROM aturan "
        "  WHERE tahun = ? AND peristiwa <= ? GROUP BY ke) v "
        "JOIN aturan a ON a.peristiwa = v.peristiwa JOIN riwayat r ON r.nomor = v.pertama ORDER BY a.ke",
        (tahun, limit(upto)),
    ).fetchall()
    return with_later_scales(
        VersiAturan(ke, berlaku, _read_rules(store, peristiwa, cells), nomor, alasan, peristiwa, waktu)
        for ke, berlaku, nomor, alasan, peristiwa, waktu, *cells in rows
    )


def with_later_scales(versions: Iterable[VersiAturan]) -> tuple[VersiAturan, ...]:
    """The versions of the rules, each with the scales that it lacks as the first later version has them.

    A scale that joins after an amendment is written with the latest version only, but the OPD that it came with is in
    force from January. Scales that a version has are never touched.
    """
    found: list[VersiAturan] = []
    later: Mapping[str, Mapping[str, Decimal]] = {}
    for version in reversed([*versions]):
        own = version.aturan.skala
        later = {**own, **{name: scale for name, scale in later.items() if name not in own}}
        found.append(
            version._replace(aturan=version.aturan._replace(skala=later)) if len(later) > len(own) else version
        )
    return tuple(reversed(found))


def _read_rules(store: Store, peristiwa: int, cells: Sequence[Any]) -> Aturan:
    """The rules: what one cell holds by the name of its column, the rest from the tables called like it."""
    found = {name: from_cell(value, _RULES[name]) for name, value in zip(_RULES, cells, strict=True)}
    parts = {name: found.pop(f"komponen_{name}") for name in Komponen._fields}
    skala: dict[str, dict[str, Decimal]] = {}
    for name, grade, number in store.connection.execute(
        "SELECT skala, tingkat, angka FROM skala WHERE peristiwa = ?", (peristiwa,)
    ):
        skala.setdefault(name, {})[grade] = Decimal(number)
    for name, grades in skala.items():
        skala[name] = dict(sorted(grades.items(), key=lambda item: item[1]))
    listed = "WHERE peristiwa = ? ORDER BY urutan"
    return Aturan(
        **found,
        komponen=Komponen(**parts),
        predikat=read(store, Pita, f"predikat {listed}", (peristiwa,)),
        warna=read(store, Pita, f"warna {listed}", (peristiwa,)),
        tangga=read(store, Langkah, f"tangga {listed}", (peristiwa,)),
        skala=skala,
    )


def load_opd_names(store: Store, tahun: int, upto: int | None = None) -> dict[str, OpdName]:
    """Code, name and aliases of every OPD of the year, in order of code."""
    latest = (
        "(SELECT kode, MAX(peristiwa) AS peristiwa FROM opd WHERE tahun = ? AND peristiwa <= ? GROUP BY kode) v "
        "CROSS JOIN {0} t ON t.peristiwa = v.peristiwa AND t.{1} = v.kode"
    )
    aliases: dict[str, list[str]] = {}
    for kode, alias in store.connection.execute(
        f"SELECT v.kode, t.alias FROM {latest.format('opd_alias', 'opd')} ORDER BY v.kode, t.urutan",
        (tahun, limit(upto)),
    ):
        aliases.setdefault(kode, []).append(alias)
    rows = store.connection.execute(
        f"SELECT v.kode, t.nama FROM {latest.format('opd', 'kode')} ORDER BY v.kode", (tahun, limit(upto))
    )
    return {kode: OpdName(kode, nama, tuple(aliases.get(kode, ()))) for kode, nama in rows}


@readable
def load_opds(
    store: Store, tahun: int, upto: int | None = None, codes: Collection[str] | None = None
) -> dict[str, Opd]:
    """The OPDs of a year as the latest import of each left them, in order of code; only ``codes`` when given."""
    return {
        kode: read_opd(store, peristiwa, kode) for kode, peristiwa in _latest_events(store, tahun, upto, codes).items()
    }


def load_versions(
    store: Store, tahun: int, upto: int | None = None, codes: Collection[str] | None = None
) -> dict[str, tuple[VersionInfo, ...]]:
    """The versions of each contract (of OPD and bidang) in order of ``ke``; ``codes`` are those of OPDs."""
    versions: dict[str, tuple[VersionInfo, ...]] = {}
    for opd in _latest_events(store, tahun, upto) if codes is None else sorted(set(codes)):
        rows = store.connection.execute(
            "SELECT v.kode, v.ke, v.berlaku, v.nomor_perubahan, v.alasan, v.peristiwa, r.waktu FROM ("
            "  SELECT kode, ke, berlaku, nomor_perubahan, alasan, MAX(peristiwa) AS peristiwa FROM kontrak "
            "  WHERE tahun = :tahun AND opd = :opd AND peristiwa <= :upto GROUP BY kode, ke) v "
            "JOIN riwayat r ON r.nomor = (SELECT MIN(k.peristiwa) FROM kontrak k "
            "  WHERE k.tahun = :tahun AND k.opd = :opd AND k.kode = v.kode AND k.ke = v.ke) ORDER BY v.kode, v.ke",
            {"tahun": tahun, "opd": opd, "upto": limit(upto)},
        )
        for row in rows:
            version = VersionInfo(*row)
            versions[version.kode] = (*versions.get(version.kode, ()), version)
    return versions


def _latest_events(store: Store, tahun: int, upto: int | None, codes: Collection[str] | None = None) -> dict[str, int]:
    """Code → the event that wrote the OPD last, in order of code."""
    if codes is None:
        rows = store.connection.execute(
            "SELECT kode, MAX(peristiwa) FROM opd WHERE tahun = ? AND peristiwa <= ? GROUP BY kode ORDER BY kode",
            (tahun, limit(upto)),
        )
        return dict(rows.fetchall())
    if len(codes) > FEW:
        return {code: found for code, found in _latest_events(store, tahun, upto).items() if code in codes}
    latest = {}
    for code in sorted(set(codes)):
        row = store.connection.execute(
            "SELECT MAX(peristiwa) FROM opd WHERE tahun = ? AND kode = ? AND peristiwa <= ?",
            (tahun, code, limit(upto)),
        ).fetchone()
        if row[0] is not None:
            latest[code] = row[0]
    return latest
