"""Tables of the header of a year: the import itself, the regent, the rules (SPEC §2).

A key of ``aturan`` that one cell can hold has its column by itself, since the columns follow from the fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.dasar import Ciri, Pengampu, Pihak, Prioritas
from kontrak.model.declared import Aturan, Komponen, Langkah, Pita
from kontrak.model.fields import Kind, fields_of
from kontrak.store.contents import IsiImpor, PerubahanAturan
from kontrak.store.table import SqlColumn, SqlTable, columns, extract, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

IMPORTS = ("impor",)
_YEAR = SqlColumn("tahun", Kind("Year"), extract("isi", "$.tahun", Kind("Year")))
IS_IMPOR = "WHERE r.jenis = 'impor'"
_HAS_RULES = "{riwayat} WHERE jenis = 'impor' AND json_type(isi, '$.aturan') = 'object'"

IMPOR = SqlTable(
    "impor",
    IMPORTS,
    ("peristiwa",),
    "Setiap impor contracts.yaml yang mengubah sesuatu.",
    (
        whole("peristiwa", "nomor", batasan="PRIMARY KEY REFERENCES riwayat (nomor)"),
        *columns(
            fields_of(IsiImpor),
            "isi",
            arti={
                "alasan": "alasan perubahan kontrak atau pagu",
                "nomor": "nomor naskah perubahan",
                "berlaku": "mulai bulan ini; kosong: perubahan kontrak tidak diminta",
            },
        ),
    ),
    "{riwayat} WHERE jenis = 'impor'",
    indeks=("CREATE INDEX impor_tahun ON impor (tahun)",),
)

TAJUK = SqlTable(
    "tajuk",
    IMPORTS,
    ("peristiwa",),
    "Kepala berkas kontrak satu tahun; yang berlaku ialah yang terakhir.",
    (
        whole("peristiwa", "nomor", batasan="PRIMARY KEY REFERENCES impor (peristiwa)"),
        *(_YEAR, text("daerah", "json_extract(isi, '$.tajuk.daerah')")),
        *columns(fields_of(Pihak), "isi", "$.tajuk.pihak_kedua", awalan="pihak_kedua_"),
    ),
    "{riwayat} WHERE jenis = 'impor' AND json_type(isi, '$.tajuk') = 'object'",
    indeks=("CREATE INDEX tajuk_tahun ON tajuk (tahun)",),
)


def _coded(nama: str, record: type[tuple[Any, ...]], arti: str) -> SqlTable:
    """A table of what the header lists by code, in its order."""
    kode, *rest = columns(fields_of(record), "p.value")
    return SqlTable(
        nama,
        IMPORTS,
        ("peristiwa", "kode"),
        arti,
        (
            whole("peristiwa", "r.nomor", batasan="REFERENCES tajuk (peristiwa)"),
            *(kode, whole("letak", "p.key", "letak dalam tajuk"), *rest),
        ),
        f"{{riwayat}} r, json_each(r.isi, '$.tajuk.{nama}') p {IS_IMPOR}",
    )


PRIORITAS = _coded("prioritas", Prioritas, "Prioritas bupati, seperti tertulis dalam tajuk itu.")
CIRI = _coded("ciri", Ciri, "Ciri yang memotong prioritas, seperti tertulis dalam tajuk itu.")
PENGAMPU = _coded("pengampu", Pengampu, "Asisten dan staf ahli yang mengampu OPD, seperti tertulis dalam tajuk itu.")

_MEANINGS = {
    "batas_capaian": "persen; kosong: tanpa batas",
    "batas_lapor": "tanggal pada bulan berikutnya",
    "masa_temuan": "bulan; selama itu temuan integritas menutup daftar penghargaan",
    "ambang_tangga": "persen; kosong: setiap bulan meleset menambah tangga",
}


def _rules() -> Iterator[SqlColumn]:
    """The rules that one cell can hold, the four weights among them."""
    for name, kind in fields_of(Aturan).items():
        if name == "komponen":
            yield from columns(fields_of(Komponen), "isi", "$.tajuk.aturan.komponen", awalan="komponen_")
        else:
            yield from columns({name: kind}, "isi", "$.tajuk.aturan", _MEANINGS)


ATURAN = SqlTable(
    "aturan",
    IMPORTS,
    ("peristiwa",),
    "Aturan penilaian satu tahun. Satu versi (ke) bisa ditulis ulang; yang berlaku tulisan terakhirnya.",
    (
        whole("peristiwa", "nomor", batasan="PRIMARY KEY REFERENCES tajuk (peristiwa)"),
        _YEAR,
        *columns(
            fields_of(PerubahanAturan),
            "isi",
            "$.aturan",
            {"ke": "0: induk; n: perubahan ke-n", "berlaku": "mulai bulan ini"},
        ),
        *_rules(),
    ),
    _HAS_RULES,
    indeks=("CREATE INDEX aturan_tahun ON aturan (tahun, ke)",),
)


def _listed(nama: str, record: type[tuple[Any, ...]], arti: str) -> SqlTable:
    """A table of what the rules list, in their order."""
    return SqlTable(
        nama,
        IMPORTS,
        ("peristiwa", "urutan"),
        arti,
        (
            whole("peristiwa", "r.nomor", batasan="REFERENCES aturan (peristiwa)"),
            whole("urutan", "p.key"),
            *columns(fields_of(record), "p.value", arti={"batas": "batas bawah, termasuk"}),
        ),
        f"{{riwayat}} r, json_each(r.isi, '$.tajuk.aturan.{nama}') p\n{IS_IMPOR} "
        "AND json_type(r.isi, '$.aturan') = 'object'",
    )


PREDIKAT = _listed("predikat", Pita, "Pita predikat menurut batas bawah, tertinggi dahulu.")
WARNA = _listed("warna", Pita, "Pita warna menurut batas bawah, tertinggi dahulu.")
TANGGA = _listed("tangga", Langkah, "Langkah yang diusulkan setelah sekian bulan berturut-turut meleset.")

SKALA = SqlTable(
    "skala",
    IMPORTS,
    ("peristiwa", "skala", "tingkat"),
    "Skala predikat bernama (misalnya SAKIP) dan angka setiap tingkatnya.",
    (
        whole("peristiwa", "r.nomor", batasan="REFERENCES aturan (peristiwa)"),
        *(text("skala", "s.key"), text("tingkat", "t.key"), SqlColumn("angka", Kind("Decimal"), "t.value")),
    ),
    "{riwayat} r, json_each(r.isi, '$.tajuk.aturan.skala') s, json_each(s.value) t\n"
    f"{IS_IMPOR} AND json_type(r.isi, '$.aturan') = 'object'",
)

HEADER = (IMPOR, TAJUK, PRIORITAS, CIRI, PENGAMPU, ATURAN, PREDIKAT, WARNA, TANGGA, SKALA)
"""In an order in which a table comes after those that it refers to."""
