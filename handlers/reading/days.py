"""Reading a day that a leader typed: "đến 20/6", "thêm 3 ngày", "thứ sáu tuần sau".

Promises: one certain day or number of working days, else None; a date without a year is the next one, or one just over.
Must not: judge whether the day will do, or know which day is today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from handlers.reading.text import fold

_LONGEST: Final = 80
_MOST_DAYS: Final = 60
_WEEK: Final = 7
_TWO_MONTHS: Final = 62
_DATE: Final = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?(?![\d/-])", re.ASCII)
_COUNT: Final = r"(?<![\d/.,])(\d{1,2})"


@dataclass(frozen=True, slots=True)
class MoreDays:
    """So many working days more."""

    count: int


@dataclass(frozen=True)
class DayWords:
    """Patterns over folded text; ``relative`` and ``weekdays`` map what is typed to its number."""

    around: frozenset[str]
    relative: Mapping[str, int]
    weekdays: Mapping[str, int]
    lengths: Mapping[str, int]
    numbers: Mapping[str, int]
    next_week: tuple[str, ...]
    this_week: tuple[str, ...]
    months: tuple[str, ...]
    days_of_month: tuple[str, ...]


def day_words(*lists: Mapping[str, Any]) -> DayWords:
    """The words of several languages together, folded."""
    return DayWords(
        around=frozenset(word for one in lists for text in one["around"] for word in fold(text).split()),
        relative=_numbered(lists, "relative"),
        weekdays=_numbered(lists, "weekdays"),
        lengths=_numbered(lists, "lengths"),
        numbers=_numbered(lists, "numbers"),
        next_week=_folded(lists, "next_week"),
        this_week=_folded(lists, "this_week"),
        months=_folded(lists, "months"),
        days_of_month=_folded(lists, "days_of_month"),
    )


def _numbered(lists: Sequence[Mapping[str, Any]], key: str) -> dict[str, int]:
    found = {fold(text): int(number) for one in lists for number, texts in one[key].items() for text in texts}
    return dict(sorted(found.items(), key=lambda pair: len(pair[0]), reverse=True))


def _folded(lists: Sequence[Mapping[str, Any]], key: str) -> tuple[str, ...]:
    return tuple(sorted((fold(text) for one in lists for text in one[key]), key=len, reverse=True))


def read_day(text: str, today: date, words: DayWords) -> date | MoreDays | None:
    """The one day, or number of working days, that ``text`` asks for; None when it is none, or more than one."""
    typed = fold(text).strip(" .!?")
    if not typed or len(typed) > _LONGEST:
        return None
    named = list(_dates(typed, today, words))
    if not named:
        return (
            _length(typed, words)
            or _weekday(typed, today, words)
            or _relative(typed, today, words)
            or _day_of_month(typed, today, words)
        )
    return named[0] if len(set(named)) == 1 else None


def days_named(text: str, today: date, words: DayWords) -> tuple[date, date] | None:
    """The first and last day a question names: "tuần tới bot nhắc ai", "mai bot nhắc ai"; None without any."""
    typed = fold(text[: 2 * _LONGEST])
    named = [day for day in _dates(typed, today, words) if day is not None]
    if named:
        return named[0], named[0]
    monday = today - timedelta(days=today.weekday())
    following = any(_holds(typed, phrase) for phrase in words.next_week if " " in phrase)
    weekday = next((number for name, number in words.weekdays.items() if _holds(typed, name)), None)
    if weekday is not None:
        day = monday + timedelta(days=weekday + (_WEEK if following or weekday < today.weekday() else 0))
        return day, day
    if following:
        return monday + timedelta(days=_WEEK), monday + timedelta(days=2 * _WEEK - 1)
    if any(_holds(typed, phrase) for phrase in words.this_week):
        return today, monday + timedelta(days=_WEEK - 1)
    relative = next((days for name, days in words.relative.items() if _holds(typed, name)), None)
    return None if relative is None else (today + timedelta(days=relative),) * 2


def _dates(typed: str, today: date, words: DayWords) -> Iterable[date | None]:
    found = [*_DATE.findall(typed)]
    for month in words.months:
        found += re.findall(rf"(?<!\d)(\d{{1,2}})\s{re.escape(month)}\s(\d{{1,2}})(?:\s(\d{{4}}))?(?!\d)", typed)
    for day, month, year in found:
        yield _nearest(int(day), int(month), int(year) if year else None, today)


def _nearest(day: int, month: int, year: int | None, today: date) -> date | None:
    """The next such date, or the one that is over since not more than two months."""
    candidates = []
    for each in (year,) if year else (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(each, month, day))
        except ValueError:
            continue
    if year:
        return candidates[0] if candidates else None
    return min((day for day in candidates if day >= today - timedelta(days=_TWO_MONTHS)), default=None)


def _length(typed: str, words: DayWords) -> MoreDays | None:
    for unit, days in words.lengths.items():
        number = "|".join(map(re.escape, words.numbers))
        found = re.search(rf"(?:{_COUNT}|(?<!\w)({number}))\s{re.escape(unit)}(?!\w)", typed)
        if found is None or not _only_around(typed, found.span(), words):
            continue
        count = int(found[1]) if found[1] else words.numbers[found[2]]
        return MoreDays(count * days) if 1 <= count * days <= _MOST_DAYS else None
    return None


def _weekday(typed: str, today: date, words: DayWords) -> date | None:
    for name, number in words.weekdays.items():
        if (found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", typed)) is None:
            continue
        rest = f"{typed[: found.start()]} {typed[found.end() :]}".strip()
        following = next((phrase for phrase in words.next_week if _holds(rest, phrase)), None)
        this = next((phrase for phrase in words.this_week if _holds(rest, phrase)), None)
        rest = rest.replace(following or this or "", "", 1)
        if not set(rest.split()) <= words.around:
            return None
        monday = today - timedelta(days=today.weekday())
        if following is not None:
            return monday + timedelta(days=_WEEK + number)
        day = monday + timedelta(days=number)
        return day if day >= today or this is not None else day + timedelta(days=_WEEK)
    return None


def _relative(typed: str, today: date, words: DayWords) -> date | None:
    for name, days in words.relative.items():
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", typed)
        if found is not None and _only_around(typed, found.span(), words):
            return today + timedelta(days=days)
    return None


def _day_of_month(typed: str, today: date, words: DayWords) -> date | None:
    """ "Ngày 25": the next day that is a twenty-fifth."""
    for name in words.days_of_month:
        found = re.search(rf"(?<!\w){re.escape(name)}\s(\d{{1,2}})(?:st|nd|rd|th)?(?![\d/.,])", typed)
        if found is not None and _only_around(typed, found.span(), words):
            return next((day for day in _coming(today) if day.day == int(found[1])), None)
    return None


def _coming(today: date) -> Iterable[date]:
    return (today + timedelta(days=days) for days in range(_TWO_MONTHS))


def _holds(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def _only_around(typed: str, span: tuple[int, int], words: DayWords) -> bool:
    """Whether nothing stands beside the day but the words one says around it."""
    return set(f"{typed[: span[0]]} {typed[span[1] :]}".split()) <= words.around
