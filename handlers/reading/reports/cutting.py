"""A message cut into pieces: at line breaks, semicolons, commas that are no decimal commas, and numbers of a list.

Promises: a comma or a point between two digits never cuts; numbers are those of a list only when they stand apart from
what follows and count upwards.
Must not: read a figure or decide what a piece says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from handlers.reading.reports.looking import look_at
from handlers.reading.reports.report_words import ReportWords
from handlers.reading.text import fold

_BULLET: Final = re.compile(r"^\s*(?:[*•●▪◦►✓✔>]\s*|[-–—+]\s*(?=[^\W\d_(])|[-–—+]\s+(?=\d))+")
_LETTERED: Final = re.compile(r"^\s*(?:[IVX]{1,4}|[a-hA-H])\s*[.)]\s+(?=\S)")
# "1." and "1/" need a gap or a letter behind them, "1 -" a letter, or they are parts of a number: "1.245", "1-2 ha".
_MARK: Final = r"\(?(\d{1,2})\s*(?:\)\s*|[.](?:\s+|(?=[^\W\d_]))|[:=]\s*|/\s+|[–—-]\s*(?=[^\W\d_]))(?=\S)"
_COUNTED: Final = re.compile(r"^\s*(\d{1,2})\s+(?=[^\W\d_].*\d)")
_INLINE: Final = re.compile(r"(?<![\d.,:/\w])\(?(\d{1,2})(?:[.)]\s+|\)|:\s*)(?=\S)")
_NUMERAL: Final = re.compile(r"[\d.,/]*\d[\s,;]*")
_MINUTES: Final = re.compile(r"[0-5]\d\D*")
_VOWELS: Final = frozenset("aeiouy")  # what has none is an abbreviation
_STROKED: Final = {"đ": "d", "ð": "d"}
_MOST_PIECES: Final = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """``item`` is the number of the list that stood before the piece; ``row`` counts the message's own lines."""

    text: str
    row: int
    item: int | None = None


def pieces_of(text: str, words: ReportWords) -> tuple[Piece, ...]:
    """The pieces of a message in order; none when there are too many."""
    rows = [_BULLET.sub("", row) for row in text.splitlines()]
    marked = _marked_rows(rows, words.corrections.items)
    found: list[Piece] = []
    for number, row in enumerate(rows):
        if number in marked:
            item, rest = marked[number]
            found.append(Piece(rest, number, item))
        else:
            found.extend(_of_row(_LETTERED.sub("", row), number, words))
        if len(found) > _MOST_PIECES:
            return ()
    return tuple(piece for piece in found if piece.text.strip())


def _marked_rows(rows: Sequence[str], item_words: Sequence[str]) -> dict[int, tuple[int | None, str]]:
    """The lines that begin with a number of a list, when there are several and they count upwards."""
    words = "|".join(re.escape(word) for word in sorted(item_words, key=len, reverse=True))
    mark = re.compile(rf"^\s*(?:(?:{words})\s+)?{_MARK}", re.IGNORECASE)
    for pattern in (mark, _COUNTED):
        found: dict[int, tuple[int | None, str]] = {}
        for number, row in enumerate(rows):
            match = pattern.match(_bare(row))
            if match:
                found[number] = (int(match.group(1)), row[match.end() :])
        items = [item for item, _ in found.values() if item is not None]
        if len(items) > 1 and _counts_up(items):
            return {} if _all_times(rows, found) else found
        if pattern is mark:
            labelled: dict[int, tuple[int | None, str]] = {
                number: (None, rest) for number, (_, rest) in found.items() if rest[:1].isalpha()
            }
            if labelled:  # they only count: "I. … 1. … 2. … II. … 1. …"
                return labelled
    return {}


def _bare(row: str) -> str:
    """The row without marks, each letter in its place."""
    small = (letter.lower()[:1] for letter in row)  # one letter may have two small ones
    return "".join(_STROKED.get(letter) or unicodedata.normalize("NFD", letter)[0] for letter in small)


def _all_times(rows: Sequence[str], found: Mapping[int, tuple[int | None, str]]) -> bool:
    """Whether the lines are times of day: "7:30"."""
    return all(
        _MINUTES.fullmatch(rest) and ":" in rows[number].partition(rest)[0] and ": " not in rows[number]
        for number, (_, rest) in found.items()
    )


def _counts_up(items: Sequence[int]) -> bool:
    return all(before < after for before, after in pairwise(items)) and items[0] > 0


def _of_row(row: str, number: int, words: ReportWords) -> Iterator[Piece]:
    marks = _inline_marks(row, words)
    while len(marks) > 1 and int(marks[0].group(1)) >= int(marks[1].group(1)):
        marks = marks[1:]  # a month or a date before the list: "tháng 6: 1. 245 2. 310"
    if len(marks) > 1 and _is_list(row, marks):
        if row[: marks[0].start()].strip():
            yield Piece(row[: marks[0].start()], number)
        yield from (Piece(rest.strip(" ,;"), number, item) for item, rest in _items(row, marks))
        return
    yield from (Piece(part, number) for part in _parts(row))


def _inline_marks(row: str, words: ReportWords) -> list[re.Match[str]]:
    """What may be the numbers of a list within one line; a month's number is none."""
    marks = list(_INLINE.finditer(row))
    if len(marks) < 2:
        return []
    periods = look_at(row, words).periods
    return [mark for mark in marks if not any(one.start <= mark.start(1) < one.stop for one in periods)]


def _items(row: str, marks: Sequence[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """The numbers of a list with what follows each."""
    ends = [*(mark.start() for mark in marks[1:]), len(row)]
    for mark, end in zip(marks, ends, strict=True):
        yield int(mark.group(1)), row[mark.end() : end]


def _is_list(row: str, marks: Sequence[re.Match[str]]) -> bool:
    """Numbers in one line are a list's when they count up and each is followed by something of its own."""
    items = [int(mark.group(1)) for mark in marks]
    rests = [
        row[mark.end() : end] for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(row)], strict=True)
    ]
    if not _counts_up(items) or not all(any(c.isalnum() for c in rest) for rest in rests):
        return False
    if any(mark.group().rstrip().endswith(".") for mark in marks):
        in_row = all(after == before + 1 for before, after in pairwise(items))
        nothing_else = not row[: marks[0].start()].strip() and all(_NUMERAL.fullmatch(rest) for rest in rests)
        return nothing_else or (in_row and not _digit_before(row, marks[0]))
    glued = all(mark.group().endswith(":") for mark in marks)
    return not (glued and all(_MINUTES.fullmatch(rest.strip(" ,;")) for rest in rests))


def _digit_before(row: str, mark: re.Match[str]) -> bool:
    """Whether a figure stands before the first number: then "48. 2" may be the end of a sentence."""
    before = row[: mark.start()].rpartition(":")[2]
    return any(character.isdigit() for character in before)


def _parts(row: str) -> Iterator[str]:
    """A line cut at semicolons, at commas that are no decimal commas, and at ends of sentences."""
    start = 0
    for at, character in enumerate(row):
        if character == ";" or (character == "," and _is_comma(row, at)) or (character == "." and _is_end(row, at)):
            yield row[start:at]
            start = at + 1
    yield row[start:]


def _is_comma(row: str, at: int) -> bool:
    """A comma with digits on both sides, even with a gap, may belong to a number."""
    before, after = row[:at].rstrip()[-1:], row[at + 1 :].lstrip()[:1]
    return not (before.isdigit() and after.isdigit())


def _is_end(row: str, at: int) -> bool:
    """A point before a gap and a letter ends a sentence, unless it follows an abbreviation."""
    after = row[at + 1 :]
    if not after[:1].isspace() or not after.lstrip()[:1].isalpha():
        return False
    last = re.split(r"[\s.,;:]", row[:at])[-1]
    return last[-1:].isdigit() or last.endswith("%") or not _VOWELS.isdisjoint(fold(last))
