"""Markdown documents on paper: one HTML page, Word, PDF (SPEC §5 ``--format``)."""
