"""Small contract files for the tests of this room."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from kontrak.contracts.read import Existing, Reading, read_contracts
from kontrak.months import SHORT

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.model.declared import Indikator

HEADER = "versi: 1\ntahun: 2022\ndaerah: Kabupaten Contoh\npihak_kedua: {nama: null, jabatan: Bupati}\n"
NOTHING = Existing(None, {})
KM = "satuan: km\nsifat: akumulasi\narah: naik\n"
PERSEN = "satuan: persen\nsifat: posisi\narah: naik\n"


def opd_text(body: str = "", kode: str = "PUPR") -> str:
    """One OPD with all that is mandatory, and ``body`` below it."""
    head = f"nama: Dinas {kode}\nkelompok: dinas\nkepala: {{jabatan: Kepala {kode}}}\n"
    return f"  {kode}:\n" + indent((head + body).rstrip("\n"), "    ") + "\n"


def year_text(*opds: str, header: str = HEADER) -> str:
    """A file of a year."""
    return header + ("opd:\n" + "".join(opds) if opds else "")


def indikator_text(body: str, kode: str = "JALAN") -> str:
    """The key ``indikator`` with one indikator."""
    return f"indikator:\n  {kode}:\n    nama: Indikator {kode}\n" + indent(body.rstrip("\n"), "    ") + "\n"


def read(folder: Path, *texts: str, existing: Existing = NOTHING) -> Reading:
    """Write each text to a file (satu.yaml, dua.yaml …) and read them together."""
    paths = [folder / f"{name}.yaml" for name in ("satu", "dua", "tiga")[: len(texts)]]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return read_contracts(paths, lambda _year: existing)


def read_sound(folder: Path, *texts: str, existing: Existing = NOTHING) -> Reading:
    """Read files that must be without errors."""
    reading = read(folder, *texts, existing=existing)
    assert [str(problem) for problem in reading.galat] == []
    return reading


def read_indikator(folder: Path, body: str, header: str = HEADER) -> Indikator:
    """Read one indikator that must be without errors."""
    return read_sound(folder, year_text(opd_text(indikator_text(body)), header=header)).opd[0].kontrak.indikator[0]


def messages(reading: Reading) -> list[str]:
    """The sentences of the errors."""
    return [problem.pesan for problem in reading.galat]


def regency_text(opds: int = 32, indikators: int = 60) -> str:
    """A whole regency: 32 OPDs with 60 indikators of twelve months make a file of some 600 KB."""
    lines = [HEADER, "opd:\n"]
    for number in range(1, opds + 1):
        lines.append(f"  OPD{number:02}:\n    nama: Dinas Nomor {number}\n    kelompok: dinas\n")
        lines.append(f"    kepala: {{jabatan: Kepala Dinas {number}}}\n    indikator:\n")
        for count in range(1, indikators + 1):
            arah, value = ("turun" if count % 7 == 0 else "naik"), f"{10 + count}.{number:02}"
            lines.append(
                f"      I{count:02}:\n        nama: Layanan nomor {count} yang tuntas\n        satuan: persen\n"
            )
            lines.append(f"        sifat: posisi\n        arah: {arah}\n        target: {value}\n")
            lines.append(f"        rencana: {{{', '.join(f'{month}: {value}' for month in SHORT)}}}\n")
    return "".join(lines)
