"""What a restored database holds back until an operator has said what becomes of it.

Promises: after ``hold`` nothing that waited goes out by itself, and no prompt of before takes an answer, because what
was said after the backup is not known here; ``let_go`` sends only what is still wanted.
Must not: touch what was reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from models import messages
from models.store.queries import broadcasts, offers, unsent
from models.store.tables import Broadcast, Conversation, Outbox, Reminder

outbox = Outbox.__table__
reminders = Reminder.__table__
conversations = Conversation.__table__
broadcast_table = Broadcast.__table__

HELD = "held"
RESTORED = "restored"
# More than can have been sent since the backup, of prompts to one chat and of messages to all: a tap on one of those
# meets no prompt of ours.
_PROMPTS_LOST = _NUMBERS_LOST = 1_000_000
_UNKNOWN = (
    sa.update(conversations)
    .where(conversations.c.id == sa.bindparam("row"))
    .values(prompt=sa.bindparam("p_prompt"), offered=sa.bindparam("p_offered"), resent=0)
)


@dataclass(frozen=True, slots=True)
class Held:
    """How many messages are held back: ``answers``, ``notices``, ``reminders`` (written or due), and copies of
    ``broadcasts`` with the broadcasts that have copies to write."""

    answers: int
    notices: int
    reminders: int
    broadcasts: int

    def __bool__(self) -> bool:
        return any((self.answers, self.notices, self.reminders, self.broadcasts))


def hold(connection: sa.Connection, now: datetime, unknown_version: int) -> None:
    """Make a database that was put back quiet. ``unknown_version`` marks states that may no longer be what an officer
    sees."""
    connection.execute(sa.update(outbox).where(outbox.c.state.in_(("ready", "sending"))).values(state=HELD))
    connection.execute(sa.update(broadcast_table).where(broadcast_table.c.state == "sending").values(state=HELD))
    connection.execute(
        sa.update(reminders).where(reminders.c.state == "waiting", reminders.c.due_at <= now).values(state=HELD)
    )
    talks = connection.execute(sa.select(conversations.c.id, conversations.c.prompt)).all()
    if talks:
        connection.execute(_UNKNOWN, [_unknown(talk.id, talk.prompt + _PROMPTS_LOST) for talk in talks])
    connection.execute(
        sa.update(conversations).where(conversations.c.officer_id.is_not(None)).values(state_version=unknown_version)
    )
    _number_on(connection)


def _number_on(connection: sa.Connection) -> None:
    """Let new messages get numbers no lost one had: a page that stayed open tells its lines apart by them. One that
    went out long ago takes the number they follow."""
    named = sa.select(reminders.c.outbox_id).where(reminders.c.outbox_id.is_not(None))
    gone = connection.scalar(
        sa.select(sa.func.max(outbox.c.id)).where(
            outbox.c.state.in_(("sent", "refused", "stopped")), outbox.c.id.not_in(named)
        )
    )
    newest = connection.scalar(sa.select(sa.func.max(outbox.c.id)))
    if gone is not None and newest is not None:
        connection.execute(sa.update(outbox).where(outbox.c.id == gone).values(id=newest + _NUMBERS_LOST))


def _unknown(talk: int, prompt: int) -> dict[str, object]:
    return {"row": talk, "p_prompt": prompt, "p_offered": offers.offered_json(messages.TypedAs.NUMBER, (), prompt, 0)}


def held(connection: sa.Connection) -> Held:
    """What is held back now."""
    written = {
        row.why: row.rows
        for row in connection.execute(
            sa.select(outbox.c.why, sa.func.count().label("rows")).where(outbox.c.state == HELD).group_by(outbox.c.why)
        )
    }
    due = connection.scalar(sa.select(sa.func.count()).select_from(reminders).where(reminders.c.state == HELD)) or 0
    to_go_on = sa.select(sa.func.count()).select_from(broadcast_table).where(broadcast_table.c.state == HELD)
    return Held(
        answers=written.get(messages.Why.ANSWER.value, 0),
        notices=written.get(messages.Why.NOTICE.value, 0),
        reminders=written.get(messages.Why.REMINDER.value, 0) + due,
        broadcasts=written.get(messages.Why.BROADCAST.value, 0) + (connection.scalar(to_go_on) or 0),
    )


def let_go(connection: sa.Connection, now: datetime) -> Held:
    """Send what is held back and still wanted; what was held back."""
    found = held(connection)
    rows = _release(connection)
    unsent.stop_overtaken(connection, rows)
    connection.execute(sa.update(reminders).where(reminders.c.state == HELD).values(state="waiting"))
    return found


def drop(connection: sa.Connection, now: datetime) -> Held:
    """Never send what is held back; what was held back."""
    found = held(connection)
    connection.execute(
        sa.update(outbox)
        .where(outbox.c.state == HELD, outbox.c.broadcast_id.is_(None))
        .values(state="stopped", settled_at=now)
    )
    stopping = list(connection.scalars(sa.select(broadcast_table.c.id).where(broadcast_table.c.state == HELD)))
    _release(connection)
    for broadcast in stopping:
        broadcasts.stop(connection, broadcast, now)
    connection.execute(
        sa.update(reminders).where(reminders.c.state == HELD).values(state="skipped", reason=RESTORED, settled_at=now)
    )
    return found


def _release(connection: sa.Connection) -> list[int]:
    """The outbox and the broadcasts are as they were; the ids of the messages."""
    rows = list(connection.scalars(sa.select(outbox.c.id).where(outbox.c.state == HELD)))
    connection.execute(sa.update(outbox).where(outbox.c.state == HELD).values(state="ready"))
    connection.execute(sa.update(broadcast_table).where(broadcast_table.c.state == HELD).values(state="sending"))
    return rows
