"""A ranking without a map: comparable units as bars under each other, the asker's own one marked.

Promises: bars are true to scale from a common zero; a unit without a figure has a hatched row and no place.
Must not: order the rows or choose a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.drawing import colours
from bot.drawing.heads import head
from bot.drawing.lettering import CAPTION, LABEL, SMALL, STRONG_LABEL, VERDICT, Type, legible, lines_of, width_of
from bot.drawing.sheet import INNER, MARGIN, RIGHT, WIDTH, Sheet
from models.pictures import RankedRow, Ranking

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_BAR_HEIGHT, _ROW_GAP, _GAP = 13, 8, 8
_MOST_NAME, _MOST_PLACE = 136.0, 60.0
_LEAST_BAR: Final = 64.0  # a longer value than leaves the longest bar so much goes on the next line
_ALL_LINES: Final = 9
_HATCHED: Final = 26
_LEAST_SEEN: Final = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names and bars begin and end; ``zero`` and ``scale`` (pixels for one) place a value.

    ``said``: how wide a value in words may be."""

    name: float
    bar: float
    end: float
    said: float
    zero: float
    scale: float


def composed(ranking: Ranking) -> Figure:
    """The ranking as a figure, as high as its rows need."""
    sheet = Sheet()
    top = head(sheet, ranking.heading, ranking.rule)
    columns = _columns(ranking)
    first = top
    for row in ranking.rows:
        top = _row(sheet, row, columns, top)
    if any(row.value is not None for row in ranking.rows):
        sheet.block(columns.zero - 0.75, first, 1.5, top - first, colours.GREY)
    if ranking.more:
        top = sheet.words(lines_of(ranking.more, SMALL, INNER), MARGIN, top + 4, SMALL)
    return sheet.finished(top + MARGIN - 2)


def _columns(ranking: Ranking) -> _Columns:
    place = min(_widest([row.place for row in ranking.rows], VERDICT), _MOST_PLACE)
    name = MARGIN + (place + 6 if place else 0)
    names = min(_widest([row.name for row in ranking.rows], STRONG_LABEL), _MOST_NAME)
    bar = name + names + _GAP
    most = RIGHT - _GAP - _LEAST_BAR - bar
    cut = [_whole(row.said, VERDICT, most) for row in ranking.rows if row.value is not None]
    said = _widest([line for lines in cut for line in lines], VERDICT)
    end = RIGHT - said - (_GAP if said else 0)
    values = [row.value for row in ranking.rows if row.value is not None]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    scale = (end - bar) / float(high - low) if high > low else 0.0
    return _Columns(name, bar, end, said + 0.5, bar - float(low) * scale, scale)


def _widest(words: list[str], style: Type) -> float:
    return max((width_of(legible(word, style), style) for word in words), default=0)


def _row(sheet: Sheet, row: RankedRow, columns: _Columns, top: float) -> float:
    """One unit, as high as its name and its value in words need, neither of which is cut."""
    style = STRONG_LABEL if row.own else LABEL
    name = lines_of(row.name, style, columns.bar - _GAP - columns.name + 0.5, _ALL_LINES)
    said = _said(row, columns)
    height = max(len(name) * LABEL.leading, len(said) * CAPTION.leading, LABEL.leading) + _ROW_GAP
    middle = top + height / 2
    if row.own:
        sheet.block(0, top, WIDTH, height, colours.OWN_GROUND)
        sheet.shape(((0, top + 6), (8, middle), (0, top + height - 6)), colours.OWN)
    sheet.words(name, columns.name, middle - len(name) * LABEL.leading / 2, style)
    beside = middle - len(said) * CAPTION.leading / 2 + 0.5
    if row.value is None:
        sheet.hatched(columns.bar, middle - _BAR_HEIGHT / 2, _HATCHED, _BAR_HEIGHT)
        sheet.words(said, columns.bar + _HATCHED + _GAP, beside, CAPTION)
        return top + height
    place = lines_of(row.place, VERDICT, _MOST_PLACE, 1)
    sheet.words(place, columns.name - 6, middle - VERDICT.leading / 2 + 0.5, VERDICT, "right")
    _bar(sheet, row, columns, middle)
    sheet.words(said, RIGHT, beside, VERDICT if row.own else CAPTION, "right")
    return top + height


def _said(row: RankedRow, columns: _Columns) -> tuple[str, ...]:
    """The row's value in words, or why it has none, in as many lines as it takes."""
    if row.value is None:
        return lines_of(row.said, CAPTION, RIGHT - columns.bar - _HATCHED - _GAP, _ALL_LINES)
    return _whole(row.said, VERDICT if row.own else CAPTION, columns.said)


def _whole(said: str, style: Type, width: float) -> tuple[str, ...]:
    """Words in as many lines as it takes; what stands in brackets begins a line of its own where one is too short."""
    if width_of(legible(said, style), style) <= width:
        return lines_of(said, style, width, _ALL_LINES)
    first, bracket, rest = said.partition(" (")
    parts = (first, bracket.strip() + rest)
    return tuple(line for part in parts for line in lines_of(part, style, width, _ALL_LINES))


def _bar(sheet: Sheet, row: RankedRow, columns: _Columns, middle: float) -> None:
    length = float(row.value or 0) * columns.scale
    if row.value and abs(length) < _LEAST_SEEN:
        length = _LEAST_SEEN if row.value > 0 else -_LEAST_SEEN
    left = min(columns.zero, columns.zero + length)
    colour = colours.OWN if row.own else colours.OTHERS
    sheet.block(left, middle - _BAR_HEIGHT / 2, abs(length), _BAR_HEIGHT, colour)
