"""What follows from the records but is no replay: what the scoring made of each month, and fingerprints (SPEC §4)."""

from __future__ import annotations

from kontrak.model.fields import Kind
from kontrak.store.kinds import sql_of
from kontrak.store.summary_rows import FIELDS
from kontrak.store.table import Column, create_table

_MEANINGS = {
    "bidang": "0: kontrak OPD, 1: kontrak bidang",
    "peristiwa": "peristiwa terakhir yang menyangkut OPD itu",
    "versi": "versi cara menghitung",
    "jabatan": "kepala yang menjabat pada akhir bulan",
    "ditangguhkan": "kode yang ditangguhkan",
    "prioritas": "prioritas yang dipikul kontrak",
    "laporan_wajib": "laporan yang wajib untuk bulan itu saja",
    "laporan_masuk": "di antaranya yang sudah ada",
    "jumlah_berikut": "komitmen yang jatuh tempo bulan berikutnya",
    "jumlah_berikut_baru": "di antaranya yang pertama kali",
    "runtun": "runtun bulan meleset terpanjang dalam masa jabatan kepala",
    "berikut": "JSON: yang terpenting di antara jumlah_berikut",
    "bagian": "JSON: sumbangan ke rerata tiap prioritas",
    "meleset": "JSON: komitmen yang meleset",
    "sidik": "cek jumlah (CRC-32) baris ini tanpa peristiwa",
}

_REFERS = {"peristiwa": "REFERENCES riwayat (nomor)"}


def _loose(kind: Kind) -> Kind:
    """The kind without a condition on texts: what the scoring says is stored as it is."""
    return Kind("str", kosong=kind.kosong) if sql_of(kind)[0] == "TEXT" else kind


SUMMARIES = create_table(
    "ringkasan",
    "Hasil hitungan tiap kontrak dan bulan, supaya tidak dihitung ulang pada setiap perintah. Bukan catatan: boleh\n"
    'dihapus dan ditulis ulang kapan saja; "kontrak segel" menghitungnya kembali dan membandingkannya.',
    [
        Column(
            name, _loose(kind), "", _MEANINGS.get(name, ""), "REFERENCES riwayat (nomor)" if name == "peristiwa" else ""
        )
        for name, kind in FIELDS.items()
    ],
    ("PRIMARY KEY (tahun, bulan, bidang, kode)",),
)

SUMMARY_INDEX = "CREATE INDEX ringkasan_peristiwa ON ringkasan (peristiwa)"

FINGERPRINTS = """\
CREATE TABLE sidik (
  -- Cek jumlah (CRC-32) isi tabel lain, dicocokkan sebelum isinya dipakai, supaya berkas yang rusak ketahuan; yang
  -- berlaku ialah yang terakhir. Bukan penjaga terhadap orang; untuk itu ada segel.
  nomor INTEGER PRIMARY KEY,
  peristiwa INTEGER NOT NULL REFERENCES riwayat (nomor),  -- peristiwa terakhir saat dihitung
  tahun INTEGER NOT NULL,           -- 0: peristiwa terakhir dan daftar tahun
  bagian TEXT NOT NULL,             -- kode OPD; kosong: tajuk, aturan, kunci, dan tindak lanjut tahun itu
  sidik INTEGER NOT NULL
) STRICT"""

FINGERPRINT_INDEX = "CREATE INDEX sidik_bagian ON sidik (tahun, bagian, nomor)"
