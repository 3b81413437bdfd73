"""The figures of the real plan as they are asked, and the words and names they are read with."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.places import Places, build_places
from handlers.reading.figures.quantities import read_quantity
from handlers.reading.figures.quantity import Asked, Quantity
from handlers.reading.figures.vocabulary import load_number_words
from locales import Language
from models.plan.indicators import Kind
from models.plan.loading import load_plan
from models.plan.plan import Plan

WHOLE_OF_COUNT = {"trường": Decimal(83), "tiêu chí": Decimal(19)}


@cache
def plan() -> Plan:
    return load_plan()


@cache
def places() -> Places:
    return build_places(name for unit in plan().units.communes for name in (unit.name, *unit.aliases))


def words(language: Language = "vi") -> NumberWords:
    return load_number_words(language)


@cache
def asked_about(slug: str, unit: str | None = None) -> Asked:
    """The figure as a conversation asks it, or the same figure in another unit."""
    indicator = plan().indicators[slug]
    own_unit = unit is None or unit == indicator.unit
    counted = WHOLE_OF_COUNT.get(unit or "")
    return Asked(
        unit=unit or indicator.unit,
        minimum=indicator.minimum if own_unit else Decimal(0),
        maximum=indicator.maximum if own_unit else counted,
        whole=indicator.target_whole if own_unit else counted,
        indicator=slug,
        words=(indicator.name_vi, indicator.short_vi, indicator.name_en),
        flow=indicator.kind is Kind.FLOW,
        target=indicator.target if own_unit else None,
    )


def read(text: str, slug: str, unit: str | None = None, language: Language = "vi") -> Quantity:
    return read_quantity(text, asked_about(slug, unit), words(language), places())


def said_back(value: Decimal, unit: str) -> str:
    """A figure as the bot says it: dots for thousands, a comma, and never a comma with three digits alone."""
    digits, _, places_ = f"{value:f}".partition(".")
    sign, whole = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    if len(places_) == 3 and len(whole) <= 3 and whole != "0":
        places_ += "0"
    grouped = f"{int(whole):,}".replace(",", ".")
    number = f"{sign}{grouped},{places_}" if places_ else f"{sign}{grouped}"
    return f"{number}%" if unit == "%" else f"{number} {unit}"
