"""The one door to the database, an SQLite file or a database of a PostgreSQL server.

Promises: ``write`` runs a whole transaction as one ordinary function, one after another, committed and synced
when it returns (``write_unsynced``: only committed); ``read`` sees only committed rows and cannot write. Nothing is
awaited inside a transaction. Trouble with the disk or the server is raised as OperationalError.
Must not: know what is written.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa

from models.store import postgres, sqlite
from models.store.doors import Door, FileDoor, ServerDoor

P = ParamSpec("P")
R = TypeVar("R")

# Where a database is: the file of SQLite, or the address of a PostgreSQL server's database.
Place = Path | sa.URL

APPLICATION_ID = sqlite.APPLICATION_ID

log = logging.getLogger(__name__)


class ForeignFile(Exception):
    """The database is not one of this bot."""


def writer_engine(place: Place) -> sa.Engine:
    """An engine for functions that write without awaiting."""
    return sqlite.writer(place) if isinstance(place, Path) else postgres.writer(place)


def reader_engine(place: Place) -> sa.Engine:
    """An engine that cannot write, for functions that only look."""
    return sqlite.reader(place) if isinstance(place, Path) else postgres.reader(place)


def claim(engine: sa.Engine) -> None:
    """Mark an empty database as ours. Raises ForeignFile when it holds somebody else's tables."""
    ours = sqlite.marked_as_ours(engine) if engine.dialect.name == "sqlite" else postgres.is_ours(engine)
    if not ours:
        raise ForeignFile(str(engine.url.database))


class Database:
    """A database in use."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._door: Door = FileDoor(place) if isinstance(place, Path) else ServerDoor(place)
        if isinstance(place, Path) and sqlite3.sqlite_version_info < sqlite.RACE_FREE:
            log.info("sqlite %s: safe here, as one connection writes and checkpoints", sqlite3.sqlite_version)

    async def write(self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run ``work(connection, …)`` as one transaction; committed when this returns, rolled back if it raises.

        It may be run again from its beginning, so it keeps nothing outside the database.
        """
        result: R = await self._door.write([lambda connection: work(connection, *args, **kwargs)], "synced")
        return result

    async def write_unsynced(
        self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """As ``write``, but not synced: a kill of the process undoes nothing of it, a power cut may undo the last of
        these. Only for what may then be done again."""
        result: R = await self._door.write([lambda connection: work(connection, *args, **kwargs)], "unsynced")
        return result

    async def write_after(self, note: Callable[[sa.Connection], None], work: Callable[[sa.Connection], R], /) -> R:
        """``note`` and then ``work``, each its own transaction, with nothing between them and nothing waited for."""
        result: R = await self._door.write([note, work], "synced")
        return result

    async def read(self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run ``work(connection, …)`` on a snapshot of the committed rows."""
        return await self._door.read(lambda connection: work(connection, *args, **kwargs))

    async def close(self) -> None:
        """Finish what is being written, then close."""
        await self._door.close()
