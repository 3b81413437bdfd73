"""Keeping the totals: what a report or a correction changes in them, in the same transaction.

Promises: only the figures of the unit at hand are read; two processes that file at once wait for each other, so that
nothing is counted twice or lost.
Must not: know another rule than ``models.plan.totals``: what is kept always equals what is counted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from models.plan.sums import Sums, moved
from models.plan.totals import Dated, Line, by_unit, contribution, deciding, ending_by, line_of
from models.store.queries import kept_totals, past
from models.store.queries.kept_totals import Key
from models.store.queries.measure_columns import measure_as_written
from models.store.tables import Figure as Row

_DIGITS = (sa.type_coerce(column, sa.String) for column in (Row.value, Row.part, Row.whole))
# Decimals as their digits, because most of these rows decide nothing.
_LINES = sa.select(Row.indicator, Row.period, Row.kind, *_DIGITS, Row.per, Row.estimated, Row.late).where(
    Row.unit == sa.bindparam("unit"), Row.indicator.in_(sa.bindparam("indicators", expanding=True))
)
_MEASURES: Final[Mapping[str, type[Measure]]] = MappingProxyType({"amount": Amount, "share": Share, "rate": Rate})


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
        period, estimated, late = self.line.period.key, bool(self.estimated), bool(self.late)
        return Figure(unit, indicator, period, measure, self.line.per, estimated, late)


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
    for row in connection.execute(_LINES, {"unit": unit, "indicators": kept}).all():
        indicator, key, kind, *digits, per, estimated, late = row
        if kind in _MEASURES and (of := period_from_key(key)).year == plan.year:
            line = Line(of, _MEASURES[kind], None if per is None else Per(per))
            figures[indicator].append(_Held(line, kind, tuple(digits), estimated, late))
    return Held(unit, figures)


def count(connection: sa.Connection, plan: Plan, held: Held, written: Sequence[Figure]) -> None:
    """Bring the totals up to date with what was ``written`` for one period: new figures, or others in their place."""
    changed = [figure for figure in written if figure.indicator in held.figures]
    if not changed:
        return
    cut_off = period_from_key(changed[0].period).last_on
    slugs = [figure.indicator for figure in changed]
    there = kept_totals.from_cut_off(connection, plan.year, slugs, cut_off)
    new = [slug for slug in slugs if Key(slug, cut_off) not in there]
    totals = {**there, **_begun(connection, plan, new, cut_off)}
    baselines = _baselines(connection, plan, slugs, held.unit)
    now: dict[Key, Sums] = {}
    for figure in changed:
        slug = figure.indicator
        rows = {key: sums for key, sums in totals.items() if key.indicator == slug}
        now |= _moved(plan, rows, _deciding(plan, held, figure), figure, baselines.get(slug))
    kept_totals.put(connection, plan.year, {key: sums for key, sums in now.items() if there.get(key) != sums}, there)


def _deciding(plan: Plan, held: Held, written: Figure) -> list[Figure]:
    """Those of the unit's figures before the change that decide what it changes."""
    some, slug = held.figures[written.indicator], written.indicator
    line = line_of(written)
    if isinstance(written.measure, NoFigure):
        line = line._replace(measure=Amount, per=Per.PERIOD)  # it counts for nothing and covers no other's days
    places = deciding(plan.indicators[slug].kind, [one.line for one in some], line)
    return [some[place].figure(held.unit, slug) for place in places]


def _begun(connection: sa.Connection, plan: Plan, indicators: Sequence[str], cut_off: date) -> dict[Key, Sums]:
    """The totals of a cut-off nobody has reported yet: they begin as those of the cut-off before."""
    if not indicators:
        return {}
    found = kept_totals.newest_before(connection, plan.year, indicators, cut_off)
    return {Key(slug, cut_off): sums for slug, sums in found.items()}


def _moved(
    plan: Plan, totals: Mapping[Key, Sums], before: Sequence[Figure], written: Figure, baseline: Share | None
) -> dict[Key, Sums]:
    """One indicator's totals with ``written`` among the unit's figures."""
    rule = district_scope(plan, written.indicator).rule()
    after = [*(figure for figure in before if figure.period != written.period), written]
    was, now = _dated(before), _dated(after)
    found: dict[tuple[int, int], tuple[Sums, Sums]] = {}
    changed = {}
    for key, sums in totals.items():
        less, more = ending_by(was, key.cut_off), ending_by(now, key.cut_off)
        by_then = len(less), len(more)
        if by_then not in found:
            found[by_then] = contribution(rule, less, baseline), contribution(rule, more, baseline)
        changed[key] = moved(sums, *found[by_then])
    return changed


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
