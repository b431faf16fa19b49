"""The rules of a new year where its file says nothing (SPEC §2, ``aturan``)."""

from __future__ import annotations

from decimal import Decimal

from kontrak.model.declared import Aturan, Komponen, Langkah, Pita

NAMES_OF_WARNA = ("biru", "hijau", "kuning", "merah")
"""The names of the traffic light, best first; they are fixed."""

DEFAULT_ATURAN = Aturan(
    rumus_turun="2t-r",
    batas_capaian=Decimal(120),
    ambang_terpenuhi=Decimal(100),
    ambang_kritis=Decimal(50),
    ambang_tangga=None,
    belum_lapor="nol",
    batas_lapor=10,
    komponen=Komponen(Decimal(100), Decimal(0), Decimal(0), Decimal(0)),
    predikat=(
        Pita("Sangat Tinggi", Decimal(91)),
        Pita("Tinggi", Decimal(76)),
        Pita("Sedang", Decimal(66)),
        Pita("Rendah", Decimal(51)),
        Pita("Sangat Rendah", Decimal(0)),
    ),
    warna=tuple(
        Pita(name, Decimal(bound)) for name, bound in zip(NAMES_OF_WARNA, ("100.01", "90", "70", "0"), strict=True)
    ),
    tangga=(
        Langkah(1, "Catatan dalam rapat evaluasi"),
        Langkah(2, "Surat peringatan I"),
        Langkah(3, "Surat peringatan II"),
        Langkah(4, "Surat peringatan III"),
    ),
    skala={
        "SAKIP": {grade: Decimal(score) for score, grade in enumerate(("D", "C", "CC", "B", "BB", "A", "AA"), 1)},
        "OPINI": {grade: Decimal(score) for score, grade in enumerate(("TMP", "TW", "WDP", "WTP"), 1)},
    },
    acuan="Permendagri 86/2017; PermenPANRB 53/2014",
)
