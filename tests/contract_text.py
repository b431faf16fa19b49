"""Contract files in few words: what a test does not say is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = """\
versi: 1
tahun: {tahun}
daerah: Kabupaten Contoh
pihak_kedua: {{nama: null, jabatan: Bupati Contoh}}
pengampu: {{AST1: {{jabatan: Asisten I}}, AST2: {{jabatan: Asisten II}}}}
prioritas: {{RB: Reformasi birokrasi, EKO: Ekonomi}}
aturan: {aturan}
"""


def ind(kode: str, rest: str) -> str:
    """An indikator in one line; nama and satuan are filled in where the line does not say them."""
    nama = "" if rest.startswith("nama:") else f"nama: Indikator {kode}, "
    satuan = "" if "satuan:" in rest else "satuan: unit, "
    return f"{kode}: {{{nama}{satuan}{rest}}}"


def naik(kode: str, target: object, more: str = "", sifat: str = "akumulasi") -> str:
    """An indikator where more is better."""
    return ind(kode, f"sifat: {sifat}, arah: naik, target: {target}" + (f", {more}" if more else ""))


def opd(
    *indikator: str,
    kode: str = "X",
    kontrak: str = "{nomor: 1/2022, tanggal: 2022-01-31}",
    kepala: str = "jabatan: Kepala, nama: null",
    more: Sequence[str] = (),
    bidang: Sequence[str] = (),
) -> str:
    """The lines of one OPD; ``bidang`` holds finished lines of its own."""
    lines = [f"  {kode}:", f"    nama: Dinas {kode}"]
    if not any(line.startswith("kelompok") for line in more):
        lines.append("    kelompok: dinas")
    lines += [f"    kepala: {{{kepala}}}", f"    kontrak: {kontrak}"]
    lines += [f"    {line}" for line in more]
    lines += ["    indikator:", *(f"      {line}" for line in indikator)]
    if bidang:
        lines += ["    bidang:", *(f"      {line}" for line in bidang)]
    return "\n".join(lines) + "\n"


def berkas(*opds: str, aturan: str = "{}", tahun: int = 2022) -> str:
    """A whole contract file."""
    return HEADER.format(aturan=aturan, tahun=tahun) + "opd:\n" + "".join(opds)
