"""The digits that are said after a spoken point: one by one, or as a number below a hundred.

Promises: zeros are kept, what was slurred is reported. Must not: know what stands before the point.
"""

from __future__ import annotations

from handlers.reading.figures.number_words import NumberWords, Part
from handlers.reading.figures.quantity import Reason
from handlers.reading.figures.separators import MOST_PLACES
from handlers.reading.figures.spoken import read_term
from handlers.reading.figures.tokens import NUMERAL, Token


def read_places(tokens: list[Token], at: int, words: NumberWords) -> tuple[str, int, bool]:
    """The digits after a spoken point, where they end, and whether they are in doubt."""
    text = tokens[at].text
    if tokens[at].kind == NUMERAL and text.isdigit() and len(text) <= MOST_PLACES:
        return text, at + 1, False
    zeros = ""
    while at < len(tokens) and words.part(tokens[at], Part.ZERO):
        zeros, at = zeros + "0", at + 1
    if at >= len(tokens) or len(zeros) > 3:
        return zeros[:3], at, len(zeros) > 3
    term = read_term(tokens, at, words) if tokens[at].kind != NUMERAL else None
    if term is None or len(term.options) != 1 or term.options[0] > 999:
        return zeros, at, False
    doubt = term.doubt is Reason.SPELLING or (term.doubt is not None and len(str(term.options[0])) > 2)
    return zeros + str(term.options[0]), term.end, doubt
