"""The statements that read what units have begun, filed and been given, for many units at once.

Promises: as many statements for two hundred units as for one.
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

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OwnReports:
    """One unit's open drafts, filed reports (oldest first), figures that hold, imported targets, later deadlines,
    and the villages below it."""

    drafts: tuple[records.Draft, ...] = ()
    reports: tuple[records.Report, ...] = ()
    figures: OwnFigures = field(default_factory=own_figures)
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    extended: Mapping[ReportKey, date] = field(default_factory=dict)
    villages: tuple[Unit, ...] = ()


def own_reports(connection: sa.Connection, units: Collection[str], year: int) -> dict[str, OwnReports]:
    """What each of these units has."""
    if not units:
        return {}
    begun = _by_unit((one.unit, one) for one in drafts.drafts_of(connection, units))
    filed = _by_unit((one.unit, one) for one in reports.reports_of_units(connection, units))
    figures = reports.figures_of_units(connection, units)
    targets = reports.targets_of_units(connection, units, year)
    extended = _by_unit((key[0], (key, one.due_on)) for key, one in deadlines.extensions_of(connection, units).items())
    villages = _by_unit((one.parent or "", one) for one in many_units.villages_of_communes(connection, units))
    return {
        unit: OwnReports(
            tuple(begun[unit]),
            tuple(filed[unit]),
            figures[unit],
            targets.get(unit, {}),
            dict(extended[unit]),
            tuple(villages[unit]),
        )
        for unit in units
    }


def _by_unit(rows: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for unit, row in rows:
        found[unit].append(row)
    return found
