"""Reporting periods and their cut-offs after Decree 09/2019/NĐ-CP: a month runs from the 15th to the 14th.

Where a form says so a month is the calendar's instead, from its first day to its last.
Promises: dates only, no time of day; keys of one rhythm sort by age, no two rhythms share one, and a stored key
never changes.
Must not: know holidays (see ``calendar``) or today's date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

CUT_OFF_DAY: Final = 14
_ONE_DAY: Final = timedelta(days=1)


class Rhythm(StrEnum):
    """How often a form is due, shortest first."""

    WEEK = "week"
    MONTH = "month"
    CALENDAR_MONTH = "calendar_month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


_MONTHS: Final[Mapping[Rhythm, int]] = MappingProxyType(
    {
        Rhythm.MONTH: 1,
        Rhythm.CALENDAR_MONTH: 1,
        Rhythm.QUARTER: 3,
        Rhythm.HALF_YEAR: 6,
        Rhythm.NINE_MONTHS: 9,
        Rhythm.YEAR: 12,
    }
)
_KEYS: Final[Mapping[Rhythm, str]] = MappingProxyType(
    {
        Rhythm.WEEK: "{year:04}-W{number:02}",
        Rhythm.MONTH: "{year:04}-{number:02}",
        Rhythm.CALENDAR_MONTH: "{year:04}-M{number:02}",
        Rhythm.QUARTER: "{year:04}-Q{number}",
        Rhythm.HALF_YEAR: "{year:04}-H{number}",
        Rhythm.NINE_MONTHS: "{year:04}-9M",
        Rhythm.YEAR: "{year:04}",
    }
)
_KEY: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)|(?P<month>\d\d)|M(?P<calendar_month>\d\d)"
    r"|Q(?P<quarter>\d)|H(?P<half_year>\d)|(?P<nine>9M)))?",
    re.ASCII,
)
_NUMBERED: Final = (Rhythm.WEEK, Rhythm.MONTH, Rhythm.CALENDAR_MONTH, Rhythm.QUARTER, Rhythm.HALF_YEAR)


def count_in_year(rhythm: Rhythm, year: int) -> int:
    """How many periods of this rhythm belong to the year."""
    if rhythm is Rhythm.WEEK:
        return date(year, 12, 28).isocalendar().week
    return 12 // _MONTHS[rhythm]


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a year, numbered from 1; weeks are ISO weeks. ValueError if there is no such period.

    ``first_on`` is the first day whose events count; ``last_on``, the cut-off, the last one. ``key`` is "2024-W25",
    "2024-06", "2024-M06", "2024-Q2", "2024-H1", "2024-9M" or "2024".
    """

    rhythm: Rhythm
    year: int
    number: int
    first_on: date = field(init=False, repr=False, compare=False)
    last_on: date = field(init=False, repr=False, compare=False)
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not (2 <= self.year <= 9998 and 1 <= self.number <= count_in_year(self.rhythm, self.year)):
            raise ValueError(f"no {self.rhythm} number {self.number} in {self.year}")
        first_on, last_on = _days(self.rhythm, self.year, self.number)
        object.__setattr__(self, "first_on", first_on)
        object.__setattr__(self, "last_on", last_on)
        object.__setattr__(self, "key", _KEYS[self.rhythm].format(year=self.year, number=self.number))

    @property
    def opens_on(self) -> date:
        """The day after the cut-off: the figure exists from here on. See ``Plan.opens_on`` for the form's own day."""
        return self.last_on + _ONE_DAY

    def previous(self) -> Period:
        """The period of the same rhythm before this one."""
        if self.number > 1:
            return Period(self.rhythm, self.year, self.number - 1)
        return Period(self.rhythm, self.year - 1, count_in_year(self.rhythm, self.year - 1))

    def following(self) -> Period:
        """The period of the same rhythm after this one."""
        if self.number < count_in_year(self.rhythm, self.year):
            return Period(self.rhythm, self.year, self.number + 1)
        return Period(self.rhythm, self.year + 1, 1)


def _days(rhythm: Rhythm, year: int, number: int) -> tuple[date, date]:
    """The first and the last day whose events count."""
    if rhythm is Rhythm.WEEK:
        return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    if rhythm is Rhythm.CALENDAR_MONTH:
        return date(year, number, 1), date(year, number, monthrange(year, number)[1])
    first_year, month = divmod(year * 12 + (number - 1) * _MONTHS[rhythm] - 1, 12)
    return date(first_year, month + 1, CUT_OFF_DAY + 1), date(year, number * _MONTHS[rhythm], CUT_OFF_DAY)


@lru_cache(maxsize=64)
def periods_of_year(rhythm: Rhythm, year: int) -> tuple[Period, ...]:
    """All periods of the year, oldest first."""
    return tuple(Period(rhythm, year, number) for number in range(1, count_in_year(rhythm, year) + 1))


@lru_cache(maxsize=4096)
def period_from_key(key: str) -> Period:
    """The period a key names. ValueError if it names none."""
    found = _KEY.fullmatch(key)
    if found is None:
        raise ValueError(f"not a period: {key!r}")
    year = int(found["year"])
    if found["nine"]:
        return Period(Rhythm.NINE_MONTHS, year, 1)
    for rhythm in _NUMBERED:
        if found[rhythm]:
            return Period(rhythm, year, int(found[rhythm]))
    return Period(Rhythm.YEAR, year, 1)


def period_containing(rhythm: Rhythm, day: date) -> Period:
    """The period whose days include ``day``. ValueError for nine months from 15 September to 14 December."""
    if rhythm is Rhythm.WEEK:
        year, week, _ = day.isocalendar()
        return Period(rhythm, year, week)
    if rhythm is Rhythm.CALENDAR_MONTH:
        return Period(rhythm, day.year, day.month)
    months = day.year * 12 + day.month - 1 + (day.day > CUT_OFF_DAY)
    year, month = divmod(months, 12)
    return Period(rhythm, year, month // _MONTHS[rhythm] + 1)


def latest_closed(rhythm: Rhythm, day: date) -> Period:
    """The last period whose cut-off lies before ``day``."""
    if rhythm is Rhythm.NINE_MONTHS:
        this_year = Period(rhythm, day.year, 1)
        return this_year if this_year.last_on < day else this_year.previous()
    return period_containing(rhythm, day).previous()
