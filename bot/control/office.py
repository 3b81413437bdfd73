"""Where a command gets its errands done: in the serving process if there is one, else in this one.

Promises: one process writes to a database.
Must not: print.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any, Protocol

from bot import opening, process
from bot.control import wire
from bot.control.errands import Errands, Problem
from bot.settings import Settings, place_name
from bot.wiring import Bot

Opened = Callable[[Settings], AbstractAsyncContextManager[Bot]]
_TRIES = 50
_PAUSE_SECONDS = 0.1


class Office(Protocol):
    """Does errands."""

    async def perform(self, errand: str, arguments: dict[str, Any]) -> Any: ...


class _Remote:
    """Errands over the socket of the serving process."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def perform(self, errand: str, arguments: dict[str, Any]) -> Any:
        await wire.write_line(self._writer, {"errand": errand, "arguments": arguments})
        answer = await wire.read_line(self._reader)
        if answer is None:
            raise Problem("the serving process stopped; run the command again")
        if "problem" in answer:
            raise Problem(answer["problem"])
        return answer.get("result")


@asynccontextmanager
async def open_office(settings: Settings, opened: Opened = process.running) -> AsyncIterator[Office]:
    """An office for one command. Raises CannotOpen, PlanError and Problem.

    ``opened`` makes the bot where no process serves it: running, or ``process.at_rest`` for who only looks.
    """
    for _ in range(_TRIES):
        try:
            reader, writer = await asyncio.open_unix_connection(
                wire.socket_path(settings.database), limit=wire.LONGEST_LINE
            )
        except OSError:
            pass
        else:
            try:
                yield _Remote(reader, writer)
            finally:
                writer.close()
                with suppress(OSError):
                    await writer.wait_closed()
            return
        try:
            async with _own_office(settings, opened) as office:
                yield office
            return
        except opening.InUse:
            await asyncio.sleep(_PAUSE_SECONDS)
    raise opening.CannotOpen(
        f"{place_name(settings.database)} stays in use by another command; try again when it ended"
    )


@asynccontextmanager
async def _own_office(settings: Settings, opened: Opened) -> AsyncIterator[Office]:
    async with opened(settings) as bot:
        errands = Errands(bot)
        try:
            yield errands
        finally:
            await errands.close()
