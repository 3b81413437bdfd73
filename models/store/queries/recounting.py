"""Counting the kept totals anew from every figure: to compare, to rebuild, and when the rules have changed.

Promises: the same totals as those kept report by report, to the last digit; figures are read in portions.
Must not: know another rule than ``models.plan.totals``.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

import sqlalchemy as sa

from models.plan.coverage import district_scope, is_added_up, makes_the_district
from models.plan.indicators import Kind
from models.plan.measures import Figure, Share
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.sums import NOTHING, Sums, sum_of
from models.plan.totals import Rule, by_unit, contribution, ending_by
from models.store.queries import kept_totals, officers, past
from models.store.queries.kept_totals import Key
from models.store.queries.measure_columns import figure_of
from models.store.tables import Figure as Row

AT_ONCE = 100
_WAY_OF_COUNTING = "1"  # another one means that everything is counted anew at the next start
_PORTION = (
    sa.select(Row.__table__)
    .where(
        Row.unit.in_(sa.bindparam("units", expanding=True)),
        Row.indicator.in_(sa.bindparam("indicators", expanding=True)),
    )
    .order_by(Row.unit, Row.indicator)
)


class Recounted(NamedTuple):
    """How many totals there should be, and which were different, missing or too many."""

    totals: int
    differing: tuple[Key, ...]


def compare(connection: sa.Connection, plan: Plan) -> Recounted:
    """Which kept totals are not what the figures come to; nothing is written."""
    wanted = _added_up(plan, plan.indicators)
    there, counted = kept_totals.before(connection, plan.year, None, date.max), count_anew(connection, plan, wanted)
    return Recounted(len(counted), tuple(_differences(there, counted)))


def rebuild(connection: sa.Connection, plan: Plan, indicators: Iterable[str] | None = None) -> Recounted:
    """Make the totals of these indicators, or all of them, what the figures come to."""
    wanted = _added_up(plan, plan.indicators if indicators is None else indicators)
    kept_totals.begin_change(connection, wanted)
    there = kept_totals.before(connection, plan.year, None if indicators is None else wanted, date.max)
    counted = count_anew(connection, plan, wanted)
    different = _differences(there, counted)
    kept_totals.put(connection, plan.year, {key: counted[key] for key in different if key in counted}, there)
    kept_totals.remove(connection, plan.year, [key for key in different if key not in counted])
    return Recounted(len(counted), tuple(different))


def keep_up(connection: sa.Connection, plan: Plan) -> Recounted | None:
    """Rebuild everything if the totals were counted by other rules than this plan's; None when they were not."""
    row, rules = officers.installation(connection), rules_of(plan)
    if row is None or row.counted_by == rules:
        return None
    rebuilt = rebuild(connection, plan)
    officers.change_installation(connection, counted_by=rules)
    return rebuilt


def rules_of(plan: Plan) -> str:
    """A short name of all that decides what the figures come to, apart from the figures."""
    rules = [_WAY_OF_COUNTING, str(plan.year)]
    for slug in _added_up(plan, plan.indicators):
        scope = district_scope(plan, slug)
        rules.append(f"{slug} {scope.rule()} {' '.join(scope.units)}")
    return hashlib.sha256("\n".join(rules).encode()).hexdigest()


def count_anew(connection: sa.Connection, plan: Plan, indicators: Collection[str]) -> dict[Key, Sums]:
    """What the figures come to, by indicator and cut-off."""
    rules = {slug: district_scope(plan, slug).rule() for slug in indicators}
    falls = [slug for slug, rule in rules.items() if rule.kind is Kind.REDUCTION]
    baselines = past.shares_at_year_end(connection, falls, plan.year - 1) if falls else {}
    steps: dict[Key, Sums] = {}
    for units in _portions(sorted({unit for slug in indicators for unit in plan.reporting_units(slug)})):
        found = connection.execute(_PORTION, {"units": units, "indicators": list(rules)})
        figures = [figure_of(row) for row in found if period_from_key(row.period).year == plan.year]
        of_district = [one for one in figures if makes_the_district(plan, one.indicator, one.unit)]
        steps = _add_steps(steps, of_district, rules, baselines)
    return _run_through(steps)


def _add_steps(
    steps: Mapping[Key, Sums],
    figures: Sequence[Figure],
    rules: Mapping[str, Rule],
    baselines: Mapping[str, Mapping[str, Share]],
) -> dict[Key, Sums]:
    """``steps`` and what ``figures``, by unit and indicator, change at each cut-off."""
    more: dict[Key, list[Sums]] = defaultdict(list)
    less: dict[Key, list[Sums]] = defaultdict(list)
    for (unit, slug), group in groupby(figures, lambda one: (one.unit, one.indicator)):
        for cut_off, now, was in _course(rules[slug], list(group), baselines.get(slug, {}).get(unit)):
            more[Key(slug, cut_off)].append(now)
            less[Key(slug, cut_off)].append(was)
    return {**steps, **{key: sum_of((steps.get(key, NOTHING), *more[key]), less[key]) for key in more}}


def _course(rule: Rule, figures: Sequence[Figure], baseline: Share | None) -> Iterator[tuple[date, Sums, Sums]]:
    """What one unit contributes at each of its cut-offs, and at the one before."""
    dated = next(iter(by_unit(figures).values()), [])
    was = NOTHING
    for cut_off in sorted({period_from_key(figure.period).last_on for figure in figures}):
        now = contribution(rule, ending_by(dated, cut_off), baseline)
        yield cut_off, now, was
        was = now


def _run_through(steps: Mapping[Key, Sums]) -> dict[Key, Sums]:
    """From what changes at each cut-off to what is there at each."""
    totals: dict[Key, Sums] = {}
    for slug, keys in groupby(sorted(steps), lambda key: key.indicator):
        so_far = NOTHING
        for key in keys:
            so_far = totals[Key(slug, key.cut_off)] = sum_of((so_far, steps[key]))
    return totals


def _differences(kept: Mapping[Key, Sums], counted: Mapping[Key, Sums]) -> list[Key]:
    return [key for key in sorted({*kept, *counted}) if kept.get(key) != counted.get(key)]


def _added_up(plan: Plan, indicators: Iterable[str]) -> list[str]:
    return [slug for slug in indicators if slug in plan.indicators and is_added_up(plan, slug)]


def _portions(units: Sequence[str]) -> Iterator[Sequence[str]]:
    return (units[first : first + AT_ONCE] for first in range(0, len(units), AT_ONCE))
