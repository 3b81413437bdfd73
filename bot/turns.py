"""The turn loop: takes the oldest waiting messages and gives them to the conversation, many in one transaction.

Promises: a message is handled exactly once, in order per conversation; one that keeps failing is set aside, the
officer and the operators are told, and the rest go on.
Must not: know what a message means, or send.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Literal

import sqlalchemy as sa

import locales
from bot.clock import Now
from bot.health.meters import Meters
from handlers.dialogue import states
from handlers.knowledge import Knowledge
from handlers.turn import Taken, take_turns
from models import messages, records
from models.store.database import Database
from models.store.queries import officers, post, sharing
from models.store.queries.own_reports import Remembered
from models.store.queries.sharing import Lanes

MOST_AT_ONCE = 200
MOST_ATTEMPTS = 3
PAUSE_SECONDS = 1.0

log = logging.getLogger(__name__)


def no_lanes() -> Lanes | None:
    """One process takes all turns."""
    return None


class TurnLoop:
    """``sent`` is called after each commit, with replies waiting in the outbox; ``files_asked`` when a file is to be
    fetched; ``meters`` count."""

    def __init__(
        self,
        database: Database,
        knowledge: Knowledge,
        now: Now,
        sent: Callable[[], None],
        files_asked: Callable[[], None],
        meters: Meters,
        lanes: Callable[[], Lanes | None] = no_lanes,
    ) -> None:
        self._database = database
        self._knowledge = knowledge
        self._now = now
        self._sent = sent
        self._files_asked = files_asked
        self._meters = meters
        self._waiting = asyncio.Event()
        self._watched: dict[tuple[str, str], asyncio.Future[Taken]] = {}
        self._left_over: list[post.Waiting] = []
        self._lanes = lanes
        self._known_lanes: frozenset[int] = frozenset()
        self._remembered = Remembered()

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
        await self._waiting.wait()

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
        lanes = self._lanes()
        try:
            taken = await self._database.write(
                _take_waiting, self._knowledge, self._now(), self._remembered, MOST_AT_ONCE, lanes
            )
        except sa.exc.OperationalError:
            raise
        except Exception:  # a bug in one turn must not stop the others
            log.exception("a batch of turns failed; its messages are taken one by one")
            waiting = await self._database.write(_waiting, lanes, MOST_AT_ONCE)
            return await self._one_by_one(waiting, repeated="first")
        self._settle(taken)
        return len(taken)

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
        work = partial(
            _take_one,
            knowledge=self._knowledge,
            message=message,
            now=self._now(),
            remembered=self._remembered,
            lanes=self._lanes(),
        )
        if which == "first":
            return await self._database.write(work)
        return await self._database.write_after(partial(post.count_attempt, message=message.id), work)

    async def _set_aside(self, message: post.Waiting, why: str) -> None:
        log.error("message %s set aside: %s", message.id, why.partition(":")[0])
        await self._database.write(_apologise, message, why, self._now(), self._lanes())
        self._meters.set_aside()
        self._settle([Taken(message, "replied")])

    def _settle(self, taken: list[Taken]) -> None:
        if taken:
            self._sent()
            if any(one.asks_for_file for one in taken):
                self._files_asked()
            self._meters.handled(taken)
        for one in taken:
            future = self._watched.pop((one.message.channel, one.message.update_key), None)
            if future is not None and not future.done():
                future.set_result(one)


def _take_waiting(
    connection: sa.Connection,
    knowledge: Knowledge,
    now: datetime,
    remembered: Remembered,
    most: int,
    lanes: Lanes | None,
) -> list[Taken]:
    waiting = _waiting(connection, lanes, most)
    return take_turns(connection, knowledge, waiting, now, remembered) if waiting else []


def _waiting(connection: sa.Connection, lanes: Lanes | None, most: int) -> list[post.Waiting]:
    return post.waiting(connection, most) if lanes is None else sharing.waiting(connection, lanes, most)


def _take_one(
    connection: sa.Connection,
    knowledge: Knowledge,
    message: post.Waiting,
    now: datetime,
    remembered: Remembered,
    lanes: Lanes | None,
) -> list[Taken]:
    waits = lanes is None or sharing.still_waits(connection, lanes, message.id)
    return take_turns(connection, knowledge, [message], now, remembered) if waits else []


def _apologise(connection: sa.Connection, message: post.Waiting, why: str, now: datetime, lanes: Lanes | None) -> None:
    """Set a message aside, tell whoever wrote it, and tell the operators."""
    if lanes is not None and not sharing.still_waits(connection, lanes, message.id):
        return
    post.set_aside(connection, message.id, why, now)
    if message.chat_kind is messages.ChatKind.PRIVATE:
        address = (message.channel, message.sender)
        stranger = states.to_json(states.Stranger())
        talk = post.talks(connection, [address]).get(address) or post.open_talk(
            connection, *address, "vi", stranger, states.VERSION
        )
        _tell(connection, talk, "message-failed", messages.Why.ANSWER, message.id, now)
    for officer in officers.all_officers(connection):
        row = officers.reachable_talk(connection, officer.id) if officer.role is records.Role.OPERATOR else None
        if row is not None:
            _tell(connection, post.Talk(*row), "message-set-aside", messages.Why.NOTICE, message.id, now)


def _tell(connection: sa.Connection, talk: post.Talk, key: str, why: messages.Why, message: int, now: datetime) -> None:
    words = locales.phrasebook("en" if talk.language == "en" else "vi")
    text = words.say(key, number=str(message))
    outbound = messages.OutboundMessage(text=text, prompt=0)
    post.put_out(connection, [post.outgoing(talk, outbound, why, message, now)])
