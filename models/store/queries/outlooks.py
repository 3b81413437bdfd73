"""The statements of a look ahead: what waits, what is settled already, and what had been filed by a moment.

Promises: nothing is written; officers' rows are found by their index.
Must not: decide what would be sent.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from models.plan.deadlines import ReportKey
from models.store.among import among
from models.store.tables import Reminder, Report
from models.store.tables.reminders import WAITING

reminders = Reminder.__table__

_WAITING = (
    # Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
    sa.select(reminders.c.officer_id)
    .where(sa.text(f"reminders.{WAITING}"), reminders.c.due_at < sa.bindparam("until", type_=reminders.c.due_at.type))
    .distinct()
)
_SETTLED = sa.select(
    reminders.c.officer_id,
    reminders.c.form,
    reminders.c.period,
    reminders.c.due_on,
    reminders.c.stage,
    reminders.c.state,
    reminders.c.due_at,
).where(
    among(reminders.c.officer_id, "officers"),
    reminders.c.state != "waiting",
    reminders.c.due_at >= sa.bindparam("since", type_=reminders.c.due_at.type),
)
_FILED_BEFORE = sa.select(Report.unit, Report.form, Report.period).where(
    Report.filed_at < sa.bindparam("moment", type_=Report.filed_at.type)
)


def waiting_officers(connection: sa.Connection, until: datetime) -> list[int]:
    """Who has a reminder that waits for a moment before ``until``."""
    return list(connection.scalars(_WAITING, {"until": until}))


def settled(
    connection: sa.Connection, officers: Collection[int], since: datetime
) -> dict[tuple[int, str, str, str, str], datetime | None]:
    """What was due at ``since`` or later and waits no more, by officer, form, period, deadline and stage; with the
    moment it was due, if it was sent."""
    return {
        (row.officer_id, row.form, row.period, row.due_on, row.stage): row.due_at if row.state == "sent" else None
        for row in connection.execute(_SETTLED, {"officers": list(officers), "since": since})
    }


def filed_before(connection: sa.Connection, moment: datetime) -> frozenset[ReportKey]:
    """(unit, form, period) of all that had been filed by a moment."""
    rows = connection.execute(_FILED_BEFORE, {"moment": moment})
    return frozenset((row.unit, row.form, row.period) for row in rows)
