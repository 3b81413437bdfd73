"""What an officer asks of the reminders: later today, tomorrow, at another hour of the day.

Promises: all of it in the transaction at hand; the moment handed back is the one that will be kept.
Must not: answer the officer, or decide which words mean which moment.

``take_back_unsent`` is in ``models.store.queries.unsent``; ``extend``, ``stand_still`` and ``hand_over`` in
``models.store.queries.deadlines``; ``plan_again`` in ``reminders.schedule``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

import sqlalchemy as sa

from locales.phrasebook import DISTRICT_ZONE
from models import stages
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.records import Officer
from models.store.queries import many_units, officers, reminders, unsent
from reminders.facts import Facts
from reminders.gathering import facts_of
from reminders.ladder import Ladder
from reminders.later_choices import LONGEST_SNOOZE
from reminders.quiet_hours import next_allowed


def snooze(
    connection: sa.Connection, plan: Plan, ladder: Ladder, officer_id: int, moment: datetime, now: datetime
) -> datetime:
    """Say nothing to the officer before ``moment``, then remind of what is owed; the moment that will really be.

    It is the next one at which the officer's role may be written to, at most a week from now. What the last
    reminder named comes again; where nothing of it is owed, the newest period of each form; whatever is filed by then
    does not. When nothing is owed nothing will come: ask ``Desk.open_reports`` first; nor to a role that is not
    reminded. LookupError for nobody.
    """
    officer = officers.officers_by_id(connection, (officer_id,)).get(officer_id)
    if officer is None:
        raise LookupError(f"no officer {officer_id}")
    wanted = min(max(moment, now), now + LONGEST_SNOOZE)
    real = next_allowed(ladder.hours_of(officer.role), plan.calendar, wanted)
    unsent.take_back_unsent(connection, (officer_id,), now)
    facts = facts_of(connection, plan, (officer.unit,), many_units.villages(connection, (officer.unit,)))
    for form, period in _owed(connection, facts, officer, real):
        due_on = facts.window((officer.unit, form, period)).due_on.isoformat()
        reminders.put(connection, (officer_id,), form, period, due_on, stages.AGAIN, real)
    return real


def set_clock(connection: sa.Connection, officer_id: int, clock: str) -> None:
    """Remind this officer at ``clock``, "HH:MM" in district time, from now on; "" for the role's own hour.

    Ask first whether the role may be written to then: ``ladder.hours_of(role).allows(clock)``; an hour outside the
    windows is not used. What waits for a coming moment is moved at the next tick. ValueError for no hour.
    """
    if clock:
        clock = time.fromisoformat(clock).strftime("%H:%M")
    officers.change_officer(connection, officer_id, reminder_clock=clock)


def _owed(connection: sa.Connection, facts: Facts, officer: Officer, moment: datetime) -> Sequence[tuple[str, str]]:
    """What the last reminder named, else the newest period of each form, else every open one: the first of these that
    holds something the officer will still owe at ``moment``."""
    day = moment.astimezone(DISTRICT_ZONE).date()
    unit = facts.unit(officer.unit)
    open_now = [
        [(form.slug, period.key) for period in facts.deadlines.open_periods(officer.unit, form, day)]
        for form in (facts.plan.forms_of(unit) if unit else ())
    ]
    choices = (
        unsent.named_last(connection, officer.id),
        [periods[-1] for periods in open_now if periods],
        [one for periods in open_now for one in periods],
    )
    wanted = ([one for one in named if _will_owe(*one, facts, officer, moment)] for named in choices)
    return next((owed for owed in wanted if owed), ())


def _will_owe(form: str, period: str, facts: Facts, officer: Officer, moment: datetime) -> bool:
    key = (officer.unit, form, period)
    if form not in facts.plan.forms or key in facts.filed or (officer.id, form, period) in facts.given_away:
        return False
    standstill = facts.standstills.get(key)
    asked = facts.plan.forms[form].asked(officer.unit, period_from_key(period))
    is_open = facts.window(key).is_open(moment.astimezone(DISTRICT_ZONE).date())
    return bool(asked) and is_open and (standstill is None or standstill.until <= moment)
