"""The ticker only wakes: at the start, now and then, and when it is told to."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from reminders.ticker import Ticker, run_ticker

SELDOM, OFTEN = timedelta(hours=1), timedelta(milliseconds=10)


class Ticks:
    """Counts ticks, and lets a test wait for the n-th."""

    def __init__(self) -> None:
        self.count = 0
        self.running = 0
        self._more = asyncio.Condition()

    async def tick(self) -> None:
        assert self.running == 0
        self.running += 1
        await asyncio.sleep(0)
        self.running -= 1
        async with self._more:
            self.count += 1
            self._more.notify_all()

    async def reach(self, count: int) -> None:
        async with self._more:
            await self._more.wait_for(lambda: self.count >= count)


async def ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_it_ticks_at_the_start_and_when_woken() -> None:
    ticks = Ticks()
    ticker = Ticker(ticks.tick, SELDOM)
    task = asyncio.create_task(ticker.run())
    await ticks.reach(1)
    ticker.wake()
    await ticks.reach(2)
    for _ in range(5):
        ticker.wake()
    await ticks.reach(3)
    for _ in range(20):
        await asyncio.sleep(0)
    assert ticks.count == 3
    await ended(task)


async def test_it_ticks_again_and_again_without_overlapping() -> None:
    ticks = Ticks()
    task = asyncio.create_task(run_ticker(ticks.tick, OFTEN))
    await ticks.reach(4)
    await ended(task)


async def test_an_error_of_a_tick_reaches_who_runs_the_ticker() -> None:
    async def broken() -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        await run_ticker(broken, SELDOM)
