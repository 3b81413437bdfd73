"""The sender: claims what is ready, draws, delivers, and settles by outcome.

Promises: order is kept per conversation, answers go before reminders; a row is sent again only when nobody can
know whether it arrived. What one transaction settles, it also claims anew.
Must not: write anything but how sends ended.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.channels import contract
from bot.clock import Now
from bot.delivery.backoff import wait_before
from bot.workshop import Workshop
from models import messages
from models.store.database import Database
from models.store.queries import delivering

MOST_AT_ONCE = 32
MOST_BROKEN_ATTEMPTS = 5
MOST_UNCERTAIN_ATTEMPTS = 10
PAUSE_SECONDS = 1.0
LOOK_AGAIN = timedelta(seconds=1)

log = logging.getLogger(__name__)


class Sender:
    """Delivers over ``channels``; pictures and documents come from ``workshop``."""

    def __init__(
        self, database: Database, channels: Mapping[str, contract.Channel], workshop: Workshop, now: Now
    ) -> None:
        self._database = database
        self._channels = channels
        self._workshop = workshop
        self._now = now
        self._woken = asyncio.Event()
        self._ended: list[delivering.Settled] = []
        self._paused: dict[str, datetime] = {}
        self._on_their_way: dict[int, asyncio.Task[None]] = {}
        self._working: asyncio.Task[int] | None = None
        self.quiet = asyncio.Event()

    def wake(self) -> None:
        """Something is in the outbox."""
        self.quiet.clear()
        self._woken.set()

    async def let_go(self, channel: str, address: str) -> None:
        """Somebody is at this address again: what waits for it goes now."""
        await self._database.write(delivering.let_go, channel, address)
        self.wake()

    async def run(self) -> None:
        """Until cancelled; then what is on its way is finished and settled."""
        taken_back = await self._database.write(delivering.take_back, tuple(self._channels))
        if taken_back:
            log.info("%s messages were on their way when we stopped and go out again", taken_back)
        self._paused = await self._database.read(delivering.pauses)
        try:
            while True:
                self._woken.clear()
                self._working = asyncio.create_task(self._round())
                if not await asyncio.shield(self._working):
                    await self._rest()
        finally:
            await asyncio.shield(self._finish())

    async def _round(self) -> int:
        ended, self._ended = self._ended, []
        room = MOST_AT_ONCE - len(self._on_their_way)
        try:
            claimed = await self._database.write(
                _settle_and_claim, ended, self._open_channels(), tuple(self._on_their_way), room, self._now()
            )
        except sa.exc.OperationalError as problem:  # a busy or full disk: what ended is settled later
            log.error("the database cannot be used now, sending waits: %s", problem.orig)
            self._ended = [*ended, *self._ended]
            await asyncio.sleep(PAUSE_SECONDS)
            return 1
        for conversation, rows in _by_conversation(claimed).items():
            self._on_their_way[conversation] = asyncio.create_task(self._deliver_in_order(conversation, rows))
        return len(claimed) + len(ended)

    def _open_channels(self) -> tuple[str, ...]:
        now = self._now()
        return tuple(name for name in self._channels if self._paused.get(name, now) <= now)

    async def _rest(self) -> None:
        if not self._on_their_way and not self._ended:
            self.quiet.set()
        with contextlib.suppress(TimeoutError):  # not wait_for: before Python 3.12 it can swallow a cancellation
            async with asyncio.timeout(LOOK_AGAIN.total_seconds()):
                await self._woken.wait()

    async def _finish(self) -> None:
        if self._working is not None:  # what it has just claimed goes out too
            await asyncio.wait([self._working])
        if self._on_their_way:
            await asyncio.wait(self._on_their_way.values(), timeout=5)
        await self._database.write(delivering.settle, self._ended)

    async def _deliver_in_order(self, conversation: int, rows: list[delivering.Ready]) -> None:
        for position, row in enumerate(rows):
            settled = await self._deliver(row)
            self._ended.append(settled)
            if settled.state == "ready":
                self._ended.extend(_unsent(later, settled) for later in rows[position + 1 :])
                break
        del self._on_their_way[conversation]
        self._woken.set()

    async def _deliver(self, row: delivering.Ready) -> delivering.Settled:
        try:
            outcome = await self._channels[row.channel].deliver(await self._prepared(row))
        except Exception as problem:  # a bug in drawing or a channel must not stop the other sends
            log.exception("sending %s failed", row.id)
            outcome = _broken(row, type(problem).__name__)
        return self._settled(row, outcome)

    async def _prepared(self, row: delivering.Ready) -> contract.Delivery:
        message = messages.OutboundMessage.model_validate_json(row.body)
        picture = await self._workshop.try_to_make(message.picture)
        document = await self._workshop.try_to_make(message.document)
        return contract.Delivery(row.id, row.address, message, row.why, row.inbox_id, picture, document)

    def _settled(self, row: delivering.Ready, outcome: contract.Outcome) -> delivering.Settled:
        now = self._now()
        match outcome:
            case contract.Delivered(network_id):
                return delivering.Settled(row, "sent", now, network_id=network_id)
            case contract.TryLater(after, reach):
                if reach is contract.Reach.CHAT:
                    return delivering.Settled(row, "ready", now, now + after)
                self._paused[row.channel] = now + after
                return delivering.Settled(row, "ready", now, now + after, failure=delivering.WHOLE_BOT_WAITS)
            case contract.Refused(refusal, detail):
                gone = refusal is not contract.Refusal.NOT_ACCEPTED
                return delivering.Settled(row, "refused", now, failure=detail, unreachable=int(gone))
            case contract.Moved(address):
                return delivering.Settled(row, "ready", now, moved_to=address)
            case contract.ChannelDown(detail):
                return delivering.Settled(row, "ready", now, now + wait_before(row.attempts), failure=detail)
            case contract.OutcomeUnknown(detail) if row.attempts >= MOST_UNCERTAIN_ATTEMPTS:
                return delivering.Settled(row, "sent", now, failure=detail, uncertain=1)
            case contract.OutcomeUnknown(detail):
                again = now + wait_before(row.attempts)
                return delivering.Settled(row, "ready", now, again, failure=detail, uncertain=1)


def _settle_and_claim(
    connection: sa.Connection,
    ended: list[delivering.Settled],
    channels: tuple[str, ...],
    busy: tuple[int, ...],
    room: int,
    now: datetime,
) -> list[delivering.Ready]:
    delivering.settle(connection, ended)
    return delivering.claim(connection, channels, busy, room, now)


def _by_conversation(rows: list[delivering.Ready]) -> dict[int, list[delivering.Ready]]:
    queues: dict[int, list[delivering.Ready]] = {}
    for row in rows:
        queues.setdefault(row.conversation, []).append(row)
    return queues


def _broken(row: delivering.Ready, problem: str) -> contract.Outcome:
    """A message that breaks the sender itself is tried a few times, then closed."""
    if row.attempts >= MOST_BROKEN_ATTEMPTS:
        return contract.Refused(contract.Refusal.NOT_ACCEPTED, problem)
    return contract.ChannelDown(problem)


def _unsent(row: delivering.Ready, before: delivering.Settled) -> delivering.Settled:
    """A row behind one that has to wait: it was not tried."""
    return delivering.Settled(row, "ready", before.at, before.not_before)
