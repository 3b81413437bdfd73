"""Which period of the plan's year a message names, and whether it names another year.

Promises: a period's key or None, never a guess. Must not: know today's date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.lexicon import NUMBER_SLOT, Span, Term, TermKind
from handlers.reading.questions.question_words import QuestionWords, Sighting
from handlers.reading.questions.several_periods import compared, named_one_by_one

_KEYS: Final = {"month": "{year}-{number:02d}", "quarter": "{year}-Q{number}", "half": "{year}-H{number}"}
_HIGHEST: Final = {"month": 12, "quarter": 4, "half": 2}
# How many months each of them has.
_STRETCHES: Final = {"through": 1, "since": 1, "recent": 1, "months": 1, "quarters": 3}
_FROM_JANUARY: Final = frozenset({"through", "since"})
_EXACTLY: Final = {(4, 6): "{year}-Q2", (7, 9): "{year}-Q3", (10, 12): "{year}-Q4", (7, 12): "{year}-H2"}
_ONWARD: Final = "onward"
_BETWEEN: Final = frozenset({"months", "quarters"})
_TO_MONTH: Final = {3: "{year}-Q1", 6: "{year}-H1", 9: "{year}-9M", 12: "{year}"}
_PLAIN_KEYS: Final = {"nine": "{year}-9M", "year": "{year}"}
AS_BEFORE: Final = "as_before"  # words that name a period only to say that the figure is the same
_BACK: Final[Mapping[str, Literal["month", "quarter"]]] = {"month:before": "month", "quarter:before": "quarter"}
_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2099
_MEASURE: Final = Term(TermKind.CONCEPT, Concept.MEASURE)
_BESIDE: Final = Term(TermKind.CONCEPT, Concept.BESIDE)


@dataclass(frozen=True, slots=True)
class PeriodSeen:
    """``key`` of the period named; ``other_year``: it lies outside the plan's year; ``years``: places of years.

    ``back``: not a key, but the period of this rhythm before today's. ``compared_year``: beside the year before.
    ``this_year``: the plan's year was named by its number.
    ``beside``: the key of a period that is only compared with; ``beside_back``: that period is the one before.
    ``through``: the key of the period that ends with the last of so many months from January on ("5 tháng đầu năm");
    ``partial``: several periods that do not begin with the year and make no period of the plan's together.
    ``listed``: the places of numbers that are months of a row ("tháng 4, 5, 6").
    ``no_such``: a month, a quarter or a half that no year has was named, and no other period.
    """

    key: str | None = None
    other_year: bool = False
    years: frozenset[int] = frozenset()
    back: Literal["month", "quarter"] | None = None
    compared_year: bool = False
    beside: str | None = None
    beside_back: Literal["month", "quarter"] | None = None
    this_year: bool = False
    no_such: bool = False
    through: str | None = None
    partial: bool = False
    listed: frozenset[int] = frozenset()


def period_in(seen: Sighting, words: QuestionWords) -> PeriodSeen:
    """What the message says about time."""
    held_against = {span.stop for span, _ in seen.of_kind(TermKind.COMPARISON)}
    years = {place: year for place in range(len(seen.words)) if (year := _year_at(seen, place)) is not None}
    meant = {place: year for place, year in years.items() if not held_against & {place, place - 1}}
    now = words.district.year
    other = any(year != now for year in meant.values()) or any(not now - 1 <= year <= now for year in years.values())
    relative = [span for span, _ in seen.of_kind(TermKind.OTHER_YEAR) if span.start not in held_against]
    named, compared_with = _named(seen)
    key, beside = (
        next((key for span, value in spans if (key := _key(seen, span, value, now))), None)
        for spans in (named, compared_with)
    )
    back, beside_back = (
        next((_BACK[value] for _, value in spans if value in _BACK), None) for spans in (named, compared_with)
    )
    several = named_one_by_one(seen, named)
    stretches = [months for span, value in named if (months := _months(seen, span, value)) is not None]
    stretches += [(several.first, several.last)] if several else []
    exact = next((_EXACTLY[months] for months in stretches if months in _EXACTLY), None)
    if exact or several:
        key = exact.format(year=now) if exact else None
    through = next((_through(last, now) for first, last in stretches if first == 1), None)
    other_beside = any(year != now for place, year in years.items() if place not in meant)
    other_beside = other_beside or len(relative) < len(seen.of_kind(TermKind.OTHER_YEAR))
    return PeriodSeen(
        key,
        other or bool(relative),
        frozenset(years),
        None if key else back,
        other_beside,
        beside,
        None if beside else beside_back,
        not other and now in years.values(),
        not (key or beside) and any(_no_such(seen, span, value) for span, value in (*named, *compared_with)),
        through,
        _goes_on(seen, named) or (bool(stretches) and not (through or key)),
        several.places if several else frozenset(),
    )


def _goes_on(seen: Sighting, named: Sequence[tuple[Span, str]]) -> bool:
    """Whether it is asked from a later month than January on."""
    spans = [span for span, value in named if value.startswith(_ONWARD)]
    return any(
        word.plain not in ("1", "01") for span in spans for word in seen.words[span.start : span.stop] if word.number
    )


def _named(seen: Sighting) -> tuple[list[tuple[Span, str]], list[tuple[Span, str]]]:
    """The periods named, and those named right after words that set something beside them."""
    links = {span.stop for span in seen.spans if _BESIDE in span.terms and span.stop - span.start > 1}
    all_named = seen.of_kind(TermKind.PERIOD)
    beside = [(span, value) for span, value in all_named if span.start in links]
    named = [(span, value) for span, value in all_named if span.start not in links]
    if not beside and compared(seen, named):
        named, beside = named[:1], named[1:]
    return named, [*seen.of_kind(TermKind.BESIDE_PERIOD), *beside]


def _year_at(seen: Sighting, place: int) -> int | None:
    word = seen.words[place]
    if not word.number or len(word.plain) != 4 or not word.plain.isdecimal():
        return None
    year = int(word.plain)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    after = [span for span in seen.spans if span.start == place + 1]
    return None if any(_MEASURE in span.terms for span in after) else year


def _key(seen: Sighting, span: Span, value: str, year: int) -> str | None:
    if value in _PLAIN_KEYS:
        return _PLAIN_KEYS[value].format(year=year)
    rhythm, written = _written(seen, span, value)
    if rhythm == "since":
        rhythm = "month"
    if rhythm not in _KEYS:
        return None
    if not written.isdecimal() or len(written) > 2 or not 1 <= int(written) <= _HIGHEST[rhythm]:
        return None
    return _KEYS[rhythm].format(year=year, number=int(written))


def _months(seen: Sighting, span: Span, value: str) -> tuple[int, int] | None:
    """The first and the last month of a stretch of several periods; 0 where it does not say which is the first."""
    kind, _, written = value.partition(":")
    if kind not in _STRETCHES:
        return None
    numbers = [int(word.plain) for word in seen.words[span.start : span.stop] if word.number and word.plain.isdecimal()]
    if written.isdecimal():
        numbers = [int(written)]
    length = _STRETCHES[kind]
    first = (numbers[0] - 1) * length + 1 if kind in _BETWEEN else int(kind in _FROM_JANUARY)
    last = numbers[-1] * length if numbers else 0
    return (first, last) if first <= last <= _HIGHEST["month"] and last > 0 else None


def _through(last: int, year: int) -> str:
    """The period that begins with the year and ends with this month; else the month itself."""
    return _TO_MONTH.get(last, _KEYS["month"]).format(year=year, number=last)


def _written(seen: Sighting, span: Span, value: str) -> tuple[str, str]:
    """The rhythm and the number of a period as it was named."""
    rhythm, _, written = value.partition(":")
    if written == NUMBER_SLOT:
        written = next((w.plain for w in seen.words[span.start : span.stop] if w.number), "")
    return rhythm, written


def _no_such(seen: Sighting, span: Span, value: str) -> bool:
    """Whether it is numbered beyond the last of its kind in a year."""
    rhythm, written = _written(seen, span, value)
    if rhythm in _STRETCHES:
        return _months(seen, span, value) is None
    numbered = rhythm in _HIGHEST and written.isdecimal() and len(written) <= 2
    return numbered and not 1 <= int(written) <= _HIGHEST[rhythm]
