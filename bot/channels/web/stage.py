"""The demonstration's own routes: whom one plays, and the clock.

Promises: every route is refused unless the request comes from this machine by its own name.
Must not: exist for real officers; the channel mounts these only when a demonstration is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.channels.web import browsers, encoding
from bot.channels.web.backstage import Demonstration, Step, UnknownPart
from bot.channels.web.callers import Callers, Refusal, read_limited
from bot.channels.web.decoding import Reason

Body = TypeVar("Body", bound=BaseModel)


class Casting(BaseModel):
    """Whom to play; None is nobody, an unknown newcomer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    handle: str | None


class Moving(BaseModel):
    """How far to move the clock."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    step: Step


@dataclass(frozen=True, slots=True)
class Stage:
    """One answer a route of the demonstration."""

    callers: Callers
    demonstration: Demonstration

    async def show(self, request: web.Request) -> web.Response:
        """The parts by group, the part played now, and the clock."""
        self._check_place(request)
        caller = await self.callers.of(request)
        groups = encoding.parts_for_page(await self.demonstration.parts())
        now = encoding.time_for_page(await self.demonstration.now())
        return web.json_response(
            {"groups": groups, "part": caller.part, "now": now}, headers={"Cache-Control": "no-store"}
        )

    async def cast(self, request: web.Request) -> web.Response:
        """Play another part from now on."""
        self._check_place(request)
        self.callers.check_origin(request)
        handle = (await _read(request, Casting)).handle
        caller = await self.callers.of(request)
        if handle is None:
            response = web.json_response({"self": caller.browser, "part": None})
            browsers.forget_part(response)
            return response
        if not browsers.is_handle(handle):
            raise Refusal(Reason.NOT_UNDERSTOOD)
        try:
            sender = await self.demonstration.play(caller.browser, handle)
        except UnknownPart:
            raise Refusal(Reason.NOT_UNDERSTOOD) from None
        response = web.json_response({"self": sender, "part": handle})
        browsers.keep(response, browsers.PART_COOKIE, handle, secure=False)
        return response

    async def move(self, request: web.Request) -> web.Response:
        """Move the clock; ``now`` is the new time."""
        self._check_place(request)
        self.callers.check_origin(request)
        step = (await _read(request, Moving)).step
        return web.json_response({"now": encoding.time_for_page(await self.demonstration.advance(step))})

    def _check_place(self, request: web.Request) -> None:
        if not self.callers.may_demonstrate(request):
            raise Refusal(Reason.NOT_HERE)


async def _read(request: web.Request, body: type[Body]) -> Body:
    try:
        return body.model_validate_json(await read_limited(request))
    except ValidationError:
        raise Refusal(Reason.NOT_UNDERSTOOD) from None
