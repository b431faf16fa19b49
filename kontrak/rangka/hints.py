"""What is proposed where the table says nothing, each with its reason. Nothing of it is filled in unasked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.rangka.grid import key_of
from kontrak.rangka.words import KELOMPOK, STATE_UNITS, TURNED, TURUN, WORK_UNITS

if TYPE_CHECKING:
    from kontrak.model.words import Value
    from kontrak.rangka.plans import Rencana


class Saran(NamedTuple):
    """A suggestion and its reason; without a suggestion the reason says why there is none."""

    isi: str | None
    sebab: str


class Bukti(NamedTuple):
    """What a row says that bears on its direction."""

    nama: str
    satuan: str | None
    target: Value | None
    tahun_lalu: Value | None
    rencana: Rencana
    menumpuk: bool
    batas_atas: bool


def arah_hint(bukti: Bukti) -> Saran:
    """Propose an arah by target, words, last year and plan; none where they contradict each other."""
    if isinstance(bukti.target, tuple):
        return Saran("rentang", "target berupa rentang")
    if bukti.batas_atas:
        return Saran("turun", "target ditulis sebagai batas atas")
    if bukti.target == Decimal(0):
        return Saran("turun", "target 0")
    by_word = _by_words(bukti.nama, bukti.satuan)
    seen = _by_numbers(bukti)
    if by_word.isi is None or seen is None or seen.isi == by_word.isi:
        return by_word
    return Saran(None, f"{by_word.sebab} menunjuk {by_word.isi}, tetapi {seen.sebab}")


def _by_words(nama: str, satuan: str | None) -> Saran:
    name = f" {key_of(nama)} "
    found = next((word for word in TURUN if f" {word}" in name), None)
    if found is None or (satuan or "").casefold() in WORK_UNITS:
        return Saran("naik", "tidak ada kata yang menunjuk turun" if found is None else f"satuan {satuan}")
    rest = name.replace(found, " ")
    turned = next((word for word in TURNED if f" {word}" in rest), None)
    if turned is not None:
        return Saran(None, f'kata "{found}" bersama "{turned.strip()}" dapat berarti naik atau turun')
    return Saran("turun", f'kata "{found}"')


def _by_numbers(bukti: Bukti) -> Saran | None:
    before, target, plan = bukti.tahun_lalu, bukti.target, bukti.rencana.angka
    if isinstance(before, Decimal) and isinstance(target, Decimal) and before != target:
        rises = target > before
        return Saran("naik" if rises else "turun", f"target {'di atas' if rises else 'di bawah'} realisasi tahun lalu")
    if len(plan) > 1 and plan[0] != plan[-1] and not bukti.menumpuk:
        rises = plan[-1] > plan[0]
        return Saran("naik" if rises else "turun", f"rencananya {'naik' if rises else 'turun'}")
    return None


def sifat_hint(nama: str, satuan: str | None) -> Saran:
    """Propose a sifat by name and unit, for a row whose plan says nothing."""
    name, unit = nama.casefold(), (satuan or "").casefold()
    if name.startswith(("rata-rata", "rata rata", "rerata")):
        return Saran("rata_rata", 'namanya diawali "rata-rata"')
    if unit in STATE_UNITS:
        return Saran("posisi", f"satuan {satuan}")
    if unit in WORK_UNITS:
        return Saran("akumulasi", f"satuan {satuan}")
    first = name.partition(" ")[0]
    if first in ("jumlah", "terlaksananya", "tersedianya", "tersusunnya", "volume"):
        return Saran("akumulasi", f'kata "{first}"')
    if first in ("persentase", "prosentase", "indeks", "nilai", "tingkat", "cakupan", "rasio", "angka", "skor"):
        return Saran("posisi", f'kata "{first}"')
    return Saran(None, "satuan dan namanya tidak menunjukkan cara penjumlahannya")


def satuan_hint(nama: str) -> Saran:
    """Propose a unit by the name of the indikator."""
    words = key_of(nama).split()
    first = words[0] if words else ""
    if first in ("persentase", "prosentase", "persen"):
        return Saran("persen", f'kata "{first}"')
    if first in ("indeks", "nilai", "skor", "opini", "predikat", "level", "rasio"):
        return Saran(first, f'kata "{first}"')
    counted = next((word for word in words[1:4] if word in WORK_UNITS), None)
    if first == "jumlah" and counted:
        return Saran(counted, f'kata "jumlah {counted}"')
    return Saran(None, "satuan tidak tertulis")


def kelompok_hint(nama: str) -> Saran:
    """Propose a kelompok by the name of the OPD."""
    found = _kind_of(nama)
    return Saran(found[1], f'kata "{found[0].title()}" pada namanya') if found else Saran(None, "tidak ada dalam tabel")


def jabatan_hint(nama: str) -> Saran:
    """Propose the post of the head by the name of the OPD."""
    found = _kind_of(nama)
    if found is None:
        return Saran(None, "tidak ada dalam tabel")
    title = found[2]
    if title == "Camat ":
        return Saran(title + nama[len("Kecamatan ") :], "dari nama OPD")
    return Saran(title + nama if title.endswith(" ") else title, "dari nama OPD")


def _kind_of(nama: str) -> tuple[str, str, str] | None:
    name = nama.casefold().strip()
    return next((kind for kind in KELOMPOK if name.startswith(kind[0])), None)
