"""What a commune's villages make of a figure it is asked for, put before the officer: said, offered, and held against.

Promises: nothing is said while no village has reported; how many of how many made it is said with it; what is taken
over is marked as such, and as an estimate while villages are missing.
Must not: store anything or choose what is asked next (see ``taking``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.dialogue import tokens, wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, Purpose, QuestioningAnswer
from locales.phrasebook import Phrasebook
from models import messages, records
from models.plan import measures, roll_ups
from models.plan.indicators import Indicator, Kind
from models.plan.roll_ups import RolledUp

FAR = "doubt-far-from-villages"
AS_PART = "doubt-equals-part-of-villages"
TAKING = "doubt-take-villages"
PARTIAL = "doubt-part-of-villages"
PARTIAL_BESIDE = "doubt-part-of-villages-beside"
_MOST_NAMES = 4
MOST_NAMES_IN_DOUBT = 3


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that the unit has filed or in its draft, and what its villages make now."""

    indicator: str
    filed: records.Answer
    made: RolledUp


def made(indicator: str, period: str, desk: Desk) -> RolledUp | None:
    """What the villages make of an indicator for a period; None while there is nothing to say, or no such rule."""
    if (desk.own_unit.level, indicator) not in desk.plan.roll_ups or not desk.villages:
        return None
    figures = [one for one in desk.village_figures if (one.indicator, one.period) == (indicator, period)]
    return roll_ups.rolled_up(desk.indicator(indicator), [unit.slug for unit in desk.villages], figures)


def answer(indicator: str, found: RolledUp, desk: Desk) -> records.Answer:
    """What the villages make as the commune's answer. While villages are missing it is an estimate."""
    form = desk.plan.form_for(indicator, desk.own_unit)
    field = form.field(indicator) if form else None
    return records.Answer(
        measure=found.measure,
        per=field.per if field else None,
        estimated=found.estimated or not found.below.complete,
        raw=desk.words.say("raw-from-villages", value=_value(indicator, found, desk), **counts_of(found)),
        below=found.below,
    )


def shown(state: AskingForValue, desk: Desk) -> str:
    """What the question shows of the villages, in short: another text means that another village has reported."""
    found = made(state.indicator, state.period, desk)
    return f"{_counted(found)} {measures.to_json(found.measure)}" if found else ""


def line(state: AskingForValue, desk: Desk) -> str:
    """The line of the question that says what the villages make, and who is missing."""
    found = made(state.indicator, state.period, desk)
    if found is None:
        return ""
    words, values = desk.words, {"value": _value(state.indicator, found, desk), **counts_of(found)}
    if found.below.complete:
        return words.say("villages-all", **values)
    flow = desk.indicator(state.indicator).kind is Kind.FLOW
    apart = "villages-cumulated" if flow else "villages-without-whole"
    lacks = (
        lacking(found, desk),
        words.say(apart, names=names(found.without_whole, desk)) if found.without_whole else "",
    )
    return f"{words.say('villages-some', **values)} {' '.join(each for each in lacks if each)}"


def lacking(found: RolledUp, desk: Desk) -> str:
    """The sentence that names the villages without a figure; empty for none."""
    return desk.words.say("villages-missing", names=names(found.missing, desk)) if found.missing else ""


def choices(state: AskingForValue, desk: Desk) -> tuple[messages.Choice, ...]:
    """The choice that takes over what the villages make."""
    found = made(state.indicator, state.period, desk)
    if found is None:
        return ()
    value = _value(state.indicator, found, desk)
    key = "choice-take-all-villages" if found.below.complete else "choice-take-villages"
    return (wording.choice(desk.words, tokens.VILLAGES, key, value=value, **counts_of(found)),)


def far_from(given: records.Answer, indicator: str, period: str, desk: Desk) -> RolledUp | None:
    """What the villages make, when a figure given lies too far from it."""
    found = made(indicator, period, desk) if given.below is None else None
    if found is None:
        return None
    rule = desk.plan.roll_ups[desk.own_unit.level, indicator]
    return found if roll_ups.is_far(given.measure, found, rule.far_percent) else None


def far_values(given: records.Answer, indicator: str, found: RolledUp, desk: Desk) -> dict[str, str]:
    """The words of the doubt that a figure lies far from what the villages make."""
    value = wording.answer(desk.words, desk.indicator(indicator), given)
    return {"value": value, "against": _value(indicator, found, desk), **counts_of(found)}


def partial(state: AskingForValue, found: RolledUp, desk: Desk) -> tuple[str, dict[str, str]] | None:
    """The doubt about a level of which villages are missing: what they have counts as nothing in the sum.

    None when all are in it, and for what is no level: more of a flow adds up later, a rate needs no village.
    """
    indicator = desk.indicator(state.indicator)
    if indicator.kind is not Kind.LEVEL or found.below.complete:
        return None
    values = {
        "value": _value(indicator.slug, found, desk),
        "names": names(found.missing, desk, MOST_NAMES_IN_DOUBT),
        "waits": "yes" if stays_open(state, desk) else "no",
        **counts_of(found),
    }
    before = desk.previous_figure(indicator.slug, state.period)
    if before is None or not isinstance(before.measure, measures.Amount):
        return PARTIAL, values
    last = wording.amount(desk.words, indicator, before.measure.value)
    return PARTIAL_BESIDE, values | {"last": last, "period": wording.period_name(desk.words, before.period)}


def is_part(given: records.Answer, indicator: str, period: str, desk: Desk) -> RolledUp | None:
    """What some of the villages make, when a level was typed that is just that and not what the commune had before."""
    found = made(indicator, period, desk) if given.below is None else None
    if found is None or found.below.complete or desk.indicator(indicator).kind is not Kind.LEVEL:
        return None
    before = desk.previous_figure(indicator, period)
    same = before is not None and before.measure == given.measure
    return found if given.measure == found.measure and not given.estimated and not same else None


def is_newest(given: records.Answer, indicator: str, period: str, desk: Desk) -> bool:
    """Whether a figure on offer is not the villages', or is what they make now too."""
    if given.below is None:
        return True
    found = made(indicator, period, desk)
    return found is not None and (given.measure, given.below) == (found.measure, found.below)


def may_wait(state: QuestioningAnswer, desk: Desk) -> bool:
    """Whether the question is about a level that lacks villages, so that it can wait for them."""
    below = state.candidates[0].answer().below if len(state.candidates) == 1 else None
    level = desk.indicator(state.asking.indicator).kind is Kind.LEVEL
    return below is not None and not below.complete and level and stays_open(state.asking, desk)


def stays_open(state: AskingForValue, desk: Desk) -> bool:
    """Whether the figure is asked again when it is passed over."""
    return state.purpose is not Purpose.CORRECT and state.indicator not in desk.answers(state.form, state.period)


def moved(form: str, period: str, desk: Desk) -> tuple[Moved, ...]:
    """The filed figures of which the villages say something else by now."""
    found = []
    for indicator, filed in desk.filed(form, period).items():
        now = made(indicator, period, desk)
        if now is not None and roll_ups.has_moved(filed.measure, filed.below, now):
            found.append(Moved(indicator, filed, now))
    return tuple(found)


def moved_line(one: Moved, desk: Desk) -> str:
    """What the villages make now and what the commune has filed."""
    return moved_words(desk.indicator(one.indicator), one.filed, one.made, desk.words)


def moved_words(indicator: Indicator, filed: records.Answer, found: RolledUp, words: Phrasebook) -> str:
    """The same in words."""
    return words.say(
        "villages-moved",
        name=indicator.short(words.language),
        value=value_of(indicator, found, words),
        filed=wording.answer(words, indicator, filed),
        **counts_of(found),
    )


def moved_choice(one: Moved, period: str, desk: Desk) -> messages.Choice:
    """The choice that corrects the filed figure to what the villages make, after a read-back."""
    return correcting_choice(desk.indicator(one.indicator), one.made, period, desk.words)


def correcting_choice(indicator: Indicator, found: RolledUp, period: str, words: Phrasebook) -> messages.Choice:
    """The same for any who ask."""
    value, name = value_of(indicator, found, words), indicator.short(words.language)
    token = tokens.from_villages(indicator.number, period)
    return wording.choice(words, token, "choice-villages-moved", name=name, value=value)


def value_of(indicator: Indicator, found: RolledUp, words: Phrasebook) -> str:
    """What the villages make, as an estimate where some village's figure is."""
    written = wording.measure(words, indicator, found.measure)
    return words.say("measure-estimated", value=written) if found.estimated else written


def counts_of(found: RolledUp) -> dict[str, str]:
    """How many of how many villages, as words of a phrase."""
    return {"reported": str(found.below.reported), "expected": str(found.below.expected)}


def names(slugs: Sequence[str], desk: Desk, most: int = _MOST_NAMES) -> str:
    """Villages by name, a few of them when they are many."""
    known = {unit.slug: unit.name for unit in desk.villages}
    return wording.some_names([known[slug] for slug in slugs], most, desk.words)


def _value(indicator: str, found: RolledUp, desk: Desk) -> str:
    return value_of(desk.indicator(indicator), found, desk.words)


def _counted(found: RolledUp) -> str:
    return f"{found.below.reported}/{found.below.expected}"
