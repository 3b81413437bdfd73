"""What stands above, between and after the figures of a report: whose they are, of which period, or a question.

Promises: what is not understood is said to be so, for it may change what the figures mean.
Must not: read a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.lexicon import TermKind
from handlers.reading.questions.named_periods import period_in
from handlers.reading.questions.question import Unknown
from handlers.reading.questions.unit_names import UnitsSeen, units_in
from handlers.reading.reports.looking import Look
from handlers.reading.reports.report import LONGEST_LINE
from handlers.reading.reports.report_words import ReportWords, run_at
from handlers.reading.text import fold

_ASKING: Final = frozenset(
    {
        Concept.HOW, Concept.HOW_MANY, Concept.HOW_TO, Concept.WHAT, Concept.WHICH_UNIT, Concept.HOW_MANY_UNITS,
        Concept.WHICH_TARGET, Concept.WHO, Concept.WHERE, Concept.WHEN, Concept.RANK, Concept.SUPERLATIVE,
        Concept.WHAT_IF, Concept.MEANING, Concept.COMPUTE, Concept.CAN_DO, Concept.WHY,
    }
)  # fmt: skip
_LONGEST_ENDING: Final = 3
_NAMES: Final = frozenset({TermKind.PERIOD, TermKind.UNIT, TermKind.OWN_UNIT})
_DATE: Final = re.compile(r"\d{1,2}\s?[/.:h-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Around:
    """What one piece says. ``near`` are the units that a misspelt name may mean. ``understood``: nothing is left in it
    that nobody knows.
    """

    period: str | None
    units: tuple[str, ...]
    near: tuple[str, ...]
    unknown: Unknown | None
    correcting: bool
    understood: bool


def read_around(look: Look) -> Around:
    """A piece that holds no figure."""
    words = look.report_words.questions
    places = units_in(look.sighting, words)
    times = period_in(look.sighting, words)
    return Around(
        period=times.key,
        units=() if places.named.ask else places.named.slugs,
        near=places.named.slugs if places.named.ask else (),
        unknown=Unknown.OTHER_YEAR if times.other_year else places.unknown,
        correcting=_verb_at(look.plain, look.report_words) > 0,
        understood=not places.village and not places.named.ask and not _left(look, places) and not asks(look),
    )


def asks(look: Look) -> bool:
    """Whether a word of a question stands in the piece; inside a name beside a figure it asks nothing."""
    silent = {place for at in range(len(look.plain)) for place in _run(look.plain, at, look.report_words)}
    if look.figures:
        silent.update(place for mention in look.mentions for place in range(mention.first, mention.end))
        if _asks_last(look):
            return True
    return any(
        value in _ASKING and not silent.issuperset(range(span.start, span.stop))
        for span, value in look.sighting.of_kind(TermKind.CONCEPT)
    )


def _asks_last(look: Look) -> bool:
    """Whether a piece with a figure ends in a word that makes a question of it."""
    ends = (at for at in range(max(0, len(look.plain) - _LONGEST_ENDING), len(look.plain)))
    return any(at + run_at(look.plain, at, look.report_words.asking_last) == len(look.plain) for at in ends)


def _run(plain: tuple[str, ...], at: int, words: ReportWords) -> range:
    return range(at, at + run_at(plain, at, words.no_question))


def _verb_at(plain: tuple[str, ...], words: ReportWords) -> int:
    """How many words at the beginning are a verb that corrects."""
    row = " ".join(plain)
    lengths = (len(verb.split()) for verb in words.corrections.verbs if f"{row} ".startswith(f"{verb} "))
    return max(lengths, default=0)


def _left(look: Look, places: UnitsSeen) -> bool:
    """Whether a word is left that is no name, no date and none of those that say nothing."""
    known = {*places.used, *range(_verb_at(look.plain, look.report_words)), *_dated(look)}
    for span in look.spans:
        if any(term.kind in _NAMES for term in span.terms):
            known.update(range(span.start, span.stop))
    known.update(_silent(look))
    return any(place not in known for place in range(len(look.plain)))


def _silent(look: Look) -> Iterator[int]:
    """The places of words that say nothing about figures."""
    words = look.report_words
    polite = words.questions.sayings.polite_before | words.questions.sayings.polite_after
    for at, word in enumerate(look.words):
        count = max(run_at(look.plain, at, runs) for runs in (words.around, words.joints))
        yield from range(at, at + count)
        if (word.plain, word.marks) in polite:
            yield at


def _dated(look: Look) -> Iterator[int]:
    """The places of numbers that belong to a date, and of the plan's year."""
    dates = [found.span() for found in _DATE.finditer(look.text)]
    year = str(look.report_words.questions.district.year)
    for place, stretch in enumerate(look.places):
        if look.plain[place] == year or any(start <= stretch.start < stop for start, stop in dates):
            yield place


def quoted(text: str) -> str:
    """A piece as it can be shown."""
    return " ".join(text[:LONGEST_LINE].split()).strip(" .,;:-")


def is_empty(text: str) -> bool:
    """Whether a piece holds no letter and no digit."""
    return not any(character.isalnum() for character in fold(text))
