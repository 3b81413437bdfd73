"""Names of places that are recognised before numbers: "bon phang 120 ha" holds one number, 120.

Promises: a name counts when each of its words is typed right or without any marks.
Must not: decide whose figures these are (see ``questions``), or guess a misspelt name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from handlers.reading.figures.characters import bare, plain, spelling


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name: its words without marks, their exact spellings, and the name as it was given."""

    bare_words: tuple[str, ...]
    spellings: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Places:
    """Names by their first word without marks, longest first."""

    by_first_word: Mapping[str, tuple[PlaceName, ...]] = field(default_factory=lambda: MappingProxyType({}))


def build_places(names: Iterable[str]) -> Places:
    """The names of units and their other spellings; a name of a single word is left out, as it may be any word."""
    found: dict[str, dict[tuple[str, ...], PlaceName]] = {}
    for name in names:
        words = plain(name)[0].split()
        if len(words) < 2:
            continue
        spellings = tuple(spelling(word) for word in words)
        place = PlaceName(tuple(bare(word) for word in words), spellings, name)
        found.setdefault(place.bare_words[0], {}).setdefault(spellings, place)
    longest_first = {
        first: tuple(sorted(group.values(), key=lambda place: -len(place.bare_words))) for first, group in found.items()
    }
    return Places(MappingProxyType(longest_first))
