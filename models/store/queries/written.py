"""How much has been written of units: by it, what was read of them before is known to hold still.

Promises: the same numbers mean the same rows, whoever wrote them. Reports, revisions, imported targets and later
deadlines are only ever added, and a report that was late can only stop being it.
Must not: read what was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from models.store.among import among
from models.store.tables import Extension, Report, Revision, UnitTarget

_REVISIONS = sa.select(sa.func.count()).where(Revision.report_id == Report.id).correlate(Report).scalar_subquery()


class Written(NamedTuple):
    """How much was written of one unit; ``late`` of its reports are late."""

    reports: int = 0
    revisions: int = 0
    late: int = 0
    targets: int = 0
    extensions: int = 0


NOTHING_WRITTEN = Written()


def _counted(unit: Any, **counts: Any) -> sa.Select[Any]:
    """One row a unit with these counts, in the order of ``Written``."""
    numbers = (counts.get(name, sa.literal_column("0")) for name in Written._fields)
    return sa.select(unit, *numbers).where(among(unit, "units")).group_by(unit)


_WRITTEN = sa.union_all(
    _counted(Report.unit, reports=sa.func.count(), revisions=sa.func.sum(_REVISIONS), late=sa.func.sum(Report.late)),
    _counted(UnitTarget.unit, targets=sa.func.count()),
    _counted(Extension.unit, extensions=sa.func.count()),
)


def written_of_units(connection: sa.Connection, units: Iterable[str]) -> dict[str, Written]:
    """How much was written of these units; units of which nothing was are left out."""
    found: dict[str, Written] = {}
    for unit, *numbers in connection.execute(_WRITTEN, {"units": list(units)}).all():
        known = found.get(unit, NOTHING_WRITTEN)
        found[unit] = Written(*(before + int(more) for before, more in zip(known, numbers, strict=True)))
    return found
