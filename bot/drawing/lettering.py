"""Type: sizes and fonts packaged with the library, and how wide words are in it.

Promises: every Vietnamese letter has a glyph; what the font does not have becomes a box, not a warning.
Must not: place a word.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot import wrapping
from bot.drawing import colours

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_REGULAR: Final = "DejaVuSans.ttf"
_BOLD: Final = "DejaVuSans-Bold.ttf"
_UNKNOWN_SIGN: Final = "□"
_REMEMBERED: Final = 1000
MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Type:
    """A way to set words: ``size`` and ``leading`` in pixels, ``file`` a font packaged with the library."""

    size: float
    leading: int
    file: str
    colour: str


TITLE: Final = Type(16, 21, _BOLD, colours.INK)
SUBTITLE: Final = Type(12, 16, _REGULAR, colours.GREY)
LEAD: Final = Type(12.5, 17, _BOLD, colours.GREY)
LABEL: Final = Type(14.5, 19, _REGULAR, colours.INK)
STRONG_LABEL: Final = Type(14.5, 19, _BOLD, colours.INK)
FIGURE: Final = Type(17, 19, _BOLD, colours.INK)
VERDICT: Final = Type(12.5, 17, _BOLD, colours.INK)
CAPTION: Final = Type(12.5, 17, _REGULAR, colours.INK)
SMALL: Final = Type(11.5, 15, _REGULAR, colours.GREY)
SMALL_STRONG: Final = Type(11.5, 15, _BOLD, colours.INK)


def lines_of(text: str, style: Type, width: float, most: int = MOST_LINES) -> tuple[str, ...]:
    """``text`` cut into at most ``most`` lines no wider than ``width``."""
    return wrapping.lines_of(legible(text, style), width, most, lambda part: width_of(part, style))


def legible(text: str, style: Type) -> str:
    """Composed letters, no control signs, and a box for what the font does not have (it would warn)."""
    from matplotlib.font_manager import get_font

    font = get_font(font_file(style))
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    seen = (sign for sign in composed if unicodedata.category(sign) not in ("Cc", "Cf"))
    return "".join(sign if font.get_char_index(ord(sign)) else _UNKNOWN_SIGN for sign in seen)


@lru_cache(maxsize=_REMEMBERED)
def width_of(text: str, style: Type) -> float:
    """How wide a line is."""
    from matplotlib.textpath import text_to_path

    width, _, _ = text_to_path.get_text_width_height_descent(text, font_of(style), ismath=False)
    return float(width)


@cache
def font_of(style: Type) -> FontProperties:
    """The style's font and size; shared, so never changed."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=font_file(style), size=style.size)


@cache
def font_file(style: Type) -> str:
    from matplotlib import get_data_path

    return str(Path(get_data_path()) / "fonts" / "ttf" / style.file)
