"""What the page asks of its server: the page, messages in, lines and files out.

Promises: a message is answered 200 only after ``receive`` returned; an officer sees own lines and files only.
Must not: know a table; play or move the demonstration (see ``stage``).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import web
from aiohttp.helpers import content_disposition_header

from bot.channels import contract
from bot.channels.web import browsers, decoding, encoding, page
from bot.channels.web.backstage import Backstage, Line, Uploads
from bot.channels.web.callers import Callers, Refusal, read_limited
from bot.channels.web.decoding import Reason
from bot.channels.web.streams import Streams
from models import messages

HISTORY_LINES = 100
FILE_LINES = 1000
KEPT_FILES = 256


@dataclass(slots=True)
class FreshFiles:
    """The newest delivered lines with files, until the history knows them."""

    _lines: OrderedDict[tuple[str, str], Line] = field(default_factory=OrderedDict)

    def keep(self, address: str, line: Line) -> None:
        """Remember the line when it carries a file; forget the oldest beyond KEPT_FILES."""
        if line.picture or line.document:
            self._lines[address, line.id] = line
        if len(self._lines) > KEPT_FILES:
            self._lines.popitem(last=False)

    def line(self, address: str, line_id: str) -> Line | None:
        """The line if it was delivered to this address."""
        return self._lines.get((address, line_id))


@dataclass(slots=True)
class Desk:
    """Everything the answers below need; ``receive`` is there once the channel listens."""

    backstage: Backstage
    uploads: Uploads
    callers: Callers
    page: page.Page
    clock: Callable[[], datetime]
    channel: str
    bot: str
    secure: bool
    heartbeat: timedelta
    streams: Streams = field(default_factory=Streams)
    fresh: FreshFiles = field(default_factory=FreshFiles)
    receive: contract.Receive | None = None


@dataclass(frozen=True, slots=True)
class Routes:
    """One answer a route."""

    desk: Desk

    async def show_page(self, request: web.Request) -> web.Response:
        """The page, and the browser's cookie; with a link's code the browser plays nobody any more."""
        token = browsers.token_in(request)
        is_link = "code" in request.match_info
        if token is None or is_link:
            token = token or browsers.new_token()
            sender = browsers.sender_of(token)
        else:
            sender = (await self.desk.callers.of(request)).sender
        staged = self.desk.callers.may_demonstrate(request)
        pages = self.desk.page.staged if staged else self.desk.page.plain
        text = page.for_sender(pages, request.query.get("lang", ""), sender)
        response = web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-cache"})
        browsers.keep(response, browsers.BROWSER_COOKIE, token, secure=self.desk.secure)
        if is_link:
            browsers.forget_part(response)
        return response

    async def take_message(self, request: web.Request) -> web.Response:
        """Store one message; the answer names it and says when it was taken."""
        self.desk.callers.check_origin(request)
        posted = decoding.read_body(await read_limited(request))
        if isinstance(posted, decoding.Refused):
            raise Refusal(posted.reason)
        sender = await self._speaker(request, posted.speaking_as)
        return await self._stored(sender, posted.id, decoding.content_of(posted))

    async def take_file(self, request: web.Request) -> web.Response:
        """Open one file and store what is in it; the answer is that to a message."""
        self.desk.callers.check_origin(request)
        body = await read_limited(request, decoding.FILE_BODY_BYTES, Reason.FILE_TOO_LARGE)
        posted = decoding.read_file_body(body)
        if isinstance(posted, decoding.Refused):
            raise Refusal(posted.reason)
        sender = await self._speaker(request, posted.speaking_as)
        try:
            content = await self.desk.uploads.content_of(self.desk.channel, sender, posted.name, posted.data)
        except OSError:
            raise Refusal(Reason.NOT_READY) from None
        return await self._stored(sender, posted.id, content)

    async def _speaker(self, request: web.Request, believed: str | None) -> str:
        """The sender that speaks; refused when the page believed to be somebody else, or nobody listens yet."""
        caller = await self.desk.callers.of(request)
        if believed is not None and believed != caller.sender:
            raise Refusal(Reason.OTHER_PART)
        if self.desk.receive is None:
            raise Refusal(Reason.NOT_READY)
        return caller.sender

    async def _stored(self, sender: str, key: str, content: messages.Content) -> web.Response:
        if self.desk.receive is None:
            raise Refusal(Reason.NOT_READY)
        message = messages.InboundMessage(
            channel=self.desk.channel, bot=self.desk.bot, update_key=key, sender=sender, content=content
        )
        at = encoding.time_for_page(self.desk.clock())
        await self.desk.receive([message])
        self.desk.streams.push(sender, encoding.event("heard", {"client_id": key}))
        return web.json_response({"id": key, "at": at})

    async def show_history(self, request: web.Request) -> web.Response:
        """The newest lines, and as whom the browser speaks."""
        caller = await self.desk.callers.of(request)
        lines = await self.desk.backstage.history(caller.sender, HISTORY_LINES)
        shown = [encoding.line_for_page(line) for line in lines]
        return web.json_response(
            {"self": caller.sender, "part": caller.part, "lines": shown},
            headers={"Cache-Control": "no-store"},
        )

    async def stream_events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: ``line``, ``heard`` and ``beat``, until either side goes away."""
        caller = await self.desk.callers.of(request)
        headers = {
            "Content-Type": "text/event-stream; charset=utf-8",
            "Cache-Control": "no-store",
            "X-Accel-Buffering": "no",
        }
        response = web.StreamResponse(headers=headers)
        with self.desk.streams.open(caller.sender) as stream:
            try:
                await response.prepare(request)
                await response.write(encoding.event("beat", {"self": caller.sender}))
                async for event in stream.events(self.desk.heartbeat):
                    await response.write(event)
            except ConnectionResetError:
                pass
        return response

    async def send_file(self, request: web.Request) -> web.StreamResponse:
        """A picture or document of one of the caller's own lines."""
        caller = await self.desk.callers.of(request)
        line = await self._line(caller.sender, request.match_info["line"])
        name = request.match_info["name"]
        if line is not None and _is_named(line.picture, name):
            return _file(line.picture, "inline", name)
        if line is not None and _is_named(line.document, name):
            return _file(line.document, "attachment", line.document_name or name)
        raise web.HTTPNotFound

    async def is_alive(self, request: web.Request) -> web.Response:
        """For whoever watches the process."""
        return web.Response(text="ok")

    async def _line(self, sender: str, line_id: str) -> Line | None:
        fresh = self.desk.fresh.line(sender, line_id)
        if fresh is not None:
            return fresh
        lines = await self.desk.backstage.history(sender, FILE_LINES)
        return next((line for line in lines if line.id == line_id), None)


def _is_named(path: Path | None, name: str) -> bool:
    return path is not None and path.name == name


def _file(path: Path | None, disposition: str, name: str) -> web.FileResponse:
    if path is None:
        raise web.HTTPNotFound
    return web.FileResponse(
        path,
        headers={
            "Cache-Control": "private, max-age=31536000, immutable",
            "Content-Disposition": content_disposition_header(disposition, filename=name),
        },
    )
