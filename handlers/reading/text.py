"""Text as it can be compared: one Unicode form, no invisible characters, no marks, single spaces.

Promises: any string in, never an exception; linear time. Must not: know a language's words.
"""

from __future__ import annotations

import unicodedata

_STROKED = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i"})
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = frozenset("\t\n\r\v\f\x1c\x1d\x1e\x1f\x85")


def clean(text: str) -> str:
    """The text in NFC with every control, surrogate and zero-width character gone; tabs and newlines stay."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return "".join(c for c in composed if c in _SPACES or unicodedata.category(c) not in _UNSEEN)


def fold(text: str) -> str:
    """Lower case without marks, full-width forms made plain, runs of white space as one space.

    "Phổng  Lái" and "PHONG LAI" both become "phong lai". Characters that have no plain form stay as they are.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", clean(text).translate(_STROKED))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.lower().split())
