"""What a leader's turn decides to change, and what it wants looked up, as values.

Promises: imperative names, everything needed to carry it out inside.
Must not: carry anything out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from handlers.dialogue.leaders.states import LateReport
from handlers.reading.orders import Audience


@dataclass(frozen=True, slots=True)
class ExtendDeadline:
    """Give the unit until ``due_on`` for these reports, and tell its officers."""

    unit: str
    reports: tuple[LateReport, ...]
    due_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class WriteToUnit:
    """Pass a leader's words on to the unit's officers."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Announce:
    """Begin a broadcast."""

    audience: Audience
    text: str


@dataclass(frozen=True, slots=True)
class StopBroadcast:
    """Send no further copy of the broadcasts that are on their way."""


LeadingDecision = ExtendDeadline | WriteToUnit | Announce | StopBroadcast


@dataclass(frozen=True, slots=True)
class LateList:
    """What is late among the units the leader answers for; ``page`` from 1. ``period``: only of what ends with it."""

    page: int = 1
    period: str | None = None


@dataclass(frozen=True, slots=True)
class NotYetDue:
    """What is open and not late yet, form by form; unit by unit where a ``page`` from 1 is asked for."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class BroadcastProgress:
    """How far the newest broadcast is; ``after`` "stopping" when that was done just now, "nothing" when there
    was nothing to stop."""

    after: str = ""


@dataclass(frozen=True, slots=True)
class BroadcastUnreached:
    """Whom the newest broadcast did not reach."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """What will be sent from ``first_on`` to ``last_on`` if nothing more is filed; one day is shown in full."""

    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class SummingUp:
    """A document about a period: the summary on paper or the figures, of the whole district or one unit."""

    what: Literal["summary", "figures"]
    period: str
    unit: str | None = None


LeadingInquiry = LateList | NotYetDue | BroadcastProgress | BroadcastUnreached | Foresight | SummingUp
