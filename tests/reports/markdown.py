"""Reads documents as a GFM viewer would."""

from __future__ import annotations

from markdown_it import MarkdownIt


def viewer() -> MarkdownIt:
    """A GFM viewer with raw HTML on, so that a stray tag would show."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tables(text: str) -> list[list[list[str]]]:
    """Every table of a document as rows of cells, each cell the text that is shown."""
    found: list[list[list[str]]] = []
    inside = False
    for token in viewer().parse(text):
        if token.type in ("table_open", "table_close"):
            inside = token.type == "table_open"
            found += [[]] if inside else []
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and inside:
            found[-1][-1].append("".join(child.content for child in token.children or []))
    return found
