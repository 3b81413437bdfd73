"""One unit's filed figures, by indicator, and what the turns of a report ask of them again and again. (pure)

Promises: the same figures whether asked for by indicator or all together; what was found once is found again; little
memory, as thousands of units are kept.
Must not: know a table; whoever has figures as they are written says how they are read. Change: a unit that has filed
has other figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from models.plan.measures import Figure, NoFigure, Share
from models.plan.periods import period_from_key
from models.plan.progress import year_to_date


class OwnFigures:
    """``written`` by indicator, all its figures together. They are read only when their indicator is asked for, as a
    turn needs two or three of thirty, and not kept; what was found in them is."""

    __slots__ = ("_before", "_read", "_totals", "_wholes", "_written")

    def __init__(self, written: Mapping[str, Any], read: Callable[[str, Any], tuple[Figure, ...]]) -> None:
        self._written = written
        self._read = read
        self._before: dict[tuple[str, str], Figure | None] = {}
        self._totals: dict[tuple[str, str], Decimal] = {}
        self._wholes: dict[str, Decimal | None] = {}

    def of(self, indicator: str) -> tuple[Figure, ...]:
        """The figures of one indicator, none when it has none."""
        return self._read(indicator, self._written[indicator]) if indicator in self._written else ()

    def __iter__(self) -> Iterator[Figure]:
        for indicator in self._written:
            yield from self.of(indicator)

    def latest_before(self, indicator: str, period: str) -> Figure | None:
        """The latest figure with a value before a period."""
        asked = indicator, period
        if asked not in self._before:
            self._before[asked] = self._latest_before(indicator, period)
        return self._before[asked]

    def total_before(self, indicator: str, period: str) -> Decimal:
        """The flow's total of this year before a period."""
        asked = indicator, period
        if asked not in self._totals:
            before = period_from_key(period).last_on
            self._totals[asked] = year_to_date(
                [figure for figure in self.of(indicator) if period_from_key(figure.period).last_on < before]
            )
        return self._totals[asked]

    def known_whole(self, indicator: str) -> Decimal | None:
        """The whole of a ratio as it was last given."""
        if indicator not in self._wholes:
            shares = [figure for figure in self.of(indicator) if isinstance(figure.measure, Share)]
            newest = max(shares, key=lambda figure: period_from_key(figure.period).last_on, default=None)
            self._wholes[indicator] = newest.measure.whole if newest and isinstance(newest.measure, Share) else None
        return self._wholes[indicator]

    def _latest_before(self, indicator: str, period: str) -> Figure | None:
        newest, newest_on, before = None, date.min, period_from_key(period).last_on
        for figure in self.of(indicator):
            last_on = period_from_key(figure.period).last_on
            if newest_on < last_on < before and not isinstance(figure.measure, NoFigure):
                newest, newest_on = figure, last_on
        return newest


def own_figures(figures: Iterable[Figure] = ()) -> OwnFigures:
    """Figures that are there already."""
    rows: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        rows[figure.indicator].append(figure)
    return OwnFigures(rows, lambda _, figures: tuple(figures))
