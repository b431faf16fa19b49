"""The shape of contracts.yaml as pydantic types: which keys there are, which are mandatory, what form they take.

Only the shape is typed here, and scalars are text: what a number, a month or a plan means is read by ``leaves`` and
``plan``, whose messages name one mistake once. The docstrings of the types and the descriptions of the keys are
Indonesian: an editor shows them while someone types. This module costs 90 ms to load; ``shape`` imports it on use.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (  # noqa: TID253 - this module itself is imported only inside functions
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from kontrak.contracts.reader import PERIKSA
from kontrak.months import SHORT, month_name

KODE = r"^[A-Z0-9][A-Z0-9-]{0,29}$"
"""The form of every code (SPEC §2)."""

_NUMBER: dict[str, Any] = {"type": ["number", "string"]}
_RANGE: dict[str, Any] = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
_VALUE: dict[str, Any] = {"anyOf": [{"type": ["number", "string", "boolean"]}, _RANGE]}
_PLANNED: dict[str, Any] = {"anyOf": [*_VALUE["anyOf"], {"type": "null"}]}
_MONTHLY: dict[str, Any] = {
    short: {"description": f"Rencana bulan {month_name(number)}", **_PLANNED} for number, short in enumerate(SHORT, 1)
}
_RENCANA: dict[str, Any] = {
    "anyOf": [
        {"type": "object", "properties": _MONTHLY, "additionalProperties": False},
        {
            "type": "object",
            "properties": {
                "triwulan": {
                    "description": "Rencana empat triwulan, jatuh tempo Maret, Juni, September, dan Desember",
                    "type": "array",
                    "items": _PLANNED,
                    "minItems": 4,
                    "maxItems": 4,
                }
            },
            "required": ["triwulan"],
            "additionalProperties": False,
        },
        {"type": "array", "items": _PLANNED, "minItems": 12, "maxItems": 12},
        {"type": "null"},
    ]
}
_TARGET_OR_WORKS: dict[str, Any] = {"anyOf": [{"required": ["target"]}, {"required": ["pekerjaan"]}]}

Kode = Annotated[str, StringConstraints(pattern=KODE)]
Isi = Annotated[str, WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"})]
Teks = Annotated[str, WithJsonSchema({"type": ["string", "number"]})]
Angka = Annotated[str, WithJsonSchema(_NUMBER)]
Rupiah = Annotated[str, WithJsonSchema({"type": ["integer", "string"]})]
Bulan = Annotated[
    str, WithJsonSchema({"anyOf": [{"enum": list(SHORT)}, {"type": "integer", "minimum": 1, "maximum": 12}]})
]
Tanggal = Annotated[str, WithJsonSchema({"type": "string", "examples": ["2022-02-17"]})]
YaTidak = Annotated[str, WithJsonSchema({"enum": ["ya", "tidak", True, False]})]
Nilai = Annotated[Any, WithJsonSchema(_VALUE)]
Rencana = Annotated[Any, WithJsonSchema(_RENCANA)]
Tangga = Annotated[
    dict[str, Isi],
    WithJsonSchema(
        {
            "type": "object",
            "patternProperties": {"^[1-9][0-9]*$": {"type": "string"}},
            "additionalProperties": False,
        }
    ),
]
RumusTurun = Literal["2t-r", "t/r"]
Kelompok = Literal["dinas", "badan", "sekretariat", "inspektorat", "rsud", "kecamatan", "bagian", "lainnya"]


_URUTAN = "Urutan protokoler dalam daftar hadir dan notulen; tanpa ini sesudah yang berurutan, menurut impor pertama"


class _Peta(BaseModel):
    """A mapping with fixed keys."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


def _opsional(description: str) -> Any:
    return Field(default=None, description=description)


def _wajib(description: str) -> Any:
    return Field(description=description)


class Pihak(_Peta):
    """Penanda tangan kedua: atasan yang menerima janji."""

    nama: Teks | None = _opsional("Nama lengkap")
    jabatan: Isi = _wajib("Jabatan, misalnya Bupati")


class Komponen(_Peta):
    """Bobot keempat bagian nilai akhir; jumlahnya 100, yang tidak ditulis 0."""

    capaian: Angka | None = _opsional("Bobot capaian dalam nilai akhir")
    kecepatan: Angka | None = _opsional("Bobot indeks kecepatan")
    konsistensi: Angka | None = _opsional("Bobot indeks konsistensi pelaporan")
    komitmen: Angka | None = _opsional("Bobot indeks komitmen")


class Warna(_Peta):
    """Batas bawah keempat warna, menurun."""

    biru: Angka = _wajib("Batas bawah biru")
    hijau: Angka = _wajib("Batas bawah hijau")
    kuning: Angka = _wajib("Batas bawah kuning")
    merah: Angka = _wajib("Batas bawah merah, selalu 0")


class Aturan(_Peta):
    """Aturan penilaian setahun; kunci yang tidak ditulis memakai bawaan atau isi basis data."""

    rumus_turun: RumusTurun | None = _opsional("Rumus capaian untuk arah turun: 2t-r (bawaan) atau t/r")
    batas_capaian: Angka | None = _opsional("Batas capaian dalam rata-rata, paling kecil 100; null = tanpa batas")
    ambang_terpenuhi: Angka | None = _opsional("Capaian (%) sejak komitmen dianggap terpenuhi; bawaan 100")
    ambang_kritis: Angka | None = _opsional("Capaian (%) yang di bawahnya membatasi warna pada kuning; bawaan 50")
    ambang_tangga: Angka | None = _opsional(
        "Capaian (%) yang di bawahnya satu bulan meleset menambah tangga, paling besar ambang_terpenuhi; "
        "null (bawaan) = setiap bulan meleset"
    )
    belum_lapor: Literal["nol", "nilai_terakhir"] | None = _opsional("Nilai indikator yang belum lapor; bawaan nol")
    batas_lapor: Angka | None = _opsional("Tanggal batas lapor pada bulan berikutnya, 1 sampai 28; bawaan 10")
    masa_temuan: Angka | None = _opsional(
        "Berapa bulan temuan integritas menutup daftar penghargaan, sejak bulan tanggalnya, 0 sampai 120; bawaan 12"
    )
    komponen: Komponen | None = _opsional("Bobot keempat bagian nilai akhir; jumlahnya 100")
    predikat: dict[str, Angka] | None = _opsional("Predikat dan batas bawahnya, dari yang tertinggi; terakhir 0")
    warna: Warna | None = _opsional("Batas bawah tiap warna, dari yang tertinggi; merah 0")
    tangga: Tangga | None = _opsional("Lama meleset berturut-turut (bulan) dan langkah yang diusulkan")
    skala: dict[str, dict[str, Angka]] | None = _opsional("Skala bernama untuk arah predikat: skor tiap predikat")
    acuan: Teks | None = _opsional("Peraturan yang menjadi acuan")


class Pengampu(_Peta):
    """Asisten atau staf ahli yang mengampu sekelompok OPD."""

    jabatan: Isi = _wajib("Jabatan asisten atau staf ahli")
    nama: Teks | None = _opsional("Nama lengkap")
    urutan: Angka | None = _opsional(_URUTAN)


class Kepala(_Peta):
    """Kepala OPD atau bidang."""

    jabatan: Isi = _wajib("Jabatan kepala")
    nama: Teks | None = _opsional("Nama lengkap")
    nip: Teks | None = _opsional("NIP")
    pangkat: Teks | None = _opsional("Pangkat dan golongan")
    status: Literal["definitif", "plt", "plh", "pj"] | None = _opsional("Status jabatan; bawaan definitif")
    sejak: Tanggal | None = _opsional("Menjabat sejak tanggal ini")


class Kontrak(_Peta):
    """Kontrak yang ditandatangani."""

    nomor: Teks | None = _opsional("Nomor kontrak")
    tanggal: Tanggal | None = _opsional("Tanggal penandatanganan; sesudah diisi, target hanya berubah lewat perubahan")
    pakta_integritas: YaTidak | None = _opsional("Apakah kontrak memuat pakta integritas")
    kesediaan_mundur: YaTidak | None = _opsional("Apakah kontrak memuat pernyataan kesediaan mundur")


class Program(_Peta):
    """Program anggaran OPD."""

    nama: Isi = _wajib("Nama program")
    pagu: Rupiah | None = _opsional("Pagu program, rupiah utuh")
    kode_resmi: Teks | None = _opsional("Kode program menurut penganggaran, misalnya 1.03.02")


class Pekerjaan(_Peta):
    """Satu hasil kerja dengan volume dan bulan jatuh temponya sendiri."""

    nama: Isi = _wajib("Nama pekerjaan")
    volume: Angka = _wajib("Volume dalam satuan indikatornya, di atas 0")
    jatuh_tempo: Bulan = _wajib("Bulan selesai")
    pagu: Rupiah | None = _opsional("Pagu pekerjaan, rupiah utuh")


class Rilis(_Peta):
    """Angka yang diterbitkan pihak luar sekali setahun."""

    bulan: Bulan = _wajib("Bulan terbit")
    tahun: Literal["ini", "berikut"] | None = _opsional("Terbit pada tahun kontrak (ini, bawaan) atau tahun berikutnya")
    penerbit: Isi = _wajib("Yang menerbitkan, misalnya BPK")


class Indikator(_Peta):
    """Satu janji dalam angka."""

    model_config = ConfigDict(json_schema_extra=_TARGET_OR_WORKS)

    nama: Isi = _wajib("Nama indikator")
    satuan: Isi = _wajib("Satuan; persen atau % untuk persentase")
    sifat: Literal["akumulasi", "posisi", "rata_rata"] = _wajib(
        "Cara bulan-bulan digabung: akumulasi (dijumlahkan), posisi (nilai terakhir), rata_rata"
    )
    arah: Literal["naik", "turun", "rentang", "biner", "predikat"] = _wajib(
        "Realisasi mana yang lebih baik: naik (makin besar), turun (makin kecil), rentang (di antara dua batas), "
        "biner (sudah atau belum), predikat (huruf dari sebuah skala)"
    )
    target: Nilai | None = _opsional("Target setahun: angka, rentang [bawah, atas], ya, atau predikat dari skala")
    tahun_lalu: Nilai | None = _opsional("Realisasi tahun lalu")
    bobot: Angka | None = _opsional("Bobot; semua indikator kontrak diberi bobot berjumlah 100, atau tidak satu pun")
    rencana: Rencana | None = _opsional(
        "Rencana per bulan, daftar dua belas, atau triwulan: [a, b, c, d]. "
        "Akumulasi: tambahan bulan itu; lainnya: nilai pada akhir bulan"
    )
    jatuh_tempo: Bulan | None = _opsional("Bulan jatuh tempo seluruh target; bawaan des")
    rilis: Rilis | None = _opsional("Pengganti rencana bagi angka yang diterbitkan pihak luar; hanya sifat posisi")
    pekerjaan: dict[Kode, Pekerjaan] | None = _opsional("Pekerjaan dengan volume dan bulan jatuh temponya sendiri")
    sasaran: Teks | None = _opsional("Sasaran")
    prioritas: Teks | None = _opsional("Kode prioritas yang didukung")
    program: Teks | None = _opsional("Kode program OPD")
    rumus_turun: RumusTurun | None = _opsional("Rumus sendiri untuk arah turun")
    skala: Teks | None = _opsional("Nama skala, untuk arah predikat")
    pagu: Rupiah | None = _opsional("Pagu indikator, rupiah utuh")
    mendukung: Teks | None = _opsional("Kode indikator OPD yang didukung indikator bidang ini")
    kode_resmi: Teks | None = _opsional("Kode resmi, misalnya 1.03.02.2.01; diterima di baris perintah dan CSV")


class Bidang(_Peta):
    """Bidang OPD dengan kontraknya sendiri."""

    nama: Isi = _wajib("Nama bidang")
    kepala: Kepala = _wajib("Kepala bidang")
    kontrak: Kontrak | None = _opsional("Kontrak bidang; tanpa ini memakai nomor dan tanggal kontrak OPD")
    indikator: dict[Kode, Indikator] | None = _opsional("Indikator menurut kodenya")


class Opd(_Peta):
    """Satu OPD dengan kontraknya."""

    nama: Isi = _wajib("Nama lengkap OPD")
    kelompok: Kelompok = _wajib("Kelompok OPD")
    alias: list[Isi] | None = _opsional("Sebutan lain, misalnya [DPUPR]")
    pengampu: Teks | None = _opsional("Kode pengampu")
    urutan: Angka | None = _opsional(_URUTAN)
    kepala: Kepala = _wajib("Kepala OPD")
    kontrak: Kontrak | None = _opsional("Kontrak yang ditandatangani")
    program: dict[Kode, Program] | None = _opsional("Program menurut kodenya")
    indikator: dict[Kode, Indikator] | None = _opsional("Indikator menurut kodenya")
    bidang: dict[Kode, Bidang] | None = _opsional("Bidang menurut kodenya; masing-masing kontrak tersendiri")


class Berkas(_Peta):
    """Kontrak kinerja satu tahun."""

    versi: Annotated[str, WithJsonSchema({"const": 1})] | None = _opsional("Versi susunan berkas: 1")
    tahun: Annotated[str, WithJsonSchema({"type": "integer"})] | None = _opsional("Tahun kontrak")
    daerah: Teks | None = _opsional("Nama daerah, misalnya Kabupaten Pamekasan")
    pihak_kedua: Pihak | None = _opsional("Pihak kedua setiap kontrak OPD: kepala daerah")
    aturan: Aturan | None = _opsional("Aturan penilaian; setiap kunci boleh tidak ditulis")
    prioritas: dict[Kode, Isi] | None = _opsional("Prioritas kepala daerah: kode dan nama")
    pengampu: dict[Kode, Pengampu] | None = _opsional("Asisten dan staf ahli menurut kodenya")
    opd: dict[Kode, Opd] | None = _opsional("OPD menurut kodenya")


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
