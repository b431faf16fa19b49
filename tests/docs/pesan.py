"""Every message of an error: of the commands from the source, of contract files from the golden files."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

from tests.docs.console import ROOT
from tests.docs.table import table
from tests.golden_file import GOLDEN
from tests.source import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.docs.console import Session

PACKAGE = ROOT / "kontrak"
HINTED = ("DataError", "UsageError", "SealError", "AccessError")
"""The classes whose second argument is a hint."""
FAMILIES = {
    "DataError": "Data atau berkas (keluar 1)",
    "RowError": "Sebaris laporan (keluar 1)",
    "TypedValueError": "Nilai yang diketik (keluar 1)",
    "NumberError": "Angka (keluar 1; pada opsi 2)",
    "MonthError": "Bulan dan tanggal (keluar 1; pada opsi 2)",
    "EvidenceError": "Bukti (keluar 1)",
    "UsageError": "Pemakaian (keluar 2)",
    "BadParameter": "Nilai sebuah opsi (keluar 2)",
    "SealError": "Segel dan kerusakan (keluar 3)",
    "AccessError": "Akses berkas (keluar 4)",
}
_CONTEXT = 1


class Message(NamedTuple):
    """A sentence as it stands in the source, what is filled in shown as ``…``, its hint, and its module."""

    text: str
    hint: str
    module: str


def raised(session: Session) -> str:
    """A table per family of errors: every sentence with its hint."""
    found: dict[str, set[Message]] = {name: set() for name in FAMILIES}
    for path in sorted(PACKAGE.rglob("*.py")):
        for name, message in messages(path):
            found[name].add(message)
    parts = []
    for name, title in FAMILIES.items():
        assert found[name], f"nothing raises {name} any more"
        if name in HINTED:
            rows = table(("pesan", "saran", "modul"), sorted(found[name]))
        else:
            rows = table(("pesan", "modul"), sorted((item.text, item.module) for item in found[name]))
        parts.append(f"#### {title}\n\n{rows}")
    return "\n".join(parts)


def messages(path: Path) -> Iterator[tuple[str, Message]]:
    """The errors that a module makes with a sentence of its own."""
    module, source = path.relative_to(PACKAGE).with_suffix("").as_posix(), path.read_text("utf-8")
    if not any(f"{name}(" in source for name in FAMILIES):
        return
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [template(argument) for argument in node.args]
        if name in FAMILIES and texts and texts[0].strip("… .:"):
            yield name, Message(texts[0], texts[1] if name in HINTED and len(texts) > 1 else "", f"`{module}`")


def template(node: ast.expr) -> str:
    """The text of an expression, with ``…`` for what is only known while the program runs."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return re.sub(r"(… ?)+…", "…", "".join(template(part) for part in node.values))
    if isinstance(node, ast.IfExp):
        return " / ".join(text for text in (template(node.body), template(node.orelse)) if text)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return template(node.left) + template(node.right)
    return "…"


def of_contract_files(session: Session) -> str:
    """A section per golden file: the lines that are wrong, and what ``periksa`` says of them."""
    return "\n".join(case(path) for path in sorted((GOLDEN / "contracts").glob("*.yaml")))


def of_warnings(session: Session) -> str:
    """A section per golden file of a warning, likewise."""
    return "\n".join(case(path) for path in sorted((GOLDEN / "contracts" / "peringatan").glob("*.yaml")))


def case(path: Path) -> str:
    said = [line for line in path.with_suffix(".txt").read_text("utf-8").splitlines() if not line.startswith("  ")]
    source = path.read_bytes().decode("utf-8-sig", errors="replace").splitlines()
    wanted: set[int] = set()
    for line in said:
        number = int(line.split(":")[1])
        wanted |= set(range(max(number - _CONTEXT, 1), min(number + _CONTEXT, len(source)) + 1))
    shown: list[str] = []
    for number in sorted(wanted):
        if shown and number - 1 not in wanted:
            shown.append("    …")
        shown.append(f"{number:>3} {clean(source[number - 1])}".rstrip())
    body = "\n".join((*shown, "", *(clean(line) for line in said))).strip("\n")
    link = f"../{path.relative_to(ROOT).as_posix()}"
    return f"#### {path.stem}\n\n```text\n{body}\n```\n\n[berkas lengkap]({link})\n"


def clean(text: str) -> str:
    """One line that any viewer shows: control characters by their code, long lines cut."""
    shown = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" if char != "\t" else "→   " for char in text)
    return shown if len(shown) <= 160 else f"{shown[:159]}…"
