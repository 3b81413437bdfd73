"""Questions about a part of all indicators: one by its number, a field of work, a group, those that stand alike.

Promises: what was narrowed is answered narrowed, or it is said that it was not.
Must not: look anything up.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import limits
from handlers.dialogue.desk import Desk
from handlers.reading.questions.question import Intent, Question, Unknown
from models.plan.indicators import Group
from models.plan.pace import Pace
from models.plan.units import Level

_GROUPS = frozenset(group.value for group in Group)
_PACES = frozenset(pace.value for pace in Pace)


def resolved(question: Question, desk: Desk) -> Question:
    """The question with the indicators that a number or a field of work names."""
    narrowed = question.narrowed
    if _is_about_another(question, desk):
        intent = Intent.PROGRESS_INDICATOR_UNIT if question.indicators else Intent.PROGRESS_UNIT
        return replace(question, intent=intent)
    if question.intent is Intent.WHO_IS_LATE and narrowed.paces and not (question.units or question.indicators):
        return replace(question, intent=Intent.PROGRESS_OVERALL)  # indicators are asked for, not reports
    if question.indicators or question.intent not in (Intent.PROGRESS_OVERALL, Intent.PROGRESS_UNIT):
        return question
    if narrowed.number is not None:
        slugs = tuple(one.slug for one in desk.plan.indicators.values() if one.number == narrowed.number)
        if not slugs:
            return replace(question, unknown=question.unknown or Unknown.OTHER_INDICATOR)
    else:
        slugs = tuple(slug for slug in narrowed.sectors if slug in desk.plan.indicators)
    if not slugs or narrowed.group or narrowed.paces:
        return question
    return replace(question, intent=Intent.PROGRESS_INDICATOR, indicators=slugs, ask=len(slugs) > 1 or question.ask)


def _is_about_another(question: Question, desk: Desk) -> bool:
    """Whether the "report" of a unit is said by somebody who reports nothing: it is asked about."""
    reads_only = desk.unit is not None and not desk.plan.forms_of(desk.unit)
    wishes = question.intent is not Intent.START_REPORT or question.wish is not None or question.figure
    return reads_only and bool(question.units) and not wishes


def part(question: Question) -> tuple[str | None, tuple[str, ...]]:
    """The group and the paces of the plan's that are asked about."""
    group, paces = question.narrowed.group, question.narrowed.paces
    return group if group in _GROUPS else None, tuple(pace for pace in paces if pace in _PACES)


def note(question: Question, asked: Intent, desk: Desk) -> str:
    """That a part of the question was not understood, or a day is answered with a period; ``asked``: what the question
    was about before the answer shown was taken into account."""
    of_figures = question.intent in (
        Intent.PROGRESS_OVERALL,
        Intent.PROGRESS_UNIT,
        Intent.PROGRESS_INDICATOR,
        Intent.PROGRESS_INDICATOR_UNIT,
        Intent.RANKING,
    )
    if not of_figures or question.unknown is not None:
        return ""
    if question.intent is Intent.RANKING and question.best_or_worst and asked is Intent.WHO_IS_LATE:
        name = desk.indicator(question.indicators[0]).short(desk.words.language)
        return desk.words.say("ranked-not-late", name=name)
    of_villages = question.by_village and bool(question.indicators) and not question.units
    if (question.rows or question.intent is Intent.RANKING) and of_villages:
        return _of_villages(question, desk)
    if question.intent is Intent.RANKING and question.figure and limits.held_against(question, desk) is None:
        return desk.words.say("narrowed-not-by-figure")
    if question.narrowed.by_day and question.period is None:
        return desk.words.say("narrowed-by-day")
    if question.intent is Intent.PROGRESS_OVERALL and question.narrowed.unclear:
        return desk.words.say("narrowed-unclear")
    return ""


def _of_villages(question: Question, desk: Desk) -> str:
    """That villages are shown commune by commune, or do not report this."""
    if desk.unit is None or desk.unit.level not in (Level.COMMUNE, Level.VILLAGE):
        return desk.words.say("narrowed-villages-of-commune")
    reported = any((Level.COMMUNE, slug) in desk.plan.roll_ups for slug in question.indicators)
    return "" if reported else desk.words.say("narrowed-not-of-villages")
