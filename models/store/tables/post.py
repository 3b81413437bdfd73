"""The inbox and the outbox: every message in before it is answered, every message out before it is sent."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.store.tables.schema import Table, UtcDateTime

WAITING = "handled_at IS NULL"
READY = "state = 'ready'"
SENDING = "state = 'sending'"
FETCHING = "state = 'waiting'"


class Inbox(Table):
    """One message as it arrived. ``attempts`` counts claims, so a message that kills the process counts too.

    ``set_aside_at`` marks a message that kept failing; it is then ``handled_at`` as well.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        sa.UniqueConstraint("channel", "bot", "update_key"),
        sa.Index("ix_inbox_waiting", "id", sqlite_where=sa.text(WAITING), postgresql_where=sa.text(WAITING)),
        sa.Index("ix_inbox_channel_sender_id", "channel", "sender", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(sa.String(16))
    bot: Mapped[str] = mapped_column(sa.String(64))
    update_key: Mapped[str] = mapped_column(sa.String(120))
    sender: Mapped[str] = mapped_column(sa.String(120))
    chat_kind: Mapped[str] = mapped_column(sa.String(8))
    content: Mapped[str] = mapped_column(sa.Text)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int]
    handled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    set_aside_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failure: Mapped[str | None] = mapped_column(sa.Text)


class Outbox(Table):
    """One message to deliver; order is kept per conversation.

    ``state``: ready → sending → sent or refused; stopped when what it says is no longer so, or somebody stopped it.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        sa.Index("ix_outbox_ready", "priority", "id", sqlite_where=sa.text(READY), postgresql_where=sa.text(READY)),
        sa.Index("ix_outbox_sending", "id", sqlite_where=sa.text(SENDING), postgresql_where=sa.text(SENDING)),
        sa.Index("ix_outbox_conversation_id_id", "conversation_id", "id"),
        sa.Index("ix_outbox_broadcast_id_state", "broadcast_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(sa.ForeignKey("conversations.id"))
    channel: Mapped[str] = mapped_column(sa.String(16))
    address: Mapped[str] = mapped_column(sa.String(120))
    inbox_id: Mapped[int | None] = mapped_column(sa.ForeignKey("inbox.id"))
    why: Mapped[str] = mapped_column(sa.String(12))
    priority: Mapped[int]
    body: Mapped[str] = mapped_column(sa.Text)
    broadcast_id: Mapped[int | None] = mapped_column(sa.ForeignKey("broadcasts.id"))
    state: Mapped[str] = mapped_column(sa.String(8))
    attempts: Mapped[int]
    not_before: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    network_id: Mapped[str | None] = mapped_column(sa.String(64))
    failure: Mapped[str | None] = mapped_column(sa.Text)


class Attachment(Table):
    """A file an officer sent, still with the network. Once fetched, its rows come in as a message of the inbox.

    ``reference`` is the network's own id of the file. ``state``: waiting → fetched or given_up.
    """

    __tablename__ = "attachments"
    __table_args__ = (
        sa.Index("ix_attachments_waiting", "id", sqlite_where=sa.text(FETCHING), postgresql_where=sa.text(FETCHING)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    inbox_id: Mapped[int] = mapped_column(sa.ForeignKey("inbox.id"), unique=True)
    channel: Mapped[str] = mapped_column(sa.String(16))
    bot: Mapped[str] = mapped_column(sa.String(64))
    sender: Mapped[str] = mapped_column(sa.String(120))
    reference: Mapped[str] = mapped_column(sa.String(250))
    name: Mapped[str] = mapped_column(sa.String(120))
    state: Mapped[str] = mapped_column(sa.String(8))
    attempts: Mapped[int]
    not_before: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failure: Mapped[str | None] = mapped_column(sa.Text)
