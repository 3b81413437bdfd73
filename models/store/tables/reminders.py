"""Reminders as rows: what is due lives here, the clock only asks for it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.store.tables.schema import Table, UtcDateTime

WAITING = "state = 'waiting'"


class Reminder(Table):
    """One stage of one form and period for one officer. The unique key makes planning twice harmless.

    ``state``: waiting → sent or skipped; ``reason`` says why it was skipped.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        sa.UniqueConstraint("officer_id", "form", "period", "stage"),
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
    stage: Mapped[str] = mapped_column(sa.String(16))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(sa.String(8))
    reason: Mapped[str | None] = mapped_column(sa.String(32))
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
