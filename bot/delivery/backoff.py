"""How long to wait before trying again. Pure.

Promises: each wait is longer than the one before, up to the longest.
Must not: know why a try failed.
"""

from __future__ import annotations

from datetime import timedelta

FIRST = timedelta(seconds=1)
LONGEST = timedelta(minutes=5)


def wait_before(attempt: int) -> timedelta:
    """The wait before attempt number ``attempt`` + 1: 1, 2, 4 … seconds, at most five minutes.

    >>> wait_before(1).total_seconds(), wait_before(3).total_seconds(), wait_before(60).total_seconds()
    (1.0, 4.0, 300.0)
    """
    doublings = min(attempt - 1, 12)
    return min(FIRST * (1 << doublings), LONGEST)
