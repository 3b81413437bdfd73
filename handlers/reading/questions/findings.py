"""Everything a message says, before it is decided what it is about.

Promises: values only; what was named and is not in the plan is kept apart.
Must not: decide what the message is about (see ``intents``).
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.ideas import ideas_in, share_unknown
from handlers.reading.questions.indicators import indicators_in
from handlers.reading.questions.lexicon import TermKind
from handlers.reading.questions.named_periods import PeriodSeen, period_in
from handlers.reading.questions.narrowing import narrowed_in
from handlers.reading.questions.question import Named, Narrowed, Unknown
from handlers.reading.questions.question_words import QuestionWords, Sighting, sight
from handlers.reading.questions.unit_names import UnitsSeen, units_in, village_places


@dataclass(frozen=True, slots=True)
class Findings:
    """What a message says; ``village``: the words of a village's name, without marks."""

    units: UnitsSeen
    period: PeriodSeen
    indicators: Named
    unknown: Unknown | None
    ideas: frozenset[Concept]
    narrowed: Narrowed
    village: tuple[str, ...] = ()


def findings_in(text: str, words: QuestionWords) -> Findings:
    seen = sight(text, words)
    units, period = units_in(seen, words), period_in(seen, words)
    indicators = indicators_in(seen, words, _weak_hints(units.named, words))
    unknown = _unknown(seen, units, period, indicators)
    ideas = ideas_in(seen, units, period, indicators, unknown)
    narrowed = narrowed_in(seen, ideas, share_unknown(seen, units.used))
    places = village_places(seen) if units.village or units.named.slugs else ()
    village = tuple(seen.words[place].plain for place in places)
    return Findings(units, period, indicators, unknown, ideas, narrowed, village)


def _weak_hints(units: Named, words: QuestionWords) -> frozenset[str]:
    """What the kind of the unit named says about an indicator that comes in two kinds."""
    if not units.slugs or units.ask:
        return frozenset()
    if words.district.towns.issuperset(units.slugs):
        return words.district.town_hints
    return frozenset() if words.district.towns.intersection(units.slugs) else words.district.commune_hints


def _unknown(seen: Sighting, units: UnitsSeen, period: PeriodSeen, indicators: Named) -> Unknown | None:
    if units.unknown is not None:
        return units.unknown
    if period.other_year:
        return Unknown.OTHER_YEAR
    if not indicators.slugs and seen.of_kind(TermKind.NOT_PLANNED):
        return Unknown.OTHER_INDICATOR
    return None
