"""What a report about a period stands on: the district's or one unit's standings, as known at a moment. (pure)

Promises: the same values give the same standings as the answers in the chat; a period is reported only when it is over.
Must not: choose words (see ``compiled_words``) or look anything up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from locales.phrasebook import DISTRICT_ZONE, Phrasebook
from models.filed import FiledValue, standing
from models.plan.forms import Form
from models.plan.indicators import Indicator
from models.plan.measures import Figure
from models.plan.pace import Course, course_of
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
    return tuple(
        _line_of_unit(
            plan,
            unit_progress(
                plan,
                indicator.slug,
                unit.slug,
                figures[indicator.slug],
                targets.get(indicator.slug),
                through,
                baselines.get(indicator.slug, {}),
            ),
        )
        for indicator in plan.indicators.values()
        if plan.form_for(indicator.slug, unit) is not None
    )


def _line_of_unit(plan: Plan, stood: Progress) -> Line:
    indicator = plan.indicators[stood.indicator]
    return Line(indicator, stood, course_of(indicator, stood, plan.profiles.get(indicator.slug)))
