"""Commands of the heading Pencatatan that weigh what was reported, or was not."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.completion import complete_kode
from kontrak.cli.options import (
    DB_DEFAULT,
    ArgumenOpd,
    Bulan,
    BulanWajib,
    Db,
    Filters,
    HanyaOpd,
    Json,
    Per,
    PilihanBulan,
    Tahun,
    read_count,
    read_date,
)
from kontrak.cli.recording import Alasan, AlasanWajib, Koreksi, Recorder, read_leave
from kontrak.errors import UsageError, print_warnings

if TYPE_CHECKING:
    from kontrak.actions.lines import Act
    from kontrak.actions.oversight import Check
    from kontrak.actions.question import Question

Kode = Annotated[
    str,
    typer.Argument(
        metavar="KODE", autocompletion=complete_kode, help="Kode indikator atau pekerjaan, misalnya PUPR.JALAN."
    ),
]
KodeBila = Annotated[
    str | None, typer.Argument(metavar="KODE", autocompletion=complete_kode, help="Kode indikator atau pekerjaan.")
]
CatatanPeriksa = Annotated[str | None, typer.Option("--catatan", metavar="TEKS", help="Catatan pemeriksaan.")]

KETERANGAN = {
    "batalkan": "Laporan yang dibatalkan tetap terlihat dalam riwayat; bulan itu kembali belum lapor.",
    "verifikasi": (
        "Hasil pemeriksaan pengampu atas laporan yang berlaku:\n\n"
        '\b\n  kontrak verifikasi PUPR.JALAN --bulan apr --terima --catatan "Cocok dengan BA"\n'
        '  kontrak verifikasi PUPR.JALAN --bulan apr --realisasi 4,5 --catatan "Hasil ukur ulang"\n'
        '  kontrak verifikasi PUPR.JALAN --bulan apr --tolak --catatan "Bukti tidak ada"\n\n'
        "Tanpa KODE: daftar laporan yang belum diperiksa. --contoh N --benih S menarik contoh acak, tiap kali sama."
    ),
    "tangguhkan": "Selama ditangguhkan, komitmen tidak jatuh tempo, tetapi tetap disebut di semua kertas.",
    "integritas": "Hanya temuan yang sudah final. Temuan tidak mengubah angka apa pun.",
    "belum-lapor": """Laporan wajib s.d. bulan itu yang belum masuk, per OPD beserta bidangnya. Hari terlambat
dihitung dari batas lapor sampai hari ini, atau sampai tanggal pada --per.

\b
Contoh:
  kontrak belum-lapor --bulan mar
  kontrak belum-lapor --bulan mar --opd PUPR --pesan""",
}


def batalkan(
    kode: Kode,
    *,
    bulan: BulanWajib,
    alasan: AlasanWajib,
    koreksi: Koreksi = False,
    tahun: Tahun = None,
    recorder: Recorder,
) -> None:
    """Cancel a report."""
    from kontrak.actions.lines import When, required
    from kontrak.actions.oversight import cancel_report
    from kontrak.numbers import format_value
    from kontrak.views.table import tell

    reason = required(alasan, "--alasan")
    done = cancel_report(kode, When(tahun, bulan), reason, recorder.act(reason if koreksi else None))
    print_warnings(done.peringatan)
    value = format_value(done.nilai, done.line.target.satuan)
    tell(f"Dibatalkan: laporan {done.line.kode} {done.line.nama_bulan} (realisasi {value}). Segel {done.segel}.")


def verifikasi(
    kode: KodeBila = None,
    *,
    bulan: Bulan = None,
    terima: Annotated[bool, typer.Option("--terima", help="Laporan diterima seperti adanya.")] = False,
    realisasi: Annotated[
        str | None, typer.Option("--realisasi", "--nilai", metavar="N", help="Nilai hasil pemeriksaan.")
    ] = None,
    tolak: Annotated[bool, typer.Option("--tolak", help="Laporan ditolak: bulan itu terhitung belum lapor.")] = False,
    catatan: CatatanPeriksa = None,
    contoh: Annotated[
        int | None, typer.Option("--contoh", metavar="N", parser=read_count, help="Tarik contoh acak N laporan.")
    ] = None,
    benih: Annotated[str | None, typer.Option("--benih", metavar="S", help="Benih contoh acak.")] = None,
    koreksi: Koreksi = False,
    alasan: Alasan = None,
    tahun: Tahun = None,
    per: Per = None,
    filters: Filters,
    as_json: Json = False,
    recorder: Recorder,
) -> None:
    """Record a supervisor's check, or list what is unchecked."""
    if kode is None:
        from kontrak.actions.question import Question

        if terima or tolak or realisasi is not None or catatan is not None or koreksi or alasan is not None:
            raise UsageError(
                "Sebutkan KODE laporan yang diperiksa.", "Misalnya: kontrak verifikasi PUPR.JALAN --terima …"
            )
        question = Question(recorder.db, tahun, bulan, per, *filters)
        _list_unchecked(question, contoh, benih, as_json=as_json)
        return
    listing = {"--contoh": contoh, "--benih": benih, "--per": per}
    listing |= {f"--{name}": given for name, given in zip(Filters._fields, filters, strict=True)}
    wrong = [name for name, given in (listing | {"--json": as_json}).items() if given]
    if wrong:
        raise UsageError(f"{', '.join(wrong)} hanya untuk daftar, tanpa KODE.", "Hapus opsi itu, atau hapus KODE.")
    if bulan is None:
        raise UsageError("Sebutkan bulan laporan yang diperiksa: --bulan BULAN.")
    check = _read_check(terima=terima, realisasi=realisasi, tolak=tolak, catatan=catatan)
    _verify(kode, bulan, check, tahun, recorder.act(read_leave(koreksi=koreksi, alasan=alasan)))


def tangguhkan(
    kode: Kode,
    *,
    bulan: BulanWajib,
    dasar: Annotated[
        str | None,
        typer.Option("--dasar", metavar="NOMOR", help="Nomor surat yang mendasari; wajib, kecuali dengan --cabut."),
    ] = None,
    alasan: AlasanWajib,
    cabut: Annotated[bool, typer.Option("--cabut", help="Akhiri penangguhan mulai bulan itu.")] = False,
    tahun: Tahun = None,
    recorder: Recorder,
) -> None:
    """Suspend a commitment, or end its suspension."""
    from kontrak.actions.lines import When, required
    from kontrak.actions.oversight import Suspension, suspend
    from kontrak.views.table import tell

    basis = dasar if cabut and dasar is None else required(dasar, "--dasar")
    suspension = Suspension(basis, required(alasan, "--alasan"), cabut)
    done = suspend(kode, When(tahun, bulan), suspension, recorder.act())
    print_warnings(done.peringatan)
    what = "Penangguhan berakhir" if cabut else "Ditangguhkan"
    since = "mulai" if cabut else "sejak"
    tell(f"{what}: {done.line.kode} {since} {done.line.nama_bulan}. Segel {done.segel}.")


def integritas(
    opd: ArgumenOpd,
    *,
    dasar: Annotated[str, typer.Option("--dasar", metavar="NOMOR", help="Nomor putusan atau surat yang mendasari.")],
    tanggal: Annotated[
        date, typer.Option("--tanggal", metavar="TGL", parser=read_date, help="Tanggal temuan menjadi final.")
    ],
    uraian: Annotated[str, typer.Option("--uraian", metavar="TEKS", help="Uraian singkat temuan.")],
    recorder: Recorder,
) -> None:
    """Record a final integrity finding."""
    from kontrak.actions.lines import required
    from kontrak.actions.oversight import record_finding
    from kontrak.views.table import tell

    basis, text = required(dasar, "--dasar"), required(uraian, "--uraian")
    done = record_finding(opd, basis, tanggal, text, recorder.act())
    print_warnings(done.peringatan)
    tell(f"Tercatat: temuan integritas {done.opd} ({done.nama}), dasar {basis}. Segel {done.segel}.")


def _read_check(*, terima: bool, realisasi: str | None, tolak: bool, catatan: str | None) -> Check:
    from kontrak.actions.lines import required
    from kontrak.actions.oversight import Check
    from kontrak.model.words import Putusan

    if [terima, realisasi is not None, tolak].count(True) != 1:
        raise UsageError("Pilih satu hasil pemeriksaan: --terima, --realisasi N, atau --tolak.")
    verdict = Putusan.TERIMA if terima else Putusan.TOLAK if tolak else Putusan.UBAH
    return Check(verdict, realisasi, required(catatan, "--catatan"))


def _verify(kode: str, bulan: PilihanBulan, check: Check, tahun: int | None, act: Act) -> None:
    from kontrak.actions.lines import When
    from kontrak.actions.oversight import verify_report
    from kontrak.model.words import Putusan
    from kontrak.numbers import format_value
    from kontrak.views.table import tell

    done = verify_report(kode, When(tahun, bulan), check, act)
    print_warnings(done.peringatan)
    unit = done.line.target.satuan
    reported = done.line.laporan.klaim if done.line.laporan else None
    verdict = {
        Putusan.TERIMA: f"diterima ({format_value(reported, unit)})",
        Putusan.UBAH: f"{format_value(done.nilai, unit)} (dilaporkan {format_value(reported, unit)})",
        Putusan.TOLAK: f"ditolak (dilaporkan {format_value(reported, unit)}); bulan itu terhitung belum lapor",
    }[check.putusan]
    tell(f"Diverifikasi: {done.line.kode} {done.line.nama_bulan} {verdict}. Segel {done.segel}.")


def _list_unchecked(question: Question, contoh: int | None, benih: str | None, *, as_json: bool) -> None:
    from kontrak.actions.unchecked import draw_sample, list_unchecked
    from kontrak.cli.answering import answer
    from kontrak.views.unreported_view import unchecked_blocks, unchecked_json

    if (contoh is None) != (benih is None):
        raise UsageError("--contoh N dan --benih S dipakai bersama.", "Misalnya: --contoh 10 --benih rapat-april")
    penilaian, rows = list_unchecked(question)
    listed = rows if contoh is None or benih is None else draw_sample(rows, contoh, benih)
    answer(
        lambda: unchecked_json(penilaian.dasar, len(rows), listed),
        lambda: unchecked_blocks(penilaian.dasar, len(rows), listed, benih),
        as_json=as_json,
    )


def belum_lapor(
    *,
    bulan: Bulan = None,
    opd: HanyaOpd = None,
    pesan: Annotated[bool, typer.Option("--pesan", help="Cetak teks pengingat untuk tiap OPD, siap disalin.")] = False,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    per: Per = None,
    filters: Filters,
    as_json: Json = False,
) -> None:
    """List who has not reported, or write reminders."""
    from kontrak.actions.question import Question
    from kontrak.actions.unchecked import list_unreported
    from kontrak.cli.answering import answer, refuse_filters, scope
    from kontrak.views.unreported_view import reminders, unreported_json, unreported_screen

    question = Question(db, tahun, bulan, per, *filters)
    refuse_filters(opd, question)
    if pesan and as_json:
        raise UsageError("--pesan dan --json tidak dapat digabung.", "Dalam --json, pesannya ada pada kunci pesan.")
    tagihan = list_unreported(question, opd)
    dasar = tagihan.penilaian.dasar
    divisions = {
        fakta.kontrak.kode: fakta.kontrak._replace(kepala=fakta.head_at(dasar.bulan))
        for parts in tagihan.penilaian.bidang.values()
        for fakta in parts
    }
    if pesan and tagihan.opd:
        sys.stdout.write(reminders(dasar, tagihan, divisions))
        return
    listed = 1 if opd is not None else len(tagihan.penilaian.ringkasan)
    answer(
        lambda: unreported_json(dasar, tagihan, divisions),
        lambda: unreported_screen(dasar, tagihan, listed, divisions, scope(question)),
        as_json=as_json,
    )
