"""The ideas a message holds: what its words stand for, and what follows from the names in it.

Promises: values only. Must not: decide what a message is about (see ``intents``).
"""

from __future__ import annotations

from typing import Final

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.lexicon import TermKind
from handlers.reading.questions.named_periods import PeriodSeen
from handlers.reading.questions.narrowing import said_by_parts
from handlers.reading.questions.question import Named, Unknown
from handlers.reading.questions.question_words import Sighting
from handlers.reading.questions.unit_names import UnitsSeen, village_places

_MOSTLY: Final = 0.5
_PARTLY: Final = 0.3


def ideas_in(
    seen: Sighting, units: UnitsSeen, period: PeriodSeen, indicators: Named, unknown: Unknown | None
) -> frozenset[Concept]:
    """The ideas in a message, those of its words and those worked out of what it names."""
    said = {Concept(value) for _, value in seen.of_kind(TermKind.CONCEPT)} | said_by_parts(seen)
    if period.compared_year or period.beside or period.beside_back:
        said -= {Concept.BESIDE, Concept.RANK}  # periods are set beside each other, not units
    lost = share_unknown(seen, units.used)
    worked_out = {
        Concept.NAMED_UNIT: bool(units.named.slugs),
        Concept.TWO_UNITS: len(units.named.slugs) > 1 and not units.named.ask,
        Concept.OWN_UNIT: bool(seen.of_kind(TermKind.OWN_UNIT)),
        Concept.NAMED_PERIOD: any((period.key, period.back, period.beside, period.through, period.partial)),
        Concept.NAMED_VILLAGE: units.village,
        Concept.AGAINST_YEAR: period.compared_year,
        Concept.THIS_YEAR: period.this_year,
        Concept.NAMED_INDICATOR: bool(indicators.slugs),
        Concept.NOT_IN_PLAN: unknown is not None,
        Concept.FIGURE: _has_figure(seen, period, said, about_one=bool(indicators.slugs)) and lost <= _MOSTLY,
        Concept.PARTLY_UNKNOWN: lost > _PARTLY,
        Concept.MOSTLY_UNKNOWN: lost > _MOSTLY,
    }
    return frozenset(said | {idea for idea, holds in worked_out.items() if holds})


def _has_figure(seen: Sighting, period: PeriodSeen, said: set[Concept], *, about_one: bool) -> bool:
    """A number of its own that is a quantity: said of an indicator, or followed by a measure and nothing unknown."""
    if said.issuperset({Concept.COUNT_WORD, Concept.MEASURE}):
        return about_one
    inside = {place for span in seen.spans for place in range(span.start, span.stop)} | set(village_places(seen))
    numbers = [p for p, word in enumerate(seen.words) if word.number and p not in inside | period.years | period.listed]
    measured = {span.start for span, value in seen.of_kind(TermKind.CONCEPT) if value == Concept.MEASURE}
    strays = any(not seen.words[place].number for place in seen.free)
    return any(about_one or (place + 1 in measured and not strays) for place in numbers)


def share_unknown(seen: Sighting, used: frozenset[int]) -> float:
    """How much of the message is words that nobody knows, names aside."""
    lost = sum(not seen.words[place].number for place in seen.free - used)
    return lost / len(seen.words) if lost else 0.0
