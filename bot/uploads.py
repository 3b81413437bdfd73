"""Files that come over a channel of our own: read at once, so that what is stored is already the rows.

Promises: only a file of somebody who has joined is opened; what was in it is not kept.
Must not: know what the rows mean.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.printable import file_name
from bot.workshop import Workshop
from models import messages
from models.store.database import Database
from models.store.queries import post


class Uploads:
    """Reads in ``workshop``."""

    def __init__(self, database: Database, workshop: Workshop) -> None:
        self._database = database
        self._workshop = workshop

    async def content_of(
        self, channel: str, sender: str, name: str, data: bytes
    ) -> messages.Sheet | messages.Unsupported:
        """What a file is as a message. Raises OSError when no workshop can be opened."""
        name = file_name(name)
        if not await self._database.read(_has_joined, channel, sender):
            return messages.Unsupported(what="file", name=name)
        return await self._workshop.read(name, data)


def _has_joined(connection: sa.Connection, channel: str, sender: str) -> bool:
    talk = post.talks(connection, [(channel, sender)]).get((channel, sender))
    return talk is not None and talk.officer_id is not None
