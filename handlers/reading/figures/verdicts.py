"""How a reading of an answer comes out before it is dressed as a ``Quantity``.

Promises: values and the few ways to make them. Must not: read anything.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from handlers.reading.figures.quantity import Asked, Outcome, Reading, Reason, Special


class Verdict(NamedTuple):
    """An outcome with its readings, best first, and the reasons against accepting it, the main one first.

    ``both``: the answer told the period and the year so far; ``beside`` is then the one that was not asked.
    """

    outcome: Outcome
    readings: tuple[Reading, ...] = ()
    reasons: tuple[Reason, ...] = ()
    special: Special | None = None
    both: bool = False
    beside: Decimal | None = None


def refuse(reason: Reason, special: Special | None = None) -> Verdict:
    """Nothing can be stored."""
    return Verdict(Outcome.REFUSE, (), (reason,), special)


def ask(reason: Reason, *values: Decimal, special: Special | None = None) -> Verdict:
    """The values to choose from, or none when the question must be asked again."""
    return Verdict(Outcome.ASK, tuple(Reading(tidy(value)) for value in values), (reason,), special)


def weigh(readings: tuple[Reading, ...], doubts: tuple[Reason, ...]) -> Verdict:
    """Accepted when one reading is left and nothing is in doubt."""
    if len(readings) == 1 and not doubts:
        return Verdict(Outcome.ACCEPT, readings)
    return Verdict(Outcome.ASK, readings, doubts or (Reason.SEPARATOR,))


def doubted(verdict: Verdict, doubts: tuple[Reason, ...]) -> Verdict:
    """The verdict with more doubts: an accept becomes a question, a refusal stays."""
    if not doubts or verdict.outcome is Outcome.REFUSE:
        return verdict
    return verdict._replace(outcome=Outcome.ASK, reasons=(*verdict.reasons, *doubts))


def possible(value: Decimal, asked: Asked) -> bool:
    """Whether a value is inside the limits asked."""
    above = asked.minimum is None or value >= asked.minimum
    return above and (asked.maximum is None or value <= asked.maximum)


def tidy(value: Decimal) -> Decimal:
    """The same value without trailing zeros after the point and without an exponent."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value else Decimal(0)
    return value.normalize()
