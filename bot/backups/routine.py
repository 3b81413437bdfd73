"""The hourly backup: looks now and then whether the newest is old enough for another.

Promises: a backup that cannot be made is said in one line, remembered, and tried again; the bot goes on.
Must not: know how a backup is made.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

from bot.backups import apart, shelf
from bot.backups.making import CannotBackUp
from bot.backups.manifest import Manifest, Why
from bot.clock import Now
from models.store.database import Place

LOOK_EVERY = timedelta(minutes=1)
AGAIN_AFTER = timedelta(minutes=10)

log = logging.getLogger(__name__)


class Backups:
    """The backups of one ``database`` in ``folder``, one ``every`` so often (zero: only when told).

    ``wall`` is the machine's clock, also where the bot's own is another: backups are for the people at the machine.
    ``failure`` says why the last try failed, None when it did not.
    """

    def __init__(self, database: Place, folder: Path, every: timedelta, kind: str, wall: Now) -> None:
        self.folder = folder
        self.every = every
        self.failure: str | None = None
        self.kind = kind
        self.database = database
        self._wall = wall

    async def run(self) -> None:
        """Until cancelled."""
        if not self.every:
            await asyncio.Event().wait()
        while True:
            pause = LOOK_EVERY
            try:
                if await self._is_time():
                    await self.make("hourly", self.folder)
            except (CannotBackUp, OSError) as problem:
                self.failure = str(problem)
                log.error("no backup was made, tried again later: %s", self.failure)
                pause = AGAIN_AFTER
            await asyncio.sleep(pause.total_seconds())

    async def make(self, why: Why, folder: Path) -> Manifest:
        """Make one now. Raises CannotBackUp."""
        made = await apart.make(self.database, folder, why, self._wall())
        if folder == self.folder:
            self.failure = None
        log.info("backup %s made: %s bytes", made.file, made.size)
        return made

    async def _is_time(self) -> bool:
        last = await asyncio.to_thread(shelf.newest, self.folder, self.kind)
        return last is None or not timedelta(0) <= self._wall() - last.made_at < self.every
