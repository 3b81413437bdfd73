"""Writes the coming days' reminders as rows.

Promises: planning twice changes nothing; an idle call is one read; who joins late is not flooded.
Must not: send, or decide whether a reminder is still needed when its moment comes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from models import records
from models.plan.plan import Plan
from models.plan.units import Unit
from models.store.queries import officers, reminders
from reminders.ladder import Ladder
from reminders.planner import Planned, Recipient, plan_reminders

HORIZON = timedelta(days=8)
JUST_PASSED = timedelta(hours=1)
PLANNED_ANEW_EVERY = timedelta(days=1)
OFFICERS_AT_ONCE = 500


def plan_ahead(
    connection: sa.Connection, plan: Plan, ladder: Ladder, now: datetime, horizon: timedelta = HORIZON
) -> None:
    """Write every reminder due until ``now`` + ``horizon``, unless they stand already.

    Nothing is done before the database says what it is for.
    """
    installation = officers.installation(connection)
    if installation is None:
        return
    end = now + horizon
    planned_until: datetime | None = installation.planned_until
    # Planned beyond what we ever plan: the clock has gone back, and what stands may not be all.
    if planned_until is not None and end - PLANNED_ANEW_EVERY <= planned_until <= end:
        return
    _plan(connection, plan, ladder, _start(planned_until, now, horizon), end)
    officers.change_installation(connection, planned_until=end)


def _start(planned_until: datetime | None, now: datetime, horizon: timedelta) -> datetime:
    """Just before now; after an outage where planning stopped, so that what was missed is on record."""
    just_passed = now - JUST_PASSED
    if planned_until is None or planned_until > just_passed:
        return just_passed
    return max(planned_until, now - horizon)


def _plan(connection: sa.Connection, plan: Plan, ladder: Ladder, start: datetime, end: datetime) -> None:
    villages = {unit.slug: unit for unit in officers.villages(connection)}
    last = 0
    while batch := reminders.officers_to_remind(connection, ladder.hours, last, OFFICERS_AT_ONCE):
        last = batch[-1].id
        recipients = [one for officer in batch if (one := _recipient(officer, plan, villages)) is not None]
        filed = reminders.filed_by(connection, (one.unit.slug for one in recipients))
        planned = plan_reminders(plan, ladder, recipients, filed, start, end)
        reminders.write_down(connection, [_row(one) for one in planned])


def _recipient(officer: records.Officer, plan: Plan, villages: dict[str, Unit]) -> Recipient | None:
    unit = plan.units.by_slug(officer.unit) or villages.get(officer.unit)
    return Recipient(officer.id, officer.role, unit, officer.language) if unit is not None else None


def _row(planned: Planned) -> dict[str, object]:
    return {
        "officer_id": planned.officer,
        "form": planned.form,
        "period": planned.period,
        "stage": planned.stage,
        "due_at": planned.due_at,
    }
