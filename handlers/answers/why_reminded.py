"""Why the last reminder came: which report, whose deadline, at which stage, and how to have no more of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.answers.asker import Asker
from handlers.answers.deadlines import until_when
from handlers.dialogue import tokens, wording
from handlers.dialogue.decisions import Reply
from locales.phrasebook import DISTRICT_ZONE
from models import messages, stages
from models.plan.periods import period_from_key
from models.store.queries import deadlines, reports
from models.store.queries.last_reminder import Named, last_reminder
from reminders.later_choices import said_moment
from reminders.wording import unit_title

_ASKED_FOR = frozenset({stages.AGAIN, stages.RESUME, stages.GIVEN})


def why_reminded(asker: Asker) -> Reply:
    """The reason of the last reminder, in a sentence or two."""
    words = asker.words
    unit = unit_title(words, asker.unit)
    named = last_reminder(asker.connection, asker.officer.id)
    if asker.officer.role not in asker.ladder.hours:
        leads = asker.officer.role in asker.ladder.lists.hours
        return Reply(words.say("why-leaders") if leads else words.say("why-nobody-reminds"))
    if not named:
        return Reply(words.say("why-never-reminded", unit=unit))
    filed = {(one.form, one.period) for one in reports.reports_of(asker.connection, asker.unit.slug)}
    owed = [one for one in named if (one.form, one.period) not in filed]
    moment = said_moment(words, named[0].sent_at)
    if not owed:
        return Reply(words.say("why-reminded-filed", unit=unit, reports=_names(named, asker), moment=moment))
    stage, days = _stage(owed[0], asker)
    giver = _giver(owed[0], asker) if stage == stages.GIVEN else ""
    text = words.say(
        "why-reminded",
        unit=unit, reports=_names(owed, asker), stage=stage, days=days, giver=giver, moment=moment,
    )  # fmt: skip
    return Reply(f"{text} {words.say('why-what-to-do')}", _choices(owed, asker))


def _names(named: Sequence[Named], asker: Asker) -> str:
    """Periods in a row, each deadline once: "tháng 6, quý II (hạn thứ Ba 18/6)"."""
    by_deadline: dict[date, list[str]] = {}
    for one in named:
        by_deadline.setdefault(_due_on(one, asker), []).append(wording.period_name(asker.words, one.period))
    return ", ".join(
        asker.words.say("why-reminded-reports", periods=", ".join(periods), due=asker.words.day(due))
        for due, periods in by_deadline.items()
    )


def _stage(one: Named, asker: Asker) -> tuple[str, int]:
    """What the reminder was: asked for, or so many days before or after the deadline."""
    if one.stage in _ASKED_FOR:
        return one.stage, 0
    days = (_due_on(one, asker) - one.sent_at.astimezone(DISTRICT_ZONE).date()).days
    return "before" if days > 0 else "after" if days < 0 else "on-the-day", abs(days)


def _due_on(one: Named, asker: Asker) -> date:
    if one.due_on is not None and one.stage != stages.GIVEN:
        return one.due_on
    until = until_when(asker, (asker.unit.slug,))
    return until.due_on(asker.unit.slug, asker.plan.forms[one.form], period_from_key(one.period))


def _giver(one: Named, asker: Asker) -> str:
    given = deadlines.handovers_of(asker.connection, (asker.unit.slug,))
    key = (asker.officer.id, one.form, one.period)
    return next((each.giver for each in given if (each.taken_by, each.form, each.period) == key), "")


def _choices(owed: Sequence[Named], asker: Asker) -> tuple[messages.Choice, ...]:
    begin = wording.choice(
        asker.words, tokens.form(owed[0].form, owed[0].period), "choice-report-next",
        period=wording.period_name(asker.words, owed[0].period),
    )  # fmt: skip
    return (begin,) if len(owed) == 1 else (wording.choice(asker.words, tokens.GO_REPORT, "choice-report"),)
