"""A year of reports of a very wide district, written by the database itself."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import sqlalchemy as sa

from models import records
from models.plan.forms import Field, Form
from models.plan.indicators import Kind
from models.plan.periods import periods_of_year
from models.plan.plan import Plan
from models.plan.units import Level
from models.store.queries import recounting
from models.store.tables import Installation, Officer, Report

END = datetime(2024, 12, 16, 3, tzinfo=UTC)
QUIET = {"2024-12": range(60), "2024-01": range(60, 120)}  # communes by place that have not reported that month
_FIRST_RECEIPT = 1
# Plain SQL of both databases. The value of a report is a number made of its own.
_REVISIONS = """
    INSERT INTO revisions (report_id, indicator, revision, raw, written_at, kind, value, part, whole, per, estimated)
    SELECT id, :indicator, 1, 'x', filed_at, :kind,
      CASE WHEN :kind = 'amount' THEN CAST(id % 97 AS VARCHAR) || '.5' END,
      CASE WHEN :kind = 'share' THEN CAST(id % 89 AS VARCHAR) END, CASE WHEN :kind = 'share' THEN '100' END, :per,
      CASE WHEN id % 20 = 0 THEN 1 ELSE 0 END
    FROM reports WHERE form = :form AND period = :period
"""
_FIGURES = """
    INSERT INTO figures (unit, indicator, period, report_id, revision, late, kind, value, part, whole, per, estimated)
    SELECT p.unit, r.indicator, p.period, r.report_id, r.revision, p.late, r.kind, r.value, r.part, r.whole, r.per,
      r.estimated
    FROM revisions r JOIN reports p ON p.id = r.report_id
"""


def install(connection: sa.Connection, plan: Plan) -> None:
    """An empty database of this plan with a coordinator."""
    rules = recounting.rules_of(plan)
    row = {"id": 1, "kind": "real", "plan_year": plan.year, "created_at": END, "counted_by": rules}
    connection.execute(sa.insert(Installation.__table__).values(row))
    unit, role = plan.units.district.slug, records.Role.COORDINATOR.value
    person = {"handle": unit, "name": "An", "role": role, "unit": unit, "language": "vi"}
    rest = {"reminders": "off", "notice_version": 1, "agreed_at": END, "sample": 0}
    connection.execute(sa.insert(Officer.__table__).values(**person, **rest))


def fill(connection: sa.Connection, plan: Plan, waiting: str) -> int:
    """All communes and departments report all the year, but the QUIET the form ``waiting``. How many figures."""
    numbers = count(_FIRST_RECEIPT)
    for form in plan.forms.values():
        for period in periods_of_year(form.rhythm, plan.year):
            rows = [
                {
                    "unit": unit,
                    "form": form.slug,
                    "period": period.key,
                    "receipt": f"W{next(numbers)}",
                    "filed_at": datetime(*period.opens_on.timetuple()[:3], 1, tzinfo=UTC),
                    "late": int(place % 50 == 0),
                }
                for place, unit in enumerate(_units(plan, form))
                if form.slug != waiting or place not in QUIET.get(period.key, ())
            ]
            if rows:
                connection.execute(sa.insert(Report.__table__), rows)
            for field in form.fields:
                if rows and field.in_season(period):
                    _revise(connection, plan, form, field, period.key)
    return connection.execute(sa.text(_FIGURES)).rowcount


def _revise(connection: sa.Connection, plan: Plan, form: Form, field: Field, period: str) -> None:
    kind = plan.indicators[field.indicator].kind
    of_units, names = "", field.units or field.except_units
    if names is not None:
        of_units = f" AND unit {'NOT IN' if field.units is None else 'IN'} ({', '.join(repr(name) for name in names)})"
    connection.execute(
        sa.text(_REVISIONS + of_units),
        {
            "indicator": field.indicator,
            "kind": "share" if kind in (Kind.RATIO, Kind.REDUCTION) else "amount",
            "per": field.per.value if field.per else None,
            "form": form.slug,
            "period": period,
        },
    )


def _units(plan: Plan, form: Form) -> list[str]:
    by_level = {Level.COMMUNE: plan.units.communes, Level.DEPARTMENT: plan.units.departments}
    return [unit.slug for unit in by_level.get(form.level, ()) if form.concerns(unit.slug)]
