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
from models.plan.steps import course
from models.plan.sums import NOTHING, Sums, sum_of
from models.plan.totals import Rule, by_unit
from models.store.among import among
from models.store.queries import kept_totals, officers, past
from models.store.queries.kept_totals import Key
from models.store.queries.measure_columns import AS_WRITTEN, figure_as_written
from models.store.tables import Figure as Row

AT_ONCE = 50  # between two portions whoever is being answered meanwhile has a turn
_WAY_OF_COUNTING = "2"  # another one means that everything is counted anew at the next start
_PORTION = (
    sa.select(*AS_WRITTEN)
    .where(among(Row.unit, "units"), Row.indicator == sa.bindparam("indicator"))
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
    there = kept_totals.steps(connection, plan.year, None, date.max)
    return sorted({key.indicator for key, _ in there} - set(kept_indicators(plan)))


def compare(connection: sa.Connection, plan: Plan, indicators: Iterable[str] | None = None) -> Recounted:
    """Which kept totals, of these indicators or of all, are not what the figures come to; nothing is written."""
    wanted = _added_up(plan, plan.indicators if indicators is None else indicators)
    some = None if indicators is None else list(indicators)
    there, counted = _kept(connection, plan, some), count_anew(connection, plan, wanted)
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
    there = _kept(connection, plan, (indicator,))
    return _put(connection, plan, (indicator,), there, counted.totals)


def rebuild(connection: sa.Connection, plan: Plan, indicators: Iterable[str] | None = None) -> Recounted:
    """Make the totals of these indicators, or all of them, what the figures come to."""
    wanted = _added_up(plan, plan.indicators if indicators is None else indicators)
    kept_totals.begin_change(connection, wanted)
    there = _kept(connection, plan, None if indicators is None else list(indicators))
    counted = count_anew(connection, plan, wanted)
    return _put(connection, plan, wanted, there, counted)


def _kept(connection: sa.Connection, plan: Plan, indicators: Iterable[str] | None) -> dict[Key, Sums]:
    return dict(kept_totals.steps(connection, plan.year, indicators, date.max))


def _put(
    connection: sa.Connection,
    plan: Plan,
    indicators: Iterable[str],
    there: Mapping[Key, Sums],
    counted: Mapping[Key, Sums],
) -> Recounted:
    different = _differences(there, counted)
    kept_totals.put(connection, plan.year, {key: counted[key] for key in different if key in counted})
    kept_totals.remove(connection, plan.year, [key for key in different if key not in counted])
    kept_totals.note_rules(connection, {slug: rules_of_one(plan, slug) for slug in _added_up(plan, indicators)})
    return Recounted(len(counted), tuple(different))


def is_counted(connection: sa.Connection, plan: Plan) -> bool:
    """Whether all totals were counted by this plan's rules; so they are in a database that is for nothing yet."""
    row = officers.installation(connection)
    return row is None or row.counted_by == rules_of(plan)


def uncounted(connection: sa.Connection, plan: Plan) -> list[str]:
    """Of totals that were not all counted by this plan's rules, the indicators whose still are not."""
    noted = kept_totals.counted_by(connection)
    wanted = [slug for slug in kept_indicators(plan) if noted.get(slug) != rules_of_one(plan, slug)]
    return [*wanted, *left_over(connection, plan)]


def all_counted(connection: sa.Connection, plan: Plan) -> None:
    """Note that all totals were counted by this plan's rules."""
    officers.change_installation(connection, counted_by=rules_of(plan))


def rules_of_one(plan: Plan, indicator: str) -> str:
    """A short name of all that decides what one indicator's figures come to, apart from the figures."""
    scope = district_scope(plan, indicator)
    return _short(f"{_WAY_OF_COUNTING} {plan.year} {indicator} {scope.rule()} {' '.join(scope.units)}")


def rules_of(plan: Plan) -> str:
    """A short name of all that decides what the figures come to, apart from the figures."""
    rules = [_WAY_OF_COUNTING, str(plan.year), *(rules_of_one(plan, slug) for slug in kept_indicators(plan))]
    return _short("\n".join(rules))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def count_anew(connection: sa.Connection, plan: Plan, indicators: Collection[str]) -> dict[Key, Sums]:
    """What the figures that end on a cut-off add to an indicator's total, by indicator and cut-off."""
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
        totals |= {Key(slug, cut_off): step for cut_off, step in sorted(steps.items()) if step != NOTHING}
    return totals


def _add_steps(
    steps: Mapping[date, Sums], figures: Iterable[Figure], rule: Rule, baseline: Mapping[str, Share]
) -> dict[date, Sums]:
    """``steps`` and what one indicator's ``figures``, unit by unit, change at each cut-off."""
    more: dict[date, list[Sums]] = defaultdict(list)
    less: dict[date, list[Sums]] = defaultdict(list)
    for unit, group in groupby(figures, lambda one: one.unit):
        of_unit = list(group)
        for cut_off, now, was in course(rule, next(iter(by_unit(of_unit).values()), ()), baseline.get(unit)):
            more[cut_off].append(now)
            less[cut_off].append(was)
    return {**steps, **{key: sum_of((steps.get(key, NOTHING), *more[key]), less[key]) for key in more}}


def _differences(kept: Mapping[Key, Sums], counted: Mapping[Key, Sums]) -> list[Key]:
    return [key for key in sorted({*kept, *counted}) if kept.get(key, NOTHING) != counted.get(key, NOTHING)]


def _added_up(plan: Plan, indicators: Iterable[str]) -> list[str]:
    return [slug for slug in indicators if slug in plan.indicators and is_added_up(plan, slug)]


def _portions(units: Sequence[str]) -> Iterator[Sequence[str]]:
    return (units[first : first + AT_ONCE] for first in range(0, len(units), AT_ONCE))
