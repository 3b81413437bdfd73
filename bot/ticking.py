"""What is done at every tick, part by part.

Promises: an error in one part stops neither the others nor the process: it is logged, and the part is tried again at
the next tick. A long part is many short transactions, between which whoever is talking is answered.
Must not: know when to tick.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

import sqlalchemy as sa

from models.store.database import Database
from models.store.queries import broadcasts

Part = Callable[[datetime], Awaitable[None]]

log = logging.getLogger(__name__)


class Ticking:
    """``parts`` by name, done in their order."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = parts
        self._failing: dict[str, str] = {}

    async def tick(self, now: datetime) -> None:
        """Do every part once."""
        for name, part in self._parts.items():
            try:
                await part(now)
                self._failing.pop(name, None)
            except sa.exc.OperationalError as problem:  # a full or busy disk: what is due stays due
                log.error("%s are looked at again later: %s", name, problem.orig)
            except Exception as problem:  # a bug in one part must not end what everybody else is served by
                self._tell(name, problem)

    def _tell(self, name: str, problem: Exception) -> None:
        """In full once; while it stays the same, in a line."""
        said = f"{type(problem).__name__}: {problem}"
        if self._failing.get(name) == said:
            log.error("%s failed again and are tried at the next tick: %s", name, type(problem).__name__)
        else:
            log.error("%s failed and are tried again at the next tick", name, exc_info=problem)
        self._failing[name] = said


async def go_on_with_broadcasts(database: Database, now: datetime) -> None:
    """Write the copies that may go now, and mark as done what is out."""
    while await database.write(broadcasts.go_on, now):
        pass
    await database.write(broadcasts.finish, now)
