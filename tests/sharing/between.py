"""What lies between one process and its database server: a wire that can be cut, shut, or fall silent.

Promises: bytes pass unchanged and in order while it is whole; a silent wire takes connections and passes nothing on.
Must not: know what the bytes mean.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import sqlalchemy as sa


class Between:
    """A wire to the server's socket. ``port`` is where a process finds it."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._passing = asyncio.Event()
        self._passing.set()
        self._ends: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self.port = 0

    async def opens(self) -> None:
        """Takes connections, at the same port as before."""
        self._server = await asyncio.start_server(self._joined, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def shuts(self) -> None:
        """Everything is cut, and nobody comes in."""
        if self._server is not None:
            self._server.close()
        self.cuts()

    def cuts(self) -> None:
        """Everything that is connected is cut; who connects again comes in."""
        for end in list(self._ends):
            end.transport.abort()

    def falls_silent(self) -> None:
        """Nothing is passed on in either direction, and nobody is told."""
        self._passing.clear()

    def speaks(self) -> None:
        """What was held back goes on."""
        self._passing.set()

    async def _joined(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = {writer}
        self._ends.add(writer)
        with contextlib.suppress(OSError, asyncio.CancelledError):
            there = await asyncio.open_unix_connection(str(self._socket))
            ends.add(there[1])
            self._ends.add(there[1])
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass(reader, there[1]))
                both.create_task(self._pass(there[0], writer))
        for end in ends:
            end.transport.abort()
        self._ends -= ends

    async def _pass(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while some := await source.read(1 << 16):
                await self._passing.wait()
                to.write(some)
                await to.drain()
        to.transport.abort()


@contextlib.asynccontextmanager
async def wire(place: sa.URL) -> AsyncIterator[tuple[Between, str]]:
    """A wire to this database, and the address a process is given."""
    between = Between(Path(str(place.query["host"])) / ".s.PGSQL.5432")
    await between.opens()
    address = place.set(host="127.0.0.1", port=between.port, query={}).render_as_string(hide_password=False)
    try:
        yield between, address
    finally:
        between.speaks()
        await between.shuts()
