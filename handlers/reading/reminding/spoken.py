"""The pieces of a moment in a message: a clock, a part of the day, a day, a length of time.

Promises: each piece is taken once, the longest that stands at a place; two that contradict are told of.
Must not: know which moment it is now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Final

from handlers.reading.reminding.phrases import Hit, Token
from handlers.reading.reminding.vocabulary import MomentWords

_HOURS: Final = 24
_MINUTES: Final = 60
_HALF: Final = 0.5
_MONTHS: Final = 12
_DAYS: Final = 31
_LONGEST_LENGTH: Final = 400
_DATE_SIGNS: Final = ("/", "-", ".")
_CLOCK_SIGN: Final = ":"
_UNITS: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said of a moment. ``day`` is days from today, ``weekday`` 0 for Monday, ``week`` weeks from this one,
    ``date`` day and month, 0 for a month not said. ``clock`` is as spoken: "3 giờ" is 3:00. ``after`` is a length of
    time from now, ``by_days`` when it was counted in days. ``vague``: later, but not when. ``torn``: two pieces
    contradict.
    """

    clock: time | None = None
    part: str | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    date: tuple[int, int] | None = None
    after: timedelta | None = None
    by_days: bool = False
    vague: bool = False
    torn: bool = False

    @property
    def says_when(self) -> bool:
        return self != Spoken(vague=self.vague)

    @property
    def says_day(self) -> bool:
        return not (self.day is None and self.weekday is None and self.week is None and self.date is None)

    @property
    def says_two_days(self) -> bool:
        """A weekday of a week is one day; any other two are two."""
        week = self.week if self.weekday is None else None
        return sum(one is not None for one in (self.day, self.weekday, week, self.date)) > 1

    def joined(self, other: Spoken) -> Spoken:
        """Both together. What only repeats is no contradiction."""
        changes, torn = {}, self.torn or other.torn
        for name in ("clock", "part", "day", "weekday", "week", "date", "after"):
            mine, theirs = getattr(self, name), getattr(other, name)
            torn = torn or (mine is not None and theirs is not None and mine != theirs)
            changes[name] = theirs if mine is None else mine
        return Spoken(**changes, by_days=self.by_days or other.by_days, vague=self.vague or other.vague, torn=torn)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a moment and the place behind it."""

    said: Spoken
    stop: int


def piece_at(tokens: Sequence[Token], place: int, words: MomentWords) -> Piece | None:
    """The piece of a moment that begins at ``place``."""
    return (
        _length(tokens, place, words)
        or _clock(tokens, place, words)
        or _date(tokens, place, words)
        or _day(tokens, place, words)
        or _part(tokens, place, words)
        or _vague(tokens, place, words)
    )


def _number(tokens: Sequence[Token], place: int, words: MomentWords) -> tuple[int, int] | None:
    """A number in digits or words, and the place behind it."""
    if place >= len(tokens):
        return None
    digits = tokens[place].number
    if digits is not None:
        return digits, place + 1
    hit = words.numbers.at(tokens, place)
    return (int(hit.value), hit.stop) if hit else None


def _length(tokens: Sequence[Token], place: int, words: MomentWords) -> Piece | None:
    """ "2 tiếng nữa", "sau 30 phút", "nửa tiếng nữa", "một tiếng rưỡi nữa"."""
    before = words.from_now_before.at(tokens, place)
    counted = _counted(tokens, before.stop if before else place, words)
    if counted is None:
        return None
    length, by_days, stop = counted
    behind = words.from_now.at(tokens, stop)
    if before is None and behind is None:
        return None
    return Piece(Spoken(after=length, by_days=by_days), behind.stop if behind else stop)


def _counted(tokens: Sequence[Token], place: int, words: MomentWords) -> tuple[timedelta, bool, int] | None:
    if (half := words.half.at(tokens, place)) is not None and (unit := words.lengths.at(tokens, half.stop)) is not None:
        return _HALF * _UNITS[unit.value], False, unit.stop
    number = _number(tokens, place, words)
    unit = words.lengths.at(tokens, number[1]) if number else None
    if number is None or unit is None or not 1 <= number[0] <= _LONGEST_LENGTH:
        return None
    more = words.half_past.at(tokens, unit.stop)
    times = number[0] + (_HALF if more else 0)
    return times * _UNITS[unit.value], unit.value in ("day", "week"), more.stop if more else unit.stop


def _clock(tokens: Sequence[Token], place: int, words: MomentWords) -> Piece | None:
    """ "8 giờ", "8h30", "8:30", "tám giờ rưỡi", "8 sáng", "at 9"."""
    before = words.hour_before.at(tokens, place)
    number = _number(tokens, before.stop if before else place, words)
    if number is None or number[0] > _HOURS:
        return None
    hour, stop = number[0] % _HOURS, number[1]
    sign = words.hour_signs.at(tokens, stop)
    colon = _is_colon(tokens, stop)
    if sign is None and not colon:
        half = words.half_past.at(tokens, stop)
        if half is not None:
            return Piece(Spoken(clock=time(hour, 30)), half.stop)
        loose = before is not None or words.parts.at(tokens, stop) is not None
        return Piece(Spoken(clock=time(hour)), stop) if loose else None
    minute, behind = _minute(tokens, sign.stop if sign else stop + 1, words)
    return Piece(Spoken(clock=time(hour, minute)), behind)


def _is_colon(tokens: Sequence[Token], place: int) -> bool:
    """ ":30" and not ":3"."""
    sign, minute = tokens[place : place + 1], tokens[place + 1 : place + 2]
    return bool(minute) and sign[0].plain == _CLOCK_SIGN and len(minute[0].plain) == 2 and minute[0].number is not None


def _minute(tokens: Sequence[Token], place: int, words: MomentWords) -> tuple[int, int]:
    if (half := words.half_past.at(tokens, place)) is not None:
        return 30, half.stop
    number = tokens[place].number if place < len(tokens) else None
    if number is None or number >= _MINUTES or _is_date(tokens, place):
        return 0, place
    sign = words.minute_signs.at(tokens, place + 1)
    return number, sign.stop if sign else place + 1


def _is_date(tokens: Sequence[Token], place: int) -> bool:
    return _pair(tokens, place) is not None


def _pair(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """ "20/6"."""
    if place + 2 >= len(tokens) or tokens[place + 1].plain not in _DATE_SIGNS:
        return None
    day, month = tokens[place].number, tokens[place + 2].number
    if day is None or month is None or not (1 <= day <= _DAYS and 1 <= month <= _MONTHS):
        return None
    return day, month


def _date(tokens: Sequence[Token], place: int, words: MomentWords) -> Piece | None:
    """ "20/6", "ngày 20", "ngày 20/6", "ngày 20 tháng 6"."""
    before = words.month_days.at(tokens, place)
    start = before.stop if before else place
    if (pair := _pair(tokens, start)) is not None:
        return Piece(Spoken(date=pair), start + 3)
    day = tokens[start].number if before and start < len(tokens) else None
    if day is None or not 1 <= day <= _DAYS:
        return None
    month = words.months.at(tokens, start + 1)
    number = tokens[month.stop].number if month and month.stop < len(tokens) else None
    if month is not None and number is not None and 1 <= number <= _MONTHS:
        return Piece(Spoken(date=(day, number)), month.stop + 1)
    return Piece(Spoken(date=(day, 0)), start + 1)


def _day(tokens: Sequence[Token], place: int, words: MomentWords) -> Piece | None:
    found: list[tuple[Hit, Spoken]] = []
    if (hit := words.weekdays.at(tokens, place)) is not None:
        found.append((hit, Spoken(weekday=int(hit.value))))
    if (hit := words.weeks.at(tokens, place)) is not None:
        found.append((hit, Spoken(week=int(hit.value))))
    if (hit := words.today.at(tokens, place)) is not None:
        found.append((hit, Spoken(day=0)))
    if (hit := words.relative.at(tokens, place)) is not None:
        found.append((hit, Spoken(day=int(hit.value))))
    if not found:
        return None
    hit, said = max(found, key=lambda one: one[0].stop)
    return Piece(said, hit.stop)


def _part(tokens: Sequence[Token], place: int, words: MomentWords) -> Piece | None:
    hit = words.parts.at(tokens, place)
    return Piece(Spoken(part=hit.value), hit.stop) if hit else None


def _vague(tokens: Sequence[Token], place: int, words: MomentWords) -> Piece | None:
    hit = words.vague.at(tokens, place)
    return Piece(Spoken(vague=True), hit.stop) if hit else None


def without_part(said: Spoken) -> Spoken:
    """The same moment without its part of the day."""
    return replace(said, part=None)
