"""What an officer can have seen when writing: whether an answer still waits, whether something else came in between,
what had come in by then.

Promises: what lies in the outbox and never left has been seen by nobody.
Must not: decide what a message then means.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from models import messages
from models.store.among import among
from models.store.queries import post
from models.store.tables import Conversation, Inbox, Outbox

outbox = Outbox.__table__
conversations = Conversation.__table__
MOST_LOOKED_AT = 10
_READY: sa.ColumnElement[str] = sa.literal_column("'ready'")
_ANSWER: sa.ColumnElement[int] = sa.literal_column(str(post.PRIORITIES[messages.Why.ANSWER]))
_UNSENT = sa.select(sa.literal_column("'unsent'").label("what"), outbox.c.conversation_id.label("which")).where(
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
_UNASKED = sa.select(sa.literal_column("'unasked'"), conversations.c.id).where(
    among(conversations.c.id, "conversations"), _NEWEST_WHY.not_in((messages.Why.ANSWER.value,))
)
_NEWEST = sa.select(sa.literal_column("'newest'", sa.String), sa.func.max(Inbox.id))
_SEEN = sa.union_all(_NEWEST, _UNSENT, _UNASKED)


@dataclass(frozen=True, slots=True)
class Seen:
    """``newest``: the newest message in the inbox, 0 when there is none. ``unsent``: the conversations to which an
    answer still waits to be sent; ``unasked``: those whose newest message that went out is no answer: a reminder,
    notice or broadcast."""

    newest: int
    unsent: frozenset[int]
    unasked: frozenset[int]


def seen(connection: sa.Connection, talks: Iterable[int]) -> Seen:
    """What can have been seen in these conversations."""
    found: dict[str, list[int]] = {"newest": [], "unsent": [], "unasked": []}
    for what, which in connection.execute(_SEEN, {"conversations": list(talks)}).all():
        found[what].append(which or 0)
    return Seen(found["newest"][0], frozenset(found["unsent"]), frozenset(found["unasked"]))
