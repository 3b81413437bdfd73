"""The statements of figures of earlier years.

Promises: the newest import of (unit, indicator, period) holds, earlier ones stay as history.
Must not: judge a figure, or take one of the plan's own year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from models import records
from models.imported import Past, PastOnRecord
from models.plan.measures import Figure, Per, Rate, Share
from models.plan.periods import period_from_key
from models.store.among import among
from models.store.queries.measure_columns import columns_of, measure_as_written, measure_of, per_of
from models.store.tables import PastFigure

_LAST_MONTH = 12
_OF_THE_YEAR = (PastFigure.indicator == sa.bindparam("indicator"), PastFigure.year == sa.bindparam("year"))
# Decimals as their digits: many are read of which only the newest are looked at, and names cost time.
_OF_UNITS = (
    sa.select(
        PastFigure.unit,
        PastFigure.indicator,
        PastFigure.period,
        PastFigure.kind,
        *(sa.type_coerce(column, sa.String) for column in (PastFigure.value, PastFigure.part, PastFigure.whole)),
        PastFigure.per,
        PastFigure.estimated,
    )
    .where(*_OF_THE_YEAR, among(PastFigure.unit, "units"))
    .order_by(PastFigure.id)
)
# In the index's order: else a database may look through all rows for one that is not there.
_IMPORTED = sa.select(PastFigure.unit).where(*_OF_THE_YEAR).order_by(PastFigure.unit).limit(1)


def shares_at_year_end(
    connection: sa.Connection, indicators: Iterable[str], year: int, units: Collection[str] | None = None
) -> dict[str, dict[str, Share]]:
    """Indicator → unit → its share at the end of ``year``, of all units or of these; every indicator asked for has an
    entry.

    The figure of the whole year holds; without one, that of the longest period that ends the year. A bare rate is
    no share: it cannot be put together with other units' rates.
    """
    wanted = list(indicators)
    shares: dict[str, dict[str, Share]] = {slug: {} for slug in wanted}
    table = PastFigure.__table__
    statement = sa.select(table).where(table.c.indicator.in_(wanted), table.c.year == year).order_by(table.c.id)
    if units is not None:
        statement = statement.where(table.c.unit.in_(list(units)))
    rows = connection.execute(statement)
    at_the_end = [figure for figure in _newest(rows) if period_from_key(figure.period).last_on.month == _LAST_MONTH]
    for figure in sorted(at_the_end, key=_shortest_first):
        match figure.measure:
            case Share() as share:
                shares[figure.indicator][figure.unit] = share
            case _:
                shares[figure.indicator].pop(figure.unit, None)
    return shares


def rates_at_year_end(connection: sa.Connection, indicators: Iterable[str], year: int, unit: str) -> dict[str, Decimal]:
    """Indicator → the unit's rate in percent at the end of ``year``, as exact as it was imported."""
    table = PastFigure.__table__
    rows = connection.execute(
        sa.select(table)
        .where(table.c.indicator.in_(list(indicators)), table.c.year == year, table.c.unit == unit)
        .order_by(table.c.id)
    )
    at_the_end = [figure for figure in _newest(rows) if period_from_key(figure.period).last_on.month == _LAST_MONTH]
    rates: dict[str, Decimal] = {}
    for figure in sorted(at_the_end, key=_shortest_first):
        match figure.measure:
            case Share() as share:
                rates[figure.indicator] = share.exact_rate
            case Rate(percent):
                rates[figure.indicator] = percent
    return rates


def past_figures(
    connection: sa.Connection, indicator: str, units: Collection[str], year: int, period: str | None = None
) -> list[Figure]:
    """The figures of these units for one or all periods of an earlier year, by unit and period."""
    asked = {"indicator": indicator, "year": year, "units": list(units)}
    statement = _OF_UNITS if period is None else _OF_UNITS.where(PastFigure.period == sa.bindparam("period"))
    rows = connection.execute(statement, asked if period is None else {**asked, "period": period}).all()
    newest = {(row[0], row[2]): row for row in rows}.values()
    return sorted(map(_as_written, newest), key=lambda figure: (figure.unit, period_from_key(figure.period).last_on))


def is_imported(connection: sa.Connection, indicator: str, year: int) -> bool:
    """Whether any figure of the indicator was imported for this earlier year."""
    return connection.scalar(_IMPORTED, {"indicator": indicator, "year": year}) is not None


def standing_past(connection: sa.Connection, indicators: Iterable[str], years: Iterable[int]) -> PastOnRecord:
    """What holds now for each (unit, indicator, period key) of these indicators and years."""
    table = PastFigure.__table__
    rows = connection.execute(
        sa.select(table)
        .where(table.c.indicator.in_(list(indicators)), table.c.year.in_(list(years)))
        .order_by(table.c.id)
    )
    return {(row.unit, row.indicator, row.period): Past(_figure(row), row.basis) for row in rows}


def import_past(connection: sa.Connection, figures: Sequence[Past], now: datetime, officer: int | None = None) -> None:
    """Add figures of earlier years; those that held before stay as history."""
    if not figures:
        return
    connection.execute(
        sa.insert(PastFigure.__table__),
        [
            {
                "unit": past.figure.unit,
                "indicator": past.figure.indicator,
                "year": period_from_key(past.figure.period).year,
                "period": past.figure.period,
                "basis": past.basis,
                "imported_at": now,
                "imported_by": officer,
                **columns_of(_as_answer(past.figure)),
            }
            for past in figures
        ],
    )


def _as_answer(figure: Figure) -> records.Answer:
    return records.Answer(raw="", measure=figure.measure, per=figure.per, estimated=figure.estimated)


def _newest(rows: Iterable[Any]) -> list[Figure]:
    """Of rows in the order of their import the last of each unit, indicator and period."""
    return list({(row.unit, row.indicator, row.period): _figure(row) for row in rows}.values())


def _figure(row: Any) -> Figure:
    return Figure(
        unit=row.unit,
        indicator=row.indicator,
        period=row.period,
        measure=measure_of(row),
        per=per_of(row),
        estimated=bool(row.estimated),
    )


def _as_written(row: Any) -> Figure:
    unit, indicator, period, kind, value, part, whole, per, estimated = row
    measure = measure_as_written(kind, value, part, whole)
    return Figure(unit, indicator, period, measure, None if per is None else Per(per), bool(estimated))


def _shortest_first(figure: Figure) -> int:
    period = period_from_key(figure.period)
    return (period.last_on - period.first_on).days
