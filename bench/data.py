"""The data sets of the benchmark: seeded, built through the program's own commands, kept for the next run.

``sample`` is the sample year of the repository. ``regency`` has 32 OPDs of 60 indikators with a plan and a report each
month (23,040 of both), ``five`` five such years in one file.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SEED = 2022
OPD, INDIKATOR = 32, 60
MARGIN = " " * 6
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
BOBOT = [1.5] * 40 + [2] * 20

HEADER = """\
versi: 1
tahun: {tahun}
daerah: Kabupaten Uji Beban
pihak_kedua: {{nama: null, jabatan: Bupati Uji Beban}}

prioritas: {{PENDIDIKAN: Pendidikan, KESEHATAN: Kesehatan, EKONOMI: Ekonomi}}

pengampu:
  AST1: {{jabatan: Asisten Pemerintahan, nama: null}}
  AST2: {{jabatan: Asisten Perekonomian, nama: null}}

opd:
"""

KINDS = (
    ("Jumlah layanan yang selesai tepat waktu menurut standar", "layanan", "akumulasi", "naik"),
    ("Persentase sarana dalam keadaan baik dan terawat", "persen", "posisi", "naik"),
    ("Rata-rata hari penyelesaian pengaduan masyarakat", "hari", "rata_rata", "turun"),
    ("Persentase temuan pemeriksaan yang belum ditindaklanjuti", "persen", "posisi", "turun"),
    ("Jumlah kegiatan pembinaan di desa dan kelurahan", "kegiatan", "akumulasi", "naik"),
)


def environment(tahun: int = 2022) -> dict[str, str]:
    """The environment of every process: a fixed clock after the year, compiled modules, no colours."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KONTRAK_", "PYTHON"))}
    return kept | {"KONTRAK_SEKARANG": f"{tahun + 1}-02-01T09:00:00+07:00", "KONTRAK_OLEH": "uji beban"}


def program() -> str:
    """The installed command, beside this interpreter."""
    return str(Path(sys.executable).with_name("kontrak"))


def kontrak(folder: Path, *arguments: str, tahun: int = 2022) -> None:
    """Run the program in a folder; stop the benchmark when it fails."""
    subprocess.run([program(), *arguments], cwd=folder, env=environment(tahun), check=True, capture_output=True)


def prepare(folder: Path, name: str) -> Path:
    """Return the folder of a data set with contracts, reports and kontrak.db; build it when it is not there."""
    place = folder / name
    if not _is_ready(place):
        print(f"menyiapkan {name} …", file=sys.stderr)
        place.mkdir(parents=True, exist_ok=True)
        (place / "kontrak.db").unlink(missing_ok=True)
        if name == "sample":
            _copy_sample(place)
            _load(place, 2022)
        else:
            for tahun in range(2018, 2023) if name == "five" else (2022,):
                _generate(place, tahun)
                _load(place, tahun)
        (place / "selesai").touch()
    return place


def _is_ready(place: Path) -> bool:
    """Whether the file is whole and still one of this program."""
    if not (place / "selesai").exists():
        return False
    words = [program(), "status", "--db", "kontrak.db"]
    if subprocess.run(words, cwd=place, env=environment(), check=False, capture_output=True).returncode == 0:
        return True
    shutil.rmtree(place)
    return False


def _load(place: Path, tahun: int) -> None:
    kontrak(place, "impor", f"contracts-{tahun}.yaml", tahun=tahun)
    kontrak(place, "catat", "--dari", f"realisasi-{tahun}.csv", "--tahun", str(tahun), tahun=tahun)


def _copy_sample(place: Path) -> None:
    shutil.copy(ROOT / "contracts.yaml", place / "contracts-2022.yaml")
    shutil.copy(ROOT / "contoh" / "realisasi-2022.csv", place)
    shutil.copytree(ROOT / "contoh" / "bukti", place / "bukti", dirs_exist_ok=True)


def _generate(place: Path, tahun: int) -> None:
    dice = random.Random(SEED * 10_000 + tahun)
    yaml, csv = [HEADER.format(tahun=tahun)], ["kode,bulan,realisasi,anggaran,tanggal_lapor"]
    for number in range(1, OPD + 1):
        opd = f"OPD{number:02}"
        yaml.append(
            f"  {opd}:\n    nama: Dinas Uji Beban Nomor {number}\n    kelompok: {'dinas' if number % 3 else 'badan'}\n"
            f"    pengampu: AST{1 + number % 2}\n    kepala: {{jabatan: Kepala Dinas Nomor {number}, nama: null}}\n"
            f"    kontrak: {{nomor: {number}/{tahun}, tanggal: {tahun}-02-17}}\n    indikator:\n"
        )
        yaml += _indikators(dice, opd, csv=csv, tahun=tahun)
    (place / f"contracts-{tahun}.yaml").write_text("".join(yaml), encoding="utf-8")
    (place / f"realisasi-{tahun}.csv").write_text("\n".join(csv) + "\n", encoding="utf-8")


def _indikators(dice: random.Random, opd: str, *, csv: list[str], tahun: int) -> Iterator[str]:
    for number, bobot in enumerate(BOBOT, 1):
        nama, satuan, sifat, arah = KINDS[number % len(KINDS)]
        kode = f"A{number:02}"
        plan = _plan(dice, sifat, arah)
        target = sum(plan) if sifat == "akumulasi" else plan[-1]
        months = ", ".join(f"{month}: {value}" for month, value in zip(MONTHS, plan, strict=True))
        prioritas = ("PENDIDIKAN", "KESEHATAN", "EKONOMI")[number % 3]
        lines = (
            f"{kode}:",
            f"  nama: {nama} {number}",
            f"  prioritas: {prioritas}",
            f"  satuan: {satuan}",
            f"  sifat: {sifat}",
            f"  arah: {arah}",
            f"  target: {target}",
            f"  bobot: {bobot}",
            f"  rencana: {{{months}}}",
        )
        yield "".join(f"{MARGIN}{line}\n" for line in lines)
        csv.extend(_reports(dice, f"{opd}.{kode}", plan, tahun))


def _plan(dice: random.Random, sifat: str, arah: str) -> list[int]:
    if sifat == "akumulasi":
        return [dice.randint(3, 40) for _ in MONTHS]
    if sifat == "rata_rata":
        return [dice.randint(5, 9)] * 12
    start, step = dice.randint(20, 40), dice.randint(1, 4)
    values = [start + step * month for month in range(12)]
    return values if arah == "naik" else values[::-1]


def _reports(dice: random.Random, kode: str, plan: list[int], tahun: int) -> Iterator[str]:
    skill = dice.uniform(1.0, 1.2)
    for month, planned in enumerate(plan, 1):
        value = round(planned * skill * dice.uniform(0.85, 1.15), 1)
        year, after = divmod(tahun * 12 + month, 12)
        day = f"{year}-{after + 1:02}-{dice.randint(1, 14):02}"
        yield f"{kode},{MONTHS[month - 1]},{value},{dice.randint(1, 90) * 100_000},{day}"


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), sys.argv[2])
