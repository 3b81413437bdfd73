"""Whether what was typed where a figure is asked is a question and no answer.

Promises: a numeral that names an indicator or months is no figure.
Must not: answer.
"""

from __future__ import annotations

from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue
from handlers.reading.figures.quantity import Outcome, Quantity
from handlers.reading.questions.question import Intent, Unknown

_NOT_A_QUESTION = frozenset(
    {
        Intent.OTHER,
        Intent.PROGRESS_OVERALL,
        Intent.PROGRESS_UNIT,
        Intent.PROGRESS_INDICATOR,
        Intent.PROGRESS_INDICATOR_UNIT,
        Intent.MY_DEADLINES,
    }
)
_OF_INDICATORS = frozenset({Intent.PROGRESS_INDICATOR, Intent.PROGRESS_INDICATOR_UNIT, Intent.RANKING})


def names_by_number(text: str, quantity: Quantity, desk: Desk) -> bool:
    """Whether the numbers of an unsure answer are an indicator's or of a stretch of months: "chỉ tiêu số 5"."""
    if quantity.outcome is not Outcome.ASK or not quantity.readings:
        return False
    question = desk.reader.question(text)
    if question.unknown is Unknown.PART_OF_YEAR or (
        question.indicators and question.period and question.intent in _OF_INDICATORS
    ):
        return True
    return len(quantity.readings) == 1 and quantity.readings[0].value == question.narrowed.number


def asks_something_else(text: str, state: AskingForValue, desk: Desk) -> bool:
    """Whether words for "no figure" are those of a question, or of another unit or indicator."""
    question = desk.reader.question(text)
    elsewhere = question.units or (question.indicators and state.indicator not in question.indicators)
    return bool(elsewhere) or question.intent not in _NOT_A_QUESTION
