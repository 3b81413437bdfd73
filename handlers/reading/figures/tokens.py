"""A text cut into numerals, words and signs, each with the gap before it.

Promises: linear time, any text; nothing but white space and a hyphen inside a word is dropped.
Must not: know what a word means.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from handlers.reading.figures.characters import bare, spelling

NUMERAL: Final = "numeral"
WORD: Final = "word"
SIGN: Final = "sign"

_TOKEN: Final = re.compile(
    r"(?P<numeral>(?:(?<!\S)[.,])?[0-9]+(?:[.,'_]+[0-9]+)*[½¼¾]?|[½¼¾])"
    r"|(?P<word>[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*)"
    r"|(?P<sign>\S)"
)


class Token(NamedTuple):
    """One piece of text in lower case.

    ``gap`` is "" when it is glued to the piece before it, " " after spaces, "\\n" after a line break or a tab.
    ``slip`` is True when the word was made out of keys of an input method, ``stray`` when one key was left over.
    """

    kind: str
    text: str
    spelling: str
    bare: str
    gap: str
    slip: bool = False
    stray: bool = False


def cut(text: str, most: int) -> list[Token] | None:
    """The tokens of a text that went through ``plain``, or None when there are more than ``most``."""
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        kind, piece, start = match.lastgroup or SIGN, match[0], match.start()
        gap = text[end:start]
        end = match.end()
        if gap:
            gap = "\n" if "\n" in gap or "\t" in gap else " "
        if kind == SIGN and piece == "-" and not gap and _inside_word(tokens, text, end):
            continue
        if len(tokens) == most:
            return None
        if kind == WORD:
            tokens.append(Token(kind, piece, spelling(piece), bare(piece), gap))
        else:
            tokens.append(Token(kind, piece, piece, piece, gap))
    return tokens


def _inside_word(tokens: list[Token], text: str, end: int) -> bool:
    """Whether a hyphen stands between two letters, as in "hec-ta"."""
    return bool(tokens) and tokens[-1].kind == WORD and text[end : end + 1].isalpha()
