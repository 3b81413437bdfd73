"""One turn of the conversation as a pure function: the state and what was heard in, a step out.

Promises: every state answers everything; what is not understood is answered too, and changes nothing.
Must not: read or write anything outside its arguments.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import (
    answering,
    asides,
    at_any_time,
    browsing,
    copying,
    correcting,
    correcting_named,
    enrolling,
    files,
    following,
    going_through,
    listed,
    narrowing,
    other_lines,
    paging,
    prompts,
    put_aside,
    readback,
    reporting,
    settling,
    so_far,
    starting,
    taking,
    tokens,
    waiting,
    whole_report,
)
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.heard import Chosen, Enclosed, Heard, Said, Sent, Stale, Tabled
from handlers.dialogue.later import putting_off
from handlers.dialogue.later.states import PuttingOff
from handlers.dialogue.leaders import leading, summing_up
from handlers.dialogue.leaders.states import Dictating, Leading
from handlers.dialogue.lists import importing
from handlers.dialogue.lists.states import Importing
from handlers.dialogue.states import (
    AskingForValue,
    ChoosingField,
    ChoosingIndicator,
    ConfirmingCancel,
    ConfirmingCopy,
    ConfirmingCorrection,
    ConfirmingCorrections,
    ConfirmingLeave,
    ConfirmingReport,
    Enrolling,
    Idle,
    PlacingFigures,
    Purpose,
    QuestioningAnswer,
    State,
    Stranger,
    ViewingReport,
)
from handlers.reading.codes import attempted_code
from handlers.reading.figures.quantity import Reason, Special
from handlers.reading.questions.question import Intent, Wish
from handlers.reading.reader import is_bare_number

STEERING = frozenset({Wish.SKIP, Wish.BACK, Wish.PAUSE, Wish.CANCEL, Wish.CONTINUE})
_WITH_A_FIGURE = QuestioningAnswer | ConfirmingCorrection | ConfirmingCorrections
STOPPING = (Wish.MENU, Wish.CANCEL, Wish.PAUSE)
NAVIGATION = frozenset({Wish.SKIP, Wish.BACK, Wish.PAUSE, Wish.CANCEL, Wish.SAME_AS_BEFORE, Wish.CONTINUE, Wish.REPORT})


def advance(state: State, heard: Heard, desk: Desk) -> Step:
    """What follows from one message."""
    return taking.as_shown(_advance(state, heard, desk), desk)


def _advance(state: State, heard: Heard, desk: Desk) -> Step:
    match state, heard:
        case (Stranger() | Enrolling(), _):
            return _before_joining(state, heard, desk)
        case (_, Enclosed()):
            return files.fetch(heard, state, desk)
        case (_, Tabled(sheet)):
            step = importing.hear_sheet(sheet, state, desk) or whole_report.hear_sheet(sheet.rows, state, desk)
            return put_aside.named(state, step, desk)
        case (_, Sent()):
            return files.unread(heard, state, desk)
        case (_, Chosen(token) | Stale(token)) if token.startswith(tokens.GO):
            left = listed.left(token, state)
            return put_aside.told(left, at_any_time.go(token, left, desk), desk)
        case (_, Stale()):
            return Step(state, prompts.again(state, desk, desk.words.say("stale-choice")))
        case (_, Chosen(token)):
            return _choose(token, state, desk)
        case (_, Said(text)):
            return _hear(text, state, desk)
    return Step(state, prompts.prompt(state, desk))


def _before_joining(state: State, heard: Heard, desk: Desk) -> Step:
    match state, heard:
        case (Stranger(), Said(text)):
            return enrolling.hear_stranger(text, desk)
        case (Enrolling(), Said(text)):
            return enrolling.hear(text, state, desk)
        case (Enrolling(), Chosen(token)):
            return enrolling.choose(token, state, desk)
    return Step(state, prompts.prompt(state, desk))


def _choose(token: str, state: State, desk: Desk) -> Step:
    if isinstance(state, PuttingOff):
        return putting_off.choose(token, state, desk)
    if isinstance(state, Leading):
        return leading.choose(token, state, desk)
    if isinstance(state, Importing):
        return importing.choose(token, state, desk)
    match state:
        case AskingForValue():
            return _choose_while_asking(token, state, desk)
        case QuestioningAnswer() if token == tokens.SKIP:
            return going_through.skip(state.asking, desk)
        case QuestioningAnswer():
            position = tokens.read_candidate(token)
            if position is None or position >= len(state.candidates):
                return Step(state.asking, prompts.prompt(state.asking, desk))
            return answering.chosen(position, state, desk)
        case ConfirmingCopy():
            return copying.answer_copy(state, desk, token=token)
        case ConfirmingReport() if token == tokens.VILLAGES:
            return taking.take_newer(state, desk)
        case ConfirmingReport():
            return reporting.answer_confirm(state, desk, token=token)
        case ChoosingField() if token in (tokens.BACK, tokens.NO):
            return correcting.leave_choosing(state, desk)
        case ChoosingField():
            return correcting.chosen_line(tokens.read_field(token) or 0, state, desk)
        case ConfirmingCorrection():
            return correcting.answer(state, desk, token=token)
        case ConfirmingCorrections() | PlacingFigures() | ChoosingIndicator():
            return whole_report.choose(token, state, desk)
        case ConfirmingCancel():
            return reporting.answer_cancel(state, desk, token=token)
        case ConfirmingLeave():
            return settling.answer_leave(desk, token=token)
    return Step(state, prompts.prompt(state, desk))


def _choose_while_asking(token: str, state: AskingForValue, desk: Desk) -> Step:
    match token:
        case tokens.SAME if desk.previous_figure(state.indicator, state.period):
            answer = copying.same_as_before(state.indicator, state.period, desk)
            return answering.keep_unless_odd(answer, state, desk)
        case tokens.SAME_ALL:
            return copying.offer_copy(state, desk)
        case tokens.VILLAGES:
            return taking.take(state, desk)
        case tokens.SKIP:
            return going_through.skip(state, desk)
        case tokens.BACK:
            return going_through.back(state, desk)
        case tokens.PAUSE:
            return reporting.pause(state.form, state.period, desk)
    return Step(state, prompts.prompt(state, desk))


def _hear(text: str, state: State, desk: Desk) -> Step:
    if isinstance(state, Dictating):
        return leading.take_text(text, state, desk)
    if attempted_code(text):
        return Step(state, prompts.prompt(state, desk, desk.words.say("already-joined")))
    if (step := paging.hear(text, state, desk)) is not None:
        return step
    if isinstance(state, AskingForValue) and is_bare_number(text):
        return _hear_value(text, state, desk)  # no other reading finds anything in it
    if (step := so_far.hear(text, state, desk)) is not None:
        return step
    if (found := leading.order(text, state, desk)) is not None:
        return (
            put_aside.told(state, found, desk) if isinstance(found, Step) else at_any_time.respond(found, state, desk)
        )
    if (step := whole_report.hear(text, state, desk)) is not None:
        return put_aside.named(state, step, desk) if isinstance(state, _WITH_A_FIGURE) else step
    if (step := waiting.hear(text, state, desk) or correcting_named.hear(text, state, desk)) is not None:
        return step
    if (found := following.inquiry(text, state, desk)) is not None:
        return at_any_time.respond(found, state, desk)
    match state:
        case AskingForValue():
            return _hear_while_asking(text, state, desk)
        case QuestioningAnswer():
            return _hear_while_questioning(text, state, desk)
        case ChoosingIndicator() if (step := other_lines.hear_meanwhile(text, state, desk)) is not None:
            return step
        case ConfirmingReport() if (step := _hear_at_read_back(text, state, desk)) is not None:
            return step
    if (step := putting_off.hear(text, state, desk)) is not None:
        return step
    return _hear_wish(text, state, desk)


def _hear_wish(text: str, state: State, desk: Desk) -> Step:
    wish = desk.reader.wish(text)
    if (step := leading.hear(text, wish, state, desk) or importing.hear(wish, state, desk)) is not None:
        return step
    if isinstance(state, ChoosingField) and (wish in NAVIGATION or wish is Wish.NO):
        return correcting.leave_choosing(state, desk)
    if wish in (Wish.YES, Wish.NO) and not isinstance(state, Idle | ViewingReport | ChoosingField):
        return _choose(tokens.YES if wish is Wish.YES else tokens.NO, state, desk)
    if wish in STOPPING or (
        wish in (Wish.SKIP, Wish.BACK) and isinstance(state, ConfirmingCorrection | ConfirmingCorrections)
    ):
        return settling.stop(wish, state, desk)
    if step := settling.carry(wish, text, state, desk):
        return put_aside.told(state, step, desk)
    return _question(text, state, desk)


def _hear_at_read_back(text: str, state: ConfirmingReport, desk: Desk) -> Step | None:
    if (correction := desk.reader.correction(text)) is not None:
        return correcting.mend_line(correction, state, desk)
    if desk.reader.means_file(text):
        said = tokens.YES if readback.missing(state.form, state.period, desk) else tokens.FILE
        return reporting.answer_confirm(state, desk, token=said)
    if state.villages_shown and desk.reader.means_taking(text):
        return taking.take_newer(state, desk)
    if desk.reader.wish(text) is Wish.CORRECT or desk.reader.question(text).wish is Wish.CORRECT:
        return correcting.choose_draft_line(state.form, state.period, desk)
    return None


def _hear_while_asking(text: str, state: AskingForValue, desk: Desk) -> Step:
    if text.lstrip().startswith("/"):
        return _question_or_wish(text, state, desk)
    if (step := putting_off.hear(text, state, desk)) is not None:
        return step
    if (correction := desk.reader.correction(text)) is not None:
        return correcting.mend_while_asking(correction, state, desk)
    if desk.reader.wish(text) in STEERING:
        return _question_or_wish(text, state, desk)
    if desk.reader.wish(text) is Wish.ALL_AS_BEFORE and state.purpose is Purpose.FILL:
        return copying.offer_copy(state, desk)
    if desk.reader.means_file(text) and state.purpose is Purpose.FILL:
        return reporting.wish_to_file(state, desk)
    takes = taking.means_taking(text, state, desk)
    return taking.take_typed(state, desk) if takes else _hear_value(text, state, desk)


def _hear_value(text: str, state: AskingForValue, desk: Desk) -> Step:
    """What is no word of the conversation: the figure asked, or a question."""
    quantity = answering.read(text, state, desk)
    if asides.is_question(text, quantity, desk):
        return _question_or_wish(text, state, desk)
    if (step := other_lines.hear(text, quantity, state, desk)) is not None:
        return step
    if quantity.readings or quantity.special is Special.NONE_OR_NO_FIGURE:
        return answering.take(quantity, state, desk)
    if quantity.special is Special.NO_FIGURE and not asides.asks_something_else(text, state, desk):
        return answering.take(quantity, state, desk)
    if quantity.special is Special.SAME_AS_BEFORE:
        return answering.same_as_before(state, desk)
    if quantity.reason == Reason.PERCENT_OF_PLAN:
        return Step(state, prompts.again(state, desk, answering.reason(quantity, state, desk)))
    return _question_or_wish(text, state, desk, refusal=answering.reason(quantity, state, desk))


def _question_or_wish(text: str, state: AskingForValue, desk: Desk, refusal: str = "") -> Step:
    wish = desk.reader.wish(text)
    match wish:
        case Wish.SKIP:
            return going_through.skip(state, desk)
        case Wish.BACK:
            return going_through.back(state, desk)
        case Wish.PAUSE | Wish.CANCEL | Wish.MENU:
            return settling.stop(wish, state, desk)
        case Wish.SAME_AS_BEFORE:
            return answering.same_as_before(state, desk)
        case Wish.CORRECT if state.purpose is not Purpose.CORRECT and desk.answers(state.form, state.period):
            return correcting.choose_draft_line(state.form, state.period, desk)
        case Wish.CONTINUE | Wish.REPORT | Wish.WHY | Wish.LIST_NEEDED if state.purpose is not Purpose.CORRECT:
            return reporting.begin(state.form, state.period, desk)
    if step := settling.carry(wish, text, state, desk):
        return put_aside.told(state, step, desk)
    return _question(text, state, desk, refusal=refusal)


def _hear_while_questioning(text: str, state: QuestioningAnswer, desk: Desk) -> Step:
    if (step := putting_off.hear(text, state, desk)) is not None:
        return step
    wish = desk.reader.wish(text)
    if wish is Wish.SKIP:
        return going_through.skip(state.asking, desk)
    if wish in NAVIGATION:
        return put_aside.named(state, _question_or_wish(text, state.asking, desk), desk)
    if state.lines and answering.insisted(text, state, desk):
        return answering.chosen(0, state, desk)
    if (step := answering.hear_ordinal(text, state, desk)) is not None:
        return step
    if len(state.candidates) == 1 and (wish is Wish.YES or answering.insisted(text, state, desk)):
        return answering.chosen(0, state, desk)
    if wish in (Wish.NO, Wish.CORRECT) and desk.reader.correction(text) is None:
        return put_aside.named(state, Step(state.asking, prompts.prompt(state.asking, desk)), desk)
    if (position := answering.named(text, state, desk)) is not None:
        return answering.chosen(position, state, desk)
    quantity = answering.read(text, state.asking, desk)
    if quantity.slip and quantity.readings:
        return answering.take(replace(quantity, slip=False), state.asking, desk)
    none = quantity.special is Special.NO_FIGURE
    if asides.is_question(text, quantity, desk) or (none and asides.asks_something_else(text, state.asking, desk)):
        return _question(text, state, desk)
    answers = quantity.readings or quantity.special is not None or quantity.reason == Reason.PERCENT_OF_PLAN
    if answers or desk.reader.correction(text) is not None:
        step = _hear_while_asking(text, state.asking, desk)
        return step if quantity.special is None else put_aside.named(state, step, desk)
    return _question(text, state, desk, refusal=desk.words.say("doubt-choose"))


def _question(text: str, state: State, desk: Desk, refusal: str = "") -> Step:
    asked = narrowing.resolved(desk.reader.question(text), desk)
    question = following.filled(asked, state, desk)
    if question.intent is Intent.START_REPORT and isinstance(state, Idle | ViewingReport):
        if (found := summing_up.instead_of_reporting(text, question, desk)) is not None:
            return at_any_time.respond(found, state, desk)
        return starting.begin_named(text, question, state, desk)
    if question.intent is Intent.START_REPORT and (step := starting.turn_to(question, state, desk)) is not None:
        return step
    if (step := putting_off.answer(question, state, desk)) is not None:
        return step
    answer = leading.answer(text, question, desk) or browsing.answer(question, desk)
    if answer is not None:
        return at_any_time.respond(answer, state, desk, narrowing.note(question, asked.intent, desk))
    if question.wish in STOPPING:
        return settling.stop(question.wish, state, desk)
    if step := settling.carry(question.wish, text, state, desk):
        return put_aside.told(state, step, desk)
    if isinstance(state, Idle | ViewingReport) and (step := starting.begin_of_period(question, desk)) is not None:
        return step
    note = refusal or desk.words.say("not-understood")
    idle = isinstance(state, Idle | ViewingReport)
    return Step(state, put_aside.menu(desk, note) if idle else prompts.again(state, desk, note))
