"""Everything needed to read questions and wishes, as one frozen value.

Promises: values only. Must not: load word lists (see ``vocabulary``) or read a message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.reading.questions.lexicon import Lexicon, Span, TermKind, split
from handlers.reading.questions.name_index import NameIndex
from handlers.reading.questions.question import Wish
from handlers.reading.questions.rule_book import RuleBook
from handlers.reading.questions.spelling import Spelling, repaired
from handlers.reading.questions.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole message with one meaning; ``strict``: it counts only when typed with the ``marks`` of its words."""

    marks: tuple[str, ...]
    strict: bool
    value: str


Phrases = Mapping[str, tuple[Phrase, ...]]
Topic = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Sayings:
    """Whole messages: ``intents`` and ``wishes`` by their folded words, ``openings`` that make any message a wish.

    ``commands`` are what follows a slash. Polite words are kept with their marks and also without any.
    """

    intents: Phrases
    wishes: Phrases
    openings: Phrases
    commands: Mapping[str, Wish]
    polite_before: frozenset[tuple[str, str]]
    polite_after: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class District:
    """The plan's ``year`` and what its units are: ``towns`` are the slugs whose name is the district's.

    ``later`` are the parts of each unit of a later year; the hints are what naming a unit of a kind says about an
    indicator that comes in two kinds.
    """

    year: int
    towns: frozenset[str]
    town_hints: frozenset[str]
    commune_hints: frozenset[str]
    later: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class QuestionWords:
    """``topics``: for each name of indicators the slugs it fits, each with the hints that single it out."""

    lexicon: Lexicon
    spelling: Spelling
    rules: RuleBook
    names: NameIndex
    topics: tuple[Topic, ...]
    district: District
    sayings: Sayings


@dataclass(frozen=True)
class Sighting:
    """A message split into the phrases the lexicon knows; ``free`` are the places of words in none of them."""

    words: tuple[Word, ...]
    spans: tuple[Span, ...]
    free: frozenset[int]

    def of_kind(self, kind: TermKind) -> list[tuple[Span, str]]:
        """Every span that names something of this kind, with what it names."""
        return [(span, term.value) for span in self.spans for term in span.terms if term.kind is kind]


def sight(text: str, words: QuestionWords) -> Sighting:
    """The message as words and known phrases, slips of the finger put right."""
    typed = repaired(words_of(text), words.lexicon, words.spelling)
    spans = split(typed, words.lexicon)
    covered = {place for span in spans for place in range(span.start, span.stop)}
    return Sighting(typed, spans, frozenset(range(len(typed))) - covered)
