"""Reads documents as a GFM viewer would: text of paragraphs, tables as rows of cells."""

from __future__ import annotations

from typing import NamedTuple

from markdown_it import MarkdownIt


class TableSeen(NamedTuple):
    """One table as a viewer shows it; ``stray`` is what the viewer threw away (cells beyond the header's)."""

    rows: list[list[str]]


def viewer() -> MarkdownIt:
    """A GFM viewer with raw HTML on, so that a stray tag would show."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def rendered(text: str) -> str:
    html: str = viewer().render(text)
    return html


def plain(text: str) -> str:
    """The visible text of a piece of inline Markdown; raises when there is any markup in it."""
    tokens = viewer().parseInline(text)[0].children or []
    kinds = {token.type for token in tokens}
    assert kinds <= {"text", "text_special"}, f"{text!r} became {kinds}"
    return "".join(token.content for token in tokens)


def tables(text: str) -> list[TableSeen]:
    """Every table of a document, cell by cell."""
    found: list[TableSeen] = []
    for token in viewer().parse(text):
        if token.type == "table_open":
            found.append(TableSeen([]))
        elif token.type == "tr_open":
            found[-1].rows.append([])
        elif token.type == "inline" and token.level >= 4 and found:
            found[-1].rows[-1].append(token.content)
    return found


def table_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("|")]


def bars(line: str) -> int:
    """Borders in a line of a table: bars without a backslash before them."""
    return sum(1 for i, ch in enumerate(line) if ch == "|" and line[i - 1 : i] != "\\")
