"""Which path is answered by what, and the headers on every answer.

Promises: the whole map of the page's server on one screen.
Must not: answer anything itself.
"""

from __future__ import annotations

from aiohttp import web

from bot.channels.web import guards, page
from bot.channels.web.callers import Answer, answering
from bot.channels.web.routes import Desk, Routes
from bot.channels.web.stage import Stage


def mount(app: web.Application, desk: Desk) -> None:
    """Add the page's routes to ``app``; open streams end when the app shuts down."""
    routes = Routes(desk)
    _get(app, desk, "/", routes.show_page)
    _get(app, desk, "/j/{code:[A-Za-z0-9_-]{1,64}}", routes.show_page)
    _get(app, desk, "/api/history", routes.show_history)
    _get(app, desk, "/api/events", routes.stream_events)
    _get(app, desk, "/files/{line}/{name}", routes.send_file)
    _get(app, desk, "/livez", routes.is_alive)
    _post(app, desk, "/api/messages", routes.take_message)
    _post(app, desk, "/api/files", routes.take_file)
    if desk.callers.demonstration is not None:
        stage = Stage(desk.callers, desk.callers.demonstration)
        _get(app, desk, "/api/demonstration", stage.show)
        _post(app, desk, "/api/demonstration/part", stage.cast)
        _post(app, desk, "/api/demonstration/clock", stage.move)
    app.router.add_static("/static/", page.STATIC)
    app.on_response_prepare.append(_add_headers)

    async def end_streams(app: web.Application) -> None:
        desk.streams.close()

    app.on_shutdown.append(end_streams)


def _get(app: web.Application, desk: Desk, path: str, answer: Answer) -> None:
    app.router.add_get(path, answering(answer, desk.page.refusals))


def _post(app: web.Application, desk: Desk, path: str, answer: Answer) -> None:
    app.router.add_post(path, answering(answer, desk.page.refusals))


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in guards.HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-cache")
