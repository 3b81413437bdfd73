"""Looks at the running bot: writes a little, reads what waits, asks the disk and the channels.

Promises: an answer within ``PATIENCE_SECONDS`` even when the database gives none; one look at a time, however many ask.
Must not: judge (see ``findings``), or change anything.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from bot.backups import shelf
from bot.backups.routine import Backups
from bot.clock import Now
from bot.health import findings
from bot.health.findings import Finding
from models.store.database import Database
from models.store.queries import backlog
from models.store.queries.backlog import Backlog

PATIENCE_SECONDS = 2.0
FRESH_SECONDS = 1.0

Troubles = Callable[[], Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look saw. ``backlog`` is None when the database gave no answer; ``write_seconds`` too."""

    at: datetime
    write_seconds: float | None
    problem: str | None
    backlog: Backlog | None
    held: int
    disk_free: int
    newest_backup: datetime | None
    backup_failure: str | None
    troubles: Mapping[str, str | None]


class Watch:
    """``folder`` is where the database lies. ``troubles`` gives, by channel served, why its network does not answer,
    None where it does."""

    def __init__(
        self, database: Database, folder: Path, backups: Backups, troubles: Troubles, now: Now, wall: Now
    ) -> None:
        self._database = database
        self._folder = folder
        self._backups = backups
        self._troubles = troubles
        self._now = now
        self._wall = wall
        self._asking: asyncio.Task[tuple[float, Backlog, int]] | None = None
        self._look: asyncio.Task[Seen] | None = None
        self._fresh_until = 0.0
        self._held: int | None = None

    async def look(self) -> Seen:
        """How it is now, at most a second old."""
        if self._look is None or (self._look.done() and time.monotonic() >= self._fresh_until):
            self._look = asyncio.create_task(self._looked())
        return await asyncio.shield(self._look)

    async def findings(self) -> list[Finding]:
        """What is to be said of it."""
        seen = await self.look()
        found = [
            findings.of_database(seen.write_seconds, seen.problem),
            findings.of_disk(str(self._folder), seen.disk_free),
        ]
        if seen.backlog is not None:
            found += findings.of_backlog(seen.backlog, seen.troubles, self._now())
            found.append(findings.of_held(seen.held))
        found += [findings.of_channel(channel, trouble) for channel, trouble in sorted(seen.troubles.items())]
        every, folder = self._backups.every, str(self._backups.folder)
        found.append(findings.of_backups(folder, seen.newest_backup, seen.backup_failure, every, self._wall()))
        return found

    async def _looked(self) -> Seen:
        seconds, read, held, problem = await self._asked()
        newest = await asyncio.to_thread(_newest, self._backups)
        seen = Seen(
            at=self._now(),
            write_seconds=seconds,
            problem=problem,
            backlog=read,
            held=held,
            disk_free=disk_free(self._folder),
            newest_backup=newest,
            backup_failure=self._backups.failure,
            troubles=self._troubles(),
        )
        self._fresh_until = time.monotonic() + FRESH_SECONDS
        return seen

    async def _asked(self) -> tuple[float | None, Backlog | None, int, str | None]:
        """An attempt that does not end in time goes on; nothing more is asked of the database meanwhile."""
        if self._asking is None:
            self._asking = asyncio.create_task(self._ask())
        asking = self._asking
        done, _ = await asyncio.wait({asking}, timeout=PATIENCE_SECONDS)
        if not done:
            return None, None, 0, f"no answer within {PATIENCE_SECONDS:.0f} s"
        self._asking = None
        try:
            seconds, read, held = asking.result()
        except (sa.exc.DBAPIError, OSError, TimeoutError) as problem:
            return None, None, 0, str(getattr(problem, "orig", None) or type(problem).__name__)
        return seconds, read, held, None

    async def _ask(self) -> tuple[float, Backlog, int]:
        began = time.monotonic()
        await self._database.write(backlog.probe)
        took = time.monotonic() - began
        if self._held != 0:  # only a restore holds anything back, and then no bot runs: once nothing, always nothing
            self._held = await self._database.read(backlog.held_back)
        return took, await self._database.read(backlog.read, self._now()), self._held


def _newest(backups: Backups) -> datetime | None:
    try:
        found = shelf.newest(backups.folder, backups.kind)
    except OSError:
        return None
    return found.made_at if found is not None else None


def disk_free(folder: Path) -> int:
    """Bytes left on the disk where a folder is, or will be."""
    there = next(one for one in (folder.resolve(), *folder.resolve().parents) if one.exists())
    return shutil.disk_usage(there).free
