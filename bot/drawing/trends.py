"""A trend: one standing through the year, with its target, the season's usual course and the year before.

Promises: nothing is drawn across a gap, which is hatched; what is not complete is hollow.
Must not: choose a word or a scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.drawing import colours, signs
from bot.drawing.heads import flow, head, item_width
from bot.drawing.lettering import FIGURE, SMALL, SMALL_STRONG, VERDICT, legible, lines_of, width_of
from bot.drawing.sheet import INNER, MARGIN, RIGHT, Place, Sheet
from models.pictures import MONTHS, Point, Spot, Trend

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_HEIGHT: Final = 190
_EDGE: Final = 10
_DOT: Final = 4.5
_KEY: Final = 28
_USUAL, _PAST = (5, 3), (1.5, 2.5)
_GOOD: Final = 7


_Key = Callable[[Sheet, float, float], None]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the year and the scale lie on the sheet."""

    left: float
    top: float
    low: Decimal
    high: Decimal

    def x(self, at: Decimal) -> float:
        return self.left + float(at) / MONTHS * (RIGHT - _EDGE - self.left)

    def y(self, value: Decimal) -> float:
        inside = min(max(value, self.low), self.high)
        return self.top + _HEIGHT * (1 - float((inside - self.low) / (self.high - self.low)))

    @property
    def bottom(self) -> float:
        return self.top + _HEIGHT


def composed(trend: Trend) -> Figure:
    """The trend as a figure."""
    sheet = Sheet()
    top = _verdict(sheet, trend, head(sheet, trend.title, trend.subtitle))
    frame = _frame(trend, top + 14)
    _ground(sheet, trend, frame)
    _course(sheet, trend.usual, frame, colours.GREY, _USUAL)
    _course(sheet, trend.past, frame, colours.GREY, _PAST)
    _own(sheet, trend.points, frame)
    return sheet.finished(_legend(sheet, trend, _below(sheet, trend, frame)) + MARGIN - 4)


def _verdict(sheet: Sheet, trend: Trend, top: float) -> float:
    latest = lines_of(trend.latest, FIGURE, INNER, 1)
    sheet.words(latest, MARGIN, top - 1, FIGURE)
    left = MARGIN + (width_of(latest[0], FIGURE) + 14 if latest else 0)
    if not trend.said:
        return top + FIGURE.leading
    if left + signs.SIGN + 6 + item_width(trend.said, "") > RIGHT:
        left, top = MARGIN, top + FIGURE.leading + 2
    signs.sign(sheet, trend.look, left, top + 9)
    room = RIGHT - left - signs.SIGN - 6
    sheet.words(lines_of(trend.said, VERDICT, room, 1), left + signs.SIGN + 6, top + 2, VERDICT)
    return top + FIGURE.leading


def _frame(trend: Trend, top: float) -> _Frame:
    words = (trend.month_said, *(tick.label for tick in trend.ticks))
    widest = max(width_of(legible(word, SMALL), SMALL) for word in words)
    return _Frame(MARGIN + min(widest, INNER / 3) + 7, top, trend.ticks[0].value, trend.ticks[-1].value)


def _ground(sheet: Sheet, trend: Trend, frame: _Frame) -> None:
    """The good side, the scale, hatched gaps and the target."""
    if trend.target is not None:
        edge = frame.top if trend.good == "above" else frame.bottom
        line = frame.y(trend.target)
        sheet.block(frame.left, min(edge, line), RIGHT - frame.left, abs(line - edge), colours.GOOD_SIDE)
    for tick in trend.ticks:
        y = frame.y(tick.value)
        sheet.block(frame.left, y - 0.5, RIGHT - frame.left, 1, colours.GRID)
        sheet.words(lines_of(tick.label, SMALL, INNER / 3, 1), frame.left - 6, y - 7.5, SMALL, "right")
    for point in trend.points:
        if point.value is None:
            sheet.hatched(frame.x(point.at) - 7, frame.top, 14, _HEIGHT)
    if trend.target is not None:
        _target(sheet, frame, frame.y(trend.target), -1 if trend.good == "above" else 1)


def _target(sheet: Sheet, frame: _Frame, y: float, good: int) -> None:
    """The line, with flags that point to the side where it should be."""
    sheet.block(frame.left, y - 1.25, RIGHT - frame.left, 2.5, colours.INK)
    for x in (frame.left + _GOOD, RIGHT - _GOOD):
        sheet.shape(((x - 5, y), (x + 5, y), (x, y + good * _GOOD)), colours.INK)


def _course(sheet: Sheet, spots: Sequence[Spot], frame: _Frame, colour: str, dashes: Sequence[float]) -> None:
    places = [(frame.x(spot.at), frame.y(spot.value)) for spot in spots]
    if len(places) > 1:
        sheet.line(places, colour, 1.75, dashes)
    elif places:
        _square(sheet, places[0], colour)


def _square(sheet: Sheet, place: Place, colour: str) -> None:
    sheet.block(place[0] - 4, place[1] - 4, 8, 8, colour)


def _own(sheet: Sheet, points: Sequence[Point], frame: _Frame) -> None:
    for run in _runs(points):
        sheet.line([_place(point, frame) for point in run], colours.OWN, 2.5)
    for run in _runs(points):
        for point in run:
            sheet.disc(_place(point, frame), _DOT, colours.OWN if point.whole else colours.PAPER, colours.OWN)


def _place(point: Point, frame: _Frame) -> Place:
    return frame.x(point.at), frame.y(point.value or Decimal(0))


def _runs(points: Iterable[Point]) -> list[list[Point]]:
    """The points cut at the gaps."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _below(sheet: Sheet, trend: Trend, frame: _Frame) -> float:
    """The months, and under each who reported; what is not complete stands out."""
    top = frame.bottom + 7
    sheet.words(lines_of(trend.month_said, SMALL, INNER / 3, 1), frame.left - 6, top, SMALL, "right")
    for number, month in enumerate(trend.months, 1):
        sheet.words(lines_of(month, SMALL, 24, 1), frame.x(Decimal(number)), top, SMALL, "center")
    top += SMALL.leading + 2
    if not trend.reported_said:
        return top + 4
    if len(trend.points) <= MONTHS:
        for point in trend.points:
            style = SMALL if point.whole else SMALL_STRONG
            sheet.words(lines_of(point.reported, style, 24, 1), frame.x(point.at), top, style, "center")
        top += SMALL.leading + 2
        top = sheet.words(lines_of(f"↑ {trend.reported_said}", SMALL, INNER), MARGIN, top, SMALL)
    return top + 8


def _legend(sheet: Sheet, trend: Trend, top: float) -> float:
    past = _key_past if len(trend.past) > 1 else _key_past_once
    said: tuple[tuple[str, _Key], ...] = (
        (trend.whole_said, _key_whole),
        (trend.partial_said, _key_partial),
        (trend.gap_said, _key_gap),
        (trend.target_said, _key_target),
        (trend.usual_said, _key_usual),
        (trend.past_said, past),
    )
    cut = [(lines_of(text, SMALL, INNER - _KEY, 1)[0], key) for text, key in said if text]
    places, bottom = flow([_KEY + width_of(text, SMALL) for text, _ in cut], top, SMALL.leading + 4)
    for (text, key), (left, line) in zip(cut, places, strict=True):
        key(sheet, left, line + 8)
        sheet.words((text,), left + _KEY, line, SMALL)
    return bottom


def _key_whole(sheet: Sheet, left: float, y: float) -> None:
    sheet.line(((left, y), (left + 22, y)), colours.OWN, 2.5)
    sheet.disc((left + 11, y), _DOT, colours.OWN, colours.OWN)


def _key_partial(sheet: Sheet, left: float, y: float) -> None:
    sheet.line(((left, y), (left + 22, y)), colours.OWN, 2.5)
    sheet.disc((left + 11, y), _DOT, colours.PAPER, colours.OWN)


def _key_gap(sheet: Sheet, left: float, y: float) -> None:
    sheet.hatched(left, y - 5, 22, 10)


def _key_target(sheet: Sheet, left: float, y: float) -> None:
    sheet.block(left, y - 1.25, 22, 2.5, colours.INK)


def _key_usual(sheet: Sheet, left: float, y: float) -> None:
    sheet.line(((left, y), (left + 22, y)), colours.GREY, 1.75, _USUAL)


def _key_past(sheet: Sheet, left: float, y: float) -> None:
    sheet.line(((left, y), (left + 22, y)), colours.GREY, 1.75, _PAST)


def _key_past_once(sheet: Sheet, left: float, y: float) -> None:
    _square(sheet, (left + 11, y), colours.GREY)
