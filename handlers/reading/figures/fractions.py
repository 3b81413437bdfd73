"""As in "47/83", "26 trên 29 xã", "1.200/1.398 ha": a part of a whole, a rate, or a result beside its plan.

Promises: a part above its whole is refused, a whole that differs from the one known is asked about.
Must not: know words.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from handlers.reading.figures.amounts import Amount
from handlers.reading.figures.number_words import Measure
from handlers.reading.figures.quantity import Asked, Reading, Reason
from handlers.reading.figures.separators import Shape
from handlers.reading.figures.settling import settle
from handlers.reading.figures.verdicts import Verdict, refuse, tidy, weigh

_HUNDRED: Final = Decimal(100)
_CENT: Final = Decimal("0.01")
_FINE: Final = Decimal("0.0001")
_SURE: Final = (Shape.INTEGER, Shape.GROUPED, Shape.DECIMAL)
_SMALL: Final = 10
_MORE_THAN_THERE_ARE: Final = 10_000_000
_RATE: Final = Measure("share", Decimal(1), most=_HUNDRED, rate=True, understood=frozenset({"share"}))
_ONE_THING: Final = ("share", "points")


def read_fraction(part: Amount, whole: Amount, rate: Amount | None, asked: Asked, measure: Measure) -> Verdict:
    """A part and a whole, and the rate that was typed beside them.

    Where a fall is asked by counts, the part and the whole of today are read; the value is then today's rate.
    """
    refusal = _unfit(part, whole, asked, measure)
    if refusal is not None:
        return refuse(refusal)
    above, below = part.number.options[0], whole.number.options[0]
    counted = measure.whole or measure.rate
    if above > below:
        return refuse(Reason.PART_OVER_WHOLE if counted else Reason.DATE)
    doubts = tuple(
        Reason.SEPARATOR
        for amount in (part, whole)
        if amount.doubts or len(amount.number.options) > 1 or not _sure(amount)
    )
    if measure.dimension in _ONE_THING:
        return _share(above, below, rate, asked, doubts)
    if counted:
        return _count(above, below, rate, asked, measure, doubts)
    return _measured(part, whole, asked, measure, doubts)


def _unfit(part: Amount, whole: Amount, asked: Asked, measure: Measure) -> Reason | None:
    if not part.number.options or not whole.number.options or part.compound or whole.compound:
        return Reason.UNREADABLE
    by_parts = measure.dimension == "share" or (measure.dimension == "points" and asked.counted)
    if whole.number.options[0] == 0 or (measure.dimension == "points" and not by_parts):
        return Reason.UNREADABLE
    dimensions = {amount.unit.dimension for amount in (part, whole) if amount.unit}
    if len(dimensions) > 1 or dimensions.intersection(_ONE_THING):
        return Reason.OTHER_DIMENSION
    if not by_parts and not dimensions <= {measure.dimension, *measure.takes}:
        return Reason.OTHER_DIMENSION
    return None


def _sure(amount: Amount) -> bool:
    return amount.number.numeral is None or amount.number.numeral.shape in _SURE


def _share(part: Decimal, whole: Decimal, rate: Amount | None, asked: Asked, doubts: tuple[Reason, ...]) -> Verdict:
    computed = (_HUNDRED * part / whole).quantize(_CENT, ROUND_HALF_UP)
    if asked.whole is not None and whole != asked.whole:
        doubts = (*doubts, Reason.WHOLE_DIFFERS)
    if whole >= _MORE_THAN_THERE_ARE:
        doubts = (*doubts, Reason.OUT_OF_SCALE)
    found = Reading(tidy(computed), part, whole)
    if whole == asked.target or part != int(part) or whole != int(whole):
        return weigh((Reading(tidy(part)), found), (*doubts, Reason.FRACTION))
    stated = _stated(rate)
    if stated is None:
        return weigh((found,), doubts if rate is None else (*doubts, Reason.RATES_DIFFER))
    if _agrees(stated, part, whole):
        return weigh((Reading(tidy(stated), part, whole),), doubts)
    return weigh((found, Reading(tidy(stated))), (*doubts, Reason.RATES_DIFFER))


def _stated(rate: Amount | None) -> Decimal | None:
    """The rate beside a fraction, in percent."""
    if rate is None:
        return None
    settled = settle(rate, Asked("%"), _RATE)
    return settled.values[0] if len(settled.values) == 1 and not settled.doubts else None


def _agrees(rate: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a rate is that of the fraction, as exactly as it is given."""
    exponent = rate.as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    return abs(rate - _HUNDRED * part / whole) < step


def _count(
    part: Decimal, whole: Decimal, rate: Amount | None, asked: Asked, measure: Measure, doubts: tuple[Reason, ...]
) -> Verdict:
    if measure.whole and (part != int(part) or whole != int(whole)):
        return refuse(Reason.NOT_WHOLE)
    known = asked.whole or measure.counted_of or asked.maximum or (measure.most if measure.rate else None)
    if not measure.of and not measure.rate:
        doubts = (*doubts, Reason.FRACTION)
    elif known is not None and whole != known:
        doubts = (*doubts, Reason.WHOLE_DIFFERS)
    if rate is not None:
        stated = _stated(rate)
        if stated is None or not _agrees(stated, part, whole):
            doubts = (*doubts, Reason.RATES_DIFFER)
    return weigh((Reading(tidy(part), part, whole),), doubts)


def _measured(part: Amount, whole: Amount, asked: Asked, measure: Measure, doubts: tuple[Reason, ...]) -> Verdict:
    """As in "3/4 ha" is a fraction of one, "1.200/1.398 ha" a result beside its plan; neither is sure."""
    above, below = part.number.options[0], whole.number.options[0]
    unit = part.unit or whole.unit
    if part.unit is None and unit is not None:
        times = unit.times * (whole.number.scale if part.number.scale == 1 else 1)
        part = part._replace(unit=unit, options=tuple(value * times for value in part.options))
    settled = settle(part, asked, measure)
    if settled.refusal is not None:
        return refuse(settled.refusal)
    value = settled.values[0]
    if above < _SMALL and below <= _SMALL:
        value = (value / below).quantize(_FINE, ROUND_HALF_UP)
    return weigh((Reading(tidy(value)),), (*doubts, *settled.doubts, Reason.FRACTION))
