"""What may be done with an answer that was read: keep it, ask about it, or say why it cannot be.

Promises: one way for every answer, typed alone or as a line of a whole report; what has two readings, is odd, or may
answer another question is doubtful, never sure.
Must not: store anything or choose what is asked next (see ``answering`` and ``reporting``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from handlers.dialogue import doubting, from_villages, wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, Purpose
from handlers.reading.figures.plausibility import DoubtKind
from handlers.reading.figures.quantity import Asked, Outcome, Quantity, Reading, Reason, Special
from models import records
from models.plan import measures
from models.plan.forms import Field
from models.plan.indicators import Indicator, Kind
from models.plan.roll_ups import RolledUp

SHARE_KINDS = frozenset({Kind.RATIO, Kind.REDUCTION})
_ZERO = Decimal(0)

Misplaced = Callable[[Quantity, AskingForValue, Desk], tuple[str, dict[str, str]] | None]

_OF_TWO = frozenset({Reason.FRACTION, Reason.WHOLE_DIFFERS})  # "40/50" where one number is asked


@dataclass(frozen=True, slots=True)
class Sure:
    """The answer has one meaning."""

    answer: records.Answer


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The phrase that asks, its words, and the answers that may be meant, best first."""

    answers: tuple[records.Answer, ...]
    key: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing can be kept; ``note`` says why. ``hopeless``: the figure was read and cannot be true."""

    note: str
    hopeless: bool = False


Weighed = Sure | Doubtful | Refused


def field_of(state: AskingForValue, desk: Desk) -> Field:
    """The question of the form."""
    field = desk.form(state.form).field(state.indicator)
    if field is None:
        raise LookupError(f"{state.form} does not ask for {state.indicator}")
    return field


def read(text: str, state: AskingForValue, desk: Desk) -> Quantity:
    """The text read as an answer to the figure asked."""
    indicator, field = desk.indicator(state.indicator), field_of(state, desk)
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


def reason(quantity: Quantity, desk: Desk) -> str:
    """Why nothing was read, as a part of a sentence."""
    key = f"reading-{quantity.reason.replace('_', '-')}"
    return desk.words.say(key) if key in desk.words else desk.words.say("reading-no-number")


def weigh(quantity: Quantity, state: AskingForValue, desk: Desk, misplaced: Misplaced = doubting.misplaced) -> Weighed:
    """What may be done with what was read. ``misplaced`` doubts whether it belongs here at all."""
    weighed = _weigh(quantity, state, desk, misplaced)
    if not field_of(state, desk).parts_only or isinstance(weighed, Refused):
        return weighed
    answers = (weighed.answer,) if isinstance(weighed, Sure) else weighed.answers
    if all(isinstance(answer.measure, measures.Share | measures.NoFigure) for answer in answers):
        return weighed
    return Refused(desk.words.say("reading-parts-only"))


def _weigh(quantity: Quantity, state: AskingForValue, desk: Desk, misplaced: Misplaced) -> Weighed:
    if quantity.special is Special.NO_FIGURE:
        return _no_figure(quantity, state, desk)
    if quantity.special is Special.NONE_OR_NO_FIGURE:
        none = records.Answer(measures.NoFigure(), None, False, quantity.raw)
        zero = answer_of(Reading(_ZERO), quantity, field_of(state, desk), desk)
        zeros = doubting.fall_or_rate((zero,)) if _is_a_counted_fall(state, desk) else (zero,)
        return Doubtful((*zeros, none), "doubt-none-or-no-figure", {})
    field = field_of(state, desk)
    turned = [
        doubting.as_asked(answer_of(reading, quantity, field, desk), quantity.per, state, desk)
        for reading in quantity.readings
    ]
    answers = tuple(answer for answer in turned if answer is not None)
    if turned and not answers:
        before = desk.total_before(state.indicator, state.period)
        total = wording.amount(desk.words, desk.indicator(state.indicator), before)
        return Refused(desk.words.say("reading-below-total", total=total))
    if not answers:
        return Refused(desk.words.say("reading-again"))
    elsewhere = misplaced(quantity, state, desk)
    if elsewhere and (len(answers) == 1 or elsewhere[0] in doubting.NAMES_ANOTHER):
        return Doubtful(answers, *elsewhere)
    if quantity.beside is not None and (meant := doubting.told_apart(answers[0], quantity.beside, state, desk)):
        return Doubtful(meant, "doubt-several" if len(meant) > 1 else "doubt-one", {})
    if quantity.reason == Reason.FALL_OR_RATE and (meant := doubting.fall_or_rate(answers)):
        return Doubtful(meant, "doubt-fall-or-rate", {"example": wording.example_of_share(desk.words, field)})
    if len(answers) == 1 and quantity.reason in _OF_TWO and isinstance(answers[0].measure, measures.Amount):
        value = wording.answer(desk.words, desk.indicator(state.indicator), answers[0])
        return Doubtful(answers, doubting.ONE_OF_TWO, {"typed": wording.cut(quantity.raw), "value": value})
    if quantity.outcome is Outcome.ASK:
        return Doubtful(answers, "doubt-several" if len(answers) > 1 else "doubt-one", {})
    excused = doubting.EXCUSED_BY_STATING if quantity.per is not None else frozenset[DoubtKind]()
    return weigh_answer(answers[0], state, desk, excused)


def _is_a_counted_fall(state: AskingForValue, desk: Desk) -> bool:
    """Whether parts are asked to measure a fall, so that a bare number may be today's rate too."""
    return desk.indicator(state.indicator).kind is Kind.REDUCTION and field_of(state, desk).whole is not None


def weigh_answer(
    answer: records.Answer, state: AskingForValue, desk: Desk, excused: frozenset[DoubtKind] = frozenset()
) -> Weighed:
    """What may be done with an answer of one reading: is it odd against what is known?"""
    if state.purpose is Purpose.CORRECT:
        excused |= doubting.EXCUSED_BY_CHOOSING  # old and new value are read back before anything changes
    doubt = doubting.doubt_about(answer, state, desk, excused)
    nearer = doubt is None or doubt.key == doubting.FAR_FROM_LAST  # villages say more than the period before
    if nearer and DoubtKind.FAR_FROM_LAST not in excused:
        found = from_villages.far_from(answer, state.indicator, state.period, desk)
        if found is not None:
            return _doubted_by_villages(answer, found, state, desk)
        if (found := from_villages.is_part(answer, state.indicator, state.period, desk)) is not None:
            return _taken_for_part(answer, found, state, desk)
    if doubt is None:
        return Sure(answer)
    if not doubt.candidates:
        return Refused(desk.words.say(doubt.key, **doubt.values), hopeless=True)
    return Doubtful(doubt.candidates, doubt.key, doubt.values)


def _doubted_by_villages(answer: records.Answer, found: RolledUp, state: AskingForValue, desk: Desk) -> Doubtful:
    theirs = from_villages.answer(state.indicator, found, desk)
    values = from_villages.far_values(answer, state.indicator, found, desk)
    return Doubtful((answer, theirs), from_villages.FAR, values)


def _taken_for_part(answer: records.Answer, found: RolledUp, state: AskingForValue, desk: Desk) -> Doubtful:
    theirs = from_villages.answer(state.indicator, found, desk)
    names = from_villages.names(found.missing, desk, from_villages.MOST_NAMES_IN_DOUBT)
    value = wording.answer(desk.words, desk.indicator(state.indicator), answer)
    values = {"value": value, "names": names, **from_villages.counts_of(found)}
    return Doubtful((theirs, answer), from_villages.AS_PART, values)


def _no_figure(quantity: Quantity, state: AskingForValue, desk: Desk) -> Weighed:
    none = records.Answer(measures.NoFigure(), None, False, quantity.raw)
    if blind := doubting.typed_blind(quantity.raw, state, desk):
        return Doubtful((none,), *blind)
    drafted = desk.answers(state.form, state.period).get(state.indicator)
    a_figure = drafted is not None and not isinstance(drafted.measure, measures.NoFigure)
    if drafted is not None and a_figure and state.purpose is not Purpose.CORRECT:
        value = wording.answer(desk.words, desk.indicator(state.indicator), drafted)
        return Doubtful((none,), "doubt-no-figure-any-more", {"value": value})
    said = desk.reader.not_yet(quantity.raw)
    sure = quantity.outcome is Outcome.REFUSE or (said is not None and said.reason)
    return Sure(none) if sure else Doubtful((none,), "doubt-no-figure", {})


def answer_of(reading: Reading, quantity: Quantity, field: Field, desk: Desk) -> records.Answer:
    """A reading as the answer it would be."""
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
