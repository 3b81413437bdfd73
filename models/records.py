"""What the store hands out and takes in: officers, conversations, drafts and reports as plain values.

Promises: frozen values; decimals exact, moments aware.
Must not: know a table, a channel or a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
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
    id: int
    handle: str
    name: str
    role: Role
    unit: str
    language: Language
    reminders: Literal["on", "off"]
    agreed_at: datetime


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


@dataclass(frozen=True, slots=True)
class Answer:
    """What an officer answered for one indicator: the measure, for flows what it covers, and the raw text."""

    measure: measures.Measure
    per: measures.Per | None
    estimated: bool
    raw: str


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
