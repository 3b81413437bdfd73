"""Names of units for guessing what a misspelt one may have meant.

Promises: candidates best first, never a decision. Must not: know districts, levels or a message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from handlers.reading.question import UnitName
from handlers.reading.text import fold

_SHORTEST: Final = 6
_LONG: Final = 9
_DISTINCTIVE: Final = 5


@dataclass(frozen=True)
class NameIndex:
    """``spelt``: (folded name, name in lower case, slug). ``by_word``: slugs by each word of their names."""

    spelt: tuple[tuple[str, str, str], ...]
    by_word: Mapping[str, tuple[str, ...]]
    kind_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Guess:
    """Slugs a misspelt name may have meant, best first; ``sure`` when only one name is near."""

    slugs: tuple[str, ...]
    sure: bool


def build_name_index(units: Iterable[UnitName], kind_words: frozenset[str], common: frozenset[str]) -> NameIndex:
    """The index of ``units``; names of a single word and words in ``common`` are not guessed from."""
    spelt: list[tuple[str, str, str]] = []
    by_word: dict[str, dict[str, None]] = {}
    for unit in units:
        for name in (unit.name, *unit.aliases):
            folded = fold(name)
            if " " not in folded:
                continue
            spelt.append((folded, name.lower(), unit.slug))
        for word in fold(unit.name).split():
            if len(word) >= _DISTINCTIVE and word not in common:
                by_word.setdefault(word, {})[unit.slug] = None
    return NameIndex(tuple(spelt), {word: tuple(slugs) for word, slugs in by_word.items()}, kind_words)


def guess_name(typed: str, *, after_kind: bool, index: NameIndex) -> Guess | None:
    """What ``typed`` (folded, one or two words) may have meant; None when no name is near.

    ``after_kind``: a word for the kind of unit stands before it, so that it is certainly a name.
    """
    if len(typed) < _SHORTEST - after_kind:
        return None
    reach = 2 if len(typed) >= _LONG - after_kind else 1
    near: dict[str, tuple[int, int]] = {}
    shares: dict[str, bool] = {}
    typed_words = frozenset(typed.split())
    for folded, _, slug in index.spelt:
        right = folded if " " in typed else folded.replace(" ", "")
        distance = OSA.distance(typed, right, score_cutoff=reach + 1)
        if distance <= reach + 1:
            score = (distance, _vowel_distance(typed, right))
            near[slug] = min(score, near.get(slug, score))
            shares[slug] = shares.get(slug, False) or bool(typed_words.intersection(folded.split()))
    ranked = sorted(near, key=lambda slug: near[slug])
    if not ranked or near[ranked[0]][0] > reach:
        return None
    best = near[ranked[0]][0]
    close = tuple(slug for slug in ranked if near[slug][0] <= best + 1 and shares[slug] >= shares[ranked[0]])
    return Guess(close, sure=best <= 1 and len(close) == 1)


def _vowel_distance(typed: str, right: str) -> int:
    """Distance once letters that sound alike are one: the better guess of two equally near ones."""
    return OSA.distance(typed.translate(_ALIKE), right.translate(_ALIKE))


_ALIKE: Final = str.maketrans({"y": "i", "k": "c", "z": "d"})
