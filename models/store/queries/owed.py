"""The statements that find who has not filed what, among very many units.

Promises: a statement for each form, and no row for each report, however many were filed.
Must not: know deadlines (see ``models.plan.outstanding``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date

import sqlalchemy as sa

from models.plan.deadlines import ReportKey
from models.plan.outstanding import Asked
from models.plan.periods import Period, period_from_key
from models.store.among import among
from models.store.queries import filed_periods, reminders
from models.store.queries.filed_periods import EverFiled, Year
from models.store.tables import Extension

FEW = 500
_MANY = 8  # of so many one: then going through all is quicker than sorting
_MOVED = (
    sa.select(Extension.unit, Extension.form, Extension.period, Extension.due_on)
    .where(
        among(Extension.form, "forms"),
        among(Extension.period, "periods"),
    )
    .order_by(Extension.id)
)


def lacking(connection: sa.Connection, asked: Asked, units: Iterable[str], ever_filed: EverFiled) -> Asked:
    """Of those ``asked`` who has not filed, by (form, period); where nobody is missing there is no entry. ``units``:
    all of them."""
    every = list(units)
    if len(every) <= FEW:
        filed = reminders.filed_by(connection, every)
        found: Asked = {
            (form, period): [unit for unit in who if (unit, form, period) not in filed]
            for (form, period), who in asked.items()
        }
    else:
        found = _of_many(connection, asked, ever_filed)
    return {key: who for key, who in found.items() if who}


def extended(connection: sa.Connection, lacked: Asked) -> dict[ReportKey, date]:
    """Until when time was given, by (unit, form, period); of these forms and periods, every unit's."""
    rows = connection.execute(_MOVED, _named(lacked)) if lacked else ()
    return {(row.unit, row.form, row.period): date.fromisoformat(row.due_on) for row in rows}


def _of_many(connection: sa.Connection, asked: Asked, ever_filed: EverFiled) -> dict[tuple[str, str], Sequence[str]]:
    together: dict[Year, dict[Period, Sequence[str]]] = {}
    for (form, key), who in asked.items():
        period = period_from_key(key)
        together.setdefault(Year(form, period.year, period.rhythm), {})[period] = who
    found: dict[tuple[str, str], Sequence[str]] = dict.fromkeys(asked, ())
    # Most are the very same list.
    orders = {id(who): _Order(who) for who in _different(asked.values())}
    never: dict[tuple[frozenset[str], int], set[str]] = {}
    for of, periods in together.items():
        bits = sum(map(filed_periods.bit_of, periods))
        count, alike = filed_periods.short(connection, of, bits)
        there = ever_filed.units(connection, of, count)
        for period, who in periods.items():
            pair, bit = (there, id(who)), filed_periods.bit_of(period)
            if pair not in never:
                never[pair] = orders[id(who)].without(there)
            others = (units for had, units in alike.items() if not had & bit)
            found[of.form, period.key] = orders[id(who)].listed(never[pair].union(*others))
    return found


class _Order:
    """The order of all who are asked, in which some of them are listed."""

    def __init__(self, who: Sequence[str]) -> None:
        self._place = dict(zip(who, range(len(who)), strict=True))
        self._long: list[tuple[Set[str], Sequence[str]]] = []

    def without(self, units: Set[str]) -> set[str]:
        return set(self._place).difference(units)

    def listed(self, units: Set[str]) -> Sequence[str]:
        """Those of the units that are asked; a long list, often needed again, is the very same one."""
        if len(units) * _MANY < len(self._place):
            return sorted(units & self._place.keys(), key=self._place.__getitem__)
        for known, listed in self._long:
            if known == units:
                return listed
        listed = [unit for unit in self._place if unit in units]
        self._long.append((units, listed))
        return listed


def _different(lists: Iterable[Sequence[str]]) -> Iterable[Sequence[str]]:
    return {id(one): one for one in lists}.values()


def _named(asked: Asked) -> dict[str, list[str]]:
    return {"forms": sorted({form for form, _ in asked}), "periods": sorted({period for _, period in asked})}
