"""The words that tables use, what is proposed by them, each with its reason, and codes out of names.

Nothing of it is filled in unasked. Measured on 394 indikators of a regency with their six-year paths, 30 rows with an
explicit flag and 52 rows of annual reports: ``naik`` was right for 271 of 276, ``turun`` for 22 of 27. That is good for
a suggestion and far too little for a contract.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.rangka.grid import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.words import Value

TURUN = (
    "kemiskinan", "miskin", "pengangguran", "stunting", "gizi buruk", "gizi kurang", "wasting", "kematian",
    "kesakitan", "prevalensi", "gini", "ketimpangan", "inflasi", "kekerasan", "rawan", "risiko", "kumuh",
    "putus sekolah", "unmet need", "tfr", "asfr", "ketergantungan", "waktu tunggu",
    "hari penyelesaian", "lama penyelesaian", "waktu tanggap",
    "response time", "hari layanan", "lama layanan", "timbulan", "emisi", "pungli", "gratifikasi", "kesalahan",
    "pelanggaran", "maksimal", "paling lama", "pekerja informal", "kepadatan penduduk",
    "laju pertumbuhan penduduk", "temuan", "kecelakaan", "kebakaran", "pencemaran", "kerusakan",
)  # fmt: skip
"""Words of what should become less."""
TURNED = (
    "penanganan", "tertangani", "ditangani", "penyelesaian", "diselesaikan", "terselesaikan", "pelayanan",
    "cakupan", "penurunan", "menurunnya", "pengurangan", "memperoleh", "mendapat", "terolah", "diolah", "tidak ",
    "bebas", "terpantau", "ditindaklanjuti", "pencegahan", "kontrasepsi", "pengendalian", "dicegah", "terlayani",
    "rehabilitasi",
)  # fmt: skip
"""Words beside which a word of the first list may mean either direction."""
WORK_UNITS = (
    "dokumen", "laporan", "unit", "orang", "ha", "hektar", "hektare", "paket", "kegiatan", "kali", "lembaga",
    "kelompok", "desa", "kelurahan", "kecamatan", "sekolah", "buah", "sertifikat", "peserta", "keluarga", "kk",
    "rumah", "titik", "bulan", "km", "meter", "m", "m2", "m3", "ton", "ekor", "batang", "layanan", "perda",
    "perkada", "peraturan", "rekomendasi", "perkara", "kasus", "umkm", "koperasi", "pelaku usaha", "bidang",
    "lokasi", "ruas", "event", "orang/bulan", "aplikasi", "sistem", "berkas", "set", "lembar", "eksemplar", "jiwa",
    "anak", "siswa", "guru", "pasien", "kantor", "puskesmas", "produk", "inovasi", "raperda", "naskah", "data",
    "sampel", "perusahaan", "investor", "wisatawan", "kunjungan", "rupiah", "rp", "juta rupiah", "miliar rupiah",
    "juta", "miliar", "lulusan", "usaha", "komoditas", "hari kerja",
)  # fmt: skip
"""Units of what is counted: results of a year add up, and more is better."""
STATE_UNITS = (
    "persen", "%", "indeks", "nilai", "angka", "skor", "poin", "point", "rasio", "predikat", "level", "tingkat",
    "kategori", "per mil", "permil", "per 1.000", "per 100.000", "per 1.000 kh", "per 100.000 kh", "per 1000 kh",
    "per 100000 kh", "tahun", "hari", "menit", "jam", "detik", "kwintal/ha", "ku/ha", "ton/ha", "kkal/kapita/hari",
    "rupiah/kapita", "rupiah/kapita/tahun", "ribu rupiah", "opini", "bintang", "peringkat", "kl", "mg/l",
    "interval", "angka indeks",
)  # fmt: skip
"""Units of what stands at a level: the last value of a year counts."""
MONEY_UNITS = ("rupiah", "rp")
GRADES: dict[str, str] = dict.fromkeys(("D", "C", "CC", "B", "BB", "A", "AA"), "SAKIP")
GRADES |= dict.fromkeys(("TMP", "WDP", "WTP"), "OPINI")
GRADES |= dict.fromkeys(("PRATAMA", "MADYA", "NINDYA", "UTAMA"), "KLA")
GRADES |= dict.fromkeys(("SANGAT KURANG", "KURANG", "CUKUP", "BAIK", "SANGAT BAIK", "MEMUASKAN"), "MUTU")
GRADES |= dict.fromkeys(("SANGAT RENDAH", "RENDAH", "SEDANG", "TINGGI", "SANGAT TINGGI"), "TINGKATAN")
GRADES |= dict.fromkeys(("DASAR", "MADIA", "PARIPURNA", "UNGGUL"), "AKREDITASI")
LEVEL = re.compile(r"(LEVEL|TINGKAT|TIPE|KELAS) ([0-9]|I{1,3}|IV|V|[A-E])")
BINER = (
    "ADA", "YA", "TEPAT", "TEPAT WAKTU", "SELESAI", "TERLAKSANA", "TERSEDIA", "TERSUSUN", "TERPENUHI", "MEMENUHI",
    "SUDAH", "DITETAPKAN", "DISAMPAIKAN",
)  # fmt: skip
SCALES = {
    "SAKIP": ("D", "C", "CC", "B", "BB", "A", "AA"),
    "OPINI": ("TMP", "TW", "WDP", "WTP"),
    "KLA": ("Pratama", "Madya", "Nindya", "Utama"),
    "MUTU": ("Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik"),
    "TINGKATAN": ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"),
    "AKREDITASI": ("Dasar", "Madya", "Utama", "Paripurna"),
}
"""The grades of a scale from the lowest; the first two are declared by default (SPEC §2)."""
DEFAULT_SCALES = ("SAKIP", "OPINI")
KINDS = {
    "akumulatif": ("akumulasi", None), "akumulasi": ("akumulasi", None), "kumulatif": (None, None),
    "progres positif": ("posisi", "naik"), "progres negatif": ("posisi", "turun"),
    "progress positif": ("posisi", "naik"), "progress negatif": ("posisi", "turun"), "posisi": ("posisi", None),
    "rata rata": ("rata_rata", None), "non akumulatif": (None, None),
}  # fmt: skip
"""What a column of kinds says outright: sifat, and arah where it says that too."""
POLARITIES = {
    **dict.fromkeys(
        ("naik", "positif", "maximize", "maksimal", "maksimize", "+", "higher is better", "meningkat"), "naik"
    ),
    **dict.fromkeys(("turun", "negatif", "minimize", "minimal", "lower is better", "menurun"), "turun"),
    "rentang": "rentang",
    "stabilize": "rentang",
}
"""What a column of polarities says outright."""
KELOMPOK = (
    ("kecamatan", "kecamatan", "Camat "),
    ("inspektorat", "inspektorat", "Inspektur"),
    ("rumah sakit", "rsud", "Direktur "),
    ("rsud", "rsud", "Direktur "),
    ("sekretariat daerah", "sekretariat", "Sekretaris Daerah"),
    ("sekretariat dprd", "sekretariat", "Sekretaris DPRD"),
    ("sekretariat", "sekretariat", "Sekretaris"),
    ("dinas", "dinas", "Kepala "),
    ("satuan polisi pamong praja", "lainnya", "Kepala "),
    ("badan", "badan", "Kepala "),
    ("bagian", "bagian", "Kepala "),
)
"""The word with which the name of an OPD begins, its kelompok, and how its head is called."""


def known_unit(text: str) -> bool:
    """Whether a unit is one that offices use."""
    return text.strip(" .").casefold() in _UNITS


_UNITS = frozenset(WORK_UNITS + STATE_UNITS)


def scale_of(grade: str) -> str:
    """Return the name of the scale that a grade belongs to; ``LEVEL`` for ``Level 3``."""
    upper = grade.upper()
    found = LEVEL.fullmatch(upper)
    return found[1] if found else GRADES[upper]


def grades_of(scale: str, grade: str) -> tuple[str, ...]:
    """Return the grades of a scale from the lowest, written as the table writes the one it has."""
    found = LEVEL.fullmatch(grade.upper())
    if found is None:
        return tuple(grade if name.upper() == grade.upper() else name for name in SCALES[scale])
    word, _, last = grade.rpartition(" ")
    if last.isdigit():
        return tuple(f"{word} {number}" for number in range(1, 6))
    if last.upper() in "ABCDE":
        return tuple(f"{word} {letter}" for letter in "EDCBA")
    return tuple(f"{word} {numeral}" for numeral in ("I", "II", "III", "IV", "V"))


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
    rencana: Sequence[Decimal]
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
    before, target, plan = bukti.tahun_lalu, bukti.target, bukti.rencana
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


_LONGEST = 26
_WORDS = 3
_FILLERS = frozenset((
    "jumlah", "persentase", "prosentase", "persen", "rata", "rerata", "yang", "dan", "di", "ke", "dari", "pada",
    "untuk", "dengan", "oleh", "atau", "dalam", "serta", "per", "terhadap", "atas", "agar", "akan", "telah",
    "sesuai", "secara", "bagi", "antar", "para", "oleh", "sebagai", "melalui", "kabupaten", "kota", "daerah",
    "program", "kegiatan", "nilai", "indeks", "tingkat", "angka", "capaian", "cakupan", "terlaksananya",
    "tersedianya", "tersusunnya", "meningkatnya", "terwujudnya", "penyelenggaraan",
))  # fmt: skip


def code_of(name: str, taken: set[str], prefix: str = "") -> str:
    """Return a code for a name and add it to ``taken``: the first words that say something, more where one is taken."""
    words = _words(name)
    for count in range(_WORDS, max(len(words), _WORDS) + 1):
        code = _join(words[:count], prefix)
        if code not in taken:
            break
    number = 2
    while code in taken:
        tail = f"-{number}"
        code = _join(words[:_WORDS], prefix, _LONGEST - len(tail)) + tail
        number += 1
    taken.add(code)
    return code


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", re.sub(r"\([^)]*\)", " ", plain)) or re.findall(r"[A-Za-z0-9]+", plain)
    telling = [word for word in words if word.casefold() not in _FILLERS]
    return [word.upper() for word in (telling or words)] or ["IND"]


def _join(words: list[str], prefix: str, longest: int = _LONGEST) -> str:
    code = prefix
    for word in words:
        longer = f"{code}-{word}" if code and not code.endswith("-") else f"{code}{word}"
        if len(longer) > longest:
            if code in ("", prefix):
                return longer[:longest].rstrip("-")
            break
        code = longer
    return code
