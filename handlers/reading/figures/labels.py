"""The indicator's own words, which may stand beside its figure without changing it.

Promises: only the words given count, typed exactly or without marks. Must not: know indicators.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from handlers.reading.figures.phrases import Phrase, Phrases, Role, find, index, phrase
from handlers.reading.figures.tokens import Token


@dataclass(frozen=True)
class Labels:
    """Names and every run of words in them, and the words alone."""

    phrases: Phrases
    singles: frozenset[str]

    def end_of_phrase(self, tokens: list[Token], at: int) -> int | None:
        """Where two or more words of a name, in its order, that begin at ``at`` end, or None."""
        found = find(self.phrases, tokens, at)
        return at + len(found[0].bares) if found and len(found[0].bares) > 1 else None

    def holds(self, token: Token) -> bool:
        """Whether the token is a word of one of the names."""
        return token.spelling in self.singles


@lru_cache(maxsize=256)
def labels_of(names: tuple[str, ...]) -> Labels:
    """The labels of an indicator with these names."""
    entries = [phrase(name, Role.FILLER) for name in names if name.strip()]
    entries = [part for entry in entries for part in _parts(entry)]
    words = [word for entry in entries for word in (*entry.spellings, *entry.bares)]
    return Labels(index(entries), frozenset(words))


def _parts(name: Phrase) -> list[Phrase]:
    """Every run of words of a name; a number in it ("47 of 83") is never a label."""
    size = len(name.bares)
    return [
        Phrase(name.spellings[start:end], name.bares[start:end], name.role)
        for start in range(size)
        for end in range(start + 1, size + 1)
        if all(word.isalpha() for word in name.bares[start:end])
    ]
