"""The reference of the commands, from the commands themselves."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kontrak import errors
from kontrak.cli.commands import COMMANDS
from tests.docs.table import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.docs.console import Session

EXIT_CODES = {
    0: ("", "selesai"),
    1: (
        "DataError",
        "data atau berkasnya keliru: kode tak dikenal, nilai ditolak, berkas hilang, asing, atau lebih baru",
    ),
    2: ("UsageError", "pemakaian keliru, terlihat tanpa membuka berkas: opsi tak dikenal, bulan 13, opsi bertentangan"),
    3: ("SealError", "segel tidak cocok, bukan dari berkas ini, atau berkas data rusak"),
    4: ("AccessError", "berkas sedang dipakai, tidak boleh ditulis, atau media penuh"),
    errors.EXIT_UNEXPECTED: ("", "gangguan tak terduga; rinciannya disimpan dalam berkas log"),
    errors.EXIT_INTERRUPTED: ("", "dihentikan pengguna"),
}


def names() -> Iterator[tuple[str, ...]]:
    """Every command as it is typed, those inside ``tindak-lanjut`` too."""
    for name, row in COMMANDS.items():
        yield (name,)
        inside = getattr(import_module(row.module), row.function)
        if isinstance(inside, dict):
            yield from ((name, below) for below in inside)


def commands(session: Session) -> str:
    """A section per command: its help, to the letter."""
    parts = [section("kontrak", session.run("kontrak --help").lines)]
    heading = None
    for words in names():
        if COMMANDS[words[0]].heading != heading:
            heading = COMMANDS[words[0]].heading
            parts.append(f"### {heading}\n")
        name = " ".join(("kontrak", *words))
        parts.append(section(name, session.run(f"{name} --help").lines))
    return "\n".join(parts)


def section(name: str, lines: list[str]) -> str:
    body = "\n".join(lines).strip()
    return f"#### {name}\n\n```text\n{body}\n```\n"


def exit_codes(session: Session) -> str:
    """Every exit code with the class of the errors that have it."""
    classes = {
        kind.exit_code: kind.__name__
        for kind in errors.KontrakError.__subclasses__()
        if kind.__module__ == errors.__name__
    }
    assert {code: name for code, (name, _) in EXIT_CODES.items() if name} == classes
    return table(("kode", "arti", "kelas"), ((str(code), text, name) for code, (name, text) in EXIT_CODES.items()))
