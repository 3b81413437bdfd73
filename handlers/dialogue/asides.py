"""Whether what was typed where a figure is asked is a question and no answer.

Promises: a numeral that names an indicator, months or a village is no figure; nor is what is still owed.
Must not: answer.
"""

from __future__ import annotations

from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue
from handlers.reading.figures.quantity import Outcome, Quantity, Special
from handlers.reading.questions.question import Intent, Question, Unknown
from handlers.reading.text import words_of

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
_OF_REPORTS = frozenset({Intent.MY_DEADLINES, Intent.WHO_IS_LATE})
_OF_INDICATORS = frozenset({Intent.PROGRESS_INDICATOR, Intent.PROGRESS_INDICATOR_UNIT, Intent.RANKING})


def is_question(text: str, quantity: Quantity, desk: Desk) -> bool:
    """Whether what could be read as an answer is a question: its number is a name, or it asks what is still owed."""
    if quantity.special is Special.NONE_OR_NO_FIGURE:
        question = desk.reader.question(text)
        return question.intent in _OF_REPORTS or question.unknown is Unknown.OTHER_UNIT
    if desk.reader.names_line(text):
        return not desk.meant_lines
    unsure = quantity.outcome is Outcome.ASK
    if not quantity.readings or not (unsure or quantity.place):
        return False
    if unsure and desk.reader.asks(text):
        return True
    question = desk.reader.question(text)
    if unsure and (question.intent is Intent.WHO_IS_LATE or _names_by_number(question, quantity, desk)):
        return True
    return _names_village(question, quantity, desk)


def _names_by_number(question: Question, quantity: Quantity, desk: Desk) -> bool:
    """Whether the numbers of an unsure answer are an indicator's, that of all of them, or of a stretch of months:
    "chỉ tiêu số 5", "xem đủ 39 chỉ tiêu"."""
    if question.intent is Intent.PROGRESS_OVERALL and _is_how_many(quantity, len(desk.plan.indicators)):
        return True
    if question.unknown is Unknown.PART_OF_YEAR or (
        question.indicators and question.period and question.intent in _OF_INDICATORS
    ):
        return True
    return len(quantity.readings) == 1 and quantity.readings[0].value == question.narrowed.number


def _is_how_many(quantity: Quantity, count: int) -> bool:
    return [reading.value for reading in quantity.readings] == [count]


def _names_village(question: Question, quantity: Quantity, desk: Desk) -> bool:
    """Whether the only number is the end of a village's name: "chè bản Nà Lĩnh 2".

    It is no end of a name where the unit has a village of the name without a number.
    """
    *name, number = question.village or ("",)
    if not name or not desk.villages or number not in {f"{reading.value:f}" for reading in quantity.readings}:
        return False
    called = [words for village in desk.villages if (words := words_of(village.name)).issuperset(name)]
    return any(number in words for words in called) or all(any(map(str.isdigit, words)) for words in called)


def asks_something_else(text: str, state: AskingForValue, desk: Desk) -> bool:
    """Whether words for "no figure" are those of a question, or of another unit or indicator."""
    question = desk.reader.question(text)
    part = question.narrowed.group or bool(question.narrowed.paces)
    elsewhere = (
        part
        or question.units
        or question.village
        or (question.indicators and state.indicator not in question.indicators)
    )
    return bool(elsewhere) or question.intent not in _NOT_A_QUESTION
