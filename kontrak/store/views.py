"""Views for other tools (datasette, sqlite-utils): what counts now, with plain numbers. Nothing of ours reads them.

The two conditions on what counts are shared with the queries that must honour ``--per``.
"""

from __future__ import annotations

from kontrak.model.recorded import NOTES

_NUMBER = "CASE WHEN {0} NOT GLOB '*[^0-9.-]*' AND {0} NOT LIKE '%..%' THEN CAST({0} AS REAL) END"
"""A canonical text as a number; NULL for a range, ya/tidak or a grade."""

V_OPD = """\
CREATE VIEW v_opd_kini AS
  -- OPD menurut impor terakhirnya, dengan kepala dan nomor kontraknya.
SELECT o.tahun, o.kode, o.nama, o.kelompok, o.pengampu, h.jabatan AS kepala_jabatan, h.nama AS kepala_nama,
  h.status AS kepala_status, h.sejak AS kepala_sejak, k.nomor, k.tanggal, k.ke AS perubahan_ke, o.peristiwa
FROM opd o
JOIN kontrak k ON k.peristiwa = o.peristiwa AND k.kode = o.kode
JOIN kepala h ON h.peristiwa = o.peristiwa AND h.kontrak = o.kode
WHERE o.peristiwa = (SELECT MAX(x.peristiwa) FROM opd x WHERE x.tahun = o.tahun AND x.kode = o.kode)"""

V_INDIKATOR = f"""\
CREATE VIEW v_indikator_kini AS
  -- Indikator menurut impor terakhir OPD-nya. target: persis seperti dicatat; target_angka: bilangan biasa,
  -- kosong untuk rentang, ya/tidak, dan predikat.
SELECT o.tahun, o.kode AS opd, i.kontrak, i.kode, i.nama, i.satuan, i.sifat, i.arah, i.target,
  {_NUMBER.format("i.target")} AS target_angka, CAST(i.bobot AS REAL) AS bobot_angka, i.sasaran, i.prioritas,
  i.program, i.pagu, i.mendukung, i.peristiwa
FROM opd o
JOIN kontrak k ON k.peristiwa = o.peristiwa AND k.opd = o.kode
JOIN indikator i ON i.peristiwa = k.peristiwa AND i.kontrak = k.kode
WHERE o.peristiwa = (SELECT MAX(x.peristiwa) FROM opd x WHERE x.tahun = o.tahun AND x.kode = o.kode)"""

V_RENCANA = f"""\
CREATE VIEW v_rencana_kini AS
  -- Rencana per bulan menurut impor terakhir.
SELECT v.tahun, v.opd, r.indikator, r.bulan, r.nilai, {_NUMBER.format("r.nilai")} AS nilai_angka
FROM v_indikator_kini v JOIN rencana r ON r.peristiwa = v.peristiwa AND r.indikator = v.kode"""

V_PEKERJAAN = """\
CREATE VIEW v_pekerjaan_kini AS
  -- Buku kerja menurut impor terakhir.
SELECT v.tahun, v.opd, p.indikator, p.kode, p.nama, CAST(p.volume AS REAL) AS volume_angka, p.jatuh_tempo, p.pagu
FROM v_indikator_kini v JOIN pekerjaan p ON p.peristiwa = v.peristiwa AND p.indikator = v.kode"""


def check_of_line(until: str = "") -> str:
    """The event of the check that holds for the record ``l``, the latest of its line: a condition on ``verifikasi``.

    A correction or cancellation after the checked record ends the check; filling an empty field does not (SPEC §4).
    ``until`` limits the events that count: a condition on ``{0}.peristiwa``.
    """
    return f"""\
(SELECT MAX(x.peristiwa) FROM verifikasi x
  WHERE x.tahun = l.tahun AND x.kode = l.kode AND x.bulan = l.bulan AND x.laporan <= l.peristiwa{until.format("x")}
    AND NOT EXISTS (SELECT 1 FROM pembatalan b WHERE b.tahun = x.tahun AND b.kode = x.kode AND b.bulan = x.bulan
      AND b.peristiwa > x.laporan{until.format("b")})
    AND NOT EXISTS (SELECT 1 FROM laporan k JOIN riwayat e ON e.nomor = k.peristiwa AND e.jenis = 'koreksi'
      WHERE k.tahun = x.tahun AND k.kode = x.kode AND k.bulan = x.bulan
        AND k.peristiwa > x.laporan{until.format("k")}))"""


def line_that_counts(until: str = "") -> str:
    """The condition on ``laporan l``: the latest record of its (kode, month), not cancelled since."""
    return f"""\
l.peristiwa = (SELECT MAX(x.peristiwa) FROM laporan x
    WHERE x.tahun = l.tahun AND x.kode = l.kode AND x.bulan = l.bulan{until.format("x")})
  AND NOT EXISTS (SELECT 1 FROM pembatalan b WHERE b.tahun = l.tahun AND b.kode = l.kode AND b.bulan = l.bulan
    AND b.peristiwa > l.peristiwa{until.format("b")})"""


V_LAPORAN = f"""\
CREATE VIEW v_laporan_kini AS
  -- Laporan yang berlaku per (kode, bulan): pencatatan terakhir yang tidak dibatalkan, dengan pemeriksaannya.
  -- realisasi: persis seperti dicatat; realisasi_angka: bilangan biasa.
SELECT l.tahun, substr(l.kode, 1, instr(l.kode, '.') - 1) AS opd, l.kode, l.bulan, l.realisasi,
  {_NUMBER.format("l.realisasi")} AS realisasi_angka, l.anggaran, {", ".join(f"l.{name}" for name in NOTES)},
  l.tanggal_lapor, r.pelaku, r.waktu, c.putusan, c.realisasi AS realisasi_verifikasi, l.peristiwa
FROM laporan l
JOIN riwayat r ON r.nomor = l.peristiwa
LEFT JOIN verifikasi c ON c.peristiwa = {check_of_line()}
WHERE {line_that_counts()}"""

V_TERKUNCI = """\
CREATE VIEW v_bulan_terkunci AS
  -- Bulan yang sekarang terkunci.
SELECT p.tahun, p.bulan, p.peristiwa
FROM penguncian p
WHERE p.tindakan = 'kunci' AND p.peristiwa = (SELECT MAX(x.peristiwa) FROM penguncian x
  WHERE x.tahun = p.tahun AND x.bulan = p.bulan)"""

VIEWS = (V_OPD, V_INDIKATOR, V_RENCANA, V_PEKERJAAN, V_LAPORAN, V_TERKUNCI)
