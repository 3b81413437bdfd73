"""Taking over what the villages make: while a figure is asked, at the read-back, or as a correction of a filed one.

Promises: only what the officer saw is taken; a level of which villages are missing is asked about first; what was
typed while it could not be seen is asked about; a filed figure changes only after its read-back.
Must not: add anything up (see ``from_villages``).
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.dialogue import (
    answering,
    correcting,
    doubting,
    from_villages,
    overtaken,
    prompts,
    reporting,
    weighing,
    wording,
)
from handlers.dialogue.decisions import SaveAnswers, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, Candidate, ConfirmingCorrection, ConfirmingReport, Idle, Purpose
from handlers.reading.questions.question import Wish
from models import records
from models.plan.roll_ups import RolledUp


def as_shown(step: Step, desk: Desk) -> Step:
    """The step with what its question shows of the villages kept in the state, so that only that can be taken."""
    state = step.state
    match state:
        case AskingForValue():
            shown = from_villages.shown(state, desk)
        case ConfirmingReport(form=form, period=period) if not step.decisions:  # else ``desk`` is that of before
            shown = overtaken.shown(form, period, desk)
        case _:
            return step
    if shown == state.villages_shown:
        return step
    state = state.model_copy(update={"villages_shown": shown})
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
    return _lacking(answer, found, state, desk) or answering.ask((answer,), from_villages.TAKING, {}, state, desk)


def take(state: AskingForValue, desk: Desk) -> Step:
    """Take over what the question showed; when a village has reported since, the question is asked anew."""
    found = from_villages.made(state.indicator, state.period, desk)
    if found is None or from_villages.shown(state, desk) != state.villages_shown:
        return answering.ask_anew(state, desk)
    answer = from_villages.answer(state.indicator, found, desk)
    return _taken(answer, found, state, desk)


def _taken(answer: records.Answer, found: RolledUp, state: AskingForValue, desk: Desk) -> Step:
    # Villages were asked for the period: there is no doubt about what a flow covers.
    excused = doubting.EXCUSED_BY_STATING
    return _lacking(answer, found, state, desk) or answering.keep_unless_odd(answer, state, desk, excused)


def _lacking(answer: records.Answer, found: RolledUp, state: AskingForValue, desk: Desk) -> Step | None:
    """The question about a level that lacks villages; what else is odd about it is said in the same question."""
    partial = from_villages.partial(state, found, desk)
    if partial is None:
        return None
    key, values = partial
    match weighing.weigh_answer(answer, state, desk, doubting.EXCUSED_BY_STATING):
        case weighing.Refused():
            return None
        case weighing.Doubtful(key=odd, values=said) if odd != doubting.FAR_FROM_LAST:
            lacking = desk.words.say("value-lacking-villages", value=said["value"], names=values["names"])
            key, values = odd, said | {"value": lacking}
    return answering.ask((answer,), key, values, state, desk)


def take_newer(state: ConfirmingReport, desk: Desk) -> Step:
    """Take over what more villages make by now than was taken; what is odd about one of them is asked."""
    form, period = state.form, state.period
    if filed := desk.report(form, period):
        return Step(Idle(), reporting.already_filed(filed, desk))
    found = overtaken.overtaken(form, period, desk)
    if not found or state.villages_shown != overtaken.shown(form, period, desk):
        return reporting.confirm(form, period, desk, desk.words.say("villages-changed"))
    sure, odd = _sorted_out(found, state, desk)
    if not odd:
        asking = reporting.asking(form, period, found[0].indicator, Purpose.REVIEW, desk)
        note = desk.words.say("lines-saved", count=len(sure)) if len(sure) > 1 else ""
        return reporting.store(asking, sure, desk, note)
    first, asking = odd[0], reporting.asking(form, period, odd[0].indicator, Purpose.REVIEW, desk)
    kept = (SaveAnswers(form, period, sure),) if sure else ()
    then = desk.after_saving(form, period, sure)
    step = _taken(from_villages.answer(first.indicator, first.made, then), first.made, asking, then)
    return Step(step.state, step.reply, (*kept, *step.decisions))


def _sorted_out(
    found: Sequence[from_villages.Moved], state: ConfirmingReport, desk: Desk
) -> tuple[dict[str, records.Answer], list[from_villages.Moved]]:
    """The answers about which nothing is odd, and the others."""
    sure, odd = {}, []
    for one in found:
        answer = from_villages.answer(one.indicator, one.made, desk)
        asking = reporting.asking(state.form, state.period, one.indicator, Purpose.REVIEW, desk)
        if isinstance(weighing.weigh_answer(answer, asking, desk, doubting.EXCUSED_BY_STATING), weighing.Sure):
            sure[one.indicator] = answer
        else:
            odd.append(one)
    return sure, odd


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
    return Step(confirming, prompts.prompt(confirming, desk, from_villages.lacking(found, desk)))
