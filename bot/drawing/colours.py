"""The colours of pictures, told apart also by who sees no red, no green or no blue."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.pictures import Look

PAPER: Final = "#FFFFFF"
INK: Final = "#1B2520"
GREY: Final = "#55615A"
TRACK: Final = "#E4E8E4"
HATCH: Final = "#8A968F"
GRID: Final = "#DDE2DE"
GOOD_SIDE: Final = "#E6F2EC"
OWN: Final = "#1F5FA8"
OTHERS: Final = "#8AA6BF"
OWN_GROUND: Final = "#E8F0F9"

# Apart in lightness as well as in hue: tests/drawing measures it for three kinds of colour blindness.
OF_LOOK: Final[Mapping[Look, str]] = MappingProxyType(
    {
        Look.REACHED: "#006045",
        Look.ON_PACE: "#2E86D6",
        Look.BEHIND: "#D95F02",
        Look.OPEN: "#8C8C8C",
        Look.MISSING: HATCH,
    }
)
