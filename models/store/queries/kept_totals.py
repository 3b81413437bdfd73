"""The rows of the kept totals: what the district's figures of an indicator come to, cut-off by cut-off.

Promises: what was written reads back equal.
Must not: decide what belongs into a total (see ``counting``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from models.plan.sums import NOTHING, Counts, Numbers, PeriodCounts, Sums
from models.store.inserting import insert
from models.store.tables import CountedIndicator, Total

_TABLE = Total.__table__
_OF_THESE = _TABLE.c.indicator.in_(sa.bindparam("indicators", expanding=True))
_OF_THE_YEAR = sa.select(_TABLE).where(_TABLE.c.year == sa.bindparam("year"))
_FROM = _OF_THE_YEAR.where(_OF_THESE, _TABLE.c.cut_off >= sa.bindparam("first"))
_BEFORE = _OF_THE_YEAR.where(_TABLE.c.cut_off < sa.bindparam("day")).order_by(_TABLE.c.cut_off)
_NEWER = _TABLE.alias("newer")
_NEWEST = _OF_THE_YEAR.where(
    _OF_THESE,
    _TABLE.c.cut_off
    == sa.select(sa.func.max(_NEWER.c.cut_off))
    .where(
        _NEWER.c.indicator == _TABLE.c.indicator,
        _NEWER.c.year == sa.bindparam("year"),
        _NEWER.c.cut_off < sa.bindparam("day"),
    )
    .scalar_subquery(),
)
_ONE = (_TABLE.c.indicator == sa.bindparam("of_indicator"), _TABLE.c.year == sa.bindparam("of_year"))
_UPDATE = sa.update(_TABLE).where(*_ONE, _TABLE.c.cut_off == sa.bindparam("of_cut_off"))
_DELETE = sa.delete(_TABLE).where(*_ONE, _TABLE.c.cut_off == sa.bindparam("of_cut_off"))


_COUNTED = CountedIndicator.__table__
_CHANGE = (
    sa.update(_COUNTED)
    .where(_COUNTED.c.indicator.in_(sa.bindparam("indicators", expanding=True)))
    .values(changes=_COUNTED.c.changes + 1)
)
_CHANGES = sa.select(_COUNTED.c.changes).where(_COUNTED.c.indicator == sa.bindparam("indicator"))
_FIRST_CHANGE = insert(_COUNTED).on_conflict_do_nothing()


class Key(NamedTuple):
    """Which total: an indicator, and the last day that is counted."""

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


def from_cut_off(connection: sa.Connection, year: int, indicators: Iterable[str], first: date) -> dict[Key, Sums]:
    """The totals of the cut-offs from ``first`` on."""
    rows = connection.execute(_FROM, {"year": year, "indicators": list(indicators), "first": first})
    return {Key(row.indicator, row.cut_off): _sums(row) for row in rows}


def before(connection: sa.Connection, year: int, indicators: Iterable[str] | None, day: date) -> dict[Key, Sums]:
    """The totals of these indicators, or of all there are, at the cut-offs before ``day``, oldest first."""
    statement = _BEFORE if indicators is None else _BEFORE.where(_OF_THESE)
    rows = connection.execute(statement, {"year": year, "day": day, "indicators": list(indicators or ())})
    return {Key(row.indicator, row.cut_off): _sums(row) for row in rows}


def newest_before(connection: sa.Connection, year: int, indicators: Iterable[str], day: date) -> dict[str, Sums]:
    """By indicator the total of the newest cut-off before ``day``; nothing is in it where there is none."""
    wanted = list(indicators)
    asked = {"indicators": wanted, "year": year, "day": day}
    found = {row.indicator: _sums(row) for row in connection.execute(_NEWEST, asked)}
    return {slug: found.get(slug, NOTHING) for slug in wanted}


def put(connection: sa.Connection, year: int, totals: Mapping[Key, Sums], there: Iterable[Key]) -> None:
    """Write totals: over those that are ``there``, the others as new rows."""
    known = frozenset(there)
    changed = [{**_of(key, year), **_columns(sums)} for key, sums in totals.items() if key in known]
    new = [{**key._asdict(), "year": year, **_columns(sums)} for key, sums in totals.items() if key not in known]
    if changed:
        connection.execute(_UPDATE, changed)
    if new:
        connection.execute(sa.insert(_TABLE), new)


def remove(connection: sa.Connection, year: int, keys: Iterable[Key]) -> None:
    """Delete these totals."""
    rows = [_of(key, year) for key in keys]
    if rows:
        connection.execute(_DELETE, rows)


def _of(key: Key, year: int) -> dict[str, Any]:
    return {"of_indicator": key.indicator, "of_year": year, "of_cut_off": key.cut_off}


def _columns(sums: Sums) -> dict[str, Any]:
    return {
        **sums.numbers._asdict(),
        **sums.counts._asdict(),
        "periods": json.dumps(dict(sorted(sums.periods.items())), separators=(",", ":")),
    }


def _sums(row: Any) -> Sums:
    return Sums(
        Numbers(row.value, row.part, row.whole, row.part_before, row.whole_before),
        Counts(row.units, row.estimated, row.late, row.left_out, row.unmeasured),
        {key: PeriodCounts(*counts) for key, counts in json.loads(row.periods).items()},
    )
