"""A lexicon of phrases and the split of a message into the phrases it knows.

Promises: the split that leaves the fewest words unknown and takes the longest phrases; marks decide only where they
were typed. Must not: know what a phrase means (terms are opaque).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from handlers.reading.questions.words import Word, lacks_marks, words_of

NUMBER_SLOT: Final = "<n>"
_SLOT_IN_PHRASE: Final = "0"
ONLY_MARKED: Final = "!"
_ENTRIES: Final = ""
_UNKNOWN: Final = 10.0
_NUMBER: Final = 0.5
_WRONG_MARK: Final = 3.0
_LAZY_MARK: Final = 0.2
_HALF_MARKED: Final = 1.2
_NAME_BONUS: Final = 0.3


class TermKind(StrEnum):
    """What a phrase names."""

    CONCEPT = "concept"
    UNIT = "unit"
    OWN_UNIT = "own_unit"
    TOPIC = "topic"
    HINT_BEFORE = "hint_before"
    HINT_AFTER = "hint_after"
    PERIOD = "period"
    BESIDE_PERIOD = "beside_period"
    DISTRICT_KIND = "district_kind"
    UNIT_KIND = "unit_kind"
    VILLAGE_KIND = "village_kind"
    OTHER_DISTRICT = "other_district"
    OTHER_UNIT = "other_unit"
    LATER_UNIT = "later_unit"
    OTHER_YEAR = "other_year"
    COMPARISON = "comparison"
    NOT_PLANNED = "not_planned"
    GROUP = "group"
    PACE = "pace"
    SECTOR = "sector"
    NUMBERED = "numbered"


_NAMES: Final = frozenset({TermKind.UNIT, TermKind.OWN_UNIT})


@dataclass(frozen=True, slots=True)
class Term:
    kind: TermKind
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of a phrase: the marks of its words, whether they must be typed, and what it names."""

    marks: tuple[str, ...]
    strict: bool
    term: Term


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words ``start`` … ``stop`` that named ``terms``."""

    start: int
    stop: int
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Lexicon:
    """Phrases in a tree of their folded words; ``not_names`` are spellings that no unit's name can have.

    ``also_typed`` are short spellings of the chat and the folded word each may stand for.
    """

    tree: dict[str, Any] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_names: frozenset[tuple[str, str]] = frozenset()
    also_typed: Mapping[str, str] = field(default_factory=dict)

    def entries_of(self, word: str) -> tuple[Entry, ...]:
        """The phrases that are this one folded word."""
        return tuple(self.tree.get(word, {}).get(_ENTRIES, ()))


def build_lexicon(
    phrases: Iterable[tuple[str, Term]], not_names: Iterable[str], also_typed: Mapping[str, str]
) -> Lexicon:
    """The lexicon of ``phrases`` (text and what it names). A phrase without any word raises ValueError."""
    tree: dict[str, Any] = {}
    known: set[str] = set()
    joined: dict[str, tuple[str, ...]] = {}
    for phrase, term in phrases:
        plain, entry = _entry(phrase, term)
        node = tree
        for word in plain:
            node = node.setdefault(word, {})
        node.setdefault(_ENTRIES, []).append(entry)
        known.update(plain)
        if 2 <= len(plain) <= 3 and NUMBER_SLOT not in plain:
            joined.setdefault("".join(plain), plain)
    spellings = frozenset((word.plain, word.marks) for text in not_names for word in words_of(text))
    return Lexicon(tree, frozenset(known), joined, spellings, also_typed)


def _entry(phrase: str, term: Term) -> tuple[tuple[str, ...], Entry]:
    strict = phrase.endswith(ONLY_MARKED)
    text = phrase.removesuffix(ONLY_MARKED)
    words = words_of(text.replace(NUMBER_SLOT, f" {_SLOT_IN_PHRASE} "))
    if not words:
        raise ValueError(f"a phrase without words: {phrase!r}")
    slots = NUMBER_SLOT in text
    plain = tuple(NUMBER_SLOT if slots and w.plain == _SLOT_IN_PHRASE else w.plain for w in words)
    return plain, Entry(tuple(w.marks for w in words), strict, term)


def split(words: Sequence[Word], lexicon: Lexicon) -> tuple[Span, ...]:
    """The phrases found, left to right, not overlapping; words in none of them are unknown."""
    count = len(words)
    lazy = _LAZY_MARK if any(word.marks for word in words) else 0.0
    best = [0.0] + [float("inf")] * count
    came: list[Span | None] = [None] * (count + 1)
    for start in range(count):
        here = best[start]
        alone = here + (_NUMBER if words[start].number else _UNKNOWN)
        if alone < best[start + 1]:
            best[start + 1], came[start + 1] = alone, Span(start, start + 1, ())
        for stop, terms, cost in _phrases_at(words, start, lexicon, lazy):
            if here + cost < best[stop]:
                best[stop], came[stop] = here + cost, Span(start, stop, terms)
    return _walk_back(came)


def _walk_back(came: Sequence[Span | None]) -> tuple[Span, ...]:
    spans = []
    at = len(came) - 1
    while at > 0:
        span = came[at]
        assert span is not None
        spans.append(span)
        at = span.start
    return tuple(span for span in reversed(spans) if span.terms)


def _phrases_at(
    words: Sequence[Word], start: int, lexicon: Lexicon, lazy: float
) -> list[tuple[int, tuple[Term, ...], float]]:
    found = []
    nodes = [lexicon.tree]
    for stop in range(start + 1, len(words) + 1):
        word = words[stop - 1]
        keys = (word.plain, NUMBER_SLOT) if word.number else (word.plain, lexicon.also_typed.get(word.plain))
        nodes = [node[key] for node in nodes for key in keys if key in node]
        if not nodes:
            break
        entries = [entry for node in nodes for entry in node.get(_ENTRIES, ())]
        if entries:
            match = _best_match(words[start:stop], entries, lexicon, lazy)
            if match is not None:
                found.append((stop, *match))
    return found


def _best_match(
    words: Sequence[Word], entries: Sequence[Entry], lexicon: Lexicon, lazy: float
) -> tuple[tuple[Term, ...], float] | None:
    lowest = float("inf")
    terms: list[Term] = []
    for entry in entries:
        cost = _misspelling(words, entry, lexicon, lazy)
        if cost is None or cost > lowest:
            continue
        if cost < lowest:
            lowest, terms = cost, []
        if entry.term not in terms:
            terms.append(entry.term)
    if not terms:
        return None
    named = _NAME_BONUS if any(term.kind in _NAMES for term in terms) else 0.0
    return tuple(terms), 1.0 + lowest - named - 0.01 * len(words) ** 2


def _misspelling(words: Sequence[Word], entry: Entry, lexicon: Lexicon, lazy: float) -> float | None:
    cost = 0.0
    wrong = 0
    for word, right in zip(words, entry.marks, strict=True):
        if word.marks == right:
            continue
        if not word.marks:
            cost += lazy
        elif lacks_marks(word.marks, right):
            cost += _HALF_MARKED
        elif entry.term.kind is TermKind.UNIT and (word.plain, word.marks) in lexicon.not_names:
            return None
        else:
            wrong += 1
        if entry.strict:
            return None
    if wrong * 2 > len(words):
        return None
    return cost + wrong * _WRONG_MARK
