"""The vocabulary of figures: number words, scales, units of measure and the phrases around them.

Promises: built from data once, then only looked up; a word is found by its exact spelling or typed without marks.
Must not: read text (see ``quantities``) or hold a word of any language itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from handlers.reading.characters import bare, plain, spelling
from handlers.reading.tokens import Token, cut


class Part(StrEnum):
    """What a word does inside a spoken number."""

    DIGIT = "digits"
    ZERO = "zero"
    LATE = "late_digits"
    TEN = "ten"
    TENS = "tens"
    DOZEN = "dozens"
    TWENTY = "twenties"
    HUNDRED = "hundred"
    GAP = "gap"
    HALF_AFTER = "half_after"
    HALF_BEFORE = "half_before"
    POINT = "point"
    POINT_OR_GROUP = "point_or_group"
    MINUS = "minus"


class Role(StrEnum):
    """What a phrase does around a number."""

    NONE = "none"
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


class Spoken(NamedTuple):
    """One part of a spoken number. ``unmarked`` when it was found without marks it should have."""

    part: Part
    value: int
    unmarked: bool = False
    doubt: bool = False
    year: bool = False


class Scale(NamedTuple):
    """A magnitude word. ``counts`` for thousands and less, which money figures in large units do not take."""

    times: Decimal
    counts: bool = False
    money: bool = False
    never_first: bool = False
    doubt: bool = False


class Unit(NamedTuple):
    """A unit of measure: ``times`` of its dimension's base, ``others`` its sizes elsewhere."""

    dimension: str
    times: Decimal
    others: tuple[Decimal, ...] = ()
    tenth: str | None = None
    doubt: bool = False
    never_first: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit that a figure can be asked in, with what is possible and what is odd in it.

    ``scale`` is the magnitude inside the unit (10⁹ for "tỷ đồng"). ``less`` is the ratio to the smaller unit that
    people answer in. ``of`` marks counts that are a part of a known kind of whole. ``takes`` are other dimensions
    that mean the same here, ``asks`` those that are asked about, ``own`` those that may be short for this unit, ``understood`` all of them.
    """

    dimension: str
    times: Decimal
    scale: Decimal = Decimal(1)
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    odd_above: Decimal | None = None
    bare_above: Decimal | None = None
    bare_below: Decimal | None = None
    less: Decimal | None = None
    counted_of: Decimal | None = None
    rate: bool = False
    whole: bool = False
    large: bool = False
    of: bool = False
    takes: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    understood: frozenset[str] = frozenset()


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
            if offset and token.gap == "\n":
                return False
        return True

    def nearly_fits(self, tokens: list[Token], at: int) -> bool:
        """Whether it stands here when marks are not compared."""
        if at + len(self.bares) > len(tokens):
            return False
        return all(tokens[at + offset].bare == wanted for offset, wanted in enumerate(self.bares))


Phrases = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True)
class TypingKeys:
    """How an input method that is switched off leaves Vietnamese words: which keys make which marks."""

    telex_tones: Mapping[str, str]
    doubled: Mapping[str, str]
    horned: Mapping[str, str]
    vni_tones: Mapping[str, str]
    vni_hats: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class NumberWords:
    """All words for reading one language's figures.

    ``known`` are the spellings of all of them, ``measuring`` those of number words, scales and units.
    """

    parts: Mapping[str, tuple[Spoken, ...]]
    scales: Mapping[str, Scale]
    units: Phrases
    units_of: Mapping[str, tuple[Phrase, ...]]
    phrases: Phrases
    measures: Mapping[str, Measure]
    pairs: frozenset[str]
    doubtful_alone: frozenset[str]
    late_doubtful: frozenset[int]
    misspelt: Mapping[str, str]
    time: Mapping[str, frozenset[str]]
    until: Phrases
    ignored_signs: frozenset[str]
    zero_lookalikes: frozenset[str]
    typing: TypingKeys
    known: frozenset[str]
    measuring: frozenset[str]

    def measure(self, unit: str) -> Measure:
        """The measure of a unit as the catalogue writes it. An unknown one is a plain whole count of its own."""
        return self.measures.get(unit) or Measure(unit, Decimal(1), whole=True, understood=frozenset({unit}))

    def part(self, token: Token, *wanted: Part) -> Spoken | None:
        """The token as one of these parts of a spoken number."""
        for spoken in self.parts.get(token.spelling, ()):
            if spoken.part in wanted:
                return spoken
        return None


def find(phrases: Phrases, tokens: list[Token], at: int) -> tuple[Phrase, ...]:
    """The longest phrases that stand here; several when one wording has several roles."""
    first = tokens[at].bare
    if at + 1 < len(tokens):
        pair = phrases.get(f"{first} {tokens[at + 1].bare}")
        found = _longest(pair, tokens, at) if pair else ()
        if found:
            return found
    single = phrases.get(first)
    return _longest(single, tokens, at) if single else ()


def _longest(group: tuple[Phrase, ...], tokens: list[Token], at: int) -> tuple[Phrase, ...]:
    for place, phrase in enumerate(group):
        if phrase.fits(tokens, at):
            length = len(phrase.bares)
            return (phrase, *(p for p in group[place + 1 :] if len(p.bares) == length and p.fits(tokens, at)))
    return ()


def find_nearly(phrases: Phrases, tokens: list[Token], at: int) -> Phrase | None:
    """The longest phrase that stands here with wrong marks."""
    following = tokens[at + 1].bare if at + 1 < len(tokens) else ""
    groups = (phrases.get(f"{tokens[at].bare} {following}", ()), phrases.get(tokens[at].bare, ()))
    return next((p for group in groups for p in group if p.nearly_fits(tokens, at)), None)


def index(entries: Iterable[Phrase]) -> Phrases:
    """Phrases by their first two words without marks, or by their only one, longest first."""
    grouped: dict[str, list[Phrase]] = {}
    for phrase in entries:
        grouped.setdefault(" ".join(phrase.bares[:2]), []).append(phrase)
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
