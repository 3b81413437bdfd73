"""The sample officers and villages, and the parts a visitor can play.

Promises: every sample person and village is marked and named as a sample.
Must not: know figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from bot.channels.web.backstage import Group, Part
from bot.demonstration.chance import chance
from bot.demonstration.sample_data import People
from handlers.carry_out import NOTICE_VERSION
from models import records
from models.plan.plan import Plan
from models.plan.units import Level, Unit
from models.records import Role
from models.store.queries import officers
from models.store.tables import Officer, Village

_DAYS_BEFORE_THE_YEAR: Final = 14
_MORNING: Final = timedelta(hours=1)  # UTC: 8 o'clock in the district
_GROUPS: Final[Mapping[Role, Group]] = MappingProxyType(
    {
        Role.COMMUNE_OFFICER: Group.COMMUNES,
        Role.COMMUNE_CHAIR: Group.COMMUNES,
        Role.VILLAGE_HEAD: Group.VILLAGES,
        Role.DEPARTMENT_OFFICER: Group.DEPARTMENTS,
        Role.COORDINATOR: Group.COORDINATOR,
        Role.OPERATOR: Group.COORDINATOR,
        Role.CHAIRMAN: Group.CHAIRMAN,
    }
)


def enrol(connection: sa.Connection, people: People, plan: Plan, start: datetime) -> None:
    """Write all sample villages and officers. Raises IntegrityError when a handle or village is there already."""
    connection.execute(sa.insert(Village.__table__), list(_villages(people)))
    rows = [{**row, **_consent(row["handle"], plan, start)} for row in _officers(people, plan)]
    connection.execute(sa.insert(Officer.__table__), rows)
    officers.replan(connection)


def list_parts(connection: sa.Connection, people: People, plan: Plan) -> tuple[Part, ...]:
    """Everybody who has not left, by group, each group in official order of its units."""
    villages = {unit.slug: unit for unit in officers.villages(connection)}
    present = officers.all_officers(connection)
    ranks = {unit.slug: rank for rank, unit in enumerate((*plan.units.communes, *plan.units.departments))}
    groups = list(Group)

    def official(officer: records.Officer) -> tuple[int, int, str, int]:
        village = villages.get(officer.unit)
        commune = village.parent if village and village.parent else officer.unit
        return groups.index(_GROUPS[officer.role]), ranks.get(commune, len(ranks)), officer.unit, officer.id

    return tuple(_part(each, people, plan, villages) for each in sorted(present, key=official))


def _part(officer: records.Officer, people: People, plan: Plan, villages: Mapping[str, Unit]) -> Part:
    unit = plan.units.by_slug(officer.unit) or villages.get(officer.unit)
    name = unit.full_name if unit else officer.unit
    if unit and unit.level is Level.VILLAGE and (commune := plan.units.by_slug(unit.parent or "")):
        name = f"{unit.name}, {commune.name}"
    return Part(officer.handle, people.titles[officer.role], _GROUPS[officer.role], name)


def _villages(people: People) -> Iterator[dict[str, Any]]:
    villages = people.villages
    for commune, number in villages.numbered():
        name = villages.name.format(number=number)
        yield {"slug": villages.slug_of(commune, number), "commune": commune, "name": name, "sample": 1}


def _officers(people: People, plan: Plan) -> Iterator[dict[str, Any]]:
    for unit in plan.units.communes:
        yield _row(people, unit.slug, Role.COMMUNE_OFFICER, unit)
    for handle, slug in people.chairs.items():
        yield _row(people, handle, Role.COMMUNE_CHAIR, _unit(plan, slug))
    for slug, number in people.villages.numbered():
        handle = people.villages.slug_of(slug, number)
        yield _row(people, handle, Role.VILLAGE_HEAD, _unit(plan, slug), number) | {"unit": handle}
    for unit in plan.units.departments:
        if plan.forms_of(unit):
            yield _row(people, unit.slug, Role.DEPARTMENT_OFFICER, unit)
    for leader in people.leaders:
        yield {"handle": leader.handle, "name": leader.name, "role": leader.role.value, "unit": leader.unit}


def _unit(plan: Plan, slug: str) -> Unit:
    unit = plan.units.by_slug(slug)
    if unit is None:
        raise LookupError(f"the plan has no unit {slug}")
    return unit


def _row(people: People, handle: str, role: Role, unit: Unit, number: int = 0) -> dict[str, Any]:
    spoken = unit.full_name[:1].lower() + unit.full_name[1:]
    name = people.names[role].format(unit=spoken, number=number)
    return {"handle": handle, "name": name, "role": role.value, "unit": unit.slug}


def _consent(handle: str, plan: Plan, start: datetime) -> dict[str, Any]:
    """Agreed in the weeks before the plan's year, but always before ``start``."""
    new_year = datetime(plan.year, 1, 1, tzinfo=UTC)
    days = timedelta(days=_DAYS_BEFORE_THE_YEAR - chance(5, "agreed", handle))
    agreed = new_year - days + _MORNING + timedelta(seconds=chance(8 * 3600, "hour", handle))
    return {
        "language": "vi",
        "reminders": "on",
        "notice_version": NOTICE_VERSION,
        "agreed_at": min(agreed, start - timedelta(days=1)),
        "left_at": None,
        "sample": 1,
    }
