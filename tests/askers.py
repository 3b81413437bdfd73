"""Somebody of the demonstration who asks, for tests that look an answer up without a conversation."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from bot.wiring import Bot
from handlers.answers.asker import Asker
from locales import phrasebook
from models.store.queries import officers


def asker_of(bot: Bot, connection: sa.Connection, handle: str, today: date) -> Asker:
    """Who asks at the terminal on that day, in Vietnamese."""
    plan, officer = bot.knowledge.plan, officers.officer_by_handle(connection, handle)
    assert officer is not None
    unit = officers.unit_of(connection, plan, officer.unit)
    assert unit is not None
    return Asker(
        connection=connection,
        plan=plan,
        ladder=bot.knowledge.ladder,
        officer=officer,
        unit=unit,
        words=phrasebook("vi"),
        today=today,
        now=bot.now(),
        channel="terminal",
        sample="",
    )
