"""Every kind of act that a secretariat does in a year, on the contracts of ``office``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.workplace import Workplace

ACTS = (
    ("catat", "PUPR.JALAN", "7", "--bulan", "apr", "--anggaran", "12000000", "--kendala", "hujan"),
    ("catat", "PUPR.PAKET", "5", "--bulan", "mar", "--tindak-lanjut", "lelang ulang", "--pic", "Kabid"),
    ("catat", "PUPR.JEMBATAN.A", "60", "--bulan", "mar"),
    ("catat", "PUPR.GIS", "ya", "--bulan", "mei"),
    ("catat", "PUPR.SAKIP", "B", "--bulan", "agu"),
    ("catat", "DINKES.STUNTING", "18,25", "--bulan", "jun"),
    ("catat", "DINKES.INFLASI", "-1,5", "--bulan", "jun"),
    ("catat", "PUPR.JALAN", "9", "--bulan", "apr", "--koreksi", "--alasan", "salah ketik"),
    ("verifikasi", "PUPR.JALAN", "--bulan", "apr", "--realisasi", "3", "--catatan", "diukur ulang"),
    ("verifikasi", "DINKES.STUNTING", "--bulan", "jun", "--tolak", "--catatan", "tanpa bukti"),
    ("batalkan", "PUPR.GIS", "--bulan", "mei", "--alasan", "keliru"),
    ("tangguhkan", "PUPR.SAKIP", "--bulan", "agu", "--dasar", "005/12", "--alasan", "terbit tahun depan"),
    ("tangguhkan", "PUPR.SAKIP", "--bulan", "nov", "--dasar", "005/13", "--alasan", "sudah terbit", "--cabut"),
    ("integritas", "PUPR", "--dasar", "X/1", "--tanggal", "2022-08-05", "--uraian", "gratifikasi"),
    ("tindak-lanjut", "tambah", "PUPR", "percepat lelang", "--bulan", "jun"),
    ("kunci", "--bulan", "jan"),
    ("kunci", "--bulan", "feb"),
    ("buka", "--bulan", "feb", "--alasan", "laporan susulan"),
    ("impor", "--berlaku", "des", "--alasan", "refocusing", "--nomor", "188/99"),
    (
        "arsip",
        "contracts.yaml",
        "--jenis",
        "perjanjian",
        "--opd",
        "PUPR",
        "--nomor",
        "188/12",
        "--tanggal",
        "2022-02-17",
    ),
    ("arsip", "contracts.yaml", "--jenis", "perubahan", "--opd", "PUPR", "--nomor", "188/99"),
    ("arsip", "contracts.yaml", "--jenis", "notulen", "--bulan", "jun"),
    ("arsip", "contracts.yaml", "--jenis", "notulen", "--bulan", "jun", "--cabut", "--alasan", "salah pindai"),
)


def record_all(office: Workplace) -> Iterator[tuple[str, ...]]:
    """Do each of ACTS, and yield it."""
    for act in ACTS:
        if act[0] == "impor":
            office.change("des: 72.5}}", "des: 75}}")
            office.change("target: 72.5", "target: 75")
        office.do(*act)
        yield act


def record_everything(office: Workplace) -> None:
    """Do all of ACTS, and add what they leave empty: evidence, and a follow-up that was done."""
    (office.folder / "foto.txt").write_text("ruas A", encoding="utf-8")
    for _ in record_all(office):
        pass
    office.do("catat", "PUPR.MANTAP", "70", "--bulan", "jun", "--bukti", "foto.txt")
    number = office.do("tindak-lanjut", "daftar", "--json").json["tindak_lanjut"][0]["nomor"]
    office.do("tindak-lanjut", "selesai", str(number), "--keterangan", "lelang diulang")
