"""How transactions run on each database: on the thread that owns an SQLite file, or on connections to a server.

Promises: writes of one process follow each other; nothing comes between the works of one ``write``.
Must not: know what is written.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.util.concurrency import greenlet_spawn

from models.store import postgres, sqlite
from models.store.asyncpg_thread import LoopThread

R = TypeVar("R")
Work = Callable[[sa.Connection], R]
Care = Literal["synced", "unsynced"]

MOST_TRIES = 5
PAUSE_SECONDS = 0.02
MOST_READERS = 8


class Door(Protocol):
    """Runs transactions."""

    async def write(self, works: Sequence[Work[Any]], care: Care) -> Any:
        """Each work is a transaction of its own; the result of the last."""

    async def read(self, work: Work[R]) -> R:
        """One transaction that cannot write."""

    async def close(self) -> None:
        """Finish what is being written, then close."""


class FileDoor:
    """One SQLite file: one writer thread, any number of readers."""

    def __init__(self, file: Path) -> None:
        self._writer = sqlite.writer(file)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._writing: sa.Connection | None = None
        self._reader = create_async_engine(sqlite.url_of(file, "sqlite+aiosqlite"))
        sqlite.let_only_read(self._reader.sync_engine)

    async def write(self, works: Sequence[Work[Any]], care: Care) -> Any:
        run = self._transact if care == "synced" else self._transact_unsynced
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: [run(one) for one in works][-1])

    def _transact(self, work: Work[R]) -> R:
        # Opened once: to take a connection and give it back costs as much as a statement.
        connection = self._writing = self._writing or self._writer.connect()
        try:
            with connection.begin():
                return work(connection)
        except BaseException:
            self._let_go()
            raise

    def _let_go(self) -> None:
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.close()

    def _transact_unsynced(self, work: Work[R]) -> R:
        self._set("synchronous = NORMAL")
        try:
            return self._transact(work)
        finally:
            self._set("synchronous = FULL")

    def _set(self, pragma: str) -> None:
        connection = self._writer.raw_connection()
        connection.cursor().execute(f"PRAGMA {pragma}")
        connection.close()

    async def read(self, work: Work[R]) -> R:
        async with self._reader.connect() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        await self._reader.dispose()
        self._thread.shutdown(wait=True)
        self._let_go()
        self._writer.dispose()


class ServerDoor:
    """A PostgreSQL server's database: one connection writes, up to eight read.

    What another process's transaction overtook, and what was cut off before its commit, runs again; after a cut
    within the commit nobody knows, and OperationalError is raised as for any other trouble of the server.
    """

    def __init__(self, url: sa.URL) -> None:
        self._thread = LoopThread()
        self._writer = postgres.in_thread(url, self._thread, postgres.STATEMENT_SECONDS)
        self._reader = postgres.let_only_read(postgres.in_thread(url, self._thread, postgres.STATEMENT_SECONDS))
        self._writing = asyncio.Lock()
        self._reading = asyncio.Semaphore(MOST_READERS)
        self._first_reading = asyncio.Lock()
        self._have_read = False

    async def write(self, works: Sequence[Work[Any]], care: Care) -> Any:
        return await self._sent(self._write(works, care))

    async def read(self, work: Work[R]) -> R:
        return await self._sent(self._read(work))

    async def close(self) -> None:
        await self._sent(self._finish())
        for engine in (self._writer, self._reader):
            await asyncio.to_thread(engine.dispose)
        self._thread.stop()

    async def _sent(self, doing: Coroutine[Any, Any, R]) -> R:
        # What has begun is finished even when nobody waits for it any more, as on a file.
        return await asyncio.shield(asyncio.wrap_future(self._thread.send(doing)))

    async def _write(self, works: Sequence[Work[Any]], care: Care) -> Any:
        result = None
        async with self._writing:
            for work in works:
                result = await _tried(lambda work=work: _transact(self._writer, work, care))  # type: ignore[misc]
        return result

    async def _read(self, work: Work[R]) -> R:
        if not self._have_read:  # the engine gets to know its server within a lock that would stop the whole thread
            async with self._first_reading:
                await _tried(lambda: _look(self._reader, lambda connection: None))
                self._have_read = True
        async with self._reading:
            return await _tried(lambda: _look(self._reader, work))

    async def _finish(self) -> None:
        """Wait for what has begun, also where nobody waits for it any more: its connection would stay open."""
        async with self._writing, self._first_reading:
            for _ in range(MOST_READERS):
                await self._reading.acquire()
        for _ in range(MOST_READERS):
            self._reading.release()


async def _tried(transaction: Callable[[], R]) -> R:
    """Run it until it neither lost against another nor was cut off; OperationalError when the server cannot serve."""
    for attempt in range(1, MOST_TRIES):
        try:
            return await greenlet_spawn(transaction)
        except (sa.exc.DBAPIError, OSError) as problem:
            if not (postgres.is_conflict(problem) or postgres.is_lost(problem)):
                raise _named(problem) from problem
        await asyncio.sleep(PAUSE_SECONDS * random.uniform(0, 1 << attempt))
    try:
        return await greenlet_spawn(transaction)
    except (sa.exc.DBAPIError, OSError) as problem:
        raise _named(problem) from problem


def _named(problem: sa.exc.DBAPIError | OSError) -> sa.exc.DBAPIError | OSError:
    """The same name for a server's trouble as for a file's, so that nobody above has to know which it is."""
    if isinstance(problem, sa.exc.OperationalError) or not postgres.is_servers_trouble(problem):
        return problem
    return sa.exc.OperationalError(None, None, problem)


def _transact(engine: sa.Engine, work: Work[R], care: Care) -> R:
    with engine.connect() as connection, connection.begin() as transaction:
        if care == "unsynced":
            connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")
        result = work(connection)
        try:
            transaction.commit()
        except (sa.exc.DBAPIError, OSError) as problem:
            if postgres.is_lost(problem):  # whether it is committed nobody knows: not ours to run it again
                raise sa.exc.OperationalError(None, None, problem) from problem
            raise
        return result


def _look(engine: sa.Engine, work: Work[R]) -> R:
    with engine.connect() as connection:
        return work(connection)
