"""Names of units for guessing what a misspelt one may have meant.

Promises: candidates best first, never a decision. Must not: know districts, levels or a message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from handlers.reading.questions.question import UnitName
from handlers.reading.questions.words import words_of
from handlers.reading.text import fold

_SHORTEST: Final = 6
_LONG: Final = 9
_LONGEST: Final = 24
_DISTINCTIVE: Final = 5
_SOUND_ALIKE: Final = str.maketrans({"y": "i", "k": "c", "z": "d"})


@dataclass(frozen=True)
class NameIndex:
    """``spelt``: (folded name, slug) of every spelling. ``by_word``: slugs by each telling word of their names.

    ``written``: the words of all names, folded and with their marks.
    """

    spelt: tuple[tuple[str, str], ...]
    by_word: Mapping[str, tuple[str, ...]]
    written: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Guess:
    """Slugs a misspelt name may have meant, best first; ``sure`` when only one name is near, ``slips`` away."""

    slugs: tuple[str, ...]
    sure: bool
    slips: int = 0


@dataclass(frozen=True, slots=True, order=True)
class _Near:
    """How near one name is: first what counts, then the finer order; ``foreign`` when no word was typed right."""

    distance: int
    sound: int
    foreign: bool
    slug: str


def build_name_index(units: Iterable[UnitName], common: frozenset[str]) -> NameIndex:
    """The index of ``units``; names of a single word and words in ``common`` are not guessed from."""
    spelt: list[tuple[str, str]] = []
    written: set[tuple[str, str]] = set()
    by_word: dict[str, dict[str, None]] = {}
    for unit in units:
        names = dict.fromkeys(fold(name) for name in (unit.name, *unit.aliases))
        spelt.extend((name, unit.slug) for name in names if " " in name)
        written.update((word.plain, word.marks) for word in words_of(unit.name))
        for word in fold(unit.name).split():
            if len(word) >= _DISTINCTIVE and word not in common:
                by_word.setdefault(word, {})[unit.slug] = None
    return NameIndex(tuple(spelt), {word: tuple(slugs) for word, slugs in by_word.items()}, frozenset(written))


def guess_name(typed: str, *, after_kind: bool, index: NameIndex) -> Guess | None:
    """What ``typed`` (folded, one or two words) may have meant; None when no name is near.

    ``after_kind``: a word for the kind of unit stands before it, so that it is certainly a name.
    """
    if not _SHORTEST - after_kind <= len(typed) <= _LONGEST:
        return None
    reach = 2 if len(typed) >= _LONG - after_kind else 1
    near = _near(typed, reach + 1, index)
    if not near or near[0].distance > reach:
        return None
    best = near[0]
    close = [name for name in near if name.distance <= best.distance + 1 and (best.foreign or not name.foreign)]
    slugs = tuple(dict.fromkeys(name.slug for name in close))
    return Guess(slugs, sure=best.distance <= 1 and len(slugs) == 1, slips=best.distance)


def _near(typed: str, reach: int, index: NameIndex) -> list[_Near]:
    """The names at most ``reach`` slips away, the nearest first, of two equally near the one that sounds nearer."""
    words = frozenset(typed.split())
    found = []
    for name, slug in index.spelt:
        right = name if len(words) > 1 else name.replace(" ", "")
        distance = OSA.distance(typed, right, score_cutoff=reach)
        if distance <= reach:
            sound = OSA.distance(typed.translate(_SOUND_ALIKE), right.translate(_SOUND_ALIKE))
            found.append(_Near(distance, sound, words.isdisjoint(name.split()), slug))
    return sorted(found)
