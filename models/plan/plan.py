"""The plan of one year: units, indicators, forms and calendar, and what follows from them together.

Promises: every answer follows from the loaded data and the arguments.
Must not: read files, know figures, or know today's date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.plan.calendar import WorkingCalendar
from models.plan.forms import Form
from models.plan.indicators import Indicator
from models.plan.periods import Period, periods_of_year
from models.plan.units import Level, Unit, Units


@dataclass(frozen=True)
class Plan:
    """Loaded and checked by ``loading.load_plan``. ``indicators`` in the directive's order.

    ``sources`` says for each indicator whose figures make the district's: communes or a department.
    """

    year: int
    units: Units
    indicators: Mapping[str, Indicator]
    forms: Mapping[str, Form]
    calendar: WorkingCalendar
    sources: Mapping[str, Level]

    def forms_of(self, unit: Unit) -> tuple[Form, ...]:
        """The forms this unit fills, the most frequent first."""
        return tuple(form for form in self.forms.values() if form.level is unit.level and form.concerns(unit.slug))

    def due_on(self, form: Form, period: Period) -> date:
        """The last day on which the form is in time."""
        return self.calendar.after(period.last_on, form.due_working_days)

    def open_periods(self, form: Form, day: date) -> tuple[Period, ...]:
        """The year's periods that can be reported on ``day``, oldest first."""
        return tuple(period for period in periods_of_year(form.rhythm, self.year) if period.opens_on <= day)

    def next_period(self, form: Form, day: date) -> Period | None:
        """The year's next period to open after ``day``, or None when all are open."""
        periods = periods_of_year(form.rhythm, self.year)
        return next((period for period in periods if period.opens_on > day), None)

    def source(self, indicator_slug: str) -> Level:
        """Level.COMMUNE or Level.DEPARTMENT. KeyError for an unknown indicator."""
        return self.sources[indicator_slug]

    def form_at(self, level: Level, indicator_slug: str) -> Form | None:
        """The one form of a level that asks for the indicator, or None."""
        return self._forms_by_field.get((level, indicator_slug))

    def form_for(self, indicator_slug: str, unit: Unit) -> Form | None:
        """The form in which this unit reports the indicator, or None if it has no such figure."""
        form = self.form_at(unit.level, indicator_slug)
        field = form.field(indicator_slug) if form else None
        if form is None or field is None or not form.concerns(unit.slug) or not field.concerns(unit.slug):
            return None
        return form

    def reporting_units(self, indicator_slug: str) -> tuple[str, ...]:
        """The slugs expected for the district's figure: communes in official order, or one department."""
        return self._reporting_units[indicator_slug]

    @cached_property
    def _forms_by_field(self) -> Mapping[tuple[Level, str], Form]:
        return {(form.level, field.indicator): form for form in self.forms.values() for field in form.fields}

    @cached_property
    def _reporting_units(self) -> Mapping[str, tuple[str, ...]]:
        return {slug: self._units_reporting(slug) for slug in self.indicators}

    def _units_reporting(self, slug: str) -> tuple[str, ...]:
        source = self.sources[slug]
        units = self.units.communes if source is Level.COMMUNE else self.units.departments
        return tuple(unit.slug for unit in units if self.form_for(slug, unit) is not None)
