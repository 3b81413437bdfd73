"""The statements of sending: what is ready, what is on its way, how it ended.

Promises: a row is claimed by one sender; older rows of a conversation come first.
Must not: talk to a network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from models import messages
from models.store.queries import post
from models.store.tables import Conversation, Outbox

outbox = Outbox.__table__
conversations = Conversation.__table__
WHOLE_BOT_WAITS = "the whole bot has to wait"
_waiting = outbox.alias("waiting")
_READY: sa.ColumnElement[str] = sa.literal_column("'ready'")
_SENDING: sa.ColumnElement[str] = sa.literal_column("'sending'")

# One of their rows has to wait; the later ones wait behind it.
_HELD_BACK = sa.select(_waiting.c.conversation_id).where(
    _waiting.c.state == _READY, _waiting.c.not_before > sa.bindparam("now")
)
_CLAIMABLE = (
    sa.select(outbox)
    .where(
        outbox.c.state == _READY,
        outbox.c.channel.in_(sa.bindparam("channels", expanding=True)),
        sa.or_(outbox.c.not_before.is_(None), outbox.c.not_before <= sa.bindparam("now")),
        outbox.c.conversation_id.not_in(sa.bindparam("busy", expanding=True)),
        outbox.c.conversation_id.not_in(_HELD_BACK),
    )
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(sa.bindparam("most"))
)
_UNSENT = sa.select(
    sa.exists().where(
        outbox.c.state == _READY,
        outbox.c.priority == post.PRIORITIES[messages.Why.ANSWER],
        outbox.c.conversation_id == sa.bindparam("conversation"),
    )
)
_NEWEST_WHY = (
    sa.select(outbox.c.why)
    .where(outbox.c.conversation_id == sa.bindparam("conversation"))
    .order_by(outbox.c.id.desc())
    .limit(1)
)
_CLAIM = (
    sa.update(outbox).where(outbox.c.id == sa.bindparam("row")).values(state="sending", attempts=outbox.c.attempts + 1)
)
_SETTLE = (
    sa.update(outbox)
    .where(outbox.c.id == sa.bindparam("row"))
    .values(
        {name: sa.bindparam(f"p_{name}") for name in ("state", "not_before", "settled_at", "network_id", "failure")}
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

    ``blocks`` moves the conversation's later rows behind that moment too; ``unreachable`` and ``uncertain`` mark
    the conversation; ``moved_to`` is its new address.
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


def claim(
    connection: sa.Connection, channels: Collection[str], busy: Collection[int], most: int, now: datetime
) -> list[Ready]:
    """Claim up to ``most`` rows that may go now, none of a busy conversation or behind an older waiting row."""
    if most <= 0 or not channels:
        return []
    wanted = {"channels": sorted(channels), "busy": sorted(busy), "now": now, "most": most}
    claimed = connection.execute(_CLAIMABLE, wanted).all()
    if claimed:
        connection.execute(_CLAIM, [{"row": row.id} for row in claimed])
    return [
        Ready(
            row.id,
            row.conversation_id,
            row.channel,
            row.address,
            row.inbox_id,
            messages.Why(row.why),
            row.body,
            row.attempts + 1,
        )
        for row in claimed
    ]


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
            }
            for one in rows
        ],
    )
    for one in rows:
        _mark_conversation(connection, one)


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


def take_back(connection: sa.Connection, channels: Sequence[str]) -> int:
    """At the start: what was on its way when we stopped may or may not have arrived. It goes out again, and
    its conversations remember that a prompt may come twice."""
    rows = connection.execute(
        sa.select(outbox.c.id, outbox.c.conversation_id).where(
            outbox.c.state == _SENDING, outbox.c.channel.in_(list(channels))
        )
    ).all()
    if rows:
        connection.execute(sa.update(outbox).where(outbox.c.id.in_([row.id for row in rows])).values(state="ready"))
        connection.execute(
            sa.update(conversations)
            .where(conversations.c.id.in_([row.conversation_id for row in rows]))
            .values(resent=1)
        )
    return len(rows)


def pauses(connection: sa.Connection) -> dict[str, datetime]:
    """Until when the network told the whole bot to wait, by channel; moments gone by too."""
    rows = connection.execute(
        sa.select(outbox.c.channel, sa.func.max(outbox.c.not_before))
        .where(outbox.c.state == _READY, outbox.c.failure == WHOLE_BOT_WAITS)
        .group_by(outbox.c.channel)
    )
    return {channel: until for channel, until in rows if until is not None}


def is_unsent(connection: sa.Connection, conversation: int) -> bool:
    """Whether an answer to this conversation still waits to be sent."""
    return bool(connection.scalar(_UNSENT, {"conversation": conversation}))


def newest_came_unasked(connection: sa.Connection, conversation: int) -> bool:
    """Whether the newest message of the conversation is no answer: a reminder or a notice."""
    why = connection.scalar(_NEWEST_WHY, {"conversation": conversation})
    return why is not None and why != messages.Why.ANSWER.value


def let_go(connection: sa.Connection, channel: str, address: str) -> None:
    """Somebody is at this address again: what waits for it need not wait any longer."""
    connection.execute(
        sa.update(outbox)
        .where(outbox.c.state == _READY, outbox.c.channel == channel, outbox.c.address == address)
        .values(not_before=None)
    )
