"""The command rangka: the office's own table becomes a contract file (SPEC §5)."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.options import Tahun, Timpa
from kontrak.cli.typed import expand
from kontrak.errors import UsageError, print_done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.rangka.scaffold import Hasil
    from kontrak.views.table import Block

KETERANGAN = {
    "rangka": """Membaca tabel perjanjian kinerja dan rencana aksi (.xlsx, .xls, .ods, .docx, .csv, atau teks yang
ditempelkan lewat '-') dan menulis contracts.yaml satu OPD; berkas data tidak disentuh. Tidak ada yang ditebak: yang
tidak tertulis menjadi PERIKSA, dengan saran, alasan, dan selnya di belakang baris itu. Ganti setiap PERIKSA, lalu
kontrak periksa dan kontrak impor, di samping atau sesudah contracts.yaml yang memuat tahun dan daerahnya.
Formulir kontrak yang sudah diisi (kontrak formulir --kontrak) dibaca dengan cara yang sama.

\b
Contoh:
  kontrak rangka PK.docx RA.xlsx --opd PUPR --nama "Dinas Pekerjaan Umum" --keluar kontrak/
  kontrak rangka PK.xlsx --opd PUPR --lembar "PK 2026" --kolom target=E --kolom satuan=F
  kontrak rangka - --opd PUPR --saran"""
}
_CODE = r"[A-Z0-9][A-Z0-9-]{0,29}"


def rangka(
    berkas: Annotated[
        list[str], typer.Argument(metavar="BERKAS", help="Berkas tabel, satu atau beberapa; '-' untuk teks tempelan.")
    ],
    *,
    opd: Annotated[str, typer.Option("--opd", metavar="KODE", help="Kode OPD, misalnya PUPR.")],
    nama: Annotated[str | None, typer.Option("--nama", metavar="TEKS", help="Nama lengkap OPD.")] = None,
    tahun: Tahun = None,
    kolom: Annotated[
        list[str] | None,
        typer.Option("--kolom", metavar="NAMA=KOLOM", help="Kolom menurut Anda, misalnya target=E. Boleh diulang."),
    ] = None,
    lembar: Annotated[
        str | None, typer.Option("--lembar", metavar="NAMA", help="Hanya lembar ini (atau tabel ini, misalnya 2).")
    ] = None,
    saran: Annotated[
        bool, typer.Option("--saran", help="Isikan saran, masing-masing bertanda '# saran', sebagai ganti PERIKSA.")
    ] = False,
    keluar: Annotated[
        str | None, typer.Option("--keluar", metavar="BERKAS", help="Berkas YAML atau folder tujuan, bukan layar.")
    ] = None,
    timpa: Timpa = False,
) -> None:
    """Write the contract that tables hold."""
    from kontrak.clock import now
    from kontrak.rangka.draft import write_draft
    from kontrak.rangka.scaffold import Permintaan, scaffold

    code = opd.strip().upper()
    if not re.fullmatch(_CODE, code):
        raise UsageError(
            f'--opd "{opd}" bukan kode: pakai huruf, angka dan tanda hubung, paling banyak 30.', "Misalnya --opd PUPR"
        )
    target = _target(keluar, code)
    berkas = [str(path) for path in expand([Path(name) for name in berkas])]
    if (text := _of_form(berkas, code)) is not None:
        _deliver(text, target, timpa=timpa)
        return
    asked = Permintaan(berkas, code, (nama or "").strip() or None, tahun, _columns(kolom or ()), lembar, now().year)
    result = scaffold(asked)
    text = write_draft(result.draf, saran=saran)
    _deliver(text, target, timpa=timpa)
    print(_summary(result, saran=saran), end="", file=sys.stderr)


def _of_form(berkas: Sequence[str], code: str) -> str | None:
    """The contract that a filled contract form holds; None where the files are tables. Lists every mistake first."""
    from kontrak.contracts.emit import write_opds
    from kontrak.contracts.read import read_alone
    from kontrak.errors import DataError
    from kontrak.rangka.form_read import read_contract_form

    for name in berkas:
        found = read_contract_form(Path(name)) if name.lower().endswith((".xlsx", ".xlsm")) else None
        if found is None:
            continue
        file, mark = found
        if len(berkas) > 1:
            raise DataError(f"{name} adalah formulir kontrak; formulir dibaca sendiri.", "Sebutkan satu berkas saja.")
        if mark.opd != code:
            raise DataError(f"{name} adalah formulir kontrak {mark.opd}, bukan {code}.", f"Pakai --opd {mark.opd}")
        opds, galat = read_alone(file)
        if galat:
            print("\n".join(f"{problem.tempat}: galat: {problem.pesan}" for problem in galat), file=sys.stderr)
            raise DataError(f"{len(galat)} galat; tidak ada yang ditulis.", "Perbaiki di formulirnya, lalu ulangi.")
        return write_opds(int(mark.tahun), opds, [f"Kontrak {code}, dari formulir {Path(name).name}."])
    return None


def _columns(kolom: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for text in kolom:
        name, equals, column = text.partition("=")
        if not (equals and name.strip() and column.strip()):
            raise UsageError(f'--kolom "{text}" tidak terbaca.', "Tulis seperti --kolom target=E")
        pairs[name.strip().casefold()] = column.strip()
    return pairs


def _target(keluar: str | None, code: str) -> Path | None:
    from kontrak.files import target_path

    if keluar is None:
        return None
    suffix = ".yml" if keluar.lower().endswith(".yml") else ".yaml"
    return target_path(keluar, f"{code}.yaml", suffix)


def _deliver(text: str, target: Path | None, *, timpa: bool) -> None:
    from kontrak.files import write_files

    if target is None:
        print(text, end="")
    else:
        write_files({target: text.encode()}, replace=timpa)
        print_done(f"Kontrak ditulis: {target}")


def _summary(result: Hasil, *, saran: bool) -> str:
    """What was read, then a row for all that somebody should look at, then the counts."""
    from kontrak.views.table import Column, Line, Table, render

    draft = result.draf
    parts = []
    for content in result.tabel:
        kind = "indikator" if content.tabel.indikator else "program"
        parts.append(f"{content.tabel.lembar.nama} ({len(content.baris)} {kind})")
    opened = []
    for item in (*draft.program, *draft.indikator):
        keys = [key for key, value in item.terbuka() if not (saran and value.saran)]
        if keys:
            opened.append(("belum diputuskan", item.tempat, f"{item.kode}: {', '.join(keys)}"))
    left = sum(not (saran and value.saran) for _, value in draft.terbuka())
    filled = sum(bool(value.saran) for _, value in draft.terbuka()) if saran else 0
    counts = [f"{len(draft.indikator)} indikator", f"{len(draft.program)} program"]
    counts += [f"{result.dipasangkan} dipasangkan"] if result.dipasangkan else []
    counts += [f"{filled} diisi saran"] if saran else []
    closing = f"{', '.join(counts)}; {left} isian belum diputuskan, {len(result.catatan)} catatan."
    opened += [(note.hal, note.tempat, " ".join(note.sebab.split())) for note in result.catatan]
    blocks: list[Block] = [Line(f"Dibaca: {'; '.join(parts)}.")]
    if opened:
        blocks.append(Table((Column("Hal"), Column("Tempat"), Column("Keterangan")), tuple(opened)))
    return render([*blocks, Line(closing)])
