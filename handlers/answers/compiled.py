"""What a report about a period stands on: the district's or one unit's standings, as known at a moment. (pure)

Promises: the same values give the same standings as the answers in the chat; a period is reported only when it is over.
Must not: choose words (see ``compiled_words``) or look anything up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from locales.phrasebook import DISTRICT_ZONE, Phrasebook
from models.filed import FiledValue, standing
from models.plan.indicators import Indicator
from models.plan.measures import Figure
from models.plan.pace import Course, course_of, district_course_of
from models.plan.periods import Period, Rhythm, periods_of_year
from models.plan.plan import Plan
from models.plan.progress import Baseline, Progress, district_days, district_progress, unit_progress
from models.plan.units import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of the report."""

    indicator: Indicator
    standing: Progress
    course: Course


@dataclass(frozen=True)
class Compiled:
    """``values``: all that was written by ``as_of``, of the whole district or, with ``unit``, of it and its villages.

    ``targets`` are the unit's own; ``villages`` by slug. ``sample`` marks invented figures, "" for real ones.
    """

    plan: Plan
    words: Phrasebook
    period: Period
    as_of: datetime
    sample: str
    values: Sequence[FiledValue]
    villages: Mapping[str, Unit]
    unit: Unit | None = None
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    baselines: Mapping[str, Baseline] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day of compiling, in the district."""
        return self.as_of.astimezone(DISTRICT_ZONE).date()

    @cached_property
    def through(self) -> date:
        """The day the figures stand on: the first on which every form of this cut-off was open."""
        opened = [
            self.plan.opens_on(form, one)
            for form in self.plan.forms.values()
            for one in periods_of_year(form.rhythm, self.plan.year)
            if one.last_on == self.period.last_on
        ]
        return max(self.period.opens_on, min(self.day, max(opened, default=self.period.opens_on)))

    @cached_property
    def figures(self) -> Mapping[str, Sequence[Figure]]:
        """The figures that hold, by indicator."""
        found: dict[str, list[Figure]] = {slug: [] for slug in self.plan.indicators}
        for figure in standing(self.values):
            if figure.indicator in found:
                found[figure.indicator].append(figure)
        return found

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every indicator in the directive's order; of a unit only those it reports."""
        plan, unit = self.plan, self.unit
        return tuple(
            self._line(indicator)
            for indicator in plan.indicators.values()
            if unit is None or plan.form_for(indicator.slug, unit) is not None
        )

    def _line(self, indicator: Indicator) -> Line:
        slug, figures = indicator.slug, self.figures[indicator.slug]
        baseline = self.baselines.get(slug, {})
        if self.unit is None:
            stood = district_progress(self.plan, slug, figures, self.through, baseline)
            days = district_days(self.plan, slug, self.through)
            series = [district_progress(self.plan, slug, figures, day, baseline) for day in days]
            return Line(indicator, stood, district_course_of(self.plan, stood, series))
        target = self.targets.get(slug)
        stood = unit_progress(self.plan, slug, self.unit.slug, figures, target, self.through, baseline)
        return Line(indicator, stood, course_of(indicator, stood, self.plan.profiles.get(slug)))

    @cached_property
    def counted(self) -> tuple[FiledValue, ...]:
        """The values whose period lies within the report's: what the figures were made of."""
        usable = {
            one.key
            for rhythm in Rhythm
            for one in periods_of_year(rhythm, self.plan.year)
            if one.last_on < self.through
        }
        return tuple(value for value in self.values if value.period in usable)

    def unit_of(self, slug: str) -> Unit | None:
        """A unit that filed something."""
        return self.plan.units.by_slug(slug) or self.villages.get(slug)
