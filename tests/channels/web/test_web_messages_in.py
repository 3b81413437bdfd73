"""What the page posts: taken once, or refused in words."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import TestClient, TestServer

from models import messages
from tests.channels.web.asking import ID, browsing, history, origin, post
from tests.channels.web.stand_in import Room, app_of


async def test_a_message_is_received_before_the_answer_and_stands_in_the_history() -> None:
    room = Room()
    async with browsing(room) as client:
        answer = await post(client, {"id": ID, "text": "1.398,5 ha"})
        assert answer.status == 200
        assert await answer.json() == {"id": ID, "at": "2024-06-17T07:30:00+07:00"}
        [message] = room.arrivals
        assert message.update_key == ID
        assert message.channel == "web"
        assert message.content == messages.Typed(text="1.398,5 ha")
        lines = (await history(client))["lines"]
        assert [(line["side"], line["text"]) for line in lines] == [
            ("officer", "1.398,5 ha"),
            ("bot", "Đã nhận: 1.398,5 ha"),
        ]
        assert lines[0]["client_id"] == ID
        assert lines[1]["choices"][0] == {"token": "menu.report", "label": "Báo cáo tháng 6"}


async def test_the_same_id_sent_twice_arrives_with_the_same_key_and_changes_nothing() -> None:
    room = Room()
    async with browsing(room) as client:
        for _ in range(2):
            assert (await post(client, {"id": ID, "text": "12"})).status == 200
        assert [message.update_key for message in room.arrivals] == [ID, ID]
        assert len((await history(client))["lines"]) == 2


async def test_a_tap_and_a_photo_arrive_as_what_they_are() -> None:
    room = Room()
    async with browsing(room) as client:
        await post(client, {"id": ID, "prompt": 3, "token": "menu.report"})
        await post(client, {"id": ID + "1", "unsupported": "photo"})
        assert [message.content for message in room.arrivals] == [
            messages.Picked(prompt=3, token="menu.report"),
            messages.Unsupported(what="photo"),
        ]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"id": "0123456789abcdef"}',
        b'{"id": "short", "text": "a"}',
        b'{"id": "0123456789abcdef", "text": ""}',
        b'{"id": "0123456789abcdef", "text": 5}',
        b'{"id": "0123456789abcdef", "text": "\\ud800"}',
        b'{"id": "0123456789abcdef", "text": "a", "unsupported": "photo"}',
        b'{"id": "0123456789abcdef", "prompt": 1}',
        b'{"id": "0123456789abcdef", "prompt": 1, "token": "NOT A TOKEN"}',
        b'{"id": "0123456789abcdef", "prompt": 1e400, "token": "a"}',
        b'{"id": "0123456789abcdef", "text": "a", "sender": "somebody"}',
        b"\xff\xfe",
        b"[" * 60000,
    ],
)
async def test_a_malformed_body_is_refused_clearly_and_reaches_nobody(body: bytes) -> None:
    room = Room()
    async with browsing(room) as client:
        answer = await client.post("/api/messages", data=body, headers=origin(client))
        assert answer.status == 400
        assert (await answer.json())["error"]["code"] == "not_understood"
        assert room.arrivals == []


async def test_4096_characters_pass_and_one_more_is_refused_in_words() -> None:
    room = Room()
    async with browsing(room) as client:
        assert (await post(client, {"id": ID, "text": "ấ" * 4096})).status == 200
        answer = await post(client, {"id": ID + "1", "text": "ấ" * 4097})
        assert answer.status == 413
        error = (await answer.json())["error"]
        assert error["code"] == "text_too_long"
        assert "4.096 ký tự" in error["sentence"]
        assert len(room.arrivals) == 1


async def test_a_body_above_64_kilobytes_is_refused_in_words() -> None:
    room = Room()
    async with browsing(room) as client:
        answer = await post(client, {"id": ID, "text": "a" * 70_000})
        assert answer.status == 413
        assert (await answer.json())["error"]["code"] == "body_too_large"
        assert room.arrivals == []


async def test_before_the_channel_listens_a_message_is_not_taken() -> None:
    room = Room()
    _, app = app_of(room)
    async with TestClient(TestServer(app)) as client:
        await client.get("/")
        answer = await post(client, {"id": ID, "text": "12"})
        assert answer.status == 503
        assert (await answer.json())["error"]["code"] == "not_ready"
