"""A whole report in one message, typed, pasted or as a sheet: which report it is for, and what is said when it is not.

Promises: nothing is kept of figures of another unit or another year; what is not understood in the message is asked
about before anything is kept; a line that nobody knows is named.
Must not: take a question, a single figure or a correction of one line for a report.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.dialogue import (
    going_through,
    placing,
    prompts,
    put_aside,
    reporting,
    sorting_out,
    tokens,
    weighing,
    wording,
)
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    ChoosingField,
    ChoosingIndicator,
    ConfirmingCopy,
    ConfirmingCorrection,
    ConfirmingCorrections,
    ConfirmingReport,
    Idle,
    PlacingFigures,
    QuestioningAnswer,
    ReportOf,
    State,
    ViewingReport,
)
from handlers.reading.corrections import Correction
from handlers.reading.figures.quantity import Outcome
from handlers.reading.questions.question import Unknown, Wish
from handlers.reading.reports.report import Line, Report
from handlers.reading.text import fold
from models import messages

MOST_LISTED = 6
_TAKES_REPORTS = (
    Idle
    | ViewingReport
    | AskingForValue
    | QuestioningAnswer
    | ConfirmingCopy
    | ConfirmingReport
    | ChoosingField
    | ConfirmingCorrection
    | ConfirmingCorrections
    | ChoosingIndicator
    | PlacingFigures
)
_LEAVING = frozenset({Wish.NO, Wish.CANCEL, Wish.PAUSE, Wish.SKIP, Wish.BACK, Wish.MENU})


def hear(text: str, state: State, desk: Desk) -> Step | None:
    """What follows from a message that is a whole report, or answers a question about one; None for any other."""
    report = _report_in(text, state, desk)
    if report is None:
        return _hear_answer(text, state, desk)
    if isinstance(state, AskingForValue):
        alone = weighing.read(text, state, desk)
        if alone.outcome is Outcome.ACCEPT or (alone.readings and not report.lines):
            return None
    if not report.lines:
        return Step(state, prompts.again(state, desk, desk.words.say("lines-mixed")))
    if not all(line.is_labelled for line in report.lines) and _is_unseen(state, desk):
        return Step(state, prompts.again(state, desk, desk.words.say("typed-unseen")))
    return _take(report, state, desk)


def stands_alone(text: str, state: State, desk: Desk) -> bool:
    """Whether a message says by itself what each of its figures is, so that it counts even when typed unseen."""
    report = _report_in(text, state, desk)
    return report is not None and bool(report.lines) and all(line.is_labelled for line in report.lines)


def hear_sheet(rows: Sequence[Sequence[messages.Cell]], state: State, desk: Desk) -> Step:
    """What follows from the rows of a file."""
    words = desk.words
    if desk.unit is None or not desk.plan.forms_of(desk.unit) or not isinstance(state, _TAKES_REPORTS):
        return Step(state, prompts.again(state, desk, words.say("sheet-not-now")))
    if len(rows) > messages.MOST_REPORT_ROWS:
        return Step(state, prompts.again(state, desk, words.say("file-too-many")))
    report = desk.reader.sheet(rows)
    if report is None or not report.lines:
        return Step(state, prompts.again(state, desk, words.say("sheet-nothing-found")))
    step = _take(report, state, desk)
    return step or Step(state, prompts.again(state, desk, words.say("sheet-nothing-found")))


def _report_in(text: str, state: State, desk: Desk) -> Report | None:
    if desk.unit is None or not isinstance(state, _TAKES_REPORTS) or not desk.plan.forms_of(desk.unit):
        return None
    return desk.reader.report(text)


def _is_unseen(state: State, desk: Desk) -> bool:
    return isinstance(state, AskingForValue) and (desk.unsent or desk.message <= state.asked_at)


def _take(report: Report, state: State, desk: Desk) -> Step | None:
    if note := _refusal(report, desk):
        return Step(state, prompts.again(state, desk, note))
    placed = placing.place(report, state, desk)
    if placed.note:
        return Step(state, prompts.again(state, desk, placed.note))
    if not placed.among:
        return None
    unsure = _unsure(report, desk)
    if len(placed.among) == 1 and placed.sure and not unsure:
        return sorting_out.put_into(placed.among[0], report.lines, state, desk)
    if not any(sorting_out.can_take(place, report.lines, state, desk) for place in placed.among):
        return None
    asking = PlacingFigures(
        lines=report.lines, among=placed.among[:MOST_LISTED], unsure=unsure, left=placing.at_hand(state)
    )
    return Step(asking, prompts.prompt(asking, desk))


def _refusal(report: Report, desk: Desk) -> str:
    """Why nothing of the message is kept: it is of another unit or another year, or cannot be told apart."""
    words = desk.words
    if report.unknown is Unknown.OTHER_YEAR:
        return words.say("unknown-year", year=str(desk.plan.year))
    near = bool(report.near) and desk.own_unit.slug not in report.near
    foreign = near or report.unknown is not None or any(slug != desk.own_unit.slug for slug in report.units)
    if foreign and desk.own_unit.slug not in report.units:
        return words.say("lines-other-unit", unit=wording.unit_title(desk))
    if foreign:
        return words.say("lines-two-units", unit=wording.unit_title(desk))
    return words.say("lines-crowded") if report.crowded else ""


def _unsure(report: Report, desk: Desk) -> tuple[str, ...]:
    """The pieces not understood, but for the name of the unit itself."""
    unit = desk.own_unit
    own = {fold(name) for name in (unit.full_name, unit.name, *unit.aliases)}
    return tuple(piece for piece in report.unsure if fold(piece).strip(" :.,") not in own)


def choose_report(token: str, state: PlacingFigures, desk: Desk) -> Step:
    """It was said which report the figures are for, or that they are not meant."""
    position = tokens.read_place(token)
    if position is None and token == tokens.YES and len(state.among) == 1:
        position = 0
    if position is None or position >= len(state.among):
        return _leave(state, desk) if token == tokens.NO else Step(state, prompts.prompt(state, desk))
    step = sorting_out.put_into(state.among[position], state.lines, Idle(), desk)
    return step or _leave(state, desk)


def _leave(state: PlacingFigures, desk: Desk) -> Step:
    note = desk.words.say("lines-none-kept")
    if state.left is None or desk.report(state.left.form, state.left.period) is not None:
        return Step(Idle(), prompts.menu(desk, note))
    step = reporting.begin(state.left.form, state.left.period, desk)
    return Step(step.state, prompts.prompt(step.state, desk, note), step.decisions)


def choose(token: str, state: ConfirmingCorrections | PlacingFigures | ChoosingIndicator, desk: Desk) -> Step:
    """A choice under one of the questions about a message's figures."""
    match state:
        case ConfirmingCorrections():
            return going_through.answer_corrections(state, desk, token=token)
        case PlacingFigures():
            return choose_report(token, state, desk)
        case ChoosingIndicator():
            return going_through.choose(token, state, desk)


def _hear_answer(text: str, state: State, desk: Desk) -> Step | None:
    """An answer in words to one of those questions; None when it is none."""
    match state:
        case ConfirmingCorrection() | ConfirmingCorrections() if (
            correction := desk.reader.correction(text)
        ) is not None:
            return correct_too(correction, state, desk)
        case PlacingFigures():
            return _hear_place(text, state, desk)
        case ChoosingIndicator():
            return _hear_indicator(text, state, desk)
    return None


def _hear_place(text: str, state: PlacingFigures, desk: Desk) -> Step | None:
    wish = desk.reader.wish(text)
    if wish is Wish.YES and len(state.among) == 1:
        return choose_report(tokens.YES, state, desk)
    return _leave(state, desk) if wish in _LEAVING else None


def _hear_indicator(text: str, state: ChoosingIndicator, desk: Desk) -> Step | None:
    wish = desk.reader.wish(text)
    if wish in (Wish.PAUSE, Wish.CANCEL):
        return put_aside.named(state, reporting.pause(state.asking.form, state.asking.period, desk), desk)
    if wish in _LEAVING:
        return going_through.line_left_out(state, desk)
    named = [slug for slug in desk.reader.question(text).indicators if slug in state.indicators]
    if len(named) != 1 or not desk.reader.is_name(text, _names(named[0], desk)):
        return None  # more than a name is a question about it
    return going_through.indicator_chosen(state.indicators.index(named[0]), state, desk)


def _names(slug: str, desk: Desk) -> tuple[str, ...]:
    one = desk.indicator(slug)
    return (one.name_vi, one.short_vi, one.name_en, one.short("en"), one.unit_name("vi"), one.unit_name("en"))


def correct_too(correction: Correction, state: ConfirmingCorrection | ConfirmingCorrections, desk: Desk) -> Step:
    """ "Sửa 3: 120" while corrections are read back: one more of them."""
    place = ReportOf(form=state.form, period=state.period)
    line = Line(raw=f"{correction.item}. {correction.value}", value=correction.value, item=correction.item)
    fitting = placing.candidates(line, place, desk)
    if not fitting or not correction.value:
        return Step(state, prompts.prompt(state, desk, desk.words.say("lines-correct-like-this")))
    asking = sorting_out.asking_for(place, (line.model_copy(update={"indicators": fitting}),), state, desk)
    return going_through.start(asking, desk)
