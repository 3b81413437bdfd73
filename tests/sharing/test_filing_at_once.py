"""Two processes that file and correct the same indicators of the same communes at once: totals are what reports make.

KILL_SEED and OFFICERS in the environment make a larger run, or repeat one.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from models import records
from models.plan.loading import load_plan
from models.plan.measures import Amount, Per, Share
from models.plan.plan import Plan
from models.store.database import Database
from models.store.queries import recounting, reports
from tests.delivering import crowd as people
from tests.delivering import phrases
from tests.delivering.crowd import FORM, CrowdOfficer
from tests.delivering.ledger import complaints, rows
from tests.delivering.served import TOKEN
from tests.sharing.processes import serving, shared_by
from tests.standins import bot_api
from tests.standins.bot_api import BotApi, Call

pytestmark = pytest.mark.on_server
OFFICERS = int(os.environ.get("OFFICERS", "9"))
SEED = int(os.environ.get("KILL_SEED", str(time.time_ns() % 1_000_000)))
NOW = datetime(2024, 7, 2, tzinfo=UTC)
MONTHS = [f"2024-{month:02}" for month in range(1, 7)]
INDICATORS = {"tea_area": None, "fresh_tea_output": Per.PERIOD, "health_insurance_rate": None}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan()


@pytest.fixture
async def other(database: Database) -> AsyncIterator[Database]:
    """Another process's door to the same database."""
    one = Database(database.place)
    yield one
    await one.close()


def answer(slug: str, chance: random.Random) -> records.Answer:
    number = Decimal(chance.randrange(10_000)) / 10
    measure = Share(number, number + 1) if slug == "health_insurance_rate" else Amount(number)
    return records.Answer(measure, INDICATORS[slug], estimated=False, raw=str(number))


def files(connection: sa.Connection, plan: Plan, unit: str, period: str, chance: random.Random) -> records.Report:
    report = records.Report(0, unit, FORM, period, f"{period} {unit[:8]}", NOW, late=False)
    answers = {slug: answer(slug, chance) for slug in INDICATORS}
    return replace(report, id=reports.file_report(connection, plan, report, answers, None))


def corrects(connection: sa.Connection, plan: Plan, report: records.Report, slug: str, chance: random.Random) -> None:
    reports.correct(connection, plan, report, slug, answer(slug, chance), None, NOW)


async def works(
    door: Database, plan: Plan, todo: Sequence[tuple[str, str]], filed: list[records.Report], seed: int
) -> int:
    """One process: files these reports, and after each corrects one of those filed by either. How often it had to wait
    for its next try, as the loops do."""
    waits, chance = 0, random.Random(seed)
    for unit, period in todo:
        for correcting in (False, True):
            while True:
                try:
                    if correcting:
                        await door.write(corrects, plan, chance.choice(filed), chance.choice([*INDICATORS]), chance)
                    else:
                        filed.append(await door.write(files, plan, unit, period, chance))
                    break
                except sa.exc.OperationalError:
                    waits += 1
    return waits


async def test_totals_are_what_the_reports_make_when_two_file_for_one_commune_at_once(
    database: Database, other: Database, plan: Plan
) -> None:
    print(f"KILL_SEED={SEED}")  # noqa: T201
    todo = [(unit.slug, period) for unit in plan.units.communes[:4] for period in MONTHS]
    random.Random(SEED).shuffle(todo)
    filed: list[records.Report] = []
    both = (works(database, plan, todo[::2], filed, SEED), works(other, plan, todo[1::2], filed, SEED + 1))
    waits = await asyncio.gather(*both)
    print(f"waits: {waits}")  # noqa: T201
    compared = await database.read(recounting.compare, plan, list(INDICATORS))
    assert compared.differing == ()
    assert compared.totals == len(MONTHS) * len(INDICATORS)
    figures = await database.read(lambda connection: connection.scalar(sa.text("SELECT count(*) FROM figures")))
    assert figures == len(todo) * len(INDICATORS)
    revisions = await database.read(lambda connection: connection.scalar(sa.text("SELECT count(*) FROM revisions")))
    assert revisions == len(todo) * (len(INDICATORS) + 1)


async def test_a_months_first_report_begins_with_what_is_being_corrected_in_the_month_before(
    database: Database, other: Database, plan: Plan
) -> None:
    """Neither writes a row of the other's."""
    chance, (one, two) = random.Random(SEED), [unit.slug for unit in plan.units.communes[:2]]
    await database.write(files, plan, one, "2024-04", chance)
    april = await database.write(files, plan, two, "2024-04", chance)

    def slowly(connection: sa.Connection, work: Callable[..., object], *args: object) -> None:
        work(connection, plan, *args, chance)
        connection.execute(sa.text("SELECT pg_sleep(0.5)"))

    await asyncio.gather(
        database.write(slowly, files, one, "2024-05"), other.write(slowly, corrects, april, "tea_area")
    )
    assert (await database.read(recounting.compare, plan, list(INDICATORS))).differing == ()


@dataclass
class Waits(CrowdOfficer):
    """An officer who fills the report in and waits with the last tap. ``ready`` is where it is to be made.

    That a colleague was first is as good as a receipt.
    """

    ready: list[Call] = field(default_factory=list)

    def answers(self, call: Call, api: BotApi) -> None:
        if told := phrases.filed_already().search(call.text):
            self.receipts.append(told[1])
        else:
            super().answers(call, api)

    def _taps(self, call: Call, token: str, api: BotApi) -> None:
        if token == "file":
            self.ready.append(call)
        else:
            super()._taps(call, token, api)

    def files(self, api: BotApi) -> None:
        super()._taps(self.ready[-1], "file", api)


async def all_ready(crowd: Sequence[Waits]) -> None:
    """Wait until everybody has the read-back before them: that happens between two calls of the bot."""
    async with asyncio.timeout(120):
        while not all(officer.ready for officer in crowd):
            await asyncio.sleep(0.02)


async def test_all_who_tap_at_the_same_moment_on_two_processes_have_filed_once(tmp_path: Path) -> None:
    """In one commune two officers have the same read-back before them and tap it together."""
    print(f"KILL_SEED={SEED} OFFICERS={OFFICERS}")  # noqa: T201
    chance, database = random.Random(SEED), tmp_path / "bot.db"
    async with bot_api.serving(BotApi(TOKEN)) as api, serving(2, tmp_path, api) as processes:
        invited = (await processes[0].invited("commune", "commune_officer"))[:OFFICERS]
        crowd = [Waits(unit, people.FIRST_CHAT + place, place, code) for place, (unit, code) in enumerate(invited)]
        ((unit, code), *_) = await processes[0].invited("commune", "commune_officer")
        colleague = Waits(unit, people.FIRST_CHAT + 100, 0, code)
        for process in processes:
            await process.started()
        await shared_by(processes, database)
        async with people.answering([*crowd, colleague], api, chance):
            for officer in crowd:
                officer.joins(api)
            await all_ready(crowd)
            colleague.joins(api)
            await all_ready([colleague])
            for officer in (*crowd, colleague):
                officer.files(api)
            await people.all_done([*crowd, colleague], within=60)
        for process in processes:
            await process.stopped()
    assert complaints(database, [*crowd, colleague], api) == []
    assert rows(database, "SELECT count(*) FROM reports") == [(len(crowd),)]
