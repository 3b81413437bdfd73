"""What waits, and since when: what tells whether the bot keeps up.

Promises: a reading costs a few look-ups in the indexes of what waits, however much is stored.
Must not: judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from models import messages, stages
from models.store.queries.held import HELD
from models.store.queries.post import PRIORITIES
from models.store.tables import Inbox, Installation, Outbox, Reminder
from models.store.tables import reminders as reminder_table

inbox = Inbox.__table__
outbox = Outbox.__table__
reminders = Reminder.__table__
installation = Installation.__table__

# Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
_READY: sa.ColumnElement[str] = sa.literal_column("'ready'")
_INBOX = sa.select(sa.func.count(), sa.func.min(inbox.c.received_at)).where(inbox.c.handled_at.is_(None))
_OUTBOX = (
    sa.select(
        outbox.c.channel,
        (outbox.c.priority == PRIORITIES[messages.Why.ANSWER]).label("answer"),
        sa.func.count(),
        sa.func.min(outbox.c.created_at),
    )
    .where(outbox.c.state == _READY)
    .group_by(outbox.c.channel, sa.text("answer"))
)
_DUE = (
    sa.select(reminders.c.due_at)
    .where(
        sa.text(f"reminders.{reminder_table.WAITING}"),
        reminders.c.due_at > stages.BEFORE_EVERYTHING,
        reminders.c.due_at <= sa.bindparam("now", type_=reminders.c.due_at.type),
    )
    .order_by(reminders.c.due_at)
    .limit(1)
)
_NEWEST = sa.select(inbox.c.received_at).order_by(inbox.c.id.desc()).limit(1)
_HELD = sa.select(sa.func.count()).where(outbox.c.state == HELD)
_PROBE = sa.update(installation).values(kind=installation.c.kind)


@dataclass(frozen=True, slots=True)
class Queue:
    """How many wait, and since when the oldest does; None when none does."""

    count: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits now. ``answers`` and ``unasked`` by channel. ``due_since``: when the oldest reminder that is due and
    not written should have been. ``newest``: when the newest message came."""

    inbox: Queue
    answers: Mapping[str, Queue]
    unasked: Mapping[str, Queue]
    due_since: datetime | None
    newest: datetime | None


def read(connection: sa.Connection, now: datetime) -> Backlog:
    """What waits at ``now``."""
    answers: dict[str, Queue] = {}
    unasked: dict[str, Queue] = {}
    for channel, is_answer, count, since in connection.execute(_OUTBOX):
        (answers if is_answer else unasked)[channel] = Queue(count, since)
    count, since = connection.execute(_INBOX).one()
    return Backlog(
        inbox=Queue(count, since),
        answers=answers,
        unasked=unasked,
        due_since=connection.scalar(_DUE, {"now": now}),
        newest=connection.scalar(_NEWEST),
    )


def probe(connection: sa.Connection) -> None:
    """Write something that changes nothing: what is committed is on the disk."""
    connection.execute(_PROBE)


def held_back(connection: sa.Connection) -> int:
    """How many messages a restored database holds back; walks through the outbox."""
    return connection.scalar(_HELD) or 0
