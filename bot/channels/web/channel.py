"""The chat page as a channel.

Promises: a delivered line reaches every open page of the address; the others find it in the history.
Must not: keep lines; what was said is the backstage's to remember.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa
from aiohttp import web

from bot.channels import contract
from bot.channels.web import encoding, page, server
from bot.channels.web.backstage import Backstage, Demonstration, Line, Uploads
from bot.channels.web.callers import Callers
from bot.channels.web.routes import Desk

HEARTBEAT = timedelta(seconds=15)
LOOK_AGAIN = timedelta(seconds=1)
NEWEST = 10


class WebChannel:
    """Officers who write from the chat page.

    ``clock`` gives the aware time shown on lines as they pass. ``public_url`` is the address officers use
    when a proxy stands before the server; with https the cookie travels encrypted only. ``sent_elsewhere`` says
    whether another process sends to the pages now; None: there is no other.
    """

    name = "web"
    limits = contract.UNLIMITED
    trouble: str | None = None

    def __init__(
        self,
        backstage: Backstage,
        demonstration: Demonstration | None = None,
        *,
        uploads: Uploads,
        clock: Callable[[], datetime],
        bot: str = "page",
        public_url: str | None = None,
        heartbeat: timedelta = HEARTBEAT,
        sent_elsewhere: Callable[[], bool] | None = None,
    ) -> None:
        self._backstage = backstage
        self._sent_elsewhere = sent_elsewhere
        self._desk = Desk(
            backstage=backstage,
            uploads=uploads,
            callers=Callers(demonstration, public_url),
            page=page.read_page(),
            clock=clock,
            channel=self.name,
            bot=bot,
            secure=public_url is not None and public_url.startswith("https://"),
            heartbeat=heartbeat,
        )

    def routes(self, app: web.Application) -> None:
        """Mount the page on ``app``; before the app starts."""
        server.mount(app, self._desk)

    async def listen(self, receive: contract.Receive) -> None:
        """Take messages until cancelled; before and after, the page keeps them and tries again."""
        self._desk.receive = receive
        try:
            if self._sent_elsewhere is None:
                await asyncio.Event().wait()
            else:
                await self._follow(self._sent_elsewhere)
        finally:
            self._desk.receive = None

    async def _follow(self, sent_elsewhere: Callable[[], bool]) -> None:
        """While another process sends to the pages, show here what it has sent. A page knows what it has."""
        shown: dict[str, frozenset[str]] = {}
        while True:
            await asyncio.sleep(LOOK_AGAIN.total_seconds())
            open_here = self._desk.streams.addresses if sent_elsewhere() else ()
            shown = {address: shown.get(address, frozenset()) for address in open_here}
            for address, known in shown.items():
                with contextlib.suppress(sa.exc.OperationalError):  # looked at again
                    shown[address] = await self._show_what_is_new(address, known)

    async def _show_what_is_new(self, address: str, known: frozenset[str]) -> frozenset[str]:
        lines = [line for line in await self._backstage.history(address, NEWEST) if line.side == "bot"]
        for line in lines:
            if line.id not in known:
                self._show(address, line)
        return frozenset(line.id for line in lines)

    def _show(self, address: str, line: Line) -> None:
        self._desk.fresh.keep(address, line)
        self._desk.streams.push(address, encoding.event("line", encoding.line_for_page(line)))

    def sends_of(self, delivery: contract.Delivery) -> int:
        return 1

    async def deliver(self, delivery: contract.Delivery) -> contract.Outcome:
        """Show the line on the open pages; delivered in any case, because the history has it."""
        line = encoding.line_of(delivery, self._desk.clock())
        self._show(delivery.address, line)
        return contract.Delivered(network_id=line.id)

    async def close(self) -> None:
        """End the open streams."""
        self._desk.streams.close()
