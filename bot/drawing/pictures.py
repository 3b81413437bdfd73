"""A picture as a PNG, drawn once and kept until what it shows changes.

Promises: equal pictures give equal bytes. Must not: draw on the event loop.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from bot import made_files
from bot.drawing import progress_cards, rankings, trends
from bot.made_files import Recipe, made
from models.pictures import Picture, ProgressChart, Trend

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_FAST: Final = 3  # of zlib's nine: the files hardly grow, and packing is a fifth of the work


def draw(picture: Picture, into: Path) -> Path:
    """Write the picture to ``into`` as a PNG 720 pixels wide, as high as it needs. Blocks; gives ``into``.

    Raises OSError when the file cannot be written. Not for two threads at a time: see ``drawn``.
    """
    from matplotlib import rc_context

    figure, pack = composed(picture), {"compress_level": _FAST}
    with rc_context({"text.hinting": "none"}):  # a quarter of the time; at this density nobody sees a difference
        figure.savefig(into, format="png", metadata={"Software": None}, pil_kwargs=pack)
    return into


def composed(picture: Picture) -> Figure:
    """The picture before it is written."""
    match picture:
        case ProgressChart():
            return progress_cards.composed(picture)
        case Trend():
            return trends.composed(picture)
    return rankings.composed(picture)


# One at a time: the library's fonts are not made for threads, and the machines are small.
_PICTURES = Recipe(stem="picture", suffix=".png", look=4, make=draw, turn=Lock())


async def drawn(picture: Picture, folder: Path) -> Path:
    """The picture in ``folder``, drawn in a thread the first time and found again until it changes.

    Raises OSError when the folder cannot be written.
    """
    return await made(picture, folder, _PICTURES)


def place(picture: Picture, folder: Path) -> Path:
    """Where the file is, or will be."""
    return made_files.place(picture, folder, _PICTURES)
