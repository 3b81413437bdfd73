"""The tokens of the pages of one unit's figures: all of them, or a part.

Promises: at most 40 ASCII characters; what is built here is read here.
Must not: hold a label.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.plan.indicators import Group
from models.plan.pace import Pace

_START: Final = "go.all."
_PERIOD: Final = "-"
_PART: Final = "_"
_ANY: Final = "xx"
_SHORT: Final = 2  # letters that tell one group or one pace from the others


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A page of the figures of the unit of ``key`` at a period's end; only those of a ``group`` or ``pace``."""

    page: int
    key: str
    period: str | None = None
    group: str | None = None
    pace: str | None = None


def token_of(page: UnitPage) -> str:
    period = f"{_PERIOD}{page.period.lower()}" if page.period else ""
    part = f"{_PART}{_short(page.group)}{_short(page.pace)}" if page.group or page.pace else ""
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
    return UnitPage(int(page), key, period.upper() or None, _long(part[:_SHORT], Group), _long(part[_SHORT:], Pace))


def _short(value: str | None) -> str:
    return value[:_SHORT] if value else _ANY


def _long(short: str, values: Iterable[StrEnum]) -> str | None:
    return next((one.value for one in values if short and one.value[:_SHORT] == short), None)
