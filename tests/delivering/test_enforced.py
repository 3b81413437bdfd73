"""Before a network that enforces its limits nothing is ever refused, and everything arrives."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from bot import opening
from bot.channels.telegram.channel import TelegramChannel
from bot.clock import StartedClock
from bot.delivery.sender import Sender
from bot.workshop import Workshop
from models import messages
from models.store.database import Database
from tests import databases
from tests.delivering.outgoing import START, put
from tests.standins import bot_api
from tests.standins.bot_api import BotApi

CHATS, TALKATIVE, GROUP = range(6000, 6040), 7000, -1001
LONG = "Số liệu tháng 6. " * 500  # goes out in several messages


async def test_copies_answers_bursts_and_long_replies_meet_no_limit(tmp_path: Path) -> None:
    place = databases.at(tmp_path / "bot.db")
    opening.prepare(place)
    database, api = Database(place), BotApi()
    api.limited = True
    async with bot_api.serving(api):
        channel = TelegramChannel(api.token, api.root)
        sender = Sender(database, {channel.name: channel}, Workshop(tmp_path), StartedClock(START))
        sending = asyncio.create_task(sender.run())
        for chat in CHATS:
            await database.write(put, str(chat), ["copy"], messages.Why.BROADCAST, START)
        sender.wake()
        for number in range(5):
            await database.write(put, str(TALKATIVE), [f"answer {number}"], messages.Why.ANSWER, START)
            await database.write(put, str(8000 + number), [LONG], messages.Why.ANSWER, START)
            await database.write(put, str(GROUP), ["to the group"], messages.Why.ANSWER, START)
            sender.wake()
        await api.until(lambda: len(api.sent) >= len(CHATS) + 5 + 15 + 5, within=30)
        sending.cancel()
        await asyncio.wait([sending])
        await channel.close()
    await database.close()
    assert api.breaches == []
    counted = Counter(call.chat for call in api.sent)
    assert counted == {**dict.fromkeys(CHATS, 1), TALKATIVE: 5, GROUP: 5, **dict.fromkeys(range(8000, 8005), 3)}
    assert [call.text for call in api.sent_to(TALKATIVE)] == [f"answer {number}" for number in range(5)]


async def test_answers_to_many_who_write_at_once_go_within_the_limit_of_the_whole_bot(tmp_path: Path) -> None:
    place, people = databases.at(tmp_path / "bot.db"), range(9000, 9095)
    opening.prepare(place)
    database, api = Database(place), BotApi()
    api.limited = True
    async with bot_api.serving(api):
        channel = TelegramChannel(api.token, api.root)
        sender = Sender(database, {channel.name: channel}, Workshop(tmp_path), StartedClock(START))
        sending = asyncio.create_task(sender.run())
        for person in people:
            await database.write(put, str(person), ["answer"], messages.Why.ANSWER, START)
        sender.wake()
        await api.until(lambda: len(api.sent) >= len(people), within=30)
        sending.cancel()
        await asyncio.wait([sending])
        await channel.close()
    await database.close()
    assert api.breaches == []
    assert Counter(call.chat for call in api.sent) == dict.fromkeys(people, 1)
