"""Ringkasan and Rincian as terminal tables and as JSON."""
