"""A small regency for the tests of the store, and the events it is recorded by."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kontrak.model.dasar import Ciri, Pengampu, Pihak, Prioritas
from kontrak.model.declared import (
    Aturan,
    Hasil,
    Indikator,
    Kegiatan,
    Komponen,
    Kontrak,
    Langkah,
    Opd,
    Pekerjaan,
    Pembanding,
    Pita,
    Program,
    SubKegiatan,
    Tajuk,
)
from kontrak.model.kepala import Kepala
from kontrak.model.words import Arah, Sifat
from kontrak.store.connection import Store, transaction
from kontrak.store.contents import content_of
from kontrak.store.events import Draft, Peristiwa, append
from kontrak.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WIB = timezone(timedelta(hours=7))
START = datetime(2022, 1, 3, 9, 0, tzinfo=WIB)


def bands(**limits: str) -> tuple[Pita, ...]:
    return tuple(Pita(name.replace("_", " "), Decimal(limit)) for name, limit in limits.items())


ATURAN = Aturan(
    rumus_turun="2t-r",
    batas_capaian=Decimal(120),
    ambang_terpenuhi=Decimal(100),
    ambang_kritis=Decimal(50),
    ambang_tangga=None,
    belum_lapor="nol",
    batas_lapor=10,
    komponen=Komponen(Decimal(100), Decimal(0), Decimal(0), Decimal(0)),
    predikat=bands(Sangat_Tinggi="91", Tinggi="76", Sedang="66", Rendah="51", Sangat_Rendah="0"),
    warna=bands(biru="100.01", hijau="90", kuning="70", merah="0"),
    tangga=(Langkah(1, "Catatan dalam rapat evaluasi"), Langkah(2, "Surat peringatan I")),
    skala={"OPINI": {"TMP": Decimal(1), "TW": Decimal(2), "WDP": Decimal(3), "WTP": Decimal(4)}},
    acuan="Permendagri 86/2017",
)
TAJUK = Tajuk(
    tahun=2022,
    daerah="Kabupaten Contoh",
    pihak_kedua=Pihak(None, "Bupati Contoh"),
    aturan=ATURAN,
    prioritas=(Prioritas("RB", "Reformasi birokrasi"), Prioritas("EKONOMI", "Ekonomi")),
    pengampu=(Pengampu("AST2", "Asisten Perekonomian dan Pembangunan", None),),
    ciri=(Ciri("SPM", "Standar pelayanan minimal"),),
)


def plan(**months: str) -> tuple[Decimal | None, ...]:
    names = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
    return tuple(Decimal(months[name]) if name in months else None for name in names)


JALAN = Indikator(
    kode="PUPR.JALAN",
    nama="Panjang jalan yang diperbaiki",
    satuan="km",
    sifat=Sifat.AKUMULASI,
    arah=Arah.NAIK,
    target=Decimal(20),
    rencana=plan(mar="5", jun="15"),
    bobot=Decimal(60),
    sasaran="Jalan mantap",
    prioritas="EKONOMI",
    program="P-JALAN",
    tahun_lalu=Decimal("18.5"),
    definisi="Jalan yang diperbaiki sampai serah terima",
    penanggung_jawab_data="Kepala Bidang Bina Marga",
    target_lalu=(Decimal(17), Decimal(19)),
    target_akhir=Decimal("120.5"),
    target_akhir_tahun=2024,
    riwayat=(Hasil(2020, Decimal("16.25")), Hasil(2021, Decimal("18.5"))),
    pembanding=(
        Pembanding("Provinsi", Decimal(21), 2021, "BPS"),
        Pembanding("Nasional", Decimal("19.5"), None, "Kementerian PU"),
    ),
)
JEMBATAN = Indikator(
    kode="PUPR.JEMBATAN",
    nama="Penggantian jembatan",
    satuan="unit",
    sifat=Sifat.AKUMULASI,
    arah=Arah.NAIK,
    target=Decimal(2),
    rencana=plan(jul="1", okt="1"),
    bobot=Decimal(40),
    pekerjaan=(
        Pekerjaan("PUPR.JEMBATAN.A", "Jembatan ruas A", Decimal(1), 7, 2_400_000_000),
        Pekerjaan("PUPR.JEMBATAN.B", "Jembatan ruas B", Decimal(1), 10, None),
    ),
)
PAKET = Indikator(
    kode="PUPR.PAKET",
    nama="Paket pekerjaan terkontrak",
    satuan="paket",
    sifat=Sifat.AKUMULASI,
    arah=Arah.NAIK,
    target=Decimal(12),
    rencana=plan(mar="4", apr="8"),
    pagu=750_000_000,
    mendukung="PUPR.JALAN",
)
PUPR = Opd(
    kode="PUPR",
    nama="Dinas Pekerjaan Umum dan Penataan Ruang",
    kelompok="dinas",
    alias=("DPUPR", "PU"),
    pengampu="AST2",
    kontrak=Kontrak(
        kode="PUPR",
        nama="Dinas Pekerjaan Umum dan Penataan Ruang",
        kepala=Kepala("Kepala Dinas PUPR", None, "1970", "Pembina", "plt", date(2021, 12, 24)),
        nomor="188/12/2022",
        tanggal=date(2022, 2, 17),
        pakta_integritas=True,
        kesediaan_mundur=True,
        indikator=(JALAN, JEMBATAN),
    ),
    program=(
        Program(
            *("P-JALAN", "Program Penyelenggaraan Jalan", 58_000_000_000, "1.03.10"),
            (
                Kegiatan("Jalan", "1.03.10.2.01", 50_000_000_000, (SubKegiatan("Rehabilitasi", None, 1),)),
                Kegiatan("Jembatan"),
            ),
        ),
        Program("P-LAIN", "Lain", None),
    ),
    bidang=(
        Kontrak(
            kode="PUPR.BM",
            nama="Bidang Bina Marga",
            kepala=Kepala("Kepala Bidang Bina Marga"),
            nomor="188/12/2022",
            tanggal=date(2022, 2, 17),
            indikator=(PAKET,),
        ),
    ),
)
SETDA = Opd(
    kode="SETDA",
    nama="Sekretariat Daerah",
    kelompok="sekretariat",
    alias=(),
    pengampu=None,
    kontrak=Kontrak(
        kode="SETDA",
        nama="Sekretariat Daerah",
        kepala=Kepala("Sekretaris Daerah"),
        indikator=(
            Indikator(
                kode="SETDA.OPINI",
                nama="Opini BPK",
                satuan="opini",
                sifat=Sifat.POSISI,
                arah=Arah.PREDIKAT,
                target="WTP",
                rencana=(None,) * 5 + ("WTP",) + (None,) * 6,
                skala="OPINI",
            ),
            Indikator(
                kode="SETDA.MPP",
                nama="Mal pelayanan publik beroperasi",
                satuan="unit",
                sifat=Sifat.POSISI,
                arah=Arah.BINER,
                target=True,
                rencana=(None,) * 11 + (True,),
            ),
            Indikator(
                kode="SETDA.SUHU",
                nama="Inflasi",
                satuan="persen",
                sifat=Sifat.RATA_RATA,
                arah=Arah.RENTANG,
                target=(Decimal("-0.5"), Decimal("3.25")),
                rencana=((Decimal("-0.5"), Decimal("3.25")),) * 12,
                rumus_turun="t/r",
            ),
        ),
    ),
)


def impor_content(opd: Opd, versions: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """An OPD as an import writes it: each contract with the version that it belongs to."""
    content = content_of(opd)
    for contract in (content["kontrak"], *content["bidang"]):
        ke, berlaku = versions.get(contract["kode"], (0, 1))
        contract |= {"ke": str(ke), "berlaku": str(berlaku)}
        contract |= {"nomor_perubahan": f"P/{ke}" if ke else None, "alasan": "APBD perubahan" if ke else None}
    return content


def impor(
    opds: Iterable[Opd] = (),
    tajuk: Tajuk | None = None,
    rules: tuple[int, int] | None = None,
    versions: Mapping[str, tuple[int, int]] | None = None,
    tahun: int = 2022,
) -> Draft:
    """An import; ``versions`` maps a contract to (ke, berlaku), ``rules`` those of the aturan."""
    content = {
        "tahun": str(tahun),
        "tajuk": content_of(tajuk) if tajuk else None,
        "aturan": {"ke": str(rules[0]), "berlaku": str(rules[1]), "nomor": None, "alasan": None} if rules else None,
        "opd": {opd.kode: impor_content(opd, versions or {}) for opd in opds},
        "berlaku": None,
        "alasan": None,
        "nomor": None,
        "baru": [opd.kode for opd in opds] if tajuk else [],
    }
    return Draft("impor", str(tahun), content)


def first_import(tahun: int = 2022) -> Draft:
    return impor((PUPR, SETDA), TAJUK._replace(tahun=tahun), (0, 1), tahun=tahun)


def catat(
    kode: str, bulan: int, realisasi: str | None, *, jenis: str = "catat", tahun: int = 2022, **more: Any
) -> Draft:
    content: dict[str, Any] = {
        "tahun": str(tahun),
        "kode": kode,
        "bulan": str(bulan),
        "realisasi": realisasi,
        "pecahan": None,
        "anggaran": None,
        "bukti": [],
        "kendala": None,
        "tindak_lanjut": None,
        "pic": None,
        "batas": None,
        "catatan": None,
        "tanggal_lapor": f"{tahun}-{bulan:02}-28",
        "alasan": None,
    }
    assert more.keys() <= content.keys()
    return Draft(jenis, kode, content | more)


def on_code(jenis: str, kode: str, bulan: int, *, tahun: int = 2022, **more: Any) -> Draft:
    """An event on a code and month: batal, verifikasi, tangguh, cabut."""
    return Draft(jenis, kode, {"tahun": str(tahun), "kode": kode, "bulan": str(bulan), **more})


def lock(bulan: int, scores: Mapping[str, str | None], *, tahun: int = 2022) -> Draft:
    content = {"tahun": str(tahun), "bulan": str(bulan), "nilai_resmi": dict(scores)}
    return Draft("kunci", f"{tahun}-{bulan:02}", content)


def unlock(bulan: int, *, tahun: int = 2022) -> Draft:
    return Draft("buka", f"{tahun}-{bulan:02}", {"tahun": str(tahun), "bulan": str(bulan), "alasan": "salah hitung"})


def record(store: Store, *drafts: Draft, at: datetime = START) -> list[Peristiwa]:
    with transaction(store):
        return append(store, drafts, pelaku="tester", waktu=at)


@contextmanager
def scratch(begun: Path | None = None) -> Iterator[Path]:
    """A path for a file that many examples make anew, or begin with a copy; in memory where there is such a folder."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        path = Path(folder) / "kontrak.db"
        if begun:
            shutil.copy(begun, path)
        yield path


def make_file(path: Path, *drafts: Draft) -> Path:
    """A file with these events."""
    with open_store(path, write=True, create=True) as store:
        record(store, *drafts)
    return path
