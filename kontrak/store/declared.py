"""What is declared, as it stands after an event: the header of a year, its OPDs and the versions of their contracts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.dasar import Pengampu, Pihak, Prioritas
from kontrak.model.declared import Aturan, Indikator, Komponen, Kontrak, Langkah, Opd, Pekerjaan, Pita, Program, Tajuk
from kontrak.model.kepala import Kepala
from kontrak.model.recorded import VersiAturan
from kontrak.model.words import Arah, Sifat, decode_value
from kontrak.store.faults import readable
from kontrak.store.log import limit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kontrak.model.words import Value
    from kontrak.store.connection import Store


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
def load_tajuk(store: Store, tahun: int, batas: int | None = None) -> Tajuk | None:
    """The header of a year, None when the year is not in the file. Its ``aturan`` are those of the latest version."""
    row = store.connection.execute(
        "SELECT peristiwa, daerah, pihak_kedua_nama, pihak_kedua_jabatan FROM tajuk "
        "WHERE tahun = ? AND peristiwa <= ? ORDER BY peristiwa DESC LIMIT 1",
        (tahun, limit(batas)),
    ).fetchone()
    rules = load_rules(store, tahun, batas)
    if row is None or not rules:
        return None
    peristiwa, daerah, nama, jabatan = row
    latest = max(rules, key=lambda version: version.peristiwa)
    return Tajuk(
        tahun=tahun,
        daerah=daerah,
        pihak_kedua=Pihak(nama, jabatan),
        aturan=latest.aturan,
        prioritas=tuple(
            Prioritas(*found)
            for found in store.connection.execute(
                "SELECT kode, nama FROM prioritas WHERE peristiwa = ? ORDER BY urutan", (peristiwa,)
            )
        ),
        pengampu=tuple(
            Pengampu(*found)
            for found in store.connection.execute(
                "SELECT kode, jabatan, nama FROM pengampu WHERE peristiwa = ? ORDER BY urutan", (peristiwa,)
            )
        ),
    )


@readable
def load_rules(store: Store, tahun: int, batas: int | None = None) -> tuple[VersiAturan, ...]:
    """The versions of the rules of a year, the induk first; of each its latest text, its scales completed."""
    rows = store.connection.execute(
        "SELECT a.ke, a.berlaku, a.nomor, a.alasan, a.peristiwa, r.waktu, a.rumus_turun, a.batas_capaian, "
        "a.ambang_terpenuhi, a.ambang_kritis, a.belum_lapor, a.batas_lapor, a.komponen_capaian, a.komponen_kecepatan, "
        "a.komponen_konsistensi, a.komponen_komitmen, a.acuan, a.ambang_tangga "
        "FROM (SELECT MAX(peristiwa) AS peristiwa, MIN(peristiwa) AS pertama FROM aturan "
        "  WHERE tahun = ? AND peristiwa <= ? GROUP BY ke) v "
        "JOIN aturan a ON a.peristiwa = v.peristiwa JOIN riwayat r ON r.nomor = v.pertama ORDER BY a.ke",
        (tahun, limit(batas)),
    ).fetchall()
    return with_later_scales(
        VersiAturan(ke, berlaku, _read_rules(store, peristiwa, tuple(fields)), nomor, alasan, peristiwa, waktu)
        for ke, berlaku, nomor, alasan, peristiwa, waktu, *fields in rows
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


def _read_rules(store: Store, peristiwa: int, fields: tuple[str, ...]) -> Aturan:
    rumus, cap, met, critical, silent, cutoff, *parts, acuan, step = fields
    skala: dict[str, dict[str, Decimal]] = {}
    for name, grade, number in store.connection.execute(
        "SELECT skala, tingkat, angka FROM skala WHERE peristiwa = ?", (peristiwa,)
    ):
        skala.setdefault(name, {})[grade] = Decimal(number)
    for name, grades in skala.items():
        skala[name] = dict(sorted(grades.items(), key=lambda item: item[1]))
    return Aturan(
        rumus_turun=rumus,
        batas_capaian=None if cap is None else Decimal(cap),
        ambang_terpenuhi=Decimal(met),
        ambang_kritis=Decimal(critical),
        belum_lapor=silent,
        batas_lapor=int(cutoff),
        komponen=Komponen(*map(Decimal, parts)),
        predikat=_read_bands(store, "predikat", peristiwa),
        warna=_read_bands(store, "warna", peristiwa),
        tangga=tuple(
            Langkah(*step)
            for step in store.connection.execute(
                "SELECT berturut, langkah FROM tangga WHERE peristiwa = ? ORDER BY urutan", (peristiwa,)
            )
        ),
        skala=skala,
        acuan=acuan,
        ambang_tangga=None if step is None else Decimal(step),
    )


def _read_bands(store: Store, table: str, peristiwa: int) -> tuple[Pita, ...]:
    rows = store.connection.execute(
        f"SELECT nama, batas FROM {table} WHERE peristiwa = ? ORDER BY urutan", (peristiwa,)
    )
    return tuple(Pita(nama, Decimal(batas)) for nama, batas in rows)


def load_opd_names(store: Store, tahun: int, batas: int | None = None) -> dict[str, OpdName]:
    """Code, name and aliases of every OPD of the year, in order of code."""
    names = {}
    for kode, peristiwa in _latest_events(store, tahun, batas).items():
        nama = store.connection.execute(
            "SELECT nama FROM opd WHERE peristiwa = ? AND kode = ?", (peristiwa, kode)
        ).fetchone()[0]
        names[kode] = OpdName(kode, nama, _read_aliases(store, peristiwa, kode))
    return names


@readable
def load_opds(
    store: Store, tahun: int, batas: int | None = None, codes: Collection[str] | None = None
) -> dict[str, Opd]:
    """The OPDs of a year as the latest import of each left them, in order of code; only ``codes`` when given."""
    return {
        kode: _read_opd(store, peristiwa, kode)
        for kode, peristiwa in _latest_events(store, tahun, batas, codes).items()
    }


def load_versions(
    store: Store, tahun: int, batas: int | None = None, codes: Collection[str] | None = None
) -> dict[str, tuple[VersionInfo, ...]]:
    """The versions of each contract (of OPD and bidang) in order of ``ke``; ``codes`` are those of OPDs."""
    versions: dict[str, tuple[VersionInfo, ...]] = {}
    for opd in _latest_events(store, tahun, batas, codes):
        rows = store.connection.execute(
            "SELECT v.kode, v.ke, v.berlaku, v.nomor_perubahan, v.alasan, v.peristiwa, r.waktu FROM ("
            "  SELECT kode, ke, berlaku, nomor_perubahan, alasan, MAX(peristiwa) AS peristiwa FROM kontrak "
            "  WHERE tahun = :tahun AND opd = :opd AND peristiwa <= :batas GROUP BY kode, ke) v "
            "JOIN riwayat r ON r.nomor = (SELECT MIN(k.peristiwa) FROM kontrak k "
            "  WHERE k.tahun = :tahun AND k.opd = :opd AND k.kode = v.kode AND k.ke = v.ke) ORDER BY v.kode, v.ke",
            {"tahun": tahun, "opd": opd, "batas": limit(batas)},
        )
        for row in rows:
            version = VersionInfo(*row)
            versions[version.kode] = (*versions.get(version.kode, ()), version)
    return versions


def read_indikators(store: Store, peristiwa: int, kontrak: str) -> tuple[Indikator, ...]:
    """The indikators of a contract as one import wrote them."""
    plans: dict[str, dict[int, str]] = {}
    for kode, bulan, nilai in store.connection.execute(
        "SELECT r.indikator, r.bulan, r.nilai FROM indikator i CROSS JOIN rencana r "
        "ON r.peristiwa = i.peristiwa AND r.indikator = i.kode WHERE i.peristiwa = ? AND i.kontrak = ?",
        (peristiwa, kontrak),
    ):
        plans.setdefault(kode, {})[bulan] = nilai
    works: dict[str, list[Pekerjaan]] = {}
    for indikator, kode, nama, volume, due, pagu in store.connection.execute(
        "SELECT p.indikator, p.kode, p.nama, p.volume, p.jatuh_tempo, p.pagu FROM indikator i CROSS JOIN pekerjaan p "
        "ON p.peristiwa = i.peristiwa AND p.indikator = i.kode WHERE i.peristiwa = ? AND i.kontrak = ? "
        "ORDER BY i.urutan, p.urutan",
        (peristiwa, kontrak),
    ):
        works.setdefault(indikator, []).append(Pekerjaan(kode, nama, Decimal(volume), due, pagu))
    rows = store.connection.execute(
        "SELECT kode, nama, satuan, sifat, arah, target, bobot, sasaran, prioritas, program, tahun_lalu, rumus_turun, "
        "skala, pagu, mendukung, rilis_bulan, rilis_tahun, penerbit FROM indikator WHERE peristiwa = ? AND kontrak = ? "
        "ORDER BY urutan",
        (peristiwa, kontrak),
    )
    return tuple(_build_indikator(row, plans.get(row[0], {}), tuple(works.get(row[0], ()))) for row in rows)


def _build_indikator(row: tuple[str, ...], plan: dict[int, str], works: tuple[Pekerjaan, ...]) -> Indikator:
    kode, nama, satuan, sifat, arah_text, target, bobot, sasaran, prioritas, program, last, rumus, skala, pagu, up = (
        row[:-3]
    )
    arah = Arah(arah_text)
    values: list[Value | None] = [None] * 12
    for month, text in plan.items():
        values[month - 1] = decode_value(text, arah)
    return Indikator(
        kode=kode,
        nama=nama,
        satuan=satuan,
        sifat=Sifat(sifat),
        arah=arah,
        target=decode_value(target, arah),
        rencana=tuple(values),
        bobot=None if bobot is None else Decimal(bobot),
        sasaran=sasaran,
        prioritas=prioritas,
        program=program,
        tahun_lalu=None if last is None else decode_value(last, arah),
        rumus_turun=rumus,
        skala=skala,
        pagu=None if pagu is None else int(pagu),
        mendukung=up,
        pekerjaan=works,
        rilis_bulan=None if row[-3] is None else int(row[-3]),
        rilis_tahun=row[-2],
        penerbit=row[-1],
    )


def read_kepala(row: tuple[str | None, ...]) -> Kepala:
    """A head from the columns jabatan, nama, nip, pangkat, status, sejak."""
    jabatan, nama, nip, pangkat, status, sejak = row
    return Kepala(str(jabatan), nama, nip, pangkat, str(status), None if sejak is None else date.fromisoformat(sejak))


def _latest_events(store: Store, tahun: int, batas: int | None, codes: Collection[str] | None = None) -> dict[str, int]:
    """Code → the event that wrote the OPD last, in order of code."""
    if codes is None:
        rows = store.connection.execute(
            "SELECT kode, MAX(peristiwa) FROM opd WHERE tahun = ? AND peristiwa <= ? GROUP BY kode ORDER BY kode",
            (tahun, limit(batas)),
        )
        return dict(rows.fetchall())
    latest = {}
    for code in sorted(set(codes)):
        row = store.connection.execute(
            "SELECT MAX(peristiwa) FROM opd WHERE tahun = ? AND kode = ? AND peristiwa <= ?",
            (tahun, code, limit(batas)),
        ).fetchone()
        if row[0] is not None:
            latest[code] = row[0]
    return latest


def _read_opd(store: Store, peristiwa: int, kode: str) -> Opd:
    nama, kelompok, pengampu = store.connection.execute(
        "SELECT nama, kelompok, pengampu FROM opd WHERE peristiwa = ? AND kode = ?", (peristiwa, kode)
    ).fetchone()
    contracts = _read_contracts(store, peristiwa, kode)
    programs = store.connection.execute(
        "SELECT kode, nama, pagu FROM program WHERE peristiwa = ? AND opd = ? ORDER BY urutan", (peristiwa, kode)
    )
    return Opd(
        kode=kode,
        nama=nama,
        kelompok=kelompok,
        alias=_read_aliases(store, peristiwa, kode),
        pengampu=pengampu,
        kontrak=contracts[0],
        program=tuple(Program(*row) for row in programs),
        bidang=contracts[1:],
    )


def _read_aliases(store: Store, peristiwa: int, kode: str) -> tuple[str, ...]:
    rows = store.connection.execute(
        "SELECT alias FROM opd_alias WHERE peristiwa = ? AND opd = ? ORDER BY urutan", (peristiwa, kode)
    )
    return tuple(row[0] for row in rows)


def _read_contracts(store: Store, peristiwa: int, opd: str) -> tuple[Kontrak, ...]:
    """The contract of the OPD, then those of its bidang."""
    rows = store.connection.execute(
        "SELECT k.kode, k.nama, k.nomor, k.tanggal, k.pakta_integritas, k.kesediaan_mundur, "
        "h.jabatan, h.nama, h.nip, h.pangkat, h.status, h.sejak "
        "FROM kontrak k JOIN kepala h ON h.peristiwa = k.peristiwa AND h.kontrak = k.kode "
        "WHERE k.peristiwa = :peristiwa AND k.kode >= :opd AND k.kode < :sampai AND (k.kode = :opd OR k.kode > :dari) "
        "ORDER BY k.urutan",
        {"peristiwa": peristiwa, "opd": opd, "dari": f"{opd}.", "sampai": f"{opd}/"},
    ).fetchall()
    return tuple(
        Kontrak(
            kode=kode,
            nama=nama,
            kepala=read_kepala(tuple(head)),
            nomor=nomor,
            tanggal=None if tanggal is None else date.fromisoformat(tanggal),
            pakta_integritas=bool(pakta),
            kesediaan_mundur=bool(mundur),
            indikator=read_indikators(store, peristiwa, kode),
        )
        for kode, nama, nomor, tanggal, pakta, mundur, *head in rows
    )
