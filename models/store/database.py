"""The one door to the database.

Promises: ``write`` runs a whole transaction as one ordinary function, one after another, committed and synced
when it returns (``write_unsynced``: only committed); ``read`` sees only committed rows and cannot write. Nothing is
awaited inside a transaction.
Must not: know what is written.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine

P = ParamSpec("P")
R = TypeVar("R")

APPLICATION_ID = 0x54434231  # "TCB1": marks a SQLite file as ours
RACE_FREE_SQLITE = (3, 51, 3)
_WRITER_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "wal_autocheckpoint = 1000",
    "journal_size_limit = 67108864",
)
_READER_PRAGMAS = (
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "query_only = ON",
    "wal_autocheckpoint = 0",
)

log = logging.getLogger(__name__)


class ForeignFile(Exception):
    """The file is not a database of this bot."""


def writer_engine(path: Path) -> sa.Engine:
    """A synchronous engine with one connection that opens every transaction for writing."""
    engine = sa.create_engine(
        _url("sqlite", path), poolclass=sa.pool.StaticPool, connect_args={"check_same_thread": False}
    )
    _prepare(engine, _WRITER_PRAGMAS, "BEGIN IMMEDIATE")
    return engine


def reader_engine(path: Path) -> sa.Engine:
    """A synchronous engine that cannot write, for commands that only look."""
    engine = sa.create_engine(_url("sqlite", path))
    _prepare(engine, _READER_PRAGMAS, "BEGIN")
    return engine


def _url(driver: str, path: Path) -> sa.URL:
    return sa.URL.create(driver, database=str(path))


def _prepare(engine: sa.Engine, pragmas: tuple[str, ...], begin: str) -> None:
    @event.listens_for(engine, "connect")
    def connect(dbapi: Any, record: object) -> None:
        dbapi.isolation_level = None  # the driver must not begin transactions by itself
        cursor = dbapi.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def open_transaction(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)


def claim_file(engine: sa.Engine) -> None:
    """Mark an empty file as ours. Raises ForeignFile when it holds somebody else's tables."""
    with engine.connect() as connection:
        marked = connection.exec_driver_sql("PRAGMA application_id").scalar()
        used = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if marked not in (0, APPLICATION_ID) or (marked == 0 and used):
            raise ForeignFile(str(engine.url.database))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


class Database:
    """One SQLite file: one writer thread, any number of readers."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = writer_engine(path)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._reader = create_async_engine(_url("sqlite+aiosqlite", path))
        _prepare(self._reader.sync_engine, _READER_PRAGMAS, "BEGIN")
        if sqlite3.sqlite_version_info < RACE_FREE_SQLITE:
            log.info("sqlite %s: safe here, as one connection writes and checkpoints", sqlite3.sqlite_version)

    async def write(self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run ``work(connection, …)`` as one transaction; committed when this returns, rolled back if it raises."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: self._transact(work, *args, **kwargs))

    async def write_unsynced(
        self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As ``write``, but not synced: a kill of the process undoes nothing of it, a power cut may undo the last of
        these. Only for what may then be done again."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: self._transact_unsynced(work, *args, **kwargs))

    async def write_after(self, note: Callable[[sa.Connection], None], work: Callable[[sa.Connection], R], /) -> R:
        """``note`` and then ``work``, each its own transaction, with nothing between them and nothing waited for."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: (self._transact(note), self._transact(work))[1])

    def _transact(self, work: Callable[Concatenate[sa.Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        with self._writer.begin() as connection:
            return work(connection, *args, **kwargs)

    def _transact_unsynced(
        self, work: Callable[Concatenate[sa.Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        self._set("synchronous = NORMAL")
        try:
            return self._transact(work, *args, **kwargs)
        finally:
            self._set("synchronous = FULL")

    def _set(self, pragma: str) -> None:
        connection = self._writer.raw_connection()
        connection.cursor().execute(f"PRAGMA {pragma}")
        connection.close()

    async def read(self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run ``work(connection, …)`` on a snapshot of the committed rows."""
        async with self._reader.connect() as connection:
            return await connection.run_sync(work, *args, **kwargs)

    async def close(self) -> None:
        """Finish what is being written, then close."""
        await self._reader.dispose()
        self._thread.shutdown(wait=True)
        self._writer.dispose()
