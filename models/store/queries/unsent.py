"""The statements that stop a reminder within seconds: what lies in the outbox and has not left is taken back.

Promises: nothing that is still owed is lost by it; each statement follows an index.
Must not: decide that a reminder is not wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

import sqlalchemy as sa

from models import messages, stages
from models.store.among import among
from models.store.queries.post import PRIORITIES
from models.store.tables import Officer, Outbox, Reminder, Report

reminders = Reminder.__table__
officers = Officer.__table__
outbox = Outbox.__table__

_TOLD_TO_LEADERS = sorted(stages.FOR_LEADERS)
_UNSENT = (
    sa.select(reminders.c.id, reminders.c.outbox_id)
    .join(outbox, outbox.c.id == reminders.c.outbox_id)
    .where(
        among(reminders.c.officer_id, "officers"),
        reminders.c.state == "sent",
        reminders.c.stage.not_in(_TOLD_TO_LEADERS),
        outbox.c.state == "ready",
    )
)
_STOP = (
    sa.update(Outbox)
    .where(outbox.c.id == sa.bindparam("row"), outbox.c.state == "ready")
    .values(state="stopped", settled_at=sa.bindparam("at"))
)
_OVERTAKEN = (
    sa.select(reminders.c.outbox_id)
    .join(officers, officers.c.id == reminders.c.officer_id)
    .where(
        among(reminders.c.outbox_id, "messages"),
        reminders.c.state == "sent",
        reminders.c.stage.not_in(_TOLD_TO_LEADERS),
        sa.or_(
            officers.c.left_at.is_not(None),
            officers.c.reminders == "off",
            sa.exists().where(
                Report.unit == officers.c.unit,
                Report.form == reminders.c.form,
                Report.period == reminders.c.period,
            ),
        ),
    )
    .distinct()
)
_STOP_TRIED = (
    sa.update(Outbox).where(outbox.c.id == sa.bindparam("message"), outbox.c.state == "ready").values(state="stopped")
)
_WAIT_AGAIN = (
    sa.update(Reminder)
    .where(reminders.c.outbox_id == sa.bindparam("message"), reminders.c.state == "sent")
    .values(state="waiting", settled_at=None, outbox_id=None)
)
_LAST_OUT = sa.select(sa.func.max(reminders.c.outbox_id)).where(
    reminders.c.officer_id == sa.bindparam("officer"), reminders.c.stage.not_in(_TOLD_TO_LEADERS)
)
_NAMED = sa.select(reminders.c.form, reminders.c.period).where(
    reminders.c.outbox_id == sa.bindparam("message"),
    reminders.c.officer_id == sa.bindparam("officer"),
    reminders.c.form != stages.NO_FORM,
    reminders.c.stage.not_in(_TOLD_TO_LEADERS),
)
_OF_UNITS = sa.select(officers.c.id).where(among(officers.c.unit, "units"), officers.c.left_at.is_(None))
# "ready" is written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
_WITH_A_LIST = (
    sa.select(reminders.c.officer_id)
    .join(outbox, outbox.c.id == reminders.c.outbox_id)
    .where(
        outbox.c.state == sa.literal_column("'ready'"),
        outbox.c.priority == PRIORITIES[messages.Why.REMINDER],
        reminders.c.form == stages.NO_FORM,
        reminders.c.stage.not_in(_TOLD_TO_LEADERS),
    )
)


def take_back_unsent(connection: sa.Connection, officer_ids: Iterable[int], now: datetime) -> int:
    """Stop the reminders of these officers that have not left; how many messages.

    All that such a message named waits again for its own moment, so the next tick writes what is still owed.
    What the network has in hand cannot be taken back. Call it for everybody ``concerned`` when a report is filed or
    a deadline moves, and for the officer who leaves or switches reminders off, before the row is changed.
    """
    wanted = sorted(set(officer_ids))
    unsent = connection.execute(_UNSENT, {"officers": wanted}).all() if wanted else []
    stopped = sorted({row.outbox_id for row in unsent})
    if stopped:
        connection.execute(_STOP, [{"row": message, "at": now} for message in stopped])
        connection.execute(_WAIT_AGAIN, [{"message": message} for message in stopped])
    return len(stopped)


def stop_overtaken(connection: sa.Connection, messages: Collection[int]) -> None:
    """These were on their way and did not arrive: take back those that name what was filed meanwhile, or whose officer
    left or wants no reminders."""
    if not messages:
        return
    overtaken = [{"message": row} for row in connection.scalars(_OVERTAKEN, {"messages": list(messages)})]
    if overtaken:
        connection.execute(_STOP_TRIED, overtaken)
        connection.execute(_WAIT_AGAIN, overtaken)


def concerned(connection: sa.Connection, units: Iterable[str]) -> list[int]:
    """The officers whose reminders and lists speak of these units: their own, for villages the
    commune's, and the leaders whose list has not left."""
    wanted = set(units)
    # The part of a village's slug before the point is its commune.
    wanted |= {unit.partition(".")[0] for unit in wanted}
    with_a_list = connection.scalars(_WITH_A_LIST)
    return sorted({*connection.scalars(_OF_UNITS, {"units": sorted(wanted)}), *with_a_list})


def officers_of(connection: sa.Connection, unit: str) -> list[int]:
    """The officers of one unit."""
    return list(connection.scalars(_OF_UNITS, {"units": [unit]}))


def named_last(connection: sa.Connection, officer: int) -> list[tuple[str, str]]:
    """The forms and periods that the newest message to this officer named; none when none is on record."""
    message = connection.scalar(_LAST_OUT, {"officer": officer})
    if message is None:
        return []
    rows = connection.execute(_NAMED, {"message": message, "officer": officer})
    return list(dict.fromkeys((row.form, row.period) for row in rows))
