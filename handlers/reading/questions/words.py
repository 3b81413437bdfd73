"""Text as a row of words: each without marks, with its marks kept apart, numbers told from letters.

Promises: any string in, never an exception; linear time; at most ``LONGEST`` words are looked at.
Must not: know a language's words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from handlers.reading.text import clean, fold

LONGEST: Final = 60
_LONGEST_TEXT: Final = 800
_WORD: Final = re.compile(
    r"(?:(?<=\d)(?:[-–]|\s?\+\s?))?\d+(?:[.,]\d+)*|%|[^\W\d_\u0300-\u036f][\u0300-\u036f]*(?:[^\W\d_][\u0300-\u036f]*)*"
)
_DASHES: Final = "-–"
_PLUS: Final = "+"
_STROKE: Final = "đ"


@dataclass(frozen=True, slots=True)
class Word:
    """``plain`` is folded; ``marks`` are the typed marks in a fixed order, "" when typed without any.

    ``dashed``: a number that a dash without spaces joins to the number before; ``added``: one that a plus joins to it.
    """

    plain: str
    marks: str
    capital: bool = False
    number: bool = False
    dashed: bool = False
    added: bool = False


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; punctuation and signs are dropped, "300ha" is two words."""
    shown = clean(text[:_LONGEST_TEXT])
    found = (_word(match) for match in _WORD.findall(shown)[:LONGEST])
    return tuple(word for word in found if word.plain)


@lru_cache(maxsize=8192)
def _word(typed: str) -> Word:
    if typed[-1].isdigit():
        digits = typed.lstrip(f"{_DASHES}{_PLUS} ")
        return Word(fold(digits), "", number=True, dashed=typed[0] in _DASHES, added=_PLUS in typed)
    return Word(fold(typed).replace(" ", ""), marks_of(typed), capital=typed[0].isupper())


@lru_cache(maxsize=8192)
def marks_of(typed: str) -> str:
    """The combining marks of one word, sorted, so that their places do not matter."""
    lowered = typed.lower()
    if lowered.isascii():
        return ""
    marks = sorted(c for c in unicodedata.normalize("NFD", lowered) if unicodedata.combining(c))
    return "".join(marks) + _STROKE * lowered.count(_STROKE)


@lru_cache(maxsize=8192)
def lacks_marks(typed: str, right: str) -> bool:
    """Whether ``typed`` marks are some, not all, of the ``right`` ones: written lazily rather than wrongly."""
    rest = list(right)
    for mark in typed:
        if mark not in rest:
            return False
        rest.remove(mark)
    return True
