"""The statements of reminders: planned once, taken when due, settled for ever.

Promises: a reminder that stands already is not written again; what is due is found by its index.
Must not: decide whether a reminder is still needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from models import records
from models.store.queries.officers import officer_of
from models.store.tables import Conversation, Officer, Reminder, Report
from models.store.tables.reminders import WAITING as _WAITING

reminders = Reminder.__table__
officers = Officer.__table__

# Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
_IS_WAITING = sa.text(f"reminders.{_WAITING}")
_PLAN = (
    insert(Reminder)
    .values(
        {
            **{name: sa.bindparam(name) for name in ("officer_id", "form", "period", "stage", "due_at")},
            "state": sa.literal_column("'waiting'"),
        }
    )
    .on_conflict_do_nothing()
)
_TO_REMIND = (
    sa.select(officers)
    .where(
        officers.c.id > sa.bindparam("after"),
        officers.c.left_at.is_(None),
        officers.c.reminders == "on",
        officers.c.role.in_(sa.bindparam("roles", expanding=True)),
    )
    .order_by(officers.c.id)
    .limit(sa.bindparam("most"))
)
_OFFICERS_DUE = (
    sa.select(reminders.c.officer_id)
    .where(_IS_WAITING, reminders.c.due_at <= sa.bindparam("until", type_=reminders.c.due_at.type))
    .order_by(reminders.c.due_at)
    .limit(sa.bindparam("most"))
)
_later = sa.alias(reminders, "later")
_OVERTAKEN = sa.exists().where(
    _later.c.officer_id == reminders.c.officer_id,
    _later.c.form == reminders.c.form,
    _later.c.period == reminders.c.period,
    _later.c.state == "sent",
    _later.c.due_at > reminders.c.due_at,
)
_WAITING_OF = (
    sa.select(
        reminders,
        officers.c.role,
        officers.c.unit,
        officers.c.language,
        officers.c.reminders,
        officers.c.left_at,
        _OVERTAKEN.label("overtaken"),
    )
    .join(officers, officers.c.id == reminders.c.officer_id)
    .where(
        _IS_WAITING,
        reminders.c.officer_id.in_(sa.bindparam("officers", expanding=True)),
        reminders.c.due_at <= sa.bindparam("until", type_=reminders.c.due_at.type),
    )
    .order_by(reminders.c.officer_id, reminders.c.due_at, reminders.c.id)
)
_FILED = sa.select(Report.unit, Report.form, Report.period).where(
    Report.unit.in_(sa.bindparam("units", expanding=True))
)
_SETTLE = (
    sa.update(Reminder)
    .where(reminders.c.id == sa.bindparam("row"))
    .values(state=sa.bindparam("to"), reason=sa.bindparam("why"), settled_at=sa.bindparam("at"))
)
_DEFER = sa.update(Reminder).where(reminders.c.id == sa.bindparam("row")).values(due_at=sa.bindparam("to"))
_WILL_BE_SENT = (
    sa.select(reminders.c.due_at)
    .join(officers, officers.c.id == reminders.c.officer_id)
    .where(
        _IS_WAITING,
        reminders.c.due_at > sa.bindparam("after", type_=reminders.c.due_at.type),
        officers.c.left_at.is_(None),
        officers.c.reminders == "on",
        sa.exists().where(Conversation.officer_id == reminders.c.officer_id, Conversation.reachable == 1),
        ~sa.exists().where(
            Report.unit == officers.c.unit,
            Report.form == reminders.c.form,
            Report.period == reminders.c.period,
        ),
    )
    .order_by(reminders.c.due_at)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting reminder, and its officer as of now. ``wish`` is "on", "off" or, for one who left, "left".

    ``overtaken``: a later stage of the same form and period has been sent already.
    """

    id: int
    officer: int
    form: str
    period: str
    stage: str
    due_at: datetime
    role: records.Role
    unit: str
    language: records.Language
    wish: str
    overtaken: bool


def write_down(connection: sa.Connection, planned: Sequence[Mapping[str, object]]) -> None:
    """Write reminders as waiting; those that stand already, settled or not, stay as they are.

    Each has officer_id, form, period, stage and due_at.
    """
    if planned:
        connection.execute(_PLAN, planned)


def officers_to_remind(
    connection: sa.Connection, roles: Iterable[records.Role], after: int, most: int
) -> list[records.Officer]:
    """The next ``most`` officers of these roles with an id above ``after`` who want reminders, by id."""
    values = {"roles": sorted(role.value for role in roles), "after": after, "most": most}
    return [officer_of(row) for row in connection.execute(_TO_REMIND, values)]


def filed_by(connection: sa.Connection, units: Iterable[str]) -> frozenset[tuple[str, str, str]]:
    """(unit, form, period) of everything these units have filed."""
    rows = connection.execute(_FILED, {"units": sorted(set(units))})
    return frozenset((row.unit, row.form, row.period) for row in rows)


def officers_due(connection: sa.Connection, now: datetime, most: int) -> list[int]:
    """The officers of the ``most`` reminders that have been due longest by ``now``."""
    # Told apart here: DISTINCT makes SQLite walk through all reminders that ever were.
    return list(dict.fromkeys(connection.scalars(_OFFICERS_DUE, {"until": now, "most": most})))


def waiting_of(connection: sa.Connection, officer_ids: Collection[int], until: datetime) -> list[Waiting]:
    """What waits for these officers and is due by ``until``, officer by officer, the earliest first."""
    rows = connection.execute(_WAITING_OF, {"officers": list(officer_ids), "until": until})
    return [_waiting(row) for row in rows]


def mark_sent(connection: sa.Connection, ids: Iterable[int], now: datetime) -> None:
    """These are in a message that goes out."""
    _settle(connection, [{"row": key, "to": "sent", "why": None, "at": now} for key in ids])


def mark_skipped(connection: sa.Connection, reasons: Mapping[int, str], now: datetime) -> None:
    """These will not be sent; ``reasons`` says why, by reminder id."""
    _settle(connection, [{"row": key, "to": "skipped", "why": why, "at": now} for key, why in reasons.items()])


def defer(connection: sa.Connection, moments: Mapping[int, datetime]) -> None:
    """Let these wait until another moment, by reminder id."""
    if moments:
        connection.execute(_DEFER, [{"row": key, "to": moment} for key, moment in moments.items()])


def next_to_be_sent(connection: sa.Connection, after: datetime) -> datetime | None:
    """When the next reminder will go out to somebody who can be reached, if nothing more is filed."""
    return connection.scalar(_WILL_BE_SENT, {"after": after})


def _settle(connection: sa.Connection, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(_SETTLE, rows)


def _waiting(row: sa.Row[tuple[object, ...]]) -> Waiting:
    values = row._mapping
    return Waiting(
        id=values["id"],
        officer=values["officer_id"],
        form=values["form"],
        period=values["period"],
        stage=values["stage"],
        due_at=values["due_at"],
        role=records.Role(values["role"]),
        unit=values["unit"],
        language=values["language"],
        wish="left" if values["left_at"] is not None else values["reminders"],
        overtaken=bool(values["overtaken"]),
    )
