"""What a list would change of what holds now.

Promises: what is there already is no change; every change carries what held before, so that a change made in between
is noticed.
Must not: write anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from handlers.reading.lists.listed import PastRow, TargetRow
from models import messages
from models.imported import Past, PastOnRecord, Target, TargetsOnRecord
from models.plan import measures
from models.plan.measures import Figure, Measure, Per


class TargetChange(messages.Value):
    """A target that is new (``before`` None), another than before, or based on another decision."""

    unit: str
    indicator: str
    value: Decimal
    basis: str
    before: Decimal | None = None
    basis_before: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.unit, self.indicator

    @property
    def target(self) -> Target:
        return Target(self.unit, self.indicator, self.value, self.basis)


class PastChange(messages.Value):
    """A figure of an earlier year that is new, another than before, or of another source. Measures as in JSON."""

    unit: str
    indicator: str
    period: str
    measure: dict[str, str]
    per: Per | None
    estimated: bool
    basis: str
    before: dict[str, str] | None = None
    basis_before: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.unit, self.indicator, self.period

    @property
    def past(self) -> Past:
        measure = measures.from_json(self.measure)
        return Past(Figure(self.unit, self.indicator, self.period, measure, self.per, self.estimated), self.basis)

    @property
    def measure_before(self) -> Measure | None:
        return None if self.before is None else measures.from_json(self.before)


Change = TypeVar("Change", TargetChange, PastChange)


@dataclass(frozen=True, slots=True)
class Changes(Generic[Change]):
    """``same`` rows are there already."""

    rows: tuple[Change, ...]
    same: int

    @property
    def new(self) -> tuple[Change, ...]:
        return tuple(row for row in self.rows if row.before is None)

    @property
    def other(self) -> tuple[Change, ...]:
        return tuple(row for row in self.rows if row.before is not None)


def target_changes(rows: Iterable[TargetRow | TargetChange], standing: TargetsOnRecord) -> Changes[TargetChange]:
    """What importing these targets would change."""
    changed, same = [], 0
    for row in rows:
        now = standing.get((row.unit, row.indicator))
        if now is not None and (now.value, now.basis) == (row.value, row.basis):
            same += 1
            continue
        changed.append(
            TargetChange(
                unit=row.unit,
                indicator=row.indicator,
                value=row.value,
                basis=row.basis,
                before=now.value if now else None,
                basis_before=now.basis if now else "",
            )
        )
    return Changes(tuple(changed), same)


def past_changes(rows: Iterable[PastRow | PastChange], standing: PastOnRecord) -> Changes[PastChange]:
    """What importing these figures of earlier years would change."""
    changed, same = [], 0
    for row in rows:
        given = row.past if isinstance(row, PastChange) else Past(row.figure, row.basis)
        now = standing.get((given.figure.unit, given.figure.indicator, given.figure.period))
        if now == given:
            same += 1
            continue
        changed.append(
            PastChange(
                unit=given.figure.unit,
                indicator=given.figure.indicator,
                period=given.figure.period,
                measure=measures.to_json(given.figure.measure),
                per=given.figure.per,
                estimated=given.figure.estimated,
                basis=given.basis,
                before=measures.to_json(now.figure.measure) if now else None,
                basis_before=now.basis if now else "",
            )
        )
    return Changes(tuple(changed), same)
