"""The statements that find who has not filed what, among very many units.

Promises: a few statements that an index covers, and no row for what was filed.
Must not: know deadlines (see ``models.plan.outstanding``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from models.plan.deadlines import ReportKey
from models.plan.outstanding import Asked
from models.store.queries import reminders
from models.store.tables import Extension, Report

FEW = 500
_SPACE = " "
# One text for each form and period: a row for each report would take ten times as long to fetch.
_FILED = (
    sa.select(Report.form, Report.period, sa.func.aggregate_strings(Report.unit, _SPACE))
    .where(
        Report.form.in_(sa.bindparam("forms", expanding=True)),
        Report.period.in_(sa.bindparam("periods", expanding=True)),
    )
    .group_by(Report.form, Report.period)
)
_MOVED = (
    sa.select(Extension.unit, Extension.form, Extension.period, Extension.due_on)
    .where(
        Extension.form.in_(sa.bindparam("forms", expanding=True)),
        Extension.period.in_(sa.bindparam("periods", expanding=True)),
    )
    .order_by(Extension.id)
)


def lacking(connection: sa.Connection, asked: Asked, units: Iterable[str]) -> Asked:
    """Of those ``asked`` who has not filed, by (form, period); where nobody is missing there is no entry. ``units``:
    all of them."""
    every = list(units)
    if len(every) <= FEW:
        filed = reminders.filed_by(connection, every)
        found: Asked = {
            (form, period): [unit for unit in who if (unit, form, period) not in filed]
            for (form, period), who in asked.items()
        }
    else:
        found = _of_many(connection, asked)
    return {key: who for key, who in found.items() if who}


def extended(connection: sa.Connection, lacked: Asked) -> dict[ReportKey, date]:
    """Until when time was given, by (unit, form, period); of these forms and periods, every unit's."""
    rows = connection.execute(_MOVED, _named(lacked)) if lacked else ()
    return {(row.unit, row.form, row.period): date.fromisoformat(row.due_on) for row in rows}


def _of_many(connection: sa.Connection, asked: Asked) -> dict[tuple[str, str], Sequence[str]]:
    rows = connection.execute(_FILED, _named(asked)).all()
    filed = {(form, period): names for form, period, names in rows}
    in_order: dict[int, str] = {}
    found: dict[tuple[str, str], Sequence[str]] = {}
    for key, who in asked.items():
        names = filed.get(key, "")
        everybody = in_order.setdefault(id(who), "") or _SPACE.join(sorted(who))
        in_order[id(who)] = everybody
        if names != everybody:  # usually they come in the index's order
            there = frozenset(names.split(_SPACE))
            found[key] = [unit for unit in who if unit not in there]
    return found


def _named(asked: Asked) -> dict[str, list[str]]:
    return {"forms": sorted({form for form, _ in asked}), "periods": sorted({period for _, period in asked})}
