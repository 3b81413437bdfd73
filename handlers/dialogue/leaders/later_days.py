"""Which day a deadline may be moved to. (pure)

Promises: never a day that is over, is no later than the old deadline, or is not worked; what was asked for and is
not taken is said.
Must not: know a unit's name or a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from handlers.reading.days import MoreDays
from models.plan.calendar import WorkingCalendar

WORKING_DAYS_OFFERED: Final = (1, 2, 5)
_FARTHEST: Final = timedelta(days=92)

Problem = Literal["past", "not-later", "too-far"]


@dataclass(frozen=True, slots=True)
class Judged:
    """The new deadline, or why not. ``asked_for`` is the day off it was moved from; ``limit`` belongs to the problem:
    the day that is over, the old deadline, or the last day that can be given."""

    day: date | None
    problem: Problem | None = None
    limit: date | None = None
    asked_for: date | None = None


def offered(due: Sequence[date], today: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """One, two and five working days more: after the latest of the deadlines, or after today if that is later."""
    base = max(today, *due)
    return tuple(calendar.after(base, days) for days in WORKING_DAYS_OFFERED)


def judge(wanted: date | MoreDays, due: Sequence[date], today: date, calendar: WorkingCalendar) -> Judged:
    """Whether all these deadlines can be moved to the day that is wanted."""
    if isinstance(wanted, MoreDays):
        return _within(calendar.after(max(today, *due), wanted.count), today, None)
    if wanted < today:
        return Judged(None, "past", wanted)
    if wanted <= max(due):
        return Judged(None, "not-later", max(due))
    worked = calendar.on_or_after(wanted)
    return _within(worked, today, None if worked == wanted else wanted)


def _within(day: date, today: date, asked_for: date | None) -> Judged:
    if day > today + _FARTHEST:
        return Judged(None, "too-far", today + _FARTHEST)
    return Judged(day, asked_for=asked_for)
