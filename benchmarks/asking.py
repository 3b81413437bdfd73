"""An officer who asks, measured: each message is a whole turn in a transaction of the database's own door."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from handlers import turn
from handlers.answers.asker import Asker
from handlers.answers.look_up import look_up
from handlers.dialogue import decisions, states
from handlers.knowledge import Knowledge
from models import messages
from models.store.database import Database
from models.store.queries import officers, post
from models.store.queries.own_reports import Remembered
from models.store.tables import Inbox, Outbox

CHANNEL = "terminal"
_NEWEST = sa.select(Outbox.body).order_by(Outbox.id.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class Taken:
    """One turn: seconds of the whole, of this process's processor and of looking up; what was looked up and said."""

    whole: float
    processor: float
    looking_up: float
    inquiry: str
    reply: messages.OutboundMessage


class Officer:
    """An officer at the terminal; ``now`` is when everything is asked."""

    _numbers = itertools.count(time.time_ns())

    def __init__(self, store: Database, knowledge: Knowledge, handle: str, now: datetime) -> None:
        self._store, self._knowledge, self._handle, self._now = store, knowledge, handle, now
        self._remembered = Remembered()
        self._looked_up: list[tuple[float, str]] = []
        self._offered = messages.OutboundMessage(text="", prompt=0)

    async def joins(self) -> None:
        """Open a conversation; what an earlier run has left waiting is let go."""
        await self._store.write(self._join)

    async def says(self, text: str) -> Taken:
        """Type something."""
        return await self._does(messages.Typed(text=text))

    async def picks(self, start: str) -> Taken:
        """Tap the choice whose token begins so. LookupError when there is none."""
        for choice in self._offered.choices:
            if choice.token.startswith(start):
                return await self._does(messages.Picked(prompt=self._offered.prompt, token=choice.token))
        raise LookupError(f"no {start} under: {self._offered}")

    async def _does(self, content: messages.Content) -> Taken:
        await self._store.write(self._arrive, content)
        self._looked_up.clear()
        turn.look_up = self._look_up  # type: ignore[attr-defined]
        started, used = time.perf_counter(), time.process_time()
        await self._store.write(self._take)
        whole, processor = time.perf_counter() - started, time.process_time() - used
        self._offered = messages.OutboundMessage.model_validate_json(
            await self._store.read(lambda c: c.scalar(_NEWEST))
        )
        seconds, inquiry = self._looked_up[-1] if self._looked_up else (0.0, "")
        return Taken(whole, processor, seconds, inquiry, self._offered)

    def _join(self, connection: sa.Connection) -> None:
        connection.execute(sa.update(Inbox).where(Inbox.handled_at.is_(None)).values(handled_at=self._now))
        idle = states.to_json(states.Idle())
        there = post.talks(connection, [(CHANNEL, self._handle)]).values()
        talk = next(iter(there), None) or post.open_talk(connection, CHANNEL, self._handle, "vi", idle, states.VERSION)
        officer = officers.officer_by_handle(connection, self._handle)
        assert officer is not None
        talk.officer_id = officer.id
        post.save_talks(connection, [talk])

    def _arrive(self, connection: sa.Connection, content: messages.Content) -> None:
        key = f"{self._handle}-{next(self._numbers)}"
        message = messages.InboundMessage(
            channel=CHANNEL, bot="bench", update_key=key, sender=self._handle, content=content
        )
        connection.execute(sa.update(Outbox).where(Outbox.state == "ready").values(state="sent"))
        post.store_arrivals(connection, [message], self._now)

    def _take(self, connection: sa.Connection) -> None:
        turn.take_turns(connection, self._knowledge, post.waiting(connection, 1), self._now, self._remembered)

    def _look_up(self, inquiry: decisions.Inquiry, asker: Asker) -> decisions.Reply:
        started = time.perf_counter()
        reply = look_up(inquiry, asker)
        self._looked_up.append((time.perf_counter() - started, type(inquiry).__name__))
        return reply
