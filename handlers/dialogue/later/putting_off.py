"""Whatever an officer says about reminders, and the states that come of it: the door to them.

Promises: in the middle of a figure only what cannot be its answer is taken; outside a report everything is.
Must not: decide what follows (see ``postponing``, ``own_hour``, ``standing_still``, ``handing_over``).
"""

from __future__ import annotations

from handlers import permissions
from handlers.dialogue import asked_below, prompts, settling, tokens
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.later import handing_over, own_hour, postponing, standing_still
from handlers.dialogue.later import reports as put_off_reports
from handlers.dialogue.later.decisions import WhyReminded
from handlers.dialogue.later.states import (
    ChoosingColleague,
    ChoosingPutOff,
    ConfirmingHandover,
    ConfirmingStandstill,
    ExplainingStandstill,
    PuttingOff,
    ReportKey,
)
from handlers.dialogue.states import AskingForValue, Idle, QuestioningAnswer, State, ViewingReport
from handlers.permissions import Right
from handlers.reading.questions.question import Question, Wish
from handlers.reading.reminding.requests import AtHour, HourAsBefore, Later, Way
from handlers.reading.reminding.requests import WhyReminded as AsksWhy
from handlers.reading.reminding.spoken import Spoken

_NO_FIGURES = AskingForValue | QuestioningAnswer


def hear(text: str, state: State, desk: Desk) -> Step | None:
    """What was said about reminders, None when it is about something else."""
    if isinstance(state, PuttingOff) and (step := _hear_answer(text, state, desk)) is not None:
        return step
    given = desk.reader.hand_over(text) if _reports(desk) else None
    if given is not None and handing_over.named(given, desk):
        return handing_over.hear(given, text, state, desk)
    if (step := _about_reminders(text, state, desk)) is not None:
        return step
    if (step := _not_yet(text, state, desk)) is not None:
        return step
    if given is not None and (given.titled or isinstance(state, Idle | ViewingReport)):
        return handing_over.hear(given, text, state, desk)
    return None


def answer(question: Question, state: State, desk: Desk) -> Step | None:
    """A wish about reminders in the middle of a sentence."""
    match question.wish:
        case Wish.SNOOZE:
            return postponing.hear(Later((Spoken(vague=True),), Way.REMIND), state, desk)
        case Wish.WHY if isinstance(state, Idle | ViewingReport):
            return _why(state, desk)
        case Wish.STOP_REMINDERS | Wish.RESUME_REMINDERS:
            return settling.carry(question.wish, "", state, desk)
    return None


def tapped(token: str, state: State, desk: Desk) -> Step | None:
    """A choice that means the same at any time."""
    return postponing.tapped(token, state, desk) or own_hour.tapped(token, state, desk)


def choose(token: str, state: PuttingOff, desk: Desk) -> Step:
    """A choice of one of these states."""
    match state:
        case ChoosingPutOff():
            return _choose_report(token, state, desk)
        case ExplainingStandstill() if token == tokens.NO:
            return standing_still.leave(desk)
        case ConfirmingStandstill():
            return standing_still.record(state, desk) if token == tokens.YES else standing_still.leave(desk)
        case ChoosingColleague():
            return handing_over.choose_colleague(token, state, desk)
        case ConfirmingHandover():
            return handing_over.give(state, desk) if token == tokens.YES else handing_over.leave(desk)
    return Step(state, prompts.prompt(state, desk))


def _hear_answer(text: str, state: PuttingOff, desk: Desk) -> Step | None:
    match state:
        case ExplainingStandstill():
            return standing_still.hear_reason(text, state, desk)
        case ChoosingPutOff() if keys := put_off_reports.typed(text, state.reports, desk):
            return _chosen(keys, state, desk)
        case ChoosingColleague() if (step := handing_over.typed_colleague(text, state, desk)) is not None:
            return step
    if desk.reader.wish(text) in standing_still.GIVING_UP:
        return choose(tokens.NO, state, desk)
    return None


def _choose_report(token: str, state: ChoosingPutOff, desk: Desk) -> Step:
    keys = put_off_reports.chosen(token, state.reports)
    if keys:
        return _chosen(keys, state, desk)
    if token != tokens.NO:
        return Step(state, prompts.prompt(state, desk))
    return standing_still.leave(desk) if state.colleague is None else handing_over.leave(desk)


def _chosen(keys: tuple[ReportKey, ...], state: ChoosingPutOff, desk: Desk) -> Step:
    if state.colleague is None:
        return standing_still.explained(keys, state.reason, desk)
    return handing_over.confirm(state.colleague, keys, desk)


def _about_reminders(text: str, state: State, desk: Desk) -> Step | None:
    request = desk.reader.about_reminders(text)
    match request:
        case AsksWhy():
            return _why(state, desk)
        case HourAsBefore():
            return own_hour.as_before(state, desk)
        case AtHour():
            return own_hour.hear(request, state, desk)
        case Later() if _is_free_for(request, state, desk):
            return _later(request, state, desk)
    return None


def _is_free_for(later: Later, state: State, desk: Desk) -> bool:
    """Said alone, a moment puts off where nothing is asked or a reminder came; with a verb, in a report too."""
    if later.way is Way.REMIND or isinstance(state, Idle | ViewingReport):
        return True
    in_report = later.spoken[0].says_when and isinstance(state, AskingForValue | QuestioningAnswer)
    return in_report and (later.way is Way.PUT_OFF or (desk.interrupted and not later.clock_only))


def _later(later: Later, state: State, desk: Desk) -> Step | None:
    if postponing.refusal(desk) is None or later.way is Way.REMIND:
        if later.clock_only and not desk.open_reports():
            return own_hour.hear(AtHour(later.spoken[0]), state, desk)
        return postponing.hear(later, state, desk)
    return None


def _not_yet(text: str, state: State, desk: Desk) -> Step | None:
    said = desk.reader.not_yet(text) if _reports(desk) else None
    if said is None or (isinstance(state, _NO_FIGURES) and not said.whole):
        return None
    leader = desk.officer is not None and permissions.may(desk.officer, Right.SEE_WHO_IS_LATE)
    if leader and not said.reason:
        return None
    return standing_still.hear(said, text, state, desk)


def _why(state: State, desk: Desk) -> Step:
    idle = isinstance(state, Idle | ViewingReport)
    reply: Reply | None = None if idle else asked_below.question(state, desk)
    return Step(state, reply, inquiry=WhyReminded())


def _reports(desk: Desk) -> bool:
    return desk.unit is not None and bool(desk.plan.forms_of(desk.unit))
