"""Everything needed to read questions and wishes, as one frozen value.

Promises: values only. Must not: load word lists (see ``question_vocabulary``) or read a message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.reading.intent_rules import RuleBook
from handlers.reading.lexicon import Lexicon, Span, TermKind, split
from handlers.reading.name_index import NameIndex
from handlers.reading.question import Wish
from handlers.reading.spelling import Spelling, repaired
from handlers.reading.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole message with one meaning; the ``marks`` of its words tell it from another that folds alike."""

    marks: tuple[str, ...]
    value: str


Phrases = Mapping[str, tuple[Phrase, ...]]
Topic = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class QuestionWords:
    """``topics``: for each name of indicators the slugs it fits, each with the hints that single it out.

    ``towns`` are the slugs whose name is the district's, ``later`` the parts of each unit of a later year.
    Polite words are kept with their marks and also without any.
    """

    lexicon: Lexicon
    spelling: Spelling
    rules: RuleBook
    names: NameIndex
    topics: tuple[Topic, ...]
    towns: frozenset[str]
    town_hints: frozenset[str]
    commune_hints: frozenset[str]
    later: Mapping[str, tuple[str, ...]]
    year: int
    whole: Phrases
    wishes: Phrases
    openings: Phrases
    commands: Mapping[str, Wish]
    polite_before: frozenset[tuple[str, str]]
    polite_after: frozenset[tuple[str, str]]


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
