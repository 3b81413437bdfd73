"""What the turns of one transaction write together: answers to drafts, reports, and reminders overtaken by a report.

Promises: it is written before anybody reads it and before the transaction ends; ``write`` says when.
Must not: decide anything.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from models.plan.plan import Plan
from models.store.queries import drafts, reports, unsent


class Unwritten:
    """One statement for the answers of two hundred officers instead of one for each."""

    def __init__(self, connection: sa.Connection, plan: Plan, now: datetime) -> None:
        self._connection = connection
        self._plan = plan
        self._now = now
        self._given: list[drafts.Given] = []
        self._filed: dict[str, reports.Filing] = {}

    def answers(self, given: drafts.Given) -> None:
        """Answers for an open draft."""
        self._given.append(given)

    def files(self, filing: reports.Filing) -> None:
        """A report: its draft is closed, and what reminds of it and has not left is taken back."""
        if filing.report.unit in self._filed:
            self.write()  # what a unit's report changes in the totals depends on what it filed before
        self._filed[filing.report.unit] = filing

    def write_filed(self) -> None:
        """Write it now if a report is among it."""
        if self._filed:
            self.write()

    def write(self) -> None:
        """Write it now."""
        given, self._given = self._given, []
        filed, self._filed = self._filed, {}
        drafts.save_all(self._connection, given, self._now)
        if filed:
            reports.file_together(self._connection, self._plan, tuple(filed.values()))
            drafts.close_filed(self._connection, [filing.report for filing in filed.values()])
            unsent.take_back_unsent(self._connection, unsent.concerned(self._connection, filed.keys()), self._now)
