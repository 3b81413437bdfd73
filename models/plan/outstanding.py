"""Which reports are asked for and not filed, and since when they are late. (pure)

Promises: every period that has opened counts, also one that has closed since; a unit's own deadline holds.
Must not: know who is asked, or today's date.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from models.plan.deadlines import Deadlines, ReportKey
from models.plan.forms import Form
from models.plan.periods import Period, period_from_key
from models.plan.units import Unit


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A report of ``unit`` that is not filed; ``form`` is a slug, ``period`` a key. ``late``: its day is over."""

    unit: str
    form: str
    period: str
    due_on: date
    late: bool


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
