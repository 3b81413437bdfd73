"""The rules that hold between the plan's files: what the start refuses.

Promises: each broken rule becomes one ``Problem`` that names the line to mend.
Must not: raise, mend anything, or check a single row (pydantic does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from models.plan.cluster_file import MEMBER
from models.plan.data_files import Name, Place, Problem
from models.plan.forms import Field, Form
from models.plan.indicators import AcrossUnits, Indicator, Kind, Shape
from models.plan.periods import Period, periods_of_year
from models.plan.plan import Plan
from models.plan.roll_up_checks import unfit_roll_ups, unknown_roll_ups
from models.plan.terrain_file import LAND
from models.plan.units import Level
from models.plan.windows import FixedWindow

_SLUG: Final = re.compile(r"[a-z0-9_]+")  # anything else is the name of somebody who is no unit of the plan
_SUMS: Final[Mapping[Kind, frozenset[AcrossUnits]]] = MappingProxyType(
    {
        Kind.FLOW: frozenset({AcrossUnits.SUM}),
        Kind.LEVEL: frozenset({AcrossUnits.SUM, AcrossUnits.COUNT, AcrossUnits.NEVER}),
        Kind.RATIO: frozenset({AcrossUnits.PART_AND_WHOLE}),
        Kind.AVERAGE: frozenset({AcrossUnits.MEAN}),
        Kind.REDUCTION: frozenset({AcrossUnits.PART_AND_WHOLE}),
    }
)
_FURTHEST: Final = timedelta(days=366)
_WITH_A_WHOLE: Final = frozenset({Kind.RATIO, Kind.REDUCTION})


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan not yet believed, and the line of everything in it by name."""

    plan: Plan
    places: Mapping[Name, Place]

    def problem(self, reason: str, *name: str) -> Problem:
        """A problem with the thing of this name."""
        return Problem(self.places.get(name, Place(" ".join(name), None)), reason)


def wrong_references(draft: Draft) -> Iterator[Problem]:
    """Names that lead nowhere and rows that contradict themselves."""
    yield from _wrong_indicators(draft)
    yield from _wrong_units(draft)
    yield from _wrong_sources(draft)
    for form in draft.plan.forms.values():
        yield from _wrong_form(draft, form)
        for field in form.fields:
            yield from _wrong_field(draft, form, field)
    for window in draft.plan.windows.values():
        yield from _wrong_window(draft, window)
    yield from _wrong_profiles(draft)
    yield from unknown_roll_ups(draft.plan, draft.problem)


def contradictions(draft: Draft) -> Iterator[Problem]:
    """Rules across files; only asked once every name leads somewhere."""
    yield from _indicators_in_two_forms(draft)
    for indicator in draft.plan.indicators.values():
        yield from _wrong_reporting(draft, indicator)
    yield from _empty_periods(draft)
    yield from unfit_roll_ups(draft.plan, draft.problem)


def _wrong_profiles(draft: Draft) -> Iterator[Problem]:
    """Exactly what grows through the year has a course."""
    indicators = draft.plan.indicators
    for slug in draft.plan.profiles:
        if slug not in indicators or indicators[slug].shape is not Shape.CUMULATIVE:
            yield draft.problem(f"indicator: {slug} is no cumulative indicator", "profile", slug)
    for slug, indicator in indicators.items():
        if indicator.shape is Shape.CUMULATIVE and slug not in draft.plan.profiles:
            yield draft.problem("a cumulative indicator without a row in the profiles", "indicator", slug)


def _wrong_indicators(draft: Draft) -> Iterator[Problem]:
    known = draft.plan.indicators
    departments = {unit.slug for unit in draft.plan.units.departments}
    for position, indicator in enumerate(known.values(), start=1):
        name = ("indicator", indicator.slug)
        if indicator.number != position:
            yield draft.problem(f"number: {indicator.number} where {position} is due", *name)
        if indicator.part_of is not None and indicator.part_of not in known:
            yield draft.problem(f"part_of: {indicator.part_of} is no indicator", *name)
        for slug in filter(_SLUG.fullmatch, indicator.collected_by):
            if slug not in departments:
                yield draft.problem(f"collected_by: {slug} is no department", *name)
        if indicator.across_units not in _SUMS[indicator.kind]:
            yield draft.problem(f"across_units: a {indicator.kind} has no {indicator.across_units}", *name)
        if (indicator.target_part is None) != (indicator.target_whole is None):
            yield draft.problem("target_part and target_whole: only one is given", *name)
        if indicator.minimum is not None and indicator.target < indicator.minimum:
            yield draft.problem(f"target: below the minimum {indicator.minimum}", *name)
        if indicator.maximum is not None and indicator.target > indicator.maximum:
            yield draft.problem(f"target: above the maximum {indicator.maximum}", *name)


def _wrong_units(draft: Draft) -> Iterator[Problem]:
    units = draft.plan.units
    owners: dict[str, str] = {}
    for unit in units.communes:
        if unit.code is None:
            yield draft.problem("code: missing", "unit", unit.slug)
        elif owners.setdefault(unit.code, unit.slug) != unit.slug:
            yield draft.problem(f"code: {unit.code} is {owners[unit.code]}'s", "unit", unit.slug)
    communes = {unit.slug for unit in units.communes}
    for name, made_of in units.successors.items():
        for slug in made_of:
            if slug not in communes:
                yield draft.problem(f"made_of: {slug} is no commune", "successor", name)
    for slug in (unit for cluster in draft.plan.clusters.values() for unit in cluster.units):
        if slug not in communes:
            yield draft.problem(f"unit: {slug} is no commune", MEMBER, slug)
    for slug in draft.plan.land:
        if slug not in communes:
            yield draft.problem(f"unit: {slug} is no commune", LAND, slug)


def _wrong_sources(draft: Draft) -> Iterator[Problem]:
    for slug in draft.plan.sources:
        if slug not in draft.plan.indicators:
            yield draft.problem(f"sources: {slug} is no indicator", "source", slug)
    for slug in draft.plan.indicators:
        if slug not in draft.plan.sources:
            yield draft.problem("stands in no list of sources", "indicator", slug)


def _wrong_form(draft: Draft, form: Form) -> Iterator[Problem]:
    name = ("form", form.slug)
    if form.level is Level.DISTRICT:
        yield draft.problem("level: the district fills no form", *name)
    if form.level is Level.DEPARTMENT and not form.units:
        yield draft.problem("units: a department's form names its department", *name)
    for slug in form.units:
        yield from _wrong_unit(draft, form, slug, name)


def _wrong_unit(draft: Draft, form: Form, slug: str, name: Name) -> Iterator[Problem]:
    unit = draft.plan.units.by_slug(slug)
    if unit is None or unit.level is not form.level:
        yield draft.problem(f"units: {slug} is no {form.level} of the plan", *name)


def _wrong_field(draft: Draft, form: Form, field: Field) -> Iterator[Problem]:
    name = ("field", form.slug, field.indicator)
    indicator = draft.plan.indicators.get(field.indicator)
    if indicator is None:
        yield draft.problem(f"{field.indicator} is no indicator", *name)
        return
    yield from (draft.problem(reason, *name) for reason in _unfit(indicator, field))
    if field.units is not None and field.except_units is not None:
        yield draft.problem("units and except_units: only one may be given", *name)
    for slug in (*(field.units or ()), *(field.except_units or ())):
        yield from _wrong_unit(draft, form, slug, name)
    ends = {period.last_on.month for period in periods_of_year(form.rhythm, draft.plan.year)}
    for month in field.months or ():
        if month not in ends:
            yield draft.problem(f"months: no {form.rhythm} ends in month {month}", *name)


def _wrong_window(draft: Draft, fixed: FixedWindow) -> Iterator[Problem]:
    name, form = ("window", fixed.form, fixed.period), draft.plan.forms.get(fixed.form)
    if form is None:
        yield draft.problem(f"form: {fixed.form} is no form", *name, "form")
        return
    periods = {period.key: period for period in periods_of_year(form.rhythm, draft.plan.year)}
    period = periods.get(fixed.period)
    if period is None:
        example = next(iter(periods))
        reason = f"period: {fixed.period} is no {form.rhythm} of {draft.plan.year}, such as {example}"
        yield draft.problem(reason, *name, "period")
        return
    if fixed.opens is None and fixed.due is None and fixed.closes is None:
        yield draft.problem("neither opens nor due nor closes is given", *name)
    for field, reason in _wrong_days(draft.plan, form, period, fixed):
        yield draft.problem(f"{field}: {reason}", *name, field)


def _wrong_days(plan: Plan, form: Form, period: Period, fixed: FixedWindow) -> Iterator[tuple[str, str]]:
    """The field that is wrong, and why."""
    window = plan.window(form, period)
    if window.opens_on < period.opens_on:
        yield "opens", f"{window.opens_on} is before {period.opens_on}: figures count until {period.last_on}"
    if window.due_on < window.opens_on:
        yield "opens" if fixed.due is None else "due", f"due on {window.due_on}, before it opens on {window.opens_on}"
    if window.closes_on is not None and window.closes_on < window.due_on:
        yield "closes", f"{window.closes_on} is before it is due on {window.due_on}"
    for field in ("opens", "due", "closes"):
        day = getattr(fixed, field)
        if day is not None and day - period.last_on > _FURTHEST:
            yield field, f"{day} is more than a year after {period.last_on}"


def _unfit(indicator: Indicator, field: Field) -> Iterator[str]:
    """How a question does not fit its indicator's kind."""
    if indicator.kind is Kind.FLOW and field.per is None:
        yield "per: a flow says period or year_to_date"
    if indicator.kind is not Kind.FLOW and field.per is not None:
        yield f"per: a {indicator.kind} has none"
    for label, words in (("part", field.part), ("whole", field.whole)):
        if indicator.kind in _WITH_A_WHOLE and words is None:
            yield f"{label}: a {indicator.kind} needs the words"
        if indicator.kind not in _WITH_A_WHOLE and words is not None:
            yield f"{label}: a {indicator.kind} has none"
    if field.parts_only and indicator.kind not in _WITH_A_WHOLE:
        yield f"parts_only: a {indicator.kind} has no parts"
    if field.example is not None and (field.whole is None or not 0 < field.example[0] <= field.example[1]):
        yield "example: a part of a whole"


def _indicators_in_two_forms(draft: Draft) -> Iterator[Problem]:
    first: dict[tuple[Level, str], str] = {}
    for form in draft.plan.forms.values():
        for field in form.fields:
            owner = first.setdefault((form.level, field.indicator), form.slug)
            if owner != form.slug:
                reason = f"{field.indicator} stands in {owner} already: one form a level"
                yield draft.problem(reason, "field", form.slug, field.indicator)


def _wrong_reporting(draft: Draft, indicator: Indicator) -> Iterator[Problem]:
    source = draft.plan.source(indicator.slug)
    if draft.plan.form_at(source, indicator.slug) is None:
        yield draft.problem(f"no {source} form asks for it, its source", "indicator", indicator.slug)
        return
    units = len(draft.plan.reporting_units(indicator.slug))
    if source is Level.DEPARTMENT and units != 1:
        yield draft.problem(f"{units} departments report it: one must", "indicator", indicator.slug)
    if source is Level.COMMUNE and units != indicator.expected_units:
        reason = f"expected_units: {indicator.expected_units}, but {units} communes are asked"
        yield draft.problem(reason, "indicator", indicator.slug)
    if source is Level.COMMUNE and indicator.across_units is AcrossUnits.NEVER:
        yield draft.problem("across_units: never, but its source are communes", "indicator", indicator.slug)


def _empty_periods(draft: Draft) -> Iterator[Problem]:
    """Forms that would open with no question in them."""
    plan = draft.plan
    for form in plan.forms.values():
        units = [unit.slug for unit in (*plan.units.communes, *plan.units.departments) if form in plan.forms_of(unit)]
        for unit in units:
            for period in periods_of_year(form.rhythm, plan.year):
                if not form.asked(unit, period):
                    yield draft.problem(f"asks {unit} nothing in {period.key}", "form", form.slug)
