"""Which moment "chiều nay", "8 giờ sáng mai" or "2 tiếng nữa" is, for somebody who is reminded at certain hours.

Promises: every moment that may be meant, so that two are asked about; never one that has passed.
Must not: move a moment out of quiet hours or days off (see ``reminders.quiet_hours``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.reading.reminding.spoken import Spoken

Window = tuple[time, time]

_ONE_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_NOON: Final = 12
_ONE_MINUTE: Final = timedelta(minutes=1)
_HALF_HOUR: Final = timedelta(minutes=30)
_SOON: Final = timedelta(hours=1)
_FIRST_WAKING: Final = time(6)
_LAST_WAKING: Final = time(21)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: from, until, and the hour that is meant when none is said; ``just`` that hour, or the
    officer's own if it lies in this part.
    """

    opens: time
    closes: time
    usual: time
    just: bool = False


PARTS: Final = {
    "morning": Part(time(5), time(11), time(8)),
    "early_morning": Part(time(5), time(11), time(7, 30), just=True),
    "noon": Part(time(11), time(14), time(11, 30)),
    "afternoon": Part(time(12), time(18), time(14)),
    "early_afternoon": Part(time(12), time(16), time(13, 30), just=True),
    "end_of_day": Part(time(12), time(18), time(16), just=True),
    "evening": Part(time(18), time(23, 59), time(18, 30)),
}


@dataclass(frozen=True, slots=True)
class Habits:
    """When somebody is reminded: the usual hour, and the windows of the day, in district time."""

    slot: time
    windows: tuple[Window, ...]

    def include(self, clock: time) -> bool:
        return any(opens <= clock < closes for opens, closes in self.windows)


def moments_of(said: Spoken, now: datetime, habits: Habits) -> tuple[datetime, ...]:
    """The moments that may be meant, in the zone of ``now``, the earliest first; none for one that has passed."""
    if said.torn or said.says_two_days or not said.says_when:
        return ()
    if said.after is not None:
        alone = said.clock is None and said.part is None and not said.says_day
        return (_from_now(said.after, now, habits if said.by_days else None),) if alone else ()
    days = list(_days(said, now))
    found = {datetime.combine(day, clock, now.tzinfo) for day in days for clock in _clocks(said, day, now, habits)}
    coming = sorted(moment for moment in found if moment > now)
    if said.says_day:
        return _meant(coming, habits)
    if said.clock is None:
        return tuple(coming[:1])
    return _meant([moment for moment in coming if moment < now + _ONE_DAY], habits)


def clocks_of(said: Spoken, habits: Habits) -> tuple[time, ...]:
    """The hours a day that may be meant by "9 giờ"; those within the windows alone, if any is."""
    if said.clock is None or said.torn:
        return ()
    spoken = tuple(_hours(said.clock, said.part))
    return tuple(clock for clock in spoken if habits.include(clock)) or spoken


def _from_now(after: timedelta, now: datetime, habits: Habits | None) -> datetime:
    """So much later; counted in days it is the usual hour of that day."""
    if habits is not None:
        return datetime.combine((now + after).date(), habits.slot, now.tzinfo)
    whole = (now + after).replace(second=0, microsecond=0)
    return whole if whole >= now + after else whole + _ONE_MINUTE


def _days(said: Spoken, now: datetime) -> Iterator[date]:
    """The days that may be meant: one, when a day was said; else today and tomorrow."""
    today = now.date()
    monday = today - timedelta(days=today.weekday())
    if said.date is not None:
        yield from _dates(said.date, today)
    elif said.weekday is not None and said.week is not None:
        yield monday + timedelta(weeks=said.week, days=said.weekday)
    elif said.weekday is not None:
        yield today + timedelta(days=(said.weekday - today.weekday()) % _WEEK or _WEEK)
    elif said.week is not None:
        yield monday + timedelta(weeks=said.week)
    elif said.day is not None:
        yield today + timedelta(days=said.day)
    else:
        yield from (today, today + _ONE_DAY)


def _dates(said: tuple[int, int], today: date) -> Iterator[date]:
    """The next such date; a day without its month is of this month or of the next."""
    day, month = said
    following = [(today.year + (today.month + more - 1) // 12, (today.month + more - 1) % 12 + 1) for more in (0, 1)]
    for year, of_year in [(today.year, month)] if month else following:
        try:
            found = date(year, of_year, day)
        except ValueError:
            continue
        if found >= today:
            yield found
            return


def _clocks(said: Spoken, day: date, now: datetime, habits: Habits) -> Iterator[time]:
    if said.clock is not None:
        yield from _hours(said.clock, said.part)
    elif said.part is not None:
        yield from _of_part(PARTS[said.part], day, now, habits)
    elif day == now.date():
        yield from _later_today(now, habits)
    else:
        yield habits.slot


def _hours(clock: time, part: str | None) -> Iterator[time]:
    """The hours of the day that a spoken one may be: "3 giờ" is 3:00 or 15:00, "3 giờ chiều" is 15:00."""
    if part is not None:
        hour, of = clock.hour, PARTS[part]
        if hour == _NOON and of.opens > time(_NOON):
            return  # midnight, if anything
        if hour < _NOON and not of.opens <= clock <= of.closes and of.closes > time(_NOON):
            hour += _NOON
        yield clock.replace(hour=hour)
    elif 1 <= clock.hour < _NOON:
        yield from (clock, clock.replace(hour=clock.hour + _NOON))
    else:
        yield clock


def _of_part(part: Part, day: date, now: datetime, habits: Habits) -> Iterator[time]:
    """The usual hour of a part of the day; when it has passed today but the part has not, within the hour."""
    own = not part.just and part.opens <= habits.slot < part.closes
    usual = habits.slot if own else part.usual
    if day != now.date() or datetime.combine(day, usual, now.tzinfo) > now:
        yield usual
    elif now.time() < part.closes:
        yield from _within_the_hour(now)


def _later_today(now: datetime, habits: Habits) -> Iterator[time]:
    coming = sorted(clock for clock in (habits.slot, PARTS["afternoon"].usual) if clock > now.time())
    if coming:
        yield coming[0]
    else:
        yield from _within_the_hour(now)


def _within_the_hour(now: datetime) -> Iterator[time]:
    soon = now + _SOON
    late = soon.replace(minute=0, second=0, microsecond=0) + (_HALF_HOUR if soon.minute >= 30 else timedelta())
    if late.date() == now.date() and late > now:
        yield late.time()


def _meant(moments: Sequence[datetime], habits: Habits) -> tuple[datetime, ...]:
    """Those within the hours of reminders, if there are any; else those at which people are awake, if any."""
    within = [moment for moment in moments if habits.include(moment.time())]
    awake = [moment for moment in moments if _FIRST_WAKING <= moment.time() <= _LAST_WAKING]
    return tuple(within or awake or moments)
