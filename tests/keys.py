"""The keys of the JSON documents in their order, as SPEC §5 promises them: written down, not taken from the program."""

OPD_KEYS = [
    "kode", "nama", "kepala", "kelompok", "pengampu", "nilai", "nilai_akhir", "kecepatan", "konsistensi", "komitmen",
    "predikat", "warna", "tren", "peringkat", "bobot_jatuh_tempo", "bobot_menunggu_rilis", "bobot_meleset",
    "jumlah_jatuh_tempo",
    "jumlah_terpenuhi", "jumlah_meleset", "jumlah_belum_lapor", "pagu", "realisasi_anggaran", "serapan", "nilai_klaim",
    "terverifikasi", "nilai_induk", "nilai_resmi",
]  # fmt: skip
INDIKATOR_KEYS = [
    "kode", "nama", "satuan", "sifat", "arah", "bobot", "jatuh_tempo", "belum_lapor", "ditangguhkan",
    "menunggu_rilis", "target",
    "target_tahun", "realisasi", "capaian", "capaian_tahun", "dinilai", "predikat", "terpenuhi", "keadaan",
    "pekerjaan",
]  # fmt: skip
KOMITMEN_KEYS = [
    "kode", "nama", "bulan_jatuh_tempo", "target", "realisasi", "realisasi_bulan", "kekurangan", "capaian",
    "belum_lapor", "sejak", "berturut", "satuan_berturut", "berturut_tangga", "kendala", "tindak_lanjut",
]  # fmt: skip
KEPALA_KEYS = ["opd", "kepala", "pengampu", "bobot_meleset", "tangga", "komitmen", "bidang"]
SUMMARY_KEYS = ["daerah", "tahun", "bulan", "segel", "terkunci", "opd"]
MISSED_KEYS = ["tahun", "bulan", "segel", "kepala"]
EXPLAINED_KEYS = ["kode", "bulan", "nilai", "langkah"]
