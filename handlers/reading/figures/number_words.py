"""The vocabulary of figures: number words, scales, units of measure and the phrases around them.

Promises: built from data once, then only looked up; a word is found by its exact spelling or typed without marks.
Must not: read text (see ``quantities``) or hold a word of any language itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from handlers.reading.figures.phrases import Phrase, Phrases
from handlers.reading.figures.tokens import Token


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


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit that a figure can be asked in, with what is possible and what is odd in it.

    ``scale`` is the magnitude inside the unit (10⁹ for "tỷ đồng"). ``less`` is the ratio to the smaller unit that
    people answer in. ``of`` marks counts that are a part of a known kind of whole. ``takes`` are other dimensions
    that mean the same here, ``asks`` those that are asked about, ``own`` those that may be short for this unit,
    ``understood`` all of them.
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


@dataclass(frozen=True)
class TypingKeys:
    """How an input method that is switched off leaves Vietnamese words: which keys make which marks."""

    telex_tones: Mapping[str, str]
    doubled: Mapping[str, str]
    horned: Mapping[str, str]
    vni_tones: Mapping[str, str]
    vni_hats: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class SpeechHabits:
    """What is left open when a number is said.

    ``pairs`` are two digits that mean "about so many", ``doubtful_alone`` words that alone may be no number,
    ``late_doubtful`` digits with two places after a hundred, ``misspelt`` wrong spellings and the right ones, which
    are asked about, ``also_typed`` spellings of the chat, which are not.
    """

    pairs: frozenset[str]
    doubtful_alone: frozenset[str]
    late_doubtful: frozenset[int]
    misspelt: Mapping[str, str]
    also_typed: Mapping[str, str]


@dataclass(frozen=True)
class NumberWords:
    """All words for reading one language's figures.

    ``known`` are the spellings of all of them, ``measuring`` those of number words, scales and units. ``also`` are
    the words with a second language's, tried where one of its ``telling`` words stands that the first does not know.
    """

    parts: Mapping[str, tuple[Spoken, ...]]
    scales: Mapping[str, Scale]
    units: Phrases
    units_of: Mapping[str, tuple[Phrase, ...]]
    phrases: Phrases
    measures: Mapping[str, Measure]
    speech: SpeechHabits
    time: Mapping[str, frozenset[str]]
    until: Phrases
    ignored_signs: frozenset[str]
    zero_lookalikes: frozenset[str]
    typing: TypingKeys
    known: frozenset[str]
    measuring: frozenset[str]
    also: NumberWords | None = None
    telling: frozenset[str] = frozenset()

    def measure(self, unit: str) -> Measure:
        """The measure of a unit as the catalogue writes it. An unknown one is a whole count of its own.

        Without a unit ("") any number is possible.
        """
        return self.measures.get(unit) or Measure(unit, Decimal(1), whole=bool(unit), understood=frozenset({unit}))

    def part(self, token: Token, *wanted: Part) -> Spoken | None:
        """The token as one of these parts of a spoken number."""
        for spoken in self.parts.get(token.spelling, ()):
            if spoken.part in wanted:
                return spoken
        return None
