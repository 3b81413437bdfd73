"""The statements of sending: what is ready, what is on its way, how it ended.

Promises: a row is claimed by one sender; of a conversation its answers come first, in the order they were written,
then what is no answer, in its order.
Must not: talk to a network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from models import messages
from models.store.among import among
from models.store.queries import post, silence, unsent
from models.store.tables import Broadcast, Conversation, Outbox

outbox = Outbox.__table__
conversations = Conversation.__table__
Which = Literal["answers", "unasked"]
ANSWER = post.PRIORITIES[messages.Why.ANSWER]
# Written out, not bound: SQLite uses a partial index only where it sees the index's own condition.
_READY: sa.ColumnElement[str] = sa.literal_column("'ready'")
_SENDING: sa.ColumnElement[str] = sa.literal_column("'sending'")
_ANSWER: sa.ColumnElement[int] = sa.literal_column(str(ANSWER))


_CLAIMED_COLUMNS = tuple(
    outbox.c[name] for name in ("id", "conversation_id", "channel", "address", "inbox_id", "why", "body", "attempts")
)


def _claimable(which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """What of one kind may go now, in order."""
    return (
        sa.select(*_CLAIMED_COLUMNS)
        .where(
            outbox.c.state == _READY,
            which,
            among(outbox.c.channel, "channels"),
            sa.or_(outbox.c.not_before.is_(None), outbox.c.not_before <= sa.bindparam("now")),
            sa.not_(among(outbox.c.conversation_id, "without")),
        )
        .order_by(outbox.c.priority, outbox.c.id)
        .limit(sa.bindparam("most"))
    )


_CLAIMABLE = {"answers": _claimable(outbox.c.priority == _ANSWER), "unasked": _claimable(outbox.c.priority > _ANSWER)}
_LEFT = sa.select(
    sa.exists().where(outbox.c.state == _READY, outbox.c.priority == _ANSWER),
    sa.exists().where(outbox.c.state == _READY, outbox.c.priority > _ANSWER),
)
_CLAIM = (
    sa.update(outbox).where(outbox.c.id == sa.bindparam("row")).values(state="sending", attempts=outbox.c.attempts + 1)
)
_STOP_AGAIN = (
    sa.update(outbox)
    .where(
        outbox.c.id == sa.bindparam("row"),
        outbox.c.state == _READY,
        outbox.c.broadcast_id.in_(sa.select(Broadcast.id).where(Broadcast.state == "stopped")),
    )
    .values(state="stopped")
)
_SETTLE = (
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("row"))
    .values(
        {
            name: sa.bindparam(f"p_{name}")
            for name in ("state", "not_before", "settled_at", "network_id", "failure", "attempts")
        }
    )
)


@dataclass(frozen=True, slots=True)
class Ready:
    """An outbox row claimed for sending."""

    id: int
    conversation: int
    channel: str
    address: str
    inbox_id: int | None
    why: messages.Why
    body: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Settled:
    """How a claimed row ended: "sent", "refused", or "ready" again from ``not_before`` on.

    ``unreachable`` and ``uncertain`` mark the conversation; ``moved_to`` is its new address; ``untried``: nothing
    reached the network, so it does not count as an attempt.
    """

    row: Ready
    state: str
    at: datetime
    not_before: datetime | None = None
    network_id: str | None = None
    failure: str | None = None
    unreachable: int = 0
    uncertain: int = 0
    moved_to: str | None = None
    untried: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """Whether answers wait, and whether anything else does; now or until a later moment."""

    answers: bool
    unasked: bool


def claim(
    connection: sa.Connection,
    rooms: Mapping[str, int],
    without: Collection[int],
    most: int,
    now: datetime,
    which: Which,
) -> tuple[list[Ready], frozenset[str]]:
    """Claim up to ``most`` rows that may go now, at most ``rooms`` of each channel; of a conversation the next only.

    ``without``: these conversations are left out, because they are being sent to or have to wait. Beside the rows, the
    channels that have no more of them.
    """
    found, exhausted = _next_rows(connection, rooms, set(without), most, {"now": now}, _CLAIMABLE[which])
    if found:
        connection.execute(_CLAIM, [{"row": row.id} for row in found])
    return [_ready(row) for row in found], exhausted


def left(connection: sa.Connection) -> Left:
    """What waits."""
    return Left(*map(bool, connection.execute(_LEFT).one()))


def _next_rows(
    connection: sa.Connection,
    rooms: Mapping[str, int],
    without: set[int],
    most: int,
    moment: dict[str, Any],
    claimable: sa.Select[Any],
) -> tuple[list[sa.Row[Any]], frozenset[str]]:
    """One row a conversation, so that a chat with a long queue takes nobody's place."""
    found: list[sa.Row[Any]] = []
    left = {channel: room for channel, room in rooms.items() if room > 0}
    while left and len(found) < most:
        limit = min(most - len(found), sum(left.values()))
        wanted = {**moment, "channels": sorted(left), "without": sorted(without), "most": limit}
        rows = connection.execute(claimable, wanted).all()
        for row in rows:
            if row.conversation_id not in without and left[row.channel]:
                without.add(row.conversation_id)
                left[row.channel] -= 1
                found.append(row)
        left = {channel: room for channel, room in left.items() if room}
        if len(rows) < limit:
            return found, frozenset(left)
    return found, frozenset()


def _ready(row: sa.Row[Any]) -> Ready:
    why, attempts = messages.Why(row.why), row.attempts + 1
    return Ready(row.id, row.conversation_id, row.channel, row.address, row.inbox_id, why, row.body, attempts)


def settle(connection: sa.Connection, ended: Iterable[Settled]) -> None:
    """Write how sends ended."""
    rows = list(ended)
    if not rows:
        return
    connection.execute(
        _SETTLE,
        [
            {
                "row": one.row.id,
                "p_state": one.state,
                "p_not_before": one.not_before,
                "p_settled_at": one.at,
                "p_network_id": one.network_id,
                "p_failure": one.failure,
                "p_attempts": one.row.attempts - one.untried,
            }
            for one in rows
        ],
    )
    _stop_again(connection, [one.row.id for one in rows if one.state == "ready"])
    for one in rows:
        _mark_conversation(connection, one)
        if one.unreachable:
            silence.note(connection, one.row.conversation, one.at)


def _mark_conversation(connection: sa.Connection, one: Settled) -> None:
    changes: dict[str, object] = {}
    if one.unreachable:
        changes["reachable"] = 0
    if one.uncertain:
        changes["resent"] = 1
    if one.moved_to is not None:
        if not _is_taken(connection, one.row.channel, one.moved_to):
            changes["sender"] = one.moved_to
        connection.execute(
            sa.update(outbox)
            .where(outbox.c.conversation_id == one.row.conversation, outbox.c.state == _READY)
            .values(address=one.moved_to)
        )
    if changes:
        connection.execute(sa.update(conversations).where(conversations.c.id == one.row.conversation).values(changes))


def _is_taken(connection: sa.Connection, channel: str, address: str) -> bool:
    """Whether somebody has written from this address already; that conversation then goes on there."""
    return bool(
        connection.scalar(
            sa.select(sa.exists().where(conversations.c.channel == channel, conversations.c.sender == address))
        )
    )


def take_back(connection: sa.Connection, channels: Collection[str], besides: Collection[int] = ()) -> int:
    """What was on its way when whoever sent it stopped may or may not have arrived. It goes out again, and where it
    was an answer its conversation remembers that a prompt may come twice. ``besides``: these rows are in our hands."""
    rows = connection.execute(
        sa.select(outbox.c.id, outbox.c.conversation_id, outbox.c.priority).where(
            outbox.c.state == _SENDING, outbox.c.channel.in_(list(channels)), outbox.c.id.not_in(list(besides))
        )
    ).all()
    if rows:
        connection.execute(sa.update(outbox).where(outbox.c.id.in_([row.id for row in rows])).values(state="ready"))
        _stop_again(connection, [row.id for row in rows])
        connection.execute(
            sa.update(conversations)
            .where(conversations.c.id.in_([row.conversation_id for row in rows if row.priority == ANSWER]))
            .values(resent=1)
        )
    return len(rows)


def _stop_again(connection: sa.Connection, rows: Collection[int]) -> None:
    """What was on its way when its broadcast was stopped, or its report filed, and was not taken by the network, stays
    stopped."""
    if rows:
        connection.execute(_STOP_AGAIN, [{"row": row} for row in rows])
        unsent.stop_overtaken(connection, rows)
