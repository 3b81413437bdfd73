"""Reading what holds now of the targets and earlier figures that a list is about.

Promises: only rows of the list's own indicators are read.
Must not: decide or write anything.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from handlers.dialogue.lists.changes import PastChange, TargetChange
from handlers.reading.lists.listed import PastRow, TargetRow
from models.imported import PastOnRecord, TargetsOnRecord
from models.plan.allotments import Allotment, allotment
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


def checks(
    plan: Plan, standing: TargetsOnRecord, rows: Iterable[TargetRow | TargetChange], also: Iterable[str] = ()
) -> tuple[Allotment, ...]:
    """How the targets stand to the district's once these rows hold, in the directive's order.

    ``also`` are further indicators to look at.
    """
    held = {key: one.value for key, one in standing.items()}
    held.update({(row.unit, row.indicator): row.value for row in rows})
    about = {indicator for _, indicator in held} | set(also)
    return tuple(
        allotment(plan, slug, {unit: value for (unit, indicator), value in held.items() if indicator == slug})
        for slug in plan.indicators
        if slug in about
    )
