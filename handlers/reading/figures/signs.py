"""What a single sign between words and numbers means: a dash, a plus, a slash, a bracket.

Promises: a sign that could change a figure is never taken for an ornament. Must not: read words.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.tokens import NUMERAL, WORD, Token

IGNORED: Final = "."
UNKNOWN: Final = "Z"
RANGE: Final = "-"
OUT_OF: Final = "/"
NEGATIVE: Final = "m"
BULLET: Final = "b"
PLUS: Final = "p"
FORMULA: Final = "x"
COLON: Final = ":"
PER: Final = "y"
OPEN: Final = "("
CLOSE: Final = ")"
QUESTION: Final = "?"
APPROXIMATE: Final = "~"
_ORNAMENTS: Final = frozenset(".,;:!\"'")
_BULLETS: Final = frozenset("-*•·●+")


class Sign(NamedTuple):
    """What stands around a sign."""

    number_before: bool
    number_after: bool
    unit_after: bool


def read_sign(tokens: list[Token], at: int, around: Sign, words: NumberWords) -> str:
    """The letter of what the sign at ``at`` does."""
    sign = tokens[at].text
    if sign == "-":
        return _dash(tokens, at, around)
    if sign in "~<>±≈":
        between = around.number_before and around.number_after and sign == "~"
        return RANGE if between else APPROXIMATE
    if sign in "+*×^=•·●":
        return _operator(tokens, at, around, sign)
    if sign == "/":
        return OUT_OF if around.number_before and around.number_after else PER if around.unit_after else UNKNOWN
    if sign == ":" and around.number_before and around.number_after and not tokens[at].gap:
        return IGNORED if tokens[at + 1].gap else COLON
    if sign in _ORNAMENTS or sign in words.ignored_signs:
        return IGNORED
    return {"(": OPEN, ")": CLOSE, "?": QUESTION}.get(sign, UNKNOWN)


def _dash(tokens: list[Token], at: int, around: Sign) -> str:
    if around.number_before:
        return RANGE if around.number_after else UNKNOWN
    if not around.number_after:
        return IGNORED if _words_around(tokens, at) else UNKNOWN
    glued_after = tokens[at + 1].gap == ""
    if at == 0:
        return NEGATIVE if glued_after else BULLET
    if tokens[at].gap == "" and glued_after:
        return BULLET
    return NEGATIVE if glued_after else IGNORED if tokens[at - 1].kind == WORD else BULLET


def _words_around(tokens: list[Token], at: int) -> bool:
    return 0 < at < len(tokens) - 1 and tokens[at - 1].kind == WORD and tokens[at + 1].kind == WORD


def _operator(tokens: list[Token], at: int, around: Sign, sign: str) -> str:
    if around.number_before:
        ends = not around.number_after and at + 1 == len(tokens)
        return APPROXIMATE if ends and sign == "+" else FORMULA
    if not around.number_after:
        return UNKNOWN
    if sign == "=":
        return IGNORED if at == 0 or tokens[at - 1].kind != NUMERAL else FORMULA
    if at == 0 and sign in _BULLETS:
        return PLUS if sign == "+" else BULLET
    return FORMULA
