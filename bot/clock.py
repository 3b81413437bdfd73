"""Our clock: the real one, one that starts at a given moment, and the demonstration's, which can be moved on.

Promises: aware moments in UTC; a started clock ticks with the machine and never goes back.
Must not: read the machine's wall clock (the wiring does).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Now = Callable[[], datetime]


class StartedClock:
    """A clock that starts at ``start`` and ticks from there."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._since)

    def move_to(self, moment: datetime) -> None:
        """Go forward to ``moment``; an earlier one changes nothing."""
        if moment > self():
            self._start, self._since = moment.astimezone(UTC), time.monotonic()
