"""Contracts as the event ``impor`` holds them: numbers, money and dates as text, null where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model import encode_value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kontrak.model import Aturan, Indikator, Kepala, Kontrak, Opd, Pekerjaan, Pita, Program, Tajuk, Value


def tajuk_content(tajuk: Tajuk) -> dict[str, Any]:
    """Return the header of a year. Its year is that of the event."""
    return {
        "daerah": tajuk.daerah,
        "pihak_kedua": tajuk.pihak_kedua._asdict(),
        "aturan": _aturan(tajuk.aturan),
        "prioritas": [prioritas._asdict() for prioritas in tajuk.prioritas],
        "pengampu": [pengampu._asdict() for pengampu in tajuk.pengampu],
    }


def opd_content(opd: Opd) -> dict[str, Any]:
    """Return an OPD whole. Which version each contract belongs to is added by the import."""
    return {
        "nama": opd.nama,
        "kelompok": opd.kelompok,
        "alias": list(opd.alias),
        "pengampu": opd.pengampu,
        "program": [_program(program) for program in opd.program],
        "kontrak": _kontrak(opd.kontrak),
        "bidang": [_kontrak(bidang) for bidang in opd.bidang],
    }


def _aturan(aturan: Aturan) -> dict[str, Any]:
    return {
        "rumus_turun": aturan.rumus_turun,
        "batas_capaian": _value(aturan.batas_capaian),
        "ambang_terpenuhi": _value(aturan.ambang_terpenuhi),
        "ambang_kritis": _value(aturan.ambang_kritis),
        "belum_lapor": aturan.belum_lapor,
        "batas_lapor": str(aturan.batas_lapor),
        "komponen": {name: _value(part) for name, part in aturan.komponen._asdict().items()},
        "predikat": _pita(aturan.predikat),
        "warna": _pita(aturan.warna),
        "tangga": [{"berturut": str(months), "langkah": step} for months, step in aturan.tangga],
        "skala": {
            name: {grade: _value(score) for grade, score in grades.items()} for name, grades in aturan.skala.items()
        },
        "acuan": aturan.acuan,
    }


def _pita(bands: Sequence[Pita]) -> list[dict[str, Any]]:
    return [{"nama": band.nama, "batas": _value(band.batas)} for band in bands]


def _program(program: Program) -> dict[str, Any]:
    return {"kode": program.kode, "nama": program.nama, "pagu": _whole(program.pagu)}


def _kontrak(kontrak: Kontrak) -> dict[str, Any]:
    return {
        "kode": kontrak.kode,
        "nama": kontrak.nama,
        "kepala": _kepala(kontrak.kepala),
        "nomor": kontrak.nomor,
        "tanggal": _day(kontrak.tanggal),
        "pakta_integritas": kontrak.pakta_integritas,
        "kesediaan_mundur": kontrak.kesediaan_mundur,
        "indikator": [_indikator(indikator) for indikator in kontrak.indikator],
    }


def _kepala(kepala: Kepala) -> dict[str, Any]:
    return kepala._asdict() | {"sejak": _day(kepala.sejak)}


def _indikator(indikator: Indikator) -> dict[str, Any]:
    return indikator._asdict() | {
        "sifat": str(indikator.sifat),
        "arah": str(indikator.arah),
        "target": _value(indikator.target),
        "rencana": [_value(value) for value in indikator.rencana],
        "bobot": _value(indikator.bobot),
        "tahun_lalu": _value(indikator.tahun_lalu),
        "pagu": _whole(indikator.pagu),
        "pekerjaan": [_pekerjaan(work) for work in indikator.pekerjaan],
    }


def _pekerjaan(work: Pekerjaan) -> dict[str, Any]:
    return work._asdict() | {
        "volume": _value(work.volume),
        "jatuh_tempo": str(work.jatuh_tempo),
        "pagu": _whole(work.pagu),
    }


def _value(value: Value | None) -> str | None:
    return None if value is None else encode_value(value)


def _whole(number: int | None) -> str | None:
    return None if number is None else str(number)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
