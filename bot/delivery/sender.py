"""The sender: claims what may go now, draws, delivers, and settles by outcome.

Promises: answers go before anything unasked, each chat's in order, within the limits of its network; a row is sent
again only when nobody can know whether it arrived. What one transaction writes or settles, it also claims.
Must not: write anything but how sends ended, and what it is given to write along with that.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa

from bot.channels import contract
from bot.clock import Now
from bot.delivery import claiming, outcomes
from bot.delivery.carrier import Carrier, Delivered
from bot.delivery.gate import Steady
from bot.delivery.openings import Openings
from bot.workshop import Workshop
from models import messages
from models.store.database import Database
from models.store.queries import delivering, waits

MOST_AT_ONCE = 100
PAUSE_SECONDS = 1.0
SETTLED_WITHIN_SECONDS = 0.02
UNASKED_SETTLED_WITHIN_SECONDS = 0.04

R = TypeVar("R")
Work = Callable[[sa.Connection], R]

log = logging.getLogger(__name__)


class Sender:
    """Delivers over ``channels``; pictures and documents come from ``workshop``.

    ``steady`` gives the seconds limits are counted by: a clock never put back. ``delivered`` is told of each try.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, contract.Channel],
        workshop: Workshop,
        now: Now,
        steady: Steady = time.monotonic,
        delivered: Delivered = lambda channel, outcome, seconds: None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._now = now
        self._openings = Openings(channels, steady)
        self._waiting = self._openings.waiting
        self._woken = asyncio.Event()
        self._ended: list[delivering.Settled] = []
        self._taking = asyncio.Lock()
        self._carrier = Carrier(channels, workshop, self._openings, self._taking, now, steady, delivered)
        self._wakes = 0
        self._answers_left = False
        self._is_settled_soon = False
        self._on_their_way: dict[int, delivering.Ready] = {}
        self._deliveries: set[asyncio.Task[None]] = set()
        self._working: set[asyncio.Task[Any]] = set()
        self._begun: frozenset[str] = frozenset()
        self.quiet = asyncio.Event()

    def wake(self) -> None:
        """Something is in the outbox."""
        self._wakes += 1
        self._openings.look_again()
        self.quiet.clear()
        self._woken.set()

    def is_away(self, channel: str) -> bool:
        """Whether its network could not be reached the last time."""
        return self._waiting.is_away(channel)

    async def let_go(self, channel: str, address: str) -> None:
        """Somebody is at this address again: what waits for it goes now, and so does what is on its way there and
        finds nobody."""
        for row in self._on_their_way.values():
            if (row.channel, row.address) == (channel, address):
                self._carrier.let_go(row)
        ended = [one for one in self._ended if (one.row.channel, one.row.address) == (channel, address)]
        self._ended = [outcomes.let_go(one) if one in ended else one for one in self._ended]
        waiting = await self._database.write(waits.let_go, channel, address)
        self._waiting.let_go([*waiting, *(one.row.conversation for one in ended)])
        self.wake()

    async def along_with(self, work: Work[R], note: Work[None] | None = None) -> R:
        """Do ``work`` in one transaction with settling what ended and claiming the answers it puts out, which then go.

        ``note`` is done before it, as in ``Database.write_after``. What has begun is finished, whoever is cancelled.
        """
        self.quiet.clear()
        try:
            claimed = await self._to_the_end(self._along_with(work, note))
        except BaseException:
            self._woken.set()
            raise
        if claimed.left.answers or claimed.left.unasked:
            self.wake()
        self._note_whether_quiet()
        return claimed.of_work

    async def _along_with(self, work: Work[R], note: Work[None] | None) -> claiming.Claimed[R]:
        async with self._taking:
            return await self._claim_answers(self._now_open(), work, note)

    async def run(self) -> None:
        """Until cancelled; then what is on its way is finished and settled."""
        try:
            while True:
                self._woken.clear()
                await self._to_the_end(self._round())
                await self._rest()
        finally:
            await asyncio.shield(self._finish())

    async def _to_the_end(self, doing: Coroutine[Any, Any, R]) -> R:
        self._working.add(task := asyncio.create_task(doing))
        task.add_done_callback(self._working.discard)
        return await asyncio.shield(task)

    async def _begin(self) -> None:
        """With channels that are new to us: what is noted as on its way there is in nobody's hands."""
        ours = frozenset(self._channels)
        self._ended = [one for one in self._ended if one.row.channel in ours]
        new, self._begun = ours - self._begun, self._begun & ours
        if not new:
            return
        async with self._taking:
            in_hand = [row.id for row in self._on_their_way.values()] + [one.row.id for one in self._ended]
            taken_back = await self._database.write(delivering.take_back, sorted(new), in_hand)
        if taken_back:
            log.info("%s messages were on their way when we stopped and go out again", taken_back)
        # By the way of the writes, so that what ``let_go`` takes back meanwhile is not noted after it.
        for wait in await self._database.write(waits.waits, self._now()):
            self._waiting.note(wait)
        self._begun = ours

    async def _round(self) -> None:
        try:
            await self._begin()
            await self._send_what_waits()
        except sa.exc.OperationalError as problem:  # a busy or full disk: what ended is settled later
            log.error("the database cannot be used now, sending waits: %s", problem.orig)
            self._woken.set()
            await asyncio.sleep(PAUSE_SECONDS)

    async def _send_what_waits(self) -> None:
        wakes = self._wakes
        async with self._taking:  # what is counted as free here is claimed before anybody else takes it
            openings = self._now_open()
            claimed = await self._claim_answers(openings, _nothing_else)
            nothing = frozenset(one.channel for one in openings)
            if claimed.left.unasked or any(map(claiming.may_come_again, self._ended)):
                nothing = await self._claim_unasked(openings, claimed.answers)
        if self._wakes == wakes and not self._ended:  # otherwise there may be something again
            self._openings.note_nothing_unasked(nothing)

    async def _claim_answers(
        self, openings: list[claiming.Opening], work: Work[R], note: Work[None] | None = None
    ) -> claiming.Claimed[R]:
        """Synced to the disk."""
        with self._settling(lambda one: not claiming.may_come_again(one)) as ended:
            room, now = MOST_AT_ONCE - len(self._on_their_way), self._now()
            claim = partial(claiming.claim_answers, work=work, ended=ended, openings=openings, room=room, now=now)
            write = self._database.write if note is None else partial(self._database.write_after, note)
            claimed: claiming.Claimed[R] = await write(claim)
        self._answers_left = claimed.left.answers
        self._launch(claimed.answers)
        return claimed

    async def _claim_unasked(self, openings: list[claiming.Opening], answers: list[delivering.Ready]) -> frozenset[str]:
        """Only committed: a broadcast must not keep the disk busy."""
        with self._settling(claiming.may_come_again) as ended:
            room, now = MOST_AT_ONCE - len(self._on_their_way), self._now()
            write = self._database.write_unsynced
            unasked, nothing = await write(claiming.claim_unasked, ended, openings, answers, room, now)
        self._launch(unasked)
        return nothing

    @contextlib.contextmanager
    def _settling(self, which: Callable[[delivering.Settled], bool]) -> Iterator[list[delivering.Settled]]:
        """Those that ended and are written now; they are kept when they could not be."""
        ended = [one for one in self._ended if which(one)]
        self._ended = [one for one in self._ended if not which(one)]
        try:
            yield ended
        except BaseException:
            self._ended = [*ended, *self._ended]
            self._begun = frozenset()  # what was claimed by a commit nobody heard of is taken back
            raise

    def _launch(self, rows: list[delivering.Ready]) -> None:
        for row in rows:
            self._openings.gate(row.channel).take(row)
            self._on_their_way[row.conversation] = row
            self._deliveries.add(delivery := asyncio.create_task(self._deliver(row)))
            delivery.add_done_callback(self._deliveries.discard)

    def _now_open(self) -> list[claiming.Opening]:
        return self._openings.now_open(self._begun, self._on_their_way, self._now())

    async def _rest(self) -> None:
        self._note_whether_quiet()
        with contextlib.suppress(TimeoutError):  # not wait_for: before Python 3.12 it can swallow a cancellation
            async with asyncio.timeout(self._openings.opens_in()):
                await self._woken.wait()

    def _note_whether_quiet(self) -> None:
        if not (self._on_their_way or self._ended or self._working or self._woken.is_set()):
            self.quiet.set()

    async def _finish(self) -> None:
        if self._working:  # what it has just claimed goes out too
            await asyncio.wait(self._working)
        if self._deliveries:
            await asyncio.wait(self._deliveries, timeout=5)
        await self._database.write(delivering.settle, self._ended)

    async def _deliver(self, row: delivering.Ready) -> None:
        settled = await self._carrier.carry(row)
        self._ended.append(settled)
        del self._on_their_way[row.conversation]
        self._openings.look_again(row.channel)  # its chat may have more
        self._settle_soon(settled)

    def _settle_soon(self, settled: delivering.Settled) -> None:
        """With the next turn or claim, so that it costs no commit of its own; without one, a moment later."""
        later = asyncio.get_running_loop().call_later
        if settled.row.why is not messages.Why.ANSWER:
            later(UNASKED_SETTLED_WITHIN_SECONDS, self._woken.set)
        elif self._answers_left or settled.state != "sent":
            self._woken.set()
        elif not self._is_settled_soon:
            self._is_settled_soon = True
            later(SETTLED_WITHIN_SECONDS, self._settle_what_ended)

    def _settle_what_ended(self) -> None:
        self._is_settled_soon = False
        if self._ended:
            self._woken.set()


def _nothing_else(connection: sa.Connection) -> None:
    """No work beside settling and claiming."""
