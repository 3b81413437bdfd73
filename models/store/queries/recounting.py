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

from models.plan.coverage import district_scope, is_added_up
from models.plan.indicators import Kind
from models.plan.measures import Figure, Share
from models.plan.periods import period_from_key
from models.plan.plan import Plan
from models.plan.sums import NOTHING, Sums, sum_of
from models.plan.totals import Rule, by_unit, course
from models.store.queries import kept_totals, officers, past
from models.store.queries.kept_totals import Key
from models.store.queries.measure_columns import AS_WRITTEN, figure_as_written
from models.store.tables import Figure as Row

AT_ONCE = 50  # between two portions whoever is being answered meanwhile has a turn
_WAY_OF_COUNTING = "1"  # another one means that everything is counted anew at the next start
_PORTION = (
    sa.select(*AS_WRITTEN)
    .where(Row.unit.in_(sa.bindparam("units", expanding=True)), Row.indicator == sa.bindparam("indicator"))
    .order_by(Row.unit)
)


class Recounted(NamedTuple):
    """How many totals there should be, and which were different, missing or too many."""

    totals: int
    differing: tuple[Key, ...]


class Counted(NamedTuple):
    """What an indicator's figures came to, and how often its totals had been changed by then."""

    totals: Mapping[Key, Sums]
    changes: int


def kept_indicators(plan: Plan) -> list[str]:
    """The indicators whose totals are kept."""
    return _added_up(plan, plan.indicators)


def left_over(connection: sa.Connection, plan: Plan) -> list[str]:
    """Indicators of which totals are kept that the plan does not want."""
    there = kept_totals.before(connection, plan.year, None, date.max)
    return sorted({key.indicator for key in there} - set(kept_indicators(plan)))


def compare(connection: sa.Connection, plan: Plan, indicators: Iterable[str] | None = None) -> Recounted:
    """Which kept totals, of these indicators or of all, are not what the figures come to; nothing is written."""
    wanted = _added_up(plan, plan.indicators if indicators is None else indicators)
    some = None if indicators is None else list(indicators)
    there, counted = kept_totals.before(connection, plan.year, some, date.max), count_anew(connection, plan, wanted)
    return Recounted(len(counted), tuple(_differences(there, counted)))


def count_one(connection: sa.Connection, plan: Plan, indicator: str) -> Counted:
    """What one indicator's figures come to, to be ``put_right`` later; nothing is written and nobody waits."""
    changes = kept_totals.changes_of(connection, indicator)
    return Counted(count_anew(connection, plan, _added_up(plan, (indicator,))), changes)


def put_right(connection: sa.Connection, plan: Plan, indicator: str, counted: Counted) -> Recounted | None:
    """Make one indicator's totals what was counted; None, and nothing is done, where they were changed meanwhile."""
    kept_totals.begin_change(connection, (indicator,))
    if kept_totals.changes_of(connection, indicator) != counted.changes + 1:
        return None
    there = kept_totals.before(connection, plan.year, (indicator,), date.max)
    return _put(connection, plan, there, counted.totals)


def rebuild(connection: sa.Connection, plan: Plan, indicators: Iterable[str] | None = None) -> Recounted:
    """Make the totals of these indicators, or all of them, what the figures come to."""
    wanted = _added_up(plan, plan.indicators if indicators is None else indicators)
    kept_totals.begin_change(connection, wanted)
    there = kept_totals.before(connection, plan.year, None if indicators is None else list(indicators), date.max)
    counted = count_anew(connection, plan, wanted)
    return _put(connection, plan, there, counted)


def _put(connection: sa.Connection, plan: Plan, there: Mapping[Key, Sums], counted: Mapping[Key, Sums]) -> Recounted:
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
    falls = [slug for slug in indicators if plan.indicators[slug].kind is Kind.REDUCTION]
    baselines = past.shares_at_year_end(connection, falls, plan.year - 1) if falls else {}
    totals: dict[Key, Sums] = {}
    for slug in indicators:
        rule, baseline = district_scope(plan, slug).rule(), baselines.get(slug, {})
        steps: dict[date, Sums] = {}
        for units in _portions(sorted(plan.reporting_units(slug))):
            found = connection.execute(_PORTION, {"units": units, "indicator": slug}).all()
            figures = [figure_as_written(row) for row in found if period_from_key(row.period).year == plan.year]
            steps = _add_steps(steps, figures, rule, baseline)
        totals |= _run_through(slug, steps)
    return totals


def _add_steps(
    steps: Mapping[date, Sums], figures: Iterable[Figure], rule: Rule, baseline: Mapping[str, Share]
) -> dict[date, Sums]:
    """``steps`` and what one indicator's ``figures``, unit by unit, change at each cut-off."""
    more: dict[date, list[Sums]] = defaultdict(list)
    less: dict[date, list[Sums]] = defaultdict(list)
    for unit, group in groupby(figures, lambda one: one.unit):
        of_unit = list(group)
        for figure in of_unit:  # who says that there is no figure has answered too
            more[period_from_key(figure.period).last_on] += ()
        for cut_off, now, was in course(rule, next(iter(by_unit(of_unit).values()), ()), baseline.get(unit)):
            more[cut_off].append(now)
            less[cut_off].append(was)
    return {**steps, **{key: sum_of((steps.get(key, NOTHING), *more[key]), less[key]) for key in more}}


def _run_through(slug: str, steps: Mapping[date, Sums]) -> dict[Key, Sums]:
    """From what changes at each cut-off to what is there at each."""
    totals: dict[Key, Sums] = {}
    so_far = NOTHING
    for cut_off in sorted(steps):
        so_far = totals[Key(slug, cut_off)] = sum_of((so_far, steps[cut_off]))
    return totals


def _differences(kept: Mapping[Key, Sums], counted: Mapping[Key, Sums]) -> list[Key]:
    return [key for key in sorted({*kept, *counted}) if kept.get(key) != counted.get(key)]


def _added_up(plan: Plan, indicators: Iterable[str]) -> list[str]:
    return [slug for slug in indicators if slug in plan.indicators and is_added_up(plan, slug)]


def _portions(units: Sequence[str]) -> Iterator[Sequence[str]]:
    return (units[first : first + AT_ONCE] for first in range(0, len(units), AT_ONCE))
