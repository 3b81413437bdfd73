"""Taking figures over from the period before: one, or all areas and other stocks in one tap.

Promises: what is taken over is read back before it is kept; what lies far from what the villages report is asked
by itself.
Must not: take over a figure of an indicator that has none before.
"""

from __future__ import annotations

from handlers.dialogue import from_before, prompts, reporting, tokens
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, ConfirmingCopy, Idle
from models import records


def offer_copy(state: AskingForValue, desk: Desk) -> Step:
    """Take over every stock from the period before, after a read-back; not what the villages put in doubt."""
    if filed := desk.report(state.form, state.period):
        return Step(Idle(), reporting.already_filed(filed, desk))
    indicators = from_before.taken_over(state, desk)
    if not indicators:
        return _nothing(state, desk)
    copying = ConfirmingCopy(asking=state, indicators=indicators)
    return Step(copying, prompts.prompt(copying, desk))


def answer_copy(state: ConfirmingCopy, desk: Desk, *, token: str) -> Step:
    """Take over what was read back; what villages put in doubt, by now too, is asked next."""
    asking = state.asking
    if token != tokens.YES:
        return Step(asking, prompts.prompt(asking, desk))
    left, apart = from_before.taken_over(asking, desk), from_before.asked_apart(asking, desk)
    answers = {slug: same_as_before(slug, asking.period, desk) for slug in state.indicators if slug in left}
    if not answers:
        return _nothing(asking, desk)
    note = desk.words.say("copy-done", count=len(answers))
    step = reporting.store(asking, answers, desk, note)
    following = next((slug for slug in apart if slug not in asking.skipped), None)
    if following is None or not isinstance(step.state, AskingForValue):
        return step
    asked = step.state.model_copy(update={"indicator": following})
    desk = desk.after_saving(asking.form, asking.period, answers)
    return Step(asked, prompts.prompt(asked, desk, note), step.decisions)


def _nothing(state: AskingForValue, desk: Desk) -> Step:
    key = "villages-changed" if from_before.asked_apart(state, desk) else "copy-nothing"
    return Step(state, prompts.prompt(state, desk, desk.words.say(key)))


def same_as_before(indicator: str, period: str, desk: Desk) -> records.Answer:
    """The answer "as last time". Only for indicators that have a figure before."""
    figure = desk.previous_figure(indicator, period)
    if figure is None:
        raise LookupError(f"no figure of {indicator} before {period}")
    return records.Answer(
        figure.measure, figure.per, estimated=False, raw=desk.words.say("raw-same-as", period=figure.period)
    )
