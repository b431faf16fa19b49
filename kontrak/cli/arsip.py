"""The command ``arsip``: signed papers as part of the record (SPEC §5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.options import PilihanBulan, Tahun, month_option, opd_option, read_date
from kontrak.cli.recording import Recorder
from kontrak.errors import UsageError, print_warnings, visible
from kontrak.model.arsip import OF_A_MONTH, OF_AN_OPD
from kontrak.model.words import JenisArsip

if TYPE_CHECKING:
    from kontrak.model.arsip import Arsip

KETERANGAN = {
    "arsip": (
        "Kertas yang sudah ditandatangani menjadi bagian dari catatan: jalur berkas pindaiannya dan SHA-256-nya, "
        "diperiksa oleh kontrak segel --bukti.\n\n"
        "\b\n"
        "  kontrak arsip pindai/pk-pupr.pdf --jenis perjanjian --opd PUPR --nomor 188/12/2022 --tanggal 2022-02-17\n"
        "  kontrak arsip pindai/notulen-mar.pdf --jenis notulen --bulan mar\n"
        '  kontrak arsip pindai/pk-pupr.pdf --jenis perjanjian --opd PUPR --cabut --alasan "salah pindai"\n\n'
        "perjanjian, perubahan, rapor, dan lkjip memerlukan --opd; rapor dan notulen memerlukan --bulan. Dari beberapa "
        "arsip tentang hal yang sama berlaku yang terakhir; berkas dan keterangan yang sama tidak dicatat dua kali. "
        "Daftarnya: kontrak daftar --arsip."
    ),
}


def arsip(
    berkas: Annotated[str, typer.Argument(metavar="BERKAS", help="Berkas pindaian atau berkas bertanda tangan.")],
    *,
    jenis: Annotated[
        JenisArsip,
        typer.Option("--jenis", metavar="JENIS", help="perjanjian, perubahan, rapor, notulen, lkjip, atau lainnya."),
    ],
    opd: Annotated[str | None, opd_option("OPD-nya: kode, alias, atau bagian namanya.")] = None,
    bidang: Annotated[
        str | None, typer.Option("--bidang", metavar="BIDANG", help="Bidang OPD itu: kode, atau bagian namanya.")
    ] = None,
    bulan: Annotated[PilihanBulan | None, month_option("Bulan yang dimuat rapor atau notulen itu.")] = None,
    nomor: Annotated[str | None, typer.Option("--nomor", metavar="NOMOR", help="Nomor suratnya.")] = None,
    tanggal: Annotated[
        date | None, typer.Option("--tanggal", metavar="TGL", parser=read_date, help="Tanggal suratnya.")
    ] = None,
    segel: Annotated[
        str | None, typer.Option("--segel", metavar="SEGEL", help="Segel yang tercetak padanya; diperiksa.")
    ] = None,
    cabut: Annotated[bool, typer.Option("--cabut", help="Tarik kembali arsip itu; perlu --alasan.")] = False,
    alasan: Annotated[
        str | None, typer.Option("--alasan", metavar="TEKS", help="Alasan --cabut, dicatat dalam riwayat.")
    ] = None,
    tahun: Tahun = None,
    recorder: Recorder,
) -> None:
    """Archive a signed paper, or withdraw one."""
    from kontrak.actions.actor import typed_text
    from kontrak.actions.arsip import Paper, archive, withdraw
    from kontrak.actions.lines import When
    from kontrak.store.per import parse_seal
    from kontrak.views.table import tell

    _check_place(jenis, opd, bidang, bulan)
    reason = typed_text(alasan, "--alasan")
    if cabut and reason is None:
        raise UsageError("--cabut memerlukan --alasan.", 'Sebutkan sebabnya: --cabut --alasan "…"')
    if reason is not None and not cabut:
        raise UsageError(
            "--alasan hanya dipakai bersama --cabut.", "Hilangkan --alasan; mengarsipkan tidak memerlukannya."
        )
    paper = Paper(
        *(berkas, jenis, opd, bidang, typed_text(nomor, "--nomor"), tanggal),
        parse_seal(segel) if segel is not None else None,
    )
    when, act = When(tahun, bulan), recorder.act()
    done = withdraw(paper, when, reason, act) if reason is not None else archive(paper, when, act)
    print_warnings(done.peringatan)
    if reason is not None:
        tell(f"Ditarik: arsip {paper_line(done.arsip)}. Segel {done.segel}.")
    elif done.baru:
        tell(f"Diarsipkan: {paper_line(done.arsip)}. Segel {done.segel}.")
    else:
        other = done.berlaku if done.berlaku and done.berlaku != done.arsip else None
        counts = f"; yang berlaku {other.jalur} (peristiwa {other.peristiwa})" if other else ""
        print(visible(f"Sudah diarsipkan (peristiwa {done.arsip.peristiwa}){counts}. Tidak ada yang dicatat."))


def paper_line(item: Arsip) -> str:
    """``perjanjian PUPR 2022, nomor 188/12/2022, 17 Februari 2022: pindai/pk-pupr.pdf``."""
    from kontrak.months import format_date, format_month

    when = format_month(item.tahun, item.bulan) if item.bulan else str(item.tahun)
    which = f"{item.jenis} ke-{item.ke}" if item.ke else str(item.jenis)
    parts = [
        " ".join(filter(None, (which, item.kontrak, when))),
        f"nomor {item.nomor}" if item.nomor else None,
        format_date(item.tanggal) if item.tanggal else None,
    ]
    return visible(f"{', '.join(filter(None, parts))}: {item.jalur}")


def _check_place(jenis: JenisArsip, opd: str | None, bidang: str | None, bulan: PilihanBulan | None) -> None:
    """Raise UsageError where a kind of paper lacks what it is about."""
    if jenis in OF_AN_OPD and opd is None:
        raise UsageError(f"--jenis {jenis} memerlukan --opd.", "Sebutkan OPD-nya: --opd KODE")
    if jenis in OF_A_MONTH and bulan is None:
        raise UsageError(f"--jenis {jenis} memerlukan --bulan.", "Sebutkan bulannya: --bulan BULAN")
    if bidang is not None and opd is None:
        raise UsageError("--bidang memerlukan --opd.", "Sebutkan OPD-nya: --opd KODE")
