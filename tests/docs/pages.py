"""The pages of the documentation as they should be: examples run anew, generated parts made anew from the code.

A generated part stands between two comments that no viewer shows::

    <!-- dihasilkan: perintah -->
    … made by the function of that name in PARTS …
    <!-- akhir -->

``python -m tests.docs`` writes all pages; the tests compare them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.docs import bentuk, keluaran, perintah, pertanyaan, pesan, tree
from tests.docs.console import ROOT, Session, rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import pytest

_PART = re.compile(r"(^<!-- dihasilkan: ([a-z-]+) -->\n).*?(^<!-- akhir -->$)", re.MULTILINE | re.DOTALL)

PARTS: Mapping[str, Callable[[Session], str]] = {
    "perintah": perintah.commands,
    "kode-keluar": perintah.exit_codes,
    "kunci-yaml": bentuk.yaml_keys,
    "tabel": bentuk.tables,
    "pandangan": bentuk.views,
    "json": keluaran.json_keys,
    "csv-masuk": keluaran.report_columns,
    "csv-contoh": keluaran.report_example,
    "csv-keluar": keluaran.export_columns,
    "pesan-perintah": pesan.raised,
    "pesan-kontrak": pesan.of_contract_files,
    "peringatan": pesan.of_warnings,
    "modul": tree.modules,
    "kelas-galat": tree.errors,
    "pertanyaan": pertanyaan.answers,
}

SLOW = frozenset({"json"})
BLOCKS = {"panduan.md": 15, "galat.md": 8}
"""How many blocks of a long page are run with every run of the tests; the rest follows in .ci/run."""


def pages() -> list[Path]:
    """The pages with something to run or to make."""
    found = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    marks = ("```console", "<!-- dihasilkan: ")
    return sorted(path for path in found if any(mark in path.read_text("utf-8") for mark in marks))


def made_anew(page: Path, folder: Path, patch: pytest.MonkeyPatch, *, whole: bool = True) -> str:
    """The text that the page should have; ``folder`` is an empty one to work in.

    What costs seconds stays as it is unless ``whole``: the SLOW parts, and what comes after the BLOCKS of a page.
    """
    session = Session(folder, patch)

    def part(found: re.Match[str]) -> str:
        if found[2] in SLOW and not whole:
            return found[0]
        return f"{found[1]}\n{PARTS[found[2]](session).strip()}\n\n{found[3]}"

    blocks = 0 if whole else BLOCKS.get(page.name, 0)
    return rewrite(_PART.sub(part, page.read_text("utf-8")), session, blocks)
