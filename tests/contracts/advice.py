"""How a reader follows the message of each golden file: what he replaces by what."""

from __future__ import annotations

WORKS = (
    "        pekerjaan:\n          A: {nama: Ruas A, volume: 1, jatuh_tempo: jul}\n"
    "          B: {nama: Ruas B, volume: 2.5, jatuh_tempo: okt}\n"
)
MENDED: dict[str, list[tuple[str, str]]] = {
    "alias-tidak-unik": [("alias: [DPU, Setda, dpu]", "alias: [DPUPR]")],
    "angka-rentang-teks": [("target: 80-90%", "target: [80, 90]")],
    "angka-salah": [
        ("target: 12 km", "target: 12"),
        ("bobot: 1_00", "bobot: 100"),
        ("pagu: Rp1.500,50", "pagu: Rp1.250.000"),
        ("tahun_lalu: 39.320", "tahun_lalu: 39.3200"),
    ],
    "angka-terlalu-panjang": [
        ("target: 9999999999999999999999999999999999999999999999999999999999999999999999", "target: 1250"),
        ("pagu: 9999999999999999999999999999999999999999999999999999999999999999999999", "pagu: 1250000"),
    ],
    "aturan-ambang": [
        ("ambang_terpenuhi: -1", "ambang_terpenuhi: 0"),
        ("ambang_kritis: banyak", "ambang_kritis: 72.5"),
    ],
    "aturan-ambang-tangga": [("ambang_tangga: 97.5", "ambang_tangga: 95")],
    "aturan-ambang-tangga-persen": [("ambang_tangga: 120", "ambang_tangga: 90")],
    "aturan-batas-capaian": [("batas_capaian: 90", "batas_capaian: 100")],
    "aturan-batas-lapor": [("batas_lapor: 31", "batas_lapor: 28")],
    "aturan-batas-lapor-pecahan": [("batas_lapor: 10,5", "batas_lapor: 10")],
    "aturan-komponen": [("komitmen: 10", "komitmen: 20")],
    "aturan-komponen-negatif": [
        ("{capaian: 120, komitmen: -20, kecepatan: x}", "{capaian: 100, komitmen: 0, kecepatan: 0}")
    ],
    "aturan-masa-temuan": [("masa_temuan: 121", "masa_temuan: 12")],
    "aturan-masa-temuan-pecahan": [("masa_temuan: 1,5", "masa_temuan: 12")],
    "aturan-pilihan": [("rumus_turun: t-r", "rumus_turun: 2t-r"), ("belum_lapor: kosong", "belum_lapor: nol")],
    "aturan-predikat-akhir": [("Sedang: 51}", "Sedang: 0}")],
    "aturan-predikat-kembar": [("TINGGI: 51", "Sedang: 51")],
    "aturan-predikat-kosong": [("predikat: {}", "predikat: {Cukup: 0}")],
    "aturan-predikat-urutan": [("{Rendah: 0, Tinggi: 76}", "{Tinggi: 76, Rendah: 0}")],
    "aturan-skala": [
        ("{D: 0, B: 2, b: 3, n/a: 1, A: x}", "{D: 1, B: 2, BB: 3, TMT: 1, A: 4}"),
        ("KOSONG: {}", "KOSONG: {A: 1}"),
    ],
    "aturan-tangga": [("{2: Teguran, 1: Catatan, x: Surat, 3: null}", "{1: Catatan, 2: Teguran, 3: Surat}")],
    "aturan-warna-nama": [("jingga", "hijau")],
    "aturan-warna-pita": [("kuning: 70, merah: 10", "kuning: 60, merah: 0")],
    "aturan-warna-urutan": [
        ("{merah: 0, kuning: 70, hijau: 90, biru: 100}", "{biru: 100, hijau: 90, kuning: 70, merah: 0}")
    ],
    "bentuk-bukan-daftar": [("alias: DPUPR", "alias: [DPUPR]")],
    "bentuk-bukan-kelompok": [
        ("aturan: ketat", "aturan: {batas_lapor: 10}"),
        ("PUPR: dinas", "PUPR: {nama: PUPR, kelompok: dinas, kepala: {jabatan: Kepala}}"),
    ],
    "bentuk-bukan-satu-nilai": [("[Kabupaten, Contoh]", "Kabupaten Contoh"), ("{nomor: {a: b}}", "{nomor: 1}")],
    "bentuk-butir-daftar": [("[[DPUPR], null]", "[DPUPR]")],
    "biner-akumulasi": [("sifat: akumulasi", "sifat: posisi")],
    "biner-angka": [("target: 1", "target: ya")],
    "biner-rencana": [("rencana: {mar: ya}", "jatuh_tempo: mar")],
    "biner-tidak": [("target: tidak", "target: ya")],
    "bobot-nol": [("        bobot: 0\n", "")],
    "bobot-tidak-100": [("bobot: 30", "bobot: 40")],
    "bobot-tidak-semua": [(", bobot: 100}", "}")],
    "bulan-salah": [("jatuh_tempo: Agus", "jatuh_tempo: maret")],
    "bulan-salah-tahun": [("jatuh_tempo: 13", "jatuh_tempo: tw1")],
    "bulan-tahun-lain": [("jatuh_tempo: 2023-03", "jatuh_tempo: mar")],
    "karakter-kendali": [("188\\a12", "188/12"), ("D\\x1bPUPR", "DPUPR")],
    "kegiatan-pagu-negatif": [("pagu: -1", "pagu: 1")],
    "kode-dipakai-dua-kali": [
        ("      JALAN: {nama: Program", "      P-JALAN: {nama: Program"),
        ("          BM: {nama: B", "          PAKET: {nama: B"),
    ],
    "kode-integritas": [("INTEGRITAS:", "PAKTA:")],
    "kode-salah": [("{rb:", "{RB:"), ("Dinas_PUPR:", "DINAS-PUPR:")],
    "kode-tak-terbaca": [("'!!!'", "PENDIDIKAN")],
    "kunci-tanpa-spasi": [("nama:Ani", "nama: Ani")],
    "kunci-tidak-dikenal": [
        ("kelompk", "kelompok"),
        ("    targer: 5\n", ""),
        ("    xyzzy: 1\n", ""),
        ("anggaran: 5", "pagu: 5"),
    ],
    "kunci-wajib": [
        (
            "    alias: [DPUPR]\n",
            "    alias: [DPUPR]\n    nama: PUPR\n    kelompok: dinas\n    kepala: {jabatan: Kepala}\n",
        ),
        ("{bobot: 100}", "{bobot: 100, nama: A, satuan: km, sifat: akumulasi, arah: naik, target: 5}"),
    ],
    "kunci-wajib-kosong": [
        ("nama: null", "nama: PUPR"),
        ("'  '", "Kepala"),
        ("JALAN:\n", "JALAN: {nama: A, satuan: km, sifat: akumulasi, arah: naik, target: 5}\n"),
    ],
    "kunci-wajib-tahun-baru": [
        ("versi: 1\n", "versi: 1\ndaerah: Kabupaten Contoh\npihak_kedua: {nama: null, jabatan: Bupati}\n")
    ],
    "mendukung-salah": [(", mendukung: JALAN}", "}"), ("mendukung: JALN", "mendukung: JALAN")],
    "pagu-negatif": [("pagu: -1000", "pagu: 0")],
    "pagu-program-negatif": [("pagu: -1", "pagu: 0")],
    "pekerjaan-biner": [
        (
            WORKS,
            "        jatuh_tempo: okt\n",
        )
    ],
    "pekerjaan-isi": [
        ("{volume: nol, jatuh_tempo: Jult, pagu: -5}", "{nama: A, volume: 1, jatuh_tempo: mar, pagu: 0}"),
        ("volume: 0, jatuh_tempo: 13", "volume: 1, jatuh_tempo: tw1"),
        ("C: 5", "C: {nama: C, volume: 1, jatuh_tempo: maret}"),
    ],
    "pekerjaan-jumlah": [("target: 4", "target: 3.5")],
    "pekerjaan-kosong": [("        pekerjaan: {}\n", "")],
    "pekerjaan-posisi": [
        (
            WORKS,
            "        rencana: {jul: 1, okt: 3.5}\n",
        )
    ],
    "pekerjaan-rentang": [("target: [3, 4]", "target: 3.5")],
    "pembanding-bukan-daftar": [
        ("{nama: Provinsi, nilai: 72.5, sumber: BPS}", "[{nama: Provinsi, nilai: 72.5, sumber: BPS}]")
    ],
    "pembanding-tanpa-sumber": [("tahun: 2021}", "tahun: 2021, sumber: BPS}")],
    "pengampu-tidak-ada": [("opd:\n", "pengampu: {AST3: {jabatan: Asisten}}\nopd:\n")],
    "pengampu-tidak-dikenal": [("pengampu: AST3", "pengampu: AST2")],
    "periksa": [
        ("kelompok: PERIKSA", "kelompok: dinas"),
        ("sifat: PERIKSA", "sifat: posisi"),
        ("arah: PERIKSA", "arah: turun"),
        ("target: PERIKSA", "target: 9.5"),
        ("jun: PERIKSA", "jun: 10"),
    ],
    "pilihan-tidak-dikenal": [
        ("defenitif", "definitif"),
        ("sifat: komulatif", "sifat: akumulasi"),
        ("arah: naik turun", "arah: turun"),
    ],
    "predikat-nilai-tidak-dikenal": [
        ("target: AAA", "target: AA"),
        ("{jun: b, des: AAA}", "{jun: B, des: AA}"),
        ("tahun_lalu: E", "tahun_lalu: D"),
    ],
    "predikat-rata-rata": [("sifat: rata_rata", "sifat: posisi")],
    "predikat-skala-tidak-dikenal": [("skala: SAKP", "skala: SAKIP")],
    "predikat-tanpa-skala": [("target: B", "target: B\n        skala: SAKIP")],
    "prioritas-tanpa-nama": [("{RB: null}", "{RB: Reformasi}"), ("{nama: Ani}", "{nama: Ani, jabatan: Asisten}")],
    "ciri-kode-salah": [("{layanan publik:", "{layanan-publik:")],
    "ciri-tidak-dikenal": [("[inovatif]", "[inovasi]"), ("[layan]", "[layanan]")],
    "prioritas-tidak-dikenal": [("prioritas: EKONOM\n", "prioritas: EKONOMI\n")],
    "program-tidak-dikenal": [("    indikator:\n", "    program: {P-JALAN: {nama: Jalan}}\n    indikator:\n")],
    "rencana-bukan-rentang": [("jun: [80, 85]", "jun: 80")],
    "rencana-bulan-ganda": [("{mar: 2, Maret: 3}", "{mar: 5}")],
    "rencana-bulan-salah": [("{Janury: 1, tw1: 1, 3: 1, foo: 1, jun:5}", "{jan: 1, mar: 1, apr: 1, mei: 1, jun: 1}")],
    "rencana-daftar-nilai": [("[1, 2, x,", "[1, 2, 0,")],
    "rencana-daftar-pendek": [("[1, 2, 3]", "[1, 2, 2, null, null, null, null, null, null, null, null, null]")],
    "rencana-dua-bentuk": [
        ("        jatuh_tempo: jun\n        pekerjaan: {A: {nama: A, volume: 5, jatuh_tempo: jun}}\n", "")
    ],
    "rencana-hanya-nol": [("des: 0}", "des: 1}")],
    "rencana-harus-rentang": [("jun: 80, sep: 85", "jun: [70, 80], sep: [75, 85]")],
    "rencana-jumlah": [("mei: 35", "mei: 45")],
    "rencana-jumlah-rentang": [("mei: [5, 11]", "mei: [5, 10]")],
    "rencana-jumlah-ribuan": [("12000.5", "11000")],
    "rencana-koma-desimal": [("{jan: 2,5, feb: 2.5}", "{jan: 2.5, feb: 2.5}")],
    "rencana-kosong": [("{jan: null}", "{jan: 5}")],
    "rencana-kumulatif": [("{mar: 25, jun: 50, sep: 75, des: 100}", "{mar: 25, jun: 25, sep: 25, des: 25}")],
    "rencana-kumulatif-daftar": [
        (
            "[null, null, 2, null, null, 2, null, null, 5, null, null, 9]",
            "[null, null, 2, null, null, null, null, null, 3, null, null, 4]",
        )
    ],
    "rencana-kumulatif-triwulan": [("[25, 50, 75, 100]", "[25, 25, 25, 25]")],
    "rencana-negatif": [("jun: -1, des: 1", "jun: 2, des: 1")],
    "rencana-nilai-salah": [
        ("{jan: 2 km, feb: 1.234}", "{jan: 2, feb: 1.2340, des: 1.766}"),
        ("des: 1.766", "des: 1.7660"),
    ],
    "rencana-nol-turun": [
        ("[0, 0, 90, 0, 0, 90, 0, 0, 90, 0, 0, 90]", "[null, null, 90, null, null, 90, null, null, 90, null, null, 90]")
    ],
    "rencana-teks": [("setiap bulan", "{jan: 2, feb: 3}")],
    "rencana-terakhir": [("des: 4,7", "des: 4,47")],
    "rencana-terakhir-daftar": [("11, 13]", "11, 12]")],
    "rencana-terakhir-triwulan": [("4.7, null]", "4.47, null]")],
    "rencana-triwulan-angka": [("triwulan: 6", "triwulan: [1, 2, 3, null]")],
    "rencana-triwulan-campur": [(", jan: 1}", "}")],
    "rencana-triwulan-tiga": [("[1, 2, 3]", "[1, 2, 3, null]")],
    "rentang-tanpa-rentang": [("target: 3", "target: [2, 4]")],
    "rilis-akumulasi": [("rilis: {bulan: mei, tahun: berikut, penerbit: BPK}", "jatuh_tempo: mei")],
    "rilis-bersama-jatuh-tempo": [(", jatuh_tempo: mei}", "}")],
    "rilis-bersama-pekerjaan": [("rilis: {bulan: mei, penerbit: BPK}, ", "")],
    "rilis-bersama-rencana": [("rencana: {mei: 4}, ", "")],
    "rilis-bulan": [("bulan: 13", "bulan: mar")],
    "rilis-tahun": [("tahun: depan", "tahun: berikut")],
    "rilis-tanpa-penerbit": [("{bulan: mei}", "{bulan: mei, penerbit: BPK}")],
    "riwayat-bukan-tahun": [("{21:", "{2021:")],
    "riwayat-di-luar-skala": [("BBB", "BB")],
    "riwayat-lain-dari-tahun-lalu": [("tahun_lalu: 70", "tahun_lalu: 71")],
    "riwayat-negatif": [("-70", "70")],
    "riwayat-tahun-kontrak": [(", 2022: 72", "")],
    "riwayat-teks": [("sekitar 70", "70")],
    "rumus-turun-naik": [("        rumus_turun: t/r\n", "")],
    "skala-bukan-predikat": [("        skala: SAKIP\n", "")],
    "tahun-lalu-rentang": [("tahun_lalu: [1, 2]", "tahun_lalu: 1")],
    "tahun-salah": [("tahun: 22", "tahun: 2022")],
    "tanggal-salah": [("30-02-2022", "28-02-2022"), ("mungkin", "ya")],
    "target-akhir-biner": [("nilai: tidak", "nilai: ya")],
    "target-akhir-bukan-tahun": [("akhir Renstra", "2024")],
    "target-akhir-lewat": [("tahun: 2021, nilai", "tahun: 2023, nilai")],
    "target-akhir-nol": [("nilai: 0", "nilai: 80")],
    "target-akhir-tanpa-tahun": [("{nilai", "{tahun: 2024, nilai")],
    "target-daftar-predikat": [("target: [B, BB]", "target: BB")],
    "target-kelompok": [("target: {bawah: 80}", "target: 80")],
    "target-lalu-bukan-rentang": [("target_lalu: 71", "target_lalu: [70, 72]")],
    "target-naik-nol": [("arah: naik", "arah: turun")],
    "target-naik-rentang-nol": [("target: [0, 5]", "target: [1, 5]")],
    "target-rentang-terbalik": [("[90, 80]", "[80, 90]")],
    "target-rentang-tiga": [("[80,5, 90]", "[80.5, 90]")],
    "target-tidak-ada": [("arah: naik", "arah: naik\n        target: 5")],
    "target-turun-negatif": [
        ("arah: turun", "arah: naik"),
        ("target: -1", "target: 1"),
        ("tahun_lalu: -2", "tahun_lalu: 2"),
    ],
    "urutan-bukan-bulat": [('urutan: "1,5"', "urutan: 3"), ("urutan: 0", "urutan: 1")],
    "versi-tahun-tidak-ada": [("daerah: Kabupaten Contoh\n", "versi: 1\ntahun: 2022\ndaerah: Kabupaten Contoh\n")],
    "versi-tidak-dikenal": [("versi: 2", "versi: 1")],
    "yaml-alias": [("tahun: &t 2022", "tahun: 2022"), ("daerah: *t", "daerah: Kabupaten Contoh")],
    "yaml-batang": [("|Kabupaten", '"|Kabupaten"')],
    "yaml-bintang": [("* Kabupaten", '"* Kabupaten"')],
    "yaml-bukan-butir": [("- versi", "versi")],
    "yaml-bukan-kunci": [("kontrak kinerja", "versi: 1")],
    "yaml-butir-sebaris": [("opd: - PUPR", "opd:\n  PUPR: {nama: A, kelompok: dinas, kepala: {jabatan: K}}")],
    "yaml-dua-dokumen": [("---\n", "")],
    "yaml-gabungan": [("&a {jabatan", "{jabatan"), ("{<<: *a}", "{jabatan: Asisten}")],
    "yaml-garis-miring": [('"C:\\Kontrak"', "'C:\\Kontrak'")],
    "yaml-karakter-awal": [("@Kabupaten", '"@Kabupaten"')],
    "yaml-kosong": [("# belum diisi", "versi: 1")],
    "yaml-kunci-daftar": [("? [a, b]\n: 1\n", "")],
    "yaml-kunci-ganda": [("daerah: Kabupaten Lain\n", ""), ("  PUPR: {nama: B}\n", "")],
    "yaml-kunci-kosong": [('"": 1\n', "")],
    "yaml-kurung-kosong": [("daerah: ]", "daerah: Kabupaten Contoh")],
    "yaml-kurung-kurawal": [("{jabatan: Bupati\n", "{jabatan: Bupati}\n")],
    "yaml-kurung-siku": [("opd: [PUPR, SETDA\n", "prioritas: {RB: Reformasi}\n")],
    "yaml-kutip": [('"Kabupaten Contoh\n', '"Kabupaten Contoh"\n')],
    "yaml-kutip-tunggal": [("'Desa Ma'mur'", '"Desa Ma\'mur"')],
    "yaml-lekuk": [
        (
            "    PUPR:\n      nama: Dinas\n   SETDA:\n      nama: Setda\n",
            "  PUPR:\n    nama: Dinas\n    kelompok: dinas\n    kepala: {jabatan: K}\n",
        )
    ],
    "yaml-tab": [
        (
            "\tPUPR:\n\t\tnama: Dinas PUPR\n",
            "  PUPR:\n    nama: Dinas PUPR\n    kelompok: dinas\n    kepala: {jabatan: K}\n",
        )
    ],
    "yaml-tag": [("!!int 2022", "2022")],
    "yaml-tanpa-kunci": [("Kontrak kinerja", "# Kontrak kinerja")],
    "yaml-tanpa-titik-dua": [("tahun 2022", "tahun: 2022")],
    "yaml-terlalu-dalam": [("opd: [[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]\n", "")],
    "yaml-titik-dua": [("daerah: Kabupaten: Contoh", 'daerah: "Kabupaten: Contoh"')],
    "yaml-versi": [("%YAML 3.0\n---\n", "")],
}
