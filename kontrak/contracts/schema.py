"""The shape of contracts.yaml as pydantic types: which keys there are, which are mandatory, what form they take.

Only the shape is typed here, and scalars are text: what a number, a month or a plan means is read by ``leaves`` and
``plan``, whose messages name one mistake once. The docstrings of the types and the descriptions of the keys are
Indonesian: an editor shows them while someone types. This module costs 90 ms to load; ``shape`` imports it on use.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict  # noqa: TID253 - this module itself is imported only inside functions

from kontrak.contracts.reader import PERIKSA
from kontrak.contracts.schema_forms import (
    TARGET_OR_WORKS,
    Angka,
    Bulan,
    Isi,
    Kelompok,
    Kode,
    KodeCiri,
    Nilai,
    Peta,
    Rencana,
    Riwayat,
    RumusTurun,
    Rupiah,
    Tahun,
    Tangga,
    Tanggal,
    Teks,
    Versi,
    YaTidak,
    opsional,
    wajib,
)

_URUTAN = "Urutan protokoler dalam daftar hadir dan notulen; tanpa ini sesudah yang berurutan, menurut impor pertama"


class Pihak(Peta):
    """Penanda tangan kedua: atasan yang menerima janji."""

    nama: Teks | None = opsional("Nama lengkap")
    jabatan: Isi = wajib("Jabatan, misalnya Bupati")


class Komponen(Peta):
    """Bobot keempat bagian nilai akhir; jumlahnya 100, yang tidak ditulis 0."""

    capaian: Angka | None = opsional("Bobot capaian dalam nilai akhir")
    kecepatan: Angka | None = opsional("Bobot indeks kecepatan")
    konsistensi: Angka | None = opsional("Bobot indeks konsistensi pelaporan")
    komitmen: Angka | None = opsional("Bobot indeks komitmen")


class Warna(Peta):
    """Batas bawah keempat warna, menurun."""

    biru: Angka = wajib("Batas bawah biru")
    hijau: Angka = wajib("Batas bawah hijau")
    kuning: Angka = wajib("Batas bawah kuning")
    merah: Angka = wajib("Batas bawah merah, selalu 0")


class Aturan(Peta):
    """Aturan penilaian setahun; kunci yang tidak ditulis memakai bawaan atau isi basis data."""

    rumus_turun: RumusTurun | None = opsional("Rumus capaian untuk arah turun: 2t-r (bawaan) atau t/r")
    batas_capaian: Angka | None = opsional("Batas capaian dalam rata-rata, paling kecil 100; null = tanpa batas")
    ambang_terpenuhi: Angka | None = opsional("Capaian (%) sejak komitmen dianggap terpenuhi; bawaan 100")
    ambang_kritis: Angka | None = opsional("Capaian (%) yang di bawahnya membatasi warna pada kuning; bawaan 50")
    ambang_tangga: Angka | None = opsional(
        "Capaian (%) yang di bawahnya satu bulan meleset menambah tangga, paling besar ambang_terpenuhi; "
        "null (bawaan) = setiap bulan meleset"
    )
    belum_lapor: Literal["nol", "nilai_terakhir"] | None = opsional("Nilai indikator yang belum lapor; bawaan nol")
    batas_lapor: Angka | None = opsional("Tanggal batas lapor pada bulan berikutnya, 1 sampai 28; bawaan 10")
    masa_temuan: Angka | None = opsional(
        "Berapa bulan temuan integritas menutup daftar penghargaan, sejak bulan tanggalnya, 0 sampai 120; bawaan 12"
    )
    komponen: Komponen | None = opsional("Bobot keempat bagian nilai akhir; jumlahnya 100")
    predikat: dict[str, Angka] | None = opsional("Predikat dan batas bawahnya, dari yang tertinggi; terakhir 0")
    warna: Warna | None = opsional("Batas bawah tiap warna, dari yang tertinggi; merah 0")
    tangga: Tangga | None = opsional("Lama meleset berturut-turut (bulan) dan langkah yang diusulkan")
    skala: dict[str, dict[str, Angka]] | None = opsional("Skala bernama untuk arah predikat: skor tiap predikat")
    acuan: Teks | None = opsional("Peraturan yang menjadi acuan")


class Pengampu(Peta):
    """Asisten atau staf ahli yang mengampu sekelompok OPD."""

    jabatan: Isi = wajib("Jabatan asisten atau staf ahli")
    nama: Teks | None = opsional("Nama lengkap")
    urutan: Angka | None = opsional(_URUTAN)


class Kepala(Peta):
    """Kepala OPD atau bidang."""

    jabatan: Isi = wajib("Jabatan kepala")
    nama: Teks | None = opsional("Nama lengkap")
    nip: Teks | None = opsional("NIP")
    pangkat: Teks | None = opsional("Pangkat dan golongan")
    status: Literal["definitif", "plt", "plh", "pj"] | None = opsional("Status jabatan; bawaan definitif")
    sejak: Tanggal | None = opsional("Menjabat sejak tanggal ini")


class Kontrak(Peta):
    """Kontrak yang ditandatangani."""

    nomor: Teks | None = opsional("Nomor kontrak")
    tanggal: Tanggal | None = opsional("Tanggal penandatanganan; sesudah diisi, target hanya berubah lewat perubahan")
    pakta_integritas: YaTidak | None = opsional("Apakah kontrak memuat pakta integritas")
    kesediaan_mundur: YaTidak | None = opsional("Apakah kontrak memuat pernyataan kesediaan mundur")


class SubKegiatan(Peta):
    """Sub-kegiatan sebuah kegiatan."""

    kode_resmi: Teks | None = opsional("Kode sub-kegiatan menurut penganggaran, misalnya 1.03.02.2.01.0001")
    nama: Isi = wajib("Nama sub-kegiatan")
    pagu: Rupiah | None = opsional("Pagu sub-kegiatan, rupiah utuh")


class Kegiatan(Peta):
    """Kegiatan sebuah program; pagunya tidak dihitung di mana pun."""

    kode_resmi: Teks | None = opsional("Kode kegiatan menurut penganggaran, misalnya 1.03.02.2.01")
    nama: Isi = wajib("Nama kegiatan")
    pagu: Rupiah | None = opsional("Pagu kegiatan, rupiah utuh; jumlahnya sama dengan pagu program")
    sub_kegiatan: list[SubKegiatan] | None = opsional("Sub-kegiatan; jumlah pagunya sama dengan pagu kegiatan")


class Program(Peta):
    """Program anggaran OPD."""

    nama: Isi = wajib("Nama program")
    pagu: Rupiah | None = opsional("Pagu program, rupiah utuh")
    kode_resmi: Teks | None = opsional("Kode program menurut penganggaran, misalnya 1.03.02")
    kegiatan: list[Kegiatan] | None = opsional("Kegiatan program, masing-masing dengan kode_resmi, nama, dan pagu")


class Pekerjaan(Peta):
    """Satu hasil kerja dengan volume dan bulan jatuh temponya sendiri."""

    nama: Isi = wajib("Nama pekerjaan")
    volume: Angka = wajib("Volume dalam satuan indikatornya, di atas 0")
    jatuh_tempo: Bulan = wajib("Bulan selesai")
    pagu: Rupiah | None = opsional("Pagu pekerjaan, rupiah utuh")
    ciri: list[Isi] | None = opsional("Ciri pekerjaan ini, misalnya [inovasi]")


class Rilis(Peta):
    """Angka yang diterbitkan pihak luar sekali setahun."""

    bulan: Bulan = wajib("Bulan terbit")
    tahun: Literal["ini", "berikut"] | None = opsional("Terbit pada tahun kontrak (ini, bawaan) atau tahun berikutnya")
    penerbit: Isi = wajib("Yang menerbitkan, misalnya BPK")


class TargetAkhir(Peta):
    """Yang akan dicapai pada akhir Renstra atau RPJMD; tidak dinilai."""

    tahun: Tahun = wajib("Tahun terakhir Renstra atau RPJMD")
    nilai: Nilai = wajib("Target pada tahun itu, dalam bentuk target indikatornya")


class Pembanding(Peta):
    """Capaian pihak lain, dengan sumbernya."""

    nama: Isi = wajib("Yang dibandingkan, misalnya Provinsi Jawa Timur")
    nilai: Nilai = wajib("Angkanya, dalam bentuk realisasi indikatornya")
    tahun: Tahun | None = opsional("Tahun angka itu")
    sumber: Isi = wajib("Yang menerbitkan angka itu, misalnya BPS")


class Indikator(Peta):
    """Satu janji dalam angka."""

    model_config = ConfigDict(json_schema_extra=TARGET_OR_WORKS)

    nama: Isi = wajib("Nama indikator")
    satuan: Isi = wajib("Satuan; persen atau % untuk persentase")
    sifat: Literal["akumulasi", "posisi", "rata_rata"] = wajib(
        "Cara bulan-bulan digabung: akumulasi (dijumlahkan), posisi (nilai terakhir), rata_rata"
    )
    arah: Literal["naik", "turun", "rentang", "biner", "predikat"] = wajib(
        "Realisasi mana yang lebih baik: naik (makin besar), turun (makin kecil), rentang (di antara dua batas), "
        "biner (sudah atau belum), predikat (huruf dari sebuah skala)"
    )
    target: Nilai | None = opsional("Target setahun: angka, rentang [bawah, atas], ya, atau predikat dari skala")
    tahun_lalu: Nilai | None = opsional("Realisasi tahun lalu")
    bobot: Angka | None = opsional("Bobot; semua indikator kontrak diberi bobot berjumlah 100, atau tidak satu pun")
    rencana: Rencana | None = opsional(
        "Rencana per bulan, daftar dua belas, atau triwulan: [a, b, c, d]. "
        "Akumulasi: tambahan bulan itu; lainnya: nilai pada akhir bulan"
    )
    jatuh_tempo: Bulan | None = opsional("Bulan jatuh tempo seluruh target; bawaan des")
    rilis: Rilis | None = opsional("Pengganti rencana bagi angka yang diterbitkan pihak luar; hanya sifat posisi")
    pekerjaan: dict[Kode, Pekerjaan] | None = opsional("Pekerjaan dengan volume dan bulan jatuh temponya sendiri")
    sasaran: Teks | None = opsional("Sasaran")
    prioritas: Teks | None = opsional("Kode prioritas yang didukung")
    ciri: list[Isi] | None = opsional("Ciri indikator ini, misalnya [inovasi, layanan]")
    program: Teks | None = opsional("Kode program OPD")
    rumus_turun: RumusTurun | None = opsional("Rumus sendiri untuk arah turun")
    skala: Teks | None = opsional("Nama skala, untuk arah predikat")
    pagu: Rupiah | None = opsional("Pagu indikator, rupiah utuh")
    mendukung: Teks | None = opsional("Kode indikator OPD yang didukung indikator bidang ini")
    kode_resmi: Teks | None = opsional("Kode resmi, misalnya 1.03.02.2.01; diterima di baris perintah dan CSV")
    definisi: Teks | None = opsional("Definisi operasional")
    formula: Teks | None = opsional("Cara menghitung, dalam kata atau rumus")
    sumber_data: Teks | None = opsional("Dari mana datanya")
    penanggung_jawab_data: Teks | None = opsional("Jabatan yang menyediakan datanya")
    target_lalu: Nilai | None = opsional("Target tahun lalu")
    target_akhir: TargetAkhir | None = opsional("Target pada akhir Renstra atau RPJMD; tidak dinilai")
    riwayat: Riwayat | None = opsional("Realisasi tahun-tahun sebelumnya, misalnya {2019: 61.2, 2020: 63}")
    pembanding: list[Pembanding] | None = opsional("Capaian pihak lain, masing-masing dengan sumbernya")


class Bidang(Peta):
    """Bidang OPD dengan kontraknya sendiri."""

    nama: Isi = wajib("Nama bidang")
    kepala: Kepala = wajib("Kepala bidang")
    kontrak: Kontrak | None = opsional("Kontrak bidang; tanpa ini memakai nomor dan tanggal kontrak OPD")
    indikator: dict[Kode, Indikator] | None = opsional("Indikator menurut kodenya")


class Opd(Peta):
    """Satu OPD dengan kontraknya."""

    nama: Isi = wajib("Nama lengkap OPD")
    kelompok: Kelompok = wajib("Kelompok OPD")
    alias: list[Isi] | None = opsional("Sebutan lain, misalnya [DPUPR]")
    pengampu: Teks | None = opsional("Kode pengampu")
    urutan: Angka | None = opsional(_URUTAN)
    kepala: Kepala = wajib("Kepala OPD")
    kontrak: Kontrak | None = opsional("Kontrak yang ditandatangani")
    program: dict[Kode, Program] | None = opsional("Program menurut kodenya")
    indikator: dict[Kode, Indikator] | None = opsional("Indikator menurut kodenya")
    bidang: dict[Kode, Bidang] | None = opsional("Bidang menurut kodenya; masing-masing kontrak tersendiri")


class Berkas(Peta):
    """Kontrak kinerja satu tahun."""

    versi: Versi | None = opsional("Versi susunan berkas: 1")
    tahun: Tahun | None = opsional("Tahun kontrak")
    daerah: Teks | None = opsional("Nama daerah, misalnya Kabupaten Pamekasan")
    pihak_kedua: Pihak | None = opsional("Pihak kedua setiap kontrak OPD: kepala daerah")
    aturan: Aturan | None = opsional("Aturan penilaian; setiap kunci boleh tidak ditulis")
    prioritas: dict[Kode, Isi] | None = opsional("Prioritas kepala daerah: kode dan nama")
    ciri: dict[KodeCiri, Isi] | None = opsional("Ciri daerah sendiri yang memotong prioritas: kode dan nama")
    pengampu: dict[Kode, Pengampu] | None = opsional("Asisten dan staf ahli menurut kodenya")
    opd: dict[Kode, Opd] | None = opsional("OPD menurut kodenya")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a file (draft 7, which every editor knows), with Indonesian descriptions."""
    schema = Berkas.model_json_schema()
    _close_coded(schema)
    schema["title"] = "contracts.yaml: kontrak kinerja"
    return {"$schema": "http://json-schema.org/draft-07/schema#"} | schema


def _close_coded(part: Any) -> None:
    """Let editors flag a key that is no code, and ``PERIKSA``; drop titles of class names, and nulls as defaults."""
    if isinstance(part, list):
        for item in part:
            _close_coded(item)
    elif isinstance(part, dict):
        if "patternProperties" in part:
            part["additionalProperties"] = False
        if "string" in part.get("type", "") and "enum" not in part:
            part["not"] = {"const": PERIKSA}
        for noise in ("title", "default"):
            if not isinstance(part.get(noise), dict):
                part.pop(noise, None)
        for item in part.values():
            _close_coded(item)
