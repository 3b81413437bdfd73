"""A database whose writes are committed only while this process has the shares of the work they are made for.

Promises: another process that has taken a share makes the write fail as a whole, with OperationalError.
Must not: know what is written.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from typing import Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa

from models.store.database import Database
from models.store.queries import sharing

P = ParamSpec("P")
R = TypeVar("R")


class Fenced(Database):
    """A database whose writes hold the shares they are made for, until they are committed."""

    def __init__(self, within: Database, owner: str, names: Callable[[], Collection[str]]) -> None:
        self._within = within
        self._owner = owner
        self._names = names
        self.place = within.place

    def _held(self, work: Callable[Concatenate[sa.Connection, P], R]) -> Callable[Concatenate[sa.Connection, P], R]:
        names = list(self._names())

        @functools.wraps(work)
        def held(connection: sa.Connection, /, *args: P.args, **kwargs: P.kwargs) -> R:
            sharing.hold(connection, self._owner, names)
            return work(connection, *args, **kwargs)

        return held

    async def write(self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        return await self._within.write(self._held(work), *args, **kwargs)

    async def write_unsynced(
        self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        return await self._within.write_unsynced(self._held(work), *args, **kwargs)

    async def write_after(self, note: Callable[[sa.Connection], None], work: Callable[[sa.Connection], R], /) -> R:
        return await self._within.write_after(self._held(note), self._held(work))

    async def read(self, work: Callable[Concatenate[sa.Connection, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        return await self._within.read(work, *args, **kwargs)

    async def close(self) -> None:
        await self._within.close()
