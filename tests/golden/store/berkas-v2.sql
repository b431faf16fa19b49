PRAGMA application_id = 1263424594;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
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
  komponen_capaian TEXT NOT NULL,
  komponen_kecepatan TEXT NOT NULL,
  komponen_konsistensi TEXT NOT NULL,
  komponen_komitmen TEXT NOT NULL,
  acuan TEXT NOT NULL
) STRICT;
INSERT INTO "aturan" VALUES(1,2022,0,1,NULL,NULL,'2t-r',NULL,'100','50',NULL,'nol',10,'60','20','10','10','Permendagri 86/2017; PermenPANRB 53/2014');
CREATE TABLE bukti (
  -- Bukti sebuah laporan: tautan (tanpa sha256) atau berkas.
  peristiwa INTEGER NOT NULL REFERENCES laporan (peristiwa),
  urutan INTEGER NOT NULL,
  jalur TEXT NOT NULL,              -- tautan, atau jalur berkas dari folder berkas data ini
  sha256 TEXT,
  ukuran INTEGER,                   -- bita
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID;
INSERT INTO "bukti" VALUES(2,0,'bukti.txt','7c02076021772d3d59359d1fe97e3f58fd19aab72731f2d10083801e8c4057f9',13);
INSERT INTO "bukti" VALUES(2,1,'https://contoh.go.id/a',NULL,NULL);
INSERT INTO "bukti" VALUES(7,0,'bukti.txt','7c02076021772d3d59359d1fe97e3f58fd19aab72731f2d10083801e8c4057f9',13);
INSERT INTO "bukti" VALUES(7,1,'https://contoh.go.id/a',NULL,NULL);
CREATE TABLE impor (
  -- Setiap impor contracts.yaml yang mengubah sesuatu.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  alasan TEXT,                      -- alasan perubahan kontrak atau pagu
  nomor TEXT                        -- nomor naskah perubahan
) STRICT;
INSERT INTO "impor" VALUES(1,2022,NULL,NULL);
INSERT INTO "impor" VALUES(20,2022,'APBD perubahan','P/1');
INSERT INTO "impor" VALUES(27,2022,NULL,NULL);
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
  PRIMARY KEY (peristiwa, kontrak, urutan),
  UNIQUE (peristiwa, kode),
  FOREIGN KEY (peristiwa, kontrak) REFERENCES kontrak (peristiwa, kode)
) STRICT, WITHOUT ROWID;
INSERT INTO "indikator" VALUES(1,'PUPR',0,'PUPR.JALAN','Panjang jalan yang diperbaiki','km','akumulasi','naik','20','60',NULL,'JALAN','P-JALAN','18.5',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(1,'PUPR',1,'PUPR.JEMBATAN','Penggantian jembatan','unit','akumulasi','naik','2','40',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(1,'PUPR.BM',0,'PUPR.PAKET','Paket terkontrak','paket','posisi','naik','12',NULL,NULL,NULL,NULL,NULL,NULL,NULL,750000000,'PUPR.JALAN',NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(1,'SETDA',0,'SETDA.SAKIP','Nilai SAKIP','predikat','posisi','predikat','BB',NULL,NULL,NULL,NULL,NULL,NULL,'SAKIP',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(1,'SETDA',1,'SETDA.SUHU','Inflasi','persen','rata_rata','rentang','-0.5..3.25',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(1,'SETDA',2,'SETDA.WEB','Layanan daring','layanan','posisi','biner','ya',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(20,'PUPR',0,'PUPR.JALAN','Panjang jalan yang diperbaiki','km','akumulasi','naik','24','60',NULL,'JALAN','P-JALAN','18.5',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(20,'PUPR',1,'PUPR.JEMBATAN','Penggantian jembatan','unit','akumulasi','naik','2','40',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(20,'PUPR.BM',0,'PUPR.PAKET','Paket terkontrak','paket','posisi','naik','12',NULL,NULL,NULL,NULL,NULL,NULL,NULL,750000000,'PUPR.JALAN',NULL,NULL,NULL,NULL);
INSERT INTO "indikator" VALUES(27,'BPKPD',0,'BPKPD.OPINI','Opini BPK','opini','posisi','predikat','WTP','50',NULL,NULL,NULL,NULL,NULL,'OPINI',NULL,NULL,5,'berikut','BPK',NULL);
INSERT INTO "indikator" VALUES(27,'BPKPD',1,'BPKPD.PAD','Pendapatan asli daerah','rupiah','akumulasi','naik','1000','50',NULL,NULL,'P-KEU',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'5.02.02.2.01');
CREATE TABLE integritas (
  -- Temuan integritas yang sudah final terhadap kepala OPD.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  dasar TEXT NOT NULL,
  tanggal TEXT NOT NULL,
  uraian TEXT NOT NULL
) STRICT;
INSERT INTO "integritas" VALUES(13,2022,'SETDA','LHP/1','2022-03-02','laporan fiktif');
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
INSERT INTO "kepala" VALUES(1,'PUPR','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01');
INSERT INTO "kepala" VALUES(1,'PUPR.BM','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL);
INSERT INTO "kepala" VALUES(1,'SETDA','Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL);
INSERT INTO "kepala" VALUES(20,'PUPR','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01');
INSERT INTO "kepala" VALUES(20,'PUPR.BM','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL);
INSERT INTO "kepala" VALUES(27,'BPKPD','Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL);
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
INSERT INTO "kontrak" VALUES(1,'PUPR',2022,'PUPR',0,'Dinas Pekerjaan Umum dan Penataan Ruang','1/PK/2022','2022-01-10',1,0,0,1,NULL,NULL);
INSERT INTO "kontrak" VALUES(1,'PUPR.BM',2022,'PUPR',1,'Bidang Bina Marga','1/PK/2022','2022-01-10',0,0,0,1,NULL,NULL);
INSERT INTO "kontrak" VALUES(1,'SETDA',2022,'SETDA',0,'Sekretariat Daerah',NULL,NULL,0,0,0,1,NULL,NULL);
INSERT INTO "kontrak" VALUES(20,'PUPR',2022,'PUPR',0,'Dinas Pekerjaan Umum dan Penataan Ruang','1/PK/2022','2022-01-10',1,0,1,4,'P/1','APBD perubahan');
INSERT INTO "kontrak" VALUES(20,'PUPR.BM',2022,'PUPR',1,'Bidang Bina Marga','1/PK/2022','2022-01-10',0,0,0,1,NULL,NULL);
INSERT INTO "kontrak" VALUES(27,'BPKPD',2022,'BPKPD',0,'Badan Pengelola Keuangan dan Pendapatan Daerah',NULL,NULL,0,0,0,1,NULL,NULL);
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
  kendala TEXT,
  tindak_lanjut TEXT,
  pic TEXT,
  batas TEXT,
  catatan TEXT,
  tanggal_lapor TEXT NOT NULL,
  alasan TEXT,                      -- alasan koreksi
  PRIMARY KEY (tahun, kode, bulan, peristiwa)
) STRICT, WITHOUT ROWID;
INSERT INTO "laporan" VALUES(2022,'BPKPD.PAD',6,29,'360',NULL,7000,NULL,NULL,NULL,NULL,NULL,'2022-12-05',NULL);
INSERT INTO "laporan" VALUES(2022,'PUPR.JALAN',3,2,'4.5',NULL,1000000,'hujan','tambah alat','Kabid',NULL,NULL,'2022-04-05',NULL);
INSERT INTO "laporan" VALUES(2022,'PUPR.JALAN',3,7,'5',NULL,1000000,'hujan','tambah alat','Kabid',NULL,NULL,'2022-04-05','salah ketik');
INSERT INTO "laporan" VALUES(2022,'PUPR.JALAN',6,24,'12',NULL,NULL,'banjir',NULL,NULL,NULL,NULL,'2022-12-05',NULL);
INSERT INTO "laporan" VALUES(2022,'PUPR.JEMBATAN.A',3,3,'80',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2022-04-05',NULL);
INSERT INTO "laporan" VALUES(2022,'PUPR.P-JALAN',4,23,NULL,NULL,250000,NULL,NULL,NULL,NULL,NULL,'2022-12-05',NULL);
INSERT INTO "laporan" VALUES(2022,'PUPR.PAKET',3,4,'4',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2022-04-05',NULL);
INSERT INTO "laporan" VALUES(2022,'SETDA.SUHU',2,6,'2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2022-04-05',NULL);
INSERT INTO "laporan" VALUES(2022,'SETDA.SUHU',3,5,'92.240297','36743/39834',NULL,NULL,NULL,NULL,NULL,NULL,'2022-04-05',NULL);
CREATE TABLE nilai_resmi (
  -- Nilai akhir setiap kontrak pada saat bulannya dikunci; kosong: belum ada yang jatuh tempo.
  peristiwa INTEGER NOT NULL REFERENCES penguncian (peristiwa),
  kontrak TEXT NOT NULL,
  nilai TEXT,
  PRIMARY KEY (peristiwa, kontrak)
) STRICT, WITHOUT ROWID;
INSERT INTO "nilai_resmi" VALUES(16,'PUPR',NULL);
INSERT INTO "nilai_resmi" VALUES(16,'PUPR.BM',NULL);
INSERT INTO "nilai_resmi" VALUES(16,'SETDA','0.00');
INSERT INTO "nilai_resmi" VALUES(17,'PUPR',NULL);
INSERT INTO "nilai_resmi" VALUES(17,'PUPR.BM',NULL);
INSERT INTO "nilai_resmi" VALUES(17,'SETDA','0.00');
INSERT INTO "nilai_resmi" VALUES(18,'PUPR','83.50');
INSERT INTO "nilai_resmi" VALUES(18,'PUPR.BM','100.00');
INSERT INTO "nilai_resmi" VALUES(18,'SETDA','3.33');
INSERT INTO "nilai_resmi" VALUES(21,'PUPR','83.50');
INSERT INTO "nilai_resmi" VALUES(21,'PUPR.BM','100.00');
INSERT INTO "nilai_resmi" VALUES(21,'SETDA','3.33');
INSERT INTO "nilai_resmi" VALUES(26,'PUPR','83.50');
INSERT INTO "nilai_resmi" VALUES(26,'PUPR.BM','100.00');
INSERT INTO "nilai_resmi" VALUES(26,'SETDA','2.50');
CREATE TABLE opd (
  -- Keadaan satu OPD menurut satu impor; yang berlaku ialah yang terakhir.
  peristiwa INTEGER NOT NULL REFERENCES impor (peristiwa),
  kode TEXT NOT NULL,
  tahun INTEGER NOT NULL,
  nama TEXT NOT NULL,
  kelompok TEXT NOT NULL,
  pengampu TEXT,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID;
INSERT INTO "opd" VALUES(1,'PUPR',2022,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2');
INSERT INTO "opd" VALUES(1,'SETDA',2022,'Sekretariat Daerah','sekretariat',NULL);
INSERT INTO "opd" VALUES(20,'PUPR',2022,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2');
INSERT INTO "opd" VALUES(27,'BPKPD',2022,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL);
CREATE TABLE opd_alias (
  -- Nama pendek lain sebuah OPD.
  peristiwa INTEGER NOT NULL,
  opd TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (peristiwa, opd, urutan),
  FOREIGN KEY (peristiwa, opd) REFERENCES opd (peristiwa, kode)
) STRICT, WITHOUT ROWID;
INSERT INTO "opd_alias" VALUES(1,'PUPR',0,'DPUPR');
INSERT INTO "opd_alias" VALUES(20,'PUPR',0,'DPUPR');
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
  PRIMARY KEY (peristiwa, indikator, urutan),
  FOREIGN KEY (peristiwa, indikator) REFERENCES indikator (peristiwa, kode)
) STRICT, WITHOUT ROWID;
INSERT INTO "pekerjaan" VALUES(1,'PUPR.JEMBATAN',0,'PUPR.JEMBATAN.A','Jembatan ruas A','1',3,2400000000);
INSERT INTO "pekerjaan" VALUES(1,'PUPR.JEMBATAN',1,'PUPR.JEMBATAN.B','Jembatan ruas B','1',10,NULL);
INSERT INTO "pekerjaan" VALUES(20,'PUPR.JEMBATAN',0,'PUPR.JEMBATAN.A','Jembatan ruas A','1',3,2400000000);
INSERT INTO "pekerjaan" VALUES(20,'PUPR.JEMBATAN',1,'PUPR.JEMBATAN.B','Jembatan ruas B','1',10,NULL);
CREATE TABLE pembatalan (
  -- Membatalkan semua laporan (kode, bulan) yang dicatat sebelumnya.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  alasan TEXT
) STRICT;
INSERT INTO "pembatalan" VALUES(8,2022,'SETDA.SUHU',2,'keliru');
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
INSERT INTO "penangguhan" VALUES(11,'tangguh',2022,'SETDA.WEB',4,'S/1','menunggu pusat');
INSERT INTO "penangguhan" VALUES(12,'cabut',2022,'SETDA.WEB',5,NULL,'sudah jelas');
CREATE TABLE pengampu (
  -- Asisten dan staf ahli yang mengampu OPD, seperti tertulis dalam tajuk itu.
  peristiwa INTEGER NOT NULL REFERENCES tajuk (peristiwa),
  kode TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  jabatan TEXT NOT NULL,
  nama TEXT,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID;
INSERT INTO "pengampu" VALUES(1,'AST2',0,'Asisten Perekonomian dan Pembangunan',NULL);
CREATE TABLE penguncian (
  -- Mengunci satu bulan setelah rapat, atau membukanya lagi.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tindakan TEXT NOT NULL CHECK (tindakan IN ('kunci', 'buka')),
  tahun INTEGER NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  alasan TEXT
) STRICT;
INSERT INTO "penguncian" VALUES(16,'kunci',2022,1,NULL);
INSERT INTO "penguncian" VALUES(17,'kunci',2022,2,NULL);
INSERT INTO "penguncian" VALUES(18,'kunci',2022,3,NULL);
INSERT INTO "penguncian" VALUES(19,'buka',2022,3,'salah hitung');
INSERT INTO "penguncian" VALUES(21,'kunci',2022,3,NULL);
INSERT INTO "penguncian" VALUES(26,'kunci',2022,4,NULL);
CREATE TABLE predikat (
  -- Pita predikat menurut batas bawah, tertinggi dahulu.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  batas TEXT NOT NULL,              -- batas bawah, termasuk
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID;
INSERT INTO "predikat" VALUES(1,0,'Sangat Tinggi','91');
INSERT INTO "predikat" VALUES(1,1,'Tinggi','76');
INSERT INTO "predikat" VALUES(1,2,'Sedang','66');
INSERT INTO "predikat" VALUES(1,3,'Rendah','51');
INSERT INTO "predikat" VALUES(1,4,'Sangat Rendah','0');
CREATE TABLE prioritas (
  -- Prioritas bupati, seperti tertulis dalam tajuk itu.
  peristiwa INTEGER NOT NULL REFERENCES tajuk (peristiwa),
  kode TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID;
INSERT INTO "prioritas" VALUES(1,'JALAN',0,'Infrastruktur jalan');
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
INSERT INTO "program" VALUES(1,'PUPR',0,'P-JALAN','Program penyelenggaraan jalan',1200000000,NULL);
INSERT INTO "program" VALUES(20,'PUPR',0,'P-JALAN','Program penyelenggaraan jalan',1200000000,NULL);
INSERT INTO "program" VALUES(27,'BPKPD',0,'P-KEU','Program Pengelolaan Keuangan',900000000,'5.02.02');
CREATE TABLE rencana (
  -- Rencana per bulan: tambahan bulan itu (akumulasi) atau nilai pada akhir bulan (yang lain).
  peristiwa INTEGER NOT NULL,
  indikator TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  nilai TEXT NOT NULL,
  PRIMARY KEY (peristiwa, indikator, bulan),
  FOREIGN KEY (peristiwa, indikator) REFERENCES indikator (peristiwa, kode)
) STRICT, WITHOUT ROWID;
INSERT INTO "rencana" VALUES(1,'PUPR.JALAN',3,'5');
INSERT INTO "rencana" VALUES(1,'PUPR.JALAN',6,'15');
INSERT INTO "rencana" VALUES(1,'PUPR.JEMBATAN',3,'1');
INSERT INTO "rencana" VALUES(1,'PUPR.JEMBATAN',10,'1');
INSERT INTO "rencana" VALUES(1,'PUPR.PAKET',3,'4');
INSERT INTO "rencana" VALUES(1,'PUPR.PAKET',12,'12');
INSERT INTO "rencana" VALUES(1,'SETDA.SAKIP',6,'BB');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',1,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',2,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',3,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',4,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',5,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',6,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',7,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',8,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',9,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',10,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',11,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.SUHU',12,'-0.5..3.25');
INSERT INTO "rencana" VALUES(1,'SETDA.WEB',4,'ya');
INSERT INTO "rencana" VALUES(20,'PUPR.JALAN',3,'5');
INSERT INTO "rencana" VALUES(20,'PUPR.JALAN',6,'19');
INSERT INTO "rencana" VALUES(20,'PUPR.JEMBATAN',3,'1');
INSERT INTO "rencana" VALUES(20,'PUPR.JEMBATAN',10,'1');
INSERT INTO "rencana" VALUES(20,'PUPR.PAKET',3,'4');
INSERT INTO "rencana" VALUES(20,'PUPR.PAKET',12,'12');
INSERT INTO "rencana" VALUES(27,'BPKPD.PAD',6,'400');
INSERT INTO "rencana" VALUES(27,'BPKPD.PAD',12,'600');
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
  terhalang INTEGER NOT NULL CHECK (terhalang IN (0, 1)),  -- temuan integritas menghalangi penghargaan
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
INSERT INTO "ringkasan" VALUES(2022,1,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','50.00',NULL,0,0,0,0,900000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,2,0,"0","0"]]','[]',3868176691);
INSERT INTO "ringkasan" VALUES(2022,1,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01',NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','0.00',NULL,0,0,0,0,1200000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'JALAN',0,0,0,0,NULL,0,'[]','[["JALAN",1,0,"0","0"],[null,1,0,"0","0"]]','[]',522258663);
INSERT INTO "ringkasan" VALUES(2022,1,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','0.00','0.00','0.00','0.00','Sangat Rendah','merah',NULL,'33.33','0.00','100.00',1,0,1,1,NULL,0,NULL,'0.00','0.00',NULL,'0.00','',0,'',1,0,1,0,'Catatan dalam rapat evaluasi',1,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,1,"33.333333333333333333333333333333333333333333333333","0E-48"]]','[["SETDA.SUHU","Inflasi","persen",1,["-0.5","3.25"],null,null,"0.00",true,1,1,null,null,null,null,1,"kali",null,false,true]]',20589782);
INSERT INTO "ringkasan" VALUES(2022,1,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','0.00',NULL,0,0,0,0,750000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,1,0,"0","0"]]','[]',2401443029);
INSERT INTO "ringkasan" VALUES(2022,2,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','50.00',NULL,0,0,0,0,900000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,2,0,"0","0"]]','[]',2620984028);
INSERT INTO "ringkasan" VALUES(2022,2,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01',NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','0.00',NULL,0,0,0,0,1200000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'JALAN',0,0,2,2,NULL,0,'[["PUPR.JALAN","Panjang jalan yang diperbaiki","60.00",true],["PUPR.JEMBATAN.A","Jembatan ruas A","20.00",true]]','[["JALAN",1,0,"0","0"],[null,1,0,"0","0"]]','[]',244321458);
INSERT INTO "ringkasan" VALUES(2022,2,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','0.00','0.00','0.00','0.00','Sangat Rendah','merah','0.00','33.33','0.00','100.00',1,0,1,1,NULL,0,NULL,'0.00','0.00',NULL,'0.00','',0,'',1,0,1,0,'Surat peringatan I',2,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,1,"33.333333333333333333333333333333333333333333333333","0E-48"]]','[["SETDA.SUHU","Inflasi","persen",2,["-0.5","3.25"],null,null,"0.00",true,1,2,null,null,null,null,2,"kali",null,false,true]]',3590949095);
INSERT INTO "ringkasan" VALUES(2022,2,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','0.00',NULL,0,0,0,0,750000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'',0,0,1,1,NULL,0,'[["PUPR.PAKET","Paket terkontrak","100.00",true]]','[[null,1,0,"0","0"]]','[]',1194524420);
INSERT INTO "ringkasan" VALUES(2022,3,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','50.00',NULL,0,0,0,0,900000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,2,0,"0","0"]]','[]',58433094);
INSERT INTO "ringkasan" VALUES(2022,3,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','90.00','83.50','60.00','100.00','75.00','Tinggi','kuning',NULL,'100.00','0.00','25.00',2,1,1,0,1200000000,1000000,'0.08','92.00','25.00',NULL,'83.50','',0,'JALAN',2,2,0,0,'Catatan dalam rapat evaluasi',1,'[]','[["JALAN",1,1,"60","6000"],[null,1,1,"40","3000.00"]]','[["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,1,null,null,null,null,1,"bulan",null,false,false]]',1831812287);
INSERT INTO "ringkasan" VALUES(2022,3,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','3.33','0.00','33.33','0.00','Sangat Rendah','merah','3.33','33.33','0.00','100.00',1,0,1,1,NULL,0,NULL,'0.00','0.00',NULL,'3.33','',1,'',1,1,1,0,'Surat peringatan II',3,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,1,"33.333333333333333333333333333333333333333333333333","0E-48"]]','[["SETDA.SUHU","Inflasi","persen",3,["-0.5","3.25"],"92.240297",null,"0.00",true,1,3,null,null,null,null,3,"kali",3,false,true],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',2674556012);
INSERT INTO "ringkasan" VALUES(2022,3,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau',NULL,'100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,'100.00','',0,'',1,1,0,0,NULL,0,'[]','[[null,1,1,"100","10000"]]','[]',3123062333);
INSERT INTO "ringkasan" VALUES(2022,4,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','50.00',NULL,0,0,0,0,900000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,2,0,"0","0"]]','[]',1767144706);
INSERT INTO "ringkasan" VALUES(2022,4,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','90.00','83.50','60.00','100.00','75.00','Tinggi','kuning','0.00','100.00','0.00','25.00',2,1,1,0,1200000000,1250000,'0.10','92.00','25.00','83.50','83.50','',0,'JALAN',0,0,0,0,'Surat peringatan I',2,'[]','[["JALAN",1,1,"60","6000"],[null,1,1,"40","3000.00"]]','[["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,2,null,null,null,null,2,"bulan",null,false,false]]',3120905254);
INSERT INTO "ringkasan" VALUES(2022,4,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','2.50','0.00','25.00','0.00','Sangat Rendah','merah','-0.83','33.33','0.00','100.00',1,0,1,1,NULL,0,NULL,'0.00','0.00',NULL,'2.50','SETDA.WEB',1,'',1,0,1,0,'Surat peringatan III',4,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,1,"33.333333333333333333333333333333333333333333333333","0E-48"]]','[["SETDA.SUHU","Inflasi","persen",4,["-0.5","3.25"],"92.240297",null,"0.00",true,1,4,null,null,null,null,4,"kali",3,false,true],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',3667402806);
INSERT INTO "ringkasan" VALUES(2022,4,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau','0.00','100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,'100.00','',0,'',0,0,0,0,NULL,0,'[]','[[null,1,1,"100","10000"]]','[]',2902227041);
INSERT INTO "ringkasan" VALUES(2022,5,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'abu-abu',NULL,'0.00','50.00',NULL,0,0,0,0,900000000,0,'0.00',NULL,NULL,NULL,NULL,'',0,'',0,0,1,1,NULL,0,'[["BPKPD.PAD","Pendapatan asli daerah","50.00",true]]','[[null,2,0,"0","0"]]','[]',1021544106);
INSERT INTO "ringkasan" VALUES(2022,5,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','90.00','83.50','60.00','100.00','75.00','Tinggi','kuning','0.00','100.00','0.00','25.00',2,1,1,0,1200000000,1250000,'0.10','92.00','25.00','83.50',NULL,'',0,'JALAN',0,0,1,0,'Surat peringatan II',3,'[["PUPR.JALAN","Panjang jalan yang diperbaiki","60.00",false]]','[["JALAN",1,1,"60","6000"],[null,1,1,"40","3000.00"]]','[["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,3,null,null,null,null,3,"bulan",null,false,false]]',1461545685);
INSERT INTO "ringkasan" VALUES(2022,5,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','2.00','0.00','20.00','0.00','Sangat Rendah','merah','-0.50','66.67','0.00','100.00',2,0,2,2,NULL,0,NULL,'0.00','0.00',NULL,NULL,'',1,'',1,0,2,1,'Surat peringatan III',5,'[["SETDA.SAKIP","Nilai SAKIP","33.33",true],["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,2,"66.666666666666666666666666666666666666666666666666","0E-48"]]','[["SETDA.SUHU","Inflasi","persen",5,["-0.5","3.25"],"92.240297",null,"0.00",true,1,5,null,null,null,null,5,"kali",3,false,true],["SETDA.WEB","Layanan daring","layanan",4,true,null,null,"0.00",true,5,1,null,null,null,null,1,"bulan",null,false,false],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',1931265740);
INSERT INTO "ringkasan" VALUES(2022,5,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau','0.00','100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,1,1,"100","10000"]]','[]',3280512820);
INSERT INTO "ringkasan" VALUES(2022,6,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,'90.00','54.00','0.00','0.00','0.00','Rendah','merah',NULL,'50.00','50.00','100.00',1,0,1,0,900000000,7000,'0.00','90.00','0.00',NULL,NULL,'',0,'',1,1,0,0,'Catatan dalam rapat evaluasi',1,'[]','[[null,2,1,"50","4500"]]','[["BPKPD.PAD","Pendapatan asli daerah","rupiah",6,"400","360","40","90.00",false,6,1,null,null,null,null,1,"kali",null,false,false]]',876891820);
INSERT INTO "ringkasan" VALUES(2022,6,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','72.50','56.17','30.00','66.67','0.00','Rendah','merah','-27.33','100.00','0.00','100.00',2,0,2,0,1200000000,1250000,'0.10','74.50','100.00','61.27',NULL,'',0,'JALAN',1,1,0,0,'Surat peringatan III',4,'[]','[["JALAN",1,1,"60","4250.0000000000000000000000000000000000000000000000"],[null,1,1,"40","3000.00"]]','[["PUPR.JALAN","Panjang jalan yang diperbaiki","km",6,"24","17","7","70.83",false,6,1,"banjir","tambah alat","Kabid",null,1,"kali",null,false,false],["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,4,null,null,null,null,4,"bulan",null,false,false]]',952066164);
INSERT INTO "ringkasan" VALUES(2022,6,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','1.43','0.00','14.29','0.00','Sangat Rendah','merah','-0.57','100.00','0.00','100.00',3,0,3,3,NULL,0,NULL,'0.00','0.00',NULL,NULL,'',1,'',2,0,1,0,'Surat peringatan III',6,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,3,"99.999999999999999999999999999999999999999999999999","0E-48"]]','[["SETDA.SAKIP","Nilai SAKIP","predikat",6,{"tingkat":"BB"},null,null,"0.00",true,6,1,null,null,null,null,1,"kali",null,false,false],["SETDA.SUHU","Inflasi","persen",6,["-0.5","3.25"],"92.240297",null,"0.00",true,1,6,null,null,null,null,6,"kali",3,false,true],["SETDA.WEB","Layanan daring","layanan",4,true,null,null,"0.00",true,5,2,null,null,null,null,2,"bulan",null,false,false],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',3155224739);
INSERT INTO "ringkasan" VALUES(2022,6,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau','0.00','100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,1,1,"100","10000"]]','[]',3064251175);
INSERT INTO "ringkasan" VALUES(2022,7,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,'90.00','54.00','0.00','0.00','0.00','Rendah','merah','0.00','50.00','50.00','100.00',1,0,1,0,900000000,7000,'0.00','90.00','0.00',NULL,NULL,'',0,'',0,0,0,0,'Catatan dalam rapat evaluasi',1,'[]','[[null,2,1,"50","4500"]]','[["BPKPD.PAD","Pendapatan asli daerah","rupiah",6,"400","360","40","90.00",false,6,1,null,null,null,null,1,"kali",null,false,false]]',963856397);
INSERT INTO "ringkasan" VALUES(2022,7,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','72.50','56.17','30.00','66.67','0.00','Rendah','merah','0.00','100.00','0.00','100.00',2,0,2,0,1200000000,1250000,'0.10','74.50','100.00','61.27',NULL,'',0,'JALAN',0,0,0,0,'Surat peringatan III',5,'[]','[["JALAN",1,1,"60","4250.0000000000000000000000000000000000000000000000"],[null,1,1,"40","3000.00"]]','[["PUPR.JALAN","Panjang jalan yang diperbaiki","km",6,"24","17","7","70.83",false,6,1,"banjir","tambah alat","Kabid",null,1,"kali",null,false,false],["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,5,null,null,null,null,5,"bulan",null,false,false]]',1615704226);
INSERT INTO "ringkasan" VALUES(2022,7,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','1.25','0.00','12.50','0.00','Sangat Rendah','merah','-0.18','100.00','0.00','100.00',3,0,3,3,NULL,0,NULL,'0.00','0.00',NULL,NULL,'',1,'',1,0,1,0,'Surat peringatan III',7,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,3,"99.999999999999999999999999999999999999999999999999","0E-48"]]','[["SETDA.SAKIP","Nilai SAKIP","predikat",6,{"tingkat":"BB"},null,null,"0.00",true,6,1,null,null,null,null,1,"kali",null,false,false],["SETDA.SUHU","Inflasi","persen",7,["-0.5","3.25"],"92.240297",null,"0.00",true,1,7,null,null,null,null,7,"kali",3,false,true],["SETDA.WEB","Layanan daring","layanan",4,true,null,null,"0.00",true,5,3,null,null,null,null,3,"bulan",null,false,false],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',836969817);
INSERT INTO "ringkasan" VALUES(2022,7,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau','0.00','100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,1,1,"100","10000"]]','[]',2587943126);
INSERT INTO "ringkasan" VALUES(2022,8,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,'90.00','54.00','0.00','0.00','0.00','Rendah','merah','0.00','50.00','50.00','100.00',1,0,1,0,900000000,7000,'0.00','90.00','0.00',NULL,NULL,'',0,'',0,0,0,0,'Catatan dalam rapat evaluasi',1,'[]','[[null,2,1,"50","4500"]]','[["BPKPD.PAD","Pendapatan asli daerah","rupiah",6,"400","360","40","90.00",false,6,1,null,null,null,null,1,"kali",null,false,false]]',3483501711);
INSERT INTO "ringkasan" VALUES(2022,8,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','72.50','56.17','30.00','66.67','0.00','Rendah','merah','0.00','100.00','0.00','100.00',2,0,2,0,1200000000,1250000,'0.10','74.50','100.00','61.27',NULL,'',0,'JALAN',0,0,0,0,'Surat peringatan III',6,'[]','[["JALAN",1,1,"60","4250.0000000000000000000000000000000000000000000000"],[null,1,1,"40","3000.00"]]','[["PUPR.JALAN","Panjang jalan yang diperbaiki","km",6,"24","17","7","70.83",false,6,1,"banjir","tambah alat","Kabid",null,1,"kali",null,false,false],["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,6,null,null,null,null,6,"bulan",null,false,false]]',3588482388);
INSERT INTO "ringkasan" VALUES(2022,8,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','1.11','0.00','11.11','0.00','Sangat Rendah','merah','-0.14','100.00','0.00','100.00',3,0,3,3,NULL,0,NULL,'0.00','0.00',NULL,NULL,'',1,'',1,0,1,0,'Surat peringatan III',8,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,3,"99.999999999999999999999999999999999999999999999999","0E-48"]]','[["SETDA.SAKIP","Nilai SAKIP","predikat",6,{"tingkat":"BB"},null,null,"0.00",true,6,1,null,null,null,null,1,"kali",null,false,false],["SETDA.SUHU","Inflasi","persen",8,["-0.5","3.25"],"92.240297",null,"0.00",true,1,8,null,null,null,null,8,"kali",3,false,true],["SETDA.WEB","Layanan daring","layanan",4,true,null,null,"0.00",true,5,4,null,null,null,null,4,"bulan",null,false,false],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',2071439378);
INSERT INTO "ringkasan" VALUES(2022,8,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau','0.00','100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,1,1,"100","10000"]]','[]',3769373384);
INSERT INTO "ringkasan" VALUES(2022,9,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,'90.00','54.00','0.00','0.00','0.00','Rendah','merah','0.00','50.00','50.00','100.00',1,0,1,0,900000000,7000,'0.00','90.00','0.00',NULL,NULL,'',0,'',0,0,0,0,'Catatan dalam rapat evaluasi',1,'[]','[[null,2,1,"50","4500"]]','[["BPKPD.PAD","Pendapatan asli daerah","rupiah",6,"400","360","40","90.00",false,6,1,null,null,null,null,1,"kali",null,false,false]]',1298020517);
INSERT INTO "ringkasan" VALUES(2022,9,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','72.50','56.17','30.00','66.67','0.00','Rendah','merah','0.00','100.00','0.00','100.00',2,0,2,0,1200000000,1250000,'0.10','74.50','100.00','61.27',NULL,'',0,'JALAN',0,0,1,1,'Surat peringatan III',7,'[["PUPR.JEMBATAN.B","Jembatan ruas B","20.00",true]]','[["JALAN",1,1,"60","4250.0000000000000000000000000000000000000000000000"],[null,1,1,"40","3000.00"]]','[["PUPR.JALAN","Panjang jalan yang diperbaiki","km",6,"24","17","7","70.83",false,6,1,"banjir","tambah alat","Kabid",null,1,"kali",null,false,false],["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,7,null,null,null,null,7,"bulan",null,false,false]]',2334464038);
INSERT INTO "ringkasan" VALUES(2022,9,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','1.00','0.00','10.00','0.00','Sangat Rendah','merah','-0.11','100.00','0.00','100.00',3,0,3,3,NULL,0,NULL,'0.00','0.00',NULL,NULL,'',1,'',1,0,1,0,'Surat peringatan III',9,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,3,"99.999999999999999999999999999999999999999999999999","0E-48"]]','[["SETDA.SAKIP","Nilai SAKIP","predikat",6,{"tingkat":"BB"},null,null,"0.00",true,6,1,null,null,null,null,1,"kali",null,false,false],["SETDA.SUHU","Inflasi","persen",9,["-0.5","3.25"],"92.240297",null,"0.00",true,1,9,null,null,null,null,9,"kali",3,false,true],["SETDA.WEB","Layanan daring","layanan",4,true,null,null,"0.00",true,5,5,null,null,null,null,5,"bulan",null,false,false],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',4006963488);
INSERT INTO "ringkasan" VALUES(2022,9,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau','0.00','100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,1,1,"100","10000"]]','[]',3427283257);
INSERT INTO "ringkasan" VALUES(2022,10,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,'90.00','54.00','0.00','0.00','0.00','Rendah','merah','0.00','50.00','50.00','100.00',1,0,1,0,900000000,7000,'0.00','90.00','0.00',NULL,NULL,'',0,'',0,0,0,0,'Catatan dalam rapat evaluasi',1,'[]','[[null,2,1,"50","4500"]]','[["BPKPD.PAD","Pendapatan asli daerah","rupiah",6,"400","360","40","90.00",false,6,1,null,null,null,null,1,"kali",null,false,false]]',288062106);
INSERT INTO "ringkasan" VALUES(2022,10,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','57.50','45.50','30.00','50.00','0.00','Sangat Rendah','merah','-10.67','100.00','0.00','100.00',3,0,3,1,1200000000,1250000,'0.10','58.50','80.00','50.60',NULL,'',0,'JALAN',1,0,0,0,'Surat peringatan III',8,'[]','[["JALAN",1,1,"60","4250.0000000000000000000000000000000000000000000000"],[null,1,1,"40","1500.00"]]','[["PUPR.JALAN","Panjang jalan yang diperbaiki","km",6,"24","17","7","70.83",false,6,1,"banjir","tambah alat","Kabid",null,1,"kali",null,false,false],["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,8,null,null,null,null,8,"bulan",null,false,false],["PUPR.JEMBATAN.B","Jembatan ruas B","persen",10,"100",null,"100","0.00",true,10,1,null,null,null,null,1,"bulan",null,false,false]]',580467598);
INSERT INTO "ringkasan" VALUES(2022,10,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','0.91','0.00','9.09','0.00','Sangat Rendah','merah','-0.09','100.00','0.00','100.00',3,0,3,3,NULL,0,NULL,'0.00','0.00',NULL,NULL,'',1,'',1,0,1,0,'Surat peringatan III',10,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,3,"99.999999999999999999999999999999999999999999999999","0E-48"]]','[["SETDA.SAKIP","Nilai SAKIP","predikat",6,{"tingkat":"BB"},null,null,"0.00",true,6,1,null,null,null,null,1,"kali",null,false,false],["SETDA.SUHU","Inflasi","persen",10,["-0.5","3.25"],"92.240297",null,"0.00",true,1,10,null,null,null,null,10,"kali",3,false,true],["SETDA.WEB","Layanan daring","layanan",4,true,null,null,"0.00",true,5,6,null,null,null,null,6,"bulan",null,false,false],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',3405217482);
INSERT INTO "ringkasan" VALUES(2022,10,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau','0.00','100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,NULL,'',0,'',0,0,0,0,NULL,0,'[]','[[null,1,1,"100","10000"]]','[]',3110360362);
INSERT INTO "ringkasan" VALUES(2022,11,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,'90.00','54.00','0.00','0.00','0.00','Rendah','merah','0.00','50.00','50.00','100.00',1,0,1,0,900000000,7000,'0.00','90.00','0.00',NULL,NULL,'',0,'',0,0,1,0,'Catatan dalam rapat evaluasi',1,'[["BPKPD.PAD","Pendapatan asli daerah","50.00",false]]','[[null,2,1,"50","4500"]]','[["BPKPD.PAD","Pendapatan asli daerah","rupiah",6,"400","360","40","90.00",false,6,1,null,null,null,null,1,"kali",null,false,false]]',1023671991);
INSERT INTO "ringkasan" VALUES(2022,11,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','57.50','45.50','30.00','50.00','0.00','Sangat Rendah','merah','0.00','100.00','0.00','100.00',3,0,3,1,1200000000,1250000,'0.10','58.50','80.00','50.60',NULL,'',0,'JALAN',0,0,0,0,'Surat peringatan III',9,'[]','[["JALAN",1,1,"60","4250.0000000000000000000000000000000000000000000000"],[null,1,1,"40","1500.00"]]','[["PUPR.JALAN","Panjang jalan yang diperbaiki","km",6,"24","17","7","70.83",false,6,1,"banjir","tambah alat","Kabid",null,1,"kali",null,false,false],["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,9,null,null,null,null,9,"bulan",null,false,false],["PUPR.JEMBATAN.B","Jembatan ruas B","persen",10,"100",null,"100","0.00",true,10,2,null,null,null,null,2,"bulan",null,false,false]]',3916359731);
INSERT INTO "ringkasan" VALUES(2022,11,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','0.83','0.00','8.33','0.00','Sangat Rendah','merah','-0.08','100.00','0.00','100.00',3,0,3,3,NULL,0,NULL,'0.00','0.00',NULL,NULL,'',1,'',1,0,1,0,'Surat peringatan III',11,'[["SETDA.SUHU","Inflasi","33.33",false]]','[[null,3,3,"99.999999999999999999999999999999999999999999999999","0E-48"]]','[["SETDA.SAKIP","Nilai SAKIP","predikat",6,{"tingkat":"BB"},null,null,"0.00",true,6,1,null,null,null,null,1,"kali",null,false,false],["SETDA.SUHU","Inflasi","persen",11,["-0.5","3.25"],"92.240297",null,"0.00",true,1,11,null,null,null,null,11,"kali",3,false,true],["SETDA.WEB","Layanan daring","layanan",4,true,null,null,"0.00",true,5,7,null,null,null,null,7,"bulan",null,false,false],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',1322814075);
INSERT INTO "ringkasan" VALUES(2022,11,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'100.00','100.00','100.00','100.00','100.00','Sangat Tinggi','hijau','0.00','100.00','0.00','0.00',1,1,0,0,750000000,0,'0.00','100.00','100.00',NULL,NULL,'',0,'',0,0,1,0,NULL,0,'[["PUPR.PAKET","Paket terkontrak","100.00",false]]','[[null,1,1,"100","10000"]]','[]',2280563025);
INSERT INTO "ringkasan" VALUES(2022,12,0,'BPKPD',29,2,'Badan Pengelola Keuangan dan Pendapatan Daerah','badan',NULL,'Kepala BPKPD',NULL,NULL,NULL,'definitif',NULL,'36.00','21.60','0.00','0.00','0.00','Sangat Rendah','merah','-32.40','50.00','50.00','100.00',1,0,1,1,900000000,7000,'0.00','36.00','0.00',NULL,NULL,'',0,'',1,0,0,0,'Surat peringatan I',2,'[]','[[null,2,1,"50","1800"]]','[["BPKPD.PAD","Pendapatan asli daerah","rupiah",12,"1000","360","640","36.00",true,6,2,null,null,null,null,2,"kali",6,false,false]]',314465729);
INSERT INTO "ringkasan" VALUES(2022,12,0,'PUPR',26,2,'Dinas Pekerjaan Umum dan Penataan Ruang','dinas','AST2','Kepala Dinas PUPR',NULL,NULL,NULL,'plt','2021-05-01','57.50','45.50','30.00','50.00','0.00','Sangat Rendah','merah','0.00','100.00','0.00','100.00',3,0,3,1,1200000000,1250000,'0.10','58.50','80.00','50.60',NULL,'',0,'JALAN',0,0,0,0,'Surat peringatan III',10,'[]','[["JALAN",1,1,"60","4250.0000000000000000000000000000000000000000000000"],[null,1,1,"40","1500.00"]]','[["PUPR.JALAN","Panjang jalan yang diperbaiki","km",6,"24","17","7","70.83",false,6,1,"banjir","tambah alat","Kabid",null,1,"kali",null,false,false],["PUPR.JEMBATAN.A","Jembatan ruas A","persen",3,"100","75","25","75.00",false,3,10,null,null,null,null,10,"bulan",null,false,false],["PUPR.JEMBATAN.B","Jembatan ruas B","persen",10,"100",null,"100","0.00",true,10,3,null,null,null,null,3,"bulan",null,false,false]]',2952907666);
INSERT INTO "ringkasan" VALUES(2022,12,0,'SETDA',26,2,'Sekretariat Daerah','sekretariat',NULL,'Sekretaris Daerah',NULL,NULL,NULL,'definitif',NULL,'0.00','0.77','0.00','7.69','0.00','Sangat Rendah','merah','-0.06','100.00','0.00','100.00',3,0,3,3,NULL,0,NULL,'0.00','0.00',NULL,NULL,'',1,'',1,0,0,0,'Surat peringatan III',12,'[]','[[null,3,3,"99.999999999999999999999999999999999999999999999999","0E-48"]]','[["SETDA.SAKIP","Nilai SAKIP","predikat",6,{"tingkat":"BB"},null,null,"0.00",true,6,1,null,null,null,null,1,"kali",null,false,false],["SETDA.SUHU","Inflasi","persen",12,["-0.5","3.25"],"92.240297",null,"0.00",true,1,12,null,null,null,null,12,"kali",3,false,true],["SETDA.WEB","Layanan daring","layanan",4,true,null,null,"0.00",true,5,8,null,null,null,null,8,"bulan",null,false,false],["SETDA.INTEGRITAS","Pakta integritas: temuan LHP/1 tanggal 2 Maret 2022 (Sekretaris Daerah)",null,null,null,null,null,null,false,null,null,null,null,null,null,null,null,null,false,false]]',2897773617);
INSERT INTO "ringkasan" VALUES(2022,12,1,'PUPR.BM',26,2,'Bidang Bina Marga','dinas','AST2','Kepala Bidang Bina Marga',NULL,NULL,NULL,'definitif',NULL,'0.00','15.00','50.00','50.00','0.00','Sangat Rendah','merah','-85.00','100.00','0.00','100.00',1,0,1,1,750000000,0,'0.00','0.00','100.00',NULL,NULL,'',0,'',1,0,0,0,'Catatan dalam rapat evaluasi',1,'[]','[[null,1,1,"100","0"]]','[["PUPR.PAKET","Paket terkontrak","paket",12,"12","4",null,"0.00",true,12,1,null,null,null,null,1,"kali",3,false,false]]',3439162916);
CREATE TABLE riwayat (
  -- Catatan semua perubahan; semua tabel lain disusun ulang dari sini. Hanya bisa ditambah.
  nomor INTEGER PRIMARY KEY CHECK (nomor > 0),
  waktu TEXT NOT NULL,              -- waktu setempat dengan selisih UTC, tidak pernah mundur
  pelaku TEXT NOT NULL,             -- siapa yang mencatat
  jenis TEXT NOT NULL CHECK (jenis IN ('impor', 'catat', 'koreksi', 'batal', 'verifikasi', 'tangguh', 'cabut', 'kunci', 'buka', 'integritas', 'tindak_lanjut', 'tindak_lanjut_selesai', 'pulih', 'migrasi')),
  objek TEXT NOT NULL,              -- kode, tahun, atau bulan yang diubah
  sebelum TEXT NOT NULL CHECK (length(sebelum) = 64),  -- segel peristiwa sebelumnya
  segel TEXT NOT NULL CHECK (length(segel) = 64),      -- SHA-256 atas [nomor,waktu,pelaku,jenis,objek,isi,sebelum]
  isi TEXT NOT NULL                 -- isi lengkap, JSON baku; paling akhir karena panjang
) STRICT;
INSERT INTO "riwayat" VALUES(1,'2022-01-10T09:00:00+07:00','penguji','impor','2022','0000000000000000000000000000000000000000000000000000000000000000','b8dfd37f07f0be54717d8fa13072c037b2b9e6dd0490d9d275358672d9d6f262','{"alasan":null,"aturan":{"alasan":null,"berlaku":"1","ke":"0","nomor":null},"nomor":null,"opd":{"PUPR":{"alias":["DPUPR"],"bidang":[{"alasan":null,"berlaku":"1","indikator":[{"arah":"naik","bobot":null,"kode":"PUPR.PAKET","mendukung":"PUPR.JALAN","nama":"Paket terkontrak","pagu":"750000000","pekerjaan":[],"prioritas":null,"program":null,"rencana":[null,null,"4",null,null,null,null,null,null,null,null,"12"],"rumus_turun":null,"sasaran":null,"satuan":"paket","sifat":"posisi","skala":null,"tahun_lalu":null,"target":"12"}],"ke":"0","kepala":{"jabatan":"Kepala Bidang Bina Marga","nama":null,"nip":null,"pangkat":null,"sejak":null,"status":"definitif"},"kesediaan_mundur":false,"kode":"PUPR.BM","nama":"Bidang Bina Marga","nomor":"1/PK/2022","nomor_perubahan":null,"pakta_integritas":false,"tanggal":"2022-01-10"}],"kelompok":"dinas","kontrak":{"alasan":null,"berlaku":"1","indikator":[{"arah":"naik","bobot":"60","kode":"PUPR.JALAN","mendukung":null,"nama":"Panjang jalan yang diperbaiki","pagu":null,"pekerjaan":[],"prioritas":"JALAN","program":"P-JALAN","rencana":[null,null,"5",null,null,"15",null,null,null,null,null,null],"rumus_turun":null,"sasaran":null,"satuan":"km","sifat":"akumulasi","skala":null,"tahun_lalu":"18.5","target":"20"},{"arah":"naik","bobot":"40","kode":"PUPR.JEMBATAN","mendukung":null,"nama":"Penggantian jembatan","pagu":null,"pekerjaan":[{"jatuh_tempo":"3","kode":"PUPR.JEMBATAN.A","nama":"Jembatan ruas A","pagu":"2400000000","volume":"1"},{"jatuh_tempo":"10","kode":"PUPR.JEMBATAN.B","nama":"Jembatan ruas B","pagu":null,"volume":"1"}],"prioritas":null,"program":null,"rencana":[null,null,"1",null,null,null,null,null,null,"1",null,null],"rumus_turun":null,"sasaran":null,"satuan":"unit","sifat":"akumulasi","skala":null,"tahun_lalu":null,"target":"2"}],"ke":"0","kepala":{"jabatan":"Kepala Dinas PUPR","nama":null,"nip":null,"pangkat":null,"sejak":"2021-05-01","status":"plt"},"kesediaan_mundur":false,"kode":"PUPR","nama":"Dinas Pekerjaan Umum dan Penataan Ruang","nomor":"1/PK/2022","nomor_perubahan":null,"pakta_integritas":true,"tanggal":"2022-01-10"},"nama":"Dinas Pekerjaan Umum dan Penataan Ruang","pengampu":"AST2","program":[{"kode":"P-JALAN","nama":"Program penyelenggaraan jalan","pagu":"1200000000"}]},"SETDA":{"alias":[],"bidang":[],"kelompok":"sekretariat","kontrak":{"alasan":null,"berlaku":"1","indikator":[{"arah":"predikat","bobot":null,"kode":"SETDA.SAKIP","mendukung":null,"nama":"Nilai SAKIP","pagu":null,"pekerjaan":[],"prioritas":null,"program":null,"rencana":[null,null,null,null,null,"BB",null,null,null,null,null,null],"rumus_turun":null,"sasaran":null,"satuan":"predikat","sifat":"posisi","skala":"SAKIP","tahun_lalu":null,"target":"BB"},{"arah":"rentang","bobot":null,"kode":"SETDA.SUHU","mendukung":null,"nama":"Inflasi","pagu":null,"pekerjaan":[],"prioritas":null,"program":null,"rencana":["-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25","-0.5..3.25"],"rumus_turun":null,"sasaran":null,"satuan":"persen","sifat":"rata_rata","skala":null,"tahun_lalu":null,"target":"-0.5..3.25"},{"arah":"biner","bobot":null,"kode":"SETDA.WEB","mendukung":null,"nama":"Layanan daring","pagu":null,"pekerjaan":[],"prioritas":null,"program":null,"rencana":[null,null,null,"ya",null,null,null,null,null,null,null,null],"rumus_turun":null,"sasaran":null,"satuan":"layanan","sifat":"posisi","skala":null,"tahun_lalu":null,"target":"ya"}],"ke":"0","kepala":{"jabatan":"Sekretaris Daerah","nama":null,"nip":null,"pangkat":null,"sejak":null,"status":"definitif"},"kesediaan_mundur":false,"kode":"SETDA","nama":"Sekretariat Daerah","nomor":null,"nomor_perubahan":null,"pakta_integritas":false,"tanggal":null},"nama":"Sekretariat Daerah","pengampu":null,"program":[]}},"tahun":"2022","tajuk":{"aturan":{"acuan":"Permendagri 86/2017; PermenPANRB 53/2014","ambang_kritis":"50","ambang_terpenuhi":"100","batas_capaian":null,"batas_lapor":"10","belum_lapor":"nol","komponen":{"capaian":"60","kecepatan":"20","komitmen":"10","konsistensi":"10"},"predikat":[{"batas":"91","nama":"Sangat Tinggi"},{"batas":"76","nama":"Tinggi"},{"batas":"66","nama":"Sedang"},{"batas":"51","nama":"Rendah"},{"batas":"0","nama":"Sangat Rendah"}],"rumus_turun":"2t-r","skala":{"OPINI":{"TMP":"1","TW":"2","WDP":"3","WTP":"4"},"SAKIP":{"A":"6","AA":"7","B":"4","BB":"5","C":"2","CC":"3","D":"1"}},"tangga":[{"berturut":"1","langkah":"Catatan dalam rapat evaluasi"},{"berturut":"2","langkah":"Surat peringatan I"},{"berturut":"3","langkah":"Surat peringatan II"},{"berturut":"4","langkah":"Surat peringatan III"}],"warna":[{"batas":"100.01","nama":"biru"},{"batas":"90","nama":"hijau"},{"batas":"70","nama":"kuning"},{"batas":"0","nama":"merah"}]},"daerah":"Kabupaten Contoh","pengampu":[{"jabatan":"Asisten Perekonomian dan Pembangunan","kode":"AST2","nama":null}],"pihak_kedua":{"jabatan":"Bupati Contoh","nama":null},"prioritas":[{"kode":"JALAN","nama":"Infrastruktur jalan"}]}}');
INSERT INTO "riwayat" VALUES(2,'2022-04-05T09:00:00+07:00','penguji','catat','PUPR.JALAN','b8dfd37f07f0be54717d8fa13072c037b2b9e6dd0490d9d275358672d9d6f262','533056f65bf3e2042fa257743a60f80b305bd24257bb9ba6530c0b9fffc4eabd','{"alasan":null,"anggaran":"1000000","batas":null,"bukti":[{"jalur":"bukti.txt","sha256":"7c02076021772d3d59359d1fe97e3f58fd19aab72731f2d10083801e8c4057f9","ukuran":"13"},{"jalur":"https://contoh.go.id/a","sha256":null,"ukuran":null}],"bulan":"3","catatan":null,"kendala":"hujan","kode":"PUPR.JALAN","pecahan":null,"pic":"Kabid","realisasi":"4.5","tahun":"2022","tanggal_lapor":"2022-04-05","tindak_lanjut":"tambah alat"}');
INSERT INTO "riwayat" VALUES(3,'2022-04-05T09:00:00+07:00','penguji','catat','PUPR.JEMBATAN.A','533056f65bf3e2042fa257743a60f80b305bd24257bb9ba6530c0b9fffc4eabd','883136d94d6ce8876ec884141b4622f4aded66964bce469e39fd371b9b96d0f4','{"alasan":null,"anggaran":null,"batas":null,"bukti":[],"bulan":"3","catatan":null,"kendala":null,"kode":"PUPR.JEMBATAN.A","pecahan":null,"pic":null,"realisasi":"80","tahun":"2022","tanggal_lapor":"2022-04-05","tindak_lanjut":null}');
INSERT INTO "riwayat" VALUES(4,'2022-04-05T09:00:00+07:00','penguji','catat','PUPR.PAKET','883136d94d6ce8876ec884141b4622f4aded66964bce469e39fd371b9b96d0f4','bb98d349ee0fd80459b45b0654954d1eb4380c6e2a55f6c2fd199808a47595e7','{"alasan":null,"anggaran":null,"batas":null,"bukti":[],"bulan":"3","catatan":null,"kendala":null,"kode":"PUPR.PAKET","pecahan":null,"pic":null,"realisasi":"4","tahun":"2022","tanggal_lapor":"2022-04-05","tindak_lanjut":null}');
INSERT INTO "riwayat" VALUES(5,'2022-04-05T09:00:00+07:00','penguji','catat','SETDA.SUHU','bb98d349ee0fd80459b45b0654954d1eb4380c6e2a55f6c2fd199808a47595e7','54497165069a5ee96d1a75e0ccc8bd8f79c9205f3b5f6b8a2ad92663a3c15edc','{"alasan":null,"anggaran":null,"batas":null,"bukti":[],"bulan":"3","catatan":null,"kendala":null,"kode":"SETDA.SUHU","pecahan":"36743/39834","pic":null,"realisasi":"92.240297","tahun":"2022","tanggal_lapor":"2022-04-05","tindak_lanjut":null}');
INSERT INTO "riwayat" VALUES(6,'2022-04-05T09:00:00+07:00','penguji','catat','SETDA.SUHU','54497165069a5ee96d1a75e0ccc8bd8f79c9205f3b5f6b8a2ad92663a3c15edc','04373d7fc4af2889799a50a55db8f33cb923fb18f0ef81dc1ac2ec7d5f085e04','{"alasan":null,"anggaran":null,"batas":null,"bukti":[],"bulan":"2","catatan":null,"kendala":null,"kode":"SETDA.SUHU","pecahan":null,"pic":null,"realisasi":"2","tahun":"2022","tanggal_lapor":"2022-04-05","tindak_lanjut":null}');
INSERT INTO "riwayat" VALUES(7,'2022-04-06T09:00:00+07:00','penguji','koreksi','PUPR.JALAN','04373d7fc4af2889799a50a55db8f33cb923fb18f0ef81dc1ac2ec7d5f085e04','ba82f5c1bb944d6b5a055ef9f103215e26d3d440058d29cb761e5093df94152f','{"alasan":"salah ketik","anggaran":"1000000","batas":null,"bukti":[{"jalur":"bukti.txt","sha256":"7c02076021772d3d59359d1fe97e3f58fd19aab72731f2d10083801e8c4057f9","ukuran":"13"},{"jalur":"https://contoh.go.id/a","sha256":null,"ukuran":null}],"bulan":"3","catatan":null,"kendala":"hujan","kode":"PUPR.JALAN","pecahan":null,"pic":"Kabid","realisasi":"5","tahun":"2022","tanggal_lapor":"2022-04-05","tindak_lanjut":"tambah alat"}');
INSERT INTO "riwayat" VALUES(8,'2022-04-06T09:00:00+07:00','penguji','batal','SETDA.SUHU','ba82f5c1bb944d6b5a055ef9f103215e26d3d440058d29cb761e5093df94152f','ebfa73c172283189f5f145ae8be2ca48a5068510e10c0a1aae57e8c9d25fb102','{"alasan":"keliru","bulan":"2","kode":"SETDA.SUHU","tahun":"2022"}');
INSERT INTO "riwayat" VALUES(9,'2022-04-06T09:00:00+07:00','penguji','verifikasi','PUPR.JEMBATAN.A','ebfa73c172283189f5f145ae8be2ca48a5068510e10c0a1aae57e8c9d25fb102','de53e8a040aaa3aed48ee6600861f327e081103d490a655746137e1b398d6adb','{"bulan":"3","catatan":"dilihat di lapangan","kode":"PUPR.JEMBATAN.A","laporan":"3","putusan":"ubah","realisasi":"75","tahun":"2022"}');
INSERT INTO "riwayat" VALUES(10,'2022-04-06T09:00:00+07:00','penguji','verifikasi','PUPR.PAKET','de53e8a040aaa3aed48ee6600861f327e081103d490a655746137e1b398d6adb','1679ff11d41e246a8600dac994b37321d8ec720426e15f8f56bc71237f611092','{"bulan":"3","catatan":"sesuai","kode":"PUPR.PAKET","laporan":"4","putusan":"terima","realisasi":null,"tahun":"2022"}');
INSERT INTO "riwayat" VALUES(11,'2022-04-06T09:00:00+07:00','penguji','tangguh','SETDA.WEB','1679ff11d41e246a8600dac994b37321d8ec720426e15f8f56bc71237f611092','b1406058e1036b6474349e9838ddb6a0875d66a68c3777e6219c808b35e26156','{"alasan":"menunggu pusat","bulan":"4","dasar":"S/1","kode":"SETDA.WEB","tahun":"2022"}');
INSERT INTO "riwayat" VALUES(12,'2022-04-06T09:00:00+07:00','penguji','cabut','SETDA.WEB','b1406058e1036b6474349e9838ddb6a0875d66a68c3777e6219c808b35e26156','cdceeab9e6e0c9193b2ee978b5571689514b0c56ed0d995c72effa8438ecb49b','{"alasan":"sudah jelas","bulan":"5","dasar":null,"kode":"SETDA.WEB","tahun":"2022"}');
INSERT INTO "riwayat" VALUES(13,'2022-04-06T09:00:00+07:00','penguji','integritas','SETDA.INTEGRITAS','cdceeab9e6e0c9193b2ee978b5571689514b0c56ed0d995c72effa8438ecb49b','cc708b57ce50cdf3d1f9e7ae3aabc7a896f7bb5510af9c20943c7f5c6a58900c','{"dasar":"LHP/1","opd":"SETDA","tahun":"2022","tanggal":"2022-03-02","uraian":"laporan fiktif"}');
INSERT INTO "riwayat" VALUES(14,'2022-04-06T09:00:00+07:00','penguji','tindak_lanjut','PUPR','cc708b57ce50cdf3d1f9e7ae3aabc7a896f7bb5510af9c20943c7f5c6a58900c','15c7540142871304d9e9a023c3bcfeecc69cc73c215ff8280fb391a8e30d324e','{"batas":"2022-05-10","bulan":"3","opd":"PUPR","pic":"Kabid","tahun":"2022","uraian":"percepat ruas B"}');
INSERT INTO "riwayat" VALUES(15,'2022-04-06T09:00:00+07:00','penguji','tindak_lanjut_selesai','PUPR','15c7540142871304d9e9a023c3bcfeecc69cc73c215ff8280fb391a8e30d324e','ad15476e164349854b399b20b1846fdd155b7d7dd2acd1880e352aef6e4d4c70','{"keterangan":"beres","nomor":"14","opd":"PUPR","tahun":"2022","tanggal":"2022-04-06"}');
INSERT INTO "riwayat" VALUES(16,'2022-04-11T09:00:00+07:00','penguji','kunci','2022-01','ad15476e164349854b399b20b1846fdd155b7d7dd2acd1880e352aef6e4d4c70','1f15087adbe5e8738c4ce8d081c918f6cc557a4132d1ede5ce385e1a498bda1d','{"bulan":"1","nilai_resmi":{"PUPR":null,"PUPR.BM":null,"SETDA":"0.00"},"tahun":"2022"}');
INSERT INTO "riwayat" VALUES(17,'2022-04-11T09:00:00+07:00','penguji','kunci','2022-02','1f15087adbe5e8738c4ce8d081c918f6cc557a4132d1ede5ce385e1a498bda1d','2a3c1fc19f2868e32b08b7000caef6f98ef3774b9a2778782593749ca5c4cdaf','{"bulan":"2","nilai_resmi":{"PUPR":null,"PUPR.BM":null,"SETDA":"0.00"},"tahun":"2022"}');
INSERT INTO "riwayat" VALUES(18,'2022-04-11T09:00:00+07:00','penguji','kunci','2022-03','2a3c1fc19f2868e32b08b7000caef6f98ef3774b9a2778782593749ca5c4cdaf','2dbfb9bd7362f73ba4690c717f0a9c6a70494670da2156dcec8e4ff0d2789043','{"bulan":"3","nilai_resmi":{"PUPR":"83.50","PUPR.BM":"100.00","SETDA":"3.33"},"tahun":"2022"}');
INSERT INTO "riwayat" VALUES(19,'2022-04-11T09:00:00+07:00','penguji','buka','2022-03','2dbfb9bd7362f73ba4690c717f0a9c6a70494670da2156dcec8e4ff0d2789043','66d39b9029c9241f98c62c983a26d3bf62b98c4f9d5b4e56213f6e3c21af6a9d','{"alasan":"salah hitung","bulan":"3","tahun":"2022"}');
INSERT INTO "riwayat" VALUES(20,'2022-04-11T09:00:00+07:00','penguji','impor','2022','66d39b9029c9241f98c62c983a26d3bf62b98c4f9d5b4e56213f6e3c21af6a9d','88bf7544b3a162bb35551468c8e4e50921e1060eced002d04e67f25cb2871091','{"alasan":"APBD perubahan","aturan":null,"nomor":"P/1","opd":{"PUPR":{"alias":["DPUPR"],"bidang":[{"alasan":null,"berlaku":"1","indikator":[{"arah":"naik","bobot":null,"kode":"PUPR.PAKET","mendukung":"PUPR.JALAN","nama":"Paket terkontrak","pagu":"750000000","pekerjaan":[],"prioritas":null,"program":null,"rencana":[null,null,"4",null,null,null,null,null,null,null,null,"12"],"rumus_turun":null,"sasaran":null,"satuan":"paket","sifat":"posisi","skala":null,"tahun_lalu":null,"target":"12"}],"ke":"0","kepala":{"jabatan":"Kepala Bidang Bina Marga","nama":null,"nip":null,"pangkat":null,"sejak":null,"status":"definitif"},"kesediaan_mundur":false,"kode":"PUPR.BM","nama":"Bidang Bina Marga","nomor":"1/PK/2022","nomor_perubahan":null,"pakta_integritas":false,"tanggal":"2022-01-10"}],"kelompok":"dinas","kontrak":{"alasan":"APBD perubahan","berlaku":"4","indikator":[{"arah":"naik","bobot":"60","kode":"PUPR.JALAN","mendukung":null,"nama":"Panjang jalan yang diperbaiki","pagu":null,"pekerjaan":[],"prioritas":"JALAN","program":"P-JALAN","rencana":[null,null,"5",null,null,"19",null,null,null,null,null,null],"rumus_turun":null,"sasaran":null,"satuan":"km","sifat":"akumulasi","skala":null,"tahun_lalu":"18.5","target":"24"},{"arah":"naik","bobot":"40","kode":"PUPR.JEMBATAN","mendukung":null,"nama":"Penggantian jembatan","pagu":null,"pekerjaan":[{"jatuh_tempo":"3","kode":"PUPR.JEMBATAN.A","nama":"Jembatan ruas A","pagu":"2400000000","volume":"1"},{"jatuh_tempo":"10","kode":"PUPR.JEMBATAN.B","nama":"Jembatan ruas B","pagu":null,"volume":"1"}],"prioritas":null,"program":null,"rencana":[null,null,"1",null,null,null,null,null,null,"1",null,null],"rumus_turun":null,"sasaran":null,"satuan":"unit","sifat":"akumulasi","skala":null,"tahun_lalu":null,"target":"2"}],"ke":"1","kepala":{"jabatan":"Kepala Dinas PUPR","nama":null,"nip":null,"pangkat":null,"sejak":"2021-05-01","status":"plt"},"kesediaan_mundur":false,"kode":"PUPR","nama":"Dinas Pekerjaan Umum dan Penataan Ruang","nomor":"1/PK/2022","nomor_perubahan":"P/1","pakta_integritas":true,"tanggal":"2022-01-10"},"nama":"Dinas Pekerjaan Umum dan Penataan Ruang","pengampu":"AST2","program":[{"kode":"P-JALAN","nama":"Program penyelenggaraan jalan","pagu":"1200000000"}]}},"tahun":"2022","tajuk":null}');
INSERT INTO "riwayat" VALUES(21,'2022-04-11T09:00:00+07:00','penguji','kunci','2022-03','88bf7544b3a162bb35551468c8e4e50921e1060eced002d04e67f25cb2871091','2669643479fd33021e7953e9a1e9b5dcb8113899d7bdc998210922e20a0debb6','{"bulan":"3","nilai_resmi":{"PUPR":"83.50","PUPR.BM":"100.00","SETDA":"3.33"},"tahun":"2022"}');
INSERT INTO "riwayat" VALUES(22,'2022-12-05T09:00:00+07:00','kontrak 0.1.0','migrasi','berkas','2669643479fd33021e7953e9a1e9b5dcb8113899d7bdc998210922e20a0debb6','eb51ecf8a2aa5287d3706858284e7b33e6b4dcd59e9ef69027f333637731be20','{"dari":"1","jam":"diganti","ke":"2","penilaian":"2"}');
INSERT INTO "riwayat" VALUES(23,'2022-12-05T09:10:00+07:00','penguji','catat','PUPR.P-JALAN','eb51ecf8a2aa5287d3706858284e7b33e6b4dcd59e9ef69027f333637731be20','7196df7bb4c2e6aff69dfd7dc9cf9fb9dedb8abc8abb617449c685533e30eb39','{"alasan":null,"anggaran":"250000","batas":null,"bukti":[],"bulan":"4","catatan":null,"jam":"diganti","kendala":null,"kode":"PUPR.P-JALAN","pecahan":null,"pic":null,"realisasi":null,"tahun":"2022","tanggal_lapor":"2022-12-05","tindak_lanjut":null}');
INSERT INTO "riwayat" VALUES(24,'2022-12-05T09:10:00+07:00','penguji','catat','PUPR.JALAN','7196df7bb4c2e6aff69dfd7dc9cf9fb9dedb8abc8abb617449c685533e30eb39','7b3235b2eab0f9514d8457b25d536483b5877d2348f3fc1ef01889a497d4dc6b','{"alasan":null,"anggaran":null,"batas":null,"bukti":[],"bulan":"6","catatan":null,"jam":"diganti","kendala":"banjir","kode":"PUPR.JALAN","pecahan":null,"pic":null,"realisasi":"12","tahun":"2022","tanggal_lapor":"2022-12-05","tindak_lanjut":null}');
INSERT INTO "riwayat" VALUES(25,'2022-12-05T09:10:00+07:00','penguji','verifikasi','PUPR.JALAN','7b3235b2eab0f9514d8457b25d536483b5877d2348f3fc1ef01889a497d4dc6b','67430655379d6e9dc3a0521b672b816670604ab0a7adc8d837ff3043e63a5646','{"bulan":"6","catatan":"cocok","jam":"diganti","kode":"PUPR.JALAN","laporan":"24","putusan":"terima","realisasi":null,"tahun":"2022"}');
INSERT INTO "riwayat" VALUES(26,'2022-12-05T09:10:00+07:00','penguji','kunci','2022-04','67430655379d6e9dc3a0521b672b816670604ab0a7adc8d837ff3043e63a5646','b4a840c2cc155bc94c1e7f7fb6006b1af35662102dcbe3172e3a6eadfb2390e9','{"bulan":"4","jam":"diganti","nilai_resmi":{"PUPR":"83.50","PUPR.BM":"100.00","SETDA":"2.50"},"tahun":"2022","versi":"2"}');
INSERT INTO "riwayat" VALUES(27,'2022-12-05T09:10:00+07:00','penguji','impor','2022','b4a840c2cc155bc94c1e7f7fb6006b1af35662102dcbe3172e3a6eadfb2390e9','082b66b1368b813eb0ba18af91c858fc66daddf76159eca470732ad584165fed','{"alasan":null,"aturan":null,"jam":"diganti","nomor":null,"opd":{"BPKPD":{"alias":[],"bidang":[],"kelompok":"badan","kontrak":{"alasan":null,"berlaku":"1","indikator":[{"arah":"predikat","bobot":"50","kode":"BPKPD.OPINI","kode_resmi":null,"mendukung":null,"nama":"Opini BPK","pagu":null,"pekerjaan":[],"penerbit":"BPK","prioritas":null,"program":null,"rencana":[null,null,null,null,null,null,null,null,null,null,null,null],"rilis_bulan":"5","rilis_tahun":"berikut","rumus_turun":null,"sasaran":null,"satuan":"opini","sifat":"posisi","skala":"OPINI","tahun_lalu":null,"target":"WTP"},{"arah":"naik","bobot":"50","kode":"BPKPD.PAD","kode_resmi":"5.02.02.2.01","mendukung":null,"nama":"Pendapatan asli daerah","pagu":null,"pekerjaan":[],"penerbit":null,"prioritas":null,"program":"P-KEU","rencana":[null,null,null,null,null,"400",null,null,null,null,null,"600"],"rilis_bulan":null,"rilis_tahun":null,"rumus_turun":null,"sasaran":null,"satuan":"rupiah","sifat":"akumulasi","skala":null,"tahun_lalu":null,"target":"1000"}],"ke":"0","kepala":{"jabatan":"Kepala BPKPD","nama":null,"nip":null,"pangkat":null,"sejak":null,"status":"definitif"},"kesediaan_mundur":false,"kode":"BPKPD","nama":"Badan Pengelola Keuangan dan Pendapatan Daerah","nomor":null,"nomor_perubahan":null,"pakta_integritas":false,"tanggal":null},"nama":"Badan Pengelola Keuangan dan Pendapatan Daerah","pengampu":null,"program":[{"kode":"P-KEU","kode_resmi":"5.02.02","nama":"Program Pengelolaan Keuangan","pagu":"900000000"}]}},"tahun":"2022","tajuk":null}');
INSERT INTO "riwayat" VALUES(28,'2022-12-05T09:10:00+07:00','penguji','pulih','berkas','082b66b1368b813eb0ba18af91c858fc66daddf76159eca470732ad584165fed','cee53cc400bcc2f1e583734d5149d72f8bb5143cdc9a64e33b45d4b6136aafc2','{"alasan":"disk rusak","bercabang":false,"disimpan":"kontrak.diganti-2022-12-05-091000.db","jam":"diganti","kepala":"28-99a7ff49405cadcd6d7c55e6831e5b374cc287c35e6c623b4f030e04666a466a","mundur":"1"}');
INSERT INTO "riwayat" VALUES(29,'2022-12-05T09:10:00+07:00','penguji','catat','BPKPD.PAD','cee53cc400bcc2f1e583734d5149d72f8bb5143cdc9a64e33b45d4b6136aafc2','01ef26147fb0f145af1f3f49a779629b675c3bb893f248c4d953b71796b107f9','{"alasan":null,"anggaran":"7000","batas":null,"bukti":[],"bulan":"6","catatan":null,"jam":"diganti","kendala":null,"kode":"BPKPD.PAD","pecahan":null,"pic":null,"realisasi":"360","tahun":"2022","tanggal_lapor":"2022-12-05","tindak_lanjut":null}');
CREATE TABLE sidik (
  -- Cek jumlah (CRC-32) isi tabel lain, dicocokkan sebelum isinya dipakai, supaya berkas yang rusak ketahuan; yang
  -- berlaku ialah yang terakhir. Bukan penjaga terhadap orang; untuk itu ada segel.
  nomor INTEGER PRIMARY KEY,
  peristiwa INTEGER NOT NULL REFERENCES riwayat (nomor),  -- peristiwa terakhir saat dihitung
  tahun INTEGER NOT NULL,           -- 0: peristiwa terakhir dan daftar tahun
  bagian TEXT NOT NULL,             -- kode OPD; kosong: tajuk, aturan, kunci, dan tindak lanjut tahun itu
  sidik INTEGER NOT NULL
) STRICT;
INSERT INTO "sidik" VALUES(1,23,0,'',2005153460);
INSERT INTO "sidik" VALUES(2,23,2022,'',1451482368);
INSERT INTO "sidik" VALUES(3,23,2022,'PUPR',3924490850);
INSERT INTO "sidik" VALUES(4,23,2022,'SETDA',4194607985);
INSERT INTO "sidik" VALUES(5,24,0,'',983500578);
INSERT INTO "sidik" VALUES(6,24,2022,'PUPR',547184849);
INSERT INTO "sidik" VALUES(7,25,0,'',3609072808);
INSERT INTO "sidik" VALUES(8,25,2022,'PUPR',388786696);
INSERT INTO "sidik" VALUES(9,26,0,'',3390282085);
INSERT INTO "sidik" VALUES(10,26,2022,'',4222385650);
INSERT INTO "sidik" VALUES(11,26,2022,'PUPR',2428250069);
INSERT INTO "sidik" VALUES(12,26,2022,'SETDA',2623482477);
INSERT INTO "sidik" VALUES(13,27,0,'',2839287386);
INSERT INTO "sidik" VALUES(14,27,2022,'',1691493960);
INSERT INTO "sidik" VALUES(15,27,2022,'BPKPD',952343576);
INSERT INTO "sidik" VALUES(16,28,0,'',500322219);
INSERT INTO "sidik" VALUES(17,29,0,'',1545175053);
INSERT INTO "sidik" VALUES(18,29,2022,'BPKPD',2093445257);
CREATE TABLE skala (
  -- Skala predikat bernama (misalnya SAKIP) dan angka setiap tingkatnya.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  skala TEXT NOT NULL,
  tingkat TEXT NOT NULL,
  angka TEXT NOT NULL,
  PRIMARY KEY (peristiwa, skala, tingkat)
) STRICT, WITHOUT ROWID;
INSERT INTO "skala" VALUES(1,'OPINI','TMP','1');
INSERT INTO "skala" VALUES(1,'OPINI','TW','2');
INSERT INTO "skala" VALUES(1,'OPINI','WDP','3');
INSERT INTO "skala" VALUES(1,'OPINI','WTP','4');
INSERT INTO "skala" VALUES(1,'SAKIP','A','6');
INSERT INTO "skala" VALUES(1,'SAKIP','AA','7');
INSERT INTO "skala" VALUES(1,'SAKIP','B','4');
INSERT INTO "skala" VALUES(1,'SAKIP','BB','5');
INSERT INTO "skala" VALUES(1,'SAKIP','C','2');
INSERT INTO "skala" VALUES(1,'SAKIP','CC','3');
INSERT INTO "skala" VALUES(1,'SAKIP','D','1');
CREATE TABLE tajuk (
  -- Kepala berkas kontrak satu tahun; yang berlaku ialah yang terakhir.
  peristiwa INTEGER PRIMARY KEY REFERENCES impor (peristiwa),
  tahun INTEGER NOT NULL,
  daerah TEXT NOT NULL,
  pihak_kedua_nama TEXT,
  pihak_kedua_jabatan TEXT NOT NULL
) STRICT;
INSERT INTO "tajuk" VALUES(1,2022,'Kabupaten Contoh',NULL,'Bupati Contoh');
CREATE TABLE tangga (
  -- Langkah yang diusulkan setelah sekian bulan berturut-turut meleset.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  urutan INTEGER NOT NULL,
  berturut INTEGER NOT NULL,
  langkah TEXT NOT NULL,
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID;
INSERT INTO "tangga" VALUES(1,0,1,'Catatan dalam rapat evaluasi');
INSERT INTO "tangga" VALUES(1,1,2,'Surat peringatan I');
INSERT INTO "tangga" VALUES(1,2,3,'Surat peringatan II');
INSERT INTO "tangga" VALUES(1,3,4,'Surat peringatan III');
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
INSERT INTO "tindak_lanjut" VALUES(14,2022,'PUPR',3,'percepat ruas B','Kabid','2022-05-10');
CREATE TABLE tindak_lanjut_selesai (
  -- Penyelesaian sebuah tindak lanjut.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  nomor INTEGER NOT NULL REFERENCES tindak_lanjut (peristiwa),
  tanggal TEXT NOT NULL,
  keterangan TEXT
) STRICT;
INSERT INTO "tindak_lanjut_selesai" VALUES(15,2022,'PUPR',14,'2022-04-06','beres');
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
INSERT INTO "verifikasi" VALUES(9,2022,'PUPR.JEMBATAN.A',3,3,'ubah','75','dilihat di lapangan');
INSERT INTO "verifikasi" VALUES(10,2022,'PUPR.PAKET',3,4,'terima',NULL,'sesuai');
INSERT INTO "verifikasi" VALUES(25,2022,'PUPR.JALAN',6,24,'terima',NULL,'cocok');
CREATE TABLE warna (
  -- Pita warna menurut batas bawah, tertinggi dahulu.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  batas TEXT NOT NULL,              -- batas bawah, termasuk
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID;
INSERT INTO "warna" VALUES(1,0,'biru','100.01');
INSERT INTO "warna" VALUES(1,1,'hijau','90');
INSERT INTO "warna" VALUES(1,2,'kuning','70');
INSERT INTO "warna" VALUES(1,3,'merah','0');
CREATE INDEX riwayat_objek ON riwayat (objek);
CREATE INDEX impor_tahun ON impor (tahun);
CREATE INDEX tajuk_tahun ON tajuk (tahun);
CREATE INDEX aturan_tahun ON aturan (tahun, ke);
CREATE INDEX opd_tahun ON opd (tahun, kode, peristiwa);
CREATE INDEX kontrak_tahun ON kontrak (tahun, opd, kode, peristiwa);
CREATE INDEX pembatalan_kode ON pembatalan (tahun, kode, bulan);
CREATE INDEX verifikasi_kode ON verifikasi (tahun, kode, bulan);
CREATE INDEX penangguhan_kode ON penangguhan (tahun, kode);
CREATE INDEX penguncian_bulan ON penguncian (tahun, bulan);
CREATE INDEX integritas_opd ON integritas (tahun, opd);
CREATE INDEX tindak_lanjut_opd ON tindak_lanjut (tahun, opd);
CREATE INDEX tindak_lanjut_selesai_nomor ON tindak_lanjut_selesai (nomor);
CREATE INDEX ringkasan_peristiwa ON ringkasan (peristiwa);
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
  CASE WHEN l.realisasi NOT GLOB '*[^0-9.-]*' AND l.realisasi NOT LIKE '%..%' THEN CAST(l.realisasi AS REAL) END AS realisasi_angka, l.anggaran, l.kendala, l.tindak_lanjut, l.pic, l.batas, l.catatan,
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
COMMIT;
