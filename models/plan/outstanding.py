"""Which reports are asked for and not filed, and since when they are late. (pure)

Promises: every period that has opened counts, also one that has closed since; a unit's own deadline holds.
Must not: know who is asked, or today's date.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.plan.deadlines import Deadlines, ReportKey
from models.plan.forms import Form
from models.plan.periods import Period, period_from_key
from models.plan.plan import Plan
from models.plan.units import Level, Unit


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A report of ``unit`` that is not filed; ``form`` is a slug, ``period`` a key. ``late``: its day is over."""

    unit: str
    form: str
    period: str
    due_on: date
    late: bool


Asked = Mapping[tuple[str, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Missing:
    """The ``units`` that have not filed one form for one period, all with the same last day."""

    form: str
    period: str
    due_on: date
    late: bool
    units: Sequence[str]


def asked_of(plan: Plan, slugs_of: Mapping[Level, Sequence[str]], day: date) -> Asked:
    """Who of these units, by level, is asked for what by ``day``: (form slug, period key) → unit slugs, in their
    order."""
    asked: dict[tuple[str, str], Sequence[str]] = {}
    for form in plan.forms.values():
        there = slugs_of.get(form.level, ())
        concerned = [slug for slug in there if form.concerns(slug)] if form.units else there
        for period in plan.asked_periods(form, day):
            every = form.asks_everybody(period)
            who = concerned if every else [slug for slug in concerned if form.asked(slug, period)]
            if who:
                asked[form.slug, period.key] = who
    return asked


def missing(deadlines: Deadlines, lacking: Asked, day: date) -> list[Missing]:
    """What ``outstanding`` finds, for very many units: together who lacks the same, the earliest deadline first.

    ``lacking``: of those asked the units that have not filed.
    """
    moved = {(form, period) for _, form, period in deadlines.extended}
    found = []
    for (slug, key), units in lacking.items():
        form, period = deadlines.plan.forms[slug], period_from_key(key)
        by_day: dict[date, Sequence[str]] = {deadlines.plan.due_on(form, period): units}
        if (slug, key) in moved:
            days = [deadlines.due_on(unit, form, period) for unit in units]
            pairs = list(zip(units, days, strict=True))
            by_day = {due_on: [unit for unit, of in pairs if of == due_on] for due_on in sorted(set(days))}
        found += [Missing(slug, key, due_on, day > due_on, some) for due_on, some in by_day.items() if some]
    return sorted(found, key=lambda one: one.due_on)


def outstanding(
    deadlines: Deadlines, units: Iterable[Unit], filed: Collection[ReportKey], day: date
) -> tuple[Outstanding, ...]:
    """What these units have not filed on ``day``, the earliest deadline first, then in the units' order.

    ``filed`` holds (unit, form, period); give a set, it is asked often.
    """
    plan = deadlines.plan
    asked: dict[str, tuple[Period, ...]] = {slug: plan.asked_periods(form, day) for slug, form in plan.forms.items()}
    found = [
        Outstanding(unit.slug, form.slug, period.key, due_on, late=day > due_on)
        for unit in units
        for form in plan.forms_of(unit)
        for period in asked[form.slug]
        if (unit.slug, form.slug, period.key) not in filed and form.asked(unit.slug, period)
        for due_on in (deadlines.due_on(unit.slug, form, period),)
    ]
    return tuple(sorted(found, key=lambda one: one.due_on))


def due_after(deadlines: Deadlines, unit: str, form: Form, period: str) -> tuple[Period, date] | None:
    """The form's next period of the plan's year and until when this unit has for it."""
    following = period_from_key(period).following()
    if following.year != deadlines.plan.year:
        return None
    return following, deadlines.due_on(unit, form, following)
