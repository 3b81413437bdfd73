"""The statements that read what stands behind a number: the units' figures of a period, one unit's revisions.

Promises: whoever filed or corrected is told by role, never by name.
Must not: add anything up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from models.plan.measures import Figure, Measure, Per
from models.records import Role
from models.store.queries.measure_columns import measure_of, per_of
from models.store.tables import Figure as Figures
from models.store.tables import Officer, Report, Revision

_ROWS = (
    sa.select(Figures.__table__, Report.filed_at)
    .join(Report, Report.id == Figures.report_id)
    .where(Figures.indicator == sa.bindparam("indicator"), Figures.period.in_(sa.bindparam("periods", expanding=True)))
)
_REVISIONS = (
    sa.select(Revision.__table__, Report.period, Report.late, Officer.role)
    .join(Report, Report.id == Revision.report_id)
    .outerjoin(Officer, Officer.id == Revision.written_by)
    .where(Report.unit == sa.bindparam("unit"), Revision.indicator == sa.bindparam("indicator"))
    .order_by(Revision.written_at, Revision.id)
)


class Row(NamedTuple):
    """A unit's figure that holds, when its report was filed, and how often it was corrected."""

    figure: Figure
    filed_at: datetime
    corrections: int


class Written(NamedTuple):
    """One value a unit's figure has had: ``revision`` 1 as filed, more as corrected. ``role``: of who wrote it."""

    period: str
    revision: int
    written_at: datetime
    measure: Measure
    per: Per | None
    estimated: bool
    late: bool
    role: Role | None


def rows_in(connection: sa.Connection, indicator: str, periods: Iterable[str]) -> list[Row]:
    """The figures every unit has filed of an indicator for these periods."""
    found = connection.execute(_ROWS, {"indicator": indicator, "periods": list(periods)})
    return [Row(_figure(row), row.filed_at, row.revision - 1) for row in found]


def revisions_of(connection: sa.Connection, unit: str, indicator: str) -> list[Written]:
    """All that one unit has written of an indicator, in the order of writing."""
    return [
        Written(
            period=row.period,
            revision=row.revision,
            written_at=row.written_at,
            measure=measure_of(row),
            per=per_of(row),
            estimated=bool(row.estimated),
            late=bool(row.late),
            role=Role(row.role) if row.role else None,
        )
        for row in connection.execute(_REVISIONS, {"unit": unit, "indicator": indicator})
    ]


def _figure(row: Any) -> Figure:
    return Figure(
        unit=row.unit,
        indicator=row.indicator,
        period=row.period,
        measure=measure_of(row),
        per=per_of(row),
        estimated=bool(row.estimated),
        late=bool(row.late),
    )
