"""Three processes on one server, killed and frozen: every message has its effect once, in order; nothing stands still.

KILL_SEED, ROUNDS and OFFICERS in the environment make a larger run, or repeat one.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.store.queries.sharing import DEAD_SECONDS
from tests.delivering import crowd as people
from tests.delivering.crowd import CrowdOfficer
from tests.delivering.ledger import complaints, rows
from tests.delivering.served import TOKEN, Served
from tests.sharing.processes import serving, shared_by, until
from tests.standins import bot_api
from tests.standins.bot_api import BotApi

pytestmark = pytest.mark.on_server
OFFICERS = int(os.environ.get("OFFICERS", "9"))
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SEED = int(os.environ.get("KILL_SEED", str(time.time_ns() % 1_000_000)))
TAKEN_OVER_SECONDS = 30


async def test_killed_and_frozen_they_file_every_report_once_with_the_numbers_typed(tmp_path: Path) -> None:
    print(f"KILL_SEED={SEED} ROUNDS={ROUNDS} OFFICERS={OFFICERS}")  # noqa: T201
    chance, database = random.Random(SEED), tmp_path / "bot.db"
    async with bot_api.serving(BotApi(TOKEN)) as api, serving(3, tmp_path, api) as processes:
        crowd = people.crowd_of((await processes[0].invited("commune", "commune_officer"))[:OFFICERS])
        for process in processes:
            await process.started()
        await shared_by(processes, database)
        async with people.answering(crowd, api, chance, slowest=3):
            for officer in crowd:
                officer.joins(api)
            for _ in range(ROUNDS):
                await _trouble(processes, chance, api, crowd)
            await people.all_done(crowd, within=240)
            await until(database, "SELECT 1 FROM outbox WHERE state <> 'sent'", found=False)
        for process in processes:
            await process.stopped()
    assert complaints(database, crowd, api) == []
    sent = rows(database, "SELECT officer_id, form, period, due_on, stage FROM reminders WHERE state = 'sent'")
    assert [reminder for reminder, count in Counter(sent).items() if count > 1] == []


async def test_when_the_one_that_listens_dies_another_answers_within_half_a_minute(tmp_path: Path) -> None:
    database = tmp_path / "bot.db"
    async with bot_api.serving(BotApi(TOKEN)) as api, serving(3, tmp_path, api) as processes:
        await processes[0].started()
        await shared_by(processes[:1], database)
        await processes[1].started()
        await shared_by(processes[:2], database)
        processes[0].freezes()
        before = time.monotonic()
        api.officer_types(5001, "/start")
        await api.until(lambda: api.sent_to(5001), within=TAKEN_OVER_SECONDS)
        assert time.monotonic() - before < TAKEN_OVER_SECONDS
        processes[0].wakes()
        api.officer_types(5001, "/start")
        await api.until(lambda: len(api.sent_to(5001)) >= 2, within=TAKEN_OVER_SECONDS)
        await processes[0].killed()
        await processes[1].stopped()
    assert len(rows(database, "SELECT 1 FROM inbox")) == 2
    assert rows(database, "SELECT state, count(*) FROM outbox GROUP BY state") == [("sent", 2)]


async def test_three_ask_for_what_is_new_as_one_and_send_within_one_limit(tmp_path: Path) -> None:
    database, strangers, api = tmp_path / "bot.db", range(5001, 5091), BotApi(TOKEN)
    api.limited = True
    async with bot_api.serving(api), serving(3, tmp_path, api) as processes:
        for process in processes:
            process.keeps_limits()
            await process.started()
        await shared_by(processes, database)
        for chat in strangers:
            api.officer_types(chat, "/start")
        await api.until(lambda: len(api.sent) >= len(strangers), within=60)
        await until(database, "SELECT 1 FROM outbox WHERE state <> 'sent'", found=False)
        for process in processes:
            await process.stopped()
    assert api.breaches == []
    assert [call for call in api.calls if call.answer >= 400] == []  # a second listener would be told so with 409
    assert Counter(call.chat for call in api.sent) == dict.fromkeys(strangers, 1)


async def _trouble(
    processes: Sequence[Served], chance: random.Random, api: BotApi, crowd: Sequence[CrowdOfficer]
) -> None:
    """One of them is killed, another stands still for longer than the others wait."""
    count = len(api.sent) + len(crowd)
    await api.until(lambda: len(api.sent) >= count or all(officer.done for officer in crowd), within=90)
    killed, frozen = chance.sample(processes, 2)
    frozen.freezes()
    await asyncio.sleep(chance.random() * 2)
    await killed.killed()
    await killed.started()
    await asyncio.sleep(DEAD_SECONDS + chance.random() * 4)
    frozen.wakes()
