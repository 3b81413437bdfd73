"""The documents about a period that leaders hand upwards: which one is meant, and who may have it.

Promises: the district's go to its chairman and to who compiles them, a unit's to its own chair too; a period is summed
up only when it is over, and the answer names it.
Must not: put a document together, or load anything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers import permissions
from handlers.dialogue import browsing, prompts, wording
from handlers.dialogue.browsing import Answer
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders.decisions import SummingUp
from handlers.dialogue.states import Idle, State, ViewingReport
from handlers.permissions import Right
from handlers.reading.orders import Order, OrderKind
from handlers.reading.questions.question import Question, Unknown, Wish
from models.plan.periods import Period, period_from_key

_ON_PAPER: Final = frozenset({OrderKind.SUMMARY, OrderKind.LEADERS_SUMMARY})
_AS_SHEETS: Final = frozenset({OrderKind.FIGURES, OrderKind.LEADERS_FIGURES})
_OF_LEADERS: Final = frozenset({OrderKind.LEADERS_SUMMARY, OrderKind.LEADERS_FIGURES})
KINDS: Final = _ON_PAPER | _AS_SHEETS


def ordered(text: str, given: Order, state: State, desk: Desk) -> Answer | None:
    """What an order typed as ``text`` leads to; None where somebody else may mean another thing by it."""
    if not _may(Right.SUM_UP, desk) and not _may(Right.SUM_UP_UNIT, desk):
        aside = given.kind in _OF_LEADERS or not isinstance(state, Idle | ViewingReport)
        return None if aside else _refused("document-leaders-only", desk)
    question = desk.reader.question(given.rest) if given.rest else None
    if question is not None and question.unknown is Unknown.OTHER_YEAR:
        return browsing.answer(question, desk)
    named = desk.reader.units(given.rest)
    # "The year's report" names its period by the order's own words.
    period = desk.reader.period(given.rest) or desk.reader.period(text) or _latest(desk)
    if period is None:
        return Reply(desk.words.say("document-none-over", year=str(desk.plan.year)), prompts.menu_choices(desk))
    unit = named[0] if len(named) == 1 else None
    return permitted(SummingUp("summary" if given.kind in _ON_PAPER else "figures", period, unit), desk)


def tapped(token: str, desk: Desk) -> Answer | None:
    """What one of the choices under such a document leads to; None for any other token."""
    asked = leading_tokens.read_document(token)
    return permitted(asked, desk) if asked is not None else None


def instead_of_reporting(text: str, question: Question, desk: Desk) -> Answer | None:
    """What "báo cáo tháng 6" means from who sums up and has no form to fill in: the report that is handed upwards.

    None where it means what it means from anybody else: a figure, an indicator or a unit is named, or a correction.
    """
    if question.wish not in (None, Wish.REPORT) or question.figure or question.indicators or question.units:
        return None
    offer = offered(desk)
    period = question.period or desk.reader.period(text)
    return permitted(SummingUp("summary", period), desk) if offer is not None and period is not None else offer


def offered(desk: Desk) -> Reply | None:
    """The latest documents, to who sums up and has no form to fill in; None to anybody else."""
    if not _may(Right.SUM_UP, desk) or (desk.unit is not None and desk.plan.forms_of(desk.unit)):
        return None
    latest, words = _latest(desk), desk.words
    if latest is None:
        return Reply(words.say("document-none-over", year=str(desk.plan.year)), prompts.menu_choices(desk))
    choices = (
        wording.choice(words, leading_tokens.document(SummingUp("summary", latest)), "choice-document-summary"),
        wording.choice(words, leading_tokens.document(SummingUp("figures", latest)), "choice-document-figures"),
    )
    text = words.say("document-instead", period=wording.period_name(words, latest))
    return Reply(text, (*choices, *prompts.menu_choices(desk)))


def permitted(asked: SummingUp, desk: Desk) -> Answer:
    """The document, as far as this officer may have it and it can be put together. A unit has no report on paper."""
    if not _may(Right.SUM_UP, desk):
        if not _may(Right.SUM_UP_UNIT, desk):
            return _refused("document-leaders-only", desk)
        if asked.unit not in (None, desk.own_unit.slug):
            return _refused("document-own-unit-only", desk)
        asked = replace(asked, unit=desk.own_unit.slug)
    if asked.unit is not None:
        asked = replace(asked, what="figures")
    period = period_from_key(asked.period)
    return asked if period.opens_on <= desk.today else _not_over(asked, period, desk)


def _not_over(asked: SummingUp, period: Period, desk: Desk) -> Reply:
    words, latest = desk.words, desk.plan.latest_over(desk.today)
    if latest is None:
        return Reply(words.say("document-none-over", year=str(desk.plan.year)), prompts.menu_choices(desk))
    name = wording.period_name(words, latest.key)
    text = words.say(
        "document-not-over",
        period=wording.period_name(words, period.key),
        last=words.day(period.last_on),
        latest=name,
    )
    token = leading_tokens.document(replace(asked, period=latest.key))
    return Reply(text, (wording.choice(words, token, "choice-document-latest", period=name),))


def _latest(desk: Desk) -> str | None:
    latest = desk.plan.latest_over(desk.today)
    return latest.key if latest else None


def _may(right: Right, desk: Desk) -> bool:
    return desk.officer is not None and permissions.may(desk.officer, right)


def _refused(key: str, desk: Desk) -> Reply:
    return Reply(desk.words.say(key), prompts.menu_choices(desk))
