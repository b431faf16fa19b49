"""Codes out of names: short, stable and unique, so that the same table gives the same codes again next year."""

from __future__ import annotations

import re
import unicodedata

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
