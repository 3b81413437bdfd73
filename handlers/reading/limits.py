"""A limit in a question: "xã nào dưới 95", "đơn vị nào từ 50 tấn trở lên".

Promises: the side and the number as typed, or nothing; a number without a word for its side is no limit.
Must not: say what the number is a limit of, or read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from handlers.reading.text import fold

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


class Side(StrEnum):
    """On which side of its number what is asked for lies; "at" sides hold the number itself."""

    BELOW = "below"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Limit:
    """``written``: the number and, if there is one, the word behind it, to be read as a figure; ``number`` alone."""

    side: Side
    number: str
    written: str


@dataclass(frozen=True, slots=True)
class LimitWords:
    """By side the words that stand before a number, and those that stand behind one."""

    before: Mapping[Side, tuple[str, ...]]
    behind: Mapping[Side, tuple[str, ...]]


def limit_words(*lists: Mapping[str, Any]) -> LimitWords:
    """The words of all languages. KeyError where a list lacks them."""
    return LimitWords(
        {side: _folded(one["limits"]["before"].get(side.value, ()) for one in lists) for side in Side},
        {side: _folded(one["limits"]["behind"].get(side.value, ()) for one in lists) for side in Side},
    )


def _folded(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(fold(word) for words in lists for word in words)


def read_limit(text: str, words: LimitWords) -> Limit | None:
    """The one limit that a text names."""
    plain = f" {fold(text)} "
    found = [limit for match in _NUMBER.finditer(plain) if (limit := _at(match, plain, words)) is not None]
    return found[0] if len(found) == 1 else None


def _at(match: re.Match[str], plain: str, words: LimitWords) -> Limit | None:
    before, number = plain[: match.start()].rstrip(), match.group()
    follows = plain[match.end() :].strip(" ?!.,")
    unit, _, rest = follows.partition(" ")
    for side, said in words.behind.items():
        if follows.startswith(said):
            return Limit(side, number, number)
        if rest.strip().startswith(said):
            return Limit(side, number, f"{number} {unit}")
    sides = {word: side for side, said in words.before.items() for word in said if before.endswith(f" {word}")}
    return Limit(sides[max(sides, key=len)], number, f"{number} {unit}".strip()) if sides else None
