"""The domain: what a contract promises, what was reported, and what the scoring says of it.

Plain NamedTuples and enums, because twenty frozen dataclasses would cost each command 15-27 ms at start.
Nothing here reads a file, a clock or a database.

Codes: an OPD is ``PUPR``; everything inside it carries the full code, ``PUPR.JALAN`` (indikator, of a bidang
too: one namespace per OPD), ``PUPR.JEMBATAN.A`` (pekerjaan), ``PUPR.BM`` (bidang and its contract).
Months are integers 1-12. Money is whole rupiah (int). Percentages are Decimal, 100 = one hundred percent.

The names stand in ten modules, and each is loaded when the first of its names is asked for: making all of them
costs a tenth of a start, and an overview needs only those of ``summary``. Write ``from kontrak.model import Ringkasan``
wherever a name is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kontrak.model.agreed import TindakLanjut
    from kontrak.model.declared import (
        Aturan,
        Indikator,
        Komponen,
        Kontrak,
        Langkah,
        Opd,
        Pekerjaan,
        Pengampu,
        Pihak,
        Pita,
        Prioritas,
        Program,
        Tajuk,
    )
    from kontrak.model.detail import (
        JatuhTempo,
        Kurva,
        Rincian,
        RincianIndikator,
        RincianPekerjaan,
    )
    from kontrak.model.kepala import Kepala
    from kontrak.model.meanings import Makna, in_force, meanings_at, meanings_of_year, rules_in_force
    from kontrak.model.missed import KepalaMeleset, KomitmenMeleset
    from kontrak.model.outlook import UTAMA, Bagian, Berikut, Mendatang, RerataKelompok
    from kontrak.model.recorded import (
        Bukti,
        Fakta,
        Laporan,
        LaporanBulan,
        Penangguhan,
        TemuanIntegritas,
        Verifikasi,
        Versi,
        VersiAturan,
    )
    from kontrak.model.summary import Potret, Ringkasan, Warna
    from kontrak.model.words import (
        INTEGRITAS,
        Arah,
        Keadaan,
        Putusan,
        Sifat,
        Value,
        decode_value,
        encode_value,
    )

__all__ = [
    "INTEGRITAS",
    "UTAMA",
    "Arah",
    "Aturan",
    "Bagian",
    "Berikut",
    "Bukti",
    "Fakta",
    "Indikator",
    "JatuhTempo",
    "Keadaan",
    "Kepala",
    "KepalaMeleset",
    "KomitmenMeleset",
    "Komponen",
    "Kontrak",
    "Kurva",
    "Langkah",
    "Laporan",
    "LaporanBulan",
    "Makna",
    "Mendatang",
    "Opd",
    "Pekerjaan",
    "Penangguhan",
    "Pengampu",
    "Pihak",
    "Pita",
    "Potret",
    "Prioritas",
    "Program",
    "Putusan",
    "RerataKelompok",
    "Rincian",
    "RincianIndikator",
    "RincianPekerjaan",
    "Ringkasan",
    "Sifat",
    "Tajuk",
    "TemuanIntegritas",
    "TindakLanjut",
    "Value",
    "Verifikasi",
    "Versi",
    "VersiAturan",
    "Warna",
    "decode_value",
    "encode_value",
    "in_force",
    "meanings_at",
    "meanings_of_year",
    "rules_in_force",
]

_NAMES = {
    "agreed": ("TindakLanjut",),
    "declared": (
        "Aturan",
        "Indikator",
        "Komponen",
        "Kontrak",
        "Langkah",
        "Opd",
        "Pekerjaan",
        "Pengampu",
        "Pihak",
        "Pita",
        "Prioritas",
        "Program",
        "Tajuk",
    ),
    "detail": ("JatuhTempo", "Kurva", "Rincian", "RincianIndikator", "RincianPekerjaan"),
    "kepala": ("Kepala",),
    "meanings": ("Makna", "in_force", "meanings_at", "meanings_of_year", "rules_in_force"),
    "missed": ("KepalaMeleset", "KomitmenMeleset"),
    "outlook": ("UTAMA", "Bagian", "Berikut", "Mendatang", "RerataKelompok"),
    "recorded": (
        "Bukti",
        "Fakta",
        "Laporan",
        "LaporanBulan",
        "Penangguhan",
        "TemuanIntegritas",
        "Verifikasi",
        "Versi",
        "VersiAturan",
    ),
    "summary": ("Potret", "Ringkasan", "Warna"),
    "words": ("Arah", "INTEGRITAS", "Keadaan", "Putusan", "Sifat", "Value", "decode_value", "encode_value"),
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names}

if not TYPE_CHECKING:  # a type checker reads the imports above instead

    def __getattr__(name: str) -> object:
        """Load the module that holds the name, and keep its names here."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        module = import_module(f"{__name__}.{_MODULES[name]}")
        found = {own: getattr(module, own) for own in _NAMES[_MODULES[name]]}
        globals().update(found)
        return found[name]
