"""Who works beside an officer and who leads them, and what is put off already, for the turns about them.

Promises: nothing is read for any other turn; nobody of another unit is a colleague.
Must not: decide anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from handlers.dialogue import states
from handlers.dialogue.later.already import PutOffAlready
from handlers.dialogue.later.staff import Staff
from handlers.dialogue.later.states import PuttingOff
from handlers.knowledge import Knowledge
from models import messages, records
from models.plan.deadlines import Deadlines
from models.plan.units import Level, Unit
from models.store.queries import deadlines, people
from reminders import gathering
from reminders.facts import Facts
from reminders.later_choices import read_later_token


def load_staff(
    connection: sa.Connection,
    knowledge: Knowledge,
    officer: records.Officer,
    unit: Unit,
    state: states.State,
    content: messages.Content,
) -> Staff | None:
    """The officer's colleagues who may report, and those who are told about the unit."""
    if not (isinstance(state, PuttingOff) or _is_about_staff(content, knowledge)):
        return None
    leading = gathering.leading_units(knowledge.plan, (unit,) if unit.level is Level.VILLAGE else ())
    known = people.people_of(connection, {unit.slug, *leading})
    facts = Facts(Deadlines(knowledge.plan), people=known)
    colleagues = tuple(
        person
        for person in facts.staff(unit.slug)
        if person.officer != officer.id and person.role in knowledge.ladder.hours
    )
    return Staff(colleagues, facts.leaders_of(unit))


@dataclass(frozen=True, slots=True)
class PutOff:
    """What was handed over within a unit, and where its reports stand still."""

    given: tuple[records.Handover, ...] = ()
    standing: tuple[records.Standstill, ...] = ()


def put_off_in(connection: sa.Connection, units: Collection[str]) -> dict[str, PutOff]:
    """What was put off in each of these units."""
    given, standing = defaultdict(list), defaultdict(list)
    for handover in deadlines.handovers_of(connection, units):
        given[handover.unit].append(handover)
    for standstill in deadlines.standstills_of(connection, units).values():
        standing[standstill.unit].append(standstill)
    return {unit: PutOff(tuple(given[unit]), tuple(standing[unit])) for unit in units}


def asks_what_is_put_off(state: states.State, content: messages.Content, knowledge: Knowledge) -> bool:
    """Whether a turn may need to know what the officer is not reminded of as it is."""
    return isinstance(state, states.Idle | states.ViewingReport) or _is_about_reminders(content, knowledge)


def put_off_by(officer: records.Officer, found: PutOff) -> PutOffAlready:
    """What the officer is not reminded of as it is."""
    return PutOffAlready(
        frozenset((one.form, one.period) for one in found.given if one.given_by == officer.id),
        {(one.form, one.period): one.until for one in found.standing},
    )


def _is_about_reminders(content: messages.Content, knowledge: Knowledge) -> bool:
    if isinstance(content, messages.Picked):
        return read_later_token(content.token) is not None
    return isinstance(content, messages.Typed) and knowledge.reader.about_reminders(content.text) is not None


def _is_about_staff(content: messages.Content, knowledge: Knowledge) -> bool:
    if not isinstance(content, messages.Typed):
        return False
    reader = knowledge.reader
    return reader.hand_over(content.text) is not None or reader.not_yet(content.text) is not None
