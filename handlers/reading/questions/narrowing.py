"""What part of all indicators a message asks about: a group, those that stand alike, one by its number, a sector.

Promises: a part that is meant and not understood is said to be so. Must not: know which indicators a part has.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.lexicon import Span, TermKind
from handlers.reading.questions.question import Narrowed
from handlers.reading.questions.question_words import Sighting

_NOT_A_LIST: Final = frozenset(
    {
        Concept.NOT_YET,
        Concept.HOW,
        Concept.HOW_MANY,
        Concept.TAIL,
        Concept.PROGRESS,
        Concept.CAUSE,
        Concept.WHICH_UNIT,
        Concept.HOW_MANY_UNITS,
        Concept.WHO,
        Concept.SUPERLATIVE,
    }
)
_HANDED_IN: Final = frozenset(
    {Concept.REPORT, Concept.SUBMIT, Concept.DATA, Concept.DEADLINE, Concept.NOT_YET, Concept.OWE}
)
_LACKS: Final = frozenset({Concept.OWE, Concept.WHAT, Concept.OWN_UNIT})
_NOT_REPORTED: Final = frozenset({Concept.WHICH_TARGET, Concept.NOT_YET, Concept.REPORT})
_UNIT_LACKS: Final = frozenset({Concept.OWE, Concept.WHAT, Concept.NAMED_UNIT})
_BESIDE_PACES: Final = frozenset(
    {Concept.FILLER, Concept.TARGETS, Concept.WHICH_TARGET, Concept.VIEW, Concept.GIVE_ME, Concept.LIST}
)
_BEHIND: Final = "behind"
_WITHOUT_FIGURES: Final = "unknown"
_GOOD: Final = frozenset({"reached", "exceeded", "on_pace"})
_MOST_AT_ONCE: Final = 3
_UNCLEAR_FROM: Final = 0.2


def narrowed_in(seen: Sighting, said: frozenset[Concept], lost: float) -> Narrowed:
    """The part that is asked about; ``lost``: how much of the message is words that nobody knows."""
    groups = [value for _, value in seen.of_kind(TermKind.GROUP)]
    which = Concept.WHICH_TARGET in said or (Concept.WHAT in said and (bool(groups) or Concept.DISTRICT in said))
    named = _paces(seen)
    no_list = _NOT_A_LIST - {Concept.NOT_YET} if named else _NOT_A_LIST  # "chưa" of "chưa hoàn thành"
    lists = which or (Concept.TARGETS in said and said.isdisjoint(no_list))
    paces = named if lists or _asks_what_is_late(said) else []
    paces = paces or ([_BEHIND] if said >= _LACKS and said.isdisjoint(_HANDED_IN - _LACKS) else [])
    lacks = said >= _NOT_REPORTED or (said >= _UNIT_LACKS and said.isdisjoint(_HANDED_IN - _UNIT_LACKS))
    paces = paces or ([_WITHOUT_FIGURES] if lacks else [])
    sectors = tuple(dict.fromkeys(value for _, value in seen.of_kind(TermKind.SECTOR)))
    number = _number(seen)
    part = groups or paces or sectors or number is not None
    return Narrowed(
        group=groups[0] if groups else None,
        paces=_of_one_kind(paces),
        number=number,
        sectors=sectors,
        by_day=Concept.BY_DAY in said,
        unclear=not part and lost >= _UNCLEAR_FROM,
    )


def paces_alone(seen: Sighting) -> tuple[str, ...]:
    """What the whole message is but the words for what stands alike: "4 chậm", "những chỉ tiêu chưa có số liệu"."""
    free = [place for place in sorted(seen.free) if place or not seen.words[place].number]
    return () if free or not all(map(_beside_paces, seen.spans)) else _of_one_kind(_paces(seen))


def _beside_paces(span: Span) -> bool:
    ideas = {Concept(term.value) for term in span.terms if term.kind is TermKind.CONCEPT}
    return bool(ideas & _BESIDE_PACES) or any(term.kind is TermKind.PACE for term in span.terms)


def _paces(seen: Sighting) -> list[str]:
    return [value for _, value in seen.of_kind(TermKind.PACE)]


def _of_one_kind(paces: Sequence[str]) -> tuple[str, ...]:
    """Those that are asked for together ("chậm hoặc chưa đạt"): what it takes to arrive is said beside what is late."""
    return tuple(dict.fromkeys(one for one in paces if (one in _GOOD) == (paces[0] in _GOOD)))[:_MOST_AT_ONCE]


def _asks_what_is_late(said: frozenset[Concept]) -> bool:
    """Whether it is asked what is late, in one's own unit or at all, and not with which report."""
    asked = said & {Concept.TAIL, Concept.WHAT, Concept.HOW}
    about = said & {Concept.OWN_UNIT, Concept.FIRST_PERSON} or said >= {Concept.LATE, Concept.WHAT}
    return bool(asked and about) and said.isdisjoint(_HANDED_IN)


def said_by_parts(seen: Sighting) -> frozenset[Concept]:
    """The ideas that naming a part holds."""
    kinds = {term.kind for span in seen.spans for term in span.terms}
    unknown = any(value == _WITHOUT_FIGURES for _, value in seen.of_kind(TermKind.PACE))
    holds = {
        Concept.GROUP: bool(kinds & {TermKind.GROUP, TermKind.SECTOR}),
        Concept.TARGETS: TermKind.NUMBERED in kinds,
        Concept.NOT_YET: unknown,
        Concept.DATA: unknown,
    }
    return frozenset(idea for idea, there in holds.items() if there)


def _number(seen: Sighting) -> int | None:
    """The number of the indicator that is named by it."""
    for span, _ in seen.of_kind(TermKind.NUMBERED):
        written = next((word.plain for word in seen.words[span.start : span.stop] if word.number), "")
        if written.isdecimal() and len(written) <= 2:
            return int(written)
    return None
