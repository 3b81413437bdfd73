"""The statements of the inbox, the conversations and the outbox. These are the hot ones: built once, Core only.

Promises: a message stored twice is stored once; rows come oldest first.
Must not: decide what a message means.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from models import messages
from models.store.among import among
from models.store.inserting import insert
from models.store.queries.offers import offered_json
from models.store.tables import Conversation, Inbox, Outbox

FIRST_ATTEMPT = 1
PRIORITIES = {
    messages.Why.ANSWER: 0, messages.Why.NOTICE: 1, messages.Why.REMINDER: 2, messages.Why.BROADCAST: 3,
}  # fmt: skip

inbox = Inbox.__table__
outbox = Outbox.__table__
conversations = Conversation.__table__

_STORE = (
    insert(Inbox)
    .values(
        {
            name: sa.bindparam(f"p_{name}")
            for name in (
                "channel",
                "bot",
                "update_key",
                "sender",
                "chat_kind",
                "content",
                "sent_at",
                "received_at",
                "attempts",
            )
        }
    )
    .on_conflict_do_nothing()
)
_ARRIVED = sa.select(
    Inbox.id,
    Inbox.channel,
    Inbox.sender,
    Inbox.chat_kind,
    Inbox.content,
    Inbox.attempts,
    Inbox.received_at,
    Inbox.update_key,
)
_WAITING = _ARRIVED.where(Inbox.handled_at.is_(None)).order_by(Inbox.id).limit(sa.bindparam("most"))
_THESE_WAITING = _ARRIVED.where(among(Inbox.id, "ids"), Inbox.handled_at.is_(None)).order_by(Inbox.id)
_NEWEST = sa.select(sa.func.max(Inbox.id))
_NEWEST_OUT = sa.select(sa.func.max(Outbox.id))
_HANDLED_ONES = _ARRIVED.add_columns(sa.exists().where(Outbox.inbox_id == Inbox.id).label("answered")).where(
    among(Inbox.update_key, "keys"), Inbox.handled_at.is_not(None)
)
_HANDLED = sa.update(inbox).where(inbox.c.id == sa.bindparam("row")).values(handled_at=sa.bindparam("at"))
_CLAIMED = sa.update(inbox).where(inbox.c.id == sa.bindparam("row")).values(attempts=inbox.c.attempts + 1)
_SET_ASIDE = (
    sa.update(inbox)
    .where(inbox.c.id == sa.bindparam("row"))
    .values(handled_at=sa.bindparam("at"), set_aside_at=sa.bindparam("at"), failure=sa.bindparam("why"))
)
# The columns of a ``Talk``, in its order.
TALK = tuple(column for column in conversations.c if column.name != "silence_told")
# Two lists and not one of pairs: SQLite finds only these by the index. What they bring too much is left out below.
_CONVERSATIONS = sa.select(*TALK).where(
    among(conversations.c.channel, "channels"),
    among(conversations.c.sender, "senders"),
)
_SAVE_CONVERSATION = (
    sa.update(conversations)
    .where(conversations.c.id == sa.bindparam("row"))
    .values(
        {
            # Who can be reached again may fall silent again, and a leader is told again.
            "silence_told": sa.case((sa.bindparam("p_reachable") == 1, 0), else_=conversations.c.silence_told),
            **{
                name: sa.bindparam(f"p_{name}")
                for name in (
                    "officer_id",
                    "language",
                    "state",
                    "state_version",
                    "prompt",
                    "offered",
                    "resent",
                    "reachable",
                    "leaving",
                    "last_heard_at",
                    "wrong_codes",
                    "wrong_codes_since",
                )
            },
        }
    )
)
_SEND = sa.insert(outbox)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message in the inbox that has not been handled."""

    id: int
    channel: str
    sender: str
    chat_kind: messages.ChatKind
    content: str
    attempts: int
    received_at: datetime
    update_key: str


@dataclass(slots=True)
class Talk:
    """One conversation's row while a batch of turns works on it; written back once at the end of the batch."""

    id: int
    channel: str
    sender: str
    officer_id: int | None
    language: str
    state: str
    state_version: int
    prompt: int
    offered: str
    resent: int
    reachable: int
    leaving: int
    last_heard_at: datetime | None
    wrong_codes: int
    wrong_codes_since: datetime | None


def store_arrivals(connection: sa.Connection, arrivals: Sequence[messages.InboundMessage], now: datetime) -> None:
    """Put messages into the inbox; those already there change nothing."""
    if not arrivals:
        return
    connection.execute(
        _STORE,
        [
            {
                "p_channel": arrival.channel,
                "p_bot": arrival.bot,
                "p_update_key": arrival.update_key,
                "p_sender": arrival.sender,
                "p_chat_kind": arrival.chat_kind.value,
                "p_content": arrival.content.model_dump_json(),
                "p_sent_at": arrival.sent_at,
                "p_received_at": now,
                "p_attempts": FIRST_ATTEMPT,
            }
            for arrival in arrivals
        ],
    )


def waiting(connection: sa.Connection, most: int) -> list[Waiting]:
    """The oldest messages nobody has handled."""
    return [_waiting(row) for row in connection.execute(_WAITING, {"most": most}).all()]


def these_waiting(connection: sa.Connection, ids: Sequence[int]) -> list[Waiting]:
    """Those of these messages nobody has handled, oldest first."""
    return [_waiting(row) for row in connection.execute(_THESE_WAITING, {"ids": ids})] if ids else []


def _waiting(row: Any) -> Waiting:
    return Waiting(row.id, row.channel, row.sender, messages.ChatKind(row.chat_kind), *row[4:8])


def newest(connection: sa.Connection) -> tuple[int, int]:
    """The ids of the newest message in and the newest message out, 0 when there is none."""
    return connection.scalar(_NEWEST) or 0, connection.scalar(_NEWEST_OUT) or 0


def handled(connection: sa.Connection, keys: Collection[str]) -> list[tuple[str, str, Waiting, bool]]:
    """Of the messages with these keys those that were handled: channel, key, message, whether it was answered."""
    rows = connection.execute(_HANDLED_ONES, {"keys": list(keys)}).all()
    return [(row.channel, row.update_key, _waiting(row), bool(row.answered)) for row in rows]


def count_attempt(connection: sa.Connection, message: int) -> None:
    """Count one more attempt at a message, before it is made."""
    connection.execute(_CLAIMED, {"row": message})


def mark_handled(connection: sa.Connection, message_ids: Iterable[int], now: datetime) -> None:
    """These messages have had their effect."""
    connection.execute(_HANDLED, [{"row": message, "at": now} for message in message_ids])


def set_aside(connection: sa.Connection, message: int, why: str, now: datetime) -> None:
    """Stop trying this message; it stays in the inbox with the reason."""
    connection.execute(_SET_ASIDE, {"row": message, "at": now, "why": why[:2000]})


def talks(connection: sa.Connection, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Talk]:
    """The conversations at these (channel, sender) addresses."""
    wanted = set(addresses)
    lists = {
        "channels": sorted({channel for channel, _ in wanted}),
        "senders": sorted({sender for _, sender in wanted}),
    }
    return {
        address: Talk(*row)
        for row in connection.execute(_CONVERSATIONS, lists).all()
        if (address := (row.channel, row.sender)) in wanted
    }


def open_talk(connection: sa.Connection, channel: str, sender: str, language: str, state: str, version: int) -> Talk:
    """Begin a conversation at an address nobody has written from."""
    values: dict[str, Any] = {
        "channel": channel,
        "sender": sender,
        "officer_id": None,
        "language": language,
        "state": state,
        "state_version": version,
        "prompt": 0,
        "offered": offered_json(messages.TypedAs.NUMBER, (), 0, 0),
        "resent": 0,
        "reachable": 1,
        "leaving": 0,
        "last_heard_at": None,
        "wrong_codes": 0,
        "wrong_codes_since": None,
    }
    key = connection.execute(sa.insert(conversations).values(values)).inserted_primary_key
    assert key is not None
    return Talk(id=key[0], **values)


def save_talks(connection: sa.Connection, changed: Iterable[Talk]) -> None:
    """Write conversations back."""
    rows = [
        {
            "row": talk.id,
            "p_officer_id": talk.officer_id,
            "p_language": talk.language,
            "p_state": talk.state,
            "p_state_version": talk.state_version,
            "p_prompt": talk.prompt,
            "p_offered": talk.offered,
            "p_resent": talk.resent,
            "p_reachable": talk.reachable,
            "p_leaving": talk.leaving,
            "p_last_heard_at": talk.last_heard_at,
            "p_wrong_codes": talk.wrong_codes,
            "p_wrong_codes_since": talk.wrong_codes_since,
        }
        for talk in changed
    ]
    if rows:
        connection.execute(_SAVE_CONVERSATION, rows)


def outgoing(
    talk: Talk, message: messages.OutboundMessage, why: messages.Why, inbox_id: int | None, now: datetime
) -> Mapping[str, Any]:
    """The outbox row of a message to this conversation."""
    return {
        "conversation_id": talk.id,
        "channel": talk.channel,
        "address": talk.sender,
        "inbox_id": inbox_id,
        "why": why.value,
        "priority": PRIORITIES[why],
        "body": message.model_dump_json(exclude_defaults=True),
        "state": "ready",
        "attempts": 0,
        "not_before": None,
        "created_at": now,
    }


def put_out(connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put messages into the outbox."""
    if rows:
        connection.execute(_SEND, [dict(row) for row in rows])
