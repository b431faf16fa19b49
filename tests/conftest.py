"""Settings of every test: the clock on the wall judges neither a property nor how fast its examples are drawn."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("kontrak", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kontrak")
