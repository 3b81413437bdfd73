"""Loading the word lists of questions and wishes.

Promises: a list that cannot be used raises when it is loaded. Must not: read a message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

import locales
from handlers.reading.questions.concepts import WORKED_OUT, Concept
from handlers.reading.questions.lexicon import ONLY_MARKED, Lexicon, Term, TermKind, build_lexicon
from handlers.reading.questions.name_index import build_name_index
from handlers.reading.questions.question import Intent, UnitName, Wish
from handlers.reading.questions.question_words import District, Phrase, Phrases, QuestionWords, Sayings, Topic
from handlers.reading.questions.rule_book import load_rule_book
from handlers.reading.questions.spelling import build_spelling
from handlers.reading.questions.words import words_of
from handlers.reading.text import fold

_Tables = Sequence[Mapping[str, Any]]
_Named = tuple[str, Term]
_PLACES: Final = {
    "unit_kinds": TermKind.UNIT_KIND,
    "village_kinds": TermKind.VILLAGE_KIND,
    "district_kinds": TermKind.DISTRICT_KIND,
    "other_districts": TermKind.OTHER_DISTRICT,
    "other_units": TermKind.OTHER_UNIT,
    "other_years": TermKind.OTHER_YEAR,
    "comparisons": TermKind.COMPARISON,
}
_PARTS: Final = {"groups": TermKind.GROUP, "paces": TermKind.PACE, "sectors": TermKind.SECTOR}
_HEARD_INSIDE: Final = frozenset(
    {Concept.HOW_MANY, Concept.HOW_MANY_UNITS, Concept.WHICH_UNIT, Concept.REACHED, Concept.COMMUNE}
)
_HEARD_OUTSIDE: Final = frozenset({Concept.REACHED, Concept.PROGRESS})
LATER_UNIT_OF_DISTRICT: Final = "district"
_VILLAGE_SIGN: Final = "."


def load_question_words(
    language_order: Sequence[locales.Language] = ("vi", "en"), units: Iterable[UnitName] = (), year: int = 2024
) -> QuestionWords:
    """The words of all languages together with the names of the units of the plan's ``year``.

    Where two languages give a whole message two meanings, the earlier one wins. Raises ValueError or KeyError for
    a list that is incomplete or names an idea, wish or intent that does not exist.
    """
    intents = [locales.load(language, "intents") for language in language_order]
    indicators = [locales.load(language, "indicators") for language in language_order]
    places = [locales.load(language, "places") for language in language_order]
    named = tuple(units)
    topics, topic_phrases = _topics(indicators)
    about = [*topic_phrases, *_hint_phrases(indicators)]
    lexicon = _lexicon(named, about, intents, places, indicators)
    syllables = [table["syllables"] for table in intents]
    district = _district(named, places, year)
    common = frozenset(plain for plain, _ in lexicon.not_names)
    guessed = [unit for unit in named if unit.slug not in district.towns and _VILLAGE_SIGN not in unit.slug]
    return QuestionWords(
        lexicon=lexicon,
        spelling=build_spelling(_all(syllables, "onsets"), _all(syllables, "rimes"), lexicon),
        rules=load_rule_book(),
        names=build_name_index(guessed, common),
        topics=topics,
        district=district,
        sayings=_sayings(intents),
    )


def _lexicon(
    units: Sequence[UnitName], about: Sequence[_Named], intents: _Tables, places: _Tables, indicators: _Tables
) -> Lexicon:
    concepts = list(_concept_phrases(intents))
    heard = [*about, *((phrase, term) for phrase, term in concepts if term.value in _HEARD_OUTSIDE)]
    named = [*_unit_phrases(units, places), *about, *_place_phrases(places), *concepts, *_part_phrases(indicators)]
    return build_lexicon([*named, *_said_inside(heard, concepts)], _all(places, "not_names"), _also_typed(intents))


def _district(units: Sequence[UnitName], places: _Tables, year: int) -> District:
    return District(
        year=year,
        towns=frozenset(unit.slug for unit in units if _is_town(unit, places)),
        town_hints=frozenset(_all(places, "town_hint")),
        commune_hints=frozenset(_all(places, "commune_hint")),
        later=_later(places),
    )


def _is_town(unit: UnitName, places: _Tables) -> bool:
    """Whether the unit bears the district's name, so that its bare name is not its own."""
    return fold(unit.name) in {fold(name) for name in _all(places, "district")}


def _sayings(intents: _Tables) -> Sayings:
    return Sayings(
        intents=_phrases(intents, "whole", Intent),
        wishes=_phrases(intents, "wishes", Wish),
        openings=_phrases(intents, "openings", Wish),
        commands=_commands(intents),
        polite_before=_polite(_all(intents, "polite_before")),
        polite_after=_polite(_all(intents, "polite_after")),
    )


def _also_typed(intents: _Tables) -> dict[str, str]:
    return {
        short: word for table in intents for word, shorts in table.get("also_typed", {}).items() for short in shorts
    }


def _all(tables: _Tables, key: str) -> list[str]:
    return [text for table in tables for text in table[key]]


def _concept_phrases(intents: _Tables) -> Iterator[_Named]:
    for table in intents:
        missing = set(Concept) - WORKED_OUT - {Concept(name) for name in table["concepts"]}
        if missing:
            raise ValueError(f"no words for {', '.join(sorted(missing))}")
        for name, phrases in table["concepts"].items():
            term = Term(TermKind.CONCEPT, name)
            yield from ((phrase, term) for phrase in phrases)


def _topics(indicators: _Tables) -> tuple[tuple[Topic, ...], list[_Named]]:
    topics: list[Topic] = []
    phrases: list[_Named] = []
    for table in indicators:
        fitting = [(topic["names"], topic["fits"]) for topic in table["topics"]]
        exact = [(names, {slug: ()}) for slug, names in table["indicators"].items()]
        for names, fits in [*fitting, *exact]:
            term = Term(TermKind.TOPIC, str(len(topics)))
            topics.append({slug: frozenset(hints) for slug, hints in fits.items()})
            phrases.extend((name, term) for name in names)
        phrases.extend((name, Term(TermKind.NOT_PLANNED, name)) for name in table["not_planned"])
    return tuple(topics), phrases


def _hint_phrases(indicators: _Tables) -> Iterator[_Named]:
    sides = {"before": TermKind.HINT_BEFORE, "after": TermKind.HINT_AFTER}
    for table in indicators:
        for hint, words in table["hints"].items():
            for side, phrases in words.items():
                yield from ((phrase, Term(sides[side], hint)) for phrase in phrases)


def _part_phrases(indicators: _Tables) -> Iterator[_Named]:
    for table in indicators:
        for key, kind in _PARTS.items():
            for value, phrases in table[key].items():
                yield from ((phrase, Term(kind, value)) for phrase in phrases)
        yield from ((phrase, Term(TermKind.NUMBERED, phrase)) for phrase in table["numbered"])


def _said_inside(about: Iterable[_Named], concepts: Iterable[_Named]) -> Iterator[_Named]:
    """What a name of indicators says besides: "how many schools" still asks how many."""
    kept = {phrase_key(phrase): term for phrase, term in concepts if term.value in _HEARD_INSIDE}
    for phrase, _ in about:
        plain, marks = phrase_key(phrase)
        split_up = plain.split()
        parts = [(i, j) for i in range(len(marks)) for j in range(i + 1, len(marks) + 1) if j - i < len(marks)]
        heard = {kept[key] for i, j in parts if (key := (" ".join(split_up[i:j]), marks[i:j])) in kept}
        yield from ((phrase, term) for term in heard)


def _unit_phrases(units: Iterable[UnitName], places: _Tables) -> Iterator[_Named]:
    towns, village_kinds = _all(places, "town"), _all(places, "village_kinds")
    for unit in units:
        term = Term(TermKind.UNIT, unit.slug)
        names: Iterable[str] = (unit.name, *unit.aliases)
        if _VILLAGE_SIGN in unit.slug:
            names = [f"{kind} {name}" for kind in village_kinds for name in names]
        elif _is_town(unit, places):
            names = [*towns, *(f"{town} {unit.name}" for town in towns), *unit.aliases]
        yield from ((name, term) for name in names)


def _place_phrases(places: _Tables) -> Iterator[_Named]:
    for table in places:
        for key, kind in _PLACES.items():
            yield from ((phrase, Term(kind, phrase)) for phrase in table[key])
        yield from ((phrase, Term(TermKind.OWN_UNIT, phrase)) for phrase in table["own_unit"])
        yield from ((name, Term(TermKind.LATER_UNIT, name)) for name in table["later_units"])
        for kind_word in table["commune_kinds"]:
            later = Term(TermKind.LATER_UNIT, LATER_UNIT_OF_DISTRICT)
            yield from ((f"{kind_word} {name}", later) for name in table["district"])
        for period, phrases in table["periods"].items():
            yield from ((phrase, Term(TermKind.PERIOD, period)) for phrase in phrases)
        for period, phrases in table["beside_periods"].items():
            yield from ((phrase, Term(TermKind.BESIDE_PERIOD, period)) for phrase in phrases)


def _later(places: _Tables) -> dict[str, tuple[str, ...]]:
    parts = {name: tuple(slugs) for table in places for name, slugs in table["later_units"].items()}
    return {**parts, LATER_UNIT_OF_DISTRICT: tuple(_all(places, "later_commune_of_district"))}


def _phrases(tables: _Tables, key: str, meanings: type[StrEnum]) -> Phrases:
    found: dict[str, list[Phrase]] = {}
    for table in tables:
        for name, texts in table[key].items():
            meaning = meanings(name)
            for text in texts:
                plain, marks = phrase_key(text)
                found.setdefault(plain, []).append(Phrase(marks, text.endswith(ONLY_MARKED), meaning))
    return {plain: tuple(phrases) for plain, phrases in found.items()}


def phrase_key(text: str) -> tuple[str, tuple[str, ...]]:
    """A whole message as it is looked up: its folded words, and the marks of each; signs alone stay themselves."""
    words = words_of(text)
    if not words:
        return text.strip(), ()
    return " ".join(word.plain for word in words), tuple(word.marks for word in words)


def _polite(typed: Iterable[str]) -> frozenset[tuple[str, str]]:
    words = [word for text in typed for word in words_of(text)]
    return frozenset(pair for word in words for pair in ((word.plain, word.marks), (word.plain, "")))


def _commands(intents: _Tables) -> dict[str, Wish]:
    return {
        name: Wish(wish) for table in reversed(intents) for wish, names in table["commands"].items() for name in names
    }
