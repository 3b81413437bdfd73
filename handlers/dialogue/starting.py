"""A wish to report that names things: a unit, an indicator, even the figure, in the same message.

Promises: a figure given this way is read back before it is kept; nobody reports for another unit.
Must not: read a message that is an answer to a question.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import answering, correcting, placing, prompts, put_aside, readback, reporting, wording
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import Idle, Purpose, State
from handlers.reading.figures.quantity import Outcome
from handlers.reading.questions.question import Question, Wish


def begin_named(text: str, question: Question, state: State, desk: Desk) -> Step:
    """A wish to report, perhaps with the unit, the indicator and even the figure in the same message."""
    units = question.units
    if units and desk.unit is not None and units != (desk.unit.slug,) and not question.own_unit:
        note = desk.words.say("report-own-unit-only", unit=wording.unit_title(desk))
        return Step(Idle(), prompts.menu(desk, note))
    if question.wish is Wish.CORRECT:
        return correcting.correct_shown(desk.reader.correction(text), state, desk)
    if question.wish is Wish.CONTINUE:
        return reporting.continue_report(desk)
    for slug in question.indicators if len(question.indicators) == 1 else ():
        if step := begin_at(slug, text, question, desk) or _of_filed(slug, text, question, desk):
            return step
    return begin_of_period(question, desk) or reporting.choose_report(desk)


def begin_at(indicator: str, text: str, question: Question, desk: Desk) -> Step | None:
    """Ask for the indicator that was named; a figure in the same message is read back first. None when not open."""
    form = desk.plan.form_for(indicator, desk.own_unit)
    fitting = [
        report
        for report in desk.open_reports()
        if form is not None and report.form.slug == form.slug and question.period in (None, report.period.key)
    ]
    if not fitting:
        return None
    state = reporting.asking(fitting[0].form.slug, fitting[0].period.key, indicator, Purpose.FILL, desk)
    seen = state.model_copy(update={"asked_at": desk.message - 1})
    quantity = answering.read(text, seen, desk)
    if quantity.readings:
        return answering.take(replace(quantity, outcome=Outcome.ASK), seen, desk)
    return Step(state, prompts.prompt(state, desk))


def _of_filed(indicator: str, text: str, question: Question, desk: Desk) -> Step | None:
    """A figure for a report that is filed is read back as its correction. None where none is given."""
    filed = [one for one in desk.reports if one.period == question.period]
    held = [one for one in filed if indicator in readback.correctable(one.form, one.period, desk)]
    if not held:
        return None
    state = reporting.asking(held[-1].form, held[-1].period, indicator, Purpose.CORRECT, desk)
    seen = state.model_copy(update={"asked_at": desk.message - 1})
    quantity = answering.read(text, seen, desk)
    if len(quantity.readings) == 1:
        quantity = replace(quantity, outcome=Outcome.ACCEPT)  # old and new value are read back before anything changes
    return answering.take(quantity, seen, desk) if quantity.readings else None


def turn_to(question: Question, state: State, desk: Desk) -> Step | None:
    """From the middle of something to the report of the period named; None where none is, or it is at hand."""
    units = desk.own_unit.slug if desk.unit else ""
    if question.wish not in (None, Wish.REPORT) or any(slug != units for slug in question.units):
        return None
    here, step = placing.at_hand(state), begin_of_period(question, desk)
    if question.period is None or not units:
        return None
    if here is not None and here.period == question.period:
        return Step(state, prompts.again(state, desk))
    if step is None or step.reply is None:
        period = wording.capital(wording.period_name(desk.words, question.period))
        return Step(state, prompts.again(state, desk, desk.words.say("lines-not-open", period=period)))
    if isinstance(step.state, Idle):
        return put_aside.beside(step.reply, state, desk)
    return put_aside.told(state, step, desk)


def begin_of_period(question: Question, desk: Desk) -> Step | None:
    """Begin the one open report of the period that was named, or say that it is filed."""
    if question.period is None:
        return None
    fitting = [report for report in desk.open_reports() if report.period.key == question.period]
    filed = [report for report in desk.reports if report.period == question.period]
    if len(fitting) == 1:
        return reporting.begin(fitting[0].form.slug, fitting[0].period.key, desk)
    return Step(Idle(), reporting.already_filed(filed[-1], desk)) if filed and not fitting else None
