"""Numerals and their separators: what "1.398", "1,398" and "13.46" can mean.

Promises: every meaning the digits allow, best first, as Decimal; which of them holds depends on what was asked
and is decided in ``settling``. Must not: know units or words.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, auto
from typing import Final, NamedTuple

MOST_DIGITS: Final = 15
MOST_PLACES: Final = 6
_DATE: Final = re.compile(r"[0-3]?[0-9][.][01]?[0-9][.](?:[0-9]{2}|[12][0-9]{3})")
_VULGAR: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_SPLIT: Final = re.compile(r"([.,])")
_DOUBLED: Final = re.compile(r"([.,])\1+")


class Shape(Enum):
    """How a numeral was written."""

    INTEGER = auto()
    DECIMAL = auto()  # one meaning with a fraction
    GROUPED = auto()  # thousands set apart: one meaning, and perhaps a fallback
    COMMA_THREE = auto()  # 1,398: grouped or decimal
    DOT_TWO = auto()  # 13.46: decimal, or 13.460 with a digit lost
    DOT_MANY = auto()  # 1.3984
    ODD = auto()  # readable, but never sure
    SPACED = auto()  # "1. 398", "43 ,66"
    UNREADABLE = auto()
    TOO_LONG = auto()
    TELEPHONE = auto()
    DATE = auto()


class Numeral(NamedTuple):
    """``options`` best first, none when it cannot be a figure. ``fallback`` is the decimal meaning of 43.660."""

    shape: Shape
    options: tuple[Decimal, ...] = ()
    fallback: Decimal | None = None
    places: int = 0


def read_numeral(text: str) -> Numeral:
    """The meanings of digits with separators as ``tokens.cut`` finds them."""
    if text.isdigit() and len(text) <= MOST_DIGITS and (text[0] != "0" or len(text) < 3):
        return Numeral(Shape.INTEGER, (Decimal(text),))
    if sum(character.isdigit() for character in text) > MOST_DIGITS:
        return Numeral(Shape.TOO_LONG)
    if text[-1] in _VULGAR:
        whole = Decimal(text[:-1]) if text[:-1].isdigit() else Decimal(0)
        readable = not text[:-1] or text[:-1].isdigit()
        return Numeral(Shape.ODD, (whole + _VULGAR[text[-1]],)) if readable else Numeral(Shape.UNREADABLE)
    if text[0] in ".,":
        return _odd(_separated("0" + text), decimal_only=True)
    if "'" in text or "_" in text:
        return _marked_groups(text)
    if _DOUBLED.search(text):
        return _odd(_separated(_DOUBLED.sub(r"\1", text)))
    return _separated(text)


def join_spaced(first: str, sign: str, second: str) -> Numeral:
    """As in "1. 398" or "43, 66": two runs of digits with a separator and a space between them."""
    numeral = _separated(first + sign + second)
    return numeral._replace(shape=Shape.SPACED) if numeral.options else numeral


def join_groups(groups: list[str]) -> Numeral:
    """As in "1 398,5": groups set apart by spaces; the last may have a fraction."""
    numeral = _separated(groups[-1])
    if numeral.shape not in (Shape.INTEGER, Shape.DECIMAL, Shape.DOT_TWO, Shape.ODD):
        return Numeral(Shape.UNREADABLE)
    last = groups[-1].replace(",", ".")
    shape = Shape.DECIMAL if "." in last else Shape.GROUPED
    return Numeral(shape, (Decimal("".join(groups[:-1]) + last),), None, numeral.places)


def _odd(numeral: Numeral, *, decimal_only: bool = False) -> Numeral:
    options = numeral.options[-1:] if decimal_only else numeral.options
    return numeral._replace(shape=Shape.ODD, options=options, fallback=None) if options else numeral


def _marked_groups(text: str) -> Numeral:
    groups = re.split(r"['_]", text)
    if len(groups[0]) > 3 or any(len(group) != 3 or not group.isdigit() for group in groups[1:]):
        return Numeral(Shape.UNREADABLE)
    if not groups[0].isdigit():
        return Numeral(Shape.UNREADABLE)
    return Numeral(Shape.ODD, (Decimal("".join(groups)),))


def _separated(text: str) -> Numeral:
    pieces = _SPLIT.split(text)
    groups, signs = pieces[::2], pieces[1::2]
    if not all(group.isascii() and group.isdigit() for group in groups):
        return Numeral(Shape.UNREADABLE)
    if signs and len(groups[-1]) > MOST_PLACES:
        return Numeral(Shape.TOO_LONG)
    if not signs:
        return _digits_only(text)
    if len(signs) == 1:
        return _one_separator(groups[0], signs[0], groups[1])
    return _many_separators(text, groups, signs)


def _digits_only(text: str) -> Numeral:
    if text[0] != "0" or len(text) < 3:
        return Numeral(Shape.INTEGER, (Decimal(text),))
    if 9 <= len(text) <= 11:
        return Numeral(Shape.TELEPHONE)
    return Numeral(Shape.ODD, (Decimal(text),))


def _one_separator(head: str, sign: str, tail: str) -> Numeral:
    decimal, joined, places = Decimal(f"{head}.{tail}"), Decimal(head + tail), len(tail)
    if head == "0":
        return Numeral(Shape.DECIMAL, (decimal,), None, places)
    if head[0] == "0":
        return Numeral(Shape.ODD, (joined if places == 3 else decimal,), None, places)
    if sign == ",":
        if places == 3 and len(head) <= 3:
            return Numeral(Shape.COMMA_THREE, (joined, decimal), None, places)
        return Numeral(Shape.DECIMAL, (decimal,), None, places)
    if places == 3:
        if len(head) > 3:
            return Numeral(Shape.DOT_MANY, (decimal, joined), None, places)
        return Numeral(Shape.GROUPED, (joined,), decimal, places)
    if places == 1 or len(head) > 3:
        return Numeral(Shape.DECIMAL, (decimal,), None, places)
    if places == 2:
        return Numeral(Shape.DOT_TWO, (decimal, joined * 10), None, places)
    return Numeral(Shape.DOT_MANY, (decimal, joined), None, places)


def _many_separators(text: str, groups: list[str], signs: list[str]) -> Numeral:
    if _DATE.fullmatch(text):
        return Numeral(Shape.DATE)
    first_ok = len(groups[0]) <= 3 and groups[0][0] != "0"
    if not first_ok or len(set(signs[:-1])) > 1 or any(len(group) != 3 for group in groups[1:-1]):
        return Numeral(Shape.UNREADABLE)
    decimal = Decimal("".join(groups[:-1]) + "." + groups[-1])
    if signs[-1] != signs[0]:
        return Numeral(Shape.DECIMAL, (decimal,), None, len(groups[-1]))
    if len(groups[-1]) == 3:
        return Numeral(Shape.GROUPED, (Decimal("".join(groups)),))
    if len(groups[-1]) < 3:
        return Numeral(Shape.ODD, (decimal,), None, len(groups[-1]))
    return Numeral(Shape.UNREADABLE)
