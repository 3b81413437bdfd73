"""The statements of files that are still with a network.

Promises: a file asked for twice is fetched once; what became of it comes in as exactly one message of its sender.
Must not: fetch anything, or hold what is in a file.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from models import messages
from models.store.among import among
from models.store.inserting import insert
from models.store.queries import post
from models.store.tables import Attachment, Inbox

attachments = Attachment.__table__
Ended = Literal["fetched", "given_up"]
_FETCHING: sa.ColumnElement[str] = sa.literal_column("'waiting'")  # a literal, so that the small index is used

_ADD = (
    insert(Attachment)
    .from_select(
        ["inbox_id", "channel", "bot", "sender", "reference", "name", "state", "attempts"],
        sa.select(
            Inbox.id,
            Inbox.channel,
            Inbox.bot,
            Inbox.sender,
            sa.bindparam("reference"),
            sa.bindparam("name"),
            sa.literal("waiting"),
            sa.literal(0),
        ).where(Inbox.id == sa.bindparam("message")),
    )
    .on_conflict_do_nothing()
)
_WAITING = (
    sa.select(
        attachments.c.id,
        attachments.c.channel,
        attachments.c.bot,
        attachments.c.sender,
        attachments.c.reference,
        attachments.c.name,
        attachments.c.attempts,
        attachments.c.not_before,
    )
    .where(attachments.c.state == _FETCHING, among(attachments.c.channel, "channels"))
    .order_by(attachments.c.id)
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file to fetch; ``attempts`` were made before."""

    id: int
    channel: str
    bot: str
    sender: str
    reference: str
    name: str
    attempts: int
    not_before: datetime | None


def add(connection: sa.Connection, message: int, reference: str, name: str) -> None:
    """Ask for the file that the message with this inbox id announced; asked again it changes nothing."""
    connection.execute(_ADD, {"message": message, "reference": reference, "name": name})


def waiting(connection: sa.Connection, channels: Collection[str]) -> list[Waiting]:
    """The file to fetch next of each sender, oldest first; it may have to wait until ``not_before``."""
    rows = [Waiting(*row) for row in connection.execute(_WAITING, {"channels": sorted(channels)})]
    first = {(row.channel, row.sender): row for row in reversed(rows)}
    return [row for row in rows if first[row.channel, row.sender] is row]


def count_attempt(connection: sa.Connection, attachment: int) -> None:
    """Count one more attempt, before it is made."""
    connection.execute(
        sa.update(attachments)
        .where(attachments.c.id == attachment)
        .values(attempts=attachments.c.attempts + 1, not_before=None)
    )


def postpone(connection: sa.Connection, attachment: int, until: datetime, failure: str) -> None:
    """Try again then."""
    connection.execute(
        sa.update(attachments).where(attachments.c.id == attachment).values(not_before=until, failure=failure)
    )


def settle(
    connection: sa.Connection,
    attachment: Waiting,
    content: messages.Content,
    ended: Ended,
    now: datetime,
) -> None:
    """Bring in what became of a file as a message of its sender, and forget how to ask for it."""
    changed = connection.execute(
        sa.update(attachments)
        .where(attachments.c.id == attachment.id, attachments.c.state == "waiting")
        .values(state=ended, reference="", name="")
    )
    if changed.rowcount:
        post.store_arrivals(connection, [_arrival(attachment, content)], now)


def erase(connection: sa.Connection, channel: str, sender: str, nobody: str) -> None:
    """Nothing of this sender's files is fetched any more, and nothing tells whose they were."""
    mine = sa.update(attachments).where(attachments.c.channel == channel, attachments.c.sender == sender)
    connection.execute(mine.where(attachments.c.state == "waiting").values(state="given_up"))
    connection.execute(mine.values(sender=nobody, reference="", name="", failure=None))


def _arrival(attachment: Waiting, content: messages.Content) -> messages.InboundMessage:
    return messages.InboundMessage(
        channel=attachment.channel,
        bot=attachment.bot,
        update_key=f"attachment:{attachment.id}",
        sender=attachment.sender,
        content=content,
    )
