"""The statements of which periods each unit has filed: noted with every report, and asked for very many units at once.

Promises: what is noted is what is filed; one row a unit and form, however many reports there are.
Must not: know who should have filed, or deadlines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
_OF_A_YEAR = (
    _TABLE.c.form == sa.bindparam("form"),
    _TABLE.c.year == sa.bindparam("year"),
    _TABLE.c.rhythm == sa.bindparam("rhythm"),
)
_FILED = (
    sa.select(_TABLE.c.periods, sa.func.aggregate_strings(_TABLE.c.unit, _SPACE))
    .where(*_OF_A_YEAR)
    .group_by(_TABLE.c.periods)
)
# Who has filed all, nearly everybody, is only counted: their names cost more on the way than all the rest.
_BITS = sa.bindparam("bits", type_=_TABLE.c.periods.type)
_NAMED = sa.case((_TABLE.c.periods.bitwise_and(_BITS) != _BITS, _TABLE.c.unit))
_SHORT = (
    sa.select(_TABLE.c.periods, sa.func.count(), sa.func.aggregate_strings(_NAMED, _SPACE))
    .where(*_OF_A_YEAR)
    .group_by(_TABLE.c.periods)
)


@dataclass(frozen=True, slots=True)
class Year:
    """A form's periods of one rhythm in a year; ``form`` is a slug."""

    form: str
    year: int
    rhythm: Rhythm

    @property
    def named(self) -> dict[str, str | int]:
        """As the columns hold it."""
        return {"form": self.form, "year": self.year, "rhythm": self.rhythm.value}


class EverFiled:
    """Which units have filed a form at all in a year, kept from question to question in one process.

    Rows are only ever added, so the same units are there while as many are. Only what was read before a transaction
    filed anything may be kept: what is rolled back would be counted like what others file then.
    """

    def __init__(self) -> None:
        self._units: dict[Year, frozenset[str]] = {}

    def units(self, connection: sa.Connection, of: Year, count: int) -> frozenset[str]:
        """The units, of which the database at hand has ``count``; read only if there are more than were kept.

        Where the same units have filed two forms, the very same set."""
        known = self._units.get(of)
        if known is None or len(known) != count:
            read = frozenset[str]().union(*filed(connection, of).values())
            known = self._units[of] = next((one for one in self._units.values() if one == read), read)
        return known


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


def filed(connection: sa.Connection, of: Year) -> dict[int, list[str]]:
    """The units by the bits of the periods they have filed; who filed none may be missing."""
    return {bits: names.split() for bits, names in connection.execute(_FILED, of.named)}


def short(connection: sa.Connection, of: Year, bits: int) -> tuple[int, dict[int, list[str]]]:
    """How many units have a row, and by the bits they have filed those that lack some of ``bits``."""
    rows = connection.execute(_SHORT, {**of.named, "bits": bits}).all()
    return sum(count for _, count, _ in rows), {had: names.split() for had, _, names in rows if names}
