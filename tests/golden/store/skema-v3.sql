CREATE TABLE riwayat (
  -- Catatan semua perubahan; semua tabel lain disusun ulang dari sini. Hanya bisa ditambah.
  nomor INTEGER PRIMARY KEY CHECK (nomor > 0),
  waktu TEXT NOT NULL,              -- waktu setempat dengan selisih UTC, tidak pernah mundur
  pelaku TEXT NOT NULL,             -- siapa yang mencatat
  jenis TEXT NOT NULL CHECK (jenis IN ('impor', 'catat', 'koreksi', 'batal', 'verifikasi', 'tangguh', 'cabut', 'kunci', 'buka', 'integritas', 'tindak_lanjut', 'tindak_lanjut_selesai', 'arsip', 'arsip_cabut', 'pulih', 'migrasi')),
  objek TEXT NOT NULL,              -- kode, tahun, atau bulan yang diubah
  sebelum TEXT NOT NULL CHECK (length(sebelum) = 64),  -- segel peristiwa sebelumnya
  segel TEXT NOT NULL CHECK (length(segel) = 64),      -- SHA-256 atas [nomor,waktu,pelaku,jenis,objek,isi,sebelum]
  isi TEXT NOT NULL                 -- isi lengkap, JSON baku; paling akhir karena panjang
) STRICT;

CREATE INDEX riwayat_objek ON riwayat (objek);

CREATE TABLE impor (
  -- Setiap impor contracts.yaml yang mengubah sesuatu.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  alasan TEXT,                      -- alasan perubahan kontrak atau pagu
  nomor TEXT,                       -- nomor naskah perubahan
  berlaku INTEGER CHECK (berlaku BETWEEN 1 AND 12)  -- mulai bulan ini; kosong: perubahan kontrak tidak diminta
) STRICT;

CREATE INDEX impor_tahun ON impor (tahun);

CREATE TABLE tajuk (
  -- Kepala berkas kontrak satu tahun; yang berlaku ialah yang terakhir.
  peristiwa INTEGER PRIMARY KEY REFERENCES impor (peristiwa),
  tahun INTEGER NOT NULL,
  daerah TEXT NOT NULL,
  pihak_kedua_nama TEXT,
  pihak_kedua_jabatan TEXT NOT NULL
) STRICT;

CREATE INDEX tajuk_tahun ON tajuk (tahun);

CREATE TABLE prioritas (
  -- Prioritas bupati, seperti tertulis dalam tajuk itu.
  peristiwa INTEGER NOT NULL REFERENCES tajuk (peristiwa),
  kode TEXT NOT NULL,
  letak INTEGER NOT NULL,           -- letak dalam tajuk
  nama TEXT NOT NULL,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE ciri (
  -- Ciri yang memotong prioritas, seperti tertulis dalam tajuk itu.
  peristiwa INTEGER NOT NULL REFERENCES tajuk (peristiwa),
  kode TEXT NOT NULL,
  letak INTEGER NOT NULL,           -- letak dalam tajuk
  nama TEXT NOT NULL,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE pengampu (
  -- Asisten dan staf ahli yang mengampu OPD, seperti tertulis dalam tajuk itu.
  peristiwa INTEGER NOT NULL REFERENCES tajuk (peristiwa),
  kode TEXT NOT NULL,
  letak INTEGER NOT NULL,           -- letak dalam tajuk
  jabatan TEXT NOT NULL,
  nama TEXT,
  urutan INTEGER,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE aturan (
  -- Aturan penilaian satu tahun. Satu versi (ke) bisa ditulis ulang; yang berlaku tulisan terakhirnya.
  peristiwa INTEGER PRIMARY KEY REFERENCES tajuk (peristiwa),
  tahun INTEGER NOT NULL,
  ke INTEGER NOT NULL CHECK (ke >= 0),  -- 0: induk; n: perubahan ke-n
  berlaku INTEGER NOT NULL CHECK (berlaku BETWEEN 1 AND 12),  -- mulai bulan ini
  nomor TEXT,
  alasan TEXT,
  rumus_turun TEXT NOT NULL,
  batas_capaian TEXT,               -- persen; kosong: tanpa batas
  ambang_terpenuhi TEXT NOT NULL,
  ambang_kritis TEXT NOT NULL,
  ambang_tangga TEXT,               -- persen; kosong: setiap bulan meleset menambah tangga
  belum_lapor TEXT NOT NULL,
  batas_lapor INTEGER NOT NULL,     -- tanggal pada bulan berikutnya
  masa_temuan INTEGER NOT NULL,     -- bulan; selama itu temuan integritas menutup daftar penghargaan
  komponen_capaian TEXT NOT NULL,
  komponen_kecepatan TEXT NOT NULL,
  komponen_konsistensi TEXT NOT NULL,
  komponen_komitmen TEXT NOT NULL,
  acuan TEXT NOT NULL
) STRICT;

CREATE INDEX aturan_tahun ON aturan (tahun, ke);

CREATE TABLE predikat (
  -- Pita predikat menurut batas bawah, tertinggi dahulu.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  batas TEXT NOT NULL,              -- batas bawah, termasuk
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID;

CREATE TABLE warna (
  -- Pita warna menurut batas bawah, tertinggi dahulu.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  batas TEXT NOT NULL,              -- batas bawah, termasuk
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID;

CREATE TABLE tangga (
  -- Langkah yang diusulkan setelah sekian bulan berturut-turut meleset.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  urutan INTEGER NOT NULL,
  berturut INTEGER NOT NULL,
  langkah TEXT NOT NULL,
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID;

CREATE TABLE skala (
  -- Skala predikat bernama (misalnya SAKIP) dan angka setiap tingkatnya.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  skala TEXT NOT NULL,
  tingkat TEXT NOT NULL,
  angka TEXT NOT NULL,
  PRIMARY KEY (peristiwa, skala, tingkat)
) STRICT, WITHOUT ROWID;

CREATE TABLE opd (
  -- Keadaan satu OPD menurut satu impor; yang berlaku ialah yang terakhir.
  peristiwa INTEGER NOT NULL REFERENCES impor (peristiwa),
  kode TEXT NOT NULL,
  tahun INTEGER NOT NULL,
  nama TEXT NOT NULL,
  kelompok TEXT NOT NULL,
  pengampu TEXT,
  urutan INTEGER,                   -- urutan protokoler yang ditulis
  letak INTEGER,                    -- letak dalam berkas saat OPD itu masuk tahunnya
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE INDEX opd_tahun ON opd (tahun, kode, peristiwa);

CREATE TABLE opd_alias (
  -- Nama pendek lain sebuah OPD.
  peristiwa INTEGER NOT NULL,
  opd TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (peristiwa, opd, urutan),
  FOREIGN KEY (peristiwa, opd) REFERENCES opd (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE program (
  -- Program anggaran sebuah OPD.
  peristiwa INTEGER NOT NULL,
  opd TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  kode TEXT NOT NULL,
  nama TEXT NOT NULL,
  pagu INTEGER,                     -- rupiah
  kode_resmi TEXT,
  PRIMARY KEY (peristiwa, opd, urutan),
  FOREIGN KEY (peristiwa, opd) REFERENCES opd (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE kegiatan (
  -- Kegiatan sebuah program; pagunya tidak dihitung di mana pun.
  peristiwa INTEGER NOT NULL,
  opd TEXT NOT NULL,
  program TEXT NOT NULL,            -- tanpa kode OPD
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  kode_resmi TEXT,
  pagu INTEGER,                     -- rupiah
  PRIMARY KEY (peristiwa, opd, program, urutan),
  FOREIGN KEY (peristiwa, opd) REFERENCES opd (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE sub_kegiatan (
  -- Sub-kegiatan sebuah kegiatan.
  peristiwa INTEGER NOT NULL,
  opd TEXT NOT NULL,
  program TEXT NOT NULL,            -- tanpa kode OPD
  kegiatan INTEGER NOT NULL,        -- urutan kegiatannya
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  kode_resmi TEXT,
  pagu INTEGER,                     -- rupiah
  PRIMARY KEY (peristiwa, opd, program, kegiatan, urutan),
  FOREIGN KEY (peristiwa, opd, program, kegiatan) REFERENCES kegiatan (peristiwa, opd, program, urutan)
) STRICT, WITHOUT ROWID;

CREATE TABLE kontrak (
  -- Kontrak kepala OPD (urutan 0) atau kepala bidang. Satu versi (ke) bisa ditulis ulang bila namanya saja berubah.
  peristiwa INTEGER NOT NULL,
  kode TEXT NOT NULL,               -- PUPR, atau PUPR.BM untuk bidang
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  nomor TEXT,
  tanggal TEXT,
  pakta_integritas INTEGER NOT NULL CHECK (pakta_integritas IN (0, 1)),
  kesediaan_mundur INTEGER NOT NULL CHECK (kesediaan_mundur IN (0, 1)),
  ke INTEGER NOT NULL CHECK (ke >= 0),  -- 0: induk; n: perubahan ke-n
  berlaku INTEGER NOT NULL CHECK (berlaku BETWEEN 1 AND 12),  -- mulai bulan ini
  nomor_perubahan TEXT,
  alasan TEXT,
  PRIMARY KEY (peristiwa, kode),
  FOREIGN KEY (peristiwa, opd) REFERENCES opd (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE INDEX kontrak_tahun ON kontrak (tahun, opd, kode, peristiwa);

CREATE TABLE kepala (
  -- Pejabat yang menandatangani kontrak itu.
  peristiwa INTEGER NOT NULL,
  kontrak TEXT NOT NULL,
  jabatan TEXT NOT NULL,
  nama TEXT,
  nip TEXT,
  pangkat TEXT,
  status TEXT CHECK (status IN ('definitif', 'plt', 'plh', 'pj')),
  sejak TEXT,                       -- mulai menjabat
  PRIMARY KEY (peristiwa, kontrak),
  FOREIGN KEY (peristiwa, kontrak) REFERENCES kontrak (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE indikator (
  -- Satu janji berupa angka. Nilai ditulis sebagai teks baku (72.5, 80..90, ya, WTP), persis seperti dicatat.
  peristiwa INTEGER NOT NULL,
  kontrak TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  kode TEXT NOT NULL,
  nama TEXT NOT NULL,
  satuan TEXT NOT NULL,
  sifat TEXT NOT NULL CHECK (sifat IN ('akumulasi', 'posisi', 'rata_rata')),
  arah TEXT NOT NULL CHECK (arah IN ('naik', 'turun', 'rentang', 'biner', 'predikat')),
  target TEXT NOT NULL,
  bobot TEXT,
  sasaran TEXT,
  prioritas TEXT,
  program TEXT,
  tahun_lalu TEXT,
  rumus_turun TEXT,
  skala TEXT,
  pagu INTEGER,                     -- rupiah
  mendukung TEXT,
  rilis_bulan INTEGER CHECK (rilis_bulan BETWEEN 1 AND 12),
  rilis_tahun TEXT,
  penerbit TEXT,
  kode_resmi TEXT,
  definisi TEXT,
  formula TEXT,
  sumber_data TEXT,
  penanggung_jawab_data TEXT,
  target_lalu TEXT,
  target_akhir TEXT,
  target_akhir_tahun INTEGER,
  ciri TEXT,
  PRIMARY KEY (peristiwa, kontrak, urutan),
  UNIQUE (peristiwa, kode),
  FOREIGN KEY (peristiwa, kontrak) REFERENCES kontrak (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE rencana (
  -- Rencana per bulan: tambahan bulan itu (akumulasi) atau nilai pada akhir bulan (yang lain).
  peristiwa INTEGER NOT NULL,
  indikator TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  nilai TEXT NOT NULL,
  PRIMARY KEY (peristiwa, indikator, bulan),
  FOREIGN KEY (peristiwa, indikator) REFERENCES indikator (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE pekerjaan (
  -- Buku kerja: pekerjaan dengan volume dan bulan jatuh temponya sendiri.
  peristiwa INTEGER NOT NULL,
  indikator TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  kode TEXT NOT NULL,
  nama TEXT NOT NULL,
  volume TEXT NOT NULL,
  jatuh_tempo INTEGER NOT NULL CHECK (jatuh_tempo BETWEEN 1 AND 12),
  pagu INTEGER,                     -- rupiah
  ciri TEXT,
  PRIMARY KEY (peristiwa, indikator, urutan),
  FOREIGN KEY (peristiwa, indikator) REFERENCES indikator (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE hasil_lalu (
  -- Hasil sebuah indikator pada tahun-tahun sebelum kontraknya, dari riwayat dalam berkas kontrak.
  peristiwa INTEGER NOT NULL,
  indikator TEXT NOT NULL,
  tahun INTEGER NOT NULL,
  nilai TEXT NOT NULL,
  PRIMARY KEY (peristiwa, indikator, tahun),
  FOREIGN KEY (peristiwa, indikator) REFERENCES indikator (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE pembanding (
  -- Capaian pihak lain dalam ukuran yang sama, dengan sumbernya.
  peristiwa INTEGER NOT NULL,
  indikator TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  nilai TEXT NOT NULL,
  tahun INTEGER,
  sumber TEXT NOT NULL,
  PRIMARY KEY (peristiwa, indikator, urutan),
  FOREIGN KEY (peristiwa, indikator) REFERENCES indikator (peristiwa, kode)
) STRICT, WITHOUT ROWID;

CREATE TABLE laporan (
  -- Setiap pencatatan laporan; barisnya lengkap, bukan selisih. Yang berlaku per (kode, bulan) ialah yang terakhir
  -- dan tidak dibatalkan sesudahnya.
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,               -- indikator atau pekerjaan
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  peristiwa INTEGER NOT NULL UNIQUE REFERENCES riwayat (nomor),
  realisasi TEXT,                   -- teks baku, persis seperti dicatat; kosong: bukan laporan
  pecahan TEXT,                     -- 36743/39834, bila diketik sebagai pecahan
  anggaran INTEGER,                 -- belanja bulan itu, rupiah
  pendorong TEXT,
  kendala TEXT,
  tindak_lanjut TEXT,
  pic TEXT,
  batas TEXT,
  catatan TEXT,
  tanggal_lapor TEXT NOT NULL,
  alasan TEXT,                      -- alasan koreksi
  PRIMARY KEY (tahun, kode, bulan, peristiwa)
) STRICT, WITHOUT ROWID;

CREATE TABLE bukti (
  -- Bukti sebuah laporan: tautan (tanpa sha256) atau berkas.
  peristiwa INTEGER NOT NULL REFERENCES laporan (peristiwa),
  urutan INTEGER NOT NULL,
  jalur TEXT NOT NULL,              -- tautan, atau jalur berkas dari folder berkas data ini
  sha256 TEXT,
  ukuran INTEGER,                   -- bita
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID;

CREATE TABLE pembatalan (
  -- Membatalkan semua laporan (kode, bulan) yang dicatat sebelumnya.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  alasan TEXT
) STRICT;

CREATE INDEX pembatalan_kode ON pembatalan (tahun, kode, bulan);

CREATE TABLE verifikasi (
  -- Pemeriksaan satu laporan oleh pengampu; koreksi atau pembatalan laporan itu mengakhirinya.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  laporan INTEGER NOT NULL REFERENCES laporan (peristiwa),
  putusan TEXT NOT NULL CHECK (putusan IN ('terima', 'ubah', 'tolak')),
  realisasi TEXT,                   -- nilai menurut pemeriksa, bila diubah
  catatan TEXT NOT NULL
) STRICT;

CREATE INDEX verifikasi_kode ON verifikasi (tahun, kode, bulan);

CREATE TABLE penangguhan (
  -- Menangguhkan komitmen mulai suatu bulan, atau mencabut penangguhannya mulai suatu bulan.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tindakan TEXT NOT NULL CHECK (tindakan IN ('tangguh', 'cabut')),
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  dasar TEXT,
  alasan TEXT
) STRICT;

CREATE INDEX penangguhan_kode ON penangguhan (tahun, kode);

CREATE TABLE penguncian (
  -- Mengunci satu bulan setelah rapat, atau membukanya lagi.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tindakan TEXT NOT NULL CHECK (tindakan IN ('kunci', 'buka')),
  tahun INTEGER NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  alasan TEXT
) STRICT;

CREATE INDEX penguncian_bulan ON penguncian (tahun, bulan);

CREATE TABLE nilai_resmi (
  -- Nilai akhir setiap kontrak pada saat bulannya dikunci; kosong: belum ada yang jatuh tempo.
  peristiwa INTEGER NOT NULL REFERENCES penguncian (peristiwa),
  kontrak TEXT NOT NULL,
  nilai TEXT,
  PRIMARY KEY (peristiwa, kontrak)
) STRICT, WITHOUT ROWID;

CREATE TABLE integritas (
  -- Temuan integritas yang sudah final terhadap kepala OPD.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  dasar TEXT NOT NULL,
  tanggal TEXT NOT NULL,
  uraian TEXT NOT NULL
) STRICT;

CREATE INDEX integritas_opd ON integritas (tahun, opd);

CREATE TABLE tindak_lanjut (
  -- Tindak lanjut rapat evaluasi; nomornya ialah nomor peristiwanya.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  uraian TEXT NOT NULL,
  pic TEXT,
  batas TEXT
) STRICT;

CREATE INDEX tindak_lanjut_opd ON tindak_lanjut (tahun, opd);

CREATE TABLE tindak_lanjut_selesai (
  -- Penyelesaian sebuah tindak lanjut.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  nomor INTEGER NOT NULL REFERENCES tindak_lanjut (peristiwa),
  tanggal TEXT NOT NULL,
  keterangan TEXT
) STRICT;

CREATE INDEX tindak_lanjut_selesai_nomor ON tindak_lanjut_selesai (nomor);

CREATE TABLE arsip (
  -- Kertas bertanda tangan yang diarsipkan, dengan sidik berkasnya.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  jenis TEXT NOT NULL CHECK (jenis IN ('perjanjian', 'perubahan', 'rapor', 'notulen', 'lkjip', 'lainnya')),
  opd TEXT,
  bidang TEXT,
  bulan INTEGER CHECK (bulan BETWEEN 1 AND 12),
  ke INTEGER CHECK (ke >= 0),       -- perubahan ke berapa dari kontraknya
  nomor TEXT,                       -- nomor surat
  tanggal TEXT,                     -- tanggal surat
  segel TEXT,                       -- segel yang tercetak pada suratnya
  jalur TEXT NOT NULL,              -- jalur berkas dari folder berkas data ini
  sha256 TEXT NOT NULL,
  ukuran INTEGER NOT NULL           -- bita
) STRICT;

CREATE INDEX arsip_opd ON arsip (tahun, opd);

CREATE TABLE arsip_cabut (
  -- Arsip yang ditarik kembali.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT,
  arsip INTEGER NOT NULL REFERENCES arsip (peristiwa),  -- peristiwa arsipnya
  alasan TEXT NOT NULL
) STRICT;

CREATE INDEX arsip_cabut_arsip ON arsip_cabut (arsip);

CREATE TABLE ringkasan (
  -- Hasil hitungan tiap kontrak dan bulan, supaya tidak dihitung ulang pada setiap perintah. Bukan catatan: boleh
  -- dihapus dan ditulis ulang kapan saja; "kontrak segel" menghitungnya kembali dan membandingkannya.
  tahun INTEGER NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  bidang INTEGER NOT NULL CHECK (bidang IN (0, 1)),  -- 0: kontrak OPD, 1: kontrak bidang
  kode TEXT NOT NULL,
  peristiwa INTEGER NOT NULL REFERENCES riwayat (nomor),  -- peristiwa terakhir yang menyangkut OPD itu
  versi INTEGER NOT NULL,           -- versi cara menghitung
  nama TEXT NOT NULL,
  kelompok TEXT NOT NULL,
  pengampu TEXT,
  jabatan TEXT NOT NULL,            -- kepala yang menjabat pada akhir bulan
  nama_kepala TEXT,
  nip TEXT,
  pangkat TEXT,
  status TEXT,
  sejak TEXT,
  nilai TEXT,
  nilai_akhir TEXT,
  kecepatan TEXT,
  konsistensi TEXT,
  komitmen TEXT,
  predikat TEXT,
  warna TEXT NOT NULL,
  tren TEXT,
  bobot_jatuh_tempo TEXT NOT NULL,
  bobot_menunggu_rilis TEXT NOT NULL,
  bobot_meleset TEXT,
  jumlah_jatuh_tempo INTEGER NOT NULL,
  jumlah_terpenuhi INTEGER NOT NULL,
  jumlah_meleset INTEGER NOT NULL,
  jumlah_belum_lapor INTEGER NOT NULL,
  pagu INTEGER,
  realisasi_anggaran INTEGER NOT NULL,
  serapan TEXT,
  nilai_klaim TEXT,
  terverifikasi TEXT,
  nilai_induk TEXT,
  nilai_resmi TEXT,
  ditangguhkan TEXT NOT NULL,       -- kode yang ditangguhkan
  prioritas TEXT NOT NULL,          -- prioritas yang dipikul kontrak
  laporan_wajib INTEGER NOT NULL,   -- laporan yang wajib untuk bulan itu saja
  laporan_masuk INTEGER NOT NULL,   -- di antaranya yang sudah ada
  jumlah_berikut INTEGER NOT NULL,  -- komitmen yang jatuh tempo bulan berikutnya
  jumlah_berikut_baru INTEGER NOT NULL,  -- di antaranya yang pertama kali
  tangga TEXT,
  runtun INTEGER NOT NULL,          -- runtun bulan meleset terpanjang dalam masa jabatan kepala
  berikut TEXT NOT NULL,            -- JSON: yang terpenting di antara jumlah_berikut
  bagian TEXT NOT NULL,             -- JSON: sumbangan ke rerata tiap prioritas
  meleset TEXT NOT NULL,            -- JSON: komitmen yang meleset
  sidik INTEGER NOT NULL,           -- cek jumlah (CRC-32) baris ini tanpa peristiwa
  PRIMARY KEY (tahun, bulan, bidang, kode)
) STRICT, WITHOUT ROWID;

CREATE INDEX ringkasan_peristiwa ON ringkasan (peristiwa);

CREATE TABLE sidik (
  -- Cek jumlah (CRC-32) isi tabel lain, dicocokkan sebelum isinya dipakai, supaya berkas yang rusak ketahuan; yang
  -- berlaku ialah yang terakhir. Bukan penjaga terhadap orang; untuk itu ada segel.
  nomor INTEGER PRIMARY KEY,
  peristiwa INTEGER NOT NULL REFERENCES riwayat (nomor),  -- peristiwa terakhir saat dihitung
  tahun INTEGER NOT NULL,           -- 0: peristiwa terakhir dan daftar tahun
  bagian TEXT NOT NULL,             -- kode OPD; kosong: tajuk, aturan, kunci, dan tindak lanjut tahun itu
  sidik INTEGER NOT NULL
) STRICT;

CREATE INDEX sidik_bagian ON sidik (tahun, bagian, nomor);

CREATE TRIGGER riwayat_tak_diubah BEFORE UPDATE ON riwayat BEGIN
  SELECT RAISE(ABORT, 'riwayat hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER riwayat_tak_dihapus BEFORE DELETE ON riwayat BEGIN
  SELECT RAISE(ABORT, 'riwayat hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER impor_tak_diubah BEFORE UPDATE ON impor BEGIN
  SELECT RAISE(ABORT, 'impor hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER impor_tak_dihapus BEFORE DELETE ON impor BEGIN
  SELECT RAISE(ABORT, 'impor hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER tajuk_tak_diubah BEFORE UPDATE ON tajuk BEGIN
  SELECT RAISE(ABORT, 'tajuk hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER tajuk_tak_dihapus BEFORE DELETE ON tajuk BEGIN
  SELECT RAISE(ABORT, 'tajuk hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER prioritas_tak_diubah BEFORE UPDATE ON prioritas BEGIN
  SELECT RAISE(ABORT, 'prioritas hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER prioritas_tak_dihapus BEFORE DELETE ON prioritas BEGIN
  SELECT RAISE(ABORT, 'prioritas hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER ciri_tak_diubah BEFORE UPDATE ON ciri BEGIN
  SELECT RAISE(ABORT, 'ciri hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER ciri_tak_dihapus BEFORE DELETE ON ciri BEGIN
  SELECT RAISE(ABORT, 'ciri hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER pengampu_tak_diubah BEFORE UPDATE ON pengampu BEGIN
  SELECT RAISE(ABORT, 'pengampu hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER pengampu_tak_dihapus BEFORE DELETE ON pengampu BEGIN
  SELECT RAISE(ABORT, 'pengampu hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER aturan_tak_diubah BEFORE UPDATE ON aturan BEGIN
  SELECT RAISE(ABORT, 'aturan hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER aturan_tak_dihapus BEFORE DELETE ON aturan BEGIN
  SELECT RAISE(ABORT, 'aturan hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER predikat_tak_diubah BEFORE UPDATE ON predikat BEGIN
  SELECT RAISE(ABORT, 'predikat hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER predikat_tak_dihapus BEFORE DELETE ON predikat BEGIN
  SELECT RAISE(ABORT, 'predikat hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER warna_tak_diubah BEFORE UPDATE ON warna BEGIN
  SELECT RAISE(ABORT, 'warna hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER warna_tak_dihapus BEFORE DELETE ON warna BEGIN
  SELECT RAISE(ABORT, 'warna hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER tangga_tak_diubah BEFORE UPDATE ON tangga BEGIN
  SELECT RAISE(ABORT, 'tangga hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER tangga_tak_dihapus BEFORE DELETE ON tangga BEGIN
  SELECT RAISE(ABORT, 'tangga hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER skala_tak_diubah BEFORE UPDATE ON skala BEGIN
  SELECT RAISE(ABORT, 'skala hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER skala_tak_dihapus BEFORE DELETE ON skala BEGIN
  SELECT RAISE(ABORT, 'skala hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER opd_tak_diubah BEFORE UPDATE ON opd BEGIN
  SELECT RAISE(ABORT, 'opd hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER opd_tak_dihapus BEFORE DELETE ON opd BEGIN
  SELECT RAISE(ABORT, 'opd hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER opd_alias_tak_diubah BEFORE UPDATE ON opd_alias BEGIN
  SELECT RAISE(ABORT, 'opd_alias hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER opd_alias_tak_dihapus BEFORE DELETE ON opd_alias BEGIN
  SELECT RAISE(ABORT, 'opd_alias hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER program_tak_diubah BEFORE UPDATE ON program BEGIN
  SELECT RAISE(ABORT, 'program hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER program_tak_dihapus BEFORE DELETE ON program BEGIN
  SELECT RAISE(ABORT, 'program hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER kegiatan_tak_diubah BEFORE UPDATE ON kegiatan BEGIN
  SELECT RAISE(ABORT, 'kegiatan hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER kegiatan_tak_dihapus BEFORE DELETE ON kegiatan BEGIN
  SELECT RAISE(ABORT, 'kegiatan hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER sub_kegiatan_tak_diubah BEFORE UPDATE ON sub_kegiatan BEGIN
  SELECT RAISE(ABORT, 'sub_kegiatan hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER sub_kegiatan_tak_dihapus BEFORE DELETE ON sub_kegiatan BEGIN
  SELECT RAISE(ABORT, 'sub_kegiatan hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER kontrak_tak_diubah BEFORE UPDATE ON kontrak BEGIN
  SELECT RAISE(ABORT, 'kontrak hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER kontrak_tak_dihapus BEFORE DELETE ON kontrak BEGIN
  SELECT RAISE(ABORT, 'kontrak hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER kepala_tak_diubah BEFORE UPDATE ON kepala BEGIN
  SELECT RAISE(ABORT, 'kepala hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER kepala_tak_dihapus BEFORE DELETE ON kepala BEGIN
  SELECT RAISE(ABORT, 'kepala hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER indikator_tak_diubah BEFORE UPDATE ON indikator BEGIN
  SELECT RAISE(ABORT, 'indikator hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER indikator_tak_dihapus BEFORE DELETE ON indikator BEGIN
  SELECT RAISE(ABORT, 'indikator hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER rencana_tak_diubah BEFORE UPDATE ON rencana BEGIN
  SELECT RAISE(ABORT, 'rencana hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER rencana_tak_dihapus BEFORE DELETE ON rencana BEGIN
  SELECT RAISE(ABORT, 'rencana hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER pekerjaan_tak_diubah BEFORE UPDATE ON pekerjaan BEGIN
  SELECT RAISE(ABORT, 'pekerjaan hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER pekerjaan_tak_dihapus BEFORE DELETE ON pekerjaan BEGIN
  SELECT RAISE(ABORT, 'pekerjaan hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER hasil_lalu_tak_diubah BEFORE UPDATE ON hasil_lalu BEGIN
  SELECT RAISE(ABORT, 'hasil_lalu hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER hasil_lalu_tak_dihapus BEFORE DELETE ON hasil_lalu BEGIN
  SELECT RAISE(ABORT, 'hasil_lalu hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER pembanding_tak_diubah BEFORE UPDATE ON pembanding BEGIN
  SELECT RAISE(ABORT, 'pembanding hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER pembanding_tak_dihapus BEFORE DELETE ON pembanding BEGIN
  SELECT RAISE(ABORT, 'pembanding hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER laporan_tak_diubah BEFORE UPDATE ON laporan BEGIN
  SELECT RAISE(ABORT, 'laporan hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER laporan_tak_dihapus BEFORE DELETE ON laporan BEGIN
  SELECT RAISE(ABORT, 'laporan hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER bukti_tak_diubah BEFORE UPDATE ON bukti BEGIN
  SELECT RAISE(ABORT, 'bukti hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER bukti_tak_dihapus BEFORE DELETE ON bukti BEGIN
  SELECT RAISE(ABORT, 'bukti hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER pembatalan_tak_diubah BEFORE UPDATE ON pembatalan BEGIN
  SELECT RAISE(ABORT, 'pembatalan hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER pembatalan_tak_dihapus BEFORE DELETE ON pembatalan BEGIN
  SELECT RAISE(ABORT, 'pembatalan hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER verifikasi_tak_diubah BEFORE UPDATE ON verifikasi BEGIN
  SELECT RAISE(ABORT, 'verifikasi hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER verifikasi_tak_dihapus BEFORE DELETE ON verifikasi BEGIN
  SELECT RAISE(ABORT, 'verifikasi hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER penangguhan_tak_diubah BEFORE UPDATE ON penangguhan BEGIN
  SELECT RAISE(ABORT, 'penangguhan hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER penangguhan_tak_dihapus BEFORE DELETE ON penangguhan BEGIN
  SELECT RAISE(ABORT, 'penangguhan hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER penguncian_tak_diubah BEFORE UPDATE ON penguncian BEGIN
  SELECT RAISE(ABORT, 'penguncian hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER penguncian_tak_dihapus BEFORE DELETE ON penguncian BEGIN
  SELECT RAISE(ABORT, 'penguncian hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER nilai_resmi_tak_diubah BEFORE UPDATE ON nilai_resmi BEGIN
  SELECT RAISE(ABORT, 'nilai_resmi hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER nilai_resmi_tak_dihapus BEFORE DELETE ON nilai_resmi BEGIN
  SELECT RAISE(ABORT, 'nilai_resmi hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER integritas_tak_diubah BEFORE UPDATE ON integritas BEGIN
  SELECT RAISE(ABORT, 'integritas hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER integritas_tak_dihapus BEFORE DELETE ON integritas BEGIN
  SELECT RAISE(ABORT, 'integritas hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER tindak_lanjut_tak_diubah BEFORE UPDATE ON tindak_lanjut BEGIN
  SELECT RAISE(ABORT, 'tindak_lanjut hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER tindak_lanjut_tak_dihapus BEFORE DELETE ON tindak_lanjut BEGIN
  SELECT RAISE(ABORT, 'tindak_lanjut hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER tindak_lanjut_selesai_tak_diubah BEFORE UPDATE ON tindak_lanjut_selesai BEGIN
  SELECT RAISE(ABORT, 'tindak_lanjut_selesai hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER tindak_lanjut_selesai_tak_dihapus BEFORE DELETE ON tindak_lanjut_selesai BEGIN
  SELECT RAISE(ABORT, 'tindak_lanjut_selesai hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER arsip_tak_diubah BEFORE UPDATE ON arsip BEGIN
  SELECT RAISE(ABORT, 'arsip hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER arsip_tak_dihapus BEFORE DELETE ON arsip BEGIN
  SELECT RAISE(ABORT, 'arsip hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER arsip_cabut_tak_diubah BEFORE UPDATE ON arsip_cabut BEGIN
  SELECT RAISE(ABORT, 'arsip_cabut hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER arsip_cabut_tak_dihapus BEFORE DELETE ON arsip_cabut BEGIN
  SELECT RAISE(ABORT, 'arsip_cabut hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE TRIGGER sidik_tak_diubah BEFORE UPDATE ON sidik BEGIN
  SELECT RAISE(ABORT, 'sidik hanya bisa ditambah, tidak bisa diubah');
END;

CREATE TRIGGER sidik_tak_dihapus BEFORE DELETE ON sidik BEGIN
  SELECT RAISE(ABORT, 'sidik hanya bisa ditambah, tidak bisa dihapus');
END;

CREATE VIEW v_opd_kini AS
  -- OPD menurut impor terakhirnya, dengan kepala dan nomor kontraknya.
SELECT o.tahun, o.kode, o.nama, o.kelompok, o.pengampu, h.jabatan AS kepala_jabatan, h.nama AS kepala_nama,
  h.status AS kepala_status, h.sejak AS kepala_sejak, k.nomor, k.tanggal, k.ke AS perubahan_ke, o.peristiwa
FROM opd o
JOIN kontrak k ON k.peristiwa = o.peristiwa AND k.kode = o.kode
JOIN kepala h ON h.peristiwa = o.peristiwa AND h.kontrak = o.kode
WHERE o.peristiwa = (SELECT MAX(x.peristiwa) FROM opd x WHERE x.tahun = o.tahun AND x.kode = o.kode);

CREATE VIEW v_indikator_kini AS
  -- Indikator menurut impor terakhir OPD-nya. target: persis seperti dicatat; target_angka: bilangan biasa,
  -- kosong untuk rentang, ya/tidak, dan predikat.
SELECT o.tahun, o.kode AS opd, i.kontrak, i.kode, i.nama, i.satuan, i.sifat, i.arah, i.target,
  CASE WHEN i.target NOT GLOB '*[^0-9.-]*' AND i.target NOT LIKE '%..%' THEN CAST(i.target AS REAL) END AS target_angka, CAST(i.bobot AS REAL) AS bobot_angka, i.sasaran, i.prioritas,
  i.program, i.pagu, i.mendukung, i.peristiwa
FROM opd o
JOIN kontrak k ON k.peristiwa = o.peristiwa AND k.opd = o.kode
JOIN indikator i ON i.peristiwa = k.peristiwa AND i.kontrak = k.kode
WHERE o.peristiwa = (SELECT MAX(x.peristiwa) FROM opd x WHERE x.tahun = o.tahun AND x.kode = o.kode);

CREATE VIEW v_rencana_kini AS
  -- Rencana per bulan menurut impor terakhir.
SELECT v.tahun, v.opd, r.indikator, r.bulan, r.nilai, CASE WHEN r.nilai NOT GLOB '*[^0-9.-]*' AND r.nilai NOT LIKE '%..%' THEN CAST(r.nilai AS REAL) END AS nilai_angka
FROM v_indikator_kini v JOIN rencana r ON r.peristiwa = v.peristiwa AND r.indikator = v.kode;

CREATE VIEW v_pekerjaan_kini AS
  -- Buku kerja menurut impor terakhir.
SELECT v.tahun, v.opd, p.indikator, p.kode, p.nama, CAST(p.volume AS REAL) AS volume_angka, p.jatuh_tempo, p.pagu
FROM v_indikator_kini v JOIN pekerjaan p ON p.peristiwa = v.peristiwa AND p.indikator = v.kode;

CREATE VIEW v_laporan_kini AS
  -- Laporan yang berlaku per (kode, bulan): pencatatan terakhir yang tidak dibatalkan, dengan pemeriksaannya.
  -- realisasi: persis seperti dicatat; realisasi_angka: bilangan biasa.
SELECT l.tahun, substr(l.kode, 1, instr(l.kode, '.') - 1) AS opd, l.kode, l.bulan, l.realisasi,
  CASE WHEN l.realisasi NOT GLOB '*[^0-9.-]*' AND l.realisasi NOT LIKE '%..%' THEN CAST(l.realisasi AS REAL) END AS realisasi_angka, l.anggaran, l.pendorong, l.kendala, l.tindak_lanjut, l.pic, l.batas, l.catatan,
  l.tanggal_lapor, r.pelaku, r.waktu, c.putusan, c.realisasi AS realisasi_verifikasi, l.peristiwa
FROM laporan l
JOIN riwayat r ON r.nomor = l.peristiwa
LEFT JOIN verifikasi c ON c.peristiwa = (SELECT MAX(x.peristiwa) FROM verifikasi x
  WHERE x.tahun = l.tahun AND x.kode = l.kode AND x.bulan = l.bulan AND x.laporan <= l.peristiwa
    AND NOT EXISTS (SELECT 1 FROM pembatalan b WHERE b.tahun = x.tahun AND b.kode = x.kode AND b.bulan = x.bulan
      AND b.peristiwa > x.laporan)
    AND NOT EXISTS (SELECT 1 FROM laporan k JOIN riwayat e ON e.nomor = k.peristiwa AND e.jenis = 'koreksi'
      WHERE k.tahun = x.tahun AND k.kode = x.kode AND k.bulan = x.bulan
        AND k.peristiwa > x.laporan))
WHERE l.peristiwa = (SELECT MAX(x.peristiwa) FROM laporan x
    WHERE x.tahun = l.tahun AND x.kode = l.kode AND x.bulan = l.bulan)
  AND NOT EXISTS (SELECT 1 FROM pembatalan b WHERE b.tahun = l.tahun AND b.kode = l.kode AND b.bulan = l.bulan
    AND b.peristiwa > l.peristiwa);

CREATE VIEW v_bulan_terkunci AS
  -- Bulan yang sekarang terkunci.
SELECT p.tahun, p.bulan, p.peristiwa
FROM penguncian p
WHERE p.tindakan = 'kunci' AND p.peristiwa = (SELECT MAX(x.peristiwa) FROM penguncian x
  WHERE x.tahun = p.tahun AND x.bulan = p.bulan);
