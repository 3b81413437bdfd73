"""Taking over what the villages make: while a figure is asked, or as a correction of a filed one.

Promises: only what the officer saw is taken; a level of which villages are missing is asked about first; what was
typed while it could not be seen is asked about; a filed figure changes only after its read-back.
Must not: add anything up (see ``from_villages``).
"""

from __future__ import annotations

from handlers.dialogue import answering, correcting, doubting, from_villages, prompts, reporting, weighing, wording
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, Candidate, ConfirmingCorrection, Idle
from handlers.reading.questions.question import Wish


def as_shown(step: Step, desk: Desk) -> Step:
    """The step with what its question shows of the villages kept in the state, so that only that can be taken."""
    if not isinstance(step.state, AskingForValue):
        return step
    shown = from_villages.shown(step.state, desk)
    if shown == step.state.villages_shown:
        return step
    state = step.state.model_copy(update={"villages_shown": shown})
    return Step(state, step.reply, step.decisions, step.inquiry)


def means_taking(text: str, state: AskingForValue, desk: Desk) -> bool:
    """Whether the text says yes to what the question shows of the villages."""
    if not state.villages_shown or desk.reader.means_file(text):
        return False
    return desk.reader.means_taking(text) or desk.reader.wish(text) is Wish.YES


def take_typed(state: AskingForValue, desk: Desk) -> Step:
    """The officer typed yes: taken, unless the word may have been meant for something else; then it is asked."""
    blind = desk.message <= state.asked_at or desk.unsent or desk.resent or desk.hasty or desk.interrupted
    found = from_villages.made(state.indicator, state.period, desk)
    if found is None or not blind:
        return take(state, desk)
    answer = from_villages.answer(state.indicator, found, desk)
    key, values = from_villages.partial(state, found, desk) or (from_villages.TAKING, {})
    return answering.ask((answer,), key, values, state, desk)


def take(state: AskingForValue, desk: Desk) -> Step:
    """Take over what the question showed; when a village has reported since, the question is asked anew."""
    found = from_villages.made(state.indicator, state.period, desk)
    if found is None or from_villages.shown(state, desk) != state.villages_shown:
        return Step(state, prompts.prompt(state, desk, desk.words.say("villages-changed")))
    answer = from_villages.answer(state.indicator, found, desk)
    # Villages were asked for the period: there is no doubt about what a flow covers.
    weighed = weighing.weigh_answer(answer, state, desk, doubting.EXCUSED_BY_STATING)
    partial = from_villages.partial(state, found, desk)
    far = isinstance(weighed, weighing.Doubtful) and weighed.key == doubting.FAR_FROM_LAST
    if partial is not None and (far or isinstance(weighed, weighing.Sure)):
        return answering.ask((answer,), *partial, state, desk)
    return answering.keep_unless_odd(answer, state, desk, doubting.EXCUSED_BY_STATING)


def correct(number: int, period: str, desk: Desk) -> Step:
    """Read back the correction of a filed figure to what the villages make now."""
    slug = next((one.slug for one in desk.plan.indicators.values() if one.number == number), "")
    form = desk.plan.form_for(slug, desk.own_unit) if slug else None
    found = from_villages.made(slug, period, desk) if slug else None
    if form is None or found is None:
        return correcting.list_filed(desk)
    if desk.report(form.slug, period) is None:
        return reporting.begin(form.slug, period, desk)
    filed = desk.filed(form.slug, period).get(slug)
    answer = from_villages.answer(slug, found, desk)
    if filed is not None and (filed.measure, filed.below) == (answer.measure, answer.below):
        text = desk.words.say("villages-same", value=wording.answer(desk.words, desk.indicator(slug), filed))
        return Step(Idle(), prompts.menu(desk, text))
    confirming = ConfirmingCorrection(form=form.slug, period=period, indicator=slug, candidate=Candidate.of(answer))
    return Step(confirming, prompts.prompt(confirming, desk))
