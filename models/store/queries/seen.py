"""What an officer can have seen when writing: whether an answer still waits, whether something else came in between.

Promises: what lies in the outbox and never left has been seen by nobody.
Must not: decide what a message then means.
"""

from __future__ import annotations

import sqlalchemy as sa

from models import messages
from models.store.queries import post
from models.store.tables import Outbox

outbox = Outbox.__table__
MOST_LOOKED_AT = 10
_READY: sa.ColumnElement[str] = sa.literal_column("'ready'")
_UNSENT = sa.select(
    sa.exists().where(
        outbox.c.state == _READY,
        outbox.c.priority == post.PRIORITIES[messages.Why.ANSWER],
        outbox.c.conversation_id == sa.bindparam("conversation"),
    )
)
_LATEST = (
    sa.select(outbox.c.id, outbox.c.why, outbox.c.state, outbox.c.settled_at)
    .where(outbox.c.conversation_id == sa.bindparam("conversation"))
    .order_by(outbox.c.id.desc())
    .limit(MOST_LOOKED_AT)
    .subquery()
)
_NEWEST_WHY = (
    sa.select(_LATEST.c.why)
    .where(_LATEST.c.state.in_(("sent", "sending")))
    # "sending" stands before "sent": what is on its way may be there already, and is newer.
    .order_by(_LATEST.c.state, _LATEST.c.settled_at.desc(), _LATEST.c.id.desc())
    .limit(1)
)


def is_unsent(connection: sa.Connection, conversation: int) -> bool:
    """Whether an answer to this conversation still waits to be sent."""
    return bool(connection.scalar(_UNSENT, {"conversation": conversation}))


def newest_came_unasked(connection: sa.Connection, conversation: int) -> bool:
    """Whether the newest message that went out to the conversation is no answer: a reminder, notice or broadcast."""
    why = connection.scalar(_NEWEST_WHY, {"conversation": conversation})
    return why is not None and why != messages.Why.ANSWER.value
