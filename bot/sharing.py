"""Which share of the work this process has: all of it on a file; on a server what it took and the others left.

Promises: a process that was frozen or cut off knows, before it does anything, that its shares may be gone; what it
then still tries to write is refused by the database. A dead process's shares are others' within half a minute.
Must not: do any of the work.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

import sqlalchemy as sa

from bot.channels.terminal import TerminalChannel
from bot.fencing import Fenced
from bot.succession import Succession
from models.store.database import Database
from models.store.queries import post, sharing
from models.store.queries.sharing import Lanes

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V")

BEAT_SECONDS = 2.0
LOOK_SECONDS = 0.1
# Less than the others wait before they take a silent process's shares: here it is known first.
SURE_SECONDS = sharing.DEAD_SECONDS - BEAT_SECONDS
REMINDERS, FETCHING, BACKUPS = "reminders", "fetching", "backups"
Wanted = Callable[[], Collection[str]]

log = logging.getLogger(__name__)


def sending(channel: str) -> str:
    """The share of sending over a channel: its limits are counted by one process."""
    return f"sending/{channel}"


def listening(channel: str) -> str:
    """The share of asking a network for what is new."""
    return f"listening/{channel}"


class Shares(Protocol):
    """What this process may do now."""

    def holds(self, name: str) -> bool:
        """Whether this share is ours."""

    def lanes(self) -> Lanes | None:
        """The lanes of turns that are ours; None: there are no lanes, all is ours."""

    def fenced(self, names: Wanted) -> Database:
        """The database for work of these shares, of those ours at each write: refused when one is not."""

    async def run(self, changed: Callable[[], None]) -> None:
        """Until cancelled; ``changed`` is called when something may be waiting for us that was not ours before."""

    async def joined(self) -> None:
        """Wait until what is free has been taken; not for long where nothing can be had."""

    async def leave(self) -> None:
        """Give everything back."""


class Everything:
    """The shares of a process that is alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def holds(self, name: str) -> bool:
        return True

    def lanes(self) -> Lanes | None:
        return None

    def fenced(self, names: Wanted) -> Database:
        return self._database

    async def run(self, changed: Callable[[], None]) -> None:
        await asyncio.Event().wait()

    async def joined(self) -> None:
        return None

    async def leave(self) -> None:
        return None


class Shared:
    """The shares of one of several processes. ``wanted`` names those it can do anything with, beside the lanes.

    It is asked over a connection of its own, so that no long work keeps us from saying that we are here.
    """

    def __init__(self, database: Database, succession: Succession, wanted: Wanted, steady: Callable[[], float]) -> None:
        self._database = database
        self._succession = succession
        self._own = Database(database.place)
        self._wanted = wanted
        self._steady = steady
        self._owner = secrets.token_hex(16)
        self._before: str | None = None
        self._held: frozenset[str] = frozenset()
        self._sure_until = 0.0
        self._newest: object = None
        self._asked: set[str] = set()
        self._joined = asyncio.Event()

    def holds(self, name: str) -> bool:
        return name in self._held and self._steady() < self._sure_until

    def lanes(self) -> Lanes | None:
        sure = self._steady() < self._sure_until
        return Lanes(self._owner, sharing.lanes_among(self._held) if sure else frozenset())

    def fenced(self, names: Wanted) -> Database:
        return Fenced(self._database, self._owner, names)

    async def run(self, changed: Callable[[], None]) -> None:
        self._before = self._succession.follow(self._owner)
        while True:
            try:
                if await self._round():
                    changed()
                await self._look_around(changed)
            except sa.exc.OperationalError as problem:
                log.warning("the work cannot be shared out now: %s", problem.orig)
                await asyncio.sleep(BEAT_SECONDS)

    async def _look_around(self, changed: Callable[[], None]) -> None:
        """Until the next beat, or until we can do more, see what others have put in and out."""
        until = self._steady() + BEAT_SECONDS
        while self._steady() < until and self._asked == set(self._wanted()):
            newest = await self._own.read(post.newest)
            if newest != self._newest:
                self._newest = newest
                changed()
            await asyncio.sleep(LOOK_SECONDS)

    async def _round(self) -> bool:
        if self._before is not None:
            await self._own.write(sharing.leave, self._before)  # once what it was writing has ended
            self._before = None
        began = self._steady()
        await self._own.write(sharing.beat, self._owner)
        self._sure_until = began + SURE_SECONDS
        lanes, self._asked = map(sharing.lane_name, range(sharing.LANES)), set(self._wanted())
        held = await self._own.write(sharing.share_out, self._owner, {*lanes, *self._asked})
        before, self._held = self._held, held
        self._joined.set()
        if held != before:
            log.info("this process has now: %s", ", ".join(sorted(held)) or "nothing")
        return held != before

    async def joined(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SURE_SECONDS):
                await self._joined.wait()

    async def leave(self) -> None:
        self._held = frozenset()
        with contextlib.suppress(sa.exc.OperationalError):
            await self._own.write(sharing.leave, self._owner)
            self._succession.end()
        await self._own.close()


def shares_of(database: Database, folder: Path, wanted: Wanted, *, alone: bool) -> Shares:
    """All of it where one process is alone; else what it takes of it. ``folder`` is this process's own."""
    return Everything(database) if alone else Shared(database, Succession(folder), wanted, time.monotonic)


def what_is_wanted(channels: Iterable[str], asked: Collection[str], terminal: TerminalChannel) -> Collection[str]:
    """The shares this process could do anything with, beside the lanes: ``channels`` it opened, those of them that are
    ``asked`` for what is new. Only the process somebody's terminal is attached to can send there."""
    reached = [channel for channel in channels if channel != terminal.name or terminal.is_attached]
    fetching = [FETCHING] if asked else []
    return {REMINDERS, BACKUPS, *map(sending, reached), *map(listening, asked), *fetching}


class Ours(Mapping[str, V]):
    """``all_of_them``, by channel. Goes through those, and contains those, whose share is ours at this moment."""

    def __init__(self, all_of_them: Mapping[str, V], shares: Shares, share: Callable[[str], str]) -> None:
        self._all = all_of_them
        self._shares = shares
        self._share = share

    def __getitem__(self, channel: str) -> V:
        return self._all[channel]

    def __contains__(self, channel: object) -> bool:
        return isinstance(channel, str) and channel in self._all and self._shares.holds(self._share(channel))

    def __iter__(self) -> Iterator[str]:
        return (channel for channel in self._all if self._shares.holds(self._share(channel)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


async def while_ours(shares: Shares, name: str, run: Callable[[], Awaitable[Any]]) -> None:
    """Run it whenever the share is ours, and stop it when it is not."""
    while True:
        await _until(lambda: shares.holds(name))
        running = asyncio.ensure_future(run())
        gone = asyncio.ensure_future(_until(lambda: not shares.holds(name)))
        try:
            await asyncio.wait((running, gone), return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                running.result()
                return
        finally:
            gone.cancel()
            running.cancel()
            await asyncio.wait((running, gone))


async def _until(so: Callable[[], bool]) -> None:
    while not so():  # noqa: ASYNC110 - what is ours also ends by time alone
        await asyncio.sleep(0.25)
