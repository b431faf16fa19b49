"""The reference of what other tools read: JSON documents and CSV columns, from the real outputs of the sample year."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kontrak.forms.rows import FIELDS
from kontrak.reports.export_rows import CONTRACT_COLUMNS, INDIKATOR_COLUMNS
from kontrak.store.listing import REPORT_COLUMNS
from tests.docs.table import meaning, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.docs.console import Session

_PREPARE = (
    "kontrak impor contracts.yaml",
    "kontrak catat --dari laporan.csv",
    "kontrak kunci --bulan 2022-01",
    "kontrak verifikasi PUPR.MANTAP --bulan 2022-12 --terima --catatan 'Cocok dengan survei'",
    "kontrak tindak-lanjut tambah PUPR 'Percepat lelang' --pic 'Kabid' --batas 2023-02-28 --bulan 2022-12",
    "kontrak arsip contracts.yaml --jenis perjanjian --opd PUPR --nomor 188/12 --tanggal 2022-02-17",
    "kontrak mulai 2023 --dari 2022",
    "kontrak impor 2023/contracts.yaml",
    "kontrak catat PUPR.PELIHARA 1 --bulan 2023-01",
    "kontrak mulai 2024 --dari 2023",
    "kontrak impor 2024/contracts.yaml",
    "kontrak impor perubahan.yaml --berlaku 2022-12 --alasan 'Kesepakatan rapat'",
)
_FEW = ("PUPR", "DISPERINDAG", "DISHUB", "DISPORAPAR", "KEC-PROPPO")
"""OPDs whose documents hold every key; all 32 would say nothing more."""
_DOCUMENTS = (
    ("periksa", ("kontrak periksa contracts.yaml", "kontrak periksa salah.yaml")),
    ("impor --coba", ("kontrak impor ubah.yaml --coba",)),
    ("daftar", ("kontrak daftar",)),
    ("daftar OPD", ("kontrak daftar PUPR",)),
    ("daftar --arsip", ("kontrak daftar --arsip --tahun 2022",)),
    ("verifikasi", ("kontrak verifikasi --bulan 2022-12",)),
    ("belum-lapor", ("kontrak belum-lapor --bulan 2022-12",)),
    ("tindak-lanjut daftar", ("kontrak tindak-lanjut daftar --bulan 2022-12 --semua",)),
    ("status, nilai, peringkat", tuple(f"kontrak nilai --bulan 2022-{month}" for month in ("01", "02", "12"))),
    (
        "nilai --opd",
        tuple(
            f"kontrak nilai --opd {opd} --bulan 2022-{month}"
            for opd in ("PUPR", "DISPERINDAG", "DISHUB")
            for month in ("01", "12")
        ),
    ),
    ("kelengkapan", ("kontrak kelengkapan --bulan 2022-12",)),
    ("kelengkapan OPD", ("kontrak kelengkapan PUPR --bulan 2022-12",)),
    ("status --menurut ciri", ("kontrak status --menurut ciri --bulan 2022-12",)),
    ("jelaskan", ("kontrak jelaskan PUPR.JALAN --bulan 2022-12", "kontrak jelaskan PUPR.JALAN --bulan 2022-01")),
    ("meleset", ("kontrak meleset --bulan 2022-12", "kontrak meleset --opd PUPR --bulan 2022-12")),
    ("banding", ("kontrak banding 2022 2023 --bulan des", "kontrak banding 2022 2023 --bulan des --opd PUPR")),
    (
        "banding, lebih dari dua tahun",
        ("kontrak banding 2022 2023 2024 --bulan des", "kontrak banding 2022 2023 2024 --bulan des --opd PUPR"),
    ),
    ("lintas-tahun", ("kontrak lintas-tahun PUPR.MANTAP", "kontrak lintas-tahun PUPR.JALAN")),
    ("riwayat", ("kontrak riwayat DISPERINDAG.KIHT.FISIK", "kontrak riwayat")),
    ("segel", ("kontrak segel", "kontrak segel 5-000000000000")),
)


_TYPED = {
    "kode": "kode lengkap indikator atau pekerjaan, milik bidang juga: PUPR.JALAN, PUPR.JEMBATAN.A",
    "bulan": "bulan yang dilaporkan: `nov`, `November`, `11`, `2022-11`, atau `tw3` (= September)",
    "realisasi": "angka bulan itu (akumulasi: tambahannya, posisi: keadaannya); pekerjaan: fisik dalam persen",
    "batas": "batas waktu tindak lanjut; tanggal",
    "tindak_lanjut": "yang akan dilakukan",
    "pic": "penanggung jawab tindak lanjut",
    "tanggal_lapor": "tanggal laporan diterima; tanpa ini: hari pencatatan, atau `--tanggal-lapor`",
}
"""What a column means in a received file, where the glossary speaks of more than that."""


def json_keys(session: Session) -> str:
    """A section per document: every key that it has, with the kinds of its values."""
    text = of_few(Path("contracts.yaml").read_text("utf-8")).replace("nama: null", "nama: Pejabat contoh", 12)
    reports = Path("contoh/realisasi-2022.csv").read_text("utf-8").splitlines(keepends=True)
    amended = text.replace("ambang_kritis: 50", "ambang_kritis: 45")
    files = {
        "contracts.yaml": text,
        "perubahan.yaml": amended,
        "ubah.yaml": amended.replace("pagu: 5", "pagu: 6").replace("Pejabat contoh", "Pejabat baru", 1),
        "salah.yaml": "versi: 1\ntahun: x\n",
        "laporan.csv": "".join(line for line in reports if line.startswith(("kode", *(f"{opd}." for opd in _FEW)))),
    }
    for name, content in files.items():
        Path(name).write_text(content, encoding="utf-8")
    for command in _PREPARE:
        ran = session.run(command)
        assert ran.code == 0, (command, ran.lines)
    number = session.json("kontrak tindak-lanjut daftar --bulan 2022-12")["tindak_lanjut"][0]["nomor"]
    assert session.run(f"kontrak tindak-lanjut selesai {number} --keterangan 'Sudah dilelang'").code == 0
    parts = []
    for title, commands in _DOCUMENTS:
        found: dict[str, set[str]] = {}
        for command in commands:
            for path, value in keys(session.json(command), ""):
                found.setdefault(path, set()).add(kind(value))
        rows = [
            (f"`{path}`", kinds(names), meaning(path.rpartition(".")[2].rstrip("[]"))) for path, names in found.items()
        ]
        parts.append(f"#### {title}\n\n{table(('kunci', 'jenis', 'arti'), rows)}")
    return "\n".join(parts)


def of_few(text: str) -> str:
    """The contract file with a few of its OPDs."""
    head, *opds = re.split(r"^(?=  [A-Z][A-Z0-9-]*:\n)", text, flags=re.MULTILINE)
    return head + "".join(opd for opd in opds if opd.strip().partition(":")[0] in _FEW)


def keys(item: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every key below, as a path: ``opd[].kepala.nama``."""
    if isinstance(item, list):
        for part in item:
            yield from keys(part, path)
    elif isinstance(item, dict):
        for key, value in item.items():
            below = f"{path}.{key}".lstrip(".") + ("[]" if isinstance(value, list) else "")
            yield below, value
            yield from keys(value, below)


def kind(value: Any) -> str:
    names = {
        bool: "ya/tidak",
        int: "angka",
        float: "angka",
        str: "teks",
        list: "daftar",
        dict: "objek",
        type(None): "null",
    }
    return names[type(value)]


def kinds(names: set[str]) -> str:
    if names == {"null"}:
        return "null dalam contoh"
    return " atau ".join(sorted(names, key=lambda name: (name == "null", name)))


def report_columns(session: Session) -> str:
    """The columns of a file for ``catat --dari``."""
    required = ("kode", "bulan")
    return table(
        ("kolom", "", "arti"),
        ((f"`{name}`", "wajib" if name in required else "", _TYPED.get(name) or meaning(name)) for name in FIELDS),
    )


def report_example(session: Session) -> str:
    """A small file for ``catat --dari``, as it stands in the sample."""
    return f"```text\n{Path('contoh/laporan-susulan.csv').read_text('utf-8').strip()}\n```"


def export_columns(session: Session) -> str:
    """The columns of the three tables of ``ekspor``."""
    parts = []
    for title, names in (("kontrak", CONTRACT_COLUMNS), ("indikator", INDIKATOR_COLUMNS), ("laporan", REPORT_COLUMNS)):
        parts.append(f"#### {title}\n\n{table(('kolom', 'arti'), ((f'`{name}`', meaning(name)) for name in names))}")
    return "\n".join(parts)
