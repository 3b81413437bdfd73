"""A progress chart as a PNG that reads well on a phone 360 px wide.

Promises: equal charts give equal bytes; a missing figure is hatched and never looks like zero; a target not
reached never reads "100%"; the colours tell apart for the colour-blind and never speak alone.
Must not: draw on the event loop, load the plotting library before the first picture, or be joined by another
importer of it.

Lengths are pixels of a screen 360 wide; the picture has twice as many.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from bot import made_files, wrapping
from bot.made_files import Recipe, made
from models.messages import Bar, ProgressChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH, _MARGIN, _DENSITY = 360, 14, 2
_INNER = _WIDTH - 2 * _MARGIN
_POINTS_PER_INCH = 72  # so that a point of type is a pixel of the screen

# Okabe and Ito's blue and bluish green; the greys are plain.
_SHORT, _REACHED = "#0072B2", "#009E73"
_INK, _GREY, _TRACK, _PAPER = "#1B2520", "#55615A", "#E4E8E4", "#FFFFFF"
_HATCH = "#A9B3AC"

_BAR_HEIGHT, _MARK_OVERHANG, _ARROW, _LEAST_SEEN = 11, 3, 8, 2
_PERCENT_COLUMN, _BEYOND = 52, 18
_TRACK_LENGTH = _INNER - _PERCENT_COLUMN - _BEYOND
_LABEL_GAP, _BAR_GAP, _ROW_GAP = 10, 4, 11
_MOST_LINES = 3

_HUNDRED, _MOST_PERCENT = Decimal(100), Decimal(999)
_NOTHING = "–"
_UNKNOWN_SIGN = "□"


@dataclass(frozen=True, slots=True)
class _Type:
    """A way to set words: ``size`` and ``leading`` in pixels, ``file`` a font packaged with the library."""

    size: float
    leading: int
    file: str
    colour: str


_TITLE = _Type(15.5, 20, "DejaVuSans-Bold.ttf", _INK)
_SUBTITLE = _Type(11.5, 15, "DejaVuSans.ttf", _GREY)
_LABEL = _Type(12.5, 16, "DejaVuSans.ttf", _INK)
_CAPTION = _Type(11.5, 16, "DejaVuSans.ttf", _GREY)
_PERCENT = _Type(13, 16, "DejaVuSans-Bold.ttf", _INK)
_SCALE = _Type(10.5, 13, "DejaVuSans.ttf", _GREY)


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar with its words cut into lines that fit."""

    bar: Bar
    label: tuple[str, ...]
    caption: tuple[str, ...]

    @property
    def words_height(self) -> int:
        return max(len(self.label), len(self.caption)) * _LABEL.leading

    @property
    def height(self) -> int:
        return self.words_height + _BAR_GAP + _BAR_HEIGHT + _ROW_GAP


def draw(chart: ProgressChart, into: Path) -> Path:
    """Write the chart to ``into`` as a PNG 720 pixels wide, as high as its bars need. Blocks; gives ``into``.

    Raises OSError when the file cannot be written. Not for two threads at a time: see ``drawn``.
    """
    title, subtitle = _lines(chart.title, _TITLE, _INNER), _lines(chart.subtitle, _SUBTITLE, _INNER)
    rows = [_row(bar) for bar in chart.bars]
    head = _MARGIN + len(title) * _TITLE.leading + len(subtitle) * _SUBTITLE.leading + _ROW_GAP
    height = head + sum(row.height for row in rows) + _SCALE.leading + _MARGIN // 2
    figure = _sheet(height)
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, _WIDTH), ylim=(height, 0))
    axes.set_axis_off()
    top = _set_lines(axes, title, _MARGIN, _MARGIN, _TITLE)
    _set_lines(axes, subtitle, _MARGIN, top, _SUBTITLE)
    top = head
    for row in rows:
        top = _draw_row(axes, row, top)
    if rows:
        _draw_scale(axes, top)
    figure.savefig(into, format="png", metadata={"Software": None})
    return into


# One at a time: the library's fonts are not made for threads, and the machines are small.
_CHARTS = Recipe(stem="progress", suffix=".png", look=1, make=draw, turn=Lock())


async def drawn(chart: ProgressChart, folder: Path) -> Path:
    """The chart's picture in ``folder``, drawn in a thread the first time and found again until it changes.

    Raises OSError when the folder cannot be written.
    """
    return await made(chart, folder, _CHARTS)


def place(chart: ProgressChart, folder: Path) -> Path:
    """Where the file is, or will be."""
    return made_files.place(chart, folder, _CHARTS)


def percent_label(bar: Bar) -> str:
    """What is printed beside the bar: "89%", "<1%", ">999%", or a dash where there is nothing to compare.

    Whole percents need no language. Short of the target it stays below 100%.
    """
    if bar.done is None or bar.target <= 0:
        return _NOTHING
    exact = _HUNDRED * bar.done / bar.target
    if exact > _MOST_PERCENT:
        return f">{_MOST_PERCENT}%"
    percent = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if exact > 0 and percent == 0:
        return "<1%"
    if exact < _HUNDRED <= percent:
        percent = _HUNDRED - 1
    return f"{percent}%".replace("-", "\N{MINUS SIGN}").replace("\N{MINUS SIGN}0%", "0%")


def _sheet(height: int) -> Figure:
    from matplotlib.figure import Figure

    inches = (_WIDTH / _POINTS_PER_INCH, height / _POINTS_PER_INCH)
    return Figure(figsize=inches, dpi=_POINTS_PER_INCH * _DENSITY, facecolor=_PAPER)


def _row(bar: Bar) -> _Row:
    """The label keeps left, the caption right; on one line when both fit, else each wraps in its column."""
    caption = _lines(bar.caption, _CAPTION, _INNER * 0.55)
    taken = max((_width_of(line, _CAPTION) for line in caption), default=-_LABEL_GAP)
    return _Row(bar, _lines(bar.label, _LABEL, _INNER - taken - _LABEL_GAP), caption)


def _lines(text: str, style: _Type, width: float) -> tuple[str, ...]:
    words = _legible(text, style)
    return wrapping.lines_of(words, width, _MOST_LINES, _measure(style))


def _legible(text: str, style: _Type) -> str:
    """Composed letters, no control signs, and a box for what the font does not have (it would warn)."""
    from matplotlib.font_manager import get_font

    font = get_font(_font_file(style))
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    seen = (sign for sign in composed if unicodedata.category(sign) not in ("Cc", "Cf"))
    return "".join(sign if font.get_char_index(ord(sign)) else _UNKNOWN_SIGN for sign in seen)


def _measure(style: _Type) -> Callable[[str], float]:
    return lambda text: _width_of(text, style)


def _width_of(text: str, style: _Type) -> float:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(fname=_font_file(style), size=style.size)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def _font_file(style: _Type) -> str:
    from matplotlib import get_data_path

    return str(Path(get_data_path()) / "fonts" / "ttf" / style.file)


def _set_lines(axes: Axes, lines: tuple[str, ...], x: float, top: float, style: _Type, align: str = "left") -> float:
    """Set lines under each other from ``top``; gives where the next one would begin."""
    from matplotlib.font_manager import FontProperties

    font = FontProperties(fname=_font_file(style), size=style.size)
    for number, line in enumerate(lines):
        baseline = top + number * style.leading + style.size
        # parse_math: a "$" in a name is a dollar, not a formula.
        axes.text(x, baseline, line, color=style.colour, fontproperties=font, ha=align, parse_math=False)
    return top + len(lines) * style.leading


def _draw_row(axes: Axes, row: _Row, top: float) -> float:
    _set_lines(axes, row.label, _MARGIN, top, _LABEL)
    _set_lines(axes, row.caption, _WIDTH - _MARGIN, top, _CAPTION, "right")
    bar_top = top + row.words_height + _BAR_GAP
    _draw_bar(axes, row.bar, bar_top)
    middle = bar_top + (_BAR_HEIGHT - _PERCENT.size) / 2 - 1
    _set_lines(axes, (percent_label(row.bar),), _WIDTH - _MARGIN, middle, _PERCENT, "right")
    return top + row.height


def _draw_bar(axes: Axes, bar: Bar, top: float) -> None:
    from matplotlib.patches import Polygon, Rectangle

    track = (_MARGIN, top), _TRACK_LENGTH, _BAR_HEIGHT
    if bar.done is None or bar.target <= 0:
        axes.add_patch(Rectangle(*track, facecolor=_PAPER, edgecolor=_HATCH, hatch="/////", linewidth=0))
    else:
        axes.add_patch(Rectangle(*track, facecolor=_TRACK, linewidth=0))
        colour = _REACHED if bar.done >= bar.target else _SHORT
        axes.add_patch(Polygon(_outline(bar.done, bar.target, top), facecolor=colour, linewidth=0))
    mark = (_MARGIN + _TRACK_LENGTH - 1, top - _MARK_OVERHANG)
    axes.add_patch(Rectangle(mark, 2, _BAR_HEIGHT + 2 * _MARK_OVERHANG, facecolor=_INK, linewidth=0))


def _outline(done: Decimal, target: Decimal, top: float) -> tuple[tuple[float, float], ...]:
    """The bar's corners: true to scale up to the target; past it an arrow that says "more", not how much."""
    left, bottom = _MARGIN, top + _BAR_HEIGHT
    if done > target:
        tip = left + _TRACK_LENGTH + _BEYOND - _ARROW / 2
        shoulder = tip - _ARROW
        middle = top + _BAR_HEIGHT / 2
        return (left, top), (shoulder, top), (tip, middle), (shoulder, bottom), (left, bottom)
    length = _length(done, target)
    return (left, top), (left + length, top), (left + length, bottom), (left, bottom)


def _length(done: Decimal, target: Decimal) -> float:
    """The only float made of a figure: a length on paper. The first bit done and the last one lacking are seen."""
    if done <= 0 or done == target:
        return 0 if done <= 0 else _TRACK_LENGTH
    return min(max(float(done / target) * _TRACK_LENGTH, _LEAST_SEEN), _TRACK_LENGTH - 1 - _LEAST_SEEN)


def _draw_scale(axes: Axes, top: float) -> None:
    _set_lines(axes, ("100%",), _MARGIN + _TRACK_LENGTH, top - _ROW_GAP / 2, _SCALE, "center")
