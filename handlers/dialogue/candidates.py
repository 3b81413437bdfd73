"""Names that fit several indicators or units: which is meant is asked, with what was asked of it kept.

Promises: a choice asks the same of the one that is picked.
Must not: guess, or look anything up.
"""

from __future__ import annotations

from typing import Literal

from handlers.dialogue import browsing_tokens, targets_given, tokens
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.reading.questions.question import Intent, Question
from models import messages
from models.plan.periods import Period, Rhythm


def which_indicator(question: Question, unit: str | None, desk: Desk) -> Reply:
    choices = tuple(
        messages.Choice(
            token=_token_of(desk.indicator(slug).number, question, unit, desk),
            label=desk.indicator(slug).short(desk.words.language),
        )
        for slug in question.indicators[:8]
    )
    return Reply(desk.words.say("which-indicator"), choices)


def which_unit(units: tuple[str, ...], question: Question, desk: Desk) -> Reply:
    found = [unit for slug in units if (unit := desk.plan.units.by_slug(slug)) is not None]
    indicator = question.indicators[0] if question.indicators else None
    choices = tuple(
        messages.Choice(
            token=tokens.indicator(desk.indicator(indicator).number, unit.slug)
            if indicator
            else tokens.unit(unit.slug),
            label=unit.title(desk.words.language),
        )
        for unit in found[:6]
    )
    return Reply(desk.words.say("which-unit"), choices)


def period_named(question: Question, desk: Desk) -> str | None:
    """The period named, or the one before today's."""
    return question.period if question.back is None else period_before(question.back, desk)


def period_before(back: Literal["month", "quarter"], desk: Desk) -> str | None:
    """The month or quarter of the calendar before today's: in January the last of the year before. None when it is
    not of the plan's year."""
    rhythm, months = (Rhythm.MONTH, 1) if back == "month" else (Rhythm.QUARTER, 3)
    since = (desk.today.year - desk.plan.year) * 12 + desk.today.month - 1
    number = since // months
    return Period(rhythm, desk.plan.year, number).key if 1 <= number <= 12 // months else None


def _token_of(number: int, question: Question, unit: str | None, desk: Desk) -> str:
    """What was asked, of this one indicator."""
    key, period = browsing_tokens.unit_key(unit), period_named(question, desk)
    if question.given and question.of_units and unit is None:
        return targets_given.token(number)
    if question.why:
        return browsing_tokens.reasons(number, key)
    if question.chart and (question.rows or question.intent is Intent.RANKING):
        return browsing_tokens.ranking_chart(number, period)
    if question.intent is Intent.RANKING:
        return browsing_tokens.ranking(number, period)
    if question.chart:
        return browsing_tokens.trend(number, key)
    if question.rows:
        return browsing_tokens.rows(number, period, key=key)
    if question.history:
        return browsing_tokens.history(number, key, 1, period) if key else browsing_tokens.rows(number, period)
    return browsing_tokens.indicator(number, key, period)
