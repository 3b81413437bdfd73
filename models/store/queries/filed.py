"""The statements that read all that was filed, revision by revision, as it stood at a moment.

Promises: what was written later never shows, so the same moment gives the same values for ever; read in portions, so
that whoever is being answered meanwhile does not wait.
Must not: decide which value holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from models.filed import FiledValue
from models.store.queries.measure_columns import measure_of, per_of
from models.store.tables import Report, Revision

AT_ONCE = 500
BEFORE_ALL = 0

_VALUES = (
    sa.select(
        Revision.__table__,
        Report.unit,
        Report.form,
        Report.period,
        Report.receipt,
        Report.filed_at,
        Report.late,
    )
    .join(Report, Report.id == Revision.report_id)
    .where(Revision.id > sa.bindparam("after"), Revision.written_at <= sa.bindparam("until"))
    .order_by(Revision.id)
    .limit(AT_ONCE)
)

_FILED = sa.select(Report.unit, Report.late, Report.filed_at).where(
    Report.form == sa.bindparam("form"),
    Report.period == sa.bindparam("period"),
    Report.filed_at <= sa.bindparam("until"),
)


class Portion(NamedTuple):
    """Some values, oldest first, and where to go on; None at the end."""

    values: list[FiledValue]
    after: int | None


def some_values(
    connection: sa.Connection, until: datetime, after: int = BEFORE_ALL, units: Sequence[str] | None = None
) -> Portion:
    """The next values written up to the moment ``until``, of all units or of these."""
    statement = _VALUES if units is None else _VALUES.where(Report.unit.in_(list(units)))
    rows = connection.execute(statement, {"after": after, "until": until}).all()
    return Portion([_value(row) for row in rows], rows[-1].id if len(rows) == AT_ONCE else None)


def units_that_filed(connection: sa.Connection, form: str, period: str, until: datetime) -> dict[str, bool]:
    """The units that had filed a form for a period by a moment, and whether late."""
    rows = connection.execute(_FILED, {"form": form, "period": period, "until": until})
    return {unit: bool(late) for unit, late, _ in rows}


def units_that_filed_late(connection: sa.Connection, form: str, period: str, until: datetime) -> dict[str, datetime]:
    """The units that had filed a form for a period by a moment, but late, and when."""
    rows = connection.execute(_FILED, {"form": form, "period": period, "until": until})
    return {unit: filed_at for unit, late, filed_at in rows if late}


def _value(row: Any) -> FiledValue:
    return FiledValue(
        unit=row.unit,
        form=row.form,
        period=row.period,
        receipt=row.receipt,
        filed_at=row.filed_at,
        late=bool(row.late),
        indicator=row.indicator,
        revision=row.revision,
        written_at=row.written_at,
        measure=measure_of(row),
        per=per_of(row),
        estimated=bool(row.estimated),
        raw=row.raw,
    )
