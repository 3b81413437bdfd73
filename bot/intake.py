"""The intake: a message is stored once and committed before anybody is told it was received.

Promises: when ``receive`` returns, the messages are on disk; those received before change nothing. Messages that
arrive together are committed together.
Must not: look into a message.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from bot.clock import Now
from models import messages
from models.store.database import Database
from models.store.queries import post


class Intake:
    """``woken`` is called after each commit."""

    def __init__(self, database: Database, now: Now, woken: Callable[[], None]) -> None:
        self._database = database
        self._now = now
        self._woken = woken
        self._gathered: list[messages.InboundMessage] = []
        self._joining: asyncio.Task[None] | None = None

    async def receive(self, arrivals: Sequence[messages.InboundMessage], /) -> None:
        """Store messages; returns after the commit, raises if there was none."""
        self._gathered.extend(arrivals)
        if self._joining is None:
            self._joining = asyncio.create_task(self._store())
        await asyncio.shield(self._joining)

    async def _store(self) -> None:
        await asyncio.sleep(0)  # let those who arrive in the same breath join this commit
        gathered, self._gathered, self._joining = self._gathered, [], None
        await self._database.write(post.store_arrivals, gathered, self._now())
        self._woken()
