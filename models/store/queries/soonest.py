"""When the next reminder goes out: what waits, less all that will be skipped or put off when its moment comes.

Promises: one indexed walk that stops at the first. Facts are as of now; what is filed later is not known.
Must not: be the one who decides (the reminders do, when the moment has come).
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from models import stages
from models.store.tables import Conversation, Extension, Handover, Officer, Reminder, Report, Standstill
from models.store.tables.reminders import WAITING

reminders = Reminder.__table__
officers = Officer.__table__
extensions = Extension.__table__
standstills = Standstill.__table__
_newer_extension = extensions.alias("newer_extension")
_newer_standstill = standstills.alias("newer_standstill")
_again = reminders.alias("again")
_taker = officers.alias("taker")


def _of_this_report(table: sa.FromClause) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        table.c.unit == officers.c.unit,
        table.c.form == reminders.c.form,
        table.c.period == reminders.c.period,
    )


_FILED = sa.exists().where(*_of_this_report(Report.__table__))
_MOVED = sa.exists().where(
    *_of_this_report(extensions),
    reminders.c.due_on != "",
    reminders.c.stage != stages.GIVEN,
    extensions.c.due_on != reminders.c.due_on,
    ~sa.exists().where(*_of_this_report(_newer_extension), _newer_extension.c.id > extensions.c.id),
)
_STANDS_STILL = sa.exists().where(
    *_of_this_report(standstills),
    standstills.c.until > reminders.c.due_at,
    ~sa.exists().where(*_of_this_report(_newer_standstill), _newer_standstill.c.id > standstills.c.id),
)
_GIVEN_AWAY = sa.exists().where(
    Handover.given_by == reminders.c.officer_id,
    Handover.form == reminders.c.form,
    Handover.period == reminders.c.period,
    _taker.c.id == Handover.taken_by,
    _taker.c.unit == officers.c.unit,
    _taker.c.left_at.is_(None),
)
_PUT_OFF = sa.exists().where(
    _again.c.officer_id == reminders.c.officer_id,
    _again.c.state == "waiting",
    _again.c.stage == stages.AGAIN,
    _again.c.due_at > reminders.c.due_at,
)
_WILL_BE_SENT = (
    sa.select(reminders.c.due_at)
    .join(officers, officers.c.id == reminders.c.officer_id)
    .where(
        # Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
        sa.text(f"reminders.{WAITING}"),
        reminders.c.due_at > sa.bindparam("after", type_=reminders.c.due_at.type),
        officers.c.left_at.is_(None),
        officers.c.reminders == "on",
        sa.exists().where(Conversation.officer_id == reminders.c.officer_id, Conversation.reachable == 1),
        ~_FILED,
        ~_MOVED,
        ~_STANDS_STILL,
        ~_GIVEN_AWAY,
        ~_PUT_OFF,
    )
    .order_by(reminders.c.due_at)
    .limit(1)
)


def next_to_be_sent(connection: sa.Connection, after: datetime) -> datetime | None:
    """When the next reminder will go out to somebody who can be reached, if nothing more is filed."""
    return connection.scalar(_WILL_BE_SENT, {"after": after})
