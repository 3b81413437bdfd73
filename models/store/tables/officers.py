"""Officers, the invitations that bring them, and the conversations they write from."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.store.tables.schema import Table, UtcDateTime


class Officer(Table):
    """A person who reports or reads. After leaving, ``name`` and ``phone`` are empty and ``left_at`` says when.

    ``handle`` names the officer on the command line. ``reminders`` is "on" or "off"; ``reminder_clock`` is the
    hour this officer chose for them, "HH:MM" in district time, empty for the role's own. ``phone`` is what the
    district gave with the invitation, for leaders who call. ``sample`` marks invented people of the demonstration.
    """

    __tablename__ = "officers"

    id: Mapped[int] = mapped_column(primary_key=True)
    handle: Mapped[str] = mapped_column(sa.String(80), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    role: Mapped[str] = mapped_column(sa.String(24))
    unit: Mapped[str] = mapped_column(sa.String(80), index=True)
    language: Mapped[str] = mapped_column(sa.String(2))
    reminders: Mapped[str] = mapped_column(sa.String(3))
    notice_version: Mapped[int]
    agreed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sample: Mapped[int] = mapped_column(default=0)
    reminder_clock: Mapped[str] = mapped_column(sa.String(5), default="", server_default="")
    phone: Mapped[str] = mapped_column(sa.String(20), default="", server_default="")


class Invitation(Table):
    """A code that lets one person join. Only its hash is kept.

    ``claimed_by`` is the conversation that opened it; ``used_at`` is set when that person agreed.
    """

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    unit: Mapped[str] = mapped_column(sa.String(80))
    role: Mapped[str] = mapped_column(sa.String(24))
    name: Mapped[str] = mapped_column(sa.String(120))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed_by: Mapped[int | None] = mapped_column(sa.ForeignKey("conversations.id"))
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    phone: Mapped[str] = mapped_column(sa.String(20), default="", server_default="")


class Conversation(Table):
    """What is being said at one address of one channel.

    ``state`` is the conversation's state as JSON of shape ``state_version``. ``prompt`` numbers the newest
    message sent; ``offered`` holds its choices. ``resent`` is 1 while a prompt may have reached the officer
    twice. ``reachable`` is 0 after the network said nobody is there; ``silence_told`` is 1 once a
    leader has been told of it. ``leaving`` is 1 from leaving until the
    farewell went out; then address and words are erased.
    """

    __tablename__ = "conversations"
    __table_args__ = (sa.UniqueConstraint("channel", "sender"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(sa.String(16))
    sender: Mapped[str] = mapped_column(sa.String(120))
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"), index=True)
    language: Mapped[str] = mapped_column(sa.String(2))
    state: Mapped[str] = mapped_column(sa.Text)
    state_version: Mapped[int]
    prompt: Mapped[int]
    offered: Mapped[str] = mapped_column(sa.Text)
    resent: Mapped[int]
    reachable: Mapped[int]
    silence_told: Mapped[int] = mapped_column(default=0, server_default="0")
    leaving: Mapped[int] = mapped_column(default=0)
    last_heard_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    wrong_codes: Mapped[int]
    wrong_codes_since: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Village(Table):
    """A village (bản, tiểu khu) as the district supplied it; ``slug`` is "commune.village"."""

    __tablename__ = "villages"

    slug: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    commune: Mapped[str] = mapped_column(sa.String(40), index=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    sample: Mapped[int] = mapped_column(default=0)
