"""The statements about people who cannot be written to any more: noted when the network says so, told once.

Promises: who writes again is forgotten (``post.save_talks``), so the next silence is told again.
Must not: decide who is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from locales.phrasebook import DISTRICT_ZONE
from models import stages
from models.store.queries import reminders
from models.store.tables import Conversation

conversations = Conversation.__table__
_UNTOLD = sa.select(conversations.c.officer_id).where(
    conversations.c.id == sa.bindparam("conversation"),
    conversations.c.officer_id.is_not(None),
    conversations.c.silence_told == 0,
)
_TELL = (
    sa.update(conversations)
    .where(conversations.c.officer_id == sa.bindparam("officer"), conversations.c.reachable == 0)
    .values(silence_told=1)
)


def note(connection: sa.Connection, conversation: int, now: datetime) -> None:
    """Nobody is at this address any more: the next tick tells a leader, if the officer has no other."""
    officer = connection.scalar(_UNTOLD, {"conversation": conversation})
    if officer is not None:
        day = now.astimezone(DISTRICT_ZONE).date().isoformat()
        reminders.put(connection, (officer,), stages.NO_FORM, "", day, stages.SILENT, now)


def mark_told(connection: sa.Connection, officer_ids: Iterable[int]) -> None:
    """A leader knows of these officers."""
    rows = [{"officer": officer} for officer in sorted(set(officer_ids))]
    if rows:
        connection.execute(_TELL, rows)
