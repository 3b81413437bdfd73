"""What a database is for is written once, at its first start; a demonstration is filled then.

Promises: all of it in the transaction given. Must not: read a clock.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from bot import opening
from bot.demonstration import sample
from bot.settings import Settings
from locales.phrasebook import DISTRICT_ZONE
from models.plan.plan import Plan
from models.store.queries import officers
from models.store.tables import Inbox, Report

DEMONSTRATION_START = datetime(2024, 6, 17, 7, 30, tzinfo=DISTRICT_ZONE)


def install(connection: sa.Connection, settings: Settings, plan: Plan, wall: datetime) -> datetime | None:
    """Make sure the database is of our kind; where our clock starts, None for the wall clock."""
    kind = settings.kind
    start = settings.bot_now or (DEMONSTRATION_START if settings.is_demonstration else None)
    if opening.installed_kind(connection, kind, plan, settings.database) is None:
        opening.install(connection, kind, plan, start or wall)
        if kind == "demonstration" and start is not None:
            sample.fill(connection, plan, start)
    if kind == "real" or start is None:
        return start
    return max(moment for moment in (start, *_latest_moments(connection)) if moment is not None)


def _latest_moments(connection: sa.Connection) -> tuple[datetime | None, ...]:
    """What the demonstration's clock must not fall behind."""
    row = officers.installation(connection)
    return (
        row.clock if row else None,
        connection.scalar(sa.select(sa.func.max(Inbox.received_at))),
        connection.scalar(sa.select(sa.func.max(Report.filed_at))),
    )
