"""Answers without a number: none, no figure, as before, later, all, or nothing that can be read.

Promises: "no figure" never becomes zero. Must not: know words.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from handlers.reading.number_words import Measure
from handlers.reading.quantity import Asked, Reason, Special
from handlers.reading.verdicts import Verdict, ask, refuse, weigh
from handlers.reading.quantity import Reading

_ZERO: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)


def read_nothing(letters: str, asked: Asked, measure: Measure, *, lookalike: bool, unknown: bool) -> Verdict:
    """The verdict on an answer whose items hold no number. ``unknown``: some of its words are not known."""
    if not letters.strip(".,"):
        return refuse(Reason.NO_NUMBER if letters else Reason.EMPTY)
    if "w" in letters:
        return refuse(Reason.WEB_ADDRESS)
    if "k" in letters:
        return refuse(Reason.SKIP, Special.SKIP)
    if "q" in letters:
        return refuse(Reason.NO_FIGURE, Special.NO_FIGURE)
    if "=" in letters:
        return ask(Reason.SAME_AS_BEFORE, special=Special.SAME_AS_BEFORE)
    if "v" in letters:
        return refuse(Reason.VAGUE)
    if lookalike and len(letters) == 1:
        return ask(Reason.MAYBE_ZERO, _ZERO)
    if "a" in letters:
        return _all(asked, measure)
    return _none(letters, unknown=unknown)


def _all(asked: Asked, measure: Measure) -> Verdict:
    if measure.dimension == "share":
        return ask(Reason.ALL, _HUNDRED)
    known = asked.whole or measure.counted_of
    return ask(Reason.ALL, known) if known is not None else refuse(Reason.NO_NUMBER)


def _none(letters: str, *, unknown: bool) -> Verdict:
    if "0" in letters and not set(letters) & set("1?~TX+_"):
        if unknown:
            return ask(Reason.MAYBE_ZERO, _ZERO, special=Special.NONE_OR_NO_FIGURE)
        return weigh((Reading(_ZERO),), ())
    if set(letters) & set("01"):
        return ask(Reason.MAYBE_ZERO, _ZERO, special=Special.NONE_OR_NO_FIGURE)
    if "n" in letters and not unknown:
        return ask(Reason.MAYBE_ZERO, _ZERO, special=Special.NONE_OR_NO_FIGURE)
    return refuse(Reason.NO_NUMBER)
