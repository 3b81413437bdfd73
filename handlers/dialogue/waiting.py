"""Waiting for villages while their commune's figure is asked: "chờ bản 3".

Promises: the figure stays open and is asked again later; who has reported already, or is no village of the commune,
is said.
Must not: take the number of a village for a figure.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.dialogue import from_villages, going_through, prompts
from handlers.dialogue.decisions import Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.states import AskingForValue, QuestioningAnswer, State
from handlers.reading.text import words_of
from models.plan.units import Unit

MOST_NAMES = 3


def hear(text: str, state: State, desk: Desk) -> Step | None:
    """What follows from a wish to wait for villages; None for any other text, and where no villages report."""
    asking = state.asking if isinstance(state, QuestioningAnswer) else state
    if not desk.villages or not isinstance(asking, AskingForValue):
        return None
    named = desk.reader.waiting(text)
    if named is None:
        return None
    villages = _called(named, desk)
    if villages is None:
        return None if any(word.isalpha() for word in named) else _said(state, desk, "wait-no-such-village")
    if (desk.own_unit.level, asking.indicator) not in desk.plan.roll_ups:
        return _passed_over(asking, desk, "wait-not-of-villages")
    found = from_villages.made(asking.indicator, asking.period, desk)
    missing = found.missing if found is not None else tuple(one.slug for one in desk.villages)
    waited = tuple(one.slug for one in villages if one.slug in missing)
    if not waited:
        here = from_villages.names([one.slug for one in villages], desk, MOST_NAMES)
        left = from_villages.names(missing, desk, MOST_NAMES)
        return _said(state, desk, "wait-has-reported", names=here, missing=left, lacking="yes" if missing else "no")
    if not from_villages.stays_open(asking, desk):
        return _said(state, desk, "wait-not-here")
    return _passed_over(asking, desk, "wait-for-villages", names=from_villages.names(waited, desk, MOST_NAMES))


def _passed_over(asking: AskingForValue, desk: Desk, key: str, **values: str) -> Step:
    """The figure is left open, and it is said what for."""
    step, note = going_through.skip(asking, desk), desk.words.say(key, **values)
    return step if step.reply is None else replace(step, reply=replace(step.reply, text=f"{note}\n{step.reply.text}"))


def _called(named: frozenset[str], desk: Desk) -> tuple[Unit, ...] | None:
    """The villages that one of these words tells apart, all for words they share; None where one is in no name."""
    names = {one.slug: words_of(one.name) for one in desk.villages}
    if not named <= frozenset[str]().union(*names.values()):
        return None
    shared = frozenset.intersection(*names.values())
    telling = named - shared
    return tuple(one for one in desk.villages if not telling or telling & names[one.slug])


def _said(state: State, desk: Desk, key: str, **values: str) -> Step:
    return Step(state, prompts.again(state, desk, desk.words.say(key, **values)))
