"""An outbox that is filled by hand, a sender that runs on it, and a clock that is moved.

Promises: ``rests`` returns when nothing can go at this moment. Must not: look into the sender.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.clock import StartedClock
from bot.delivery.sender import Sender
from bot.workshop import Workshop
from handlers.dialogue import states
from models import messages
from models.store.database import Database
from models.store.queries import officers, post
from tests import databases
from tests.delivering.scripted import ScriptedChannel

START = datetime(2024, 6, 17, 0, 30, tzinfo=UTC)


class StoppedClock:
    """A clock that only moves when it is moved, so that what fits into a second is counted and not timed."""

    def __init__(self, start: datetime = START) -> None:
        self._moment = start

    def __call__(self) -> datetime:
        return self._moment

    def move_to(self, moment: datetime) -> None:
        self._moment = max(moment, self._moment)


class PostRoom:
    """A database, a sender that runs on it, and the channel it sends over."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = databases.at(path)
        self.database = Database(self.place)
        self.clock: StartedClock | StoppedClock = StartedClock(START)
        self.channel = ScriptedChannel()
        self._task: asyncio.Task[None] | None = None

    async def begins(self, clock: StartedClock | StoppedClock | None = None) -> None:
        """Start a sender, as after a restart. Its limits are counted by the same clock."""
        self.clock = clock or self.clock
        workshop = Workshop(self.path.parent)
        self.sender = Sender(self.database, {"telegram": self.channel}, workshop, self.clock, self._seconds)
        self._task = asyncio.create_task(self.sender.run())
        await self.rests()

    async def stops(self) -> None:
        if self._task is None:
            return
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    def _seconds(self) -> float:
        return (self.clock() - START).total_seconds()

    async def rests(self) -> None:
        """Look once more, and wait until nothing can go."""
        self.sender.wake()
        await asyncio.wait_for(self.sender.quiet.wait(), 10)

    async def passes(self, seconds: float) -> None:
        self.clock.move_to(self.clock() + timedelta(seconds=seconds))
        await self.rests()

    async def puts(self, sender: str, *texts: str, why: messages.Why = messages.Why.ANSWER) -> None:
        """Put messages into the outbox."""
        await self.database.write(put, sender, texts, why, self.clock())

    async def joined(self, *senders: str) -> list[int]:
        """Officers who write from these addresses; their conversations."""
        return await self.database.write(join, senders, self.clock())

    async def rows(self, statement: str) -> list[Any]:
        return await self.database.read(lambda connection: list(connection.execute(sa.text(statement)).all()))

    async def until(self, statement: str) -> None:
        """Wait until a statement finds something."""
        async with asyncio.timeout(10):
            while not await self.rows(statement):
                pass


def join(connection: sa.Connection, senders: Sequence[str], now: datetime, reminders: str = "on") -> list[int]:
    """Officers of one commune who write from these addresses; their conversations."""
    values = {"role": "commune_officer", "unit": "chieng_ly", "language": "vi", "notice_version": 1}
    talks = []
    for sender in senders:
        talk = post.open_talk(connection, "telegram", sender, "vi", states.to_json(states.Idle()), states.VERSION)
        talk.officer_id = officers.add_officer(
            connection, handle=sender, name="", agreed_at=now, left_at=None, sample=0, reminders=reminders, **values
        )
        talks.append(talk)
    post.save_talks(connection, talks)
    return [talk.id for talk in talks]


def put(connection: sa.Connection, sender: str, texts: Sequence[str], why: messages.Why, now: datetime) -> None:
    """Put messages for this address into the outbox."""
    address = ("telegram", sender)
    stranger = states.to_json(states.Stranger())
    talk = post.talks(connection, [address]).get(address) or post.open_talk(
        connection, *address, "vi", stranger, states.VERSION
    )
    outbound = [messages.OutboundMessage(text=text, prompt=1) for text in texts]
    post.put_out(connection, [post.outgoing(talk, message, why, None, now) for message in outbound])
