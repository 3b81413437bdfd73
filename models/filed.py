"""What was filed and how it was corrected, value by value, as the store hands it out. (pure)

Promises: frozen; decimals exact, moments aware; nobody's name.
Must not: know a table, or judge a value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.plan.measures import Figure, Measure, Per


@dataclass(frozen=True, slots=True)
class FiledValue:
    """One value an indicator of a filed report has had. ``revision`` 1 is the value as filed; ``raw`` as typed.

    ``late`` and ``filed_at`` are the report's, ``written_at`` is this revision's. ``per`` is None except for flows.
    """

    unit: str
    form: str
    period: str
    receipt: str
    filed_at: datetime
    late: bool
    indicator: str
    revision: int
    written_at: datetime
    measure: Measure
    per: Per | None
    estimated: bool
    raw: str

    @property
    def line(self) -> tuple[str, str, str]:
        """What its revisions have in common: unit, indicator, period."""
        return self.unit, self.indicator, self.period


def standing(values: Iterable[FiledValue]) -> list[Figure]:
    """The figures that hold: the last revision of each line."""
    newest: dict[tuple[str, str, str], FiledValue] = {}
    for value in values:
        held = newest.get(value.line)
        if held is None or held.revision < value.revision:
            newest[value.line] = value
    return [
        Figure(each.unit, each.indicator, each.period, each.measure, each.per, each.estimated, each.late)
        for each in newest.values()
    ]
