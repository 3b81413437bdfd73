"""Which meanings of an amount survive what was asked: its dimension, its limits, whole counts, its usual scale.

Promises: more than one survivor, or any doubt, is never an accept; a rate's impossible meaning is dropped.
Must not: read text or know an indicator's history (see ``plausibility``).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from handlers.reading.figures.amounts import Amount
from handlers.reading.figures.number_words import Measure
from handlers.reading.figures.quantity import Asked, Reason
from handlers.reading.figures.separators import MOST_PLACES, Numeral, Shape

_TINY: Final = Decimal("0.001")
_FINEST: Final = Decimal(1).scaleb(-MOST_PLACES)
_MILLION: Final = Decimal(1_000_000)
_THOUSAND: Final = Decimal(1000)
_YEARS: Final = range(2015, 2036)
_UNREADABLE: Final = {
    Shape.UNREADABLE: Reason.UNREADABLE,
    Shape.TOO_LONG: Reason.TOO_LONG,
    Shape.TELEPHONE: Reason.TELEPHONE,
    Shape.DATE: Reason.DATE,
}


class Settled(NamedTuple):
    """``values`` in the unit asked, best first. ``refusal`` says why nothing may be stored."""

    values: tuple[Decimal, ...]
    doubts: tuple[Reason, ...] = ()
    refusal: Reason | None = None


def settle(amount: Amount, asked: Asked, measure: Measure) -> Settled:
    """The meanings of an amount as an answer to what was asked."""
    numeral = amount.number.numeral
    if numeral is not None and numeral.shape in _UNREADABLE:
        return Settled((), (), _UNREADABLE[numeral.shape])
    if amount.unit is not None and (refusal := _other_dimension(amount, asked, measure)):
        return Settled((), (), refusal)
    options, doubts = _meanings(amount, measure)
    values = tuple(_in_unit(value, amount, measure) for value in options)
    settled = _within(values, amount, asked, measure)
    if settled.refusal or not settled.values:
        return settled
    doubts = (*amount.doubts, *doubts, *settled.doubts, *_oddities(settled.values[0], amount, asked, measure))
    return _smaller_unit(Settled(settled.values, doubts), amount, measure)


def _other_dimension(amount: Amount, asked: Asked, measure: Measure) -> Reason | None:
    assert amount.unit is not None
    dimension = amount.unit.dimension
    if dimension in measure.understood:
        return None
    if measure.rate and amount.unit.times == 1 and dimension not in ("share", "points"):
        return Reason.COUNT_NOT_RATE
    return Reason.OTHER_DIMENSION


def _in_unit(value: Decimal, amount: Amount, measure: Measure) -> Decimal:
    """A value of the amount in the unit asked."""
    if amount.unit is not None and amount.unit.dimension in measure.own:
        return value / amount.unit.times
    if amount.unit is not None:
        return value / measure.times
    if amount.number.scale == 1 or _short_for_larger(amount, measure):
        return value
    return value / measure.scale


def _short_for_larger(amount: Amount, measure: Measure) -> bool:
    """As in "1,6 nghìn" when tỷ are asked: so many of the unit asked, as nobody counts thousands of đồng there."""
    return measure.dimension == "money" and measure.scale > _THOUSAND and amount.number.counts


def _meanings(amount: Amount, measure: Measure) -> tuple[tuple[Decimal, ...], tuple[Reason, ...]]:
    """The options that the separators allow here, and the doubts they leave."""
    numeral = amount.number.numeral
    if numeral is None or amount.compound:
        return amount.options, ()
    factor = amount.number.scale * (amount.unit.times if amount.unit else 1)
    first, scaled = amount.options[:1], amount.number.thousands
    shape = numeral.shape
    if shape is Shape.COMMA_THREE:
        return (amount.options[1:2], (Reason.SEPARATOR,)) if scaled else (amount.options, ())
    if shape is Shape.DOT_TWO:
        sure = measure.rate or scaled or (amount.number.scale > 1 and measure.dimension != "money")
        return (first, ()) if sure else (amount.options, (Reason.LOST_DIGIT,))
    if shape is Shape.DOT_MANY:
        return (first, ()) if measure.rate else (amount.options, (Reason.SEPARATOR,))
    if shape is Shape.GROUPED and numeral.fallback is not None:
        return _grouped(amount, numeral, numeral.fallback * factor, measure)
    if shape in (Shape.ODD, Shape.SPACED):
        return amount.options, (Reason.SPACING if shape is Shape.SPACED else Reason.SEPARATOR,)
    return amount.options, ()


def _grouped(
    amount: Amount, numeral: Numeral, fallback: Decimal, measure: Measure
) -> tuple[tuple[Decimal, ...], tuple[Reason, ...]]:
    """A thousand dot: with a scale it is likely a double scale; beyond a limit it can only be a decimal sign."""
    if amount.number.scale > 1 and (amount.number.thousands or measure.dimension != "money"):
        return (fallback, *amount.options), (Reason.DOUBLE_SCALE,)
    most = measure.most
    if most is None or _in_unit(amount.options[0], amount, measure) <= most:
        return amount.options, ()
    return (fallback,), () if measure.rate else (Reason.SEPARATOR,)


def _within(values: tuple[Decimal, ...], amount: Amount, asked: Asked, measure: Measure) -> Settled:
    """The values inside the hard limits; one survivor of several is sure only where the limits are narrow."""
    least = measure.least if asked.minimum is None else asked.minimum
    most = measure.most if asked.maximum is None else min(asked.maximum, measure.most or asked.maximum)
    if asked.whole is not None and measure.whole:
        most = asked.whole if most is None else min(most, asked.whole)
    inside = [value for value in values if value >= least and (most is None or value <= most)]
    if not inside:
        return Settled((), (), Reason.OUT_OF_LIMITS)
    if measure.whole:
        inside = [value for value in inside if _is_whole(value * (measure.times or 1))]
        if not inside:
            return Settled((), (), Reason.NOT_WHOLE)
    kept = tuple(dict.fromkeys(value for value in inside))
    if len(kept) > 1:
        return Settled(kept, (Reason.SEPARATOR,) if amount.number.numeral and not amount.doubts else ())
    narrow = measure.rate or measure.whole
    return Settled(kept, () if len(values) == 1 or narrow else (Reason.SEPARATOR,))


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _oddities(value: Decimal, amount: Amount, asked: Asked, measure: Measure) -> tuple[Reason, ...]:
    """What makes a possible value unlikely."""
    found: list[Reason] = []
    bare = amount.unit is None
    if value != 0 and (abs(value) < _TINY or value != value.quantize(_FINEST)):
        found.append(Reason.OUT_OF_SCALE)
    if measure.odd_above is not None and value >= measure.odd_above:
        found.append(Reason.OUT_OF_SCALE)
    if bare and amount.number.scale > 1:
        found.extend(_scale_without_unit(amount, measure))
    elif bare and measure.bare_below is not None and 0 < value < measure.bare_below:
        found.append(Reason.OUT_OF_SCALE)
    if amount.unit is not None and amount.unit.dimension in (*measure.asks, *measure.own):
        found.append(Reason.UNUSUAL_UNIT)
    if bare and measure.rate and measure.dimension == "share" and 0 < value < 1:
        found.append(Reason.SHARE_OR_RATE)
    if bare and _looks_like_year(amount):
        found.append(Reason.MAYBE_YEAR)
    return tuple(found)


def _looks_like_year(amount: Amount) -> bool:
    numeral = amount.number.numeral
    plain = numeral is not None and numeral.shape is Shape.INTEGER and amount.number.scale == 1
    return plain and int(amount.options[0]) in _YEARS


def _scale_without_unit(amount: Amount, measure: Measure) -> tuple[Reason, ...]:
    """A bare scale fits the unit asked, or it may be short for another unit."""
    if measure.dimension == "money":
        return (Reason.OUT_OF_SCALE,) if _short_for_larger(amount, measure) else ()
    if amount.number.scale >= _MILLION and not measure.large:
        return (Reason.UNUSUAL_UNIT,)
    return ()


def _smaller_unit(settled: Settled, amount: Amount, measure: Measure) -> Settled:
    """A bare number out of scale was probably typed in the smaller unit; a share may be meant as a rate."""
    value = settled.values[0]
    if Reason.SHARE_OR_RATE in settled.doubts:
        return settled._replace(values=(value * 100, *settled.values))
    if amount.unit is not None:
        if Reason.OUT_OF_SCALE in settled.doubts and value < _TINY and amount.number.scale < measure.scale:
            meant = amount.number.options[0] / amount.number.scale
            return settled._replace(values=(*settled.values, meant))
        return settled
    if measure.less is None or measure.bare_above is None or value < measure.bare_above:
        return settled
    smaller, typed = value / measure.less, settled.values
    while smaller >= measure.bare_above:
        smaller, typed = smaller / measure.less, ()
    return Settled((smaller, *typed), (*settled.doubts, Reason.OUT_OF_SCALE))
