"""Text as it can be compared: one Unicode form, no invisible characters, no marks, single spaces.

Promises: any string in, never an exception; linear time. Must not: know a language's words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_STROKED = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i"})
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = frozenset("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85")
_MOST_MARKS: Final = 8
_LONGEST_NAME: Final = 60
_RUN: Final = re.compile(r"[^\w\s\x00-\x7f]{9,}")  # marks on marks, which take quadratic time to put in order


def clean(text: str) -> str:
    """The text in NFC with every control, surrogate and zero-width character gone; tabs and newlines stay."""
    composed = unicodedata.normalize("NFC", text if text.isascii() else _RUN.sub(_with_few_marks, text))
    if composed.isprintable():
        return composed
    unseen = (c for c in set(composed) if c not in _SPACES and unicodedata.category(c) in _UNSEEN)
    return composed.translate(dict.fromkeys(map(ord, unseen)))


def _with_few_marks(run: re.Match[str]) -> str:
    marks = [place for place, sign in enumerate(run[0]) if unicodedata.combining(sign)]
    dropped = frozenset(marks[_MOST_MARKS:])
    return "".join(sign for place, sign in enumerate(run[0]) if place not in dropped)


def fold(text: str) -> str:
    """Lower case without marks, full-width forms made plain, runs of white space as one space.

    "Phổng  Lái" and "PHONG LAI" both become "phong lai". Characters that have no plain form stay as they are.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    return _folded_name(text) if len(text) <= _LONGEST_NAME else _folded(text)


def words_of(name: str) -> frozenset[str]:
    """The words of a name without marks, brackets left out: "Bản Nà Lĩnh 2 (cũ)" has "ban", "na", "linh", "2", "cu"."""
    return frozenset(fold(name).replace("(", " ").replace(")", " ").split())


@lru_cache(maxsize=4096)
def _folded_name(text: str) -> str:
    """Names and labels come again and again."""
    return _folded(text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", clean(text).translate(_STROKED))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.lower().split())
