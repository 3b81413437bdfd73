"""The statements of planning reminders ahead: for whom, and the rows.

Promises: a reminder that stands already is not written again; who joined or changed is found by a small index.
Must not: decide what is planned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from models import records, stages
from models.store.among import among
from models.store.queries.officers import officer_of
from models.store.queries.reminders import KEY, WRITE
from models.store.tables import Officer, Reminder
from models.store.tables.reminders import WAITING
from models.store.tables.schema import UtcDateTime

reminders = Reminder.__table__
officers = Officer.__table__

_MOMENT = UtcDateTime()
_NOW = sa.bindparam("now", type_=_MOMENT)
# Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
_IS_WAITING = sa.text(f"reminders.{WAITING}")
_PLAN = WRITE.on_conflict_do_update(
    index_elements=list(KEY),
    set_={"due_at": WRITE.excluded.due_at},
    where=sa.and_(
        reminders.c.state == sa.literal_column("'waiting'"),
        reminders.c.due_at > _NOW,
        WRITE.excluded.due_at > _NOW,
        reminders.c.due_at != WRITE.excluded.due_at,
    ),
)
_TO_REMIND = (
    sa.select(officers)
    .where(
        officers.c.id > sa.bindparam("after"),
        officers.c.left_at.is_(None),
        officers.c.reminders == "on",
        among(officers.c.role, "roles"),
    )
    .order_by(officers.c.id)
    .limit(sa.bindparam("most"))
)
_TO_PLAN_ANEW = (
    sa.select(reminders.c.officer_id)
    .where(_IS_WAITING, reminders.c.due_at == stages.BEFORE_EVERYTHING)
    .limit(sa.bindparam("most"))
)
_PLANNED_ANEW = sa.delete(Reminder).where(
    among(reminders.c.officer_id, "officers"), reminders.c.stage == stages.PLAN_ANEW
)


def officers_to_remind(
    connection: sa.Connection, roles: Iterable[records.Role], after: int, most: int
) -> list[records.Officer]:
    """The next ``most`` officers of these roles with an id above ``after`` who want reminders, by id."""
    values = {"roles": sorted(role.value for role in roles), "after": after, "most": most}
    return [officer_of(row) for row in connection.execute(_TO_REMIND, values)]


def write_down(
    connection: sa.Connection, planned: Sequence[tuple[int, str, str, str, str, datetime]], now: datetime
) -> None:
    """Write reminders as waiting; those that stand already, settled or not, stay as they are, but one that waits
    for a moment to come takes the moment planned now.

    Each is (officer id, form, period, deadline in ISO, stage, due at).
    """
    if not planned:
        return
    plan = _in_own_words(connection.dialect)
    moments = {moment: _written(moment, connection) for moment in {due_at for *_, due_at in planned}}
    presents = (_written(now, connection),) * plan.presents
    rows = [(*key, moments[due_at], *presents) for *key, due_at in planned]
    connection.exec_driver_sql(plan.text, rows)


class _Plan(NamedTuple):
    """The statement as its database's driver takes it: the key, the moment, and ``presents`` times the present."""

    text: str
    presents: int


@lru_cache
def _in_own_words(dialect: sa.Dialect) -> _Plan:
    # For two million rows SQLAlchemy's care with each value would be half of the work.
    compiled = _PLAN.compile(dialect=dialect)
    names = compiled.positiontup or []
    if names[: len(KEY) + 1] != [*KEY, "due_at"]:
        raise ValueError(f"the statement of planning takes its values as {names}")
    return _Plan(str(compiled), names.count("now"))


def _written(moment: datetime, connection: sa.Connection) -> Any:
    return _MOMENT.process_bind_param(moment, connection.dialect)


def to_plan_anew(connection: sa.Connection, most: int) -> list[int]:
    """Officers whose reminders have to be planned again."""
    return list(connection.scalars(_TO_PLAN_ANEW, {"most": most}))


def planned_anew(connection: sa.Connection, officer_ids: Collection[int]) -> None:
    """These officers' reminders have been planned again."""
    if officer_ids:
        connection.execute(_PLANNED_ANEW, {"officers": list(officer_ids)})
