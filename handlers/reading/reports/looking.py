"""A piece of a message with its words, where each stands, and the indicators named among them.

Promises: any string in, never an exception; every place is a place in the text itself.
Must not: decide what is a label and what a figure (see ``pairing``).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from handlers.reading.questions.lexicon import Span, TermKind, split
from handlers.reading.questions.named_periods import AS_BEFORE
from handlers.reading.questions.question_words import Sighting
from handlers.reading.questions.spelling import repaired
from handlers.reading.questions.words import Word, words_of
from handlers.reading.reports.report_words import ReportWords, run_at
from handlers.reading.text import fold

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|%|[^\W\d_]+")
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WITH_LETTERS: Final = re.compile(r"[^\W\d_]+\d+(?![.,]?\d)")
# A date or a time of day: its numbers are no figures where figures stand beside their labels.
_MOMENT: Final = re.compile(
    r"(?<![\d.,/])(?:\d{1,2}([/.-])\d{1,2}\1(?:20)?\d\d|\d{1,2}:\d\d|\d{1,2}h\d\d)(?![\d/]|[.,]\d)", re.ASCII
)
_MOST_WORDS: Final = 80
_MOST_REPAIRS: Final = 6
HINTS: Final = (TermKind.HINT_BEFORE, TermKind.HINT_AFTER)


class Stretch(NamedTuple):
    """Part of a text, from ``start`` up to ``stop``."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of indicators: its words ``first`` up to ``end``, where they stand, the slugs it fits.

    ``hints`` are those that single one of the slugs out. ``whole`` marks an indicator's own name as the plan has it.
    """

    first: int
    end: int
    at: Stretch
    slugs: frozenset[str]
    hints: frozenset[str]
    whole: bool


@dataclass(frozen=True)
class Look:
    """``places[i]`` is where word ``i`` stands; several words can stand at one place when they were run together."""

    text: str
    words: tuple[Word, ...]
    places: tuple[Stretch, ...]
    spans: tuple[Span, ...]
    report_words: ReportWords

    @cached_property
    def plain(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.words)

    @cached_property
    def sighting(self) -> Sighting:
        """The same as a question's words see it."""
        covered = {place for span in self.spans for place in range(span.start, span.stop)}
        return Sighting(self.words, self.spans, frozenset(range(len(self.words))) - covered)

    def stretch(self, first: int, end: int) -> Stretch:
        """Where the words ``first`` up to ``end`` stand."""
        return Stretch(self.places[first].start, self.places[end - 1].stop)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The indicators named, in order; the plan's own names go before the shorter ones inside them."""
        own = tuple(self._own_names())
        taken = {place for mention in own for place in range(mention.first, mention.end)}
        short = (self._short_name(span) for span in self.spans if taken.isdisjoint(range(span.start, span.stop)))
        return tuple(sorted((*own, *(one for one in short if one is not None)), key=lambda mention: mention.first))

    def _own_names(self) -> Iterator[Mention]:
        at, words = 0, self.report_words
        while at < len(self.plain):
            count = run_at(self.plain, at, words.names)
            if count:
                slug = words.slugs[self.plain[at : at + count]]
                stretch = self.stretch(at, at + count)
                yield Mention(at, at + count, stretch, frozenset({slug}), frozenset(), whole=True)
            at += count or 1

    def _short_name(self, span: Span) -> Mention | None:
        topics = self.report_words.questions.topics
        fits: dict[str, frozenset[str]] = {}
        for term in span.terms:
            if term.kind is TermKind.TOPIC:
                fits.update(topics[int(term.value)])
        if not fits:
            return None
        hints = frozenset(hint for those in fits.values() for hint in those)
        return Mention(span.start, span.stop, self.stretch(span.start, span.stop), frozenset(fits), hints, whole=False)

    def hints(self, mention: Mention, *sides: TermKind) -> tuple[Stretch, ...]:
        """Words that single out one of the mention's slugs, wherever they stand; ``sides`` are kinds of hints."""
        found = (
            span
            for span in self.spans
            if any(term.kind in (sides or HINTS) and term.value in mention.hints for term in span.terms)
            and not any(term.kind is TermKind.TOPIC for term in span.terms)
        )
        return tuple(self.stretch(span.start, span.stop) for span in found)

    def own_words(self, slugs: Container[str]) -> frozenset[str]:
        """The words of these indicators' own names."""
        return frozenset(word for run, slug in self.report_words.slugs.items() if slug in slugs for word in run)

    @cached_property
    def unmarked(self) -> frozenset[str]:
        """The indicators whose name, when typed without its marks, may be any word: "qua" for "quả"."""
        lexicon, topics = self.report_words.questions.lexicon, self.report_words.questions.topics
        entries = (
            entry
            for plain in self.plain
            for entry in lexicon.entries_of(plain)
            if entry.strict and entry.term.kind is TermKind.TOPIC
        )
        return frozenset(slug for entry in entries for slug in topics[int(entry.term.value)])

    @cached_property
    def periods(self) -> tuple[Stretch, ...]:
        """Where periods are named."""
        named = (span for span, value in self.sighting.of_kind(TermKind.PERIOD) if value != AS_BEFORE)
        return tuple(self.stretch(span.start, span.stop) for span in named)

    @cached_property
    def figures(self) -> tuple[Stretch, ...]:
        """Numbers that are neither a period's, a date's nor a name's own."""
        kept = [*self.periods, *(mention.at for mention in self.mentions)]
        kept.extend(Stretch(*found.span()) for found in _MOMENT.finditer(self.text))
        units = (found for found in _WITH_LETTERS.finditer(self.text) if fold(found.group()) in self.report_words.units)
        kept.extend(Stretch(*found.span()) for found in units)  # "m2"
        numbers = (Stretch(*found.span()) for found in _FIGURE.finditer(self.text))
        return tuple(one for one in numbers if not any(k.start <= one.start and one.stop <= k.stop for k in kept))


def look_at(text: str, words: ReportWords) -> Look:
    """A piece of a message with its words put right where a finger slipped."""
    found: list[Word] = []
    places: list[Stretch] = []
    slips = 0
    for token in list(_TOKEN.finditer(text))[:_MOST_WORDS]:
        typed = words_of(token.group())
        if slips < _MOST_REPAIRS:
            right = repaired(typed, words.questions.lexicon, words.questions.spelling)
            slips += right != typed or any(not w.number and w.plain not in words.questions.lexicon.known for w in typed)
            typed = right
        found.extend(typed)
        places.extend(Stretch(*token.span()) for _ in typed)
    row = tuple(found)
    return Look(text, row, tuple(places), split(row, words.questions.lexicon), words)
