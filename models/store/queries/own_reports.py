"""The statements that read what units have begun, filed and been given, for many units at once.

Promises: as many statements for two hundred units as for one; what a unit has filed or been given is read again only
when more of it has been written.
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
from models.plan.units import Level, Unit
from models.store.queries import deadlines, drafts, many_units, reports
from models.store.queries.filed_periods import EverFiled
from models.store.queries.written import NOTHING_WRITTEN, Written, written_of_units

MOST_REMEMBERED = 5000  # seven kilobytes each

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """What one unit has filed (its reports, oldest first, and the figures that hold) and been given (imported targets,
    later deadlines), with how much was ``written`` of it."""

    written: Written = NOTHING_WRITTEN
    reports: tuple[records.Report, ...] = ()
    figures: OwnFigures = field(default_factory=own_figures)
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    extended: Mapping[ReportKey, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnReports:
    """One unit's open drafts, what is kept of it, and the villages below it."""

    drafts: tuple[records.Draft, ...] = ()
    kept: Kept = field(default_factory=Kept)
    villages: tuple[Unit, ...] = ()


class Remembered:
    """What is kept of units, from turn to turn in one process; it holds while ``written`` is what it was.

    Only what was read before a transaction wrote anything may be kept: it is true even if that is rolled back.
    """

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._kept: dict[str, Kept] = {}
        self.ever_filed = EverFiled()

    def of(self, unit: str, written: Written) -> Kept | None:
        """What is kept of the unit, if no more has been written of it since."""
        known = self._kept.get(unit)
        return known if known is not None and known.written == written else None

    def keep(self, own: Mapping[str, OwnReports]) -> None:
        """Keep what was read of these units; of the others the longest unused are let go."""
        for unit, one in own.items():
            self._kept.pop(unit, None)
            self._kept[unit] = one.kept
        while len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]


def own_reports(
    connection: sa.Connection, units: Collection[Unit], year: int, remembered: Remembered
) -> dict[str, OwnReports]:
    """What each of these units has, by slug."""
    if not units:
        return {}
    slugs = [unit.slug for unit in units]
    begun = _by_unit((one.unit, one) for one in drafts.drafts_of(connection, slugs))
    kept = _kept(connection, slugs, year, remembered)
    above = [unit.slug for unit in units if unit.level is not Level.VILLAGE]
    villages = _by_unit((one.parent or "", one) for one in many_units.villages_of_communes(connection, above))
    return {unit: OwnReports(tuple(begun[unit]), kept[unit], tuple(villages[unit])) for unit in slugs}


def _kept(connection: sa.Connection, units: Collection[str], year: int, remembered: Remembered) -> dict[str, Kept]:
    """``written`` is read before the rows: if somebody files in between, what is kept is no older than it says."""
    written = written_of_units(connection, units)
    found = {unit: remembered.of(unit, written.get(unit, NOTHING_WRITTEN)) for unit in units}
    others = {unit: written.get(unit, NOTHING_WRITTEN) for unit, known in found.items() if known is None}
    return {**{unit: known for unit, known in found.items() if known}, **_read(connection, others, year)}


def _read(connection: sa.Connection, written: Mapping[str, Written], year: int) -> dict[str, Kept]:
    """Only the rows that there are."""
    filed = [unit for unit, much in written.items() if much.reports]
    rows = _by_unit((one.unit, one) for one in reports.reports_of_units(connection, filed)) if filed else {}
    figures = reports.figures_of_units(connection, filed) if filed else {}
    given = [unit for unit, much in written.items() if much.targets]
    targets = reports.targets_of_units(connection, given, year) if given else {}
    longer = [unit for unit, much in written.items() if much.extensions]
    granted = deadlines.extensions_of(connection, longer) if longer else {}
    extended = _by_unit((key[0], (key, one.due_on)) for key, one in granted.items())
    return {
        unit: Kept(
            much,
            tuple(rows[unit]) if much.reports else (),
            figures[unit] if much.reports else own_figures(),
            targets.get(unit, {}),
            dict(extended[unit]),
        )
        for unit, much in written.items()
    }


def _by_unit(rows: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for unit, row in rows:
        found[unit].append(row)
    return found
