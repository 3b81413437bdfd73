"""Killed again and again at random moments, the bot loses no answer, mixes none up and files nothing twice.

KILLS, OFFICERS and KILL_SEED in the environment make a larger run, or repeat one.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path

from tests.delivering import crowd as people
from tests.delivering.crowd import CrowdOfficer
from tests.delivering.ledger import complaints, rows
from tests.delivering.served import TOKEN, Served
from tests.standins import bot_api
from tests.standins.bot_api import BotApi

KILLS = int(os.environ.get("KILLS", "6"))
OFFICERS = int(os.environ.get("OFFICERS", "12"))
SEED = int(os.environ.get("KILL_SEED", str(time.time_ns() % 1_000_000)))
MESSAGES_EACH = 12
EARLY = 5  # one start in so many is killed before it is ready


async def test_killed_at_random_moments_every_report_is_filed_once_with_the_numbers_typed(tmp_path: Path) -> None:
    print(f"KILL_SEED={SEED} KILLS={KILLS} OFFICERS={OFFICERS}")  # noqa: T201
    chance = random.Random(SEED)
    async with bot_api.serving(BotApi(TOKEN)) as api, Served(tmp_path / "data", api.root) as bot:
        crowd = people.crowd_of((await bot.invited("commune", "commune_officer"))[:OFFICERS])
        await bot.started()
        async with people.answering(crowd, api, chance):
            for officer in crowd:
                officer.joins(api)
            await _kill_and_start(bot, crowd, api, chance)
            await people.all_done(crowd, within=120)
            await _each_goes_on(crowd, api)
            await api.until(lambda: not rows(bot.database, "SELECT 1 FROM outbox WHERE state <> 'sent'"), within=60)
        await bot.stopped()
    assert complaints(tmp_path / "data" / "bot.db", crowd, api) == []


async def _kill_and_start(bot: Served, crowd: Sequence[CrowdOfficer], api: BotApi, chance: random.Random) -> None:
    """Kill at random points of the work, so that every kill finds some; a few while the bot is starting."""
    moments = chance.choices(range(3, len(crowd) * MESSAGES_EACH), k=KILLS)
    for number, moment in enumerate(sorted(moments), start=1):
        if number % EARLY == 0:
            await asyncio.sleep(chance.random() * 3)
        else:
            # What was on its way goes out first; then something new must have come of the start.
            count = max(moment, len(api.sent) + chance.randrange(len(crowd), 2 * len(crowd)))
            await api.until(lambda count=count: len(api.sent) >= count or _all_done(crowd), within=60)  # type: ignore[misc]
            await asyncio.sleep(chance.random() * 0.05)
        await bot.killed()
        await bot.started()


def _all_done(crowd: Sequence[CrowdOfficer]) -> bool:
    return all(officer.done for officer in crowd)


async def _each_goes_on(crowd: Sequence[CrowdOfficer], api: BotApi) -> None:
    before = {officer.chat: len(api.sent_to(officer.chat)) for officer in crowd}
    for officer in crowd:
        officer.types("/tiendo", api)
    await api.until(lambda: all(len(api.sent_to(chat)) > count for chat, count in before.items()), within=60)
