"""Taking figures over from the period before: one, or all areas and other stocks in one tap.

Promises: what is taken over is read back before it is kept.
Must not: take over a figure of an indicator that has none before.
"""

from __future__ import annotations

from handlers.dialogue import prompts, reporting, tokens
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, ConfirmingCopy, Idle
from models import records


def offer_copy(state: AskingForValue, desk: Desk) -> Step:
    """Take over every stock from the period before, after a read-back."""
    if filed := desk.report(state.form, state.period):
        return Step(Idle(), reporting.already_filed(filed, desk))
    indicators = prompts.unanswered_stocks(state, desk)
    if not indicators:
        return Step(state, prompts.prompt(state, desk, desk.words.say("copy-nothing")))
    copying = ConfirmingCopy(asking=state, indicators=indicators)
    return Step(copying, prompts.prompt(copying, desk))


def answer_copy(state: ConfirmingCopy, desk: Desk, *, token: str) -> Step:
    if token != tokens.YES:
        return Step(state.asking, prompts.prompt(state.asking, desk))
    answers = {
        slug: same_as_before(slug, state.asking.period, desk)
        for slug in state.indicators
        if desk.previous_figure(slug, state.asking.period)
    }
    note = desk.words.say("copy-done", count=len(answers))
    return reporting.store(state.asking, answers, desk, note)


def same_as_before(indicator: str, period: str, desk: Desk) -> records.Answer:
    """The answer "as last time". Only for indicators that have a figure before."""
    figure = desk.previous_figure(indicator, period)
    if figure is None:
        raise LookupError(f"no figure of {indicator} before {period}")
    return records.Answer(
        figure.measure, figure.per, estimated=False, raw=desk.words.say("raw-same-as", period=figure.period)
    )
