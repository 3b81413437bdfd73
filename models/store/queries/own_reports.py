"""The statements that read what units have begun, filed and been given, for many units at once.

Promises: as many statements for two hundred units as for one; what a unit has filed is read again only when it, or its
being late, has changed.
Must not: decide whose turn needs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

import sqlalchemy as sa

from models import records
from models.plan.deadlines import ReportKey
from models.plan.own_figures import OwnFigures, own_figures
from models.plan.units import Unit
from models.store.queries import deadlines, drafts, many_units, reports
from models.store.queries.filed_periods import EverFiled

MOST_REMEMBERED = 3000  # nine kilobytes each

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filed:
    """One unit's filed reports (oldest first) and the figures that hold, with how much was ``written`` of them."""

    written: reports.Written = reports.NOTHING_WRITTEN
    reports: tuple[records.Report, ...] = ()
    figures: OwnFigures = field(default_factory=own_figures)


@dataclass(frozen=True, slots=True)
class OwnReports:
    """One unit's open drafts, what it filed, imported targets, later deadlines, and the villages below it."""

    drafts: tuple[records.Draft, ...] = ()
    filed: Filed = field(default_factory=Filed)
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    extended: Mapping[ReportKey, date] = field(default_factory=dict)
    villages: tuple[Unit, ...] = ()


class Remembered:
    """What units have filed, kept from turn to turn in one process; it holds while ``written`` is what it was.

    Only what was read before a transaction wrote anything may be kept: it is true even if that is rolled back.
    """

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._filed: dict[str, Filed] = {}
        self.ever_filed = EverFiled()

    def of(self, unit: str, written: reports.Written) -> Filed | None:
        """What the unit has filed, if no more has been written of it since."""
        known = self._filed.get(unit)
        return known if known is not None and known.written == written else None

    def keep(self, own: Mapping[str, OwnReports]) -> None:
        """Keep what these units have filed; of the others the longest unused are let go."""
        for unit, one in own.items():
            self._filed.pop(unit, None)
            self._filed[unit] = one.filed
        while len(self._filed) > self._most:
            del self._filed[next(iter(self._filed))]


def own_reports(
    connection: sa.Connection, units: Collection[str], year: int, remembered: Remembered
) -> dict[str, OwnReports]:
    """What each of these units has."""
    if not units:
        return {}
    begun = _by_unit((one.unit, one) for one in drafts.drafts_of(connection, units))
    filed = _filed(connection, units, remembered)
    targets = reports.targets_of_units(connection, units, year)
    extended = _by_unit((key[0], (key, one.due_on)) for key, one in deadlines.extensions_of(connection, units).items())
    villages = _by_unit((one.parent or "", one) for one in many_units.villages_of_communes(connection, units))
    return {
        unit: OwnReports(
            tuple(begun[unit]), filed[unit], targets.get(unit, {}), dict(extended[unit]), tuple(villages[unit])
        )
        for unit in units
    }


def _filed(connection: sa.Connection, units: Collection[str], remembered: Remembered) -> dict[str, Filed]:
    """``written`` is read before the rows: if somebody files in between, what is kept is no older than it says."""
    written = reports.written_of_units(connection, units)
    found = {unit: remembered.of(unit, written.get(unit, reports.NOTHING_WRITTEN)) for unit in units}
    others = [unit for unit, known in found.items() if known is None]
    return {**{unit: known for unit, known in found.items() if known}, **_read_filed(connection, others, written)}


def _read_filed(
    connection: sa.Connection, units: Collection[str], written: Mapping[str, reports.Written]
) -> dict[str, Filed]:
    some = [unit for unit in units if unit in written]
    rows = _by_unit((one.unit, one) for one in reports.reports_of_units(connection, some)) if some else {}
    figures = reports.figures_of_units(connection, some) if some else {}
    nothing = {unit: Filed() for unit in units}
    return {**nothing, **{unit: Filed(written[unit], tuple(rows[unit]), figures[unit]) for unit in some}}


def _by_unit(rows: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for unit, row in rows:
        found[unit].append(row)
    return found
