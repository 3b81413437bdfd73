"""What came in during one period, and what may be held against another period. (pure)

Promises: exact Decimals; a part of a figure that belongs to an earlier period is never counted into this one; two
values are only set against each other over the same units.
Must not: choose words, know targets (see ``progress``) or read the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from models.plan.indicators import Kind
from models.plan.measures import HUNDRED, Amount, Figure, NoFigure, Share
from models.plan.periods import Period, period_from_key
from models.plan.progress import Progress
from models.plan.sums import Counts, Numbers, Sums
from models.plan.totals import value_of

_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class InPeriod:
    """What a flow brought in a period: ``value`` None when nobody reported it or nobody can tell it apart.

    ``reported`` of ``expected`` figures cover the period (a quarter of 29 units' months expects 87). ``tangled``: some
    figure covers days before the period too. ``asked``: some form asked for exactly these days. ``estimated`` and
    ``late`` count the figures it rests on that are so.
    """

    value: Decimal | None
    reported: int
    expected: int
    tangled: bool = False
    asked: bool = True
    estimated: int = 0
    late: int = 0

    @property
    def whole(self) -> bool:
        """Whether everybody's figure is in it."""
        return self.value is not None and self.reported == self.expected


@dataclass(frozen=True, slots=True)
class Alike:
    """The same ``units`` (how many) in two periods, in the indicator's unit."""

    before: Decimal
    now: Decimal
    units: int


@dataclass(frozen=True, slots=True)
class Change:
    """``by``: more (or less, below zero) than before. ``percent`` of before, one place; None from nothing or below."""

    by: Decimal
    percent: Decimal | None


def flow_in(series: Sequence[Progress], period: Period, *, to_date: bool = False) -> InPeriod:
    """What a flow brought in ``period``. ``series``: its standings at every cut-off that asked for it, oldest first.

    ``to_date``: it is told as the total since January, so that a month rests on two figures.
    """
    dated = [(period_from_key(one.coverage.period), one) for one in series if one.coverage.period is not None]
    inside = [(asked, one) for asked, one in dated if period.first_on <= asked.last_on <= period.last_on]
    if not inside or inside[-1][0].last_on != period.last_on or inside[0][0].first_on < period.first_on:
        return InPeriod(None, 0, 0, asked=False)
    before = next((one for asked, one in reversed(dated) if asked.last_on < period.first_on), None)
    end = inside[-1][1]
    missed_before = before.missing_periods if before else 0
    expected = sum(one.coverage.expected for _, one in inside)
    missing = end.missing_periods - missed_before
    filled = sum(one.coverage.expected - one.coverage.reported for _, one in inside) - missing
    if filled > 0 and missed_before:
        return InPeriod(None, 0, expected, tangled=True)
    reported = expected - missing
    if end.value is None or reported <= 0:
        return InPeriod(None, 0, expected)
    start = before.value if before and before.value is not None else Decimal(0)
    estimated = _rests_on(before.estimated if before else 0, end.estimated, to_date=to_date)
    late = _rests_on(before.late if before else 0, end.late, to_date=to_date)
    return InPeriod(end.value - start, reported, expected, estimated=estimated, late=late)


def _rests_on(before: int, end: int, *, to_date: bool) -> int:
    """How many figures of a sort a period's value rests on, by how many the totals around it hold: those that came with
    it, or that a total since January has taken the place of."""
    return max(before, end) if to_date else abs(end - before)


def standing_at(series: Sequence[Progress], period: Period) -> Progress | None:
    """The newest standing of a cut-off not after the period's, or None."""
    ended = [
        one
        for one in series
        if one.coverage.period is not None and period_from_key(one.coverage.period).last_on <= period.last_on
    ]
    return ended[-1] if ended else None


def alike(kind: Kind, before: Iterable[Figure], now: Iterable[Figure]) -> Alike | None:
    """The units with a figure in both periods, put together as their kind is; None when there are none.

    Each list holds one indicator's figures of one period. Figures that cannot be compared (a total of the year beside
    a month's, a rate without its whole among several) are left out.
    """
    first, then = ({one.unit: one for one in figures if _stands_alone(kind, one)} for figures in (before, now))
    units = [unit for unit in first if unit in then and _same_sort(first[unit], then[unit])]
    values = [_together(kind, [figures[unit] for unit in units]) for figures in (first, then)]
    if not units or values[0] is None or values[1] is None:
        return None
    return Alike(values[0], values[1], len(units))


def change(before: Decimal, now: Decimal) -> Change:
    """How much more ``now`` is than ``before``."""
    by = now - before
    percent = (HUNDRED * by / before).quantize(Decimal("0.1"), ROUND_HALF_UP) if before > 0 else None
    return Change(by, percent)


def _stands_alone(kind: Kind, figure: Figure) -> bool:
    if isinstance(figure.measure, NoFigure) or kind is Kind.REDUCTION:
        return False
    wanted = {Kind.RATIO: Share}.get(kind, Amount)
    return isinstance(figure.measure, wanted)


def _same_sort(one: Figure, other: Figure) -> bool:
    return one.per == other.per


def _together(kind: Kind, figures: Sequence[Figure]) -> Decimal | None:
    """What the units' figures of one period, which all stand alone, come to: added over units, never over periods."""
    amounts = [one.measure.value for one in figures if isinstance(one.measure, Amount)]
    shares = [one.measure for one in figures if isinstance(one.measure, Share)]
    parts = Numbers(_sum(amounts), _sum(one.part for one in shares), _sum(one.whole for one in shares))
    value = value_of(kind, Sums(parts, Counts(units=len(figures))))
    exact = value is None or kind in (Kind.LEVEL, Kind.FLOW)
    return value if exact or value is None else value.quantize(_CENT, ROUND_HALF_UP)


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0))
