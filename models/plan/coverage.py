"""Which figures count on a day, and which of those expected are there.

Promises: only closed periods of the plan's year count; a period that did not ask is not missed.
Must not: add figures up (see ``totals``) or judge a value (see ``progress``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.plan.forms import Form
from models.plan.indicators import Indicator, Kind
from models.plan.measures import Figure
from models.plan.periods import Period, period_from_key
from models.plan.plan import Plan
from models.plan.sums import PeriodCounts, Sums
from models.plan.totals import Rule


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the ``expected`` units reported a figure for ``period``, the latest one asked and closed.

    Both are zero while no period was asked yet.
    """

    reported: int
    expected: int
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """One indicator, the units whose figures make it, and the form that asks them."""

    plan: Plan
    indicator: Indicator
    units: tuple[str, ...]
    form: Form | None

    def counting(self, figures: Iterable[Figure], through: date) -> list[Figure]:
        """The indicator's figures of these units for periods of the year whose cut-off lies before the day."""
        units, slug = frozenset(self.units), self.indicator.slug
        return [
            figure
            for figure in figures
            if figure.indicator == slug and figure.unit in units and self._counts(figure.period, through)
        ]

    def asked(self, through: date) -> tuple[Period, ...]:
        """The periods that had opened by the day and asked for the indicator, oldest first."""
        if self.form is None or self.form.field(self.indicator.slug) is None:
            return ()
        return self.plan.periods_asking(self.form, self.indicator.slug, through)

    def days(self, through: date) -> tuple[date, ...]:
        """For each asked period that was over by ``through``, the first day on which its figures count."""
        if self.form is None:
            return ()
        first = (max(each.opens_on, self.plan.opens_on(self.form, each)) for each in self.asked(through))
        return tuple(day for day in first if day <= through)

    def rule(self) -> Rule:
        """How the figures are counted."""
        asks = self.form is not None and self.form.field(self.indicator.slug) is not None
        if self.form is None or not asks or self.indicator.kind is not Kind.FLOW:
            return Rule(self.indicator.kind, len(self.units), {})
        return Rule(self.indicator.kind, len(self.units), self.plan.cut_offs(self.form, self.indicator.slug))

    def coverage(self, sums: Sums, through: date) -> Coverage:
        """How many have a figure for the latest period asked."""
        asked = self.asked(through)
        if not asked:
            return Coverage(0, 0)
        latest = asked[-1].key
        return Coverage(sums.periods.get(latest, PeriodCounts()).reported, len(self.units), latest)

    def gaps(self, sums: Sums, through: date) -> int:
        """How many asked periods of a flow no figure of their unit covers."""
        asked = self.asked(through)
        return sum(len(self.units) - sums.periods.get(each.key, PeriodCounts()).covered for each in asked)

    def _counts(self, key: str, through: date) -> bool:
        period = period_from_key(key)
        return period.year == self.plan.year and period.last_on < through


def is_added_up(plan: Plan, indicator: str) -> bool:
    """Whether several units' figures make the district's. KeyError for an unknown indicator."""
    return len(plan.reporting_units(indicator)) > 1


def makes_the_district(plan: Plan, indicator: str, unit_slug: str) -> bool:
    """Whether the unit's figures enter the district's."""
    unit = plan.units.by_slug(unit_slug)
    if unit is None or indicator not in plan.indicators:
        return False
    return unit.level is plan.source(indicator) and plan.form_for(indicator, unit) is not None


def district_scope(plan: Plan, indicator: str) -> Scope:
    """What makes the district's figure. KeyError for an unknown indicator."""
    form = plan.form_at(plan.source(indicator), indicator)
    return Scope(plan, plan.indicators[indicator], plan.reporting_units(indicator), form)
