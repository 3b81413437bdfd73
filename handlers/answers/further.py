"""Where an answer about one indicator leads on: to what stands behind the number, and to the period before.

Promises: a number of many units opens to its rows, a number of one unit to its history.
Must not: look anything up.
"""

from __future__ import annotations

from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, wording
from models import messages
from models.plan.indicators import Indicator
from models.plan.units import Unit


def behind(indicator: Indicator, unit: Unit | None, period: str | None, asker: Asker) -> messages.Choice:
    """The rows behind the district's number, or the history of a number that one unit makes."""
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    if unit is not None:
        return wording.choice(asker.words, browsing_tokens.history(indicator.number, key), "choice-history")
    alone = len(asker.plan.reporting_units(indicator.slug)) == 1
    token = browsing_tokens.rows(indicator.number, period)
    return wording.choice(asker.words, token, "choice-history" if alone else "choice-rows")


def beside(indicator: Indicator, unit: Unit | None, asker: Asker) -> messages.Choice:
    """The number beside the one of the period before."""
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    return wording.choice(asker.words, browsing_tokens.compared(indicator.number, "before", key), "choice-compare")


def through_the_year(indicator: Indicator, unit: Unit | None, asker: Asker) -> messages.Choice:
    """The number at each cut-off of the year, as a picture."""
    key = browsing_tokens.unit_key(unit.slug if unit else None)
    return wording.choice(asker.words, browsing_tokens.trend(indicator.number, key), "choice-trend")
