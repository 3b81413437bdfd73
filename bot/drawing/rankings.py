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
_MOST_NAME, _MOST_SAID = 136.0, 104.0
_MOST_NAME_LINES: Final = 2
_HATCHED: Final = 26
_LEAST_SEEN: Final = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where names and bars begin and end; ``zero`` and ``scale`` (pixels for one) place a value."""

    name: float
    bar: float
    end: float
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
    place = _widest([row.place for row in ranking.rows], VERDICT)
    name = MARGIN + (place + 6 if place else 0)
    names = min(_widest([row.name for row in ranking.rows], STRONG_LABEL), _MOST_NAME)
    said = min(_widest([row.said for row in ranking.rows if row.value is not None], VERDICT), _MOST_SAID)
    bar, end = name + names + _GAP, RIGHT - said - (_GAP if said else 0)
    values = [row.value for row in ranking.rows if row.value is not None]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    scale = (end - bar) / float(high - low) if high > low else 0.0
    return _Columns(name, bar, end, bar - float(low) * scale, scale)


def _widest(words: list[str], style: Type) -> float:
    return max((width_of(legible(word, style), style) for word in words), default=0)


def _row(sheet: Sheet, row: RankedRow, columns: _Columns, top: float) -> float:
    style = STRONG_LABEL if row.own else LABEL
    name = lines_of(row.name, style, columns.bar - _GAP - columns.name + 0.5, _MOST_NAME_LINES)
    height = max(len(name), 1) * LABEL.leading + _ROW_GAP
    if row.own:
        sheet.block(0, top, WIDTH, height, colours.OWN_GROUND)
        sheet.shape(((0, top + 6), (8, top + height / 2), (0, top + height - 6)), colours.OWN)
    words_top = top + _ROW_GAP / 2
    middle = top + height / 2
    beside = middle - VERDICT.leading / 2 + 0.5
    sheet.words(name, columns.name, words_top, style)
    if row.value is None:
        sheet.hatched(columns.bar, middle - _BAR_HEIGHT / 2, _HATCHED, _BAR_HEIGHT)
        left = columns.bar + _HATCHED + _GAP
        sheet.words(lines_of(row.said, CAPTION, RIGHT - left, 1), left, beside, CAPTION)
        return top + height
    sheet.words(lines_of(row.place, VERDICT, 60, 1), columns.name - 6, beside, VERDICT, "right")
    _bar(sheet, row, columns, middle)
    said = VERDICT if row.own else CAPTION
    sheet.words(lines_of(row.said, said, _MOST_SAID, 1), RIGHT, beside, said, "right")
    return top + height


def _bar(sheet: Sheet, row: RankedRow, columns: _Columns, middle: float) -> None:
    length = float(row.value or 0) * columns.scale
    if row.value and abs(length) < _LEAST_SEEN:
        length = _LEAST_SEEN if row.value > 0 else -_LEAST_SEEN
    left = min(columns.zero, columns.zero + length)
    colour = colours.OWN if row.own else colours.OTHERS
    sheet.block(left, middle - _BAR_HEIGHT / 2, abs(length), _BAR_HEIGHT, colour)
