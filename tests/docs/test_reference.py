"""Nothing is left out of the reference, every link leads somewhere, and the version is told once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import kontrak
from kontrak import errors
from kontrak.contracts.shape import json_schema
from tests.docs.console import ROOT
from tests.docs.perintah import EXIT_CODES, names

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md"), ROOT / "contoh" / "README.md"])
_LINK = re.compile(r"(?<!`)!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def headings(page: Path) -> set[str]:
    """The anchors of a page, as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", _CODE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("words", list(names()), ids=" ".join)
def test_every_command_has_its_section(words: tuple[str, ...]) -> None:
    assert f"\n#### kontrak {' '.join(words)}\n" in read("acuan.md")
    assert re.search(rf"`{words[0]}[ `]", read("SPEC.md")), "SPEC §5 names every command"


def test_every_exit_code_and_every_class_of_errors_is_told() -> None:
    acuan, galat = read("acuan.md"), read("galat.md")
    for code in EXIT_CODES:
        assert f"| {code} |" in acuan
    for code in (0, 1, 2, 3, 4):
        assert f"[keluar {code}]" in galat
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.KontrakError) and kind is not errors.KontrakError:
            assert f"| {kind.__name__} |" in acuan
            assert f"(keluar {kind.exit_code})" in galat


def test_every_rule_of_the_year_is_explained() -> None:
    rules = json_schema()["$defs"]["Aturan"]["properties"]
    for key in rules:
        assert f"| `{key}` |" in read("acuan.md"), key
        assert f"`{key}`" in read("istilah.md"), key
        assert key in read("SPEC.md"), key


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in _LINK.findall(_CODE.sub("", page.read_text("utf-8"))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), f"{page.name}: {target}"
        if anchor and path.suffix == ".md":
            assert anchor in headings(path), f"{page.name}: {target}"


def test_the_version_is_that_of_the_changelog() -> None:
    latest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert latest
    assert latest[1] == kontrak.__version__


def test_every_page_is_named_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for page in [*DOCS.glob("*.md"), ROOT / "CONTRIBUTING.md"]:
        assert f"]({page.relative_to(ROOT).as_posix()})" in text, page.name
