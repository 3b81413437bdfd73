"""Which row of a table holds the heads of a list, and which list it is.

Promises: a column that stands twice is never chosen between.
Must not: read a row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from handlers.reading.lists.list_words import ListWords
from handlers.reading.lists.listed import NEEDED, Headless, ListColumn, ListKind
from handlers.reading.text import fold
from models.messages import Cell

_FIRST_ROWS: Final = 30
_FEWEST: Final = 2
_NUMBERS: Final = re.compile(r"[\d/.,-]+")
_BRACKETS: Final = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Heads:
    """``place`` is where the row of heads stands among the rows; ``columns`` the place of each."""

    kind: ListKind
    place: int
    columns: Mapping[ListColumn, int]


def heads_of(rows: Sequence[Sequence[Cell]], lines: Sequence[int], words: ListWords) -> Heads | Headless:
    """The heads of the first row that holds a unit's and an indicator's; what is missing where a list has none."""
    best = Headless(None, NEEDED[ListKind.TARGETS])
    for place, row in enumerate(rows[:_FIRST_ROWS]):
        found = [column_of(cell, words) for cell in row]
        known = {column: at for at, column in enumerate(found) if column is not None}
        if not {ListColumn.UNIT, ListColumn.INDICATOR} <= known.keys():
            if best.row is None and len(known) >= _FEWEST:
                best = Headless(lines[place], _missing(known))
            continue
        twice = tuple(column for column in known if found.count(column) > 1)
        kind = _kind(known)
        return Headless(lines[place], _missing(known), twice) if twice or kind is None else Heads(kind, place, known)
    return best


def _kind(known: Mapping[ListColumn, int]) -> ListKind | None:
    if ListColumn.PERIOD in known:
        has_share = {ListColumn.PART, ListColumn.WHOLE} <= known.keys()
        return ListKind.PAST if has_share or ListColumn.FIGURE in known else None
    return ListKind.TARGETS if ListColumn.TARGET in known else None


def _missing(known: Mapping[ListColumn, int]) -> tuple[ListColumn, ...]:
    past = not known.keys().isdisjoint({ListColumn.PERIOD, ListColumn.FIGURE, ListColumn.PART, ListColumn.WHOLE})
    kind = ListKind.PAST if past and ListColumn.TARGET not in known else ListKind.TARGETS
    return tuple(column for column in NEEDED[kind] if column not in known)


def column_of(head: Cell, words: ListWords) -> ListColumn | None:
    """What a head says, with or without what it says in brackets and its numbers."""
    if head is None or isinstance(head, Decimal):
        return None
    folded = fold(head).strip(" .:*")
    bare = _BRACKETS.sub(" ", folded)
    for text in (folded, bare, _NUMBERS.sub(" ", bare)):
        column = words.columns.get(" ".join(text.split()))
        if column is not None:
            return column
    return None
