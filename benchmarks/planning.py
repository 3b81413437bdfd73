"""How long planning takes for 100,000 officers with six forms each, and what a tick costs: ``make bench``.

Each measure is taken in a process of its own, on a database in a temporary folder, with the bot put together as it
serves (only nobody is written to). Prints time, peak memory and how SQLite finds the rows of each statement; then
lives through years of random filings and outages, each held against a slow and obvious oracle. Ends with 1 when a
promise is not kept: planning in 60 s and 200 MB, a tick with 1,000 officers due in 1 s, an idle tick in 5 ms, every
statement by an index, and no reminder missed, doubled, in vain or at a wrong hour.

``--officers 20000`` plans for fewer; ``--seeds 20-49`` lives through some years only, ``--seeds none`` through none;
``--minutes 10`` begins no other year after so long and says where to go on; ``--workers 1`` leaves the other cores
alone.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import sqlalchemy as sa  # noqa: E402

import locales  # noqa: E402
from benchmarks import crowd, random_years  # noqa: E402
from benchmarks.replies import machine  # noqa: E402
from bot import wiring  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.wiring import Bot  # noqa: E402
from models.store import database  # noqa: E402

OFFICERS = 100_000
DUE = 1_000
IDLE_TICKS = 200
SECONDS, MEGABYTES = 60.0, 200.0
TICK_SECONDS, IDLE_SECONDS = 1.0, 0.005
LIST = re.compile(r"\(\?(, \?)+\)")
SMALL = ("installation", "broadcasts", "CONSTANT")  # a row; a row for each broadcast; no table
TOKEN = "1:nobody_is_written_to"


async def assembled(folder: Path) -> Bot:
    """The bot for real officers, with six forms for every village."""
    settings = Settings(_env_file=None, data_dir=folder, telegram_token=TOKEN, http_port=1)
    bot = await wiring.assemble(settings)
    bot.knowledge = replace(bot.knowledge, plan=crowd.plan_of_six_forms())
    bot.now = lambda: crowd.BEFORE
    locales.phrasebook("vi")  # who serves has answered somebody
    return bot


async def plan(folder: Path) -> dict[str, Any]:
    """Plan for everybody who is there, once."""
    bot = await assembled(folder)
    await bot.tick()
    rows = await bot.database.read(_count, "reminders")
    await bot.close()
    return {"rows": rows}


async def ticks(folder: Path) -> dict[str, Any]:
    """A tick with ``DUE`` reminders due, one with as many officers who owe six reports each, then idle ones; and
    what they asked the database."""
    bot = await assembled(folder)
    statements: dict[str, Any] = {}

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: Any) -> None:
        one = parameters[0] if parameters and isinstance(parameters[0], tuple) else parameters
        statements.setdefault(LIST.sub("(?, …)", " ".join(statement.split())), (statement, one))

    await _timed(bot, crowd.SLOT - timedelta(minutes=1))  # the next days are planned: that is no part of this
    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    due = await _timed(bot, crowd.SLOT)
    due_letters = await bot.database.read(_count, "outbox")
    sixfold = await _timed(bot, crowd.LATER_SLOT)
    letters = await bot.database.read(_count, "outbox")
    idle = [await _timed(bot, crowd.LATER_SLOT + timedelta(seconds=5)) for _ in range(IDLE_TICKS)]
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
    plans = await bot.database.read(_plans, statements)
    await bot.close()
    sent = {"due_letters": due_letters, "sixfold_letters": letters - due_letters}
    return {"due": due, "sixfold": sixfold, "idle": idle, "plans": plans, **sent}


async def _timed(bot: Bot, moment: datetime) -> float:
    bot.now = lambda: moment
    started = time.perf_counter()
    await bot.tick()
    return time.perf_counter() - started


def _count(connection: sa.Connection, table: str) -> int:
    return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()


def _plans(connection: sa.Connection, statements: dict[str, Any]) -> dict[str, list[str]]:
    """How the rows of each statement are found."""
    found = {}
    for short, (statement, parameters) in statements.items():
        if statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            found[short] = [row[-1] for row in rows]
    return found


def leave_due(folder: Path) -> None:
    """Settle all of the days before the slot's. At the slot one reminder is due to each of the first ``DUE``
    officers; as many others owe six reports at an hour of their own; nobody else is due that day."""
    engine = database.writer_engine(folder / "bot.db")
    first, last = (f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}" for moment in (crowd.SLOT, crowd.LATER_SLOT))
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE reminders SET state = 'sent', settled_at = due_at WHERE due_at < ? "
            "OR (due_at <= ? AND officer_id > ?) OR (officer_id <= ? AND form <> ?)",
            (first, last, 2 * DUE, DUE, crowd.DUE_FORM),
        )
    engine.dispose()


def in_a_process_of_its_own(task: str, folder: Path) -> dict[str, Any]:
    """What a fresh process measured, with its wall time from the first import on and its peak memory."""
    started = time.perf_counter()
    command = [sys.executable, __file__, "--child", task, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    return {**json.loads(done.stdout), "seconds": time.perf_counter() - started}


def child(task: str, folder: Path) -> None:
    """Measure in this process and print the result."""
    found = asyncio.run({"plan": plan, "ticks": ticks}[task](folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "megabytes": peak}))


def measure(folder: Path, officers: int) -> list[str]:
    """Print what was measured; the promises that were not kept."""
    crowd.people(folder / "bot.db", officers, range(DUE + 1, 2 * DUE + 1))
    planned = in_a_process_of_its_own("plan", folder)
    print(f"planning   {officers} officers, 6 forms: {planned['rows']} reminders in {planned['seconds']:.1f} s from a "
          f"cold start, {planned['megabytes']:.0f} MB at most")  # fmt: skip
    leave_due(folder)
    ticked = in_a_process_of_its_own("ticks", folder)
    idle = statistics.median(ticked["idle"])
    print(f"tick       {ticked['due_letters']} due: {ticked['due']:.2f} s; to {ticked['sixfold_letters']} officers who "
          f"owe six reports each: {ticked['sixfold']:.2f} s")  # fmt: skip
    print(f"idle tick  {IDLE_TICKS} times, median {1000 * idle:.2f} ms, p95 "
          f"{1000 * statistics.quantiles(ticked['idle'], n=20)[18]:.2f} ms")  # fmt: skip
    walks = [step for steps in ticked["plans"].values() for step in steps if _walks(step)]
    for statement, steps in ticked["plans"].items():
        print(f"  {_short(statement)}", *(f"    {step}" for step in steps), sep="\n")
    kept = {
        f"planning within {SECONDS:.0f} s": planned["seconds"] < SECONDS,
        f"planning within {MEGABYTES:.0f} MB": planned["megabytes"] < MEGABYTES,
        f"a message to each of {DUE} officers": ticked["due_letters"] == ticked["sixfold_letters"] == DUE,
        f"a tick with {DUE} due within {TICK_SECONDS:.0f} s": ticked["due"] < TICK_SECONDS,
        f"an idle tick within {1000 * IDLE_SECONDS:.0f} ms": idle < IDLE_SECONDS,
        f"every statement by an index ({'; '.join(walks)})": not walks,
    }
    return [promise for promise, is_kept in kept.items() if not is_kept]


def _walks(step: str) -> bool:
    """Whether a step looks at all rows of a table that grows."""
    return step.startswith("SCAN ") and " USING " not in step and step.split()[1] not in SMALL


def _short(statement: str) -> str:
    return statement if len(statement) <= 110 else f"{statement[:50]} … {statement[-55:]}"


def main() -> int:
    """Measure what was asked for; 0 when every promise is kept."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--officers", type=int, default=OFFICERS)
    options.add_argument("--seeds", default="0-49")
    options.add_argument("--minutes", type=float, default=20.0)
    options.add_argument("--workers", type=int, default=random_years.WORKERS)
    options.add_argument("--child", nargs=2, metavar=("TASK", "FOLDER"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]))
        return 0
    print(machine(), flush=True)
    broken = []
    if given.officers:
        with tempfile.TemporaryDirectory() as folder:
            broken += measure(Path(folder), given.officers)
    broken += random_years.live_through(given.seeds, given.minutes, given.workers)
    print(*(f"NOT KEPT: {promise}" for promise in broken), sep="\n", end="\n" if broken else "")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
