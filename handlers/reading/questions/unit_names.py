"""Which units a message names, and which of its names are no unit of the plan's year.

Promises: an exact name is taken; a misspelt one is taken only when it is near one name, else all near ones are
returned to be asked about; the district's bare name is no unit. Must not: know who is asking.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.lexicon import Span, TermKind
from handlers.reading.questions.name_index import Guess, guess_name
from handlers.reading.questions.question import Named, Unknown
from handlers.reading.questions.question_words import QuestionWords, Sighting, sight

_MOST_GUESSES: Final = 12
_SHORT_WORD: Final = 6
_LONGEST_VILLAGE: Final = 5
_AFTER_A_NAME: Final = frozenset(
    {
        TermKind.UNIT,
        TermKind.UNIT_KIND,
        TermKind.DISTRICT_KIND,
        TermKind.OWN_UNIT,
        TermKind.PERIOD,
        TermKind.BESIDE_PERIOD,
        TermKind.TOPIC,
    }
)
_ASKS: Final = frozenset(
    {Concept.HOW, Concept.HOW_MANY, Concept.WHAT, Concept.TAIL, Concept.PROGRESS, Concept.REACHED, Concept.WHAT_IF}
)
_TOLD: Final = frozenset({Concept.REPORT, Concept.SUBMIT, Concept.DATA, Concept.NOT_YET, Concept.ALREADY})
_KINDS: Final = frozenset({TermKind.UNIT_KIND, TermKind.DISTRICT_KIND, TermKind.VILLAGE_KIND})


@dataclass(frozen=True, slots=True)
class UnitsSeen:
    """``named`` units; ``village``: a village that is not in the plan was named; ``used``: places of their words."""

    named: Named = field(default_factory=Named)
    village: bool = False
    unknown: Unknown | None = None
    parts: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()


def find_units(text: str, words: QuestionWords) -> Named:
    """The slugs of all units named in ``text``, in the order of naming, or the candidates of a misspelt name."""
    return units_in(sight(text, words), words).named


def units_in(seen: Sighting, words: QuestionWords) -> UnitsSeen:
    """What the message says about places."""
    exact, twice = _exact(seen)
    if exact:
        return UnitsSeen(Named(exact, ask=twice), used=_stray_names(seen).used)
    later = seen.of_kind(TermKind.LATER_UNIT)
    if later:
        return UnitsSeen(unknown=Unknown.UNIT_OF_2025, parts=words.district.later[later[0][1]])
    guess, used = _guessed(seen, words)
    if guess is not None:
        return UnitsSeen(Named(guess.slugs, ask=not guess.sure), used=used)
    if seen.of_kind(TermKind.OTHER_DISTRICT):
        return UnitsSeen(unknown=Unknown.OTHER_DISTRICT)
    if seen.of_kind(TermKind.OTHER_UNIT):
        return UnitsSeen(unknown=Unknown.OTHER_UNIT)
    return _stray_names(seen)


def village_places(seen: Sighting) -> range:
    """The places of a village's name after the word for a village; none where none is named."""
    for span in seen.spans:
        if any(term.kind is TermKind.VILLAGE_KIND for term in span.terms):
            begun = span.stop + (1 if span.stop < len(seen.words) and seen.words[span.stop].number else 2)
            ends = [
                later.start
                for later in seen.spans
                if later.start >= span.stop and _ends_a_name(later, named=later.start >= begun)
            ]
            stop = min([*ends, span.stop + _LONGEST_VILLAGE, len(seen.words)])
            return range(span.stop, stop)
    return range(0)


def _ends_a_name(span: Span, *, named: bool) -> bool:
    """Whether a name does not go on with these words; ``named``: what stands before them is a name by itself."""
    kinds, ideas = {term.kind for term in span.terms}, {term.value for term in span.terms}
    return bool(kinds & _AFTER_A_NAME or ideas & _ASKS or (named and ideas & _TOLD))


def _exact(seen: Sighting) -> tuple[tuple[str, ...], bool]:
    """The units named exactly; True when one name belongs to several."""
    groups = [[t.value for t in span.terms if t.kind is TermKind.UNIT] for span in seen.spans]
    slugs = tuple(dict.fromkeys(slug for group in groups for slug in group))
    return slugs, any(len(set(group)) > 1 for group in groups)


def _guessed(seen: Sighting, words: QuestionWords) -> tuple[Guess | None, frozenset[int]]:
    kinds, villages = _kind_ends(seen, TermKind.UNIT_KIND), _kind_ends(seen, TermKind.VILLAGE_KIND)
    found = []
    for place in _pairs(seen)[:_MOST_GUESSES]:
        if place in villages or not _can_be_name(seen, {place, place + 1}, words):
            continue
        typed = f"{seen.words[place].plain} {seen.words[place + 1].plain}"
        guess = guess_name(typed, after_kind=place in kinds, index=words.names)
        if guess is not None:
            found.append((guess, frozenset({place, place + 1})))
    if found:
        return min(found, key=lambda pair: pair[0].slips)
    return _guessed_from_one(seen, words, kinds, villages)


def _pairs(seen: Sighting) -> list[int]:
    """Where two words stand side by side that may be a name: one of them unknown, none a word for a kind of unit."""
    singles = {
        span.start
        for span in seen.spans
        if span.stop - span.start == 1 and _KINDS.isdisjoint(term.kind for term in span.terms)
    }
    usable = seen.free | singles
    return [p for p in range(len(seen.words) - 1) if {p, p + 1} <= usable and {p, p + 1} & seen.free]


def _guessed_from_one(
    seen: Sighting, words: QuestionWords, kinds: set[int], villages: set[int]
) -> tuple[Guess | None, frozenset[int]]:
    for place in sorted(seen.free - villages)[:_MOST_GUESSES]:
        if not _can_be_name(seen, {place}, words):
            continue
        plain = seen.words[place].plain
        alone = words.names.by_word.get(plain)
        if alone is not None:
            return Guess(alone, sure=False), frozenset({place})
        guess = guess_name(plain, after_kind=place in kinds, index=words.names)
        if guess is not None and len(plain) > _SHORT_WORD:
            return guess, frozenset({place})
    return None, frozenset()


def _can_be_name(seen: Sighting, places: set[int], words: QuestionWords) -> bool:
    """A word that no name has keeps its neighbours from being one; one that half a name has does not."""
    typed = [seen.words[place] for place in places]
    barred = words.lexicon.not_names - words.names.written if len(places) > 1 else words.lexicon.not_names
    return not any(w.number or (w.marks and (w.plain, w.marks) in barred) for w in typed)


def _kind_ends(seen: Sighting, kind: TermKind) -> set[int]:
    """The places right after a word for a kind of unit."""
    return {span.stop for span, _ in seen.of_kind(kind)}


def _stray_names(seen: Sighting) -> UnitsSeen:
    """A name nobody knows after a word for a kind of place: "xã …", "huyện …", "bản …"."""
    for span in seen.spans:
        kinds = {term.kind for term in span.terms} & _KINDS
        used = _name_after(seen, span) if kinds else frozenset()
        if not used:
            continue
        if TermKind.VILLAGE_KIND in kinds:
            return UnitsSeen(village=True, used=used)
        unknown = Unknown.OTHER_DISTRICT if TermKind.DISTRICT_KIND in kinds else Unknown.OTHER_UNIT
        return UnitsSeen(unknown=unknown, used=used)
    return UnitsSeen()


def _name_after(seen: Sighting, span: Span) -> frozenset[int]:
    """The places of a name after ``span``: two unknown words, or one or two that begin with a capital.

    Villages have many names, so that after a word for village one unknown word is enough.
    """
    first, second = span.stop, span.stop + 1
    if first >= len(seen.words):
        return frozenset()
    capitals = [place for place in (first, second) if place < len(seen.words) and seen.words[place].capital]
    if first in capitals and first in seen.free:
        return frozenset(capitals)
    if first in seen.free and second in seen.free and not seen.words[second].number:
        return frozenset({first, second})
    village = any(term.kind is TermKind.VILLAGE_KIND for term in span.terms)
    return frozenset({first} if village and first in seen.free else ())
