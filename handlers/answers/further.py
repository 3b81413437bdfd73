"""Where an answer about one indicator leads on: to what stands behind the number, to the period before, to its
course through the year.

Promises: a number of many units opens to its rows, a number of one unit to its history.
Must not: look anything up.
"""

from __future__ import annotations

from handlers.answers import as_of
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, wording
from models import messages
from models.plan.indicators import Indicator
from models.plan.units import Unit


def back(indicator: Indicator, unit: Unit | None, asker: Asker, period: str | None = None) -> messages.Choice:
    """One level up, to the answer about the indicator: of the period that was named, else as it stands now."""
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    return wording.choice(asker.words, browsing_tokens.indicator(indicator.number, key, period), "choice-back")


def behind(indicator: Indicator, unit: Unit | None, period: str | None, asker: Asker) -> messages.Choice:
    """The rows behind the district's number, or the history of a number that one unit makes."""
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    if unit is not None:
        return wording.choice(asker.words, browsing_tokens.history(indicator.number, key, 1, period), "choice-history")
    alone = len(asker.plan.reporting_units(indicator.slug)) == 1
    token = browsing_tokens.rows(indicator.number, period)
    return wording.choice(asker.words, token, "choice-history" if alone else "choice-rows")


def through(indicator: Indicator, unit: Unit | None, asker: Asker) -> tuple[messages.Choice, ...]:
    """The picture through the year, once more than one period has been asked."""
    form = asker.plan.form_for(indicator.slug, unit) if unit else as_of.district_form(indicator.slug, asker)
    if len(as_of.cut_offs(indicator.slug, form, asker)) <= 1:
        return ()
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    return (wording.choice(asker.words, browsing_tokens.trend(indicator.number, key), "choice-trend"),)


def beside(indicator: Indicator, unit: Unit | None, asker: Asker, period: str | None = None) -> messages.Choice:
    """The number beside the one of the period before."""
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    return wording.choice(
        asker.words, browsing_tokens.compared(indicator.number, "before", key, period), "choice-compare"
    )
