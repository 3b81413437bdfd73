"""Reading what holds now of the targets and earlier figures that a list is about.

Promises: only rows of the list's own indicators are read.
Must not: decide or write anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from handlers.dialogue import heard, states, tokens
from handlers.dialogue.desk import Desk
from handlers.dialogue.lists import importing
from handlers.dialogue.lists.at_hand import ListAtHand
from handlers.dialogue.lists.changes import PastChange, TargetChange
from handlers.dialogue.lists.states import ConfirmingPast, ConfirmingTargets
from handlers.dialogue.lists.templates import is_asked
from handlers.reading.lists.listed import Headless, Listed, PastFigures, PastRow, TargetRow, Targets
from models.imported import PastOnRecord, TargetsOnRecord
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.store.queries import past, unit_targets


def targets_on_record(
    connection: sa.Connection, plan: Plan, rows: Iterable[TargetRow | TargetChange]
) -> TargetsOnRecord:
    """What holds of these rows' indicators, for every unit."""
    return unit_targets.standing(connection, plan.year, indicators={row.indicator for row in rows})


def past_on_record(connection: sa.Connection, rows: Iterable[PastRow | PastChange]) -> PastOnRecord:
    """What holds of these rows' indicators and years, for every unit."""
    keys = [
        (row.indicator, row.period) if isinstance(row, PastChange) else (row.figure.indicator, row.figure.period)
        for row in rows
    ]
    return past.standing_past(
        connection, {indicator for indicator, _ in keys}, {period_from_key(period).year for _, period in keys}
    )


def for_importer(connection: sa.Connection, plan: Plan, desk: Desk, state: states.State, what: heard.Heard) -> Desk:
    """The desk with the list at hand and what holds of it; the same desk for who may not import, and other turns."""
    if not importing.may_import(desk):
        return desk
    match what, state:
        case heard.Tabled(sheet), _:
            found = desk.reader.list(sheet)
            return replace(desk, listed=_of_found(connection, plan, found))
        case _, ConfirmingTargets(rows=rows):
            return replace(desk, listed=ListAtHand(targets=targets_on_record(connection, plan, rows)))
        case _, ConfirmingPast(rows=earlier):
            return replace(desk, listed=ListAtHand(past=past_on_record(connection, earlier)))
        case heard.Said(text), _ if is_asked(desk.reader.order(text)):
            return replace(desk, listed=ListAtHand(targets=unit_targets.standing(connection, plan.year)))
        case heard.Chosen(token) | heard.Stale(token), _ if token == tokens.GO_TARGETS_TEMPLATE:
            return replace(desk, listed=ListAtHand(targets=unit_targets.standing(connection, plan.year)))
    return desk


def _of_found(connection: sa.Connection, plan: Plan, found: Listed | Headless) -> ListAtHand:
    if isinstance(found, Targets):
        return ListAtHand(found, targets=targets_on_record(connection, plan, found.rows))
    if isinstance(found, PastFigures):
        return ListAtHand(found, past=past_on_record(connection, found.rows))
    return ListAtHand(found)
