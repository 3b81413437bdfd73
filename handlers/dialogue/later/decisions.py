"""What a turn about reminders decides to change, and what it wants looked up, as values.

Promises: imperative names, everything needed to carry it out inside.
Must not: carry anything out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.dialogue.later.states import ReportKey


@dataclass(frozen=True, slots=True)
class Snooze:
    """Remind the officer of nothing before ``moment``, then of what is owed."""

    moment: datetime


@dataclass(frozen=True, slots=True)
class SetReminderClock:
    """Remind the officer at ``clock``, "HH:MM"; "" for the role's own hour."""

    clock: str


@dataclass(frozen=True, slots=True)
class StandStill:
    """The figures of these reports do not exist yet: remind nobody of the unit before ``until``; tell a leader why."""

    reports: tuple[ReportKey, ...]
    reason: str
    until: datetime


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give these reports to a colleague, who is told."""

    reports: tuple[ReportKey, ...]
    colleague: int


PuttingOffDecision = Snooze | SetReminderClock | StandStill | HandOver


@dataclass(frozen=True, slots=True)
class WhyReminded:
    """Why the last reminder came."""
