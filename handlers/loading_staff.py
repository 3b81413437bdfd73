"""Who works beside an officer and who leads them, and what is put off already, for the turns about them.

Promises: nothing is read for any other turn; nobody of another unit is a colleague.
Must not: decide anything.
"""

from __future__ import annotations

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


def load_put_off(
    connection: sa.Connection,
    knowledge: Knowledge,
    officer: records.Officer | None,
    state: states.State,
    content: messages.Content,
) -> PutOffAlready:
    """What the officer is not reminded of as it is."""
    idle = isinstance(state, states.Idle | states.ViewingReport)
    if officer is None or not (idle or _is_about_reminders(content, knowledge)):
        return PutOffAlready()
    given = deadlines.handovers_of(connection, (officer.unit,))
    standing = deadlines.standstills_of(connection, (officer.unit,))
    return PutOffAlready(
        frozenset((one.form, one.period) for one in given if one.given_by == officer.id),
        {(one.form, one.period): one.until for one in standing.values()},
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
