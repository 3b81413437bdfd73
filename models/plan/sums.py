"""Sums of what units contribute: added up, and taken away again, without a trace. (pure)

Promises: exact whatever the number of digits, so what was added and taken away leaves exactly what was there; decimals
without trailing zeros and counts without noughts, so equal sums are equal values.
Must not: know what a contribution is (see ``totals``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact
from operator import add, sub
from typing import Final, NamedTuple

EXACT: Final = Context(prec=400, traps=[Inexact])
_ZERO: Final = Decimal(0)
_WHOLE: Final = Decimal(1)


class Numbers(NamedTuple):
    """``value`` in the indicator's unit; ``part`` and ``whole`` of shares, and of the same units' baselines."""

    value: Decimal = _ZERO
    part: Decimal = _ZERO
    whole: Decimal = _ZERO
    part_before: Decimal = _ZERO
    whole_before: Decimal = _ZERO


class Counts(NamedTuple):
    """``units`` that are in the numbers (of a flow: figures), ``estimated`` and ``late`` figures in them, units
    ``left_out`` because their latest figure cannot enter a sum, units ``unmeasured`` because they have no baseline."""

    units: int = 0
    estimated: int = 0
    late: int = 0
    left_out: int = 0
    unmeasured: int = 0


class PeriodCounts(NamedTuple):
    """Of one period: the units whose figure for it ``entered`` the numbers, and left them only for a newer one; those
    that ``reported`` a figure for it, and those of whose figures one ``covered`` its last day (flows only)."""

    entered: int = 0
    reported: int = 0
    covered: int = 0


@dataclass(frozen=True, slots=True)
class Sums:
    """One indicator over some units. ``periods`` by key; a period without any count is not there."""

    numbers: Numbers = field(default_factory=Numbers)
    counts: Counts = field(default_factory=Counts)
    periods: Mapping[str, PeriodCounts] = field(default_factory=dict)


NOTHING: Final = Sums()
_NONE: Final = PeriodCounts()


def sum_of(added: Iterable[Sums], less: Iterable[Sums] = ()) -> Sums:
    """All of ``added`` without what is in ``less``."""
    others = iter(added)
    first = next(others, NOTHING)
    numbers, counts, periods = list(first.numbers), first.counts, dict(first.periods)
    for put, plus, some in ((EXACT.add, add, others), (EXACT.subtract, sub, less)):
        for one in some:
            if one is NOTHING:
                continue
            for place, number in enumerate(one.numbers):
                if number:
                    numbers[place] = put(numbers[place], number)
            counts = Counts(*map(plus, counts, one.counts))
            for key, of_period in one.periods.items():
                periods[key] = PeriodCounts(*map(plus, periods.get(key, _NONE), of_period))
    return Sums(Numbers(*map(plain, numbers)), counts, {key: held for key, held in periods.items() if held != _NONE})


def only(one: Sums) -> Sums:
    """What ``sum_of`` makes of one unit's alone."""
    return Sums(Numbers(*map(plain, one.numbers)), one.counts, one.periods)


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros behind the comma, and without an exponent."""
    if not number:
        return _ZERO
    short = number.normalize(EXACT)
    return short.quantize(_WHOLE, context=EXACT) if int(short.as_tuple().exponent) > 0 else short
