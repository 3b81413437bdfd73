"""What a report costs in a very wide district, beside an empty database, on each database: ``make bench``.

10,000 communes have reported every indicator every month. Communes that have not yet file by turns in that database
and in an empty one: December's report in December, January's in December: as the whole turn of the officer who
confirms; and, to show where it goes, by the function that files alone, which corrects each too. Medians of what the
clock and this process's processor show (of PostgreSQL's server only the clock knows). Ends with 1 when a turn costs
more than 1.3 times what it costs in the empty database.

``--communes 1000 --times 10`` is a short look; ``--at FILE`` or ``--at ADDRESS`` keeps the filled database there and
finds it again the next time, with fewer communes left to file.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import wide_districts, wide_year  # noqa: E402
from benchmarks.asking import CHANNEL, Officer  # noqa: E402
from benchmarks.replies import machine  # noqa: E402
from handlers.dialogue import states, tokens  # noqa: E402
from handlers.knowledge import Knowledge  # noqa: E402
from models import messages, records  # noqa: E402
from models.plan.indicators import Kind  # noqa: E402
from models.plan.measures import Amount, Share  # noqa: E402
from models.plan.periods import period_from_key  # noqa: E402
from models.plan.plan import Plan  # noqa: E402
from models.store import database, migrating  # noqa: E402
from models.store.database import Database, Place  # noqa: E402
from models.store.queries import drafts, offers, post, reports  # noqa: E402
from tests import databases  # noqa: E402

RATIO = 1.3
NAMES = {"2024-12": "the newest month", "2024-01": "January, filed in December"}


class Cost(NamedTuple):
    """Milliseconds by the clock and of this process's processor."""

    clock: float
    processor: float


class Filed(NamedTuple):
    """What one commune files."""

    unit: str
    period: str
    number: int


Costs = dict[str, dict[str, list[Cost]]]  # by what was done, by database


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--communes", type=int, default=10_000)
    asked.add_argument("--times", type=int, default=30)
    asked.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    asked.add_argument("--at", default="")
    chosen = asked.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        knowledge = wide_districts.know(Path(folder), chosen.communes, "month")
        kept = [measured(kind, Path(folder), knowledge, chosen) for kind in chosen.databases]
    return int(not all(kept))


def measured(kind: str, folder: Path, knowledge: Knowledge, chosen: argparse.Namespace) -> bool:
    print(f"\n{kind}")
    with wide_districts.server(kind):
        places = {"full": databases.at(folder / "full.db"), "empty": databases.at(folder / "empty.db")}
        if chosen.at:
            places["full"] = sa.make_url(chosen.at) if "://" in chosen.at else Path(chosen.at)
        wide_districts.filled(places["full"], knowledge.plan, {})
        make_empty(places["empty"], knowledge.plan)
        gc.collect()
        gc.freeze()  # what filling left behind is no part of a report
        parts: Costs = {}
        turns: Costs = {}
        some, others = waiting(knowledge.plan, places["full"], chosen.times)
        if not some or not others:
            sys.exit(f"Fewer than {2 * chosen.times} communes have not filed: fill another database, or lower --times.")
        alone(places, knowledge.plan, parts, some)
        asyncio.run(as_turns(places, knowledge, turns, others))
    for name, of_both in parts.items():
        print(table(name, of_both).line)
    told = [table(name, of_both) for name, of_both in turns.items()]
    for each in told:
        print(each.line + ("" if each.ratio <= RATIO else "   TOO DEAR"))
    return all(each.ratio <= RATIO for each in told)


def make_empty(place: Place, plan: Plan) -> None:
    """The same people, and nothing reported."""
    engine = database.writer_engine(place)
    migrating.migrate(engine)
    with engine.begin() as connection:
        wide_year.install(connection, plan)
    engine.dispose()


def waiting(plan: Plan, place: Place, times: int) -> list[list[Filed]]:
    """The communes that have not reported a month: those that file alone, and those that file in a turn."""
    engine = database.reader_engine(place)
    found: list[list[Filed]] = [[], []]
    with engine.connect() as connection:
        for period, quiet in wide_year.QUIET.items():
            filed = reports.filed_units(connection, wide_districts.FORM, period)
            left = [number for number in quiet if plan.units.communes[number].slug not in filed]
            for group, some in zip(found, (left[:times], left[times : 2 * times]), strict=True):
                group += [Filed(plan.units.communes[number].slug, period, number) for number in some]
    engine.dispose()
    return found


def by_turns(turn: int) -> Sequence[str]:
    """Neither database is always the first."""
    return ("full", "empty") if turn % 2 else ("empty", "full")


def alone(places: Mapping[str, Place], plan: Plan, costs: Costs, filed: Sequence[Filed]) -> None:
    """File and correct by the turn's own functions."""
    engines = {name: database.writer_engine(place) for name, place in places.items()}
    for turn, one in enumerate(filed):
        for name in by_turns(turn):
            with timed(costs, f"{NAMES[one.period]}, alone", name), engines[name].begin() as connection:
                report = file(connection, plan, one)
            with timed(costs, f"a correction of {NAMES[one.period]}, alone", name), engines[name].begin() as connection:
                correct(connection, plan, report)
    for engine in engines.values():
        engine.dispose()


def file(connection: sa.Connection, plan: Plan, one: Filed) -> records.Report:
    receipt = f"F{time.time_ns() % 10**12}"
    report = records.Report(0, one.unit, wide_districts.FORM, one.period, receipt, wide_year.END, late=False)
    key = reports.file_report(connection, plan, report, answers_of(plan, one), None)
    return records.Report(key, one.unit, wide_districts.FORM, one.period, receipt, wide_year.END, late=False)


def correct(connection: sa.Connection, plan: Plan, report: records.Report) -> None:
    slug, *_ = (slug for slug in asked(plan, report.period) if plan.indicators[slug].kind is Kind.LEVEL)
    answer = records.Answer(Amount(Decimal("77.7")), None, False, "77,7")
    reports.correct(connection, plan, report, slug, answer, None, wide_year.END)


def answers_of(plan: Plan, one: Filed) -> dict[str, records.Answer]:
    form, value = plan.forms[wide_districts.FORM], Decimal(one.number) / 10
    found = {}
    for slug in asked(plan, one.period):
        of_all = plan.indicators[slug].kind in (Kind.RATIO, Kind.REDUCTION)
        field, measure = form.field(slug), Share(value, Decimal(1000)) if of_all else Amount(value)
        found[slug] = records.Answer(measure, field.per if field else None, False, "x")
    return found


def asked(plan: Plan, period: str) -> Sequence[str]:
    form = plan.forms[wide_districts.FORM]
    return [field.indicator for field in form.fields if field.in_season(period_from_key(period))]


async def as_turns(places: Mapping[str, Place], knowledge: Knowledge, costs: Costs, filed: Sequence[Filed]) -> None:
    """File as the officer's last "file it" does."""
    stores = {name: Database(place) for name, place in places.items()}
    for turn, one in enumerate(filed):
        for name in by_turns(turn):
            store = stores[name]
            officer = Officer(store, knowledge, one.unit, wide_year.END)
            await officer.joins()
            await store.write(all_answered, knowledge.plan, one)
            await officer.says("1")
            await officer.picks(tokens.FILE)  # what was not read back yet is read back first
            taken = await officer.picks(tokens.FILE)
            of_both = costs.setdefault(f"{NAMES[one.period]}, the whole turn", {})
            of_both.setdefault(name, []).append(Cost(1000 * taken.whole, 1000 * taken.processor))
            await store.read(is_filed, one)
    for store in stores.values():
        await store.close()


def all_answered(connection: sa.Connection, plan: Plan, one: Filed) -> None:
    """The officer has answered everything and is asked whether to file it."""
    draft = drafts.start_draft(connection, one.unit, wide_districts.FORM, one.period, None, wide_year.END)
    drafts.save_answers(connection, draft, answers_of(plan, one), None, wide_year.END)
    (talk,) = post.talks(connection, [(CHANNEL, one.unit)]).values()
    talk.state = states.to_json(states.ConfirmingReport(form=wide_districts.FORM, period=one.period))
    talk.offered = offers.offered_json(messages.TypedAs.NUMBER, (), 0, 0)
    post.save_talks(connection, [talk])


def is_filed(connection: sa.Connection, one: Filed) -> None:
    filed = [(report.form, report.period) for report in reports.reports_of(connection, one.unit)]
    assert (wide_districts.FORM, one.period) in filed


@contextmanager
def timed(costs: Costs, name: str, of: str) -> Iterator[None]:
    started, used = time.perf_counter(), time.process_time()
    yield
    cost = Cost(1000 * (time.perf_counter() - started), 1000 * (time.process_time() - used))
    costs.setdefault(name, {}).setdefault(of, []).append(cost)


class Told(NamedTuple):
    """A line of the table and the dearer of its ratios."""

    line: str
    ratio: float


def table(name: str, of_both: Mapping[str, Sequence[Cost]]) -> Told:
    median = {of: Cost(*map(statistics.median, zip(*some, strict=True))) for of, some in of_both.items()}
    ratios = [in_full / in_empty for in_full, in_empty in zip(median["full"], median["empty"], strict=True)]
    told = "   ".join(
        f"{sort} {in_full:6.2f} ms, in an empty database {in_empty:6.2f}: {ratio:4.2f} ×"
        for sort, in_full, in_empty, ratio in zip(Cost._fields, median["full"], median["empty"], ratios, strict=True)
    )
    return Told(f"  {name:<50} {told}", max(ratios))


if __name__ == "__main__":
    sys.exit(main())
