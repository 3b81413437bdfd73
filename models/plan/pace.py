"""Whether an indicator keeps pace with the year: judged by its own course, not by a straight line. (pure)

Promises: exact Decimals; a pace is only said where the course allows it; a range for the year's end never comes
from fewer than three periods.
Must not: choose words, add figures up (see ``progress``) or read the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from models.plan.ageing import closes_the_year, closing_month, is_outdated, is_too_old_for
from models.plan.indicators import Comparison, Indicator, Shape
from models.plan.measures import HUNDRED
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.profiles import Profile
from models.plan.progress import Progress

FEWEST_PERIODS: Final = 3
_WHOLE: Final = Decimal(1)


class Pace(StrEnum):
    """Where an indicator stands against its target and its course.

    ON_PACE and BEHIND: at least what the course would have brought, or less. SHORT: a stock below its target, which
    has no course, what is known at the year's end, once it has come, or a sum of which no later period is asked.
    INCOMPLETE: below the course or long without figures, and periods that were asked are missing, so nobody can say;
    also at the year's end without its figures.
    LATER: known only at the year's end.
    """

    EXCEEDED = "exceeded"
    REACHED = "reached"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    SHORT = "short"
    INCOMPLETE = "incomplete"
    LATER = "later"
    UNKNOWN = "unknown"


_CONCERN: Final = (
    Pace.BEHIND,
    Pace.SHORT,
    Pace.INCOMPLETE,
    Pace.UNKNOWN,
    Pace.ON_PACE,
    Pace.LATER,
    Pace.REACHED,
    Pace.EXCEEDED,
)


@dataclass(frozen=True, slots=True)
class Course:
    """``through`` is the period judged, ``value`` what was reached by then and ``expected`` what the course would have
    brought.

    What is still to come is told as of the newest figure, which may be of a later period, not complete yet:
    ``left``, after the period ``counted``, of which ``awaited`` reports are missing. ``needed``: what each of the
    ``months_left`` months of the season after it must bring, rounded up to the indicator's decimals. All in the
    indicator's unit, None where they would say nothing. ``closed``: no later period of the year is asked any more.
    ``estimated`` and ``late`` count figures in ``value``.
    """

    pace: Pace
    through: str | None = None
    expected: Decimal | None = None
    needed: Decimal | None = None
    months_left: int = 0
    value: Decimal | None = None
    left: Decimal | None = None
    counted: str | None = None
    awaited: int = 0
    closed: bool = False
    estimated: int = 0
    late: int = 0

    @property
    def of_expected(self) -> Decimal | None:
        """What was reached in percent of what the course would have brought; None where no course is known."""
        return HUNDRED * self.value / self.expected if self.value is not None and self.expected else None

    @property
    def in_all(self) -> Decimal | None:
        """``left`` where one month is left, or ``needed``, which is rounded up, would make more in fewer months."""
        if self.left is None or self.needed is None:
            return None
        return self.left if self.months_left == 1 or self.needed * (self.months_left - 1) >= self.left else None


class Range(NamedTuple):
    """Between which values the year may end, in the indicator's unit."""

    low: Decimal
    high: Decimal


def course_of(indicator: Indicator, standing: Progress, profile: Profile | None) -> Course:
    """How ``standing`` keeps pace. ``profile`` is the indicator's own; only a cumulative one needs it."""
    if standing.value is None or standing.target is None:
        return Course(Pace.UNKNOWN, standing.through)
    if indicator.shape is not Shape.CUMULATIVE and is_outdated(indicator, standing):
        return Course(Pace.INCOMPLETE, standing.through)
    if standing.reached:
        return Course(Pace.EXCEEDED if _exceeds(indicator, standing) else Pace.REACHED, standing.through)
    if indicator.shape is Shape.YEAR_END and not closes_the_year(standing.through):
        return Course(Pace.LATER, standing.through)
    if indicator.shape is Shape.STOCK or profile is None or standing.through is None:
        return Course(Pace.SHORT, standing.through)
    judged = _cumulative(indicator, standing.value, standing.target, profile, standing.through)
    judged = replace(judged, estimated=standing.estimated, late=standing.late)
    found = _with_need(judged, standing, indicator, profile)
    if standing.missing_periods and (found.pace is Pace.BEHIND or is_too_old_for(standing, standing, profile)):
        return Course(Pace.INCOMPLETE, standing.through, found.expected, value=standing.value)
    return found


def district_course_of(plan: Plan, standing: Progress, series: Sequence[Progress]) -> Course:
    """The district's course; while the newest period is still coming in, judged by the last one that is complete.

    ``series``: how the indicator stood as each period asked had closed, oldest first; needed only for a course that
    is INCOMPLETE by itself. Looks at the newest asked and three before it at most, and not at what is too old by now.
    Once the last period of the year that is asked has a figure, nothing is behind any more: it is short, or cannot be
    told while reports are missing.
    """
    indicator = plan.indicators[standing.indicator]
    found = course_of(indicator, standing, plan.profiles.get(indicator.slug))
    by_then = _by_the_last_complete(plan, standing, found, series)
    if not _is_last_asked(plan, standing):
        return by_then
    if by_then.pace in (Pace.BEHIND, Pace.SHORT):
        return Course(Pace.SHORT, standing.through, closed=True)
    return found


def rests_on_earlier_periods(plan: Plan, indicator: str, course: Course) -> bool:
    """Whether ``district_course_of`` may say more of the indicator once it is given the ``series``."""
    return course.pace is Pace.INCOMPLETE and indicator in plan.profiles


def concern(indicator: Indicator, standing: Progress, course: Course) -> tuple[int, Decimal]:
    """By which what gives most concern comes first: how late it is or what it lacks for good, then what it lacks now.

    The share, in percent, is of what the course would have brought, else of the target.
    """
    place = _CONCERN.index(Pace.BEHIND if course.closed and course.pace is Pace.SHORT else course.pace)
    if course.of_expected is not None:
        return place, course.of_expected
    value, target = standing.value, standing.target
    if indicator.comparison is Comparison.AT_MOST:
        value, target = target, value
    return place, HUNDRED * value / target if value is not None and target else HUNDRED


def _by_the_last_complete(plan: Plan, standing: Progress, found: Course, series: Sequence[Progress]) -> Course:
    indicator = plan.indicators[standing.indicator]
    profile = plan.profiles.get(indicator.slug)
    if found.pace is not Pace.INCOMPLETE or standing.through is None or profile is None:
        return found
    newest = period_from_key(standing.through).last_on
    asked = [(period_from_key(one.coverage.period), one) for one in series if one.coverage.period]
    for stood in (one for period, one in reversed(asked[-FEWEST_PERIODS - 1 :]) if period.last_on <= newest):
        if (then := course_of(indicator, stood, profile)).pace in (Pace.ON_PACE, Pace.BEHIND):
            return found if is_too_old_for(stood, standing, profile) else _with_need(then, standing, indicator, profile)
    return found


def year_end_range(sums: Sequence[tuple[str, Decimal]], profile: Profile, decimals: int) -> Range | None:
    """Where a cumulative indicator may end the year; None from fewer than three periods, and when all has come.

    ``sums``: (period key, total of the year through it), oldest first. Each period was so and so rich: what it brought
    beside the profile's usual part of the year. What has come stays; the rest of the season is taken to be as rich as
    each of the newest three, and the lowest and the highest year that follows are given.
    """
    richness, come, part = list[Decimal](), Decimal(0), Decimal(0)
    for key, total in sums:
        if (share := profile.through(closing_month(key))) > part:
            richness.append(max(total - come, Decimal(0)) / (share - part))
            come, part = total, share
    if len(richness) < FEWEST_PERIODS or part >= HUNDRED:
        return None
    years = [come + (HUNDRED - part) * rich for rich in richness[-FEWEST_PERIODS:]]
    step = _WHOLE.scaleb(-decimals)
    return Range(*(year.quantize(step, ROUND_HALF_UP) for year in (min(years), max(years))))


def _cumulative(indicator: Indicator, value: Decimal, target: Decimal, profile: Profile, through: str) -> Course:
    month = closing_month(through)
    expected = target * profile.through(month) / HUNDRED
    step = _WHOLE.scaleb(-indicator.decimals)
    due = expected.quantize(step, ROUND_FLOOR)  # of what is counted in whole, a part of one cannot have come yet
    return Course(Pace.ON_PACE if value >= due else Pace.BEHIND, through, expected, value=value)


def _with_need(course: Course, standing: Progress, indicator: Indicator, profile: Profile) -> Course:
    """What is still to come, as of ``standing``."""
    if standing.through is None or standing.value is None or standing.target is None:
        return course
    left, months = standing.target - standing.value, profile.months_left(closing_month(standing.through))
    step = _WHOLE.scaleb(-indicator.decimals)
    return replace(
        course,
        needed=(left / months).quantize(step, ROUND_CEILING) if months else None,
        months_left=months,
        left=left,
        counted=standing.through,
        awaited=_awaited(standing),
    )


def _awaited(standing: Progress) -> int:
    """Reports missing of the periods through the newest that has a figure."""
    coverage = standing.coverage
    later = coverage.expected - coverage.reported if coverage.period != standing.through else 0
    return max(0, standing.missing_periods - later)


def _is_last_asked(plan: Plan, standing: Progress) -> bool:
    """Whether the newest period with a figure is the last of the year that asks for it."""
    asking = [plan.cut_offs(form, standing.indicator) for form in plan.forms.values() if form.field(standing.indicator)]
    cut_offs = [days for days in asking if standing.through in days]
    return bool(cut_offs) and all(days[standing.through or ""] == max(days.values()) for days in cut_offs)


def _exceeds(indicator: Indicator, standing: Progress) -> bool:
    wants_more = indicator.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)
    return wants_more and standing.distance is not None and standing.distance < 0
