"""Requests over kept connections, as plainly as they can be made: one body out, one answer back.

Promises: a request is written once; a connection carries one at a time and is used again only when its answer was
whole. It is told apart whether a request left at all.
Must not: follow an answer elsewhere, retry, or know a method of the Bot API.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from bot.channels.telegram import answer

# Longer than this a way between may have forgotten a connection that nobody uses.
KEPT_SECONDS: Final = 15.0
_EITHER_FAMILY_AFTER_SECONDS: Final = 0.25


class NotConnected(Exception):
    """No connection could be made; nothing left."""


class NoAnswer(Exception):
    """The request left, and no whole answer came."""


class Line:
    """The connections to one ``root``, like "https://api.telegram.org". ``trust`` says whose certificates count."""

    def __init__(self, root: str, trust: Callable[[], ssl.SSLContext] = ssl.create_default_context) -> None:
        self._root = urlsplit(root)
        self._named = self._root.netloc.rpartition("@")[2]
        self._path = self._root.path.rstrip("/")
        self._trust = trust
        self._trusted: ssl.SSLContext | None = None
        self._free: list[_Connection] = []

    async def post(self, path: str, body: bytes, connect_seconds: float, answer_seconds: float) -> answer.Whole:
        """Send JSON to a path below the root; ``answer_seconds`` may pass without a byte. Raises NotConnected and
        NoAnswer."""
        connection = self._kept() or await self._opened(connect_seconds)
        head = (
            f"POST {self._path}{path} HTTP/1.1\r\nHost: {self._named}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        try:
            got = await connection.ask(head.encode() + body, answer_seconds)
        except BaseException as problem:
            connection.drop()
            if isinstance(problem, OSError | EOFError | answer.NoHttp):  # TimeoutError is an OSError
                raise NoAnswer(f"{type(problem).__name__}: {problem}") from problem
            raise
        if got.stays:
            connection.free_since = asyncio.get_running_loop().time()
            self._free.append(connection)
        else:
            connection.drop()
        return got

    def close(self) -> None:
        """Give back the connections that nobody uses."""
        free, self._free = self._free, []
        for connection in free:
            connection.drop()

    def _kept(self) -> _Connection | None:
        now = asyncio.get_running_loop().time()
        while self._free:
            connection = self._free.pop()
            if connection.is_open and now - connection.free_since < KEPT_SECONDS:
                return connection
            connection.drop()
        return None

    async def _opened(self, within: float) -> _Connection:
        is_secure = self._root.scheme == "https"
        if is_secure and self._trusted is None:
            self._trusted = self._trust()
        try:
            async with asyncio.timeout(within):
                _, connection = await asyncio.get_running_loop().create_connection(
                    _Connection,
                    self._root.hostname or "",
                    self._root.port or (443 if is_secure else 80),
                    ssl=self._trusted,
                    happy_eyeballs_delay=_EITHER_FAMILY_AFTER_SECONDS,
                )
        except (OSError, ValueError) as problem:  # ValueError: a name or port that cannot be one
            raise NotConnected(f"{type(problem).__name__}: {problem}") from problem
        return connection


class _Connection(asyncio.Protocol):
    """One connection; one request is on its way, or none."""

    def __init__(self) -> None:
        self.free_since = 0.0
        self.is_open = False
        self._transport: asyncio.Transport | None = None
        self._read = bytearray()
        self._asked: asyncio.Future[answer.Whole] | None = None
        self._patience: asyncio.Timeout | None = None
        self._seconds = 0.0

    async def ask(self, request: bytes, seconds: float) -> answer.Whole:
        """Write it and wait for the answer, so long without a byte. Raises OSError, EOFError and NoHttp."""
        if self._transport is None or not self.is_open:
            raise EOFError("the connection is closed")
        self._read.clear()
        self._asked, self._seconds = asyncio.get_running_loop().create_future(), seconds
        self._transport.write(request)
        async with asyncio.timeout(seconds) as self._patience:
            return await self._asked

    def drop(self) -> None:
        """Close it, whatever is on its way."""
        self.is_open = False
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport, self.is_open = transport, True

    def data_received(self, data: bytes) -> None:
        self._read += data
        self._look()

    def connection_lost(self, problem: Exception | None) -> None:
        self.is_open = False
        if problem is None:
            self._look(ended=True)
        self._fail(problem or EOFError("the connection was closed"))

    def _look(self, *, ended: bool = False) -> None:
        if self._asked is None or self._asked.done():
            self.is_open = False  # nobody asked for this
            return
        try:
            got = answer.whole(self._read, ended=ended)
        except answer.NoHttp as problem:
            self._fail(problem)
            return
        if got is not None:
            self.is_open = self.is_open and got.length == len(self._read)
            self._asked.set_result(got)
        elif self._patience is not None and not ended:
            self._patience.reschedule(asyncio.get_running_loop().time() + self._seconds)

    def _fail(self, problem: Exception) -> None:
        if self._asked is not None and not self._asked.done():
            self._asked.set_exception(problem)
