"""Several processes of the bot on one database, each with a folder of its own.

Promises: all are gone when the block ends. Must not: wait for the bot in them.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from bot import opening
from tests import databases
from tests.delivering.ledger import rows
from tests.delivering.served import Served
from tests.standins.bot_api import BotApi


@contextlib.asynccontextmanager
async def serving(count: int, folder: Path, api: BotApi) -> AsyncIterator[list[Served]]:
    """Processes on the database that stands for ``bot.db`` in the folder; none is started."""
    opening.prepare(databases.at(folder / "bot.db"))
    setting = databases.setting(folder / "bot.db")
    async with contextlib.AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(Served(folder / f"process{number}", api.root, **setting))
            for number in range(count)
        ]


async def shared_by(count: int, database: Path) -> None:
    """Wait until so many processes have shares."""
    await until(database, f"SELECT 1 FROM shares HAVING count(DISTINCT owner) = {count} AND count(*) > 16")


async def until(database: Path, statement: str, *, found: bool = True) -> None:
    """Wait until a statement finds something, or nothing any more."""
    async with asyncio.timeout(60):
        while bool(await asyncio.to_thread(rows, database, statement)) != found:
            await asyncio.sleep(0.2)
