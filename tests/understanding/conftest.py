"""Properties are checked without a clock: how long a reading takes is measured by the benchmark and the fuzzer."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")
