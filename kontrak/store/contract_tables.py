"""Tables of the OPDs and their contracts (SPEC §2).

An import writes each OPD that it changed anew and whole, so one event holds one state of an OPD; ``ke`` says to
which version of a contract that state belongs (SPEC §4, amendments). What a row holds of a record follows from the
fields of that record.
"""

from __future__ import annotations

from kontrak.model.declared import Hasil, Indikator, Kegiatan, Kontrak, Opd, Pekerjaan, Pembanding, Program, SubKegiatan
from kontrak.model.fields import Kind, fields_of
from kontrak.model.kepala import Kepala
from kontrak.store.contents import Perubahan
from kontrak.store.header_tables import IMPORTS, IS_IMPOR
from kontrak.store.table import SqlColumn, SqlTable, columns, extract, text, whole

_YEAR = SqlColumn("tahun", Kind("Year"), extract("r.isi", "$.tahun", Kind("Year")))
_OPDS = "{riwayat} r, json_each(r.isi, '$.opd') o"

_CONTRACTS = """\
WITH sumber (peristiwa, opd, urutan, kontrak) AS (
  SELECT r.nomor, o.key, 0, json_extract(o.value, '$.kontrak')
  FROM {riwayat} r, json_each(r.isi, '$.opd') o WHERE r.jenis = 'impor'
  UNION ALL
  SELECT r.nomor, o.key, b.key + 1, b.value
  FROM {riwayat} r, json_each(r.isi, '$.opd') o, json_each(o.value, '$.bidang') b WHERE r.jenis = 'impor'
)
"""
"""Each contract of an import: of the OPD (urutan 0), then of its bidang."""

_INDIKATORS = "sumber s, json_each(s.kontrak, '$.indikator') i"
_RUPIAH = {"pagu": "rupiah"}
_PLACES = {"urutan": "urutan protokoler yang ditulis"}
_PLACE = "(SELECT b.key FROM json_each(json_extract(r.isi, '$.baru')) b WHERE b.value = o.key)"


def _refers(columns: str, to: str, key: str) -> str:
    return f"FOREIGN KEY ({columns}) REFERENCES {to} ({key})"


OPD = SqlTable(
    "opd",
    IMPORTS,
    ("peristiwa", "kode"),
    "Keadaan satu OPD menurut satu impor; yang berlaku ialah yang terakhir.",
    (
        whole("peristiwa", "r.nomor", batasan="REFERENCES impor (peristiwa)"),
        text("kode", "o.key"),
        _YEAR,
        *columns({name: kind for name, kind in fields_of(Opd).items() if name != "kode"}, "o.value", arti=_PLACES),
        SqlColumn("letak", Kind("int", kosong=True), _PLACE, "letak dalam berkas saat OPD itu masuk tahunnya"),
    ),
    f"{_OPDS} {IS_IMPOR}",
    indeks=("CREATE INDEX opd_tahun ON opd (tahun, kode, peristiwa)",),
)

OPD_ALIAS = SqlTable(
    "opd_alias",
    IMPORTS,
    ("peristiwa", "opd", "urutan"),
    "Nama pendek lain sebuah OPD.",
    (whole("peristiwa", "r.nomor"), text("opd", "o.key"), whole("urutan", "a.key"), text("alias", "a.value")),
    f"{_OPDS}, json_each(o.value, '$.alias') a {IS_IMPOR}",
    batasan=(_refers("peristiwa, opd", "opd", "peristiwa, kode"),),
)

PROGRAM = SqlTable(
    "program",
    IMPORTS,
    ("peristiwa", "opd", "urutan"),
    "Program anggaran sebuah OPD.",
    (
        *(whole("peristiwa", "r.nomor"), text("opd", "o.key"), whole("urutan", "p.key")),
        *columns(fields_of(Program), "p.value", arti=_RUPIAH),
    ),
    f"{_OPDS}, json_each(o.value, '$.program') p {IS_IMPOR}",
    batasan=(_refers("peristiwa, opd", "opd", "peristiwa, kode"),),
)

_OF_PROGRAM = (
    *(whole("peristiwa", "r.nomor"), text("opd", "o.key")),
    text("program", "json_extract(p.value, '$.kode')", "tanpa kode OPD"),
)

KEGIATAN = SqlTable(
    "kegiatan",
    IMPORTS,
    ("peristiwa", "opd", "program", "urutan"),
    "Kegiatan sebuah program; pagunya tidak dihitung di mana pun.",
    (*_OF_PROGRAM, whole("urutan", "k.key"), *columns(fields_of(Kegiatan), "k.value", arti=_RUPIAH)),
    f"{_OPDS}, json_each(o.value, '$.program') p, json_each(p.value, '$.kegiatan') k {IS_IMPOR}",
    batasan=(_refers("peristiwa, opd", "opd", "peristiwa, kode"),),
)

SUB_KEGIATAN = SqlTable(
    "sub_kegiatan",
    IMPORTS,
    ("peristiwa", "opd", "program", "kegiatan", "urutan"),
    "Sub-kegiatan sebuah kegiatan.",
    (
        *(*_OF_PROGRAM, whole("kegiatan", "k.key", "urutan kegiatannya"), whole("urutan", "s.key")),
        *columns(fields_of(SubKegiatan), "s.value", arti=_RUPIAH),
    ),
    f"{_OPDS}, json_each(o.value, '$.program') p, json_each(p.value, '$.kegiatan') k, "
    f"json_each(k.value, '$.sub_kegiatan') s {IS_IMPOR}",
    batasan=(_refers("peristiwa, opd, program, kegiatan", "kegiatan", "peristiwa, opd, program, urutan"),),
)

_OWN = columns(fields_of(Kontrak), "s.kontrak", arti={"kode": "PUPR, atau PUPR.BM untuk bidang"})

KONTRAK = SqlTable(
    "kontrak",
    IMPORTS,
    ("peristiwa", "kode"),
    "Kontrak kepala OPD (urutan 0) atau kepala bidang. Satu versi (ke) bisa ditulis ulang bila namanya saja berubah.",
    (
        *(whole("peristiwa", "s.peristiwa"), _OWN[0], _YEAR, text("opd", "s.opd"), whole("urutan", "s.urutan")),
        *_OWN[1:],
        *columns(
            fields_of(Perubahan), "s.kontrak", arti={"ke": "0: induk; n: perubahan ke-n", "berlaku": "mulai bulan ini"}
        ),
    ),
    "sumber s JOIN {riwayat} r ON r.nomor = s.peristiwa",
    _CONTRACTS,
    (_refers("peristiwa, opd", "opd", "peristiwa, kode"),),
    ("CREATE INDEX kontrak_tahun ON kontrak (tahun, opd, kode, peristiwa)",),
)

KEPALA = SqlTable(
    "kepala",
    IMPORTS,
    ("peristiwa", "kontrak"),
    "Pejabat yang menandatangani kontrak itu.",
    (
        *(whole("peristiwa", "peristiwa"), text("kontrak", "json_extract(kontrak, '$.kode')")),
        *columns(fields_of(Kepala), "kontrak", "$.kepala", {"sejak": "mulai menjabat"}),
    ),
    "sumber",
    _CONTRACTS,
    (_refers("peristiwa, kontrak", "kontrak", "peristiwa, kode"),),
)

INDIKATOR = SqlTable(
    "indikator",
    IMPORTS,
    ("peristiwa", "kontrak", "urutan"),
    "Satu janji berupa angka. Nilai ditulis sebagai teks baku (72.5, 80..90, ya, WTP), persis seperti dicatat.",
    (
        *(whole("peristiwa", "s.peristiwa"), text("kontrak", "json_extract(s.kontrak, '$.kode')")),
        whole("urutan", "i.key"),
        *columns(fields_of(Indikator), "i.value", arti=_RUPIAH),
    ),
    _INDIKATORS,
    _CONTRACTS,
    ("UNIQUE (peristiwa, kode)", _refers("peristiwa, kontrak", "kontrak", "peristiwa, kode")),
)

_OF_INDIKATOR = (whole("peristiwa", "s.peristiwa"), text("indikator", "json_extract(i.value, '$.kode')"))
_HAS_INDIKATOR = _refers("peristiwa, indikator", "indikator", "peristiwa, kode")

RENCANA = SqlTable(
    "rencana",
    IMPORTS,
    ("peristiwa", "indikator", "bulan"),
    "Rencana per bulan: tambahan bulan itu (akumulasi) atau nilai pada akhir bulan (yang lain).",
    (*_OF_INDIKATOR, SqlColumn("bulan", Kind("Month"), "b.key + 1"), SqlColumn("nilai", Kind("Value"), "b.value")),
    f"{_INDIKATORS}, json_each(i.value, '$.rencana') b WHERE b.value IS NOT NULL",
    _CONTRACTS,
    (_HAS_INDIKATOR,),
)

PEKERJAAN = SqlTable(
    "pekerjaan",
    IMPORTS,
    ("peristiwa", "indikator", "urutan"),
    "Buku kerja: pekerjaan dengan volume dan bulan jatuh temponya sendiri.",
    (*_OF_INDIKATOR, whole("urutan", "p.key"), *columns(fields_of(Pekerjaan), "p.value", arti=_RUPIAH)),
    f"{_INDIKATORS}, json_each(i.value, '$.pekerjaan') p",
    _CONTRACTS,
    (_HAS_INDIKATOR,),
)

HASIL_LALU = SqlTable(
    "hasil_lalu",
    IMPORTS,
    ("peristiwa", "indikator", "tahun"),
    "Hasil sebuah indikator pada tahun-tahun sebelum kontraknya, dari riwayat dalam berkas kontrak.",
    (*_OF_INDIKATOR, *columns(fields_of(Hasil), "h.value")),
    f"{_INDIKATORS}, json_each(i.value, '$.riwayat') h",
    _CONTRACTS,
    (_HAS_INDIKATOR,),
)

PEMBANDING = SqlTable(
    "pembanding",
    IMPORTS,
    ("peristiwa", "indikator", "urutan"),
    "Capaian pihak lain dalam ukuran yang sama, dengan sumbernya.",
    (*_OF_INDIKATOR, whole("urutan", "b.key"), *columns(fields_of(Pembanding), "b.value")),
    f"{_INDIKATORS}, json_each(i.value, '$.pembanding') b",
    _CONTRACTS,
    (_HAS_INDIKATOR,),
)

CONTRACTS = (
    *(OPD, OPD_ALIAS, PROGRAM, KEGIATAN, SUB_KEGIATAN),
    *(KONTRAK, KEPALA, INDIKATOR, RENCANA, PEKERJAAN, HASIL_LALU, PEMBANDING),
)
"""In an order in which a table comes after those that it refers to."""
