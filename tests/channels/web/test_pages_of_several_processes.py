"""A page that is open on one process shows what another one has sent."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

from bot.channels.web.backstage import Line
from bot.channels.web.channel import WebChannel
from tests.channels.web.stand_in import START, Room


async def test_what_another_process_sent_is_shown_once_on_the_page_that_is_open_here() -> None:
    room, elsewhere = Room(), [True]
    channel = WebChannel(room, uploads=room, clock=lambda: START, sent_elsewhere=lambda: elsewhere[0])
    listening = asyncio.create_task(channel.listen(room.receive))
    room.lines["somebody"] = [Line("i1", "officer", "chào", START), Line("o1", "bot", "Chào anh/chị.", START)]
    with channel._desk.streams.open("somebody") as stream:
        events = stream.events(timedelta(seconds=10))
        assert _text(await anext(events)) == "Chào anh/chị."
        room.lines["somebody"].append(Line("o2", "bot", "Còn gì nữa không ạ?", START))
        assert _text(await anext(events)) == "Còn gì nữa không ạ?"
    listening.cancel()
    await asyncio.wait([listening])
    await channel.close()


def _text(event: bytes) -> str:
    said = json.loads(event.decode().partition("data: ")[2])
    return str(said["text"])
