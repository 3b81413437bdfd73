"""A figure of an earlier year out of its cells: a value, a rate, or a part and a whole.

Promises: a fall is only taken as the part and whole it is measured from, a flow only when it is said what it covers.
Must not: know a row or a head.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from handlers.reading.figures.quantity import Asked
from handlers.reading.lists import cells
from handlers.reading.lists.cells import Number, Unclear, Written
from handlers.reading.lists.list_words import ListWords
from handlers.reading.lists.listed import ListColumn, Why
from handlers.reading.text import fold
from models.messages import Cell
from models.plan.indicators import Indicator, Kind
from models.plan.measures import HUNDRED, Amount, Figure, Measure, Per, Rate, Share
from models.plan.periods import Period

_PERCENT: Final = "%"
_SHARES: Final = frozenset({Kind.RATIO, Kind.REDUCTION})
_COUNTED: Final = Asked(unit="", minimum=Decimal(0))

Problem = tuple[ListColumn, Unclear]


def past_figure(
    row: Mapping[ListColumn, Cell],
    unit: str,
    indicator: Indicator,
    period: Period,
    words: ListWords,
    written: Written,
) -> Figure | Problem:
    """The figure, or the column that is wrong and why."""
    if indicator.kind in _SHARES:
        measure = _share_or_rate(row, indicator, words, written)
        return Figure(unit, indicator.slug, period.key, measure) if not isinstance(measure, tuple) else measure
    number = cells.number_in(row.get(ListColumn.FIGURE), cells.asked_for(indicator), words, written)
    if isinstance(number, Unclear):
        return ListColumn.FIGURE, number
    if number.part is not None:
        return ListColumn.FIGURE, Unclear(Why.UNCLEAR_NUMBER, (cells.unmistakable(number.value),))
    per = _covers(row, indicator, period, number, words)
    if isinstance(per, Unclear):
        return ListColumn.COVERS, per
    return Figure(unit, indicator.slug, period.key, Amount(number.value), per, number.estimated)


def _covers(
    row: Mapping[ListColumn, Cell], indicator: Indicator, period: Period, number: Number, words: ListWords
) -> Per | Unclear | None:
    if indicator.kind is not Kind.FLOW:
        return None
    if cells.is_whole_year(period):
        return Per.PERIOD
    stated = words.covers.get(fold(cells.text_of(row.get(ListColumn.COVERS))))
    said = {per for per in (stated, number.per) if per is not None}
    return said.pop() if len(said) == 1 else Unclear(Why.NEEDS_COVERS)


def _share_or_rate(
    row: Mapping[ListColumn, Cell], indicator: Indicator, words: ListWords, written: Written
) -> Measure | Problem:
    part_cell, whole_cell = row.get(ListColumn.PART), row.get(ListColumn.WHOLE)
    if cells.text_of(part_cell) or cells.text_of(whole_cell):
        return _share(part_cell, whole_cell, words, written)
    asked = replace(cells.asked_for(indicator), unit=_PERCENT, minimum=Decimal(0), maximum=HUNDRED)
    number = cells.number_in(row.get(ListColumn.FIGURE), asked, words, written)
    if isinstance(number, Unclear):
        return ListColumn.FIGURE, number
    if number.part is not None and number.whole is not None:
        return Share(number.part, number.whole)
    if indicator.kind is Kind.REDUCTION:
        return ListColumn.FIGURE, Unclear(Why.NEEDS_SHARE)
    return Rate(number.value)


def _share(part_cell: Cell, whole_cell: Cell, words: ListWords, written: Written) -> Share | Problem:
    part = cells.number_in(part_cell, _COUNTED, words, written)
    if isinstance(part, Unclear):
        return ListColumn.PART, part
    whole = cells.number_in(whole_cell, _COUNTED, words, written)
    if isinstance(whole, Unclear):
        return ListColumn.WHOLE, whole
    if whole.value <= 0 or part.value > whole.value:
        return ListColumn.PART, Unclear(Why.NO_SHARE)
    return Share(part.value, whole.value)
