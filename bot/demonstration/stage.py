"""The demonstration's stage: whom one plays, and the clock that only goes forward.

Promises: moving the clock stops at every reminder on the way, so each comes at its own moment; exists with
sample data only.
Must not: serve real officers.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.channels.web.backstage import Part, Step, UnknownPart
from bot.clock import StartedClock
from bot.demonstration import sample
from handlers.dialogue import states
from models.plan.plan import Plan
from models.store.database import Database
from models.store.queries import officers, post
from reminders.due import next_due

_STRIDE = timedelta(days=5)
_FAR = timedelta(days=40)
_STEPS = {Step.HOUR: timedelta(hours=1), Step.DAY: timedelta(days=1)}


class Stage:
    """``tick`` plans reminders and sends what is due at the clock's moment."""

    def __init__(
        self, database: Database, plan: Plan, clock: StartedClock, tick: Callable[[], Awaitable[None]]
    ) -> None:
        self._database = database
        self._plan = plan
        self._clock = clock
        self._tick = tick

    async def parts(self) -> Sequence[Part]:
        """Everybody one can play."""
        return await self._database.read(sample.parts, self._plan)

    async def play(self, browser: str, handle: str) -> str:
        """The chat page's address of ``browser`` while it plays ``handle``. Raises UnknownPart."""
        return await self.take_part("web", f"{browser}:{handle}", handle)

    async def take_part(self, channel: str, address: str, handle: str) -> str:
        """Bind an address to an officer. Raises UnknownPart."""
        return await self._database.write(_bind, channel, address, handle, self._clock())

    async def now(self) -> datetime:
        """The demonstration's time."""
        return self._clock()

    async def advance(self, step: Step) -> datetime:
        """Move the clock on; to the next reminder, if that is the step and there is one within 40 days."""
        if step in _STEPS:
            return await self.move_to(self._clock() + _STEPS[step])
        return await self._to_next_reminder()

    async def move_to(self, moment: datetime) -> datetime:
        """Move the clock to a moment, with every reminder on the way at its own time. Never back."""
        await self._tick()
        while self._clock() < moment:
            due = await self._database.read(next_due, self._clock())
            stop = min(each for each in (due, self._clock() + _STRIDE, moment) if each is not None)
            self._clock.move_to(stop)
            await self._tick()
        return self._clock()

    async def _to_next_reminder(self) -> datetime:
        limit = self._clock() + _FAR
        await self._tick()
        while self._clock() < limit:
            due = await self._database.read(next_due, self._clock())
            if due is not None:
                return await self.move_to(due)
            self._clock.move_to(self._clock() + _STRIDE)
            await self._tick()
        return self._clock()

    async def keep_clock(self) -> None:
        """Write down how far the clock has come."""
        await self._database.write(officers.change_installation, clock=self._clock())


def _bind(connection: sa.Connection, channel: str, address: str, handle: str, now: datetime) -> str:
    officer = officers.officer_by_handle(connection, handle)
    if officer is None:
        raise UnknownPart(handle)
    talk = post.talks(connection, [(channel, address)]).get((channel, address))
    if talk is None:
        talk = post.open_talk(
            connection, channel, address, officer.language, states.to_json(states.Idle()), states.VERSION
        )
    if talk.officer_id != officer.id:
        talk.officer_id, talk.state = officer.id, states.to_json(states.Idle())
    talk.last_heard_at, talk.reachable = now, 1
    post.save_talks(connection, [talk])
    return address
