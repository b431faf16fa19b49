"""Pure functions from the facts of a contract and a month to its figures and their trace (SPEC §3).

No file, no clock, no randomness, no order of entry. Start at ``summary.score_contract`` and
``detail.detail_contract``; the formulas are in ``capaian``, what a month knows of an indikator in ``realisasi``.
"""
