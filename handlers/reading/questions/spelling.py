"""Slips of the finger: words run together, marks left as key strokes, one letter wrong.

Promises: only a word that the language cannot have is changed, and only to the one word it can have been.
Must not: touch a word the lexicon or the language has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from handlers.reading.questions.lexicon import Lexicon
from handlers.reading.questions.words import Word

_SHORTEST: Final = 4
_LONGEST: Final = 16
_MOST_REPAIRS: Final = 6
_TONE_KEYS: Final = re.compile(r"[sfrxj]+$")
_TWICE: Final = re.compile(r"([aeod])\1")


@dataclass(frozen=True)
class Spelling:
    """``syllables``: every folded syllable the language can have. ``targets``: words a slip may have meant."""

    syllables: frozenset[str]
    targets: tuple[str, ...]


def build_spelling(onsets: Iterable[str], rimes: Iterable[str], lexicon: Lexicon) -> Spelling:
    """The spelling rules for one lexicon."""
    ends = tuple(rimes)
    syllables = frozenset(onset + rime for onset in onsets for rime in ends)
    return Spelling(syllables, tuple(sorted(word for word in lexicon.known if len(word) >= _SHORTEST)))


def repaired(words: Sequence[Word], lexicon: Lexicon, spelling: Spelling) -> tuple[Word, ...]:
    """The words with slips put right; at most a few words are tried, so that long nonsense stays cheap."""
    if all(word.number or word.plain in lexicon.known for word in words):
        return tuple(words)
    result: list[Word] = []
    tried = 0
    for word in words:
        if word.number or word.plain in lexicon.known or tried >= _MOST_REPAIRS:
            result.append(word)
            continue
        tried += 1
        result.extend(
            Word(plain, "", word.capital) if plain != word.plain else word
            for plain in _meant(word.plain, lexicon, spelling)
        )
    return tuple(result)


def written_out(words: Sequence[Word], lexicon: Lexicon) -> tuple[Word, ...]:
    """The words with every short spelling of the chat replaced by what it may stand for."""
    return tuple(
        replace(word, plain=lexicon.also_typed[word.plain], marks="") if word.plain in lexicon.also_typed else word
        for word in words
    )


def _meant(plain: str, lexicon: Lexicon, spelling: Spelling) -> tuple[str, ...]:
    if plain in lexicon.also_typed:
        return (lexicon.also_typed[plain],)
    apart = lexicon.joined.get(plain)
    if apart is not None:
        return apart
    if plain in spelling.syllables:
        return (plain,)
    untyped = _TWICE.sub(r"\1", _TONE_KEYS.sub("", plain)).replace("w", "")
    if untyped in lexicon.known:
        return (untyped,)
    if not _SHORTEST <= len(plain) <= _LONGEST or not plain.isascii():
        return (plain,)
    close = process.extract(plain, spelling.targets, scorer=OSA.distance, score_cutoff=1, limit=2)
    return (close[0][0],) if len(close) == 1 else (plain,)
