"""Wakes the reminders now and then; the only importer of apscheduler.

Promises: ticks follow one another, never overlap and are never made up for; a host clock that goes back, or a
strange host zone, does not silence them. What is due lives in our tables: the scheduler keeps nothing.
Must not: know what a tick does. An error of a tick ends the loop; whoever runs it decides.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Tick = Callable[[], Awaitable[None]]


class Ticker:
    """Calls ``tick`` at the start, every ``every``, and as soon as possible after ``wake()``."""

    def __init__(self, tick: Tick, every: timedelta) -> None:
        self._tick = tick
        self._every = every
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Tick now; while a tick runs, once more after it. From the event loop's own thread."""
        self._woken.set()

    async def run(self) -> None:
        """Tick until cancelled."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(
            self._wake,
            "interval",
            seconds=self._every.total_seconds(),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        scheduler.start()
        try:
            self.wake()
            while True:
                await self._until_woken()
                self._woken.clear()
                await self._tick()
        finally:
            scheduler.shutdown(wait=False)

    async def _wake(self) -> None:
        self.wake()

    async def _until_woken(self) -> None:
        # The scheduler goes by the wall clock; this limit does not, and holds when that clock is put back.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2 * self._every.total_seconds()):
                await self._woken.wait()


async def run_ticker(tick: Tick, every: timedelta) -> None:
    """Tick every ``every`` until cancelled, for who never needs to wake it."""
    await Ticker(tick, every).run()
