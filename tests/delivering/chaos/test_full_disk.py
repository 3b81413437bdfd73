"""A full disk delays reports and loses none: what cannot be kept is not acknowledged, and room brings everything back.

FILLINGS and CHAOS_SEED in the environment make a larger run, or repeat one.
"""

from __future__ import annotations

import asyncio
import os
import random
from pathlib import Path

import pytest

from tests.delivering import crowd as people
from tests.delivering.chaos.seeds import seed
from tests.delivering.crowd import CrowdOfficer
from tests.delivering.ledger import complaints
from tests.delivering.served import TOKEN, Served
from tests.standins import bot_api
from tests.standins.bot_api import BotApi

FILLINGS = int(os.environ.get("FILLINGS", "3"))
OFFICERS = 6
BALLAST = "ballast"


@pytest.mark.sqlite_file
async def test_while_the_disk_is_full_nothing_is_taken_and_afterwards_everything_is_filed_once(
    small_disk: Path,
) -> None:
    chance = random.Random(seed(f"FILLINGS={FILLINGS}"))
    folder = small_disk / "data"
    async with bot_api.serving(BotApi(TOKEN)) as api, Served(folder, api.root) as bot:
        crowd = people.crowd_of((await bot.invited("commune", "commune_officer"))[:OFFICERS])
        await bot.started()
        async with people.answering(crowd, api, chance):
            for officer in crowd:
                officer.joins(api)
            for number in range(1, FILLINGS + 1):
                await _gets_full_for_a_while(small_disk, crowd, api, chance, number)
            await people.all_done(crowd, within=60)
        await bot.stopped()
    assert complaints(folder / "bot.db", crowd, api) == []


async def _gets_full_for_a_while(
    disk: Path, crowd: list[CrowdOfficer], api: BotApi, chance: random.Random, number: int
) -> None:
    """Full at a random moment of the work, until several updates have been waiting for some seconds."""
    due = number * len(crowd) * 8 // FILLINGS + chance.randrange(len(crowd))
    await api.until(lambda: len(api.sent) >= due or all(officer.done for officer in crowd), within=60)
    _fill(disk / BALLAST)
    await asyncio.sleep(1 + chance.random() * 2)
    kept, sent = api.waiting, len(api.sent)
    assert kept, "everybody had been answered: the disk was full for nobody"
    await asyncio.sleep(0.5)
    assert set(kept) <= set(api.waiting), "an update was confirmed that could not be stored"
    assert len(api.sent) == sent, "something was answered that could not be written"
    (disk / BALLAST).unlink()


def _fill(ballast: Path) -> None:
    """Take all the room there is, to the last byte."""
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
