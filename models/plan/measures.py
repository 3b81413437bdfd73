"""What was reported: an amount, a part of a whole, a bare rate, or no figure at all.

Promises: finite Decimals; a rate knows whether its whole is known; "no figure" is never zero.
Must not: know an indicator's rules or read text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


def _refuse_infinite(value: Decimal) -> None:
    if not value.is_finite():
        raise ValueError("a measure must be finite")


@dataclass(frozen=True, slots=True)
class Amount:
    """A plain quantity in the indicator's unit."""

    value: Decimal

    def __post_init__(self) -> None:
        _refuse_infinite(self.value)


@dataclass(frozen=True, slots=True)
class Share:
    """A part and its whole, both counted in the same things. ValueError unless the whole is above zero."""

    part: Decimal
    whole: Decimal

    def __post_init__(self) -> None:
        _refuse_infinite(self.part)
        _refuse_infinite(self.whole)
        if self.whole <= 0:
            raise ValueError("a whole must be above zero")

    @property
    def rate(self) -> Decimal:
        """Percent, two places, half up."""
        return self.exact_rate.quantize(_CENT, ROUND_HALF_UP)

    @property
    def exact_rate(self) -> Decimal:
        """Percent, not rounded: what is compared with a target."""
        return HUNDRED * self.part / self.whole


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage whose whole is unknown: it stays out of every sum."""

    percent: Decimal

    def __post_init__(self) -> None:
        _refuse_infinite(self.percent)


@dataclass(frozen=True, slots=True)
class NoFigure:
    """The unit answered that it has no figure."""


Measure = Amount | Share | Rate | NoFigure


class Per(StrEnum):
    """What a flow's figure covers: its period alone, or everything since the start of the year (lũy kế)."""

    PERIOD = "period"
    YEAR_TO_DATE = "year_to_date"


@dataclass(frozen=True, slots=True)
class Below:
    """A figure was made by the units below: how many of those ``expected`` had ``reported``."""

    reported: int
    expected: int

    @property
    def complete(self) -> bool:
        """Whether nobody was missing."""
        return self.reported == self.expected


@dataclass(frozen=True, slots=True)
class Figure:
    """One filed answer. ``period`` is a period key; ``per`` is None except for flows.

    ``below`` is set where the unit took over what the units below it make.
    """

    unit: str
    indicator: str
    period: str
    measure: Measure
    per: Per | None = None
    estimated: bool = False
    late: bool = False
    below: Below | None = None


def to_json(measure: Measure) -> dict[str, str]:
    """The measure as a flat dict of strings, decimals written out in full."""
    match measure:
        case Amount(value):
            return {"kind": "amount", "value": format(value, "f")}
        case Share(part, whole):
            return {"kind": "share", "part": format(part, "f"), "whole": format(whole, "f")}
        case Rate(percent):
            return {"kind": "rate", "percent": format(percent, "f")}
        case NoFigure():
            return {"kind": "no_figure"}


def from_json(stored: Mapping[str, Any]) -> Measure:
    """The measure that ``to_json`` wrote. ValueError for anything else."""
    match stored.get("kind"):
        case "amount":
            return Amount(_decimal(stored, "value"))
        case "share":
            return Share(_decimal(stored, "part"), _decimal(stored, "whole"))
        case "rate":
            return Rate(_decimal(stored, "percent"))
        case "no_figure":
            return NoFigure()
        case kind:
            raise ValueError(f"not a measure: kind {kind!r}")


def _decimal(stored: Mapping[str, Any], key: str) -> Decimal:
    written = stored.get(key)
    if not isinstance(written, str):
        raise ValueError(f"{key}: a decimal must be a string, not {written!r}")
    try:
        return Decimal(written)
    except InvalidOperation:
        raise ValueError(f"{key}: {written!r} is no decimal") from None
