"""One unit's filed figures, by indicator. (pure)

Promises: the same figures whether asked for by indicator or all together.
Must not: know a table; whoever has rows says how one is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from models.plan.measures import Figure


class OwnFigures:
    """``rows`` by indicator. Each is read only when its indicator is asked for: a turn needs two or three of thirty."""

    __slots__ = ("_found", "_read", "_rows")

    def __init__(self, rows: Mapping[str, Sequence[Any]], read: Callable[[Any], Figure]) -> None:
        self._rows = rows
        self._read = read
        self._found: dict[str, tuple[Figure, ...]] = {}

    def of(self, indicator: str) -> tuple[Figure, ...]:
        """The figures of one indicator, none when it has none."""
        if indicator not in self._found:
            self._found[indicator] = tuple(self._read(row) for row in self._rows.get(indicator, ()))
        return self._found[indicator]

    def __iter__(self) -> Iterator[Figure]:
        for indicator in self._rows:
            yield from self.of(indicator)


def own_figures(figures: Iterable[Figure] = ()) -> OwnFigures:
    """Figures that are there already."""
    rows: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        rows[figure.indicator].append(figure)
    return OwnFigures(rows, lambda figure: figure)
