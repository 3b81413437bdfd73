"""A progress card: how many stand where, then a bar for each of the most needed.

Promises: a bar is true to scale up to its target; past it an arrow says "more", not how much.
Must not: choose a word or an order.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.drawing import colours, signs
from bot.drawing.heads import flow, head, item_width
from bot.drawing.lettering import (
    CAPTION,
    FIGURE,
    LABEL,
    LEAD,
    SMALL,
    VERDICT,
    legible,
    lines_of,
    width_of,
)
from bot.drawing.sheet import INNER, MARGIN, RIGHT, Sheet
from models.pictures import Bar, ProgressChart, figure_of, look_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_BAR_HEIGHT, _OVERHANG, _ARROW, _LEAST_SEEN = 14, 4, 9, 2
_BEYOND: Final = 18
_TRACK_LENGTH: Final = INNER - _BEYOND
_GAP, _ABOVE_BAR, _BELOW_BAR, _ROW_GAP = 10, 9, 7, 15
_SIGN_GAP: Final = 5
_MOST_LABEL_LINES: Final = 2


def composed(card: ProgressChart) -> Figure:
    """The card as a figure, as high as its bars need."""
    sheet = Sheet()
    top = head(sheet, card.title, card.subtitle)
    top = _tally(sheet, card, top)
    if card.lead:
        top = sheet.words(lines_of(card.lead, LEAD, INNER), MARGIN, top, LEAD) + 6
    for bar in card.bars:
        top = _row(sheet, bar, top)
    return sheet.finished(_legend(sheet, card, top) + MARGIN)


def _tally(sheet: Sheet, card: ProgressChart, top: float) -> float:
    if not card.tally:
        return top
    widths = [signs.SIGN + _SIGN_GAP + item_width(each.count, each.said) for each in card.tally]
    places, bottom = flow(widths, top, VERDICT.leading + 2)
    for each, (left, line) in zip(card.tally, places, strict=True):
        signs.sign(sheet, each.look, left, line + 8)
        left += signs.SIGN + _SIGN_GAP
        left += sheet.word(each.count, left, line, VERDICT) + _SIGN_GAP
        sheet.word(each.said, left, line, CAPTION)
    sheet.block(MARGIN, bottom + 3, INNER, 1, colours.GRID)
    return bottom + 12


def _row(sheet: Sheet, bar: Bar, top: float) -> float:
    figure = legible(figure_of(bar), FIGURE)
    label = lines_of(bar.label, LABEL, INNER - width_of(figure, FIGURE) - _GAP, _MOST_LABEL_LINES)
    sheet.words(label or ("",), MARGIN, top, LABEL)
    sheet.words((figure,), RIGHT, top - 2, FIGURE, "right")
    bar_top = top + max(len(label), 1) * LABEL.leading + _ABOVE_BAR
    _draw_bar(sheet, bar, bar_top)
    return _under(sheet, bar, bar_top + _BAR_HEIGHT + _BELOW_BAR) + _ROW_GAP


def _under(sheet: Sheet, bar: Bar, top: float) -> float:
    """The verdict with its sign, the value and who reported: on one line, or the value under the verdict."""
    signs.sign(sheet, look_of(bar), MARGIN, top + 8)
    left = MARGIN + signs.SIGN + _SIGN_GAP
    coverage = lines_of(bar.coverage, SMALL, INNER / 2, 1)
    room = RIGHT - (width_of(coverage[0], SMALL) + _GAP if coverage else 0)
    sheet.words(coverage, RIGHT, top + 0.5, SMALL, "right")
    said = lines_of(bar.said, VERDICT, room - left, 1)
    sheet.words(said, left, top, VERDICT)
    beside = left + (width_of(said[0], VERDICT) + _GAP if said else 0)
    caption = lines_of(bar.caption, CAPTION, room - beside, 2) if room - beside > _GAP else ("", "")
    if len(caption) <= 1:
        sheet.words(caption, beside, top, CAPTION)
        return top + CAPTION.leading
    return sheet.words(lines_of(bar.caption, CAPTION, RIGHT - left, 2), left, top + VERDICT.leading, CAPTION)


def _draw_bar(sheet: Sheet, bar: Bar, top: float) -> None:
    if bar.done is None or bar.target <= 0:
        sheet.hatched(MARGIN, top, _TRACK_LENGTH, _BAR_HEIGHT)
    else:
        sheet.block(MARGIN, top, _TRACK_LENGTH, _BAR_HEIGHT, colours.TRACK)
        sheet.shape(_outline(bar.done, bar.target, top), colours.OF_LOOK[look_of(bar)])
    if bar.usual is not None and 0 < bar.usual <= bar.target:
        signs.usual_mark(sheet, MARGIN + float(bar.usual / bar.target) * _TRACK_LENGTH, top, top + _BAR_HEIGHT)
    mark = signs.limit_mark if bar.limit else signs.target_mark
    mark(sheet, MARGIN + _TRACK_LENGTH, top - _OVERHANG, top + _BAR_HEIGHT + _OVERHANG)


def _outline(done: Decimal, target: Decimal, top: float) -> tuple[tuple[float, float], ...]:
    """The bar's corners; below zero an arrow that points back, past the target one that points on."""
    left, bottom, middle = MARGIN, top + _BAR_HEIGHT, top + _BAR_HEIGHT / 2
    if done < 0:
        return (left, middle), (left + _ARROW, top), (left + _ARROW, bottom)
    if done > target:
        tip = left + _TRACK_LENGTH + _BEYOND - 2
        shoulder = tip - _ARROW
        return (left, top), (shoulder, top), (tip, middle), (shoulder, bottom), (left, bottom)
    length = _length(done, target)
    return (left, top), (left + length, top), (left + length, bottom), (left, bottom)


def _length(done: Decimal, target: Decimal) -> float:
    """The only float made of a figure: a length on paper. The first bit done and the last one lacking are seen."""
    if done == 0 or done == target:
        return 0 if done == 0 else _TRACK_LENGTH
    return min(max(float(done / target) * _TRACK_LENGTH, _LEAST_SEEN), _TRACK_LENGTH - 1.25 - _LEAST_SEEN)


def _legend(sheet: Sheet, card: ProgressChart, top: float) -> float:
    said = [
        (mark, text)
        for mark, text in ((signs.target_mark, card.target_said), (signs.usual_mark, card.usual_said))
        if text
    ]
    if not said or not card.bars:
        return top - _ROW_GAP
    places, bottom = flow([18 + item_width("", text) for _, text in said], top + 2, SMALL.leading + 9)
    for (mark, text), (left, line) in zip(said, places, strict=True):
        mark(sheet, left + 6, line + 4, line + 15)
        sheet.words(lines_of(text, SMALL, RIGHT - left - 18, 1), left + 18, line + 1, SMALL)
    return bottom
