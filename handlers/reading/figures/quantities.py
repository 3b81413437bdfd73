"""Reading a figure from what an officer typed.

Promises: never raises on any text; linear time; one reading is accepted only when nothing else survives and every
word is known; otherwise the reader asks or refuses, with the reason. The raw text is kept.
Must not: know an indicator's history (see ``plausibility``), a clock or a database.
"""

from __future__ import annotations

from decimal import Context, localcontext
from typing import Final

from handlers.reading.figures.characters import plain
from handlers.reading.figures.judging import judge
from handlers.reading.figures.labels import labels_of
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.phrases import Role
from handlers.reading.figures.places import Places
from handlers.reading.figures.quantity import Asked, Outcome, Quantity, Reason
from handlers.reading.figures.sentences import LETTERS, Answer, Item, Kind, split
from handlers.reading.figures.slips import repaired, vni_repaired, with_digits
from handlers.reading.figures.tokens import NUMERAL, Token, cut
from handlers.reading.figures.verdicts import Verdict, doubted, refuse

_LONGEST: Final = 400
_MOST_TOKENS: Final = 48
_MOST_KEYED: Final = 24  # tokens; longer texts are not tried as keys of an input method
_MOST_NUMERALS: Final = 16
_EXACT: Final = Context(prec=60)
_NOWHERE: Final = Places()
_ESTIMATE: Final = LETTERS[Role.ESTIMATE]
_SLIP: Final = LETTERS[Role.SLIP]
_PER: Final = {
    LETTERS[Role.YEAR_TO_DATE]: Role.YEAR_TO_DATE.value,
    Kind.MONTHS: Role.YEAR_TO_DATE.value,
    LETTERS[Role.PERIOD]: Role.PERIOD.value,
}


def read_quantity(text: str, asked: Asked, words: NumberWords, places: Places = _NOWHERE) -> Quantity:
    """``text`` as an answer to ``asked``. Readings are in the unit asked, best first."""
    with localcontext(_EXACT):
        if len(text) > _LONGEST:
            return _quantity(text, refuse(Reason.TOO_LONG), [], [], asked)
        typed, odd = plain(text)
        digits = with_digits(typed)
        tokens = cut(digits, _MOST_TOKENS)
        if tokens is None:
            return _quantity(text, refuse(Reason.TOO_LONG), [], [], asked)
        if len(tokens) > _MOST_NUMERALS and sum(token.kind == NUMERAL for token in tokens) > _MOST_NUMERALS:
            return _quantity(text, refuse(Reason.SEVERAL), [], [], asked)
        tokens = repaired(tokens, words, labels_of(asked.words))
        found = _read(text, tokens, asked, words, places, odd=odd or digits != typed)
        if words.also is not None and _may_be_foreign(found, tokens, words):
            return read_quantity(text, asked, words.also, places)
        other = vni_repaired(tokens, words) if len(tokens) <= _MOST_KEYED else None
        if other is None:
            return found
        keyed, may_be_figure = other
        first = _read(text, keyed, asked, words, places, odd=True)
        return _either(first, found) if may_be_figure or not first.readings else first


def _may_be_foreign(found: Quantity, tokens: list[Token], words: NumberWords) -> bool:
    """Whether the first language left a text open that has a word of the second."""
    settled = found.outcome is Outcome.ACCEPT or found.special is not None or len(tokens) > _MOST_KEYED
    return not settled and any(token.text in words.telling for token in tokens)


def _read(text: str, tokens: list[Token], asked: Asked, words: NumberWords, places: Places, *, odd: bool) -> Quantity:
    answer = Answer(tokens, words, places, words.measure(asked.unit), labels_of(asked.words))
    items = split(answer)
    verdict = judge(answer, items, asked)
    if odd:
        verdict = doubted(verdict, (Reason.ODD_CHARACTER,))
    return _quantity(text, verdict, items, tokens, asked)


def _quantity(text: str, verdict: Verdict, items: list[Item], tokens: list[Token], asked: Asked) -> Quantity:
    letters = "".join(item.letter for item in items)
    per = asked.per if verdict.both else next((name for letter, name in _PER.items() if letter in letters), None)
    if per is not None and per != asked.per and verdict.readings:
        verdict = doubted(verdict, (Reason.OTHER_PER,))
    reasons = verdict.reasons or (Reason.PLAIN,)
    return Quantity(
        outcome=verdict.outcome,
        readings=tuple(dict.fromkeys(verdict.readings)),
        reason=reasons[0],
        raw=text,
        estimated=_ESTIMATE in letters and bool(verdict.readings),
        special=verdict.special,
        per=per,
        place=_place(items, tokens),
        beside=verdict.beside,
        slip=_SLIP in letters.partition(Kind.NUMBER)[0],
    )


def _place(items: list[Item], tokens: list[Token]) -> str | None:
    for item in items:
        if item.letter == Kind.PLACE:
            return " ".join(token.text for token in tokens[item.start : item.end])
    return None


def _either(first: Quantity, second: Quantity) -> Quantity:
    """Two ways to read the keys: both are offered."""
    readings = tuple(dict.fromkeys((*first.readings, *second.readings)))
    if not readings:
        return second
    return Quantity(Outcome.ASK, readings, Reason.SPELLING, first.raw, first.estimated, None, first.per, first.place)
