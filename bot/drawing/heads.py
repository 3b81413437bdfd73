"""What every sort of picture begins with, and things set one after the other until a line is full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.drawing.lettering import CAPTION, SUBTITLE, TITLE, VERDICT, legible, lines_of, width_of
from bot.drawing.sheet import INNER, MARGIN, RIGHT, Sheet

_BELOW: Final = 9
_BETWEEN: Final = 14


def head(sheet: Sheet, title: str, subtitle: str) -> float:
    """Title and subtitle; gives where what follows begins."""
    top = sheet.words(lines_of(title, TITLE, INNER), MARGIN, MARGIN, TITLE)
    return sheet.words(lines_of(subtitle, SUBTITLE, INNER), MARGIN, top, SUBTITLE) + _BELOW


def item_width(strong: str, plain: str) -> float:
    """How wide a strong word and plain ones behind it are."""
    behind = width_of(legible(plain, CAPTION), CAPTION)
    return width_of(legible(strong, VERDICT), VERDICT) + 5 + behind if strong else behind


def flow(widths: Sequence[float], top: float, leading: float) -> tuple[list[tuple[float, float]], float]:
    """The left and upper edge of each thing, and where the lines end."""
    places, left = [], float(MARGIN)
    for width in widths:
        if left > MARGIN and left + width > RIGHT:
            left, top = float(MARGIN), top + leading
        places.append((left, top))
        left += width + _BETWEEN
    return places, top + leading
