"""Several months or quarters named one by one: "tháng 8 và tháng 9", "tháng 4, 5, 6", "tháng 3-5", "quý 1 và quý 2".

Promises: a number that may be a figure is not taken for a month: behind a named one only a row of three or more, or
what a dash without spaces or a plus joins to it and no measure follows.
Must not: know today's date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.reading.questions.concepts import Concept
from handlers.reading.questions.lexicon import NUMBER_SLOT, Span, Term, TermKind
from handlers.reading.questions.question_words import Sighting
from handlers.reading.questions.words import Word

_LENGTH: Final = {"month": 1, "quarter": 3}
_STRETCHES: Final = {"months": "month", "quarters": "quarter"}
_MONTHS: Final = 12
_IN_A_ROW: Final = 3
_MEASURE: Final = Term(TermKind.CONCEPT, Concept.MEASURE)
_FILLER: Final = Term(TermKind.CONCEPT, Concept.FILLER)
_COMPARED: Final = frozenset({Concept.RANK.value, Concept.SUPERLATIVE.value, Concept.AGAINST_BEFORE.value})
_SET_BESIDE: Final = frozenset({Concept.BESIDE.value, Concept.AGAINST_BEFORE.value})


@dataclass(frozen=True, slots=True)
class Several:
    """The ``first`` and the ``last`` month; ``first`` is 0 where some between them are not named. ``places``: of the
    numbers that stand alone and are months.
    """

    first: int
    last: int
    places: frozenset[int] = frozenset()


def named_one_by_one(seen: Sighting, named: Sequence[tuple[Span, str]]) -> Several | None:
    """None when it is one period only, or when periods are set beside each other."""
    if any(value in _SET_BESIDE for _, value in seen.of_kind(TermKind.CONCEPT)):
        return None
    length = _length(named)
    if length is None:
        return None
    numbers, places = set[int](), set[int]()
    for span, value in named:
        written = _numbers(seen, span, value)
        row = _row_behind(seen, span.stop, written[-1]) if written else []
        mine = [*written, *(int(seen.words[place].plain) for place in row)]
        if (written and _kind(value) in _STRETCHES) or (len(row) == 1 and seen.words[row[0]].dashed):
            mine = [*range(min(mine), max(mine) + 1)]
        numbers.update(mine)
        places.update(row)
    return _several(numbers, length, places)


def compared(seen: Sighting, named: Sequence[tuple[Span, str]]) -> bool:
    """Whether just two periods are named, each by itself, and asked about as one is about two things compared."""
    alone = all(_kind(value) in _LENGTH and len(_numbers(seen, span, value)) == 1 for span, value in named)
    asked = any(value in _COMPARED for _, value in seen.of_kind(TermKind.CONCEPT))
    return len(named) == 2 and _length(named) is not None and alone and asked


def _kind(value: str) -> str:
    return value.partition(":")[0]


def _length(named: Sequence[tuple[Span, str]]) -> int | None:
    """How many months each of the periods has; None when they are not all of one length."""
    kinds = {_STRETCHES.get(_kind(value), _kind(value)) for _, value in named}
    return _LENGTH.get(kinds.pop()) if len(kinds) == 1 else None


def _several(numbers: set[int], length: int, places: Iterable[int]) -> Several | None:
    if len(numbers) < 2 or max(numbers) * length > _MONTHS:
        return None
    first, last = min(numbers), max(numbers)
    whole = len(numbers) == last - first + 1
    return Several((first - 1) * length + 1 if whole else 0, last * length, frozenset(places))


def _numbers(seen: Sighting, span: Span, value: str) -> list[int]:
    """The numbers of what was named, also joined by commas ("7,8,9"); none when a year has no such month."""
    written = value.partition(":")[2]
    if written == NUMBER_SLOT:
        written = ",".join(word.plain for word in seen.words[span.start : span.stop] if word.number)
    parts = written.split(",")
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 2]
    return numbers if len(numbers) == len(parts) and all(1 <= number <= _MONTHS for number in numbers) else []


def _row_behind(seen: Sighting, start: int, number: int) -> list[int]:
    """The places of the numbers right behind a period that go on from it."""
    row: list[int] = []
    last = number
    between = {span.start for span in seen.spans if _FILLER in span.terms and span.stop - span.start == 1}
    for place in (at for at in range(start, len(seen.words)) if at not in between):
        word = seen.words[place]
        if not word.number or not word.plain.isdecimal() or len(word.plain) > 2 or place not in seen.free:
            break
        if not (last < int(word.plain) <= _MONTHS and (_joined(word) or int(word.plain) == last + 1)):
            return []
        last = int(word.plain)
        row.append(place)
    measured = bool(row) and any(span.start == row[-1] + 1 and _MEASURE in span.terms for span in seen.spans)
    joined = bool(row) and all(_joined(seen.words[place]) for place in row)
    return row if not measured and (joined or len(row) + 1 >= _IN_A_ROW) else []


def _joined(word: Word) -> bool:
    return word.dashed or word.added
