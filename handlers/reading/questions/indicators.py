"""Which indicators a message names.

Promises: an exact name is taken; a name that fits several is narrowed by the words around it, and when several
remain they are all returned, to be asked about. Must not: guess, or know a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.reading.questions.lexicon import TermKind
from handlers.reading.questions.question import Named
from handlers.reading.questions.question_words import QuestionWords, Sighting, Topic, sight

_HINTS = (TermKind.HINT_BEFORE, TermKind.HINT_AFTER)


@dataclass(frozen=True, slots=True)
class _Mention:
    """One naming of indicators: the words' places, the slugs they fit, the hints that stand by it."""

    start: int
    stop: int
    fits: Topic
    hints: tuple[str, ...] = ()


def find_indicators(text: str, words: QuestionWords) -> Named:
    """The slugs of all indicators named in ``text``, in the order of naming."""
    return indicators_in(sight(text, words), words, frozenset())


def indicators_in(seen: Sighting, words: QuestionWords, weak: frozenset[str]) -> Named:
    """As ``find_indicators``; ``weak`` hints come from elsewhere (the unit named) and only break a tie."""
    mentions = _mentions(seen, words)
    narrowed = [_narrow(mention, weak) for mention in _with_hints(mentions, seen)]
    exact = {slugs[0] for slugs in narrowed if len(slugs) == 1}
    kept = [slugs for slugs in narrowed if len(slugs) == 1 or not exact.intersection(slugs)]
    slugs = tuple(dict.fromkeys(slug for group in kept for slug in group))
    return Named(slugs, ask=len(slugs) > 1)


def _mentions(seen: Sighting, words: QuestionWords) -> list[_Mention]:
    mentions = []
    for span in seen.spans:
        fits: dict[str, frozenset[str]] = {}
        for term in span.terms:
            if term.kind is TermKind.TOPIC:
                fits.update(words.topics[int(term.value)])
        if fits:
            mentions.append(_Mention(span.start, span.stop, fits))
    return mentions


def _with_hints(mentions: Sequence[_Mention], seen: Sighting) -> list[_Mention]:
    """Each hint goes to the name it stands by; a hint before a list of names holds for those without their own."""
    own: dict[int, list[str]] = {}
    leading: dict[int, list[str]] = {}
    of_names = {span.start for span, _ in seen.of_kind(TermKind.UNIT)}
    for span in seen.spans:
        if span.stop in of_names:
            continue
        sides = [(term.kind, term.value) for term in span.terms if term.kind in _HINTS]
        for kind, hint in sides:
            place = _nearest(mentions, span.start, span.stop, {side for side, value in sides if value == hint})
            if place is None:
                continue
            own.setdefault(place, []).append(hint)
            if kind is TermKind.HINT_BEFORE and span.stop <= mentions[place].start:
                leading.setdefault(place, []).append(hint)
    result = []
    carried: list[str] = []
    for place, mention in enumerate(mentions):
        carried = leading.get(place, []) if place in own else carried
        hints = tuple(own.get(place, carried))
        result.append(_Mention(mention.start, mention.stop, mention.fits, hints))
    return result


def _nearest(mentions: Sequence[_Mention], start: int, stop: int, sides: set[TermKind]) -> int | None:
    """The mention a hint belongs to: on the side it points to when there is one, else on the other."""
    after = [(m.start - stop, place) for place, m in enumerate(mentions) if m.start >= stop]
    before = [(start - m.stop, place) for place, m in enumerate(mentions) if m.stop <= start]
    wanted: list[tuple[int, int]] = []
    if TermKind.HINT_BEFORE in sides:
        wanted += after
    if TermKind.HINT_AFTER in sides:
        wanted += before
    candidates = wanted or after + before
    return min(candidates)[1] if candidates else None


def _narrow(mention: _Mention, weak: frozenset[str]) -> tuple[str, ...]:
    left = _keep(mention.fits, mention.fits, mention.hints)
    if len(left) > 1:
        left = _keep(left, mention.fits, sorted(weak))
    return tuple(left)


def _keep(slugs: Iterable[str], fits: Topic, hints: Iterable[str]) -> list[str]:
    left = list(slugs)
    for hint in hints:
        hinted = [slug for slug in left if hint in fits[slug]]
        left = hinted or left
    return left
