"""What libyaml says of broken YAML, in Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.problems import Problem

if TYPE_CHECKING:
    from yaml import YAMLError

_TAB = "tab tidak boleh dipakai untuk lekuk; ganti setiap tab di awal baris dengan dua spasi"
_QUOTE = "apit seluruh teksnya dengan tanda kutip ganda"

# The first key found in libyaml's text decides.
_TEXTS = (
    (
        "mapping values are not allowed",
        f"titik dua tidak pada tempatnya; sejajarkan lekuk kuncinya, atau, bila titik dua itu bagian teks, {_QUOTE}",
    ),
    ("could not find expected ':'", "kunci tanpa titik dua pada baris ini atau sebelumnya; tulis 'kunci: nilai'"),
    ("expected ',' or ']'", "daftar [ … ] belum ditutup atau kurang koma; periksa kurung siku dan komanya"),
    ("expected ',' or '}'", "kurung { … } belum ditutup atau kurang koma; periksa kurung kurawal dan komanya"),
    ("did not find expected '-'", "baris ini bukan butir daftar; awali dengan '- ' atau sejajarkan lekuknya"),
    (
        "did not find expected key",
        "baris ini tidak sejajar dengan kunci di atasnya, atau ada sisa teks sesudah nilainya; perbaiki lekuknya",
    ),
    ("expected node content", "nilai tidak ada di tempat ini; periksa kurung dan komanya"),
    ("unexpected end of stream", "tanda kutip yang dibuka di sini tidak pernah ditutup; tambahkan kutip penutupnya"),
    (
        "unexpected document indicator",
        "tanda kutip yang dibuka di sini tidak pernah ditutup; tambahkan kutip penutupnya",
    ),
    (
        "escape c",
        "garis miring terbalik dalam kutip ganda memulai kode khusus yang tidak dikenal; pakai kutip tunggal",
    ),
    ("sequence entries are not allowed", "butir daftar '- ' tidak boleh sebaris dengan kuncinya; pindah ke baris baru"),
    ("tag", "tag ('!…') tidak dipakai dalam berkas ini; hapus, atau apit teksnya dengan tanda kutip ganda"),
    ("alphabetic or numeric", f"'&' dan '*' di awal nilai mempunyai arti khusus dalam YAML; {_QUOTE}"),
    ("expected comment or line break", f"'|' dan '>' di awal nilai mempunyai arti khusus dalam YAML; {_QUOTE}"),
    ("expected <document start>", "teks ini bukan kunci; tulis 'kunci: nilai', atau awali dengan '#' bila keterangan"),
    ("incompatible YAML document", "versi YAML pada baris %YAML tidak dikenal; hapus baris itu"),
)
_OPENED_AT = ("unexpected end of stream", "unexpected document indicator")


def explain(error: YAMLError, text: str, berkas: str) -> Problem:
    """Return libyaml's complaint as a problem with its place and the way to mend it."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return control_character(text, berkas)
    reason = str(getattr(error, "problem", ""))
    if any(words in reason for words in _OPENED_AT):
        mark = getattr(error, "context_mark", None) or mark
    start = text.rfind("\n", 0, mark.index) + 1
    indent = text[start : mark.index + 1]
    indent = indent[: len(indent) - len(indent.lstrip())]
    if "\t" in indent:
        return Problem(berkas, mark.line + 1, indent.index("\t") + 1, "", _TAB)
    return Problem(berkas, mark.line + 1, mark.column + 1, "", _message(reason, text, mark.index))


def control_character(text: str, berkas: str) -> Problem:
    """Return the problem of the first character that YAML does not allow."""
    index = next((n for n, char in enumerate(text) if not _allowed(char)), 0)
    before = text[:index]
    line, column = before.count("\n") + 1, index - before.rfind("\n")
    code = f"U+{ord(text[index]):04X}"
    return Problem(berkas, line, column, "", f"karakter kendali {code} tidak boleh ada dalam YAML; hapus karakter itu")


def _message(reason: str, text: str, index: int) -> str:
    if "cannot start any token" in reason:
        char = text[index : index + 1]
        return f"{char!r} tidak boleh mengawali nilai; {_QUOTE}"
    for words, meaning in _TEXTS:
        if words in reason:
            return meaning
    return "susunan YAML tidak terbaca di tempat ini; bandingkan lekuk, titik dua dan kurungnya dengan contoh"


def _allowed(char: str) -> bool:
    """Whether libyaml takes a character (YAML 1.2 section 5.1)."""
    return char in "\t\n\r\x85" or " " <= char <= "~" or ("\xa0" <= char <= "\U0010ffff" and char not in "\ufffe\uffff")
