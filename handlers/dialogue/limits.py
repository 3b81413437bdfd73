"""The number that a limit in a question means, in the unit of the indicator it is asked of.

Promises: what could mean two numbers, or a part of the plan, is no limit.
Must not: compare anything.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from handlers.dialogue.decisions import Held
from handlers.dialogue.desk import Desk
from handlers.reading.figures.quantity import Asked, Outcome
from handlers.reading.questions.question import Question
from models.plan.indicators import Indicator, Kind

_RATES: Final = frozenset({Kind.RATIO, Kind.AVERAGE, Kind.REDUCTION})
_PERCENT: Final = "%"
_MOST_DECIMALS: Final = 2


def held_against(question: Question, desk: Desk) -> Held | None:
    """What the units' figures of the one indicator named are held against; None where no limit could be read."""
    if question.limit is None or len(question.indicators) != 1:
        return None
    indicator, limit = desk.indicator(question.indicators[0]), question.limit
    number = _rate(limit.number) if indicator.kind in _RATES else _amount(limit.written, indicator, desk)
    return None if number is None else Held(limit.side.value, number)


def _rate(written: str) -> Decimal | None:
    """A rate has two decimals at most: more digits behind a mark may be thousands."""
    whole, _, decimals = written.replace(",", ".").partition(".")
    return Decimal(f"{whole}.{decimals or 0}") if decimals.isdecimal() == bool(decimals) and _short(decimals) else None


def _short(decimals: str) -> bool:
    return len(decimals) <= _MOST_DECIMALS


def _amount(written: str, indicator: Indicator, desk: Desk) -> Decimal | None:
    if _PERCENT in written and indicator.unit != _PERCENT:
        return None  # of the plan
    asked = Asked(unit=indicator.unit, minimum=indicator.minimum, maximum=indicator.maximum, indicator=indicator.slug)
    found = desk.reader.quantity(written, asked)
    if found.outcome is not Outcome.ACCEPT:
        found = desk.reader.quantity(written.split()[0], asked)
    return found.readings[0].value if found.outcome is Outcome.ACCEPT and len(found.readings) == 1 else None
