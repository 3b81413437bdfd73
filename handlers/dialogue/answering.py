"""An answer to a figure that is asked: read it, doubt it, and store it only when one meaning is left.

Promises: what has two readings, is odd, or may answer another question is asked about, never stored.
Must not: choose the next question (see ``reporting``).
"""

from __future__ import annotations

from handlers.dialogue import (
    asides,
    copying,
    doubting,
    from_villages,
    going_through,
    prompts,
    put_aside,
    reported_lines,
    reporting,
    weighing,
    wording,
)
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    Candidate,
    ConfirmingCorrection,
    Idle,
    Purpose,
    QuestioningAnswer,
)
from handlers.reading.figures.plausibility import DoubtKind
from handlers.reading.figures.quantity import Outcome, Quantity, Special
from handlers.reading.text import fold
from models import records
from models.plan import measures


def read(text: str, state: AskingForValue, desk: Desk) -> Quantity:
    """The text read as an answer to the figure asked."""
    return weighing.read(text, state, desk)


def hear_value(text: str, state: AskingForValue, desk: Desk) -> Step:
    """The text is an answer to this figure and nothing else."""
    quantity = read(text, state, desk)
    if quantity.readings or quantity.special in (Special.NO_FIGURE, Special.NONE_OR_NO_FIGURE):
        return take(quantity, state, desk)
    return Step(state, prompts.again(state, desk, reason(quantity, state, desk)))


def reason(quantity: Quantity, state: AskingForValue, desk: Desk) -> str:
    """Why nothing was stored, with an example that works."""
    said = weighing.reason(quantity, desk)
    return desk.words.say("reading-refused", reason=said, example=_example(state, desk))


def _example(state: AskingForValue, desk: Desk) -> str:
    field, indicator = weighing.field_of(state, desk), desk.indicator(state.indicator)
    if field.part and field.whole:
        return wording.example_of_share(desk.words, field)
    before = desk.previous_figure(state.indicator, state.period)
    if before is not None and isinstance(before.measure, measures.Amount):
        return wording.amount(desk.words, indicator, before.measure.value)
    return desk.words.say("example-amount", unit=indicator.unit_name(desk.words.language))


def named(text: str, state: QuestioningAnswer, desk: Desk) -> int | None:
    """Which of the answers on offer the officer typed out, if exactly one of them.

    Where it is asked whether a figure is of the period or of the year, "lũy kế" alone is an answer too.
    """
    quantity = read(text, state.asking, desk)
    if state.doubt in doubting.PER_DOUBTS and quantity.per is not None and not quantity.readings:
        return 1 if quantity.per == weighing.field_of(state.asking, desk).per else 0
    if quantity.outcome is not Outcome.ACCEPT or asides.is_question(text, quantity, desk):
        return None
    field = weighing.field_of(state.asking, desk)
    typed = weighing.answer_of(quantity.readings[0], quantity, field, desk).measure
    matching = [position for position, candidate in enumerate(state.candidates) if candidate.answer().measure == typed]
    several = len(state.candidates) > 1
    return matching[0] if several and len(matching) == 1 else None


def take(quantity: Quantity, state: AskingForValue, desk: Desk) -> Step:
    """Store an answer that has one meaning, or ask about it."""
    return _follow(weighing.weigh(quantity, state, desk), state, desk)


def keep_unless_odd(
    answer: records.Answer, state: AskingForValue, desk: Desk, excused: frozenset[DoubtKind] = frozenset()
) -> Step:
    """Store an answer unless something about it is odd; then ask."""
    return _follow(weighing.weigh_answer(answer, state, desk, excused), state, desk)


def _follow(weighed: weighing.Weighed, state: AskingForValue, desk: Desk) -> Step:
    match weighed:
        case weighing.Sure(answer):
            return keep(answer, state, desk)
        case weighing.Doubtful(answers, key, values):
            return ask(answers, key, values, state, desk)
        case weighing.Refused(note, hopeless):
            again = prompts.prompt if hopeless else prompts.again
            return Step(state, again(state, desk, note))


def keep(answer: records.Answer, state: AskingForValue, desk: Desk) -> Step:
    """Store an answer: in the draft, or read it back as a correction."""
    if state.pending is not None:
        return going_through.kept(answer, state, desk)
    if state.purpose is not Purpose.CORRECT:
        return reporting.store(state, {state.indicator: answer}, desk)
    if reported_lines.is_held(answer, desk.filed(state.form, state.period).get(state.indicator)):
        return Step(Idle(), put_aside.menu(desk, _nothing_to_correct(answer, state, desk)))
    confirming = ConfirmingCorrection(
        form=state.form, period=state.period, indicator=state.indicator, candidate=Candidate.of(answer)
    )
    return Step(confirming, prompts.prompt(confirming, desk))


def _nothing_to_correct(answer: records.Answer, state: AskingForValue, desk: Desk) -> str:
    words, indicator = desk.words, desk.indicator(state.indicator)
    return words.say(
        "correct-nothing",
        name=indicator.short(words.language),
        period=wording.period_name(words, state.period),
        value=wording.answer_with_total(desk, indicator, answer, state.period),
    )


def ask(
    answers: tuple[records.Answer, ...], key: str, values: dict[str, str], state: AskingForValue, desk: Desk
) -> Step:
    """Ask which of these answers is meant."""
    questioning = QuestioningAnswer(
        asking=state.model_copy(update={"asked_at": desk.newest}),
        candidates=tuple(Candidate.of(answer) for answer in answers),
        doubt=key,
        values=values,
        lines=desk.meant_lines if key == doubting.OF_A_LIST else (),
    )
    return Step(questioning, prompts.prompt(questioning, desk))


def chosen(position: int, state: QuestioningAnswer, desk: Desk) -> Step:
    """The officer picked one of the answers on offer; what was not asked about it is still weighed.

    What villages made counts while they still make it.
    """
    answer = state.candidates[position].answer()
    if not from_villages.is_newest(answer, state.asking.indicator, state.asking.period, desk):
        return ask_anew(state.asking, desk)
    if desk.hasty and state.doubt not in doubting.READING_DOUBTS | doubting.PER_DOUBTS:
        return Step(state, prompts.prompt(state, desk))  # it may be the yes to the question before, sent twice
    if state.doubt in doubting.READING_DOUBTS | doubting.PER_DOUBTS:
        return keep_unless_odd(answer, state.asking, desk, _settled(answer, state, desk))
    return keep(answer, state.asking, desk)


def _settled(answer: records.Answer, state: QuestioningAnswer, desk: Desk) -> frozenset[DoubtKind]:
    """What the pick has settled: the question named it, or the officer had said what the figure covers."""
    if state.doubt in (from_villages.PARTIAL, from_villages.PARTIAL_BESIDE):
        return doubting.EXCUSED_BY_STATING | doubting.EXCUSED_BY_CHOOSING
    stated = answer.below is not None or read(answer.raw, state.asking, desk).per is not None
    return doubting.EXCUSED_BY_STATING if stated or state.doubt in doubting.PER_DOUBTS else frozenset()


def ask_anew(state: AskingForValue, desk: Desk) -> Step:
    """A village has reported since the question was shown: it is shown again with what they make now."""
    return Step(state, prompts.prompt(state, desk, desk.words.say("villages-changed")))


def is_plausible(text: str, state: AskingForValue, desk: Desk) -> bool:
    """Whether the text would pass as the figure asked, without any doubt."""
    quantity = read(text, state, desk)
    if quantity.outcome is not Outcome.ACCEPT or not quantity.readings:
        return False
    answer = weighing.answer_of(quantity.readings[0], quantity, weighing.field_of(state, desk), desk)
    return doubting.doubt_about(answer, state, desk) is None


def insisted(text: str, state: QuestioningAnswer, desk: Desk) -> bool:
    """Whether the officer typed the doubted figure, or "take it", once more: a yes, unless it may be a repetition."""
    unread = desk.resent or desk.unsent or desk.message <= state.asking.asked_at
    if unread or len(state.candidates) != 1 or state.doubt in doubting.BLIND_DOUBTS:
        return False
    if state.candidates[0].below is not None and desk.reader.means_taking(text):
        return not desk.hasty
    return fold(text) == fold(state.candidates[0].raw)


def hear_ordinal(text: str, state: QuestioningAnswer, desk: Desk) -> Step | None:
    """ "1" or "2" to "right, or type it again", "3" to "wait": a choice, unless it may well be the figure; then asked.

    None for any other text, and where several answers are on offer.
    """
    ordinal, most = text.strip(" .)"), 3 if from_villages.may_wait(state, desk) else 2
    if len(state.candidates) != 1 or ordinal not in ("1", "2", "3")[:most]:
        return None
    if is_plausible(ordinal, state.asking, desk):
        return Step(state, prompts.prompt(state, desk, desk.words.say("doubt-say-it-in-words")))
    if ordinal == "1":
        return chosen(0, state, desk)
    if ordinal == "2":
        return Step(state.asking, prompts.prompt(state.asking, desk))
    return going_through.skip(state.asking, desk)


def same_as_before(state: AskingForValue, desk: Desk) -> Step:
    """ "Như tháng trước": show the value of before and ask."""
    figure = desk.previous_figure(state.indicator, state.period)
    if figure is None:
        return Step(state, prompts.prompt(state, desk, desk.words.say("same-nothing-before")))
    answer = copying.same_as_before(state.indicator, state.period, desk)
    if from_villages.far_from(answer, state.indicator, state.period, desk) is not None:
        return keep_unless_odd(answer, state, desk)
    values = {"period": wording.period_name(desk.words, figure.period)}
    return ask((answer,), "doubt-same-as-before", values, state, desk)
