"""What an officer can have seen when writing: whether an answer still waits, whether something else came in between.

Promises: what lies in the outbox and never left has been seen by nobody.
Must not: decide what a message then means.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from models import messages
from models.store.among import among
from models.store.queries import post
from models.store.tables import Conversation, Outbox

outbox = Outbox.__table__
conversations = Conversation.__table__
MOST_LOOKED_AT = 10
_READY: sa.ColumnElement[str] = sa.literal_column("'ready'")
_ANSWER: sa.ColumnElement[int] = sa.literal_column(str(post.PRIORITIES[messages.Why.ANSWER]))
_UNSENT = sa.select(outbox.c.conversation_id).where(
    outbox.c.state == _READY, outbox.c.priority == _ANSWER, among(outbox.c.conversation_id, "conversations")
)
_LATEST = (
    sa.select(outbox.c.id, outbox.c.why, outbox.c.state, outbox.c.settled_at)
    .where(outbox.c.conversation_id == conversations.c.id)
    .order_by(outbox.c.id.desc())
    .limit(MOST_LOOKED_AT)
    .correlate(conversations)
    .subquery("latest")
)
_NEWEST_WHY = (
    sa.select(_LATEST.c.why)
    .where(_LATEST.c.state.in_(("sent", "sending")))
    # "sending" stands before "sent": what is on its way may be there already, and is newer.
    .order_by(_LATEST.c.state, _LATEST.c.settled_at.desc().nulls_last(), _LATEST.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_UNASKED = sa.select(conversations.c.id).where(
    among(conversations.c.id, "conversations"), _NEWEST_WHY.not_in((messages.Why.ANSWER.value,))
)


def unsent(connection: sa.Connection, talks: Iterable[int]) -> frozenset[int]:
    """Those of these conversations to which an answer still waits to be sent."""
    return frozenset(connection.scalars(_UNSENT, {"conversations": list(talks)}))


def newest_came_unasked(connection: sa.Connection, talks: Iterable[int]) -> frozenset[int]:
    """Those whose newest message that went out is no answer: a reminder, notice or broadcast."""
    return frozenset(connection.scalars(_UNASKED, {"conversations": list(talks)}))
