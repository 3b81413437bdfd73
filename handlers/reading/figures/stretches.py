"""Two numbers for two stretches of time: "trong kỳ 20, lũy kế 120" is one answer, told twice.

Promises: which number is the period's and which the year's so far, or None when the words do not say.
Must not: know how much was reported before (the conversation holds the two together), or read words.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from handlers.reading.figures.amounts import Amount
from handlers.reading.figures.phrases import Role
from handlers.reading.figures.quantity import Outcome, Reason
from handlers.reading.figures.sentences import LETTERS, Item, Kind
from handlers.reading.figures.shapes import Case, read_one
from handlers.reading.figures.verdicts import Verdict, doubted, refuse

_TOTAL: Final = LETTERS[Role.YEAR_TO_DATE]
_PERIOD: Final = LETTERS[Role.PERIOD]
_PERIOD_FIRST: Final = re.compile("MNYN|NMYN|NMNY|MNNY|NYN")
_TOTAL_FIRST: Final = re.compile("YNMN|NYMN|NYNM|YNNM")


class Stretches(NamedTuple):
    """The amount of the period and the total since January."""

    period: Amount
    total: Amount


def both_stretches(items: list[Item], amounts: list[Amount]) -> Stretches | None:
    """The two amounts, when an answer gives both and nothing else: of "20, lũy kế 120" the first is the period's."""
    if len(amounts) != 2:
        return None
    core = "".join(item.letter for item in items if item.letter in (Kind.NUMBER, _TOTAL, Kind.MONTHS, _PERIOD))
    core = core.replace(Kind.MONTHS, _TOTAL)
    core = re.sub(f"([{_TOTAL}{_PERIOD}])\\1+", r"\1", core)
    if _TOTAL_FIRST.fullmatch(core):
        return Stretches(amounts[1], amounts[0])
    return Stretches(amounts[0], amounts[1]) if _PERIOD_FIRST.fullmatch(core) else None


def read_stretches(found: Stretches, case: Case) -> Verdict:
    """The amount of the stretch asked, with the other one beside it; both to choose from when they do not fit."""
    period, total = read_one(found.period, case), read_one(found.total, case)
    if not period.readings or not total.readings:
        return refuse(Reason.SEVERAL)
    first, second = (total, period) if case.asked.per == Role.YEAR_TO_DATE else (period, total)
    if case.asked.per is not None and first.outcome is second.outcome is Outcome.ACCEPT and _fits(period, total):
        return first._replace(beside=second.readings[0].value, both=True)
    both = first._replace(readings=(*first.readings, *second.readings), reasons=(), both=True)
    return doubted(both, (Reason.OTHER_PER,))


def _fits(period: Verdict, total: Verdict) -> bool:
    return period.readings[0].value <= total.readings[0].value
