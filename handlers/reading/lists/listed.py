"""What a list turns out to be: its rows as values, or what is wrong with it cell by cell.

Promises: values only; a row that is wrong in any way is not among the good ones.
Must not: read a cell (see ``reading``) or know what is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from models.plan.measures import Figure


class ListColumn(StrEnum):
    """What a column of a list holds."""

    UNIT = "unit"
    INDICATOR = "indicator"
    TARGET = "target"
    BASIS = "basis"
    PERIOD = "period"
    FIGURE = "figure"
    PART = "part"
    WHOLE = "whole"
    COVERS = "covers"


class ListKind(StrEnum):
    """What a list is about."""

    TARGETS = "targets"
    PAST = "past"


NEEDED: Final = {
    ListKind.TARGETS: (ListColumn.UNIT, ListColumn.INDICATOR, ListColumn.TARGET),
    ListKind.PAST: (ListColumn.UNIT, ListColumn.INDICATOR, ListColumn.PERIOD, ListColumn.FIGURE),
}


class Why(StrEnum):
    """What is wrong with a cell; each has a phrase that says what to do."""

    EMPTY = "empty"
    UNKNOWN_UNIT = "unknown-unit"
    SEVERAL_UNITS = "several-units"
    UNKNOWN_INDICATOR = "unknown-indicator"
    SEVERAL_INDICATORS = "several-indicators"
    NOT_REPORTED = "not-reported"
    TWICE = "twice"
    DISTRICT_DIFFERS = "district-differs"
    NO_NUMBER = "no-number"
    UNCLEAR_NUMBER = "unclear-number"
    FRACTION_OR_PERCENT = "fraction-or-percent"
    DECIMAL_PART = "decimal-part"
    NO_PERIOD = "no-period"
    NOT_EARLIER = "not-earlier"
    NEEDS_SHARE = "needs-share"
    NEEDS_COVERS = "needs-covers"
    NO_SHARE = "no-share"


@dataclass(frozen=True, slots=True)
class Wrong:
    """``row`` is the row's number in the file, ``column`` its head as it stands there, ``said`` what the cell shows.

    ``meant`` are ways to write it that have one meaning, or names that may be meant. ``reason`` is a ``Reason`` of
    reading figures where there is one.
    """

    row: int
    column: str
    why: Why
    said: str = ""
    meant: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target of one unit in the indicator's own unit, with the decision it is based on, if one was named."""

    row: int
    unit: str
    indicator: str
    value: Decimal
    basis: str


@dataclass(frozen=True, slots=True)
class PastRow:
    """A figure of an earlier year."""

    row: int
    figure: Figure
    basis: str


@dataclass(frozen=True, slots=True)
class Targets:
    """``skipped`` rows have no target yet; ``totals`` are indicators whose row of the district says what the plan
    says."""

    rows: tuple[TargetRow, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    skipped: int = 0
    totals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastFigures:
    """``skipped`` rows have no figure."""

    rows: tuple[PastRow, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Headless:
    """No head that can be used: what is missing from the best row of heads, or stands in it more than once.

    ``row`` is its number in the file, None where no head is known at all.
    """

    row: int | None
    missing: tuple[ListColumn, ...] = ()
    twice: tuple[ListColumn, ...] = ()


Listed = Targets | PastFigures
