"""The choices under a reminder that put it off, and moments as people say them. (pure)

Promises: every choice is a moment at which the role may be written to; its token names that very moment, so a tap
means the same whenever it comes.
Must not: know what is owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from locales.phrasebook import DISTRICT_ZONE, Phrasebook
from models import messages
from models.plan.calendar import WorkingCalendar
from reminders.hours import Hours

LONGEST_SNOOZE: Final = timedelta(days=7)
MOST: Final = 2
_TOKEN: Final = "go.later."
_WRITTEN: Final = "%Y%m%dt%H%M"
_LATER_TODAY: Final = (time(14), time(18, 30))
_AT_LEAST: Final = timedelta(hours=1)
_PARTS: Final = ((time(11), "morning"), (time(13), "noon"), (time(18), "afternoon"))


def later_choices(
    words: Phrasebook, hours: Hours, slot: time, calendar: WorkingCalendar, now: datetime
) -> tuple[messages.Choice, ...]:
    """Later today, if the role may be written to then, and the next working day at ``slot``."""
    local = now.astimezone(DISTRICT_ZONE)
    return tuple(
        messages.Choice(token=later_token(moment), label=_label(words, moment, local.date()))
        for moment in list(_moments(hours, slot, calendar, local))[:MOST]
    )


def later_token(moment: datetime) -> str:
    """Remind again at a moment (aware)."""
    return f"{_TOKEN}{moment.astimezone(DISTRICT_ZONE).strftime(_WRITTEN)}"


def read_later_token(token: str) -> datetime | None:
    """At which moment a token reminds again, in district time."""
    if not token.startswith(_TOKEN):
        return None
    try:
        return datetime.strptime(token.removeprefix(_TOKEN), _WRITTEN).replace(tzinfo=DISTRICT_ZONE)
    except ValueError:
        return None


def said_moment(words: Phrasebook, moment: datetime) -> str:
    """A moment as people say it: "8 giờ sáng thứ Ba 18/6", "8 am, Tuesday 18 June"."""
    local = moment.astimezone(DISTRICT_ZONE)
    return words.say("said-moment", clock=said_clock(words, local.time()), day=words.day(local.date()))


def said_clock(words: Phrasebook, clock: time) -> str:
    """An hour as people say it: "8 giờ sáng", "2 giờ 30 chiều"."""
    return words.say(
        "said-clock",
        hour=str(clock.hour % 12 or 12),
        minute=f"{clock.minute:02}",
        exact="no" if clock.minute else "yes",
        part=part_of_day(clock),
    )


def part_of_day(clock: time) -> str:
    """morning, noon, afternoon or evening."""
    return next((part for until, part in _PARTS if clock < until), "evening")


def _moments(hours: Hours, slot: time, calendar: WorkingCalendar, now: datetime) -> Iterator[datetime]:
    today = now.date()
    if calendar.is_working(today):
        coming = (clock for clock in _LATER_TODAY if hours.allows(clock) and _at(today, clock) >= now + _AT_LEAST)
        yield from (_at(today, clock) for clock in coming)
    yield _at(calendar.after(today, 1), slot)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, DISTRICT_ZONE)


def _label(words: Phrasebook, moment: datetime, today: date) -> str:
    days = (moment.date() - today).days
    when = "today" if days == 0 else "tomorrow" if days == 1 else "day"
    return words.say("choice-later", when=when, part=part_of_day(moment.time()), day=words.day(moment.date()))
