"""A measure to its columns and back.

Promises: what was written reads back equal.
Must not: run a statement.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache, reduce
from typing import Any, Final, TypedDict

import sqlalchemy as sa

from models import records
from models.plan import measures
from models.store.tables import Figure as Row

# A figure's columns with decimals as their digits: many are read of which few are looked at, and names cost time.
AS_WRITTEN: Final = (
    Row.unit,
    Row.indicator,
    Row.period,
    Row.kind,
    *(sa.type_coerce(column, sa.String) for column in (Row.value, Row.part, Row.whole)),
    Row.per,
    Row.estimated,
    Row.late,
    Row.below_reported,
    Row.below_expected,
)

END_OF_LINE: Final = "\n"
_BETWEEN: Final = "|"  # no slug, key or number holds either
_ON_A_LINE: Final = (Row.period, Row.kind, Row.value, Row.part, Row.whole, Row.per, Row.estimated, Row.late,
                     Row.below_reported, Row.below_expected)  # fmt: skip


def _as_text(column: Any) -> sa.ColumnElement[str]:
    """A column's own text, empty where it is."""
    if isinstance(column.type, sa.Integer):
        return sa.func.coalesce(sa.cast(column, sa.String), "")
    return sa.func.coalesce(sa.type_coerce(column, sa.String), "")


def _on_a_line() -> sa.ColumnElement[str]:
    first, *others = map(_as_text, _ON_A_LINE)
    return reduce(lambda line, text: line + _BETWEEN + text, others, first)


# All of a figure but its unit and indicator, as one text.
ON_A_LINE: Final = _on_a_line()


class Columns(TypedDict):
    kind: str
    value: Decimal | None
    part: Decimal | None
    whole: Decimal | None
    per: str | None
    estimated: int


class AnswerColumns(Columns):
    below_reported: int | None
    below_expected: int | None


def columns_of(answer: records.Answer) -> Columns:
    """The columns of an answer's measure."""
    kind, value, part, whole = _flat(answer.measure)
    return Columns(
        kind=kind,
        value=value,
        part=part,
        whole=whole,
        per=None if answer.per is None else answer.per.value,
        estimated=int(answer.estimated),
    )


def answer_columns_of(answer: records.Answer) -> AnswerColumns:
    """All columns of an answer."""
    below = answer.below
    return AnswerColumns(
        **columns_of(answer),
        below_reported=below.reported if below else None,
        below_expected=below.expected if below else None,
    )


def measure_of(row: Any) -> measures.Measure:
    """The measure a row holds. Raises ValueError on a kind this program does not know."""
    match row.kind:
        case "amount":
            return measures.Amount(row.value)
        case "share":
            return measures.Share(row.part, row.whole)
        case "rate":
            return measures.Rate(row.value)
        case "none":
            return measures.NoFigure()
    raise ValueError(f"unknown kind of measure: {row.kind}")


def measure_as_written(kind: str, value: str | None, part: str | None, whole: str | None) -> measures.Measure:
    """The measure whose decimals are still digits. Raises ValueError on a kind this program does not know."""
    match kind, value, part, whole:
        case "amount", str(), _, _:
            return measures.Amount(Decimal(value))
        case "share", _, str(), str():
            return measures.Share(Decimal(part), Decimal(whole))
        case "rate", str(), _, _:
            return measures.Rate(Decimal(value))
        case "none", _, _, _:
            return measures.NoFigure()
    raise ValueError(f"unknown kind of measure: {kind}")


def per_of(row: Any) -> measures.Per | None:
    """What a flow's figure covers."""
    return None if row.per is None else measures.Per(row.per)


def below_of(row: Any) -> measures.Below | None:
    """How many units below made the figure, where they did."""
    return None if row.below_expected is None else measures.Below(row.below_reported, row.below_expected)


def figure_of(row: Any) -> measures.Figure:
    """The figure a row holds."""
    return measures.Figure(
        unit=row.unit,
        indicator=row.indicator,
        period=row.period,
        measure=measure_of(row),
        per=per_of(row),
        estimated=bool(row.estimated),
        late=bool(row.late),
        below=below_of(row),
    )


def figure_as_written(row: Any) -> measures.Figure:
    """The figure of a row of ``AS_WRITTEN``."""
    unit, indicator, period, kind, value, part, whole, per, estimated, late, reported, expected = row
    return measures.Figure(
        unit,
        indicator,
        period,
        measure_as_written(kind, value, part, whole),
        None if per is None else measures.Per(per),
        bool(estimated),
        bool(late),
        None if expected is None else measures.Below(reported, expected),
    )


@lru_cache(maxsize=256)  # a turn asks for those of one indicator several times
def figures_on_lines(unit: str, indicator: str, lines: str) -> tuple[measures.Figure, ...]:
    """The figures of lines of ``ON_A_LINE``, by the keys of their periods."""
    return tuple([_figure_on_line(unit, indicator, line) for line in sorted(lines.split(END_OF_LINE))])


def _figure_on_line(unit: str, indicator: str, line: str) -> measures.Figure:
    period, kind, value, part, whole, per, estimated, late, reported, expected = line.split(_BETWEEN)
    return measures.Figure(
        unit,
        indicator,
        period,
        measure_as_written(kind, value or None, part or None, whole or None),
        measures.Per(per) if per else None,
        estimated == "1",
        late == "1",
        measures.Below(int(reported), int(expected)) if expected else None,
    )


def _flat(measure: measures.Measure) -> tuple[str, Decimal | None, Decimal | None, Decimal | None]:
    match measure:
        case measures.Amount(value):
            return "amount", value, None, None
        case measures.Share(part, whole):
            return "share", None, part, whole
        case measures.Rate(percent):
            return "rate", percent, None, None
        case measures.NoFigure():
            return "none", None, None, None
