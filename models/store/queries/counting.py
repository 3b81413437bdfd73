"""Keeping the totals: what a report or a correction changes in them, in the same transaction.

Promises: only the unit's own figures of the year are read and only the steps they change are written, however many
units report and whatever came after; two processes that file at once wait for each other, so that nothing is counted
twice or lost.
Must not: know another rule than ``models.plan.totals``: what is kept always equals what is counted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

import sqlalchemy as sa

from models.plan.coverage import district_scope, is_added_up, makes_the_district
from models.plan.indicators import Kind
from models.plan.measures import Amount, Figure, Measure, NoFigure, Per, Rate, Share
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.steps import Line, changes, deciding, line_of
from models.plan.sums import Sums
from models.plan.totals import Dated, by_unit
from models.store.queries import kept_totals, past
from models.store.queries.kept_totals import Key
from models.store.queries.measure_columns import measure_as_written
from models.store.tables import Figure as Row

_DIGITS = (sa.type_coerce(column, sa.String) for column in (Row.value, Row.part, Row.whole))
# Decimals as their digits, because most of these rows decide nothing.
_LINES = sa.select(Row.indicator, Row.period, Row.kind, *_DIGITS, Row.per, Row.estimated, Row.late).where(
    Row.unit == sa.bindparam("unit"),
    Row.indicator.in_(sa.bindparam("indicators", expanding=True)),
    Row.period >= sa.bindparam("first"),  # a period's key begins with its year
    Row.period < sa.bindparam("behind"),
)
_MEASURES: Final[Mapping[str, type[Measure]]] = MappingProxyType({"amount": Amount, "share": Share, "rate": Rate})
_PERS: Final[Mapping[str | None, Per | None]] = MappingProxyType({None: None, **{each.value: each for each in Per}})


@dataclass(frozen=True, slots=True)
class Held:
    """One unit's figures by indicator before something is written, of the indicators whose totals it changes."""

    unit: str
    figures: Mapping[str, Sequence[_Held]]


class _Held(NamedTuple):
    """A figure as it is in the database, and what it is."""

    line: Line
    kind: str
    digits: tuple[str | None, str | None, str | None]
    estimated: int
    late: int

    def figure(self, unit: str, indicator: str) -> Figure:
        measure = measure_as_written(self.kind, *self.digits)
        return Figure(unit, indicator, self.line.period, measure, self.line.per, bool(self.estimated), bool(self.late))


def hold(connection: sa.Connection, plan: Plan, unit: str, indicators: Iterable[str], period: str) -> Held:
    """Read what the unit contributes now, before figures for ``period`` are written; nobody else files until the
    transaction ends."""
    if period_from_key(period).year != plan.year:
        return Held(unit, {})
    kept = [slug for slug in indicators if makes_the_district(plan, slug, unit) and is_added_up(plan, slug)]
    if not kept:
        return Held(unit, {})
    kept_totals.begin_change(connection, kept)
    figures: dict[str, list[_Held]] = {slug: [] for slug in kept}
    asked = {"unit": unit, "indicators": kept, "first": f"{plan.year:04}", "behind": f"{plan.year + 1:04}"}
    for row in connection.execute(_LINES, asked).all():
        indicator, key, kind, *digits, per, estimated, late = row
        if kind in _MEASURES:
            line = Line(key, _MEASURES[kind], _PERS[per])
            figures[indicator].append(_Held(line, kind, tuple(digits), estimated, late))
    return Held(unit, figures)


def count(connection: sa.Connection, plan: Plan, held: Held, written: Sequence[Figure]) -> None:
    """Bring the totals up to date with what was ``written`` for one period: new figures, or others in their place."""
    changed = [figure for figure in written if figure.indicator in held.figures]
    baselines = _baselines(connection, plan, [figure.indicator for figure in changed], held.unit)
    steps: dict[Key, Sums] = {}
    for figure in changed:
        for cut_off, step in _steps(plan, held, figure, baselines.get(figure.indicator)):
            steps[Key(figure.indicator, cut_off)] = step
    kept_totals.add(connection, plan.year, steps)


def _steps(plan: Plan, held: Held, written: Figure, baseline: Share | None) -> Iterator[tuple[date, Sums]]:
    """What one figure among its unit's changes, by cut-off."""
    before = _deciding(plan, held, written)
    after = [*(figure for figure in before if figure.period != written.period), written]
    rule, on = district_scope(plan, written.indicator).rule(), period_from_key(written.period).last_on
    return changes(rule, _dated(before), _dated(after), on, baseline)


def _deciding(plan: Plan, held: Held, written: Figure) -> list[Figure]:
    """Those of the unit's figures before the change that decide what it changes."""
    some, slug = held.figures[written.indicator], written.indicator
    line = line_of(written)
    if isinstance(written.measure, NoFigure):
        line = line._replace(measure=Amount, per=Per.PERIOD)  # it counts for nothing and covers no other's days
    places = deciding(plan.indicators[slug].kind, [one.line for one in some], line)
    return [some[place].figure(held.unit, slug) for place in places]


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
