"""A sheet of paper to draw on: words, blocks and lines, later ones over earlier ones.

Promises: places are pixels from the upper left corner; the sheet may grow until it is finished.
Must not: know what is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, Final, Literal

from bot.drawing import colours
from bot.drawing.lettering import Type, font_of, legible, width_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

WIDTH: Final = 360
MARGIN: Final = 14
INNER: Final = WIDTH - 2 * MARGIN
RIGHT: Final = WIDTH - MARGIN
_DENSITY: Final = 2
_POINTS_PER_INCH: Final = 72  # so that a point of type is a pixel of the screen

Place = tuple[float, float]
Align = Literal["left", "center", "right"]


class Sheet:
    """White, 360 pixels wide."""

    def __init__(self) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self._figure = Figure(dpi=_POINTS_PER_INCH * _DENSITY, facecolor=colours.PAPER)
        self._down = Affine2D()  # is filled in when the height is known
        self._places = self._down + self._figure.transFigure
        self._order = count(1)

    def finished(self, height: float) -> Figure:
        """The figure, cut at ``height``; nothing is drawn afterwards."""
        whole = round(height)
        self._figure.set_size_inches(WIDTH / _POINTS_PER_INCH, whole / _POINTS_PER_INCH)
        self._down.clear().scale(1 / WIDTH, -1 / whole).translate(0, 1)
        return self._figure

    def words(self, lines: Sequence[str], x: float, top: float, style: Type, align: Align = "left") -> float:
        """Set lines under each other from ``top``; gives where the next one would begin."""
        from matplotlib.text import Text

        font = font_of(style)
        for number, line in enumerate(lines):
            baseline = top + number * style.leading + style.size
            # parse_math: a "$" in a name is a dollar, not a formula.
            text = Text(x, baseline, line, color=style.colour, fontproperties=font, ha=align, parse_math=False)
            self._put(text)
        return top + len(lines) * style.leading

    def word(self, text: str, x: float, top: float, style: Type, align: Align = "left") -> float:
        """Set one line as it is; gives its width."""
        line = legible(text, style)
        self.words((line,) if line else (), x, top, style, align)
        return width_of(line, style)

    def block(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        from matplotlib.patches import Rectangle

        self._put(Rectangle((left, top), width, height, facecolor=colour, linewidth=0))

    def hatched(self, left: float, top: float, width: float, height: float) -> None:
        """What is missing."""
        from matplotlib.patches import Rectangle

        paper: dict[str, Any] = {"facecolor": colours.PAPER, "edgecolor": colours.HATCH}
        self._put(Rectangle((left, top), width, height, hatch="/////", linewidth=0, **paper))

    def shape(self, corners: Sequence[Place], colour: str, edge: str | None = None) -> None:
        """A filled shape; ``edge`` is a line of another colour around it."""
        from matplotlib.patches import Polygon

        self._put(Polygon(corners, facecolor=colour, edgecolor=edge, linewidth=1 if edge else 0))

    def disc(self, middle: Place, radius: float, colour: str, edge: str | None = None, edge_width: float = 2) -> None:
        from matplotlib.patches import Circle

        self._put(Circle(middle, radius, facecolor=colour, edgecolor=edge, linewidth=edge_width if edge else 0))

    def line(self, places: Sequence[Place], colour: str, width: float, dashes: Sequence[float] = ()) -> None:
        """A line through ``places``; ``dashes`` are lengths of ink and of paper."""
        from matplotlib.lines import Line2D

        xs, ys = [x for x, _ in places], [y for _, y in places]
        style: Any = (0, tuple(dashes)) if dashes else "-"
        self._put(Line2D(xs, ys, color=colour, linewidth=width, linestyle=style, solid_capstyle="butt"))

    def _put(self, artist: Artist) -> None:
        artist.set_transform(self._places)
        artist.set_zorder(next(self._order))
        self._figure.add_artist(artist)
