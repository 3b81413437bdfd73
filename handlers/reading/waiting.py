"""Reading "chờ bản 3 báo đã": villages that a figure is to wait for.

Promises: recognises only what begins with waiting, perhaps after a few polite words; what is left are words of names.
Must not: know a village.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.reading.text import fold

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class WaitingWords:
    """Folded words: ``opening`` stand before the waiting, ``beside`` after it without naming anybody."""

    waiting: tuple[tuple[str, ...], ...]
    opening: frozenset[str]
    beside: frozenset[str]


def waiting_words(*lists: Mapping[str, Any]) -> WaitingWords:
    """The words of several languages together; ``lists`` hold them as ``waiting``."""

    def folded(kind: str) -> list[str]:
        return [fold(word) for words in lists for word in words["waiting"][kind]]

    phrases = sorted((tuple(phrase.split()) for phrase in folded("for")), key=len, reverse=True)
    return WaitingWords(tuple(phrases), frozenset(folded("opening")), frozenset(folded("beside")))


def read_waiting(text: str, words: WaitingWords) -> frozenset[str] | None:
    """The words by which villages are named that are to be waited for, none for all of them; None for another text."""
    if len(text) > _LONGEST:
        return None
    typed = fold(text).replace(",", " ").replace(".", " ").rstrip("!?").split()
    start = next((at for at, word in enumerate(typed) if word not in words.opening), len(typed))
    phrase = next((one for one in words.waiting if tuple(typed[start : start + len(one)]) == one), None)
    if phrase is None:
        return None
    return frozenset(typed[start + len(phrase) :]) - words.beside
