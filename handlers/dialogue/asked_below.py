"""The open question below an answer to something else, for somebody who has read it whole.

Promises: it says what is asked, of which period, and whether of the period or of the year, in a line or two; its
choices are those of the whole question. A draft is read back whole again where it is no longer what was read.
Must not: change the state.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import overtaken, prompts, readback, wording
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, ConfirmingReport, Purpose, State
from models.plan.periods import period_from_key


def question(state: State, desk: Desk) -> Reply:
    """What the state asks, as short as it can be said."""
    whole = prompts.again(state, desk)
    match state:
        case AskingForValue():
            return replace(whole, text=_figure(state, desk))
        case ConfirmingReport() if _is_as_read(state, desk):
            return replace(whole, text=_read_back(state, desk))
    return whole


def _figure(state: AskingForValue, desk: Desk) -> str:
    field, indicator = desk.form(state.form).field(state.indicator), desk.indicator(state.indicator)
    if field is None:
        raise LookupError(f"{state.form} does not ask for {state.indicator}")
    before = desk.previous_figure(state.indicator, state.period)
    asked = [field.indicator for field in desk.asked(state.form, state.period)]
    numbered = state.purpose is Purpose.FILL and state.indicator in asked
    return desk.words.say(
        "ask-below",
        period=wording.capital(wording.period_name(desk.words, state.period)),
        number=asked.index(state.indicator) + 1 if numbered else 0,
        count=str(len(asked)),
        question=wording.question_in_short(
            desk.words, indicator, field, period_from_key(state.period), before.measure if before else None
        ),
    )


def _is_as_read(state: ConfirmingReport, desk: Desk) -> bool:
    """Whether neither a colleague nor a village has changed what was read back."""
    return state.shown == readback.digest(state.form, state.period, desk) and not overtaken.lines(
        state.form, state.period, desk
    )


def _read_back(state: ConfirmingReport, desk: Desk) -> str:
    return desk.words.say(
        "report-read-back-below",
        period=wording.capital(wording.period_name(desk.words, state.period)),
        unit=wording.unit_title(desk),
        missing=len(readback.missing(state.form, state.period, desk)),
    )
