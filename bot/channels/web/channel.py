"""The chat page as a channel.

Promises: a delivered line reaches every open page of the address; the others find it in the history.
Must not: keep lines; what was said is the backstage's to remember.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from aiohttp import web

from bot.channels import contract
from bot.channels.web import encoding, page, server
from bot.channels.web.backstage import Backstage, Demonstration, Uploads
from bot.channels.web.callers import Callers
from bot.channels.web.routes import Desk

HEARTBEAT = timedelta(seconds=15)


class WebChannel:
    """Officers who write from the chat page.

    ``clock`` gives the aware time shown on lines as they pass. ``public_url`` is the address officers use
    when a proxy stands before the server; with https the cookie travels encrypted only.
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
    ) -> None:
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
            await asyncio.Event().wait()
        finally:
            self._desk.receive = None

    def sends_of(self, delivery: contract.Delivery) -> int:
        return 1

    async def deliver(self, delivery: contract.Delivery) -> contract.Outcome:
        """Show the line on the open pages; delivered in any case, because the history has it."""
        line = encoding.line_of(delivery, self._desk.clock())
        self._desk.fresh.keep(delivery.address, line)
        self._desk.streams.push(delivery.address, encoding.event("line", encoding.line_for_page(line)))
        return contract.Delivered(network_id=line.id)

    async def close(self) -> None:
        """End the open streams."""
        self._desk.streams.close()
