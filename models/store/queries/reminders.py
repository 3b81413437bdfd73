"""The statements of reminders: taken when due, settled for ever unless they never left (``unsent``).

Promises: what is due is found by its index. See ``planning`` for how they come to be.
Must not: decide whether a reminder is still needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from models import records, stages
from models.store.among import among
from models.store.inserting import insert
from models.store.tables import Officer, Outbox, Reminder, Report
from models.store.tables.reminders import WAITING as _WAITING

reminders = Reminder.__table__
officers = Officer.__table__

KEY = ("officer_id", "form", "period", "due_on", "stage")

# Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
_IS_WAITING = sa.text(f"reminders.{_WAITING}")
WRITE = insert(Reminder).values(
    {**{name: sa.bindparam(name) for name in (*KEY, "due_at")}, "state": sa.literal_column("'waiting'")}
)
_PUT = WRITE.on_conflict_do_update(
    index_elements=list(KEY),
    set_={
        "state": "waiting",
        "due_at": WRITE.excluded.due_at,
        "reason": None,
        "settled_at": None,
        "outbox_id": None,
    },
)
_OFFICERS_DUE = (
    sa.select(reminders.c.officer_id)
    .where(
        _IS_WAITING,
        reminders.c.due_at > stages.BEFORE_EVERYTHING,
        reminders.c.due_at <= sa.bindparam("until", type_=reminders.c.due_at.type),
    )
    .order_by(reminders.c.due_at)
    .limit(sa.bindparam("most"))
)
_later = sa.alias(reminders, "later")
_OVERTAKEN = sa.exists().where(
    _later.c.officer_id == reminders.c.officer_id,
    _later.c.form == reminders.c.form,
    _later.c.period == reminders.c.period,
    _later.c.state == "sent",
    _later.c.due_at >= reminders.c.due_at,
    _later.c.id != reminders.c.id,
    _later.c.stage.not_in(sorted(stages.FOR_LEADERS)),
)
# By the officers, who are few, and not by the moment: many more may wait until the next working day ends.
_WAITING_OF = (
    sa.select(
        reminders,
        officers.c.role,
        officers.c.unit,
        officers.c.name,
        officers.c.phone,
        officers.c.language,
        officers.c.reminders,
        officers.c.left_at,
        _OVERTAKEN.label("overtaken"),
    )
    .join(officers, officers.c.id == reminders.c.officer_id)
    .where(
        reminders.c.state == "waiting",
        reminders.c.due_at > stages.BEFORE_EVERYTHING,
        among(reminders.c.officer_id, "officers"),
        sa.or_(
            reminders.c.due_at <= sa.bindparam("until", type_=reminders.c.due_at.type),
            reminders.c.stage == stages.AGAIN,
        ),
    )
    .order_by(reminders.c.officer_id, reminders.c.due_at, reminders.c.id)
)
_FILED = sa.select(Report.unit, Report.form, Report.period).where(among(Report.unit, "units"))
_OUT = sa.insert(Outbox.__table__).returning(Outbox.__table__.c.id, sort_by_parameter_order=True)
_SETTLE = (
    sa.update(Reminder)
    .where(reminders.c.id == sa.bindparam("row"))
    .values(
        state=sa.bindparam("to"),
        reason=sa.bindparam("why"),
        settled_at=sa.bindparam("at"),
        outbox_id=sa.bindparam("message"),
    )
)
_DEFER = sa.update(Reminder).where(reminders.c.id == sa.bindparam("row")).values(due_at=sa.bindparam("to"))


def put(
    connection: sa.Connection,
    officer_ids: Iterable[int],
    form: str,
    period: str,
    due_on: str,
    stage: str,
    due_at: datetime,
) -> None:
    """Let a reminder of each officer wait for ``due_at``, whatever became of it before."""
    key = {"form": form, "period": period, "due_on": due_on, "stage": stage, "due_at": due_at}
    rows = [{"officer_id": officer, **key} for officer in officer_ids]
    if rows:
        connection.execute(_PUT, rows)


def filed_by(connection: sa.Connection, units: Iterable[str]) -> frozenset[tuple[str, str, str]]:
    """(unit, form, period) of everything these units have filed."""
    return frozenset((row.unit, row.form, row.period) for row in connection.execute(_FILED, {"units": list(units)}))


def officers_due(connection: sa.Connection, now: datetime, most: int) -> list[int]:
    """The officers of the ``most`` reminders that have been due longest by ``now``."""
    # Told apart here: DISTINCT makes SQLite walk through all reminders that ever were.
    return list(dict.fromkeys(connection.scalars(_OFFICERS_DUE, {"until": now, "most": most})))


def waiting_of(
    connection: sa.Connection, officer_ids: Collection[int], until: datetime
) -> list[records.WaitingReminder]:
    """What waits for these officers and is due by ``until``, officer by officer, the earliest first; and, whenever
    it is due, what they asked to be reminded of again."""
    rows = connection.execute(_WAITING_OF, {"officers": list(officer_ids), "until": until})
    return [_waiting(row) for row in rows]


def put_out(connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Put messages into the outbox; their ids, in the same order."""
    if not rows:
        return []
    written = connection.execute(_OUT, [dict(row) for row in rows])
    return list(written.scalars())


def mark_sent(connection: sa.Connection, messages: Mapping[int, int], now: datetime) -> None:
    """These go out; ``messages`` says in which row of the outbox, by reminder id."""
    _settle(
        connection,
        [{"row": key, "to": "sent", "why": None, "at": now, "message": message} for key, message in messages.items()],
    )


def mark_skipped(connection: sa.Connection, reasons: Mapping[int, str], now: datetime) -> None:
    """These will not be sent; ``reasons`` says why, by reminder id."""
    _settle(
        connection,
        [{"row": key, "to": "skipped", "why": why, "at": now, "message": None} for key, why in reasons.items()],
    )


def defer(connection: sa.Connection, moments: Mapping[int, datetime]) -> None:
    """Let these wait until another moment, by reminder id."""
    if moments:
        connection.execute(_DEFER, [{"row": key, "to": moment} for key, moment in moments.items()])


def _settle(connection: sa.Connection, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(_SETTLE, rows)


def _waiting(row: sa.Row[Any]) -> records.WaitingReminder:
    values = row._mapping
    return records.WaitingReminder(
        id=values["id"],
        officer=values["officer_id"],
        form=values["form"],
        period=values["period"],
        due_on=values["due_on"],
        stage=values["stage"],
        due_at=values["due_at"],
        role=records.Role(values["role"]),
        unit=values["unit"],
        name=values["name"],
        phone=values["phone"],
        language=values["language"],
        wish="left" if values["left_at"] is not None else values["reminders"],
        overtaken=bool(values["overtaken"]),
    )
