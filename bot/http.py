"""One small web server that mounts the routes the chat page hands it.

Promises: a port that cannot be opened is named with its setting.
Must not: know a route.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.channels.web.channel import WebChannel
from bot.health.routes import HealthRoutes
from bot.settings import BadSetting, Settings

_GRACE_SECONDS = 2.0


@asynccontextmanager
async def serving(channel: WebChannel, health: HealthRoutes, settings: Settings) -> AsyncIterator[None]:
    """Serve while the block runs. Raises BadSetting when the address cannot be used."""
    application = web.Application()
    channel.routes(application)
    health.mount(application)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_GRACE_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.http_host, settings.http_port).start()
    except OSError as problem:
        await runner.cleanup()
        raise BadSetting(
            f"HTTP_HOST and HTTP_PORT: cannot listen on {settings.http_host}:{settings.http_port} "
            f"({problem.strerror}). Set another HTTP_PORT."
        ) from None
    try:
        yield
    finally:
        await channel.close()
        await runner.cleanup()
