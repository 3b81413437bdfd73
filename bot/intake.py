"""The intake: a message is stored once and committed before anybody is told it was received.

Promises: when ``receive`` returns, the messages are on disk; those received before change nothing. Messages that
arrive together are committed together.
Must not: look into a message.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.clock import Now
from models import messages
from models.store.database import Database
from models.store.queries import post


class Turns(Protocol):
    """The turn loop."""

    def wake(self) -> None:
        """Something has been stored."""

    async def take_in(self, arrivals: Sequence[messages.InboundMessage]) -> bool:
        """Store and handle these at once; False when they have to be stored."""


# More than these are stored first, so that the network is asked for the next ones while they are handled.
FEW = 4


class Intake:
    """``turns`` handle what was stored, and may store few messages themselves."""

    def __init__(self, database: Database, now: Now, turns: Turns) -> None:
        self._database = database
        self._now = now
        self._turns = turns
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
        if len(gathered) > FEW or not await self._turns.take_in(gathered):
            await self._database.write(post.store_arrivals, gathered, self._now())
            self._turns.wake()
