"""Answers without a number: none, no figure, as before, later, all, or nothing that can be read.

Promises: "no figure" never becomes zero. Must not: know words.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from handlers.reading.figures.number_words import Measure
from handlers.reading.figures.phrases import Role
from handlers.reading.figures.quantity import Asked, Reading, Reason, Special
from handlers.reading.figures.verdicts import Verdict, ask, refuse, weigh

_ZERO: Final = Decimal(0)
_NONE: Final = frozenset("0ze")
_ASKING: Final = frozenset(",v?")  # before "no figure": what is it that is not there?
_PLAIN_NO_FIGURE: Final = re.compile(r"[.iMYu]*q[q,Wc]*[.iMYu]*")
_NOT_YET: Final = frozenset("1")
_UNSURE: Final = frozenset("1?~TX+_dCDOPR")
_DEEDS: Final = frozenset("ze")
_SINCE_JANUARY: Final = Role.YEAR_TO_DATE.value
_SINCE_JANUARY_SAID: Final = "Y"
_HUNDRED: Final = Decimal(100)


def read_nothing(letters: str, asked: Asked, measure: Measure, *, lookalike: bool, unknown: bool) -> Verdict:
    """The verdict on an answer whose items hold no number. ``unknown``: some of its words are not known."""
    if not letters.strip(".,i"):
        return refuse(Reason.NO_NUMBER if letters else Reason.EMPTY)
    if "w" in letters:
        return refuse(Reason.WEB_ADDRESS)
    if "k" in letters:
        return refuse(Reason.SKIP, Special.SKIP)
    if "q" in letters and not _ASKING.intersection(letters.partition("q")[0]):
        return _no_figure(letters, unknown=unknown)
    if "=" in letters:
        return ask(Reason.SAME_AS_BEFORE, special=Special.SAME_AS_BEFORE)
    if "v" in letters:
        return refuse(Reason.VAGUE)
    if lookalike and len(letters) == 1:
        return ask(Reason.MAYBE_ZERO, _ZERO)
    if "a" in letters:
        return _all(asked, measure)
    return _none(letters, asked, measure, unknown=unknown)


def _no_figure(letters: str, *, unknown: bool) -> Verdict:
    """Only the plain words are sure: what stands beside them may make them a question, or another month's."""
    if not unknown and _PLAIN_NO_FIGURE.fullmatch(letters):
        return refuse(Reason.NO_FIGURE, Special.NO_FIGURE)
    return ask(Reason.NO_FIGURE, special=Special.NO_FIGURE)


def _all(asked: Asked, measure: Measure) -> Verdict:
    if measure.dimension == "share":
        return ask(Reason.ALL, _HUNDRED)
    known = asked.whole or measure.counted_of
    return ask(Reason.ALL, known) if known is not None else refuse(Reason.NO_NUMBER)


def _none(letters: str, asked: Asked, measure: Measure, *, unknown: bool) -> Verdict:
    if "z" in letters and not asked.flow:
        return ask(Reason.SAME_AS_BEFORE, special=Special.SAME_AS_BEFORE)
    found = set(letters)
    if asked.per == _SINCE_JANUARY and found & _DEEDS and _SINCE_JANUARY_SAID not in found:
        found.add("1")  # nothing this month is not nothing since January
    if "e" in letters and not asked.flow:
        found.add("1")
    if found & _NONE and not unknown and not measure.rate and not found & _UNSURE:
        return weigh((Reading(_ZERO),), ())
    if found & (_NONE | _NOT_YET):
        return ask(Reason.MAYBE_ZERO, _ZERO, special=Special.NONE_OR_NO_FIGURE)
    if "n" in letters and not unknown:
        return ask(Reason.MAYBE_ZERO, _ZERO, special=Special.NONE_OR_NO_FIGURE)
    return refuse(Reason.NO_NUMBER)
