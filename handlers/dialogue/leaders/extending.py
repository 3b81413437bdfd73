"""Giving a unit more time: which reports, until when, why, read back, done.

Promises: a deadline only moves later, after it was read back old → new; what was filed or moved in between is noticed.
Must not: move a deadline by itself.
"""

from __future__ import annotations

from datetime import date

from handlers.dialogue import prompts, tokens, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import later_days
from handlers.dialogue.leaders import prompts as leading_prompts
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.decisions import ExtendDeadline
from handlers.dialogue.leaders.led import UnitLed
from handlers.dialogue.leaders.states import (
    ChoosingDeadline,
    ChoosingExtended,
    ConfirmingExtension,
    Extending,
    GivingReason,
    LateReport,
)
from handlers.dialogue.states import Idle
from handlers.reading.days import MoreDays
from handlers.reading.orders import Audience, OrderKind
from handlers.reading.questions.question import Wish
from handlers.reading.text import clean, fold
from models import messages

LONGEST_REASON = 200
MOST_LISTED = 8
_LONGEST_WANTED = 80


def begin(unit: UnitLed, wanted: str, desk: Desk) -> Step:
    """More time for one unit; ``wanted`` is what was typed after its name, perhaps the day."""
    reports = tuple(
        LateReport(form=one.form, period=one.period, due_on=one.due_on) for one in unit.outstanding[-MOST_LISTED:]
    )
    if not reports:
        text = desk.words.say("extend-none", unit=wording.capital(leading_wording.of_unit(desk, unit)))
        return Step(Idle(), Reply(text, (_back_to_list(desk),)))
    if len(reports) == 1:
        return _ask_day(unit.unit.slug, reports, wanted, desk)
    state = ChoosingExtended(unit=unit.unit.slug, reports=reports, wanted=wanted[:_LONGEST_WANTED])
    return Step(state, prompts.prompt(state, desk))


def choose(token: str, state: Extending, desk: Desk) -> Step:
    """A choice of the question at hand."""
    match state:
        case ChoosingExtended():
            return _choose_report(token, state, desk)
        case ChoosingDeadline() if (day := leading_tokens.read_until(token)) is not None:
            return _take_day(day, state.unit, state.reports, "", desk)
        case GivingReason() if (position := leading_tokens.read_reason(token)) is not None:
            usual = leading_prompts.usual_reasons(desk)
            return give_reason(usual[position], state, desk) if position < len(usual) else again(state, desk)
        case ConfirmingExtension() if token == tokens.YES:
            return _extend(state, desk)
    return leave(desk) if token in (tokens.NO, tokens.BACK) else again(state, desk)


def hear(text: str, wish: Wish | None, state: Extending, desk: Desk) -> Step | None:
    """What was typed, if it belongs to the question at hand."""
    match state:
        case ChoosingExtended():
            return _hear_report(text, state, desk)
        case ConfirmingExtension() if wish is Wish.BACK:
            return _ask_day(state.unit, state.reports, "", desk)
        case ChoosingDeadline() | ConfirmingExtension():
            return _hear_day(text, state, desk)
    return None


def give_reason(text: str, state: GivingReason, desk: Desk) -> Step:
    """The reason, in the leader's words or as one of the usual ones. A day that is typed here is another day."""
    if desk.reader.wish(text) is Wish.BACK:
        return _ask_day(state.unit, state.reports, "", desk)
    if (day := desk.reader.day(text, desk.today)) is not None:
        return _take_day(day, state.unit, state.reports, "", desk)
    reason = " ".join(clean(text).split()).rstrip(".")
    if not reason:
        return again(state, desk)
    if len(reason) > LONGEST_REASON:
        return Step(state, prompts.prompt(state, desk, desk.words.say("extend-reason-too-long", most=LONGEST_REASON)))
    return _read_back(state.unit, state.reports, state.due_on, reason, desk)


def again(state: Extending, desk: Desk, note: str = "") -> Step:
    return Step(state, prompts.prompt(state, desk, note))


def leave(desk: Desk) -> Step:
    """No extension after all."""
    return Step(Idle(), Reply(desk.words.say("extend-left"), (_back_to_list(desk),)))


def _back_to_list(desk: Desk) -> messages.Choice:
    return wording.choice(desk.words, tokens.GO_LATE, "choice-late-list")


def _choose_report(token: str, state: ChoosingExtended, desk: Desk) -> Step:
    if token == leading_tokens.ALL:
        return _ask_day(state.unit, state.reports, state.wanted, desk)
    position = leading_tokens.read_report(token)
    if position is None or position >= len(state.reports):
        return leave(desk) if token in (tokens.NO, tokens.BACK) else again(state, desk)
    return _ask_day(state.unit, (state.reports[position],), state.wanted, desk)


def _hear_report(text: str, state: ChoosingExtended, desk: Desk) -> Step | None:
    """The reports named by their periods, or all of them; a day that is typed here is kept for the next question."""
    typed = f" {fold(text)} "
    named = [f" {fold(wording.period_name(desk.words, report.period))} " for report in state.reports]
    chosen = tuple(report for report, name in zip(state.reports, named, strict=True) if name in typed)
    if not chosen and desk.reader.audience(text) == Audience():
        chosen = state.reports
    if chosen:
        return _ask_day(state.unit, chosen, state.wanted, desk)
    if desk.reader.day(text, desk.today) is None:
        return None
    return again(state.model_copy(update={"wanted": text[:_LONGEST_WANTED]}), desk)


def _ask_day(unit: str, reports: tuple[LateReport, ...], wanted: str, desk: Desk) -> Step:
    """Ask until when, unless it was said already."""
    day = desk.reader.day(wanted, desk.today) if wanted else None
    if day is not None:
        return _take_day(day, unit, reports, "", desk)
    state = ChoosingDeadline(unit=unit, reports=reports)
    return Step(state, prompts.prompt(state, desk))


def _hear_day(text: str, state: ChoosingDeadline | ConfirmingExtension, desk: Desk) -> Step | None:
    day = desk.reader.day(text, desk.today)
    if day is not None:
        reason = state.reason if isinstance(state, ConfirmingExtension) else ""
        return _take_day(day, state.unit, state.reports, reason, desk)
    if isinstance(state, ConfirmingExtension) or not any(character.isdigit() for character in text):
        return None
    return again(
        state, desk, desk.words.say("extend-not-a-day", example=leading_prompts.example_day(state.reports, desk))
    )


def _take_day(day: date | MoreDays, unit: str, reports: tuple[LateReport, ...], reason: str, desk: Desk) -> Step:
    """Take the day, or say why not. With a reason already given the extension is read back."""
    judged = later_days.judge(day, leading_prompts.due_days(reports), desk.today, desk.plan.calendar)
    if judged.day is None:
        return again(ChoosingDeadline(unit=unit, reports=reports), desk, _refused(judged, desk))
    note = ""
    if judged.asked_for is not None:
        words = desk.words
        asked_for = wording.capital(words.day(judged.asked_for))
        note = words.say("extend-day-off", day=asked_for, next=words.day(judged.day))
    if reason:
        return _read_back(unit, reports, judged.day, reason, desk, note)
    return again(GivingReason(unit=unit, reports=reports, due_on=judged.day), desk, note)


def _refused(judged: later_days.Judged, desk: Desk) -> str:
    words = desk.words
    limit = words.day(judged.limit) if judged.limit else ""
    match judged.problem:
        case "past":
            return words.say("extend-past", day=limit)
        case "not-later":
            return words.say("extend-not-later", due=limit)
    return words.say("extend-too-far", last=limit)


def _read_back(
    unit: str, reports: tuple[LateReport, ...], due_on: date, reason: str, desk: Desk, note: str = ""
) -> Step:
    state = ConfirmingExtension(unit=unit, reports=reports, due_on=due_on, reason=reason)
    return again(state, desk, note)


def _extend(state: ConfirmingExtension, desk: Desk) -> Step:
    """Carry it out as it was read back, unless something has changed since."""
    unit = desk.led.at_hand if desk.led else None
    if unit is None:
        return again(state, desk)
    held = {(one.form, one.period): one.due_on for one in unit.outstanding}
    left = tuple(report for report in state.reports if (report.form, report.period) in held)
    if not left:
        text = desk.words.say("extend-filed", unit=wording.capital(leading_wording.of_unit(desk, unit)))
        return Step(Idle(), Reply(text, (_back_to_list(desk),)))
    now_due = tuple(report.model_copy(update={"due_on": held[report.form, report.period]}) for report in left)
    judged = later_days.judge(state.due_on, leading_prompts.due_days(now_due), desk.today, desk.plan.calendar)
    changed = desk.words.say("extend-changed")
    if judged.day is None:
        return again(ChoosingDeadline(unit=state.unit, reports=now_due), desk, f"{changed} {_refused(judged, desk)}")
    if now_due != state.reports:
        return _read_back(state.unit, now_due, state.due_on, state.reason, desk, changed)
    decision = ExtendDeadline(state.unit, state.reports, state.due_on, state.reason)
    return Step(Idle(), _done(state, unit, desk), (decision,))


def _done(state: ConfirmingExtension, unit: UnitLed, desk: Desk) -> Reply:
    words = desk.words
    lines = [
        words.say(
            "extend-done",
            unit=leading_wording.of_unit(desk, unit),
            day=words.day(state.due_on),
            what=leading_wording.reports_in_short(desk, state.reports),
        )
    ]
    told = leading_wording.besides(unit.reachable, desk)
    if told:
        lines.append(words.say("extend-told", names=leading_wording.who_all(words, told)))
    if unit.unreachable:
        lines.append(words.say("extend-not-told", names=leading_wording.why_not(words, unit.unreachable)))
    call = leading_tokens.about_unit(OrderKind.CALL, unit.unit.slug)
    calls = (wording.choice(words, call, "choice-call"),) if unit.unreachable else ()
    return Reply("\n".join(lines), (*calls, _back_to_list(desk)))
