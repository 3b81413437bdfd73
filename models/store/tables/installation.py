"""What this database is: demonstration or real, for ever; and the clock of a demonstration."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.store.tables.schema import Table, UtcDateTime


class Installation(Table):
    """The one row that says what the database is for.

    ``kind`` is "demonstration" or "real". ``clock`` is the latest moment a demonstration has reached.
    ``planned_until`` is how far ahead reminders stand in their table; empty means: plan again.
    ``counted_by`` names the rules by which the kept totals were counted; empty or of other rules means: count again.
    ``operators_told_on`` is the day (ISO) whose line the operators were last sent.
    ``telegram_name`` is the bot's own name, learnt from the network, for invitation links.
    """

    __tablename__ = "installation"
    __table_args__ = (sa.CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(sa.String(16))
    plan_year: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    clock: Mapped[datetime | None] = mapped_column(UtcDateTime)
    planned_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    counted_by: Mapped[str | None] = mapped_column(sa.String(64))
    operators_told_on: Mapped[str | None] = mapped_column(sa.String(10))
    telegram_name: Mapped[str | None] = mapped_column(sa.String(64))
