"""One standing through the year as a picture: against its target, the season's usual course and the year before.

Promises: a period nobody reported for is a gap; one that is not complete is marked so, with who reported; the year
before is only shown where it is known.
Must not: draw, add figures up or look anything up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, Literal

from handlers.answers import picture_scale, picture_words
from handlers.answers.asker import Asker
from handlers.dialogue import wording
from models.pictures import MONTHS, Point, Spot, Tick, Trend
from models.plan.indicators import Comparison, Indicator, Shape
from models.plan.measures import HUNDRED
from models.plan.pace import Course, course_of
from models.plan.progress import Progress
from models.plan.units import Unit

Past = Sequence[tuple[str, Decimal]]
_START: Final = Decimal(0)


def trend(
    indicator: str,
    series: Sequence[Progress],
    past: Past,
    asker: Asker,
    unit: Unit | None = None,
    course: Course | None = None,
) -> Trend | None:
    """``indicator``'s standing at each cut-off of the year, oldest first; None while there is no figure at all.

    ``past``: (period key, value) of the year before, counted as ``series`` is. ``unit`` is whose it is, None for the
    district; ``course`` the verdict on the latest, judged here when it is not given.
    """
    known, words = asker.plan.indicators[indicator], asker.words
    points = _points(known, series, asker)
    latest = next((each for each in reversed(series) if each.value is not None), None)
    if latest is None or all(point.value is None for point in points):
        return None
    found = course or course_of(known, latest, asker.plan.profiles.get(indicator))
    usual, before = _usual(known, latest.target, asker), _spots(known, past, asker)
    partial = any(not point.whole and point.value is not None for point in points)
    return Trend(
        title=words.say("picture-title-one", name=known.short(words.language), year=str(asker.plan.year)),
        subtitle=picture_words.subtitle(unit, asker),
        look=picture_words.look(latest, found),
        said=picture_words.verdict(latest, found, asker),
        latest=wording.shown(words, known, latest.value or Decimal(0)),
        points=points,
        months=tuple(words.say("picture-month", number=str(month + 1)) for month in range(MONTHS)),
        ticks=_ticks(known, (latest.target, *_values(points), *_values((*usual, *before))), asker),
        target=latest.target,
        good=_good(known),
        usual=usual,
        past=before,
        target_said=_target_said(known, latest.target, asker),
        usual_said=words.say("picture-usual") if usual else "",
        past_said=words.say("picture-past", year=str(asker.plan.year - 1)) if before else "",
        whole_said=words.say("picture-whole") if partial else "",
        partial_said=words.say("picture-partial") if partial else "",
        gap_said=words.say("picture-gap") if any(point.value is None for point in points) else "",
        month_said=words.say("picture-months"),
        reported_said=_reported_said(series, asker) if any(point.reported for point in points) else "",
    )


def _points(indicator: Indicator, series: Sequence[Progress], asker: Asker) -> tuple[Point, ...]:
    asked = ((each, each.coverage.period) for each in series)
    return tuple(_point(indicator, each, period, asker) for each, period in asked if period is not None)


def _point(indicator: Indicator, standing: Progress, period: str, asker: Asker) -> Point:
    coverage = standing.coverage
    nobody = coverage.expected > 0 and coverage.reported == 0
    return Point(
        at=picture_scale.month_of(period),
        value=None if nobody else standing.value,
        whole=coverage.reported >= coverage.expected and not standing.missing_periods,
        reported=str(coverage.reported) if coverage.expected > 1 else "",
        said=_said(indicator, standing.value, asker),
    )


def _said(indicator: Indicator, value: Decimal | None, asker: Asker) -> str:
    """How the answers say what rose instead of falling; "" of what its number says."""
    if value is None or not wording.went_other_way(indicator, value):
        return ""
    return wording.bare(asker.words, indicator, value)


def _usual(indicator: Indicator, target: Decimal | None, asker: Asker) -> tuple[Spot, ...]:
    profile = asker.plan.profiles.get(indicator.slug)
    if indicator.shape is not Shape.CUMULATIVE or profile is None or target is None:
        return ()
    return tuple(
        Spot(at=Decimal(month), value=target * profile.through(month) / HUNDRED) for month in range(MONTHS + 1)
    )


def _spots(indicator: Indicator, past: Past, asker: Asker) -> tuple[Spot, ...]:
    """In the year's order, one at a time: of two periods that end together the one named last holds."""
    named = ((picture_scale.month_of(period), value) for period, value in past)
    spots = {at: Spot(at=at, value=value, said=_said(indicator, value, asker)) for at, value in named}
    return tuple(spots[at] for at in sorted(spots))


def _values(marks: Sequence[Point] | Sequence[Spot]) -> tuple[Decimal | None, ...]:
    return tuple(mark.value for mark in marks)


def _ticks(indicator: Indicator, values: Iterable[Decimal | None], asker: Asker) -> tuple[Tick, ...]:
    known = [value for value in values if value is not None]
    scale = picture_scale.ticks(known, indicator.decimals, from_zero=indicator.shape is Shape.CUMULATIVE)
    labels = (_said(indicator, value, asker) or picture_words.plain(value, asker) for value in scale)
    return tuple(Tick(value=value, label=label) for value, label in zip(scale, labels, strict=True))


def _good(indicator: Indicator) -> Literal["above", "below"]:
    return "below" if indicator.comparison is Comparison.AT_MOST else "above"


def _target_said(indicator: Indicator, target: Decimal | None, asker: Asker) -> str:
    if target is None:
        return ""
    key = f"picture-target-{picture_words.dashed(indicator.comparison)}"
    return asker.words.say(key, target=wording.shown(asker.words, indicator, target))


def _reported_said(series: Sequence[Progress], asker: Asker) -> str:
    expected = {each.coverage.expected for each in series if each.coverage.period is not None}
    if len(expected) > 1:
        return asker.words.say("picture-reported-mixed")
    return asker.words.say("picture-reported", expected=str(expected.pop()))
