"""The rows of the kept totals: what each cut-off adds to what the district's figures of an indicator come to.

Promises: what was written reads back equal; a total is the sum of the steps up to its cut-off.
Must not: decide what belongs into a total (see ``counting``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from models.plan.sums import NOTHING, Counts, Numbers, PeriodCounts, Sums, sum_of
from models.store.among import among
from models.store.inserting import insert
from models.store.tables import CountedIndicator, Total

_PERIODS: Final = json.JSONEncoder(separators=(",", ":"))
_TABLE = Total.__table__
_OF_THESE = among(_TABLE.c.indicator, "indicators")
_COLUMNS = (
    _TABLE.c.indicator,
    _TABLE.c.cut_off,
    *(sa.type_coerce(_TABLE.c[name], sa.String) for name in Numbers._fields),
    *(_TABLE.c[name] for name in Counts._fields),
    _TABLE.c.periods,
)
_OF_THE_YEAR = sa.select(*_COLUMNS).where(_TABLE.c.year == sa.bindparam("year"))
# Days are no texts or whole numbers, so their list is not one parameter.
_ON = _OF_THE_YEAR.where(_OF_THESE, _TABLE.c.cut_off.in_(sa.bindparam("cut_offs", expanding=True)))
_BEFORE = _OF_THE_YEAR.where(_TABLE.c.cut_off < sa.bindparam("day")).order_by(_TABLE.c.cut_off)
_STEP = insert(_TABLE)
# Built once: a statement with "excluded" costs more to build than to run.
_PUT = _STEP.on_conflict_do_update(
    index_elements=list(_TABLE.primary_key),
    set_={column.name: _STEP.excluded[column.name] for column in _TABLE.c if not column.primary_key},
)
_DELETE = sa.delete(_TABLE).where(
    _TABLE.c.indicator == sa.bindparam("of_indicator"),
    _TABLE.c.year == sa.bindparam("of_year"),
    _TABLE.c.cut_off == sa.bindparam("of_cut_off"),
)
_COUNTED = CountedIndicator.__table__
_CHANGE = sa.update(_COUNTED).where(among(_COUNTED.c.indicator, "indicators")).values(changes=_COUNTED.c.changes + 1)
_CHANGES = sa.select(_COUNTED.c.changes).where(_COUNTED.c.indicator == sa.bindparam("indicator"))
_COUNTED_BY = sa.select(_COUNTED.c.indicator, _COUNTED.c.counted_by)
_NOTE = (
    sa.update(_COUNTED)
    .where(_COUNTED.c.indicator == sa.bindparam("of_indicator"))
    .values(counted_by=sa.bindparam("rules"))
)
_FIRST_CHANGE = insert(_COUNTED).on_conflict_do_nothing()


class Key(NamedTuple):
    """Which step: of an indicator, on the last day that is counted."""

    indicator: str
    cut_off: date


def begin_change(connection: sa.Connection, indicators: Sequence[str]) -> None:
    """To be called before anything is read that decides how these totals change: on a server another transaction that
    does so meanwhile waits, and the one that saw less is run again."""
    if connection.execute(_CHANGE, {"indicators": list(indicators)}).rowcount < len(indicators):
        connection.execute(_FIRST_CHANGE, [{"indicator": slug, "changes": 1} for slug in indicators])


def changes_of(connection: sa.Connection, indicator: str) -> int:
    """How often the indicator's totals were changed."""
    return connection.scalar(_CHANGES, {"indicator": indicator}) or 0


def counted_by(connection: sa.Connection) -> dict[str, str | None]:
    """By indicator the rules noted when its figures were last counted anew."""
    return {row.indicator: row.counted_by for row in connection.execute(_COUNTED_BY)}


def note_rules(connection: sa.Connection, rules: Mapping[str, str]) -> None:
    """Note by which rules the figures of these indicators were counted anew; their change has begun."""
    if rules:
        rows = [{"of_indicator": indicator, "rules": of_indicator} for indicator, of_indicator in rules.items()]
        connection.execute(_NOTE, rows)


def before(connection: sa.Connection, year: int, indicators: Iterable[str] | None, day: date) -> dict[Key, Sums]:
    """The totals of these indicators, or of all there are, at the cut-offs before ``day``, oldest first."""
    totals: dict[Key, Sums] = {}
    so_far: dict[str, Sums] = {}
    for key, step in steps(connection, year, indicators, day):
        totals[key] = so_far[key.indicator] = sum_of((so_far.get(key.indicator, NOTHING), step))
    return totals


def newest_before(connection: sa.Connection, year: int, indicators: Iterable[str], day: date) -> dict[str, Sums]:
    """By indicator the total of all cut-offs before ``day``; nothing is in it where there is none."""
    found: dict[str, list[Sums]] = {slug: [] for slug in indicators}
    for key, step in steps(connection, year, found, day):
        found[key.indicator].append(step)
    return {slug: sum_of(of_indicator) for slug, of_indicator in found.items()}


def steps(
    connection: sa.Connection, year: int, indicators: Iterable[str] | None, day: date
) -> Iterator[tuple[Key, Sums]]:
    """What is kept of these indicators, or of all there are: what each cut-off before ``day`` adds, oldest first."""
    statement = _BEFORE if indicators is None else _BEFORE.where(_OF_THESE)
    for row in connection.execute(statement, {"year": year, "day": day, "indicators": list(indicators or ())}):
        yield Key(row[0], row[1]), _sums(row)


def add(connection: sa.Connection, year: int, more: Mapping[Key, Sums]) -> None:
    """Add to these steps."""
    if not more:
        return
    asked = {"indicators": list({key.indicator for key in more}), "cut_offs": list({key.cut_off for key in more})}
    there = {
        key: _sums(row)
        for row in connection.execute(_ON, {"year": year, **asked}).all()
        if (key := Key(row[0], row[1])) in more
    }
    put(connection, year, {key: sum_of((there[key], step)) if key in there else step for key, step in more.items()})


def put(connection: sa.Connection, year: int, wanted: Mapping[Key, Sums]) -> None:
    """Make these steps what is wanted, whatever they were."""
    if wanted:
        rows = [{**key._asdict(), "year": year, **_columns(sums)} for key, sums in wanted.items()]
        connection.execute(_PUT, rows)


def remove(connection: sa.Connection, year: int, keys: Iterable[Key]) -> None:
    """Delete these steps."""
    rows = [{"of_indicator": key.indicator, "of_year": year, "of_cut_off": key.cut_off} for key in keys]
    if rows:
        connection.execute(_DELETE, rows)


def _columns(sums: Sums) -> dict[str, Any]:
    return {
        **sums.numbers._asdict(),
        **sums.counts._asdict(),
        "periods": _PERIODS.encode(dict(sorted(sums.periods.items()))),
    }


def _sums(row: Any) -> Sums:
    """What a row of ``_COLUMNS`` holds."""
    periods = {key: PeriodCounts(*counts) for key, counts in json.loads(row[12]).items()}
    return Sums(Numbers(*map(Decimal, row[2:7])), Counts(*row[7:12]), periods)
