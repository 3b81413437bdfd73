"""The waits a network asked for, kept in the rows that have to wait.

Promises: a wait is kept over a restart, also when what had to wait was stopped meanwhile.
Must not: decide how long to wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from models import messages
from models.store.tables import Outbox

Reach = Literal["channel", "chat", "unasked"]

outbox = Outbox.__table__
CHAT_WAITS = "the chat has to wait"
WHOLE_BOT_WAITS = "the whole bot has to wait"
# Waits of rows that were stopped meanwhile are looked for among so many of the newest rows.
RECENT = 5000
_READY: sa.ColumnElement[str] = sa.literal_column("'ready'")
_WAITS = sa.select(
    outbox.c.conversation_id, outbox.c.channel, outbox.c.why, outbox.c.not_before, outbox.c.failure
).where(outbox.c.not_before > sa.bindparam("now"), outbox.c.attempts > 0)
_WAITS_OF_READY = _WAITS.where(outbox.c.state == _READY)
_WAITS_OF_STOPPED = _WAITS.where(
    outbox.c.state == "stopped",
    outbox.c.id > sa.select(sa.func.max(outbox.c.id)).scalar_subquery() - RECENT,
)


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait that is still on. ``reach``: the whole channel, all of the chat, or only what is no answer there."""

    channel: str
    conversation: int
    until: datetime
    reach: Reach


def waits(connection: sa.Connection, now: datetime) -> list[Wait]:
    """At the start: the waits that are still on, also those of messages that were stopped meanwhile."""
    return [
        Wait(row.channel, row.conversation_id, row.not_before, reach_of(row.failure, messages.Why(row.why)))
        for statement in (_WAITS_OF_READY, _WAITS_OF_STOPPED)
        for row in connection.execute(statement, {"now": now})
    ]


def reach_of(failure: str | None, why: messages.Why) -> Reach:
    """Whom a row that waits holds back: an answer all of its chat, anything else what is no answer either."""
    if failure == WHOLE_BOT_WAITS:
        return "channel"
    return "chat" if failure == CHAT_WAITS or why is messages.Why.ANSWER else "unasked"


def let_go(connection: sa.Connection, channel: str, address: str) -> list[int]:
    """Somebody is at this address again: what waits for it need not wait any longer. The conversations concerned."""
    rows = connection.execute(
        sa.update(outbox)
        .where(outbox.c.state == _READY, outbox.c.channel == channel, outbox.c.address == address)
        .values(not_before=None)
        .returning(outbox.c.conversation_id)
    )
    return sorted(set(rows.scalars()))
