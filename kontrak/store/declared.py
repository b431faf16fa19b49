"""What is declared, as it stands after an event: the header of a year, its OPDs and the versions of their contracts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.declared import HORIZON, RELEASE, SCORED, Aturan, Indikator, Komponen, Langkah, Opd, Pita, Tajuk
from kontrak.model.recorded import Versi, VersiAturan
from kontrak.named import NamedTuple
from kontrak.store.faults import readable
from kontrak.store.kinds import columns_of, from_cells, read, values_of
from kontrak.store.log import limit
from kontrak.store.opds import read_indikators, read_opd
from kontrak.store.years import load_header

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kontrak.model.declared import Kontrak, Pekerjaan
    from kontrak.store.connection import Store

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
    header, rules = load_header(store, tahun, upto), load_rules(store, tahun, upto)
    if header is None or not rules:
        return None
    return Tajuk(tahun=tahun, aturan=max(rules, key=lambda version: version.peristiwa).aturan, **header)


@readable
def load_rules(store: Store, tahun: int, upto: int | None = None) -> tuple[VersiAturan, ...]:
    """The versions of the rules of a year, the induk first; of each its latest text, its scales completed."""
    columns = ", ".join([columns_of(Aturan, "a"), *(f"a.komponen_{name}" for name in Komponen._fields)])
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
    own = len(cells) - len(Komponen._fields)
    skala: dict[str, dict[str, Decimal]] = {}
    for name, grade, number in store.connection.execute(
        "SELECT skala, tingkat, angka FROM skala WHERE peristiwa = ?", (peristiwa,)
    ):
        skala.setdefault(name, {})[grade] = Decimal(number)
    for name, grades in skala.items():
        skala[name] = dict(sorted(grades.items(), key=lambda item: item[1]))
    listed = "WHERE peristiwa = ? ORDER BY urutan"
    return Aturan(
        **values_of(Aturan, cells[:own]),
        komponen=from_cells(Komponen, cells[own:]),
        predikat=read(store.connection, Pita, f"predikat {listed}", (peristiwa,)),
        warna=read(store.connection, Pita, f"warna {listed}", (peristiwa,)),
        tangga=read(store.connection, Langkah, f"tangga {listed}", (peristiwa,)),
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


_OF_ITS_TIME = {*SCORED, *RELEASE, *HORIZON, "kode", "satuan", "tahun_lalu", "rencana", "pekerjaan"}
"""What an older version of an indikator keeps."""


def load_contract_versions(store: Store, tahun: int, upto: int, opd: Opd) -> dict[str, tuple[Versi, ...]]:
    """The versions of the OPD's contract and of those of its bidang, the induk first.

    What scoring reads is that of each version. What is only text or money (nama, sasaran, prioritas, ciri, program,
    pagu, mendukung …) is shown as it stands now, where the code still exists.
    """
    infos = load_versions(store, tahun, upto, (opd.kode,))
    written = max(info.peristiwa for info in infos[opd.kode])
    return {contract.kode: _read_versions(store, contract, infos[contract.kode], written) for contract in opd.contracts}


def _read_versions(store: Store, contract: Kontrak, infos: Sequence[VersionInfo], written: int) -> tuple[Versi, ...]:
    """The versions of one contract; the one that the OPD's latest import wrote is at hand already."""
    newest: dict[str, Indikator] = {}
    versions: list[Versi] = []
    for info in reversed(infos):
        at_hand = info.peristiwa == written
        own = contract.indikator if at_hand else read_indikators(store, info.peristiwa, contract.kode)
        own = tuple(_with_texts(indikator, newest.get(indikator.kode)) for indikator in own)
        newest = {indikator.kode: indikator for indikator in own} | newest
        versions.append(Versi(info.ke, info.berlaku, own, info.nomor, info.alasan, info.peristiwa, info.waktu))
    return tuple(reversed(versions))


def _with_texts(old: Indikator, new: Indikator | None) -> Indikator:
    if new is None or new is old:
        return old
    names = {work.kode: work for work in new.pekerjaan}

    def named(work: Pekerjaan) -> Pekerjaan:
        own = names.get(work.kode, work)
        return work._replace(nama=own.nama, pagu=own.pagu, ciri=own.ciri)

    return old._replace(
        **{name: getattr(new, name) for name in Indikator._fields if name not in _OF_ITS_TIME},
        pekerjaan=tuple(map(named, old.pekerjaan)),
    )
