"""Who will be asked for what, and when: the real run and every preview plan with this function. (pure)

Promises: the same arguments give the same reminders; only the plan's own year is planned; who has filed, or
whose role fills no form, is not in it.
Must not: write anything, or know the present moment.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.plan.forms import Form
from models.plan.periods import Period, periods_of_year
from models.plan.plan import Plan
from models.plan.units import Unit
from models.records import Language, Role
from reminders.ladder import Ladder, Moment

Filed = tuple[str, str, str]
_Asked = tuple[tuple[Period, tuple[Moment, ...]], ...]


@dataclass(frozen=True, slots=True)
class Recipient:
    """An officer who wants reminders. ``officer`` is the id."""

    officer: int
    role: Role
    unit: Unit
    language: Language


@dataclass(frozen=True, slots=True)
class Planned:
    """One stage of one form and period for one officer; ``form`` and ``unit`` are slugs, ``period`` a key."""

    officer: int
    unit: str
    form: str
    period: str
    stage: str
    due_at: datetime


def plan_reminders(
    plan: Plan,
    ladder: Ladder,
    officers: Sequence[Recipient],
    filed: Collection[Filed],
    start: datetime,
    end: datetime,
) -> tuple[Planned, ...]:
    """The reminders due from ``start`` until before ``end``, by moment, then officer.

    ``filed`` holds (unit slug, form slug, period key); give a set, it is asked often.
    """
    calls: dict[tuple[str, Role], _Asked] = {}
    found: list[Planned] = []
    for one in officers:
        if one.role not in ladder.hours:
            continue
        for form in plan.forms_of(one.unit):
            key = (form.slug, one.role)
            if key not in calls:
                calls[key] = _calls(plan, ladder, form, one.role, start, end)
            found += _planned(one, form, calls[key], filed)
    return tuple(sorted(found, key=lambda planned: (planned.due_at, planned.officer)))


def _calls(plan: Plan, ladder: Ladder, form: Form, role: Role, start: datetime, end: datetime) -> _Asked:
    """The form's periods that are asked for between ``start`` and ``end``, each with its moments."""
    found = []
    for period in periods_of_year(form.rhythm, plan.year):
        due_on = plan.due_on(form, period)
        moments = ladder.moments(period.opens_on, due_on, role, plan.calendar)
        if within := tuple(moment for moment in moments if start <= moment.due_at < end):
            found.append((period, within))
    return tuple(found)


def _planned(one: Recipient, form: Form, calls: _Asked, filed: Collection[Filed]) -> list[Planned]:
    unit = one.unit.slug
    return [
        Planned(one.officer, unit, form.slug, period.key, moment.stage, moment.due_at)
        for period, moments in calls
        if (unit, form.slug, period.key) not in filed and form.asked(unit, period)
        for moment in moments
    ]
