"""A long text in parts that Telegram takes, cut where a reader would cut it.

Promises: every part fits, none is blank, no word is lost, no letter is torn from its marks.
Must not: know markup; the text is plain.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

SEPARATORS = ("\n\n", "\n", " ")
JOINER = "\u200d"


def width(text: str) -> int:
    """The length of ``text`` in UTF-16 units, as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parts_of(text: str, limit: int) -> tuple[str, ...]:
    """``text`` in parts of at most ``limit`` UTF-16 units; blank text has none."""
    return tuple(_parts(text.strip(), limit))


def _parts(rest: str, limit: int) -> Iterator[str]:
    while width(rest) > limit:
        cut = _cut(rest, _most(rest, limit))
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _most(text: str, limit: int) -> int:
    """How many characters from the start fit."""
    used = 0
    for position, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > limit:
            return position
    return len(text)


def _cut(text: str, most: int) -> int:
    for separator in SEPARATORS:
        # In the first half a cut would leave a stub; a finer separator does better.
        at = text.rfind(separator, most // 2, most + 1)
        if at > 0:
            return at
    return _whole_letter(text, most)


def _whole_letter(text: str, most: int) -> int:
    cut = most
    while cut > 1 and (unicodedata.combining(text[cut]) or JOINER in text[cut - 1 : cut + 1]):
        cut -= 1
    return cut if cut > 1 else most
