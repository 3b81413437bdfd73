"""Where things stand along the year and between which round numbers. (pure)

Promises: exact Decimals; every value lies within its scale.
Must not: choose words or know pixels.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from models.pictures import MONTHS
from models.plan.periods import CUT_OFF_DAY, Rhythm, period_from_key

_ROUND: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_STEPS: Final = 4
_DAYS_OF_A_MONTH: Final = 30
_TENTH: Final = Decimal("0.1")
_AIR: Final = Decimal("0.15")
_ZERO: Final = Decimal(0)


def month_of(key: str) -> Decimal:
    """Where a period's cut-off lies in its year, in months: 6 for June's and for the half-year's."""
    period = period_from_key(key)
    month = Decimal(period.last_on.month)
    if period.rhythm is not Rhythm.WEEK:
        return month
    within = Decimal(period.last_on.day - CUT_OFF_DAY) / _DAYS_OF_A_MONTH
    return min(max(month + within, _ZERO), Decimal(MONTHS)).quantize(_TENTH)


def ticks(values: Iterable[Decimal], decimals: int, *, from_zero: bool) -> tuple[Decimal, ...]:
    """Round numbers at equal steps, the first at or below all ``values`` and the last at or above; at most six.

    ``from_zero``: zero is among them. No step is finer than ``decimals``. Needs one value.
    """
    known = [*values, *((_ZERO,) if from_zero else ())]
    low, high = min(known), max(known)
    if not from_zero:
        air = (high - low) * _AIR
        low, high = _within(low - air, low), high + air
    step = _step((high - low) / _STEPS, decimals)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return tuple((first + number) * step for number in range(int(last - first) + 1))


def _within(lower: Decimal, lowest: Decimal) -> Decimal:
    """Air below what is not negative ends at zero."""
    return max(lower, _ZERO) if lowest >= 0 else lower


def _step(least: Decimal, decimals: int) -> Decimal:
    finest = Decimal(1).scaleb(-decimals)
    if least <= finest:
        return finest
    unit = Decimal(1).scaleb(least.adjusted())
    return max(finest, next(unit * each for each in _ROUND if unit * each >= least))
