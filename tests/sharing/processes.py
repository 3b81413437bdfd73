"""Several processes of the bot on one database, each with a folder of its own.

Promises: all are gone when the block ends. Must not: wait for the bot in them.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import sqlalchemy as sa

from bot import opening
from tests import databases
from tests.delivering.ledger import rows
from tests.delivering.served import Served
from tests.sharing.between import Between, wire
from tests.standins.bot_api import BotApi


@contextlib.asynccontextmanager
async def serving(count: int, folder: Path, api: BotApi) -> AsyncIterator[list[Served]]:
    """Processes on the database that stands for ``bot.db`` in the folder; none is started."""
    opening.prepare(databases.at(folder / "bot.db"))
    address = databases.address(folder / "bot.db")
    async with contextlib.AsyncExitStack() as stack:
        yield [await _added(stack, folder / f"process{number}", api, address) for number in range(count)]


@contextlib.asynccontextmanager
async def wired(count: int, folder: Path, api: BotApi) -> AsyncIterator[list[tuple[Served, Between]]]:
    """As ``serving``, each process with a wire of its own to the server."""
    place = databases.at(folder / "bot.db")
    assert isinstance(place, sa.URL)
    opening.prepare(place)
    async with contextlib.AsyncExitStack() as stack:
        wires = [await stack.enter_async_context(wire(place)) for _ in range(count)]
        yield [
            (await _added(stack, folder / f"process{number}", api, address), between)
            for number, (between, address) in enumerate(wires)
        ]


async def _added(stack: contextlib.AsyncExitStack, folder: Path, api: BotApi, address: str) -> Served:
    return await stack.enter_async_context(Served(folder, api.root, DATABASE_URL=address))


async def shared_by(processes: Iterable[Served], database: Path) -> None:
    """Wait until each of these has lanes, and with that serves."""
    async with asyncio.timeout(120):
        for process in processes:
            while not await asyncio.to_thread(_has_lanes, process, database):
                await asyncio.sleep(0.2)


def _has_lanes(process: Served, database: Path) -> bool:
    return bool(process.owner and rows(database, "SELECT 1 FROM shares WHERE owner = ?", process.owner))


async def until(database: Path, statement: str, *, found: bool = True) -> None:
    """Wait until a statement finds something, or nothing any more."""
    async with asyncio.timeout(60):
        while bool(await asyncio.to_thread(rows, database, statement)) != found:
            await asyncio.sleep(0.2)
