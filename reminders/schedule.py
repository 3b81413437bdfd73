"""Writes the coming days' reminders as rows.

Promises: planning twice changes nothing; an idle call is two reads; who joins late is not flooded; a long plan is made
in portions, between which others may write. A stage that waits for a coming day moves with the officer's hour.
Must not: send, or decide whether a reminder is still needed when its moment comes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from models import records
from models.plan.plan import Plan
from models.store.queries import deadlines, many_units, officers, planning, reminders
from reminders.ladder import Ladder
from reminders.planner import Planner, Recipient

HORIZON = timedelta(days=8)
JUST_PASSED = timedelta(hours=1)
PLANNED_ANEW_EVERY = timedelta(days=1)
OFFICERS_AT_ONCE = 500
FIRST = 0


def plan_ahead(
    connection: sa.Connection, plan: Plan, ladder: Ladder, now: datetime, horizon: timedelta = HORIZON
) -> None:
    """Write every reminder due until ``now`` + ``horizon``, unless they stand already.

    Nothing is done before the database says what it is for.
    """
    after: int | None = FIRST
    while after is not None:
        after = plan_some(connection, plan, ladder, now, after, horizon)


def plan_some(
    connection: sa.Connection, plan: Plan, ladder: Ladder, now: datetime, after: int, horizon: timedelta = HORIZON
) -> int | None:
    """What ``plan_ahead`` does, for the next officers with an id above ``after``; where to go on, None at the end.

    Each call may be a transaction of its own. Who joined or changed is planned anew first.
    """
    installation = officers.installation(connection)
    if installation is None:
        return None
    end = now + horizon
    planned_until: datetime | None = installation.planned_until
    if after == FIRST:
        if changed := planning.to_plan_anew(connection, OFFICERS_AT_ONCE):
            plan_again(connection, plan, ladder, now, changed)
            return FIRST
        # Planned beyond what we ever plan: the clock has gone back, and what stands may not be all.
        if planned_until is not None and end - PLANNED_ANEW_EVERY <= planned_until <= end:
            return None
        planned_until = start_of_plan(planned_until, now, horizon)
        # As far as everybody is planned: what a crash in between leaves is planned again from here.
        officers.change_installation(connection, planned_until=planned_until)
    elif planned_until is None:
        return FIRST
    batch = planning.officers_to_remind(connection, reminded_roles(ladder), after, OFFICERS_AT_ONCE)
    _plan(connection, Planner(plan, ladder, planned_until, end), batch, now)
    if len(batch) == OFFICERS_AT_ONCE:
        return batch[-1].id
    officers.change_installation(connection, planned_until=end)
    return None


def plan_again(
    connection: sa.Connection, plan: Plan, ladder: Ladder, now: datetime, officer_ids: Collection[int]
) -> None:
    """Plan for these officers at once, up to where everybody is planned: their hour or a deadline has changed.

    The next tick does it too for everybody who joined or changed (``officers.plan_anew``). What no longer stands in
    the plan is skipped when its moment comes.
    """
    installation = officers.installation(connection)
    if installation is None:
        return
    end = max(installation.planned_until or now, now + HORIZON - PLANNED_ANEW_EVERY)
    wanted = [
        one
        for one in officers.officers_by_id(connection, officer_ids).values()
        if one.reminders == "on" and one.role in reminded_roles(ladder)
    ]
    _plan(connection, Planner(plan, ladder, now - JUST_PASSED, end), wanted, now)
    planning.planned_anew(connection, officer_ids)


def start_of_plan(planned_until: datetime | None, now: datetime, horizon: timedelta = HORIZON) -> datetime:
    """Just before now; after an outage where planning stopped, so that what was missed is on record."""
    just_passed = now - JUST_PASSED
    if planned_until is None or planned_until > just_passed:
        return just_passed
    return max(planned_until, now - horizon)


def reminded_roles(ladder: Ladder) -> frozenset[records.Role]:
    """The roles that are reminded or get lists."""
    return frozenset({*ladder.hours, *ladder.lists.hours})


def _plan(connection: sa.Connection, planner: Planner, batch: Sequence[records.Officer], now: datetime) -> None:
    slugs = {officer.unit for officer in batch}
    villages = {unit.slug: unit for unit in many_units.villages(connection, slugs)}
    recipients = [
        Recipient(one.id, one.role, unit, one.language, one.reminder_clock)
        for one in batch
        if (unit := planner.plan.units.by_slug(one.unit) or villages.get(one.unit)) is not None
    ]
    extended = {key: one.due_on for key, one in deadlines.extensions_of(connection, slugs).items()}
    planned = planner.each(recipients, reminders.filed_by(connection, slugs), extended)
    rows = [(one.officer, one.form, one.period, one.due_on.isoformat(), one.stage, one.due_at) for one in planned]
    planning.write_down(connection, rows, now)
