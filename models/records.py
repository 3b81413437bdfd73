"""What the store hands out and takes in: officers, conversations, drafts and reports as plain values.

Promises: frozen values; decimals exact, moments aware.
Must not: know a table, a channel or a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from models.plan import measures

Language = Literal["vi", "en"]


class Role(StrEnum):
    """What an officer is to the drive."""

    VILLAGE_HEAD = "village_head"
    COMMUNE_OFFICER = "commune_officer"
    COMMUNE_CHAIR = "commune_chair"
    DEPARTMENT_OFFICER = "department_officer"
    COORDINATOR = "coordinator"
    CHAIRMAN = "chairman"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer who has not left. ``reminder_clock``: the hour chosen for reminders, "HH:MM"; "" for the role's."""

    id: int
    handle: str
    name: str
    role: Role
    unit: str
    language: Language
    reminders: Literal["on", "off"]
    agreed_at: datetime
    reminder_clock: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation found by its code. ``claimed_by`` is the conversation that opened it, if any."""

    id: int
    unit: str
    role: Role
    name: str
    expires_at: datetime
    claimed_by: int | None
    used_at: datetime | None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an officer answered for one indicator: the measure, for flows what it covers, and the raw text.

    ``below`` is set where the officer took over what the units below make.
    """

    measure: measures.Measure
    per: measures.Per | None
    estimated: bool
    raw: str
    below: measures.Below | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An open draft of (unit, form, period) with the answers given so far."""

    id: int
    unit: str
    form: str
    period: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Report:
    """A filed report, without its values."""

    id: int
    unit: str
    form: str
    period: str
    receipt: str
    filed_at: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Extension:
    """A later last day, ``due_on``, for one unit, form and period; the newest one holds."""

    unit: str
    form: str
    period: str
    due_on: date
    reason: str
    granted_by: int | None
    granted_at: datetime


@dataclass(frozen=True, slots=True)
class Standstill:
    """Until ``until`` nobody of the unit is reminded: the figures do not exist yet, and ``reason`` says why."""

    unit: str
    form: str
    period: str
    reason: str
    until: datetime
    said_by: int | None
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Handover:
    """Who gave a form and period of ``unit`` to which colleague; both are still there. ``giver`` is the name."""

    unit: str
    form: str
    period: str
    given_by: int
    taken_by: int
    giver: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingReminder:
    """A waiting reminder, and its officer as of now. ``wish`` is "on", "off" or, for one who left, "left".

    ``due_on`` is the deadline it was planned for, ISO, or empty. ``overtaken``: a stage of the same form and
    period has been sent that was due at the same moment or later.
    """

    id: int
    officer: int
    form: str
    period: str
    due_on: str
    stage: str
    due_at: datetime
    role: Role
    unit: str
    name: str
    phone: str
    language: Language
    wish: str
    overtaken: bool
