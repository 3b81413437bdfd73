"""Working days of civil servants: Monday to Friday without public holidays, with the government's swaps.

Promises: holidays come from the pinned package, the district's own days from data; nothing is asked later.
Must not: know periods, forms or today's date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import holidays

_ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_YEARS_BEFORE, _YEARS_AFTER = 1, 5


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """``days_off``: weekdays not worked. ``days_worked``: weekend days worked, to make up for others."""

    days_off: frozenset[date]
    days_worked: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Whether offices are open that day."""
        return day in self.days_worked or (day.weekday() < _SATURDAY and day not in self.days_off)

    def after(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, which itself never counts. ValueError if n < 1."""
        return self._count(day, n, _ONE_DAY)

    def before(self, day: date, n: int) -> date:
        """The n-th working day before ``day``, which itself never counts. ValueError if n < 1."""
        return self._count(day, n, -_ONE_DAY)

    def on_or_after(self, day: date) -> date:
        """``day`` if it is worked, else the next working day."""
        return day if self.is_working(day) else self.after(day, 1)

    def on_or_before(self, day: date) -> date:
        """``day`` if it is worked, else the last working day before it."""
        return day if self.is_working(day) else self.before(day, 1)

    def _count(self, day: date, n: int, step: timedelta) -> date:
        if n < 1:
            raise ValueError(f"working days are counted from 1, not {n}")
        while n:
            day += step
            n -= self.is_working(day)
        return day


def vietnamese_calendar(year: int, days_off: Iterable[date] = (), days_worked: Iterable[date] = ()) -> WorkingCalendar:
    """The public calendar around ``year`` with the district's own days, which win over it."""
    public = holidays.country_holidays("VN", years=range(year - _YEARS_BEFORE, year + _YEARS_AFTER + 1))
    own_off, own_worked = frozenset(days_off), frozenset(days_worked)
    return WorkingCalendar(
        days_off=(frozenset(public) - own_worked) | own_off,
        days_worked=(frozenset(public.weekend_workdays) - own_off) | own_worked,
    )
