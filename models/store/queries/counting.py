"""Keeping the totals: what a report or a correction changes in them, in the same transaction.

Promises: only the unit's own figures of the year are read and only the steps they change are written, however many
units report and whatever came after; two processes that file at once wait for each other, so that nothing is counted
twice or lost.
Must not: know another rule than ``models.plan.totals``: what is kept always equals what is counted anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from models.plan.coverage import district_scope, is_added_up, makes_the_district
from models.plan.indicators import Kind
from models.plan.measures import Amount, Figure, Measure, NoFigure, Per, Rate, Share
from models.plan.periods import period_from_key, periods_of_year
from models.plan.plan import Plan
from models.plan.steps import Line, are_apart, changes, deciding, line_of
from models.plan.sums import Sums, sum_of
from models.plan.totals import Dated, by_age, by_unit
from models.store.among import among
from models.store.queries import kept_totals, past
from models.store.queries.kept_totals import Key
from models.store.queries.measure_columns import measure_as_written
from models.store.tables import Figure as Row

_DIGITS = (sa.type_coerce(column, sa.String) for column in (Row.value, Row.part, Row.whole))
# Decimals as their digits, because most of these rows decide nothing.
_OF_THE_UNIT = sa.select(Row.indicator, Row.period, Row.kind, *_DIGITS, Row.per, Row.estimated, Row.late).where(
    Row.unit == sa.bindparam("unit"), among(Row.indicator, "indicators")
)
_YEARS = (Row.period >= sa.bindparam("first"), Row.period < sa.bindparam("behind"))  # a key begins with its year
_OTHERS = _OF_THE_UNIT.where(*_YEARS, Row.period != sa.bindparam("period"))
# Without the amounts of other periods of the same rhythm where they flow: they stay what they are.
_LINES = _OF_THE_UNIT.where(
    *_YEARS,
    sa.or_(
        sa.not_(among(Row.indicator, "flows")),
        Row.period == sa.bindparam("period"),
        Row.kind != "amount",
        sa.func.coalesce(Row.per, "") != Per.PERIOD.value,
        sa.not_(Row.period.between(sa.bindparam("first_alike"), sa.bindparam("last_alike"))),
    ),
)
_MEASURES: Final[Mapping[str, type[Measure]]] = MappingProxyType({"amount": Amount, "share": Share, "rate": Rate})


class _Held(NamedTuple):
    """A figure as it is in the database, and what it is."""

    line: Line
    row: Any

    def figure(self, unit: str) -> Figure:
        slug, key, kind, value, part, whole, _, estimated, late = self.row
        measure = measure_as_written(kind, value, part, whole)
        return Figure(unit, slug, key, measure, self.line.per, bool(estimated), bool(late))


@dataclass(frozen=True, slots=True)
class Held:
    """One unit's figures by indicator before something is written for ``period``, of the indicators whose totals it
    changes: those that may decide what."""

    unit: str
    period: str
    figures: Mapping[str, Sequence[_Held]]


class Told(NamedTuple):
    """What is about to be written: figures of these ``indicators`` of one unit, for one period."""

    unit: str
    indicators: Collection[str]
    period: str


def hold(connection: sa.Connection, plan: Plan, told: Sequence[Told]) -> list[Held]:
    """Read what these units, each another one, contribute now, before it is written; nobody else files until the
    transaction ends."""
    kept = [
        [slug for slug in one.indicators if makes_the_district(plan, slug, one.unit) and is_added_up(plan, slug)]
        if period_from_key(one.period).year == plan.year
        else []
        for one in told
    ]
    if every := sorted({slug for slugs in kept for slug in slugs}):
        kept_totals.begin_change(connection, every)
    return [_held(connection, plan, one, slugs) for one, slugs in zip(told, kept, strict=True)]


def _held(connection: sa.Connection, plan: Plan, told: Told, kept: Sequence[str]) -> Held:
    if not kept:
        return Held(told.unit, told.period, {})
    alike = periods_of_year(period_from_key(told.period).rhythm, plan.year)
    asked = {
        **_asked(plan, told.unit, kept, told.period),
        "flows": [slug for slug in kept if plan.indicators[slug].kind is Kind.FLOW],
        "first_alike": alike[0].key,
        "last_alike": alike[-1].key,
    }
    return Held(told.unit, told.period, _by_indicator(kept, connection.execute(_LINES, asked).all()))


def _asked(plan: Plan, unit: str, indicators: Sequence[str], period: str) -> dict[str, Any]:
    years = {"first": f"{plan.year:04}", "behind": f"{plan.year + 1:04}"}
    return {"unit": unit, "indicators": indicators, "period": period, **years}


def _by_indicator(indicators: Iterable[str], rows: Iterable[Any]) -> dict[str, list[_Held]]:
    figures: dict[str, list[_Held]] = {slug: [] for slug in indicators}
    for row in rows:
        if (line := _line(row[1], row[2], row[6])) is not None:
            figures[row[0]].append(_Held(line, row))
    return figures


@lru_cache(maxsize=4096)
def _line(period: str, kind: str, per: str | None) -> Line | None:
    """What a row is, if it holds a number. Many rows are few different ones."""
    return Line(period, _MEASURES[kind], None if per is None else Per(per)) if kind in _MEASURES else None


def count(connection: sa.Connection, plan: Plan, held: Iterable[Held], written: Iterable[Sequence[Figure]]) -> None:
    """Bring the totals up to date with what was ``written`` of each unit: new figures, or others in their place."""
    more: dict[Key, Sums] = {}
    for before, figures in zip(held, written, strict=True):
        for key, step in _changed(connection, plan, before, figures):
            more[key] = sum_of((more[key], step)) if key in more else step
    kept_totals.add(connection, plan.year, more)


def _changed(
    connection: sa.Connection, plan: Plan, held: Held, written: Sequence[Figure]
) -> Iterator[tuple[Key, Sums]]:
    """What is added to which steps."""
    changed = [figure for figure in written if figure.indicator in held.figures]
    baselines = _baselines(connection, plan, [figure.indicator for figure in changed], held.unit)
    before = {**held.figures, **_where_days_meet(connection, plan, held, changed)}
    for figure in changed:
        slug = figure.indicator
        for cut_off, step in _steps(plan, before[slug], figure, baselines.get(slug)):
            yield Key(slug, cut_off), step


def _where_days_meet(
    connection: sa.Connection, plan: Plan, held: Held, written: Iterable[Figure]
) -> dict[str, list[_Held]]:
    """All figures from before, by indicator, of what flows and was told for days that other figures may count too."""
    meeting = {
        figure.indicator: [one for one in held.figures[figure.indicator] if one.line.period == held.period]
        for figure in written
        if plan.indicators[figure.indicator].kind is Kind.FLOW
        and not are_apart(Kind.FLOW, [*(one.line for one in held.figures[figure.indicator]), _line_of(figure)])
    }
    if not meeting:
        return {}
    rows = connection.execute(_OTHERS, _asked(plan, held.unit, list(meeting), held.period)).all()
    return {slug: [*meeting[slug], *others] for slug, others in _by_indicator(meeting, rows).items()}


def _steps(plan: Plan, before: Sequence[_Held], written: Figure, baseline: Share | None) -> Iterator[tuple[date, Sums]]:
    """What one figure among its unit's changes, by cut-off."""
    kind = plan.indicators[written.indicator].kind
    places = deciding(kind, [one.line for one in before], _line_of(written))
    was = _dated([before[place].figure(written.unit) for place in places])
    now = sorted([*(each for each in was if each.figure.period != written.period), *_dated((written,))], key=by_age)
    rule, on = district_scope(plan, written.indicator).rule(), period_from_key(written.period).last_on
    return changes(rule, was, now, on, baseline)


def _line_of(written: Figure) -> Line:
    """That there is no figure counts for nothing and covers no other's days."""
    line = line_of(written)
    return line._replace(measure=Amount, per=Per.PERIOD) if isinstance(written.measure, NoFigure) else line


def _dated(figures: Sequence[Figure]) -> Sequence[Dated]:
    """One unit's figures that hold a number, oldest first."""
    return next(iter(by_unit(figures).values()), ())


def _baselines(connection: sa.Connection, plan: Plan, indicators: Sequence[str], unit: str) -> dict[str, Share]:
    """The unit's shares at the end of the year before, by indicator that is measured from there."""
    falls = [slug for slug in indicators if plan.indicators[slug].kind is Kind.REDUCTION]
    if not falls:
        return {}
    shares = past.shares_at_year_end(connection, falls, plan.year - 1, [unit])
    return {slug: found[unit] for slug, found in shares.items() if unit in found}
