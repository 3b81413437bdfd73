"""The rows of a table, pasted or from a sheet: which column holds the names, which the units, which the figures.

Promises: two columns of figures without heads are never chosen between; a number of a sheet is written out digit by
digit as it would be typed, so that three places after the point are asked about.
Must not: read a figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from handlers.reading.reports.labelling import labelled
from handlers.reading.reports.looking import look_at
from handlers.reading.reports.report import LONGEST_LINE, FormCode, Line
from handlers.reading.reports.report_words import Column, ReportWords
from handlers.reading.text import clean, fold
from models.messages import MOST_SHEET_COLUMNS, Cell

_CODE: Final = re.compile(r"(?:^|[\s:])([a-z0-9_]+)/(\d{4}[0-9A-Z-]*)/([a-z0-9_.]+)\s*$")
_HAS_DIGIT: Final = re.compile(r"\d")
_FEWEST_HEADS: Final = 2
_FIRST_ROWS: Final = 30
_FIGURES: Final = (Column.VALUE, Column.ESTIMATE)


@dataclass(frozen=True, slots=True)
class Table:
    """``outside`` are the texts above, between and below the rows."""

    lines: tuple[Line, ...]
    outside: tuple[str, ...]
    crowded: bool
    code: FormCode | None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The place of each column; ``value`` None: several columns may hold the figures."""

    name: int | None
    value: int | None
    unit: int | None = None
    number: int | None = None
    estimated: bool = False


def read_table(rows: Sequence[Sequence[Cell]], words: ReportWords) -> Table | None:
    """The lines of a table, or None when it has no column of figures beside names or numbers."""
    width = max((len(row) for row in rows), default=0)
    if not 2 <= width <= MOST_SHEET_COLUMNS:
        return None
    texts = [[_text(row[place]) if place < len(row) else "" for place in range(width)] for row in rows]
    head = _head(texts, words)
    below = texts if head is None else texts[head + 1 :]
    columns = _by_content(below, words) if head is None else _by_heads(texts[head], below, words)
    if columns is None or not below:
        return None
    code = next((found for row in texts for cell in row if (found := _code_in(cell)) is not None), None)
    lines = []
    outside = [] if head is None else [text for text in texts[head] if text and _column(text, words) is None]
    for place, row in enumerate(texts):
        if place == head:
            continue
        line = _line(row, columns, words)
        if line is not None:
            lines.append(line)
        elif not _is_row(row, columns):
            outside.append(" ".join(filter(None, row)))
    return Table(tuple(lines), tuple(outside), columns.value is None, code)


def _text(cell: Cell) -> str:
    """A cell as it would be typed."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell.normalize() if cell else Decimal(0), "f").replace(".", ",")
    return " ".join(clean(cell).split())[:LONGEST_LINE]


def _code_in(text: str) -> FormCode | None:
    found = _CODE.search(text)
    return FormCode(form=found.group(1), period=found.group(2), unit=found.group(3)) if found else None


def _head(texts: Sequence[Sequence[str]], words: ReportWords) -> int | None:
    """The row of the columns' heads: two or more of them are known, a name's or a figure's among them."""
    for place, row in enumerate(texts[:_FIRST_ROWS]):
        known = {column for text in row if (column := _column(text, words)) is not None}
        if len(known) >= _FEWEST_HEADS and not known.isdisjoint({Column.NAME, *_FIGURES}):
            return place
    return None


def _column(head: str, words: ReportWords) -> Column | None:
    """What a head says, with what it says in brackets or not, and with its numbers (of a month, a year) or not."""
    folded = fold(head).strip(" .:*")
    bare = re.sub(r"\([^)]*\)", " ", folded)
    for text in (folded, bare, re.sub(r"[\d/.,-]+", " ", bare)):
        column = words.columns.get(" ".join(text.split()))
        if column is not None:
            return column
    return None


def _by_heads(row: Sequence[str], below: Sequence[Sequence[str]], words: ReportWords) -> _Columns | None:
    """The columns as their heads say; with no head for figures, the one column of figures that has none."""
    found = [_column(text, words) for text in row]
    places: dict[Column, list[int]] = {}
    for place, column in enumerate(found):
        if column is not None:
            places.setdefault(column, []).append(place)
    figures = [place for column in _FIGURES for place in places.get(column, ())]
    if not figures:
        figures = [place for place, column in enumerate(found) if column is None and _share(below, place, _has_figure)]
    first = _first_of(places)
    if not figures or not {Column.NAME, Column.NUMBER} & set(first):
        return None
    return _Columns(
        name=first.get(Column.NAME),
        value=figures[0] if len(figures) == 1 else None,
        unit=first.get(Column.UNIT),
        number=first.get(Column.NUMBER),
        estimated=len(figures) == 1 and figures[0] in places.get(Column.ESTIMATE, ()),
    )


def _first_of(places: Mapping[Column, Sequence[int]]) -> dict[Column, int]:
    return {column: found[0] for column, found in places.items()}


def _by_content(texts: Sequence[Sequence[str]], words: ReportWords) -> _Columns | None:
    """The columns by what stands in them."""
    width = len(texts[0]) if texts else 0
    name = _best([_share(texts, place, lambda text: bool(look_at(text, words).mentions)) for place in range(width)])
    unit = _best([_share(texts, place, lambda text: fold(text) in words.units) for place in range(width)])
    number = next((place for place in range(width) if place != name and _counts(texts, place)), None)
    others = (place for place in range(width) if place not in (name, unit, number))
    figures = [place for place in others if _share(texts, place, _has_figure)]
    if not figures or (name is None and number is None):
        return None
    return _Columns(name, figures[0] if len(figures) == 1 else None, unit, number)


def _share(texts: Sequence[Sequence[str]], place: int, holds: Callable[[str], bool]) -> int:
    return sum(bool(row[place]) and holds(row[place]) for row in texts)


def _best(counts: Sequence[int]) -> int | None:
    most = max(counts, default=0)
    return counts.index(most) if most else None


def _has_figure(text: str) -> bool:
    return _HAS_DIGIT.search(text) is not None


def _counts(texts: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column counts its rows: 1, 2, 3 …"""
    numbers = [row[place].rstrip(".)") for row in texts if row[place]]
    whole = [int(number) for number in numbers if number.isdecimal() and len(number) <= 2]
    return len(whole) >= 2 and len(whole) == len(numbers) and whole == list(range(whole[0], whole[0] + len(whole)))


def _is_row(row: Sequence[str], columns: _Columns) -> bool:
    """A row of the table without a figure: it stays open, and nothing is said by it."""
    return columns.name is not None and bool(row[columns.name]) and sum(map(bool, row)) > 1


def _line(row: Sequence[str], columns: _Columns, words: ReportWords) -> Line | None:
    label = row[columns.name] if columns.name is not None else ""
    unit = row[columns.unit] if columns.unit is not None else ""
    if columns.value is None:
        kept = {columns.name, columns.unit, columns.number}
        value = "; ".join(text for place, text in enumerate(row) if place not in kept and _has_figure(text))
    else:
        value = row[columns.value]
    if columns.estimated and _has_figure(value):
        value = f"{words.estimated} {value}"
    if not value:
        return None
    if label:
        return labelled(label, value, unit, words, raw=" ".join(filter(None, (f"{label}:", value, unit))))
    number = row[columns.number] if columns.number is not None else ""
    item = number.rstrip(".)")
    if not item.isdecimal() or len(item) > 2:
        return None
    return Line(raw=f"{item}. {value}"[:LONGEST_LINE], value=value, item=int(item))
