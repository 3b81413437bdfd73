"""From what an answer says to what is done with it: one reading, a question, or a refusal with its reason.

Promises: an accept needs one number, nothing unknown beside it and no word that doubts it.
Must not: know words; it sees letters for what the words do (see ``sentences``).
"""

from __future__ import annotations

import re
from typing import Final

from handlers.reading.figures.amounts import Amount
from handlers.reading.figures.nothing import read_nothing
from handlers.reading.figures.number_words import Measure
from handlers.reading.figures.phrases import Role
from handlers.reading.figures.quantity import Asked, Reason
from handlers.reading.figures.sentences import Answer, Item, Kind
from handlers.reading.figures.shapes import Case, by_shape
from handlers.reading.figures.stretches import both_stretches, read_stretches
from handlers.reading.figures.tokens import NUMERAL, SIGN
from handlers.reading.figures.verdicts import Verdict, doubted, refuse

_GROUP: Final = re.compile(r"[0-9]{3}(?:[.,][0-9]*)?")
_MOST_UNKNOWN: Final = 4
_DOUBTS: Final = {
    "~": Reason.APPROXIMATE, "?": Reason.QUESTIONED, "T": Reason.TIME_AND_FIGURE,
    Kind.MONTHS: Reason.TIME_AND_FIGURE, "D": Reason.UNKNOWN_WORDS,
    "b": Reason.SIGN, "p": Reason.SIGN, Kind.UNKNOWN: Reason.UNKNOWN_WORDS, "n": Reason.MAYBE_ZERO,
    "q": Reason.UNKNOWN_WORDS, "k": Reason.UNKNOWN_WORDS, "=": Reason.UNKNOWN_WORDS, "1": Reason.MAYBE_ZERO,
    "a": Reason.UNKNOWN_WORDS, "B": Reason.UNKNOWN_WORDS, "(": None, "d": Reason.CHANGE,
    "h": Reason.SEPARATOR,
}  # fmt: skip
_NONE: Final = frozenset("0ze")
_REFUSALS: Final = {"w": Reason.WEB_ADDRESS, "x": Reason.FORMULA, "v": Reason.VAGUE}


def judge(answer: Answer, items: list[Item], asked: Asked) -> Verdict:
    """The verdict on an answer."""
    verdict = _judge(answer, items, asked)
    bare = verdict.readings and not any(reading.whole for reading in verdict.readings)
    if asked.counted and answer.measure.dimension == "points" and bare and not _states_fall(answer, items):
        return doubted(verdict, (Reason.FALL_OR_RATE,))
    return verdict


def _judge(answer: Answer, items: list[Item], asked: Asked) -> Verdict:
    letters = "".join(item.letter for item in items)
    if Kind.NUMBER not in letters:
        lookalike = any(token.text in answer.words.zero_lookalikes for token in answer.tokens)
        unknown = Kind.UNKNOWN in letters or bool(_other_units(answer, items))
        return read_nothing(letters, asked, answer.measure, lookalike=lookalike, unknown=unknown)
    if letters.count(Kind.NUMBER) == len(letters) - letters.count(Kind.IGNORED) and letters:
        return by_shape(items, Case(_amounts(items), asked, answer.measure))
    refusal = _refusal(answer, items, letters)
    if refusal is not None:
        return refuse(refusal)
    amounts = [_with_unit_before(amount, items, answer.measure) for amount in _amounts(items)]
    case = Case(amounts, asked, answer.measure)
    stretches = both_stretches(items, amounts) if asked.flow or asked.per is not None else None
    verdict = by_shape(items, case) if stretches is None else read_stretches(stretches, case)
    if "m" in letters or _bracketed(letters):
        verdict = _negative(verdict, answer.measure)
    return doubted(verdict, _doubts(answer, items, letters, verdict))


def _amounts(items: list[Item]) -> list[Amount]:
    return [item.amount for item in items if item.letter == Kind.NUMBER and item.amount is not None]


def _refusal(answer: Answer, items: list[Item], letters: str) -> Reason | None:
    """What makes a number beside it unusable."""
    for letter, reason in _REFUSALS.items():
        if letter in letters:
            return reason
    if "y" in letters:
        return Reason.A_RATE
    if letters.count(Kind.UNKNOWN) > _MOST_UNKNOWN:
        return Reason.UNREADABLE
    plus = letters.find("p")
    if plus >= 0 and sum(len(t.text) for t in answer.tokens if t.kind == NUMERAL) >= 9:
        return Reason.TELEPHONE
    return _unknown_unit(answer, items)


def _unknown_unit(answer: Answer, items: list[Item]) -> Reason | None:
    """A number that counts a thing nobody knows."""
    for place, item in enumerate(items[:-1]):
        if item.letter != Kind.NUMBER or item.amount is None or item.amount.unit is not None:
            continue
        following = place + 1
        while following < len(items) and _is_punctuation(answer, items[following]):
            following += 1
        if following < len(items) and items[following].letter == Kind.UNKNOWN:
            return Reason.UNKNOWN_UNIT
    return None


def _is_punctuation(answer: Answer, item: Item) -> bool:
    return item.letter == Kind.IGNORED and answer.tokens[item.start].kind == SIGN


def _with_unit_before(amount: Amount, items: list[Item], measure: Measure) -> Amount:
    """As in "ha 1398", "kg: 1.500": a unit that stands before the only number without one."""
    units = [item.unit for item in items if item.letter == Kind.UNIT and item.unit is not None]
    units = [unit for unit in units if unit.dimension == measure.dimension]
    if amount.unit is not None or len(units) != 1 or units[0].times == measure.times:
        return amount
    if amount.number.scale > 1:
        return amount._replace(doubts=(*amount.doubts, Reason.UNUSUAL_UNIT))
    options = tuple(value * units[0].times for value in amount.options)
    return amount._replace(options=options, unit=units[0], doubts=(*amount.doubts, Reason.UNUSUAL_UNIT))


def _bracketed(letters: str) -> bool:
    return re.sub("[.iU]", "", letters) == "(N)"


def _negative(verdict: Verdict, measure: Measure) -> Verdict:
    """A minus: a fall may be written with one, anything else cannot be below zero."""
    if measure.dimension == "points":
        return doubted(verdict, (Reason.SIGN,))
    return refuse(Reason.NEGATIVE)


def _doubts(answer: Answer, items: list[Item], letters: str, verdict: Verdict) -> tuple[Reason, ...]:
    found = [_DOUBTS[letter] for letter in dict.fromkeys(letters) if letter in _DOUBTS]
    reasons = [reason for reason in found if reason is not None]
    if "," in letters or ("W" in letters and "O" not in letters):
        reasons.append(Reason.UNKNOWN_WORDS)
    if "c" in letters and answer.measure.rate:
        reasons.append(Reason.PERCENT_OF_PLAN)
    if _NONE.intersection(letters) and verdict.readings and verdict.readings[0].value != 0:
        reasons.append(Reason.MAYBE_ZERO)
    if answer.measure.dimension == "points" and _may_be_level(answer, items, letters):
        reasons.append(Reason.CHANGE)
    reasons.extend(_other_units(answer, items))
    reasons.extend(_numbered_places(answer, items))
    return tuple(reasons)


def _may_be_level(answer: Answer, items: list[Item], letters: str) -> bool:
    """As in "hộ nghèo 25,9%": a rate by its name and no word for its fall is the rate itself."""
    return (Kind.LABEL in letters or Kind.UNIT in letters) and not _states_fall(answer, items)


def _states_fall(answer: Answer, items: list[Item]) -> bool:
    """Whether a word or the unit says that the number is how far something fell."""
    phrases = answer.words.phrases
    falls = any(
        p.role is Role.DOWN for at in range(len(answer.tokens)) for p in phrases.get(answer.tokens[at].bare, ())
    )
    stated = any(item.amount and item.amount.unit and item.amount.unit.dimension == "points" for item in items)
    return falls or stated


def _other_units(answer: Answer, items: list[Item]) -> list[Reason]:
    """A unit that stands alone and is neither the one asked nor a word of the indicator's name."""
    for item in items:
        if item.letter != Kind.UNIT or item.unit is None:
            continue
        same = item.unit.dimension in (answer.measure.dimension, *answer.measure.takes)
        labels = all(answer.labels.holds(token) for token in answer.tokens[item.start : item.end])
        if not same and not labels:
            return [Reason.UNKNOWN_WORDS]
    return []


def _numbered_places(answer: Answer, items: list[Item]) -> list[Reason]:
    """As in "Nà Cài 2 120 ha": village 2 and 120, or 2.120?"""
    tokens = answer.tokens
    for item in items:
        numbered = item.letter == Kind.PLACE and tokens[item.end - 1].kind == NUMERAL and item.end < len(tokens)
        if numbered and _GROUP.fullmatch(tokens[item.end].text):
            return [Reason.SPACING]
    return []
