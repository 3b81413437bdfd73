"""Who can be reached in a unit, as plain values. (pure)

Promises: frozen; whether somebody can be written to is said in one word.
Must not: know a table, a channel's address or a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.records import Language, Role


class Reach(StrEnum):
    """Whether an officer can be written to: has answered since joining, never answered, has blocked us or is gone
    from the network, or has no chat at all."""

    HEARD = "heard"
    SILENT = "silent"
    BLOCKED = "blocked"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Person:
    """An officer who has not left. ``phone`` is empty when the district gave none.

    ``conversation`` is the chat the officer wrote from last and can be reached at; None when there is none.
    """

    officer: int
    name: str
    role: Role
    unit: str
    language: Language
    phone: str
    reach: Reach
    heard_at: datetime | None
    conversation: int | None

    @property
    def reachable(self) -> bool:
        return self.conversation is not None
