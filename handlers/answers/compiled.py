"""What a report about a period stands on: the district's or one unit's standings, as known at a moment. (pure)

Promises: the same values give the same standings as the answers in the chat; a period is reported only when it is over.
Must not: choose words (see ``compiled_words``) or look anything up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, partial
from types import MappingProxyType

from locales.phrasebook import DISTRICT_ZONE, Phrasebook
from models.filed import FiledValue, standing
from models.plan.forms import Form
from models.plan.indicators import Indicator
from models.plan.measures import Figure
from models.plan.pace import Course, district_course_of, rests_on_earlier_periods
from models.plan.periods import Period, Rhythm, periods_of_year
from models.plan.plan import Plan
from models.plan.progress import Baseline, Progress, unit_progress
from models.plan.units import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of the report."""

    indicator: Indicator
    standing: Progress
    course: Course


@dataclass(frozen=True)
class Compiled:
    """``lines``: every indicator in the directive's order; of a unit only those it reports. ``filed``: who had filed
    what closed with the period by ``as_of`` and whether late: (form, period key) → unit → late.

    ``values``: all that was written by ``as_of`` of the whole district or, with ``unit``, of it and its villages; the
    report on paper does without. ``villages`` by slug. ``sample`` marks invented figures, "" for real ones.
    """

    plan: Plan
    words: Phrasebook
    period: Period
    as_of: datetime
    sample: str
    lines: Sequence[Line]
    filed: Mapping[tuple[str, str], Mapping[str, bool]]
    values: Sequence[FiledValue]
    villages: Mapping[str, Unit]
    unit: Unit | None = None

    @property
    def day(self) -> date:
        """The day of compiling, in the district."""
        return self.as_of.astimezone(DISTRICT_ZONE).date()

    @cached_property
    def counted(self) -> tuple[FiledValue, ...]:
        """The values whose period lies within the report's: what the figures were made of."""
        through = standing_day(self.plan, self.period, self.as_of)
        usable = {
            one.key for rhythm in Rhythm for one in periods_of_year(rhythm, self.plan.year) if one.last_on < through
        }
        return tuple(value for value in self.values if value.period in usable)

    def unit_of(self, slug: str) -> Unit | None:
        """A unit that filed something."""
        return self.plan.units.by_slug(slug) or self.villages.get(slug)


def closing(plan: Plan, period: Period) -> tuple[tuple[Form, Period], ...]:
    """The forms and periods whose cut-off is that of ``period``."""
    return tuple(
        (form, one)
        for form in plan.forms.values()
        for one in periods_of_year(form.rhythm, plan.year)
        if one.last_on == period.last_on
    )


def standing_day(plan: Plan, period: Period, as_of: datetime) -> date:
    """The day the figures stand on: the first on which every form of this cut-off was open."""
    opened = [plan.opens_on(form, one) for form, one in closing(plan, period)]
    day = as_of.astimezone(DISTRICT_ZONE).date()
    return max(period.opens_on, min(day, max(opened, default=period.opens_on)))


def lines_of_unit(
    plan: Plan,
    unit: Unit,
    values: Sequence[FiledValue],
    targets: Mapping[str, Decimal],
    through: date,
    baselines: Mapping[str, Baseline] = MappingProxyType({}),
) -> tuple[Line, ...]:
    """What ``values`` come to for one unit against its own ``targets``, in every indicator it reports.

    ``baselines``: what falls are measured from, by indicator.
    """
    figures: dict[str, list[Figure]] = {slug: [] for slug in plan.indicators}
    for figure in standing(values):
        if figure.indicator in figures:
            figures[figure.indicator].append(figure)
    lines: list[Line] = []
    for indicator in plan.indicators.values():
        slug = indicator.slug
        if (form := plan.form_for(slug, unit)) is not None:
            on = partial(unit_progress, plan, slug, unit.slug, figures[slug], targets.get(slug))
            before = baselines.get(slug, {})
            days = (day for day in _cut_offs(plan, form, slug, through) if day <= through)
            series = (on(day, before) for day in days)
            lines.append(_line_of_unit(plan, on(through, before), series))
    return tuple(lines)


def _line_of_unit(plan: Plan, stood: Progress, series: Iterable[Progress]) -> Line:
    """While its newest period is missing a unit is judged by the last one that is there, as in the chat.

    ``series``: how it stood as each period asked had closed, oldest first; counted only where it decides.
    """
    course = district_course_of(plan, stood, ())
    if rests_on_earlier_periods(plan, stood.indicator, course):
        course = district_course_of(plan, stood, tuple(series))
    return Line(plan.indicators[stood.indicator], stood, course)


def _cut_offs(plan: Plan, form: Form, indicator: str, through: date) -> tuple[date, ...]:
    """The first days on which the periods asked by ``through`` could be filed, oldest first."""
    field = form.field(indicator)
    asked = plan.asked_periods(form, through)
    return tuple(max(one.opens_on, plan.opens_on(form, one)) for one in asked if field and field.in_season(one))
