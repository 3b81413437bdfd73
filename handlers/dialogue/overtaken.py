"""Figures of a draft that were taken from the villages, of which more have reported since.

Promises: said at the read-back with what they make now, and who is still missing; a figure that the officer typed is
left alone.
Must not: change the draft (see ``taking``).
"""

from __future__ import annotations

from handlers.dialogue import from_villages, readback, tokens, wording
from handlers.dialogue.desk import Desk
from handlers.dialogue.from_villages import Moved
from models import messages
from models.plan import measures


def overtaken(form: str, period: str, desk: Desk) -> tuple[Moved, ...]:
    """The figures of the draft of which the villages that made them say something else by now, in the form's order."""
    found, answers = [], desk.answers(form, period)
    for indicator in readback.shown(form, period, desk) if answers else ():
        if (given := answers.get(indicator)) is None:
            continue
        now = from_villages.made(indicator, period, desk) if given.below is not None else None
        if now is not None and (given.measure, given.below) != (now.measure, now.below):
            found.append(Moved(indicator, given, now))
    return tuple(found)


def shown(form: str, period: str, desk: Desk) -> str:
    """What the read-back says of them, in short: another text means that another village has reported."""
    return " ".join(
        f"{one.indicator} {one.made.below.reported}/{one.made.below.expected} {measures.to_json(one.made.measure)}"
        for one in overtaken(form, period, desk)
    )


def lines(form: str, period: str, desk: Desk) -> tuple[str, ...]:
    """What the villages make of each now."""
    return tuple(_line(one, desk) for one in overtaken(form, period, desk))


def _line(one: Moved, desk: Desk) -> str:
    indicator, missing = desk.indicator(one.indicator), one.made.missing
    return desk.words.say(
        "villages-newer-lacking" if missing else "villages-newer",
        name=indicator.short(desk.words.language),
        value=from_villages.value_of(indicator, one.made, desk.words),
        names=from_villages.names(missing, desk, from_villages.MOST_NAMES_IN_DOUBT),
        **from_villages.counts_of(one.made),
    )


def choices(form: str, period: str, desk: Desk) -> tuple[messages.Choice, ...]:
    """The choice that takes over what they make now, one or all."""
    found = overtaken(form, period, desk)
    if len(found) != 1:
        return (wording.choice(desk.words, tokens.VILLAGES, "choice-take-newer-all"),) if found else ()
    made = found[0].made
    value = from_villages.value_of(desk.indicator(found[0].indicator), made, desk.words)
    return (
        wording.choice(desk.words, tokens.VILLAGES, "choice-take-newer", value=value, **from_villages.counts_of(made)),
    )
