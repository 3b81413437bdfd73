"""A message as words with their places, and lists of phrases found in it.

Promises: any string in, never an exception; a phrase is found as it is written or typed with fewer marks.
Must not: hold a word of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.reading.questions.words import lacks_marks, marks_of
from handlers.reading.text import fold

LONGEST: Final = 80
_LONGEST_NUMBER: Final = 4
_ONLY_MARKED: Final = "!"
_TOKEN: Final = re.compile(
    r"\d+|[^\W\d_\u0300-\u036f][\u0300-\u036f]*(?:[^\W\d_][\u0300-\u036f]*)*|[:/.,;?!()\u2013\u2014-]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign: folded, its typed marks, and where it stands in the text."""

    plain: str
    marks: str
    start: int
    stop: int

    @property
    def number(self) -> int | None:
        short = self.plain.isascii() and self.plain.isdecimal() and len(self.plain) <= _LONGEST_NUMBER
        return int(self.plain) if short else None

    @property
    def is_sign(self) -> bool:
        return not self.plain[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: the place behind it, what it means, and whether it was typed with just its marks."""

    stop: int
    value: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    marks: tuple[str, ...]
    strict: bool
    value: str


@dataclass(frozen=True)
class Phrases:
    """Phrases by their first folded word, the longest first. One that ends in "!" counts only with its marks."""

    by_first_word: Mapping[str, tuple[_Phrase, ...]]
    longest: int

    def at(self, tokens: Sequence[Token], place: int) -> Hit | None:
        """The longest phrase that begins at ``place``; of equal ones that which was typed with just its marks."""
        found = self.by_first_word.get(tokens[place].plain) if place < len(tokens) else None
        best: Hit | None = None
        for phrase in found or ():
            stop = place + len(phrase.words)
            if best is not None and stop < best.stop:
                break
            if tuple(token.plain for token in tokens[place:stop]) != phrase.words:
                continue
            typed = tuple(token.marks for token in tokens[place:stop])
            if phrase.marks == typed:
                return Hit(stop, phrase.value, exact=True)
            if best is None and not phrase.strict and _is_lazily(typed, phrase.marks):
                best = Hit(stop, phrase.value, exact=False)
        return best


def _is_lazily(typed: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return all(one == other or lacks_marks(one, other) for one, other in zip(typed, right, strict=True))


def phrases_of(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """A list of (phrase, meaning) pairs."""
    found: dict[str, list[_Phrase]] = {}
    for text, value in pairs:
        tokens = tokens_of(text.removesuffix(_ONLY_MARKED))
        words, marks = tuple(token.plain for token in tokens), tuple(token.marks for token in tokens)
        found.setdefault(words[0], []).append(_Phrase(words, marks, text.endswith(_ONLY_MARKED), value))
    ordered = {
        word: tuple(sorted(same, key=lambda phrase: len(phrase.words), reverse=True)) for word, same in found.items()
    }
    return Phrases(ordered, max((len(same[0].words) for same in ordered.values()), default=0))


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a text that has been cleaned; "8h30" is three of them."""
    found = []
    for match in _TOKEN.finditer(text):
        plain = fold(match[0]).replace(" ", "")
        if plain:
            found.append(Token(plain, marks_of(match[0]), match.start(), match.end()))
        if len(found) == LONGEST:
            break
    return tuple(found)
