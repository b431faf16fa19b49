"""Small contracts and reports in few words, and the program as its users call it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.workplace import Result

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


class Kantor(Workplace):
    """A desk on which each test lays contracts and reports of its own."""

    def impor(self, *opds: str, aturan: str = "{}", day: str = "2022-02-01", options: Sequence[str] = ()) -> Result:
        """Import a contract file on a day; the clock then stands at 20 January 2023."""
        self.write(berkas(*opds, aturan=aturan))
        self.at(day)
        result = self.do("impor", *options)
        self.at("2023-01-20")
        return result

    def lapor(self, *rows: str, kode: str = "X") -> None:
        """Record rows ``A,mar,5`` or ``A,mar,5,2022-04-10``: local code, month, realisasi, day of the report."""
        lines = ["kode,bulan,realisasi,tanggal_lapor"]
        for row in rows:
            local, bulan, realisasi, *day = row.split(",")
            lines.append(f'{kode}.{local},{bulan},"{realisasi}",{day[0] if day else ""}')
        path = self.write("\n".join(lines) + "\n", "laporan.csv")
        self.do("catat", "--dari", str(path))

    def opd(self, bulan: str, *more: str, kode: str = "X") -> Any:
        """The object of ``nilai --opd`` as JSON."""
        (found,) = self.do("nilai", "--opd", kode, "--bulan", bulan, "--json", *more).json["opd"]
        return found

    def indikator(self, kode: str, bulan: str, *more: str, opd: str = "X") -> Any:
        """One indikator of ``nilai --opd`` as JSON."""
        (found,) = [item for item in self.opd(bulan, *more, kode=opd)["indikator"] if item["kode"] == f"{opd}.{kode}"]
        return found

    def meleset(self, bulan: str, *more: str) -> Any:
        """The heads of ``meleset`` as JSON."""
        return self.do("meleset", "--bulan", bulan, "--json", *more).json["kepala"]

    def row(self, kode: str, bulan: str) -> Any:
        """The row of one missed commitment, or None."""
        rows = [row for head in self.meleset(bulan) for row in head["komitmen"] if row["kode"] == kode]
        return rows[0] if rows else None
