"""The serving process's end of the local socket.

Promises: each connection has its own errands; what goes wrong is answered, never breaks the process.
Must not: do an errand itself.
"""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path
from types import TracebackType

from bot.control import wire
from bot.control.errands import Errands, Problem
from bot.wiring import Bot

log = logging.getLogger(__name__)


class ControlServer:
    """Listens while the block runs."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._path = wire.socket_path(bot.settings.database)
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> None:
        if not isinstance(self._bot.settings.database, Path) and await wire.is_listened_to(self._path):
            log.info("commands on this machine are done by another process that shares the work")
            return
        self._path.unlink(missing_ok=True)
        old = os.umask(0o177)
        try:
            self._server = await asyncio.start_unix_server(self._connected, self._path, limit=wire.LONGEST_LINE)
        finally:
            os.umask(old)

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
            self._path.unlink(missing_ok=True)
        for connection in self._connections:
            connection.cancel()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._connections.add(task)
            task.add_done_callback(self._connections.discard)
        errands = Errands(self._bot)
        try:
            while (request := await wire.read_line(reader)) is not None:
                await wire.write_line(writer, await _answer(errands, request))
        except (ConnectionError, ValueError, asyncio.CancelledError):
            log.debug("a command's connection ended")
        finally:
            await errands.close()
            writer.close()


async def _answer(errands: Errands, request: dict[str, object]) -> dict[str, object]:
    try:
        arguments = request.get("arguments")
        result = await errands.perform(str(request.get("errand")), arguments if isinstance(arguments, dict) else {})
    except Problem as problem:
        return {"problem": str(problem)}
    except (TypeError, TimeoutError) as problem:
        log.warning("an errand failed: %s", problem)
        return {"problem": f"the serving process could not do it: {problem}"}
    return {"result": result}
