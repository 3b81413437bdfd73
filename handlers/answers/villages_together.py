"""What the villages of a commune make together: of all that they report, and below the rows of one indicator.

Promises: how many of how many villages made it is told with every sum; it is never called the commune's figure.
Must not: add up (see ``models.plan.roll_ups``) or change a figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.answers import villages
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, from_villages, tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.inquiries import OfVillages
from models import messages
from models.plan import roll_ups
from models.plan.indicators import Indicator
from models.plan.periods import period_from_key
from models.plan.roll_ups import RolledUp
from models.plan.units import Unit
from models.store.queries import many_units, reports

_LOOKED_BACK: Final = 3


def together(question: OfVillages, asker: Asker) -> Reply:
    """What the villages of the asker's commune make of each indicator they report: for the period named, else for the
    newest with any figure."""
    words, unit = asker.words, asker.unit
    theirs = [village.slug for village in many_units.villages_of(asker.connection, unit.slug)]
    if not theirs:
        return Reply(words.say("villages-none-here"), (_progress(asker),))
    last_on = period_from_key(question.period).last_on if question.period else None
    every = (
        villages.made_of(villages.asked_last(unit, asker.plan.indicators, asker, back, last_on), theirs, asker)
        for back in range(_LOOKED_BACK)
    )
    newest_first = [(back, made) for back, made in enumerate(every) if made]
    if not newest_first:
        return Reply(
            "\n".join((words.say("villages-together-none"), villages.who_has_not(question.period, asker))),
            (_progress(asker),),
        )
    back, found = newest_first[0]
    lines = [villages.who_has_not(question.period, asker)] if back and question.period is None else []
    lines += [words.say("villages-together", unit=unit.title(words.language), sample=asker.sample)]
    lines += [_together_line(one, made, asker) for one, made in found]
    choices = tuple(_rows(one, asker) for one, _ in found)
    confirm = villages.beside(unit, [one.indicator for one, _ in found], asker).choices
    return Reply("\n".join((*lines, words.say("villages-together-why"))), (*choices, *confirm))


def sum_of(indicator: Indicator, period: str, made_by: Sequence[Unit], asker: Asker) -> dict[str, str]:
    """What these villages make of an indicator in a period, and how many of how many made it, as words of a phrase;
    nothing where nothing adds up."""
    slugs = [village.slug for village in made_by]
    figures = reports.figures_of_periods(asker.connection, slugs, [indicator.slug], {period})
    made = roll_ups.rolled_up(indicator, slugs, figures)
    if made is None:
        return {}
    return {"value": from_villages.value_of(indicator, made, asker.words), **from_villages.counts_of(made)}


def _together_line(one: villages.AskedOf, made: RolledUp, asker: Asker) -> str:
    indicator, words = asker.plan.indicators[one.indicator], asker.words
    return words.say(
        "villages-together-line",
        name=indicator.short(words.language),
        period=wording.period_name(words, one.period.key),
        value=from_villages.value_of(indicator, made, words),
        **from_villages.counts_of(made),
    )


def _rows(one: villages.AskedOf, asker: Asker) -> messages.Choice:
    """Village by village."""
    indicator, key = asker.plan.indicators[one.indicator], browsing_tokens.unit_key(asker.unit.slug)
    token = browsing_tokens.rows(indicator.number, one.period.key, key=key)
    return messages.Choice(token=token, label=indicator.short(asker.words.language))


def _progress(asker: Asker) -> messages.Choice:
    return wording.choice(asker.words, tokens.GO_PROGRESS_UNIT, "choice-own-unit")
