"""The pages that are open now, by address.

Promises: what is pushed reaches every open page of the address, in order; a page that stops reading is cut
off and finds everything in the history when it comes back.
Must not: remember anything for a page that is not open.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta

from bot.channels.web import encoding

WAITING_EVENTS = 256


class Stream:
    """One open page: the events it has still to be sent."""

    def __init__(self) -> None:
        self._waiting: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._is_ending = False

    def put(self, event: bytes) -> None:
        """Queue one event; a page too far behind is closed."""
        if self._waiting.qsize() >= WAITING_EVENTS:
            self.close()
        elif not self._is_ending:
            self._waiting.put_nowait(event)

    def close(self) -> None:
        """End the stream after what is already queued."""
        if not self._is_ending:
            self._is_ending = True
            self._waiting.put_nowait(None)

    async def events(self, heartbeat: timedelta) -> AsyncIterator[bytes]:
        """What to write next, with a beat whenever nothing else was said for ``heartbeat``."""
        while True:
            try:
                async with asyncio.timeout(heartbeat.total_seconds()):
                    event = await self._waiting.get()
            except TimeoutError:
                event = encoding.event("beat", {})
            if event is None:
                return
            yield event


class Streams:
    """All open pages."""

    def __init__(self) -> None:
        self._open: defaultdict[str, list[Stream]] = defaultdict(list)

    @contextmanager
    def open(self, address: str) -> Iterator[Stream]:
        """A stream for one page, registered while the block runs."""
        stream = Stream()
        self._open[address].append(stream)
        try:
            yield stream
        finally:
            self._open[address].remove(stream)
            if not self._open[address]:
                del self._open[address]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Those with a page open."""
        return tuple(self._open)

    def push(self, address: str, event: bytes) -> None:
        """Send one event to all open pages of ``address``."""
        for stream in self._open.get(address, ()):
            stream.put(event)

    def close(self) -> None:
        """End every stream."""
        for streams in self._open.values():
            for stream in streams:
                stream.close()
