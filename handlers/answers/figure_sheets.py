"""The workbook of a report: the table of the indicators, what was filed, and how it was corrected. (pure)

Promises: the first sheet says what the report on paper says; the second holds each figure as it was filed, the third
every correction with what stood before; numbers are exact; nobody's name.
Must not: write a file, or judge a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from handlers.answers import compiled_words
from handlers.answers.compiled import Compiled, Line
from handlers.answers.compiled_words import COLUMNS, plain_day, plain_moment
from handlers.dialogue import wording
from models.filed import FiledValue
from models.messages import Cell, Sign, Table
from models.papers import Leaf, Workbook
from models.plan import measures
from models.plan.periods import period_from_key
from models.plan.units import Level, natural

MOST_ROWS = 100_000
_OF_LINE = ("receipt", "who", "form", "period", "filed", "late", "number", "name", "unit")
FILED = (*_OF_LINE, "filed-value", "part", "whole", "per", "estimated", "raw", "corrected")
REVISIONS = (
    "receipt",
    "who",
    "period",
    "number",
    "name",
    "unit",
    "revision",
    "corrected-at",
    "before",
    "after",
    "raw",
)


def workbook(compiled: Compiled) -> Workbook:
    """The figures of the district, or of the one unit that was compiled."""
    words = compiled.words
    ordered = _ordered(compiled)
    return Workbook(
        leaves=(
            Leaf(name=words.say("document-leaf-summary"), table=_summary(compiled)),
            Leaf(name=words.say("document-leaf-filed"), table=_filed(ordered, compiled)),
            Leaf(name=words.say("document-leaf-revisions"), table=_revisions(ordered, compiled)),
        ),
    )


def _ordered(compiled: Compiled) -> list[FiledValue]:
    """Communes in official order, then departments, then villages; each by period, indicator and revision."""
    units = compiled.plan.units
    places = {unit.slug: place for place, unit in enumerate((*units.communes, *units.departments))}
    others = {slug: natural(slug) for slug in {value.unit for value in compiled.counted} - places.keys()}

    def place(value: FiledValue) -> tuple[int, tuple[tuple[str, int], ...], date, str, int, int]:
        indicator = compiled.plan.indicators.get(value.indicator)
        cut_off = period_from_key(value.period).last_on
        number = indicator.number if indicator else 0
        unit = places.get(value.unit, len(places)), others.get(value.unit, ())
        return *unit, cut_off, value.period, number, value.revision

    return sorted(compiled.counted, key=place)


def _summary(compiled: Compiled) -> Table:
    words = compiled.words
    title = words.say(
        "document-leaf-summary-title",
        whose=_whose(compiled),
        year=str(compiled.plan.year),
        period=wording.period_name(words, compiled.period.key),
        sample=compiled.sample,
    )
    table = _table(title, COLUMNS, [_summary_row(line, compiled) for line in compiled.lines], compiled)
    return table.model_copy(update={"signs": tuple(_signs(compiled))})


def _signs(compiled: Compiled) -> Iterator[Sign]:
    """Before a target the sign that says which side of it is meant; the cell stays a number."""
    for row, line in enumerate(compiled.lines):
        if line.standing.target is not None and (sign := wording.goal(compiled.words, line.indicator, "")):
            yield Sign(row=row, column=COLUMNS.index("target"), text=sign)


def _summary_row(line: Line, compiled: Compiled) -> tuple[Cell, ...]:
    words, indicator, standing = compiled.words, line.indicator, line.standing
    return (
        Decimal(indicator.number),
        indicator.name(words.language),
        indicator.unit_name(words.language),
        words.say("document-no-target") if standing.target is None else standing.target,
        words.say("measure-none") if standing.value is None else standing.value,
        words.say("document-no-percent") if standing.percent is None else standing.percent,
        compiled_words.pace_in_words(line, compiled),
        compiled_words.coverage_in_words(line, words),
        compiled_words.remarks(line, compiled),
    )


def _filed(ordered: Sequence[FiledValue], compiled: Compiled) -> Table:
    corrected = {value.line: value.revision - 1 for value in ordered}
    rows = [_filed_row(value, corrected[value.line], compiled) for value in ordered if value.revision == 1]
    title = compiled.words.say("document-leaf-filed-title", whose=_whose(compiled), sample=compiled.sample)
    return _table(title, FILED, rows, compiled)


def _filed_row(value: FiledValue, corrected: int, compiled: Compiled) -> tuple[Cell, ...]:
    words, measure = compiled.words, value.measure
    part, whole = (measure.part, measure.whole) if isinstance(measure, measures.Share) else (None, None)
    form = compiled.plan.forms.get(value.form)
    return (
        value.receipt,
        _who(value.unit, compiled),
        form.title[words.language] if form else value.form,
        wording.period_name(words, value.period),
        plain_moment(value.filed_at),
        words.say("document-yes") if value.late else None,
        *_indicator_cells(value, compiled),
        _number(value, compiled),
        part,
        whole,
        words.say(f"document-per-{value.per.value.replace('_', '-')}") if value.per else None,
        words.say("document-yes") if value.estimated else None,
        value.raw,
        Decimal(corrected) if corrected else None,
    )


def _number(value: FiledValue, compiled: Compiled) -> Cell:
    match value.measure:
        case measures.Amount(amount):
            return amount
        case measures.Share():
            return value.measure.rate
        case measures.Rate(percent):
            return percent
        case measures.NoFigure():
            return compiled.words.say("measure-none")


def _revisions(ordered: Sequence[FiledValue], compiled: Compiled) -> Table:
    rows = [_revision_row(before, after, compiled) for before, after in pairwise(ordered) if before.line == after.line]
    title = compiled.words.say("document-leaf-revisions-title", whose=_whose(compiled), sample=compiled.sample)
    return _table(title, REVISIONS, rows, compiled)


def _revision_row(before: FiledValue, after: FiledValue, compiled: Compiled) -> tuple[Cell, ...]:
    return (
        after.receipt,
        _who(after.unit, compiled),
        wording.period_name(compiled.words, after.period),
        *_indicator_cells(after, compiled),
        Decimal(after.revision - 1),
        plain_moment(after.written_at),
        _in_words(before, compiled),
        _in_words(after, compiled),
        after.raw,
    )


def _in_words(value: FiledValue, compiled: Compiled) -> Cell:
    """A plain amount as a number; anything else as it is read back."""
    if isinstance(value.measure, measures.Amount) and not value.estimated:
        return value.measure.value
    indicator = compiled.plan.indicators.get(value.indicator)
    if indicator is None:
        return _number(value, compiled)
    said = wording.measure(compiled.words, indicator, value.measure)
    return compiled.words.say("measure-estimated", value=said) if value.estimated else said


def _indicator_cells(value: FiledValue, compiled: Compiled) -> tuple[Cell, Cell, Cell]:
    indicator, language = compiled.plan.indicators.get(value.indicator), compiled.words.language
    if indicator is None:
        return None, value.indicator, None
    return Decimal(indicator.number), indicator.name(language), indicator.unit_name(language)


def _who(slug: str, compiled: Compiled) -> str:
    """The unit's title; a village with its commune."""
    unit = compiled.unit_of(slug)
    if unit is None:
        return slug
    title = unit.title(compiled.words.language)
    commune = compiled.plan.units.by_slug(unit.parent or "") if unit.level is Level.VILLAGE else None
    return f"{title}, {commune.name}" if commune else title


def _whose(compiled: Compiled) -> str:
    unit = compiled.unit or compiled.plan.units.district
    return unit.title(compiled.words.language)


def _table(title: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], compiled: Compiled) -> Table:
    words = compiled.words
    note = words.say(
        "document-leaf-note",
        period=wording.period_name(words, compiled.period.key),
        last=plain_day(compiled.period.last_on),
        day=plain_day(compiled.day),
    )
    if len(rows) > MOST_ROWS:
        shown, there = words.number(Decimal(MOST_ROWS)), words.number(Decimal(len(rows)))
        note = f"{note} {words.say('document-leaf-note-cut', shown=shown, count=there)}"
    return Table(
        file_name="",
        title=title,
        note=note,
        head=tuple(words.say(f"document-head-{name}") for name in columns),
        rows=tuple(rows[:MOST_ROWS]),
    )
