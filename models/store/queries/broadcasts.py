"""The statements of broadcasts: begun in one transaction, written copy by copy as they are needed, stopped, counted.

Promises: a broadcast killed at any moment goes on where it was; no chat gets two copies; a stopped one sends no
further copy; no call holds the writer for more than a share of copies.
Must not: choose an audience, say a sentence, or send.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from models import messages
from models.store.queries import broadcast_copies as copies
from models.store.tables import Broadcast, Conversation, Outbox

broadcasts = Broadcast.__table__
conversations = Conversation.__table__
outbox = Outbox.__table__

_BEGIN = sa.insert(broadcasts)
_SENDING = sa.select(broadcasts).where(broadcasts.c.state == "sending").order_by(broadcasts.c.id)
_STOP_COPIES = (
    sa.update(outbox)
    .where(outbox.c.broadcast_id == sa.bindparam("broadcast"), outbox.c.state == "ready")
    .values(state="stopped", settled_at=sa.bindparam("at"))
)
_REFUSED = (
    sa.select(conversations.c.officer_id, conversations.c.reachable)
    .join(outbox, outbox.c.conversation_id == conversations.c.id)
    .where(
        outbox.c.broadcast_id == sa.bindparam("broadcast"),
        outbox.c.state == "refused",
        conversations.c.officer_id.is_not(None),
    )
)

State = Literal["sending", "done", "stopped"]
WhyNot = Literal["unaddressed", "unreachable", "refused"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """A conversation that gets one copy, and the earliest moment for it; None: at once."""

    conversation: int
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is to be sent, by whom, to whom it was meant.

    ``text`` is what the leader wrote; ``wording`` the whole message by language, its first one for conversations in
    any other. ``audience`` is kept as JSON. ``unaddressed`` are the officers meant that have no chat to write to.
    """

    text: str
    wording: Mapping[str, messages.OutboundMessage]
    audience: Mapping[str, Any]
    sent_by: int | None
    unaddressed: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast is. ``addressed`` = ``sent`` + ``refused`` + ``waiting`` + ``stopped``.

    ``not_before`` is when the first copies may go, if none could at once; ``settled_at`` when it ended. ``next_at``:
    no copy is on its way, the next ones wait for this moment.
    """

    id: int
    text: str
    audience: Mapping[str, Any]
    state: State
    sent_by: int | None
    sent_at: datetime
    not_before: datetime | None
    settled_at: datetime | None
    next_at: datetime | None
    addressed: int
    sent: int
    refused: int
    waiting: int
    stopped: int
    unaddressed: int


@dataclass(frozen=True, slots=True)
class Unreached:
    """An officer a broadcast did not reach.

    "unaddressed": no chat to write to; "unreachable": the network said nobody is there; "refused": it did not take
    this message.
    """

    officer: int
    why: WhyNot


def begin(connection: sa.Connection, announcement: Announcement, recipients: Sequence[Recipient], now: datetime) -> int:
    """Begin a broadcast and write its first copies; the others follow by ``go_on``. The broadcast's id."""
    moments = {one.conversation: one.not_before for one in recipients}
    kept = copies.Kept(
        audience=announcement.audience,
        wording={
            language: body.model_dump_json(exclude_defaults=True) for language, body in announcement.wording.items()
        },
        left=copies.by_moment(moments),
    )
    values = {
        "text": announcement.text,
        "audience": kept.to_json(),
        "addressed": len(moments),
        "unaddressed": json.dumps(sorted(announcement.unaddressed)),
        "state": "sending",
        "sent_by": announcement.sent_by,
        "sent_at": now,
        "not_before": kept.left[0][0] if kept.left else None,
    }
    key = connection.execute(_BEGIN, values).inserted_primary_key
    assert key is not None
    copies.write_share(connection, connection.execute(_SENDING.where(broadcasts.c.id == key[0])).one(), now)
    return int(key[0])


def go_on(connection: sa.Connection, now: datetime) -> bool:
    """Write the next copies whose moment has come; whether there is more to write now. One transaction each."""
    return any(copies.write_share(connection, row, now) for row in connection.execute(_SENDING).all())


def finish(connection: sa.Connection, now: datetime) -> list[int]:
    """Mark as done what has no copy left to send; the ids of the broadcasts that ended by this call."""
    ended = [
        row.id
        for row in connection.execute(_SENDING).all()
        if not copies.kept(row.audience).left and not copies.waiting(connection, row.id)
    ]
    for broadcast in ended:
        _change(connection, broadcast, state="done", settled_at=now)
    return ended


def stop(connection: sa.Connection, broadcast: int, now: datetime) -> bool:
    """Send no further copy; one on its way at this moment may still arrive. False when it had ended already."""
    row = connection.execute(_SENDING.where(broadcasts.c.id == broadcast)).one_or_none()
    if row is None:
        return False
    connection.execute(_STOP_COPIES, {"broadcast": broadcast, "at": now})
    audience = copies.Kept(copies.kept(row.audience).audience).to_json()
    _change(connection, broadcast, state="stopped", settled_at=now, audience=audience)
    return True


def sending(connection: sa.Connection) -> list[int]:
    """The broadcasts that have neither ended nor been stopped, oldest first."""
    return [row.id for row in connection.execute(_SENDING)]


def progress(connection: sa.Connection, broadcast: int) -> Progress | None:
    """How far a broadcast is; None when there is no such broadcast."""
    row = connection.execute(sa.select(broadcasts).where(broadcasts.c.id == broadcast)).one_or_none()
    return _progress(connection, row) if row is not None else None


def newest(connection: sa.Connection, most: int = 5) -> list[Progress]:
    """The newest broadcasts, newest first."""
    rows = connection.execute(sa.select(broadcasts).order_by(broadcasts.c.id.desc()).limit(most)).all()
    return [_progress(connection, row) for row in rows]


def unreached(connection: sa.Connection, broadcast: int) -> list[Unreached]:
    """Who was not reached so far, by officer id; those who left meanwhile are not counted."""
    unaddressed = connection.scalar(sa.select(broadcasts.c.unaddressed).where(broadcasts.c.id == broadcast))
    found: dict[int, WhyNot] = dict.fromkeys(json.loads(unaddressed or "[]"), "unaddressed")
    for row in connection.execute(_REFUSED, {"broadcast": broadcast}):
        found[row.officer_id] = "refused" if row.reachable else "unreachable"
    return [Unreached(officer, why) for officer, why in sorted(found.items())]


def _change(connection: sa.Connection, broadcast: int, **values: object) -> None:
    connection.execute(sa.update(broadcasts).where(broadcasts.c.id == broadcast).values(values))


def _progress(connection: sa.Connection, row: sa.Row[Any]) -> Progress:
    counts = copies.counts(connection, row.id)
    sent, refused = counts.get("sent", 0), counts.get("refused", 0)
    open_copies = sum(counts.get(state, 0) for state in copies.OPEN)
    stopped = row.addressed - sent - refused - open_copies if row.state == "stopped" else 0
    left = copies.kept(row.audience).left
    return Progress(
        id=row.id,
        text=row.text,
        audience=copies.kept(row.audience).audience,
        state=row.state,
        sent_by=row.sent_by,
        sent_at=row.sent_at,
        not_before=row.not_before,
        settled_at=row.settled_at,
        next_at=left[0][0] if left and not open_copies else None,
        addressed=row.addressed,
        sent=sent,
        refused=refused,
        waiting=row.addressed - sent - refused - stopped,
        stopped=stopped,
        unaddressed=len(json.loads(row.unaddressed)),
    )
