"""Through hours of corrections and questions, killed now and then and refused by the network, nothing is lost and
nothing grows.

SOAK_SECONDS, SOAK_LIFE (seconds between kills), SOAK_RATE (messages a second) and SOAK_SEED in the environment make a
longer run, or repeat one.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tests.delivering import crowd as people
from tests.delivering.correctors import Corrector, correcting
from tests.delivering.crowd import FIRST_CHAT
from tests.delivering.ledger import complaints, rows
from tests.delivering.served import NOW, TOKEN, Served
from tests.standins import bot_api
from tests.standins.bot_api import BotApi, Fault

SECONDS = float(os.environ.get("SOAK_SECONDS", "10"))
LIFE = float(os.environ.get("SOAK_LIFE", "5"))
RATE = float(os.environ.get("SOAK_RATE", "50"))
SEED = int(os.environ.get("SOAK_SEED", str(time.time_ns() % 1_000_000)))
WARM = 30.0  # seconds after which a life's size is compared
GROWTH = 1.05
MOST_OF_THE_LOG = 64 * 2**20
LATER = '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}'
FAULTS = (
    ("sendMessage", Fault(429, LATER)),
    ("sendMessage", Fault(502, "bad gateway")),
    ("sendMessage", Fault(drop=True)),
    ("sendMessage", Fault(drop=True, obeyed=True)),
    ("getUpdates", Fault(drop=True, obeyed=True)),
    ("getUpdates", Fault(200, "<html>")),
)


@dataclass(frozen=True)
class Size:
    """What a process holds ``after`` so many seconds of its life."""

    after: float
    resident: int
    handles: int
    log: int


async def test_through_hours_nothing_is_lost_and_nothing_grows(tmp_path: Path) -> None:
    print(f"SOAK_SEED={SEED} SOAK_SECONDS={SECONDS} SOAK_LIFE={LIFE} SOAK_RATE={RATE}")  # noqa: T201
    chance = random.Random(SEED)
    async with bot_api.serving(BotApi(TOKEN)) as api, Served(tmp_path / "data", api.root) as bot:
        invited = await bot.invited("commune", "commune_officer")
        crowd = [Corrector(unit, FIRST_CHAT + place, place, code) for place, (unit, code) in enumerate(invited)]
        await bot.started()
        async with people.answering(crowd, api, chance):
            for officer in crowd:
                officer.joins(api)
            await people.all_done(crowd, within=120)
        async with correcting(crowd, api, chance, RATE):
            lives = await _live(bot, api, chance)
        await api.until(lambda: not rows(bot.database, "SELECT 1 FROM outbox WHERE state <> 'sent'"), within=60)
        await bot.stopped()
    _tell(crowd, lives)
    assert complaints(tmp_path / "data" / "bot.db", crowd, api) == []
    assert [growth for life in lives for growth in _growths(life)] == []


async def _live(bot: Served, api: BotApi, chance: random.Random) -> list[list[Size]]:
    """Several lives of the process, each watched; all but the last end with a kill."""
    lives, begun = [], time.monotonic()
    while True:
        left = SECONDS - (time.monotonic() - begun)
        lives.append(await _watched(bot, api, chance, min(LIFE, left)))
        if left <= LIFE:
            return lives
        await bot.killed()
        # Set back, its clock would keep what is to wait a second waiting for minutes.
        passed = timedelta(seconds=time.monotonic() - begun)
        bot.begins_at((datetime.fromisoformat(NOW) + passed).isoformat(timespec="seconds"))
        await bot.started()


async def _watched(bot: Served, api: BotApi, chance: random.Random, seconds: float) -> list[Size]:
    sizes, begun = [], time.monotonic()
    while (after := time.monotonic() - begun) < seconds:
        sizes.append(_size(bot, after))
        if chance.random() < 0.5:
            api.fail(*chance.choice(FAULTS))
        if chance.random() < 0.2:
            api.redeliver()
        api.calls.clear()
        await asyncio.sleep(min(1.0, seconds - after))
    return sizes


def _size(bot: Served, after: float) -> Size:
    process = Path("/proc") / str(bot.process)
    pages = int((process / "statm").read_text("ascii").split()[1])
    log = bot.database.with_name(bot.database.name + "-wal")
    return Size(
        after,
        resident=pages * os.sysconf("SC_PAGE_SIZE"),
        handles=len(list((process / "fd").iterdir())),
        log=log.stat().st_size if log.exists() else 0,
    )


def _growths(life: Sequence[Size]) -> list[str]:
    """What grew in a life that was long enough to tell."""
    warm = next((size for size in life if size.after >= WARM), None)
    largest = max((size.log for size in life), default=0)
    found = [f"the write-ahead log came to {largest}"] if largest >= MOST_OF_THE_LOG else []
    if warm is None or life[-1].after < 2 * WARM:
        return found
    last = life[-1]
    if last.resident > GROWTH * warm.resident:
        found.append(f"resident memory grew from {warm.resident} to {last.resident}")
    if last.handles > warm.handles + 2:
        found.append(f"handles grew from {warm.handles} to {last.handles}")
    return found


def _tell(crowd: Sequence[Corrector], lives: Sequence[Sequence[Size]]) -> None:
    waits = sorted(wait for officer in crowd for wait in officer.waits)
    share = statistics.quantiles(waits, n=100)
    print(f"{sum(officer.acts for officer in crowd)} messages, {len(lives)} lives")  # noqa: T201
    print(f"{sum(len(officer.corrected) for officer in crowd)} corrections")  # noqa: T201
    print(f"answers after {share[49]:.3f} s (median), {share[94]:.3f} (95th), {share[98]:.3f} (99th)")  # noqa: T201
    for life in lives:
        print(f"resident {[size.resident >> 20 for size in life[::30]]} MB")  # noqa: T201
        print(f"handles {life[0].handles}..{life[-1].handles}, log up to {max(size.log for size in life) >> 20} MB")  # noqa: T201
