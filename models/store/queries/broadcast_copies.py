"""The copies of a broadcast that are still to be written, and writing a share of them.

Promises: whose copies are left is taken off the list in the transaction that writes them; one call writes at most
``SHARE``, and none while ``MOST_READY`` wait to be sent, so that a stop has little to undo.
Must not: commit, or know who was meant.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa

from models import messages
from models.store.among import among
from models.store.queries import post
from models.store.tables import Broadcast, Conversation, Outbox

SHARE = 200
MOST_READY = 600
OPEN = ("ready", "sending")
Left = Sequence[tuple[datetime | None, Sequence[int]]]

broadcasts = Broadcast.__table__
conversations = Conversation.__table__
outbox = Outbox.__table__

_COUNTS = (
    sa.select(outbox.c.state, sa.func.count().label("copies"))
    .where(outbox.c.broadcast_id == sa.bindparam("broadcast"))
    .group_by(outbox.c.state)
)
_CHATS = sa.select(conversations).where(among(conversations.c.id, "chats"))


@dataclass(frozen=True, slots=True)
class Kept:
    """What the column ``audience`` holds: whom the broadcast was for and, until the last copy is written, the
    wording by language and the conversations left, by the earliest moment for them."""

    audience: Mapping[str, Any]
    wording: Mapping[str, str] = field(default_factory=dict)
    left: Left = ()

    def to_json(self) -> str:
        """As it is stored."""
        if not self.left:
            return json.dumps({"audience": self.audience}, ensure_ascii=False)
        left = [(moment and moment.isoformat(), chats) for moment, chats in self.left]
        return json.dumps({"audience": self.audience, "wording": self.wording, "left": left}, ensure_ascii=False)


def kept(stored: str) -> Kept:
    """What was stored by ``Kept.to_json``."""
    read = json.loads(stored)
    left = [(moment and datetime.fromisoformat(moment), chats) for moment, chats in read.get("left", ())]
    return Kept(read["audience"], read.get("wording", {}), left)


def by_moment(moments: Mapping[int, datetime | None]) -> Left:
    """Conversations by the earliest moment for them: those without one first, then the earliest."""
    now = [chat for chat, moment in moments.items() if moment is None]
    later: dict[datetime, list[int]] = {}
    for chat, moment in moments.items():
        if moment is not None:
            later.setdefault(moment, []).append(chat)
    return [*([(None, now)] if now else []), *sorted(later.items())]


def counts(connection: sa.Connection, broadcast: int) -> dict[str, int]:
    """How many copies of a broadcast are in each state."""
    return {row.state: row.copies for row in connection.execute(_COUNTS, {"broadcast": broadcast})}


def waiting(connection: sa.Connection, broadcast: int) -> int:
    """How many copies are written and neither sent nor refused nor stopped."""
    return sum(count for state, count in counts(connection, broadcast).items() if state in OPEN)


def write_share(connection: sa.Connection, row: sa.Row[Any], now: datetime) -> bool:
    """Write the next copies of the broadcast ``row`` that may go now; whether there were any to write.

    Who left or cannot be reached any more gets none; the latter is noted as unaddressed.
    """
    before = kept(row.audience)
    due, left = _share(before.left, now)
    if not due or waiting(connection, row.id) > MOST_READY - SHARE:
        return False
    chats = [chat for chat in connection.execute(_CHATS, {"chats": due}) if chat.officer_id is not None]
    reached = [chat for chat in chats if chat.reachable]
    post.put_out(connection, [_copy(row.id, chat, before.wording, now) for chat in reached])
    silent = {chat.officer_id for chat in chats if not chat.reachable}
    changes = {
        "audience": Kept(before.audience, before.wording, left).to_json(),
        "addressed": row.addressed - (len(due) - len(reached)),
        "unaddressed": json.dumps(sorted({*json.loads(row.unaddressed), *silent})),
    }
    connection.execute(sa.update(broadcasts).where(broadcasts.c.id == row.id).values(changes))
    return True


def _share(left: Left, now: datetime) -> tuple[list[int], Left]:
    """The next conversations whose moment has come, at most ``SHARE``, and who is left after them."""
    due: list[int] = []
    rest: list[tuple[datetime | None, Sequence[int]]] = []
    for moment, chats in left:
        room = SHARE - len(due) if moment is None or moment <= now else 0
        due += islice(chats, room)
        if len(chats) > room:
            rest.append((moment, chats[room:]))
    return due, rest


def _copy(broadcast: int, chat: sa.Row[Any], wording: Mapping[str, str], now: datetime) -> dict[str, Any]:
    body = wording.get(chat.language) or next(iter(wording.values()))
    return {
        "conversation_id": chat.id,
        "channel": chat.channel,
        "address": chat.sender,
        "why": messages.Why.BROADCAST.value,
        "priority": post.PRIORITIES[messages.Why.BROADCAST],
        "body": body,
        "broadcast_id": broadcast,
        "state": "ready",
        "attempts": 0,
        "created_at": now,
    }
