"""Reading "sửa 3: 120": which line of a report is to become what.

Promises: recognises only a message that begins with a correcting word and a line number.
Must not: read the value itself (see ``quantities``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from handlers.reading.text import fold

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class CorrectionWords:
    """Folded words: ``verbs`` begin a correction, ``items`` may stand before the number, ``links`` after it.

    Of a correction that names its figure: ``orders`` begin it, ``openers`` may stand before them. ``rights`` stand
    before what is right, ``affirms`` after it, ``nearly`` before an estimate; ``contrasts`` and ``froms`` before what
    was wrong, and ``mistakes`` say that it was. A number in words begins with one of the ``numerals``.
    """

    verbs: tuple[str, ...]
    items: tuple[str, ...]
    links: tuple[str, ...]
    orders: tuple[str, ...]
    openers: tuple[str, ...]
    rights: tuple[str, ...]
    contrasts: tuple[str, ...]
    froms: tuple[str, ...]
    mistakes: tuple[str, ...]
    nearly: tuple[str, ...]
    affirms: tuple[str, ...]
    numerals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """Line ``item`` (1, 2, 3 …) of a report shall become ``value``, the folded text after it; it may be empty."""

    item: int
    value: str


def correction_words(*lists: Mapping[str, Any]) -> CorrectionWords:
    """The words of several languages together."""
    kinds = [one.name for one in fields(CorrectionWords)]
    return CorrectionWords(**{kind: tuple(fold(word) for words in lists for word in words[kind]) for kind in kinds})


def read_correction(text: str, words: CorrectionWords) -> Correction | None:
    """The correction a message asks for, or None."""
    if len(text) > _LONGEST:
        return None
    rest = _after_any(fold(text).lstrip("/ "), words.verbs)
    if rest is None:
        return None
    rest = _after_any(rest, words.items) or rest
    digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    if not digits or len(digits) > 2:
        return None
    tail = rest[len(digits) :]
    if tail and tail[0] not in " :=>-":
        return None
    tail = tail.lstrip(" :=>-")
    return Correction(int(digits), _after_any(tail, words.links) or tail)


def _after_any(text: str, starts: tuple[str, ...]) -> str | None:
    """What follows the longest of these beginnings, if one is there."""
    for start in sorted(starts, key=len, reverse=True):
        if text == start or text.startswith(start + " "):
            return text[len(start) :].strip()
    return None
