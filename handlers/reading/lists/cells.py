"""What one cell of a list says: a unit, an indicator, a figure, a period.

Promises: one meaning or what is wrong; a number that can be read in two ways is never chosen between. A cell of a
plain text file stricter than one of a spreadsheet: nobody knows how its numbers were written.
Must not: know a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz, process

from handlers.reading.figures.quantities import read_quantity
from handlers.reading.figures.quantity import Asked, Outcome, Quantity, Reading
from handlers.reading.lists.list_words import ListWords, Names, code_of
from handlers.reading.lists.listed import Why
from handlers.reading.questions.name_index import guess_name
from handlers.reading.text import clean, fold
from models.messages import Cell
from models.plan.indicators import Indicator, Kind
from models.plan.measures import Per
from models.plan.periods import Period, Rhythm

_PLAIN: Final = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_MAYBE_THOUSANDS: Final = re.compile(r"-?[0-9]{1,3}[.,][0-9]{3}")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ONE: Final = Decimal(1)
_NEAR: Final = 3
_ALIKE: Final = 70  # of a hundred; "ca phe" and "ca phe nhan" have 71
_MOST_COMPARED: Final = 12  # an indicator has several names


class Written(StrEnum):
    """Where a cell comes from."""

    SPREADSHEET = "spreadsheet"
    PLAIN_TEXT = "plain_text"


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a cell has no meaning, and what may be meant."""

    why: Why
    meant: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure that was read, with the part and the whole it was given as, and what it says it covers."""

    value: Decimal
    part: Decimal | None = None
    whole: Decimal | None = None
    estimated: bool = False
    per: Per | None = None


def text_of(cell: Cell) -> str:
    """A cell as it would be typed."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell.normalize() if cell else Decimal(0), "f").replace(".", ",")
    return " ".join(clean(cell).split())


def unit_in(cell: Cell, words: ListWords) -> str | Unclear:
    """The slug of the unit a cell names."""
    text = text_of(cell)
    if not text:
        return Unclear(Why.EMPTY)
    found = _named(text, words.units)
    if len(found) == 1:
        return found[0]
    if found:
        return Unclear(Why.SEVERAL_UNITS, _titles(found, words))
    guess = guess_name(fold(text), after_kind=False, index=words.near)
    return Unclear(Why.UNKNOWN_UNIT, _titles(guess.slugs[:_NEAR], words) if guess else ())


def indicator_in(cell: Cell, words: ListWords) -> Indicator | Unclear:
    """The indicator a cell names."""
    text = text_of(cell)
    if not text:
        return Unclear(Why.EMPTY)
    found = _named(text, words.indicators)
    if len(found) == 1:
        return words.plan.indicators[found[0]]
    if found:
        return Unclear(Why.SEVERAL_INDICATORS, tuple(words.plan.indicators[slug].name_vi for slug in found))
    return Unclear(Why.UNKNOWN_INDICATOR, _names_like(fold(text), words))


def _names_like(folded: str, words: ListWords) -> tuple[str, ...]:
    """The indicators that are called so, else those whose names are most like what was written."""
    known = words.indicators.keys()
    near = process.extract(folded, known, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST_COMPARED)
    slugs = dict.fromkeys(words.called.get(folded) or (slug for name, _, _ in near for slug in words.indicators[name]))
    return tuple(words.plan.indicators[slug].name_vi for slug in list(slugs)[:_NEAR])


def _named(text: str, names: Names) -> Sequence[str]:
    folded = fold(text).strip(" .:;,")
    return names.get(folded) or names.get(code_of(folded) or "") or ()


def _titles(slugs: Sequence[str], words: ListWords) -> tuple[str, ...]:
    units = (words.plan.units.by_slug(slug) for slug in slugs)
    return tuple(unit.full_name for unit in units if unit is not None)


def number_in(cell: Cell, asked: Asked, words: ListWords, written: Written) -> Number | Unclear:
    """The figure a cell holds, read as an answer to ``asked``."""
    text = text_of(cell)
    if not text:
        return Unclear(Why.EMPTY)
    if written is Written.PLAIN_TEXT and _MAYBE_THOUSANDS.fullmatch(text):
        bare = Decimal(text.replace(",", "."))
        return Unclear(Why.UNCLEAR_NUMBER, (unmistakable(bare.scaleb(3)), unmistakable(bare)))
    if written is Written.PLAIN_TEXT and _PLAIN.fullmatch(text):
        text = text_of(Decimal(text))
    if isinstance(cell, Decimal) and asked.unit.startswith("%") and 0 < cell <= _ONE:
        shares = (f"{text}%", f"{text_of(cell * 100)}%")
        return Unclear(Why.FRACTION_OR_PERCENT, shares)
    quantity = read_quantity(text, asked, words.numbers)
    if quantity.outcome is Outcome.ACCEPT and quantity.special is None:
        return _number(quantity.readings[0], quantity)
    if quantity.readings:
        return Unclear(Why.UNCLEAR_NUMBER, tuple(map(_again, quantity.readings)), quantity.reason)
    return Unclear(Why.NO_NUMBER, reason=quantity.reason)


def _number(reading: Reading, quantity: Quantity) -> Number:
    per = Per(quantity.per) if quantity.per else None
    return Number(reading.value, reading.part, reading.whole, quantity.estimated, per)


def _again(reading: Reading) -> str:
    if reading.part is not None and reading.whole is not None:
        return f"{text_of(reading.part)}/{text_of(reading.whole)}"
    return unmistakable(reading.value)


def unmistakable(value: Decimal) -> str:
    """A number written so that it can be read in one way only: no signs between thousands, four places for three."""
    text = text_of(value)
    return f"{text}0" if len(text.partition(",")[2]) == _NEAR else text


def asked_for(indicator: Indicator) -> Asked:
    """A target, or a figure, in the indicator's own unit."""
    return Asked(
        unit=indicator.unit,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
        indicator=indicator.slug,
        words=(indicator.name_vi, indicator.short_vi, indicator.name_en),
        flow=indicator.kind is Kind.FLOW,
    )


def period_in(cell: Cell, words: ListWords) -> Period | None:
    """The period a cell names with its year, or None."""
    text = fold(text_of(cell)).strip(" .:")
    for pattern, rhythm, fixed in words.periods:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        named = found.groupdict()
        number = fixed or _ROMAN.get(named.get("roman") or "") or int(named.get("number") or 1)
        try:
            return Period(rhythm, int(named["year"]), number)
        except ValueError:
            return None
    return None


def is_whole_year(period: Period) -> bool:
    """Whether what happened in the period and since the year's start is the same."""
    return period.rhythm is Rhythm.YEAR
