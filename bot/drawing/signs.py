"""The sign of each look and the marks on a bar: told apart by their shapes alone.

Reached: a check in a disc. On pace: a triangle forward. Behind: a triangle down. Open: a ring. Missing: hatched.
"""

from __future__ import annotations

from typing import Final

from bot.drawing import colours
from bot.drawing.sheet import Sheet
from models.pictures import Look

SIGN: Final = 13
_HALF: Final = SIGN / 2
_TRIANGLE: Final = 5


def sign(sheet: Sheet, look: Look, left: float, middle: float) -> None:
    """A look's sign, 13 wide and high, its left edge at ``left`` and its middle at the height ``middle``."""
    x, colour = left + _HALF, colours.OF_LOOK[look]
    match look:
        case Look.REACHED:
            sheet.disc((x, middle), _HALF, colour)
            sheet.line(((x - 3.2, middle + 0.2), (x - 0.8, middle + 2.8), (x + 3.4, middle - 2.6)), colours.PAPER, 1.8)
        case Look.ON_PACE:
            sheet.shape(((x - 5, middle - 6), (x + 6.5, middle), (x - 5, middle + 6)), colour)
        case Look.BEHIND:
            sheet.shape(((x - 6.5, middle - 5), (x + 6.5, middle - 5), (x, middle + 6.5)), colour)
        case Look.OPEN:
            sheet.disc((x, middle), _HALF - 1.5, colours.PAPER, colour, 2.5)
        case Look.MISSING:
            sheet.hatched(left, middle - 5, SIGN, 10)


def target_mark(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """The target: a thick line."""
    sheet.block(x - 1.25, top, 2.5, bottom - top, colours.INK)


def limit_mark(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """A target not to be passed: the line with a flag that points back."""
    target_mark(sheet, x, top, bottom)
    sheet.shape(((x, top), (x - 6, top + 2.5), (x, top + 5)), colours.INK)


def usual_mark(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """What the season would have brought: a triangle over a thin line with light edges."""
    sheet.block(x - 1.75, top, 3.5, bottom - top, colours.PAPER)
    sheet.block(x - 0.75, top - 1, 1.5, bottom - top + 1, colours.INK)
    sheet.shape(((x - _TRIANGLE, top - 7), (x + _TRIANGLE, top - 7), (x, top)), colours.INK)
