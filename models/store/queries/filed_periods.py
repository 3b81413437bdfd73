"""The statements of which periods each unit has filed: noted with every report, and asked for very many units at once.

Promises: what is noted is what is filed; one row a unit and form, however many reports there are.
Must not: know who should have filed, or deadlines.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from models.plan.periods import Period, Rhythm, period_from_key
from models.store.inserting import insert
from models.store.tables import FiledPeriods

_SPACE = " "
_TABLE = FiledPeriods.__table__
_NEW = insert(_TABLE)
# Built once: a statement with "excluded" costs more to build than to run.
_NOTE = _NEW.on_conflict_do_update(
    index_elements=list(_TABLE.primary_key),
    set_={"periods": _TABLE.c.periods.bitwise_or(_NEW.excluded.periods)},
)
# One text for all who filed the same: a row for each unit would take ten times as long to fetch.
_FILED = (
    sa.select(_TABLE.c.periods, sa.func.aggregate_strings(_TABLE.c.unit, _SPACE))
    .where(
        _TABLE.c.form == sa.bindparam("form"),
        _TABLE.c.year == sa.bindparam("year"),
        _TABLE.c.rhythm == sa.bindparam("rhythm"),
    )
    .group_by(_TABLE.c.periods)
)


def bit_of(period: Period) -> int:
    """The period's own bit among those of its rhythm and year."""
    return 1 << (period.number - 1)


def note(connection: sa.Connection, filed: Iterable[tuple[str, str, str]]) -> None:
    """Note that these (unit, form, period key) have been filed."""
    bits: dict[tuple[str, int, str, str], int] = {}
    for unit, form, key in filed:
        period = period_from_key(key)
        row = (form, period.year, period.rhythm.value, unit)
        bits[row] = bits.get(row, 0) | bit_of(period)
    names = ("form", "year", "rhythm", "unit")
    rows = [{**dict(zip(names, row, strict=True)), "periods": periods} for row, periods in bits.items()]
    if rows:
        connection.execute(_NOTE, rows)


def filed(connection: sa.Connection, form: str, year: int, rhythm: Rhythm) -> dict[int, list[str]]:
    """The units by the bits of the periods they have filed; who filed none may be missing."""
    asked = {"form": form, "year": year, "rhythm": rhythm.value}
    return {bits: names.split() for bits, names in connection.execute(_FILED, asked)}
