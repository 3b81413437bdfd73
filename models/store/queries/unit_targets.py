"""The statements of targets below the district.

Promises: the newest import of (unit, indicator, year) holds, earlier ones stay as history; who imports waits for
whoever imports at the same moment.
Must not: judge a target.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from models.imported import Target, TargetOnRecord, TargetsOnRecord
from models.store.queries import kept_totals
from models.store.tables import UnitTarget


def history(
    connection: sa.Connection,
    year: int,
    units: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
) -> tuple[TargetOnRecord, ...]:
    """Every target imported for the year, oldest first: of these units and indicators, or of all."""
    table = UnitTarget.__table__
    statement = sa.select(
        table.c.unit,
        table.c.indicator,
        table.c.target,
        table.c.basis,
        table.c.imported_at,
        table.c.imported_by,
    ).where(table.c.year == year)
    if units is not None:
        statement = statement.where(table.c.unit.in_(list(units)))
    if indicators is not None:
        statement = statement.where(table.c.indicator.in_(list(indicators)))
    return tuple(TargetOnRecord(*row) for row in connection.execute(statement.order_by(table.c.id)))


def standing(
    connection: sa.Connection,
    year: int,
    units: Collection[str] | None = None,
    indicators: Collection[str] | None = None,
) -> TargetsOnRecord:
    """What holds now, by (unit, indicator)."""
    return {(one.unit, one.indicator): one for one in history(connection, year, units, indicators)}


def begin_import(connection: sa.Connection, indicators: Iterable[str]) -> None:
    """To be called before what holds of these indicators is read to be changed: on a server another import of them, or
    a report, waits, and the one that saw less is run again."""
    kept_totals.begin_change(connection, sorted(set(indicators)))


def import_targets(
    connection: sa.Connection, targets: Sequence[Target], year: int, now: datetime, officer: int | None = None
) -> None:
    """Add targets; those that held before stay as history."""
    if targets:
        connection.execute(
            sa.insert(UnitTarget.__table__),
            [
                {
                    "unit": one.unit,
                    "indicator": one.indicator,
                    "target": one.value,
                    "basis": one.basis,
                    "year": year,
                    "imported_at": now,
                    "imported_by": officer,
                }
                for one in targets
            ],
        )
