"""Quiet hours: when a role may be written to, and how long a reminder has waited. (pure)

Promises: never a moment on a day off or outside the role's windows; all in the district's own time.
Must not: know what would be sent, or the present moment.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from locales.phrasebook import DISTRICT_ZONE
from models.plan.calendar import WorkingCalendar
from reminders.hours import Hours

_ONE_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)


def next_allowed(hours: Hours, calendar: WorkingCalendar, moment: datetime) -> datetime:
    """``moment`` if the role may be written to then, else the opening of its next window; aware UTC."""
    local = moment.astimezone(DISTRICT_ZONE)
    if calendar.is_working(local.date()):
        for opens, closes in hours.windows:
            if local.time() < closes:
                return max(local, _at(local.date(), opens)).astimezone(UTC)
    return _at(calendar.after(local.date(), 1), hours.windows[0][0]).astimezone(UTC)


def end_of_day(moment: datetime) -> datetime:
    """The midnight that ends the district's day of ``moment``; aware UTC."""
    return _at(moment.astimezone(DISTRICT_ZONE).date() + _ONE_DAY, time.min).astimezone(UTC)


def end_of_next_working_day(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """The midnight that ends the first working day after the district's day of ``moment``; aware UTC.

    Never more than a week ahead, as over Tết: what lies further may not be planned yet.
    """
    today = moment.astimezone(DISTRICT_ZONE).date()
    return min(_at(calendar.after(today, 1) + _ONE_DAY, time.min).astimezone(UTC), moment.astimezone(UTC) + _A_WEEK)


def same_hour_later(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """The same hour of the first working day after the district's day of ``moment``; aware UTC."""
    local = moment.astimezone(DISTRICT_ZONE)
    return _at(calendar.after(local.date(), 1), local.time()).astimezone(UTC)


def waited(calendar: WorkingCalendar, since: datetime, until: datetime) -> timedelta:
    """How long it is from ``since`` to ``until``, days off not counted: a weekend makes no reminder stale."""
    start, end = since.astimezone(DISTRICT_ZONE), until.astimezone(DISTRICT_ZONE)
    total, day = timedelta(), start.date()
    while day <= end.date():
        if calendar.is_working(day):
            total += max(min(end, _at(day + _ONE_DAY, time.min)) - max(start, _at(day, time.min)), timedelta())
        day += _ONE_DAY
    return total


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, DISTRICT_ZONE)
