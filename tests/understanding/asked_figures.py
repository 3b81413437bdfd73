"""The figures of the real plan as they are asked, and the words and names they are read with."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from handlers.dialogue import wording
from handlers.reading.figures.number_words import NumberWords
from handlers.reading.figures.places import Places, build_places
from handlers.reading.figures.quantities import read_quantity
from handlers.reading.figures.quantity import Asked, Quantity
from handlers.reading.figures.vocabulary import load_number_words
from locales import Language, phrasebook
from models import records
from models.plan import measures
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


def words() -> NumberWords:
    return load_number_words("vi", also="en")


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


def read(text: str, slug: str, unit: str | None = None) -> Quantity:
    return read_quantity(text, asked_about(slug, unit), words(), places())


def said_back(quantity: Quantity, slug: str, unit: str, language: Language = "vi") -> str:
    """A figure in the bot's own words, as at the read-back; in another unit than the indicator's the bare amount."""
    indicator, book = plan().indicators[slug], phrasebook(language)
    if unit != indicator.unit:
        return book.quantity(quantity.readings[0].value, unit)
    measure = as_kept(quantity, slug, unit)
    return wording.answer(book, indicator, records.Answer(measure, None, quantity.estimated, quantity.raw))


def as_kept(quantity: Quantity, slug: str, unit: str) -> measures.Measure:
    """What a report keeps of the best reading."""
    indicator, reading = plan().indicators[slug], quantity.readings[0]
    shared = unit == indicator.unit and indicator.kind in (Kind.RATIO, Kind.REDUCTION)
    if shared and reading.part is not None and reading.whole is not None:
        return measures.Share(reading.part, reading.whole)
    return measures.Rate(reading.value) if shared and indicator.kind is Kind.RATIO else measures.Amount(reading.value)
