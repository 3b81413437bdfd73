"""What the network asks of the whole process: waits are obeyed over a kill, a broadcast goes on after one."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from datetime import datetime
from pathlib import Path

from bot import opening
from locales.phrasebook import DISTRICT_ZONE
from models import messages
from models.plan.loading import load_plan
from models.store.database import writer_engine
from models.store.queries import broadcasts
from tests import databases
from tests.delivering.conftest import Doomed
from tests.delivering.ledger import rows
from tests.delivering.outgoing import join
from tests.delivering.served import NOW, TOKEN, Served
from tests.standins import bot_api
from tests.standins.bot_api import BotApi, Fault

CHAT = 5001
WORDS = "Mai 8 giờ họp giao ban."
CHATS = range(6001, 6301)


def too_many(seconds: int) -> Fault:
    said = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {seconds}"}
    return Fault(status=429, body=json.dumps({**said, "parameters": {"retry_after": seconds}}))


async def test_a_wait_the_network_asked_for_is_obeyed_after_a_kill(doomed: Doomed) -> None:
    doomed.api.fail("sendMessage", too_many(600))
    await doomed.starts("turned", "/tiendo")
    doomed.api.officer_types(CHAT, "/baocao")
    await doomed.api.until(lambda: doomed.api.calls_of("sendMessage"), within=30)
    while not rows(doomed.database, "SELECT 1 FROM outbox WHERE not_before IS NOT NULL"):
        await asyncio.sleep(0.01)
    doomed.api.officer_types(CHAT, "/tiendo")
    await doomed.dies()
    await doomed.starts()
    doomed.api.officer_types(5002, "/baocao")
    answered = "SELECT 1 FROM outbox WHERE state = 'ready' GROUP BY state HAVING count(*) = 3"
    while not rows(doomed.database, answered):
        await asyncio.sleep(0.01)
    await doomed.stops()
    assert len(doomed.api.calls_of("sendMessage")) == 1


async def test_a_broadcast_that_is_killed_goes_on_and_only_what_was_on_its_way_may_come_twice(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    _begin_a_broadcast(folder / "bot.db")
    async with bot_api.serving(BotApi(TOKEN)) as api, Served(folder, api.root) as bot:
        await bot.started()
        await api.until(lambda: len(api.sent) >= 100, within=30)
        await bot.killed()
        await bot.started()
        await api.until(lambda: len({call.chat for call in api.sent}) == len(CHATS), within=60)
        await bot.stopped()
    copies = Counter(call.chat for call in api.sent)
    assert set(copies) == set(CHATS)
    assert max(copies.values()) <= 2
    assert sum(count > 1 for count in copies.values()) <= 32
    assert rows(folder / "bot.db", "SELECT 1 FROM conversations WHERE resent = 1") == []  # nothing was asked twice
    assert rows(folder / "bot.db", "SELECT DISTINCT state FROM outbox") == [("sent",)]


def _begin_a_broadcast(path: Path) -> None:
    """Real officers in a database of their own, and a broadcast to all of them that has just begun."""
    start = datetime.fromisoformat(NOW).replace(tzinfo=DISTRICT_ZONE)
    place = databases.at(path)
    opening.prepare(place)
    engine = writer_engine(place)
    with engine.begin() as connection:
        opening.install(connection, "real", load_plan(), start)
        chats = join(connection, [str(chat) for chat in CHATS], start, reminders="off")
        wording = {"vi": messages.OutboundMessage(text=WORDS, prompt=0)}
        recipients = [broadcasts.Recipient(chat) for chat in chats]
        broadcasts.begin(connection, broadcasts.Announcement(WORDS, wording, {}, None), recipients, start)
    engine.dispose()
