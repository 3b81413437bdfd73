"""An answer cut into what it says: amounts, and the words around them that change or doubt them.

Promises: every token becomes part of an item; a word that is not known becomes an item of its own.
Must not: decide an outcome (see ``judging``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from handlers.reading.figures.amounts import Amount, read_amount, unit_at
from handlers.reading.figures.labels import Labels
from handlers.reading.figures.moments import counts_months, end_of_time
from handlers.reading.figures.number_words import Measure, NumberWords, Part
from handlers.reading.figures.numbers import read_number
from handlers.reading.figures.phrases import Phrase, Role, Unit, find
from handlers.reading.figures.place_spans import end_of_place
from handlers.reading.figures.places import Places
from handlers.reading.figures.signs import Sign, read_sign
from handlers.reading.figures.tokens import NUMERAL, SIGN, WORD, Token


class Kind:
    """The letters that items are known by, so that a sentence's shape can be matched as a string."""

    NUMBER: Final = "N"
    UNIT: Final = "U"
    UNKNOWN: Final = "Z"
    PLACE: Final = "@"
    TIME: Final = "T"
    MONTHS: Final = "H"
    LABEL: Final = "i"
    IGNORED: Final = "."


LETTERS: Final = {
    Role.NONE: "0", Role.NOTHING_NEW: "z", Role.NOTHING_DONE: "e",
    Role.NOT_YET: "1", Role.NO: "n", Role.NO_FIGURE: "q", Role.SKIP: "k", Role.SAME: "=",
    Role.ALL: "a", Role.VAGUE: "v", Role.APPROXIMATE: "~", Role.ESTIMATE: "^", Role.OUT_OF: "/", Role.RANGE: "-",
    Role.FROM: "f", Role.PLAN: "P", Role.RESULT: "R", Role.UP: "+", Role.DOWN: "_", Role.DIFFERENCE: "d",
    Role.UP_TO: "L", Role.DOWN_TO: "l", Role.AGAINST: "C", Role.OLD: "O", Role.NEW: "W", Role.NOT_BUT: "X",
    Role.BUT: "B", Role.QUESTIONED: "?", Role.COMPLETED: "c", Role.WHOLE_DISTRICT: "D", Role.WEB: "w",
    Role.FILLER: ".", Role.TAIL: ",", Role.YEAR_TO_DATE: "Y", Role.PERIOD: "M", Role.TIME: "T", Role.OWN: ".",
    Role.VILLAGE: "u", Role.COMMUNE: "u", Role.SLIP: "S", Role.INCLUDING: "I",
}  # fmt: skip
_BETWEEN: Final = (Role.OUT_OF, Role.RANGE)
_LATER: Final = (Role.TAIL, Role.OWN)
_PAUSES: Final = frozenset(",.:;!-")


class Item(NamedTuple):
    """One piece of an answer, tokens ``start`` to ``end``, with the letter of what it does."""

    letter: str
    start: int
    end: int
    amount: Amount | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer is read with."""

    tokens: list[Token]
    words: NumberWords
    places: Places
    measure: Measure
    labels: Labels


def split(answer: Answer) -> list[Item]:
    """The items of an answer in order."""
    items: list[Item] = []
    at = 0
    while at < len(answer.tokens):
        item = _item(answer, at, items)
        items.append(item)
        at = item.end
    return items


def _item(answer: Answer, at: int, items: list[Item]) -> Item:
    tokens = answer.tokens
    if tokens[at].kind == SIGN:
        return _sign(answer, at, items)
    phrases = find(answer.words.phrases, tokens, at)
    named = end_of_place(tokens, at, answer.places, answer.words, () if _after_number(items) else phrases)
    if named is not None:
        return Item(Kind.PLACE, at, named)
    label = answer.labels.end_of_phrase(tokens, at)
    if label is not None:
        return Item(Kind.LABEL, at, label)
    moment = end_of_time(tokens, at, answer.words)
    if moment is not None:
        return Item(Kind.MONTHS if counts_months(tokens, at, moment, answer.words) else Kind.TIME, at, moment)
    if phrases and len(phrases[0].bares) > 1:
        item = _phrase(answer, at, items, phrases)
        if item is not None:
            return item
    return _amount_or_word(answer, at, items, phrases)


def _amount_or_word(answer: Answer, at: int, items: list[Item], phrases: tuple[Phrase, ...]) -> Item:
    tokens = answer.tokens
    if answer.words.part(tokens[at], Part.MINUS) and _number_follows(answer, at + 1):
        return Item("m", at, at + 1)
    glued = at > 0 and tokens[at].gap == "" and tokens[at - 1].kind == WORD and tokens[at].kind == NUMERAL
    amount = read_amount(tokens, at, answer.words, answer.measure)
    if amount is not None:
        letter = Kind.UNKNOWN if glued and items[-1].letter in ".iZW," else Kind.NUMBER
        return Item(letter, at, amount.end, amount)
    item = _phrase(answer, at, items, phrases)
    if item is not None:
        return item
    if answer.labels.holds(tokens[at]):
        return Item(Kind.LABEL, at, at + 1)
    if at > 0 and tokens[at - 1].kind == NUMERAL and answer.words.part(tokens[at], Part.POINT):
        return Item("h", at, at + 1)
    return _unit_or_unknown(answer, at)


def _unit_or_unknown(answer: Answer, at: int) -> Item:
    scale = answer.words.scales.get(answer.tokens[at].spelling)
    found = unit_at(answer.tokens, at + (scale is not None), answer.words, answer.measure)
    if found is not None and found.doubt is None:
        times = found.unit.times * (scale.times if scale else 1)
        return Item(Kind.UNIT, at, found.end, None, found.unit._replace(times=times))
    return Item(Kind.UNKNOWN, at, at + 1)


def _after_number(items: list[Item]) -> bool:
    return bool(items) and items[-1].letter == Kind.NUMBER


def _bare_number_before(answer: Answer, at: int, items: list[Item]) -> bool:
    """Whether a word without marks is glued to a number without a unit: "245a"."""
    amount = items[-1].amount if _after_number(items) else None
    return amount is not None and amount.unit is None and answer.tokens[at].text.isascii()


def _phrase(answer: Answer, at: int, items: list[Item], phrases: tuple[Phrase, ...]) -> Item | None:
    """The phrase here in the role that its neighbours leave it."""
    if not phrases:
        return None
    end = at + len(phrases[0].bares)
    roles = [phrase.role for phrase in phrases if isinstance(phrase.role, Role) and _may(phrase, answer, at, items)]
    if not roles:
        return None
    for role in roles:
        if role in _BETWEEN and _after_number(items) and _number_follows(answer, end):
            return Item(LETTERS[role], at, end)
    others = [role for role in roles if role not in _BETWEEN]
    if not others:
        return None
    first = min(others, key=lambda role: role in _LATER)
    if first is Role.NEW and answer.labels.holds(answer.tokens[at]):
        return Item(Kind.IGNORED, at, end)
    if first is Role.FILLER and answer.tokens[at].gap == "" and _bare_number_before(answer, at, items):
        return None
    if first is Role.TAIL and any(item.letter == Kind.NUMBER for item in items):
        return None
    return Item(LETTERS[first], at, end)


def _may(phrase: Phrase, answer: Answer, at: int, items: list[Item]) -> bool:
    """One-letter fillers count only when nothing is glued to them and no number lacks a unit before them.

    A slip is only one beside a number: "nhầm, 60", "60 nhầm".
    """
    if phrase.role is Role.SLIP:
        return _after_number(items) or _corrected_follows(answer, at + len(phrase.bares))
    if not phrase.alone:
        return True
    amount = items[-1].amount if _after_number(items) else None
    if amount is not None and amount.unit is None:
        return False
    following = at + len(phrase.bares)
    free_before = at == 0 or answer.tokens[at].gap != ""
    return free_before and (following >= len(answer.tokens) or answer.tokens[following].gap != "")


def _corrected_follows(answer: Answer, at: int) -> bool:
    """Whether a number stands here, perhaps after a pause."""
    paused = at < len(answer.tokens) and answer.tokens[at].text in _PAUSES
    return _number_follows(answer, at + paused)


def _number_follows(answer: Answer, at: int) -> bool:
    return at < len(answer.tokens) and (
        answer.tokens[at].kind == NUMERAL or read_number(answer.tokens, at, answer.words) is not None
    )


def _sign(answer: Answer, at: int, items: list[Item]) -> Item:
    """A sign as a unit, as part of a phrase, or by its own meaning."""
    found = unit_at(answer.tokens, at, answer.words, answer.measure)
    if found is not None:
        return Item(Kind.UNIT, at, found.end, None, found.unit)
    number_before = _after_number(items)
    number_after = _number_follows(answer, at + 1)
    unit_after = not number_after and at + 1 < len(answer.tokens) and _counts(answer, at + 1)
    sign = read_sign(answer.tokens, at, Sign(number_before, number_after, unit_after), answer.words)
    return Item(sign, at, at + 1)


def _counts(answer: Answer, at: int) -> bool:
    found = unit_at(answer.tokens, at, answer.words, answer.measure)
    months = answer.tokens[at].spelling in answer.words.time["month"] | answer.words.time["year"]
    return found is not None or months
