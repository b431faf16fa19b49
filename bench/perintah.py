"""What staff run: every command of SPEC §5 that reads or writes, with the target of its cost against the floor."""

from __future__ import annotations

from typing import NamedTuple


class Perintah(NamedTuple):
    """A command line; ``{opd}`` and ``{kode}`` stand for an OPD and a code of the data set, ``{luar}`` for a folder.

    ``target`` is its cost against the floor in a regency, piped, ``layar`` the same on a terminal (None: not measured
    there). ``menulis`` says that it works on a copy of the file, made anew before each run; ``berat`` that few rounds
    must do.
    """

    kata: str
    target: float | None = None
    layar: float | None = None
    menulis: bool = False
    berat: bool = False


BACA = (
    Perintah("status --bulan 12", 1.15, 1.6),
    Perintah("nilai --bulan 12", 1.15, 1.6),
    Perintah("peringkat --bulan 12", 1.15, 1.6),
    Perintah("meleset --bulan 12", 1.4, 2.0),
    Perintah("nilai --opd {opd} --bulan 12", 2.0, 2.6),
    Perintah("jelaskan {kode} --bulan 12", 2.0, 2.6),
    Perintah("isyarat --bulan 12", berat=True),
    Perintah("kelengkapan --bulan 12", berat=True),
    Perintah("belum-lapor --bulan 12", 3.0, 3.6),
    Perintah("verifikasi --bulan 12", 3.0, berat=True),
    Perintah("daftar"),
    Perintah("daftar {opd}", 1.5, 2.0),
    Perintah("tindak-lanjut daftar", 1.2, 1.7),
    Perintah("skema"),
    Perintah("riwayat {kode}", 3.0),
    Perintah("segel", 25.0, berat=True),
)
"""What is looked at on a screen."""

KERTAS = (
    Perintah("rapor --opd {opd} --bulan 12", 2.3),
    Perintah("rapat --bulan 12", 10.0, berat=True),
    Perintah("papan --bulan 12 --keluar {luar}/papan.html --timpa", 10.0, berat=True),
    Perintah("ekspor --bulan 12 --format csv --keluar {luar}/e.csv --timpa", 20.0, berat=True),
    Perintah("ekspor --bulan 12 --keluar {luar}/e.xlsx --timpa", 40.0, berat=True),
    Perintah("ekspor --bulan 12 --keluar {luar}/e.json --timpa", 40.0, berat=True),
    Perintah("dokumen buku-kerja --opd {opd} --bulan 12"),
    Perintah("dokumen perjanjian --semua --keluar {luar}/perjanjian --timpa", berat=True),
    Perintah("formulir --bulan 12 --keluar {luar}/formulir --timpa", 15.0, berat=True),
    Perintah("mulai {luar}/baru --dari 2022", berat=True),
    Perintah("cadangkan {luar}/cadangan.db"),
)
"""What is printed or handed on."""

TULIS = (
    Perintah("catat {kode} 7 --bulan 12 --koreksi --alasan uji", 1.75, menulis=True),
    Perintah("batalkan {kode} --bulan 12 --alasan uji", menulis=True),
    Perintah("verifikasi {kode} --bulan 12 --terima --catatan cocok", menulis=True),
    Perintah("tangguhkan {kode} --bulan 12 --dasar S/1 --alasan banjir", menulis=True),
    Perintah('tindak-lanjut tambah {opd} "percepat" --bulan 12', menulis=True),
    Perintah("integritas {opd} --dasar X/1 --tanggal 2022-08-05 --uraian uji", menulis=True),
    Perintah("kunci --bulan 1", 25.0, menulis=True, berat=True),
)
"""What records something."""

DUA_TAHUN = (
    Perintah("banding 2021 2022 --bulan 12", 10.0, berat=True),
    Perintah("status --tahun 2022 --bulan 12", 1.15),
    Perintah("nilai --tahun 2022 --bulan 12 --per {akhir}", 2.0),
    Perintah("riwayat {kode}", 3.3),
    Perintah("belum-lapor --tahun 2022 --bulan 12", 3.0),
    Perintah("catat {kode} 7 --bulan 2022-12 --koreksi --alasan uji", 1.75, menulis=True),
    Perintah("segel", berat=True),
)
"""In a file of five years: cost follows the year that is asked for."""
