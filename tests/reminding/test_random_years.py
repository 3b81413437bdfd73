"""Whole years of random filings and outages: nothing missed, doubled, in vain or at the wrong hour.

What should have been is worked out by ``oracle``, apart from the product. ``make bench`` lives through fifty years.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import pytest

from models.plan.loading import load_plan
from reminders.ladder import load_ladder
from tests.reminding import almanac, oracle, years
from tests.reminding.oracle import Lived

SEEDS = [0, 2, 45]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Lived]:
    """Lives through the year of a seed, once."""

    @cache
    def live(seed: int) -> Lived:
        engine = years.engine_in(tmp_path_factory.mktemp("year"))
        year = years.live(seed, engine, load_plan(), load_ladder())
        engine.dispose()
        return year

    return live


@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_random_year_everybody_is_reminded_as_promised(live: Callable[[int], Lived], seed: int) -> None:
    lived = live(seed)
    assert len(lived.messages) > 1000
    assert len(lived.stopped) > 20
    assert oracle.faults(lived) == []


def left_out(year: Lived) -> None:
    year.messages = [message for message in year.messages if message.named != year.messages[500].named]


def said_twice(year: Lived) -> None:
    first = year.messages[500]
    later = next(tick for tick in year.ticks if tick.date() > first.at.date() and almanac.is_working(tick.date()))
    year.messages += [first, replace(first, at=later), replace(first, at=later + timedelta(days=30))]


def at_night(year: Lived) -> None:
    year.messages[500] = replace(year.messages[500], at=year.messages[500].at.replace(hour=23))


def on_a_day_off(year: Lived) -> None:
    year.messages[500] = replace(year.messages[500], at=datetime.fromisoformat("2024-04-29 08:00"))


def filed_before(year: Lived) -> None:
    message = year.messages[500]
    unit = next(person.unit for person in year.people if person.id == message.officer)
    year.filed[unit, *message.named[0]] = message.at - timedelta(minutes=1)


def of_another_unit(year: Lived) -> None:
    year.messages[500] = replace(year.messages[500], named=(("police_year", "2024"),))


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (left_out, "was missed"),
        (said_twice, "once too often"),
        (said_twice, "more than one message on"),
        (at_night, "written to at"),
        (on_a_day_off, "written to at Mon 29/04"),
        (filed_before, ", filed at"),
        (of_another_unit, "which is not theirs"),
    ],
    ids=lambda each: each if isinstance(each, str) else each.__name__,
)
def test_the_oracle_would_have_seen_it(
    live: Callable[[int], Lived], spoil: Callable[[Lived], None], complaint: str
) -> None:
    year = deepcopy(live(SEEDS[0]))
    spoil(year)
    assert [fault for fault in oracle.faults(year) if complaint in fault]
