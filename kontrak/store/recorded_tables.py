"""Tables of what was recorded: reports, checks, suspensions, locks, findings, follow-ups (SPEC §4).

What a row holds follows from the record of the event (``store.contents``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.fields import Kind, fields_of
from kontrak.model.recorded import Bukti
from kontrak.store.contents import KINDS_OF_EVENT
from kontrak.store.table import SqlColumn, SqlTable, columns, text, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEANINGS = {
    "laporan": {
        "kode": "indikator atau pekerjaan",
        "realisasi": "teks baku, persis seperti dicatat; kosong: bukan laporan",
        "pecahan": "36743/39834, bila diketik sebagai pecahan",
        "anggaran": "belanja bulan itu, rupiah",
        "alasan": "alasan koreksi",
    },
    "verifikasi": {"realisasi": "nilai menurut pemeriksa, bila diubah"},
    "arsip": {
        "ke": "perubahan ke berapa dari kontraknya",
        "nomor": "nomor surat",
        "tanggal": "tanggal surat",
        "segel": "segel yang tercetak pada suratnya",
        "jalur": "jalur berkas dari folder berkas data ini",
        "ukuran": "bita",
    },
    "arsip_cabut": {"arsip": "peristiwa arsipnya"},
}


def _recorded(
    nama: str,
    jenis: tuple[str, ...],
    arti: str,
    indeks: str,
    merujuk: Mapping[str, str] | None = None,
) -> SqlTable:
    """The table of the events of some kinds of one record, a row each; ``tindakan`` tells two kinds apart.

    ``indeks`` are the columns of its index, which is called after the second, else the only one; ``merujuk`` says to
    which row a column refers.
    """
    record: type[tuple[Any, ...]] = KINDS_OF_EVENT[jenis[-1]]
    refers = merujuk or {}
    own = columns(fields_of(record), "isi", arti=_MEANINGS.get(nama))
    called = indeks.split(", ")[:2][-1]
    deed = [text("tindakan", "jenis")._replace(batasan=f"CHECK (tindakan IN ({_quoted(jenis)}))")]
    return SqlTable(
        nama,
        jenis,
        ("peristiwa",),
        arti,
        (
            whole("peristiwa", "nomor", batasan="PRIMARY KEY REFERENCES riwayat (nomor)"),
            *(deed if len(jenis) > 1 else ()),
            *(column._replace(batasan=refers.get(column.nama, "")) for column in own),
        ),
        f"{{riwayat}} WHERE jenis IN ({_quoted(jenis)})",
        indeks=(f"CREATE INDEX {nama}_{called} ON {nama} ({indeks})",),
    )


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_REPORTS = ("catat", "koreksi")
_LAPORAN: tuple[SqlColumn, ...] = columns(fields_of(KINDS_OF_EVENT["catat"]), "isi", arti=_MEANINGS["laporan"])

LAPORAN = SqlTable(
    "laporan",
    _REPORTS,
    ("peristiwa",),
    "Setiap pencatatan laporan; barisnya lengkap, bukan selisih. Yang berlaku per (kode, bulan) ialah yang terakhir\n"
    "dan tidak dibatalkan sesudahnya.",
    (*_LAPORAN[:3], whole("peristiwa", "nomor", batasan="UNIQUE REFERENCES riwayat (nomor)"), *_LAPORAN[3:]),
    f"{{riwayat}} WHERE jenis IN ({_quoted(_REPORTS)})",
    batasan=("PRIMARY KEY (tahun, kode, bulan, peristiwa)",),
)

BUKTI = SqlTable(
    "bukti",
    _REPORTS,
    ("peristiwa", "urutan"),
    "Bukti sebuah laporan: tautan (tanpa sha256) atau berkas.",
    (
        whole("peristiwa", "r.nomor", batasan="REFERENCES laporan (peristiwa)"),
        whole("urutan", "b.key"),
        *columns(
            fields_of(Bukti),
            "b.value",
            arti={"jalur": "tautan, atau jalur berkas dari folder berkas data ini", "ukuran": "bita"},
        ),
    ),
    f"{{riwayat}} r, json_each(r.isi, '$.bukti') b WHERE r.jenis IN ({_quoted(_REPORTS)})",
)

PEMBATALAN = _recorded(
    "pembatalan", ("batal",), "Membatalkan semua laporan (kode, bulan) yang dicatat sebelumnya.", "tahun, kode, bulan"
)
VERIFIKASI = _recorded(
    "verifikasi",
    ("verifikasi",),
    "Pemeriksaan satu laporan oleh pengampu; koreksi atau pembatalan laporan itu mengakhirinya.",
    "tahun, kode, bulan",
    {"laporan": "REFERENCES laporan (peristiwa)"},
)
PENANGGUHAN = _recorded(
    "penangguhan",
    ("tangguh", "cabut"),
    "Menangguhkan komitmen mulai suatu bulan, atau mencabut penangguhannya mulai suatu bulan.",
    "tahun, kode",
)
PENGUNCIAN = _recorded(
    "penguncian", ("kunci", "buka"), "Mengunci satu bulan setelah rapat, atau membukanya lagi.", "tahun, bulan"
)

NILAI_RESMI = SqlTable(
    "nilai_resmi",
    ("kunci",),
    ("peristiwa", "kontrak"),
    "Nilai akhir setiap kontrak pada saat bulannya dikunci; kosong: belum ada yang jatuh tempo.",
    (
        whole("peristiwa", "r.nomor", batasan="REFERENCES penguncian (peristiwa)"),
        text("kontrak", "n.key"),
        SqlColumn("nilai", Kind("Score", kosong=True), "n.value"),
    ),
    "{riwayat} r, json_each(r.isi, '$.nilai_resmi') n WHERE r.jenis = 'kunci'",
)

INTEGRITAS = _recorded(
    "integritas", ("integritas",), "Temuan integritas yang sudah final terhadap kepala OPD.", "tahun, opd"
)
TINDAK_LANJUT = _recorded(
    "tindak_lanjut",
    ("tindak_lanjut",),
    "Tindak lanjut rapat evaluasi; nomornya ialah nomor peristiwanya.",
    "tahun, opd",
)
TINDAK_LANJUT_SELESAI = _recorded(
    "tindak_lanjut_selesai",
    ("tindak_lanjut_selesai",),
    "Penyelesaian sebuah tindak lanjut.",
    "nomor",
    {"nomor": "REFERENCES tindak_lanjut (peristiwa)"},
)
ARSIP = _recorded("arsip", ("arsip",), "Kertas bertanda tangan yang diarsipkan, dengan sidik berkasnya.", "tahun, opd")
ARSIP_CABUT = _recorded(
    "arsip_cabut",
    ("arsip_cabut",),
    "Arsip yang ditarik kembali.",
    "arsip",
    {"arsip": "REFERENCES arsip (peristiwa)"},
)

RECORDED = (
    *(LAPORAN, BUKTI, PEMBATALAN, VERIFIKASI, PENANGGUHAN, PENGUNCIAN, NILAI_RESMI),
    *(INTEGRITAS, TINDAK_LANJUT, TINDAK_LANJUT_SELESAI, ARSIP, ARSIP_CABUT),
)
"""In an order in which a table comes after those that it refers to."""
