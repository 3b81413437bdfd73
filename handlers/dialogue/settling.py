"""Wishes that are no report and no question: reminders on or off, language, one's own data, leaving.

Promises: each wish gets one short answer; leaving is asked before it is done.
Must not: touch drafts or figures.
"""

from __future__ import annotations

from handlers.dialogue import (
    asked_below,
    correcting,
    placing,
    prompts,
    put_aside,
    reporting,
    templates,
    tokens,
    viewing,
)
from handlers.dialogue.decisions import (
    Deadlines,
    ForgetOfficer,
    MyData,
    ProgressOverall,
    Reply,
    SetLanguage,
    SetReminders,
    Step,
    WhoIsLate,
)
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import prompts as leading_prompts
from handlers.dialogue.leaders import summing_up
from handlers.dialogue.states import ConfirmingLeave, Idle, State, Stranger, ViewingReport
from handlers.reading.questions.question import Wish
from models.records import Language


def carry(wish: Wish | None, text: str, state: State, desk: Desk) -> Step | None:
    """What a wish leads to, or None when it is not one of these."""
    words = desk.words
    match wish:
        case Wish.STOP_REMINDERS:
            return _done(state, desk, words.say("reminders-off"), SetReminders("off"))
        case Wish.RESUME_REMINDERS:
            return _done(state, desk, words.say("reminders-on"), SetReminders("on"))
        case Wish.LANGUAGE_VI:
            return _switch("vi", state, desk)
        case Wish.LANGUAGE_EN:
            return _switch("en", state, desk)
        case Wish.DELETE_DATA | Wish.LEAVE:
            leaving = ConfirmingLeave()
            return Step(leaving, prompts.prompt(leaving, desk))
    return _about_reports(wish, text, state, desk)


def _about_reports(wish: Wish | None, text: str, state: State, desk: Desk) -> Step | None:
    match wish:
        case Wish.CORRECT:
            return correcting.correct_shown(desk.reader.correction(text), state, desk)
        case Wish.TEMPLATE:
            return templates.offer(state, desk)
        case Wish.VIEW_REPORT | Wish.ENTERED:
            return viewing.look(text, state, desk)
        case Wish.REPORT if (offer := summing_up.offered(desk)) is not None:
            return Step(Idle(), offer)
        case Wish.REPORT | Wish.LIST_NEEDED:
            return reporting.choose_report(desk)
        case Wish.CONTINUE:
            return reporting.continue_report(desk)
        case Wish.HELP:
            return _told(state, desk, leading_prompts.help_text(desk))
        case Wish.PROGRESS:
            return _looked_up(ProgressOverall(), state, desk)
        case Wish.WHO_IS_LATE:
            return _looked_up(WhoIsLate(), state, desk)
        case Wish.DEADLINES:
            return _looked_up(Deadlines(), state, desk)
        case Wish.MY_DATA:
            return _looked_up(MyData(), state, desk)
    return None


def stop(wish: Wish, state: State, desk: Desk) -> Step:
    """A report waits or, after a question, is dropped; a correction is left; anything else makes room for the menu."""
    here = placing.at_hand(state)
    if here is None or isinstance(state, ViewingReport):
        return put_aside.named(state, Step(Idle(), put_aside.menu(desk).anew()), desk)
    if desk.report(here.form, here.period) is not None:
        return Step(Idle(), put_aside.menu(desk, desk.words.say("correct-left")))
    leave = reporting.ask_to_cancel if wish is Wish.CANCEL else reporting.pause
    return put_aside.named(state, leave(here.form, here.period, desk), desk)


def answer_leave(desk: Desk, *, token: str) -> Step:
    """Leave, or stay."""
    if token != tokens.YES:
        return Step(Idle(), put_aside.menu(desk, desk.words.say("leave-stayed")))
    return Step(Stranger(), Reply(desk.words.say("leave-done")), (ForgetOfficer(),))


def _looked_up(inquiry: ProgressOverall | WhoIsLate | Deadlines | MyData, state: State, desk: Desk) -> Step:
    return Step(
        state, None if isinstance(state, Idle | ViewingReport) else asked_below.question(state, desk), inquiry=inquiry
    )


def _told(state: State, desk: Desk, text: str) -> Step:
    return Step(state, prompts.again(state, desk, text))


def _done(state: State, desk: Desk, text: str, decision: SetReminders) -> Step:
    return Step(state, prompts.again(state, desk, text), (decision,))


def _switch(language: Language, state: State, desk: Desk) -> Step:
    desk = desk.speaking(language)
    return Step(state, prompts.prompt(state, desk, desk.words.say("language-now")), (SetLanguage(language),))
