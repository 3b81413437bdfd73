"""The fetching loop: files officers sent are asked for, read, and come in as messages of their own.

Promises: every file ends in exactly one message, its rows or a reason, whatever is killed when; tries are counted
before they are made; files of one sender come in in their order; what was in a file is not kept.
Must not: know a network, or what the rows mean.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from datetime import timedelta

import sqlalchemy as sa

from bot.channels import contract
from bot.clock import Now
from bot.workshop import Workshop, unread
from models import messages
from models.store.database import Database
from models.store.queries import attachments

MOST_AT_ONCE = 4
# The wait after each failed try; after the one that follows the last of them the sender is asked to send it again.
WAITS = (timedelta(seconds=2), timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5))
LONGEST_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 1.0

log = logging.getLogger(__name__)


class Fetching:
    """Fetches from ``sources``, by the name of their channel, and reads in ``workshop``."""

    def __init__(
        self, database: Database, sources: Mapping[str, contract.FileSource], workshop: Workshop, now: Now
    ) -> None:
        self._database = database
        self._sources = sources
        self._workshop = workshop
        self._now = now
        self._woken = asyncio.Event()
        self._brought: Callable[[], None] = self.wake

    def wake(self) -> None:
        """A file may have been asked for."""
        self._woken.set()

    async def run(self, brought: Callable[[], None]) -> None:
        """Until cancelled. ``brought`` is called after each commit that put a message into the inbox."""
        self._brought = brought
        while True:
            self._woken.clear()
            try:
                waiting = await self._work()
            except* sa.exc.OperationalError as problems:  # a busy or full disk: what waits goes on waiting
                log.error("the database cannot be used now, files wait: %s", problems.exceptions[0])
                waiting = 1
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_AGAIN_SECONDS if waiting else None):
                    await self._woken.wait()

    async def _work(self) -> int:
        """Try what is due now; how many files there were."""
        rows = await self._database.read(attachments.waiting, tuple(self._sources))
        now = self._now()
        due = [row for row in rows if row.not_before is None or row.not_before <= now]
        async with asyncio.TaskGroup() as together:
            for row in due[:MOST_AT_ONCE]:
                together.create_task(self._bring(row))
        if due:
            self.wake()  # their senders may have sent more
        return len(rows)

    async def _bring(self, row: attachments.Waiting) -> None:
        if row.attempts > len(WAITS):  # the last try began and never ended: it may be what stopped us
            await self._try_later(row, "stopped the process")
            return
        await self._database.write(attachments.count_attempt, row.id)
        outcome = await self._fetched(row)
        match outcome:
            case contract.Fetched(content):
                await self._read(row, content)
            case contract.TooLarge():
                await self._settle(row, unread(row.name, messages.Unread.TOO_LARGE))
            case contract.NotThere(detail):
                log.warning("file %s cannot be had: %s", row.id, detail)
                await self._settle(row, unread(row.name, messages.Unread.NOT_FETCHED))
            case contract.TryLater(after):
                await self._try_later(row, "asked to wait", after)
            case contract.ChannelDown(detail):
                await self._try_later(row, detail)

    async def _fetched(self, row: attachments.Waiting) -> contract.FetchOutcome:
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                return await self._sources[row.channel].fetch(row.reference, messages.MOST_FILE_BYTES)
        except TimeoutError:
            return contract.ChannelDown(f"no file within {LONGEST_SECONDS:.0f} seconds")

    async def _read(self, row: attachments.Waiting, content: bytes) -> None:
        try:
            await self._settle(row, await self._workshop.read(row.name, content))
        except OSError as problem:
            await self._try_later(row, f"no workshop: {problem.strerror}")

    async def _try_later(self, row: attachments.Waiting, why: str, after: timedelta = timedelta(0)) -> None:
        if row.attempts >= len(WAITS):
            log.warning("file %s is given up: %s", row.id, why)
            await self._settle(row, unread(row.name, messages.Unread.NOT_FETCHED))
            return
        until = self._now() + max(after, WAITS[row.attempts])
        await self._database.write(attachments.postpone, row.id, until, why)

    async def _settle(self, row: attachments.Waiting, content: messages.Sheet | messages.Unsupported) -> None:
        given_up = isinstance(content, messages.Unsupported) and content.body == messages.Unread.NOT_FETCHED
        ended: attachments.Ended = "given_up" if given_up else "fetched"
        await self._database.write(attachments.settle, row, content, ended, self._now())
        self._brought()
