"""Reads what a look ahead starts from: as things stand now, or as they stood on a day that is over.

Promises: one reading of everybody; nothing is written.
Must not: decide what would be sent (see ``foreseeing``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from models.plan.deadlines import Deadlines
from models.plan.plan import Plan
from models.stages import PLAN_ANEW
from models.store.queries import deadlines, many_units, officers, outlooks, planning, reminders
from reminders.facts import Facts
from reminders.foreseeing import BEYOND, Outlook
from reminders.gathering import facts_of
from reminders.ladder import Ladder
from reminders.planner import Recipient
from reminders.schedule import FIRST, OFFICERS_AT_ONCE, reminded_roles, start_of_plan

Reach = Literal["as_it_is", "assumed"]
_NOBODY_THERE = 0


def outlook_now(
    connection: sa.Connection, plan: Plan, ladder: Ladder, now: datetime, end: datetime, reach: Reach = "as_it_is"
) -> Outlook:
    """As things stand ``now``, for a look until ``end``.

    ``reach`` "assumed": as if everybody could be written to.
    """
    installation = officers.installation(connection)
    plan_from = start_of_plan(installation.planned_until if installation else None, now)
    facts = _facts(connection, plan, reach)
    recipients = _recipients(connection, facts, ladder)
    until = end + BEYOND
    everybody = {*outlooks.waiting_officers(connection, until), *(one.officer for one in recipients)}
    waiting = [row for row in reminders.waiting_of(connection, sorted(everybody), until) if row.stage != PLAN_ANEW]
    return Outlook(facts, recipients, waiting, outlooks.settled(connection, everybody, plan_from), plan_from)


def outlook_back(
    connection: sa.Connection, plan: Plan, ladder: Ladder, start: datetime, reach: Reach = "as_it_is"
) -> Outlook:
    """As things stood at ``start``, which is over: nothing that was filed or granted later is known.

    The officers are those of today; what waited then is planned anew.
    """
    facts = _facts(connection, plan, reach)
    then = replace(
        facts,
        deadlines=_granted_before(connection, facts, start),
        filed=outlooks.filed_before(connection, start),
        standstills={key: one for key, one in facts.standstills.items() if one.said_at < start},
        handovers=tuple(one for one in facts.handovers if one.given_at < start),
    )
    return Outlook(then, _recipients(connection, facts, ladder), (), {}, start)


def _facts(connection: sa.Connection, plan: Plan, reach: Reach) -> Facts:
    """What is known about everybody."""
    villages = many_units.all_villages(connection)
    units = plan.units
    slugs = [unit.slug for unit in (units.district, *units.communes, *units.departments, *villages)]
    facts = facts_of(connection, plan, slugs, villages)
    if reach == "as_it_is":
        return facts
    return replace(
        facts, people=[one if one.reachable else replace(one, conversation=_NOBODY_THERE) for one in facts.people]
    )


def _recipients(connection: sa.Connection, facts: Facts, ladder: Ladder) -> list[Recipient]:
    found: list[Recipient] = []
    after = FIRST
    while batch := planning.officers_to_remind(connection, reminded_roles(ladder), after, OFFICERS_AT_ONCE):
        after = batch[-1].id
        found += [
            Recipient(one.id, one.role, unit, one.language, one.reminder_clock)
            for one in batch
            if (unit := facts.unit(one.unit)) is not None
        ]
    return found


def _granted_before(connection: sa.Connection, facts: Facts, moment: datetime) -> Deadlines:
    units = {unit for unit, _, _ in facts.deadlines.extended}
    granted = deadlines.extensions_of(connection, units)
    return Deadlines(facts.plan, {key: one.due_on for key, one in granted.items() if one.granted_at < moment})
