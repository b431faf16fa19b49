"""Pure functions from the facts of a contract to its figures and the trace that explains them (SPEC §3)."""
