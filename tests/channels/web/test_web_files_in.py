"""Files the page posts: opened before they are stored, bounded, and never taken from a foreign page."""

from __future__ import annotations

from base64 import b64encode

import pytest

from models import messages
from tests.channels.web.asking import ID, Client, browsing, history, origin, post
from tests.channels.web.stand_in import Room

PATH = "/api/files"


def body(data: bytes = b"48,5", name: str = "tháng 6.xlsx", **more: object) -> dict[str, object]:
    return {"id": ID, "name": name, "data": b64encode(data).decode(), **more}


async def refused(client: Client, posted: object) -> tuple[int, str]:
    answer = await post(client, posted, PATH)
    return answer.status, (await answer.json())["error"]["code"]


async def test_a_file_is_stored_as_its_rows_and_stands_in_the_history_by_its_name() -> None:
    room = Room()
    async with browsing(room) as client:
        answer = await post(client, body(), PATH)
        assert answer.status == 200
        assert await answer.json() == {"id": ID, "at": "2024-06-17T07:30:00+07:00"}
        [message] = room.arrivals
        assert (message.update_key, message.channel) == (ID, "web")
        assert message.content == messages.Sheet(name="tháng 6.xlsx", rows=(("48,5",),))
        lines = (await history(client))["lines"]
        assert (lines[0]["side"], lines[0]["text"], lines[0]["client_id"]) == ("officer", "📎 tháng 6.xlsx", ID)


async def test_the_same_file_sent_twice_arrives_with_the_same_key() -> None:
    room = Room()
    async with browsing(room) as client:
        for _ in range(2):
            assert (await post(client, body(), PATH)).status == 200
        assert [message.update_key for message in room.arrivals] == [ID, ID]


async def test_a_file_of_just_the_limit_passes_and_a_larger_one_is_refused_in_words() -> None:
    room = Room()
    async with browsing(room) as client:
        assert (await post(client, body(b"x" * messages.MOST_FILE_BYTES), PATH)).status == 200
        assert await refused(client, body(b"x" * (messages.MOST_FILE_BYTES + 1))) == (413, "file_too_large")
        assert await refused(client, body(b"x" * 5_000_000)) == (413, "file_too_large")
        error = (await (await post(client, body(b"x" * 5_000_000), PATH)).json())["error"]
        assert "1 MB" in error["sentence"]
        assert len(room.arrivals) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ID, "name": "a.xlsx"},
        {"id": ID, "name": "a.xlsx", "data": 5},
        {"id": ID, "name": "a" * 301, "data": ""},
        {"id": "short", "name": "a.xlsx", "data": ""},
        {"id": ID, "name": "a.xlsx", "data": "", "text": "5"},
        [],
    ],
)
async def test_a_malformed_body_is_refused_and_reaches_nobody(wrong: object) -> None:
    room = Room()
    async with browsing(room) as client:
        assert await refused(client, wrong) == (400, "not_understood")
        assert room.arrivals == []


async def test_a_foreign_page_and_a_page_of_somebody_else_send_no_file() -> None:
    room = Room()
    async with browsing(room) as client:
        foreign = await client.post(PATH, json=body(), headers={"Origin": "http://evil.example"})
        assert foreign.status == 403
        assert await refused(client, body(**{"as": "browser:somebody"})) == (409, "other_part")
        client.session.cookie_jar.clear()
        assert (await client.post(PATH, json=body(), headers=origin(client))).status == 401
        assert room.arrivals == []
