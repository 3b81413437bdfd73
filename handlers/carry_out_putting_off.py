"""Carrying out what a turn decided about reminders.

Promises: in the transaction of the message; who must hear of it is told by the reminders, within their own hours.
Must not: decide, or compose a message.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from handlers.dialogue.desk import Desk
from handlers.dialogue.later import decisions
from models.store.queries import deadlines
from reminders import asking_later


def carry_out(decision: decisions.PuttingOffDecision, connection: sa.Connection, desk: Desk, now: datetime) -> None:
    """Write one decision of the officer at the desk."""
    if desk.officer is None:
        raise LookupError("a stranger puts nothing off")
    officer, unit = desk.officer.id, desk.own_unit.slug
    match decision:
        case decisions.Snooze(moment):
            asking_later.snooze(connection, desk.plan, desk.ladder, officer, moment, now)
        case decisions.SetReminderClock(clock):
            asking_later.set_clock(connection, officer, clock)
        case decisions.StandStill(reports, reason, until):
            for key in reports:
                deadlines.stand_still(connection, unit, key.form, key.period, reason, until, officer, now)
        case decisions.HandOver(reports, colleague):
            for key in reports:
                deadlines.hand_over(connection, officer, colleague, key.form, key.period, now)
