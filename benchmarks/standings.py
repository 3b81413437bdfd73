"""How long "how are we doing?" takes in a very wide district, and what a report costs there: ``make bench``.

STANDINGS_COMMUNES communes (10,000 without) report the plan's indicators all the year. Each sort of answer is looked up
many times as a turn does; a report is filed by the turn's own function, in the full database and in an empty one; the
report on paper is put together and written. Ends with 1 when an answer takes longer than 50 ms at the 95th percentile,
a report more than 1.3 times what it costs in an empty database, or the paper longer than 2 s.
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import locales  # noqa: E402
from benchmarks import wide_year  # noqa: E402
from bot import wiring  # noqa: E402
from bot.report_files import ReportFiles  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.workshop import Workshop  # noqa: E402
from handlers.answers.asker import Asker  # noqa: E402
from handlers.answers.look_up import look_up  # noqa: E402
from handlers.answers.report_files import named  # noqa: E402
from handlers.dialogue import decisions  # noqa: E402
from handlers.dialogue.leaders.decisions import LateList, NotYetDue, SummingUp  # noqa: E402
from handlers.knowledge import Knowledge  # noqa: E402
from models import records  # noqa: E402
from models.plan.measures import Amount, Share  # noqa: E402
from models.plan.plan import Plan  # noqa: E402
from models.store import database, migrating  # noqa: E402
from models.store.database import Database  # noqa: E402
from models.store.queries import officers, recounting, reports  # noqa: E402
from tests.wide_district import widened  # noqa: E402

COMMUNES = int(os.environ.get("STANDINGS_COMMUNES", "10000"))
TIMES = int(os.environ.get("STANDINGS_TIMES", "60"))
ANSWER_MS, FILING_RATIO, PAPER_SECONDS = 50.0, 1.3, 2.0
FORM = "commune_month"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(Path(folder)))


async def measure(folder: Path) -> int:
    knowledge = wiring.know(Settings(_env_file=None, data_dir=folder, http_port=1))
    plan = widened(knowledge.plan, COMMUNES)
    knowledge = replace(knowledge, plan=plan)
    full, empty = engine(folder / "full.db", plan), engine(folder / "empty.db", plan)
    started = time.perf_counter()
    with full.begin() as connection:
        figures = wide_year.fill(connection, plan, FORM)
    filled = time.perf_counter()
    with full.begin() as connection:
        recounting.rebuild(connection, plan)
    print(
        f"{COMMUNES:,} communes, {figures:,} figures: written in {filled - started:.0f} s, "
        f"totals counted anew in {time.perf_counter() - filled:.0f} s"
    )
    with full.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    gc.collect()
    gc.freeze()  # what filling left behind is no part of an answer
    slowest = answers(full, knowledge)
    ratio = filing(full, empty, plan)
    full.dispose()
    empty.dispose()
    seconds = await paper(folder, knowledge)
    return int(slowest > ANSWER_MS or ratio > FILING_RATIO or seconds > PAPER_SECONDS)


def engine(path: Path, plan: Plan) -> sa.Engine:
    made = database.writer_engine(path)
    migrating.migrate(made)
    with made.begin() as connection:
        wide_year.install(connection, plan)
    return made


def answers(store: sa.Engine, knowledge: Knowledge) -> float:
    """Print each sort of answer; the slowest 95th percentile in milliseconds."""
    plan, random = knowledge.plan, Random(1)
    slugs = list(plan.indicators)
    communes = [unit.slug for unit in plan.units.communes]
    sorts: dict[str, Callable[[], decisions.Inquiry]] = {
        "overall": decisions.ProgressOverall,
        "overall, all lines": lambda: decisions.ProgressOverall(shown="full"),
        "overall, a picture": lambda: decisions.ProgressOverall(shown="chart"),
        "one indicator": lambda: decisions.ProgressOfIndicators((random.choice(slugs),)),
        "one unit": lambda: decisions.ProgressOverall(unit=random.choice(communes)),
        "one indicator in one unit": lambda: decisions.ProgressOfIndicators(
            (random.choice(slugs),), random.choice(communes)
        ),
        "beside the period before": lambda: decisions.Compared((random.choice(slugs),)),
        "ranking": lambda: decisions.Ranking(random.choice(slugs)),
        "rows behind a number": lambda: decisions.Rows(random.choice(slugs)),
        "what one unit wrote": lambda: decisions.History("tea_area", random.choice(communes)),
        "who is late": LateList,
        "who is not late yet": NotYetDue,
    }
    with store.connect() as connection:
        asker = asker_of(connection, knowledge)
        return max(percentiles(name, lambda ask=ask: look_up(ask(), asker)) for name, ask in sorts.items())


def asker_of(connection: sa.Connection, knowledge: Knowledge) -> Asker:
    officer = officers.officer_by_handle(connection, knowledge.plan.units.district.slug)
    assert officer is not None
    return Asker(
        connection=connection,
        plan=knowledge.plan,
        ladder=knowledge.ladder,
        officer=officer,
        unit=knowledge.plan.units.district,
        words=locales.phrasebook("vi"),
        today=wide_year.END.date(),
        now=wide_year.END,
        channel="terminal",
        sample="",
    )


def percentiles(name: str, work: Callable[[], object]) -> float:
    work()
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    cuts = statistics.quantiles(taken, n=20)
    print(f"  {name:<28} median {statistics.median(taken):8.1f} ms   95 % below {cuts[18]:8.1f} ms")
    return cuts[18]


def filing(full: sa.Engine, empty: sa.Engine, plan: Plan) -> float:
    """File what was left out, by turns in both databases; how much more the newest month costs in the full one."""
    ratios = [
        compared(month, full, empty, plan, wide_year.QUIET[month], first)
        for first, month in ((1, "2024-12"), (1000, "2024-01"))
    ]
    return ratios[0]


def compared(month: str, full: sa.Engine, empty: sa.Engine, plan: Plan, places: range, first: int) -> float:
    taken: dict[str, list[float]] = {"full": [], "empty": []}
    for number, place in enumerate(places, first):
        unit = plan.units.communes[place].slug
        for name, store in (("full", full), ("empty", empty)):
            taken[name].append(filed(store, plan, unit, month, number))
    medians = {name: statistics.median(each) * 1000 for name, each in taken.items()}
    ratio = medians["full"] / medians["empty"]
    beside = f"in an empty database {medians['empty']:8.1f} ms: {ratio:.2f} ×"
    print(f"  a report of {month:<16} median {medians['full']:8.1f} ms   {beside}")
    return ratio


def filed(store: sa.Engine, plan: Plan, unit: str, period: str, number: int) -> float:
    value = Decimal(number) / 10
    answers = {
        field.indicator: records.Answer(
            Amount(value) if field.whole is None else Share(value, Decimal(1000)), field.per, False, "x"
        )
        for field in plan.forms[FORM].fields
    }
    report = records.Report(0, unit, FORM, period, f"F{number}", wide_year.END, late=False)
    started = time.perf_counter()
    with store.begin() as connection:
        reports.file_report(connection, plan, report, answers, None)
    return time.perf_counter() - started


async def paper(folder: Path, knowledge: Knowledge) -> float:
    store = Database(folder / "full.db")
    workshop = Workshop(folder / "drawn", ReportFiles(store, knowledge).put_together)
    asked = named(SummingUp("summary", "2024-06"), locales.phrasebook("vi"), wide_year.END)
    started = time.perf_counter()
    await workshop.make(asked)
    seconds = time.perf_counter() - started
    await workshop.close()
    await store.close()
    print(f"  the report on paper: {seconds:.2f} s, the workshop's start included")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
