"""What leaders do besides asking: a unit looked at closely, more time for it, a call, a message, an announcement.

Promises: who may not do it gets a straight answer; an order begins something, it changes nothing by itself.
Must not: load or change anything.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from handlers.dialogue import prompts, tokens, wording
from handlers.dialogue.browsing import Answer
from handlers.dialogue.decisions import Reply, Step
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders import broadcasting, extending, summing_up, writing
from handlers.dialogue.leaders import cards as leading_cards
from handlers.dialogue.leaders import rights as leading_rights
from handlers.dialogue.leaders import tokens as leading_tokens
from handlers.dialogue.leaders import wording as leading_wording
from handlers.dialogue.leaders.decisions import Foresight, LateList, NotYetDue
from handlers.dialogue.leaders.led import UnitLed
from handlers.dialogue.leaders.states import (
    ConfirmingMessage,
    Dictating,
    Extending,
    GivingReason,
    Leading,
    OfMany,
    WritingBroadcast,
    WritingMessage,
)
from handlers.dialogue.lists import templates as list_templates
from handlers.dialogue.lists.importing import may_import
from handlers.dialogue.states import Idle, State, ViewingReport
from handlers.reading.orders import Order, OrderKind
from handlers.reading.questions.question import Intent, Question, Wish
from models import messages

LEAVING = frozenset({Wish.CANCEL, Wish.PAUSE, Wish.NO})
_MOST_CHOICES = 8
_A_WEEK = timedelta(days=6)


def take_text(text: str, state: Dictating, desk: Desk) -> Step:
    """The text that was asked for, unless it is a word that leaves the question."""
    bare = text.strip().lstrip("/")
    if desk.reader.wish(text) is Wish.CANCEL or desk.reader.wish(bare) is Wish.CANCEL:
        return _leave(state, desk)
    match state:
        case GivingReason():
            another = order(text, state, desk) if desk.led is not None and desk.led.units else None
            return another if isinstance(another, Step) else extending.give_reason(text, state, desk)
        case WritingMessage():
            return writing.take_text(text, state, desk)
        case WritingBroadcast():
            return broadcasting.take_text(text, state, desk)


def choose(token: str, state: Leading, desk: Desk) -> Step:
    """A choice of the question at hand."""
    if isinstance(state, Extending):
        return extending.choose(token, state, desk)
    if isinstance(state, WritingMessage | ConfirmingMessage):
        return writing.choose(token, state, desk)
    return broadcasting.choose(token, state, desk)


def hear(text: str, wish: Wish | None, state: State, desk: Desk) -> Step | None:
    """What was typed, if it answers a leader's question at hand or leaves it."""
    if not isinstance(state, Leading):
        return _stopping(wish, state, desk)
    if wish in LEAVING:
        return _leave(state, desk)
    if isinstance(state, Extending):
        return extending.hear(text, wish, state, desk)
    if isinstance(state, OfMany):
        return broadcasting.hear(text, state, desk)
    sends = isinstance(state, ConfirmingMessage) and desk.reader.means_send(text)
    return writing.choose(tokens.YES, state, desk) if sends else None


def _leave(state: Leading, desk: Desk) -> Step:
    if isinstance(state, Extending):
        return extending.leave(desk)
    if isinstance(state, WritingMessage | ConfirmingMessage):
        return writing.leave(desk)
    return broadcasting.leave(desk)


def order(text: str, state: State, desk: Desk) -> Step | Answer | None:
    """What a typed order leads to, or None when it is none."""
    given = desk.reader.order(text)
    if given is None or desk.officer is None:
        return None
    if given.kind in summing_up.KINDS:
        return summing_up.ordered(text, given, state, desk)
    if given.kind in list_templates.KINDS:
        return list_templates.offer(given.kind, given.rest, desk) if may_import(desk) else None
    if leading_rights.may(given.kind, desk):
        found = _ordered(given, state, desk)
        # Another order leaves the question at hand.
        return Step(Idle(), found) if isinstance(found, Reply) and isinstance(state, Leading) else found
    refused = leading_rights.refused(given, desk) if isinstance(state, Idle | ViewingReport | Leading) else None
    return Step(Idle(), refused) if isinstance(refused, Reply) and isinstance(state, Leading) else refused


def answer(text: str, question: Question, desk: Desk) -> Answer | None:
    """What a leader's question about one unit, or about the reminders to come, is answered with."""
    if question.wish is Wish.PREVIEW_REMINDERS:
        first_on, last_on = desk.reader.days_named(text, desk.today) or (desk.today, desk.today + _A_WEEK)
        return leading_rights.foresee(Foresight(first_on, last_on), desk)
    about_units = question.intent is Intent.WHO_IS_LATE and desk.led is not None and bool(desk.led.units)
    found = _of_units(None, "", desk) if about_units else None
    return found if not isinstance(found, Step) else None


def go(token: str, state: State, desk: Desk) -> Step | Answer | None:
    """What one of a leader's choices leads to, whenever it is tapped; None when it is none of them."""
    if (about := leading_tokens.read_about_unit(token)) is not None:
        return _about_unit(about.kind, desk)
    if (page := leading_tokens.read_open_page(token)) is not None:
        return NotYetDue(page) if leading_rights.may(None, desk) else leading_rights.refused(None, desk)
    if (late := leading_tokens.read_page(token)) is not None:
        return LateList(*late) if leading_rights.may(None, desk) else leading_rights.refused(None, desk)
    if (days := leading_tokens.read_foreseen(token)) is not None:
        return leading_rights.foresee(Foresight(*days), desk)
    if (document := summing_up.tapped(token, desk)) is not None:
        return document
    if token in (tokens.GO_TARGETS_TEMPLATE, tokens.GO_PAST_TEMPLATE) and may_import(desk):
        kind = OrderKind.TARGETS_TEMPLATE if token == tokens.GO_TARGETS_TEMPLATE else OrderKind.PAST_TEMPLATE
        return list_templates.offer(kind, "", desk)
    match token:
        case leading_tokens.GO_OPEN:
            return NotYetDue() if leading_rights.may(None, desk) else leading_rights.refused(None, desk)
        case leading_tokens.GO_BROADCAST:
            return _of_broadcasts(Order(OrderKind.BROADCAST), state, desk)
        case leading_tokens.GO_BROADCAST_PROGRESS:
            return _of_broadcasts(Order(OrderKind.PROGRESS), state, desk)
        case leading_tokens.GO_BROADCAST_UNREACHED:
            return _of_broadcasts(Order(OrderKind.UNREACHED), state, desk)
        case leading_tokens.GO_BROADCAST_STOP:
            return _of_broadcasts(Order(OrderKind.STOP), state, desk)
    return None


def _ordered(given: Order, state: State, desk: Desk) -> Step | Answer | None:
    if given.kind in leading_rights.OF_BROADCASTS:
        return _of_broadcasts(given, state, desk)
    if desk.led is not None and desk.led.units:
        return _of_units(given.kind, desk.led.rest, desk)
    if desk.led is not None and desk.led.outside:
        return Reply(desk.words.say("lead-other-unit"), prompts.menu_choices(desk))
    if given.kind is OrderKind.WRITE and (audience := _audience(given)) and desk.reader.audience(audience) is not None:
        return _of_broadcasts(Order(OrderKind.BROADCAST, audience), state, desk)
    if desk.led is not None and desk.led.at_hand is not None and (not given.rest or given.kind is OrderKind.EXTEND):
        return _of_unit(given.kind, desk.led.at_hand, given.rest, desk)
    if not given.rest or given.kind is OrderKind.EXTEND:
        return _name_a_unit(given.kind, desk)
    return None


def _audience(given: Order) -> str:
    """Whom "nhắn các xã chậm: …" is for; the text is asked for again, so that nothing is cut off it."""
    return given.rest.partition(":")[0]


def _name_a_unit(kind: OrderKind, desk: Desk) -> Answer:
    text = desk.words.say(
        "lead-name-a-unit",
        order=desk.words.say(f"lead-order-{kind.value}"),
        example=desk.plan.units.communes[0].title(desk.words.language),
    )
    choices = [wording.choice(desk.words, tokens.GO_LATE, "choice-late-list")]
    if kind is OrderKind.WRITE and leading_rights.may(OrderKind.BROADCAST, desk):
        choices.append(wording.choice(desk.words, leading_tokens.GO_BROADCAST, "choice-cast"))
    return Reply(text, tuple(choices))


def _about_unit(kind: OrderKind | None, desk: Desk) -> Step | Answer:
    if not leading_rights.may(kind, desk):
        refused = leading_rights.refused(Order(kind) if kind else None, desk)
        return refused or Reply(desk.words.say("lead-contact-refused"), prompts.menu_choices(desk))
    if desk.led is None or not desk.led.units:
        return Reply(desk.words.say("lead-other-unit"), prompts.menu_choices(desk))
    return _of_units(kind, "", desk)


def _of_units(kind: OrderKind | None, rest: str, desk: Desk) -> Step | Answer:
    units = desk.led.units if desk.led else ()
    if len(units) != 1:
        return _which_unit(kind, units, desk)
    return _of_unit(kind, units[0], rest, desk)


def _of_unit(kind: OrderKind | None, unit: UnitLed, rest: str, desk: Desk) -> Step | Answer:
    """Deal with this unit from now on."""
    if desk.led is not None:
        desk = replace(desk, led=replace(desk.led, at_hand=unit))
    match kind:
        case OrderKind.EXTEND:
            return extending.begin(unit, rest, desk)
        case OrderKind.WRITE:
            return writing.begin(unit, rest, desk)
        case OrderKind.CALL:
            return leading_cards.phones(unit, desk)
    return leading_cards.card(unit, desk)


def _which_unit(kind: OrderKind | None, units: tuple[UnitLed, ...], desk: Desk) -> Reply:
    choices = tuple(
        messages.Choice(
            token=leading_tokens.about_unit(kind, one.unit.slug),
            label=wording.capital(leading_wording.of_unit(desk, one)),
        )
        for one in units[:_MOST_CHOICES]
    )
    return Reply(desk.words.say("lead-which-unit"), choices)


def _of_broadcasts(given: Order, state: State, desk: Desk) -> Step | Answer | None:
    if not leading_rights.may(given.kind, desk):
        return leading_rights.refused(given, desk)
    if given.kind is OrderKind.BROADCAST:
        return broadcasting.begin(desk.reader.audience(given.rest) or desk.reader.audience(_audience(given)), desk)
    return broadcasting.watch(given.kind, state, desk)


def _stopping(wish: Wish | None, state: State, desk: Desk) -> Step | None:
    """ "Stop" or "cancel" with nothing at hand while a broadcast is on its way."""
    if wish in (Wish.CANCEL, Wish.PAUSE) and isinstance(state, Idle) and desk.led is not None and desk.led.sending:
        return broadcasting.mention_sending(desk)
    return None
