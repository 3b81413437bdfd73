"""The seed of a chaotic test: a new one each time unless CHAOS_SEED names it, printed so that it can be repeated."""

from __future__ import annotations

import os
import time


def seed(what: str) -> int:
    """The seed of this run; ``what`` names the other settings of it."""
    chosen = int(os.environ.get("CHAOS_SEED", str(time.time_ns() % 1_000_000)))
    print(f"CHAOS_SEED={chosen} {what}")  # noqa: T201
    return chosen
