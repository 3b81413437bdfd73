"""The statements that read what stands behind a number: the units' figures of a period, one unit's revisions.

Promises: whoever filed or corrected is told by role, never by name.
Must not: add anything up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from models.plan.measures import Below, Figure, Measure, Per
from models.records import Role
from models.store.among import among
from models.store.queries.measure_columns import AS_WRITTEN, below_of, figure_as_written, figure_of, measure_of, per_of
from models.store.tables import Figure as Figures
from models.store.tables import Officer, Report, Revision

FEW = 500
_SPACE = " "
_INDICATOR = Figures.indicator == sa.bindparam("indicator")
_PERIOD = Figures.period == sa.bindparam("period")
_UNITS = among(Figures.unit, "units")
_ROWS = (
    sa.select(Figures.__table__, Report.filed_at)
    .join(Report, Report.id == Figures.report_id)
    .where(_INDICATOR, _PERIOD, _UNITS)
)
_REPORTED = sa.select(Figures.unit).where(_INDICATOR, _PERIOD, _UNITS, Figures.kind != "none")
# One text: a row for each unit would take ten times as long to fetch.
_ALL_REPORTED = sa.select(sa.func.aggregate_strings(Figures.unit, _SPACE)).where(
    _INDICATOR, _PERIOD, Figures.kind != "none"
)
_FIGURES = sa.select(*AS_WRITTEN).where(_INDICATOR, among(Figures.period, "periods"))
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
    """One value a unit's figure has had: ``revision`` 1 as filed, more as corrected. ``role``: of who wrote it;
    ``below``: how many of its villages made it, where it was taken from them.
    """

    period: str
    revision: int
    written_at: datetime
    measure: Measure
    per: Per | None
    estimated: bool
    late: bool
    role: Role | None
    below: Below | None


def reported(connection: sa.Connection, indicator: str, period: str, units: Collection[str]) -> frozenset[str]:
    """Those of the units that have a figure for the period."""
    asked = {"indicator": indicator, "period": period}
    if len(units) <= FEW:
        return frozenset(connection.scalars(_REPORTED, {**asked, "units": list(units)}))
    names = connection.scalar(_ALL_REPORTED, asked)
    return frozenset(names.split(_SPACE)).intersection(units) if names else frozenset()


def rows_of(connection: sa.Connection, indicator: str, period: str, units: Iterable[str]) -> dict[str, Row]:
    """The figures these units, a screen of them, have filed for a period."""
    found = connection.execute(_ROWS, {"indicator": indicator, "period": period, "units": list(units)})
    return {row.unit: Row(figure_of(row), row.filed_at, row.revision - 1) for row in found}


def figures_in(connection: sa.Connection, indicator: str, periods: Iterable[str]) -> list[Figure]:
    """The figures every unit has filed of an indicator for these periods."""
    found = connection.execute(_FIGURES, {"indicator": indicator, "periods": list(periods)})
    return [figure_as_written(row) for row in found.all()]


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
            below=below_of(row),
        )
        for row in connection.execute(_REVISIONS, {"unit": unit, "indicator": indicator})
    ]
