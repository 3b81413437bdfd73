"""Questions about the targets below the district: what they ask to be looked up, and the tokens of its pages.

Promises: at most 40 ASCII characters a token; what is built here is read here; how something stands is no such
question.
Must not: look anything up.
"""

from __future__ import annotations

from typing import Final

from handlers.dialogue.desk import Desk
from handlers.dialogue.inquiries import TargetsGiven
from handlers.reading.questions.question import Question
from models.plan.units import Level

_START: Final = "go.given."
_PARTS: Final = 3


def asked(question: Question, units: tuple[str, ...], desk: Desk) -> TargetsGiven | None:
    """The list that is asked for; None where it is none, or the answer about one figure tells its target."""
    if not question.given or len(units) > 1 or len(question.indicators) > 1:
        return None
    if units:
        of = desk.plan.units.by_slug(units[0])
        whole = of is not None and of.level is Level.COMMUNE and not question.indicators
        return TargetsGiven(unit=units[0]) if whole else None
    if not question.of_units:
        return None
    return TargetsGiven(question.indicators[0] if question.indicators else None)


def token(number: int = 0, key: str = "", page: int = 1) -> str:
    """A page of an indicator's list by its number, or (0) of all that the unit of ``key`` was given."""
    return f"{_START}{number}.{page}.{key}"


def read(token: str) -> tuple[int, str, int] | None:
    """The indicator's number, the unit's key and the page a token shows."""
    parts = token.removeprefix(_START).split(".", _PARTS - 1)
    if not token.startswith(_START) or len(parts) != _PARTS or not all(one.isdecimal() for one in parts[:2]):
        return None
    return int(parts[0]), parts[2], int(parts[1])
