"""Asks the page's server as a browser would, over real HTTP."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from tests.channels.web.stand_in import Room, listening

Client = TestClient[web.Request, web.Application]
ID = "0123456789abcdef"


@asynccontextmanager
async def browsing(room: Room, **how: Any) -> AsyncIterator[Client]:
    """A browser that has opened the page."""
    async with listening(room, **how) as app, TestClient(TestServer(app)) as client:
        await client.get("/")
        yield client


def origin(client: Client) -> dict[str, str]:
    return {"Origin": f"http://{client.server.host}:{client.server.port}"}


async def post(client: Client, body: object, path: str = "/api/messages") -> ClientResponse:
    content = io.BytesIO(json.dumps(body).encode())
    return await client.post(path, data=content, headers={**origin(client), "Content-Type": "application/json"})


async def history(client: Client) -> dict[str, Any]:
    shown: dict[str, Any] = await (await client.get("/api/history")).json()
    return shown


async def events(response: ClientResponse) -> AsyncIterator[tuple[str, Any]]:
    """Each event of a stream as its name and data."""
    name = ""
    async for raw in response.content:
        field, _, value = raw.decode().rstrip("\n").partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield name, json.loads(value)


async def next_event(stream: AsyncIterator[tuple[str, Any]], wanted: str) -> Any:
    async with asyncio.timeout(10):
        async for name, data in stream:
            if name == wanted:
                return data
    raise AssertionError(f"the stream ended without {wanted}")
