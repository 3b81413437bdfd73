"""The sender: claims what may go now, draws, delivers, and settles by outcome.

Promises: answers go before anything unasked, each chat's in order, within the limits of its network; a row is sent
again only when nobody can know whether it arrived. What one transaction settles, it also claims anew.
Must not: write anything but how sends ended.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.channels import contract
from bot.clock import Now
from bot.delivery import claiming, outcomes
from bot.delivery.gate import Gate, Steady
from bot.delivery.waiting import Waiting
from bot.workshop import Workshop
from models import messages
from models.store.database import Database
from models.store.queries import delivering, waits

MOST_AT_ONCE = 32
MOST_UNASKED_AT_ONCE = 24
PAUSE_SECONDS = 1.0
LOOK_AGAIN = timedelta(seconds=1)
ASK_FOR_MORE_SECONDS = 0.02
UNASKED_SETTLED_WITHIN_SECONDS = 0.04

Delivered = Callable[[str, contract.Outcome, float], None]

log = logging.getLogger(__name__)


class Sender:
    """Delivers over ``channels``; pictures and documents come from ``workshop``.

    ``steady`` gives the seconds that limits are counted by: a clock that is never put back. ``delivered`` is told of
    each try, by channel, how it ended and how many seconds it took.
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
        self._workshop = workshop
        self._now = now
        self._steady = steady
        self._delivered = delivered
        self._woken = asyncio.Event()
        self._ended: list[delivering.Settled] = []
        self._waiting = Waiting()
        self._gates: dict[str, Gate] = {}
        self._taking = asyncio.Lock()
        self._wakes = 0
        self._nothing_unasked: dict[str, float] = {}
        self._on_their_way: dict[int, delivering.Ready] = {}
        self._let_go_meanwhile: set[int] = set()
        self._deliveries: set[asyncio.Task[None]] = set()
        self._working: asyncio.Task[None] | None = None
        self._begun: frozenset[str] = frozenset()
        self.quiet = asyncio.Event()

    def wake(self) -> None:
        """Something is in the outbox."""
        self._wakes += 1
        self._nothing_unasked.clear()
        self.quiet.clear()
        self._woken.set()

    def is_away(self, channel: str) -> bool:
        """Whether its network could not be reached the last time."""
        return self._waiting.is_away(channel)

    async def let_go(self, channel: str, address: str) -> None:
        """Somebody is at this address again: what waits for it goes now, and so does what is on its way there and
        finds nobody."""
        there = self._on_their_way.values()
        self._let_go_meanwhile.update(row.id for row in there if (row.channel, row.address) == (channel, address))
        ended = [one for one in self._ended if (one.row.channel, one.row.address) == (channel, address)]
        self._ended = [outcomes.let_go(one) if one in ended else one for one in self._ended]
        waiting = await self._database.write(waits.let_go, channel, address)
        self._waiting.let_go([*waiting, *(one.row.conversation for one in ended)])
        self.wake()

    async def run(self) -> None:
        """Until cancelled; then what is on its way is finished and settled."""
        try:
            while True:
                self._woken.clear()
                self._working = asyncio.create_task(self._round())
                await asyncio.shield(self._working)
                await self._rest()
        finally:
            await asyncio.shield(self._finish())

    async def _begin(self) -> None:
        """With channels that are new to us: what is noted as on its way there is in nobody's hands."""
        ours = frozenset(self._channels)
        self._ended = [one for one in self._ended if one.row.channel in ours]
        new, self._begun = ours - self._begun, self._begun & ours
        if not new:
            return
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
            await self._settle_and_claim()
        except sa.exc.OperationalError as problem:  # a busy or full disk: what ended is settled later
            log.error("the database cannot be used now, sending waits: %s", problem.orig)
            self._begun = frozenset()  # what was claimed by a commit nobody heard of is taken back
            self._woken.set()
            await asyncio.sleep(PAUSE_SECONDS)

    async def _settle_and_claim(self) -> None:
        """Answers synced to the disk, what is unasked only committed: a broadcast must not keep the disk busy."""
        wakes, ended, self._ended = self._wakes, self._ended, []
        light = [one for one in ended if claiming.may_come_again(one)]
        heavy = [one for one in ended if not claiming.may_come_again(one)]
        try:
            async with self._taking:  # what is counted as free here is claimed before anybody else takes it
                room, openings = MOST_AT_ONCE - len(self._on_their_way), self._openings()
                write, lightly = self._database.write, self._database.write_unsynced
                answers, more = await write(claiming.claim_answers, heavy, openings, room, self._now())
                heavy, room, nothing = [], room - len(answers), frozenset(one.channel for one in openings)
                self._launch(answers)
                if more or light:
                    args = (light, openings, answers, room, self._now())
                    unasked, nothing = await lightly(claiming.claim_unasked, *args)
                    self._launch(unasked)
                if self._wakes == wakes and not self._ended:  # otherwise there may be something again
                    self._note_nothing_unasked(nothing)
        except sa.exc.OperationalError:
            self._ended = [*heavy, *light, *self._ended]
            raise

    def _note_nothing_unasked(self, channels: frozenset[str]) -> None:
        for channel in channels:
            self._gate(channel).nothing_unasked()
            self._nothing_unasked[channel] = self._steady() + LOOK_AGAIN.total_seconds()

    def _launch(self, rows: list[delivering.Ready]) -> None:
        for row in rows:
            self._gate(row.channel).take(row)
            self._on_their_way[row.conversation] = row
            self._deliveries.add(delivery := asyncio.create_task(self._deliver(row)))
            delivery.add_done_callback(self._deliveries.discard)

    def _openings(self) -> list[claiming.Opening]:
        now, on_their_way = self._now(), self._on_their_way.values()
        unasked = MOST_UNASKED_AT_ONCE - sum(row.why is not messages.Why.ANSWER for row in on_their_way)
        return [
            self._opening(channel, unasked, now)
            for channel in self._channels
            if not self._waiting.holds(channel, now)
            and not (self._waiting.is_away(channel) and any(row.channel == channel for row in on_their_way))
        ]

    def _opening(self, channel: str, unasked: int, now: datetime) -> claiming.Opening:
        gate, busy = self._gate(channel), self._on_their_way.keys()
        most = 1 if self._waiting.is_away(channel) else gate.room("answers")
        return claiming.Opening(
            channel,
            most=most,
            most_unasked=min(most, unasked, gate.room("unasked")) if self._may_have_unasked(channel) else 0,
            without=frozenset((*busy, *self._waiting.chats("answers", now), *gate.resting("answers"))),
            without_unasked=frozenset((*busy, *self._waiting.chats("unasked", now), *gate.resting("unasked"))),
        )

    def _may_have_unasked(self, channel: str) -> bool:
        """False where a moment ago nothing unasked was left to go: not looked for at every send of the others."""
        return self._steady() >= self._nothing_unasked.get(channel, 0.0)

    def _gate(self, channel: str) -> Gate:
        if channel not in self._gates:
            self._gates[channel] = Gate(self._channels[channel].limits, self._steady)
        return self._gates[channel]

    async def _rest(self) -> None:
        if not self._on_their_way and not self._ended and not self._woken.is_set():
            self.quiet.set()
        pauses = [gate.opens_in(unasked_waits=self._may_have_unasked(name)) for name, gate in self._gates.items()]
        with contextlib.suppress(TimeoutError):  # not wait_for: before Python 3.12 it can swallow a cancellation
            async with asyncio.timeout(min([LOOK_AGAIN.total_seconds(), *pauses])):
                await self._woken.wait()

    async def _finish(self) -> None:
        if self._working is not None:  # what it has just claimed goes out too
            await asyncio.wait([self._working])
        if self._deliveries:
            await asyncio.wait(self._deliveries, timeout=5)
        await self._database.write(delivering.settle, self._ended)

    async def _deliver(self, row: delivering.Ready) -> None:
        began_at: float | None = None
        try:
            delivery = await self._prepared(row)
            await self._let_through(row, delivery)
            if self._waiting.holds(row.channel, self._now()) or row.channel not in self._channels:
                settled = outcomes.untried(row, self._now())
            else:
                began_at = self._steady()
                outcome = await self._channels[row.channel].deliver(delivery)
                self._delivered(row.channel, outcome, self._steady() - began_at)
                settled = outcomes.settled(row, outcome, self._waiting, self._now())
            if row.id in self._let_go_meanwhile and settled.not_before is not None:
                self._waiting.let_go([row.conversation])
                settled = outcomes.let_go(settled)
        except Exception as problem:  # a bug in drawing or a channel must not stop the other sends
            log.exception("sending %s failed", row.id)
            settled = outcomes.broken(row, type(problem).__name__, self._waiting, self._now())
        self._let_go_meanwhile.discard(row.id)
        self._gate(row.channel).end(row, began_at)
        self._ended.append(settled)
        del self._on_their_way[row.conversation]
        self._nothing_unasked.pop(row.channel, None)  # its chat may have more
        self._settle_soon(row.why)

    def _settle_soon(self, why: messages.Why) -> None:
        """An answer at once; what came unasked with the next claim, so that a broadcast costs half the commits."""
        if why is messages.Why.ANSWER:
            self._woken.set()
        else:
            asyncio.get_running_loop().call_later(UNASKED_SETTLED_WITHIN_SECONDS, self._woken.set)

    async def _prepared(self, row: delivering.Ready) -> contract.Delivery:
        message = messages.OutboundMessage.model_validate_json(row.body)
        picture = await self._workshop.try_to_make(message.picture)
        document = await self._workshop.try_to_make(message.document)
        return contract.Delivery(row.id, row.address, message, row.why, row.inbox_id, picture, document)

    async def _let_through(self, row: delivering.Ready, delivery: contract.Delivery) -> None:
        """Wait until a delivery of several sends may make all of them; one was taken when it was claimed."""
        more = self._channels[row.channel].sends_of(delivery) - 1
        while more > 0:
            async with self._taking:
                if self._gate(row.channel).takes(row, more):
                    return
            await asyncio.sleep(ASK_FOR_MORE_SECONDS)
