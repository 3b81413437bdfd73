"""Carrying one claimed message to its network, and what that means for its row.

Promises: what has several sends goes when all of them may; a bug in drawing or in a channel is an outcome too.
Must not: claim, or write.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping

from bot.channels import contract
from bot.clock import Now
from bot.delivery import outcomes
from bot.delivery.gate import Steady
from bot.delivery.openings import Openings
from bot.workshop import Workshop
from models import messages
from models.store.queries.delivering import Ready, Settled

ASK_FOR_MORE_SECONDS = 0.02

# Told of each try: by which channel, how it ended and how many seconds it took.
Delivered = Callable[[str, contract.Outcome, float], None]

log = logging.getLogger(__name__)


class Carrier:
    """``taking`` is held while what is free is claimed; the rest is as in ``Sender``."""

    def __init__(
        self,
        channels: Mapping[str, contract.Channel],
        workshop: Workshop,
        openings: Openings,
        taking: asyncio.Lock,
        now: Now,
        steady: Steady,
        delivered: Delivered,
    ) -> None:
        self._channels = channels
        self._workshop = workshop
        self._openings = openings
        self._taking = taking
        self._now = now
        self._steady = steady
        self._delivered = delivered
        self._let_go_meanwhile: set[int] = set()

    def let_go(self, row: Ready) -> None:
        """Somebody is at its address again while it is on its way; it does not wait should it find nobody."""
        self._let_go_meanwhile.add(row.id)

    async def carry(self, row: Ready) -> Settled:
        """Try once; its sends are counted when this returns."""
        waiting, began_at = self._openings.waiting, None
        try:
            delivery = await self._prepared(row)
            await self._let_through(row, delivery)
            if waiting.holds(row.channel, self._now()) or row.channel not in self._channels:
                settled = outcomes.untried(row, self._now())
            else:
                began_at = self._steady()
                outcome = await self._channels[row.channel].deliver(delivery)
                self._delivered(row.channel, outcome, self._steady() - began_at)
                settled = outcomes.settled(row, outcome, waiting, self._now())
            if row.id in self._let_go_meanwhile and settled.not_before is not None:
                waiting.let_go([row.conversation])
                settled = outcomes.let_go(settled)
        except Exception as problem:  # a bug in drawing or a channel must not stop the other sends
            log.exception("sending %s failed", row.id)
            settled = outcomes.broken(row, type(problem).__name__, waiting, self._now())
        self._let_go_meanwhile.discard(row.id)
        self._openings.gate(row.channel).end(row, began_at)
        return settled

    async def _prepared(self, row: Ready) -> contract.Delivery:
        message = messages.OutboundMessage.model_validate_json(row.body)
        picture = await self._workshop.try_to_make(message.picture)
        document = await self._workshop.try_to_make(message.document)
        return contract.Delivery(row.id, row.address, message, row.why, row.inbox_id, picture, document)

    async def _let_through(self, row: Ready, delivery: contract.Delivery) -> None:
        """Wait until a delivery of several sends may make all of them; one was taken when it was claimed."""
        more = self._channels[row.channel].sends_of(delivery) - 1
        while more > 0:
            async with self._taking:
                if self._openings.gate(row.channel).takes(row, more):
                    return
            await asyncio.sleep(ASK_FOR_MORE_SECONDS)
