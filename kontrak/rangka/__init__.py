"""The office's own tables become contract files: read, joined, and what they do not say left open (SPEC §5 rangka)."""
