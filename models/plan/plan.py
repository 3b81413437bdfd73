"""The plan of one year: units, indicators, forms and calendar, and what follows from them together.

Promises: every answer follows from the loaded data and the arguments.
Must not: read files, know figures, or know today's date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from models.plan.calendar import WorkingCalendar
from models.plan.forms import Form
from models.plan.indicators import Indicator
from models.plan.periods import Period, Rhythm, periods_of_year
from models.plan.profiles import Profile
from models.plan.roll_ups import RollUp
from models.plan.units import Cluster, Land, Level, Terrain, Unit, Units
from models.plan.windows import FixedWindow, Window


@dataclass(frozen=True)
class Plan:
    """Loaded and checked by ``loading.load_plan``. ``indicators`` in the directive's order.

    ``sources`` says for each indicator whose figures make the district's: communes or a department.
    ``windows``: what the district fixed by (form slug, period key), against the form's own rule.
    ``profiles``: the usual course of each cumulative indicator.
    ``roll_ups``: by (level, indicator), whose figures are added up and put before a unit of that level.
    ``clusters``: the emulation clusters by slug; none where the district's list was not entered.
    ``land``: that of the communes whose terrain is entered; see ``terrain_of``.
    """

    year: int
    units: Units
    indicators: Mapping[str, Indicator]
    forms: Mapping[str, Form]
    calendar: WorkingCalendar
    sources: Mapping[str, Level]
    windows: Mapping[tuple[str, str], FixedWindow] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    clusters: Mapping[str, Cluster] = field(default_factory=dict)
    roll_ups: Mapping[tuple[Level, str], RollUp] = field(default_factory=dict)
    land: Mapping[str, Land] = field(default_factory=dict)

    def forms_of(self, unit: Unit) -> tuple[Form, ...]:
        """The forms this unit fills, the most frequent first."""
        return tuple([form for form in self._forms_of_level[unit.level] if form.concerns(unit.slug)])

    def window(self, form: Form, period: Period) -> Window:
        """When the form opens, is due and closes: as fixed, else from the day after the cut-off without an end.

        It is the same for all units; see ``Window.extended`` for one that was given more time.
        """
        if self.forms.get(form.slug) is form and (known := self._windows.get((form.slug, period.key))) is not None:
            return known
        return self._window(form, period)

    def _window(self, form: Form, period: Period) -> Window:
        usual = Window(period.opens_on, self.calendar.after(period.last_on, form.due_working_days))
        fixed = self.windows.get((form.slug, period.key))
        return usual if fixed is None else fixed.over(usual)

    def opens_on(self, form: Form, period: Period) -> date:
        """The first day on which the form can be filled."""
        return self.window(form, period).opens_on

    def due_on(self, form: Form, period: Period) -> date:
        """The last day on which the form is in time."""
        return self.window(form, period).due_on

    def open_periods(self, form: Form, day: date) -> tuple[Period, ...]:
        """The year's periods that can be reported on ``day``, oldest first."""
        periods = periods_of_year(form.rhythm, self.year)
        return tuple(period for period in periods if self.window(form, period).is_open(day))

    def asked_periods(self, form: Form, day: date) -> tuple[Period, ...]:
        """The year's periods that had opened by ``day``, closed again or not, oldest first."""
        return tuple(period for period, opens_on in self._openings[form.slug] if opens_on <= day)

    def cut_offs(self, form: Form, indicator_slug: str) -> Mapping[str, date]:
        """The last day of each of the year's periods in which a form of the plan asks for it, by period key."""
        return self._cut_offs[form.slug, indicator_slug]

    def periods_asking(self, form: Form, indicator_slug: str, day: date) -> tuple[Period, ...]:
        """Of ``asked_periods`` those in which a form of the plan asks for the indicator."""
        asking = self._asking[form.slug, indicator_slug]
        return tuple([period for period, opens_on in asking if opens_on <= day])

    def next_period(self, form: Form, day: date) -> Period | None:
        """The year's next period to open after ``day``, or None when all are open."""
        periods = periods_of_year(form.rhythm, self.year)
        return next((period for period in periods if self.opens_on(form, period) > day), None)

    def latest_over(self, day: date) -> Period | None:
        """The year's newest month that is over on ``day``, or None before the first is."""
        over = [period for period in periods_of_year(Rhythm.MONTH, self.year) if period.opens_on <= day]
        return over[-1] if over else None

    def terrain_of(self, unit_slug: str) -> Terrain:
        """A commune's land; lowland where the list does not name it."""
        land = self.land.get(unit_slug)
        return land.terrain if land else Terrain.LOWLAND

    @cached_property
    def likeness(self) -> Mapping[str, tuple[Cluster | None, Terrain | None]]:
        """By what each commune is compared with others: its cluster, its land; no land for the town."""
        clusters = {slug: cluster for cluster in self.clusters.values() for slug in cluster.units}
        return {
            unit.slug: (clusters.get(unit.slug), None if unit.is_town else self.terrain_of(unit.slug))
            for unit in self.units.communes
        }

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[str, ...]]:
        """By indicator, those whose values are a part of its own."""
        wholes = {one.part_of for one in self.indicators.values() if one.part_of is not None}
        return {slug: tuple(one.slug for one in self.indicators.values() if one.part_of == slug) for slug in wholes}

    @cached_property
    def alike(self) -> tuple[tuple[str, ...], ...]:
        """The communes that are compared with each other, in official order; towns with towns."""
        found: dict[tuple[str | None, Terrain | None], list[str]] = {}
        for slug, (cluster, terrain) in self.likeness.items():
            of = cluster.slug if cluster is not None and terrain is not None else None
            found.setdefault((of, terrain), []).append(slug)
        return tuple(map(tuple, found.values()))

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
    def _forms_of_level(self) -> Mapping[Level, tuple[Form, ...]]:
        return {level: tuple(form for form in self.forms.values() if form.level is level) for level in Level}

    @cached_property
    def _openings(self) -> Mapping[str, tuple[tuple[Period, date], ...]]:
        return {
            form.slug: tuple((each, self.opens_on(form, each)) for each in periods_of_year(form.rhythm, self.year))
            for form in self.forms.values()
        }

    @cached_property
    def _asking(self) -> Mapping[tuple[str, str], tuple[tuple[Period, date], ...]]:
        return {
            (form.slug, question.indicator): tuple(
                one for one in self._openings[form.slug] if question.in_season(one[0])
            )
            for form in self.forms.values()
            for question in form.fields
        }

    @cached_property
    def _cut_offs(self) -> Mapping[tuple[str, str], Mapping[str, date]]:
        return {key: {each.key: each.last_on for each, _ in asking} for key, asking in self._asking.items()}

    @cached_property
    def _windows(self) -> Mapping[tuple[str, str], Window]:
        return {
            (form.slug, period.key): self._window(form, period)
            for form in self.forms.values()
            for period in periods_of_year(form.rhythm, self.year)
        }

    @cached_property
    def _forms_by_field(self) -> Mapping[tuple[Level, str], Form]:
        return {(form.level, field.indicator): form for form in self.forms.values() for field in form.fields}

    @cached_property
    def _reporting_units(self) -> Mapping[str, tuple[str, ...]]:
        return {slug: self._units_reporting(slug) for slug in self.indicators}

    def _units_reporting(self, slug: str) -> tuple[str, ...]:
        source = self.sources[slug]
        units = self.units.communes if source is Level.COMMUNE else self.units.departments
        form = self.form_at(source, slug)
        question = form.field(slug) if form else None
        if form is None or question is None:
            return ()
        return tuple(unit.slug for unit in units if form.concerns(unit.slug) and question.concerns(unit.slug))
