"""Spoken numbers below a thousand, and one term of a number: "ba trăm chín tám", "hăm mốt", "4 trăm 60", "1.398".

Promises: every meaning that speech allows, best first; what was left unsaid is reported as a doubt.
Must not: know scales above a hundred (see ``amounts``).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from handlers.reading.figures.number_words import NumberWords, Part, Spoken
from handlers.reading.figures.quantity import Reason
from handlers.reading.figures.separators import MOST_DIGITS, Numeral, Shape, join_groups, join_spaced, read_numeral
from handlers.reading.figures.tokens import NUMERAL, Token

FULL: Final = "full"
LONE: Final = "lone"  # one digit
LATE: Final = "late"  # one digit that is only said after tens
PAIR: Final = "pair"  # two digits with the word for tens left out
_DIGITS: Final = (Part.DIGIT,)
_HUNDRED: Final = 100
_LATER: Final = (Part.DIGIT, Part.LATE)


class Term(NamedTuple):
    """One term: its ``options`` best first, where it ends, how it was said, the numeral when it was typed."""

    options: tuple[Decimal, ...]
    end: int
    form: str = FULL
    doubt: Reason | None = None
    numeral: Numeral | None = None
    text: str = ""
    hundred: bool = False


def read_term(tokens: list[Token], at: int, words: NumberWords) -> Term | None:
    """The term that begins at ``at``, or None."""
    if at >= len(tokens):
        return None
    term = _typed(tokens, at) if tokens[at].kind == NUMERAL else _below_hundred(tokens, at, words)
    if _hundred_at(tokens, term, at, words):
        return _hundreds(tokens, term, term.end if term else at, words)
    return term


def is_other_word(token: Token, term: Term, words: NumberWords) -> bool:
    """Whether a digit that nobody says first, typed without marks, is another word: "nham", "lam"."""
    late = words.part(token, Part.LATE)
    return late is not None and late.unmarked and term.form == LATE and late.value in words.speech.late_doubtful


def _hundred_at(tokens: list[Token], term: Term | None, at: int, words: NumberWords) -> bool:
    place = at if term is None else term.end
    if place >= len(tokens) or (term is not None and (term.form == LATE or tokens[place].gap == "\n")):
        return False
    return words.part(tokens[place], Part.HUNDRED) is not None


def _typed(tokens: list[Token], at: int) -> Term:
    """A numeral, with the groups that spaces set apart."""
    text, end = tokens[at].text, at + 1
    groups = [text]
    if text.isdigit() and len(text) <= 3 and text[0] != "0":
        while end < len(tokens) and _is_group(tokens[end]) and groups[-1].isdigit():
            groups.append(tokens[end].text)
            end += 1
    if len(groups) > 1:
        return _numeral_term(join_groups(groups), "".join(groups), end)
    digits = _one_by_one(tokens, at)
    if len(digits) > 2:
        numeral = Numeral(Shape.SPACED, (Decimal(digits[:MOST_DIGITS]),))
        return _numeral_term(numeral, digits, at + len(digits))
    spaced = _spaced_separator(tokens, at)
    if spaced is not None:
        return spaced
    return _numeral_term(read_numeral(text), text, end)


def _one_by_one(tokens: list[Token], at: int) -> str:
    """As in "1 3 9 8": single digits with a space between each."""
    digits = ""
    for token in tokens[at : at + MOST_DIGITS]:
        if token.kind != NUMERAL or not token.text.isdigit() or len(token.text) > 1 or (digits and token.gap != " "):
            break
        digits += token.text
    return digits


def _is_group(token: Token) -> bool:
    """Three digits after a space, with or without a fraction that is no second group."""
    text = token.text
    if token.kind != NUMERAL or token.gap != " " or not text[:3].isdigit() or len(text) < 3:
        return False
    return len(text) == 3 or (text[3] in ".," and text[4:].isdigit() and (text[3] == "," or len(text) != 7))


def _spaced_separator(tokens: list[Token], at: int) -> Term | None:
    """As in "1. 398" and "1 .398"."""
    text = tokens[at].text
    if not text.isdigit() or at + 1 >= len(tokens):
        return None
    after = tokens[at + 1]
    if after.kind == NUMERAL and after.gap == " " and after.text[0] in ".," and after.text[1:].isdigit():
        return _numeral_term(join_spaced(text, after.text[0], after.text[1:]), text, at + 2)
    if after.text not in (".", ",") or after.gap or at + 2 >= len(tokens):
        return None
    last = tokens[at + 2]
    if last.kind != NUMERAL or last.gap != " " or not last.text.isdigit():
        return None
    return _numeral_term(join_spaced(text, after.text, last.text), text, at + 3)


def _numeral_term(numeral: Numeral, text: str, end: int) -> Term:
    form = LONE if len(text) == 1 and text != "0" else FULL
    return Term(numeral.options, end, form, None, numeral, text)


def _below_hundred(tokens: list[Token], at: int, words: NumberWords) -> Term | None:
    first = words.part(tokens[at], Part.DIGIT, Part.TEN, Part.TWENTY, Part.LATE)
    if first is None:
        zero = words.part(tokens[at], Part.ZERO)
        follows = at + 1 < len(tokens) and words.part(tokens[at + 1], Part.HUNDRED, Part.POINT, Part.POINT_OR_GROUP)
        return Term((Decimal(0),), at + 1) if zero and follows else None
    doubt = Reason.SPELLING if tokens[at].slip or tokens[at].stray else None
    if first.part is Part.LATE:
        if tokens[at].text in words.speech.doubtful_alone:
            doubt = doubt or Reason.SHORT_SPEECH
        return Term((Decimal(first.value),), at + 1, LATE, doubt)
    if first.part is Part.DIGIT:
        return _after_digit(tokens, at, words, first, doubt)
    tens = 10 if first.part is Part.TEN else first.value
    return _units_after(tokens, at + 1, words, tens, doubt)


def _after_digit(tokens: list[Token], at: int, words: NumberWords, first: Spoken, doubt: Reason | None) -> Term | None:
    following = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].gap != "\n" else None
    if following is None:
        return Term((Decimal(first.value),), at + 1, LONE, doubt)
    if words.part(following, Part.TENS):
        return _units_after(tokens, at + 2, words, first.value * 10, _slip(following) or doubt)
    if words.part(following, Part.DOZEN):
        return _units_after(tokens, at + 2, words, first.value * 10, doubt)
    if words.part(following, Part.TEN):
        return _units_after(tokens, at + 2, words, first.value * 10, Reason.SPELLING)
    second = words.part(following, *_LATER)
    if second is None or _counts_next(tokens, at + 2, words, second):
        return Term((Decimal(first.value),), at + 1, LONE, doubt)
    return _pair(tokens, at, words, first, second)


def _counts_next(tokens: list[Token], at: int, words: NumberWords, second: Spoken) -> bool:
    """Whether the second of two digits belongs to a hundred of its own, so that they are no pair."""
    return second.part is Part.DIGIT and at < len(tokens) and words.part(tokens[at], Part.HUNDRED) is not None


def _pair(tokens: list[Token], at: int, words: NumberWords, first: Spoken, second: Spoken) -> Term:
    """Two digits in a row: the word for tens was dropped, or two neighbours mean about so many."""
    digits = [first.value, second.value]
    end = at + 2
    while end < len(tokens) and tokens[end].gap != "\n" and (more := words.part(tokens[end], *_DIGITS)):
        digits.append(more.value)
        end += 1
    value = Decimal("".join(map(str, digits)))
    slipped = any(token.slip or token.stray for token in tokens[at:end])
    about = second.part is Part.DIGIT and f"{first.value}{second.value}" in words.speech.pairs
    unmarked = first.unmarked or second.unmarked
    doubt = Reason.APPROXIMATE if about else Reason.SHORT_SPEECH if unmarked or len(digits) > 2 else None
    return Term((value,), end, PAIR, Reason.SPELLING if slipped else doubt)


def _units_after(tokens: list[Token], at: int, words: NumberWords, tens: int, doubt: Reason | None) -> Term:
    unit = words.part(tokens[at], *_LATER) if at < len(tokens) and tokens[at].gap != "\n" else None
    if unit is None or _counts_next(tokens, at + 1, words, unit):
        return Term((Decimal(tens),), at, FULL, doubt)
    if unit.year and unit.part is Part.DIGIT:
        doubt = doubt or Reason.SHORT_SPEECH
    return Term((Decimal(tens + unit.value),), at + 1, FULL, _slip(tokens[at]) or doubt)


def _slip(token: Token) -> Reason | None:
    return Reason.SPELLING if token.slip or token.stray else None


def _hundreds(tokens: list[Token], count: Term | None, at: int, words: NumberWords) -> Term:
    """What follows "trăm": linh năm, chín mươi tám, chín tám, a lone digit with two meanings, or nothing."""
    doubt = _slip(tokens[at]) or (count.doubt if count else None)
    if count is not None and (len(count.options) != 1 or count.options[0] > 9):
        return Term(count.options, at, FULL, Reason.SPELLING)
    base = (count.options[0] if count else Decimal(1)) * 100
    rest_at = at + 1
    gap = rest_at < len(tokens) and words.part(tokens[rest_at], Part.GAP) is not None
    rest = _rest(tokens, rest_at + gap, words)
    if rest is None:
        bare = None if count else Reason.VAGUE
        return Term((base,), rest_at, FULL, doubt or bare, hundred=True)
    tail = rest.options[0]
    if gap and rest.form in (LONE, LATE):
        return Term((base + tail,), rest.end, FULL, doubt or rest.doubt)
    if rest.form == LATE and int(tail) not in words.speech.late_doubtful:
        return Term((base + tail * 10,), rest.end, FULL, doubt)
    if rest.form in (LONE, LATE):
        return Term((base + tail * 10, base + tail), rest.end, FULL, Reason.SHORT_SPEECH)
    clear = rest.form == PAIR and tail < _HUNDRED and rest.doubt is Reason.SHORT_SPEECH
    return Term((base + tail,), rest.end, FULL, doubt or (None if clear else rest.doubt))


def _rest(tokens: list[Token], at: int, words: NumberWords) -> Term | None:
    """One or two digits, spoken or typed, after the hundreds; not when they count something further."""
    if at >= len(tokens) or tokens[at].gap == "\n":
        return None
    token = tokens[at]
    if token.kind != NUMERAL:
        return _below_hundred(tokens, at, words)
    if not token.text.isdigit() or len(token.text) > 2 or read_numeral(token.text).shape is not Shape.INTEGER:
        return None
    return _numeral_term(read_numeral(token.text), token.text, at + 1)
