"""Phrases of one or more words, what each does beside a number, and finding the longest that stands at a place.

Promises: a phrase is found by its exact spelling or typed without marks; constant work per place.
Must not: hold a phrase of any language itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NamedTuple

from handlers.reading.figures.characters import bare, plain, spelling
from handlers.reading.figures.tokens import NUMERAL, Token, cut

_MOST_KEYED: Final = 3


class Role(StrEnum):
    """What a phrase does around a number."""

    NONE = "none"
    NOTHING_NEW = "nothing_new"
    NOTHING_DONE = "nothing_done"
    NOT_YET = "not_yet"
    NO = "no"
    NO_FIGURE = "no_figure"
    SKIP = "skip"
    SAME = "same_as_before"
    ALL = "all"
    VAGUE = "vague"
    APPROXIMATE = "approximate"
    ESTIMATE = "estimate"
    OUT_OF = "out_of"
    RANGE = "range"
    FROM = "from"
    PLAN = "plan"
    RESULT = "result"
    UP = "up"
    DOWN = "down"
    DIFFERENCE = "difference"
    UP_TO = "up_to"
    DOWN_TO = "down_to"
    AGAINST = "against"
    OLD = "old"
    NEW = "new"
    NOT_BUT = "not_but"
    BUT = "but"
    SLIP = "slip"
    INCLUDING = "including"
    QUESTIONED = "questioned"
    COMPLETED = "completed"
    WHOLE_DISTRICT = "whole_district"
    WEB = "web"
    FILLER = "filler"
    TAIL = "tail"
    YEAR_TO_DATE = "year_to_date"
    PERIOD = "period"
    TIME = "time"
    VILLAGE = "villages"
    COMMUNE = "communes"
    OWN = "own"


class Unit(NamedTuple):
    """A unit of measure: ``times`` of its dimension's base, ``others`` its sizes elsewhere."""

    dimension: str
    times: Decimal
    others: tuple[Decimal, ...] = ()
    tenth: str | None = None
    doubt: bool = False
    never_first: bool = False


class Phrase(NamedTuple):
    """A phrase's words, what it does, and for a unit which one. ``exact``: its marks are needed."""

    spellings: tuple[str, ...]
    bares: tuple[str, ...]
    role: Role | Unit
    exact: bool = False
    alone: bool = False

    def fits(self, tokens: list[Token], at: int) -> bool:
        """Whether it stands here, typed exactly or word by word without marks."""
        if at + len(self.bares) > len(tokens):
            return False
        for offset, wanted in enumerate(self.spellings):
            token = tokens[at + offset]
            if token.spelling != wanted and (self.exact or token.spelling != self.bares[offset]):
                return False
            if offset and (token.gap == "\n" or (token.gap and token.kind == NUMERAL)):
                return False
        return True

    def nearly_fits(self, tokens: list[Token], at: int) -> bool:
        """Whether it stands here when marks are not compared."""
        if at + len(self.bares) > len(tokens):
            return False
        return all(tokens[at + offset].bare == wanted for offset, wanted in enumerate(self.bares))


Phrases = Mapping[str, tuple[Phrase, ...]]


def find(phrases: Phrases, tokens: list[Token], at: int) -> tuple[Phrase, ...]:
    """The longest phrases that stand here; several when one wording has several roles."""
    key = tokens[at].bare
    group = phrases.get(key)
    if group is None:
        return ()
    groups = [group]
    for token in tokens[at + 1 : at + _MOST_KEYED]:
        key = f"{key} {token.bare}"
        group = phrases.get(key)
        if group is None:
            break
        groups.append(group)
    for group in reversed(groups):
        found = _longest(group, tokens, at) if group else ()
        if found:
            return found
    return ()


def _longest(group: tuple[Phrase, ...], tokens: list[Token], at: int) -> tuple[Phrase, ...]:
    for place, phrase in enumerate(group):
        if phrase.fits(tokens, at):
            length = len(phrase.bares)
            return (phrase, *(p for p in group[place + 1 :] if len(p.bares) == length and p.fits(tokens, at)))
    return ()


def find_nearly(phrases: Phrases, tokens: list[Token], at: int) -> Phrase | None:
    """The longest phrase that stands here with wrong marks."""
    bares = [token.bare for token in tokens[at : at + _MOST_KEYED]]
    keys = (" ".join(bares[:count]) for count in range(len(bares), 0, -1))
    return next((p for key in keys for p in phrases.get(key, ()) if p.nearly_fits(tokens, at)), None)


def index(entries: Iterable[Phrase]) -> Phrases:
    """Phrases by their first three words without marks, or by as many as they have, longest first.

    The one or two words that any phrase begins with are there too, perhaps with none of their own.
    """
    grouped: dict[str, list[Phrase]] = {}
    for phrase in entries:
        for count in range(1, min(_MOST_KEYED, len(phrase.bares))):
            grouped.setdefault(" ".join(phrase.bares[:count]), [])
        grouped.setdefault(" ".join(phrase.bares[:_MOST_KEYED]), []).append(phrase)
    return {first: tuple(sorted(group, key=lambda p: -len(p.bares))) for first, group in grouped.items()}


def phrase(words: str, role: Role | Unit, *, exact: bool = False, alone: bool = False) -> Phrase:
    """A phrase from its words as they stand in the data."""
    tokens = cut(plain(words)[0], 20) or []
    return Phrase(tuple(t.spelling for t in tokens), tuple(t.bare for t in tokens), role, exact, alone)


def spellings_of(words: Iterable[Any]) -> dict[str, bool]:
    """Every way these words may be typed, and whether that is without marks they should have."""
    found: dict[str, bool] = {}
    for word in words:
        exact = spelling(plain(str(word))[0])
        found[exact] = False
        found.setdefault(bare(plain(str(word))[0]), True)
    return found
