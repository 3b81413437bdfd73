"""Which figures count on a day, and which of those expected are there.

Promises: only closed periods of the plan's year count; a period that did not ask is not missed.
Must not: add figures up (see ``totals``) or judge a value (see ``progress``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.plan.forms import Form
from models.plan.indicators import Indicator
from models.plan.measures import Figure, Per
from models.plan.periods import Period, period_from_key
from models.plan.plan import Plan
from models.plan.totals import ByUnit, Dated, flow_figures


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
    """One indicator, the units whose figures make it, the form that asks them, and the day."""

    plan: Plan
    indicator: Indicator
    units: tuple[str, ...]
    form: Form | None
    through: date

    def counting(self, figures: Sequence[Figure]) -> list[Figure]:
        """The indicator's figures of these units for periods whose cut-off lies before the day."""
        return [
            figure
            for figure in figures
            if figure.indicator == self.indicator.slug and figure.unit in self.units
            if self._counts(period_from_key(figure.period))
        ]

    def asked(self) -> tuple[Period, ...]:
        """The periods past their cut-off that asked for the indicator, oldest first."""
        field = self.form.field(self.indicator.slug) if self.form else None
        if self.form is None or field is None:
            return ()
        return tuple(each for each in self.plan.asked_periods(self.form, self.through) if field.in_season(each))

    def coverage(self, units: ByUnit) -> Coverage:
        """How many have a figure for the latest period asked."""
        asked = self.asked()
        if not asked:
            return Coverage(0, 0)
        latest = asked[-1].key
        there = {unit for unit, dated in units.items() if any(each.figure.period == latest for each in dated)}
        return Coverage(len(there.intersection(self.units)), len(self.units), latest)

    def gaps(self, units: ByUnit) -> int:
        """How many asked periods of a flow no figure of their unit covers."""
        cut_offs = [period.last_on for period in self.asked()]
        covered = [[_days(each) for each in flow_figures(units.get(unit, ()))] for unit in self.units]
        return sum(
            not any(first <= cut_off <= last for first, last in days) for days in covered for cut_off in cut_offs
        )

    def _counts(self, period: Period) -> bool:
        return period.year == self.plan.year and period.last_on < self.through


def _days(dated: Dated) -> tuple[date, date]:
    """The days a flow's figure covers."""
    from_the_start = dated.figure.per is Per.YEAR_TO_DATE
    return date.min if from_the_start else dated.period.first_on, dated.period.last_on
