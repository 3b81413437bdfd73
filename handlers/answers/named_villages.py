"""A village by the words it was called by: its figures, which of several it may be, or that there is no such one.

Promises: only villages the asker may see are looked among, and named; every word that was said is in the name found.
Must not: guess between several.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers import permissions
from handlers.answers import of_a_unit, of_indicators
from handlers.answers.asker import Asker
from handlers.dialogue import browsing_tokens, tokens, unit_pages, wording
from handlers.dialogue.decisions import ProgressOfIndicators, ProgressOverall, Reply
from handlers.dialogue.inquiries import NamedVillage
from handlers.reading.text import words_of
from models import messages
from models.plan.units import Unit
from models.store.queries import many_units

_MOST_CHOICES = 6


def named(question: NamedVillage, asker: Asker) -> Reply:
    """All figures of the village, or one indicator's."""
    among = _among(question.commune, asker)
    if among is None:
        return Reply(asker.words.say("not-yours-to-see"))
    found = [one for one in among if set(question.words) <= words_of(one.name)]
    if not found and question.commune and not permissions.may_see_all_of(asker.officer, question.commune):
        return Reply(asker.words.say("not-yours-to-see"))
    if len(found) != 1:
        return _which(question, found or among, asker, known=bool(found))
    unit = found[0]
    if question.indicators:
        return of_indicators.of_indicators(ProgressOfIndicators(question.indicators, unit.slug, question.period), asker)
    return of_a_unit.overall(unit, ProgressOverall(unit=unit.slug, period=question.period), asker)


def _among(commune: str | None, asker: Asker) -> list[Unit] | None:
    """The villages of the commune, else all that the asker may see; None where there are some and none may be seen."""
    there = many_units.villages_of(asker.connection, commune) if commune else many_units.all_villages(asker.connection)
    seen = [one for one in there if permissions.may_see(asker.officer, one)]
    return None if there and not seen else seen


def _which(question: NamedVillage, offered: Sequence[Unit], asker: Asker, *, known: bool) -> Reply:
    """Which of those that fit, or which there are instead."""
    text = asker.words.say("which-unit") if known else _unknown(question, offered, asker)
    choices = tuple(
        messages.Choice(token=_token(one, question, asker), label=_label(one, asker))
        for one in (offered if known or len(offered) <= _MOST_CHOICES or question.commune else ())[:_MOST_CHOICES]
    )
    if not choices:
        return Reply(text, (wording.choice(asker.words, tokens.GO_PROGRESS, "choice-progress"),))
    return Reply(text, choices, asks_which=True)


def _unknown(question: NamedVillage, offered: Sequence[Unit], asker: Asker) -> str:
    commune = asker.plan.units.by_slug(question.commune) if question.commune else None
    return asker.words.say(
        "unknown-village",
        whose=commune.title(asker.words.language) if commune else asker.words.say("the-district"),
        count=len(offered),
    )


def _token(village: Unit, question: NamedVillage, asker: Asker) -> str:
    key = browsing_tokens.unit_key(village.slug)
    if len(question.indicators) == 1:
        number = asker.plan.indicators[question.indicators[0]].number
        return browsing_tokens.indicator(number, key, question.period)
    return unit_pages.token_of(unit_pages.UnitPage(1, key, question.period))


def _label(village: Unit, asker: Asker) -> str:
    commune = asker.plan.units.by_slug(village.parent) if village.parent else None
    return f"{village.name}, {commune.name}" if commune else village.name
