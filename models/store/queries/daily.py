"""What operators are told of a day, and that they are told once.

Promises: the day is claimed in the transaction that writes the lines, by whichever process comes first.
Must not: say a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from models import records
from models.store.queries import officers, post
from models.store.tables import Inbox, Installation, Outbox, Report

inbox = Inbox.__table__
outbox = Outbox.__table__
reports = Report.__table__
installation = Installation.__table__


@dataclass(frozen=True, slots=True)
class Day:
    """Counts of some time: messages ``received`` and ``set_aside``, reports ``filed``, messages ``refused`` by a
    network."""

    received: int
    filed: int
    refused: int
    set_aside: int


def day_of(connection: sa.Connection, since: datetime, until: datetime) -> Day:
    """What happened from ``since`` to before ``until``; walks through the tables, once a day."""

    def count(moment: sa.ColumnElement[datetime], *which: sa.ColumnElement[bool]) -> int:
        counted = sa.select(sa.func.count()).where(moment >= since, moment < until, *which)
        return connection.scalar(counted) or 0

    return Day(
        received=count(inbox.c.received_at),
        filed=count(reports.c.filed_at),
        refused=count(outbox.c.settled_at, outbox.c.state == "refused"),
        set_aside=count(inbox.c.set_aside_at),
    )


def claim(connection: sa.Connection, day: str) -> bool:
    """Whether this day's line is still to be written; from now on it is not."""
    told_on = installation.c.operators_told_on
    taken = connection.execute(
        sa.update(installation).where(sa.or_(told_on.is_(None), told_on < day)).values(operators_told_on=day)
    )
    return taken.rowcount == 1


def operators(connection: sa.Connection) -> list[post.Talk]:
    """Where the operators who want lines can be reached."""
    wanting = [
        one for one in officers.all_officers(connection) if one.role is records.Role.OPERATOR and one.reminders == "on"
    ]
    rows = [officers.reachable_talk(connection, one.id) for one in wanting]
    return [post.Talk(*row) for row in rows if row is not None]
