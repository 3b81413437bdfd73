"""Lines, events and files: to their own officer, and at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.channels import contract
from bot.channels.web import encoding
from bot.channels.web.streams import WAITING_EVENTS, Stream
from models import messages
from tests.channels.web.asking import ID, browsing, events, history, next_event, post
from tests.channels.web.stand_in import MENU, START, Room


async def test_a_delivered_line_reaches_the_open_stream() -> None:
    room = Room()
    async with browsing(room) as client:
        sender = (await history(client))["self"]
        async with client.get("/api/events") as response:
            stream = events(response)
            await next_event(stream, "beat")
            await room.say(sender, "Còn 2 ngày đến hạn.", choices=MENU)
            line = await next_event(stream, "line")
        assert (line["id"], line["text"], line["prompt"]) == ("o1", "Còn 2 ngày đến hạn.", 1)
        assert [choice["label"] for choice in line["choices"]] == [choice.label for choice in MENU]
        assert (await history(client))["lines"] == [line]


async def test_a_line_for_somebody_else_stays_out_of_the_stream() -> None:
    room = Room()
    async with browsing(room) as client:
        sender = (await history(client))["self"]
        async with client.get("/api/events") as response:
            stream = events(response)
            await next_event(stream, "beat")
            await room.say("browser:other", "của người khác")
            await room.say(sender, "của mình")
            assert (await next_event(stream, "line"))["text"] == "của mình"


async def test_a_silent_stream_beats() -> None:
    async with browsing(Room(), heartbeat=0.01) as client, client.get("/api/events") as response:
        stream = events(response)
        for _ in range(3):
            await next_event(stream, "beat")


async def test_another_page_of_the_same_officer_hears_that_something_was_said() -> None:
    room = Room()
    async with browsing(room) as client, client.get("/api/events") as response:
        stream = events(response)
        await next_event(stream, "beat")
        await post(client, {"id": ID, "text": "12"})
        assert await next_event(stream, "heard") == {"client_id": ID}


async def test_the_history_ends_with_the_newest_hundred_lines() -> None:
    room = Room()
    async with browsing(room) as client:
        sender = (await history(client))["self"]
        for number in range(120):
            await room.say(sender, str(number))
        lines = (await history(client))["lines"]
        assert [line["text"] for line in lines] == [str(number) for number in range(20, 120)]


def test_a_document_is_called_what_its_message_calls_it_and_not_what_the_disk_does() -> None:
    table = messages.Table(file_name="báo cáo mẫu.xlsx", title="", head=(), rows=())
    message = messages.OutboundMessage(text="Tệp mẫu", prompt=1, document=table)
    delivery = contract.Delivery(key=7, address="a", message=message, document=Path("/drawn/table-0f.xlsx"))
    line = encoding.line_for_page(encoding.line_of(delivery, START))
    assert line["document"] == {"url": "/files/o7/table-0f.xlsx", "name": "báo cáo mẫu.xlsx"}


async def test_files_open_for_their_own_officer_only(tmp_path: Path) -> None:
    room = Room()
    picture = tmp_path / "tiến độ.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    document = tmp_path / "danh-sách.xlsx"
    document.write_bytes(b"PK")
    async with browsing(room) as client:
        sender = (await history(client))["self"]
        await room.say(sender, "ảnh và tệp", picture=picture, document=document)
        await room.say("browser:other", "của người khác", picture=picture)
        own, other = (await history(client))["lines"][0], "/files/o2/ti%E1%BA%BFn%20%C4%91%E1%BB%99.png"
        shown = await client.get(own["picture"]["url"])
        assert (shown.status, shown.content_type) == (200, "image/png")
        saved = await client.get(own["document"]["url"])
        assert saved.headers["Content-Disposition"].startswith("attachment; filename")
        assert (await client.get(other)).status == 404
        assert (await client.get("/files/o1/else.png")).status == 404
        assert (await client.get("/files/o1/..%2F..%2Fetc%2Fpasswd")).status == 404
        client.session.cookie_jar.clear()
        assert (await client.get(own["picture"]["url"])).status == 401


async def test_a_file_is_there_as_soon_as_its_line_is_delivered(tmp_path: Path) -> None:
    room = Room()
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    async with browsing(room) as client:
        sender = (await history(client))["self"]
        await room.say(sender, "ảnh", picture=picture)
        room.lines.clear()
        assert (await client.get("/files/o1/a.png")).status == 200


async def test_a_page_that_stops_reading_is_cut_off() -> None:
    stream = Stream()
    for _ in range(WAITING_EVENTS * 2):
        stream.put(b"event")
    async with asyncio.timeout(10):
        assert [event async for event in stream.events(timedelta(hours=1))] == [b"event"] * WAITING_EVENTS


async def test_open_streams_end_when_the_channel_closes() -> None:
    room = Room()
    async with browsing(room) as client, client.get("/api/events") as response:
        stream = events(response)
        await next_event(stream, "beat")
        assert room.channel is not None
        await room.channel.close()
        async with asyncio.timeout(10):
            assert [name async for name, _ in stream] == []
