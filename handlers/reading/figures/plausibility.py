"""Doubting a figure that was read: does it fit what is known of this unit and this indicator?

Promises: pure; turns an accepted reading into a question or leaves it alone, never the other way round; the most
telling doubt first. Must not: read text, fetch history or choose words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from handlers.reading.figures.quantity import Reading

FAR_SHARE: Final = Decimal("0.30")  # a level that differs from the last one by more than this is odd
FAR_POINTS: Final = Decimal(10)  # a rate that differs by more percentage points is odd
FAR_TIMES: Final = Decimal(5)  # a flow above so many times the last one, or below that part of it, is odd
TINY: Final = Decimal(2)  # between amounts up to this a difference is no surprise
PERIOD: Final = "period"
YEAR_TO_DATE: Final = "year_to_date"


class DoubtKind(StrEnum):
    """What is odd about a figure."""

    ABOVE_MAXIMUM = "above_maximum"
    BELOW_MINIMUM = "below_minimum"
    PART_OVER_WHOLE = "part_over_whole"
    WHOLE_CHANGED = "whole_changed"
    CHILD_OVER_PARENT = "child_over_parent"
    BELOW_YEAR_TO_DATE = "below_year_to_date"
    LOOKS_LIKE_YEAR_TO_DATE = "looks_like_year_to_date"
    FAR_FROM_LAST = "far_from_last"
    ABOVE_TARGET = "above_target"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt with the values its sentence needs.

    ``value`` is the figure in doubt, ``against`` the one it is held against: the limit, the last period's value,
    the total before, the target, the whole remembered. ``instead`` is another value that may be meant: the
    period's own figure when the typed one looks like the total.
    """

    kind: DoubtKind
    value: Decimal
    against: Decimal
    instead: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before the answer; None where nothing is. All values in the unit asked.

    ``flow``: the figure counts what happens in a period. ``rate``: it is a percentage, so far means points.
    ``per``: what was asked of a flow. ``last`` is the last period's own value, ``total_before`` the sum of the
    year up to it. ``whole`` is the whole remembered for this unit. ``parent`` is the figure this one is part of,
    ``child`` the largest that is part of this one. ``district_target`` is set for figures that add up.
    """

    flow: bool = False
    rate: bool = False
    per: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    last: Decimal | None = None
    total_before: Decimal | None = None
    whole: Decimal | None = None
    parent: Decimal | None = None
    child: Decimal | None = None
    district_target: Decimal | None = None


def question_about(reading: Reading, known: Known, excused: frozenset[DoubtKind] = frozenset()) -> Doubt | None:
    """The most telling doubt about an accepted reading that is not excused, or None."""
    for check in _CHECKS:
        doubt = check(reading, known)
        if doubt is not None and doubt.kind not in excused:
            return doubt
    return None


def _limits(reading: Reading, known: Known) -> Doubt | None:
    if known.maximum is not None and reading.value > known.maximum:
        return Doubt(DoubtKind.ABOVE_MAXIMUM, reading.value, known.maximum)
    if known.minimum is not None and reading.value < known.minimum:
        return Doubt(DoubtKind.BELOW_MINIMUM, reading.value, known.minimum)
    return None


def _part_over_whole(reading: Reading, known: Known) -> Doubt | None:
    if reading.part is not None and reading.whole is not None and reading.part > reading.whole:
        return Doubt(DoubtKind.PART_OVER_WHOLE, reading.part, reading.whole)
    return None


def _whole_changed(reading: Reading, known: Known) -> Doubt | None:
    if reading.whole is not None and known.whole is not None and reading.whole != known.whole:
        return Doubt(DoubtKind.WHOLE_CHANGED, reading.whole, known.whole)
    return None


def _family(reading: Reading, known: Known) -> Doubt | None:
    """A part cannot be above what it is part of."""
    if known.parent is not None and reading.value > known.parent:
        return Doubt(DoubtKind.CHILD_OVER_PARENT, reading.value, known.parent)
    if known.child is not None and reading.value < known.child:
        return Doubt(DoubtKind.CHILD_OVER_PARENT, reading.value, known.child)
    return None


def _year_to_date(reading: Reading, known: Known) -> Doubt | None:
    """A total cannot fall; a period's figure that continues the total is probably the total."""
    before, value = known.total_before, reading.value
    if not known.flow or before is None:
        return None
    if known.per == YEAR_TO_DATE:
        return Doubt(DoubtKind.BELOW_YEAR_TO_DATE, value, before) if value < before else None
    if known.per == PERIOD and before > 0 and value >= before and _nearer_to_total(value, before, known.last):
        return Doubt(DoubtKind.LOOKS_LIKE_YEAR_TO_DATE, value, before, value - before)
    return None


def _nearer_to_total(value: Decimal, before: Decimal, last: Decimal | None) -> bool:
    """Whether a value is nearer, as a ratio, to the total with one more such period than to the last period.

    |ln(v / (T + p))| < |ln(v / p)| for v ≥ T is v² > p · (T + p), without a logarithm.
    """
    if last is None or last <= 0:
        return True
    return value * value > last * (before + last)


def _far_from_last(reading: Reading, known: Known) -> Doubt | None:
    value, last = reading.value, known.last
    if last is None:
        return None
    if known.flow:
        far = known.per != YEAR_TO_DATE and _far_flow(value, last)
    else:
        far = _far_rate(value, last) if known.rate else _far_level(value, last)
    return Doubt(DoubtKind.FAR_FROM_LAST, value, last) if far else None


def _far_flow(value: Decimal, last: Decimal) -> bool:
    """A flow varies; zero is an ordinary answer, and among tiny amounts any ratio is."""
    if last <= 0 or value == 0 or max(value, last) <= TINY:
        return False
    return value > last * FAR_TIMES or value * FAR_TIMES < last


def _far_rate(value: Decimal, last: Decimal) -> bool:
    return abs(value - last) > FAR_POINTS or (value == 0 and last != 0)


def _far_level(value: Decimal, last: Decimal) -> bool:
    """A level seldom moves much, and seldom vanishes or comes from nothing."""
    if value == 0 or last == 0:
        return value != last
    return max(abs(value), abs(last)) > TINY and abs(value - last) > abs(last) * FAR_SHARE


def _above_target(reading: Reading, known: Known) -> Doubt | None:
    if known.district_target is None or reading.value <= known.district_target:
        return None
    return Doubt(DoubtKind.ABOVE_TARGET, reading.value, known.district_target)


_CHECKS: Final[tuple[Callable[[Reading, Known], Doubt | None], ...]] = (
    _part_over_whole,
    _limits,
    _whole_changed,
    _family,
    _year_to_date,
    _far_from_last,
    _above_target,
)
