"""A leader's own words to the officers of one unit.

Promises: nothing goes out that was not shown first, with those it goes to; whatever is typed is the text.
Must not: send, or choose who gets it.
"""

from __future__ import annotations

from handlers.dialogue import prompts, tokens, wording
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import broadcast_prompts
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.decisions import WriteToUnit
from handlers.dialogue.leaders.led import UnitLed
from handlers.dialogue.leaders.states import ConfirmingMessage, WritingMessage
from handlers.dialogue.states import Idle
from handlers.reading.orders import OrderKind
from handlers.reading.text import clean
from models import messages


def begin(unit: UnitLed, text: str, desk: Desk) -> Step:
    """A message to the unit's officers; ``text`` is what was typed after its name."""
    if not leading_wording.besides(unit.reachable, desk):
        return Step(Idle(), _nobody(unit, desk))
    state = WritingMessage(unit=unit.unit.slug)
    return take_text(text, state, desk) if text.strip() else Step(state, prompts.prompt(state, desk))


def _nobody(unit: UnitLed, desk: Desk) -> Reply:
    words, title = desk.words, leading_wording.of_unit(desk, unit)
    others = leading_wording.besides(unit.people, desk)
    if not others:
        return Reply(words.say("lead-nobody", unit=title), (_back_to_list(desk),))
    why = leading_wording.why_not(words, others)
    call = wording.choice(words, leading_tokens.about_unit(OrderKind.CALL, unit.unit.slug), "choice-call")
    return Reply(words.say("write-nobody", unit=title, why=why), (call, _back_to_list(desk)))


def _back_to_list(desk: Desk) -> messages.Choice:
    return wording.choice(desk.words, tokens.GO_LATE, "choice-late-list")


def take_text(text: str, state: WritingMessage, desk: Desk) -> Step:
    """Show the text as it will arrive."""
    if (problem := text_problem(text, desk)) is not None:
        return Step(state, prompts.prompt(state, desk, problem))
    showing = ConfirmingMessage(unit=state.unit, text=tidy(text))
    return Step(showing, prompts.prompt(showing, desk))


def tidy(text: str) -> str:
    """The text without unseen characters and without blanks at its ends; its lines stay."""
    return "\n".join(line.rstrip() for line in clean(text).replace("\r", "").split("\n")).strip()


def text_problem(text: str, desk: Desk) -> str | None:
    """Why a text cannot be sent."""
    most, length = broadcast_prompts.MOST_CHARACTERS, len(tidy(text))
    if not length:
        return desk.words.say("write-empty")
    return desk.words.say("write-too-long", length=length, most=most) if length > most else None


def choose(token: str, state: WritingMessage | ConfirmingMessage, desk: Desk) -> Step:
    """Send, write anew, or leave it."""
    unit = desk.led.at_hand if desk.led else None
    if token == leading_tokens.REWRITE:
        writing = WritingMessage(unit=state.unit)
        return Step(writing, prompts.prompt(writing, desk))
    if token == tokens.YES and isinstance(state, ConfirmingMessage) and unit is not None:
        return _send(state, unit, desk)
    if token in (tokens.NO, tokens.BACK):
        return leave(desk)
    return Step(state, prompts.prompt(state, desk))


def leave(desk: Desk) -> Step:
    """Nothing is sent."""
    return Step(Idle(), Reply(desk.words.say("write-left"), (_back_to_list(desk),)))


def _send(state: ConfirmingMessage, unit: UnitLed, desk: Desk) -> Step:
    words, told = desk.words, leading_wording.besides(unit.reachable, desk)
    if not told:
        return Step(Idle(), _nobody(unit, desk))
    lines = [words.say("write-done", names=leading_wording.who_all(words, told))]
    if unit.unreachable:
        lines.append(words.say("write-not-to", names=leading_wording.why_not(words, unit.unreachable)))
    return Step(Idle(), Reply("\n".join(lines), (_back_to_list(desk),)), (WriteToUnit(state.unit, state.text),))
