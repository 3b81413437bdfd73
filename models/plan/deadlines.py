"""Until when a report is in time: the plan's own day, or the later one this unit was given. (pure)

Promises: the one place that answers this; every late mark, list, reminder and answer asks here.
Must not: know who granted it, or today's date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from models.plan.forms import Form
from models.plan.periods import Period, periods_of_year
from models.plan.plan import Plan
from models.plan.windows import Window

ReportKey = tuple[str, str, str]
_NONE: Mapping[ReportKey, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deadlines:
    """``extended``: the last day that was granted, by (unit slug, form slug, period key)."""

    plan: Plan
    extended: Mapping[ReportKey, date] = field(default_factory=lambda: _NONE)

    def window(self, unit: str, form: Form, period: Period) -> Window:
        """When the unit's form opens, is due and closes; never due before the plan's own day."""
        own = self.plan.window(form, period)
        granted = self.extended.get((unit, form.slug, period.key))
        return own if granted is None else own.extended(max(own.due_on, granted))

    def due_on(self, unit: str, form: Form, period: Period) -> date:
        """The last day on which the unit's report is in time."""
        return self.window(unit, form, period).due_on

    def open_periods(self, unit: str, form: Form, day: date) -> tuple[Period, ...]:
        """The year's periods that the unit can report on ``day``, oldest first."""
        periods = periods_of_year(form.rhythm, self.plan.year)
        return tuple(period for period in periods if self.window(unit, form, period).is_open(day))

    def is_late(self, unit: str, form: Form, period: Period, day: date) -> bool:
        """Whether a report filed on ``day``, or still missing then, is late."""
        return day > self.due_on(unit, form, period)

    def is_extended(self, unit: str, form: Form, period: Period) -> bool:
        """Whether the unit has longer than the others."""
        return self.due_on(unit, form, period) > self.plan.due_on(form, period)
