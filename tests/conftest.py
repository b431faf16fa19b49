"""Settings of every test: the clock on the wall judges neither a property nor how fast its examples are drawn."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("kontrak", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kontrak")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell's background job: what tests start would not hear a ^C
    signal.signal(signal.SIGINT, signal.default_int_handler)
