"""An answer to a figure that is asked: read it, doubt it, and store it only when one meaning is left.

Promises: what has two readings, is odd, or may answer another question is asked about, never stored.
Must not: choose the next question (see ``reporting``).
"""

from __future__ import annotations

from decimal import Decimal

from handlers.dialogue import doubting, prompts, reporting, wording
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import (
    AskingForValue,
    Candidate,
    ConfirmingCorrection,
    Purpose,
    QuestioningAnswer,
)
from handlers.reading.figures.plausibility import DoubtKind
from handlers.reading.figures.quantity import Asked, Outcome, Quantity, Reading, Special
from handlers.reading.text import fold
from models import records
from models.plan import measures
from models.plan.forms import Field
from models.plan.indicators import Indicator, Kind

SHARE_KINDS = frozenset({Kind.RATIO, Kind.REDUCTION})
_ZERO = Decimal(0)


def read(text: str, state: AskingForValue, desk: Desk) -> Quantity:
    """The text read as an answer to the figure asked."""
    indicator, field = desk.indicator(state.indicator), _field(state, desk)
    asked = Asked(
        unit=indicator.unit,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
        whole=desk.known_whole(indicator.slug) if field.whole else None,
        indicator=indicator.slug,
        words=(indicator.name_vi, indicator.short_vi, indicator.name_en),
        per=field.per.value if field.per else None,
        counted=field.whole is not None,
        flow=indicator.kind is Kind.FLOW,
        target=indicator.target,
    )
    return desk.reader.quantity(text, asked)


def hear_value(text: str, state: AskingForValue, desk: Desk) -> Step:
    """The text is an answer to this figure and nothing else."""
    quantity = read(text, state, desk)
    if quantity.readings or quantity.special in (Special.NO_FIGURE, Special.NONE_OR_NO_FIGURE):
        return take(quantity, state, desk)
    return Step(state, prompts.again(state, desk, reason(quantity, state, desk)))


def reason(quantity: Quantity, state: AskingForValue, desk: Desk) -> str:
    """Why nothing was stored, with an example that works."""
    key = f"reading-{quantity.reason.replace('_', '-')}"
    words = desk.words
    said = words.say(key) if key in words else words.say("reading-no-number")
    return words.say("reading-refused", reason=said, example=_example(state, desk))


def _example(state: AskingForValue, desk: Desk) -> str:
    field, indicator = _field(state, desk), desk.indicator(state.indicator)
    if field.part and field.whole:
        return desk.words.say("example-share")
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
        return 1 if quantity.per == _field(state.asking, desk).per else 0
    if quantity.outcome is not Outcome.ACCEPT:
        return None
    field = _field(state.asking, desk)
    typed = _answer(quantity.readings[0], quantity, field, desk).measure
    matching = [position for position, candidate in enumerate(state.candidates) if candidate.answer().measure == typed]
    several = len(state.candidates) > 1
    return matching[0] if several and len(matching) == 1 else None


def take(quantity: Quantity, state: AskingForValue, desk: Desk) -> Step:
    """Store an answer that has one meaning, or ask about it."""
    field = _field(state, desk)
    if quantity.special is Special.NO_FIGURE:
        none = records.Answer(measures.NoFigure(), None, False, quantity.raw)
        blind = doubting.typed_blind(quantity.raw, state, desk)
        return ask((none,), *blind, state, desk) if blind else keep(none, state, desk)
    if quantity.special is Special.NONE_OR_NO_FIGURE:
        return _ask_none_or_no_figure(quantity, state, desk)
    turned = [
        doubting.as_asked(_answer(reading, quantity, field, desk), quantity.per, state, desk)
        for reading in quantity.readings
    ]
    answers = tuple(answer for answer in turned if answer is not None)
    if turned and not answers:
        before = desk.total_before(state.indicator, state.period)
        total = wording.amount(desk.words, desk.indicator(state.indicator), before)
        return Step(state, prompts.again(state, desk, desk.words.say("reading-below-total", total=total)))
    if not answers:
        return Step(state, prompts.again(state, desk, desk.words.say("reading-again")))
    if len(answers) == 1 and (misplaced := doubting.misplaced(quantity, state, desk)):
        return ask(answers, *misplaced, state, desk)
    if quantity.outcome is Outcome.ASK:
        return ask(answers, "doubt-several" if len(answers) > 1 else "doubt-one", {}, state, desk)
    excused = doubting.EXCUSED_BY_STATING if quantity.per is not None else frozenset[DoubtKind]()
    return keep_unless_odd(answers[0], state, desk, excused)


def keep_unless_odd(
    answer: records.Answer, state: AskingForValue, desk: Desk, excused: frozenset[DoubtKind] = frozenset()
) -> Step:
    """Store an answer unless something about it is odd; then ask."""
    if state.purpose is Purpose.CORRECT:
        excused |= doubting.EXCUSED_BY_CHOOSING  # old and new value are read back before anything changes
    doubt = doubting.doubt_about(answer, state, desk, excused)
    if doubt is None:
        return keep(answer, state, desk)
    if not doubt.candidates:
        return Step(state, prompts.prompt(state, desk, desk.words.say(doubt.key, **doubt.values)))
    return ask(doubt.candidates, doubt.key, doubt.values, state, desk)


def keep(answer: records.Answer, state: AskingForValue, desk: Desk) -> Step:
    """Store an answer: in the draft, or read it back as a correction."""
    if state.purpose is not Purpose.CORRECT:
        return reporting.store(state, {state.indicator: answer}, desk)
    confirming = ConfirmingCorrection(
        form=state.form, period=state.period, indicator=state.indicator, candidate=Candidate.of(answer)
    )
    return Step(confirming, prompts.prompt(confirming, desk))


def ask(
    answers: tuple[records.Answer, ...], key: str, values: dict[str, str], state: AskingForValue, desk: Desk
) -> Step:
    """Ask which of these answers is meant."""
    questioning = QuestioningAnswer(
        asking=reporting.asking(
            state.form, state.period, state.indicator, state.purpose, desk, state.skipped, state.last
        ),
        candidates=tuple(Candidate.of(answer) for answer in answers),
        doubt=key,
        values=values,
    )
    return Step(questioning, prompts.prompt(questioning, desk))


def chosen(position: int, state: QuestioningAnswer, desk: Desk) -> Step:
    """The officer picked one of the answers on offer."""
    answer = state.candidates[position].answer()
    if state.doubt in doubting.READING_DOUBTS:
        return keep_unless_odd(answer, state.asking, desk, doubting.EXCUSED_BY_CHOOSING)
    return keep(answer, state.asking, desk)


def is_plausible(text: str, state: AskingForValue, desk: Desk) -> bool:
    """Whether the text would pass as the figure asked, without any doubt."""
    quantity = read(text, state, desk)
    if quantity.outcome is not Outcome.ACCEPT or not quantity.readings:
        return False
    answer = _answer(quantity.readings[0], quantity, _field(state, desk), desk)
    return doubting.doubt_about(answer, state, desk) is None


def insisted(text: str, state: QuestioningAnswer, desk: Desk) -> bool:
    """Whether the officer typed the doubted figure once more: a yes, unless it may be no more than a repetition."""
    unread = desk.resent or desk.unsent or desk.message <= state.asking.asked_at
    if unread or len(state.candidates) != 1 or state.doubt in doubting.BLIND_DOUBTS:
        return False
    return fold(text) == fold(state.candidates[0].raw)


def same_as_before(state: AskingForValue, desk: Desk) -> Step:
    """ "Như tháng trước": show the value of before and ask."""
    figure = desk.previous_figure(state.indicator, state.period)
    if figure is None:
        return Step(state, prompts.prompt(state, desk, desk.words.say("same-nothing-before")))
    answer = reporting.same_as_before(state.indicator, state.period, desk)
    values = {"period": wording.period_name(desk.words, figure.period)}
    return ask((answer,), "doubt-same-as-before", values, state, desk)


def _ask_none_or_no_figure(quantity: Quantity, state: AskingForValue, desk: Desk) -> Step:
    field = _field(state, desk)
    zero = _answer(Reading(_ZERO), quantity, field, desk)
    none = records.Answer(measures.NoFigure(), None, False, quantity.raw)
    return ask((zero, none), "doubt-none-or-no-figure", {}, state, desk)


def _answer(reading: Reading, quantity: Quantity, field: Field, desk: Desk) -> records.Answer:
    indicator = desk.indicator(field.indicator)
    return records.Answer(_measure(reading, indicator, desk), field.per, quantity.estimated, quantity.raw)


def _measure(reading: Reading, indicator: Indicator, desk: Desk) -> measures.Measure:
    if indicator.kind not in SHARE_KINDS:
        return measures.Amount(reading.value)
    if reading.part is not None and reading.whole:
        return measures.Share(reading.part, reading.whole)
    if indicator.kind is Kind.REDUCTION:
        return measures.Amount(reading.value)
    whole = desk.known_whole(indicator.slug)
    if reading.value == 0 and whole:
        return measures.Share(_ZERO, whole)
    return measures.Rate(reading.value)


def _field(state: AskingForValue, desk: Desk) -> Field:
    field = desk.form(state.form).field(state.indicator)
    if field is None:
        raise LookupError(f"{state.form} does not ask for {state.indicator}")
    return field
