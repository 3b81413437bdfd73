"""The turns of one transaction: which messages are taken, and what they are taken with.

Promises: a message that somebody else has handled meanwhile is not taken; none is taken at a moment before it came,
however long its transaction had to wait for others.
Must not: commit, or know what a message means.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from bot.clock import Now
from handlers.knowledge import Knowledge
from handlers.turn import Taken, take_turns
from models.store.queries import post, sharing
from models.store.queries.own_reports import Remembered
from models.store.queries.sharing import Lanes

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Taking:
    """``lanes`` are those this process may take from; None: from all."""

    knowledge: Knowledge
    remembered: Remembered
    lanes: Lanes | None
    now: Now

    def waiting(self, connection: sa.Connection) -> list[post.Waiting]:
        """The oldest messages that wait. Raises Overtaken when a lane is another's."""
        if self.lanes is None:
            return post.waiting(connection, MOST_AT_ONCE)
        return sharing.waiting(connection, self.lanes, MOST_AT_ONCE)

    def oldest(self, connection: sa.Connection) -> list[Taken]:
        """Take the oldest messages that wait."""
        waiting = self.waiting(connection)
        return take_turns(connection, self.knowledge, waiting, self.now(), self.remembered) if waiting else []

    def one(self, connection: sa.Connection, message: post.Waiting) -> list[Taken]:
        """Take this message, if it still waits."""
        if not still_waits(connection, message, self.lanes):
            return []
        return take_turns(connection, self.knowledge, [message], self.now(), self.remembered)


def still_waits(connection: sa.Connection, message: post.Waiting, lanes: Lanes | None) -> bool:
    """Whether nobody has handled it. Raises Overtaken when its lane is another's."""
    if lanes is None:
        return bool(post.these_waiting(connection, [message.id]))
    return sharing.still_waits(connection, lanes, message.id)
