"""Cookies, headers, origins and the page itself."""

from __future__ import annotations

import hashlib

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.web import browsers
from tests.channels.web.asking import ID, browsing, history, post
from tests.channels.web.stand_in import Room, listening


@pytest.mark.parametrize("foreign", [None, "null", "https://elsewhere.example", "http://127.0.0.1:1", "127.0.0.1"])
async def test_a_foreign_page_cannot_write(foreign: str | None) -> None:
    room = Room()
    async with browsing(room, staged=True) as client:
        headers = {} if foreign is None else {"Origin": foreign}
        for path in ("/api/messages", "/api/demonstration/part", "/api/demonstration/clock"):
            answer = await client.post(path, json={"id": ID, "text": "12"}, headers=headers)
            assert answer.status == 403
            assert (await answer.json())["error"]["code"] == "foreign_origin"
        assert room.arrivals == []


async def test_the_public_address_is_our_own_origin_too() -> None:
    room = Room()
    async with browsing(room, public_url="https://baocao.example/chat") as client:
        answer = await client.post(
            "/api/messages", json={"id": ID, "text": "12"}, headers={"Origin": "https://baocao.example"}
        )
        # The secure cookie is not sent over plain http: refused for that, not for its origin.
        assert (await answer.json())["error"]["code"] == "no_cookie"


async def test_a_browser_without_our_cookie_is_told_to_reload() -> None:
    room = Room()
    async with browsing(room) as client:
        client.session.cookie_jar.clear()
        for answer in (await client.get("/api/history"), await post(client, {"id": ID, "text": "12"})):
            assert answer.status == 401
            assert (await answer.json())["error"]["code"] == "no_cookie"
        assert room.arrivals == []


async def test_the_cookie_is_secret_long_and_kept_from_scripts() -> None:
    async with listening(Room()) as app, TestClient(TestServer(app)) as client:
        answer = await client.get("/")
        cookie = answer.cookies[browsers.BROWSER_COOKIE]
        assert len(cookie.value) == 43
        assert cookie["httponly"] is True
        assert (cookie["samesite"], cookie["path"], cookie["secure"]) == ("Lax", "/", "")
        shown = await history(client)
        digest = hashlib.sha256(b"chat page sender\0" + cookie.value.encode()).hexdigest()
        assert shown["self"] == f"browser:{digest}"
        assert cookie.value not in await answer.text()
        again = await client.get("/")
        assert again.cookies[browsers.BROWSER_COOKIE].value == cookie.value


async def test_behind_https_the_cookie_is_marked_secure() -> None:
    listens = listening(Room(), public_url="https://baocao.example")
    async with listens as app, TestClient(TestServer(app)) as client:
        assert (await client.get("/")).cookies[browsers.BROWSER_COOKIE]["secure"] is True


@pytest.mark.parametrize("path", ["/", "/j/ABC", "/static/main.js", "/api/history", "/files/x/y", "/nowhere"])
async def test_every_answer_forbids_everything_from_elsewhere(path: str) -> None:
    async with browsing(Room()) as client:
        answer = await client.get(path)
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'; ")
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_names_no_address_but_its_own() -> None:
    async with browsing(Room()) as client:
        text = await (await client.get("/")).text()
        assert "//" not in text.replace("</", "")
        assert "{{" not in text
        assert "%self%" not in text


async def test_the_page_comes_in_english_when_asked() -> None:
    async with browsing(Room()) as client:
        assert 'lang="vi"' in await (await client.get("/")).text()
        assert 'lang="en"' in await (await client.get("/?lang=en")).text()
        assert 'lang="vi"' in await (await client.get("/?lang=xx")).text()


async def test_a_personal_link_opened_without_script_uses_nothing() -> None:
    room = Room()
    async with browsing(room) as client:
        answer = await client.get("/j/ABC-def_9")
        assert answer.status == 200
        assert "ABC-def_9" not in await answer.text()
        assert room.arrivals == []


async def test_livez_says_ok() -> None:
    async with browsing(Room()) as client:
        assert await (await client.get("/livez")).text() == "ok"
