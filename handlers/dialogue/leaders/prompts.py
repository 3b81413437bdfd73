"""The question each of a leader's states asks, so that it can be asked again word for word.

Promises: one reply for a state and a desk; what is to be confirmed is shown whole.
Must not: change the state.
"""

from __future__ import annotations

from datetime import date

import locales
from handlers import permissions
from handlers.dialogue import tokens, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import broadcast_prompts, later_days
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.led import UnitLed
from handlers.dialogue.leaders.states import (
    ChoosingDeadline,
    ChoosingExtended,
    ConfirmingExtension,
    ConfirmingMessage,
    GivingReason,
    LateReport,
    Leading,
    OfMany,
    WritingMessage,
)
from handlers.permissions import Right
from models import messages
from models.plan.outstanding import due_after
from reminders.wording import short_day

_EXAMPLE_DAYS = 3


def help_text(desk: Desk) -> str:
    """How to use the chat: to report and to be reminded for who reports, what a leader can do for a leader."""
    officer, words = desk.officer, desk.words
    reports = desk.unit is not None and bool(desk.plan.forms_of(desk.unit))
    lines = [words.say(key) for key in (("help-report", "help-see", "help-later") if reports else ("help-see",))]
    if officer is not None and permissions.may(officer, Right.LEAD):
        lines.append(words.say("lead-help-announces" if permissions.may(officer, Right.BROADCAST) else "lead-help"))
    if officer is not None and permissions.may(officer, Right.SUM_UP):
        lines.append(words.say("document-help"))
    elif officer is not None and permissions.may(officer, Right.SUM_UP_UNIT):
        lines.append(words.say("document-help-unit"))
    if officer is not None and permissions.may(officer, Right.IMPORT):
        lines.append(words.say("list-help"))
    return "\n".join(lines)


def question(state: Leading, desk: Desk) -> Reply:
    """What the state asks."""
    if isinstance(state, OfMany):
        return broadcast_prompts.question(state, desk)
    unit = desk.led.at_hand if desk.led else None
    if unit is None:  # the unit is gone, or the leader no longer answers for it
        return Reply(desk.words.say("lead-other-unit"), (_leave(desk, "choice-extend-leave"),))
    return _of_unit(state, unit, desk)


def _of_unit(state: Leading, unit: UnitLed, desk: Desk) -> Reply:
    match state:
        case ChoosingExtended():
            return _which_report(state, unit, desk)
        case ChoosingDeadline():
            return _until_when(state, unit, desk)
        case GivingReason():
            return _why(state, desk)
        case ConfirmingExtension():
            return _confirm_extension(state, unit, desk)
        case WritingMessage():
            text = desk.words.say(
                "write-what", unit=leading_wording.of_unit(desk, unit), most=broadcast_prompts.MOST_CHARACTERS
            )
            return Reply(text, (_leave(desk, "choice-dont-send"),), messages.TypedAs.WORDS)
        case ConfirmingMessage():
            return _confirm_message(state, unit, desk)
    raise LookupError(f"no question for {state.kind}")


def _leave(desk: Desk, key: str) -> messages.Choice:
    return wording.choice(desk.words, tokens.NO, key)


def _which_report(state: ChoosingExtended, unit: UnitLed, desk: Desk) -> Reply:
    words = desk.words
    choices = [
        wording.choice(
            words,
            leading_tokens.report(position),
            "choice-extend-report",
            period=wording.capital(wording.period_name(words, report.period)),
            due=short_day(report.due_on),
        )
        for position, report in enumerate(state.reports)
    ]
    every = wording.choice(words, leading_tokens.ALL, "choice-extend-all", count=len(state.reports))
    text = words.say("extend-which", unit=leading_wording.of_unit(desk, unit))
    return Reply(text, (*choices, every, _leave(desk, "choice-extend-leave")))


def due_days(reports: tuple[LateReport, ...]) -> tuple[date, ...]:
    return tuple(report.due_on for report in reports)


def example_day(reports: tuple[LateReport, ...], desk: Desk) -> str:
    """A day that could be typed: "25/6"."""
    base = max(desk.today, *due_days(reports))
    return short_day(desk.plan.calendar.after(base, _EXAMPLE_DAYS))


def _until_when(state: ChoosingDeadline, unit: UnitLed, desk: Desk) -> Reply:
    words, only = desk.words, state.reports[0]
    what = (
        words.say("extend-one", period=wording.period_name(words, only.period), due=words.day(only.due_on))
        if len(state.reports) == 1
        else words.say("extend-several", count=len(state.reports))
    )
    text = words.say(
        "extend-until",
        unit=wording.capital(leading_wording.of_unit(desk, unit)),
        what=what,
        example=example_day(state.reports, desk),
    )
    days = later_days.offered(due_days(state.reports), desk.today, desk.plan.calendar)
    choices = tuple(
        wording.choice(words, leading_tokens.until(day), "choice-extend-days", day=words.day(day)) for day in days
    )
    return Reply(text, (*choices, _leave(desk, "choice-extend-leave")))


def usual_reasons(desk: Desk) -> tuple[str, ...]:
    return tuple(locales.load(desk.words.language, "leading")["reasons"])


def _why(state: GivingReason, desk: Desk) -> Reply:
    words = desk.words
    choices = tuple(
        messages.Choice(token=leading_tokens.reason(position), label=wording.capital(reason))
        for position, reason in enumerate(usual_reasons(desk))
    )
    text = words.say("extend-why", day=words.day(state.due_on))
    return Reply(text, (*choices, _leave(desk, "choice-extend-leave")))


def _confirm_extension(state: ConfirmingExtension, unit: UnitLed, desk: Desk) -> Reply:
    words, title = desk.words, leading_wording.of_unit(desk, unit)
    lines = [words.say("extend-confirm", unit=title)]
    lines += [_extension_line(report, state.due_on, desk) for report in state.reports]
    lines.append(words.say("extend-confirm-reason", reason=state.reason))
    lines += _beyond(state, unit, desk)
    told = leading_wording.besides(unit.reachable, desk)
    lines.append(
        words.say("extend-tells", names=leading_wording.who_all(words, told))
        if told
        else words.say("extend-tells-nobody", unit=title)
    )
    lines.append(words.say("extend-right"))
    yes, no = (
        wording.choice(words, tokens.YES, "choice-extend-yes"),
        wording.choice(words, tokens.NO, "choice-extend-no"),
    )
    return Reply("\n".join(lines), (yes, no))


def _extension_line(report: LateReport, due_on: date, desk: Desk) -> str:
    title, period = leading_wording.report_line(desk, report.form, report.period)
    return desk.words.say(
        "extend-line", title=title, period=period, old=desk.words.day(report.due_on), new=desk.words.day(due_on)
    )


def _beyond(state: ConfirmingExtension, unit: UnitLed, desk: Desk) -> list[str]:
    """A line for every report whose next period would be due before the new day."""
    found = []
    for report in state.reports:
        following = due_after(unit.deadlines, unit.unit.slug, desk.form(report.form), report.period)
        if following is not None and state.due_on > following[1]:
            period = wording.period_name(desk.words, following[0].key)
            found.append(desk.words.say("extend-beyond-next", period=period, due=desk.words.day(following[1])))
    return found


def message_text(text: str, desk: Desk) -> str:
    """A leader's message as its reader sees it."""
    if desk.officer is None:
        raise LookupError("a stranger writes to nobody")
    name = leading_wording.sender(desk.words, desk.officer.role, desk.own_unit)
    return desk.words.say("write-message", sender=name, text=text)


def _confirm_message(state: ConfirmingMessage, unit: UnitLed, desk: Desk) -> Reply:
    words, rule = desk.words, desk.words.say("cast-rule")
    lines = [words.say("write-confirm"), rule, message_text(state.text, desk), rule]
    lines.append(
        words.say("write-to", names=leading_wording.who_all(words, leading_wording.besides(unit.reachable, desk)))
    )
    if unit.unreachable:
        lines.append(words.say("write-not-to", names=leading_wording.why_not(words, unit.unreachable)))
    lines.append(words.say("write-right"))
    choices = (
        wording.choice(words, tokens.YES, "choice-send"),
        wording.choice(words, leading_tokens.REWRITE, "choice-rewrite"),
        _leave(desk, "choice-dont-send"),
    )
    return Reply("\n".join(lines), choices)
