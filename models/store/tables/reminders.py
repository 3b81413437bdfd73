"""Reminders as rows: what is due lives here, the clock only asks for it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.store.tables.schema import Table, UtcDateTime

WAITING = "state = 'waiting'"


class Reminder(Table):
    """One stage of one form and period for one officer. The unique key makes planning twice harmless.

    ``due_on`` is the deadline the stage was planned for: an extended deadline has a ladder of its own.
    ``state``: waiting → sent or skipped; ``reason`` says why it was skipped; ``outbox_id`` is the message it
    went out in.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        sa.UniqueConstraint("officer_id", "form", "period", "due_on", "stage"),
        sa.Index(
            "ix_reminders_waiting",
            "due_at",
            sqlite_where=sa.text(WAITING),
            postgresql_where=sa.text(WAITING),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    officer_id: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    form: Mapped[str] = mapped_column(sa.String(40))
    period: Mapped[str] = mapped_column(sa.String(10))
    due_on: Mapped[str] = mapped_column(sa.String(10), default="", server_default="")
    stage: Mapped[str] = mapped_column(sa.String(16))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(sa.String(8))
    reason: Mapped[str | None] = mapped_column(sa.String(32))
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outbox_id: Mapped[int | None] = mapped_column(sa.ForeignKey("outbox.id"), index=True)


class Extension(Table):
    """A later deadline for one unit, form and period, with its reason; the newest row holds.

    ``due_on`` is the new last day, ISO. ``granted_by`` is the leader who gave it.
    """

    __tablename__ = "extensions"
    __table_args__ = (sa.Index("ix_extensions_unit", "unit"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(80))
    form: Mapped[str] = mapped_column(sa.String(40))
    period: Mapped[str] = mapped_column(sa.String(10))
    due_on: Mapped[str] = mapped_column(sa.String(10))
    reason: Mapped[str] = mapped_column(sa.String(200))
    granted_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Standstill(Table):
    """A unit said that the figures of a form and period do not exist yet, and why; the newest row holds.

    Nobody of the unit is reminded of it before ``until``.
    """

    __tablename__ = "standstills"
    __table_args__ = (sa.Index("ix_standstills_unit", "unit"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(sa.String(80))
    form: Mapped[str] = mapped_column(sa.String(40))
    period: Mapped[str] = mapped_column(sa.String(10))
    reason: Mapped[str] = mapped_column(sa.String(200))
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    said_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    said_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Handover(Table):
    """A colleague of the same unit took a form and period over; who gave it away is not reminded of it."""

    __tablename__ = "handovers"
    __table_args__ = (sa.UniqueConstraint("given_by", "form", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    given_by: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    taken_by: Mapped[int] = mapped_column(sa.ForeignKey("officers.id"))
    form: Mapped[str] = mapped_column(sa.String(40))
    period: Mapped[str] = mapped_column(sa.String(10))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Broadcast(Table):
    """A message of a leader to many officers. Its copies are rows of the outbox; they are counted there.

    ``audience`` is who it was for, as JSON. ``addressed`` is how many were written to, ``unaddressed`` the
    officers who could not be, by id, as JSON. ``state``: sending → done or stopped.
    """

    __tablename__ = "broadcasts"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(sa.Text)
    audience: Mapped[str] = mapped_column(sa.Text)
    addressed: Mapped[int]
    unaddressed: Mapped[str] = mapped_column(sa.Text)
    state: Mapped[str] = mapped_column(sa.String(8))
    sent_by: Mapped[int | None] = mapped_column(sa.ForeignKey("officers.id"))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    not_before: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
