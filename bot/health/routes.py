"""What is answered to who watches the machine: /readyz and /metrics.

Promises: who is not at this machine and has no token learns "ready" or "not ready" and nothing else.
Must not: measure or judge.
"""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.channels.web import guards
from bot.health.findings import is_ready
from bot.health.meters import CONTENT_TYPE, Meters
from bot.health.watch import Watch

_NOT_FOUND = "(none)"


class HealthRoutes:
    """``token`` lets operators in from other machines; None: nobody. ``files`` are those of the database."""

    def __init__(self, watch: Watch, meters: Meters, token: str | None, files: Mapping[str, Path]) -> None:
        self._watch = watch
        self._meters = meters
        self._token = token
        self._files = files

    def mount(self, app: web.Application) -> None:
        """Add the routes to ``app`` and time every answer; before the app starts."""
        app.router.add_get("/readyz", self.tell_ready)
        app.router.add_get("/metrics", self.tell_metrics)
        app.middlewares.append(self._timed())

    async def tell_ready(self, request: web.Request) -> web.Response:
        """200 or 503; with every finding for operators."""
        found = await self._watch.findings()
        ready = is_ready(found)
        status = 200 if ready else 503
        if not self._is_operator(request):
            return web.Response(text="ready" if ready else "not ready", status=status)
        told = {"ready": ready, "findings": [asdict(one) for one in found]}
        return web.json_response(told, status=status, dumps=lambda value: json.dumps(value, ensure_ascii=False))

    async def tell_metrics(self, request: web.Request) -> web.Response:
        """Prometheus's text format, for operators."""
        if not self._is_operator(request):
            raise web.HTTPForbidden(text="from this machine, or with OPERATOR_TOKEN as a bearer token")
        seen, found = await self._watch.look(), await self._watch.findings()
        sizes = {name: path.stat().st_size for name, path in self._files.items() if path.exists()}
        body = self._meters.written(seen, found, sizes)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE})

    def _is_operator(self, request: web.Request) -> bool:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if self._token is not None and hmac.compare_digest(given.encode(), self._token.encode()):
            return True
        return guards.is_at_this_machine(request.remote, request.headers)

    def _timed(self) -> Middleware:
        @web.middleware
        async def timed(request: web.Request, handler: Handler) -> web.StreamResponse:
            began, status = time.monotonic(), 500
            try:
                response = await handler(request)
                status = response.status
                return response
            except web.HTTPException as refusal:
                status = refusal.status
                raise
            finally:
                resource = request.match_info.route.resource
                route = resource.canonical if resource is not None else _NOT_FOUND
                self._meters.answered(route, status, time.monotonic() - began)

        return timed
