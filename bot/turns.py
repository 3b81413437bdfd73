"""The turn loop: takes the oldest waiting messages and gives them to the conversation, many in one transaction.

Promises: a message is handled exactly once, in order per conversation; one that keeps failing is set aside, the
officer and the operators are told, and the rest go on.
Must not: know what a message means, or send.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Literal, Protocol, TypeVar

import sqlalchemy as sa

import locales
from bot import setting_aside
from bot.clock import Now
from bot.health.meters import Meters
from bot.taking import MOST_AT_ONCE, Taking, still_waits
from handlers.knowledge import Knowledge
from handlers.turn import Taken
from models import messages
from models.store.database import Database
from models.store.queries import post, sharing
from models.store.queries.own_reports import Remembered
from models.store.queries.sharing import Lanes

MOST_ATTEMPTS = 3
PAUSE_SECONDS = 1.0

R = TypeVar("R")
Work = Callable[[sa.Connection], R]

log = logging.getLogger(__name__)


def no_lanes() -> Lanes | None:
    """One process takes all turns."""
    return None


class Outgoing(Protocol):
    """Where replies go."""

    def wake(self) -> None:
        """Replies wait in the outbox."""

    async def along_with(self, work: Work[R], note: Work[None] | None = None) -> R:
        """Do ``work`` in one transaction, after ``note`` in one of its own; the replies it puts out go at once."""


class TurnLoop:
    """Replies go through ``outgoing``; ``files_asked`` is called when a file is to be fetched; ``meters`` count."""

    def __init__(
        self,
        database: Database,
        knowledge: Knowledge,
        now: Now,
        outgoing: Outgoing,
        files_asked: Callable[[], None],
        meters: Meters,
        lanes: Callable[[], Lanes | None] = no_lanes,
    ) -> None:
        self._database = database
        self._knowledge = knowledge
        self._now = now
        self._outgoing = outgoing
        self._files_asked = files_asked
        self._meters = meters
        self._waiting = asyncio.Event()
        self._watched: dict[tuple[str, str], asyncio.Future[Taken]] = {}
        self._left_over: list[post.Waiting] = []
        self._lanes = lanes
        self._known_lanes: frozenset[int] = frozenset()
        self._remembered = Remembered()
        self._is_idle = False

    def wake(self) -> None:
        """Something is in the inbox."""
        self._waiting.set()

    def outcome_of(self, channel: str, update_key: str) -> asyncio.Future[Taken]:
        """Settles when this message has been handled. Ask before it is received."""
        return self._watched.setdefault((channel, update_key), asyncio.get_running_loop().create_future())

    async def look_back(self) -> None:
        """Note what was in flight when the process stopped; before anything new is received."""
        if self._lanes() is None:
            self._left_over = await self._database.read(post.waiting, MOST_AT_ONCE)

    async def run(self) -> None:
        """Until cancelled. What was in flight at the start runs alone first: it may be what stopped us."""
        for language in locales.LANGUAGES:
            locales.phrasebook(language)  # read now, so that no message is long in hand and blamed for a kill
        while True:
            try:
                await self._work()
            except sa.exc.OperationalError as problem:  # a busy or full disk: what waits goes on waiting
                log.error("the database cannot be used now, messages wait: %s", problem.orig)
                await asyncio.sleep(PAUSE_SECONDS)

    async def _work(self) -> None:
        await self._look_back_in_new_lanes()
        left_over, self._left_over = self._left_over, []
        await self._one_by_one(left_over, repeated="repeated")
        self._waiting.clear()
        await self._look_for_watched()
        while await self._batch() == MOST_AT_ONCE:  # of fewer, nothing is left; what comes now wakes us
            pass
        self._is_idle = True
        try:
            await self._waiting.wait()
        finally:
            self._is_idle = False

    async def take_in(self, arrivals: Sequence[messages.InboundMessage]) -> bool:
        """Store messages and handle them at once. False when they have to be stored: others come first, or it failed.

        They are stored before they are handled: one that kills the process is found and counted at the next start.
        """
        lanes = self._lanes()
        if not self._is_idle or (lanes is not None and lanes.numbers - self._known_lanes):
            return False
        store = partial(post.store_arrivals, arrivals=arrivals, now=self._now())
        try:
            taken = await self._outgoing.along_with(self._taking().oldest, note=store)
        except Exception as problem:  # they are taken again, one by one, once they are stored
            log.warning("messages could not be handled as they came: %s", type(problem).__name__)
            return False
        self._settle(taken)
        return True

    async def _look_back_in_new_lanes(self) -> None:
        """What waits in a lane another process had may be what stopped it."""
        lanes = self._lanes()
        if lanes is None:
            return
        new, self._known_lanes = lanes.numbers - self._known_lanes, lanes.numbers
        if new:
            self._left_over += await self._database.write(sharing.waiting, Lanes(lanes.owner, new), MOST_AT_ONCE)

    async def _look_for_watched(self) -> None:
        """Another process may have handled what somebody here waits for."""
        if self._watched and self._lanes() is not None:
            keys = [key for _, key in self._watched]
            for channel, key, message, answered in await self._database.read(post.handled, keys):
                future = self._watched.pop((channel, key), None)
                if future is not None and not future.done():
                    future.set_result(Taken(message, "replied" if answered else "silent"))

    async def _batch(self) -> int:
        taking = self._taking()
        try:
            taken = await self._outgoing.along_with(taking.oldest)
        except sa.exc.OperationalError:
            raise
        except Exception:  # a bug in one turn must not stop the others
            log.exception("a batch of turns failed; its messages are taken one by one")
            waiting = await self._database.write(taking.waiting)
            return await self._one_by_one(waiting, repeated="first")
        self._settle(taken)
        return len(taken)

    def _taking(self) -> Taking:
        return Taking(self._knowledge, self._remembered, self._lanes(), self._now)

    async def _one_by_one(self, waiting: list[post.Waiting], *, repeated: Literal["first", "repeated"]) -> int:
        """Take each of these alone, oldest first. A repeated attempt is counted before it is made."""
        for message in waiting:
            if repeated == "repeated" and message.attempts >= MOST_ATTEMPTS:
                await self._set_aside(message, "stopped the process")
            else:
                await self._alone(message, message.attempts, repeated=repeated)
        return len(waiting)

    async def _alone(self, message: post.Waiting, attempts: int, *, repeated: Literal["first", "repeated"]) -> None:
        failure = "failed before"
        for attempt in range(attempts, MOST_ATTEMPTS + 1):
            try:
                self._settle(await self._try(message, repeated if attempt == attempts else "first"))
                self._outgoing.wake()
                return
            except sa.exc.OperationalError:
                raise
            except Exception as problem:  # tried again, then set aside: the next officer must be served
                log.exception("message %s failed, attempt %s", message.id, attempt)
                await self._database.write(post.count_attempt, message.id)
                failure = f"{type(problem).__name__}: {problem}"
        await self._set_aside(message, failure)

    async def _try(self, message: post.Waiting, which: Literal["first", "repeated"]) -> list[Taken]:
        """Nothing comes between counting and trying: a process that dies of something else counts nothing."""
        work = partial(self._taking().one, message=message)
        if which == "first":
            return await self._database.write(work)
        return await self._database.write_after(partial(post.count_attempt, message=message.id), work)

    async def _set_aside(self, message: post.Waiting, why: str) -> None:
        log.error("message %s set aside: %s", message.id, why.partition(":")[0])
        await self._database.write(_set_aside, message, why, self._now(), self._lanes())
        self._meters.set_aside()
        self._outgoing.wake()
        self._settle([Taken(message, "replied")])

    def _settle(self, taken: list[Taken]) -> None:
        if taken:
            if any(one.asks_for_file for one in taken):
                self._files_asked()
            self._meters.handled(taken)
        for one in taken:
            future = self._watched.pop((one.message.channel, one.message.update_key), None)
            if future is not None and not future.done():
                future.set_result(one)


def _set_aside(connection: sa.Connection, message: post.Waiting, why: str, now: datetime, lanes: Lanes | None) -> None:
    if still_waits(connection, message, lanes):
        setting_aside.set_aside(connection, message, why, now)
