"""Facts of one OPD and its bidang that show everything a rapor can say; nobody in them exists."""

from __future__ import annotations

from datetime import date

from kontrak.model.dasar import Dasar, Pengampu, Pihak
from kontrak.model.declared import Indikator, Kontrak, Langkah, Pekerjaan, Tajuk
from kontrak.model.kepala import Kepala
from kontrak.model.recorded import Bukti, Fakta, Laporan, LaporanBulan, Penangguhan, Verifikasi, Versi, VersiAturan
from kontrak.model.segel import Segel
from kontrak.model.words import Arah, Putusan, Sifat, Value
from tests.scoring import build

D = build.D
MARET = 3

ATURAN = build.ATURAN._replace(
    tangga=(
        Langkah(1, "Catatan dalam rapat evaluasi"),
        Langkah(2, "Surat peringatan I"),
        Langkah(3, "Surat peringatan II"),
    ),
    skala={"SAKIP": build.SKALA["SAKIP"]},
    acuan="Permendagri 86/2017; PermenPANRB 53/2014",
)
SEGEL = Segel(128, "1a2b3c4d5e6f".ljust(64, "0"), "2022-04-12T08:00:00+07:00")
TAJUK = Tajuk(
    tahun=2022,
    daerah="Kabupaten Contoh",
    pihak_kedua=Pihak(None, "Bupati Contoh"),
    aturan=ATURAN,
    prioritas=(),
    pengampu=(Pengampu("AST2", "Asisten Perekonomian dan Pembangunan", None),),
)


def dasar(*, terkunci: bool = False) -> Dasar:
    return Dasar(
        daerah=TAJUK.daerah,
        tahun=TAJUK.tahun,
        bulan=MARET,
        segel=SEGEL,
        terkunci=terkunci,
        acuan=ATURAN.acuan,
        batas_lapor=ATURAN.batas_lapor,
        pihak_kedua=TAJUK.pihak_kedua,
        pengampu=TAJUK.pengampu,
        prioritas=TAJUK.prioritas,
    )


def plan(**months: Value) -> tuple[Value | None, ...]:
    names = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
    return tuple(months.get(name) for name in names)


def report(
    kode: str,
    bulan: int,
    realisasi: Value | None,
    *,
    nomor: int = 1,
    kendala: str | None = None,
    tindak_lanjut: str | None = None,
    pic: str | None = None,
    batas: date | None = None,
    alasan: str | None = None,
    bukti: tuple[Bukti, ...] = (),
) -> Laporan:
    return Laporan(
        peristiwa=nomor,
        waktu=f"2022-{bulan + 1:02d}-05T09:00:00+07:00",
        pelaku="petugas",
        kode=kode,
        bulan=bulan,
        realisasi=realisasi,
        tanggal_lapor=date(2022, bulan + 1, 5),
        kendala=kendala,
        tindak_lanjut=tindak_lanjut,
        pic=pic,
        batas=batas,
        alasan=alasan,
        bukti=bukti,
    )


def month(*records: Laporan, verifikasi: Verifikasi | None = None) -> LaporanBulan:
    return LaporanBulan(records, verifikasi)


def check(putusan: Putusan, realisasi: Value | None, catatan: str) -> Verifikasi:
    return Verifikasi(90, "2022-04-11T10:00:00+07:00", "asisten", putusan, realisasi, catatan)


INDIKATOR = (
    Indikator(
        kode="PUPR.JALAN",
        nama="Panjang jalan kabupaten yang diperbaiki",
        satuan="km",
        sifat=Sifat.AKUMULASI,
        arah=Arah.NAIK,
        target=D(50),
        rencana=plan(feb=D(5), mar=D(5), apr=D(40)),
        bobot=D(30),
        sasaran="Meningkatnya kemantapan jalan",
    ),
    Indikator(
        kode="PUPR.JEMBATAN",
        nama="Penggantian jembatan",
        satuan="unit",
        sifat=Sifat.AKUMULASI,
        arah=Arah.NAIK,
        target=D(3),
        rencana=plan(mar=D(2), okt=D(1)),
        bobot=D(20),
        sasaran="Meningkatnya kemantapan jalan",
        pekerjaan=(
            Pekerjaan("PUPR.JEMBATAN.A", "Jembatan ruas A", D(1), 3, 2_400_000_000),
            Pekerjaan("PUPR.JEMBATAN.B", "Jembatan ruas B", D(1), 3, 1_900_000_000),
            Pekerjaan("PUPR.JEMBATAN.C", "Jembatan ruas C", D(1), 10, 3_100_000_000),
        ),
    ),
    Indikator(
        kode="PUPR.ADUAN",
        nama="Rata-rata hari penyelesaian aduan",
        satuan="hari",
        sifat=Sifat.RATA_RATA,
        arah=Arah.TURUN,
        target=D(7),
        rencana=(D(7),) * 12,
        bobot=D(20),
        sasaran="Meningkatnya mutu layanan",
    ),
    Indikator(
        kode="PUPR.SPM",
        nama="Rumah tangga dengan air minum layak",
        satuan="persen",
        sifat=Sifat.POSISI,
        arah=Arah.NAIK,
        target=D(84),
        rencana=plan(mar=D(80), des=D(84)),
        bobot=D(10),
        sasaran="Meningkatnya mutu layanan",
    ),
    Indikator(
        kode="PUPR.SAKIP",
        nama="Nilai SAKIP dinas",
        satuan="predikat",
        sifat=Sifat.POSISI,
        arah=Arah.PREDIKAT,
        target="BB",
        rencana=plan(feb="B", des="BB"),
        bobot=D(10),
        skala="SAKIP",
    ),
    Indikator(
        kode="PUPR.KONDISI",
        nama="Persentase jalan kondisi mantap",
        satuan="persen",
        sifat=Sifat.POSISI,
        arah=Arah.NAIK,
        target=D("72.5"),
        rencana=plan(des=D("72.5")),
        bobot=D(10),
    ),
)

LAPORAN = {
    "PUPR.JALAN": {
        2: month(
            report("PUPR.JALAN", 2, D(4), nomor=11),
            report("PUPR.JALAN", 2, D("4.5"), nomor=12, alasan="salah baca berita acara"),
        ),
        3: month(
            report("PUPR.JALAN", 3, D(9), nomor=13, bukti=(Bukti("bukti/ba-maret.pdf", "0f" * 32, 2048),)),
            verifikasi=check(Putusan.TERIMA, None, "Sesuai berita acara."),
        ),
    },
    "PUPR.JEMBATAN.A": {3: month(report("PUPR.JEMBATAN.A", 3, D(100), nomor=14))},
    "PUPR.JEMBATAN.B": {
        2: month(
            report(
                "PUPR.JEMBATAN.B",
                2,
                D(40),
                nomor=15,
                tindak_lanjut="Tambah satu regu kerja",
                pic="Kepala Bidang Bina Marga",
                batas=date(2022, 3, 20),
            )
        ),
        3: month(
            report(
                "PUPR.JEMBATAN.B",
                3,
                D(60),
                nomor=16,
                kendala="Banjir di lokasi | material terlambat",
                tindak_lanjut="Lembur dua pekan",
                pic="Kepala Bidang Bina Marga",
                batas=date(2022, 4, 30),
            )
        ),
    },
    "PUPR.ADUAN": {
        1: month(report("PUPR.ADUAN", 1, D(6), nomor=17)),
        2: month(report("PUPR.ADUAN", 2, D("6.5"), nomor=18)),
    },
    "PUPR.SPM": {
        3: month(
            report("PUPR.SPM", 3, D(82), nomor=19), verifikasi=check(Putusan.TOLAK, None, "Tidak ada data dukung.")
        )
    },
    "PUPR.SAKIP": {2: month(report("PUPR.SAKIP", 2, "CC", nomor=20))},
}

KONTRAK = Kontrak(
    kode="PUPR",
    nama="Dinas Pekerjaan Umum dan Penataan Ruang",
    kepala=Kepala("Kepala Dinas PUPR", status="plt", sejak=date(2021, 12, 24)),
    nomor="188/12/432.301/2022",
    tanggal=date(2022, 2, 17),
    pakta_integritas=True,
    indikator=INDIKATOR,
)

OPD = Fakta(
    tahun=2022,
    opd="PUPR",
    kelompok="dinas",
    pengampu="AST2",
    kontrak=KONTRAK,
    kepala=(KONTRAK.kepala,),
    versi=(Versi(0, 1, INDIKATOR),),
    aturan=(VersiAturan(0, 1, ATURAN),),
    laporan=LAPORAN,
    penangguhan=(Penangguhan("PUPR.SAKIP", 3, None, "ND-7/2022", "hasil penilaian terbit tahun depan"),),
    pagu=58_000_000_000,
    pagu_awal=58_000_000_000,
    belanja={2: 1_000_000_000, 3: 5_960_000_000},
)

PAKET = Indikator(
    kode="PUPR.PAKET",
    nama="Paket pekerjaan jalan terkontrak",
    satuan="paket",
    sifat=Sifat.AKUMULASI,
    arah=Arah.NAIK,
    target=D(12),
    rencana=plan(mar=D(4), apr=D(8)),
    mendukung="PUPR.JALAN",
)
KONTRAK_BIDANG = Kontrak(
    kode="PUPR.BM",
    nama="Bidang Bina Marga",
    kepala=Kepala("Kepala Bidang Bina Marga"),
    nomor=KONTRAK.nomor,
    tanggal=KONTRAK.tanggal,
    indikator=(PAKET,),
)
BIDANG = OPD._replace(
    kontrak=KONTRAK_BIDANG,
    kepala=(KONTRAK_BIDANG.kepala,),
    versi=(Versi(0, 1, (PAKET,)),),
    laporan={"PUPR.PAKET": {3: month(report("PUPR.PAKET", 3, D(5), nomor=21))}},
    penangguhan=(),
    pagu=None,
    pagu_awal=None,
    belanja={},
)
