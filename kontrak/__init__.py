"""kontrak: performance contracts of agency heads, from contracts.yaml to scores and report cards."""

__version__ = "0.1.0"
