"""The usual slips of typing YAML: each named at its place, mended in memory, so that the rest of the file is read too.

What Word, browsers and phones put in (blanks that do not break, typographic quotes, a full-width colon), a colon
without its blank, a comma inside ``{ }`` (``nama: H. Ahmad, S.E.``), ``satuan: %``. The file itself is never changed.
What libyaml says of all other broken YAML is put into Indonesian at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.contracts.tree import Problem
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yaml import YAMLError

MAX_MENDS = 20
"""So many slips that break the YAML are mended in one run, each at the price of reading the file again."""

_LONGEST = 2_000
"""Longer lines are left alone: no office writes them, and a pattern may cost the square of the length."""
_BLANKS = "\u00a0\u2007\u202f\u3000\u2009\u200b"
_QUOTES = "“”„‟"
_WIDE_COLON = "："
_KEY = r"[A-Za-z0-9_-]+"
_INDENT = re.compile(rf"^ *([{_BLANKS}][ {_BLANKS}]*)(?=\S)")
_AFTER_COLON = re.compile(rf"(?:^[ {_BLANKS}]*(?:- )?|[{{,] *)({_KEY}):([{_BLANKS}][ {_BLANKS}]*)(?=\S)")
_WIDE = re.compile(rf"(?:^ *(?:- )?|[{{,] *)({_KEY}){_WIDE_COLON} ?")
_TYPOGRAPHIC = re.compile(rf"(?:: +|^ *- +|[\[,] *)([{_QUOTES}]([^{_QUOTES}\"]*)[{_QUOTES}])(?= *(?:$|[,}}\]]| #))")
_NO_BLANK = re.compile(r"^( *(?:- )?)([a-z_]{3,}):(?!//)(\S[^:]*)$")
_PERCENT = re.compile(rf"({_KEY}): *(%[^#,}}\n]*?)(?= *(?:$|[,}}]| #))")
_PAIR = re.compile(r"\s*([^\s:,{}\[\]][^:,{}\[\]]*?)\s*:(?:\s|$)")
_OTHER_KEY = re.compile(r"[a-z_]{3,}(?::\S.*)?")
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des|triwulan)[a-z]*", re.IGNORECASE)


class Slip(NamedTuple):
    """One slip: where it begins and ends in its line, what it is, and what belongs there."""

    start: int
    end: int
    pesan: str
    ganti: str


def mend(text: str, berkas: str, error: YAMLError | None, *, bare: bool) -> tuple[str, list[Problem]]:
    """Return the text without the slips that were found, and a problem for each; the same text where there is none.

    ``error`` is what libyaml said of the text, ``bare`` whether a key inside ``{ }`` has no colon.
    """
    if any(char in text for char in _BLANKS + _QUOTES + _WIDE_COLON):
        mended, problems = _mend_lines(text, berkas, _characters)
        if problems:
            return mended, problems
    if error is not None:
        return _mend_near(text, berkas, error)
    return _mend_lines(text, berkas, _commas) if bare else (text, [])


def _mend_lines(
    text: str, berkas: str, find: Callable[[str], Iterator[Slip]], only: range | None = None
) -> tuple[str, list[Problem]]:
    """Look at lines, and put in place of each slip what belongs there."""
    lines = text.split("\n")
    problems = []
    for number in only or range(len(lines)):
        line = lines[number]
        for slip in sorted(find(line), reverse=True) if len(line) <= _LONGEST else ():
            lines[number] = lines[number][: slip.start] + slip.ganti + lines[number][slip.end :]
            problems.append(Problem(berkas, number + 1, slip.start + 1, "", slip.pesan))
    return ("\n".join(lines), problems) if problems else (text, [])


def _mend_near(text: str, berkas: str, error: YAMLError) -> tuple[str, list[Problem]]:
    """Look at the line that libyaml blames, then at those above it: it often notices one line too late."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return text, []
    for number in range(mark.line, max(mark.line - 3, -1), -1):
        if number < text.count("\n") + 1:
            mended, problems = _mend_lines(text, berkas, _syntax, range(number, number + 1))
            if problems:
                return mended, problems
    return text, []


# --- characters ----------------------------------------------------------------------------------------


def _characters(line: str) -> Iterator[Slip]:
    if line.isascii():
        return
    if found := _INDENT.match(line):
        what = "spasi tak-putus (dari Word atau peramban) sebagai lekuk; ganti dengan spasi biasa"
        yield Slip(*found.span(1), what, " " * len(found[1]))
    for found in _AFTER_COLON.finditer(line):
        what = f"spasi tak-putus sesudah '{found[1]}:'; hapus, lalu ketik satu spasi biasa"
        yield Slip(*found.span(2), what, " " * len(found[2]))
    for found in _WIDE.finditer(line):
        what = f"titik dua lebar '{_WIDE_COLON}' sesudah '{found[1]}'; ketik titik dua biasa dan spasi: '{found[1]}: …'"
        yield Slip(found.end(1), found.end(), what, ": ")
    for found in _TYPOGRAPHIC.finditer(line):
        if "#" not in line[: found.start()]:
            inner = found[2].replace("\\", "\\\\")
            what = f'kutip tipografis “…” bukan kutip YAML; ketik kutip lurus: "{found[2]}"'
            yield Slip(*found.span(1), what, f'"{inner}"')


# --- syntax --------------------------------------------------------------------------------------------


def _syntax(line: str) -> Iterator[Slip]:
    if found := _NO_BLANK.match(line):
        what = f"titik dua tanpa spasi sesudah '{found[2]}'; beri spasi: '{found[2]}: {found[3].strip()}'"
        yield Slip(found.end(2), found.end(2) + 1, what, ": ")
    for found in _PERCENT.finditer(line):
        value = found[2].strip()
        advice = "satuan: persen" if found[1] == "satuan" and value == "%" else f'{found[1]}: "{value}"'
        yield Slip(*found.span(2), f"'%' tidak boleh mengawali nilai; tulis {advice}", f'"{value}"')


# --- commas inside { } ---------------------------------------------------------------------------------


def _commas(line: str) -> Iterator[Slip]:
    """A plain text with a comma inside ``{ }``: what follows the comma has become a key of its own."""
    for start, end in _mappings(line):
        parts = list(_parts(line, start, end))
        number = 0
        while number < len(parts):
            pair = _PAIR.match(line[slice(*parts[number])])
            last = number
            while last + 1 < len(parts) and not _PAIR.match(line[slice(*parts[last + 1])]):
                last += 1
            if pair and last > number:
                yield from _joined(line, pair[1], parts[number][0] + pair.end(), parts[last][1])
            number = last + 1


def _joined(line: str, key: str, start: int, end: int) -> Iterator[Slip]:
    """The text of a key up to the last of its commas, unless the words behind them are keys that lack their colon."""
    text = line[start:end].strip()
    begin = start + line[start:end].index(text)
    rest = text.split(",")[1:]
    if not text or text[0] in "\"'[{" or any(_OTHER_KEY.fullmatch(part.strip()) for part in rest):
        return
    if re.fullmatch(r"[0-9]+,[0-9]+", text):
        if not _MONTHS.fullmatch(key):  # of a plan it is told with its month
            point = text.replace(",", ".")
            what = f"koma di dalam {{ }} memisahkan kunci; tulis desimalnya dengan titik: {key}: {point}"
            yield Slip(begin, begin + len(text), what, point)
        return
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    what = f'koma di dalam {{ }} memisahkan kunci; apit teksnya dengan kutip ganda: {key}: "{quoted}"'
    yield Slip(begin, begin + len(text), what, f'"{quoted}"')


def _mappings(line: str) -> Iterator[tuple[int, int]]:
    """The inside of each innermost ``{ }`` of a line that stands outside of quotes."""
    start = -1
    for place, char in _bare_characters(line):
        if char == "{":
            start = place + 1
        elif char == "}" and start >= 0:
            yield start, place
            start = -1


def _parts(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a mapping between its commas; those inside brackets part nothing."""
    begin, depth = start, 0
    for place, char in _bare_characters(line):
        if start <= place < end:
            depth += (char == "[") - (char == "]")
            if char == "," and depth == 0:
                yield begin, place
                begin = place + 1
    yield begin, end


def _bare_characters(line: str) -> Iterator[tuple[int, str]]:
    """The characters of a line outside of quotes and comments; a quote inside a word opens nothing."""
    quote = ""
    before = " "
    for place, char in enumerate(line):
        if quote:
            quote = "" if char == quote and before != "\\" else quote
        elif char in "\"'" and before in " ,[{:":
            quote = char
        elif char == "#" and before == " ":
            return
        else:
            yield place, char
        before = char


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
