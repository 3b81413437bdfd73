"""Three processes on a server in trouble of every kind: each message and each reminder has its effect once, in order.

Processes are killed and stand still; their wires to the server are cut, shut, or fall silent; the server itself ends.
TROUBLES, OFFICERS and KILL_SEED in the environment make a larger run, or repeat one.
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
from tests import databases
from tests.delivering import crowd as people
from tests.delivering.crowd import CrowdOfficer
from tests.delivering.ledger import complaints, rows
from tests.delivering.served import TOKEN, Served
from tests.sharing.between import Between
from tests.sharing.processes import shared_by, until, wired
from tests.standins import bot_api
from tests.standins.bot_api import BotApi, Call

pytestmark = pytest.mark.on_server
OFFICERS = int(os.environ.get("OFFICERS", "6"))
TROUBLES = int(os.environ.get("TROUBLES", "3"))
SEED = int(os.environ.get("KILL_SEED", str(time.time_ns() % 1_000_000)))
ALONE = ("killed", "killed for long", "frozen", "cut", "shut", "silent")
KINDS = (*ALONE, "server ends")
# What is known as gone is taken over by then; the rest is how slow this machine is.
LONGEST_SECONDS = 30
NEWCOMERS = people.FIRST_CHAT + 10_000
DAYS = ("2024-06-17T08:00:30", "2024-06-18T08:00:30", "2024-06-20T08:00:30")


async def test_in_any_trouble_every_report_is_filed_once_with_the_numbers_typed(tmp_path: Path) -> None:
    print(f"KILL_SEED={SEED} TROUBLES={TROUBLES} OFFICERS={OFFICERS}")  # noqa: T201
    chance, database = random.Random(SEED), tmp_path / "bot.db"
    kinds = [*chance.sample(KINDS, len(KINDS)), *chance.choices(KINDS, k=TROUBLES)][:TROUBLES]
    async with bot_api.serving(BotApi(TOKEN)) as api, wired(3, tmp_path, api) as processes:
        crowd = people.crowd_of((await processes[0][0].invited("commune", "commune_officer"))[:OFFICERS])
        for process, _ in processes:
            await process.started()
        await shared_by([process for process, _ in processes], database)
        async with people.answering(crowd, api, chance, slowest=3):
            for officer in crowd:
                officer.joins(api)
            for newcomer, kind in enumerate(kinds, NEWCOMERS):
                count = len(api.sent) + len(crowd)
                await api.until(lambda count=count: len(api.sent) >= count or _all_done(crowd), within=90)  # type: ignore[misc]
                began = time.monotonic()
                api.officer_types(newcomer, "/start")
                await _suffers(kind, *chance.choice(processes), chance)
                await api.until(lambda newcomer=newcomer: api.sent_to(newcomer), within=LONGEST_SECONDS)  # type: ignore[misc]
                print(f"{kind}: answered after {api.sent_to(newcomer)[0].at - began:.1f} s")  # noqa: T201
            await people.all_done(crowd, within=240)
            await until(database, "SELECT 1 FROM outbox WHERE state <> 'sent'", found=False)
        await _all_stop(processes, database)
    assert complaints(database, crowd, api, beside=len(kinds)) == []


async def _all_stop(processes: Sequence[tuple[Served, Between]], database: Path) -> None:
    """Each has its part again, and stops as a supervisor stops it."""
    await shared_by([process for process, _ in processes], database)
    for process, _ in processes:
        await process.stopped()


def _all_done(crowd: Sequence[CrowdOfficer]) -> bool:
    return all(officer.done for officer in crowd)


async def _suffers(kind: str, process: Served, between: Between, chance: random.Random) -> None:
    """One trouble of one process or of all, to its end."""
    match kind:
        case "killed" | "killed for long":
            await process.killed()
            await asyncio.sleep(1.5 * DEAD_SECONDS * (kind == "killed for long"))
            await process.started()
        case "frozen":
            process.freezes()
            await asyncio.sleep(DEAD_SECONDS + chance.random() * 4)
            process.wakes()
        case "cut":
            between.cuts()
        case "shut":
            await between.shuts()
            await asyncio.sleep(1.5 * DEAD_SECONDS * chance.random())
            await between.opens()
        case "silent":
            between.falls_silent()
            await asyncio.sleep(1.5 * DEAD_SECONDS * chance.random())
            between.speaks()
        case "server ends":
            databases.server().crashes()
            await asyncio.sleep(DEAD_SECONDS * chance.random())
            await asyncio.to_thread(databases.server().comes_back)


class Joins(CrowdOfficer):
    """An officer who joins, and does nothing else."""

    def answers(self, call: Call, api: BotApi) -> None:
        if any(button["callback_data"].endswith(":yes") for row in call.buttons for button in row):
            super().answers(call, api)


async def test_whatever_happens_to_the_three_each_reminder_is_written_once(tmp_path: Path) -> None:
    print(f"KILL_SEED={SEED} OFFICERS={OFFICERS}")  # noqa: T201
    chance, database = random.Random(SEED), tmp_path / "bot.db"
    async with bot_api.serving(BotApi(TOKEN)) as api, wired(3, tmp_path, api) as processes:
        invited = (await processes[0][0].invited("commune", "commune_officer"))[:OFFICERS]
        crowd = [Joins(unit, people.FIRST_CHAT + place, place, code) for place, (unit, code) in enumerate(invited)]
        await processes[0][0].started()
        async with people.answering(crowd, api, chance):
            for officer in crowd:
                officer.joins(api)
            await until(database, f"SELECT 1 FROM officers HAVING count(*) = {len(crowd)}")
        await until(database, "SELECT 1 FROM outbox WHERE state <> 'sent'", found=False)
        await processes[0][0].stopped()
        joined = len(api.sent)
        for day, now in enumerate(DAYS, 1):
            for process, _ in processes:
                process.begins_at(now)
                await process.started()
            await api.until(lambda day=day: len(api.sent) >= joined + (day - 1) * len(crowd) + 1, within=60)  # type: ignore[misc]
            for kind in chance.choices(ALONE, k=TROUBLES // len(DAYS)):
                await _suffers(kind, *chance.choice(processes), chance)
            await until(database, f"SELECT 1 FROM outbox WHERE why = 'reminder' HAVING count(*) = {day * len(crowd)}")
            await until(database, "SELECT 1 FROM outbox WHERE state <> 'sent'", found=False)
            await _all_stop(processes, database)
    written = Counter(rows(database, "SELECT conversation_id FROM outbox WHERE why = 'reminder'"))
    assert set(written.values()) == {len(DAYS)}
    told = Counter((call.chat, call.text) for call in api.sent[joined:])
    assert len(told) == len(DAYS) * len(crowd)
    print(f"{told.total() - len(told)} of {told.total()} came twice")  # noqa: T201
