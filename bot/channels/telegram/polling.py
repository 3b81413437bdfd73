"""The loop that asks Telegram for updates and confirms them only after they are stored.

Promises: the offset moves after ``receive`` has returned and never before; a tap is answered at once after
that; nothing the network does ends the loop.
Must not: handle a message, or keep one anywhere but in ``receive``.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from bot.channels import contract
from bot.channels.telegram import batches, decoding, exchange, outcomes, wire

LOG = logging.getLogger(__name__)

BATCH_SIZE = 100


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait for what. A pause grows from ``first_pause`` to the cap of its cause.

    After ``silence`` without updates the offset is dropped: Telegram may number the next ones from lower on.
    """

    long_poll: timedelta = timedelta(seconds=25)
    first_pause: timedelta = timedelta(milliseconds=500)
    unreachable: timedelta = timedelta(seconds=10)
    conflict: timedelta = timedelta(seconds=30)
    revoked: timedelta = timedelta(seconds=60)
    silence: timedelta = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a poll brought nothing, and how long to leave Telegram alone."""

    detail: str
    pause: timedelta


class Polling:
    """The loop and where it stands: the offset to confirm with, the failures in a row, the last update."""

    def __init__(self, line: wire.Wire, bot: str, username: Callable[[], str | None], pace: Pace) -> None:
        self._wire = line
        self._bot = bot
        self._username = username
        self._pace = pace
        self._offset: int | None = None
        self._limit = BATCH_SIZE
        self._failures = 0
        self._heard_at = 0.0
        self.trouble: str | None = None

    async def run(self, receive: contract.Receive) -> None:
        """Poll until cancelled."""
        self._heard_at = asyncio.get_running_loop().time()
        async with asyncio.TaskGroup() as answers:
            while True:
                await self._rest(await self._poll(receive, answers))

    async def _poll(self, receive: contract.Receive, answers: asyncio.TaskGroup) -> Trouble | None:
        asked = await self._wire.post("getUpdates", self._question(), answer_within=self._patience())
        if not isinstance(asked, exchange.Answered):
            return Trouble(asked.detail, self._growing(self._pace.unreachable))
        if asked.status != HTTPStatus.OK:
            return await self._refused(asked)
        batch = self._read(asked.body)
        if batch is None:
            return Trouble("an answer that cannot be read", self._growing(self._pace.unreachable))
        return await self._keep(batch, receive, answers)

    def _question(self) -> dict[str, Any]:
        parameters: dict[str, Any] = {
            "timeout": int(self._pace.long_poll.total_seconds()),
            "limit": self._limit,
            "allowed_updates": decoding.ALLOWED_UPDATES,
        }
        return parameters if self._offset is None else {**parameters, "offset": self._offset}

    def _patience(self) -> timedelta:
        return self._pace.long_poll + timedelta(seconds=10)

    def _read(self, body: bytes) -> batches.Batch | None:
        """The batch in ``body``, or None. A broken body is asked for again, one update at a time."""
        updates = batches.updates_in(body)
        if updates is not None:
            self._limit = self._limit if updates else BATCH_SIZE
            batch = batches.batch_of(updates, self._bot, self._username())
            return None if updates and batch.offset is None else batch
        if self._limit > 1:
            self._limit = 1
            return batches.Batch()
        rescued = batches.salvaged(body, self._bot)
        if rescued is not None:
            LOG.error("update %s cannot be read; it is kept and passed over", rescued.arrivals[0].update_key)
            self._limit = BATCH_SIZE
        return rescued

    async def _keep(
        self, batch: batches.Batch, receive: contract.Receive, answers: asyncio.TaskGroup
    ) -> Trouble | None:
        if batch.arrivals:
            try:
                await receive(batch.arrivals)
            except Exception:
                # Whatever keeps us from storing, Telegram keeps the updates until we can.
                LOG.exception("updates could not be stored; they will be asked for again")
                return Trouble("nothing could be stored", self._growing(self._pace.unreachable))
        for tap in batch.taps:
            answers.create_task(self._wire.post("answerCallbackQuery", {"callback_query_id": tap}))
        self._confirm(batch.offset)
        return None

    def _confirm(self, offset: int | None) -> None:
        now = asyncio.get_running_loop().time()
        if offset is not None:
            self._offset, self._heard_at = offset, now
        elif now - self._heard_at >= self._pace.silence.total_seconds():
            self._offset, self._heard_at = None, now

    async def _refused(self, answer: exchange.Answered) -> Trouble:
        envelope = outcomes.envelope_of(answer.body) or {}
        detail = f"HTTP {answer.status} {str(envelope.get('description', ''))[:200]}".strip()
        if answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            return Trouble(f"{detail}: is the token right?", self._pace.revoked)
        if answer.status == HTTPStatus.CONFLICT:
            await self._take_over(detail)
            return Trouble(detail, self._growing(self._pace.conflict))
        wait = outcomes.wait_of(envelope)
        return Trouble(detail, wait or self._growing(self._pace.unreachable))

    async def _take_over(self, detail: str) -> None:
        # Left over from an earlier way of running; while it is set no poll ever gets an answer.
        if "webhook is active" in detail:
            LOG.warning("a webhook is set for this bot; it is removed, because we poll")
            await self._wire.post("deleteWebhook", {"drop_pending_updates": False})

    def _growing(self, cap: timedelta) -> timedelta:
        return min(cap, self._pace.first_pause * (1 << min(self._failures, 20)))

    async def _rest(self, trouble: Trouble | None) -> None:
        self.trouble = trouble.detail if trouble is not None else None
        if trouble is None:
            if self._failures:
                LOG.info("Telegram answers again")
            self._failures = 0
            return
        if self._failures == 0:
            LOG.warning("no updates from Telegram: %s", trouble.detail)
        self._failures += 1
        await asyncio.sleep(trouble.pause.total_seconds())
