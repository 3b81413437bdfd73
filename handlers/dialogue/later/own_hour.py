"""The hour at which an officer is always reminded: "đổi giờ nhắc 15h", "giờ nhắc như cũ".

Promises: an hour outside the role's windows is not kept, and the windows are named.
Must not: plan a reminder.
"""

from __future__ import annotations

from datetime import time

from handlers.dialogue import prompts
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.later import postponing, tokens
from handlers.dialogue.later.decisions import SetReminderClock
from handlers.dialogue.states import Idle, State, ViewingReport
from handlers.reading.reminding.moments import clocks_of
from handlers.reading.reminding.requests import AtHour
from models import messages
from reminders.hours import Hours
from reminders.later_choices import said_clock


def hear(request: AtHour, state: State, desk: Desk) -> Step:
    """The officer wants another hour, or asks which it is."""
    if desk.officer is not None and desk.officer.role not in {*desk.ladder.hours, *desk.ladder.lists.hours}:
        return _told(desk.words.say("later-not-reminded"), state, desk)
    clocks = clocks_of(request.spoken, postponing.habits(desk))
    if not clocks:
        return _told(_now(desk), state, desk)
    if len(clocks) > 1 and any(map(postponing.habits(desk).include, clocks)):
        return _ask(clocks, state, desk)
    return set_to(clocks[0], state, desk)


def set_to(clock: time, state: State, desk: Desk) -> Step:
    """Keep this hour, if the role may be written to then."""
    words = desk.words
    if not postponing.habits(desk).include(clock):
        return _told(_outside(clock, desk), state, desk)
    text = words.say("hour-set", clock=said_clock(words, clock))
    decision = SetReminderClock(clock.isoformat("minutes"))
    if not isinstance(state, Idle | ViewingReport):
        return Step(state, prompts.again(state, desk, text), (decision,))
    return Step(state, Reply(text, (_as_before(desk), *prompts.menu_choices(desk))), (decision,))


def as_before(state: State, desk: Desk) -> Step:
    """Back to the role's own hour."""
    usual = _hours(desk).slot
    text = desk.words.say("hour-usual", clock=said_clock(desk.words, usual))
    return Step(state, prompts.again(state, desk, text), (SetReminderClock(""),))


def tapped(token: str, state: State, desk: Desk) -> Step | None:
    """A choice of an hour; None for any other token."""
    if token == tokens.GO_HOUR_USUAL:
        return as_before(state, desk)
    clock = tokens.read_hour(token)
    return set_to(clock, state, desk) if clock is not None else None


def _ask(clocks: tuple[time, ...], state: State, desk: Desk) -> Step:
    if not isinstance(state, Idle | ViewingReport):
        return _told(_now(desk), state, desk)
    offered = tuple(messages.Choice(token=tokens.hour(one), label=said_clock(desk.words, one)) for one in clocks)
    return Step(state, Reply(desk.words.say("hour-which"), offered))


def _told(text: str, state: State, desk: Desk) -> Step:
    return Step(state, prompts.again(state, desk, text))


def _now(desk: Desk) -> str:
    words, hours = desk.words, _hours(desk)
    return words.say(
        "hour-now",
        clock=said_clock(words, postponing.habits(desk).slot),
        windows=postponing.windows_text(hours, words),
        example=said_clock(words, _example(desk)),
    )


def _outside(clock: time, desk: Desk) -> str:
    words, hours = desk.words, _hours(desk)
    return words.say(
        "hour-outside",
        clock=said_clock(words, clock),
        windows=postponing.windows_text(hours, words),
        example=said_clock(words, _example(desk)),
    )


def _as_before(desk: Desk) -> messages.Choice:
    return messages.Choice(token=tokens.GO_HOUR_USUAL, label=desk.words.say("choice-hour-usual"))


def _example(desk: Desk) -> time:
    """The next full hour after the role's own at which it may be written to."""
    hours = _hours(desk)
    later = (time(hour) for hour in range(hours.slot.hour + 1, 24))
    return next((clock for clock in later if hours.allows(clock)), hours.slot)


def _hours(desk: Desk) -> Hours:
    if desk.officer is None:
        raise LookupError("a stranger is not reminded")
    return desk.ladder.hours_of(desk.officer.role)
