"""Figures of three OPDs, as the scoring would hand them over; nobody in them exists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kontrak.model.dasar import Dasar, Pihak
from kontrak.model.declared import Indikator, Kontrak, Langkah, Pekerjaan, Pita
from kontrak.model.detail import Rincian, RincianIndikator, RincianPekerjaan
from kontrak.model.kepala import Kepala
from kontrak.model.missed import KepalaMeleset, KomitmenMeleset
from kontrak.model.recorded import Fakta, Penangguhan, Versi, VersiAturan
from kontrak.model.segel import Segel
from kontrak.model.summary import Ringkasan, Warna
from kontrak.model.words import Arah, Keadaan, Sifat, Value
from kontrak.scoring.missing import state_of
from tests.scoring import build

DASAR = Dasar(
    "Kabupaten Contoh",
    2022,
    7,
    Segel(128, "1a2b3c4d5e6f".ljust(64, "0"), "2022-08-09T09:15:00+07:00"),
    terkunci=False,
    acuan="Permendagri 86/2017",
    batas_lapor=10,
    pihak_kedua=Pihak(None, "Bupati Contoh"),
)


def dec(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def ringkasan(
    kode: str,
    nama: str,
    nilai: str | None,
    *,
    peringkat: int | None = None,
    warna: Warna = Warna.HIJAU,
    predikat: str | None = "Tinggi",
    meleset: int = 0,
    belum: int = 0,
    kelompok: str = "dinas",
    pengampu: str | None = "AST2",
    status: str = "definitif",
    resmi: str | None = None,
    induk: str | None = None,
) -> Ringkasan:
    due = 8 if nilai is not None else 0
    return Ringkasan(
        kode=kode,
        nama=nama,
        kepala=Kepala(f"Kepala {nama}", status=status, sejak=date(2021, 12, 24)),
        kelompok=kelompok,
        pengampu=pengampu,
        nilai=dec(nilai),
        nilai_akhir=dec(nilai),
        kecepatan=dec("75.00") if nilai else None,
        konsistensi=dec("100.00") if nilai else None,
        komitmen=dec("62.50") if nilai else None,
        predikat=predikat if nilai else None,
        warna=warna,
        tren=dec("-1.25") if nilai else None,
        peringkat=peringkat,
        bobot_jatuh_tempo=Decimal("85.00" if nilai else "0.00"),
        bobot_menunggu_rilis=Decimal("0.00"),
        bobot_meleset=dec("37.50") if nilai else None,
        jumlah_jatuh_tempo=due,
        jumlah_terpenuhi=due - meleset,
        jumlah_meleset=meleset,
        jumlah_belum_lapor=belum,
        pagu=58_000_000_000,
        realisasi_anggaran=26_216_000_000,
        serapan=dec("45.20"),
        nilai_klaim=dec(nilai),
        terverifikasi=dec("0.00"),
        nilai_induk=dec(induk),
        nilai_resmi=dec(resmi),
    )


PUPR = ringkasan(
    "PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", "87.50", peringkat=1, meleset=3, belum=2, status="plt"
)
DINKES = ringkasan("DINKES", "Dinas Kesehatan", "68.04", peringkat=2, warna=Warna.MERAH, predikat="Sedang", meleset=4)
BKD = ringkasan("BKD", "Badan Kepegawaian Daerah", None, warna=Warna.ABU_ABU, kelompok="badan", pengampu=None)
RANKED = (PUPR, DINKES, BKD)

ATURAN = build.ATURAN._replace(
    predikat=(Pita("Tinggi", Decimal(0)),),
    warna=(Pita("merah", Decimal(0)),),
    tangga=(Langkah(1, "Catatan dalam rapat evaluasi"),),
    skala={},
)


def indikator(
    kode: str, nama: str, satuan: str, arah: Arah, target: Value, *, works: tuple[Pekerjaan, ...] = ()
) -> Indikator:
    sifat = Sifat.AKUMULASI if works or arah is Arah.NAIK else Sifat.POSISI
    return Indikator(kode, nama, satuan, sifat, arah, target, (None,) * 12, pekerjaan=works)


def rincian_indikator(
    promise: Indikator,
    target: Value | None,
    realisasi: Value | None,
    capaian: str | None,
    *,
    belum: tuple[int, ...] = (),
    ditangguhkan: bool = False,
    terpenuhi: bool | None = None,
    seandainya: str | None = None,
    ditolak: tuple[int, ...] = (),
    works: tuple[RincianPekerjaan, ...] = (),
) -> RincianIndikator:
    return RincianIndikator(
        indikator=promise,
        bobot=Decimal(100) / Decimal(3),
        jatuh_tempo=target is not None and not ditangguhkan,
        belum_lapor=bool(belum),
        ditangguhkan=ditangguhkan,
        target=target,
        realisasi=realisasi,
        capaian=dec(capaian),
        capaian_tahun=dec(capaian),
        dinilai=dec(capaian),
        predikat="Tinggi" if capaian else None,
        terpenuhi=terpenuhi,
        keadaan=state_of(
            suspended=ditangguhkan, finished=False, due=target is not None, met=terpenuhi, missing=bool(belum)
        ),
        bulan_belum_lapor=belum,
        bulan_ditolak=ditolak,
        capaian_seandainya=dec(seandainya),
        kecepatan=None,
        pekerjaan=works,
        langkah=("langkah",),
    )


A = Pekerjaan("PUPR.JEMBATAN.A", "Jembatan ruas A", Decimal(1), 7, 2_400_000_000)
B = Pekerjaan("PUPR.JEMBATAN.B", "Jembatan ruas B", Decimal("1.50"), 10, 3_100_000_000)
JALAN = indikator("PUPR.JALAN", "Panjang jalan kabupaten yang diperbaiki", "km", Arah.NAIK, Decimal("50.0"))
SUHU = indikator("PUPR.SUHU", "Suhu ruang arsip", "derajat", Arah.RENTANG, (Decimal("18.5"), Decimal(24)))
SAKIP = indikator("PUPR.SAKIP", "Predikat SAKIP", "predikat", Arah.PREDIKAT, "BB")
SOP = indikator("PUPR.SOP", "SOP aduan ditetapkan", "dokumen", Arah.BINER, True)
JEMBATAN = indikator("PUPR.JEMBATAN", "Penggantian jembatan", "unit", Arah.NAIK, Decimal("2.5"), works=(A, B))
RINCIAN_INDIKATOR = (
    rincian_indikator(JALAN, Decimal(30), Decimal("28.25"), "94.17", terpenuhi=False),
    rincian_indikator(SUHU, (Decimal("18.5"), Decimal(24)), Decimal(20), "100.00", terpenuhi=True),
    rincian_indikator(SAKIP, "BB", "B", "0.00", belum=(3, 6), terpenuhi=False, seandainya="80.00", ditolak=(6,)),
    rincian_indikator(SOP, True, None, None, ditangguhkan=True, seandainya="0.00"),
    rincian_indikator(
        JEMBATAN,
        Decimal(1),
        Decimal("0.666667"),
        "66.67",
        terpenuhi=False,
        works=(
            RincianPekerjaan(
                A.kode, A.nama, A.volume, 7, Decimal("66.5"), True, False, False, False, Keadaan.MELESET, A.pagu
            ),
            RincianPekerjaan(
                B.kode, B.nama, B.volume, 10, None, False, False, False, None, Keadaan.BELUM_JATUH_TEMPO, B.pagu
            ),
        ),
    ),
)


def rincian(item: Ringkasan, parts: tuple[RincianIndikator, ...], bidang: tuple[Rincian, ...] = ()) -> Rincian:
    kontrak = Kontrak(item.kode, item.nama, item.kepala, "188/12/2022", date(2022, 2, 17))
    versi = Versi(1, 7, tuple(part.indikator for part in parts))
    fakta = Fakta(
        2022,
        "PUPR",
        "dinas",
        "AST2",
        kontrak,
        (item.kepala,),
        (versi,),
        (VersiAturan(0, 1, ATURAN),),
        laporan={},
        penangguhan=(Penangguhan("PUPR.SOP", 3, None, "360/12/2022", "Banjir"),),
    )
    return Rincian(fakta, 7, versi, ATURAN, item, parts, (), (), (), (), None, 0, (), bidang)


BM = rincian(ringkasan("PUPR.BM", "Bidang Bina Marga", "100.00"), RINCIAN_INDIKATOR[:1])
RINCIAN = rincian(PUPR, RINCIAN_INDIKATOR, (BM,))

MELESET_BM = KepalaMeleset("PUPR.BM", Kepala("Kepala Bidang Bina Marga"), "AST2", Decimal(0), None, (), (), 0)
MELESET = KepalaMeleset(
    opd="PUPR",
    kepala=PUPR.kepala,
    pengampu="AST2",
    bobot_meleset=Decimal("37.50"),
    tangga="Surat peringatan I",
    komitmen=(
        KomitmenMeleset(
            "PUPR.JALAN",
            JALAN.nama,
            "km",
            7,
            Decimal(30),
            Decimal("28.25"),
            Decimal("1.75"),
            Decimal("94.17"),
            False,
            6,
            2,
            "Aspal terlambat datang",
            "Tambah regu",
            "Kabid Bina Marga",
            date(2022, 8, 31),
            berturut_tangga=2,
            satuan_berturut="kali",
        ),
        KomitmenMeleset(
            *("PUPR.SAKIP", "Predikat SAKIP", "predikat", 6, "BB", "B", None, Decimal("0.00"), True, 3, 2, None, None),
            berturut_tangga=2,
            satuan_berturut="kali",
            realisasi_bulan=4,
        ),
        KomitmenMeleset(
            "PUPR.INTEGRITAS", "Pakta integritas", None, None, None, None, None, None, False, None, None, None, None
        ),
    ),
    bidang=(MELESET_BM,),
    runtun=2,
)
