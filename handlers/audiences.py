"""Whom a broadcast is for: the officers of an audience, and when each may be written to.

Promises: what was counted before sending is counted by the same function that sends; the sender gets no copy.
Must not: write a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from handlers.dialogue.leaders.led import Addressed
from handlers.knowledge import Knowledge
from handlers.reading.orders import Audience
from locales.phrasebook import DISTRICT_ZONE
from models.people import Person
from models.plan.deadlines import Deadlines
from models.plan.outstanding import outstanding
from models.plan.plan import Plan
from models.plan.units import Level, Unit
from models.store.queries import deadlines, many_units, people, reminders
from models.store.queries.broadcasts import Recipient
from reminders.quiet_hours import next_allowed

LATE = "late"


@dataclass(frozen=True, slots=True)
class Meant:
    """Everybody of an audience: ``recipients`` who can be written to with the moment, None for now, and the others."""

    recipients: Sequence[tuple[Person, datetime | None]]
    unaddressed: Sequence[Person]


def meant(connection: sa.Connection, knowledge: Knowledge, audience: Audience, sender: int, now: datetime) -> Meant:
    """The audience as it is now."""
    chosen = [person for person in _members(connection, knowledge.plan, audience, now) if person.officer != sender]
    return Meant(
        recipients=[(person, _moment(knowledge, person, now)) for person in chosen if person.reachable],
        unaddressed=[person for person in chosen if not person.reachable],
    )


def addressed(
    connection: sa.Connection, knowledge: Knowledge, audience: Audience, sender: int, now: datetime
) -> Addressed:
    """How many a broadcast would reach, and when."""
    found = meant(connection, knowledge, audience, sender, now)
    moments = Counter(moment for _, moment in found.recipients)
    return Addressed(
        at_once=moments.pop(None, 0),
        later=tuple(sorted((moment, count) for moment, count in moments.items() if moment is not None)),
        unreachable=len(found.unaddressed),
        units=len({person.unit for person, _ in found.recipients}),
    )


def recipients(found: Meant) -> list[Recipient]:
    return [
        Recipient(person.conversation, moment) for person, moment in found.recipients if person.conversation is not None
    ]


def _moment(knowledge: Knowledge, person: Person, now: datetime) -> datetime | None:
    allowed = next_allowed(knowledge.ladder.hours_of(person.role), knowledge.plan.calendar, now)
    return allowed if allowed > now else None


def _members(connection: sa.Connection, plan: Plan, audience: Audience, now: datetime) -> list[Person]:
    present = people.everybody(connection)
    if audience == Audience():
        return list(present)
    units = {unit.slug: unit for unit in _units(connection, plan, audience)}
    if audience.standing is not None:
        late = _late(connection, plan, tuple(units.values()), now)
        units = {slug: unit for slug, unit in units.items() if (slug in late) == (audience.standing == LATE)}
    return [person for person in present if person.unit in units]


def _units(connection: sa.Connection, plan: Plan, audience: Audience) -> list[Unit]:
    """The units of a level, a cluster's communes; else those that report anything."""
    units = plan.units
    if audience.cluster is not None:
        cluster = plan.clusters.get(audience.cluster)
        return [unit for unit in units.communes if cluster and unit.slug in cluster.units]
    every = (*units.communes, *units.departments, *many_units.all_villages(connection))
    if audience.level is not None:
        return [unit for unit in every if unit.level is Level(audience.level)]
    return [unit for unit in every if plan.forms_of(unit)]


def _late(connection: sa.Connection, plan: Plan, units: Sequence[Unit], now: datetime) -> frozenset[str]:
    slugs = [unit.slug for unit in units]
    extended = deadlines.extensions_of(connection, slugs)
    held = Deadlines(plan, {key: one.due_on for key, one in extended.items()})
    filed = reminders.filed_by(connection, slugs)
    today = now.astimezone(DISTRICT_ZONE).date()
    return frozenset(one.unit for one in outstanding(held, units, filed, today) if one.late)
