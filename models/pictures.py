"""What a picture shows, as values with every word ready to print: a progress card, a trend, a ranking.

Promises: figures are Decimals; what is missing is None, never zero; pictures stored before a field was added still
load; the three kinds are told apart by their fields alone.
Must not: know a colour, a size or a language, or choose a word.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from models.values import Value

_HUNDRED: Final = Decimal(100)
_MOST_PERCENT: Final = Decimal(999)
_NOTHING: Final = "–"
MONTHS: Final = 12


class Look(StrEnum):
    """How something stands, as an eye tells it apart: by a sign and by a colour.

    OPEN: no verdict yet, or short of the target where no course is known. MISSING: no figure at all.
    """

    REACHED = "reached"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    OPEN = "open"
    MISSING = "missing"


class Bar(Value):
    """One bar of a card: ``done``, ``target`` and ``usual`` (what the course would have brought by now) in its unit.

    ``figure`` is printed large beside it, None for the percent of the target; ``caption`` is value and target,
    ``said`` the verdict in words, ``coverage`` who reported. ``limit``: the target is not to be passed. Without a
    ``look`` it is the one of ``done`` against ``target``.
    """

    label: str
    caption: str
    done: Decimal | None
    target: Decimal
    usual: Decimal | None = None
    look: Look | None = None
    said: str = ""
    coverage: str = ""
    figure: str | None = None
    limit: bool = False


class Tally(Value):
    """How many stand so: "9" and "đúng tiến độ"."""

    look: Look
    count: str
    said: str


class ProgressChart(Value):
    """A progress card: what is done against the target, one bar an indicator. Drawn only when it is sent.

    ``tally`` counts all there are, ``lead`` says which of them the bars are, ``target_said`` and ``usual_said``
    explain the two marks.
    """

    kind: Literal["progress_chart"] = "progress_chart"
    title: str
    subtitle: str
    bars: tuple[Bar, ...]
    tally: tuple[Tally, ...] = ()
    lead: str = ""
    target_said: str = ""
    usual_said: str = ""


Month = Annotated[Decimal, Field(ge=0, le=MONTHS)]


class Spot(Value):
    """A value at a moment of the year: ``at`` 0 is its beginning, 6 the cut-off of June, 12 the end.

    ``said``: as it is told where the number alone would mislead: "tăng 0,95" of what was to fall.
    """

    at: Month
    value: Decimal
    said: str = ""


class Point(Value):
    """The standing at one cut-off. ``value`` None is a gap. ``whole``: all that was asked by then is in it.

    ``reported``: how many reported, as printed under the month; empty where one unit reports alone. ``said`` as in
    ``Spot``.
    """

    at: Month
    value: Decimal | None
    whole: bool = True
    reported: str = ""
    said: str = ""


class Tick(Value):
    """A line across the trend with its number."""

    value: Decimal
    label: str


class Trend(Value):
    """One standing through the year. The scale goes from the first to the last of ``ticks``, two at least.

    ``good``: on which side of the target it should be. ``usual`` is the season's course and ``past`` the year before,
    each empty where unknown; ``months`` are the twelve labels below; ``latest`` is printed at the last point.
    """

    kind: Literal["trend"] = "trend"
    title: str
    subtitle: str
    look: Look
    said: str
    latest: str
    points: tuple[Point, ...]
    months: Annotated[tuple[str, ...], Field(min_length=MONTHS, max_length=MONTHS)]
    ticks: Annotated[tuple[Tick, ...], Field(min_length=2)]
    target: Decimal | None = None
    good: Literal["above", "below"] = "above"
    usual: tuple[Spot, ...] = ()
    past: tuple[Spot, ...] = ()
    target_said: str = ""
    usual_said: str = ""
    past_said: str = ""
    whole_said: str = ""
    partial_said: str = ""
    gap_said: str = ""
    month_said: str = ""
    reported_said: str = ""


class RankedRow(Value):
    """One unit: ``place`` and ``said`` (its value) as printed; ``value`` None is a unit without a figure."""

    place: str = ""
    name: str
    value: Decimal | None
    said: str
    own: bool = False


class Ranking(Value):
    """Comparable units in the order they are drawn. ``rule`` says by what; ``more`` what is left out."""

    kind: Literal["ranking"] = "ranking"
    heading: str
    rule: str
    rows: tuple[RankedRow, ...]
    more: str = ""


Picture = ProgressChart | Trend | Ranking  # told apart by their fields: where they are stored, kind is left out


def look_of(bar: Bar) -> Look:
    """The bar's look, also of one stored without."""
    if bar.look is not None:
        return bar.look
    if bar.done is None:
        return Look.MISSING
    return Look.REACHED if bar.done >= bar.target else Look.OPEN


def figure_of(bar: Bar) -> str:
    """What is printed large beside the bar: "89%", "<1%", ">999%", or a dash where there is nothing to compare.

    Whole percents need no language. Short of the target it stays below 100%.
    """
    if bar.figure is not None:
        return bar.figure
    if bar.done is None or bar.target <= 0:
        return _NOTHING
    exact = _HUNDRED * bar.done / bar.target
    if abs(exact) > _MOST_PERCENT:
        return f">{_MOST_PERCENT}%" if exact > 0 else f"<\N{MINUS SIGN}{_MOST_PERCENT}%"
    percent = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if exact > 0 and percent == 0:
        return "<1%"
    if exact < _HUNDRED <= percent:
        percent = _HUNDRED - 1
    return f"{percent}%".replace("-", "\N{MINUS SIGN}").replace("\N{MINUS SIGN}0%", "0%")
