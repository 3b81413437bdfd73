"""Who is calling, and how a caller is refused.

Promises: every request is answered as one sender; playing an officer works from this machine only.
Must not: read what the request asks for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.channels.web import browsers, guards
from bot.channels.web.backstage import Demonstration, UnknownPart
from bot.channels.web.decoding import BODY_BYTES, Reason

STATUS: Mapping[Reason, int] = {
    Reason.BODY_TOO_LARGE: 413,
    Reason.TEXT_TOO_LONG: 413,
    Reason.FILE_TOO_LARGE: 413,
    Reason.NOT_UNDERSTOOD: 400,
    Reason.NO_COOKIE: 401,
    Reason.OTHER_PART: 409,
    Reason.FOREIGN_ORIGIN: 403,
    Reason.NOT_HERE: 403,
    Reason.NOT_READY: 503,
}

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refusal(Exception):
    """The request is refused; ``reason`` says why and picks status and sentence."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Caller:
    """One browser: its own sender, whom it plays, and the sender it speaks as."""

    browser: str
    part: str | None
    sender: str


@dataclass(frozen=True, slots=True)
class Callers:
    """Tells who a request comes from."""

    demonstration: Demonstration | None
    public_url: str | None

    def may_demonstrate(self, request: web.Request) -> bool:
        """Whether this request may see and move the demonstration."""
        return self.demonstration is not None and guards.is_at_this_machine(request.remote, request.headers)

    async def of(self, request: web.Request) -> Caller:
        """The caller; refuses one without our cookie. A part that nobody has any more is not played."""
        token = browsers.token_in(request)
        if token is None:
            raise Refusal(Reason.NO_COOKIE)
        browser = browsers.sender_of(token)
        part = browsers.part_in(request)
        if part is not None and self.demonstration is not None and self.may_demonstrate(request):
            try:
                return Caller(browser, part, await self.demonstration.play(browser, part))
            except UnknownPart:
                pass
        return Caller(browser, None, browser)

    def check_origin(self, request: web.Request) -> None:
        """Refuse a writing request that a foreign page made."""
        if not guards.is_own_origin(request.headers.get("Origin"), request.host, self.public_url):
            raise Refusal(Reason.FOREIGN_ORIGIN)


async def read_limited(
    request: web.Request, most_bytes: int = BODY_BYTES, reason: Reason = Reason.BODY_TOO_LARGE
) -> bytes:
    """The body, refused as soon as it is larger than a message can be."""
    body = bytearray()
    async for chunk in request.content.iter_chunked(BODY_BYTES):
        body += chunk
        if len(body) > most_bytes:
            raise Refusal(reason)
    return bytes(body)


def answering(answer: Answer, sentences: Mapping[Reason, str]) -> Answer:
    """``answer``, with every Refusal turned into JSON: ``{"error": {"code", "sentence"}}``."""

    async def answer_or_refuse(request: web.Request) -> web.StreamResponse:
        try:
            return await answer(request)
        except Refusal as refusal:
            error = {"code": refusal.reason.value, "sentence": sentences[refusal.reason]}
            return web.json_response({"error": error}, status=STATUS[refusal.reason])

    return answer_or_refuse
