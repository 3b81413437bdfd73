"""The statement about the newest reminder an officer got.

Promises: found by the officer's own rows. Must not: say why it came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from models import stages
from models.store.tables import Reminder

reminders = Reminder.__table__
_NEWEST = (
    sa.select(sa.func.max(reminders.c.outbox_id))
    .where(
        reminders.c.officer_id == sa.bindparam("officer"),
        reminders.c.state == "sent",
        reminders.c.form != stages.NO_FORM,
        reminders.c.stage.not_in(sorted(stages.FOR_LEADERS)),
    )
    .scalar_subquery()
)
_NAMED = (
    sa.select(reminders)
    .where(
        reminders.c.officer_id == sa.bindparam("officer"),
        reminders.c.outbox_id == _NEWEST,
        reminders.c.state == "sent",
        reminders.c.form != stages.NO_FORM,
    )
    .order_by(reminders.c.due_on, reminders.c.id)
)


@dataclass(frozen=True, slots=True)
class Named:
    """A form and period the reminder named. ``due_on`` is the deadline it was planned for, None for none."""

    form: str
    period: str
    stage: str
    due_on: date | None
    sent_at: datetime


def last_reminder(connection: sa.Connection, officer: int) -> tuple[Named, ...]:
    """What the newest reminder of this officer named; nothing when there was none."""
    return tuple(
        Named(
            form=row.form,
            period=row.period,
            stage=row.stage,
            due_on=date.fromisoformat(row.due_on) if row.due_on else None,
            sent_at=row.settled_at,
        )
        for row in connection.execute(_NAMED, {"officer": officer})
    )
