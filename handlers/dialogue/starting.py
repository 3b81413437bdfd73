"""A wish to report that names things: a unit, an indicator, even the figure, in the same message.

Promises: a figure given this way is read back before it is kept; nobody reports for another unit.
Must not: read a message that is an answer to a question.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import answering, correcting, prompts, reporting, wording
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import Idle, Purpose
from handlers.reading.quantity import Outcome
from handlers.reading.question import Question, Wish


def begin_named(text: str, question: Question, desk: Desk) -> Step:
    """A wish to report, perhaps with the unit, the indicator and even the figure in the same message."""
    units = question.units
    if units and desk.unit is not None and units != (desk.unit.slug,) and not question.own_unit:
        note = desk.words.say("report-own-unit-only", unit=wording.unit_title(desk))
        return Step(Idle(), prompts.menu(desk, note))
    if question.wish is Wish.CORRECT:
        return correcting.correct_newest(desk.reader.correction(text), desk)
    forms = {
        form.slug
        for slug in question.indicators
        if desk.unit is not None and (form := desk.plan.form_for(slug, desk.unit)) is not None
    }
    open_reports = [report for report in desk.open_reports() if report.form.slug in forms]
    if len(question.indicators) != 1 or len(forms) != 1 or not open_reports:
        return reporting.continue_report(desk) if question.wish is Wish.CONTINUE else reporting.choose_report(desk)
    first = open_reports[0]
    state = reporting.asking(first.form.slug, first.period.key, question.indicators[0], Purpose.FILL, desk)
    unseen = state.model_copy(update={"asked_at": desk.message - 1})
    quantity = answering.read(text, unseen, desk)
    if quantity.readings:
        return answering.take(replace(quantity, outcome=Outcome.ASK), unseen, desk)
    return Step(state, prompts.prompt(state, desk))
