"""What the outcome of a delivery means for its row, and who has to wait because of it.

Promises: every outcome of the channels' closed list is settled; what never reached the network is no attempt.
Must not: write, send, or read a clock.
"""

from __future__ import annotations

from datetime import datetime

from bot.channels import contract
from bot.delivery.backoff import wait_before
from bot.delivery.waiting import Waiting
from models import messages
from models.store.queries.delivering import Ready, Settled
from models.store.queries.waits import CHAT_WAITS, WHOLE_BOT_WAITS, Wait, reach_of

MOST_BROKEN_ATTEMPTS = 5
MOST_UNCERTAIN_ATTEMPTS = 10


def settled(row: Ready, outcome: contract.Outcome, waiting: Waiting, now: datetime) -> Settled:
    """How the row is written down; waits are noted."""
    if isinstance(outcome, contract.ChannelDown):
        waiting.note_away(row.channel, now)
        return untried(row, now, outcome.detail)
    if not isinstance(outcome, contract.OutcomeUnknown):
        waiting.note_there(row.channel)
    match outcome:
        case contract.Delivered(network_id):
            return Settled(row, "sent", now, network_id=network_id)
        case contract.TryLater(after, reach):
            asked = CHAT_WAITS if reach is contract.Reach.CHAT else WHOLE_BOT_WAITS
            return _later(Settled(row, "ready", now, now + after, failure=asked), waiting)
        case contract.Refused(refusal, detail):
            gone = refusal is not contract.Refusal.NOT_ACCEPTED
            return Settled(row, "refused", now, failure=detail, unreachable=int(gone))
        case contract.Moved(address):
            return Settled(row, "ready", now, moved_to=address)
        case contract.OutcomeUnknown(detail) if row.attempts >= MOST_UNCERTAIN_ATTEMPTS:
            return Settled(row, "sent", now, failure=detail, uncertain=_asks(row))
        case contract.OutcomeUnknown(detail):
            again = now + wait_before(row.attempts)
            return _later(Settled(row, "ready", now, again, failure=detail, uncertain=_asks(row)), waiting)


def untried(row: Ready, now: datetime, why: str | None = None) -> Settled:
    """Nothing reached the network: the row is as ready as before, and whoever holds its channel back keeps it."""
    return Settled(row, "ready", now, failure=why, untried=1)


def let_go(one: Settled) -> Settled:
    """Somebody is there again: what was to wait does not."""
    return one if one.not_before is None else untried(one.row, one.at)


def broken(row: Ready, problem: str, waiting: Waiting, now: datetime) -> Settled:
    """A message that breaks the sender itself is tried a few times, then closed."""
    if row.attempts >= MOST_BROKEN_ATTEMPTS:
        return Settled(row, "refused", now, failure=problem)
    return _later(Settled(row, "ready", now, now + wait_before(row.attempts), failure=problem), waiting)


def _later(one: Settled, waiting: Waiting) -> Settled:
    """Note what else has to wait behind this row."""
    if one.not_before is not None:
        reach = reach_of(one.failure, one.row.why)
        waiting.note(Wait(one.row.channel, one.row.conversation, one.not_before, reach))
    return one


def _asks(row: Ready) -> int:
    """1 when a second copy could be answered twice: only answers ask for figures."""
    return int(row.why is messages.Why.ANSWER)
