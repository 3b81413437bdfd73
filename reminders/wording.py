"""Periods, units and lists of indicators as a reminder names them. (pure)

Promises: one way to write each thing, in the officer's language.
Must not: decide what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from locales.phrasebook import Phrasebook
from models.plan.periods import Period
from models.plan.units import Unit


def period_name(words: Phrasebook, period: Period) -> str:
    """A period by its name: "tháng 6", "quý II", "6 tháng đầu năm"."""
    rhythm = period.rhythm.value.replace("_", "-")
    # The number stays a number: the phrases choose by it, and a text matches no numbered variant.
    return words.say(f"period-{rhythm}", number=period.number, year=str(period.year))


def short_day(day: date) -> str:
    """ "18/6": where a weekday would only be in the way."""
    return f"{day.day}/{day.month}"


def capital(text: str) -> str:
    """The text as the beginning of a line."""
    return text[:1].upper() + text[1:]


def unit_title(words: Phrasebook, unit: Unit) -> str:
    """A unit inside a sentence: "xã Chiềng Ly", "Chiềng Ly commune"."""
    title = unit.title(words.language)
    return title[:1].lower() + title[1:] if words.language == "vi" else title


def list_of(words: Phrasebook, names: Sequence[str], width: int) -> str:
    """Names in a row, as many as fit into ``width`` characters but at least one; the others are counted."""
    shown = len(names)
    while shown > 1 and len(", ".join(names[:shown])) > width:
        shown -= 1
    listed = ", ".join(names[:shown])
    return words.say("remind-and-more", names=listed, count=len(names) - shown) if shown < len(names) else listed
