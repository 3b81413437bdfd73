"""Doubts about an answer that was read: odd against what is known, or typed before the question was seen.

Promises: a doubt brings the answers that may be meant, best first, or none when the value cannot be true.
Must not: turn a question into an acceptance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.dialogue import readback, wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, Purpose
from handlers.reading.figures import plausibility
from handlers.reading.figures.plausibility import DoubtKind, Known
from handlers.reading.figures.quantity import Quantity, Reading
from handlers.reading.text import fold
from models import records
from models.plan import measures
from models.plan.indicators import AcrossUnits, Indicator, Kind

OTHER_PLACE = "doubt-other-place"
OTHER_INDICATOR = "doubt-other-indicator"
NAMES_ANOTHER = frozenset({OTHER_PLACE, OTHER_INDICATOR})
OF_A_LIST = "doubt-of-a-list"
ONE_OF_TWO = "doubt-one-of-two"
FAR_FROM_LAST = f"doubt-{DoubtKind.FAR_FROM_LAST.value.replace('_', '-')}"
READING_DOUBTS = frozenset(
    {
        "doubt-several",
        "doubt-one",
        "doubt-repeated",
        "doubt-typed-ahead",
        OTHER_PLACE,
        OF_A_LIST,
        ONE_OF_TWO,
        OTHER_INDICATOR,
        "doubt-given-twice",
        "doubt-slip",
        "doubt-fall-or-rate",
        "doubt-take-villages",
        "doubt-part-of-villages",
        "doubt-part-of-villages-beside",
        "doubt-same-as-before",
        "doubt-none-or-no-figure",
        "doubt-no-figure",
        "doubt-no-figure-any-more",
    }
)
PER_DOUBTS = frozenset({"doubt-looks-like-year-to-date", "doubt-below-year-to-date"})
BLIND_DOUBTS = frozenset({"doubt-repeated", "doubt-typed-ahead"})


_LEAST_LETTERS = 3
EXCUSED_BY_STATING = frozenset({DoubtKind.LOOKS_LIKE_YEAR_TO_DATE, DoubtKind.BELOW_YEAR_TO_DATE})
EXCUSED_BY_CHOOSING = frozenset({DoubtKind.FAR_FROM_LAST, DoubtKind.ABOVE_TARGET, DoubtKind.WHOLE_CHANGED})
_NEVER_TRUE = frozenset({DoubtKind.PART_OVER_WHOLE, DoubtKind.ABOVE_MAXIMUM, DoubtKind.BELOW_MINIMUM})


@dataclass(frozen=True, slots=True)
class Doubt:
    """A phrase that asks, its words, and the answers on offer."""

    key: str
    values: dict[str, str]
    candidates: tuple[records.Answer, ...]


def misplaced(quantity: Quantity, state: AskingForValue, desk: Desk) -> tuple[str, dict[str, str]] | None:
    """The doubt that an answer belongs elsewhere: to another question, unit or indicator, or names a choice."""
    return (
        typed_blind(quantity.raw, state, desk)
        or means_a_line(desk)
        or names_another_place(quantity, desk)
        or names_another_indicator(quantity, state, desk)
        or takes_back(quantity, state, desk)
        or (("doubt-one", {}) if desk.as_a_choice else None)
    )


def typed_blind(raw: str, state: AskingForValue, desk: Desk) -> tuple[str, dict[str, str]] | None:
    """The doubt about an answer that may belong to the question before.

    It was typed before this question went out, or a prompt may have reached the officer twice and the answer
    is one of this report's again.
    """
    unseen = desk.message <= state.asked_at or desk.unsent
    if desk.hasty and state.last is not None and fold(raw) == fold(state.last.raw) and not _is_nothing(state, desk):
        return "doubt-repeated", {"last": desk.indicator(state.last.indicator).short(desk.words.language)}
    if not unseen and not desk.resent:
        return None
    if desk.resent and raw.strip().isdecimal() and len(raw.strip()) == 1:
        return "doubt-typed-ahead", {}  # it may be the place of a choice, answered a second time
    if (given := _given_before(raw, state, desk)) is not None:
        return "doubt-repeated", {"last": desk.indicator(given).short(desk.words.language)}
    return ("doubt-typed-ahead", {}) if unseen else None


def means_a_line(desk: Desk) -> tuple[str, dict[str, str]] | None:
    """The doubt that a number is of the list just shown beside the question."""
    if not desk.meant_lines:
        return None
    return OF_A_LIST, {"line": ", ".join(line.opens.label for line in desk.meant_lines)}


def _is_nothing(state: AskingForValue, desk: Desk) -> bool:
    """Whether the last answer was zero or no figure: that is often true of several figures in a row."""
    last = desk.answers(state.form, state.period).get(state.last.indicator) if state.last else None
    reading = _reading(last.measure) if last else None
    return reading is None or reading.value == 0


def _given_before(raw: str, state: AskingForValue, desk: Desk) -> str | None:
    """The other indicator of this report for which the same was typed: the last one first."""
    if state.last is not None and fold(raw) == fold(state.last.raw):
        return state.last.indicator
    answers = desk.answers(state.form, state.period).items()
    return next((slug for slug, given in answers if slug != state.indicator and fold(raw) == fold(given.raw)), None)


def names_another_place(quantity: Quantity, desk: Desk) -> tuple[str, dict[str, str]] | None:
    """The doubt about an answer that names a place other than the officer's unit."""
    if quantity.place is None:
        return None
    unit = desk.own_unit
    if fold(quantity.place) in {fold(name) for name in (unit.name, unit.full_name, unit.name_en, *unit.aliases)}:
        return None
    return OTHER_PLACE, {"place": _place_name(quantity.place, desk), "unit": wording.unit_title(desk)}


def names_another_indicator(quantity: Quantity, state: AskingForValue, desk: Desk) -> tuple[str, dict[str, str]] | None:
    """The doubt about an answer that names an indicator other than the one asked."""
    if sum(character.isalpha() for character in quantity.raw) < _LEAST_LETTERS:
        return None
    named = desk.reader.question(quantity.raw).indicators
    if not named or state.indicator in named:
        return None
    short = [desk.indicator(slug).short(desk.words.language) for slug in (named[0], state.indicator)]
    return OTHER_INDICATOR, {"named": short[0], "asked": short[1]}


def takes_back(quantity: Quantity, state: AskingForValue, desk: Desk) -> tuple[str, dict[str, str]] | None:
    """The doubt about "nhầm, 60" that the figure given before is meant, not the one asked now."""
    if not quantity.slip or state.last is None:
        return None
    lines = readback.shown(state.form, state.period, desk)
    if state.last.indicator not in lines:
        return None
    item, last = lines.index(state.last.indicator) + 1, desk.indicator(state.last.indicator)
    asked = desk.indicator(state.indicator).short(desk.words.language)
    return "doubt-slip", {"last": last.short(desk.words.language), "item": str(item), "asked": asked}


def _place_name(typed: str, desk: Desk) -> str:
    """The place as it is written, if it is a commune."""
    wanted = fold(typed)
    known = (unit.name for unit in desk.plan.units.communes if wanted in map(fold, (unit.name, *unit.aliases)))
    return next(known, typed)


def doubt_about(
    answer: records.Answer, state: AskingForValue, desk: Desk, excused: frozenset[DoubtKind] = frozenset()
) -> Doubt | None:
    """What is odd about an answer, if anything that is not excused."""
    reading = _reading(answer.measure)
    if reading is None:
        return None
    found = plausibility.question_about(reading, _known(answer, state, desk), excused)
    if found is None:
        return None
    key = f"doubt-{found.kind.value.replace('_', '-')}"
    return Doubt(key, _values(found, answer, state, desk), _meant(found, answer, state, desk))


def as_asked(answer: records.Answer, stated: str | None, state: AskingForValue, desk: Desk) -> records.Answer | None:
    """An answer that says it covers the other stretch of time, turned into what was asked.

    It stays as it was said while earlier reports are missing: nobody knows what of it is the period's own, and what is
    filed for them later must not be counted twice. None when it cannot be: a total since the start of the year below
    the total already reported.
    """
    if (
        stated is None
        or answer.per is None
        or stated == answer.per.value
        or not isinstance(answer.measure, measures.Amount)
    ):
        return answer
    before, value = desk.total_before(state.indicator, state.period), answer.measure.value
    turned = value - before if answer.per is measures.Per.PERIOD else value + before
    if turned < 0:
        return None
    if desk.misses_before(state.indicator, state.period):
        return replace(answer, per=measures.Per(stated))
    return replace(answer, measure=measures.Amount(turned))


def told_apart(
    answer: records.Answer, beside: Decimal, state: AskingForValue, desk: Desk
) -> tuple[records.Answer, ...]:
    """What may be meant when the figure of the other stretch, told ``beside`` the answer, makes another sum.

    Nothing when the two fit what was reported before.
    """
    stated = next((per.value for per in measures.Per if per is not answer.per), None)
    other = as_asked(replace(answer, measure=measures.Amount(beside)), stated, state, desk)
    if other == answer:
        return ()
    return (answer, other) if other is not None else (answer,)


def fall_or_rate(answers: tuple[records.Answer, ...]) -> tuple[records.Answer, ...]:
    """What a bare number may be where parts were asked to measure a fall: today's rate, or the fall itself."""
    meant: list[records.Answer] = []
    for answer in answers:
        match answer.measure:
            case measures.Amount(value):
                meant += (replace(answer, measure=measures.Rate(value)), answer)
            case _:
                meant.append(answer)
    return tuple(dict.fromkeys(meant)) if len(answers) == 1 else ()


def _reading(measure: measures.Measure) -> Reading | None:
    match measure:
        case measures.Amount(value):
            return Reading(value)
        case measures.Rate(percent):
            return Reading(percent)
        case measures.Share(part, whole):
            return Reading(measure.rate, part, whole)
    return None


def _known(answer: records.Answer, state: AskingForValue, desk: Desk) -> Known:
    indicator = desk.indicator(state.indicator)
    before = desk.previous_figure(indicator.slug, state.period)
    last = _reading(before.measure) if before is not None and _comparable(before, answer, indicator) else None
    flow = indicator.kind is Kind.FLOW
    return Known(
        flow=flow,
        rate=indicator.kind in (Kind.RATIO, Kind.REDUCTION),
        per=answer.per.value if answer.per else None,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
        last=last.value if last else None,
        total_before=desk.total_before(indicator.slug, state.period) if flow else None,
        whole=desk.known_whole(indicator.slug),
        parent=_value_of(indicator.part_of, state, desk),
        child=max(_children(indicator, state, desk), default=None),
        district_target=indicator.target if indicator.across_units is AcrossUnits.SUM else None,
    )


def _comparable(before: measures.Figure, answer: records.Answer, indicator: Indicator) -> bool:
    """Whether two periods' figures are of one stretch and, where a fall is asked, both the fall or both the rate."""
    falls = [isinstance(one, measures.Amount) for one in (before.measure, answer.measure)]
    return before.per is answer.per and (indicator.kind is not Kind.REDUCTION or falls[0] == falls[1])


def _children(indicator: Indicator, state: AskingForValue, desk: Desk) -> list[Decimal]:
    """The values the same draft has for the parts of this indicator."""
    parts = desk.plan.parts_of.get(indicator.slug, ())
    return [value for slug in parts if (value := _value_of(slug, state, desk)) is not None]


def _value_of(slug: str | None, state: AskingForValue, desk: Desk) -> Decimal | None:
    """The value the same report has for another indicator."""
    held = desk.filed if state.purpose is Purpose.CORRECT else desk.answers
    other = held(state.form, state.period).get(slug) if slug is not None else None
    reading = _reading(other.measure) if other is not None else None
    return reading.value if reading else None


def _values(found: plausibility.Doubt, answer: records.Answer, state: AskingForValue, desk: Desk) -> dict[str, str]:
    """The words of a doubt: the answer as read, and what it is held against."""
    indicator = desk.indicator(state.indicator)
    counted = found.kind in (DoubtKind.WHOLE_CHANGED, DoubtKind.PART_OVER_WHOLE)
    against = desk.words.number(found.against) if counted else wording.amount(desk.words, indicator, found.against)
    return {"value": wording.answer(desk.words, indicator, answer), "against": against}


def _meant(
    found: plausibility.Doubt, answer: records.Answer, state: AskingForValue, desk: Desk
) -> tuple[records.Answer, ...]:
    """The answers that may be meant, the likeliest first; none when the value cannot be true."""
    if found.kind in _NEVER_TRUE:
        return ()
    if found.kind in EXCUSED_BY_STATING and answer.per is not None:
        other = next(per.value for per in measures.Per if per is not answer.per)
        turned = as_asked(answer, other, state, desk)
        return (turned, answer) if turned is not None else (answer,)
    return (answer,)
