"""What the turns of one transaction write together: answers to drafts, and reminders overtaken by a report.

Promises: it is written before anybody reads it and before the transaction ends; ``write`` says when.
Must not: decide anything.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from models.store.queries import drafts, unsent


class Unwritten:
    """One statement for the answers of two hundred officers instead of one for each."""

    def __init__(self, connection: sa.Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._given: list[drafts.Given] = []
        self._filed: set[str] = set()

    def answers(self, given: drafts.Given) -> None:
        """Answers for an open draft."""
        self._given.append(given)

    def filed(self, unit: str) -> None:
        """A report of this unit is in: what reminds of it and has not left is taken back."""
        self._filed.add(unit)

    def write(self) -> None:
        """Write it now."""
        given, self._given = self._given, []
        filed, self._filed = self._filed, set()
        drafts.save_all(self._connection, given, self._now)
        if filed:
            unsent.take_back_unsent(self._connection, unsent.concerned(self._connection, filed), self._now)
