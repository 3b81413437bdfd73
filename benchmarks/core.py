"""What the pure core costs by itself, in processor time: read, advance, plan and progress. Part of ``make bench``.

Read: the attested answers and questions of tests/understanding. Advance: the turns of ``benchmarks/turns.py`` once more
without their database, nine for each report. Plan: a year's reminders of an officer with six forms. Progress: how the
district and one commune stand with each indicator, from a year of figures of every unit.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import crowd, reading, turns  # noqa: E402
from bot import knowing  # noqa: E402
from bot.settings import Settings  # noqa: E402
from handlers.dialogue import advance  # noqa: E402
from handlers.knowledge import Knowledge  # noqa: E402
from models.plan.indicators import Indicator, Kind  # noqa: E402
from models.plan.measures import Amount, Figure, Measure, Per, Share  # noqa: E402
from models.plan.plan import Plan  # noqa: E402
from models.plan.progress import district_progress, unit_progress  # noqa: E402
from models.plan.units import Level, Unit  # noqa: E402
from models.records import Role  # noqa: E402
from reminders.planner import Planner, Recipient  # noqa: E402

ROUNDS = 7
OFFICERS = 500
EACH = 5  # of that many turns one is gone through again
Work = Callable[[], object]


def measured(works: Sequence[Work]) -> float:
    """Microseconds of processor time for one of these, the median of some rounds after one that is not counted."""
    rounds = []
    for each in range(ROUNDS + 1):
        began = time.thread_time()
        for work in works:
            work()
        if each:
            rounds.append(1_000_000 * (time.thread_time() - began) / len(works))
    return statistics.median(rounds)


def advancing() -> list[Work]:
    """What officers said in whole reports, with what lay on the desk each time."""
    with tempfile.TemporaryDirectory() as folder:
        return [partial(advance.advance, *taken) for taken in turns.recorded(Path(folder))[::EACH]]


def planning(knowledge: Knowledge) -> list[Work]:
    """The officers of villages with six forms each, one planner for all as in the bot."""
    plan = crowd.plan_of_six_forms()
    first, last = crowd.BEFORE.replace(month=1, day=1), crowd.BEFORE.replace(month=12, day=31)
    commune = plan.units.communes[0].slug
    heads = [
        Recipient(number, Role.VILLAGE_HEAD, _village(f"{commune}.ban_{number}", commune), "vi")
        for number in range(1, OFFICERS + 1)
    ]
    planner = Planner(plan, knowledge.ladder, first, last)
    return [partial(planner.plan_for, (head,), frozenset()) for head in heads]


def _village(slug: str, commune: str) -> Unit:
    return Unit(slug=slug, level=Level.VILLAGE, name=slug, full_name=slug, name_en=slug, parent=commune)


def progressing(plan: Plan) -> tuple[list[Work], list[Work]]:
    """The district's standing and one unit's, indicator by indicator, at the end of the year."""
    through = date(plan.year, 12, 31) + timedelta(days=1)
    district, unit = [], []
    for slug, indicator in plan.indicators.items():
        figures = list(_figures(plan, indicator))
        if figures:
            district.append(partial(district_progress, plan, slug, figures, through))
            one = figures[0].unit
            own = [figure for figure in figures if figure.unit == one]
            unit.append(partial(unit_progress, plan, slug, one, own, indicator.target, through))
    return district, unit


def _figures(plan: Plan, indicator: Indicator) -> Iterator[Figure]:
    """A year of figures of every unit that is asked."""
    form = plan.form_at(plan.source(indicator.slug), indicator.slug)
    for unit in plan.reporting_units(indicator.slug) if form is not None else ():
        for number, key in enumerate(plan.cut_offs(form, indicator.slug) if form else (), start=1):
            per = Per.PERIOD if indicator.kind is Kind.FLOW else None
            yield Figure(unit, indicator.slug, key, _measure(indicator, number), per)


def _measure(indicator: Indicator, number: int) -> Measure:
    if indicator.kind in (Kind.RATIO, Kind.REDUCTION):
        return Share(Decimal(40 + number), Decimal(83))
    return Amount(Decimal(number) + Decimal("0.5"))


def line(name: str, works: Sequence[Work], what: str) -> str:
    return f"{name:<10} {measured(works):8.1f} µs processor {what}"


def main() -> int:
    knowledge = knowing.know(Settings(_env_file=None))
    answers, questions = reading.quantities(knowledge.reader, knowledge.plan), reading.questions(knowledge.reader)
    district, unit = progressing(knowledge.plan)
    print(line("read", answers, f"an answer ({len(answers)} as they are typed)"))
    print(line("read", questions, f"a question ({len(questions)})"))
    print(line("advance", advancing(), "a turn of a report, without its database"))
    print(line("plan", planning(knowledge), "a year's reminders of an officer with six forms"))
    print(line("progress", district, f"an indicator of the district ({len(district)})"))
    print(line("progress", unit, "an indicator of one unit"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
