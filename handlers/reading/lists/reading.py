"""Reading a table as a list of targets or of figures of earlier years.

Promises: every wrong cell is named with its row and column; a row is taken whole or not at all; a row without a value
says nothing. The district's own target is compared, never taken.
Must not: know what is stored, or change a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.reading.lists import cells
from handlers.reading.lists.cells import Number, Unclear, Written
from handlers.reading.lists.heads import Heads, heads_of
from handlers.reading.lists.list_words import ListWords
from handlers.reading.lists.listed import (
    Headless,
    ListColumn,
    Listed,
    ListKind,
    PastFigures,
    PastRow,
    TargetRow,
    Targets,
    Why,
    Wrong,
)
from handlers.reading.lists.past_cells import past_figure
from handlers.reading.text import fold
from models.messages import Cell, Sheet
from models.plan.indicators import Indicator
from models.plan.measures import Figure
from models.plan.periods import Period
from models.plan.units import Level

_TEXT_ENDINGS: Final = (".csv", ".tsv", ".txt")
_VALUES: Final = (ListColumn.TARGET, ListColumn.FIGURE, ListColumn.PART, ListColumn.WHOLE)
_LONGEST_BASIS: Final = 200


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table: its number in the file and its cells by column."""

    line: int
    cells: dict[ListColumn, Cell]
    names: dict[ListColumn, str]

    def cell(self, column: ListColumn) -> Cell:
        return self.cells.get(column)

    def wrong(self, column: ListColumn, unclear: Unclear) -> Wrong:
        said = cells.text_of(self.cell(column))
        return Wrong(self.line, self.names.get(column, column.value), unclear.why, said, unclear.meant, unclear.reason)


def read_list(sheet: Sheet, words: ListWords) -> Listed | Headless:
    """The list a table is, or why it has no head of one."""
    lines = sheet.lines or tuple(range(1, len(sheet.rows) + 1))
    heads = heads_of(sheet.rows, lines, words)
    if isinstance(heads, Headless):
        return heads
    written = Written.PLAIN_TEXT if sheet.name.lower().endswith(_TEXT_ENDINGS) else Written.SPREADSHEET
    rows = _rows(sheet.rows, lines, heads)
    return _targets(rows, words, written) if heads.kind is ListKind.TARGETS else _past(rows, words, written)


def names_units(sheet: Sheet, words: ListWords) -> frozenset[str]:
    """The units that the rows of a list name; none for a table that is no list."""
    lines = sheet.lines or tuple(range(1, len(sheet.rows) + 1))
    heads = heads_of(sheet.rows, lines, words)
    if isinstance(heads, Headless):
        return frozenset()
    named = (cells.unit_in(row.cell(ListColumn.UNIT), words) for row in _rows(sheet.rows, lines, heads))
    return frozenset(unit for unit in named if isinstance(unit, str))


def holds_only_targets(sheet: Sheet, words: ListWords) -> bool:
    """Whether a table has a column of targets beside units and indicators, and none of what was done."""
    heads = heads_of(sheet.rows, range(1, len(sheet.rows) + 1), words)
    return isinstance(heads, Heads) and heads.kind is ListKind.TARGETS and ListColumn.FIGURE not in heads.columns


def _rows(rows: Sequence[Sequence[Cell]], lines: Sequence[int], heads: Heads) -> list[_Row]:
    names = {column: cells.text_of(rows[heads.place][at]) for column, at in heads.columns.items()}
    return [
        _Row(line, {column: row[at] if at < len(row) else None for column, at in heads.columns.items()}, names)
        for line, row in zip(lines[heads.place + 1 :], rows[heads.place + 1 :], strict=True)
    ]


def _is_empty(row: _Row, words: ListWords) -> bool:
    said = (fold(cells.text_of(row.cell(column))) for column in _VALUES)
    return all(not text or text in words.nothing for text in said)


def _targets(rows: Sequence[_Row], words: ListWords, written: Written) -> Targets:
    read = [_target(row, words, written) for row in rows if not _is_empty(row, words)]
    good = [one for one in read if isinstance(one, TargetRow)]
    district = words.plan.units.district.slug
    twice = _twice([((one.unit, one.indicator), one.row) for one in good], rows)
    wrong = [*(problem for one in read if isinstance(one, tuple) for problem in one), *twice]
    return Targets(
        rows=tuple(one for one in good if one.unit != district),
        wrong=tuple(sorted(wrong, key=lambda one: one.row)),
        skipped=sum(_is_empty(row, words) and _names_both(row, words) for row in rows),
        totals=tuple(one.indicator for one in good if one.unit == district),
    )


def _past(rows: Sequence[_Row], words: ListWords, written: Written) -> PastFigures:
    read = [_past_row(row, words, written) for row in rows if not _is_empty(row, words)]
    good = [one for one in read if isinstance(one, PastRow)]
    twice = _twice([((one.figure.unit, one.figure.indicator, one.figure.period), one.row) for one in good], rows)
    wrong = [*(problem for one in read if isinstance(one, tuple) for problem in one), *twice]
    return PastFigures(
        rows=tuple(good),
        wrong=tuple(sorted(wrong, key=lambda one: one.row)),
        skipped=sum(_is_empty(row, words) and _names_both(row, words) for row in rows),
    )


def _names_both(row: _Row, words: ListWords) -> bool:
    unit, indicator = _unit_and_indicator(row, words)
    return isinstance(unit, str) and isinstance(indicator, Indicator)


def _twice(keyed: Sequence[tuple[tuple[str, ...], int]], rows: Sequence[_Row]) -> list[Wrong]:
    """What stands in more than one row, named at the later ones."""
    times = Counter(key for key, _ in keyed)
    first: dict[tuple[str, ...], int] = {}
    by_line = {row.line: row for row in rows}
    found = []
    for key, line in keyed:
        if times[key] > 1 and first.setdefault(key, line) != line:
            found.append(by_line[line].wrong(ListColumn.UNIT, Unclear(Why.TWICE, (str(first[key]),))))
    return found


def _unit_and_indicator(row: _Row, words: ListWords) -> tuple[str | Unclear, Indicator | Unclear]:
    return (
        cells.unit_in(row.cell(ListColumn.UNIT), words),
        cells.indicator_in(row.cell(ListColumn.INDICATOR), words),
    )


def _unclear(row: _Row, found: Mapping[ListColumn, object]) -> tuple[Wrong, ...]:
    return tuple(row.wrong(column, what) for column, what in found.items() if isinstance(what, Unclear))


def _basis(row: _Row, written: Written) -> str | Unclear:
    """What a target is based on. In a plain text file a bare number may be what a decimal comma cut off."""
    text = cells.text_of(row.cell(ListColumn.BASIS))
    if written is Written.PLAIN_TEXT and text.isdecimal():
        return Unclear(Why.DECIMAL_PART)
    return text[:_LONGEST_BASIS]


def _target(row: _Row, words: ListWords, written: Written) -> TargetRow | tuple[Wrong, ...]:
    unit, indicator = _unit_and_indicator(row, words)
    basis = _basis(row, written)
    if isinstance(unit, Unclear) or isinstance(indicator, Unclear):
        found = {ListColumn.UNIT: unit, ListColumn.INDICATOR: indicator, ListColumn.BASIS: basis}
        return _unclear(row, found)
    number = cells.number_in(row.cell(ListColumn.TARGET), cells.asked_for(indicator), words, written)
    if isinstance(number, Number) and (number.part is not None or number.estimated or number.per is not None):
        number = Unclear(Why.UNCLEAR_NUMBER, (cells.unmistakable(number.value),))
    if isinstance(number, Unclear) or isinstance(basis, Unclear):
        return _unclear(row, {ListColumn.TARGET: number, ListColumn.BASIS: basis})
    if (problem := _misplaced(unit, indicator, number, words)) is not None:
        at_target = problem.why is Why.DISTRICT_DIFFERS
        return (row.wrong(ListColumn.TARGET if at_target else ListColumn.INDICATOR, problem),)
    return TargetRow(row.line, unit, indicator.slug, number.value, basis)


def _misplaced(unit: str, indicator: Indicator, number: Number, words: ListWords) -> Unclear | None:
    """The district's target is the plan's; a unit that does not report an indicator has no use for a target."""
    known = words.plan.units.by_slug(unit)
    if known is not None and known.level is Level.DISTRICT:
        differs = number.value != indicator.target
        return Unclear(Why.DISTRICT_DIFFERS, (cells.unmistakable(indicator.target),)) if differs else None
    reports = known is not None and words.plan.form_for(indicator.slug, known) is not None
    return None if reports else Unclear(Why.NOT_REPORTED)


def _past_row(row: _Row, words: ListWords, written: Written) -> PastRow | tuple[Wrong, ...]:
    unit, indicator = _unit_and_indicator(row, words)
    period, basis = _earlier(row, words), _basis(row, written)
    if isinstance(unit, Unclear) or isinstance(indicator, Unclear) or isinstance(period, Unclear):
        found = {ListColumn.UNIT: unit, ListColumn.INDICATOR: indicator, ListColumn.PERIOD: period}
        return _unclear(row, found)
    known = words.plan.units.by_slug(unit)
    if known is None or (known.level is not Level.DISTRICT and words.plan.form_for(indicator.slug, known) is None):
        return (row.wrong(ListColumn.INDICATOR, Unclear(Why.NOT_REPORTED)),)
    figure = past_figure(row.cells, unit, indicator, period, words, written)
    if not isinstance(figure, Figure):
        return (row.wrong(*figure),)
    return _unclear(row, {ListColumn.BASIS: basis}) if isinstance(basis, Unclear) else PastRow(row.line, figure, basis)


def _earlier(row: _Row, words: ListWords) -> Period | Unclear:
    """The period of an earlier year."""
    period = cells.period_in(row.cell(ListColumn.PERIOD), words)
    if period is None:
        return Unclear(Why.NO_PERIOD if cells.text_of(row.cell(ListColumn.PERIOD)) else Why.EMPTY)
    return period if period.year < words.plan.year else Unclear(Why.NOT_EARLIER, (str(words.plan.year),))
