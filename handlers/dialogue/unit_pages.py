"""The tokens of the pages of one unit's figures: all of them, or a part.

Promises: at most 40 ASCII characters; what is built here is read here.
Must not: hold a label.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.dialogue import pace_signs
from models.plan.indicators import Group

_START: Final = "go.all."
_PERIOD: Final = "-"
_PART: Final = "_"
_ANY: Final = "xx"
_SHORT: Final = 2  # letters that tell one group from the others


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A page of the figures of the unit of ``key`` at a period's end; only those of a ``group`` or ``paces``."""

    page: int
    key: str
    period: str | None = None
    group: str | None = None
    paces: tuple[str, ...] = ()


def token_of(page: UnitPage) -> str:
    period = f"{_PERIOD}{page.period.lower()}" if page.period else ""
    paces = pace_signs.written(page.paces) or _ANY
    part = f"{_PART}{_short(page.group)}{paces}" if page.group or page.paces else ""
    return f"{_START}{page.page}{period}{part}.{page.key}"


def read(token: str) -> UnitPage | None:
    """The page a token shows."""
    said, _, key = token.removeprefix(_START).partition(".")
    if not token.startswith(_START) or not key:
        return None
    shown, _, part = said.partition(_PART)
    page, _, period = shown.partition(_PERIOD)
    if not (page.isascii() and page.isdecimal() and len(page) < 4):
        return None
    paces = pace_signs.read(part[_SHORT:])
    return UnitPage(int(page), key, period.upper() or None, _group(part[:_SHORT]), paces)


def _short(value: str | None) -> str:
    return value[:_SHORT] if value else _ANY


def _group(short: str) -> str | None:
    return next((one.value for one in Group if one.value[:_SHORT] == short), None)
