"""Importing a list: the only writer of targets below the district and of figures of earlier years.

Promises: all rows or none; nothing is written over a change that was not shown; what is measured from an imported
baseline is measured anew in the same transaction.
Must not: read a list or decide what is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from handlers.dialogue.desk import Desk
from handlers.dialogue.lists.changes import PastChange, TargetChange, past_changes, target_changes
from handlers.dialogue.lists.decisions import ImportPast, ImportTargets, ListDecision
from handlers.loading_lists import past_on_record, targets_on_record
from models.plan.indicators import Kind
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.store.queries import past, recounting, unit_targets


class ChangedMeanwhile(Exception):
    """Somebody else imported something of the same in between."""


def carry_out(decision: ListDecision, connection: sa.Connection, desk: Desk, now: datetime) -> None:
    """Write what the officer at ``desk`` confirmed. Raises ChangedMeanwhile; the turn is then taken again."""
    if desk.officer is None:
        raise LookupError("a stranger imports nothing")
    match decision:
        case ImportTargets(rows):
            import_targets(connection, desk.plan, rows, now, desk.officer.id)
        case ImportPast(earlier):
            import_past(connection, desk.plan, earlier, now, desk.officer.id)


def import_targets(
    connection: sa.Connection, plan: Plan, rows: Sequence[TargetChange], now: datetime, officer: int | None
) -> None:
    """Write these targets. Raises ChangedMeanwhile."""
    unit_targets.begin_import(connection, (row.indicator for row in rows))
    if target_changes(rows, targets_on_record(connection, plan, rows)).rows != tuple(rows):
        raise ChangedMeanwhile
    unit_targets.import_targets(connection, [row.target for row in rows], plan.year, now, officer)


def import_past(
    connection: sa.Connection, plan: Plan, rows: Sequence[PastChange], now: datetime, officer: int | None
) -> None:
    """Write these figures of earlier years. Raises ChangedMeanwhile."""
    unit_targets.begin_import(connection, (row.indicator for row in rows))
    if past_changes(rows, past_on_record(connection, rows)).rows != tuple(rows):
        raise ChangedMeanwhile
    past.import_past(connection, [row.past for row in rows], now, officer)
    if measured := measured_from(plan, rows):
        recounting.rebuild(connection, plan, measured)


def measured_from(plan: Plan, rows: Sequence[PastChange]) -> tuple[str, ...]:
    """The indicators of the plan's year that are measured from some of these figures."""
    return tuple(
        dict.fromkeys(
            row.indicator
            for row in rows
            if plan.indicators[row.indicator].kind is Kind.REDUCTION
            and period_from_key(row.period).year == plan.year - 1
        )
    )
