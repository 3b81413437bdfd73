"""Reads the facts that deciding needs: once for many officers, each table by its index.

Promises: a few statements whatever the number of officers; nothing is written.
Must not: decide anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa

from models.people import Person
from models.plan.deadlines import Deadlines, ReportKey
from models.plan.plan import Plan
from models.plan.units import Jurisdiction, Unit
from models.records import Role, WaitingReminder
from models.stages import FOR_LEADERS, NO_FORM
from models.store.queries import deadlines, many_units, people, reminders
from reminders.facts import Facts


def facts_for(connection: sa.Connection, plan: Plan, rows: Sequence[WaitingReminder]) -> Facts:
    """What the reminders ``rows`` are decided from: their officers' units, and for leaders all units they answer for.

    For a preview give it the rows it has planned.
    """
    own, officers = {row.unit for row in rows}, {row.officer for row in rows}
    villages = {unit.slug: unit for unit in many_units.villages(connection, own)}
    told = any(row.stage in FOR_LEADERS for row in rows)
    listed = {(row.role, row.unit) for row in rows if row.form == NO_FORM and row.stage not in FOR_LEADERS}
    staff = leading_units(plan, villages.values()) if told else set()
    if listed:
        led = [jurisdiction(connection, plan, role, slug) for role, slug in listed]
        villages |= {unit.slug: unit for one in led for unit in one.villages}
        own.update(*(one.units for one in led))
        staff |= own
    found = (*people.these_people(connection, officers), *people.people_of(connection, staff))
    return _facts(connection, plan, own, villages.values(), {one.officer: one for one in found})


def facts_of(connection: sa.Connection, plan: Plan, units: Collection[str], villages: Iterable[Unit]) -> Facts:
    """What is known about these units (slugs) and their officers."""
    found = people.people_of(connection, units)
    return _facts(connection, plan, units, villages, {one.officer: one for one in found})


def _facts(
    connection: sa.Connection,
    plan: Plan,
    units: Collection[str],
    villages: Iterable[Unit],
    staff: Mapping[int, Person],
) -> Facts:
    extended = deadlines.extensions_of(connection, units)
    return Facts(
        deadlines=Deadlines(plan, {key: one.due_on for key, one in extended.items()}),
        granted={key: one.granted_at for key, one in extended.items()},
        filed=reminders.filed_by(connection, units),
        begun=_begun(connection, units),
        standstills=deadlines.standstills_of(connection, units),
        handovers=deadlines.handovers_of(connection, units),
        villages={unit.slug: unit for unit in villages},
        people=tuple(staff.values()),
    )


def jurisdiction(connection: sa.Connection, plan: Plan, role: Role, slug: str) -> Jurisdiction:
    """The units a leader answers for: a chair for the commune and its villages, others for all."""
    if role is Role.COMMUNE_CHAIR:
        return plan.units.commune(slug, many_units.villages_of(connection, slug))
    return plan.units.whole_district(many_units.all_villages(connection))


def leading_units(plan: Plan, villages: Iterable[Unit]) -> set[str]:
    """Where the leaders of units sit: the villages' communes; the departments and the district."""
    departments = {unit.slug for unit in plan.units.departments}
    return {plan.units.district.slug, *departments, *(unit.parent for unit in villages if unit.parent)}


def _begun(connection: sa.Connection, units: Collection[str]) -> dict[ReportKey, frozenset[str]]:
    found: dict[ReportKey, set[str]] = {}
    for unit, form, period, indicator in many_units.answered(connection, units):
        found.setdefault((unit, form, period), set()).add(indicator)
    return {key: frozenset(answered) for key, answered in found.items()}
