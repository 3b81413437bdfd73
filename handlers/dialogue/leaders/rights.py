"""Who may do what a leader does, and the straight answer for who may not.

Promises: nobody is left without an answer; "call" and "tell" in other officers' mouths are orders only with a unit.
Must not: begin anything.
"""

from __future__ import annotations

from handlers import permissions
from handlers.dialogue import prompts
from handlers.dialogue.browsing import Answer
from handlers.dialogue.decisions import Reply
from handlers.dialogue.desk import Desk
from handlers.dialogue.leaders.decisions import Foresight
from handlers.permissions import Right
from handlers.reading.orders import Order, OrderKind
from models.records import Role

OF_BROADCASTS = frozenset({OrderKind.BROADCAST, OrderKind.PROGRESS, OrderKind.UNREACHED, OrderKind.STOP})


def foresee(days: Foresight, desk: Desk) -> Answer:
    """What will be sent on these days, for those who may see it."""
    if desk.officer is None or not permissions.may(desk.officer, Right.FORESEE):
        return Reply(desk.words.say("lead-foresight-refused"), prompts.menu_choices(desk))
    return days


def may(kind: OrderKind | None, desk: Desk) -> bool:
    """Whether the officer may do this at all; None is looking at the list and at units."""
    right = Right.SEE_WHO_IS_LATE if kind is None else Right.BROADCAST if kind in OF_BROADCASTS else Right.LEAD
    return desk.officer is not None and permissions.may(desk.officer, right)


def refused(given: Order | None, desk: Desk) -> Answer | None:
    """A straight answer for who may not. "Call", "tell" in other officers' mouths are orders only with a unit."""
    words = desk.words
    if desk.officer is not None and desk.officer.role is Role.CHAIRMAN:
        return Reply(words.say("lead-chairman-reads"), prompts.menu_choices(desk))
    match given.kind if given else None:
        case None:
            key = "lead-not-yours"
        case OrderKind.EXTEND:
            key = "lead-extend-refused"
        case OrderKind.CALL | OrderKind.WRITE if not _names_a_unit(given, desk):
            return None
        case OrderKind.CALL | OrderKind.WRITE:
            key = "lead-contact-refused"
        case _:
            key = "lead-broadcast-refused"
    role = {"role": desk.officer.role.value} if key == "lead-extend-refused" and desk.officer else {}
    return Reply(words.say(key, **role), prompts.menu_choices(desk))


def _names_a_unit(given: Order | None, desk: Desk) -> bool:
    return given is not None and bool(desk.reader.question(given.rest).units)
